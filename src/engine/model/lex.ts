import type { ServerInfo } from './catalog.js';
import type { TargetName } from './mapping.js';
import type { SqlToken } from './sqlToken.js';

/** The dialect's surface: quoting and splitting. Adapters of one dialect share it: what one of them reads means the same to the other. */
export interface Lex {
  quoteIdentifier(name: string): string;
  /** A string literal that is safe under every session setting of our sessions. */
  quoteString(value: string): string;
  /** A table's name for DDL and queries; the schema is left out where it is the connection's own and the engine has no search path. */
  qualify(name: TargetName, server: ServerInfo): string;
  /** Splits SQL into statements without their semicolons, ignoring those inside strings, comments and bodies. */
  splitStatements(sql: string): readonly { readonly sql: string; readonly offset: number }[];
  /** Why a text can't be one value of a SELECT list, as far as that shows without a server; undefined where nothing shows. */
  expressionError(sql: string): string | undefined;
  /** The table that a CREATE TABLE statement creates, or undefined for any other statement. */
  createdTable(statement: string, server: Pick<ServerInfo, 'database'>): TargetName | undefined;
  /** What a person may want who writes a conversion: the dialect's own functions, for completion. */
  readonly functions: readonly string[];
  /** The pieces of a text that mean something, in order; never fails. */
  tokens(sql: string): Iterable<SqlToken>;
}

import type { Lex } from '../model/lex.js';
import type { SqlToken } from '../model/sqlToken.js';
import type { ReviewedTable } from '../model/scriptReview.js';

/** Tables by name, to tell which of them a piece of SQL is about. */
export class TableNames {
  readonly #tables = new Map<string, ReviewedTable[]>();
  readonly #schemas: ReadonlySet<string>;

  constructor(tables: readonly ReviewedTable[]) {
    this.#schemas = new Set(tables.map((table) => table.schema));
    for (const table of tables) {
      const namesakes = this.#tables.get(table.name);
      if (namesakes) namesakes.push(table);
      else this.#tables.set(table.name, [table]);
    }
  }

  isSchema(name: string): boolean {
    return this.#schemas.has(name);
  }

  named(name: string): readonly ReviewedTable[] {
    return this.#tables.get(name) ?? [];
  }

  /** The tables whose names stand in the SQL; namesakes in several schemas all count. */
  namedIn(sql: string, lex: Lex): readonly ReviewedTable[] {
    return this.#among([...lex.tokens(sql)]);
  }

  #among(tokens: readonly SqlToken[]): readonly ReviewedTable[] {
    const found = new Set(
      tokens.flatMap((token, at) => (followsTableWord(tokens, at) ? this.named(token.name ?? '') : [])),
    );
    return [...found];
  }
}

/** Words behind which a table's name stands, qualified or not. */
const tableWords: ReadonlySet<string> = new Set(['from', 'join', 'into', 'table', 'copy', 'only', 'update']);

function followsTableWord(tokens: readonly SqlToken[], at: number): boolean {
  const before = tokens[at - 1];
  if (before?.text === '.') return followsTableWord(tokens, at - 2);
  return before?.kind === 'word' && tableWords.has(before.text.toLowerCase());
}

/** A quoted name that no table of its statement has as a column. */
export interface UnknownName {
  readonly name: string;
  /** As it is written. */
  readonly text: string;
  readonly start: number;
  /** The tables that the SQL is about. */
  readonly tables: readonly string[];
}

/** The quoted names of a query or a load that stand for a column and are none; nothing when no table is named whose columns are known, for then nothing can be said. */
export function unknownNames(sql: string, lex: Lex, known: TableNames): UnknownName[] {
  const tables = known.namedIn(sql, lex);
  if (tables.length === 0 || tables.some((table) => table.columns.length === 0)) return [];
  const tokens = [...lex.tokens(sql)];
  // A table beside them that isn't known may have any column.
  if (tokens.some((token, at) => isUnknownTable(tokens, token, at, known))) return [];
  const allowed = new Set(tables.flatMap((table) => table.columns.map((column) => column.name)));
  tokens.forEach((token, at) => {
    if (token.name !== undefined && isAlias(tokens, at)) allowed.add(token.name);
  });
  const names = [...new Set(tables.map((table) => table.name))];
  return tokens.flatMap((token, at) =>
    token.kind === 'quoted' && token.name !== undefined && !allowed.has(token.name) && mayBeColumn(tokens, at)
      ? [{ name: token.name, text: token.text, start: token.start, tables: names }]
      : [],
  );
}

function isUnknownTable(tokens: readonly SqlToken[], token: SqlToken, at: number, known: TableNames): boolean {
  if (token.name === undefined || tokens[at + 1]?.text === '.' || !followsTableWord(tokens, at)) return false;
  return !tableWords.has(token.text.toLowerCase()) && known.named(token.name).length === 0;
}

function isAlias(tokens: readonly SqlToken[], at: number): boolean {
  const before = tokens[at - 1];
  return before?.text.toLowerCase() === 'as' || before?.text === ')' || (before?.kind === 'quoted' && at > 0);
}

/** Not a qualifier, a table, a function, a type behind `::`, or a collation. */
function mayBeColumn(tokens: readonly SqlToken[], at: number): boolean {
  const [before, after] = [tokens[at - 1], tokens[at + 1]];
  if (after?.text === '.' || followsTableWord(tokens, at)) return false;
  const start = before?.text === '.' ? at - 2 : at;
  const lead = tokens[start - 1];
  if (lead?.text === ':' || lead?.text === '::' || lead?.text.toLowerCase() === 'collate') return false;
  return after?.text !== '(';
}

import type { Adapter } from '../../adapter.js';
import type { Check, Table } from '../../model/catalog.js';
import type { TableMapping } from '../../model/mapping.js';
import { judge } from './meaning.js';

/** The CHECKs of a table that no CHECK of the source became. */
export interface ColumnChecks {
  /** By column, its own condition, which has no name of ours. */
  readonly columns: ReadonlyMap<string, Check>;
  /** Those that belong to no column. */
  readonly others: readonly Check[];
}

/**
 * Gives each column's own condition its CHECK: the one that says it; where the server prints it in another way, one that reads the column.
 */
export function columnChecks(table: TableMapping, found: Table, adapter: Adapter): ColumnChecks {
  const named = new Set(table.checks.map((check) => check.name));
  const rest = found.checks.filter((check) => !named.has(check.name));
  const wanted = adapter.ddl.createdColumns(table).flatMap(({ name, check }) => {
    const sql = check?.replaceAll('@value', () => adapter.lex.quoteIdentifier(name));
    return sql === undefined ? [] : [{ name, sql }];
  });
  const columns = new Map<string, Check>();
  const take = (isOwn: (column: { readonly name: string; readonly sql: string }, check: Check) => boolean): void => {
    for (const column of wanted.filter(({ name }) => !columns.has(name))) {
      const at = rest.findIndex((check) => isOwn(column, check));
      for (const check of at < 0 ? [] : rest.splice(at, 1)) columns.set(column.name, check);
    }
  };
  take(({ sql }, check) => judge({ table, adapter }, { sql }, check) === 'same');
  take(({ name }, { text }) => text.includes(name));
  return { columns, others: rest };
}

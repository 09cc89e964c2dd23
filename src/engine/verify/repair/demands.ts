import type { Adapter } from '../../adapter.js';
import type { ReferentialAction } from '../../model/catalog.js';
import type { ColumnMapping, Mapping, TableMapping, TargetName } from '../../model/mapping.js';
import type { InboundKey, RepairDemand, RepairedTable } from '../../model/repair.js';
import type { RowDifference } from '../../model/verification.js';
import { batches, targetKeys } from './rowKeys.js';

/** A table whose rows are to be mended, and the foreign keys, of any schema, that refer to it. */
export interface Mended {
  readonly target: Adapter;
  readonly mapping: Mapping;
  readonly table: TableMapping;
  readonly key: readonly ColumnMapping[];
  readonly keys: readonly InboundKey[];
}

/**
 * What has to hold so that a repair changes no row but those that it names. Rows that go would take others with them, or change them, where a key says so: rows of the migration that differ
 * have gone before them, any other stays. A changed value goes on to rows that nothing compared. Pure.
 */
export function demandsOf(mended: Mended, rows: readonly RowDifference[]): RepairedTable['demands'] {
  const { keys, mapping } = mended;
  const extra = rows.filter(({ kind }) => kind === 'extra');
  const compared = mapping.tables.filter(({ included }) => included);
  const isCompared = (key: InboundKey): boolean => compared.some(({ target }) => isSame(target, key.table));
  const changing = (key: InboundKey): RowDifference[] =>
    rows.filter(
      ({ cells, kind }) => kind !== 'extra' && cells.some(({ column }) => key.referencedColumns.includes(column)),
    );
  return {
    remove: keys
      .filter(({ onDelete }) => acts(onDelete))
      .flatMap((key) => referring(mended, key, extra, `ON DELETE ${key.onDelete.toUpperCase()}`)),
    merge: keys
      .filter((key) => acts(key.onUpdate) && !isCompared(key))
      .flatMap((key) => referring(mended, key, changing(key), `ON UPDATE ${key.onUpdate.toUpperCase()}`)),
  };
}

const acts = (action: ReferentialAction): boolean => action !== 'no action' && action !== 'restrict';

const isSame = (one: TargetName, other: TargetName): boolean => one.schema === other.schema && one.name === other.name;

/** For rows of the key's table that refer to these rows; those among these rows themselves don't count. */
function referring(
  { target, mapping, table, key }: Mended,
  inbound: InboundKey,
  rows: readonly RowDifference[],
  action: string,
): RepairDemand[] {
  const { lex } = target;
  const names = (columns: readonly string[]): string => columns.map((name) => lex.quoteIdentifier(name)).join(', ');
  const name = lex.qualify(inbound.table, mapping.target);
  const itself = isSame(inbound.table, table.target) ? ` AND NOT (${targetKeys(target, mapping, key, rows)})` : '';
  return batches(rows).map((some) => ({
    sql:
      `SELECT 1 FROM ${name} WHERE (${names(inbound.columns)}) IN (SELECT ${names(inbound.referencedColumns)} ` +
      `FROM ${lex.qualify(table.target, mapping.target)} WHERE ${targetKeys(target, mapping, key, some)})${itself} LIMIT 1`,
    reason: `rows of ${name} refer to them, and would be changed or lost with them: their key ${lex.quoteIdentifier(inbound.name)} says ${action}.`,
  }));
}

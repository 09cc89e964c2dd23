import type { Session } from '../../adapter.js';
import { findTable } from '../../model/catalog.js';
import type { ColumnMapping, TableMapping } from '../../model/mapping.js';
import type { AspectDifference } from '../../model/objectVerification.js';
import type { Comparison } from './comparison.js';

/** A counter of the target that would give a value which the data, or the source, has had already. */
export interface CounterBehind {
  readonly table: TableMapping;
  readonly column: ColumnMapping;
  readonly difference: AspectDifference;
}

/** Compares every counter of a column with the greatest value of its column and with where the source's stands. */
export async function countersBehind(
  { mapping, target, adapter }: Comparison,
  session: Session,
  signal: AbortSignal,
): Promise<CounterBehind[]> {
  const behind: CounterBehind[] = [];
  const { lex, ddl } = adapter;
  for (const table of mapping.tables.filter((entry) => entry.included)) {
    const found = findTable(target, table.target.schema, table.target.name);
    for (const created of found ? ddl.createdColumns(table).filter((column) => column.counts) : []) {
      const next = found?.columns.find((column) => column.name === created.name)?.identity?.next;
      const column = table.columns.find((entry) => entry.included && entry.name === created.name);
      if (next === undefined || !column) continue;
      const descends = column.identity?.increment?.startsWith('-') === true;
      const edge = `${descends ? 'MIN' : 'MAX'}(${lex.quoteIdentifier(created.name)})`;
      const { rows } = await session.query(
        `SELECT ${edge} FROM ${lex.qualify(table.target, target.server)}`,
        [],
        signal,
      );
      const difference = comparePosition(column, next, rows[0]?.[0] ?? undefined, descends);
      if (difference) behind.push({ table, column, difference });
    }
  }
  return behind;
}

function comparePosition(
  { identity, source }: ColumnMapping,
  next: string,
  edge: string | undefined,
  descends: boolean,
): AspectDifference | undefined {
  const before = (one: bigint, other: bigint): boolean => (descends ? one > other : one < other);
  const position = BigInt(next);
  const step = BigInt(identity?.increment ?? '1');
  if (edge !== undefined && !before(BigInt(edge), position)) {
    // A counter at the end of its type gives no further value, at the source neither.
    const exhausted =
      source.identity?.next !== undefined &&
      BigInt(source.identity.next) === BigInt(edge) + step &&
      position === BigInt(edge);
    if (!exhausted) return { aspect: 'counter', expected: `beyond ${edge}, the last value in the data`, found: next };
  }
  const wanted = source.identity?.next;
  if (wanted !== undefined && before(position, BigInt(wanted)) && identity !== undefined)
    return { aspect: 'counter', expected: `${wanted} or beyond, where the source's stands`, found: next };
  return undefined;
}

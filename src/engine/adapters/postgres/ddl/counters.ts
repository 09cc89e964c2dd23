import type { ColumnMapping, TableMapping } from '../../../model/mapping.js';
import { kindOf } from './carry.js';
import { qualify, quoteIdentifier, quoteString } from '../lex.js';
import { parseType } from '../types/native.js';

/** The greatest value of each type that can be an identity. */
const greatest: Readonly<Record<string, string>> = {
  smallint: '32767',
  integer: '2147483647',
  bigint: '9223372036854775807',
};

/**
 * Sets each identity past the data and to no less than the source's next value. The third argument of setval says whether the value was handed out: a counter at the end
 * of its type then fails at the next row, as it did in the source. https://www.postgresql.org/docs/18/functions-sequence.html
 */
export function setCounters(table: TableMapping): string {
  return table.columns
    .filter((column) => column.included && hasCounter(column))
    .map((column) => setCounter(column, table))
    .join('\n');
}

/** Only integers can be identities. */
export function hasCounter(column: ColumnMapping): boolean {
  return column.identity !== undefined && kindOf(column.chosen) === 'integer';
}

/** The greatest value that a column's counter can give, in digits. */
export function counterLimit({ chosen }: ColumnMapping): string {
  return greatest[parseType(chosen.type)?.name ?? ''] ?? greatest.bigint ?? '';
}

function setCounter(column: ColumnMapping, table: TableMapping): string {
  const name = quoteIdentifier(column.name);
  const limit = counterLimit(column);
  const { next = '1', increment = '1' } = column.identity ?? {};
  const counter = `pg_get_serial_sequence(${quoteString(qualify(table.target))}, ${quoteString(column.name)})`;
  const descending = increment.startsWith('-');
  const [edge, choose, bound] = descending
    ? [`min(${name})`, 'LEAST', `GREATEST(next, -${limit})`]
    : [`max(${name})`, 'GREATEST', `LEAST(next, ${limit})`];
  const exhausted = descending ? `next < -${limit}` : `next > ${limit}`;
  const start = descending ? '-1' : '1';
  return [
    `SELECT setval(${counter}, ${bound}::bigint, ${exhausted})`,
    `FROM (SELECT ${choose}(coalesce(${edge}::numeric + ${increment}, ${start}), ${next}, ${start}) AS next FROM ${qualify(table.target)}) counter;`,
  ].join('\n');
}

import type { Session } from '../../../adapter.js';
import type { TableSize } from '../../../model/chunk.js';
import type { TargetName } from '../../../model/mapping.js';
import { quoteIdentifier } from '../lex.js';
import { mysqlSession, type MysqlSession } from '../session.js';

/** Tables that are looked into at once: a session's share of the open ones (table_open_cache / table_open_cache_instances) is 250. */
const perQuery = 100;
/** The statistics of a table that has more rows than this never say so few. */
const fewRows = 1000;

/** Rows and bytes by the server's statistics, which are guesses; whether a small table is empty is asked of the table itself. */
export async function sizes(
  reader: Session,
  tables: readonly TargetName[],
  signal?: AbortSignal,
): Promise<readonly (TableSize | undefined)[]> {
  const session = mysqlSession(reader);
  const known = await statistics(session, tables, signal);
  const few = tables.flatMap((table, index) =>
    (known[index]?.rows ?? fewRows + 1) <= fewRows ? [{ table, index }] : [],
  );
  const names = few.map(({ table }) => table);
  const found = await empty(reader, names, signal);
  const without = new Set(few.flatMap(({ index }, at) => (found[at] === true ? [index] : [])));
  return known.map((size, index) => size && { ...size, empty: without.has(index) });
}

/** Asks each table for its first row: statistics don't tell. */
export async function empty(
  reader: Session,
  tables: readonly TargetName[],
  signal?: AbortSignal,
): Promise<readonly boolean[]> {
  const found: boolean[] = [];
  for (let from = 0; from < tables.length; from += perQuery) {
    const asked = tables
      .slice(from, from + perQuery)
      .map(({ schema, name }) => `NOT EXISTS (SELECT 1 FROM ${quoteIdentifier(schema)}.${quoteIdentifier(name)})`);
    const { rows } = await mysqlSession(reader).execute(`SELECT ${asked.join(', ')}`, { signal });
    found.push(...(rows[0] ?? []).map((value) => value === '1'));
  }
  return found;
}

async function statistics(
  session: MysqlSession,
  tables: readonly TargetName[],
  signal: AbortSignal | undefined,
): Promise<(TableSize | undefined)[]> {
  const schemas = [...new Set(tables.map((table) => table.schema))];
  if (schemas.length === 0) return [];
  const { rows } = await session.execute(
    `SELECT TABLE_SCHEMA, TABLE_NAME, TABLE_ROWS, DATA_LENGTH FROM information_schema.TABLES
     WHERE TABLE_SCHEMA IN (${schemas.map(() => '?').join(', ')}) AND TABLE_TYPE <> 'VIEW'`,
    { values: schemas, signal },
  );
  const found = new Map(
    rows.map(([schema, name, count, bytes]) => [
      JSON.stringify([schema, name]),
      { rows: Number(count), bytes: Number(bytes), empty: false },
    ]),
  );
  return tables.map((table) => found.get(JSON.stringify([table.schema, table.name])));
}

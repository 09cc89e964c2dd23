import type { Session } from '../../../adapter.js';
import type { TableSize } from '../../../model/chunk.js';
import type { TargetName } from '../../../model/mapping.js';
import { quoteIdentifier } from '../lex.js';
import { mysqlSession, type MysqlSession } from '../session.js';

/** Tables that are looked into at once. */
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
  const empty = new Set<number>();
  for (let from = 0; from < few.length; from += perQuery) {
    const batch = few.slice(from, from + perQuery);
    const asked = batch.map(
      ({ table }) => `NOT EXISTS (SELECT 1 FROM ${quoteIdentifier(table.schema)}.${quoteIdentifier(table.name)})`,
    );
    const { rows } = await session.execute(`SELECT ${asked.join(', ')}`, { signal });
    batch.forEach(({ index }, at) => {
      if (rows[0]?.[at] === '1') empty.add(index);
    });
  }
  return known.map((size, index) => size && { ...size, empty: empty.has(index) });
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

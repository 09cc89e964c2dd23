import type { TargetName } from '../../../model/mapping.js';
import type { MysqlSession } from '../session.js';

/** When each table was last written, to the second, as the server tells it. */
export interface TableMarks {
  readonly now: string;
  readonly times: ReadonlyMap<string, string | null>;
}

/** UPDATE_TIME of the given tables; InnoDB keeps it in memory since the server's start. */
export async function readMarks(
  session: MysqlSession,
  tables: readonly TargetName[],
  signal?: AbortSignal,
): Promise<TableMarks> {
  const schemas = [...new Set(tables.map((table) => table.schema))];
  const wanted = new Set(tables.map((table) => JSON.stringify([table.schema, table.name])));
  const list = schemas.length === 0 ? `''` : schemas.map(() => '?').join(', ');
  const { rows } = await session.execute(
    `SELECT TABLE_SCHEMA, TABLE_NAME, UPDATE_TIME, NOW() FROM information_schema.TABLES WHERE TABLE_SCHEMA IN (${list})`,
    { values: schemas, signal },
  );
  const own = rows.filter((row) => wanted.has(JSON.stringify([row[0], row[1]])));
  const times = new Map(own.map((row) => [JSON.stringify([row[0], row[1]]), row[2] ?? null]));
  return { now: rows[0]?.[3] ?? '', times };
}

/**
 * Whether any table was written between two marks. Undefined where that can't be told: a table that was written in the very second of the first mark
 * may have been written before or after it.
 */
export function sawMoves(before: TableMarks, after: TableMarks): boolean | undefined {
  let certain = true;
  for (const [table, time] of after.times) {
    const earlier = before.times.get(table);
    if (time !== earlier && time !== null) return true;
    if (time !== null && time >= before.now) certain = false;
  }
  return certain ? false : undefined;
}

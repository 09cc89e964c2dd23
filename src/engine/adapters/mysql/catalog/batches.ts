import type { MysqlSession } from '../session.js';
import type { CatalogRow } from './queries.js';

/** SELECTs of one statement; each opens a table. */
const perQuery = 200;

/** Runs many small SELECTs of equal columns as few statements; the rows of all of them. */
export async function unionAll(
  session: MysqlSession,
  selects: readonly string[],
  signal?: AbortSignal,
): Promise<CatalogRow[]> {
  const rows: CatalogRow[] = [];
  for (let at = 0; at < selects.length; at += perQuery) {
    const sql = selects.slice(at, at + perQuery).map((select) => `(${select})`);
    rows.push(...(await session.execute(sql.join('\nUNION ALL '), { stage: 'introspect', signal })).rows);
  }
  return rows;
}

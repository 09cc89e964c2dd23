import type { Session } from '../../../adapter.js';
import { mysqlSession } from '../session.js';

/** Bytes of a row where the server's statistics don't tell. */
const usualRow = 100;

/** Rows by EXPLAIN, bytes by the statistics of the table that the query reads first. */
export async function estimate(
  reader: Session,
  query: string,
  signal?: AbortSignal,
): Promise<{ readonly rows: number; readonly bytes: number }> {
  const session = mysqlSession(reader);
  const { columns, rows: plan } = await session.execute(`${session.explain} ${query}`, { signal });
  const [first] = plan;
  const cell = (name: string): string => first?.[columns.indexOf(name)] ?? '';
  const rows = Number(cell('rows')) || 0;
  const { rows: sizes } = await session.execute(
    'SELECT AVG_ROW_LENGTH FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ?',
    { values: [cell('table')], signal },
  );
  return { rows, bytes: rows * (Number(sizes[0]?.[0]) || usualRow) };
}

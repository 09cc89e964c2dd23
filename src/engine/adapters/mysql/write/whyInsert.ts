import type { MysqlSession } from '../session.js';
import type { ParsedLoad } from './loadStatement.js';

/**
 * Why rows have to go in as INSERTs; undefined where LOAD DATA LOCAL takes them. On a table with a BEFORE INSERT trigger MySQL's LOAD DATA LOCAL puts '' or 0 in
 * the place of a NULL that may not be, and warns of nothing (seen on 9.7). A trigger on which the user has no privilege is not seen.
 */
export async function whyInsert(
  session: MysqlSession,
  { name }: ParsedLoad,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  if (session.server.capabilities.localInfile !== true)
    return 'The server takes no LOAD DATA LOCAL (local_infile is off)';
  const { rows } = await session.execute(
    `SELECT trigger_name FROM information_schema.triggers
     WHERE event_object_schema = COALESCE(NULLIF(?, ''), DATABASE()) AND event_object_table = ?
       AND event_manipulation = 'INSERT' AND action_timing = 'BEFORE' LIMIT 1`,
    { values: [name.schema, name.name], signal },
  );
  const [[trigger] = []] = rows;
  return typeof trigger !== 'string'
    ? undefined
    : `The table has the trigger ${trigger}, under which LOAD DATA LOCAL would change values`;
}

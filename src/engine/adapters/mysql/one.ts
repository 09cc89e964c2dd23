import type { Session } from '../../adapter.js';

/** One value; undefined where this server has no such thing, or hides it from the user. */
export async function one(
  session: Session,
  sql: string,
  signal: AbortSignal | undefined,
  column = 0,
): Promise<string | undefined> {
  try {
    const { rows } = await session.query(sql, [], signal);
    return rows[0]?.[column] ?? undefined;
  } catch (error) {
    if (signal?.aborted) throw error;
    return undefined;
  }
}

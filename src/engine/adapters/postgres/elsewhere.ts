import type { Client } from 'pg';

/** How long the server is asked to end a session that it was not told the end of, in milliseconds: a busy one answers late, and would keep it for hours. */
const endPatience = 15_000;

/** Opens one more connection to the same server; gives up after so many milliseconds. */
export type OpenAnother = (patience: number) => Promise<Client>;

/** A question with its values. */
export interface Question {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/** Asks through a connection of its own, which may be as dead as the one that it is about: nobody waits longer than `patience` for it, nor for its answer. */
export async function askElsewhere(
  openAnother: OpenAnother,
  patience: number,
  { sql, values }: Question,
): Promise<void> {
  const other = await openAnother(patience);
  const cut = setTimeout(() => other.connection.stream.destroy(), patience);
  try {
    await other.query(sql, [...values]);
    await other.end();
  } finally {
    clearTimeout(cut);
  }
}

/**
 * Ends the session of this process that meets the condition, whose connection is dead: a server that was not told would keep it, with its locks and its snapshot, for hours. `$1` is the
 * process, `$2` the value. Never rejects: where the server can't be reached either, it is gone with its sessions.
 */
export async function endAtServer(
  openAnother: OpenAnother,
  pid: number,
  condition: string,
  value: string | number,
): Promise<void> {
  const sql = `SELECT pg_catalog.pg_terminate_backend(pid) FROM pg_catalog.pg_stat_activity WHERE pid = $1 AND ${condition}`;
  await askElsewhere(openAnother, endPatience, { sql, values: [pid, value] }).catch(() => undefined);
}

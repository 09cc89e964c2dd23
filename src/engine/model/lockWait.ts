/** A session that waits for a lock, and whose it is. */
export interface LockWait {
  /** The server's number of the session that waits. */
  readonly waiting: number;
  /** Who holds it; empty where the server doesn't tell. */
  readonly holders: readonly LockHolder[];
  /** False where the server tells only that there is a wait, and the holders are those that may be meant. */
  readonly certain: boolean;
}

/** A session that others wait for. */
export interface LockHolder {
  readonly session: number;
  readonly user: string;
  /** What it does, and since when: `idle in transaction for 12 s`. */
  readonly state: string;
  /** Its statement, or the last one, as {@link shownStatement} gives it. */
  readonly statement?: string | undefined;
  /** The statement that ends it. */
  readonly end: string;
}

/** Longest text of another session's statement, in characters. */
const longest = 160;

/** A statement of somebody else's as it may be shown: in one line, shortened, and without what stands in quotes, which may be anybody's data. */
export function shownStatement(sql: string, quoted: RegExp): string {
  const short = sql.replaceAll(quoted, "'…'").replaceAll(/\s+/gu, ' ').trim();
  return short.length > longest ? `${short.slice(0, longest)}…` : short;
}

/** `session 214 (app, idle in transaction for 12 s: UPDATE orders SET …)` */
export function holderWords({ session, user, state, statement }: LockHolder): string {
  return `session ${session} (${user}, ${state}${statement === undefined ? '' : `: ${statement}`})`;
}

import type { Session } from '../../adapter.js';
import { shownStatement, type LockHolder, type LockWait } from '../../model/lockWait.js';

/** Literals, dollar-quoted ones included; the server may have cut the last one off. */
const quoted = /'(?:[^']|'')*(?:'|$)|\$(\w*)\$[\s\S]*?(?:\$\1\$|$)/gu;

/** A transaction that was prepared has no session: pg_blocking_pids gives 0. https://www.postgresql.org/docs/18/functions-info.html */
const holders = `SELECT w.pid, h.pid, coalesce(a.usename, a.backend_type, ''), coalesce(a.state, ''),
    coalesce(extract(epoch FROM now() - coalesce(a.xact_start, a.query_start))::bigint, 0), a.query
  FROM unnest($1::int[]) w (pid) CROSS JOIN LATERAL (SELECT DISTINCT unnest(pg_catalog.pg_blocking_pids(w.pid)) AS pid) h
  LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = h.pid ORDER BY 1, 2`;

export async function lockWaits(
  session: Session,
  sessions: readonly number[],
  signal?: AbortSignal,
): Promise<readonly LockWait[]> {
  const { rows } = await session.query(holders, [`{${sessions.join(',')}}`], signal);
  const waits = new Map<number, LockHolder[]>();
  for (const row of rows) {
    const [waiting, holder] = [Number(row[0]), holderOf(row)];
    waits.set(waiting, [...(waits.get(waiting) ?? []), holder]);
  }
  return [...waits].map(([waiting, found]) => ({ waiting, holders: found, certain: true }));
}

function holderOf([, pid, user, state, seconds, query]: readonly (string | null)[]): LockHolder {
  if (pid === '0') {
    const end = 'ROLLBACK PREPARED (see pg_prepared_xacts)';
    return { session: 0, user: 'nobody', state: 'a prepared transaction', end };
  }
  return {
    session: Number(pid),
    user: user ?? '',
    state: `${state ?? ''} for ${seconds ?? '0'} s`.trim(),
    statement: query === null || query === undefined || query === '' ? undefined : shownStatement(query, quoted),
    end: `SELECT pg_terminate_backend(${pid ?? ''})`,
  };
}

import type { Session } from '../../adapter.js';
import type { LoadQuestion, ServerCapacity, ServerLoad } from '../../model/serverLoad.js';

/** Without this role the server hides what other users' sessions do; https://www.postgresql.org/docs/18/predefined-roles.html */
const sees = `pg_catalog.pg_has_role('pg_read_all_stats', 'USAGE')::int`;

/** Active sessions, and how long the last standby takes to replay; https://www.postgresql.org/docs/18/monitoring-stats.html#MONITORING-PG-STAT-REPLICATION-VIEW */
export async function load(session: Session, { own, lag }: LoadQuestion, signal?: AbortSignal): Promise<ServerLoad> {
  const { rows } = await session.query(
    `SELECT ${sees},
      (SELECT count(*) FROM pg_catalog.pg_stat_activity
        WHERE backend_type = 'client backend' AND state IN ('active', 'fastpath function call') AND pid <> ALL ($1::int[])),
      ${lag ? '(SELECT coalesce(max(extract(epoch FROM replay_lag)), 0) FROM pg_catalog.pg_stat_replication)' : 'NULL'}`,
    [`{${own.join(',')}}`],
    signal,
  );
  const [all, running, lagSeconds] = rows[0] ?? [];
  const unseen =
    all === '1' ? undefined : 'The user may not see what sessions of other users do: GRANT pg_read_all_stats TO …';
  const seen = unseen === undefined && typeof lagSeconds === 'string' ? Number(lagSeconds) : undefined;
  return { running: Number(running), lagSeconds: seen, unseen };
}

/** Of the limits of the server, the database and the user, the one that leaves least. PostgreSQL tells nothing of its processors. */
export async function capacity(session: Session, signal?: AbortSignal): Promise<ServerCapacity> {
  const { rows } = await session.query(
    `SELECT most, open FROM (
        SELECT current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int AS most,
          (SELECT sum(numbackends) FROM pg_catalog.pg_stat_database) AS open
        UNION ALL SELECT datconnlimit, pg_catalog.pg_stat_get_db_numbackends(oid)
          FROM pg_catalog.pg_database WHERE datname = current_database() AND datconnlimit >= 0
        UNION ALL SELECT rolconnlimit, (SELECT count(*) FROM pg_catalog.pg_stat_activity WHERE usename = rolname)
          FROM pg_catalog.pg_roles WHERE rolname = session_user AND rolconnlimit >= 0 AND NOT rolsuper
      ) limits ORDER BY most - open LIMIT 1`,
    [],
    signal,
  );
  const [most, open] = rows[0] ?? [];
  return { connections: { most: Number(most), open: Number(open) } };
}

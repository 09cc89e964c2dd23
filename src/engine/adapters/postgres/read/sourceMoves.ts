import type { TargetName } from '../../../model/mapping.js';
import type { PostgresSession } from '../session.js';

/** How far a server had come: its next transaction's number, and what its statistics counted as changed rows. */
export interface Changes {
  readonly nextTransaction: string;
  readonly rows: string;
  readonly since: string;
}

/** Below a partitioned table the counters are its partitions'. */
const tree = `WITH RECURSIVE tree AS (
  SELECT c.oid FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE (n.nspname, c.relname) IN (SELECT j ->> 0, j ->> 1 FROM pg_catalog.jsonb_array_elements($1::jsonb) j)
  UNION SELECT i.inhrelid FROM tree t JOIN pg_catalog.pg_inherits i ON i.inhparent = t.oid)`;

const counters = `coalesce((SELECT sum(pg_stat_get_tuples_inserted(oid) + pg_stat_get_tuples_updated(oid) + pg_stat_get_tuples_deleted(oid)) FROM tree), 0)`;

export async function changesOf(
  session: PostgresSession,
  tables: readonly TargetName[],
  signal: AbortSignal | undefined,
): Promise<Changes> {
  const wanted = JSON.stringify(tables.map((table) => [table.schema, table.name]));
  const next =
    session.server.versionNumber >= 130000
      ? 'pg_snapshot_xmax(pg_current_snapshot())'
      : 'txid_snapshot_xmax(txid_current_snapshot())';
  const sql = `${tree} SELECT ${next}::text, ${counters}::text, clock_timestamp()::text`;
  const { rows } = await session.execute(sql, { values: [wanted], signal });
  const [nextTransaction, changed, since] = rows[0] ?? [];
  return { nextTransaction: nextTransaction ?? '', rows: changed ?? '', since: since ?? '' };
}

/**
 * Whether the tables changed since `before`. No transaction with a number of its own since then: no. Counters that grew: yes. Otherwise another session may
 * have changed rows that it has not reported yet (it does so up to ten seconds late, or when it ends), and only quiet sessions allow a no.
 * https://www.postgresql.org/docs/18/monitoring-stats.html
 */
export async function hasMoved(
  session: PostgresSession,
  before: Changes,
  tables: readonly TargetName[],
  signal: AbortSignal | undefined,
): Promise<boolean | undefined> {
  const after = await changesOf(session, tables, signal);
  if (after.nextTransaction === before.nextTransaction) return false;
  if (after.rows !== before.rows) return true;
  const sql = `SELECT (current_setting('track_counts') = 'on')::int, (EXISTS (SELECT FROM pg_catalog.pg_stat_activity
      WHERE datid = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database()) AND backend_type = 'client backend'
        AND pid <> pg_backend_pid() AND application_name <> current_setting('application_name')
        AND (state_change IS NULL OR state_change >= $1::timestamptz)))::int`;
  const { rows } = await session.execute(sql, { values: [before.since], signal });
  const [counts, restless] = rows[0] ?? [];
  return counts === '1' && restless === '0' ? false : undefined;
}

import type { Session } from '../../adapter.js';
import type { Check, CheckPlan } from '../../model/check.js';
import { capacity } from './load.js';

/** Seconds from which on a transaction of another session is told of. */
const longTransaction = 300;

/** Looks at the server's settings and its load; writes nothing. https://www.postgresql.org/docs/18/monitoring-stats.html */
export async function checks(session: Session, plan: CheckPlan, signal?: AbortSignal): Promise<Check[]> {
  const { side } = plan;
  const { rows } = await session.query(
    `SELECT (SELECT count(*) FROM pg_catalog.pg_stat_replication),
      (SELECT coalesce(max(extract(epoch FROM now() - xact_start)), 0)::int FROM pg_catalog.pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'),
      current_setting('statement_timeout'), current_setting('idle_in_transaction_session_timeout'),
      current_setting('client_encoding'), current_setting('TimeZone'),
      current_setting('server_encoding'),
      coalesce((SELECT has_schema_privilege(oid, 'CREATE') FROM pg_catalog.pg_namespace WHERE nspname = $1), false)::int`,
    [plan.schema],
    signal,
  );
  const [replicas, oldest, statement, idle, client, zone, encoding, mayCreate] = rows[0] ?? [];
  const check = (
    id: Check['id'],
    isFine: boolean,
    seen: string,
    fix?: string,
    bad: Check['state'] = 'warn',
  ): Check => ({
    ...{ id, side, state: isFine ? 'pass' : bad, seen },
    ...(isFine || fix === undefined ? {} : { fix }),
  });
  const { most = NaN, open = NaN } = (await capacity(session, signal)).connections ?? {};
  return [
    check(
      'connections',
      most - open >= plan.sessions,
      `${open} of ${most} connections are open; ${plan.sessions} more are wanted for this run.`,
      'Close other connections, raise max_connections, or run with fewer --streams.',
    ),
    check(
      'timeouts',
      statement === '0' && idle === '0',
      `statement_timeout is ${statement ?? ''}, idle_in_transaction_session_timeout is ${idle ?? ''} in our sessions (0 is none).`,
      'Have the settings taken off this user and database.',
    ),
    check(
      'long-transactions',
      Number(oldest) < longTransaction,
      Number(oldest) === 0
        ? 'No other transaction is open in this database.'
        : `The oldest open transaction of another session is ${oldest ?? ''} s old.`,
      'See pg_stat_activity; end it if it holds what the run needs.',
    ),
    check(
      'session',
      client === 'UTF8' && zone === 'UTC',
      `Sessions speak ${client ?? ''}, in the time zone ${zone ?? ''}.`,
    ),
    ...(side === 'target'
      ? [
          check(
            'encoding',
            encoding === 'UTF8',
            `The database is encoded in ${encoding ?? ''}.`,
            'Create the database with ENCODING UTF8.',
            'fail',
          ),
          check(
            'replicas',
            replicas === '0',
            `${replicas ?? ''} standby servers follow this one${replicas === '0' ? '' : '; they receive all that is loaded'}.`,
            'Watch their lag.',
          ),
          check(
            'run-record',
            mayCreate === '1',
            `The user ${mayCreate === '1' ? 'may' : 'may not'} create the run's record in the schema ${plan.schema}.`,
            `GRANT CREATE ON SCHEMA ${plan.schema} TO …`,
            'fail',
          ),
        ]
      : []),
  ];
}

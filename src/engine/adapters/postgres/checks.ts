import type { Session } from '../../adapter.js';
import { checkOn, type Check, type CheckPlan } from '../../model/check.js';
import { changedTables, namedCollations, namedTypes } from './demands.js';
import { capacity } from './load.js';
import { transactional } from './transactional.js';

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
  const told = checkOn(side);
  const { most = NaN, open = NaN } = (await capacity(session, signal)).connections ?? {};
  return [
    told(
      'connections',
      most - open >= plan.sessions,
      `${open} of ${most} connections are open; ${plan.sessions} more are wanted for this run.`,
      'Close other connections, raise max_connections, or run with fewer --streams.',
    ),
    told(
      'timeouts',
      statement === '0' && idle === '0',
      `statement_timeout is ${statement ?? ''}, idle_in_transaction_session_timeout is ${idle ?? ''} in our sessions (0 is none).`,
      'Have the settings taken off this user and database.',
    ),
    told(
      'long-transactions',
      Number(oldest) < longTransaction,
      Number(oldest) === 0
        ? 'No other transaction is open in this database.'
        : `The oldest open transaction of another session is ${oldest ?? ''} s old.`,
      'See pg_stat_activity; end it if it holds what the run needs.',
    ),
    told(
      'session',
      client === 'UTF8' && zone === 'UTC',
      `Sessions speak ${client ?? ''}, in the time zone ${zone ?? ''}.`,
    ),
    ...(side === 'target'
      ? [
          told(
            'encoding',
            encoding === 'UTF8',
            `The database is encoded in ${encoding ?? ''}.`,
            'Create the database with ENCODING UTF8.',
            'fail',
          ),
          told(
            'replicas',
            replicas === '0',
            `${replicas ?? ''} standby servers follow this one${replicas === '0' ? '' : '; they receive all that is loaded'}.`,
            'Watch their lag.',
          ),
          told(
            'run-record',
            mayCreate === '1',
            `The user ${mayCreate === '1' ? 'may' : 'may not'} create the run's record in the schema ${plan.schema}.`,
            `GRANT CREATE ON SCHEMA ${plan.schema} TO …`,
            'fail',
          ),
          ...(await tablePrivileges(session, plan, signal)),
          await collations(session, plan.statements, signal),
          await types(session, plan.statements, signal),
          await transactional(session, plan, signal),
        ]
      : []),
  ];
}

/** A table's rows need rights of their own; to drop it, or to switch its triggers and keys, one has to be its owner. */
async function tablePrivileges(session: Session, plan: CheckPlan, signal: AbortSignal | undefined): Promise<Check[]> {
  const { fills, statements } = plan;
  const changed = changedTables(statements);
  if (fills.length === 0 && changed.every(({ verb }) => verb === 'ALTER')) return [];
  const wanted = [
    ...fills.flatMap((table) => ['INSERT', 'DELETE'].map((right) => ({ table, right }))),
    ...changed.map(({ table, verb }) => ({ table, right: verb === 'TRUNCATE' ? verb : 'OWNER' })),
  ];
  const { rows } = await session.query(
    `SELECT DISTINCT j ->> 2, format('%I.%I', n.nspname, c.relname)
      FROM jsonb_array_elements($1::jsonb) w(j) JOIN pg_catalog.pg_namespace n ON n.nspname = j ->> 0
        JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = j ->> 1
      WHERE NOT CASE j ->> 2 WHEN 'OWNER' THEN pg_has_role(c.relowner, 'USAGE') ELSE has_table_privilege(c.oid, j ->> 2) END
      ORDER BY 2, 1`,
    [JSON.stringify(wanted.map(({ table, right }) => [table.schema, table.name, right]))],
    signal,
  );
  const lacks = rows.map(([right, table]) =>
    right === 'OWNER' ? `is not the owner of ${table}` : `lacks ${right} on ${table}`,
  );
  const seen =
    lacks.length === 0
      ? 'The user may fill the tables that are there, and change what the script changes of them.'
      : `The user ${session.server.user} ${lacks.join(', ')}.`;
  const fix = 'GRANT INSERT, DELETE, TRUNCATE on the tables; where triggers or keys are put aside, run as their owner.';
  return [checkOn('target')('table-privileges', lacks.length === 0, seen, fix, 'fail')];
}

async function collations(
  session: Session,
  statements: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Check> {
  const named = namedCollations(statements);
  const { rows } = await session.query(
    `SELECT array_to_string(ARRAY(SELECT jsonb_array_elements_text(j)), '.') FROM jsonb_array_elements($1::jsonb) w(j)
      WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_collation c JOIN pg_catalog.pg_namespace n ON n.oid = c.collnamespace
        WHERE c.collname = j ->> -1 AND (jsonb_array_length(j) = 1 OR n.nspname = j ->> -2)
          AND c.collencoding IN (-1, (SELECT encoding FROM pg_catalog.pg_database WHERE datname = current_database())))`,
    [JSON.stringify(named)],
    signal,
  );
  const seen =
    rows.length === 0
      ? `Every collation of the script is there (${named.length}).`
      : `The target has no collation ${rows.map(([name]) => name).join(', ')}.`;
  const fix =
    'Take another collation in the script: pg_collation lists them. Many come with the operating system or with ICU.';
  return checkOn('target')('collations', rows.length === 0, seen, fix, 'fail');
}

async function types(session: Session, statements: readonly string[], signal: AbortSignal | undefined): Promise<Check> {
  const named = namedTypes(statements);
  const { rows } = await session.query(
    `SELECT array_to_string(ARRAY(SELECT jsonb_array_elements_text(j)), '.'), e.name
      FROM jsonb_array_elements($1::jsonb) w(j) LEFT JOIN pg_catalog.pg_available_extensions e ON e.name = j ->> -1
      WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
        WHERE t.typname = j ->> -1 AND (jsonb_array_length(j) = 1 OR n.nspname = j ->> -2))`,
    [JSON.stringify(named)],
    signal,
  );
  const extensions = rows.flatMap(([, extension]) => (extension ? [`CREATE EXTENSION "${extension}"`] : []));
  const seen =
    rows.length === 0
      ? `Every type of the script is there (${named.length}).`
      : `The target has no type ${rows.map(([name]) => name).join(', ')}.`;
  const fix =
    extensions.length > 0
      ? `Have it created: ${extensions.join('; ')}.`
      : 'Have the extension created that brings it, or take another type in the mapping.';
  // What an extension brings that the script creates is not known before.
  const creates = statements.some((sql) => /^\s*CREATE\s+EXTENSION\b/iu.test(sql));
  return checkOn('target')('types', rows.length === 0, seen, fix, creates ? 'warn' : 'fail');
}

import type { Session } from '../../adapter.js';
import { checkOn, type Check, type CheckPlan } from '../../model/check.js';
import { namedCollations, tablesWithoutKey } from './demands.js';
import { Grants } from './grants.js';
import { connections } from './load.js';
import { one } from './one.js';
import { processesOf, readsBinlog, showProcesses } from './processes.js';
import { mysqlSession } from './session.js';
import { transactional } from './transactional.js';

/** Seconds from which on a transaction of another session is told of. */
const longTransaction = 300;
/** Seconds below which a session that waits for the other side may be ended. */
const shortTimeout = 600;
/** Below this, rows of a few megabytes no longer fit. */
const smallPacket = 16 * 1024 * 1024;

/** Looks at the server's settings and its load; writes nothing. https://dev.mysql.com/doc/refman/9.7/en/server-system-variables.html */
export async function checks(session: Session, plan: CheckPlan, signal?: AbortSignal): Promise<Check[]> {
  const { side } = plan;
  const ask = (expression: string): Promise<string | undefined> => one(session, `SELECT ${expression}`, signal);
  const told = checkOn(side);
  const { most = NaN, open = NaN } = (await connections(session, signal)) ?? {};
  const [wait, write, read] = [
    await ask('@@SESSION.wait_timeout'),
    await ask('@@SESSION.net_write_timeout'),
    await ask('@@SESSION.net_read_timeout'),
  ];
  const oldest = await ask(
    'COALESCE(MAX(TIMESTAMPDIFF(SECOND, trx_started, NOW())), 0) FROM information_schema.INNODB_TRX',
  );
  const [zone, charset] = [await ask('@@SESSION.time_zone'), await ask('@@SESSION.character_set_connection')];
  const shared: Check[] = [
    told(
      'connections',
      most - open >= plan.sessions,
      `${open} of ${most} connections are open; ${plan.sessions} more are wanted for this run.`,
      'Close other connections, raise max_connections, or run with fewer --streams.',
    ),
    told(
      'timeouts',
      [wait, write, read].every((value) => Number(value) >= shortTimeout),
      `wait_timeout is ${wait ?? ''} s, net_write_timeout ${write ?? ''} s, net_read_timeout ${read ?? ''} s in our sessions.`,
      'Have the limits on these settings lifted for this user.',
    ),
    oldest === undefined
      ? told(
          'long-transactions',
          false,
          'The user may not see the open transactions of others.',
          'GRANT PROCESS ON *.* TO …',
        )
      : told(
          'long-transactions',
          Number(oldest) < longTransaction,
          oldest === '0' ? 'No transaction is open.' : `The oldest open transaction is ${oldest} s old.`,
          'See information_schema.INNODB_TRX; end it if it holds what the run needs.',
        ),
    told(
      'session',
      zone === '+00:00' && charset === 'utf8mb4',
      `Sessions speak ${charset ?? ''}, in the time zone ${zone ?? ''}.`,
    ),
  ];
  return [
    ...shared,
    ...(side === 'source' ? [await readers(session, signal)] : await targetChecks(session, plan, signal)),
  ];
}

/** Whether several readers can be given one state while others write. */
async function readers(session: Session, signal: AbortSignal | undefined): Promise<Check> {
  const { database } = session.server;
  const grants = await Grants.read(mysqlSession(session), 'preflight', signal);
  const lock = grants.allow('RELOAD')
    ? 'FLUSH TABLES WITH READ LOCK'
    : grants.allow('LOCK TABLES', database)
      ? 'LOCK TABLES'
      : undefined;
  const seen =
    lock === undefined
      ? 'The user may neither FLUSH TABLES WITH READ LOCK nor LOCK TABLES: unless nobody writes, a single session has to read everything.'
      : `All readers begin at one state of the source, under a brief ${lock}.`;
  const fix = 'GRANT RELOAD ON *.* TO …, or GRANT LOCK TABLES on the database.';
  return checkOn('source')('consistent-read', lock !== undefined, seen, fix);
}

async function targetChecks(session: Session, plan: CheckPlan, signal: AbortSignal | undefined): Promise<Check[]> {
  const { statements } = plan;
  const told = checkOn('target');
  const { localInfile } = session.server.capabilities;
  const packet = Number(await one(session, 'SELECT @@GLOBAL.max_allowed_packet', signal));
  const { rows } = await session.query(showProcesses, [], signal);
  const replicas = processesOf(rows).filter(readsBinlog).length;
  return [
    told(
      'local-infile',
      localInfile === true,
      localInfile === true
        ? 'Rows go in by LOAD DATA LOCAL.'
        : 'local_infile is off: rows go in as INSERTs, which is slower.',
      'SET GLOBAL local_infile = 1, for the time of the migration.',
    ),
    told(
      'packet-size',
      packet >= smallPacket,
      `max_allowed_packet is ${packet} bytes: a row can't be larger.`,
      'Raise max_allowed_packet on the server.',
    ),
    told(
      'replicas',
      replicas === 0,
      `${replicas} replicas read the binary log${replicas === 0 ? '' : '; they receive all that is loaded'}.`,
      'Watch their lag.',
    ),
    await keysRequired(session, statements, signal),
    await collations(session, statements, signal),
    await transactional(session, plan, signal),
  ];
}

/** MySQL's setting and MariaDB's; MySQL can be told to add a hidden key itself. */
async function keysRequired(
  session: Session,
  statements: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Check> {
  const told = checkOn('target');
  const settings = ['@@SESSION.sql_require_primary_key', '@@GLOBAL.innodb_force_primary_key'];
  for (const setting of settings) {
    if ((await one(session, `SELECT ${setting}`, signal)) !== '1') continue;
    const tables = tablesWithoutKey(statements);
    const generates = (await one(session, 'SELECT @@SESSION.sql_generate_invisible_primary_key', signal)) === '1';
    const name = setting.replace(/^.*\./u, '');
    const seen =
      tables.length === 0
        ? `${name} is on, and every table of the script has a primary key.`
        : `${name} is on, and the script creates tables without a primary key: ${tables.join(', ')}.`;
    const fix = 'Give these tables a key in the script, leave them out, or turn the setting off for this user.';
    return told('primary-key-required', tables.length === 0, seen, fix, generates ? 'warn' : 'fail');
  }
  return told('primary-key-required', true, 'Tables without a primary key are taken.');
}

async function collations(
  session: Session,
  statements: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Check> {
  const named = namedCollations(statements);
  const { rows } = await session.query('SHOW COLLATION', [], signal);
  const known = new Set(rows.map(([name]) => name?.toLowerCase()));
  // MariaDB lists a collation that several character sets share without one, and takes it with each in front.
  const shared = new Set(rows.flatMap(([name, charset]) => (charset === null && name ? [name.toLowerCase()] : [])));
  const missing = named.filter((name) => !known.has(name) && !shared.has(name.replace(/^[^_]+_/u, '')));
  const seen =
    missing.length === 0
      ? `The server knows every collation of the script (${named.length}).`
      : `The server does not know the collation ${missing.join(', ')}.`;
  const fix = 'Take another collation in the mapping or in the script: SHOW COLLATION lists them.';
  return checkOn('target')('collations', missing.length === 0, seen, fix, 'fail');
}

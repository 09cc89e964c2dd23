import type { Session } from '../../adapter.js';
import type { Check, CheckPlan } from '../../model/check.js';
import { connections } from './load.js';
import { one } from './one.js';
import { processesOf, readsBinlog, showProcesses } from './processes.js';

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
  const check = (id: Check['id'], isFine: boolean, seen: string, fix?: string): Check => ({
    ...{ id, side, state: isFine ? 'pass' : 'warn', seen },
    ...(isFine || fix === undefined ? {} : { fix }),
  });
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
    check(
      'connections',
      most - open >= plan.sessions,
      `${open} of ${most} connections are open; ${plan.sessions} more are wanted for this run.`,
      'Close other connections, raise max_connections, or run with fewer --streams.',
    ),
    check(
      'timeouts',
      [wait, write, read].every((value) => Number(value) >= shortTimeout),
      `wait_timeout is ${wait ?? ''} s, net_write_timeout ${write ?? ''} s, net_read_timeout ${read ?? ''} s in our sessions.`,
      'Have the limits on these settings lifted for this user.',
    ),
    oldest === undefined
      ? check(
          'long-transactions',
          false,
          'The user may not see the open transactions of others.',
          'GRANT PROCESS ON *.* TO …',
        )
      : check(
          'long-transactions',
          Number(oldest) < longTransaction,
          oldest === '0' ? 'No transaction is open.' : `The oldest open transaction is ${oldest} s old.`,
          'See information_schema.INNODB_TRX; end it if it holds what the run needs.',
        ),
    check(
      'session',
      zone === '+00:00' && charset === 'utf8mb4',
      `Sessions speak ${charset ?? ''}, in the time zone ${zone ?? ''}.`,
    ),
  ];
  return side === 'source' ? shared : [...shared, ...(await targetChecks(session, check, ask, signal))];
}

async function targetChecks(
  session: Session,
  check: (id: Check['id'], isFine: boolean, seen: string, fix?: string) => Check,
  ask: (expression: string) => Promise<string | undefined>,
  signal: AbortSignal | undefined,
): Promise<Check[]> {
  const { localInfile } = session.server.capabilities;
  const packet = Number(await ask('@@GLOBAL.max_allowed_packet'));
  const { rows } = await session.query(showProcesses, [], signal);
  const replicas = processesOf(rows).filter(readsBinlog).length;
  const demandsKeys = (await ask('@@SESSION.sql_require_primary_key')) === '1';
  return [
    check(
      'local-infile',
      localInfile === true,
      localInfile === true
        ? 'Rows go in by LOAD DATA LOCAL.'
        : 'local_infile is off: rows go in as INSERTs, which is slower.',
      'SET GLOBAL local_infile = 1, for the time of the migration.',
    ),
    check(
      'packet-size',
      packet >= smallPacket,
      `max_allowed_packet is ${packet} bytes: a row can't be larger.`,
      'Raise max_allowed_packet on the server.',
    ),
    check(
      'replicas',
      replicas === 0,
      `${replicas} replicas read the binary log${replicas === 0 ? '' : '; they receive all that is loaded'}.`,
      'Watch their lag.',
    ),
    check(
      'primary-key-required',
      !demandsKeys,
      demandsKeys
        ? 'sql_require_primary_key is on: a table without a primary key is refused.'
        : 'Tables without a primary key are taken.',
      'Give such tables a key, or turn the setting off for this user.',
    ),
  ];
}

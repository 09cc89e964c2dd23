import type { Session } from '../../adapter.js';
import type { LoadQuestion, ServerCapacity, ServerLoad } from '../../model/serverLoad.js';
import { one } from './one.js';
import { processesOf, showProcesses } from './processes.js';

/** `Threads_running` without the run's own; https://dev.mysql.com/doc/refman/9.7/en/server-status-variables.html#statvar_Threads_running */
export async function load(session: Session, { own, lag }: LoadQuestion, signal?: AbortSignal): Promise<ServerLoad> {
  const all = await one(session, `SHOW GLOBAL STATUS LIKE 'Threads_running'`, signal, 1);
  const { rows } = await session.query(showProcesses, [], signal);
  const ours = processesOf(rows).filter(({ id, command }) => command !== 'Sleep' && own.includes(id));
  const running = Math.max(0, Number(all) - ours.length);
  return lag ? { running, ...(await lagOf(session, signal)) } : { running };
}

/** A server knows how far it is behind by itself, but not how far its replicas are. */
async function lagOf(
  session: Session,
  signal: AbortSignal | undefined,
): Promise<Pick<ServerLoad, 'lagSeconds' | 'unseen'>> {
  try {
    const { columns, rows } = await session.query('SHOW REPLICA STATUS', [], signal);
    const at = columns.findIndex((name) => /^Seconds_Behind_(Source|Master)$/u.test(name));
    const lags = rows.map((row) => row[at]);
    if (rows.length > 0 && lags.every((seconds) => typeof seconds === 'string'))
      return { lagSeconds: Math.max(...lags.map(Number)) };
    return {
      unseen:
        rows.length === 0
          ? 'The target is no replica, and does not tell how far replicas of its own are behind.'
          : 'The target is a replica whose replication stands still.',
    };
  } catch (error) {
    if (signal?.aborted) throw error;
    return { unseen: 'The user may not see the state of the replication: GRANT REPLICATION CLIENT ON *.* TO …' };
  }
}

/** How a server tells its processors: a query of one value, and what that value means. */
export interface Processors {
  readonly sql: string;
  readonly count: (value: string) => number;
}

export async function capacity(
  session: Session,
  processors: Processors,
  signal?: AbortSignal,
): Promise<ServerCapacity> {
  const value = await one(session, processors.sql, signal);
  const cores = value === undefined ? undefined : processors.count(value);
  return { connections: await connections(session, signal), cores };
}

/** Connections that the server takes, and those that are open; the same of the user alone where that leaves less. */
export async function connections(session: Session, signal?: AbortSignal): Promise<ServerCapacity['connections']> {
  const most = await one(session, 'SELECT @@GLOBAL.max_connections', signal);
  const open = await one(session, `SHOW GLOBAL STATUS LIKE 'Threads_connected'`, signal, 1);
  if (most === undefined || open === undefined) return undefined;
  const all = { most: Number(most), open: Number(open) };
  // Of a session it is the account's own limit, 0 for none. https://dev.mysql.com/doc/refman/9.7/en/user-resources.html
  const mostOfUser = Number(await one(session, 'SELECT @@SESSION.max_user_connections', signal));
  if (!(mostOfUser > 0)) return all;
  const { rows } = await session.query(showProcesses, [], signal);
  const user = session.server.user.replace(/@[^@]*$/u, '');
  const own = { most: mostOfUser, open: processesOf(rows).filter((process) => process.user === user).length };
  return own.most - own.open < all.most - all.open ? own : all;
}

/** The length of a list of numbers and ranges: `0-3,6` has five. */
export function listed(text: string): number {
  return text.split(',').reduce((sum, range) => {
    const [from = 0, to = from] = range.split('-').map(Number);
    return sum + to - from + 1;
  }, 0);
}

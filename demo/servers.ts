import { join } from 'node:path';
import { projectRoot } from '../test/servers/cache.js';
import { createDatabase, loadFile } from '../test/servers/load.js';
import type { RunningServer, ServerName, StartOptions } from '../test/servers/server.js';
import { startServer, stopServers } from '../test/servers/servers.js';

/** The database that both servers give it. */
export const database = 'shop';
const shopFiles = ['1-tables.sql', '2-rows.sql', '3-keys.sql'];

/** The two servers of a demo: the sample shop at the source, an empty database at the target. */
export interface DemoServers {
  readonly source: RunningServer;
  readonly target: RunningServer;
}

/** Starts both servers, hands them to `work` and stops them after it, however it ends. */
export async function withDemoServers<T>(signal: AbortSignal, work: (servers: DemoServers) => Promise<T>): Promise<T> {
  const servers: RunningServer[] = [];
  const start = async (name: ServerName, options: StartOptions): Promise<RunningServer> => {
    const server = await startServer(name, options);
    servers.push(server);
    return server;
  };
  const options: StartOptions = { log: (line) => say(`  ${line}`), signal };
  try {
    say('Starting two database servers of our own; they listen on this machine only and go when the demo ends.');
    const starting = [start('postgres18', options), startTarget(start, options)] as const;
    // Both have started or failed before anything else happens, so that none is left running.
    await Promise.allSettled(starting);
    const [source, target] = await Promise.all(starting);
    say('\nFilling a sample shop at the source: 22 tables, a few hundred thousand rows, written to be hard to move.');
    await fillShop(source, signal);
    await createDatabase(target, database);
    return await work({ source, target });
  } finally {
    await stopServers(servers);
    say('The servers are stopped and their data is removed.');
  }
}

/** MySQL, or MariaDB where MySQL can't be had. */
async function startTarget(
  start: (name: ServerName, options: StartOptions) => Promise<RunningServer>,
  options: StartOptions,
): Promise<RunningServer> {
  try {
    return await start('mysql97', options);
  } catch (error) {
    if (options.signal?.aborted === true) throw error;
    say(`  MySQL 9.7 can't be had here (${messageOf(error)}); MariaDB takes its place.`);
    return await start('mariadb1011', options);
  }
}

async function fillShop(source: RunningServer, signal: AbortSignal): Promise<void> {
  await createDatabase(source, database);
  for (const file of shopFiles) {
    signal.throwIfAborted();
    await loadFile(source, database, join(projectRoot(), 'demo', 'shop', file));
  }
}

/** Fires at Ctrl+C. Once: stop in good order. Twice: leave; the watchdog of `test/servers` ends the servers. */
export function cancelledByPerson(): AbortSignal {
  const cancel = new AbortController();
  const stop = (): void => {
    if (cancel.signal.aborted) process.exit(130);
    cancel.abort();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return cancel.signal;
}

export function say(line: string): void {
  console.log(line);
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

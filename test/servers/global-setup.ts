import type { TestProject } from 'vitest/node';
import { SERVER_NAMES, type RunningServer, type ServerAddress, type ServerName } from './server.js';
import { startServers, stopServers } from './servers.js';
import type {} from './vitest.js';

/** What the projects of one vitest run share; `users` counts those that haven't torn down yet. */
interface Shared {
  readonly servers: Promise<Record<ServerName, RunningServer>>;
  users: number;
}

// On the global object, because vitest loads this file once for each project.
const place = globalThis as { databaseMigrationTestServers?: Shared | undefined };

/** Starts all four servers, once for all projects that need them, and tells the tests where they are. */
export async function setup(project: TestProject): Promise<void> {
  const shared = (place.databaseMigrationTestServers ??= {
    servers: startServers(SERVER_NAMES, { log: (line) => process.stdout.write(`servers: ${line}\n`) }),
    users: 0,
  });
  shared.users++;
  const servers = await shared.servers;
  const addresses = Object.fromEntries(SERVER_NAMES.map((name) => [name, plain(servers[name])]));
  project.provide('servers', addresses as Record<ServerName, ServerAddress>);
}

/** Stops them with the last project. */
export async function teardown(): Promise<void> {
  const shared = place.databaseMigrationTestServers;
  if (shared === undefined || --shared.users > 0) return;
  place.databaseMigrationTestServers = undefined;
  await stopServers(Object.values(await shared.servers));
}

/** Only what can be sent to a test's process. */
function plain(server: RunningServer): ServerAddress {
  const { name, engine, host, port, user, password, database, parameters, socketPath, dataDir } = server;
  return {
    ...{ name, engine, host, port, user, password, database, parameters },
    ...(socketPath !== undefined && { socketPath }),
    ...(dataDir !== undefined && { dataDir }),
  };
}

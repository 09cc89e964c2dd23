import type { TestProject } from 'vitest/node';
import { SERVER_NAMES, type RunningServer, type ServerAddress, type ServerName } from './server.js';
import { startServers, stopServers } from './servers.js';
import type {} from './vitest.js';

let running: Record<ServerName, RunningServer> | undefined;
let projects = 0;

/** Starts all four servers once, for every project that needs them, and tells the tests where they are. */
export async function setup(project: TestProject): Promise<void> {
  projects++;
  running ??= await startServers(SERVER_NAMES, { log: (line) => process.stdout.write(`servers: ${line}\n`) });
  const addresses = Object.fromEntries(SERVER_NAMES.map((name) => [name, plain(running![name])]));
  project.provide('servers', addresses as Record<ServerName, ServerAddress>);
}

/** Stops them after the last project. */
export async function teardown(): Promise<void> {
  projects--;
  if (projects > 0 || running === undefined) return;
  await stopServers(Object.values(running));
  running = undefined;
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

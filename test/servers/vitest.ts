import { inject } from 'vitest';
import { serverUrl, type ServerAddress, type ServerName } from './server.js';

declare module 'vitest' {
  interface ProvidedContext {
    servers: Readonly<Record<ServerName, ServerAddress>>;
  }
}

/** A server of the test run: shared by all test files, so it is never stopped, killed or reconfigured. */
export interface SharedServer extends ServerAddress {
  url(database?: string): string;
}

/**
 * The server of that name, started once for the whole run by `global-setup.ts`. A test that must stop, kill or
 * reconfigure a server starts its own with `startServer`.
 */
export function sharedServer(name: ServerName): SharedServer {
  const address = inject('servers')[name];
  return { ...address, url: (database) => serverUrl(address, database) };
}

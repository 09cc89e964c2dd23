import { startInDocker } from './docker.js';
import { startMariadb1011 } from './mariadb.js';
import { startMysql97 } from './mysql.js';
import { startPostgres15, startPostgres18 } from './postgres.js';
import { foreignServer, type RunningServer, type ServerAddress, type ServerName, type StartOptions } from './server.js';

interface Recipe {
  readonly engine: ServerAddress['engine'];
  /** The environment variable that names a server to use instead of starting one. */
  readonly variable: string;
  readonly start: (options: StartOptions) => Promise<RunningServer | undefined>;
  /** What to install where nothing else works. */
  readonly install: string;
}

const RECIPES: Readonly<Record<ServerName, Recipe>> = {
  postgres18: {
    ...{ engine: 'postgresql', variable: 'TEST_POSTGRES18_URL', start: startPostgres18 },
    install: 'npm has no PostgreSQL 18 for this platform; install Docker',
  },
  postgres15: {
    ...{ engine: 'postgresql', variable: 'TEST_POSTGRES15_URL', start: startPostgres15 },
    install: 'install PostgreSQL 15 or Docker',
  },
  mysql97: {
    ...{ engine: 'mysql', variable: 'TEST_MYSQL97_URL', start: startMysql97 },
    install: 'install MySQL 9 or Docker',
  },
  mariadb1011: {
    ...{ engine: 'mariadb', variable: 'TEST_MARIADB1011_URL', start: startMariadb1011 },
    install: 'install MariaDB 10.11 or Docker',
  },
};

/**
 * Starts a real server on a private port and data folder, in this order: the URL in the environment, a binary that is
 * installed, binaries fetched into the project's cache, Docker. It ends with `stop`, or with this process, however
 * that ends. Throws one sentence saying what to install where no way is open.
 */
export async function startServer(name: ServerName, options: StartOptions = {}): Promise<RunningServer> {
  const { engine, variable, start, install } = RECIPES[name];
  const url = process.env[variable];
  if (url !== undefined && url !== '') return foreignServer(readUrl(name, engine, variable, url));
  const server = (await start(options)) ?? (await startInDocker(name, options));
  if (server === undefined) {
    throw new Error(`No way to start ${name} here: ${install}, or set ${variable} to the URL of a server to test on.`);
  }
  options.log?.(`${name} is running on port ${server.port}`);
  return server;
}

/** Starts several servers at once; if one fails, the others are stopped again. */
export async function startServers<Name extends ServerName>(
  names: readonly Name[],
  options: StartOptions = {},
): Promise<Record<Name, RunningServer>> {
  const results = await Promise.allSettled(names.map((name) => startServer(name, options)));
  const started = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed !== undefined) {
    await stopServers(started);
    throw failed.reason;
  }
  return Object.fromEntries(started.map((server) => [server.name, server])) as Record<Name, RunningServer>;
}

/** Stops servers, all at once. */
export async function stopServers(servers: Iterable<RunningServer>): Promise<void> {
  await Promise.all([...servers].map((server) => server.stop()));
}

function readUrl(name: ServerName, engine: ServerAddress['engine'], variable: string, text: string): ServerAddress {
  if (!URL.canParse(text)) {
    throw new Error(`${variable} is not a URL (its value is not shown: it may hold a password).`);
  }
  const url = new URL(text);
  const postgres = engine === 'postgresql';
  return {
    name,
    engine,
    host: url.hostname,
    port: Number(url.port) || (postgres ? 5432 : 3306),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)) || (postgres ? 'postgres' : ''),
    parameters: url.search,
  };
}

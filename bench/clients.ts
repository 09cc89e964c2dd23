import { unpackDebianPackages, programOf, hasDebianPackages, type DebianPackages } from '../test/servers/debian.js';
import { findExecutable, run, withArguments, type Program } from '../test/servers/program.js';
import type { RunningServer, ServerName } from '../test/servers/server.js';

/** A program of somebody else, or why it can't be had here. */
export type Found = { readonly program: Program; readonly version: string } | { readonly absent: string };

/** Where a client program comes from: installed, or Debian's package unpacked into the project's cache. */
interface Recipe {
  readonly name: string;
  readonly debian: DebianPackages;
  /** Its path in the package. */
  readonly path: string;
  /** What its version must say; an installed one that says otherwise is passed over. */
  readonly version: RegExp;
}

const LIBRARIES_ONLY = String.raw`^lib(c6|c-bin|crypt1|perl|gcc|llvm)`;

const PSQL: Recipe = {
  name: 'psql',
  debian: {
    name: 'postgresql-client-15',
    suite: 'bookworm',
    packages: ['postgresql-client-15'],
    without: new RegExp(`^(?!lib|postgresql-client-15)|${LIBRARIES_ONLY}`),
  },
  path: 'usr/lib/postgresql/15/bin/psql',
  version: /PostgreSQL/,
};

const MYSQL: Recipe = {
  name: 'mysql',
  debian: {
    name: 'mysql-client-core',
    suite: 'sid',
    packages: ['mysql-client-core'],
    without: /^perl|^libperl/,
  },
  path: 'usr/bin/mysql',
  version: /^(?!.*MariaDB).*\bVer 9\./,
};

const MARIADB: Recipe = {
  name: 'mariadb',
  debian: {
    name: 'mariadb-client-core',
    suite: 'bookworm',
    packages: ['mariadb-client-core'],
    without: new RegExp(`^(?!lib|mariadb)|${LIBRARIES_ONLY}`),
  },
  path: 'usr/bin/mariadb',
  version: /MariaDB/,
};

const PGLOADER: Recipe = {
  name: 'pgloader',
  debian: {
    name: 'pgloader',
    suite: 'bookworm',
    packages: ['pgloader'],
    without: new RegExp(`^(?!lib|pgloader)|${LIBRARIES_ONLY}`),
  },
  path: 'usr/bin/pgloader',
  version: /pgloader/,
};

/** Each server's own client. */
const CLIENT_OF: Readonly<Record<ServerName, Recipe>> = {
  postgres18: PSQL,
  postgres15: PSQL,
  mysql97: MYSQL,
  mariadb1011: MARIADB,
};

/** The server's own client program, without a login. */
export function clientOf(server: RunningServer): Promise<Found> {
  return find(CLIENT_OF[server.name]);
}

export function pgloader(): Promise<Found> {
  return find(PGLOADER);
}

/** Python with both drivers. */
export async function python(command: string): Promise<Found> {
  const program: Program = { command, args: [] };
  const drivers =
    'import sys, psycopg2, pymysql; print(sys.version.split()[0], psycopg2.__version__, pymysql.__version__)';
  try {
    const [version, psycopg2, , , , pymysql] = (await run(withArguments(program, ['-c', drivers]))).split(/\s+/);
    return { program, version: `Python ${version}, psycopg2 ${psycopg2}, pymysql ${pymysql}` };
  } catch {
    return { absent: `${command} can't import psycopg2 and pymysql` };
  }
}

const found = new Map<string, Promise<Found>>();

function find(recipe: Recipe): Promise<Found> {
  const known = found.get(recipe.name) ?? look(recipe);
  found.set(recipe.name, known);
  return known;
}

async function look({ name, debian, path, version }: Recipe): Promise<Found> {
  const installed = findExecutable(name);
  if (installed !== undefined) {
    const program: Program = { command: installed, args: [] };
    const said = await versionOf(program);
    if (version.test(said)) return { program, version: said };
  }
  if (!(await hasDebianPackages())) return { absent: `${name} isn't installed and this system has no Debian packages` };
  const program = programOf(await unpackDebianPackages(debian, (line) => console.log(`  ${line}`)), path);
  return { program, version: await versionOf(program) };
}

async function versionOf(program: Program): Promise<string> {
  const text = await run(withArguments(program, ['--version']));
  return text.split('\n')[0]?.replace(/^\S*\//, '') ?? '';
}

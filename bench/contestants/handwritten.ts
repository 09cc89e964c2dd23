import { join } from 'node:path';
import { withArguments } from '../../test/servers/program.js';
import { splitMysql } from '../../test/servers/split-mysql.js';
import { python } from '../clients.js';
import type { BenchColumn, BenchTable } from '../data/tables.js';
import { dialectOf, type Database } from '../databases.js';
import type { Journey } from '../journey.js';
import { benchFolder } from '../places.js';
import { bundleChild } from './bundle.js';
import { absent, type Contestant } from './contestant.js';
import { output } from './process.js';

/** How a driver logs in. */
interface Login {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/** What a hand-written script is told: what a person would write into it. */
export interface HandwrittenJob {
  readonly direction: 'postgres-mysql' | 'mysql-postgres';
  readonly source: Login;
  readonly target: Login;
  /** The tables, indexes and foreign keys, made before the rows. */
  readonly statements: readonly string[];
  readonly tables: readonly HandwrittenTable[];
}

export interface HandwrittenTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly select: string;
  /** For Python's `executemany`. */
  readonly insert: string;
  /** Indexes of the columns that are numbers at the source and booleans at the target. */
  readonly booleans: readonly number[];
}

/** Python with psycopg2 and pymysql: server-side cursor, `executemany`. */
export async function pythonScript(journey: Journey, command: string): Promise<Contestant> {
  const found = await python(command);
  const name = 'Python, executemany';
  if ('absent' in found) return absent(name, found.absent);
  const file = join(benchFolder, 'contestants', 'handwritten.py');
  return {
    name,
    run: async () => {
      await output(withArguments(found.program, [file]), JSON.stringify(jobOf(journey)));
      return undefined;
    },
  };
}

/** Node with pg and mysql2: rows as objects, INSERTs of 1,000 rows. */
export async function nodeScript(journey: Journey): Promise<Contestant> {
  const bundle = await bundleChild('handwritten-node.ts');
  return {
    name: 'Node, row objects',
    run: async () => {
      await output({ command: process.execPath, args: [bundle] }, JSON.stringify(jobOf(journey)));
      return undefined;
    },
  };
}

function jobOf({ source, target, tables, createTables, createKeys }: Journey): HandwrittenJob {
  const toMysql = dialectOf(target.server) === 'mysql';
  return {
    direction: toMysql ? 'postgres-mysql' : 'mysql-postgres',
    source: loginOf(source),
    target: loginOf(target),
    // Both dialects' statements here hold no semicolon but the one at their end.
    statements: [...splitMysql(createTables + createKeys)].map(({ sql }) => sql),
    tables: tables.map(({ table }) => partOf(table, toMysql)),
  };
}

function partOf({ name, columns }: BenchTable, toMysql: boolean): HandwrittenTable {
  const names = columns.map((column) => column.name);
  const selected = columns.map((column) => (toMysql ? forMysql(column) : column.name));
  return {
    name,
    columns: names,
    select: `SELECT ${selected.join(', ')} FROM ${name}`,
    insert: `INSERT INTO ${name} (${names.join(', ')}) VALUES (${names.map(() => '%s').join(', ')})`,
    booleans: toMysql ? [] : columns.flatMap(({ kind }, index) => (kind === 'boolean' ? [index] : [])),
  };
}

/** What a person finds out that the drivers' own values don't carry: microseconds in Node, JSON and booleans in both. */
function forMysql({ name, kind }: BenchColumn): string {
  if (kind === 'boolean') return `${name}::int AS ${name}`;
  if (kind === 'instant') return `(${name} AT TIME ZONE 'UTC')::text AS ${name}`;
  return kind === 'json' ? `${name}::text AS ${name}` : name;
}

function loginOf({ server, name }: Database): Login {
  const { host, port, user, password } = server;
  return { host, port, user, password, database: name };
}

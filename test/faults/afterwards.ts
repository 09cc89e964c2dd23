import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { RowDataPacket } from 'mysql2';
import { expect } from 'vitest';
import { connectMysql, connectPostgres, processList } from '../servers/connect.js';
import type { ServerAddress } from '../servers/server.js';

/** One database of one server. */
export interface Place {
  readonly server: ServerAddress;
  readonly database: string;
  /** Nobody else uses the server: then nothing of ours may be anywhere on it. */
  readonly exclusive?: boolean | undefined;
}

/** Everything in a database that a test can compare: cells, and the names of what it holds. */
export interface Contents {
  /** The rows of each table, each as one text, in the texts' order: a row that is there twice stands there twice. */
  readonly tables: ReadonlyMap<string, readonly string[]>;
  readonly objects: readonly string[];
}

type Cell = string | number | Buffer | null;

/** The driver's own way, which shares nothing with the engine. */
async function ask({ server, database }: Place, sql: string, values: readonly string[] = []): Promise<Cell[][]> {
  if (server.engine === 'postgresql') {
    const client = await connectPostgres(server, database);
    try {
      return (await client.query<Cell[]>({ text: sql, values: [...values], rowMode: 'array' })).rows;
    } finally {
      await client.end();
    }
  }
  const connection = await connectMysql(server, database);
  try {
    const [rows] = await connection.query<RowDataPacket[]>({ sql, values: [...values], rowsAsArray: true });
    return rows as unknown as Cell[][];
  } finally {
    await connection.end();
  }
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

/** The text of a cell, the same for a UUID in its own type, in bytes and as a text. */
function textOf(cell: Cell): string | null {
  if (cell === null) return null;
  if (Buffer.isBuffer(cell)) return cell.toString('hex');
  const text = String(cell);
  return uuid.test(text) ? text.replaceAll('-', '') : text;
}

/** Reads all of a database: numbers, texts, bytes and UUIDs in tables whose names need no quotes. */
export async function contentsOf(place: Place): Promise<Contents> {
  const isPostgres = place.server.engine === 'postgresql';
  const schema = isPostgres ? `table_schema NOT IN ('pg_catalog', 'information_schema')` : 'table_schema = DATABASE()';
  const columns = await ask(
    place,
    `SELECT table_schema, table_name, column_name FROM information_schema.columns WHERE ${schema} ORDER BY 1, 2, ordinal_position`,
  );
  const lists = new Map<string, string[]>();
  for (const [of, table, column] of columns.map((row) => row.map(String))) {
    const name = isPostgres ? `${of}.${table}` : String(table);
    lists.set(name, [...(lists.get(name) ?? []), String(column)]);
  }
  const tables = new Map<string, readonly string[]>();
  for (const [name, list] of lists) {
    const rows = await ask(place, `SELECT ${list.join(', ')} FROM ${name}`);
    tables.set(name.replace(/^public\./u, ''), rows.map((row) => JSON.stringify(row.map(textOf))).sort());
  }
  const constraints = await ask(
    place,
    `SELECT table_name, constraint_name, constraint_type FROM information_schema.table_constraints WHERE ${schema}`,
  );
  const objects = [...columns, ...constraints].map((row) => row.join(' ')).sort();
  return { tables, objects };
}

/** Every table of the source is on the target, with every cell and no row twice, and nothing else is. */
export function expectSameCells(source: Contents, target: Contents): void {
  expect([...target.tables.keys()].sort()).toEqual([...source.tables.keys()].sort());
  for (const [name, rows] of source.tables) expectSameRows(name, rows, target.tables.get(name) ?? []);
}

/** Compares sorted rows and shows the first that differ. */
export function expectSameRows(name: string, wanted: readonly string[], found: readonly string[]): void {
  if (wanted.join('\n') === found.join('\n')) return;
  const [has, should] = [new Set(found), new Set(wanted)];
  const twice = found.filter((row, at) => row === found[at - 1]).slice(0, 3);
  const missing = wanted.filter((row) => !has.has(row)).slice(0, 3);
  const extra = found.filter((row) => !should.has(row)).slice(0, 3);
  expect({ name, rows: found.length, twice, missing, extra }).toEqual({
    ...{ name, rows: wanted.length, twice: [], missing: [], extra: [] },
  });
}

/** The source holds what it held before. */
export function expectUntouched(before: Contents, after: Contents): void {
  expect(after.objects).toEqual(before.objects);
  for (const [name, rows] of before.tables) expectSameRows(name, rows, after.tables.get(name) ?? []);
}

/** How long a server may take to notice that a client has gone, in milliseconds. */
const patience = 5_000;

/** No session of ours works in the database any more. */
export async function expectNoSession(place: Place): Promise<void> {
  const { server, database } = place;
  const [admin, sql] =
    server.engine === 'postgresql'
      ? [
          { server, database: 'postgres' },
          `SELECT pid, state, query FROM pg_stat_activity WHERE datname = $1 AND application_name = 'database-migration'`,
        ]
      : [{ server, database: '' }, `SELECT ID, COMMAND, INFO FROM ${processList(server)} WHERE DB = ?`];
  let left = await ask(admin, sql, [database]);
  for (const end = Date.now() + patience; left.length > 0 && Date.now() < end; left = await ask(admin, sql, [database]))
    await setTimeout(25);
  expect(left).toEqual([]);
}

/** Neither a table, nor a schema or database, nor a session of ours is there. */
export async function expectNothingLeft(place: Place): Promise<void> {
  await expectNoSession(place);
  const { server, database, exclusive = false } = place;
  const isPostgres = server.engine === 'postgresql';
  const scope = exclusive || isPostgres ? '' : ` AND table_schema = '${database}'`;
  const ours = `LIKE 'database\\_migration%'`;
  expect(
    await ask(place, `SELECT table_schema, table_name FROM information_schema.tables WHERE table_name ${ours}${scope}`),
  ).toEqual([]);
  if (!exclusive) return;
  const names = isPostgres
    ? 'datname FROM pg_database WHERE datname'
    : 'schema_name FROM information_schema.schemata WHERE schema_name';
  expect(await ask(place, `SELECT ${names} ${ours}`)).toEqual([]);
}

/** No password stands in anything that a run said or wrote. */
export async function expectNoSecret(
  secrets: readonly string[],
  said: readonly string[],
  folder: string,
): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = [...said, ...(await Promise.all(files.map((file) => readFile(file, 'latin1'))))];
  for (const secret of secrets) {
    const leak = texts.find((text) => text.includes(secret));
    expect(leak?.slice(Math.max(0, leak.indexOf(secret) - 80), leak.indexOf(secret))).toBeUndefined();
  }
}

import { connectMysql, connectPostgres } from '../test/servers/connect.js';
import { createDatabase, dropDatabase, loadSql } from '../test/servers/load.js';
import type { RunningServer } from '../test/servers/server.js';
import type { Dialect } from './data/tables.js';

/** One database of a server. */
export interface Database {
  readonly server: RunningServer;
  readonly name: string;
}

export function dialectOf(server: RunningServer): Dialect {
  return server.engine === 'postgresql' ? 'postgres' : 'mysql';
}

const made = new Set<string>();

/**
 * Makes the database empty, and lets the server write out what earlier work left to it. It stays the same database, as a
 * script demands.
 */
export async function renew(database: Database): Promise<void> {
  const { server, name } = database;
  const key = `${server.name}/${name}`;
  if (dialectOf(server) === 'postgres' && made.has(key)) await empty(database);
  else {
    await dropDatabase(server, name);
    await createDatabase(server, name);
    made.add(key);
  }
  await settle(server);
}

/** PostgreSQL knows a database by a number that a new one of the same name doesn't get. */
async function empty(database: Database): Promise<void> {
  const schemas = `SELECT COALESCE(string_agg(format('DROP SCHEMA %I CASCADE', nspname), '; '), '')
    FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'`;
  await execute(database, `${await queryValue(database, schemas)}; CREATE SCHEMA public`);
}

/** No checkpoint, binary log or purge of an earlier contestant may cost the next one time. */
async function settle(server: RunningServer): Promise<void> {
  if (dialectOf(server) === 'postgres') {
    const client = await connectPostgres(server);
    await client.query('CHECKPOINT').finally(() => client.end());
    return;
  }
  const connection = await connectMysql(server);
  try {
    await connection.query('FLUSH BINARY LOGS');
    await connection.query('PURGE BINARY LOGS BEFORE NOW()');
  } finally {
    await connection.end();
  }
}

/** Runs statements in a database. */
export async function execute({ server, name }: Database, sql: string): Promise<void> {
  await loadSql(server, name, sql);
}

/** The one value of a query that gives one row of one column, as text. */
export async function queryValue({ server, name }: Database, sql: string): Promise<string> {
  if (dialectOf(server) === 'postgres') {
    const client = await connectPostgres(server, name);
    const { rows } = await client.query<Record<string, unknown>>(sql).finally(() => client.end());
    return String(Object.values(rows[0] ?? {})[0]);
  }
  const connection = await connectMysql(server, name);
  const [rows] = await connection
    .query({ sql, rowsAsArray: true, supportBigNumbers: true, bigNumberStrings: true })
    .finally(() => connection.end());
  return String((rows as unknown[][])[0]?.[0]);
}

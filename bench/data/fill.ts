import type pg from 'pg';
import type mysql from 'mysql2/promise';
import { connectMysql, connectPostgres } from '../../test/servers/connect.js';
import { createDatabase, dropDatabase } from '../../test/servers/load.js';
import type { RunningServer } from '../../test/servers/server.js';
import { dialectOf } from '../databases.js';
import type { BenchTable, Dialect } from './tables.js';

/** How many rows one INSERT makes. */
const BATCH = 100_000;

/** A table and how many rows of it. */
export interface Filled {
  readonly table: BenchTable;
  readonly rows: number;
}

/** Makes a database of that name with the tables in it, their rows made by the server itself, and statistics on them. */
export async function fillDatabase(server: RunningServer, database: string, tables: readonly Filled[]): Promise<void> {
  await dropDatabase(server, database);
  await createDatabase(server, database);
  if (dialectOf(server) === 'postgres') {
    const client = await connectPostgres(server, database);
    await fillPostgres(client, tables).finally(() => client.end());
  } else {
    const connection = await connectMysql(server, database);
    await fillMysql(connection, tables).finally(() => connection.end());
  }
}

async function fillPostgres(client: pg.Client, tables: readonly Filled[]): Promise<void> {
  for (const { table, rows } of tables) {
    for (const sql of table.before?.postgres ?? []) await client.query(sql);
    await client.query(createTable(table, 'postgres'));
    const numbers = `generate_series(1::bigint, ${rows}) i`;
    await client.query(`INSERT INTO ${table.name} SELECT ${values(table, 'postgres')} FROM ${numbers}`);
    await client.query('DROP TABLE IF EXISTS pool');
  }
  for (const sql of tables.flatMap(({ table }) => table.keys ?? [])) await client.query(sql);
  await client.query('VACUUM ANALYZE');
}

async function fillMysql(connection: mysql.Connection, tables: readonly Filled[]): Promise<void> {
  await connection.query('SET SESSION sql_log_bin = 0');
  await allowRecursion(connection);
  for (const { table, rows } of tables) {
    for (const sql of table.before?.mysql ?? []) await connection.query(sql);
    await connection.query(createTable(table, 'mysql'));
    for (let from = 1; from <= rows; from += BATCH) {
      const to = Math.min(rows, from + BATCH - 1);
      const numbers = `WITH RECURSIVE s(i) AS (SELECT ${from} UNION ALL SELECT i + 1 FROM s WHERE i < ${to})`;
      await connection.query(`INSERT INTO ${table.name} ${numbers} SELECT ${values(table, 'mysql')} FROM s`);
    }
    await connection.query('DROP TABLE IF EXISTS pool');
  }
  for (const sql of tables.flatMap(({ table }) => table.keys ?? [])) await connection.query(sql);
  for (const { table } of tables) await connection.query(`ANALYZE TABLE ${table.name}`);
}

/** The two name the setting differently. */
async function allowRecursion(connection: mysql.Connection): Promise<void> {
  const limit = BATCH * 2;
  await connection
    .query(`SET SESSION cte_max_recursion_depth = ${limit}`)
    .catch(() => connection.query(`SET SESSION max_recursive_iterations = ${limit}`));
}

function createTable({ name, columns }: BenchTable, dialect: Dialect): string {
  const lines = columns.map((column) => `${column.name} ${column.type[dialect]}`);
  return `CREATE TABLE ${name} (${lines.join(', ')}, PRIMARY KEY (id))`;
}

function values({ columns }: BenchTable, dialect: Dialect): string {
  return columns.map((column) => column.value[dialect]).join(', ');
}

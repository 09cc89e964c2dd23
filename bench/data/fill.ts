import type pg from 'pg';
import type mysql from 'mysql2/promise';
import { connectMysql, connectPostgres } from '../../test/servers/connect.js';
import { createDatabase, dropDatabase } from '../../test/servers/load.js';
import type { RunningServer } from '../../test/servers/server.js';
import { dialectOf } from '../databases.js';
import type { BenchTable, Dialect } from './tables.js';

/** How many rows one INSERT makes. */
const BATCH = 100_000;

/** Makes a database of that name with the table in it, its rows made by the server itself, and statistics on them. */
export async function fillTable(
  server: RunningServer,
  database: string,
  table: BenchTable,
  rows: number,
): Promise<void> {
  await dropDatabase(server, database);
  await createDatabase(server, database);
  if (dialectOf(server) === 'postgres') {
    const client = await connectPostgres(server, database);
    await fillPostgres(client, table, rows).finally(() => client.end());
  } else {
    const connection = await connectMysql(server, database);
    await fillMysql(connection, table, rows).finally(() => connection.end());
  }
}

async function fillPostgres(client: pg.Client, table: BenchTable, rows: number): Promise<void> {
  for (const sql of table.before?.postgres ?? []) await client.query(sql);
  await client.query(createTable(table, 'postgres'));
  const insert = `INSERT INTO ${table.name} SELECT ${values(table, 'postgres')} FROM generate_series(1::bigint, ${rows}) i`;
  await client.query(insert);
  await client.query('DROP TABLE IF EXISTS pool');
  await client.query(`VACUUM ANALYZE ${table.name}`);
}

async function fillMysql(connection: mysql.Connection, table: BenchTable, rows: number): Promise<void> {
  await connection.query('SET SESSION sql_log_bin = 0');
  for (const sql of table.before?.mysql ?? []) await connection.query(sql);
  await connection.query(createTable(table, 'mysql'));
  await allowRecursion(connection);
  for (let from = 1; from <= rows; from += BATCH) {
    const to = Math.min(rows, from + BATCH - 1);
    const numbers = `WITH RECURSIVE s(i) AS (SELECT ${from} UNION ALL SELECT i + 1 FROM s WHERE i < ${to})`;
    await connection.query(`INSERT INTO ${table.name} ${numbers} SELECT ${values(table, 'mysql')} FROM s`);
  }
  await connection.query('DROP TABLE IF EXISTS pool');
  await connection.query(`ANALYZE TABLE ${table.name}`);
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

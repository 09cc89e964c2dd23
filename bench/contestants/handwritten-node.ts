// The script that a person would write in Node: rows as objects, many-row INSERTs, one transaction.
// The job comes as JSON on standard input.
import { text } from 'node:stream/consumers';
import mysql from 'mysql2';
import pg from 'pg';
import type { HandwrittenJob, HandwrittenTable } from './handwritten.js';

const BATCH = 1000;

type Row = Record<string, unknown>;

const job = JSON.parse(await text(process.stdin)) as HandwrittenJob;
const postgresLogin = job.direction === 'postgres-mysql' ? job.source : job.target;
const mysqlLogin = job.direction === 'postgres-mysql' ? job.target : job.source;
const postgres = new pg.Client(postgresLogin);
await postgres.connect();
// Strings for moments: a Date would lose the microseconds.
const streaming = mysql.createConnection({ ...mysqlLogin, charset: 'utf8mb4', dateStrings: true });
const connection = streaming.promise();
for (const statement of job.statements) {
  await (job.direction === 'postgres-mysql' ? connection.query(statement) : postgres.query(statement));
}
for (const table of job.tables) await (job.direction === 'postgres-mysql' ? toMysql(table) : toPostgres(table));
await postgres.end();
await connection.end();

async function toMysql({ name, columns, select }: HandwrittenTable): Promise<void> {
  await postgres.query('BEGIN');
  await postgres.query(`DECLARE everything CURSOR FOR ${select}`);
  await connection.beginTransaction();
  for (;;) {
    const { rows } = await postgres.query<Row>(`FETCH ${BATCH} FROM everything`);
    if (rows.length === 0) break;
    const values = rows.map((row) => columns.map((column) => row[column]));
    await connection.query(`INSERT INTO ${name} (${columns.join(', ')}) VALUES ?`, [values]);
  }
  await connection.commit();
  await postgres.query('COMMIT');
}

async function toPostgres(table: HandwrittenTable): Promise<void> {
  await postgres.query('BEGIN');
  let batch: Row[] = [];
  for await (const row of streaming.query(table.select).stream() as AsyncIterable<Row>) {
    batch.push(row);
    if (batch.length < BATCH) continue;
    await insert(table, batch);
    batch = [];
  }
  await insert(table, batch);
  await postgres.query('COMMIT');
}

async function insert({ name, columns, booleans }: HandwrittenTable, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const values = rows.flatMap((row) =>
    columns.map((column, index) => (booleans.includes(index) ? Boolean(row[column]) : plain(row[column]))),
  );
  const groups = rows.map((_, row) => `(${columns.map((__, index) => `$${row * columns.length + index + 1}`).join()})`);
  await postgres.query(`INSERT INTO ${name} (${columns.join(', ')}) VALUES ${groups.join()}`, values);
}

/** JSON arrives parsed. */
function plain(value: unknown): unknown {
  const isObject = typeof value === 'object' && value !== null && !Buffer.isBuffer(value);
  return isObject ? JSON.stringify(value) : value;
}

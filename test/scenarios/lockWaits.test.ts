import type { RowDataPacket } from 'mysql2';
import { afterAll, expect, it } from 'vitest';
import { generate, parse, run } from '../../src/engine/index.js';
import { connectMysql, connectPostgres } from '../servers/connect.js';
import { loadSql } from '../servers/load.js';
import type { ServerName } from '../servers/server.js';
import { sharedServer } from '../servers/vitest.js';
import { Databases, type TestDatabase } from './databases.js';
import { memoryStore } from './migrate.js';

const databases = new Databases('lck');
afterAll(() => databases.drop());

/** A session that has read the table and keeps its transaction open: nobody can drop the table meanwhile. */
interface Holder {
  readonly id: number;
  leave(): Promise<void>;
}

async function hold({ server, settings }: TestDatabase, sql: string): Promise<Holder> {
  if (sharedServer(server).engine === 'postgresql') {
    const client = await connectPostgres(sharedServer(server), settings.database);
    const { rows } = await client.query<{ id: number }>('SELECT pg_backend_pid() AS id');
    await client.query('BEGIN');
    await client.query(sql);
    return { id: rows[0]?.id ?? 0, leave: () => client.end() };
  }
  const connection = await connectMysql(sharedServer(server), settings.database);
  const [rows] = await connection.query<RowDataPacket[]>('SELECT CONNECTION_ID() AS id');
  await connection.query('BEGIN');
  await connection.query(sql);
  return { id: Number(rows[0]?.id), leave: () => connection.end() };
}

async function namesWhoHoldsTheLock(from: ServerName, to: ServerName): Promise<void> {
  const source = await databases.create(from, 'source');
  const target = await databases.create(to, 'target');
  await loadSql(sharedServer(from), source.settings.database, 'CREATE TABLE a (id int PRIMARY KEY);');
  await loadSql(sharedServer(to), target.settings.database, 'CREATE TABLE busy (id int PRIMARY KEY);');
  const connections = { source: source.settings, target: target.settings };
  const { script } = await generate(connections, { version: 1 });
  const text = `${script}\n-- @phase more\n-- @step sql tidy on=target\nDROP TABLE busy;\n`;
  const holder = await hold(target, `SELECT 'somebody’s datum' FROM busy`);
  const told: string[] = [];
  let left: Promise<void> | undefined;
  const options = { store: memoryStore(), scriptName: 'locks.migration.sql', streams: 1 };
  for await (const event of run(parse(text), connections, options)) {
    if (event.type === 'warning' && event.step === 'sql tidy') {
      told.push(event.message);
      left ??= holder.leave();
    }
    if (event.type === 'finished') expect(event.outcome, told.join()).toMatchObject({ state: 'verified' });
  }
  await left;
  expect(told[0]).toContain('"sql tidy" waits for a lock on the target');
  expect(told[0]).toMatch(new RegExp(`session ${holder.id} .*(?:KILL |pg_terminate_backend\\()${holder.id}`, 'u'));
  expect(told.join()).not.toContain('datum');
}

it('a step that waits for somebody’s lock says for whose, and how to end that, on every kind of target', async () => {
  // Side by side: each has to wait for some seconds before the servers are asked.
  await Promise.all([
    namesWhoHoldsTheLock('mysql97', 'postgres18'),
    namesWhoHoldsTheLock('postgres15', 'mysql97'),
    namesWhoHoldsTheLock('postgres15', 'mariadb1011'),
  ]);
});

import mysql, { type Connection, type RowDataPacket } from 'mysql2';
import type { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectMysql, processList } from '../servers/connect.js';
import { createDatabase, dropDatabase, loadSql } from '../servers/load.js';
import { sharedServer } from '../servers/vitest.js';
import { migrate, settingsOf, summary } from './migrate.js';

/** Asks for the binary log as a replica does; https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_binlog_dump.html */
async function beginDump(connection: Connection): Promise<void> {
  const [logs] = await connection.promise().query<RowDataPacket[]>('SHOW BINARY LOGS');
  // What a replica says that it understands: without it the servers end the connection.
  await connection
    .promise()
    .query(
      'SET @master_binlog_checksum = @@GLOBAL.binlog_checksum, @source_binlog_checksum = @@GLOBAL.binlog_checksum, @mariadb_slave_capability = 4',
    );
  connection.on('error', () => undefined);
  const inner = connection as unknown as { packetParser: unknown; stream: Writable };
  const request = Buffer.concat([Buffer.alloc(15), Buffer.from(String(logs.at(-1)?.Log_name))]);
  request.writeUIntLE(request.length - 4, 0, 3);
  request[4] = 0x12;
  request.writeUInt32LE(4, 5);
  request.writeUInt32LE(4711, 11);
  inner.packetParser = { execute: () => undefined };
  inner.stream.write(request);
}

/** Bytes in all binary logs of a server. */
async function loggedBytes(server: ReturnType<typeof sharedServer>): Promise<number> {
  const connection = await connectMysql(server);
  const [rows] = await connection.query<RowDataPacket[]>('SHOW BINARY LOGS');
  await connection.end();
  return rows.reduce((sum, row) => sum + Number(row.File_size), 0);
}

describe.each(['mysql97', 'mariadb1011'] as const)('a load into %s that leaves the binary log out', (to) => {
  const source = sharedServer('postgres18');
  const target = sharedServer(to);
  const made: string[] = [];
  const fresh = async (name: string): Promise<string> => {
    const database = `load_${to}_${name}_${process.pid}`;
    made.push(database);
    await createDatabase(target, database);
    return database;
  };
  const from = `load_from_${to}_${process.pid}`;

  beforeAll(async () => {
    await createDatabase(source, from);
    await loadSql(
      source,
      from,
      `CREATE TABLE wide (id integer PRIMARY KEY, t text); INSERT INTO wide SELECT i, repeat(md5(i::text), 40) FROM generate_series(1, 2000) i;`,
    );
  });
  afterAll(async () => {
    await dropDatabase(source, from);
    for (const database of made) await dropDatabase(target, database);
  });

  it('says so in the script, writes nothing to the log, and is verified', async () => {
    const connections = [settingsOf(source, from, 'a'), settingsOf(target, await fresh('off'), 'b')] as const;
    const before = await loggedBytes(target);
    const migrated = await migrate(...connections, { load: { binlog: 'off' } });
    expect(migrated.outcome.state, summary(migrated)).toBe('verified');
    expect(migrated.analysis.script).toContain('SET SESSION sql_log_bin = 0;');
    expect((await loggedBytes(target)) - before).toBeLessThan(100_000);

    const usual = await migrate(connections[0], settingsOf(target, await fresh('on'), 'b'));
    expect(usual.outcome.state, summary(usual)).toBe('verified');
    expect(usual.analysis.script).not.toContain('sql_log_bin');
    expect((await loggedBytes(target)) - before).toBeGreaterThan(2_000_000);
  });

  it('is refused while a replica reads the log', async () => {
    const replica = mysql.createConnection({
      host: target.host,
      port: target.port,
      user: target.user,
      password: target.password,
    });
    try {
      await beginDump(replica);
      const admin = await connectMysql(target);
      const dumps = `SELECT COUNT(*) AS n FROM ${processList(target)} WHERE COMMAND LIKE 'Binlog Dump%'`;
      await expect
        .poll(async () => Number((await admin.query<RowDataPacket[]>(dumps))[0][0]?.n), { timeout: 20_000 })
        .toBe(1);
      await admin.end();
      const database = await fresh('replica');
      const migrated = await migrate(settingsOf(source, from, 'a'), settingsOf(target, database, 'b'), {
        load: { binlog: 'off' },
      });
      expect(migrated.outcome.state).toBe('blocked');
      expect(migrated.outcome.error?.message).toMatch(/replica reads that log/u);
      const skipped = await migrate(
        settingsOf(source, from, 'a'),
        settingsOf(target, database, 'b'),
        { load: { binlog: 'off' } },
        (text) => text.replace(/(-- @step session load .*)/u, '$1\n-- @skip'),
      );
      expect(skipped.outcome.state, summary(skipped)).toBe('verified');
    } finally {
      replica.destroy();
    }
  });
});

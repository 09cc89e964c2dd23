import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { bundleTask } from '../../../scripts/task.mjs';
import { connectMysql, connectPostgres } from '../../servers/connect.js';
import { createDatabase, loadSql } from '../../servers/load.js';
import { SERVER_NAMES, type ServerAddress } from '../../servers/server.js';
import { startServer } from '../../servers/servers.js';
import { sharedServer } from '../../servers/vitest.js';

const startsHere = process.env.TEST_POSTGRES15_URL === undefined && process.platform === 'linux';

describe.skipIf(!startsHere)('a server that its process leaves behind', () => {
  test.each(['SIGKILL', 'SIGINT', 'SIGTERM'] as const)('ends and is removed after %s', async (signal) => {
    const script = await bundleTask('test/contract/servers/abandon.ts');
    const owner = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await once(createInterface({ input: owner.stdout }), 'line')) as [string];
    const { pid, dataDir } = JSON.parse(line) as { pid: number; dataDir: string };
    expect(isRunning(pid)).toBe(true);
    expect(existsSync(dataDir)).toBe(true);

    owner.kill(signal);

    await vi.waitFor(() => expect(existsSync(dirname(dataDir))).toBe(false), { timeout: 20_000 });
    expect(isRunning(pid)).toBe(false);
  });
});

describe.skipIf(!startsHere)('a server of one test', () => {
  test('keeps what was committed over a kill and a restart, takes options, and is gone after stop', async () => {
    const server = await startServer('postgres15', { options: { max_connections: '7' } });
    try {
      await loadSql(server, 'postgres', 'create table t (i int); insert into t values (42)');
      await server.kill();
      await expect(connectPostgres(server)).rejects.toThrow(/ECONNREFUSED/);
      await server.restart();
      const client = await connectPostgres(server);
      const { rows } = await client.query("select i, current_setting('max_connections') as allowed from t");
      expect(rows).toEqual([{ i: 42, allowed: '7' }]);
      await client.end();
    } finally {
      await server.stop();
    }
    expect(existsSync(server.dataDir!)).toBe(false);
  });

  test('keeps its temporary files to itself, and several may start at once', async () => {
    vi.stubEnv('TEST_MARIADB1011_URL', undefined);
    const servers = await Promise.all([startServer('mariadb1011'), startServer('mariadb1011')]);
    try {
      for (const server of servers) {
        const connection = await connectMysql(server);
        const [rows] = await connection.query('select @@tmpdir as folder');
        await connection.end();
        expect(rows).toEqual([{ folder: join(dirname(server.dataDir!), 'tmp') }]);
      }
    } finally {
      vi.unstubAllEnvs();
      await Promise.all(servers.map((server) => server.stop()));
    }
  });
});

describe('a URL in the environment', () => {
  afterEach(() => vi.unstubAllEnvs());

  test('wins, and stop leaves that server running', async () => {
    const shared = sharedServer('postgres15');
    vi.stubEnv('TEST_POSTGRES15_URL', shared.url());
    const server = await startServer('postgres15');
    expect(server.pid).toBeUndefined();
    expect(server.url('a b')).toBe(shared.url('a b'));
    await server.stop();
    await (await connectPostgres(server)).end();
  });

  test('that is none is refused without being shown', async () => {
    vi.stubEnv('TEST_MYSQL97_URL', 'secret');
    await expect(startServer('mysql97')).rejects.toThrow(/^TEST_MYSQL97_URL is not a URL \((?!.*secret)/);
  });
});

describe.each(SERVER_NAMES)('%s', (name) => {
  const server = sharedServer(name);

  test('wants the password', async () => {
    const wrong: ServerAddress = { ...server, password: 'wrong' };
    const connect = server.engine === 'postgresql' ? connectPostgres(wrong) : connectMysql(wrong);
    await expect(connect).rejects.toThrow(/password/);
  });

  test.skipIf(server.engine === 'postgresql')('logs its changes as rows and takes LOAD DATA LOCAL', async () => {
    const connection = await connectMysql(server);
    const [rows] = await connection.query(
      'select @@log_bin as log, @@binlog_format as format, @@local_infile as local_infile, @@server_id as id',
    );
    await connection.end();
    expect(rows).toEqual([{ log: 1, format: 'ROW', local_infile: 1, id: 1 }]);
  });

  test.skipIf(server.engine !== 'postgresql')('has the contrib extensions', async () => {
    const database = 'extensions';
    await createDatabase(server, database);
    const names = ['citext', 'hstore', 'ltree', 'btree_gin', 'btree_gist', 'pg_trgm', 'pgcrypto', 'fuzzystrmatch'];
    const all = [...names, 'pgstattuple', 'uuid-ossp', 'unaccent', 'cube', 'isn', 'intarray', 'postgres_fdw'];
    await loadSql(server, database, all.map((extension) => `create extension "${extension}";`).join('\n'));
  });
});

/** Whether a process runs; one that has ended and waits to be noticed by its parent (state Z, proc(5)) doesn't. */
function isRunning(pid: number): boolean {
  const file = `/proc/${pid}/stat`;
  return existsSync(file) && !readFileSync(file, 'utf8').includes(') Z ');
}

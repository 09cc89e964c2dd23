import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect } from '../../src/engine/adapters/postgres/connect.js';
import type { PostgresSession } from '../../src/engine/adapters/postgres/session.js';
import { EngineError } from '../../src/engine/errors.js';
import type { ConnectionSettings } from '../../src/engine/model/connection.js';
import { connectPostgres } from '../servers/connect.js';
import { sharedServer } from '../servers/vitest.js';
import { TestDatabase } from './postgresDatabase.js';

async function failure(work: Promise<unknown>): Promise<EngineError> {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(EngineError);
  return error as EngineError;
}

describe.each(['postgres15', 'postgres18'] as const)('a session on %s', (name) => {
  let database: TestDatabase;
  let session: PostgresSession;

  beforeAll(async () => {
    database = await TestDatabase.create(sharedServer(name));
    session = await database.session();
  });
  afterAll(() => database.drop());

  const attempt = (overrides: Partial<ConnectionSettings>): Promise<EngineError> =>
    failure(connect(database.settings(overrides), 'source').then((opened) => opened.close()));

  test('says who the server is', () => {
    const { server } = session;
    expect(server.engine).toBe('postgresql');
    expect(server.version).toMatch(name === 'postgres15' ? /^15\.\d+$/ : /^18\.\d+$/);
    expect(Math.floor(server.versionNumber / 10_000)).toBe(name === 'postgres15' ? 15 : 18);
    expect(server).toMatchObject({ database: database.name, user: 'postgres', tested: true });
    expect(server.capabilities.icu).toBe(true);
  });

  test('has the same mark on every connection to the database, and another one elsewhere', async () => {
    const again = await database.session('source');
    expect(again.server.identity).toBe(session.server.identity);
    const elsewhere = await connect(database.settings({ database: 'postgres' }), 'source');
    await elsewhere.close();
    expect(elsewhere.server.identity).not.toBe(session.server.identity);
  });

  test('gives the mark to users without privileges too', async () => {
    await session.query(`CREATE ROLE "plain ${database.name}" LOGIN PASSWORD 'p'`);
    const plain = await database.session('source', { user: `plain ${database.name}`, password: 'p' });
    expect(plain.server.identity).toBe(session.server.identity);
    await plain.close();
    await session.query(`DROP ROLE "plain ${database.name}"`);
  });

  test('gives every value as exact text', async () => {
    const sql = `SELECT 9007199254740993::int8, 1.10::numeric, 0.1::float4, true, '2020-01-01 00:00:00.000001+00'::timestamptz, '\\x00ff'::bytea,
      '{1,NULL}'::int[], '{"a": 1}'::json, NULL, '1 mon -1 days'::interval, 1.5::float8, '-12.34'::money, '2020-02-03'::date`;
    const { rows } = await session.query(sql);
    expect(rows[0]).toEqual([
      ...['9007199254740993', '1.10', '0.1', 't', '2020-01-01 00:00:00.000001+00', '\\x00ff'],
      ...['{1,NULL}', '{"a": 1}', null, '1 mon -1 days', '1.5', '-$12.34', '2020-02-03'],
    ]);
  });

  test('passes values apart from the statement', async () => {
    const { rows, columns } = await session.query('SELECT $1::text AS a, $2::int AS b, $3::text AS c', [
      `'; DROP TABLE x; --`,
      42,
      null,
    ]);
    expect(columns).toEqual(['a', 'b', 'c']);
    expect(rows).toEqual([[`'; DROP TABLE x; --`, '42', null]]);
  });

  test('tells what the server warned of', async () => {
    const { warnings } = await session.query('DROP TABLE IF EXISTS not_there');
    expect(warnings).toEqual(['NOTICE: table "not_there" does not exist, skipping']);
    expect((await session.query('SELECT 1')).warnings).toEqual([]);
  });

  test('a source session cannot write', async () => {
    const source = await database.session('source');
    const error = await failure(source.query('CREATE TABLE t (id int)'));
    expect(error).toMatchObject({ code: 'PERMISSION_DENIED', retryable: false });
    expect(error.message).toContain('never written to');
  });

  test('places an error in the statement', async () => {
    const error = await failure(session.query('SELECT 1,\n  é, nothing FROM pg_class'));
    expect(error).toMatchObject({ code: 'STATEMENT_FAILED', line: 2, column: 3 });
    expect((await session.query('SELECT 1')).rows).toEqual([['1']]);
  });

  test('refuses a second statement beside a running one, and stays usable', async () => {
    const running = session.query('SELECT pg_sleep(0.2)');
    expect(await failure(session.query('SELECT 1'))).toMatchObject({ code: 'INTERNAL' });
    await running;
    expect((await session.query('SELECT 2')).rows).toEqual([['2']]);
  });

  describe('that can’t be opened', () => {
    test('nobody answers at the port', async () => {
      const error = await attempt({ port: 1 });
      expect(error).toMatchObject({ code: 'CONNECTION_FAILED', stage: 'connect', object: 'test' });
      expect(error.message).toContain('127.0.0.1:1');
      expect(error.hint).not.toBe('');
    });
    test('the host is unknown', async () => {
      expect(await attempt({ host: 'nowhere.invalid' })).toMatchObject({ code: 'CONNECTION_FAILED' });
    });
    test('the password is wrong, and is not told', async () => {
      const error = await attempt({ password: 'se"cret-pass' });
      expect(error).toMatchObject({ code: 'AUTHENTICATION_FAILED', retryable: false });
      expect(JSON.stringify(error.toData())).not.toContain('cret-pass');
    });
    test('the password is missing', async () => {
      expect(await attempt({ password: undefined })).toMatchObject({ code: 'PASSWORD_MISSING' });
      expect(await attempt({ password: '' })).toMatchObject({ code: 'PASSWORD_MISSING' });
    });
    test('the database does not exist', async () => {
      const error = await attempt({ database: 'No such' });
      expect(error).toMatchObject({ code: 'UNKNOWN_DATABASE' });
      expect(error.message).toContain('"No such"');
    });
    test('the socket does not exist', async () => {
      expect(await attempt({ socketPath: '/nowhere' })).toMatchObject({ code: 'CONNECTION_FAILED' });
    });
    test('TLS is required of a server without it', async () => {
      expect(await attempt({ tls: { mode: 'require' } })).toMatchObject({ code: 'CONNECTION_FAILED' });
    });
    test('the signal has fired already', async () => {
      const error = await failure(connect(database.settings(), 'source', AbortSignal.abort()));
      expect(error.code).toBe('CANCELLED');
    });
  });

  test('prefers TLS and goes on without it', async () => {
    const opened = await database.session('source', { tls: { mode: 'prefer' } });
    expect((await opened.query('SELECT 1')).rows).toEqual([['1']]);
  });

  test('opens over the Unix socket', async (context) => {
    const { socketPath } = database.server;
    if (socketPath === undefined) return context.skip();
    const opened = await database.session('source', { socketPath, host: 'ignored' });
    expect((await opened.query('SELECT inet_server_addr()')).rows).toEqual([[null]]);
  });

  test('cancels a statement at the server within two seconds and stays usable', async () => {
    const stop = new AbortController();
    const running = failure(session.query('SELECT pg_sleep(60)', [], stop.signal));
    await untilActive(database, 'pg_sleep(60)');
    const began = performance.now();
    stop.abort();
    expect((await running).code).toBe('CANCELLED');
    expect(performance.now() - began).toBeLessThan(2_000);
    await untilIdle(database, 'pg_sleep(60)');
    expect((await session.query('SELECT 3')).rows).toEqual([['3']]);
  });

  test('a lost connection is said to be one, and can be retried', async () => {
    const victim = await database.session('source');
    const running = failure(victim.query('SELECT pg_sleep(61)'));
    await untilActive(database, 'pg_sleep(61)');
    await session.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(61)%' AND pid <> pg_backend_pid()`,
    );
    expect(await running).toMatchObject({ code: 'CONNECTION_LOST', retryable: true });
    expect(await failure(victim.query('SELECT 1'))).toMatchObject({ code: 'CONNECTION_LOST' });
    await victim.close();
  });

  test('closing rolls back and never rejects', async () => {
    const opened = await database.session();
    await opened.query('CREATE TABLE IF NOT EXISTS closing (id int)');
    await opened.query('BEGIN');
    await opened.query('INSERT INTO closing VALUES (1)');
    await opened.close();
    await opened.close();
    expect((await session.query('SELECT count(*) FROM closing')).rows).toEqual([['0']]);
    expect(await failure(opened.query('SELECT 1'))).toMatchObject({ code: 'CONNECTION_LOST' });
  });
});

describe('a server that is none', () => {
  let silent: Server;
  beforeAll(async () => {
    silent = createServer((socket) => socket.on('error', () => undefined));
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => silent.close());

  test('can be given up by signal', async () => {
    const stop = new AbortController();
    const { port } = silent.address() as AddressInfo;
    const accepted = new Promise((resolve) => silent.once('connection', resolve));
    const settings = {
      name: 'x',
      engine: 'postgresql',
      host: '127.0.0.1',
      port,
      user: 'u',
      password: 'p',
      database: 'd',
    };
    const opening = failure(connect(settings, 'source', stop.signal));
    await accepted;
    stop.abort();
    expect((await opening).code).toBe('CANCELLED');
  });

  test('MySQL answers another protocol', async () => {
    const { host, port } = sharedServer('mysql97');
    const settings = { name: 'x', engine: 'postgresql', host, port, user: 'u', password: 'p', database: 'd' };
    const error = await failure(connect(settings, 'source'));
    expect(error.code).toBe('CONNECTION_FAILED');
    expect(error.hint).toContain('PostgreSQL');
  });
});

async function watch(database: TestDatabase, text: string, wanted: boolean): Promise<void> {
  const client = await connectPostgres(database.server, database.name);
  try {
    for (;;) {
      const sql = `SELECT 1 FROM pg_stat_activity WHERE state = 'active' AND query LIKE $1 AND pid <> pg_backend_pid()`;
      const { rowCount } = await client.query(sql, [`%${text}%`]);
      if ((rowCount ?? 0) > 0 === wanted) return;
    }
  } finally {
    await client.end();
  }
}

/** Resolves once the server runs a statement with that text. */
const untilActive = (database: TestDatabase, text: string): Promise<void> => watch(database, text, true);
const untilIdle = (database: TestDatabase, text: string): Promise<void> => watch(database, text, false);

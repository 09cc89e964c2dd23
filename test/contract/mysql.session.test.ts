import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EngineError } from '../../src/engine/errors.js';
import { connectMysql, processList } from '../servers/connect.js';
import { sharedServer } from '../servers/vitest.js';
import { families, TestDatabase } from './mysqlDatabase.js';

/** What a promise rejects with; fails when it resolves. */
async function failure(promise: Promise<unknown>): Promise<EngineError> {
  const outcome = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(outcome).toBeInstanceOf(EngineError);
  return outcome as EngineError;
}

describe.each(families)('sessions on $server', ({ server: name, adapter }) => {
  const server = sharedServer(name);
  let database: TestDatabase;
  const accounts: string[] = [];

  beforeAll(async () => {
    database = await TestDatabase.create(server, adapter);
  });

  afterAll(async () => {
    const connection = await connectMysql(server);
    for (const account of accounts) await connection.query(`DROP USER IF EXISTS ${account}`);
    await connection.end();
    await database.drop();
  });

  async function account(suffix: string, identified: string, grants = 'SELECT'): Promise<{ user: string }> {
    const user = `${database.name}_${suffix}`;
    const quoted = `'${user}'@'%'`;
    accounts.push(quoted);
    const connection = await connectMysql(server);
    await connection.query(`CREATE USER ${quoted} ${identified}`);
    await connection.query(`GRANT ${grants} ON \`${database.name}\`.* TO ${quoted}`);
    await connection.end();
    return { user };
  }

  it('tells who answered', async () => {
    const { server: info } = await database.session();
    expect(info).toMatchObject({ engine: adapter.id, database: database.name, tested: true });
    const decided =
      adapter.id === 'mysql' ? { invisibleColumns: true, vector: true } : { uuid: true, caseFolding: true };
    expect(info.capabilities).toMatchObject(decided);
    expect(adapter.accepts(info)).toBe(true);
    expect(families.filter((family) => family.adapter.accepts(info))).toHaveLength(1);
    const again = await database.session('source');
    expect(again.server.identity).toBe(info.identity);
    const other = await database.session('source', { database: 'mysql' });
    expect(other.server.identity).not.toBe(info.identity);
  });

  it('gives every value as exact text', async () => {
    const session = await database.session('source');
    const { columns, rows } = await session.query(
      `SELECT CAST(18446744073709551615 AS UNSIGNED) AS big, 1.10 AS exact, 0.1e0 AS binary_float, NULL AS nothing, 'é😀' AS text,
        x'00FF' AS bytes, TIMESTAMP '2024-02-29 23:59:59.123456' AS moment, b'101' AS bits, '' AS blank`,
    );
    expect(columns).toEqual(['big', 'exact', 'binary_float', 'nothing', 'text', 'bytes', 'moment', 'bits', 'blank']);
    expect(rows).toEqual([
      ['18446744073709551615', '1.10', '0.1', null, 'é😀', '00ff', '2024-02-29 23:59:59.123456', '05', ''],
    ]);
  });

  it('binds values, whatever they hold', async () => {
    const session = await database.session('source');
    const nasty = `'; DROP TABLE x; -- \\ " \0 \x1a é😀`;
    const { rows } = await session.query('SELECT ?, ?, ?', [nasty, 5, null]);
    expect(rows).toEqual([[nasty, '5', null]]);
  });

  it('keeps a source read-only at the server', async () => {
    await database.run('CREATE TABLE kept(id INT PRIMARY KEY); INSERT INTO kept VALUES (1);');
    const session = await database.session('source');
    for (const sql of ['DELETE FROM kept', 'CREATE TABLE made(id INT)', 'DROP TABLE kept']) {
      const error = await failure(session.query(sql));
      expect(error.code).toBe('PERMISSION_DENIED');
      expect(error.message).toMatch(/^The source is never written to/);
    }
    expect((await session.query('SELECT COUNT(*) FROM kept')).rows).toEqual([['1']]);
  });

  it('runs under settings that alter nothing on the way', async () => {
    const source = await database.session('source');
    const target = await database.session('target');
    const sql = 'SELECT @@SESSION.time_zone, @@SESSION.sql_mode, @@character_set_results, @@SESSION.foreign_key_checks';
    expect((await source.query(sql)).rows).toEqual([['+00:00', '', 'utf8mb4', '1']]);
    const [[zone, mode]] = (await target.query(sql)).rows as [string[]];
    expect(zone).toBe('+00:00');
    expect(mode?.split(',').sort()).toEqual([
      'ERROR_FOR_DIVISION_BY_ZERO',
      'NO_AUTO_VALUE_ON_ZERO',
      'NO_ENGINE_SUBSTITUTION',
      'STRICT_ALL_TABLES',
    ]);
  });

  it('hands on what the server warns of', async () => {
    const session = await database.session('target');
    const { warnings } = await session.query('DROP TABLE IF EXISTS never_there');
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(/^Note 1051: Unknown table/);
  });

  describe('what cannot be opened', () => {
    it.each([
      ['a wrong password', { password: 'wrong-secret-word' }, 'AUTHENTICATION_FAILED'],
      ['no password', { password: undefined }, 'PASSWORD_MISSING'],
      ['an unknown user', { user: 'nobody_here', password: 'wrong-secret-word' }, 'AUTHENTICATION_FAILED'],
      ['an unknown database', { database: 'no_such_database' }, 'UNKNOWN_DATABASE'],
      ['a port where nothing listens', { port: 1 }, 'CONNECTION_FAILED'],
      ['a socket that is not there', { socketPath: '/nowhere/mysql.sock' }, 'CONNECTION_FAILED'],
    ])('%s says so and shows no password', async (_what, overrides, code) => {
      const error = await failure(adapter.connect(database.settings(overrides), 'target'));
      expect(error.code).toBe(code);
      expect(error.hint).not.toBe('');
      const shown = JSON.stringify(error.toData()) + String(error.cause);
      expect(shown).not.toContain('wrong-secret-word');
      expect(shown).not.toContain(server.password);
    });

    it('a database that the account may not use', async () => {
      const { user } = await account('narrow', `IDENTIFIED BY 'pw'`);
      const error = await failure(
        adapter.connect(database.settings({ user, password: 'pw', database: 'sys' }), 'target'),
      );
      expect(['PERMISSION_DENIED', 'UNKNOWN_DATABASE']).toContain(error.code);
    });

    it('an attempt that is cancelled', async () => {
      const controller = new AbortController();
      const pending = adapter.connect(database.settings({ host: '10.255.255.1' }), 'target', controller.signal);
      controller.abort();
      expect((await failure(pending)).code).toBe('CANCELLED');
    });
  });

  it('logs in over the unix socket', async ({ skip }) => {
    if (server.socketPath === undefined) skip('the server is not ours, so its socket is unknown');
    const session = await database.session('source', { socketPath: server.socketPath, host: 'nowhere.invalid' });
    expect((await session.query('SELECT 1')).rows).toEqual([['1']]);
  });

  it('cancels a statement within two seconds and goes on', async () => {
    const session = await database.session('target');
    const controller = new AbortController();
    const slow = `SELECT COUNT(*) FROM information_schema.COLUMNS a, information_schema.COLUMNS b, information_schema.COLUMNS c WHERE a.COLUMN_NAME < b.COLUMN_NAME`;
    const pending = failure(session.query(slow, undefined, controller.signal));
    await untilRuns(session.server.capabilities.connection);
    const begun = performance.now();
    controller.abort();
    expect((await pending).code).toBe('CANCELLED');
    expect(performance.now() - begun).toBeLessThan(2_000);
    for (let count = 0; count < 20; count += 1) {
      expect((await session.query('SELECT SLEEP(0), 7')).rows).toEqual([['0', '7']]);
    }
  });

  it('opens while somebody runs a statement with a character beyond U+FFFF', async () => {
    const busy = await connectMysql(server);
    const killed = busy.query(`SELECT '😀', SLEEP(60)`).catch(() => 'killed');
    await untilRuns(busy.threadId);
    const session = await database.session('target');
    expect(session.server.capabilities.client).toMatch(/:\d+$/u);
    await session.query(`KILL QUERY ${busy.threadId}`);
    await killed;
    await busy.end();
  });

  it('says when the connection is gone', async () => {
    const session = await database.session('target');
    const killer = await database.session('target');
    await killer.query(`KILL ${Number(session.server.capabilities.connection)}`);
    const error = await failure(session.query('SELECT 1'));
    expect(error).toMatchObject({ code: 'CONNECTION_LOST', retryable: true });
    expect((await failure(session.query('SELECT 1'))).code).toBe('CONNECTION_LOST');
    await session.close();
  });

  it('runs one statement at a time', async () => {
    const session = await database.session('target');
    const first = session.query('SELECT SLEEP(0.05)');
    expect((await failure(session.query('SELECT 1'))).code).toBe('INTERNAL');
    await first;
  });

  async function untilRuns(connection: unknown): Promise<void> {
    const watcher = await database.session('target');
    for (;;) {
      const { rows } = await watcher.query(
        `SELECT COUNT(*) FROM ${processList(server)} WHERE ID = ? AND COMMAND = 'Query'`,
        [Number(connection)],
      );
      if (rows[0]?.[0] === '1') return;
    }
  }

  describe('encryption', () => {
    it('falls back where the server has none, or encrypts where it has', async () => {
      const session = await database.session('source', { tls: { mode: 'prefer' } });
      const { rows } = await session.query(`SHOW SESSION STATUS LIKE 'Ssl_cipher'`);
      expect(rows[0]?.[0]).toBe('Ssl_cipher');
    });

    it('refuses to go on without it where it is required', async ({ skip }) => {
      const plain = await database.session('source');
      const { rows } = await plain.query(`SELECT @@GLOBAL.have_ssl`).catch(() => ({ rows: [['YES']] }));
      if (rows[0]?.[0] !== 'DISABLED') skip('this server encrypts');
      const error = await failure(adapter.connect(database.settings({ tls: { mode: 'require' } }), 'source'));
      expect(error).toMatchObject({ code: 'CONNECTION_FAILED' });
      expect(error.hint).toMatch(/TLS mode/);
    });

    it('does not trust a certificate that no known authority signed', async () => {
      const error = await failure(
        adapter.connect(database.settings({ host: 'localhost', tls: { mode: 'verify-full' } }), 'source'),
      );
      expect(error.code).toBe('CONNECTION_FAILED');
    });
  });

  it('logs in with a password that the server has not cached, without encryption', async () => {
    const { user } = await account('fresh', `IDENTIFIED BY 'né w!'`);
    const session = await database.session('source', { user, password: 'né w!' });
    expect(session.server.user).toMatch(user);
  });
});

describe('encryption on MySQL, which makes its own certificates', () => {
  const server = sharedServer('mysql97');
  const [family] = families;

  it.for(['require', 'prefer', 'verify-ca'] as const)(
    'mode %s encrypts',
    async (mode, { skip }: { skip: (note: string) => void }) => {
      if (server.dataDir === undefined) skip('the server is not ours, so its certificates are unknown');
      const database = await TestDatabase.create(server, family!.adapter);
      try {
        const tls = { mode, ...(mode === 'verify-ca' ? { ca: `${server.dataDir}/ca.pem` } : {}) };
        const session = await database.session('source', { tls });
        const { rows } = await session.query(`SHOW SESSION STATUS LIKE 'Ssl_cipher'`);
        expect(rows[0]?.[1]).toMatch(/^TLS|AES/);
      } finally {
        await database.drop();
      }
    },
  );
});

import { createHash } from 'node:crypto';
import { connect as openSocket, createServer, type AddressInfo, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EngineError } from '../../src/engine/errors.js';
import type { LoadRequest, LoadResult } from '../../src/engine/adapter.js';
import type { MysqlSession } from '../../src/engine/adapters/mysql/session.js';
import { startServer } from '../servers/servers.js';
import { sharedServer } from '../servers/vitest.js';
import { FaultProxy } from '../faults/proxy.js';
import { families, TestDatabase } from './mysqlDatabase.js';
import { csvOf, failureOf, sourceOf, type Row } from './mysqlStreams.js';

const everyByte = Buffer.from(Array.from({ length: 256 }, (_, at) => at));

/** Texts that one or another framing would break. */
const hostile = [
  '',
  'NULL',
  '\\N',
  '\\.',
  '\\',
  '"',
  '""',
  `","`,
  '"\n"',
  'a\r\nb\tc',
  '\0',
  '\x1a',
  '\x0b\x0c\x08\x7f',
  `it's -- /* */ # ;`,
  'é😀\u{10ffff}\ufeff\uffff',
  'trailing\\',
  ' spaces ',
  'x'.repeat(70_000),
];

describe.each(families)('loading into $server', ({ server: name, adapter }) => {
  const server = sharedServer(name);
  let database: TestDatabase;
  let session: MysqlSession;

  beforeAll(async () => {
    database = await TestDatabase.create(server, adapter);
    session = await database.session('target');
  });

  afterAll(() => database.drop());

  const statement = (table: string, columns = 'id, t'): string =>
    `LOAD DATA LOCAL INFILE '@stream' INTO TABLE \`${table}\` (${columns});`;

  function load(
    table: string,
    rows: readonly Row[],
    more: Partial<LoadRequest> = {},
    signal?: AbortSignal,
  ): Promise<LoadResult> {
    const source = sourceOf([csvOf(rows)], rows.length);
    return adapter.write.load(
      session,
      { statement: statement(table), format: 'csv', open: () => source, onBytes: () => undefined, ...more },
      signal,
    );
  }

  async function count(table: string): Promise<string> {
    return (await session.query(`SELECT COUNT(*) FROM \`${table}\``)).rows[0]?.[0] ?? '';
  }

  it('carries hostile values byte for byte, NULL apart from everything', async () => {
    await database.run(`CREATE TABLE hostile(id INT PRIMARY KEY, t LONGTEXT, b LONGBLOB) CHARACTER SET utf8mb4;`);
    const rows: Row[] = [
      ...hostile.map((text, at): Row => [String(at), text, Buffer.from(text).toString('hex')]),
      ['1000', null, null],
      ['1001', '', ''],
      ['1002', 'all bytes', everyByte.toString('hex')],
    ];
    const columns = adapter.write.statement(
      { schema: database.name, name: 'hostile' },
      [{ name: 'id' }, { name: 't' }, { name: 'b', load: 'UNHEX(@value)' }],
      session.server,
    );
    expect(columns).toBe(
      "LOAD DATA LOCAL INFILE '@stream' INTO TABLE `hostile`\n(`id`, `t`, @b)\nSET `b` = UNHEX(@b);",
    );
    let seen = 0;
    const result = await load('hostile', rows, { statement: columns, onBytes: (bytes) => (seen = bytes) });
    expect(result).toMatchObject({ rows: rows.length, warnings: [] });
    expect(seen).toBe(result.bytes);
    const { rows: stored } = await session.query('SELECT id, HEX(t), HEX(b) FROM hostile ORDER BY id');
    expect(stored).toEqual(
      [...rows]
        .sort((left, right) => Number(left[0]) - Number(right[0]))
        .map(([id, text, hex]) => [
          id,
          text === null
            ? null
            : Buffer.from(text as string)
                .toString('hex')
                .toUpperCase(),
          hex === null ? null : (hex as string).toUpperCase(),
        ]),
    );
  });

  it('takes a chunk cut at any byte', async () => {
    await database.run('CREATE TABLE cut(id INT PRIMARY KEY, t TEXT);');
    const bytes = csvOf(hostile.slice(0, 15).map((text, at) => [String(at), text]));
    const pieces = Array.from(bytes, (byte) => Buffer.from([byte]));
    await load('cut', [], { open: () => sourceOf([Buffer.alloc(0), ...pieces, Buffer.alloc(0)], 15) });
    expect((await session.query('SELECT t FROM cut ORDER BY id')).rows.map(([text]) => text)).toEqual(
      hostile.slice(0, 15),
    );
  });

  it('takes a value of twenty megabytes, above max_allowed_packet on MariaDB', async () => {
    await database.run('CREATE TABLE big(id INT PRIMARY KEY, t LONGTEXT);');
    const big = 'é"\n'.repeat(5_000_000);
    await load('big', [['1', big]]);
    const { rows } = await session.query('SELECT SHA2(t, 256) FROM big');
    expect(rows[0]?.[0]).toBe(createHash('sha256').update(big).digest('hex'));
  });

  it('takes little from a source while the server does not read', async () => {
    await database.run('CREATE TABLE stalled(id INT PRIMARY KEY, t TEXT);');
    const proxy = await FaultProxy.start(server);
    const through = await adapter.connect(database.settings({ port: proxy.port }), 'target');
    let taken = 0;
    const rows = function* (): Generator<Buffer> {
      for (let id = 0; id < 100_000; id += 1) {
        const row = csvOf([[String(id), 'x'.repeat(1000)]]);
        taken += row.length;
        // What is taken in the first moments may lie in the sockets of the proxy and of the system.
        if (id === 0) proxy.impair('toServer', { stalled: true });
        yield row;
      }
    };
    const stop = new AbortController();
    const statement = "LOAD DATA LOCAL INFILE '@stream' INTO TABLE stalled (id, t)";
    const loading = adapter.write.load(
      through,
      { statement, format: 'csv', open: () => sourceOf(rows(), 100_000), onBytes: () => undefined },
      stop.signal,
    );
    let before = -1;
    while (taken > before) {
      before = taken;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    expect(taken).toBeGreaterThan(100_000);
    expect(taken).toBeLessThan(40_000_000);
    stop.abort();
    await failureOf(loading);
    await through.close();
    await proxy.close();
  });

  it('takes no rows at all', async () => {
    await database.run('CREATE TABLE nothing(id INT PRIMARY KEY, t TEXT);');
    expect(await load('nothing', [], { open: () => sourceOf([], 0) })).toMatchObject({ rows: 0, bytes: 0 });
  });

  it('shows the statement that ran, framing included', async () => {
    await database.run('CREATE TABLE shown(id INT PRIMARY KEY, t TEXT);');
    const { statement: ran } = await load('shown', [['1', 'x']]);
    expect(ran).toContain(`CHARACTER SET utf8mb4 FIELDS TERMINATED BY ',' ENCLOSED BY '"' ESCAPED BY ''`);
  });

  describe('keeps nothing of a chunk', () => {
    const good: Row = ['1', 'good'];

    it.each([
      ['a text that is too long', 'v VARCHAR(3)', 'abcd'],
      ['a number out of range', 'v TINYINT', '128'],
      ['a word for a number', 'v INT', 'many'],
      ['an impossible date', 'v DATE', '2023-02-30'],
      ['an unknown label', `v ENUM('a')`, 'b'],
      ['NULL where none may be', 'v INT NOT NULL', null],
      ['a broken CHECK', 'v INT CHECK (v > 0)', '-1'],
      ['too fine a decimal', 'v DECIMAL(5,2)', '1.234'],
      ['broken JSON', 'v JSON', '{'],
    ])('with %s', async (_what, column, value) => {
      await database.run(`DROP TABLE IF EXISTS bad; CREATE TABLE bad(id INT PRIMARY KEY, ${column});`);
      const right = column.includes('DATE') ? '2024-01-01' : column.includes('ENUM') ? 'a' : '1';
      const rows: Row[] = [
        ['1', right],
        ['2', value],
        ['3', right],
      ];
      const error = await failureOf(load('bad', rows, { statement: statement('bad', 'id, v') }));
      expect(['LOAD_IMPERFECT', 'STATEMENT_FAILED']).toContain(error.code);
      expect(error.message).not.toBe('');
      expect(await count('bad')).toBe('0');
    });

    it('with a duplicate key, which LOAD DATA LOCAL would skip', async () => {
      await database.run('DROP TABLE IF EXISTS twice; CREATE TABLE twice(id INT PRIMARY KEY, t TEXT);');
      const error = await failureOf(load('twice', [good, ['2', 'b'], ['1', 'again']]));
      expect(error.code).toBe('LOAD_IMPERFECT');
      expect(error.message).toMatch(/1062/);
      expect(await count('twice')).toBe('0');
      await load('twice', [good]);
      expect(await count('twice')).toBe('1');
    });

    it('whose rows have too few or too many fields', async () => {
      await database.run('DROP TABLE IF EXISTS fields; CREATE TABLE fields(id INT PRIMARY KEY, t TEXT);');
      for (const row of [['1'], ['1', 'a', 'b']]) {
        const error = await failureOf(load('fields', [row]));
        expect(error.code).toBe('LOAD_IMPERFECT');
      }
      expect(await count('fields')).toBe('0');
    });

    it('whose source fails midway, and says why', async () => {
      await database.run('DROP TABLE IF EXISTS broken; CREATE TABLE broken(id INT PRIMARY KEY, t TEXT);');
      const cause = new EngineError({
        code: 'CONNECTION_LOST',
        stage: 'run',
        message: 'The source went away.',
        hint: 'h',
      });
      const rows = Array.from({ length: 5_000 }, (_, at): Row => [String(at), 'x'.repeat(100)]);
      const source = sourceOf([csvOf(rows)], rows.length, cause);
      const error = await failureOf(load('broken', [], { open: () => source }));
      expect(error.code).toBe('STREAM_BROKEN');
      expect(error.message).toContain('The source went away.');
      expect(source.aborted).toBeGreaterThan(0);
      expect(await count('broken')).toBe('0');
      expect((await session.query('SELECT 1')).rows).toEqual([['1']]);
    });

    it('whose source cannot even be opened', async () => {
      await database.run('DROP TABLE IF EXISTS unopened; CREATE TABLE unopened(id INT PRIMARY KEY, t TEXT);');
      const error = await failureOf(
        load('unopened', [], {
          open: () => {
            throw new Error('no way in');
          },
        }),
      );
      expect(error).toMatchObject({ code: 'STREAM_BROKEN' });
      expect((await session.query('SELECT 1')).rows).toEqual([['1']]);
    });

    it('when the source says that it sent more rows than arrived', async () => {
      await database.run('DROP TABLE IF EXISTS short; CREATE TABLE short(id INT PRIMARY KEY, t TEXT);');
      const error = await failureOf(load('short', [], { open: () => sourceOf([csvOf([good])], 2) }));
      expect(error.code).toBe('LOAD_IMPERFECT');
      expect(await count('short')).toBe('0');
    });

    it('into a table that is not there, without opening the source', async () => {
      let opened = false;
      const error = await failureOf(
        load('never_made', [good], {
          open: () => {
            opened = true;
            return sourceOf([], 0);
          },
        }),
      );
      expect(error.code).toBe('STATEMENT_FAILED');
      expect(opened).toBe(false);
      expect((await session.query('SELECT 1')).rows).toEqual([['1']]);
    });

    it('when cancelled, within two seconds, on a source without end', async () => {
      await database.run(
        'DROP TABLE IF EXISTS endless; CREATE TABLE endless(id BIGINT PRIMARY KEY AUTO_INCREMENT, t TEXT);',
      );
      const chunk = csvOf(Array.from({ length: 1_000 }, (): Row => ['x'.repeat(200)]));
      async function* forever(): AsyncGenerator<Buffer> {
        for (;;) yield await Promise.resolve(chunk);
      }
      const source = sourceOf(forever(), 0);
      const controller = new AbortController();
      let begun = 0;
      const error = await failureOf(
        load(
          'endless',
          [],
          {
            statement: statement('endless', 't'),
            open: () => source,
            onBytes: (bytes) => {
              if (bytes < 2_000_000 || begun > 0) return;
              begun = performance.now();
              controller.abort();
            },
          },
          controller.signal,
        ),
      );
      expect(error.code).toBe('CANCELLED');
      expect(performance.now() - begun).toBeLessThan(2_000);
      expect(source.aborted).toBeGreaterThan(0);
      expect(await count('endless')).toBe('0');
    });
  });

  it.each([
    ['another file', `LOAD DATA LOCAL INFILE '/etc/passwd' INTO TABLE t (id)`],
    ['rows replaced', `LOAD DATA LOCAL INFILE '@stream' REPLACE INTO TABLE t (id)`],
    ['framing of its own', `LOAD DATA LOCAL INFILE '@stream' INTO TABLE t FIELDS TERMINATED BY ';' (id)`],
    ['another statement', 'DELETE FROM t'],
    ['a file of the server', `LOAD DATA INFILE '@stream' INTO TABLE t (id)`],
  ])('refuses a target half with %s before anything runs', async (_what, sql) => {
    const error = await failureOf(load('t', [], { statement: sql }));
    expect(error.code).toBe('SCRIPT_INVALID');
  });

  it('gives nothing to a server that asks for another file', async () => {
    await database.run('DROP TABLE IF EXISTS rogue; CREATE TABLE rogue(id INT PRIMARY KEY, t TEXT);');
    // The genuine server behind a go-between that asks for another file in its name.
    const proxy = createServer((client) => {
      const upstream: Socket = openSocket(server.port, server.host);
      client.pipe(upstream);
      upstream.on('data', (data) =>
        client.write(Buffer.from(data.toString('latin1').replace('@stream', '/secret'), 'latin1')),
      );
      for (const end of [client, upstream])
        end.on('error', () => undefined).on('close', () => [client, upstream].forEach((one) => one.destroy()));
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const { port } = proxy.address() as AddressInfo;
    try {
      const deceived = await database.session('target', { port, host: '127.0.0.1', tls: { mode: 'disable' } });
      let opened = false;
      const error = await failureOf(
        adapter.write.load(deceived, {
          statement: statement('rogue'),
          format: 'csv',
          onBytes: () => undefined,
          open: () => {
            opened = true;
            return sourceOf([csvOf([['1', 'x']])], 1);
          },
        }),
      );
      expect(error.code).toBe('LOAD_IMPERFECT');
      expect(error.message).toContain('"/secret"');
      expect(opened).toBe(false);
      expect(await count('rogue')).toBe('0');
      await deceived.close();
    } finally {
      proxy.close();
    }
  });
});

describe('where LOAD DATA LOCAL is off', () => {
  const [family] = families.filter((entry) => entry.server === 'mariadb1011');
  const { adapter } = family!;

  it('rows go in as INSERTs, just as exactly, and it says so', async ({ skip }) => {
    const server = await startServer('mariadb1011', { options: { 'local-infile': '0' } });
    const database = await TestDatabase.create(server, adapter);
    try {
      const session = await database.session('target');
      if (session.server.capabilities.localInfile === true) skip('the server is not ours, and takes LOAD DATA LOCAL');
      await database.run(
        'CREATE TABLE t(id INT PRIMARY KEY, t LONGTEXT, b LONGBLOB, j JSON, n BIT(64)); CREATE TABLE one(id INT PRIMARY KEY);',
      );
      const rows = hostile.map((text, at): Row => [
        String(at),
        text,
        Buffer.from(text).toString('hex'),
        JSON.stringify({ at }),
        '1'.repeat(64),
      ]);
      rows.push(['1000', null, null, null, null]);
      const statement = adapter.write.statement(
        { schema: database.name, name: 't' },
        [
          { name: 'id' },
          { name: 't' },
          { name: 'b', load: 'UNHEX(@value)' },
          { name: 'j' },
          { name: 'n', load: 'CAST(CONV(@value, 2, 10) AS UNSIGNED)' },
        ],
        session.server,
      );
      const request = { statement, format: 'csv' as const, onBytes: () => undefined };
      const result = await adapter.write.load(session, {
        ...request,
        open: () => sourceOf([csvOf(rows)], rows.length),
      });
      expect(result.rows).toBe(rows.length);
      expect(result.warnings.join()).toMatch(/slower/);
      const { rows: stored } = await session.query('SELECT id, t, HEX(b), j, BIN(n + 0) FROM t ORDER BY id');
      expect(stored).toEqual(
        rows.map(([id, text, hex, json, bits]) => [
          id,
          text,
          hex === null ? null : (hex as string).toUpperCase(),
          json,
          bits,
        ]),
      );
      const many = Array.from({ length: 5_000 }, (_, at): Row => [String(at)]);
      const into = { ...request, statement: `LOAD DATA LOCAL INFILE '@stream' INTO TABLE one (id)` };
      await adapter.write.load(session, { ...into, open: () => sourceOf([csvOf(many)], many.length) });
      const duplicate = await failureOf(
        adapter.write.load(session, { ...into, open: () => sourceOf([csvOf([['9000'], ['5']])], 2) }),
      );
      expect(duplicate.message).toMatch(/Duplicate/);
      expect((await session.query('SELECT COUNT(*) FROM one')).rows).toEqual([['5000']]);
      const broken = await failureOf(
        adapter.write.load(session, { ...into, open: () => sourceOf([csvOf([['9000']])], 2, new Error('gone')) }),
      );
      expect(broken.code).not.toBe('INTERNAL');
      expect((await session.query('SELECT COUNT(*) FROM one')).rows).toEqual([['5000']]);
      const { findings } = await adapter.write.preflight(session, [], []);
      expect(findings.map((finding) => finding.code)).toContain('LOCAL_INFILE_OFF');
      const { rows: prepared } = await session.query(`SHOW GLOBAL STATUS LIKE 'Prepared_stmt_count'`);
      expect(prepared[0]?.[1]).toBe('0');
    } finally {
      await database.drop();
      await server.stop();
    }
  });
});

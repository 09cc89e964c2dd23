import { createConnection } from 'mysql2';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ByteStream } from '../../src/engine/adapter.js';
import { tapRows } from '../../src/engine/adapters/mysql/rowTap.js';
import type { MysqlSession } from '../../src/engine/adapters/mysql/session.js';
import type { Chunk } from '../../src/engine/model/chunk.js';
import { rangePlaceholder } from '../../src/engine/model/script.js';
import { copyTextEncoder } from '../../src/engine/stream/copyText.js';
import { csvDecoder } from '../../src/engine/stream/csv.js';
import { connectMysql } from '../servers/connect.js';
import { sharedServer } from '../servers/vitest.js';
import { families, TestDatabase } from './mysqlDatabase.js';
import { csvOf, failureOf, sourceOf } from './mysqlStreams.js';

async function bytesOf(stream: ByteStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream.readable as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Many rows out of nothing, without a table. */
const manyRows = (count: number): string =>
  `WITH RECURSIVE d(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM d WHERE n < 9)
   SELECT a.n + 10 * b.n + 100 * c.n + 1000 * e.n + 10000 * f.n + 100000 * g.n AS n FROM d a, d b, d c, d e, d f, d g LIMIT ${count}`;

/** A table whose first row holds forty megabytes; loaded, for no expression makes so long a text under a small max_allowed_packet. */
async function makeWide(database: TestDatabase): Promise<{ digest: string; length: number }> {
  const text = '0123456789'.repeat(4_000_000);
  const target = await database.session('target');
  await target.query('DROP TABLE IF EXISTS wide');
  await target.query('CREATE TABLE wide (k INT PRIMARY KEY, t LONGTEXT)');
  const statement = "LOAD DATA LOCAL INFILE '@stream' INTO TABLE wide (k, t)";
  const open = (): ReturnType<typeof sourceOf> =>
    sourceOf(
      [
        csvOf([
          ['1', text],
          ['2', 'b'],
        ]),
      ],
      2,
    );
  await database.adapter.write.load(target, {
    statement,
    format: 'csv',
    open,
    onBytes: () => undefined,
  });
  return { digest: createHash('md5').update(text).digest('hex'), length: text.length };
}

describe.each(families)('reading from $server', ({ server: name, adapter }) => {
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

  async function account(suffix: string, ...grants: string[]): Promise<{ user: string; password: string }> {
    const user = `${database.name}_${suffix}`;
    accounts.push(`'${user}'@'%'`);
    const connection = await connectMysql(server);
    await connection.query(`CREATE USER '${user}'@'%' IDENTIFIED BY 'pw'`);
    for (const grant of grants) await connection.query(`GRANT ${grant} TO '${user}'@'%'`);
    await connection.end();
    return { user, password: 'pw' };
  }

  describe('streams', () => {
    let session: MysqlSession;
    beforeAll(async () => {
      session = await database.session('source');
    });

    const plain = { format: 'text', encode: {} } as const;

    it('give every byte in COPY text, NULL apart from everything', async () => {
      const stream = session.stream(
        `SELECT 1 AS a, NULL AS b, '' AS c, 'x\\ty\\nz\\r\\\\' AS d, '\\\\N' AS e, CAST('é😀' AS CHAR) AS f, x'00ff5c0a' AS g, x'00ff5c0a' AS h, '\\0\\b' AS i`,
        { format: 'text', encode: { g: 'prefixed-hex', h: 'hex' } },
      );
      expect((await bytesOf(stream)).toString()).toBe(
        '1\t\\N\t\tx\\ty\\nz\\r\\\\\t\\\\N\té😀\t\\\\x00ff5c0a\t00ff5c0a\t\0\b\n',
      );
      expect(await stream.finished).toEqual({ rows: 1 });
    });

    it('give every byte in CSV', async () => {
      const stream = session.stream(
        `SELECT NULL AS a, 'NULL' AS b, '' AS c, '"a","b"\\n' AS d, x'00ff22' AS e, x'0022' AS f`,
        { format: 'csv', encode: { e: 'hex', f: 'prefixed-hex' } },
      );
      expect((await bytesOf(stream)).toString()).toBe(`NULL,"NULL","","""a"",""b""\n","00ff22","\\x0022"\n`);
    });

    it('keep memory bounded when the consumer is slow, and lose nothing', async () => {
      const stream = session.stream(`SELECT n, REPEAT('x', 300) AS t FROM (${manyRows(300_000)}) q`, plain);
      let most = 0;
      let bytes = 0;
      let lines = 0;
      for await (const chunk of stream.readable as AsyncIterable<Buffer>) {
        most = Math.max(most, stream.readable.readableLength);
        bytes += chunk.length;
        for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines += 1;
        if (lines % 7 === 0) await new Promise(setImmediate);
      }
      expect(lines).toBe(300_000);
      expect(bytes).toBeGreaterThan(90_000_000);
      expect(most).toBeLessThan(2_000_000);
      expect(await stream.finished).toEqual({ rows: 300_000 });
    });

    it('carry a value of forty megabytes, and hold little of it', async () => {
      const { digest, length } = await makeWide(database);
      const stream = session.stream('SELECT t, k FROM wide ORDER BY k', plain);
      let most = 0;
      const bytes: Buffer[] = [];
      for await (const chunk of stream.readable as AsyncIterable<Buffer>) {
        most = Math.max(most, chunk.length);
        bytes.push(chunk);
      }
      const text = Buffer.concat(bytes);
      expect(createHash('md5').update(text.subarray(0, length)).digest('hex')).toBe(digest);
      expect(text.subarray(length).toString()).toBe('\t1\nb\t2\n');
      expect(most).toBeLessThan(2_000_000);
    });

    it('are taken from a compressed connection too', async () => {
      const { digest, length } = await makeWide(database);
      const { host, port, user, password } = database.server;
      const connection = createConnection({ host, port, user, password, database: database.name, compress: true });
      try {
        const encoder = copyTextEncoder([undefined, undefined]);
        let rows = 0;
        await new Promise<void>((resolve, reject) =>
          connection.connect((error) => (error ? reject(error) : resolve())),
        );
        tapRows(connection, {
          encoder: () => encoder,
          onRow: () => (rows += 1),
          onBytes: () => undefined,
          onRefused: () => undefined,
        });
        await new Promise<void>((resolve, reject) => {
          const query = connection.query('SELECT t, k FROM wide ORDER BY k');
          query.on('error', reject);
          query.on('end', () => resolve());
        });
        const text = encoder.take();
        expect(rows).toBe(2);
        expect(createHash('md5').update(text.subarray(0, length)).digest('hex')).toBe(digest);
      } finally {
        connection.destroy();
      }
    });

    it('of no rows are empty', async () => {
      const stream = session.stream('SELECT 1 AS a FROM DUAL WHERE 1 = 0', plain);
      expect(await bytesOf(stream)).toEqual(Buffer.alloc(0));
      expect(await stream.finished).toEqual({ rows: 0 });
    });

    it('stop within two seconds, and the reader goes on in its snapshot', async () => {
      const stream = session.stream(`SELECT n, REPEAT('x', 300) AS t FROM (${manyRows(1_000_000)}) q`, plain);
      await new Promise((resolve) => stream.readable.once('data', resolve));
      stream.readable.pause();
      const begun = performance.now();
      await stream.abort();
      expect(performance.now() - begun).toBeLessThan(2_000);
      expect((await failureOf(stream.finished)).code).toBe('CANCELLED');
      expect((await session.query('SELECT 5')).rows).toEqual([['5']]);
    });

    it('can be given up by whoever reads them', async () => {
      const stream = session.stream(`SELECT n, REPEAT('x', 300) AS t FROM (${manyRows(1_000_000)}) q`, plain);
      for await (const _chunk of stream.readable) break;
      await stream.abort();
      expect((await session.query('SELECT 6')).rows).toEqual([['6']]);
    });

    it('fail where the query fails, also in the middle', async () => {
      const sql = `SELECT IF(n = 90000, (SELECT 1 UNION SELECT 2), n) AS n FROM (${manyRows(1_000_000)}) q`;
      for (const query of [sql, 'SELECT nothing FROM nowhere']) {
        const stream = session.stream(query, plain);
        await expect(bytesOf(stream)).rejects.toThrow();
        expect((await failureOf(stream.finished)).code).toBe('STATEMENT_FAILED');
        expect((await session.query('SELECT 7')).rows).toEqual([['7']]);
      }
    });

    it('fail when the connection goes', async () => {
      const doomed = await database.session('source');
      const stream = doomed.stream(`SELECT n, REPEAT('x', 300) AS t FROM (${manyRows(1_000_000)}) q`, plain);
      await new Promise((resolve) => stream.readable.once('data', resolve));
      await session.query(`KILL ${Number(doomed.server.capabilities.connection)}`);
      stream.readable.resume();
      expect((await failureOf(stream.finished)).code).toBe('CONNECTION_LOST');
    });

    it('refuse to encode a column that is not there, and a statement that is no query', async () => {
      const encoded = session.stream('SELECT 1 AS a', { format: 'text', encode: { b: 'hex' } });
      expect((await failureOf(encoded.finished)).code).toBe('SCRIPT_INVALID');
      const statement = session.stream('SET @a = 1', plain);
      expect((await failureOf(statement.finished)).code).toBe('SCRIPT_INVALID');
      expect((await session.query('SELECT 8')).rows).toEqual([['8']]);
    });
  });

  describe('chunks', () => {
    /** A key of each kind that can be cut; `undefined` for kinds that must not be. */
    const keys: [what: string, ddl: string, values: string, key: readonly string[], cut: boolean][] = [
      ['integers', 'k INT PRIMARY KEY', 'n * 7 - 3000', ['k'], true],
      ['large integers', 'k BIGINT UNSIGNED PRIMARY KEY', '18446744073709551615 - n', ['k'], true],
      [
        'texts under a collation that folds case',
        'k VARCHAR(40) PRIMARY KEY',
        `CONCAT(IF(n % 2, 'A', 'b'), n, 'é')`,
        ['k'],
        true,
      ],
      ['texts in Latin-1', 'k VARCHAR(40) CHARACTER SET latin1 PRIMARY KEY', `CONCAT('é', n)`, ['k'], true],
      ['decimals', 'k DECIMAL(30,5) PRIMARY KEY', 'n / 7', ['k'], true],
      ['moments', 'k DATETIME(6) PRIMARY KEY', `'2020-01-01' + INTERVAL n MICROSECOND`, ['k'], true],
      ['two columns', 'k INT, m VARCHAR(20), PRIMARY KEY (k, m)', `n % 13, CONCAT('x', n)`, ['k', 'm'], true],
      ['bytes', 'k VARBINARY(40) PRIMARY KEY', 'UNHEX(SHA2(n, 256))', ['k'], true],
      ['bytes of one length', 'k BINARY(16) PRIMARY KEY', 'UNHEX(LEFT(SHA2(n, 256), 32))', ['k'], true],
      ['floats', 'k FLOAT PRIMARY KEY', '16777216 / (n + 3)', ['k'], true],
      ['doubles', 'k DOUBLE PRIMARY KEY', '(n - 500) / 7e0', ['k'], true],
      ['doubles of a width', 'k DOUBLE(20,3) PRIMARY KEY', 'n * 1234567.891', ['k'], true],
      ['bits', 'k BIT(64) PRIMARY KEY', '18446744073709551615 - n', ['k'], true],
      ['times', 'k TIME(3) PRIMARY KEY', `SEC_TO_TIME((n - 500) * 1.125)`, ['k'], true],
      ['years', 'k YEAR, m INT, PRIMARY KEY (k, m)', 'IF(n % 3, 1901 + n % 3, 0), n', ['k', 'm'], true],
      [
        'labels, which sort by position and compare by letters',
        `k ENUM('z','a','it''s') NOT NULL, m INT, PRIMARY KEY (k, m)`,
        '1 + n % 3, n',
        ['k', 'm'],
        true,
      ],
      ['labels alone', `k ENUM('z','a') NOT NULL, m INT, KEY (k)`, `'z', n`, ['k'], false],
      ['a set behind a number', `k INT, m SET('a','b'), PRIMARY KEY (k, m)`, 'n DIV 2, n % 2', ['k', 'm'], true],
      ['a key that may be NULL', 'k INT NULL UNIQUE', 'NULLIF(n, 5)', ['k'], false],
    ];

    if (adapter.id === 'mariadb')
      keys.push(
        ['UUIDs', 'k UUID PRIMARY KEY', `INSERT(LEFT(SHA2(n, 256), 32), 13, 1, 1 + n % 5)`, ['k'], true],
        ['addresses', 'k INET6 PRIMARY KEY', 'INET6_NTOA(UNHEX(LEFT(SHA2(n, 256), 32)))', ['k'], true],
      );

    it.each(keys)('over %s hold every row exactly once', async (_what, ddl, values, key, cut) => {
      await database.run(`DROP TABLE IF EXISTS cut; CREATE TABLE cut(${ddl}, filler INT) CHARACTER SET utf8mb4;`);
      await database.run(`INSERT INTO cut SELECT ${values}, n FROM (${manyRows(1_000)}) q; ANALYZE TABLE cut;`);
      const session = await database.session('source');
      const table = { schema: database.name, name: 'cut', kind: 'ordinary' } as const;
      const items = [...key, 'filler'].map((column) => ({ name: column, sql: `\`${column}\`` }));
      const query = adapter.read.select(table, items, session.server);
      const chunks = await adapter.read.chunks(session, query, key, 6, undefined);
      expect(chunks.length > 1).toBe(cut);
      const seen: string[] = [];
      for (const chunk of chunks) {
        const { rows } = await session.query(query.replace(rangePlaceholder, adapter.read.range(chunk, key)));
        if (cut) expect(rows.length).toBeLessThan(600);
        seen.push(...rows.map((row) => JSON.stringify(row)));
      }
      expect(seen).toHaveLength(1_000);
      expect(new Set(seen).size).toBe(1_000);
      await session.close();
    });

    it('of one piece, of no rows, and of no key have no bounds', async () => {
      await database.run('DROP TABLE IF EXISTS cut; CREATE TABLE cut(k INT PRIMARY KEY);');
      const session = await database.session('source');
      const table = { schema: database.name, name: 'cut', kind: 'ordinary' } as const;
      const query = adapter.read.select(table, [{ name: 'k', sql: '`k`' }], session.server);
      const unbounded = (chunk: Chunk | undefined): boolean => adapter.read.range(chunk!, ['k']) === 'true';
      for (const [key, pieces] of [
        [['k'], 4],
        [['k'], 1],
        [[], 4],
      ] as const) {
        const chunks = await adapter.read.chunks(session, query, key, pieces);
        expect(chunks).toHaveLength(1);
        expect(unbounded(chunks[0])).toBe(true);
      }
      await session.close();
    });
  });

  it('estimates rows and bytes', async () => {
    await database.run(`DROP TABLE IF EXISTS sized; CREATE TABLE sized(k INT PRIMARY KEY, t TEXT);`);
    await database.run(
      `INSERT INTO sized SELECT n, REPEAT('x', 200) FROM (${manyRows(5_000)}) q; ANALYZE TABLE sized;`,
    );
    const session = await database.session('source');
    const { rows, bytes } = await adapter.read.estimate(session, 'SELECT k, t FROM sized');
    expect(rows).toBeGreaterThan(2_500);
    expect(rows).toBeLessThan(10_000);
    expect(bytes).toBeGreaterThan(rows * 100);
  });

  describe('snapshots', () => {
    const tables = (): { schema: string; name: string }[] =>
      ['left_side', 'right_side'].map((table) => ({ schema: database.name, name: table }));

    beforeAll(async () => {
      await database.run(`
        CREATE TABLE left_side(id INT PRIMARY KEY, amount BIGINT); INSERT INTO left_side VALUES (1, 1000000);
        CREATE TABLE right_side(id INT PRIMARY KEY, amount BIGINT); INSERT INTO right_side VALUES (1, 0);
        CREATE TABLE elsewhere(id INT PRIMARY KEY);`);
    });

    /** Moves money from one table to the other, both in one transaction, until told to stop. */
    async function keepMoving(): Promise<() => Promise<number>> {
      const writer = await connectMysql(server, database.name);
      let moves = 0;
      let stop = false;
      const moving = (async () => {
        while (!stop) {
          await writer.query('START TRANSACTION');
          await writer.query('UPDATE left_side SET amount = amount - 1');
          await writer.query('UPDATE right_side SET amount = amount + 1');
          await writer.query('COMMIT');
          moves += 1;
        }
      })();
      return async () => {
        stop = true;
        await moving;
        await writer.end();
        return moves;
      };
    }

    async function amounts(reader: MysqlSession | { query: MysqlSession['query'] }): Promise<(string | null)[]> {
      const left = await reader.query('SELECT amount FROM left_side');
      const right = await reader.query('SELECT amount FROM right_side');
      return [left.rows[0]?.[0] ?? null, right.rows[0]?.[0] ?? null];
    }

    it.each([
      ['everything', ['ALL PRIVILEGES ON *.*'], 3],
      ['a lock on the tables', ['SELECT, LOCK TABLES ON DB.*'], 3],
      ['reading alone', ['SELECT ON DB.*'], 1],
    ] as const)('show one state to all readers, with the privilege for %s', async (what, grants, expected) => {
      const own = await account(
        `s${expected}${what.length}`,
        ...grants.map((grant) => grant.replace('DB', `\`${database.name}\``)),
      );
      const stop = await keepMoving();
      const taken = await adapter.read.snapshot(database.settings(own), tables(), 3);
      const seen = await Promise.all(taken.readers.map((reader) => amounts(reader)));
      const moves = await stop();
      expect(moves).toBeGreaterThan(0);
      expect(taken.readers).toHaveLength(expected);
      expect(new Set(seen.map((pair) => pair.join())).size).toBe(1);
      expect(Number(seen[0]?.[0]) + Number(seen[0]?.[1])).toBe(1_000_000);
      expect(taken.findings.map((finding) => finding.code)).toEqual(expected === 1 ? ['SNAPSHOT_ONE_READER'] : []);
      expect(await amounts(taken.readers[0]!)).toEqual(seen[0]);
      expect(await taken.movedSince()).not.toBe(false);
      await taken.close();
    });

    it('tell whether their tables moved', async () => {
      const taken = await adapter.read.snapshot(database.settings(), tables(), 2);
      expect(taken.position).not.toBe('unknown');
      expect(await taken.movedSince()).toBe(false);
      await database.run('UPDATE left_side SET amount = amount + 1; UPDATE left_side SET amount = amount - 1;');
      expect(await taken.movedSince()).not.toBe(false);
      await taken.close();
    });

    it('can be streamed, every reader by itself', async () => {
      const taken = await adapter.read.snapshot(database.settings(), tables(), 2);
      const streams = taken.readers.map((reader) =>
        reader.stream('SELECT id, amount FROM left_side', { format: 'csv', encode: {} }),
      );
      const rows = await Promise.all(streams.map(async (stream) => csvDecoder().push(await bytesOf(stream))));
      expect(rows[0]).toHaveLength(1);
      expect(rows[1]).toEqual(rows[0]);
      await taken.close();
    });

    it('do not wait long for a lock that somebody else holds', async () => {
      const holder = await connectMysql(server, database.name);
      await holder.query('LOCK TABLES left_side WRITE');
      const own = await account('waits', `SELECT, LOCK TABLES ON \`${database.name}\`.*`);
      const begun = performance.now();
      const pending = adapter.read.snapshot(database.settings(own), tables(), 2);
      const taken = await pending;
      expect(performance.now() - begun).toBeLessThan(15_000);
      expect(taken.readers).toHaveLength(1);
      await holder.query('UNLOCK TABLES');
      await holder.end();
      await taken.close();
    });
  });
});

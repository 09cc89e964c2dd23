import { text as textOf } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ByteStream, StreamFormat } from '../../src/engine/adapter.js';
import { connect } from '../../src/engine/adapters/postgres/connect.js';
import { introspect } from '../../src/engine/adapters/postgres/introspect.js';
import { quoteIdentifier } from '../../src/engine/adapters/postgres/lex.js';
import { read } from '../../src/engine/adapters/postgres/read.js';
import type { PostgresSession } from '../../src/engine/adapters/postgres/session.js';
import { types } from '../../src/engine/adapters/postgres/types.js';
import type { Catalog, Column } from '../../src/engine/model/catalog.js';
import { rangePlaceholder } from '../../src/engine/model/script.js';
import type { Guard, GuardId, TextForm } from '../../src/engine/model/type.js';
import { connectPostgres } from '../servers/connect.js';
import { sharedServer } from '../servers/vitest.js';
import { TestDatabase } from './postgresDatabase.js';

const plainStream = (format: StreamFormat) => ({ format, encode: {} });

describe.each(['postgres15', 'postgres18'] as const)('reading %s', (name) => {
  let database: TestDatabase;
  let reader: PostgresSession;

  beforeAll(async () => {
    database = await TestDatabase.create(sharedServer(name));
    reader = await database.session('source');
    await database.run(`
      CREATE TABLE big AS SELECT i AS id, repeat('x', 200) AS pad FROM generate_series(1, 200000) i;
      CREATE TABLE hostile (id int PRIMARY KEY, v text);
      INSERT INTO hostile VALUES (1, NULL), (2, ''), (3, 'NULL'), (4, '\\N'), (5, '\\.'), (6, E'a\\tb\\nc\\rd\\\\'), (7, '"q",''x'''), (8, '😀');
    `);
  });
  afterAll(() => database.drop());

  describe('a stream', () => {
    const hostile = 'SELECT id, v FROM hostile ORDER BY id';

    test('in csv has every value in quotes and NULL bare', async () => {
      const stream = reader.stream(hostile, plainStream('csv'));
      const lines = [
        '"1",NULL',
        '"2",""',
        '"3","NULL"',
        '"4","\\N"',
        '"5","\\."',
        '"6","a\tb\nc\rd\\"',
        `"7","""q"",'x'"`,
        '"8","😀"',
      ];
      expect(await textOf(stream.readable)).toBe(`${lines.join('\n')}\n`);
      expect(await stream.finished).toEqual({ rows: 8 });
    });

    test('in text is COPY’s own', async () => {
      const stream = reader.stream(hostile, plainStream('text'));
      const lines = ['1\t\\N', '2\t', '3\tNULL', '4\t\\\\N', '5\t\\\\.', '6\ta\\tb\\nc\\rd\\\\', `7\t"q",'x'`, '8\t😀'];
      expect(await textOf(stream.readable)).toBe(`${lines.join('\n')}\n`);
      expect(await stream.finished).toEqual({ rows: 8 });
    });

    test('of no rows ends', async () => {
      const stream = reader.stream('SELECT id FROM big WHERE false', plainStream('csv'));
      expect(await textOf(stream.readable)).toBe('');
      expect(await stream.finished).toEqual({ rows: 0 });
    });

    test('takes a query that ends in a comment or semicolon', async () => {
      const stream = reader.stream('SELECT 1 AS a; -- one', plainStream('text'));
      expect(await textOf(stream.readable)).toBe('1\n');
    });

    test('holds little in memory when nobody reads on', async () => {
      const stream = reader.stream('SELECT * FROM big', plainStream('text'));
      await new Promise((resolve) => stream.readable.once('readable', resolve));
      expect(stream.readable.readableLength).toBeLessThan(2_000_000);
      await stream.abort();
    });

    test('that is aborted leaves the reader usable within two seconds', async () => {
      const stream = reader.stream('SELECT a.* FROM big a, big b', plainStream('text'));
      await new Promise((resolve) => stream.readable.once('data', resolve));
      const began = performance.now();
      await stream.abort();
      expect(performance.now() - began).toBeLessThan(2_000);
      await expect(stream.finished).rejects.toMatchObject({ code: 'CANCELLED' });
      expect((await reader.query('SELECT 1')).rows).toEqual([['1']]);
    });

    test('whose readable is destroyed leaves the reader usable too', async () => {
      const stream = reader.stream('SELECT a.* FROM big a, big b', plainStream('text'));
      await new Promise((resolve) => stream.readable.once('data', resolve));
      stream.readable.destroy();
      await expect(stream.finished).rejects.toMatchObject({ code: 'CANCELLED' });
      expect((await reader.query('SELECT 1')).rows).toEqual([['1']]);
    });

    test('that is aborted after its end stays as it was', async () => {
      const stream = reader.stream('SELECT 1', plainStream('text'));
      await textOf(stream.readable);
      await stream.finished;
      await stream.abort();
      expect(await stream.finished).toEqual({ rows: 1 });
    });

    test('of a wrong query fails both ways, with its place', async () => {
      const stream = reader.stream('SELECT 1,\n  nothing FROM big', plainStream('csv'));
      await expect(textOf(stream.readable)).rejects.toMatchObject({ code: 'STATEMENT_FAILED' });
      await expect(stream.finished).rejects.toMatchObject({ code: 'STATEMENT_FAILED', line: 2, column: 3 });
      expect((await reader.query('SELECT 1')).rows).toEqual([['1']]);
    });

    test('that fails in the middle fails both ways', async () => {
      const stream = reader.stream('SELECT 1 / (id - 150000) FROM big', plainStream('csv'));
      await expect(textOf(stream.readable)).rejects.toMatchObject({ code: 'STATEMENT_FAILED' });
      await expect(stream.finished).rejects.toMatchObject({ message: 'division by zero.' });
    });

    test('of several statements, or with an encoding, is refused', async () => {
      const two = reader.stream('SELECT 1; SELECT 2', plainStream('csv'));
      await expect(two.finished).rejects.toMatchObject({ code: 'SCRIPT_INVALID' });
      const encoded = reader.stream('SELECT 1 AS a', { format: 'csv', encode: { a: 'hex' } });
      await expect(encoded.finished).rejects.toMatchObject({ code: 'SCRIPT_INVALID' });
    });

    test('whose server process dies says so', async () => {
      const victim = await database.session('source');
      const pid = (await victim.query('SELECT pg_backend_pid()')).rows[0]?.[0];
      const stream: ByteStream = victim.stream('SELECT a.* FROM big a, big b', plainStream('text'));
      await new Promise((resolve) => stream.readable.once('data', resolve));
      const killer = await connectPostgres(database.server, database.name);
      await killer.query('SELECT pg_terminate_backend($1)', [pid]);
      await killer.end();
      stream.readable.resume();
      await expect(stream.finished).rejects.toMatchObject({ code: 'CONNECTION_LOST', retryable: true });
    });
  });

  test('the estimate is the planner’s', async () => {
    await database.run('ANALYZE big');
    const { rows, bytes } = await read.estimate(reader, 'SELECT * FROM big');
    expect(rows).toBeGreaterThan(190_000);
    expect(bytes).toBeGreaterThan(rows * 200);
  });

  describe('chunks', () => {
    beforeAll(() =>
      database.run(`
        CREATE EXTENSION citext;
        CREATE COLLATION loose (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
        CREATE TYPE colour AS ENUM ('red', 'green', 'Blue');
        CREATE TABLE keyed AS SELECT i::int AS n, (i::int8 * 1000000007) % 99999989 AS wide, 'k' || (i * 7919 % 5003) || chr(97 + i % 26) AS t,
            md5(i::text)::uuid AS u, (i % 50)::smallint AS a, chr(65 + i % 57) || i AS b, i / 3.0 AS d, date '2020-01-01' + i AS day,
            timestamptz '2020-01-01' + i * interval '1 hour' AS moment, decode(md5(i::text), 'hex') AS bin, (enum_range(NULL::colour))[1 + abs(i) % 3] AS colour,
            ('K' || i)::citext AS c, (i / 7.0)::real AS r, (i / 7.0)::float8 AS f, i::money AS cash, i * interval '1 hour' AS span, ('10.0.0.0'::inet + (i + 1000)) AS ip,
            (i + 1000)::bit(16) AS bits, (i || ' ')::char(9) AS padded, (i % 2 = 0) AS flag, ARRAY[i, NULL] AS list, int4range(i, i + 2) AS span_of, i::text COLLATE loose AS loose,
            CASE WHEN i = 77 THEN 'NaN' ELSE i / 3.0 END AS odd, time '00:00' + i * interval '1 second' AS clock, CASE WHEN i = 500 THEN NULL ELSE i END AS gap
          FROM generate_series(-1000, 4000) i;
        CREATE TABLE single (id int); INSERT INTO single VALUES (7);
        CREATE TABLE none (id int);
        CREATE TABLE extremes (id int8); INSERT INTO extremes VALUES (-9223372036854775808), (0), (9223372036854775807);
      `),
    );

    const query = (table: string, items: readonly string[]): string =>
      `SELECT ${items.join(', ')} FROM ${table} WHERE ${rangePlaceholder}`;

    async function pieces(table: string, key: readonly string[], wanted: number, items = key.map(quoteIdentifier)) {
      const sql = query(table, items);
      const list = await read.chunks(reader, sql, key, wanted);
      const sizes: number[] = [];
      for (const chunk of list) {
        const counted = `SELECT count(*) FROM (${sql.replace(rangePlaceholder, () => read.range(chunk, key))}) q`;
        sizes.push(Number((await reader.query(counted)).rows[0]?.[0]));
      }
      return { list, sizes, total: sizes.reduce((sum, size) => sum + size, 0) };
    }

    const keys =
      'n wide t u a,b d day moment bin colour,n c r f cash span ip bits padded flag,n list span_of loose odd clock';

    test.each(keys.split(' '))('by %s hold every row once, in about even pieces', async (names) => {
      const key = names.split(',');
      const { list, sizes, total } = await pieces('keyed', key, 8);
      expect(total).toBe(5001);
      expect(list.length).toBeGreaterThan(1);
      expect(list.length).toBeLessThanOrEqual(8);
      expect(Math.max(...sizes)).toBeLessThan(5001 / 2);
      expect(list.map((chunk) => chunk.index)).toEqual(list.map((_, at) => at));
      expect(list[0]?.from).toBeUndefined();
      expect(list.at(-1)?.to).toBeUndefined();
      for (const [at, chunk] of list.entries()) if (at > 0) expect(chunk.from).toEqual(list[at - 1]?.to);
    });

    test('also hold rows that come later outside of the bounds', async () => {
      const { list } = await pieces('keyed', ['n'], 4);
      const conditions = list.map((chunk) => read.range(chunk, ['n']));
      const hits = conditions.map((condition) => `(CASE WHEN ${condition} THEN 1 ELSE 0 END)`).join(' + ');
      const { rows } = await reader.query(
        `SELECT DISTINCT ${hits} FROM generate_series(-2147483648, 2147483647, 65537) n`,
      );
      expect(rows).toEqual([['1']]);
    });

    test('of few rows are few', async () => {
      expect(await pieces('single', ['id'], 8)).toMatchObject({ sizes: [1], total: 1 });
      expect(await pieces('none', ['id'], 8)).toMatchObject({ sizes: [0] });
      expect((await pieces('extremes', ['id'], 4)).total).toBe(3);
    });

    test('are one where the key holds NULL, is changed by the query, or is none', async () => {
      expect(await pieces('keyed', ['gap'], 8)).toMatchObject({ total: 5001, list: { length: 1 } });
      expect(await pieces('keyed', ['bin'], 8, [`encode(bin, 'hex') AS bin`])).toMatchObject({ list: { length: 1 } });
      expect(await pieces('keyed', ['n'], 8, ['-n AS n'])).toMatchObject({ list: { length: 1 } });
      expect(await pieces('keyed', [], 8, ['1'])).toMatchObject({ total: 5001, list: { length: 1 } });
    });

    test('a chunk without bounds is everything', () => {
      expect(read.range({ index: 0, key: ['a'], estimatedRows: 1 }, ['a'])).toBe('true');
    });

    test('bounds are quoted', () => {
      const chunk = { index: 1, key: ['a"b', 'c'], from: [`it's`, '1'], to: ['z', '2'], estimatedRows: 1 };
      expect(read.range(chunk, chunk.key)).toBe(`("a""b", "c") > ('it''s', '1') AND ("a""b", "c") <= ('z', '2')`);
    });
  });

  describe('a snapshot', () => {
    const wanted = [{ schema: 'public', name: 'live' }];
    let writer: PostgresSession;

    beforeAll(async () => {
      await database.run('CREATE TABLE live (id int); INSERT INTO live VALUES (1), (2)');
      writer = await database.session('target');
    });

    const counts = async (readers: readonly { query(sql: string): Promise<{ rows: readonly unknown[] }> }[]) =>
      await Promise.all(readers.map(async (entry) => (await entry.query('SELECT count(*) FROM live')).rows[0]));

    test('shows one state to all readers, whatever is written meanwhile', async () => {
      const snapshot = await read.snapshot(database.settings(), wanted, 3);
      try {
        await writer.query('INSERT INTO live VALUES (3)');
        expect(await counts(snapshot.readers)).toEqual([['2'], ['2'], ['2']]);
        expect(snapshot.position).toMatch(/^[0-9A-F]+\/[0-9A-F]+$/);
        expect(snapshot.findings).toEqual([]);
      } finally {
        await snapshot.close();
      }
    });

    test('keeps tables from being emptied or rewritten while it is open', async () => {
      const snapshot = await read.snapshot(database.settings(), wanted, 1);
      await writer.query(`SET lock_timeout = '50ms'`);
      await expect(writer.query('TRUNCATE live')).rejects.toMatchObject({ retryable: true });
      await snapshot.close();
      await writer.query('SET lock_timeout = 0');
      await writer.query('TRUNCATE live');
    });

    test('knows whether the tables changed', async () => {
      const quiet = await connectPostgres(database.server, database.name);
      await quiet.query('CREATE TABLE IF NOT EXISTS other (id int)');
      await quiet.end();
      await writer.close();
      const snapshot = await read.snapshot(database.settings(), wanted, 1);
      try {
        expect(await snapshot.movedSince()).toBe(false);
        const changer = await connectPostgres(database.server, database.name);
        await changer.query('INSERT INTO live VALUES (9)');
        await changer.end();
        expect(await untilTrue(() => snapshot.movedSince())).toBe(true);
      } finally {
        await snapshot.close();
      }
    });

    test('says what it can’t lock', async () => {
      const user = `half_${database.name}`;
      await database.run(
        `CREATE ROLE ${user} LOGIN PASSWORD 'p'; CREATE TABLE partly (id int, secret int); GRANT SELECT (id) ON partly TO ${user}`,
      );
      const settings = database.settings({ user, password: 'p' });
      const snapshot = await read.snapshot(settings, [{ schema: 'public', name: 'partly' }], 1);
      expect(snapshot.findings.map((finding) => finding.code)).toEqual(['SNAPSHOT_NOT_LOCKED']);
      expect((await snapshot.readers[0]!.query('SELECT id FROM partly')).rows).toEqual([]);
      await snapshot.close();
      await database.run(`DROP OWNED BY ${user}; DROP ROLE ${user}`);
    });

    test('leaves no session behind when it can’t be had', async () => {
      const before = await sessions(database);
      const stop = AbortSignal.abort();
      await expect(read.snapshot(database.settings(), wanted, 2, stop)).rejects.toMatchObject({ code: 'CANCELLED' });
      expect(await sessions(database)).toBeLessThanOrEqual(before);
    });
  });

  test('a select reads a table without its children, and partitions through their parent', () => {
    const items = [
      { sql: '"id"', name: 'id' },
      { sql: `encode("b", 'hex')`, name: 'b' },
    ];
    const server = reader.server;
    expect(read.select({ schema: 'public', name: 'a"b', kind: 'ordinary' }, items, server)).toBe(
      `SELECT\n  "id",\n  encode("b", 'hex') AS "b"\nFROM ONLY "public"."a""b"\nWHERE /* @range */ true`,
    );
    expect(read.select({ schema: 's', name: 'p', kind: 'partitioned' }, items, server)).toContain('FROM "s"."p"\n');
  });
});

describe.each(['postgres15', 'postgres18'] as const)('values of %s', (name) => {
  let database: TestDatabase;
  let session: PostgresSession;
  let catalog: Catalog;

  beforeAll(async () => {
    database = await TestDatabase.create(sharedServer(name));
    await database.run(`
      CREATE TYPE mood AS ENUM ('sad', 'it''s');
      CREATE DOMAIN flag AS boolean;
      CREATE TABLE v (id int PRIMARY KEY, n numeric, f4 real, f8 double precision, m money, b boolean, fl flag, c char(5), y bytea, bits bit(3),
        d date, ts timestamp, tz timestamptz, t time, iv interval, u uuid, j json, jb jsonb, e mood, i inet, p point, a int[], x8 xid8);
      INSERT INTO v VALUES (1, '1.10', '3.4028235e38', '5e-324', '-12.34', true, false, 'ab', '\\x00ff', '101', '2020-02-29',
        '2020-01-01 10:00:00.5', '2020-01-01 10:00:00.5+02', '24:00:00', '1 mon', 'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11', '{"b":1,"a":"\\u0000"}', '{"b":1,"a":1.0}',
        'it''s', '10.0.0.0/8', '(0.1,-1e300)', '{1,2}', '18446744073709551615');
      INSERT INTO v (id, n, f4, f8, d, ts, tz, iv, j, jb, i, p, a) VALUES (2, 'NaN', 'NaN', '-0', 'infinity', '-infinity', '0044-03-15 12:00:00+00 BC', '838:59:59',
        '{"s":"\\ud800"}', '{"n":12345678901234567890123}', '10.0.0.1', '(NaN,Infinity)', '[0:1]={7,8}');
      INSERT INTO v (id, n, f4, f8, d, ts, tz, iv, j, jb) VALUES (3, '12345.678', 'Infinity', '-Infinity', '10000-01-01', '9999-12-31 23:59:59.999999', '2038-01-19 03:14:08+00', '839:00:00',
        '[[["\\\\u0000"]]]', '[[[1.10]]]');
      INSERT INTO v (id, iv, jb) VALUES (4, '-1 day', '{"d":0.1,"e":100000,"f":1.0}');
      INSERT INTO v (id) VALUES (5);
    `);
    session = await database.session('source');
    catalog = await introspect(session, {});
  });
  afterAll(() => database.drop());

  const column = (columnName: string): Column =>
    catalog.schemas[0]!.tables[0]!.columns.find((entry) => entry.name === columnName)!;

  async function readAs(columnName: string, form: TextForm, id = 1): Promise<string | null> {
    const own = column(columnName);
    const expression = read.column(own, types.toNeutral(own, session.server), form, session.server);
    if (!expression) throw new Error('no reading');
    const stream = session.stream(`SELECT ${expression.sql} FROM v WHERE id = ${id}`, plainStream('text'));
    const text = (await textOf(stream.readable)).replace(/\n$/, '');
    return text === '\\N' ? null : text;
  }

  test.each([
    ['n', '1.10'],
    ['f4', '3.4028234663852886e+38'],
    ['f8', '5e-324'],
    ['m', '-12.34'],
    ['b', '1'],
    ['fl', '0'],
    ['c', 'ab'],
    ['y', '00ff'],
    ['bits', '101'],
    ['d', '2020-02-29'],
    ['ts', '2020-01-01 10:00:00.5'],
    ['tz', '2020-01-01 08:00:00.5'],
    ['t', '24:00:00'],
    ['u', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'],
    ['jb', '{"a": 1.0, "b": 1}'],
    ['e', `it's`],
    ['i', '10.0.0.0'],
    ['x8', '18446744073709551615'],
  ])('%s reads plainly as %s', async (columnName, expected) => {
    expect(await readAs(columnName, 'plain')).toBe(expected);
    expect(await readAs(columnName, 'plain', 5)).toBeNull();
  });

  test.each([
    ['b', 'native', 'true'],
    ['c', 'native', 'ab'],
    ['i', 'native', '10.0.0.0/8'],
    ['iv', 'native', '1 mon'],
    ['a', 'native', '{1,2}'],
    ['tz', 'native', '2020-01-01 08:00:00.5+00'],
    ['y', 'prefixed-hex', '\\\\x00ff'],
    ['p', 'wkt', 'POINT(0.1 -1e+300)'],
  ] as const)('%s reads in form %s as %s', async (columnName, form, expected) => {
    expect(await readAs(columnName, form)).toBe(expected);
  });

  test('a form that a type does not have is none', () => {
    const own = column('iv');
    expect(read.column(own, types.toNeutral(own, session.server), 'plain', session.server)).toBeUndefined();
    expect(read.column(own, types.toNeutral(own, session.server), 'wkt', session.server)).toBeUndefined();
  });

  const guardOf = (id: GuardId, limit?: number): Guard => ({ id, limit, onHit: 'stop', code: 'X' });

  async function breaking(columnName: string, guard: Guard): Promise<readonly string[] | undefined> {
    const own = column(columnName);
    const predicate = read.guard(guard, own, types.toNeutral(own, session.server), session.server);
    if (predicate === undefined) return undefined;
    const { rows } = await session.query(`SELECT id FROM v WHERE ${predicate} ORDER BY id`);
    return rows.map(([id]) => id ?? '');
  }

  test.each([
    ['n', 'nan', undefined, ['2']],
    ['f4', 'nan', undefined, ['2']],
    ['f4', 'infinity', undefined, ['3']],
    ['f8', 'infinity', undefined, ['3']],
    ['f8', 'negative-zero', undefined, ['2']],
    ['n', 'decimal-range', 2, ['3']],
    ['n', 'decimal-range', 62, ['3']],
    ['d', 'date-range', undefined, ['2', '3']],
    ['ts', 'date-range', undefined, ['2']],
    ['tz', 'date-range', undefined, ['2']],
    ['tz', 'instant-range', undefined, ['2', '3']],
    ['iv', 'time-range', undefined, ['1', '3', '4']],
    ['j', 'json-nul', undefined, ['1']],
    ['j', 'json-surrogate', undefined, ['2']],
    ['j', 'json-depth', 2, ['3']],
    ['jb', 'json-depth', 2, ['3']],
    ['jb', 'json-depth', 3, []],
    ['jb', 'json-number', undefined, ['2', '3']],
    ['i', 'inet-mask', undefined, ['1']],
    ['p', 'point-finite', undefined, ['2']],
    ['a', 'array-shape', undefined, ['2']],
    ['e', 'text-length', 3, ['1']],
    ['y', 'key-length', 1, ['1']],
    ['x8', 'unsigned-range', undefined, ['1']],
  ] as const)('%s breaks %s %s in rows %j', async (columnName, id, limit, rows) => {
    expect(await breaking(columnName, guardOf(id, limit))).toEqual(rows);
  });

  test.each(['zero-date', 'nul-character', 'surrogate', 'enum-empty', 'boolean-range', 'json-syntax'] as const)(
    'nothing in PostgreSQL can break %s',
    async (id) => {
      for (const columnName of ['d', 'e', 'b', 'j', 'ts'])
        expect(await breaking(columnName, guardOf(id))).toBeUndefined();
    },
  );

  test.each([
    ['n', 'nan', '2'],
    ['f4', 'nan', '2'],
    ['f4', 'infinity', '3'],
    ['d', 'date-range', '2'],
    ['tz', 'date-range', '2'],
    ['tz', 'instant-range', '3'],
  ] as const)(
    '%s with its %s taken as a loss reads as NULL there, and as ever elsewhere',
    async (columnName, id, row) => {
      const own = column(columnName);
      const neutral = types.toNeutral(own, session.server);
      const lossy = read.lossyColumn(guardOf(id), own, neutral, 'plain', session.server)!;
      const plain = read.column(own, neutral, 'plain', session.server)!;
      const sql = `SELECT id, (${lossy.sql})::text, (${plain.sql})::text FROM v ORDER BY id`;
      for (const [at, changed, kept] of (await session.query(sql)).rows) {
        if (at === row) expect(changed).toBeNull();
        else if (changed !== null) expect(changed).toBe(kept);
      }
      expect((await session.query(`SELECT (${lossy.sql})::text FROM v WHERE id = 1`)).rows[0]?.[0]).not.toBeNull();
    },
  );
});

async function sessions(database: TestDatabase): Promise<number> {
  const client = await connectPostgres(database.server, database.name);
  try {
    const sql = `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()`;
    return (await client.query<{ n: number }>(sql, [database.name])).rows[0]?.n ?? 0;
  } finally {
    await client.end();
  }
}

/** The server reports changes a moment after they are committed. */
async function untilTrue(ask: () => Promise<boolean | undefined>): Promise<boolean | undefined> {
  for (let tries = 0; tries < 200; tries++) if ((await ask()) === true) return true;
  return await ask();
}

test('a source that can’t be reached gives no snapshot', async () => {
  const { host, user, password } = sharedServer('postgres15');
  const settings = { name: 'x', engine: 'postgresql', host, port: 1, user, password, database: 'postgres' };
  await expect(read.snapshot(settings, [], 1)).rejects.toMatchObject({ code: 'CONNECTION_FAILED' });
  await expect(connect(settings, 'source')).rejects.toMatchObject({ code: 'CONNECTION_FAILED' });
});

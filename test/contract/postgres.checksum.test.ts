import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checksum } from '../../src/engine/adapters/postgres/checksum.js';
import type { PostgresSession } from '../../src/engine/adapters/postgres/session.js';
import type { CanonicalForm, NeutralType } from '../../src/engine/model/type.js';
import { sharedServer } from '../servers/vitest.js';
import { connectPostgres } from '../servers/connect.js';
import { TestDatabase } from './postgresDatabase.js';

type Row = readonly (string | null)[];

const shortened = (text: string): string =>
  Buffer.byteLength(text) > 8192 || text.startsWith('sha256:')
    ? `sha256:${createHash('sha256').update(text).digest('hex')}`
    : text;

/** The definition in adapter.ts, in JavaScript. */
const framed = (row: Row, plain: readonly number[] = []): string =>
  row
    .map((value, at) =>
      plain.includes(at) ? (value ?? 'N') : value === null ? 'N,' : `${Buffer.byteLength(value)},${value}`,
    )
    .join(',');
const hashOf = (row: Row, plain: readonly number[] = []): string =>
  createHash('sha256').update(framed(row, plain)).digest('hex');
const numberOf = (hash: string): bigint => BigInt(`0x${hash.slice(0, 15)}`);

function digestOf(rows: readonly Row[], plain: readonly number[] = []): string[] {
  const numbers = rows.map((row) => numberOf(hashOf(row, plain)));
  return [String(rows.length), String(numbers.reduce((sum, number) => sum + number, 0n))];
}

/** Of a digest, none of whose rows was too long. */
const hashed = (rows: readonly Row[], plain: readonly number[] = []): string[][] => [[...digestOf(rows, plain), '0']];

describe.each(['postgres15', 'postgres18'] as const)('checksums of %s', (name) => {
  let database: TestDatabase;
  let session: PostgresSession;
  beforeAll(async () => {
    database = await TestDatabase.create(sharedServer(name));
    session = await database.session();
  });
  afterAll(() => database.drop());

  const list: readonly Row[] = [
    ['1', 'abc', null],
    ['2', '', 'N'],
    ['3', null, '1,2'],
    ['4', 'é😀', '"'],
    ['5', 'NULL', '\\N\n\t'],
    ['5', 'NULL', '\\N\n\t'],
  ];
  const values = (rows: readonly Row[]): string => {
    const literal = (value: string | null): string =>
      value === null ? 'NULL::text' : `'${value.replaceAll(`'`, `''`)}'`;
    return `SELECT * FROM (VALUES ${rows.map((row) => `(${row.map(literal).join(', ')})`).join(', ')}) v(id, "a ""b", c)`;
  };
  const query = values(list);
  const columns = ['id', 'a "b', 'c'];
  const columnNames = async (sql: string): Promise<string[]> =>
    (await checksum.columns(session, sql)).map(({ name }) => name);

  test('the columns are asked for without reading a row', async () => {
    expect(await columnNames(query)).toEqual(columns);
    const slow = 'SELECT 1 / n AS x, pg_sleep(3600) AS y FROM generate_series(0, 1) n';
    expect(await columnNames(slow)).toEqual(['x', 'y']);
  });

  test('plain columns enter without a length', async () => {
    const { rows } = await session.query(checksum.digest({ query, columns, plain: ['id', 'c'] }, 'whole'));
    expect(rows).toEqual(hashed(list, [0, 2]));
  });

  test('the digest is the defined one', async () => {
    const { rows } = await session.query(checksum.digest({ query, columns, plain: [] }, 'whole'));
    expect(rows).toEqual(hashed(list));
  });

  test.each(['-- a comment', 'ORDER BY 1 LIMIT 100 OFFSET 0', 'UNION ALL SELECT NULL, NULL, NULL LIMIT 6'])(
    'the digest takes a query that ends in %j',
    async (end) => {
      const { rows } = await session.query(checksum.digest({ query: `${query} ${end}`, columns, plain: [] }, 'whole'));
      expect(rows).toEqual(hashed(list));
    },
  );

  test('the digest is over UTF-8, whatever the database is encoded in', async () => {
    const latin = `${database.name}_latin`;
    const client = await connectPostgres(database.server);
    await client.query(`CREATE DATABASE ${latin} TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'`);
    const own = await database.session('source', { database: latin });
    const rows: readonly Row[] = [
      ['é', null],
      ['ÿ£', 'abc'],
    ];
    const sql = `SELECT * FROM (VALUES ('é', NULL), ('ÿ£', 'abc')) v(a, b)`;
    expect((await own.query(checksum.digest({ query: sql, columns: ['a', 'b'], plain: [] }, 'whole'))).rows).toEqual(
      hashed(rows),
    );
    const long = { query: `SELECT repeat('é', 4097) AS a`, columns: ['a'], key: ['a'], plain: [] };
    expect((await own.query(checksum.bucketRows(long))).rows).toEqual([['', shortened('é'.repeat(4097))]]);
    await own.close();
    await client.query(`DROP DATABASE ${latin}`);
    await client.end();
  });

  test('a digest of whole texts says how many rows are too long for it, one of shortened texts takes them', async () => {
    const most = 8 * 1024 * 1024;
    const texts = ['sha256:', 'a'.repeat(8192), 'b'.repeat(8193), 'c'.repeat(most), 'd'.repeat(most + 1)];
    const items = texts.map(
      (text) => `('x', ${text === 'sha256:' ? `'${text}'` : `repeat('${text[0] ?? ''}', ${text.length})`})`,
    );
    const asked = { query: `SELECT * FROM (VALUES ${items.join(', ')}) v(x, y)`, columns: ['x', 'y'], plain: ['x'] };
    const whole = digestOf(
      texts.slice(0, 4).map((text) => ['x', text]),
      [0],
    );
    expect((await session.query(checksum.digest(asked, 'whole'))).rows).toEqual([['5', ...whole.slice(1), '1']]);
    const short = texts.map((text): Row => ['x', shortened(text)]);
    expect((await session.query(checksum.digest(asked, 'shortened'))).rows).toEqual(hashed(short, [0]));
    const rows = await session.query(checksum.bucketRows({ ...asked, key: ['y'] }));
    expect(rows.rows.map(([, x, y]) => [x, y])).toEqual(short);
  });

  test('the digest of nothing is zeros', async () => {
    const { rows } = await session.query(
      checksum.digest({ query: `${query} WHERE false`, columns, plain: [] }, 'whole'),
    );
    expect(rows).toEqual([['0', '0', '0']]);
  });

  test('of 1600 columns, some called alike, too', async () => {
    const wide: Row = Array.from({ length: 1600 }, (_, at) => (at % 7 === 0 ? null : String(at)));
    const items = wide.map((value) => (value === null ? 'NULL::text AS same' : `'${value}'::text AS same`));
    const sql = `SELECT ${items.join(', ')}`;
    const { rows } = await session.query(
      checksum.digest({ query: sql, columns: await columnNames(sql), plain: [] }, 'whole'),
    );
    expect(rows).toEqual(hashed([wide]));
  });

  test('buckets are the digests of rows by the hash of their key', async () => {
    const { rows } = await session.query(checksum.buckets({ query, columns, key: ['id'], plain: [] }, 1));
    const expected = new Map<string, Row[]>();
    for (const row of list) {
      const bucket = hashOf([row[0] ?? null]).slice(0, 1);
      expected.set(bucket, [...(expected.get(bucket) ?? []), row]);
    }
    const got = new Map(rows.map(([bucket, ...rest]) => [bucket, rest]));
    expect(got).toEqual(new Map([...expected].map(([bucket, members]) => [bucket, [...digestOf(members), '0']])));
  });

  test('a condition is true for the rows of buckets, by the texts of a key of several columns', async () => {
    const wanted = [3, 0].map((at) => hashOf([list[at]![1] ?? null, list[at]![0] ?? null], [1]).slice(0, 3));
    const key = [
      { sql: '"a ""b"', plain: false },
      { sql: 'id::integer', plain: true },
    ];
    const { rows } = await session.query(`${query} WHERE ${checksum.inBuckets(key, wanted)} ORDER BY id`);
    expect(rows).toEqual([list[0], list[3]]);
  });

  test('the rows of a bucket come with all their columns', async () => {
    const bucket = hashOf([list[3]![1] ?? null, list[3]![2] ?? null]).slice(0, 4);
    const { rows } = await session.query(
      checksum.bucketRows({ query, columns, key: ['a "b', 'c'], plain: [] }, [bucket]),
    );
    expect(rows).toEqual([[bucket, ...list[3]!]]);
  });

  test.each([
    ['text', `'é'`, 'text', { kind: 'text' }, 'é'],
    ['varchar(5)', `'ab '`, 'text', { kind: 'text', length: 5 }, 'ab '],
    ['char(5)', `'ab'`, 'text', { kind: 'text', length: 5, fixed: true }, 'ab'],
    ['text', `repeat('é', 4097)`, 'text', { kind: 'text' }, 'é'.repeat(4097)],
    ['text', `repeat('é', 4096)`, 'text', { kind: 'text' }, 'é'.repeat(4096)],
    ['bytea', `'\\x00FF'`, 'hex', { kind: 'bytes' }, '00ff'],
    ['bytea', `decode(repeat('00', 8193), 'hex')`, 'hex', { kind: 'bytes' }, `sha256:${sha(Buffer.alloc(8193))}`],
    [
      'uuid',
      `'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'`,
      'uuid',
      { kind: 'uuid' },
      'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11',
    ],
    [
      'text',
      `'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'`,
      'uuid',
      { kind: 'uuid' },
      'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11',
    ],
    [
      'text',
      `'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'`,
      'uuid',
      { kind: 'text' },
      'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11',
    ],
    ['uuid', `'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'`, 'hex', { kind: 'bytes' }, 'a0eebc999c0b4ef8bb6d6bb9bd380a11'],
    ['boolean', 'true', 'boolean', { kind: 'boolean' }, '1'],
    ['smallint', '0', 'boolean', { kind: 'boolean' }, '0'],
    ['numeric(10,2)', '1.10', 'decimal', { kind: 'decimal', precision: 10, scale: 2 }, '1.1'],
    ['numeric', '100.00', 'decimal', { kind: 'decimal' }, '100'],
    ['numeric', '-0.00', 'decimal', { kind: 'decimal' }, '0'],
    ['money', `'-12.30'`, 'decimal', { kind: 'money' }, '-12.3'],
    ['double precision', `'-0'`, 'float', { kind: 'float', bits: 64 }, '-0'],
    ['double precision', '0', 'float', { kind: 'float', bits: 64 }, '0'],
    ['double precision', `'1e-5'`, 'float', { kind: 'float', bits: 64 }, '0.00001'],
    ['double precision', `'1e23'`, 'float', { kind: 'float', bits: 64 }, '88817841.97001252*2^50'],
    ['double precision', `'NaN'`, 'float', { kind: 'float', bits: 64 }, 'NaN'],
    ['double precision', `'-Infinity'`, 'float', { kind: 'float', bits: 64 }, '-Infinity'],
    ['real', '0.1', 'float', { kind: 'float', bits: 32 }, '0.10000000149011612'],
    ['bit(3)', `B'101'`, 'bits', { kind: 'bits', length: 3 }, '101'],
    ['date', `'2020-02-29'`, 'date', { kind: 'date' }, '2020-02-29'],
    [
      'timestamp',
      `'2020-01-01 10:00:00.5'`,
      'timestamp',
      { kind: 'timestamp', precision: 6, zone: false },
      '2020-01-01 10:00:00.5',
    ],
    [
      'timestamptz',
      `'2020-01-01 10:00:00+02'`,
      'timestamp',
      { kind: 'timestamp', precision: 6, zone: true },
      '2020-01-01 08:00:00',
    ],
    [
      'timestamp',
      `'9999-12-31 23:59:59.999999'`,
      'timestamp',
      { kind: 'timestamp', precision: 6, zone: false },
      '9999-12-31 23:59:59.999999',
    ],
    [
      'timestamp',
      `'2020-10-20 10:20:00'`,
      'timestamp',
      { kind: 'timestamp', precision: 6, zone: false },
      '2020-10-20 10:20:00',
    ],
    ['date', `'2020-10-20'`, 'timestamp', { kind: 'date' }, '2020-10-20 00:00:00'],
    ['timestamp', `'infinity'`, 'timestamp', { kind: 'timestamp', precision: 6, zone: false }, 'infinity'],
    [
      'timestamptz',
      `'0044-03-15 12:00:00+00 BC'`,
      'timestamp',
      { kind: 'timestamp', precision: 6, zone: true },
      '0044-03-15 12:00:00 BC',
    ],
    ['time', `'24:00:00'`, 'time', { kind: 'time', precision: 6, zone: false }, '24:00:00.000000'],
    ['interval', `'-838:59:59.5'`, 'duration', { kind: 'duration', precision: 6 }, '-838:59:59.500000'],
    ['interval', `'-00:00:00.000001'`, 'duration', { kind: 'duration', precision: 6 }, '-00:00:00.000001'],
    ['interval', `'1 mon -30 days'`, 'duration', { kind: 'duration', precision: 6 }, '1 mon -30 days'],
    ['time', `'01:02:03'`, 'duration', { kind: 'duration', precision: 0 }, '01:02:03.000000'],
    ['jsonb', `'{"bb":1,"a":[1.0]}'`, 'json', { kind: 'json', normalized: true }, '{"a": [1.0], "bb": 1}'],
    ['text[]', `'{w,r}'`, 'set', { kind: 'set', labels: ['r', 'w'] }, 'w,r'],
    ['text[]', `'{}'`, 'set', { kind: 'set', labels: ['r', 'w'] }, ''],
    ['inet', `'10.0.0.1'`, 'hex', { kind: 'inet', family: 4, network: false }, '0a000001'],
    ['inet', `'10.0.0.1'`, 'native', { kind: 'inet', family: 0, network: true }, '10.0.0.1'],
    ['inet', `'10.0.0.1/8'`, 'native', { kind: 'inet', family: 0, network: true }, '10.0.0.1/8'],
    ['point', `'(0.1,-1e300)'`, 'wkt', { kind: 'point' }, 'POINT(0.1 -1e300)'],
    ['interval', `'1 day'`, 'native', { kind: 'interval' }, '1 day'],
  ] as readonly [string, string, CanonicalForm, NeutralType, string][])(
    '%s %s as %s',
    async (type, value, form, neutral, expected) => {
      const canonical = checksum.canonical('"c"', type, neutral, form, session.server);
      const { rows } = await session.query(
        `SELECT ${canonical} FROM (VALUES (1, (${value})::${type}), (2, NULL)) v(n, c) ORDER BY n`,
      );
      expect(rows).toEqual([[expected], [null]]);
    },
  );
});

function sha(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

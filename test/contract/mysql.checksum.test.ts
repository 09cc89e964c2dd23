import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postgres } from '../../src/engine/adapters/postgres/index.js';
import type { Session } from '../../src/engine/adapter.js';
import type { Lex } from '../../src/engine/model/lex.js';
import type { CanonicalForm, NeutralType } from '../../src/engine/model/type.js';
import { sharedServer } from '../servers/vitest.js';
import { families, TestDatabase } from './mysqlDatabase.js';

/** The contract's own words, in JavaScript: what every engine has to compute. */
function framed(row: readonly (string | null)[]): string {
  return row.flatMap((value) => (value === null ? ['N', ''] : [String(Buffer.byteLength(value)), value])).join(',');
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

type Row = readonly (string | null)[];

const shortened = (text: string | null): string | null =>
  text !== null && (Buffer.byteLength(text) > 8192 || text.startsWith('sha256:')) ? `sha256:${sha256(text)}` : text;

function sums(rows: readonly Row[]): string[] {
  const numbers = rows.map((row) => BigInt(`0x${sha256(framed(row)).slice(0, 15)}`));
  return [String(rows.length), numbers.reduce((sum, number) => sum + number, 0n).toString()];
}

/** Of a digest, none of whose rows was too long. */
const hashed = (rows: readonly Row[]): string[][] => [[...sums(rows), '0']];

const int: NeutralType = { kind: 'integer', bits: 32, unsigned: false };
const text: NeutralType = { kind: 'text' };
const double: NeutralType = { kind: 'float', bits: 64 };
const single: NeutralType = { kind: 'float', bits: 32 };

/** Native type, meaning, form, and for each stored SQL value the canonical text. */
const cells: readonly (readonly [type: string, NeutralType, CanonicalForm, Readonly<Record<string, string | null>>])[] =
  [
    ['INT', int, 'integer', { '-2147483648': '-2147483648', '0': '0', NULL: null }],
    ['INT(8) ZEROFILL', int, 'integer', { '42': '42' }],
    [
      'BIGINT UNSIGNED',
      { kind: 'integer', bits: 64, unsigned: true },
      'integer',
      { '18446744073709551615': '18446744073709551615' },
    ],
    ['TINYINT(1)', { kind: 'boolean' }, 'boolean', { '0': '0', '1': '1' }],
    [
      'DECIMAL(10,2)',
      { kind: 'decimal', precision: 10, scale: 2 },
      'decimal',
      { '1.10': '1.1', '-0.00': '0', '100': '100', '0.05': '0.05', '-12.30': '-12.3' },
    ],
    ['DECIMAL(20,0)', { kind: 'decimal', precision: 20, scale: 0 }, 'decimal', { '100': '100', '0': '0' }],
    [
      'DOUBLE',
      double,
      'float',
      {
        '0.1e0': '0.1',
        '-1.2345678901234567e-14': '-0.000000000000012345678901234567',
        '1e-15': '0.000000000000001',
        '1e-16': '1e-16',
        '5e-324': '5e-324',
        '1.7976931348623157e308': '1.7976931348623157e308',
        '999999999999999e0': '999999999999999',
        '1e15': '0.8881784197001252*2^50',
        '1e23': '88817841.97001252*2^50',
        '1e40': `${1e40 / 2 ** 96}*2^96`,
        '1e60': '1e60',
        '0e0': '0',
        '3e0': '3',
      },
    ],
    [
      'FLOAT',
      single,
      'float',
      { '16777217': '16777216', '0.1': '0.10000000149011612', '3.4028234e38': '4294967040*2^96' },
    ],
    [
      'VARCHAR(50) CHARACTER SET utf8mb4',
      text,
      'text',
      { [`'é😀'`]: 'é😀', [`''`]: '', [`'sha256:'`]: 'sha256:', [`'SHA256:'`]: 'SHA256:', [`'a,1'`]: 'a,1' },
    ],
    ['VARCHAR(50) CHARACTER SET latin1', text, 'text', { [`'é€'`]: 'é€' }],
    ['VARCHAR(50) CHARACTER SET utf16', text, 'text', { [`'é😀'`]: 'é😀' }],
    ['LONGTEXT', text, 'text', { [`REPEAT('é', 4096)`]: 'é'.repeat(4096), [`REPEAT('é', 4097)`]: 'é'.repeat(4097) }],
    ['VARBINARY(20)', { kind: 'bytes' }, 'hex', { [`x'00FF5C'`]: '00ff5c', [`''`]: '' }],
    [
      'LONGBLOB',
      { kind: 'bytes' },
      'hex',
      { [`REPEAT('a', 8192)`]: '61'.repeat(8192), [`REPEAT('a', 8193)`]: `sha256:${sha256('a'.repeat(8193))}` },
    ],
    ['BIT(5)', { kind: 'bits', length: 5 }, 'bits', { "b'101'": '00101' }],
    ['BIT(64)', { kind: 'bits', length: 64 }, 'bits', { "x'8000000000000001'": `1${'0'.repeat(62)}1` }],
    ['DATE', { kind: 'date' }, 'date', { "'0001-01-01'": '0001-01-01', "'9999-12-31'": '9999-12-31' }],
    [
      'DATETIME',
      { kind: 'timestamp', precision: 0, zone: false },
      'timestamp',
      { "'2024-02-29 01:02:00'": '2024-02-29 01:02:00', "'0000-00-00'": '0000-00-00 00:00:00' },
    ],
    [
      'DATETIME(6)',
      { kind: 'timestamp', precision: 6, zone: false },
      'timestamp',
      {
        "'2024-02-29 01:20:00'": '2024-02-29 01:20:00',
        "'2024-02-29 01:20:00.100200'": '2024-02-29 01:20:00.1002',
        "'0000-00-00'": '0000-00-00 00:00:00',
        NULL: null,
      },
    ],
    ['DATE', { kind: 'date' }, 'timestamp', { "'2024-10-20'": '2024-10-20 00:00:00', NULL: null }],
    [
      'DATETIME(3)',
      { kind: 'timestamp', precision: 3, zone: false },
      'timestamp',
      { "'0001-01-01 00:00:00.5'": '0001-01-01 00:00:00.5' },
    ],
    [
      'TIMESTAMP(6) NULL',
      { kind: 'timestamp', precision: 6, zone: true },
      'timestamp',
      { "'2038-01-19 03:14:07.999999'": '2038-01-19 03:14:07.999999' },
    ],
    [
      'TIME',
      { kind: 'duration', precision: 0 },
      'duration',
      { "'-838:59:59'": '-838:59:59.000000', "'24:00:00'": '24:00:00.000000' },
    ],
    [
      'TIME(6)',
      { kind: 'time', precision: 6, zone: false },
      'time',
      { "'00:00:00.000001'": '00:00:00.000001', "'-00:30:00'": '-00:30:00.000000' },
    ],
    ['YEAR', { kind: 'year' }, 'integer', { '2024': '2024', '0': '0' }],
    [
      'BINARY(16)',
      { kind: 'uuid' },
      'uuid',
      { "x'A0EEBC999C0B4EF8BB6D6BB9BD380A11'": 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11' },
    ],
    [
      'CHAR(36) CHARACTER SET ascii',
      { kind: 'uuid' },
      'uuid',
      { "'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'": 'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11' },
    ],
    [
      'CHAR(36) CHARACTER SET ascii',
      text,
      'uuid',
      { "'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'": 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11' },
    ],
    ["ENUM('a','b,c')", { kind: 'enum', labels: ['a', 'b,c'] }, 'text', { "'b,c'": 'b,c' }],
    ["SET('a','b')", { kind: 'set', labels: ['a', 'b'] }, 'set', { "'b,a'": 'a,b', "''": '' }],
  ];

describe.each(families)('digests on $server', ({ server: name, adapter }) => {
  const server = sharedServer(name);
  let database: TestDatabase;
  let session: Session;

  beforeAll(async () => {
    database = await TestDatabase.create(server, adapter);
    session = await database.session('target');
  });

  afterAll(() => database.drop());

  it.each(cells)('%s as %o in the form %s', async (type, neutral, form, values) => {
    await database.run(`SET sql_mode=''; DROP TABLE IF EXISTS c; CREATE TABLE c(k INT PRIMARY KEY, v ${type});`);
    const entries = Object.entries(values);
    for (const [at, [sql]] of entries.entries()) await session.query(`INSERT INTO c VALUES (${at}, ${sql})`);
    const canonical = adapter.checksum.canonical('`v`', type, neutral, form, session.server);
    const reading = await database.session('source');
    const { rows } = await reading.query(`SELECT ${canonical} FROM c ORDER BY k`);
    expect(rows.map(([value]) => value)).toEqual(entries.map(([, value]) => value));
    const asked = { query: `SELECT k AS a, ${canonical} AS b FROM c`, columns: ['a', 'b'], plain: [], key: ['a'] };
    const whole = entries.map(([, value], at): Row => [String(at), value]);
    const short = whole.map((row) => row.map(shortened));
    expect((await reading.query(adapter.checksum.digest(asked, 'whole'))).rows).toEqual(hashed(whole));
    expect((await reading.query(adapter.checksum.digest(asked, 'shortened'))).rows).toEqual(hashed(short));
    const shown = await reading.query(adapter.checksum.bucketRows(asked));
    expect(shown.rows.map((row) => row.slice(1)).sort()).toEqual([...short].sort());
    for (const [at, [, value = null] = []] of short.entries()) {
      if (value === null) continue;
      const equal = `SELECT k FROM c WHERE k = ${at} AND ${adapter.checksum.exactly(canonical, value)}`;
      expect((await reading.query(equal)).rows).toEqual([[String(at)]]);
    }
  });

  it('show what an expression gives in a column’s place as they show the column', async () => {
    const moment: NeutralType = { kind: 'timestamp', precision: 6, zone: false };
    const shown = (sql: string, type: string, neutral: NeutralType, form: CanonicalForm): string =>
      adapter.checksum.canonical(sql, type, neutral, form, session.server);
    const texts = [
      ...["('2024-10-20')", "(DATE('2024-10-20'))", "(TIMESTAMP('2024-10-20 00:00:00.500'))"].flatMap((sql) => [
        shown(sql, 'DATETIME(6)', moment, 'timestamp'),
        shown(sql, 'DATETIME', moment, 'timestamp'),
      ]),
      shown("('007')", 'INT', int, 'integer'),
    ];
    const { rows } = await session.query(`SELECT ${texts.join(', ')}`);
    const [midnight, half] = ['2024-10-20 00:00:00', '2024-10-20 00:00:00.5'];
    expect(rows).toEqual([[midnight, midnight, midnight, midnight, half, half, '7']]);
  });

  it('tell a negative zero from another where the system has one', async () => {
    await database.run('DROP TABLE IF EXISTS z; CREATE TABLE z(d DOUBLE, f FLOAT); INSERT INTO z VALUES (-0e0, -0e0)');
    const texts = [
      adapter.checksum.canonical('d', 'DOUBLE', double, 'float', session.server),
      adapter.checksum.canonical('f', 'FLOAT', single, 'float', session.server),
    ];
    const { rows } = await session.query(`SELECT ${texts.join(', ')} FROM z`);
    expect(rows).toEqual([name === 'mysql97' ? ['-0', '-0'] : ['0', '0']]);
  });

  const hostile: readonly (readonly (string | null)[])[] = [
    ['1', 'a,b', null, ''],
    ['2', 'é😀', 'N', '1,x'],
    ['3', null, null, null],
    ['3', null, null, null],
    ['4', `'\\"`, '\t\n', ' '],
  ];

  it('are the contract’s for hostile rows, repeated ones too', async () => {
    await session.query('DROP TABLE IF EXISTS h');
    await session.query(
      'CREATE TABLE h(`k,1` INT, h VARCHAR(50) CHARACTER SET utf8mb4, c VARCHAR(50) CHARACTER SET latin1 COLLATE latin1_bin, `d``e` TEXT)',
    );
    for (const row of hostile) await session.query('INSERT INTO h VALUES (?, ?, ?, ?)', row);
    const query = 'SELECT `k,1`, h, c, `d``e` FROM h WHERE /* @range */ true';
    const columns = (await adapter.checksum.columns(session, query)).map(({ name }) => name);
    expect(columns).toEqual(['k,1', 'h', 'c', 'd`e']);
    expect((await session.query(adapter.checksum.digest({ query, columns, plain: [] }, 'whole'))).rows).toEqual(
      hashed(hostile),
    );

    const key = ['k,1'];
    const bucketOf = (row: readonly (string | null)[]): string => sha256(framed([row[0] ?? null])).slice(0, 2);
    const { rows: buckets } = await session.query(adapter.checksum.buckets({ query, columns, key, plain: [] }, 2));
    const expected = [...new Set(hostile.map(bucketOf))].map((bucket) => [
      bucket,
      ...(hashed(hostile.filter((row) => bucketOf(row) === bucket))[0] ?? []),
    ]);
    const sorted = (rows: readonly (readonly (string | null)[])[]): string[] =>
      rows.map((row) => JSON.stringify(row)).sort();
    expect(sorted(buckets)).toEqual(sorted(expected));

    const wanted = [bucketOf(hostile[2]!), bucketOf(hostile[0]!)];
    const { rows: named } = await session.query(
      adapter.checksum.bucketRows({ query, columns, key, plain: [] }, wanted),
    );
    const inWanted = hostile.filter((row) => wanted.includes(bucketOf(row))).map((row) => [bucketOf(row), ...row]);
    expect(sorted(named)).toEqual(sorted(inWanted));
    const texts = [{ sql: 'CAST(`k,1` AS CHAR)', plain: false }];
    const condition = adapter.checksum.inBuckets(texts, wanted);
    const { rows: own } = await session.query(`SELECT \`k,1\`, h, c, \`d\`\`e\` FROM h WHERE ${condition}`);
    expect(sorted(own)).toEqual(sorted(inWanted.map((row) => row.slice(1))));
  });

  it('are PostgreSQL’s for the same rows', async () => {
    const source = sharedServer('postgres18');
    const { host, port, user, password, database: base } = source;
    const other = await postgres.connect(
      { name: 'pg', engine: 'postgresql', host, port, user, password, database: base },
      'source',
    );
    try {
      const union = (lex: Lex, cast: (sql: string) => string): string => {
        const cell = (value: string | null, at: number): string =>
          `${cast(value === null ? 'NULL' : lex.quoteString(value))} AS ${lex.quoteIdentifier(`c${at}`)}`;
        return hostile.map((row) => `SELECT ${row.map(cell).join(', ')}`).join(' UNION ALL ');
      };
      const mine = union(adapter.lex, (sql) => `CAST(${sql} AS CHAR)`);
      const theirs = union(postgres.lex, (sql) => `${sql}::text`);
      const columns = ['c0', 'c1', 'c2', 'c3'];
      for (const plain of [[], ['c0', 'c3']]) {
        const { rows } = await session.query(adapter.checksum.digest({ query: mine, columns, plain }, 'whole'));
        expect((await other.query(postgres.checksum.digest({ query: theirs, columns, plain }, 'whole'))).rows).toEqual(
          rows,
        );
      }
      const order = (result: { rows: readonly (readonly (string | null)[])[] }): string[] =>
        result.rows.map((row) => row.join()).sort();
      const buckets = await session.query(
        adapter.checksum.buckets({ query: mine, columns, key: ['c0'], plain: [] }, 3),
      );
      expect(
        order(await other.query(postgres.checksum.buckets({ query: theirs, columns, key: ['c0'], plain: [] }, 3))),
      ).toEqual(order(buckets));
    } finally {
      await other.close();
    }
  });

  it('are PostgreSQL’s for documents, which enter without a length where the column holds nothing else', async () => {
    const documents = ['{"a": [1, null], "b,1": "N,{}"}', '"N"', '"1,2"', '12', '1', 'null', '[]', '"é😀"', null];
    await session.query('DROP TABLE IF EXISTS documents');
    await session.query('CREATE TABLE documents (a JSON, b JSON, t TEXT)');
    const literal = (lex: Lex, text: string | null): string => (text === null ? 'NULL' : lex.quoteString(text));
    const pairs = documents.map((document, at) => [document, documents[(at + 3) % documents.length] ?? null, document]);
    for (const row of pairs)
      await session.query(`INSERT INTO documents VALUES (${row.map((text) => literal(adapter.lex, text)).join(', ')})`);
    const columns = ['a', 'b', 't'];
    const neutral: NeutralType = { kind: 'json', normalized: true };
    const framing = (type: string): string => adapter.checksum.framing(type, neutral, 'json');
    const isJson = name === 'mysql97';
    expect([framing('JSON'), framing('LONGTEXT')]).toEqual([isJson ? 'json' : 'counted', 'counted']);
    const json = isJson ? ['a', 'b'] : [];
    const text = (row: Row): string =>
      row
        .flatMap((value, at) =>
          at < json.length ? [value ?? 'N'] : value === null ? ['N', ''] : [String(Buffer.byteLength(value)), value],
        )
        .join(',');
    const numbers = pairs.map((row) => BigInt(`0x${sha256(text(row)).slice(0, 15)}`));
    const expected = [[String(pairs.length), numbers.reduce((sum, number) => sum + number, 0n).toString(), '0']];
    const mine = { query: 'SELECT a, b, t FROM documents', columns, plain: [], json };
    const pg = sharedServer('postgres18');
    const other = await postgres.connect(
      {
        ...{ name: 'pg', engine: 'postgresql', host: pg.host, port: pg.port },
        user: pg.user,
        password: pg.password,
        database: pg.database,
      },
      'source',
    );
    try {
      const rows = pairs.map((row) => `(${row.map((value) => literal(postgres.lex, value)).join(', ')})`).join(', ');
      const theirs = { ...mine, query: `SELECT a::jsonb::text, b::jsonb::text, t FROM (VALUES ${rows}) v(a, b, t)` };
      expect(['json', 'jsonb', 'text'].map((type) => postgres.checksum.framing(type, neutral, 'json'))).toEqual([
        'json',
        'json',
        'counted',
      ]);
      for (const long of ['whole', 'shortened'] as const) {
        expect((await session.query(adapter.checksum.digest(mine, long))).rows).toEqual(expected);
        expect((await other.query(postgres.checksum.digest(theirs, long))).rows).toEqual(expected);
      }
      const sorted = (found: { rows: readonly Row[] }): string[] => found.rows.map((row) => row.join()).sort();
      const key = ['a'];
      expect(sorted(await session.query(adapter.checksum.buckets({ ...mine, key }, 1)))).toEqual(
        sorted(await other.query(postgres.checksum.buckets({ ...theirs, key }, 1))),
      );
    } finally {
      await other.close();
    }
  });

  it('convert only what is not UTF-8 yet, and hash the same', async () => {
    const charsets = [
      ...['latin1', 'utf16', 'utf8mb3', 'ascii', 'utf8mb4 COLLATE utf8mb4_general_ci'],
      ...['utf8mb4 COLLATE utf8mb4_bin', 'utf8mb4 COLLATE utf8mb4_unicode_ci', 'utf8mb3 COLLATE utf8mb3_bin'],
    ];
    const names = charsets.map((_charset, at) => `t${at}`);
    const made = charsets.map((charset, at) => `t${at} TEXT CHARACTER SET ${charset}`);
    await session.query(`CREATE TABLE charsets (${made.join(', ')}, j JSON)`);
    const rows: Row[] = [
      ['ä,ÿ', '😀,ß', 'ж,€', 'a,b', '😀', 'ü\0', '😀b', 'é', '{"ä": "ж"}'],
      ['', 'N', null, 'N', '', 'NULL', 'N', '', '"😀"'],
      [null, null, '', null, null, null, null, null, null],
    ];
    for (const row of rows) {
      const values = row.map((value) => (value === null ? 'NULL' : adapter.lex.quoteString(value)));
      await session.query(`INSERT INTO charsets VALUES (${values.join(', ')})`);
    }
    const query = 'SELECT * FROM charsets';
    const columns = [...names, 'j'];
    const known = await adapter.checksum.inUtf8(session, query, columns);
    // Of MySQL's JSON it is its own, of MariaDB's that of the text that it is.
    const isKnown = names.map((name) => known.includes(name));
    expect(isKnown).toEqual([false, false, true, true, true, true, true, true]);
    for (const utf8 of [[], known]) {
      const asked = { query, columns, plain: [], utf8 };
      expect((await session.query(adapter.checksum.digest(asked, 'whole'))).rows).toEqual(hashed(rows));
      expect((await session.query(adapter.checksum.digest(asked, 'shortened'))).rows).toEqual(hashed(rows));
    }
  });

  it('say how many rows are too long to be hashed whole', async () => {
    const { rows } = await session.query('SELECT @@max_allowed_packet');
    const half = Math.ceil(Number(rows[0]?.[0]) / 2);
    const query = `SELECT REPEAT('a', ${half}) AS a, REPEAT('b', ${half}) AS b UNION ALL SELECT 'a', 'b'`;
    const asked = { query, columns: ['a', 'b'], plain: [] };
    const whole = await session.query(adapter.checksum.digest(asked, 'whole'));
    expect(whole.rows).toEqual([['2', ...sums([['a', 'b']]).slice(1), '1']]);
    const long = ['a', 'b'].map((letter) => shortened(letter.repeat(half)));
    const short = await session.query(adapter.checksum.digest(asked, 'shortened'));
    expect(short.rows).toEqual(hashed([long, ['a', 'b']]));
  });

  it('name the column of a query that has one twice', async () => {
    await expect(adapter.checksum.columns(session, 'SELECT 1 AS a, 2 AS a')).rejects.toThrow(/Duplicate column/);
  });
});

import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { parseType } from '../../src/engine/adapters/mysql/types/native.js';
import type { MysqlSession } from '../../src/engine/adapters/mysql/session.js';
import type { ByteStream } from '../../src/engine/adapter.js';
import { EngineError } from '../../src/engine/errors.js';
import type { Column } from '../../src/engine/model/catalog.js';
import type { NeutralType, TypeChoice, TypeContext } from '../../src/engine/model/type.js';
import { sharedServer } from '../servers/vitest.js';
import { families, TestDatabase } from './mysqlDatabase.js';
import { csvOf, sourceOf } from './mysqlStreams.js';

const bits = [8, 16, 24, 32, 64] as const;

/** Every neutral kind with every parameter that matters. */
const neutrals: readonly NeutralType[] = [
  ...bits.flatMap((size): NeutralType[] => [
    { kind: 'integer', bits: size, unsigned: false },
    { kind: 'integer', bits: size, unsigned: true },
  ]),
  { kind: 'decimal' },
  { kind: 'decimal', precision: 10, scale: 2 },
  { kind: 'decimal', precision: 65, scale: 30 },
  { kind: 'decimal', precision: 65, scale: 38 },
  { kind: 'decimal', precision: 1000, scale: 500 },
  { kind: 'float', bits: 32 },
  { kind: 'float', bits: 64 },
  { kind: 'money' },
  { kind: 'boolean' },
  { kind: 'text' },
  { kind: 'text', length: 0 },
  { kind: 'text', length: 40 },
  { kind: 'text', length: 1000 },
  { kind: 'text', length: 16383 },
  { kind: 'text', length: 16384 },
  { kind: 'text', length: 5, fixed: true },
  { kind: 'text', length: 300, fixed: true },
  { kind: 'text', length: 20, foldsCase: true },
  { kind: 'text', foldsCase: true },
  { kind: 'bytes' },
  { kind: 'bytes', length: 16, fixed: true },
  { kind: 'bytes', length: 255 },
  { kind: 'bits', length: 1 },
  { kind: 'bits', length: 64 },
  { kind: 'bits', length: 65 },
  { kind: 'bits', varying: true },
  { kind: 'bits', length: 10, varying: true },
  { kind: 'date' },
  ...[0, 3, 6].flatMap((precision): NeutralType[] => [
    { kind: 'time', precision, zone: false },
    { kind: 'time', precision, zone: true },
    { kind: 'duration', precision },
    { kind: 'timestamp', precision, zone: false },
    { kind: 'timestamp', precision, zone: true },
  ]),
  { kind: 'interval' },
  { kind: 'year' },
  { kind: 'uuid' },
  { kind: 'json', normalized: true },
  { kind: 'json', normalized: false },
  { kind: 'xml' },
  { kind: 'enum', labels: ['a', `it's`, '', 'a,b', 'b\\', 'NULL', '1'], name: 'mood' },
  { kind: 'enum', labels: ['a', 'a '] },
  { kind: 'enum', labels: ['😀'] },
  { kind: 'enum', labels: ['x'.repeat(256)] },
  { kind: 'enum', labels: [] },
  { kind: 'set', labels: ['r', 'w', `it's`] },
  { kind: 'set', labels: ['a,b'] },
  { kind: 'array', element: { kind: 'integer', bits: 32, unsigned: false } },
  { kind: 'inet', family: 0, network: true },
  { kind: 'inet', family: 4, network: false },
  { kind: 'inet', family: 6, network: false },
  { kind: 'point' },
  { kind: 'geometry', subtype: 'polygon' },
  { kind: 'geometry', subtype: 'point', srid: 4326 },
  { kind: 'vector', dimensions: 3 },
  { kind: 'textual', name: 'tsvector' },
  { kind: 'textual', name: 'pg_lsn', maxLength: 17 },
  { kind: 'unknown', name: 'strange' },
];

const contexts: readonly TypeContext[] = [
  { key: undefined, companions: [], autoIncrement: false, nameHint: 'table_column' },
  { key: 'primary', companions: [[]], autoIncrement: false, nameHint: 'table_column' },
  {
    key: 'primary',
    companions: [[{ kind: 'text' }, { kind: 'text', length: 10 }]],
    autoIncrement: false,
    nameHint: 'table_column',
  },
  { key: 'foreign', companions: [[]], autoIncrement: false, nameHint: 'table_column' },
  {
    key: 'unique',
    companions: [[{ kind: 'integer', bits: 32, unsigned: false }]],
    autoIncrement: false,
    nameHint: 'table_column',
  },
  { key: 'index', companions: [[]], autoIncrement: false, nameHint: 'table_column' },
];

const titled = neutrals.map((neutral) => [JSON.stringify(neutral).slice(0, 70), neutral] as const);

/** What the catalog would show of a choice. */
function columnOf(choice: TypeChoice): Column {
  const type = parseType(choice.type);
  if (!type) throw new Error(`${choice.type} is no type`);
  return { name: 'c', ordinal: 1, type, nullable: true, collation: type.collation };
}

/** Enums lose their name, which MySQL has no place for and the label list says it all. */
function unnamed(neutral: NeutralType): NeutralType {
  return neutral.kind === 'enum' ? { kind: 'enum', labels: neutral.labels } : neutral;
}

describe.each(families)('types of $server', ({ server: name, adapter }) => {
  let database: TestDatabase;
  let session: MysqlSession;
  const choices = (neutral: NeutralType, context = contexts[0]!): readonly TypeChoice[] =>
    adapter.types.fromNeutral(neutral, context, session.server);

  beforeAll(async () => {
    database = await TestDatabase.create(sharedServer(name), adapter);
    session = await database.session('target');
  });
  afterAll(() => database.drop());

  test.each(titled)('%s: nothing is lost in silence', (_title, neutral) => {
    for (const context of contexts) {
      for (const choice of choices(neutral, context).filter((entry) => entry.losses.length === 0)) {
        const back = adapter.types.toNeutral(columnOf(choice), session.server);
        expect(back, choice.type).toEqual(unnamed(neutral));
      }
    }
  });

  test.each(titled)('%s: choices are well formed and end in text or bytes', (_title, neutral) => {
    for (const context of contexts) {
      const list = choices(neutral, context);
      expect(list.at(-1)?.type).toMatch(/^(LONGTEXT|VARCHAR|LONGBLOB|BINARY|TIMESTAMP|DECIMAL|POINT|JSON)\b/);
      expect(list.some((choice) => /^(LONGTEXT|VARCHAR|CHAR|LONGBLOB)\b/.test(choice.type))).toBe(true);
      for (const { guards, losses } of list) {
        expect(guards.every((guard) => /^[A-Z_]+$/.test(guard.code))).toBe(true);
        expect(losses.every((loss) => /^[A-Z_]+$/.test(loss.code) && /[.:]$|UTC\.$/.test(loss.message))).toBe(true);
      }
    }
  });

  it('every choice is a type that the server creates, in the key that it is meant for', async () => {
    const tables = new Set<string>();
    for (const neutral of neutrals) {
      for (const context of contexts) {
        for (const [at, choice] of choices(neutral, context).entries()) {
          const check = choice.check === undefined ? '' : ` CHECK (${choice.check.replaceAll('@value', '`c`')})`;
          const bounded = at === 0 && choice.guards.some((guard) => guard.code === 'KEY_TOO_LONG');
          const others = (context.companions[0] ?? []).map((_other, position) => `d${position}`);
          const types = (context.companions[0] ?? []).map((other) => {
            const mate = { ...context, companions: [[neutral, { kind: 'text', length: 10 } as const]] };
            return choices(other, mate)[0]?.type ?? '';
          });
          const columns = others.map((other, position) => `, ${other} ${types[position]}`).join('');
          const key = `${columns}, PRIMARY KEY (${['c', ...others].join(', ')})`;
          tables.add(`CREATE TABLE made (\`c\` ${choice.type}${check}${bounded ? key : ''})`);
        }
      }
    }
    for (const table of tables) {
      const { warnings } = await session.query(table);
      expect(warnings, table).toEqual([]);
      await session.query('DROP TABLE made');
    }
    expect(tables.size).toBeGreaterThan(70);
  });

  it('the collation without case agrees with PostgreSQL about printable ASCII', async () => {
    const characters = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at));
    const type = choices({ kind: 'text', length: 3, foldsCase: true })[0]?.type ?? '';
    await session.query(`CREATE TABLE made (c ${type})`);
    const rows = characters.flatMap((char) => [char, `${char}a`, `a${char}`]);
    for (const row of rows) await session.query('INSERT INTO made VALUES (?)', [row]);
    const { rows: found } = await session.query('SELECT COUNT(DISTINCT c) FROM made');
    expect(found).toEqual([[String(new Set(rows.map((row) => row.toLowerCase())).size)]]);
    await session.query('DROP TABLE made');
  });

  /** Values in the form that the choice takes, and what they become, where that is another text. */
  type Sample = readonly [NeutralType, readonly string[], (readonly string[])?];
  const values: readonly Sample[] = [
    [{ kind: 'integer', bits: 64, unsigned: true }, ['0', '18446744073709551615']],
    [{ kind: 'decimal' }, ['1.10', '-0.000000000000000000000000000000000001', '9'.repeat(100)]],
    [
      { kind: 'decimal', precision: 20, scale: 5 },
      ['-123456789012345.12345', '0.10000'],
      ['-123456789012345.12345', '0.1'],
    ],
    [
      { kind: 'float', bits: 32 },
      ['3.4028234663852886e+38', '1.401298464324817e-45', '0.10000000149011612'],
      ['4294967040*2^96', '1.401298464324817e-45', '0.10000000149011612'],
    ],
    [
      { kind: 'float', bits: 64 },
      ['1.7976931348623157e+308', '5e-324', '0.1'],
      ['1.7976931348623157e308', '5e-324', '0.1'],
    ],
    [{ kind: 'boolean' }, ['0', '1']],
    [{ kind: 'text', length: 10 }, ['', ' a ', '😀😀😀😀😀😀😀😀😀😀', 'NULL']],
    [{ kind: 'text', length: 10, fixed: true }, ['', 'ab']],
    [{ kind: 'bytes' }, ['', '00ff5c0a22']],
    [{ kind: 'bytes', length: 4, fixed: true }, ['00ff5c0a']],
    [{ kind: 'bits', length: 64 }, ['1'.repeat(64), `1${'0'.repeat(63)}`, '0'.repeat(64)]],
    [{ kind: 'bits', length: 3 }, ['101', '000']],
    [{ kind: 'bits', varying: true }, ['', '0101']],
    [{ kind: 'date' }, ['0001-01-01', '9999-12-31']],
    [
      { kind: 'time', precision: 6, zone: false },
      ['24:00:00', '23:59:59.999999'],
      ['24:00:00.000000', '23:59:59.999999'],
    ],
    [
      { kind: 'duration', precision: 3 },
      ['-838:59:59.000000', '100:00:00.5'],
      ['-838:59:59.000000', '100:00:00.500000'],
    ],
    [{ kind: 'timestamp', precision: 6, zone: true }, ['0001-01-01 00:00:00.000001', '9999-12-31 23:59:59.999999']],
    [{ kind: 'timestamp', precision: 0, zone: false }, ['2024-02-29 12:00:00']],
    [{ kind: 'interval' }, ['1 year 2 mons -3 days']],
    [{ kind: 'uuid' }, ['a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11']],
    [{ kind: 'json', normalized: true }, ['{"a": 1, "bb": [1.5, "é"]}', 'null', '"x"']],
    [{ kind: 'json', normalized: false }, ['{"b":1,  "a":1.10}']],
    [{ kind: 'enum', labels: ['b', 'a', '', '1'] }, ['a', '', '1']],
    [{ kind: 'set', labels: ['r', 'w'] }, ['r,w', '', 'w']],
    [
      { kind: 'inet', family: 6, network: false },
      ['::1', '::ffff:1.2.3.4'],
      adapter.id === 'mariadb' ? [`${'0'.repeat(31)}1`, `${'0'.repeat(20)}ffff01020304`] : ['::1', '::ffff:1.2.3.4'],
    ],
  ];

  /** The choices that take the same form and keep every one of these values. */
  function alike(neutral: NeutralType): TypeChoice[] {
    const [first] = choices(neutral);
    return choices(neutral).filter(
      ({ form, canonical, guards, losses }) =>
        form === first?.form &&
        canonical === first.canonical &&
        guards.every((guard) => guard.id !== 'instant-range') &&
        losses.every((loss) => loss.severity !== 'error'),
    );
  }

  it.for(values)('%o arrives exactly, in every choice that takes that form', async ([neutral, texts, expected]) => {
    for (const choice of alike(neutral)) {
      await session.query('DROP TABLE IF EXISTS landed');
      await session.query(`CREATE TABLE landed (k INT PRIMARY KEY, c ${choice.type})`);
      const columns = [{ name: 'k' }, { name: 'c', load: choice.load }];
      const statement = adapter.write.statement({ schema: database.name, name: 'landed' }, columns, session.server);
      const bytes = csvOf([...texts, null].map((text, at) => [String(at), text]));
      const open = (): ByteStream => sourceOf([bytes], texts.length + 1);
      await adapter.write.load(session, { statement, format: 'csv', open, onBytes: () => undefined });
      const canonical = adapter.checksum.canonical('`c`', choice.type, neutral, choice.canonical, session.server);
      const { rows } = await session.query(`SELECT ${canonical} FROM landed ORDER BY k`);
      expect(
        rows.map(([value]) => value),
        choice.type,
      ).toEqual([...(expected ?? texts), null]);
    }
  });

  describe('a type that a person wrote', () => {
    const choose = (neutral: NeutralType, type: string): TypeChoice =>
      adapter.types.choose(neutral, type, contexts[0]!, session.server);

    it.each([
      [
        { kind: 'text', length: 40 },
        'varchar(100)',
        { canonical: 'text', guards: [{ id: 'text-length', limit: 100 }] },
      ],
      [{ kind: 'text' }, 'text CHARACTER SET latin1', { type: 'text CHARACTER SET latin1' }],
      [{ kind: 'integer', bits: 32, unsigned: false }, 'bigint', { canonical: 'integer' }],
      [
        { kind: 'timestamp', precision: 6, zone: true },
        'timestamp(6)',
        { canonical: 'timestamp', guards: [{ id: 'instant-range' }] },
      ],
      [{ kind: 'uuid' }, 'binary(16)', { load: `UNHEX(REPLACE(@value, '-', ''))` }],
      [{ kind: 'boolean' }, 'bit(1)', { canonical: 'boolean' }],
      [{ kind: 'boolean' }, 'tinyint(1)', { canonical: 'boolean' }],
      [{ kind: 'interval' }, 'time(6)', { canonical: 'duration', guards: [{ id: 'time-range' }] }],
      [{ kind: 'decimal' }, 'decimal(20,4)', { canonical: 'decimal' }],
      [{ kind: 'array', element: { kind: 'boolean' } }, 'mediumtext', { canonical: 'native', form: 'native' }],
    ] as const)('%o as %s', (neutral, type, expected) => {
      expect(choose(neutral, type)).toMatchObject(expected);
    });

    it.each([
      [{ kind: 'text' }, 'jsonb'],
      [{ kind: 'text' }, 'int; DROP TABLE x'],
      [{ kind: 'text' }, ''],
      [{ kind: 'text' }, 'blob'],
      [{ kind: 'date' }, 'int'],
    ] as const)('%o as "%s" is refused with advice', (neutral, type) => {
      let error: unknown;
      try {
        choose(neutral, type);
      } catch (thrown) {
        error = thrown;
      }
      expect(error).toBeInstanceOf(EngineError);
      expect(error).toMatchObject({ code: 'MAPPING_INVALID', hint: expect.stringMatching(/\.$/) as string });
    });
  });
});

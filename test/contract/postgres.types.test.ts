import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ddl } from '../../src/engine/adapters/postgres/ddl.js';
import { lex } from '../../src/engine/adapters/postgres/lex.js';
import type { PostgresSession } from '../../src/engine/adapters/postgres/session.js';
import { types } from '../../src/engine/adapters/postgres/types.js';
import { parseType } from '../../src/engine/adapters/postgres/types/native.js';
import type { Column, NativeType, ServerInfo } from '../../src/engine/model/catalog.js';
import type { NeutralType, TypeChoice, TypeContext } from '../../src/engine/model/type.js';
import { sharedServer } from '../servers/vitest.js';
import { TestDatabase } from './postgresDatabase.js';

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
  { kind: 'decimal', precision: 65, scale: 0 },
  { kind: 'float', bits: 32 },
  { kind: 'float', bits: 64 },
  { kind: 'money' },
  { kind: 'boolean' },
  { kind: 'text' },
  { kind: 'text', length: 0 },
  { kind: 'text', length: 40 },
  { kind: 'text', length: 16383 },
  { kind: 'text', length: 4294967295 },
  { kind: 'text', length: 5, fixed: true },
  { kind: 'text', length: 20, foldsCase: true },
  { kind: 'text', foldsCase: true },
  { kind: 'text', length: 20, foldsCase: true, foldsAccents: true },
  { kind: 'bytes' },
  { kind: 'bytes', length: 16, fixed: true },
  { kind: 'bytes', length: 255 },
  { kind: 'bits', length: 1 },
  { kind: 'bits', length: 64 },
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
  { kind: 'enum', labels: ['a', `it's`, '', 'a,b', '😀', 'NULL'] },
  { kind: 'enum', labels: ['a'], name: 'Mood "x"' },
  { kind: 'enum', labels: ['x'.repeat(64)] },
  { kind: 'enum', labels: [] },
  { kind: 'set', labels: ['r', 'w', `it's`] },
  { kind: 'array', element: { kind: 'integer', bits: 32, unsigned: false } },
  { kind: 'array', element: { kind: 'text', length: 10 } },
  { kind: 'array', element: { kind: 'timestamp', precision: 3, zone: true } },
  { kind: 'array', element: { kind: 'enum', labels: ['a'] } },
  { kind: 'inet', family: 0, network: true },
  { kind: 'inet', family: 4, network: false },
  { kind: 'inet', family: 6, network: false },
  { kind: 'point' },
  { kind: 'geometry', subtype: 'polygon', srid: 4326 },
  { kind: 'vector', dimensions: 3 },
  { kind: 'textual', name: 'tsvector' },
  { kind: 'unknown', name: 'strange' },
];

const contexts: readonly TypeContext[] = [
  { key: undefined, companions: [], autoIncrement: false, nameHint: 'table_column' },
  { key: 'primary', companions: [[]], autoIncrement: true, nameHint: 'table_column' },
  {
    key: 'unique',
    companions: [[{ kind: 'integer', bits: 32, unsigned: false }]],
    autoIncrement: false,
    nameHint: 'table_column',
  },
];

const title = (neutral: NeutralType): string => JSON.stringify(neutral).slice(0, 70);

/** The type as the catalog would show it. */
function nativeOf(choice: TypeChoice): NativeType {
  if (choice.requires?.kind === 'enum') {
    return { name: choice.requires.name, text: choice.type, category: 'enum', labels: choice.requires.labels };
  }
  const parsed = parseType(choice.type);
  if (!parsed) throw new Error(`${choice.type} is no type`);
  return parsed.category === undefined ? { ...parsed, category: 'base' } : parsed;
}

const column = (type: NativeType): Column => ({ name: 'c', ordinal: 1, type, nullable: true });

describe.each(['postgres15', 'postgres18'] as const)('types of %s', (name) => {
  let database: TestDatabase;
  let session: PostgresSession;
  let server: ServerInfo;

  beforeAll(async () => {
    database = await TestDatabase.create(sharedServer(name));
    await database.run('CREATE EXTENSION citext');
    session = await database.session();
    server = session.server;
  });
  afterAll(() => database.drop());

  test.each(neutrals.map((neutral) => [title(neutral), neutral] as const))(
    '%s: nothing is lost in silence',
    (_, neutral) => {
      for (const context of contexts) {
        const [first] = types.fromNeutral(neutral, context, server);
        if (first === undefined) throw new Error('no choice');
        const back = types.toNeutral(column(nativeOf(first)), server);
        const named = first.requires ? { ...back, name: 'name' in neutral ? neutral.name : undefined } : back;
        if (first.losses.length === 0) expect(named).toEqual(neutral);
        expect(first.losses.every((loss) => /^[A-Z_]+$/.test(loss.code) && loss.message.endsWith('.'))).toBe(true);
      }
    },
  );

  test.each(neutrals.map((neutral) => [title(neutral), neutral] as const))(
    '%s: the last choice is text',
    (_, neutral) => {
      const list = types.fromNeutral(neutral, contexts[0]!, server);
      const binary = ['bytes', 'geometry', 'vector'].includes(neutral.kind);
      expect(list.some((choice) => parseType(choice.type)?.name === 'text')).toBe(!binary);
      expect(list.flatMap((choice) => choice.guards).every((guard) => /^[A-Z_]+$/.test(guard.code))).toBe(true);
    },
  );

  test('every choice is a type that the server creates, with its CHECK', async () => {
    let made = 0;
    for (const neutral of neutrals) {
      for (const context of contexts) {
        for (const choice of types.fromNeutral(neutral, context, server)) {
          const table = `t${made++}`;
          const { requires } = choice;
          const before = requires && ddl.createType({ schema: 'public', type: requires });
          if (before !== undefined) await session.query(before.replace(/;$/, ''));
          const check = choice.check === undefined ? '' : ` CHECK (${choice.check.replaceAll('@value', 'c')})`;
          await session.query(`CREATE TABLE ${table} (c ${choice.type}${check})`);
          const kind = requires?.kind === 'collation' ? 'COLLATION' : 'TYPE';
          if (requires) await session.query(`DROP ${kind} ${lex.quoteIdentifier(requires.name)} CASCADE`);
        }
      }
    }
    expect(made).toBeGreaterThan(250);
  });

  test('the printed type means what the written one means', async () => {
    const written = [
      ...[
        'smallint',
        'int',
        'bigint',
        'numeric(10,2)',
        'numeric(3,-2)',
        'decimal',
        'real',
        'float',
        'float(20)',
        'double precision',
      ],
      ...[
        'varchar(5)',
        'character varying',
        'char(3)',
        'char',
        'text',
        'bytea',
        'bit(3)',
        'bit varying(9)',
        'varbit',
        'boolean',
      ],
      ...[
        'timestamp(3) with time zone',
        'timestamptz',
        'timestamp',
        'timestamp(0)',
        'time(2)',
        'timetz',
        'interval(3)',
        'interval',
      ],
      ...[
        'uuid',
        'jsonb',
        'int[]',
        'varchar(7)[]',
        'inet',
        'money',
        '"char"',
        'citext',
        'date',
        'xml',
        'point',
        'tsvector',
      ],
    ];
    const list = written.map((type, at) => `c${at} ${type}`).join(', ');
    await session.query(`CREATE TABLE printed (${list})`);
    const { rows } = await session.query(
      `SELECT format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = 'printed'::regclass AND attnum > 0 ORDER BY attnum`,
    );
    const meanings = (texts: readonly (string | null | undefined)[]): NeutralType[] =>
      texts.map((text) => types.toNeutral(column(parseType(text ?? '')!), server));
    expect(meanings(rows.map(([text]) => text))).toEqual(meanings(written));
  });

  describe('chosen by a person', () => {
    const choose = (neutral: NeutralType, type: string): TypeChoice =>
      types.choose(neutral, type, contexts[0]!, server);

    test('one of the offered keeps what is known of it', () => {
      expect(choose({ kind: 'boolean' }, 'SMALLINT')).toMatchObject({ type: 'SMALLINT', canonical: 'integer' });
      expect(choose({ kind: 'json', normalized: true }, 'json')).toMatchObject({ canonical: 'json' });
      expect(choose({ kind: 'bytes' }, 'bytea')).toMatchObject({ form: 'prefixed-hex', canonical: 'hex' });
    });
    test('a longer text is no loss, a bounded one is guarded', () => {
      expect(choose({ kind: 'text', length: 10 }, 'varchar(20)').losses).toEqual([]);
      const guards = choose({ kind: 'text' }, 'varchar(20)').guards;
      expect(guards).toContainEqual({ id: 'text-length', limit: 20, onHit: 'stop', code: 'TEXT_TOO_LONG' });
    });
    test('rounding needs a yes', () => {
      const decimal: NeutralType = { kind: 'decimal', precision: 10, scale: 2 };
      expect(choose(decimal, 'numeric(10,1)').losses[0]).toMatchObject({
        code: 'PRECISION_REDUCED',
        severity: 'error',
      });
      expect(choose(decimal, 'integer').losses[0]).toMatchObject({ severity: 'error' });
      expect(choose(decimal, 'numeric(12,3)').losses.some((loss) => loss.severity === 'error')).toBe(false);
      const moment: NeutralType = { kind: 'timestamp', precision: 6, zone: false };
      expect(choose(moment, 'timestamp(0)').losses[0]).toMatchObject({ severity: 'error' });
      expect(choose(moment, 'date').losses[0]).toMatchObject({ severity: 'error' });
    });
    test('anything can be its text', () => {
      const choice = choose({ kind: 'timestamp', precision: 6, zone: true }, 'varchar(40)');
      expect(choice).toMatchObject({ form: 'native', canonical: 'native' });
    });
    test('sixteen bytes can be a UUID', () => {
      expect(choose({ kind: 'bytes', length: 16, fixed: true }, 'uuid')).toMatchObject({
        form: 'plain',
        canonical: 'hex',
      });
    });
    test.each(['nosuch', 'varchar(', 'DROP TABLE x', '', '"mood"'])('%j is refused', (type) => {
      expect(() => choose({ kind: 'text' }, type)).toThrow(expect.objectContaining({ code: 'MAPPING_INVALID' }));
    });
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ddl } from '../../src/engine/adapters/postgres/ddl.js';
import { lex } from '../../src/engine/adapters/postgres/lex.js';
import type { Index, ServerInfo, Table } from '../../src/engine/model/catalog.js';
import type { Expression } from '../../src/engine/model/expression.js';
import type { NeutralType } from '../../src/engine/model/type.js';
import { sharedServer } from '../servers/vitest.js';
import { TestDatabase } from './postgresDatabase.js';
import { column, int, MadeTables, number, sourceColumn, sql, string } from './postgresTables.js';

describe.each(['postgres15', 'postgres18'] as const)('values that %s computes', (name) => {
  let database: TestDatabase;
  let tables: MadeTables;
  let server: ServerInfo;

  beforeAll(async () => {
    database = await TestDatabase.create(sharedServer(name));
    tables = new MadeTables(await database.session());
    server = tables.session.server;
  });
  afterAll(() => database.drop());

  describe('defaults', () => {
    test.each<[string, NeutralType, Expression, string | undefined]>([
      ['number', int, number('5'), '5'],
      ['text of a number', int, string('-5'), '-5'],
      ['boolean as number', { kind: 'boolean' }, number('1'), 'true'],
      ['boolean as text', { kind: 'boolean' }, string('0'), 'false'],
      ['boolean as 2', { kind: 'boolean' }, number('2'), undefined],
      ['true for a number', int, { kind: 'boolean', value: true }, '1'],
      ['decimal', { kind: 'decimal', precision: 5, scale: 2 }, string('1.50'), '1.50'],
      ['text', { kind: 'text', length: 10 }, string(`it's`), `'it''s'`],
      ['empty text', { kind: 'text', length: 10 }, string(''), `''`],
      ['number for a text', { kind: 'text' }, number('5'), `'5'`],
      ['bytes', { kind: 'bytes', length: 4 }, { kind: 'bytes', hex: '00ff' }, `'\\x00ff'`],
      ['text for bytes', { kind: 'bytes', length: 4 }, string('é'), `'\\xc3a9'`],
      ['bits of a number', { kind: 'bits', length: 3 }, number('5'), `B'101'`],
      ['bits of bytes', { kind: 'bits', length: 10 }, { kind: 'bytes', hex: '05' }, `B'0000000101'`],
      ['bits of digits', { kind: 'bits', length: 3 }, string('101'), `B'101'`],
      ['date', { kind: 'date' }, string('2020-01-01'), `'2020-01-01'`],
      ['zero date', { kind: 'date' }, string('0000-00-00'), undefined],
      ['partial date', { kind: 'timestamp', precision: 0, zone: false }, string('2020-00-01 00:00:00'), undefined],
      [
        'timestamp',
        { kind: 'timestamp', precision: 6, zone: false },
        string('2020-01-01 10:00:00.5'),
        `'2020-01-01 10:00:00.5'`,
      ],
      [
        'instant',
        { kind: 'timestamp', precision: 0, zone: true },
        string('2020-01-01 10:00:00'),
        `'2020-01-01 10:00:00+00'`,
      ],
      [
        'now for a reading',
        { kind: 'timestamp', precision: 3, zone: false },
        { kind: 'now', what: 'timestamp', precision: 3, local: false },
        'LOCALTIMESTAMP(3)',
      ],
      [
        'now for an instant',
        { kind: 'timestamp', precision: 6, zone: true },
        { kind: 'now', what: 'timestamp', local: false },
        'CURRENT_TIMESTAMP',
      ],
      ['today', { kind: 'date' }, { kind: 'now', what: 'date', local: true }, 'CURRENT_DATE'],
      ['time', { kind: 'time', precision: 0, zone: false }, string('10:00:00'), `'10:00:00'`],
      ['span', { kind: 'duration', precision: 0 }, string('-838:59:59'), `'-838:59:59'`],
      ['uuid', { kind: 'uuid' }, { kind: 'uuid', version: 1 }, 'gen_random_uuid()'],
      ['uuid as text', { kind: 'text', length: 36 }, { kind: 'uuid', version: 1 }, '(gen_random_uuid())::text'],
      ['json', { kind: 'json', normalized: true }, string('{"a": 1}'), `'{"a": 1}'`],
      ['enum', { kind: 'enum', labels: ['a', 'b'] }, string('b'), `'b'`],
      ['more than the column holds', int, number('4294967296'), undefined],
      ['no label of the enum', { kind: 'enum', labels: ['a', 'b'] }, string('c'), undefined],
      ['set', { kind: 'set', labels: ['r', `it's`] }, string(`it's,r`), `'{"it''s","r"}'`],
      ['empty set', { kind: 'set', labels: ['r'] }, string(''), `'{}'`],
      ['year', { kind: 'year' }, string('2020'), '2020'],
      ['sum', int, { kind: 'arithmetic', operator: '+', left: number('1'), right: number('1') }, '(1 + 1)'],
      ['inet', { kind: 'inet', family: 4, network: false }, string('10.0.0.1'), `'10.0.0.1'`],
    ])('%s', async (_, neutral, expression, expected) => {
      const choice = tables.choiceOf(neutral);
      const carried = ddl.carryDefault(sql(expression), sourceColumn('c'), neutral, choice, server);
      expect(carried.value).toBe(expected);
      if (expected === undefined) {
        expect(carried.findings).toMatchObject([{ code: 'DEFAULT_NOT_CARRIED', severity: 'warning' }]);
        expect(carried.findings[0]?.message).toContain('as in the source');
        return;
      }
      const own = choice.requires ? { ...choice, requires: { ...choice.requires, name: `e${tables.next()}` } } : choice;
      if (own.requires) await tables.run(ddl.createType({ schema: 'public', type: own.requires }));
      const table = tables.tableOf([
        tables.mapped('c', neutral, { chosen: own, default: expected }),
        tables.mapped('n', int),
      ]);
      await tables.run(ddl.createTable(table, server));
      await tables.session.query(`INSERT INTO ${lex.qualify(table.target, server)} (n) VALUES (1)`);
      expect(await tables.cell(`SELECT c::text FROM ${lex.qualify(table.target, server)}`)).not.toBeNull();
    });

    test('NULL is none, and what is not understood is told with its text', () => {
      expect(ddl.carryDefault(sql({ kind: 'null' }), sourceColumn('c'), int, tables.choiceOf(int), server)).toEqual({
        findings: [],
      });
      const carried = ddl.carryDefault(
        sql(undefined, 'next_day(x)'),
        sourceColumn('c'),
        int,
        tables.choiceOf(int),
        server,
      );
      expect(carried.value).toBeUndefined();
      expect(carried.findings[0]?.message).toContain('next_day(x)');
    });
  });

  describe('generated columns', () => {
    const generated = (
      expression: Expression | undefined,
      stored: boolean,
      neutral: NeutralType = int,
      keys: Partial<Table> = {},
    ) => {
      const own = tables.mapped('g', neutral, {
        source: sourceColumn('g', { generated: { ...sql(expression), stored } }),
      });
      const table = tables.tableOf([
        tables.mapped('a', int),
        tables.mapped('t', { kind: 'text' }),
        tables.mapped('now', { kind: 'timestamp', precision: 6, zone: true }),
        own,
      ]);
      const shell = { ...table, source: { ...table.source, ...keys } };
      return ddl.carryGenerated(own.source, neutral, own.chosen, shell, server);
    };
    const twice: Expression = { kind: 'arithmetic', operator: '*', left: column('a'), right: number('2') };
    const virtual = name === 'postgres18';

    test('stay virtual where the server can, and are stored elsewhere', () => {
      expect(generated(twice, true)).toEqual({ value: { sql: '"a"::bigint * 2', stored: true }, findings: [] });
      const wide = generated(twice, false, { kind: 'integer', bits: 64, unsigned: false });
      expect(wide.value).toEqual({ sql: '"a"::bigint * 2', stored: !virtual });
      expect(wide.findings.map((finding) => finding.code)).toEqual(virtual ? [] : ['GENERATED_STORED']);
    });

    test('are stored where a value may not fit, or the row could not be read', () => {
      expect(generated(twice, false).value?.stored).toBe(true);
      expect(generated(twice, false).findings).toMatchObject([{ code: 'GENERATED_STORED' }]);
    });

    test('are stored where a key needs them', () => {
      const index: Index = {
        ...{ name: 'i', unique: false, constraint: false, method: 'btree', include: [], definition: '' },
        parts: [{ column: 'g', descending: false }],
      };
      expect(generated(twice, false, int, { indexes: [index] }).value?.stored).toBe(true);
    });

    test.each<[string, Expression | undefined, NeutralType]>([
      ['the time', { kind: 'now', what: 'timestamp', local: false }, { kind: 'timestamp', precision: 6, zone: true }],
      ['another generated column', column('g'), int],
      ['an expression not understood', undefined, int],
      [
        'the text of a moment',
        { kind: 'concat', items: [column('now'), column('t')], nullWins: true },
        { kind: 'text' },
      ],
      ['a number from a text', column('t'), int],
    ])('%s makes a plain column of it, and is told', (_, expression, neutral) => {
      const carried = generated(expression, true, neutral);
      expect(carried.value).toBeUndefined();
      expect(carried.findings).toMatchObject([
        { code: 'GENERATED_NOT_CARRIED', object: { kind: 'column', path: ['src', 't', 'g'] } },
      ]);
    });

    test('of text from a number are computed as in the source', async () => {
      const expression: Expression = {
        kind: 'concat',
        items: [{ kind: 'call', name: 'coalesce', arguments: [column('a'), string('')] }, string('-x')],
        nullWins: true,
      };
      const carried = generated(expression, true, { kind: 'text', length: 30 });
      const table = tables.tableOf([
        tables.mapped('a', int),
        tables.mapped('g', { kind: 'text', length: 30 }, { generated: carried.value! }),
      ]);
      await tables.run(ddl.createTable(table, server));
      await tables.session.query(`INSERT INTO ${lex.qualify(table.target, server)} (a) VALUES (5), (NULL)`);
      expect(
        (await tables.session.query(`SELECT g FROM ${lex.qualify(table.target, server)} ORDER BY g`)).rows,
      ).toEqual([['5-x'], ['-x']].sort());
    });
  });
});

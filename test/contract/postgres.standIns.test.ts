import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ddl } from '../../src/engine/adapters/postgres/ddl.js';
import { lex } from '../../src/engine/adapters/postgres/lex.js';
import { types } from '../../src/engine/adapters/postgres/types.js';
import type { Sequence, ServerInfo } from '../../src/engine/model/catalog.js';
import type { ColumnMapping, MappedSequence, TableMapping } from '../../src/engine/model/mapping.js';
import type { NeutralType } from '../../src/engine/model/type.js';
import { sharedServer } from '../servers/vitest.js';
import { TestDatabase } from './postgresDatabase.js';
import { int, MadeTables, sourceColumn } from './postgresTables.js';

/** What PostgreSQL says in other ways than the source did: triggers, sequences, collations. */
describe.each(['postgres15', 'postgres18'] as const)('stand-ins on %s', (name) => {
  let database: TestDatabase;
  let tables: MadeTables;
  let server: ServerInfo;

  beforeAll(async () => {
    database = await TestDatabase.create(sharedServer(name));
    tables = new MadeTables(await database.session());
    server = tables.session.server;
  });
  afterAll(() => database.drop());

  async function created(columns: readonly ColumnMapping[]): Promise<string> {
    const table = tables.tableOf(columns);
    await tables.run(ddl.createTable(table, server));
    for (const { sql } of ddl.createTriggers(table, server)) await tables.run(sql);
    return lex.qualify(table.target, server);
  }

  describe('the trigger for ON UPDATE CURRENT_TIMESTAMP', () => {
    const stamp = (label: string, zone: boolean): ColumnMapping =>
      tables.mapped(
        label,
        { kind: 'timestamp', precision: 3, zone },
        { source: sourceColumn(label, { onUpdateNow: 3 }) },
      );
    const others = (): ColumnMapping[] => [
      tables.mapped('n', int),
      tables.mapped('j', { kind: 'json', normalized: false }),
      tables.mapped('twice', int, { generated: { sql: '"n" * 2', stored: true } }),
    ];
    /** Which of the two columns hold the time of the last statement. */
    async function stamped(table: string, change: string): Promise<string[]> {
      await tables.session.query(`TRUNCATE ${table}`);
      await tables.session.query(`INSERT INTO ${table} VALUES (1, '{}', DEFAULT, '2001-01-01', '2002-02-02')`);
      await tables.session.query(`UPDATE ${table} SET ${change}`);
      const recent = (column: string): string => `(now() - ${lex.quoteIdentifier(column)} < '1 min')::text`;
      const { rows } = await tables.session.query(
        `SELECT ${recent('a $on_update$ "i"')}, ${recent('b')} FROM ${table}`,
      );
      return rows[0]!.map(String);
    }

    test.each([
      ['another column changes', 'n = 2', ['true', 'true']],
      ['a column without equality changes', `j = '{"a": 1}'`, ['true', 'true']],
      ['it is set itself', `n = 2, b = '2020-01-01'`, ['true', 'false']],
      ['only it is set', `b = '2020-01-01'`, ['true', 'false']],
      ['nothing changes', `n = 1, j = '{}'`, ['false', 'false']],
      ['a value becomes NULL', 'n = NULL', ['true', 'true']],
    ])('%s', async (_, change, expected) => {
      const table = await created([...others(), stamp('a $on_update$ "i"', true), stamp('b', false)]);
      expect(await stamped(table, change)).toEqual(expected);
    });

    test('no column, no trigger', () => {
      expect(ddl.createTriggers(tables.tableOf(others()), server)).toEqual([]);
    });
  });

  describe('sequences', () => {
    const plain: Sequence = {
      ...{ name: 's', type: 'bigint', start: '1', increment: '1', minimum: '1', maximum: '9223372036854775806' },
      cycle: false,
    };

    /** The next values of a sequence beside the rows of a column that uses it. */
    async function nextOf(source: Sequence, rows: string, times = 1): Promise<(string | null | undefined)[]> {
      const table: TableMapping = tables.tableOf([tables.mapped('id', { kind: 'integer', bits: 64, unsigned: false })]);
      const sequence: MappedSequence = {
        source,
        target: { schema: 'public', name: `seq "${tables.next()}"` },
        users: [{ table: table.target, column: 'id' }],
      };
      await tables.run(ddl.createTable(table, server));
      if (rows !== '') await tables.session.query(`INSERT INTO ${lex.qualify(table.target, server)} VALUES ${rows}`);
      await tables.run(ddl.sequences!.create(sequence));
      await tables.run(ddl.sequences!.position(sequence));
      const values: (string | null | undefined)[] = [];
      for (let time = 0; time < times; time += 1)
        values.push(await tables.cell(`SELECT ${ddl.sequences!.next(sequence.target)}`));
      return values;
    }

    test.each<[string, Partial<Sequence>, string, readonly string[]]>([
      ['never used', {}, '', ['1', '2']],
      ['where it was', { lastValue: '40', isCalled: false, increment: '5' }, '', ['40', '45']],
      ['behind its last value', { lastValue: '40', isCalled: true }, '', ['41']],
      ['past the data', { lastValue: '40', isCalled: false, increment: '5' }, '(60)', ['65']],
      [
        'downwards',
        { increment: '-2', minimum: '-100', maximum: '-1', start: '-1', lastValue: '-9', isCalled: false },
        '(-20)',
        ['-22', '-24'],
      ],
      [
        'round and round, whatever the data',
        { cycle: true, maximum: '5', lastValue: '6', isCalled: false },
        '(3)',
        ['1', '2'],
      ],
    ])('go on %s', async (_, more, rows, expected) => {
      expect(await nextOf({ ...plain, ...more }, rows, expected.length)).toEqual(expected);
    });

    test('stay at their end', async () => {
      const ended = { ...plain, maximum: '5', lastValue: '6', isCalled: false };
      await expect(nextOf(ended, '')).rejects.toMatchObject({ code: 'STATEMENT_FAILED' });
      const wide = { ...plain, maximum: '18446744073709551615', lastValue: '9223372036854775808', isCalled: false };
      await expect(nextOf(wide, '')).rejects.toMatchObject({ code: 'STATEMENT_FAILED' });
    });
  });

  describe('collations that ignore case', () => {
    test.each<[NeutralType, string, boolean, boolean]>([
      [{ kind: 'text', length: 20, foldsCase: true }, 'varchar(20) COLLATE "ignores_case"', true, false],
      [{ kind: 'text', foldsCase: true, foldsAccents: true }, 'text COLLATE "ignores_case_and_accents"', true, true],
    ])('%o', async (neutral, type, folds, accents) => {
      const context = { key: 'unique', companions: [[]], autoIncrement: false, nameHint: 't_c' } as const;
      const choices = types.fromNeutral(neutral, context, server);
      expect(choices[0]?.losses).toContainEqual(expect.objectContaining({ code: 'CASE_COUNTS', severity: 'warning' }));
      const chosen = choices.find((choice) => choice.type === type)!;
      expect(chosen.foldsCase).toBe(true);
      await tables.run(ddl.createType({ schema: 'public', type: chosen.requires! }));
      const table = await created([tables.mapped('c', neutral, { chosen })]);
      await tables.session.query(`INSERT INTO ${table} VALUES ('Ábc')`);
      const equals = async (text: string): Promise<boolean> =>
        (await tables.cell(`SELECT count(*) FROM ${table} WHERE c = '${text}'`)) === '1';
      expect(await equals('áBC')).toBe(folds);
      expect(await equals('abc')).toBe(accents);
      expect(await equals('Ábd')).toBe(false);
    });
  });
});

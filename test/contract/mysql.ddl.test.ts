import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MysqlSession } from '../../src/engine/adapters/mysql/session.js';
import type { Column, Index, Table } from '../../src/engine/model/catalog.js';
import type { Expression } from '../../src/engine/model/expression.js';
import type { ColumnMapping, MappedForeignKey, MappedIndex, TableMapping } from '../../src/engine/model/mapping.js';
import type { NeutralType } from '../../src/engine/model/type.js';
import { sharedServer } from '../servers/vitest.js';
import { families, TestDatabase } from './mysqlDatabase.js';
import { failureOf } from './mysqlStreams.js';

type Given = Partial<Omit<ColumnMapping, 'source'>> & { readonly name: string; readonly type: string };

const text: NeutralType = { kind: 'text' };

function columnOf(given: Given, ordinal: number): ColumnMapping {
  const { name, type, ...rest } = given;
  const source: Column = { name, ordinal, type: { name: 'any', text: 'any' }, nullable: true };
  return {
    source,
    included: true,
    name,
    neutral: text,
    choices: [],
    chosen: { type, form: 'plain', canonical: 'text', guards: [], losses: [] },
    decided: false,
    read: { sql: name },
    lossy: [],
    nullable: true,
    ...rest,
  };
}

/** A table of a source that only the mapping knows. */
function tableOf(
  schema: string,
  name: string,
  columns: readonly Given[],
  more: Partial<TableMapping> = {},
): TableMapping {
  const source: Table = {
    schema: 'public',
    name,
    kind: 'ordinary',
    columns: [],
    indexes: [],
    foreignKeys: [],
    checks: [],
    otherConstraints: [],
    estimatedRows: 0,
    estimatedBytes: 0,
  };
  return {
    source,
    target: { schema, name },
    included: true,
    columns: columns.map(columnOf),
    indexes: [],
    foreignKeys: [],
    checks: [],
    ...more,
  };
}

const column = (name: string): Expression => ({ kind: 'column', name });

function indexOf(name: string, columns: readonly string[], more: Partial<Index> = {}): Index {
  const parts = columns.map((part) => ({ column: part, descending: false }));
  return { name, unique: true, constraint: false, method: 'btree', parts, include: [], definition: name, ...more };
}

describe.each(families)('statements for $server', ({ server: name, adapter }) => {
  let database: TestDatabase;
  let session: MysqlSession;
  const { ddl, lex } = adapter;

  beforeAll(async () => {
    database = await TestDatabase.create(sharedServer(name), adapter);
    session = await database.session('target');
  });
  afterAll(() => database.drop());

  async function run(sql: string): Promise<void> {
    for (const statement of lex.splitStatements(sql)) await session.query(statement.sql);
  }

  async function create(table: TableMapping): Promise<void> {
    await session.query(`DROP TABLE IF EXISTS ${lex.qualify(table.target, session.server)}`);
    await run(ddl.createTable(table, session.server));
    await run(ddl.createIndexes(table, session.server));
  }

  /** The table with the indexes that could be carried, and the codes of what was found. */
  function withIndexes(table: TableMapping, indexes: readonly Index[]): { table: TableMapping; codes: string[] } {
    const carried = indexes.map((index) => ({ index, ...ddl.carryIndex(index, table, session.server) }));
    const mapped = carried.flatMap(({ index, value }): MappedIndex[] =>
      value ? [{ ...value, name: index.name, sourceName: index.name }] : [],
    );
    return {
      table: { ...table, indexes: mapped },
      codes: carried.flatMap(({ findings }) => findings.map((finding) => finding.code)),
    };
  }

  const insert = (values: string): Promise<unknown> => session.query(`INSERT INTO t VALUES ${values}`);

  it.each([
    ['an empty table', '', '41', '41'],
    ['rows below', '(5, 0)', '41', '41'],
    ['rows above', '(100, 0)', '41', '101'],
  ])('a counter goes on past the data and past the source’s next value: %s', async (_what, rows, next, expected) => {
    const table = tableOf(
      database.name,
      't',
      [
        { name: 'id', type: 'INT', nullable: false, identity: { mode: 'by-default', next, increment: '1' } },
        { name: 'n', type: 'INT' },
      ],
      { primaryKey: { name: 'pk', columns: ['id'] } },
    );
    await create(table);
    if (rows !== '') await insert(rows);
    await run(ddl.setCounters(table, session.server));
    await session.query('INSERT INTO t (n) VALUES (1)');
    expect((await session.query('SELECT MAX(id) FROM t')).rows).toEqual([[expected]]);
  });

  it('a counter that is no key’s first column gets an index', async () => {
    const table = tableOf(
      database.name,
      't',
      [
        { name: 'k', type: 'INT', nullable: false },
        { name: 'id', type: 'BIGINT', nullable: false, identity: { mode: 'by-default', next: '7' } },
      ],
      { primaryKey: { name: 'pk', columns: ['k'] } },
    );
    expect(ddl.examineTable(table, session.server).map((finding) => finding.code)).toEqual(['INDEX_ADDED']);
    await create(table);
    await run(ddl.setCounters(table, session.server));
    await session.query('INSERT INTO t (k) VALUES (1)');
    expect((await session.query('SELECT id FROM t')).rows).toEqual([['7']]);
  });

  describe('uniqueness', () => {
    const exact = (type: string): string =>
      `${type} COLLATE ${adapter.id === 'mysql' ? 'utf8mb4_0900_bin' : 'utf8mb4_nopad_bin'}`;
    const columns: readonly Given[] = [
      { name: 'a', type: 'INT', neutral: { kind: 'integer', bits: 32, unsigned: false } },
      { name: 'b', type: exact('VARCHAR(40)') },
      { name: 'c', type: exact('LONGTEXT') },
      { name: 'd', type: exact('VARCHAR(768)') },
    ];
    const table = (): TableMapping => tableOf(database.name, 't', columns);

    async function refuses(values: string): Promise<void> {
      expect((await failureOf(insert(values))).message).toMatch(/Duplicate/);
    }

    it.each([
      [
        'part of the rows',
        'a',
        indexOf('u', ['a'], {
          predicate: { text: 'b IS NOT NULL', expression: { kind: 'is-null', item: column('b'), negated: true } },
        }),
      ],
      [
        'part of the rows, by a text',
        'd',
        indexOf('u', ['d'], {
          predicate: {
            text: 'a = 1',
            expression: { kind: 'compare', operator: '=', left: column('a'), right: { kind: 'number', text: '1' } },
          },
        }),
      ],
    ])('of %s', async (_what, _column, index) => {
      const { table: made, codes } = withIndexes(table(), [index]);
      expect(made.indexes).toHaveLength(1);
      expect(codes.filter((code) => code.includes('NOT_CARRIED'))).toEqual([]);
      await create(made);
      const free = index.parts[0]?.column === 'a' ? 'NULL' : `'x'`;
      const outside = index.parts[0]?.column === 'a' ? '1' : '2';
      for (let twice = 0; twice < 2; twice += 1) await insert(`(${outside}, ${free}, NULL, 'same')`);
      await insert(`(1, 'y', NULL, 'other')`);
      await refuses(`(1, 'y', NULL, 'other')`);
      await insert(`(1, NULL, NULL, NULL), (1, NULL, NULL, NULL)`).catch(() => undefined);
    });

    it('of long text, by its whole value', async () => {
      const { table: made } = withIndexes(table(), [indexOf('u', ['c'])]);
      expect(made.indexes).toHaveLength(1);
      await create(made);
      await insert(
        `(1, NULL, CONCAT(REPEAT('x', 5000), 'a'), NULL), (2, NULL, CONCAT(REPEAT('x', 5000), 'b'), NULL), (3, NULL, 'A', NULL), (4, NULL, 'a', NULL), (5, NULL, 'a ', NULL)`,
      );
      await refuses(`(6, NULL, CONCAT(REPEAT('x', 5000), 'a'), NULL)`);
      await insert('(7, NULL, NULL, NULL), (8, NULL, NULL, NULL)');
    });

    it('that counts NULLs as equal', async () => {
      const { table: made, codes } = withIndexes(table(), [indexOf('u', ['a', 'b'], { nullsEqual: true })]);
      expect(codes).toContain('UNIQUE_BY_HASH');
      await create(made);
      await insert(
        `(1, NULL, NULL, NULL), (NULL, NULL, NULL, NULL), (NULL, '1', NULL, NULL), (1, '', NULL, NULL), (11, 'N', NULL, NULL)`,
      );
      for (const values of [`(1, NULL, NULL, NULL)`, `(NULL, NULL, NULL, NULL)`, `(NULL, '1', NULL, NULL)`])
        await refuses(values);
    });

    it('of an expression', async () => {
      const lower: Expression = { kind: 'call', name: 'lower', arguments: [column('b')] };
      const index = indexOf('u', [], {
        parts: [{ expression: { text: 'lower(b)', expression: lower }, descending: false }],
      });
      const { table: made, codes } = withIndexes(table(), [index]);
      expect(codes).toEqual(adapter.id === 'mysql' ? [] : ['INDEX_COLUMN_ADDED']);
      await create(made);
      await insert(`(1, 'Abc', NULL, NULL), (2, 'abd', NULL, NULL), (3, NULL, NULL, NULL), (4, NULL, NULL, NULL)`);
      await refuses(`(5, 'aBC', NULL, NULL)`);
      expect((await session.query('SELECT * FROM t LIMIT 1')).columns).toEqual(['a', 'b', 'c', 'd']);
    });

    it('that cannot be said is a warning, never silence', () => {
      const unsaid = { text: 'strange(b)' };
      const { table: made, codes } = withIndexes(table(), [
        indexOf('x', ['a'], { predicate: unsaid }),
        indexOf('y', [], { parts: [{ expression: unsaid, descending: false }] }),
        indexOf('z', ['a'], { method: 'gist' }),
      ]);
      expect(made.indexes).toEqual([]);
      expect(codes).toEqual(['UNIQUENESS_NOT_CARRIED', 'UNIQUENESS_NOT_CARRIED', 'UNIQUENESS_NOT_CARRIED']);
    });
  });

  it('rows that declare too much are narrowed and keep their lengths', async () => {
    const wide = Array.from({ length: 20 }, (_, at): Given => ({
      name: `c${at}`,
      type: 'VARCHAR(1000)',
      nullable: at > 0,
      ...(at === 1 ? { default: `'x'` } : {}),
    }));
    const table = tableOf(database.name, 't', wide, { primaryKey: { name: 'pk', columns: ['c0'] } });
    const narrowed = {
      ...table,
      columns: table.columns.map((entry, at) =>
        at === 0 ? { ...entry, chosen: { ...entry.chosen, type: 'VARCHAR(700)' } } : entry,
      ),
    };
    expect(ddl.examineTable(narrowed, session.server).map((finding) => finding.code)).toEqual(['ROW_MADE_NARROWER']);
    await create(narrowed);
    const { rows } = await session.query(
      `SELECT COLUMN_TYPE, COUNT(*) FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 't' GROUP BY 1 ORDER BY 1`,
    );
    expect(rows.map(([type]) => type)).toEqual(['longtext', 'varchar(1000)', 'varchar(700)']);
    await session.query(`INSERT INTO t (c0) VALUES ('k')`);
    expect((await session.query('SELECT c1 FROM t')).rows).toEqual([['x']]);
    for (const at of [1, 19]) {
      const error = await failureOf(session.query(`UPDATE t SET c${at} = REPEAT('x', 1001)`));
      expect(error.code).toBe('STATEMENT_FAILED');
      await session.query(`UPDATE t SET c${at} = REPEAT('é', 1000)`);
    }
  });

  it.each([
    [
      'rows without remedy',
      Array.from({ length: 300 }, (_, at): Given => ({ name: `c${at}`, type: 'DECIMAL(65,30)' })),
      'ROW_TOO_WIDE',
    ],
    ['no columns', [], 'TABLE_WITHOUT_COLUMNS'],
    [
      'more columns than InnoDB has',
      Array.from({ length: 1018 }, (_, at): Given => ({ name: `c${at}`, type: 'TINYINT' })),
      'TOO_MANY_COLUMNS',
    ],
  ])('%s are found before any statement', (_what, columns, code) => {
    const findings = ddl.examineTable(tableOf(database.name, 't', columns), session.server);
    expect(findings).toContainEqual(expect.objectContaining({ code, severity: 'error' }));
  });

  it('the largest page that is called possible is one', async () => {
    const fits = (count: number): boolean => {
      const columns = Array.from({ length: count }, (_, at): Given => ({
        name: `c${at}`,
        type: 'LONGTEXT',
        decided: true,
      }));
      const table = tableOf(database.name, 't', [{ name: 'id', type: 'INT', nullable: false }, ...columns], {
        primaryKey: { name: 'pk', columns: ['id'] },
      });
      return ddl.examineTable(table, session.server).length === 0;
    };
    let most = 1;
    while (fits(most + 1)) most += 1;
    const made = async (count: number): Promise<void> => {
      await session.query('DROP TABLE IF EXISTS t');
      await session.query(
        `CREATE TABLE t (id INT PRIMARY KEY, ${Array.from({ length: count }, (_, at) => `c${at} LONGTEXT`).join(', ')})`,
      );
    };
    await made(most);
    expect((await failureOf(made(most + 1))).message).toMatch(/Row size too large/);
  });

  it('a table without a key gets one where the server demands it', async () => {
    const demanding = {
      ...session.server,
      capabilities: { ...session.server.capabilities, requirePrimaryKey: true },
    };
    const table = tableOf(database.name, 't', [{ name: 'Row_Number', type: 'INT' }]);
    expect(ddl.examineTable(table, demanding)).toMatchObject([{ code: 'PRIMARY_KEY_ADDED', severity: 'warning' }]);
    await session.query('DROP TABLE IF EXISTS t');
    await run(ddl.createTable(table, demanding));
    await insert('(5), (NULL)');
    const { rows, columns } = await session.query('SELECT * FROM t ORDER BY row_number_2');
    expect([columns, rows]).toEqual([['Row_Number'], [['5'], [null]]]);
    const counted = tableOf(database.name, 't', [
      { name: 'id', type: 'INT', nullable: false, identity: { mode: 'by-default', increment: '1' } },
    ]);
    expect(ddl.examineTable(counted, demanding).map((finding) => finding.code)).toContain('PRIMARY_KEY_DEMANDED');
  });

  it('MATCH FULL is a CHECK where it can be', async () => {
    const parent = tableOf(
      database.name,
      'parent',
      [
        { name: 'x', type: 'INT', nullable: false },
        { name: 'y', type: 'INT', nullable: false },
      ],
      { primaryKey: { name: 'pk', columns: ['x', 'y'] } },
    );
    const child = tableOf(database.name, 't', [
      { name: 'x', type: 'INT' },
      { name: 'y', type: 'INT' },
    ]);
    const key: MappedForeignKey = {
      name: 'fk',
      sourceName: 'fk',
      columns: ['x', 'y'],
      references: parent.target,
      referencedColumns: ['x', 'y'],
      onDelete: 'cascade',
      onUpdate: 'no action',
      match: 'full',
      deferrable: false,
      initiallyDeferred: false,
      validated: true,
      enforced: true,
    };
    const carried = ddl.carryForeignKey(key, child, parent, session.server);
    expect(carried.findings.map((finding) => finding.code)).toEqual(['MATCH_FULL_AS_CHECK']);
    await create(parent);
    const made = { ...child, foreignKeys: [carried.value!] };
    await create(made);
    await run(ddl.addForeignKeys(made, session.server));
    await session.query('INSERT INTO parent VALUES (1, 2)');
    await insert('(1, 2), (NULL, NULL)');
    expect((await failureOf(insert('(1, NULL)'))).message).toMatch(/fk_full/);
    expect((await failureOf(insert('(3, 3)'))).message).toMatch(/foreign key/i);
    const acting = ddl.carryForeignKey({ ...key, onUpdate: 'cascade' }, child, parent, session.server);
    expect(acting).toMatchObject({
      value: { match: 'simple' },
      findings: [{ code: 'MATCH_FULL_DROPPED', severity: 'warning' }],
    });
    await session.query('DROP TABLE t, parent');
  });

  it.each([54, 60, 64])('checks of columns fit a table whose name has %i letters', async (letters) => {
    const name = 'é'.repeat(letters);
    const checked = {
      type: 'INT',
      form: 'plain',
      canonical: 'text',
      guards: [],
      losses: [],
      check: '@value < 5',
    } as const;
    const columns = ['a', 'b'].map((column) => ({ name: column, type: 'INT', chosen: checked }));
    await create(tableOf(database.name, name, columns));
    await session.query(`INSERT INTO ${lex.quoteIdentifier(name)} VALUES (4, NULL)`);
    for (const row of ['(5, 1)', '(1, 5)']) {
      const failure = await failureOf(session.query(`INSERT INTO ${lex.quoteIdentifier(name)} VALUES ${row}`));
      expect(failure.message).toMatch(/constraint/i);
    }
    await session.query(`DROP TABLE ${lex.quoteIdentifier(name)}`);
  });

  it('names with anything in them are quoted and kept', async () => {
    const odd = `a\`b"c'd.e; -- \\ é`;
    const table = tableOf(database.name, odd, [{ name: odd, type: 'INT', comment: `it's \\ "` }], {
      comment: `t's \\ "`,
    });
    await create(table);
    expect((await session.query(`SHOW COLUMNS FROM ${lex.quoteIdentifier(odd)}`)).rows[0]?.[0]).toBe(odd);
    const { rows } = await session.query(
      `SELECT TABLE_COMMENT FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ?`,
      [odd],
    );
    expect(rows).toEqual([[`t's \\ "`]]);
    expect(ddl.legalName('a😀 ')).toBe('a__');
    expect(Array.from(ddl.legalName('é'.repeat(65)))).toHaveLength(64);
  });
});

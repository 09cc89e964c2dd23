import { afterAll, describe, expect, it } from 'vitest';
import { analyze } from '../../src/engine/index.js';
import { previewConversion } from '../../src/engine/looking.js';
import { tableKey, type TableMapping } from '../../src/engine/model/mapping.js';
import { fixturesFolder } from '../servers/fixtures.js';
import { loadSql } from '../servers/load.js';
import { sharedServer } from '../servers/vitest.js';
import { Databases } from './databases.js';

const databases = new Databases('preview');
afterAll(() => databases.drop());

/** The mapping's table of that name, with a person's expressions. */
async function mapped(
  sides: Parameters<typeof analyze>[0],
  table: string,
  expressions: Readonly<Record<string, string>> = {},
): Promise<TableMapping> {
  const columns = Object.fromEntries(Object.entries(expressions).map(([name, expression]) => [name, { expression }]));
  const { mapping } = await analyze(sides, { version: 1, tables: { [table]: { columns } } }, { scan: false });
  const found = mapping.tables.find((entry) => tableKey(entry.source) === table);
  if (!found) throw new Error(`There is no ${table}.`);
  return found;
}

describe('rows before and after their conversion', () => {
  it('stand side by side, with their key, cut where they are long, and bytes in hexadecimal', async () => {
    const source = await databases.create('postgres18');
    const target = await databases.create('mysql97');
    await loadSql(
      sharedServer('postgres18'),
      source.settings.database,
      `CREATE TABLE things (id int PRIMARY KEY, name text, flag boolean, photo bytea);
       INSERT INTO things VALUES (7, repeat('é', 300), true, '\\x0001ff'), (8, NULL, false, NULL), (9, '', NULL, '')`,
    );
    const sides = { source: source.settings, target: target.settings };
    const table = await mapped(sides, 'public.things', { name: 'upper(name)' });

    const { key, columns, rows } = await previewConversion(table, undefined, source.settings);
    expect(key).toEqual(['id']);
    expect(columns.map(({ name }) => name)).toEqual(['id', 'name', 'flag', 'photo']);
    expect(rows.map((row) => row.key)).toEqual([['7'], ['8'], ['9']]);
    expect(rows[0]?.cells[1]).toEqual({ before: `${'é'.repeat(200)}…`, after: `${'É'.repeat(200)}…` });
    expect(rows.map(({ cells }) => cells[1]?.after)).toEqual([`${'É'.repeat(200)}…`, null, '']);
    expect(rows.map(({ cells }) => cells[2])).toEqual([
      { before: 'true', after: '1' },
      { before: 'false', after: '0' },
      { before: null, after: null },
    ]);
    expect(rows.map(({ cells }) => cells[3])).toEqual([
      { before: '0001ff', after: '0001ff' },
      { before: null, after: null },
      { before: '', after: '' },
    ]);

    const one = await previewConversion(table, 'flag', source.settings);
    expect(one.columns.map(({ name }) => name)).toEqual(['flag']);
    expect(one.rows[0]).toEqual({ key: ['7'], cells: [{ before: 'true', after: '1' }] });
  });

  it('say what the source says of a wrong expression', async () => {
    const source = await databases.create('mysql97');
    const target = await databases.create('postgres18');
    await loadSql(
      sharedServer('mysql97'),
      source.settings.database,
      'CREATE TABLE things (id INT PRIMARY KEY, name TEXT);',
    );
    const sides = { source: source.settings, target: target.settings };
    const key = `${source.settings.database}.things`;
    const table = await mapped(sides, key, { name: 'no_such_function(name)' });
    await expect(previewConversion(table, 'name', source.settings)).rejects.toThrow(/no_such_function/);
    await expect(previewConversion(table, 'id', source.settings)).resolves.toMatchObject({ rows: [] });
  });

  describe.skipIf(fixturesFolder() === undefined)('of every type', () => {
    it.each([
      ['postgres18', 'mysql97'],
      ['mysql97', 'postgres18'],
    ] as const)('from %s to %s', async (from, to) => {
      const source = await databases.load(from, 'everything');
      const target = await databases.create(to);
      const schemas = source.schemas ?? (from.startsWith('postgres') ? ['tm_everything', 'tm Odd.Schema'] : undefined);
      const decisions = { version: 1, ...(schemas && { schemas }) } as const;
      const { mapping } = await analyze({ source: source.settings, target: target.settings }, decisions, {
        scan: false,
      });
      expect(mapping.tables.length).toBeGreaterThan(20);
      for (const table of mapping.tables) {
        const { rows } = await previewConversion(table, undefined, source.settings);
        for (const { cells } of rows) {
          for (const cell of cells) expect((cell.before ?? '').length).toBeLessThanOrEqual(402);
        }
      }
    });
  });
});

import { afterAll, describe, expect, it } from 'vitest';
import { previewStep, regenerate, reviewScript } from '../../src/engine/editing.js';
import { generate, parse } from '../../src/engine/index.js';
import { decisionsVersion, type Decisions } from '../../src/engine/model/mapping.js';
import { stepsOf } from '../../src/engine/model/script.js';
import { fixturesFolder } from '../servers/fixtures.js';
import { loadSql } from '../servers/load.js';
import type { ServerName } from '../servers/server.js';
import { sharedServer } from '../servers/vitest.js';
import { ask } from './ask.js';
import { Databases } from './databases.js';

const pairs: readonly { from: ServerName; to: ServerName }[] = [
  { from: 'postgres18', to: 'mysql97' },
  { from: 'mysql97', to: 'postgres18' },
  { from: 'postgres15', to: 'mariadb1011' },
  { from: 'mariadb1011', to: 'postgres15' },
];

const shop = `
CREATE TABLE customers (id int PRIMARY KEY, name varchar(40) NOT NULL, photo BYTES, note text);
INSERT INTO customers VALUES (1, 'Ada', NULL, 'a'), (2, 'Grace', NULL, NULL), (3, 'Edsger', NULL, 'c');
`;

describe.skipIf(fixturesFolder() === undefined)('the review of a generated script', () => {
  const databases = new Databases('review');
  afterAll(() => databases.drop());

  it.each(pairs)('finds nothing in what is made of every type of $from for $to', async ({ from, to }) => {
    const source = await databases.load(from, 'everything');
    const target = await databases.create(to);
    const schemaNames = databases.schemaNames(target, source.schemas ?? ['tm_everything', 'tm Odd.Schema']);
    const decisions: Decisions = { version: decisionsVersion, schemas: source.schemas, schemaNames };
    const connections = { source: source.settings, target: target.settings };
    const { script, catalog } = await generate(connections, decisions, { scan: false });
    const review = reviewScript(script, () => catalog);
    expect(review?.findings).toEqual([]);
    const creates = stepsOf(parse(script)).filter(({ kind }) => kind === 'create-table');
    expect(review?.target).toHaveLength(creates.length);
    expect(review?.target.filter(({ columns }) => columns.length === 0)).toEqual([]);
  });
});

describe('into a target that has the tables already', () => {
  const databases = new Databases('beside');
  afterAll(() => databases.drop());

  it.each(pairs.slice(0, 2))('$from to $to: what is appended is no mistake either', async ({ from, to }) => {
    const source = await databases.create(from, 'source');
    const target = await databases.create(to);
    const made = (name: ServerName): string =>
      shop.replace('BYTES', sharedServer(name).engine === 'postgresql' ? 'bytea' : 'blob');
    await loadSql(
      sharedServer(from),
      source.settings.database,
      `${made(from)} CREATE TABLE fresh (id int PRIMARY KEY);`,
    );
    await loadSql(sharedServer(to), target.settings.database, made(to).replace(/INSERT[^;]*;/u, ''));
    const connections = { source: source.settings, target: target.settings };
    const { script, catalog } = await generate(connections, { version: decisionsVersion, existing: 'append' });
    expect(script).toMatch(/@step copy "keys of customers"/u);
    expect(reviewScript(script, () => catalog)?.findings).toEqual([]);
    expect(await regenerate(parse(script), connections)).toBe(script);
  });
});

describe('while a script is edited', () => {
  const databases = new Databases('editing');
  afterAll(() => databases.drop());

  it.each(pairs.slice(0, 2))(
    '$from to $to: it is generated anew as it was, and its rows are shown',
    async ({ from, to }) => {
      const source = await databases.create(from, 'source');
      const target = await databases.create(to);
      const bytes = sharedServer(from).engine === 'postgresql' ? 'bytea' : 'blob';
      await loadSql(sharedServer(from), source.settings.database, shop.replace('BYTES', bytes));
      const connections = { source: source.settings, target: target.settings };
      const { script, catalog } = await generate(connections, { version: decisionsVersion });

      const edited = script.replace(/-- @target\n/gu, '-- @target\n-- a remark\n');
      expect(stepsOf(parse(edited)).some((step) => step.edited)).toBe(true);
      expect(await regenerate(parse(edited), connections)).toBe(script);

      const wrong = script.replace(/(["`])name\1( AS|::|,)/u, '$1nme$1$2');
      expect(reviewScript(wrong, () => catalog)?.findings.map(({ code, mark }) => [code, mark])).toEqual(
        expect.arrayContaining([['SCRIPT_UNKNOWN_COLUMN', expect.stringContaining('nme')]]),
      );

      const preview = await previewStep(parse(script), 'copy customers', source.settings, 2);
      expect(preview.more).toBe(true);
      expect(preview.columns.map(({ name }) => name)).toEqual(['id', 'name', 'photo', 'note']);
      expect(preview.rows.map(([id, name]) => [id, name])).toEqual([
        ['1', 'Ada'],
        ['2', 'Grace'],
      ]);
      expect(preview.rows[1]?.at(-1)).toBeNull();
      const before = await ask(source, 'SELECT count(*) FROM customers');
      const harmful = script.replace(/-- @source\nSELECT[^;]*;/u, '-- @source\nDELETE FROM customers;');
      await expect(previewStep(parse(harmful), 'copy customers', source.settings, 2)).rejects.toThrow();
      expect(await ask(source, 'SELECT count(*) FROM customers')).toEqual(before);
      await expect(previewStep(parse(script), 'create-table customers', source.settings, 2)).rejects.toMatchObject({
        code: 'BAD_INPUT',
      });
    },
  );
});

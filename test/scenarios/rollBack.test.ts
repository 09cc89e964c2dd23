import { afterAll, describe, expect, it, vi } from 'vitest';
import type { Decisions } from '../../src/engine/model/mapping.js';
import { generate, parse, remove, rollBackPlan, run } from '../../src/engine/index.js';
import { loadSql } from '../servers/load.js';
import { sharedServer } from '../servers/vitest.js';
import { ask } from './ask.js';
import { Databases, type TestDatabase } from './databases.js';
import { memoryStore } from './migrate.js';

const databases = new Databases('rbk');
afterAll(() => databases.drop());

describe.each(['mysql97', 'mariadb1011'] as const)('a roll back on %s', (to) => {
  it('keeps a database that the run made while it holds what others put there', async () => {
    const source = await databases.create('postgres18', 'source');
    await loadSql(
      sharedServer('postgres18'),
      source.settings.database,
      'CREATE SCHEMA more; CREATE TABLE more.a (id int PRIMARY KEY)',
    );
    const target = await databases.create(to);
    const schemaNames = databases.schemaNames(target, ['more']);
    const more = schemaNames.more!;
    const connections = { source: source.settings, target: target.settings };
    const { script } = await generate(connections, { version: 1, schemaNames });
    const options = { store: memoryStore(), scriptName: 'r.migration.sql' };
    for await (const event of run(parse(script), connections, options))
      if (event.type === 'finished') expect(event.outcome).toMatchObject({ state: 'verified' });
    await loadSql(sharedServer(to), more, 'CREATE TABLE `ours``` (a int); INSERT INTO `ours``` VALUES (5)');

    const removal = await rollBackPlan(parse(script), target.settings, options);
    expect(removal.drops.join()).not.toContain('DROP DATABASE');
    expect(removal.notes.join()).toContain(`it holds \`${more}\`.\`ours\`\`\``);
    await remove(parse(script), target.settings, removal, options);
    expect(await ask(target, `SELECT a FROM \`${more}\`.\`ours\`\`\``)).toEqual([['5']]);

    await loadSql(sharedServer(to), more, 'DROP TABLE `ours```');
    const all = await rollBackPlan(parse(script), target.settings, options);
    expect(all.drops.join()).toContain(`DROP DATABASE IF EXISTS \`${more}\``);
    await remove(parse(script), target.settings, all, options);
    expect(await ask(target, `SELECT 1 FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = '${more}'`)).toEqual([]);
  });
});

const tables = `CREATE TABLE a (id int PRIMARY KEY, t varchar(20)); CREATE TABLE b (id int PRIMARY KEY, t varchar(20));
  INSERT INTO a VALUES (1, 'x'), (2, 'y'); INSERT INTO b VALUES (1, 'x'), (2, 'y');`;

describe.each([
  ['postgres18', 'mysql97'],
  ['postgres18', 'mariadb1011'],
  ['mysql97', 'postgres15'],
] as const)('after a run from %s to %s, a roll back', (from, to) => {
  const ends = ['verified', 'cancelled'] as const;
  const options = { store: memoryStore(), scriptName: 'own.migration.sql' };
  let script = '';
  let target!: TestDatabase;
  const change = (sql: string): Promise<void> => loadSql(sharedServer(to), target.settings.database, sql);
  const planned = (): ReturnType<typeof rollBackPlan> => rollBackPlan(parse(script), target.settings, options);

  /** `cancelled`: at the first comparison, when all rows are there. */
  async function moved(end: (typeof ends)[number], decisions: Partial<Decisions>, before = ''): Promise<void> {
    const source = await databases.create(from, 'source');
    await loadSql(sharedServer(from), source.settings.database, tables);
    target = await databases.create(to, 'target');
    await change(before);
    const connections = { source: source.settings, target: target.settings };
    ({ script } = await generate(connections, { version: 1, ...decisions }));
    const stop = new AbortController();
    for await (const event of run(parse(script), connections, { ...options, streams: 1, signal: stop.signal })) {
      if (event.type === 'verification' && event.result.step === 'verify a' && end === 'cancelled') stop.abort();
      if (event.type === 'finished') expect(event.outcome).toMatchObject({ state: end });
    }
  }

  it.each(ends)('of what was %s leaves a table that somebody made anew under its name', async (end) => {
    await moved(end, {});
    // MySQL and MariaDB tell tables by the second in which they were made.
    const second = 'SELECT now()';
    const made = (await ask(target, second))[0]?.[0]?.slice(0, 19);
    await vi.waitUntil(async () => (await ask(target, second))[0]?.[0]?.slice(0, 19) !== made, { timeout: 30_000 });
    await change('DROP TABLE b; CREATE TABLE b (mine int); INSERT INTO b VALUES (7);');
    const removal = await planned();
    expect(removal.notes.join()).toMatch(/The table \S*b\S* stays/u);
    await remove(parse(script), target.settings, removal, options);
    expect(await ask(target, 'SELECT mine FROM b')).toEqual([['7']]);
    await expect(ask(target, 'SELECT 1 FROM a')).rejects.toThrow();
  });

  it.each(ends)(
    'of what was %s takes the rows of tables that were there only while they are the run’s alone',
    async (end) => {
      await moved(
        end,
        { content: 'data' },
        'CREATE TABLE a (id int PRIMARY KEY, t varchar(20)); CREATE TABLE b LIKE_A;'.replace(
          'b LIKE_A',
          to === 'postgres15' ? 'b (LIKE a INCLUDING ALL)' : 'b LIKE a',
        ),
      );
      await change("INSERT INTO a VALUES (3, 'theirs');");
      await expect(planned()).rejects.toThrow(/a holds 3 rows, and the run put in 2/u);
      await change('DELETE FROM a WHERE id = 2;');
      await expect(planned()).rejects.toThrow(/a holds other rows than when it was verified/u);
      await change("DELETE FROM a WHERE id = 3; INSERT INTO a VALUES (2, 'y');");
      const kept = (await options.store.load())!;
      await options.store.save({ ...kept, digests: { 'verify a': '2-1152921504606846975' } });
      await expect(planned()).rejects.toThrow(/a holds rows that another version compared, by other digests/u);
      await options.store.save(kept);
      await remove(parse(script), target.settings, await planned(), options);
      expect(await ask(target, 'SELECT id FROM a UNION ALL SELECT id FROM b')).toEqual([]);
    },
  );
});

import { afterAll, describe, expect, it } from 'vitest';
import { generate, parse, remove, rollBackPlan, run } from '../../src/engine/index.js';
import { loadSql } from '../servers/load.js';
import { sharedServer } from '../servers/vitest.js';
import { ask } from './ask.js';
import { Databases } from './databases.js';
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

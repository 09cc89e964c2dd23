import { afterAll, describe, expect, it } from 'vitest';
import { generate } from '../../src/engine/index.js';
import { decisionsVersion } from '../../src/engine/model/mapping.js';
import { createDatabase, dropDatabase } from '../servers/load.js';
import { fixtureNames, fixturesFolder, loadFixture } from '../servers/fixtures.js';
import type { ServerName } from '../servers/server.js';
import { sharedServer } from '../servers/vitest.js';
import { settingsOf } from '../scenarios/migrate.js';

/** What follows from the machine rather than from the fixture and the code: identities and names of this run's databases. */
function steady(script: string, names: readonly string[]): string {
  const unnamed = names.reduce((text, name, index) => text.replaceAll(name, `database_${index + 1}`), script);
  return unnamed.replace(/, id [^)]*\)/g, ', id …)').replace(/ gen=[0-9a-f]{8}/g, '');
}

const pairs: readonly { from: ServerName; to: ServerName }[] = [
  { from: 'postgres18', to: 'mysql97' },
  { from: 'postgres18', to: 'mariadb1011' },
  { from: 'mysql97', to: 'postgres18' },
  { from: 'mariadb1011', to: 'postgres15' },
];
const engines = { postgres18: 'postgresql', postgres15: 'postgresql', mysql97: 'mysql', mariadb1011: 'mariadb' } as const;
/** Its MySQL schema uses what MariaDB refuses (fixtures/README.md). */
const refused = (name: string, from: ServerName): boolean => name === 'temporal' && from === 'mariadb1011';

describe.skipIf(fixturesFolder() === undefined)('generated scripts', () => {
  const made: { server: ServerName; database: string }[] = [];
  afterAll(async () => {
    for (const { server, database } of made) await dropDatabase(sharedServer(server), database);
  });

  for (const { from, to } of pairs) {
    it.each(fixtureNames(engines[from]).filter((name) => !refused(name, from)))(`%s from ${from} to ${to}`, async (name) => {
      const source = `gold_${name.replaceAll('-', '_')}_${to}`;
      const target = `gold_to_${name.replaceAll('-', '_')}_${from}`;
      made.push({ server: from, database: source }, { server: to, database: target });
      await createDatabase(sharedServer(from), source);
      await createDatabase(sharedServer(to), target);
      const loaded = await loadFixture(sharedServer(from), name, source);
      const schemas = engines[from] === 'postgresql' ? {} : { schemas: loaded?.databases ?? [source] };
      for (const database of loaded?.databases ?? []) if (database !== source) made.push({ server: from, database });
      const { script } = await generate(
        { source: settingsOf(sharedServer(from), source, 'source'), target: settingsOf(sharedServer(to), target, 'target') },
        { version: decisionsVersion, source: 'source', target: 'target', ...schemas },
      );
      await expect(steady(script, [source, target])).toMatchFileSnapshot(`scripts/${name}.${from}.${to}.sql`);
    });
  }
});

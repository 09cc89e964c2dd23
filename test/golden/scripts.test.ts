import { afterAll, describe, expect, it } from 'vitest';
import { writeNames } from '../../src/engine/model/names.js';
import { fixtureNames, fixturesFolder } from '../servers/fixtures.js';
import type { ServerName } from '../servers/server.js';
import { Databases } from '../scenarios/databases.js';
import { decide } from '../scenarios/decide.js';
import { migrate, summary, type Migrated } from '../scenarios/migrate.js';

const pairs: readonly { from: ServerName; to: ServerName }[] = [
  { from: 'postgres18', to: 'mysql97' },
  { from: 'postgres15', to: 'mariadb1011' },
  { from: 'mysql97', to: 'postgres18' },
  { from: 'mariadb1011', to: 'postgres15' },
];
const engines = { postgres18: 'postgresql', postgres15: 'postgresql', mysql97: 'mysql', mariadb1011: 'mariadb' } as const;

/** `GOLDEN=all npm run test:golden` takes every fixture; the tests of every day take a few that have something of everything. */
const few = ['guacamole', 'quartz', 'iso3166', 'openfire'];
const wanted = (name: string): boolean => process.env.GOLDEN === 'all' || few.includes(name);
/** Its MySQL schema uses what MariaDB refuses (fixtures/README.md). */
const refused = (name: string, from: ServerName): boolean => name === 'temporal' && from === 'mariadb1011';

/**
 * Every script is run and verified, and its DDL kept in `scripts/`, to be read in a review:
 * `GOLDEN=all npm run test:golden -- -u` writes them anew.
 */
describe.skipIf(fixturesFolder() === undefined)('generated scripts', () => {
  const databases = new Databases('gold');
  afterAll(() => databases.drop());

  for (const { from, to } of pairs) {
    const names = fixtureNames(engines[from]).filter((name) => wanted(name) && !refused(name, from));
    it.each(names)(`%s from ${from} to ${to}`, async (name) => {
      const source = await databases.load(from, name);
      const target = await databases.create(to);
      const schemas = source.schemas ?? (name === 'everything' ? ['tm_everything', 'tm Odd.Schema'] : ['public']);
      const given = { schemas, ...(schemas.length > 1 && { schemaNames: databases.schemaNames(target, schemas) }) };
      const { decisions } = await decide({ source: source.settings, target: target.settings }, given);
      const migrated = await migrate(source.settings, target.settings, decisions);

      expect(migrated.outcome.state, summary(migrated)).toBe('verified');
      for (const table of migrated.analysis.mapping.tables.filter((entry) => entry.included)) {
        const key = writeNames([table.source.schema, table.source.name], '.');
        expect(migrated.tables.find((entry) => entry.table === key)?.state, key).toBe('verified');
      }
      const text = steady(ddlOf(migrated), [source.settings.database, target.settings.database]);
      await expect(text).toMatchFileSnapshot(`scripts/${name}.${from}.${to}.sql`);
      await databases.drop();
    });
  }
});

/** The script without what follows from the rest: how rows are copied and compared, statistics, and the decisions. */
function ddlOf({ analysis }: Migrated): string {
  const [head = '', ...phases] = analysis.script.split(/^(?=-- @phase )/mu);
  const kept = phases.filter((phase) => !/^-- @phase (?:data|verify)\b/u.test(phase));
  const made = head.replace(/^-- @(?:decisions|scanned) .*\n/gmu, '');
  return [made, ...kept].join('').replace(/^-- @step analyze [^]*?(?=^-- @|$(?![^]))/gmu, '');
}

/** What follows from the machine rather than from the fixture and the code: identities and names of this run's databases. */
function steady(script: string, names: readonly string[]): string {
  const unnamed = names.reduce((text, name, index) => text.replaceAll(name, index === 0 ? 'source_db' : 'target_db'), script);
  return unnamed.replace(/, id [^)]*\)/gu, ', id …)').replace(/ gen=[0-9a-f]{8}/gu, '');
}

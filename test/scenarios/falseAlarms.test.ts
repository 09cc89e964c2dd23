import { afterAll, describe, expect, it } from 'vitest';
import { verify } from '../../src/engine/index.js';
import { isAmiss, isOnlyThere, type ObjectVerification } from '../../src/engine/model/objectVerification.js';
import { fixtureNames, fixturesFolder } from '../servers/fixtures.js';
import type { ServerName } from '../servers/server.js';
import { Databases } from './databases.js';
import { decide } from './decide.js';
import { migrate, summary } from './migrate.js';

const postgres = ['postgres15', 'postgres18'] as const;
const mysql = ['mysql97', 'mariadb1011'] as const;
const journeys: readonly { from: ServerName; to: ServerName }[] = [
  ...postgres.flatMap((from) => mysql.map((to) => ({ from, to }))),
  ...mysql.flatMap((from) => postgres.map((to) => ({ from, to }))),
];
const engines = {
  postgres15: 'postgresql',
  postgres18: 'postgresql',
  mysql97: 'mysql',
  mariadb1011: 'mariadb',
} as const;
/** Its MySQL schema uses what MariaDB refuses (fixtures/README.md). */
const refused = (name: string, from: ServerName): boolean => name === 'temporal' && from === 'mariadb1011';

/**
 * Every fixture moves in each of the eight directions, and neither the run's own verification nor a second one, which also proves all constraints over the data, finds a thing.
 * `FIXTURES=all npx vitest run --project scenarios test/scenarios/falseAlarms.test.ts` (a quarter of an hour); `FIXTURES=NAME` takes one. Daily tests do some of it elsewhere.
 */
const asked = process.env.FIXTURES;
describe.skipIf(fixturesFolder() === undefined || asked === undefined)(
  'nothing is told as differing that does not',
  () => {
    const databases = new Databases('alarm');
    afterAll(() => databases.drop());

    for (const { from, to } of journeys) {
      const names = fixtureNames(engines[from]).filter(
        (name) => (asked === 'all' || asked === name) && !refused(name, from),
      );
      it.each(names)(`in %s from ${from} to ${to}`, { timeout: 300_000 }, async (name) => {
        const source = await databases.load(from, name);
        const target = await databases.create(to);
        const schemas = source.schemas ?? (name === 'everything' ? ['tm_everything', 'tm Odd.Schema'] : ['public']);
        const given = { schemas, ...(schemas.length > 1 && { schemaNames: databases.schemaNames(target, schemas) }) };
        const connections = { source: source.settings, target: target.settings };
        const { decisions } = await decide(connections, given);
        const migrated = await migrate(source.settings, target.settings, decisions);
        expect(migrated.outcome.state, summary(migrated)).toBe('verified');
        const told: ObjectVerification[] = [...(migrated.objects?.objects ?? [])];
        for await (const event of verify(migrated.script, connections, { scriptName: 'test.migration.sql' })) {
          if (event.type === 'objects') told.push(...event.result.objects);
          if (event.type === 'finished') expect(event.outcome.state, JSON.stringify(event.outcome)).toBe('verified');
        }
        expect(told.filter((object) => isAmiss(object) || isOnlyThere(object))).toEqual([]);
        await databases.drop();
      });
    }
  },
);

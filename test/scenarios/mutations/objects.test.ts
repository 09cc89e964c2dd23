import { afterAll, describe, expect, it } from 'vitest';
import { verify } from '../../../src/engine/index.js';
import { isAmiss, isOnlyThere, type ObjectsVerification } from '../../../src/engine/model/objectVerification.js';
import { loadSql } from '../../servers/load.js';
import type { ServerName } from '../../servers/server.js';
import { sharedServer } from '../../servers/vitest.js';
import { Databases, type TestDatabase } from '../databases.js';
import { migrate, summary, type Migrated } from '../migrate.js';
import { added, changed, dropped, objectSources, unchecked, type ObjectMutant } from './objectMutants.js';

const postgres = ['postgres18', 'postgres15'] as const;
const mysql = ['mysql97', 'mariadb1011'] as const;
const everything = process.env.MUTATIONS === 'all';
const all: readonly { from: ServerName; to: ServerName }[] = [
  ...postgres.flatMap((from) => mysql.map((to) => ({ from, to }))),
  ...mysql.flatMap((from) => postgres.map((to) => ({ from, to }))),
];
const short: typeof all = [
  { from: 'postgres15', to: 'mysql97' },
  { from: 'postgres18', to: 'mariadb1011' },
  { from: 'mysql97', to: 'postgres18' },
  { from: 'mariadb1011', to: 'postgres15' },
];

describe('a changed schema of the target', () => {
  const databases = new Databases('obj');
  afterAll(() => databases.drop());

  it.each(everything ? all : short)('is found out, from $from to $to, object by object', async ({ from, to }) => {
    const source = await databases.create(from, 'source');
    await loadSql(sharedServer(from), source.settings.database, objectSources[sharedServer(from).engine], 'objects');
    for (const mutant of [together(changed, added), dropped, unchecked]) {
      const target = await databases.create(to);
      const migrated = await migrate(source.settings, target.settings);
      expect(migrated.outcome.state, summary(migrated)).toBe('verified');
      const odd = migrated.objects?.objects.filter(
        (object) => object.state === 'not-comparable' || isOnlyThere(object),
      );
      expect(odd).toEqual([]);
      const named = await afterwards(migrated, source, target, mutant);
      const expected = [...mutant.named, ...(mutant.alsoNamed?.[sharedServer(to).engine] ?? [])];
      const hasSequence = from !== 'mysql97';
      expect(named.sort()).toEqual(expected.filter((name) => hasSequence || !name.startsWith('sequence ')).sort());
    }
  });
});

/** Both at once; each change is named by an object of its own. */
function together(one: ObjectMutant, other: ObjectMutant): ObjectMutant {
  const alsoNamed = (engine: keyof ObjectMutant['sql']): readonly string[] =>
    [one, other].flatMap((mutant) => mutant.alsoNamed?.[engine] ?? []);
  return {
    ...one,
    sql: {
      postgresql: [...one.sql.postgresql, ...other.sql.postgresql],
      mysql: [...one.sql.mysql, ...other.sql.mysql],
      mariadb: [...one.sql.mariadb, ...other.sql.mariadb],
    },
    named: [...one.named, ...other.named],
    alsoNamed: {
      postgresql: alsoNamed('postgresql'),
      mysql: alsoNamed('mysql'),
      mariadb: alsoNamed('mariadb'),
    },
  };
}

/** Applies the mutant and gives what a verification says of each object that is not as it should be. */
async function afterwards(
  { script }: Migrated,
  source: TestDatabase,
  target: TestDatabase,
  mutant: ObjectMutant,
): Promise<string[]> {
  const server = sharedServer(target.server);
  await loadSql(server, target.settings.database, `${mutant.sql[server.engine].join(';\n')};`, 'mutant');
  let result: ObjectsVerification | undefined;
  const connections = { source: source.settings, target: target.settings };
  // Only a level that reads the data proves constraints over it.
  const levels = mutant === unchecked ? (['checksum'] as const) : (['counts', 'checksum'] as const);
  for (const level of levels) {
    for await (const event of verify(script, connections, { scriptName: 'test.migration.sql', level })) {
      if (event.type === 'objects') result = event.result;
      if (event.type === 'finished') expect(event.outcome.state, level).toBe('differs');
    }
  }
  expect(result?.state, result?.reason).toBe('checked');
  const found = (result?.objects ?? []).filter((entry) => isAmiss(entry) || isOnlyThere(entry));
  return found.flatMap(({ object, state, differences }) => {
    // A primary key has a name of its own in every system.
    const path = object.kind === 'primary key' ? object.path.slice(1, 2) : object.path.slice(1);
    const said = state === 'differs' ? differences.map((difference) => difference.aspect) : [state];
    return said.map((aspect) => `${object.kind} ${path.join('.')}: ${aspect}`);
  });
}

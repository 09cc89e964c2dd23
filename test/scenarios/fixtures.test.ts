import { afterAll, describe, expect, it } from 'vitest';
import { createDatabase, dropDatabase } from '../servers/load.js';
import { fixturesFolder, loadFixture } from '../servers/fixtures.js';
import type { ServerName } from '../servers/server.js';
import { sharedServer } from '../servers/vitest.js';
import { map } from '../../src/engine/index.js';
import { tableKey } from '../../src/engine/model/mapping.js';
import { isOnlyThere } from '../../src/engine/model/objectVerification.js';
import { migrate, settingsOf, summary } from './migrate.js';

const journeys: readonly { fixture: string; from: ServerName; to: ServerName }[] = [
  ...['pagila', 'chinook-auto', 'northwind-pg'].flatMap((fixture) =>
    (['mysql97', 'mariadb1011'] as const).map((to) => ({ fixture, from: 'postgres18' as const, to })),
  ),
  ...['sakila', 'chinook-auto', 'northwind-my'].flatMap((fixture) =>
    (['postgres15', 'postgres18'] as const).map((to) => ({
      fixture,
      from: to === 'postgres15' ? ('mysql97' as const) : ('mariadb1011' as const),
      to,
    })),
  ),
];

describe.skipIf(fixturesFolder() === undefined)('databases written by others', () => {
  const made: { server: ServerName; database: string }[] = [];
  afterAll(async () => {
    for (const { server, database } of made) await dropDatabase(sharedServer(server), database);
  });

  it.each(journeys)('$fixture moves from $from to $to, every cell verified', async ({ fixture, from, to }) => {
    const source = `src_${process.pid}_${fixture.replaceAll('-', '_')}_${to}`;
    const target = `dst_${process.pid}_${fixture.replaceAll('-', '_')}_${from}`;
    made.push({ server: from, database: source }, { server: to, database: target });
    await createDatabase(sharedServer(from), source);
    await createDatabase(sharedServer(to), target);
    await loadFixture(sharedServer(from), fixture, source);

    const migrated = await migrate(
      settingsOf(sharedServer(from), source, 'source'),
      settingsOf(sharedServer(to), target, 'target'),
    );

    expect(migrated.outcome.state, summary(migrated)).toBe('verified');
    expect(migrated.objects?.objects.filter(isOnlyThere), 'what no step made').toEqual([]);
    const { mapping, catalog } = migrated.analysis;
    // A scan that found nothing spares the second mapping: it would be the same.
    expect(map(migrated.analysis, migrated.decisions)).toEqual(mapping);
    const rows = migrated.tables.reduce((sum, table) => sum + table.sourceRows, 0);
    expect(rows).toBeGreaterThan(0);
    expect(rows).toBe(migrated.outcome.rows);
    for (const table of mapping.tables) {
      const result = migrated.tables.find((entry) => entry.table === tableKey(table.source));
      expect(result?.columns, tableKey(table.source)).toEqual(table.source.columns.map((column) => column.name));
    }
    const listed = new Set(mapping.findings.map((finding) => finding.object.path.join('.')));
    for (const schema of catalog.schemas) {
      for (const view of schema.views) expect(listed).toContain(`${schema.name}.${view.name}`);
      for (const routine of schema.routines) expect(listed).toContain(`${schema.name}.${routine.name}`);
      for (const trigger of schema.triggers)
        expect(listed).toContain(`${schema.name}.${trigger.table}.${trigger.name}`);
    }
  });
});

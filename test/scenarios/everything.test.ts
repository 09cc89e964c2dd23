import { afterAll, describe, expect, it } from 'vitest';
import { analyze } from '../../src/engine/index.js';
import { acceptCovers, objectName, type Finding } from '../../src/engine/model/finding.js';
import { decisionsVersion, tableKey, type Decisions } from '../../src/engine/model/mapping.js';
import { createDatabase, dropDatabase } from '../servers/load.js';
import { fixturesFolder, loadFixture } from '../servers/fixtures.js';
import type { ServerName } from '../servers/server.js';
import { sharedServer } from '../servers/vitest.js';
import { migrate, settingsOf, summary } from './migrate.js';

const journeys: readonly { from: ServerName; to: ServerName }[] = [
  { from: 'postgres18', to: 'mysql97' },
  { from: 'postgres15', to: 'mariadb1011' },
  { from: 'mysql97', to: 'postgres15' },
  { from: 'mariadb1011', to: 'postgres18' },
];

/** Tables that the target can't hold at all: the only remedy is to leave them out. */
const impossible = new Set(['TOO_MANY_COLUMNS', 'TABLE_WITHOUT_COLUMNS', 'ROW_TOO_WIDE', 'PAGE_TOO_SMALL']);

describe.skipIf(fixturesFolder() === undefined)('every type, with hostile rows', () => {
  const made: { server: ServerName; database: string }[] = [];
  afterAll(async () => {
    for (const { server, database } of made) await dropDatabase(sharedServer(server), database);
  });

  it.each(journeys)('from $from to $to arrives exactly, or as a loss accepted by name', async ({ from, to }) => {
    const database = `every_${to}`;
    const target = `every_from_${from}`;
    await createDatabase(sharedServer(from), database);
    await createDatabase(sharedServer(to), target);
    const loaded = await loadFixture(sharedServer(from), 'everything', database);
    const databases = loaded?.databases ?? [];
    made.push({ server: to, database: target }, ...databases.map((name) => ({ server: from, database: name })));
    const source = settingsOf(sharedServer(from), database, 'source');
    const scope = sharedServer(from).engine === 'postgresql' ? {} : { schemas: databases };
    const connections = { source, target: settingsOf(sharedServer(to), target, 'target') };

    const first = await analyze(connections, { version: decisionsVersion, ...scope });
    const decided = decide(first.mapping.findings.filter((finding) => finding.severity === 'error'));
    const migrated = await migrate(source, connections.target, { ...scope, ...decided });
    for (const schema of migrated.analysis.mapping.schemas) {
      if (schema.create) made.push({ server: to, database: schema.target });
    }

    expect(migrated.outcome.state, summary(migrated)).toBe('verified');
    const counts = { exact: 0, accepted: 0, refused: 0 };
    for (const table of migrated.analysis.mapping.tables) {
      const result = migrated.tables.find((entry) => entry.table === tableKey(table.source));
      if (!table.included) counts.refused += 1;
      else if (result?.reason === undefined) counts.exact += 1;
      else counts.accepted += 1;
    }
    console.log(
      `${from} -> ${to}: ${counts.exact} tables exact, ${counts.accepted} with an accepted loss, ${counts.refused} refused`,
    );
    expect(counts.exact).toBeGreaterThan(4 * (counts.accepted + counts.refused));
    for (const table of migrated.analysis.mapping.tables.filter((entry) => !entry.included)) {
      expect(decided.refused).toContain(tableKey(table.source));
    }
  });
});

/** What a person would do about each blocking finding: take an offered exact type, accept the loss, or leave the table out. */
function decide(findings: readonly Finding[]): Partial<Decisions> & { refused: readonly string[] } {
  const tables: Record<string, { include?: boolean; columns: Record<string, { type: string }> }> = {};
  const accept: string[] = [];
  const refused: string[] = [];
  for (const finding of findings) {
    const [schema = '', name = '', column] = finding.object.path;
    const key = tableKey({ schema, name });
    const decision = (tables[key] ??= { columns: {} });
    const type = finding.remedies?.find((remedy) => remedy.type !== undefined)?.type;
    if (impossible.has(finding.code)) {
      decision.include = false;
      refused.push(key);
    } else if (finding.remedies?.some((remedy) => remedy.accept))
      accept.push(`${finding.code}:${objectName(finding.object)}`);
    else if (type !== undefined && column !== undefined) decision.columns[column] = { type };
    else accept.push(`${finding.code}:${objectName(finding.object)}`);
  }
  expect(
    findings.every(
      (finding) => refused.length > 0 || accept.some((entry) => acceptCovers(entry, finding)) || finding.remedies,
    ),
  ).toBe(true);
  return { tables: tables, accept, refused };
}

import { afterAll, describe, expect, it } from 'vitest';
import { fixturesFolder } from '../servers/fixtures.js';
import type { ServerName } from '../servers/server.js';
import { Databases } from './databases.js';
import { roundTrip, type RoundTrip } from './roundTrip.js';

const trips: readonly { fixture: string; from: ServerName; between: ServerName }[] = [
  { fixture: 'everything', from: 'postgres18', between: 'mysql97' },
  { fixture: 'everything', from: 'postgres15', between: 'mariadb1011' },
  { fixture: 'everything', from: 'mysql97', between: 'postgres15' },
  { fixture: 'everything', from: 'mariadb1011', between: 'postgres18' },
];

describe.skipIf(fixturesFolder() === undefined)('there and back again', () => {
  const databases = new Databases('trip');
  afterAll(() => databases.drop());

  it.each(trips)('$fixture of $from by way of $between', async ({ fixture, from, between }) => {
    const source = await databases.load(from, fixture);
    const trip = await roundTrip(databases, source, between);
    const undeclared = trip.differences.filter((difference) => difference.declaredBy.length === 0);
    console.log(report(`${fixture}: ${from} -> ${between} -> ${from}`, trip));
    expect({ changed: trip.changed, undeclared }).toEqual({ changed: [], undeclared: [] });
  });
});

/** What came back: counts, and each kind of difference with the findings that declared it. */
function report(title: string, trip: RoundTrip): string {
  const kinds = new Map<string, number>();
  for (const { aspect, declaredBy } of trip.differences) {
    const kind = `${aspect}: ${declaredBy.join(', ') || 'UNDECLARED'}`;
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  const lines = [...kinds].sort().map(([kind, count]) => `  ${String(count).padStart(4)} ${kind}`);
  const lossy = trip.lossy.length === 0 ? '' : `; not compared, for a loss was accepted: ${trip.lossy.join(', ')}`;
  return [
    `${title}: ${trip.tables} tables, ${trip.rows} rows, ${trip.changed.length} columns changed${lossy}`,
    ...lines,
  ].join('\n');
}

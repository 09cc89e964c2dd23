import { introspect } from '../../src/engine/index.js';
import type { ServerName } from '../servers/server.js';
import { readCells, type Row } from './cells.js';
import { compareCatalogs, finalName, trails, type Difference, type Trail, type Trip } from './compareCatalogs.js';
import type { Databases, TestDatabase } from './databases.js';
import { decide } from './decide.js';
import { migrate, summary } from './migrate.js';

/** A cell that is not what it was. */
export interface ChangedTable {
  readonly table: string;
  readonly column: string;
  /** Values, sorted, that stand on one side only; at most three of each. */
  readonly before: readonly (string | null)[];
  readonly after: readonly (string | null)[];
}

export interface RoundTrip {
  readonly trip: Trip;
  /** Tables that made the whole trip. */
  readonly tables: number;
  readonly rows: number;
  /** Columns in which an accepted loss changed something: they are not compared. */
  readonly lossy: readonly string[];
  readonly changed: readonly ChangedTable[];
  readonly differences: readonly Difference[];
}

/** There and back again. Throws when a journey doesn't end verified. */
export async function roundTrip(databases: Databases, source: TestDatabase, between: ServerName): Promise<RoundTrip> {
  const middle = await databases.create(between);
  const before = await introspect(source.settings, source.schemas);
  const schemas = before.schemas.filter((schema) => schema.tables.length > 0).map((schema) => schema.name);
  const names = schemas.length > 1 ? databases.schemaNames(middle, schemas) : undefined;
  const away = await journey(source, middle, { schemas, ...(names && { schemaNames: names }) });

  const end = await databases.create(source.server);
  const stops = [...new Set(away.tables.map((table) => table.target.schema))];
  const back = await journey(middle, end, {
    schemas: stops,
    ...(stops.length > 1 && { schemaNames: databases.schemaNames(end, stops) }),
  });
  const homes = [...new Set(back.tables.map((table) => table.target.schema))];
  const after = await introspect(end.settings, homes);
  const trip: Trip = { source, end, before, away, back, after };
  const compared = await Promise.all(trails(trip).map((trail) => compareCells(source, end, trail)));
  return {
    trip,
    tables: compared.length,
    rows: compared.reduce((sum, table) => sum + table.rows, 0),
    lossy: compared.flatMap((table) => table.lossy),
    changed: compared.flatMap((table) => table.changed),
    differences: await compareCatalogs(trip),
  };
}

async function journey(
  from: TestDatabase,
  to: TestDatabase,
  given: Parameters<typeof decide>[1],
): Promise<Trip['away']> {
  const { decisions } = await decide({ source: from.settings, target: to.settings }, given);
  const migrated = await migrate(from.settings, to.settings, decisions);
  if (migrated.outcome.state !== 'verified') throw new Error(`${from.server} -> ${to.server}: ${summary(migrated)}`);
  return migrated.analysis.mapping;
}

async function compareCells(
  source: TestDatabase,
  end: TestDatabase,
  trail: Trail,
): Promise<{ rows: number; lossy: string[]; changed: ChangedTable[] }> {
  const { away, back, after } = trail;
  const table = `${away.source.schema}.${away.source.name}`;
  const lossyBack = new Set(
    back.columns.filter((column) => column.lossy.length > 0).map((column) => column.source.name),
  );
  const lossy = away.columns.filter((column) => column.lossy.length > 0 || lossyBack.has(column.name));
  const columns = away.columns.flatMap((column) => {
    const name = finalName(trail, column.source.name);
    return name === undefined || lossy.includes(column) ? [] : [{ name, original: column.source }];
  });
  const first = await readCells(source.server, source.settings.database, {
    schema: away.source.schema,
    table: away.source.name,
    partitioned: away.source.kind === 'partitioned',
    columns: columns.map(({ original }) => ({ name: original.name, original })),
  });
  const last = await readCells(end.server, end.settings.database, {
    schema: after.schema,
    table: after.name,
    partitioned: after.kind === 'partitioned',
    columns,
  });
  const changed =
    JSON.stringify(first) === JSON.stringify(last)
      ? []
      : columns.flatMap(({ original }, index) =>
          changedColumn(table, original.name, cellsOf(first, index), cellsOf(last, index)),
        );
  // Whole rows differ although every column holds the same values: some stand in other rows.
  const moved = changed.length === 0 && JSON.stringify(first) !== JSON.stringify(last);
  return {
    rows: first.length,
    lossy: lossy.map((column) => `${table}.${column.source.name}`),
    changed: moved ? [{ table, column: '(rows)', before: [], after: [] }] : changed,
  };
}

function cellsOf(rows: readonly Row[], index: number): (string | null)[] {
  return rows.map((row) => row[index] ?? null).sort((a, b) => ((a ?? '') < (b ?? '') ? -1 : 1));
}

function changedColumn(
  table: string,
  column: string,
  before: readonly (string | null)[],
  after: readonly (string | null)[],
): ChangedTable[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const only = (left: readonly (string | null)[], right: readonly (string | null)[]): (string | null)[] => {
    const rest = new Map<string | null, number>();
    for (const value of right) rest.set(value, (rest.get(value) ?? 0) + 1);
    return left.filter((value) => {
      const count = rest.get(value) ?? 0;
      rest.set(value, count - 1);
      return count <= 0;
    });
  };
  return [{ table, column, before: only(before, after).slice(0, 3), after: only(after, before).slice(0, 3) }];
}

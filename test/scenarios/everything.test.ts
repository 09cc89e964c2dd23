import { afterAll, describe, expect, it } from 'vitest';
import { acceptCovers, type Finding } from '../../src/engine/model/finding.js';
import { tableKey, type Decisions, type TableMapping } from '../../src/engine/model/mapping.js';
import { writeNames } from '../../src/engine/model/names.js';
import { isOnlyThere } from '../../src/engine/model/objectVerification.js';
import { connectMysql, connectPostgres } from '../servers/connect.js';
import { fixturesFolder } from '../servers/fixtures.js';
import type { ServerName } from '../servers/server.js';
import { sharedServer } from '../servers/vitest.js';
import { Databases } from './databases.js';
import { decide } from './decide.js';
import { migrate, summary, type Migrated } from './migrate.js';

const postgres = ['postgres15', 'postgres18'] as const;
const mysql = ['mysql97', 'mariadb1011'] as const;
const journeys: readonly { from: ServerName; to: ServerName }[] = [
  ...postgres.flatMap((from) => mysql.map((to) => ({ from, to }))),
  ...mysql.flatMap((from) => postgres.map((to) => ({ from, to }))),
];

/** What the targets can't hold at all; everything else arrives exactly or, at worst, as {@link losable} says. */
const impossible: Readonly<Partial<Record<ServerName, readonly string[]>>> = {
  mysql97: ['k_1100cols', 'k_250text', 'k_zero'],
  mariadb1011: ['k_1100cols', 'k_zero'],
};
/** PostgreSQL has no NUL in text, and an enum's invalid value is not one of its labels. */
const losable: readonly string[] = ['t_cs', 't_enum', 't_nul', 't_str'];

/** How a table fared: nothing else exists. */
type Fate = 'exact' | 'accepted loss' | 'refused';

interface Result {
  readonly table: string;
  readonly fate: Fate;
  readonly columns: number;
  readonly rows: number;
  /** Why it isn't exact. */
  readonly reasons: readonly string[];
}

describe.skipIf(fixturesFolder() === undefined)('every type, with hostile rows', () => {
  const databases = new Databases('every');
  const results = new Map<string, readonly Result[]>();
  afterAll(async () => {
    console.log(report(results));
    await databases.drop();
  });

  it.each(journeys)('from $from to $to arrives exactly, or as a loss accepted by name', async ({ from, to }) => {
    const source = await databases.load(from, 'everything');
    const target = await databases.create(to);
    const schemas = source.schemas ?? ['tm_everything', 'tm Odd.Schema'];
    const schemaNames = databases.schemaNames(target, schemas);
    const { decisions, answered } = await decide(
      { source: source.settings, target: target.settings },
      { schemas, schemaNames },
    );
    const migrated = await migrate(source.settings, target.settings, decisions);

    expect(migrated.outcome.state, summary(migrated)).toBe('verified');
    expect(migrated.objects?.objects.filter(isOnlyThere), 'what no step made').toEqual([]);
    const fates = migrated.analysis.mapping.tables.map((table) => resultOf(table, migrated, decisions, answered));
    results.set(`${from} -> ${to}`, fates);
    expect(fates).toHaveLength(await countTables(from, source.settings.database, schemas));
    expect(impossible[to] ?? []).toEqual(expect.arrayContaining(tablesOf(fates, 'refused')));
    expect(losable).toEqual(expect.arrayContaining(tablesOf(fates, 'accepted loss')));
  });
});

function resultOf(table: TableMapping, migrated: Migrated, decisions: Decisions, answered: readonly Finding[]): Result {
  const { schema, name, columns } = table.source;
  const verified = migrated.tables.find((entry) => entry.table === writeNames([schema, name], '.'));
  const mine = answered.filter((finding) => finding.object.path[0] === schema && finding.object.path[1] === name);
  const result = { table: name, columns: columns.length, rows: verified?.sourceRows ?? 0 };
  if (!table.included) return { ...result, fate: 'refused', reasons: mine.map(reasonOf) };
  // MySQL drops a leading space from what a query calls its columns; the table's own columns keep it.
  const trims = migrated.analysis.target.engine !== 'postgresql';
  const names = table.columns.map((column) => (trims ? column.name.trimStart() : column.name));
  expect(verified?.columns, tableKey(table.source)).toEqual(names);
  const accepted = mine.filter((finding) => decisions.accept?.some((entry) => acceptCovers(entry, finding)));
  const exact = accepted.length === 0 && verified?.reason === undefined;
  return { ...result, fate: exact ? 'exact' : 'accepted loss', reasons: accepted.map(reasonOf) };
}

function reasonOf(finding: Finding): string {
  const column = finding.object.path[2];
  return column === undefined ? finding.code : `${finding.code} of ${column} (${finding.count ?? 0} rows)`;
}

function tablesOf(results: readonly Result[], fate: Fate): string[] {
  return results.filter((result) => result.fate === fate).map((result) => result.table);
}

/** How many tables there are by the server's own word, partitions not counted. */
async function countTables(server: ServerName, database: string, schemas: readonly string[]): Promise<number> {
  if (sharedServer(server).engine === 'postgresql') {
    const client = await connectPostgres(sharedServer(server), database);
    const sql =
      'SELECT count(*)::int AS n FROM pg_class c JOIN pg_namespace s ON s.oid = c.relnamespace ' +
      "WHERE s.nspname = ANY($1) AND c.relkind IN ('r', 'p') AND NOT c.relispartition";
    const { rows } = await client.query<{ n: number }>(sql, [schemas]).finally(() => client.end());
    return rows[0]?.n ?? 0;
  }
  const connection = await connectMysql(sharedServer(server));
  const sql =
    "SELECT count(*) AS n FROM information_schema.tables WHERE table_schema IN (?) AND table_type IN ('BASE TABLE', 'SYSTEM VERSIONED')";
  const [rows] = await connection.query(sql, [schemas]).finally(() => connection.end());
  return (rows as { n: number }[])[0]?.n ?? 0;
}

/** The table of the proof: what every journey did to every table, and why where it isn't exact. */
function report(results: ReadonlyMap<string, readonly Result[]>): string {
  const head = ['journey', 'tables', 'columns', 'rows', 'exact', 'accepted loss', 'refused'];
  const lines = [...results].map(([journey, tables]) => {
    const sum = (field: 'columns' | 'rows'): number => tables.reduce((total, table) => total + table[field], 0);
    const counts = (['exact', 'accepted loss', 'refused'] as const).map((fate) => tablesOf(tables, fate).length);
    return [journey, tables.length, sum('columns'), sum('rows'), ...counts].map(String);
  });
  const others = [...results].flatMap(([journey, tables]) =>
    tables
      .filter((table) => table.fate !== 'exact')
      .map((table) => `  ${journey}: ${table.table}: ${table.fate}: ${table.reasons.join(', ')}`),
  );
  const widths = head.map((title, index) => Math.max(title.length, ...lines.map((line) => line[index]?.length ?? 0)));
  const format = (cells: readonly string[]): string =>
    cells
      .map((cell, index) => (index === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[index] ?? 0)))
      .join('  ');
  return ['', format(head), ...lines.map(format), 'Not exact:', ...others].join('\n');
}

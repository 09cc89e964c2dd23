import { afterAll, describe, expect, it } from 'vitest';
import type { Connections } from '../../../src/engine/index.js';
import { fixturesFolder } from '../../servers/fixtures.js';
import type { ServerName } from '../../servers/server.js';
import { sharedServer } from '../../servers/vitest.js';
import { Databases, type TestDatabase } from '../databases.js';
import { decide } from '../decide.js';
import { migrate, summary, type Migrated } from '../migrate.js';
import type { MutableDatabase, TargetColumn } from './mutant.js';
import { MysqlDatabase } from './mysqlDatabase.js';
import { PostgresDatabase } from './postgresDatabase.js';
import {
  emptyTally,
  roundsOf,
  subjectsOf,
  survives,
  verifySteps,
  type Mutation,
  type Subject,
  type Tally,
} from './rounds.js';

/**
 * One thing is changed on the target, over every type, and the default verification has to find and name it. `MUTATIONS=all npm run test:mutations` is the long form:
 * every mutant of every column, from and to every server (a quarter of an hour). The short form does the first mutants of each column, once in each direction.
 */
const everything = process.env.MUTATIONS === 'all';
const postgres = ['postgres18', 'postgres15'] as const;
const mysql = ['mysql97', 'mariadb1011'] as const;
const all: readonly { from: ServerName; to: ServerName }[] = [
  ...postgres.flatMap((from) => mysql.map((to) => ({ from, to }))),
  ...mysql.flatMap((from) => postgres.map((to) => ({ from, to }))),
];
const short: typeof all = [
  { from: 'postgres18', to: 'mysql97' },
  { from: 'mariadb1011', to: 'postgres15' },
];
const roundsAtMost = everything ? Infinity : 5;

describe.skipIf(fixturesFolder() === undefined)('a changed target', () => {
  const databases = new Databases('mut');
  afterAll(() => databases.drop());

  it.each(everything ? all : short)(
    'is found out, from $from to $to, whatever the type and the change',
    async ({ from, to }) => {
      const source = await databases.load(from, 'everything');
      const target = await databases.create(to);
      const migrated = await moved(databases, source, target);
      const connections = { source: source.settings, target: target.settings };
      const database = await openMutable(target);
      try {
        const tally = await mutate(migrated, connections, database);
        console.log(report(`${from} -> ${to}`, tally));
        expect(tally.survivors).toEqual([]);
        // The short form does not come to every type.
        if (everything) expect(tally.spared).toEqual([]);
      } finally {
        await database.close();
      }
    },
    everything ? 3_600_000 : 180_000,
  );
});

async function moved(databases: Databases, source: TestDatabase, target: TestDatabase): Promise<Migrated> {
  const schemas = source.schemas ?? ['tm_everything', 'tm Odd.Schema'];
  const schemaNames = databases.schemaNames(target, schemas);
  const connections = { source: source.settings, target: target.settings };
  const { decisions } = await decide(connections, { schemas, schemaNames });
  const migrated = await migrate(source.settings, target.settings, decisions);
  expect(migrated.outcome.state, summary(migrated)).toBe('verified');
  return migrated;
}

async function openMutable({ server, settings }: TestDatabase): Promise<MutableDatabase> {
  const address = sharedServer(server);
  return await (address.engine === 'postgresql' ? PostgresDatabase : MysqlDatabase).open(address, settings);
}

async function mutate(migrated: Migrated, connections: Connections, database: MutableDatabase): Promise<Tally> {
  const { script, analysis } = migrated;
  const subjects = await subjectsOf(script, analysis.mapping.tables, database);
  const rounds = new Map<Subject, Mutation[][]>();
  for (const subject of subjects) {
    await database.keep(subject.table);
    rounds.set(subject, roundsOf(subject, database));
  }
  const tally = emptyTally();
  const last = Math.min(roundsAtMost, Math.max(...[...rounds.values()].map((entry) => entry.length)));
  for (let at = 0; at < last; at += 1) {
    const done = new Map<Subject, Mutation[]>();
    for (const [subject, planned] of rounds) {
      const effective = await applyAll(planned[at] ?? [], tally);
      if (effective.length > 0) done.set(subject, effective);
    }
    const results = await verifySteps(
      script,
      connections,
      [...done.keys()].map((subject) => subject.step),
    );
    for (const [subject, mutations] of done) {
      for (const mutation of mutations)
        judge(mutation, subject, survives(mutation, subject, results.get(subject.step.id)), tally);
      await database.restore(subject.table);
    }
  }
  tally.spared.push(...spared(subjects, tally));
  // Nothing but the mutations made it differ.
  const restored = await verifySteps(
    script,
    connections,
    subjects.map((subject) => subject.step),
  );
  for (const subject of subjects) expect(restored.get(subject.step.id)?.state, subject.step.id).toBe('verified');
  return tally;
}

/** Types of the target to which nothing was done. */
function spared(subjects: readonly Subject[], { found }: Tally): string[] {
  const types = new Set(subjects.flatMap(({ columns }) => columns.map(typeOf)));
  const changed = new Set([...found.keys()].map((title) => title.split(': ')[0]));
  return [...types].filter((type) => !changed.has(type));
}

async function applyAll(mutations: readonly Mutation[], tally: Tally): Promise<Mutation[]> {
  const done: Mutation[] = [];
  for (const mutation of mutations) {
    const effect = await mutation.apply();
    if (effect === 'done') done.push(mutation);
    if (effect === 'refused') count(tally.refused, titleOf(mutation));
  }
  return done;
}

function judge(mutation: Mutation, { table }: Subject, reason: string | undefined, tally: Tally): void {
  if (reason === undefined) count(tally.found, titleOf(mutation));
  else
    tally.survivors.push(
      `${table.target.name}.${mutation.column?.mapping.name ?? ''}: ${titleOf(mutation)}: ${reason}`,
    );
}

const typeOf = ({ type }: TargetColumn): string => type.replace(/\(.*\)/u, '');
const titleOf = ({ name, column }: Mutation): string => (column ? `${typeOf(column)}: ${name}` : name);

function count(counts: Map<string, number>, title: string): void {
  counts.set(title, (counts.get(title) ?? 0) + 1);
}

function report(title: string, { found, refused, survivors }: Tally): string {
  const sum = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((total, n) => total + n, 0);
  const lines = [...found].sort().map(([name, times]) => `  ${String(times).padStart(5)} ${name}`);
  return [
    `${title}: ${sum(found)} mutants found and named, ${survivors.length} not; ${sum(refused)} refused by the target itself`,
    ...lines,
  ].join('\n');
}

import { verify, type Connections } from '../../../src/engine/index.js';
import type { TableMapping } from '../../../src/engine/model/mapping.js';
import { stepsOf, type Script, type ScriptStep } from '../../../src/engine/model/script.js';
import { readNames, writeNames } from '../../../src/engine/model/names.js';
import type { RowDifference, TableVerification } from '../../../src/engine/model/verification.js';
import type { Effect, MutableDatabase, TargetColumn } from './mutant.js';

/** A planned change and how the verification has to name it. */
export interface Mutation {
  readonly name: string;
  readonly column?: TargetColumn | undefined;
  readonly apply: () => Promise<Effect>;
  /** What the verification must say: a row is gone, one is there too often, or a cell has changed. */
  readonly expect: 'missing' | 'extra' | 'cell';
}

/** A table of the target with its verify step. */
export interface Subject {
  readonly table: TableMapping;
  readonly step: ScriptStep;
  readonly columns: readonly TargetColumn[];
}

/** What became of all the mutations of a suite. */
export interface Tally {
  /** Mutations found and named, by type and mutant. */
  readonly found: Map<string, number>;
  readonly refused: Map<string, number>;
  /** Types to which nothing could be done. */
  readonly spared: string[];
  /** Mutations that the verification did not find or did not name. */
  readonly survivors: string[];
}

export function emptyTally(): Tally {
  return { found: new Map(), refused: new Map(), spared: [], survivors: [] };
}

/** Every table that the script verifies, with what can be changed in it. */
export async function subjectsOf(
  script: Script,
  tables: readonly TableMapping[],
  database: MutableDatabase,
): Promise<Subject[]> {
  const steps = new Map(
    stepsOf(script)
      .filter((step) => step.kind === 'verify')
      .map((step) => [step.attributes.table, step]),
  );
  const subjects: Subject[] = [];
  for (const table of tables) {
    const step = steps.get(writeNames([table.source.schema, table.source.name], '.'));
    if (step) subjects.push({ table, step, columns: await database.columns(table) });
  }
  return subjects;
}

const keyOf = (step: ScriptStep): string[] => readNames(step.attributes.key ?? '', ',').filter((name) => name !== '');

/**
 * All mutations of a table, in rounds: those of one round can be told apart. Where rows have a key, every other column gets one mutation a round, for each is named by its
 * column; a key's own and those of tables without a key stand alone.
 */
export function roundsOf({ table, step, columns }: Subject, database: MutableDatabase): Mutation[][] {
  const key = keyOf(step);
  const all = columns.map((column): Mutation[] => [
    ...database.mutants(column).map((mutant) => ({
      name: mutant.name,
      column,
      apply: () => database.change(column, mutant),
      expect: 'cell' as const,
    })),
    { name: "another row's value", column, apply: () => database.swap(column), expect: 'cell' },
  ]);
  const isPart = (mutations: readonly Mutation[]): boolean =>
    key.length === 0 || key.includes(mutations[0]?.column?.mapping.name ?? '');
  const together = all.filter((mutations) => !isPart(mutations));
  const longest = Math.max(0, ...together.map((mutations) => mutations.length));
  const shared = Array.from({ length: longest }, (_none, at) => together.flatMap((mutations) => mutations[at] ?? []));
  const alone = all.filter(isPart).flatMap((mutations) => mutations.map((mutation) => [mutation]));
  return [...rowRounds(table, columns, key, database), ...shared, ...alone];
}

/** A row less, and a row more: a copy whose key has another value, where there is a key. */
function rowRounds(
  table: TableMapping,
  columns: readonly TargetColumn[],
  key: readonly string[],
  database: MutableDatabase,
): Mutation[][] {
  const last = columns.find((column) => column.mapping.name === key.at(-1));
  const another =
    last && database.mutants(last).find((mutant) => mutant.where === undefined && mutant.value !== 'NULL');
  const changed = last && another ? { column: last, mutant: another } : undefined;
  const more: Mutation = {
    name: key.length === 0 ? 'a duplicate' : 'a row more',
    apply: () => database.addRow(table, changed),
    expect: 'extra',
  };
  const less: Mutation = { name: 'a missing row', apply: () => database.removeRow(table), expect: 'missing' };
  return [[less], [more]];
}

/** Compares the tables of these subjects as a person's `verify` does, and gives what it says by step. */
export async function verifySteps(
  script: Script,
  connections: Connections,
  steps: readonly ScriptStep[],
): Promise<Map<string, TableVerification>> {
  const results = new Map<string, TableVerification>();
  const only = steps.map((step) => step.id);
  for await (const event of verify(script, connections, { scriptName: 'test.migration.sql', only, rechecks: 0 })) {
    if (event.type === 'verification') results.set(event.result.step, event.result);
    if (event.type === 'finished' && event.outcome.error) throw new Error(JSON.stringify(event.outcome.error));
  }
  return results;
}

/** Why a mutation counts as not found; undefined when the result names it. */
export function survives(
  mutation: Mutation,
  { step }: Subject,
  result: TableVerification | undefined,
): string | undefined {
  if (result?.state !== 'differs') return `the table counts as ${result?.state ?? 'not checked'}`;
  const { differences } = result;
  const column = mutation.column?.mapping.name.trimStart();
  if (mutation.expect !== 'cell')
    return differences.some((row) => row.kind === mutation.expect) ? undefined : `no row is ${mutation.expect}`;
  if (keyOf(step).length === 0)
    return pairs(differences, column ?? '') ? undefined : 'no row differs in this column alone';
  const named = differences.some(
    (row) =>
      row.cells.some((cell) => cell.column.trimStart() === column) ||
      (row.kind !== 'changed' && Object.keys(row.key).some((name) => name.trimStart() === column)),
  );
  return named ? undefined : 'no cell of this column is named';
}

/** Without a key, a changed cell is a row less and a row more that differ in it. */
function pairs(differences: readonly RowDifference[], column: string): boolean {
  const rows = (kind: RowDifference['kind']): RowDifference['key'][] =>
    differences.filter((row) => row.kind === kind).map((row) => row.key);
  return rows('missing').some((left) =>
    rows('extra').some((right) => {
      const name = Object.keys(left).find((entry) => entry.trimStart() === column) ?? column;
      return left[name] !== right[name];
    }),
  );
}

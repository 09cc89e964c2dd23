import type { TargetState } from '../model/targetState.js';
import { EngineError, toEngineError, type ErrorCode } from '../errors.js';
import type { Check } from '../model/check.js';
import type { Finding } from '../model/finding.js';
import type { TargetName } from '../model/mapping.js';
import { readNames } from '../model/names.js';
import { writeBytes } from '../model/quantity.js';
import type { ScriptStep } from '../model/script.js';
import { together } from '../model/together.js';
import { demandReadable, loadedTables } from './demandReadable.js';
import { dependentChecks, dropped } from './dependents.js';
import type { End } from './end.js';
import type { Journal } from './journal.js';
import { sourceTables } from './sourceTables.js';

/** What is about to run, and on what. */
export interface Preflight {
  readonly steps: readonly ScriptStep[];
  /** What the script accepts by name. */
  readonly accept: readonly string[];
  readonly source: End;
  readonly target: End;
  /** How many copies are to run at the same time. */
  readonly streams: number;
  readonly journal: Journal;
  readonly signal: AbortSignal;
}

/** Tables of which reading is tried in one query. */
const triedAtOnce = 100;

/** Looks before anything is written, and says of each thing what it saw. What can't work stops the run here, with the first such thing. */
export async function preflight(plan: Preflight): Promise<void> {
  const { steps, accept, source, target, streams, journal, signal } = plan;
  const { adapter, session } = target;
  // Names that the script itself frees before it takes them.
  const gone = dropped(steps, target);
  const statements = bodies(steps, target);
  const [found, readable] = await together([
    adapter.write.preflight(session, created(statements, target), settings(steps, target), signal),
    readPrivilege(plan),
  ]);
  const stands = (name: TargetName): boolean =>
    !gone.some((other) => other.schema === name.schema && other.name === name.name);
  const state = { ...found, existing: found.existing.filter(stands) };
  const fills = filled(steps);
  const sessions = streams + 2;
  const schema = adapter.ddl.defaultSchema(session.server);
  await demandReadable(steps, source, target, signal);
  const sourceQuestion = { side: 'source', sessions, schema: '', statements: [], fills: [], loads: [] } as const;
  const loads = loadedTables(steps, target);
  const ofSource = async (): Promise<Check[]> => [
    ...(await source.adapter.checks(source.session, sourceQuestion, signal)),
    await disk(plan),
  ];
  const ofTarget = async (): Promise<Check[]> => [
    ...(await standing(fills, target, signal)),
    ...(await dependentChecks(steps, target, accept, signal)),
    ...(await adapter.checks(session, { side: 'target', sessions, schema, statements, fills, loads }, signal)),
  ];
  const [sourceChecks, checksOfTarget] = await together([ofSource(), ofTarget()]);
  const checks: Check[] = [
    version('source', source),
    version('target', target),
    readable,
    ...targetChecks(state, target),
    ...sourceChecks,
    ...checksOfTarget,
  ];
  for (const check of checks) journal.say({ type: 'check', check });
  for (const finding of state.findings) journal.say({ type: 'finding', finding });
  demandWritable(state.findings);
  demandFreeNames(state.existing, target);
  demandAll(checks);
}

function bodies(steps: readonly ScriptStep[], { adapter }: End): string[] {
  return steps
    .filter((step) => !step.skip)
    .flatMap((step) => adapter.lex.splitStatements(step.body?.sql ?? '').map(({ sql }) => sql));
}

function created(statements: readonly string[], { adapter, session }: End): TargetName[] {
  return statements.flatMap((sql) => adapter.lex.createdTable(sql, session.server) ?? []);
}

function settings(steps: readonly ScriptStep[], { adapter }: End): string[] {
  return steps
    .filter((step) => !step.skip && step.kind === 'session')
    .flatMap((step) => adapter.lex.splitStatements(step.body?.sql ?? '').map(({ sql }) => sql));
}

function version(side: Check['side'], { adapter, session }: End): Check {
  const { version: text, tested } = session.server;
  const seen = `${adapter.displayName} ${text}${tested ? '' : ', which this product was not tested with'}.`;
  const fix = 'Rehearse the migration, and read the verification with care.';
  return tested ? { id: 'version', side, state: 'pass', seen } : { id: 'version', side, state: 'warn', seen, fix };
}

/** Tries it: no list of grants says what roles, defaults and row security come to. */
async function readPrivilege({ steps, source, signal }: Preflight): Promise<Check> {
  const { adapter, session } = source;
  const tables = sourceTables(steps).map((table) => adapter.lex.qualify(table, session.server));
  try {
    for (let at = 0; at < tables.length; at += triedAtOnce) {
      const some = tables.slice(at, at + triedAtOnce);
      await session.query(some.map((table) => `SELECT 1 FROM ${table} WHERE 1 = 0`).join(' UNION ALL '), [], signal);
    }
    return { id: 'read-privilege', side: 'source', state: 'pass', seen: `${tables.length} tables can be read.` };
  } catch (thrown) {
    const error = toEngineError(thrown, 'preflight');
    if (error.code === 'CANCELLED' || error.retryable) throw error;
    const fix = `${error.hint} Or leave the tables out in the mapping.`;
    return { id: 'read-privilege', side: 'source', state: 'fail', seen: error.message, fix };
  }
}

function targetChecks({ findings, existing }: TargetState, { adapter, session }: End): Check[] {
  const about = (id: Check['id'], codes: readonly string[], pass: string): Check => {
    const found = findings.filter((finding) => codes.includes(finding.code));
    const [first] = found;
    if (first === undefined) return { id, side: 'target', state: 'pass', seen: pass };
    const state = first.severity === 'error' ? 'fail' : 'warn';
    return { id, side: 'target', state, seen: found.map((finding) => finding.message).join(' '), fix: first.fix };
  };
  const names = existing.map((name) => adapter.lex.qualify(name, session.server));
  const free: Check =
    names.length === 0
      ? { id: 'free-names', side: 'target', state: 'pass', seen: 'No table of the script is there yet.' }
      : {
          ...{ id: 'free-names', side: 'target', state: 'fail', seen: `These are there already: ${list(names)}.` },
          fix: namesTaken,
        };
  return [
    about('read-only', ['READ_ONLY_TARGET'], 'The server takes writes.'),
    about(
      'write-privilege',
      ['PRIVILEGE_MISSING', 'MISSING_PRIVILEGE'],
      'The user may create what the script creates.',
    ),
    free,
  ];
}

/** Tables that rows are to go into and that no step creates. */
function filled(steps: readonly ScriptStep[]): TargetName[] {
  const words = steps.flatMap((step) => (step.kind === 'copy' && !step.skip ? (step.attributes.into ?? []) : []));
  return words.map((word) => {
    const [schema = '', name = ''] = readNames(word, '.');
    return { schema, name };
  });
}

/** They have to be there, and to be readable. */
async function standing(
  fills: readonly TargetName[],
  { adapter, session }: End,
  signal: AbortSignal,
): Promise<Check[]> {
  if (fills.length === 0) return [];
  const check = { id: 'target-tables', side: 'target' } as const;
  for (const name of fills) {
    const table = adapter.lex.qualify(name, session.server);
    try {
      await session.query(`SELECT 1 FROM ${table} WHERE 1 = 0`, [], signal);
    } catch (thrown) {
      const error = toEngineError(thrown, 'preflight');
      if (error.code === 'CANCELLED' || error.retryable) throw error;
      const fix =
        'The target changed since the script was generated, or the user may not read the table: generate the script again.';
      return [{ ...check, state: 'fail', seen: `${table}: ${error.message}`, fix }];
    }
  }
  return [{ ...check, state: 'pass', seen: `${fills.length} tables that rows go into are there.` }];
}

/** PostgreSQL and MySQL have no function for what is free, and MariaDB's plugin for it is seldom there: a person is told what is wanted. */
async function disk({ steps, source, signal }: Preflight): Promise<Check> {
  const sizes = await source.adapter.read.sizes(source.session, sourceTables(steps), signal);
  const bytes = sizes.reduce((sum, size) => sum + (size?.bytes ?? 0), 0);
  const seen = `The target does not tell how much space is free. The rows of the source take about ${writeBytes(bytes)} there.`;
  const fix = 'See that it has room for them twice: tables, indexes, and their logs.';
  return { id: 'disk', side: 'target', state: 'warn', seen, fix };
}

const namesTaken =
  'Nothing was changed. Say in the mapping what becomes of them ("existing": append, truncate or replace), drop or rename them yourself, rename the tables in the mapping, or choose another target database.';

function demandWritable(findings: readonly Finding[]): void {
  const broken = findings.find((finding) => finding.severity === 'error');
  if (!broken) return;
  throw new EngineError({
    code: broken.code === 'READ_ONLY_TARGET' ? 'READ_ONLY_TARGET' : 'PERMISSION_DENIED',
    stage: 'preflight',
    object: broken.object.path.join('.'),
    message: broken.message,
    hint: broken.fix ?? 'Mend the target and run again.',
  });
}

function demandFreeNames(existing: readonly TargetName[], { adapter, session }: End): void {
  if (existing.length === 0) return;
  const names = existing.map((name) => adapter.lex.qualify(name, session.server));
  throw new EngineError({
    code: 'TARGET_NOT_EMPTY',
    stage: 'preflight',
    object: session.server.database,
    message: `The target ${session.server.database} already has ${names.length === 1 ? 'the table' : `${names.length} of the tables:`} ${list(names)}.`,
    hint: namesTaken,
  });
}

function list(names: readonly string[]): string {
  return names.length > 10 ? `${names.slice(0, 10).join(', ')} and ${names.length - 10} more` : names.join(', ');
}

/** What stops a run is mostly that the user may not. */
const codes: Readonly<Partial<Record<Check['id'], ErrorCode>>> = {
  'referring-rows': 'TARGET_NOT_EMPTY',
  'dependent-objects': 'TARGET_NOT_EMPTY',
  'primary-key-required': 'SCRIPT_INVALID',
  collations: 'SCRIPT_INVALID',
  types: 'SCRIPT_INVALID',
  'target-transactional': 'TARGET_UNFIT',
};

function demandAll(checks: readonly Check[]): void {
  const failed = checks.find((check) => check.state === 'fail');
  if (!failed) return;
  throw new EngineError({
    code: codes[failed.id] ?? 'PERMISSION_DENIED',
    stage: 'preflight',
    object: failed.id,
    message: failed.seen,
    hint: failed.fix ?? 'Mend it and run again.',
  });
}

import type { LedgerDialect } from '../adapter.js';
import { EngineError } from '../errors.js';
import type { Checkpoint } from '../model/checkpoint.js';
import type { Removal } from '../model/removal.js';
import { stepsOf, type Script, type ScriptStep } from '../model/script.js';
import type { End } from './end.js';
import { isLedgerName, ledgerName, ledgerPrefix, RunLedger } from './ledger.js';
import { runUndo, undoOf } from './putBack.js';

/** Scratch databases of rehearsals begin so. */
export const scratchPrefix = 'database_migration_rehearsal_';

/** Tables that hold the keys of appended rows begin so. */
export const keysPrefix = 'database_migration_keys_';

type Created = NonNullable<ReturnType<LedgerDialect['created']>>;

/** What is known of the steps of a run that is to be taken back. */
interface Known {
  readonly wasBegun: (step: ScriptStep) => boolean;
  /** Some of the copy step's rows may be on the target. */
  readonly hasRows: (step: ScriptStep) => boolean;
}

/**
 * What a run of the script created and what of it has to be dropped, last things first, and what it put into tables that were there; read from the ledger of an unfinished run, or from
 * the checkpoint of a finished one. Changes nothing. Throws BAD_INPUT where neither knows of a run, and where rows that the run put into tables can't be told from others any more.
 */
export async function planRollBack(
  target: End,
  script: Script,
  scriptName: string,
  checkpoint: Checkpoint | undefined,
  signal?: AbortSignal,
): Promise<Removal> {
  const { adapter } = target;
  const ledger = await RunLedger.open(target, script, scriptName, signal);
  if (!ledger.exists && checkpoint === undefined) throw nothingKnown();
  const known = ledger.exists ? byLedger(ledger) : byCheckpoint(checkpoint);
  const begun = stepsOf(script).filter((step) => !step.skip && known.wasBegun(step));
  const created = begun
    .filter((step) => step.body !== undefined)
    .flatMap((step) => adapter.lex.splitStatements(step.body?.sql ?? ''))
    .flatMap(({ sql }) => adapter.ledger.created(sql) ?? [])
    .reverse();
  const tables = created.filter(({ kind }) => kind === 'TABLE').map(({ name }) => name);
  const others = created.filter(({ kind }) => kind !== 'TABLE');
  const { deletions, notes } = rowsOf(target, script, known);
  const filled = await filledByOthers(target, created, signal);
  const suspends = begun.filter((step) => step.kind === 'suspend');
  const orphaned = suspends.filter((step) => isReplaced(step, script, begun));
  const last = ledger.exists ? [`DROP TABLE ${ledger.table}`] : [];
  if (created.length + last.length + deletions.length + suspends.length === 0) throw nothingKnown(notes);
  const before = suspends.flatMap((step) => adapter.lex.splitStatements(step.body?.sql ?? '').map(({ sql }) => sql));
  return {
    before,
    deletions,
    drops: [
      ...adapter.ledger.beforeDrop,
      ...(tables.length > 0 ? [`DROP TABLE IF EXISTS ${tables.join(', ')}`] : []),
      ...others.filter(({ name }) => !filled.has(name)).map(({ kind, name }) => `DROP ${kind} IF EXISTS ${name}`),
    ],
    putBack: suspends
      .filter((step) => !orphaned.includes(step))
      .reverse()
      .flatMap((step) => undoOf(target, step)),
    last,
    notes: [
      ...notes,
      ...deletions.filter(takesAll).map(everyRowGoes),
      ...goneForGood(begun),
      ...orphaned.map(withoutTable),
      ...(await whatFollows(target, deletions, before, signal)),
      ...[...filled].map(
        ([name, held]) => `${name} stays, although the run made it: it holds ${held.join(', ')}, of others.`,
      ),
    ],
  };
}

function byLedger(ledger: RunLedger): Known {
  return {
    wasBegun: (step) => !['planned', undefined].includes(ledger.stateOf(step)),
    hasRows: (step) => ledger.chunksOf(step).some(({ state }) => state !== 'planned'),
  };
}

function byCheckpoint(checkpoint: Checkpoint | undefined): Known {
  const wasBegun = (step: ScriptStep): boolean =>
    checkpoint?.steps[step.id] !== undefined && checkpoint.steps[step.id]?.state !== 'skipped';
  return { wasBegun, hasRows: wasBegun };
}

/** Schemas that the run created and that hold what it did not create, with that: dropping them would take it along. */
async function filledByOthers(
  { adapter, session }: End,
  created: readonly Created[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const own = new Set(created.map(({ name }) => name));
  const filled = new Map<string, readonly string[]>();
  for (const { kind, name } of created) {
    if (kind !== 'SCHEMA' && kind !== 'DATABASE') continue;
    const held = (await adapter.ledger.contents(session, name, signal)).filter((entry) => !own.has(entry));
    if (held.length > 0) filled.set(name, held);
  }
  return filled;
}

/** What foreign keys that are not put aside do to rows of others when the run's rows are deleted. */
async function whatFollows(
  { adapter, session }: End,
  deletions: readonly string[],
  before: readonly string[],
  signal?: AbortSignal,
): Promise<string[]> {
  if (deletions.length === 0) return [];
  const keys = await adapter.existing.keyActions(session, signal);
  return keys
    .filter(({ references }) => deletions.some((sql) => sql.includes(`DELETE FROM ${references} `)))
    .filter(({ table, key }) => !before.some((sql) => sql.includes(`${table} DROP`) && sql.endsWith(` ${key}`)))
    .map(
      ({ table, key, references, action }) =>
        `Rows of ${table} that refer to rows which leave ${references} follow them, whoever wrote them: its key ${key} says ON DELETE ${action}.`,
    );
}

/** How the run's rows leave tables that were there before: children before their parents, for the script copies parents first. */
function rowsOf(target: End, script: Script, known: Known): { deletions: string[]; notes: string[] } {
  const steps = stepsOf(script);
  const into = steps.filter(
    (step) => step.kind === 'copy' && !step.skip && step.attributes.existing !== undefined && known.hasRows(step),
  );
  const gone = into.filter((step) =>
    steps.some(
      (other) => other.kind === 'drop-table' && other.name === `keys of ${step.name}` && known.wasBegun(other),
    ),
  );
  if (gone.length > 0) throw notToldApart(gone);
  const lost = into.filter((step) => step.undo === undefined);
  return {
    deletions: into
      .filter((step) => !lost.includes(step))
      .reverse()
      .flatMap((step) => undoOf(target, step)),
    notes: lost.map(
      (step) =>
        `The rows that the run put into ${step.name} stay: they have no key that tells them from rows that were there before.`,
    ),
  };
}

const takesAll = (sql: string): boolean => /\sWHERE true\s*;?$/u.test(sql);

function everyRowGoes(sql: string): string {
  return `The table was empty when the run began to fill it, so every row goes, those too that others have written since: ${sql}`;
}

function notToldApart(steps: readonly ScriptStep[]): EngineError {
  const tables = steps.map(({ name }) => name).join(', ');
  const drops = steps.map(({ name }) => `"drop-table keys of ${name}"`).join(', ');
  return new EngineError({
    code: 'BAD_INPUT',
    stage: 'run',
    object: tables,
    message: `The rows that the run put into ${tables} can't be told any more from those that were there before: the run ended, and ${drops} took away the keys that told them. Nothing was changed.`,
    hint: 'Take these rows out by the keys of the source, or restore a backup. To leave them and roll back the rest, write "-- @skip" into the copy steps of these tables. To be able to roll back after the next run, write it into the drop-table steps before that run: "clean" drops the keys then.',
  });
}

function goneForGood(begun: readonly ScriptStep[]): string[] {
  return begun
    .filter((step) => step.kind === 'truncate' || (step.kind === 'drop-table' && step.phase !== 'clean up'))
    .map((step) => `What "${step.id}" took off the target (line ${step.lines.start}) can't be brought back.`);
}

/** The table that the keys refer to was dropped by the run, and goes once more. */
function isReplaced({ name }: ScriptStep, script: Script, begun: readonly ScriptStep[]): boolean {
  const isMade = stepsOf(script).some((step) => step.kind === 'create-table' && step.name === name);
  return isMade && begun.some((step) => step.kind === 'drop-table' && step.phase !== 'clean up');
}

function withoutTable({ name, lines }: ScriptStep): string {
  return `The foreign keys that the step "suspend ${name}" (line ${lines.start}) names stay away: the table that they refer to is gone.`;
}

function nothingKnown(notes: readonly string[] = []): EngineError {
  return new EngineError({
    code: 'BAD_INPUT',
    stage: 'run',
    message:
      notes.length > 0
        ? notes.join(' ')
        : 'Neither the target nor the state file beside the script knows of a run: there is nothing to roll back.',
    hint: 'Nothing was changed. If a run of this script created something, name the target that it ran against.',
  });
}

/** What crashed runs left on the target beside what they migrated: ledgers (after which nothing can be resumed), keys, and scratch databases; and what they put aside. Changes nothing. */
export async function planCleanUp(target: End, signal?: AbortSignal): Promise<Removal> {
  const { adapter, session } = target;
  const schema = adapter.ddl.defaultSchema(session.server);
  const [tables, databases] = [
    await adapter.ledger.tables(session, schema, ledgerPrefix, signal),
    await adapter.ledger.databases(session, scratchPrefix, signal),
  ];
  const ledgers: string[] = [];
  const live: string[] = [];
  // Whoever runs a script holds the lock of its record.
  for (const name of tables.filter(isLedgerName))
    ((await adapter.ledger.lock(session, name, signal)) ? ledgers : live).push(name);
  const undo: string[] = [];
  for (const name of ledgers) undo.push(...(await RunLedger.named(target, name, signal)).outstanding());
  const drop = (name: string): string => `DROP TABLE ${adapter.lex.qualify({ schema, name }, session.server)}`;
  return {
    before: [],
    deletions: [],
    drops: [
      ...(live.length > 0 ? [] : tables.filter((name) => name.startsWith(keysPrefix)).map(drop)),
      ...databases.map((name) => `DROP DATABASE ${adapter.lex.quoteIdentifier(name)}`),
    ],
    putBack: undo.flatMap((sql) => adapter.lex.splitStatements(sql).map((statement) => statement.sql)),
    last: ledgers.map(drop),
    notes: live.map((name) => `${name} stays, and so do tables of keys: another process is running its script.`),
  };
}

/** Runs the statements as they were shown. Throws where another process runs the script, and, once everything else has run, where something could not be put back. */
export async function remove(
  target: End,
  { before, deletions, drops, putBack, last }: Removal,
  lock: { readonly script: Script; readonly scriptName: string },
  signal?: AbortSignal,
): Promise<void> {
  const name = ledgerName(lock.script, lock.scriptName);
  if (!(await target.adapter.ledger.lock(target.session, name, signal))) {
    throw new EngineError({
      code: 'RUN_UNDER_WAY',
      stage: 'run',
      message: 'Another process is running this script into the same target.',
      hint: 'Wait until it has ended, or cancel it there.',
    });
  }
  let failures: readonly string[] = [];
  try {
    for (const sql of before) await target.session.query(sql, [], signal);
    if (deletions.length > 0) await deleteRows(target, deletions, signal);
    for (const sql of drops) await target.session.query(sql, [], signal);
  } finally {
    failures = await runUndo(target, putBack);
  }
  for (const sql of last) await target.session.query(sql, [], signal);
  if (failures.length > 0) throw notPutBack(failures);
}

async function deleteRows({ session }: End, deletions: readonly string[], signal?: AbortSignal): Promise<void> {
  await session.query('START TRANSACTION', [], signal);
  try {
    for (const sql of deletions) {
      const { columns, rows } = await session.query(sql, [], signal);
      if (rows[0]) throw stillNeeded(columns.map((column, index) => `${column} = ${rows[0]?.[index] ?? 'NULL'}`));
    }
    await session.query('COMMIT');
  } catch (error) {
    await session.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

function stillNeeded(row: readonly string[]): EngineError {
  return new EngineError({
    code: 'PROOF_FAILED',
    stage: 'run',
    message: `Rows that others wrote since refer to rows that the run put in: ${row.join(', ')}. No row was deleted.`,
    hint: 'Take those rows away, or let them refer to others, and roll back again.',
  });
}

function notPutBack(failures: readonly string[]): EngineError {
  return new EngineError({
    code: 'STATEMENT_FAILED',
    stage: 'run',
    message: `Everything was taken back, but this could not be put back as it was: ${failures.join(' ')}`,
    hint: 'Run these statements yourself, once what they name is mended.',
  });
}

import { EngineError } from '../errors.js';
import type { Checkpoint, CreatedObject, Made } from '../model/checkpoint.js';
import type { Removal } from '../model/removal.js';
import { stepsOf, type Script, type ScriptStep } from '../model/script.js';
import type { End } from './end.js';
import { ledgerName, RunLedger } from './ledger.js';
import { createdBy, identitiesOf, madeKey } from './made.js';
import { everyRowGoes, ownRows, takesAll, type DigestOfTarget, type Known } from './ownRows.js';
import { runUndo, undoOf } from './putBack.js';

/** What a roll back is planned from. */
export interface RollBack {
  readonly script: Script;
  readonly scriptName: string;
  readonly checkpoint: Checkpoint | undefined;
  readonly digest: DigestOfTarget;
  readonly signal?: AbortSignal | undefined;
}

/**
 * What a run of the script created and what of it has to be dropped, last things first, and what it put into tables that were there; read from the ledger of an unfinished run, or from
 * the checkpoint of a finished one. An object that somebody dropped and made anew since is not the run's, and stays. Changes nothing. Throws BAD_INPUT where neither knows of a run,
 * and where rows that the run put into tables can't be told from others any more.
 */
export async function planRollBack(
  target: End,
  { script, scriptName, checkpoint, digest, signal }: RollBack,
): Promise<Removal> {
  const { adapter } = target;
  const ledger = await RunLedger.open(target, script, scriptName, signal);
  if (!ledger.exists && checkpoint === undefined) throw nothingKnown();
  const known = ledger.exists ? byLedger(ledger, checkpoint) : byCheckpoint(checkpoint);
  const begun = stepsOf(script).filter((step) => !step.skip && known.wasBegun(step));
  const all = createdBy(begun, target).reverse();
  // A step that was cut off may have altered what the run made without a note of it.
  const cutOff = begun.filter((step) => known.unsettled.includes(step.id)).map((step) => step.body?.sql ?? '');
  const settled = all.filter(({ name }) => !cutOff.some((sql) => sql.includes(name)));
  const strangers = await madeAnew(target, settled, known.made, signal);
  const created = all.filter((object) => !strangers.includes(object));
  const tables = created.filter(({ kind }) => kind === 'TABLE').map(({ name }) => name);
  const others = created.filter(({ kind }) => kind !== 'TABLE');
  const { deletions, notes } = await ownRows(target, script, known, digest, signal);
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
      ...strangers.map(({ kind, name }) => strangerStays(kind.toLowerCase(), name)),
      ...[...filled].map(
        ([name, held]) => `${name} stays, although the run made it: it holds ${held.join(', ')}, of others.`,
      ),
    ],
  };
}

/** What tables held when they were verified stands in the checkpoint alone: the attempt that wrote it is the last one. */
function byLedger(ledger: RunLedger, checkpoint: Checkpoint | undefined): Known {
  return {
    wasBegun: (step) => !['planned', undefined].includes(ledger.stateOf(step)),
    hasRows: (step) => ledger.chunksOf(step).some(({ state }) => state !== 'planned'),
    rowsOf: (step) => ledger.rowsThere(step),
    made: ledger.header?.made ?? {},
    unsettled: ledger.all().flatMap(({ facts, state }) => (state === 'running' ? [facts.step] : [])),
    digests: checkpoint?.script === ledger.header?.script ? (checkpoint?.digests ?? {}) : {},
  };
}

function byCheckpoint(checkpoint: Checkpoint | undefined): Known {
  const wasBegun = (step: ScriptStep): boolean =>
    checkpoint?.steps[step.id] !== undefined && checkpoint.steps[step.id]?.state !== 'skipped';
  return {
    ...{ wasBegun, hasRows: wasBegun, rowsOf: (step) => checkpoint?.steps[step.id]?.rows },
    ...{ made: checkpoint?.made ?? {}, unsettled: [], digests: checkpoint?.digests ?? {} },
  };
}

/** What bears a name that the run gave, and is not what the run made. */
async function madeAnew(
  target: End,
  created: readonly CreatedObject[],
  made: Made,
  signal?: AbortSignal,
): Promise<CreatedObject[]> {
  const now = await identitiesOf(target, created, signal);
  const changed = (was: string | undefined, is: string | undefined): boolean =>
    was !== undefined && is !== undefined && was !== is;
  return created.filter((object) => changed(made[madeKey(object)], now[madeKey(object)]));
}

function strangerStays(kind: string, name: string): string {
  return `The ${kind} ${name} stays: it is not as the run left it. Somebody dropped it and made another one of that name, or altered it. If it may go all the same, drop it yourself.`;
}

/** Schemas that the run created and that hold what it did not create, with that: dropping them would take it along. */
async function filledByOthers(
  { adapter, session }: End,
  created: readonly CreatedObject[],
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

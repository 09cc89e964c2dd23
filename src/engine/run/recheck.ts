import { EngineError, toEngineError } from '../errors.js';
import type { ChangedRows } from '../model/changedRows.js';
import type { Chunk } from '../model/chunk.js';
import { readNames } from '../model/names.js';
import { countOf, writeCount } from '../model/quantity.js';
import { isOfKeys, type ScriptStep } from '../model/script.js';
import type { Journal } from './journal.js';
import type { Lane } from './lanes.js';
import type { Mark, RunLedger } from './ledger.js';
import { oneStatement } from './tableCopy.js';
import type { OfRange, VerifyLane } from './verifications.js';

/** Whether a key range of a table is the same on both sides, by the digests of its verify step; undefined where its two queries can't tell. */
export type SameInRange = OfRange<boolean>;

/** What changed in key ranges of a table, whatever order either system gives them; undefined where nothing tells. */
export type FindChanged = (
  table: { readonly verify: ScriptStep; readonly ranges: readonly Chunk[]; readonly rows: number },
  signal: AbortSignal,
) => Promise<ChangedRows | undefined>;

export interface Recheck {
  readonly ledger: RunLedger;
  /** Copy steps, and the verify step of each one's table. */
  readonly steps: readonly { readonly copy: ScriptStep; readonly verify: ScriptStep | undefined }[];
  readonly lane: Lane;
  readonly source: VerifyLane['source'];
  readonly sameInRange: SameInRange;
  readonly changedRows: FindChanged;
  /** Rows of the step that were set aside are read again. */
  readonly forgetRejects: (step: ScriptStep) => Promise<void>;
  readonly journal: Journal;
  readonly signal: AbortSignal;
}

/** Share of a table's copied rows above which a whole copy, in chunks side by side, is the better way. */
const mostChanged = 1 / 4;

/**
 * A resumed run reads a newer state of the source than the chunks that are there already. Where both systems order the key alike (integers), each chunk is compared with the
 * new snapshot and copied again if it differs; else rows are compared in groups of their keys' hashes, and those groups are. Says what it found.
 */
export async function recheckCopied(recheck: Recheck): Promise<void> {
  const { ledger, journal } = recheck;
  // Keys last: they tell the rows that are compared before.
  const steps = [...recheck.steps].sort((left, right) => Number(isOfKeys(left.copy)) - Number(isOfKeys(right.copy)));
  for (const { copy, verify } of steps) {
    const chunks = ledger.chunksOf(copy).filter(({ chunk }) => chunk.where === undefined);
    const done = chunks.filter(({ state }) => state === 'done').map(({ chunk }) => chunk);
    if (done.length === 0 || copy.skip) continue;
    if (isOfKeys(copy)) {
      await copyKeysAgain(recheck, copy, verify, done);
      continue;
    }
    if (copy.attributes.existing !== undefined) {
      if (verify === undefined || !(await areSame(recheck, copy, verify, chunks.length, done))) throw moved(copy);
      continue;
    }
    const all = chunks.map(({ chunk }) => chunk);
    if (!all.every((chunk) => isOrderedAlike(chunk, verify))) {
      await copyChangedAgain(recheck, copy, verify, all.length, done);
      continue;
    }
    const changed = verify === undefined ? done : await changedOf(recheck, verify, done);
    if (changed.length === 0) continue;
    await demandOwn(recheck, copy);
    await ledger.outdate(copy, changed, recheck.signal);
    tell(
      journal,
      copy,
      `${changed.length} of ${all.length} chunks that were copied before the interruption changed in the source since; they are copied again.`,
    );
  }
}

/** Groups of rows that differ are taken away, and are one more chunk of what is to be copied, in one transaction; where they are too many, or nothing tells them, the whole table is. */
async function copyChangedAgain(
  recheck: Recheck,
  copy: ScriptStep,
  verify: ScriptStep | undefined,
  all: number,
  done: readonly Chunk[],
): Promise<void> {
  const { ledger, journal } = recheck;
  const changed = verify && (await findChanged(recheck, copy, verify, done));
  if (changed?.removed === 0 && changed.wanted === 0) return;
  if (changed === undefined && verify && done.length === all && (await isSame(recheck, verify, whole))) return;
  await demandOwn(recheck, copy);
  if (changed && Math.max(changed.removed, changed.wanted) <= changed.there * mostChanged) {
    const { there, removed, wanted } = changed;
    // Before the rows go: until the new snapshot is noted, a resume finds and reads them again.
    await recheck.forgetRejects(copy);
    await takeOut(recheck, copy, ledger.copyAgain(copy, { where: changed.source, wanted, removed }), changed.target);
    const words = `The source changed since the interruption: ${writeCount(removed)} of ${countOf(there, 'row')} that were copied before`;
    tell(
      journal,
      copy,
      `${words} are copied again, as ${writeCount(wanted)}; these are the ones that differ, and their neighbours by the hash of the key.`,
    );
    return;
  }
  await takeOut(recheck, copy, ledger.restartTable(copy));
  const why = changed
    ? `${writeCount(Math.max(changed.removed, changed.wanted))} of ${countOf(changed.there, 'row')} would have to be copied again`
    : 'its key gives no order that both servers share, and no text that both compare';
  tell(journal, copy, `The source changed since the interruption; the table is copied again as a whole: ${why}.`);
}

/** What an edited copy puts into the table need not be what the comparison reads. */
async function findChanged(
  { ledger, changedRows, signal }: Recheck,
  copy: ScriptStep,
  verify: ScriptStep,
  ranges: readonly Chunk[],
): Promise<ChangedRows | undefined> {
  return copy.edited ? undefined : await changedRows({ verify, ranges, rows: ledger.rowsThere(copy) }, signal);
}

const whole: Chunk = { index: 0, key: [], estimatedRows: 0 };

/** Keys of rows that are not loaded yet may have come and gone; they stand in a table of the run's own, and cost little. */
async function copyKeysAgain(
  recheck: Recheck,
  copy: ScriptStep,
  verify: ScriptStep | undefined,
  done: readonly Chunk[],
): Promise<void> {
  // Chunk by chunk, so that an interruption finds the old ones or the new ones there.
  if (done.every((chunk) => isOrderedAlike(chunk, verify))) await recheck.ledger.outdate(copy, done, recheck.signal);
  else await takeOut(recheck, copy, recheck.ledger.restartTable(copy));
  tell(recheck.journal, copy, `The source moved since the interruption: the ${copy.name} are copied again.`);
}

/** Rows of a table that was there are never deleted to be copied again on suspicion: either all that is there is as the source has it now, or a person decides. */
async function areSame(
  recheck: Recheck,
  copy: ScriptStep,
  verify: ScriptStep,
  all: number,
  done: readonly Chunk[],
): Promise<boolean> {
  if (done.every((chunk) => isOrderedAlike(chunk, verify)))
    return (await changedOf(recheck, verify, done)).length === 0;
  const changed = await findChanged(recheck, copy, verify, done);
  if (changed) return changed.removed === 0 && changed.wanted === 0;
  return done.length === all && (await isSame(recheck, verify, whole));
}

function moved(copy: ScriptStep): EngineError {
  return new EngineError({
    code: 'RESUME_REFUSED',
    stage: 'run',
    object: copy.id,
    line: copy.lines.start,
    message: `The source changed since the interruption, or can't be shown not to have, and "${copy.name}" goes into a table that was there before: its rows are not deleted to be copied again.`,
    hint: 'Take back what the run did (rollback, or Roll Back Target) and start anew, with the source at rest.',
  });
}

/** Both servers put integers into the same order, and a table in one piece needs none. A key that is no text on either side is marked as plain in the verify step. */
function isOrderedAlike({ key, from, to }: Chunk, verify: ScriptStep | undefined): boolean {
  const bounds = [...(from ?? []), ...(to ?? [])];
  if (bounds.length === 0) return true;
  const names = readNames(verify?.attributes.key ?? '', ',');
  const [name = ''] = names;
  const isPlain = names.length === 1 && readNames(verify?.attributes.plain ?? '', ',').includes(name);
  return key.length === 1 && isPlain && bounds.every((bound) => /^-?\d+$/u.test(bound));
}

async function changedOf(recheck: Recheck, verify: ScriptStep, done: readonly Chunk[]): Promise<Chunk[]> {
  const changed: Chunk[] = [];
  for (const chunk of done) if (!(await isSame(recheck, verify, chunk))) changed.push(chunk);
  return changed;
}

async function isSame(
  { lane, source, sameInRange, signal }: Recheck,
  verify: ScriptStep,
  chunk: Chunk,
): Promise<boolean> {
  return (await sameInRange(verify, { source, target: lane.target }, chunk, signal)) === true;
}

/** What others wrote into the run's table meanwhile is not the run's to delete. Throws RESUME_REFUSED. */
async function demandOwn({ ledger, lane, signal }: Recheck, copy: ScriptStep): Promise<void> {
  const { adapter, session } = lane.target;
  const table = adapter.write.loadedTable(oneStatement(adapter, copy, 'target'));
  const { rows } = await session.query(`SELECT count(*) FROM ${table}`, [], signal);
  const [there, put] = [Number(rows[0]?.[0]), ledger.rowsThere(copy)];
  if (there <= put) return;
  throw new EngineError({
    code: 'RESUME_REFUSED',
    stage: 'run',
    object: copy.id,
    line: copy.lines.start,
    message: `The source changed since the interruption, and ${table} holds ${countOf(there, 'row')}, of which the run put in ${put}: rows that others wrote can't be told from the run's, so none is taken out to be copied again.`,
    hint: 'Take the rows of others out of the table and resume; or take back what the run did (rollback, or Roll Back Target) and start anew.',
  });
}

/** Deletes the table's rows, or those of a condition, and notes what is to be copied again, in one transaction. */
async function takeOut({ lane, signal }: Recheck, copy: ScriptStep, mark: Mark, where?: string): Promise<void> {
  const { adapter, session } = lane.target;
  const statement = oneStatement(adapter, copy, 'target');
  await adapter.write.remove(session, { statement, where }, mark.statement, signal).catch((thrown: unknown) => {
    const error = toEngineError(thrown, 'run');
    const { code, message, retryable } = error;
    if (retryable || code === 'CANCELLED' || code === 'CONNECTION_LOST') throw error;
    throw new EngineError({
      code: 'RESUME_REFUSED',
      stage: 'run',
      object: copy.id,
      line: copy.lines.start,
      message: `The source changed since the interruption, and the rows of "${copy.name}" can't be taken out of the target to copy them again: ${message}`,
      hint: 'Take back what the run created (rollback, or Roll Back Target) and start anew, with the source at rest.',
      cause: thrown,
    });
  });
  mark.committed();
}

function tell(journal: Journal, step: ScriptStep, message: string): void {
  journal.say({ type: 'warning', step: step.id, side: 'source', message });
}

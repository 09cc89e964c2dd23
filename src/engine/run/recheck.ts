import { EngineError, toEngineError } from '../errors.js';
import type { Chunk } from '../model/chunk.js';
import { readNames } from '../model/names.js';
import { isOfKeys, type ScriptStep } from '../model/script.js';
import type { Journal } from './journal.js';
import type { Lane } from './lanes.js';
import type { RunLedger } from './ledger.js';
import { oneStatement } from './tableCopy.js';
import type { OfRange, VerifyLane } from './verifications.js';

/** Whether a key range of a table is the same on both sides, by the digests of its verify step; undefined where its two queries can't tell. */
export type SameInRange = OfRange<boolean>;

export interface Recheck {
  readonly ledger: RunLedger;
  /** Copy steps, and the verify step of each one's table. */
  readonly steps: readonly { readonly copy: ScriptStep; readonly verify: ScriptStep | undefined }[];
  readonly lane: Lane;
  readonly source: VerifyLane['source'];
  readonly sameInRange: SameInRange;
  readonly journal: Journal;
  readonly signal: AbortSignal;
}

/**
 * A resumed run reads a newer state of the source than the chunks that are there already. Where both systems order the key alike (integers), each chunk is compared with the
 * new snapshot and copied again if it differs; else whole tables are, and a table that is partly there starts anew. Says what it found.
 */
export async function recheckCopied(recheck: Recheck): Promise<void> {
  const { ledger, journal } = recheck;
  // Keys last: they tell the rows that are compared before.
  const steps = [...recheck.steps].sort((left, right) => Number(isOfKeys(left.copy)) - Number(isOfKeys(right.copy)));
  for (const { copy, verify } of steps) {
    const chunks = ledger.chunksOf(copy);
    const done = chunks.filter(({ state }) => state === 'done').map(({ chunk }) => chunk);
    if (done.length === 0 || copy.skip) continue;
    if (isOfKeys(copy)) {
      await copyKeysAgain(recheck, copy, verify, done);
      continue;
    }
    if (copy.attributes.existing !== undefined) {
      if (verify === undefined || !(await areSame(recheck, verify, chunks.length, done))) throw moved(copy);
      continue;
    }
    const all = chunks.map(({ chunk }) => chunk);
    if (all.every((chunk) => isOrderedAlike(chunk, verify))) {
      const changed = verify === undefined ? done : await changedOf(recheck, verify, done);
      if (changed.length === 0) continue;
      await ledger.outdate(copy, changed, recheck.signal);
      tell(
        journal,
        copy,
        `${changed.length} of ${all.length} chunks that were copied before the interruption changed in the source since; they are copied again.`,
      );
    } else if (done.length < all.length || verify === undefined || !(await isSame(recheck, verify, whole))) {
      await restart(recheck, copy);
      tell(
        journal,
        copy,
        'The source changed since the interruption, and the key gives no order that both servers share: the table is copied again as a whole.',
      );
    }
  }
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
  else await restart(recheck, copy);
  tell(recheck.journal, copy, `The source moved since the interruption: the ${copy.name} are copied again.`);
}

/** Rows of a table that was there are never deleted to be copied again on suspicion: either all that is there is as the source has it now, or a person decides. */
async function areSame(recheck: Recheck, verify: ScriptStep, all: number, done: readonly Chunk[]): Promise<boolean> {
  if (done.every((chunk) => isOrderedAlike(chunk, verify)))
    return (await changedOf(recheck, verify, done)).length === 0;
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

async function restart({ ledger, lane, signal }: Recheck, copy: ScriptStep): Promise<void> {
  const { adapter, session } = lane.target;
  const statement = oneStatement(adapter, copy, 'target');
  await adapter.write.empty(session, statement, ledger.restartTable(copy), signal).catch((thrown: unknown) => {
    const { message } = toEngineError(thrown, 'run');
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
  ledger.tableRestarted(copy);
}

function tell(journal: Journal, step: ScriptStep, message: string): void {
  journal.say({ type: 'warning', step: step.id, side: 'source', message });
}

import { throwIfCancelled } from '../errors.js';
import type { Chunk } from '../model/chunk.js';
import type { ScriptStep } from '../model/script.js';
import type { TableVerification, VerificationState } from '../model/verification.js';
import { proofOf, saysLittle, type VerifyOptions } from './levels.js';
import { countRows } from './counts.js';
import { findDifferences, type Comparison } from './differences.js';
import { digestsOf, segmentsOf } from './digest.js';
import { recheck } from './recheck.js';
import { compareRows } from './rows.js';
import { sampleDigest } from './sample.js';
import type { Side } from './side.js';
import { at, isAppended, namesOf, reservations, whole } from './step.js';
import { Refused, taskOf, type Compared, type Ends, type Task } from './task.js';

/**
 * Compares a table by the two queries of the step, as closely as `options.level` says. Where the digests differ, the rows that differ are found through buckets of
 * their keys' hashes, so that no order of any engine matters.
 */
export async function verifyTable(
  step: ScriptStep,
  lanes: readonly Ends[],
  signal: AbortSignal,
  options: VerifyOptions = { level: 'checksum' },
): Promise<TableVerification> {
  const began = performance.now();
  throwIfCancelled(signal, 'verify');
  const task = await taskOf(step, lanes, signal).catch((thrown: unknown) => {
    if (thrown instanceof Refused) return thrown;
    throw thrown;
  });
  const { columns, sourceColumns } = task instanceof Refused ? { columns: [], sourceColumns: [] } : task;
  const outcome = (facts: Partial<TableVerification> & { state: VerificationState }): TableVerification => ({
    step: step.id,
    table: step.attributes.table ?? step.name,
    level: options.level,
    sourceRows: 0,
    targetRows: 0,
    columns,
    differences: [],
    differingRows: 0,
    milliseconds: Math.round(performance.now() - began),
    ...facts,
  });
  if (task instanceof Refused)
    return outcome({
      state: 'not-comparable',
      reason: `The target can't be read: ${task.message}${isAppended(step) ? withoutKeys : ''}`,
    });
  if (sourceColumns.length !== columns.length) {
    const reason = `The source query gives ${sourceColumns.length} columns and the target query ${columns.length}.`;
    return outcome({ state: 'not-comparable', reason });
  }
  const compared = await compare(task, options, signal);
  const { source, target } = compared;
  // Rows that are too long for a digest were fetched.
  const level = compared.found ? 'rows' : options.level;
  // Of a table so small a sample would prove next to nothing.
  if (level === 'sample' && saysLittle(Math.max(source.rows, target.rows), options.sample))
    return await verifyTable(step, lanes, signal, { ...options, level: 'checksum' });
  const digests =
    level === 'checksum' || level === 'sample' ? { sourceDigest: source.text, targetDigest: target.text } : {};
  const lossy = namesOf(step, 'lossy');
  const losses = options.level === 'counts' || lossy.length === 0 ? {} : { lossy };
  const counted = { level, sourceRows: source.rows, targetRows: target.rows, ...losses };
  const facts = { ...counted, ...digests };
  const proves = proofOf({ ...options, level }, columns.length);
  const equal = equalState(step, { ...options, level });
  if (source.text === target.text && (compared.found?.differences.length ?? 0) === 0)
    return outcome({ ...facts, state: equal, proves, reason: reservations(step) });
  if (options.level === 'counts') {
    const reason = `The source has ${source.rows} rows and the target ${target.rows}.`;
    return outcome({ ...facts, state: 'differs', differingRows: Math.abs(source.rows - target.rows), reason });
  }
  const comparison = comparisonOf(task, compared, options);
  const found = compared.found ?? (await findDifferences(wholeOf(task.left), wholeOf(task.right), comparison, signal));
  const settled = await recheck(found, task, comparison, options, signal);
  // The first look's digests say nothing of the last one.
  if (settled.state === 'settled') return outcome({ ...counted, state: equal, proves, reason: settled.reason });
  return outcome({ ...facts, ...settled.found, state: settled.state, reason: settled.reason ?? settled.found.reason });
}

const withoutKeys =
  ' The rows were appended, and are told from the others by a table of their keys, which goes with the end of the run unless its last step is skipped.';

async function compare(task: Task, options: VerifyOptions, signal: AbortSignal): Promise<Compared> {
  if (options.level === 'counts') return await countRows(task, signal);
  return (await digested(task, options, signal)) ?? (await compareRows(task, options.keep, signal));
}

/** Undefined where the rows themselves are to be compared: that was asked for, or one is too long for a digest. */
async function digested(task: Task, options: VerifyOptions, signal: AbortSignal): Promise<Compared | undefined> {
  if (options.level === 'rows') return undefined;
  if (options.level === 'sample') return await sampleDigest(task, options.sample ?? 1, signal);
  return await digestBoth(task, await segmentsOf(task.step, task.left, task.lefts.length, signal), signal);
}

/** Undefined where a row is too long for a digest. */
async function digestBoth(task: Task, segments: readonly Chunk[], signal: AbortSignal): Promise<Compared | undefined> {
  const { step, columns, sourceColumns, plain } = task;
  const keys = { source: namesOf(step, 'source-key', 'key'), target: namesOf(step, 'key') };
  const digests = await digestsOf(
    { sessions: task.lefts, columns: sourceColumns, plain: at(sourceColumns, plain), key: keys.source, segments },
    { sessions: task.rights, columns, plain: at(columns, plain), key: keys.target, segments },
    signal,
  );
  return digests && { source: digests[0], target: digests[1] };
}

/** What it means that nothing differs. */
function equalState(step: ScriptStep, { level }: VerifyOptions): VerificationState {
  if (level === 'counts') return 'counts-equal';
  if (level === 'sample') return 'sample-equal';
  return step.edited || step.attributes.expression !== undefined ? 'equals-expression' : 'verified';
}

function comparisonOf(task: Task, { source, target, within }: Compared, { keep }: VerifyOptions): Comparison {
  const { columns, sourceColumns, plain, key } = task;
  return { columns, sourceColumns, plain, key, rows: Math.max(source.rows, target.rows), within, keep };
}

const wholeOf = (side: Side): Side => ({ ...side, query: whole(side) });

/** Whether both sides hold the same in a key range, by the digests of the step's two queries; undefined where they can't be compared. */
export async function sameInRange(
  step: ScriptStep,
  ends: Ends,
  chunk: Chunk,
  signal: AbortSignal,
): Promise<boolean | undefined> {
  const task = await taskOf(step, [ends], signal);
  if (task.sourceColumns.length !== task.columns.length) return undefined;
  const digests = await digestBoth(task, [chunk], signal);
  return digests && digests.source.text === digests.target.text;
}

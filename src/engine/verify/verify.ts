import { throwIfCancelled } from '../errors.js';
import type { Chunk } from '../model/chunk.js';
import type { Segments, SegmentSums } from '../model/digest.js';
import type { ScriptStep } from '../model/script.js';
import type { TableVerification, VerificationState } from '../model/verification.js';
import { together } from '../model/together.js';
import { proofOf, saysLittle, type VerifyOptions } from './levels.js';
import { countRows } from './counts.js';
import { findDifferences, type Comparison } from './differences.js';
import {
  canSplit,
  digestFrom,
  digestOf,
  digestsOf,
  hasPlainBounds,
  segmentsOf,
  sumsOf,
  type SegmentedQuery,
} from './digest.js';
import { recheck } from './recheck.js';
import { compareRows } from './rows.js';
import { sampleDigest } from './sample.js';
import type { End, Side } from './side.js';
import { isAppended, namesOf, reservations, sideOf, uncounted, uncountedOf, whole } from './step.js';
import {
  comparableOr,
  exactly,
  isRefusal,
  NotComparable,
  heldBy,
  taskOf,
  utf8Of,
  type Compared,
  type Ends,
  type Task,
} from './task.js';

/**
 * Compares a table by the two queries of the step, as closely as `options.level` says. Where the digests differ, the rows that differ are found through buckets of
 * their keys' hashes, so that no order of any engine matters. `known` is what {@link digestSegment} said of the table before.
 */
export async function verifyTable(
  step: ScriptStep,
  lanes: readonly Ends[],
  signal: AbortSignal,
  known?: Segments,
  options: VerifyOptions = { level: 'checksum' },
): Promise<TableVerification> {
  const began = performance.now();
  throwIfCancelled(signal, 'verify');
  const task = await taskOf(step, lanes, signal).catch(comparableOr);
  const columns = task instanceof NotComparable ? [] : task.columns;
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
  if (task instanceof NotComparable) return outcome({ state: 'not-comparable', reason: task.message });
  const compared = await compare(task, options, known, signal).catch(comparableOr);
  if (compared instanceof NotComparable) return outcome({ state: 'not-comparable', reason: compared.message });
  const { source, target } = compared;
  // Rows that are too long for a digest were fetched.
  const level = compared.found ? 'rows' : options.level;
  // Of a table so small a sample would prove next to nothing.
  if (level === 'sample' && saysLittle(Math.max(source.rows, target.rows), options.sample))
    return await verifyTable(step, lanes, signal, undefined, { ...options, level: 'checksum' });
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

async function compare(
  task: Task,
  options: VerifyOptions,
  known: Segments | undefined,
  signal: AbortSignal,
): Promise<Compared> {
  if (options.level === 'counts') return await countRows(task, signal);
  return (await digested(task, options, known, signal)) ?? (await compareRows(task, options.keep, signal));
}

/** Undefined where the rows themselves are to be compared: that was asked for, or one is too long for a digest. */
async function digested(
  task: Task,
  options: VerifyOptions,
  known: Segments | undefined,
  signal: AbortSignal,
): Promise<Compared | undefined> {
  if (options.level === 'rows') return undefined;
  if (options.level === 'sample') return await sampleDigest(task, options.sample ?? 1, signal);
  const compared = known && (await digestBoth(task, known, signal));
  if (compared && compared.source.text === compared.target.text) return compared;
  const ranges = await segmentsOf(task.step, task.left, task.lefts.length, signal);
  return await digestBoth(task, undigested(ranges), signal);
}

const undigested = (ranges: readonly Chunk[]): Segments => ({ ranges, sums: new Map() });

/** Undefined where a row is too long for a digest. */
async function digestBoth(task: Task, segments: Segments, signal: AbortSignal): Promise<Compared | undefined> {
  const digests = await digestsOf(...(await halves(task, segments, signal)), signal);
  return digests && { source: digests[0], target: digests[1] };
}

async function halves(
  { step, columns, sourceColumns, plain, json, lefts, rights, ...sides }: Task,
  segments: Segments,
  signal: AbortSignal,
): Promise<[SegmentedQuery, SegmentedQuery]> {
  const left = { columns: sourceColumns, ...uncountedOf(sourceColumns, { plain, json }) };
  const right = { columns, ...uncountedOf(columns, { plain, json }) };
  const [source, target] = await together([
    utf8Of(step, sides.left, left, signal),
    utf8Of(step, sides.right, right, signal),
  ]);
  const keys = { source: namesOf(step, 'source-key', 'key'), target: namesOf(step, 'key') };
  return [
    { ...left, utf8: source, sessions: lefts, key: keys.source, segments, half: 'source' },
    { ...right, utf8: target, sessions: rights, key: keys.target, segments, half: 'target' },
  ];
}

/** What it means that nothing differs. */
function equalState(step: ScriptStep, { level }: VerifyOptions): VerificationState {
  if (level === 'counts') return 'counts-equal';
  if (level === 'sample') return 'sample-equal';
  return step.edited || step.attributes.expression !== undefined ? 'equals-expression' : 'verified';
}

function comparisonOf(task: Task, { source, target, within }: Compared, { keep }: VerifyOptions): Comparison {
  const { columns, sourceColumns, plain, json, key } = task;
  return { columns, sourceColumns, plain, json, key, rows: Math.max(source.rows, target.rows), within, keep };
}

/** What the target holds now, as {@link TableVerification.targetDigest} has it; undefined where it can't be read, or a row is too long. */
export async function digestOfTarget(step: ScriptStep, target: End, signal?: AbortSignal): Promise<string | undefined> {
  const side = sideOf(step, 'target', target);
  try {
    const given = await target.adapter.checksum.columns(target.session, whole(side), signal);
    const columns = given.map(({ name }) => name);
    const query = whole(exactly(step, 'target', side, given));
    const framed = {
      columns,
      ...uncountedOf(columns, uncounted(step, columns, await heldBy(step, side, signal))),
    };
    const utf8 = await utf8Of(step, side, framed, signal);
    return (await digestOf(side, { ...framed, query, utf8 }, signal))?.text;
  } catch (thrown) {
    if (isRefusal(thrown) || thrown instanceof NotComparable) return undefined;
    throw thrown;
  }
}

const wholeOf = (side: Side): Side => ({ ...side, query: whole(side) });

/** Whether both sides hold the same in a key range, by the digests of the step's two queries; undefined where they can't be compared. */
export async function sameInRange(
  step: ScriptStep,
  ends: Ends,
  chunk: Chunk,
  signal: AbortSignal,
): Promise<boolean | undefined> {
  const task = await taskOf(step, [ends], signal).catch(comparableOr);
  if (task instanceof NotComparable) return undefined;
  const digests = await digestBoth(task, undigested([chunk]), signal);
  return digests && digests.source.text === digests.target.text;
}

/**
 * Both sides' sums over a range that is copied while others are not yet; undefined where they differ, or where the step can't be divided. A difference proves nothing: the target may
 * order the key otherwise, and hold rows of the range in ranges to come.
 */
export async function digestSegment(
  step: ScriptStep,
  ends: Ends,
  range: Chunk,
  signal: AbortSignal,
): Promise<SegmentSums | undefined> {
  if (!canSplit(step) || !hasPlainBounds(range) || isAppended(step)) return undefined;
  const task = await taskOf(step, [ends], signal).catch(comparableOr);
  if (task instanceof NotComparable) return undefined;
  const [left, right] = await halves(task, undigested([range]), signal);
  const [source, target] = await together([sumsOf(left, 'whole', signal), sumsOf(right, 'whole', signal)]);
  const isSame = digestFrom(source)?.text === digestFrom(target)?.text && digestFrom(source) !== undefined;
  return isSame ? { source, target } : undefined;
}

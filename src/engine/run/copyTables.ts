import { setTimeout } from 'node:timers/promises';
import type { Adapter, ByteStream, LoadResult, StreamFormat } from '../adapter.js';
import { EngineError, toEngineError } from '../errors.js';
import type { Chunk } from '../model/chunk.js';
import { isOfKeys, rangePlaceholder, type ScriptStep } from '../model/script.js';
import type { BinaryField, ClientEncoding } from '../model/type.js';
import type { End } from './end.js';
import type { RunLedger } from './ledger.js';
import type { Journal } from './journal.js';
import type { RunProgress } from './progress.js';
import type { Rejects } from './rejects.js';
import { sessionsOf, spread, type Lane } from './lanes.js';
import type { Throttle } from './throttle.js';
import type { Watchdog } from './watchdog.js';
import type { CopyTotals } from './copyTotals.js';
import { located } from './statements.js';
import { chunkLimits, planCopies, type TableCopy } from './tableCopy.js';
import { ReadAhead, Turns, type Turn } from './turns.js';

export interface CopyJob {
  readonly steps: readonly ScriptStep[];
  readonly source: Adapter;
  readonly lanes: readonly [Lane, ...Lane[]];
  readonly journal: Journal;
  readonly progress: RunProgress;
  readonly throttle: Throttle;
  readonly totals: CopyTotals;
  readonly controller: AbortController;
  readonly ledger?: RunLedger | undefined;
  readonly rejects: Rejects;
  readonly verifyOf: (step: ScriptStep) => ScriptStep | undefined;
  readonly chunkRows?: number | undefined;
  readonly watchdog: Watchdog;
  /** One lane loads at a time, in the order of the keys; the others read ahead meanwhile, and commit. */
  readonly inTurn: boolean;
  /** Called when a range's rows are on the target. */
  readonly onChunk: (copy: TableCopy, chunk: Chunk) => void;
  /** Called when all rows of a step are on the target. */
  readonly onCopied: (step: ScriptStep) => void;
}

/** Copies tables chunk by chunk over all lanes at once, biggest tables first. The first failure stops the others. */
export async function copyTables(job: CopyJob): Promise<void> {
  const [{ reader, target }] = job.lanes;
  const { source, journal, progress, controller, ledger } = job;
  for (const step of job.steps) if (step.skip) journal.end(step, 'skipped');
  const steps = job.steps.filter((step) => !step.skip);
  const { verifyOf } = job;
  const copies = await planCopies({
    ...{ steps, source, target, reader, progress, ledger, verifyOf },
    chunk: chunkLimits(job.chunkRows, job.throttle.limits),
    lanes: job.inTurn ? 1 : job.lanes.length,
    signal: controller.signal,
  });
  for (const copy of copies) if (!isOfKeys(copy.step)) job.totals.begin(copy.step.id, copy);
  progress.look();
  const fresh = copies.filter((copy) => copy.chunks.length > 0 && (ledger?.chunksOf(copy.step) ?? []).length === 0);
  await ledger?.plan(fresh, controller.signal);
  for (const copy of copies) if (copy.open === 0) finishTable(job, copy);
  const queue = copies.flatMap((copy) => copy.chunks.map((chunk) => ({ copy, chunk })));
  const turns = job.inTurn ? new Turns() : undefined;
  try {
    await spread(queue, job.lanes, controller, async ({ copy, chunk }, lane) => {
      try {
        await patiently(job, copy, () => inTurn(turns, (turn) => copyChunk(job, copy, chunk, lane, turn)));
      } catch (thrown) {
        failTable(job, copy, thrown);
        throw thrown;
      }
    });
    progress.look();
  } catch (thrown) {
    for (const copy of copies) if (copy.begun && copy.open > 0) endInterrupted(job, copy);
    throw thrown;
  }
}

/** Gives the work its place before anything else can take it, and the next one its own when the work is over at the latest. */
async function inTurn(turns: Turns | undefined, work: (turn: Turn | undefined) => Promise<void>): Promise<void> {
  const turn = turns?.take();
  try {
    await work(turn);
  } finally {
    turn?.pass();
  }
}

async function copyChunk(
  job: CopyJob,
  copy: TableCopy,
  chunk: Chunk,
  lane: Lane,
  turn: Turn | undefined,
): Promise<void> {
  await job.throttle.goAhead({ signal: job.controller.signal, onWait: () => undefined });
  const { step } = copy;
  const { reader, target } = lane;
  begin(job, copy);
  const range = chunk.where ?? job.source.read.range(chunk, copy.key);
  const sql = copy.query.replace(rangePlaceholder, () => range);
  const format = (step.attributes.stream ?? target.adapter.write.format) as StreamFormat;
  const encode = step.encode as Readonly<Record<string, ClientEncoding>>;
  if (format === 'binary') copy.fields ??= await binaryFields(copy, target, job.controller.signal);
  const { fields } = copy;
  let taken = 0;
  // Until its turn has come nothing has to move.
  let moved = (): void => undefined;
  const waiting = { signal: job.controller.signal, onWait: () => moved() };
  const slow = (stream: ByteStream, of: StreamFormat): ByteStream => job.throttle.slow(stream, of, waiting);
  const open = (): ByteStream => slow(reader.stream(sql, { format, encode, fields }), format);
  const ahead = turn && new ReadAhead(open);
  await turn?.come;
  const watched = job.watchdog.watch(step, true, sessionsOf([lane]));
  moved = () => watched.touch();
  const began = performance.now();
  const { write } = target.adapter;
  const request = {
    mark: job.ledger?.markChunk(step, chunk),
    before: copy.stale.has(chunk) ? deleteStale(copy, chunk, target) : undefined,
    statement: copy.statement,
    format,
    open: () => ahead?.take() ?? open(),
    onLoaded: () => turn?.pass(),
    onBytes: (bytes: number) => {
      watched.touch();
      copy.progress.took(bytes - taken);
      taken = bytes;
    },
  };
  const takeBack = (): void => {
    copy.progress.took(-taken);
    taken = 0;
  };
  const result = await write
    .load(target.session, request, job.controller.signal)
    .catch(async (thrown: unknown) => {
      takeBack();
      await ahead?.drop();
      const failed = { step, chunk, key: copy.key, source: job.source, lane, sql, encode, format };
      return await job.rejects.takeUp(thrown, { ...failed, request, slow, signal: job.controller.signal });
    })
    .catch((thrown: unknown) => {
      takeBack();
      throw located(thrown, step);
    })
    .finally(() => watched.end());
  job.ledger?.chunkDone(step, chunk, result.rows, result.bytes);
  tell(job, copy, { sql, result, milliseconds: Math.round(performance.now() - began) });
  copy.progress.committed({ rows: result.rows, bytes: result.bytes, taken, expected: chunk.estimatedRows });
  if (chunk.where === undefined) job.onChunk(copy, chunk);
  if (copy.open === 0) finishTable(job, copy);
}

/** Deletes the chunk's rows, by its range over the target's own names of the key. */
function deleteStale({ statement, targetKey }: TableCopy, chunk: Chunk, { adapter }: End): string {
  return `DELETE FROM ${adapter.write.loadedTable(statement)} WHERE ${adapter.read.range(chunk, targetKey)}`;
}

/** How often a chunk is tried that other sessions stand in the way of, and how long to wait before the next try, in milliseconds. */
const tries = 6;
const firstPause = 250;

/** Deadlocks and lock waits pass: the chunk was rolled back, and both sessions live. What ends a session ends the attempt. */
async function patiently(job: CopyJob, copy: TableCopy, work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await work();
      return;
    } catch (thrown) {
      const error = toEngineError(thrown, 'run');
      const passes = error.retryable && error.code === 'STATEMENT_FAILED' && attempt < tries;
      if (!passes || job.controller.signal.aborted) throw thrown;
      const message = `${error.message} The chunk is tried again (${attempt} of ${tries - 1}).`;
      job.journal.say({ type: 'warning', step: copy.step.id, side: 'target', message });
      await setTimeout(firstPause * 2 ** (attempt - 1), undefined, { signal: job.controller.signal });
    }
  }
}

async function binaryFields(
  { step, statement }: TableCopy,
  { adapter, session }: End,
  signal: AbortSignal,
): Promise<readonly BinaryField[]> {
  const fields = adapter.write.binaryFields?.(session, statement, signal) ?? Promise.reject(noBinary(adapter));
  return await fields.catch((thrown: unknown) => {
    throw located(thrown, step);
  });
}

function noBinary({ displayName }: Adapter): EngineError {
  return new EngineError({
    code: 'SCRIPT_INVALID',
    stage: 'run',
    message: `${displayName} takes no rows in the binary format.`,
    hint: 'Take stream=binary out of the step.',
  });
}

function begin(job: CopyJob, copy: TableCopy): void {
  if (copy.begun) return;
  copy.begun = true;
  job.journal.begin(copy.step);
}

/** Says what ran and adds up what the target took. */
function tell(
  job: CopyJob,
  copy: TableCopy,
  { sql, result, milliseconds }: { sql: string; result: LoadResult; milliseconds: number },
): void {
  const { journal } = job;
  const { id: step } = copy.step;
  const { rows, bytes, statement } = result;
  journal.say({ type: 'statement', step, side: 'source', sql, milliseconds, rows });
  journal.say({ type: 'statement', step, side: 'target', sql: statement, milliseconds, rows });
  for (const message of result.warnings) journal.say({ type: 'warning', step, side: 'target', message });
  copy.rows += rows;
  copy.bytes += bytes;
  copy.open -= 1;
  if (!isOfKeys(copy.step)) job.totals.took(step, { rows, bytes });
}

function finishTable(job: CopyJob, copy: TableCopy): void {
  begin(job, copy);
  job.journal.end(copy.step, 'done', { rows: copy.rows, bytes: copy.bytes });
  job.onCopied(copy.step);
}

function failTable(job: CopyJob, copy: TableCopy, thrown: unknown): void {
  const error = toEngineError(thrown, 'run');
  if (error.code === 'CANCELLED') return;
  copy.open = 0;
  job.journal.end(copy.step, 'failed', { rows: copy.rows, bytes: copy.bytes, error: error.toData() });
}

function endInterrupted(job: CopyJob, copy: TableCopy): void {
  job.journal.end(copy.step, 'interrupted', { rows: copy.rows, bytes: copy.bytes });
}

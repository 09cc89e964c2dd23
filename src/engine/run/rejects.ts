import { isUtf8 } from 'node:buffer';
import type { Adapter, ByteStream, LoadRequest, LoadResult, StreamFormat } from '../adapter.js';
import { EngineError, type RowsRefused } from '../errors.js';
import type { Chunk } from '../model/chunk.js';
import type { RunState } from '../model/event.js';
import { readNames } from '../model/names.js';
import { countOf } from '../model/quantity.js';
import { rowName, type Reject, type RejectedValue, type RejectPolicy } from '../model/reject.js';
import type { ScriptStep } from '../model/script.js';
import type { ClientEncoding, RowFormat } from '../model/type.js';
import type { TableVerification } from '../model/verification.js';
import { decodeRow } from '../stream/rows.js';
import type { Journal } from './journal.js';
import type { Lane } from './lanes.js';
import type { RunLedger } from './ledger.js';
import { sortRows } from './rowByRow.js';

/** A larger row is named in the file, and its values are left out. */
const largestKept = 64 * 1024 * 1024;

/** A chunk whose load failed. */
export interface FailedChunk {
  readonly step: ScriptStep;
  readonly chunk: Chunk;
  /** Output columns of the source half that make the key. */
  readonly key: readonly string[];
  readonly source: Adapter;
  readonly lane: Lane;
  /** The chunk's query. */
  readonly sql: string;
  readonly encode: Readonly<Record<string, ClientEncoding>>;
  readonly format: StreamFormat;
  readonly request: LoadRequest;
  /** The same stream below the run's limits. */
  readonly slow: (stream: ByteStream, format: StreamFormat) => ByteStream;
  readonly signal: AbortSignal;
}

/** Finds the rows that a target refuses, and keeps them or names the first one. Lives as long as the run, over all of its attempts. */
export class Rejects {
  private readonly counts = new Map<string, number>();
  /** Rows set aside in chunks that are not committed yet. */
  private pending = 0;

  constructor(
    private readonly policy: RejectPolicy | undefined,
    private readonly journal: Journal,
  ) {}

  /** Rejects whose chunks are committed. */
  get total(): number {
    return [...this.counts.values()].reduce((sum, count) => sum + count, 0);
  }

  /** The same of the table that a step copies or verifies. */
  ofTable(step: ScriptStep): number {
    return this.counts.get(tableOf(step)) ?? 0;
  }

  /**
   * Makes the file say what the ledger says: entries of chunks that were not committed, or that are copied anew, go. What a run before this one left is set aside. Called by every
   * attempt before it copies.
   */
  async begin(ledger: RunLedger | undefined, steps: readonly ScriptStep[], isFirst: boolean): Promise<void> {
    if (this.policy === undefined || ledger === undefined) return;
    const { store, onReject } = this.policy;
    const chunks = steps.filter(({ kind }) => kind === 'copy').flatMap((step) => ledger.chunksOf(step));
    if (isFirst && chunks.length === 0) {
      const old = onReject === 'keep' ? await store.setAside() : undefined;
      if (old !== undefined) this.warn(undefined, `Refused rows of an earlier run are in ${old} now.`);
      return;
    }
    const done = new Set(
      chunks.filter(({ state }) => state === 'done').map(({ facts, part }) => `${facts.step} ${part}`),
    );
    this.counts.clear();
    const kept: Reject[] = [];
    await store.rewrite((entry) => {
      if (!done.has(`${entry.step} ${entry.chunk}`)) return undefined;
      kept.push({ ...entry, values: undefined });
      return entry;
    });
    this.add(kept);
    const keys = new Map(steps.map((step) => [step.id, readNames(step.attributes.key ?? '', ',')]));
    if (isFirst) for (const entry of kept) this.tell(entry, keys.get(entry.step) ?? []);
  }

  /**
   * Takes up a load that failed. Reads the chunk again under the same snapshot and sorts its rows: where they are kept, the good ones are committed with the chunk's mark and the
   * result is the load's; else throws an error that names the row. Throws `thrown` itself where rows are not the reason.
   */
  async takeUp(thrown: unknown, failed: FailedChunk): Promise<LoadResult> {
    const { step, source, lane, sql, signal, request } = failed;
    if (signal.aborted || !mayBeRows(thrown, failed.format)) throw thrown;
    // What the client could not put into the binary form may still be a text that the server reads.
    const format: RowFormat = failed.format === 'binary' ? 'text' : failed.format;
    const { statement, before } = request;
    const load = await lane.target.adapter.write.loadBatches(
      lane.target.session,
      { statement, before, format },
      signal,
    );
    const found: Reject[] = [];
    try {
      const columns = await load
        .load([])
        .then(async () => (await source.checksum.columns(lane.reader, sql, signal)).map(({ name }) => name))
        .catch(() => {
          throw thrown;
        });
      this.warn(step, 'The target refused rows; the chunk is read again to find them.');
      const stream = failed.slow(lane.reader.stream(sql, { format, encode: failed.encode }), format);
      const refuse = async (row: Buffer, refused: RowsRefused): Promise<void> => {
        await this.refuse(entryOf(failed, format, columns, row, refused), refused, found);
      };
      const { rows, bytes } = await sortRows(stream, format, load, refuse, request.onBytes);
      if (this.policy?.onReject !== 'keep') throw thrown;
      await load.commit(request.mark?.(rows, bytes));
      this.add(found);
      for (const entry of found) this.tell(entry, failed.key);
      return { rows, bytes, statement: load.statement, warnings: [] };
    } catch (error) {
      await load.rollBack();
      if (found.length > 0 && !isAmbiguous(error)) await this.forget({ step: step.id, chunk: failed.chunk.index });
      throw error;
    } finally {
      this.pending -= found.length;
    }
  }

  private async refuse(entry: Reject, refused: RowsRefused, found: Reject[]): Promise<void> {
    const { policy } = this;
    if (policy?.onReject !== 'keep') throw namedError(entry, refused);
    if (this.total + this.pending >= policy.most) throw tooMany(policy.most, entry);
    // Without a ledger nothing has taken out what an earlier copy of the chunk left.
    if (found.length === 0) await this.forget(entry);
    this.pending += 1;
    found.push({ ...entry, values: undefined });
    await policy.store.append(entry);
  }

  /** Takes out every row of a step: those that are still refused come again. */
  async forgetStep({ id }: ScriptStep): Promise<void> {
    await this.policy?.store.rewrite((entry) => (entry.step === id ? undefined : entry));
  }

  private async forget({ step, chunk }: Pick<Reject, 'step' | 'chunk'>): Promise<void> {
    await this.policy?.store.rewrite((entry) => (entry.step === step && entry.chunk === chunk ? undefined : entry));
  }

  private add(entries: readonly Reject[]): void {
    for (const { table } of entries) this.counts.set(table, (this.counts.get(table) ?? 0) + 1);
  }

  /** Names a row in events and reports, which others may read: by its key and the reason. One without a key stands in the rejects file alone. */
  private tell({ step, table, key, reason, column }: Reject, keyNames: readonly string[]): void {
    const short = reason.length > longestReason ? `${reason.slice(0, longestReason)}…` : reason;
    const isKey = Object.keys(key).every((name) => keyNames.includes(name));
    const row = { step, table, key: isKey ? key : {}, reason: short, column };
    this.journal.say({ type: 'reject', row });
  }

  /** The same error; where rows that were set aside may be its reason, it says so. */
  explained(thrown: unknown, { kind }: ScriptStep): unknown {
    const { total } = this;
    const isKey = kind === 'prove' || kind === 'add-foreign-key';
    if (total === 0 || !isKey || !(thrown instanceof EngineError) || thrown.retryable) return thrown;
    if (thrown.code !== 'PROOF_FAILED' && thrown.code !== 'STATEMENT_FAILED') return thrown;
    return new EngineError({
      ...thrown.toData(),
      cause: thrown.cause,
      hint: `${countOf(total, 'refused row')} ${total === 1 ? 'is' : 'are'} set aside, and rows that refer to ${total === 1 ? 'it' : 'them'} are there: load ${total === 1 ? 'it' : 'them'} (load-rejects) once the reason is mended, and resume. ${thrown.hint}`,
    });
  }

  /** How the run ended, given what the verification says: rows that were set aside are missing, and nothing else may be. */
  stateOf(state: RunState, results: readonly TableVerification[]): RunState {
    if (this.total === 0 || (state !== 'not-verified' && state !== 'differs')) return state;
    const unequal = results.filter(({ state: found }) => found === 'differs' || found === 'not-comparable');
    return unequal.every((result) => onlyRejectsMiss(result)) ? 'incomplete' : 'differs';
  }

  private warn(step: ScriptStep | undefined, message: string): void {
    this.journal.say({ type: 'warning', step: step?.id, side: 'target', message });
  }
}

/** All rows that were found to differ are missing, and as many are missing as were set aside. */
function onlyRejectsMiss(result: TableVerification): boolean {
  const { rejectedRows = 0, sourceRows, targetRows, differences } = result;
  return (
    result.state === 'differs' &&
    sourceRows - targetRows === rejectedRows &&
    result.differingRows <= rejectedRows &&
    differences.every(({ kind }) => kind === 'missing')
  );
}

function tableOf(step: ScriptStep): string {
  return step.attributes.table ?? step.name;
}

/** What the target says no to, and what the client can't put into a stream. Lost connections, locks and full disks are others' business. */
function mayBeRows(thrown: unknown, format: StreamFormat): boolean {
  if (!(thrown instanceof EngineError) || thrown.retryable) return false;
  const { code } = thrown;
  return code === 'LOAD_IMPERFECT' || code === 'STATEMENT_FAILED' || (code === 'STREAM_BROKEN' && format === 'binary');
}

/** The commit may have happened: the next attempt asks the ledger. */
function isAmbiguous(error: unknown): boolean {
  return error instanceof EngineError && error.code === 'CONNECTION_LOST';
}

function entryOf(
  { step, chunk, key }: FailedChunk,
  stream: RowFormat,
  columns: readonly string[],
  row: Buffer,
  { refusal }: RowsRefused,
): Reject {
  const values = decodeRow(stream, row);
  const named = key.filter((name) => columns.includes(name));
  const naming = named.length > 0 ? named : columns;
  return {
    format: 1,
    step: step.id,
    table: tableOf(step),
    chunk: chunk.index,
    key: Object.fromEntries(naming.map((name) => [name, shown(values[columns.indexOf(name)] ?? null)])),
    reason: refusal.reason,
    column: refusal.column,
    stream,
    columns,
    values: row.length > largestKept ? undefined : values.map(kept),
  };
}

/** Longest reason outside of the rejects file, in characters: servers quote the value. */
const longestReason = 300;

/** Keys are short; where all values name the row, each gives its beginning. */
const longestInKey = 200;

function shown(value: Buffer | null): string | null {
  return value === null ? null : value.toString('utf8', 0, longestInKey);
}

function kept(value: Buffer | null): RejectedValue {
  if (value === null) return null;
  return isUtf8(value) ? value.toString('utf8') : { base64: value.toString('base64') };
}

function namedError({ table, key, column, reason }: Reject, { cause }: RowsRefused): EngineError {
  const place = column === undefined ? '' : `, column ${column}`;
  return new EngineError({
    code: 'LOAD_IMPERFECT',
    stage: 'run',
    object: table,
    message: `The target refused the row ${rowName(key)} of ${table}${place}: ${reason.replace(/\.$/u, '')}. The chunk was rolled back.`,
    hint: 'Mend the row in the source, or the column’s type or expression in the script; or let the run set such rows aside in a file (--on-reject=keep, or the setting databaseMigration.run.onReject).',
    cause,
  });
}

function tooMany(most: number, { table, key, reason }: Reject): EngineError {
  return new EngineError({
    code: 'TOO_MANY_REJECTS',
    stage: 'run',
    object: table,
    message: `The target refused more than ${most} rows, so the run stops; the last one is ${rowName(key)} of ${table}: ${reason}`,
    hint: 'Look at the rejects file for what the rows have in common, and mend the script; or allow more with --max-rejects.',
  });
}

import type { ByteStream, LoadRequest, LoadResult, Session } from '../../../adapter.js';
import type { BoundStatement, Removed } from '../../../model/load.js';
import { cancelled, EngineError, throwIfCancelled } from '../../../errors.js';
import { Meter } from '../../../stream/meter.js';
import { insertRows } from './insert.js';
import { imperfect, streamBroken } from './loadErrors.js';
import { framed, parseLoad, streamName } from './loadStatement.js';
import { whyInsert } from './whyInsert.js';
import { mysqlSession, type ExecuteResult, type MysqlSession } from '../session.js';

/**
 * Loads one chunk in one transaction. LOAD DATA LOCAL turns bad values into others and skips rows with no more than a warning (type-mapping 0.2), so
 * only a load that took every row without one is committed.
 */
export async function load(session: Session, request: LoadRequest, signal?: AbortSignal): Promise<LoadResult> {
  const own = mysqlSession(session);
  const parsed = parseLoad(request.statement);
  // What ends the load is not stopped by a cancel, but a connection that is dead is given up.
  const unhurried = { signal, killOnAbort: false };
  throwIfCancelled(signal, 'run');
  const why = await whyInsert(own, parsed, signal);
  await own.execute('SET SESSION foreign_key_checks = 0', { signal });
  await own.execute('START TRANSACTION', { signal });
  try {
    if (request.before !== undefined) await own.execute(request.before, { signal });
    const result =
      why === undefined
        ? await loadStream(own, framed(request.statement, parsed), request, signal)
        : await insertRows(own, parsed, request, why, signal);
    throwIfCancelled(signal, 'run');
    const mark = request.mark?.(result.rows, result.bytes);
    if (mark) await own.execute(mark.sql, { values: mark.values, ...unhurried });
    await own.execute('COMMIT', unhurried);
    return result;
  } catch (error) {
    await own.rollBack();
    throw signal?.aborted ? cancelled('run') : error;
  } finally {
    await own.execute('SET SESSION foreign_key_checks = 1', unhurried).catch(() => undefined);
  }
}

/** Deletes rows in one transaction with `mark`. */
export async function remove(
  session: Session,
  { statement, where = 'true' }: Removed,
  mark: BoundStatement,
  signal?: AbortSignal,
): Promise<void> {
  const own = mysqlSession(session);
  await own.execute('SET SESSION foreign_key_checks = 0', { signal });
  await own.execute('START TRANSACTION', { signal });
  try {
    await own.execute(`DELETE FROM ${parseLoad(statement).table} WHERE ${where}`, { signal });
    await own.execute(mark.sql, { values: mark.values });
    await own.execute('COMMIT');
  } catch (error) {
    await own.rollBack();
    throw error;
  } finally {
    await own.execute('SET SESSION foreign_key_checks = 1').catch(() => undefined);
  }
}

/** Streams a source into LOAD DATA LOCAL, within a transaction. Throws RowsRefused when the server did not take every row as it was. */
export async function loadStream(
  session: MysqlSession,
  statement: string,
  request: LoadRequest,
  signal: AbortSignal | undefined,
): Promise<LoadResult> {
  const transfer = new Transfer(request, Number(session.server.capabilities.maxAllowedPacket ?? Infinity));
  // The driver ends the file in good order when its stream fails; KILL QUERY alone would let the server drain the whole source first.
  const abort = (): void => void session.kill().then(() => transfer.stop(cancelled('run')));
  signal?.addEventListener('abort', abort, { once: true });
  try {
    const result = await session.execute(statement, {
      infileStreamFactory: (path) => transfer.start(path),
      killOnAbort: false,
      signal,
    });
    const { rows } = await transfer.sourceRows();
    return await accept(session, { statement, result, rows, bytes: transfer.bytes });
  } catch (error) {
    await transfer.stop(error);
    throw transfer.explain(error);
  } finally {
    signal?.removeEventListener('abort', abort);
  }
}

interface Loaded {
  readonly statement: string;
  readonly result: ExecuteResult;
  /** Rows that the source sent. */
  readonly rows: number;
  readonly bytes: number;
}

/** Holds the server's count against the source's. */
async function accept(session: MysqlSession, { statement, result, rows, bytes }: Loaded): Promise<LoadResult> {
  const count = (word: string): number => Number(new RegExp(`${word}: (\\d+)`).exec(result.info)?.[1] ?? NaN);
  const perfect =
    count('Records') === rows && count('Deleted') === 0 && count('Skipped') === 0 && result.warningCount === 0;
  if (perfect) return { rows, bytes, statement, warnings: [] };
  throw imperfect(session, `The source sent ${rows} rows, and the target answered: ${result.info}.`, result.warnings);
}

/** The bytes' way from the source into the driver. */
class Transfer {
  private source: ByteStream | undefined;
  private refused: EngineError | undefined;
  private sourceError: unknown;
  private stopped: Promise<void> | undefined;
  private readonly meter: Meter;

  /** `largestPacket`: bytes that the server takes at once. */
  constructor(
    private readonly request: LoadRequest,
    largestPacket: number,
  ) {
    this.meter = new Meter(request.onBytes, Math.floor(largestPacket / 2));
  }

  get bytes(): number {
    return this.meter.bytes;
  }

  /** Called by the driver when the server asks for a file: only ours may be asked for. */
  start(path: string): Meter {
    if (path !== streamName) {
      this.refused = new EngineError({
        code: 'LOAD_IMPERFECT',
        stage: 'run',
        message: `The server asked for the file "${path}" in place of the stream. It got nothing.`,
        hint: 'Do not trust this server: a genuine one asks only for what the statement names.',
      });
      this.fail(this.refused);
      return this.meter;
    }
    try {
      this.source = this.request.open();
    } catch (error) {
      this.sourceError = error;
      this.fail(error);
      return this.meter;
    }
    const { readable, finished } = this.source;
    const fail = (error: unknown): void => {
      this.sourceError ??= error;
      this.fail(error);
    };
    finished.catch(fail);
    readable.on('error', fail);
    readable.pipe(this.meter);
    return this.meter;
  }

  /** The driver ends the file when the stream errs; at once, for the server waits for its end. Its listener comes after this call. */
  private fail(error: unknown): void {
    setImmediate(() => this.meter.destroy(error instanceof Error ? error : new Error(String(error))));
  }

  async sourceRows(): Promise<{ readonly rows: number }> {
    return this.source === undefined ? { rows: 0 } : await this.source.finished;
  }

  /** Ends the local file first, then lets the source run dry and cancels it. */
  stop(error: unknown): Promise<void> {
    this.stopped ??= this.end(error);
    return this.stopped;
  }

  private async end(error: unknown): Promise<void> {
    this.meter.on('error', () => undefined);
    if (!this.meter.destroyed) this.meter.destroy(error instanceof Error ? error : new Error('stopped'));
    if (this.source === undefined) return;
    this.source.readable.unpipe(this.meter);
    this.source.readable.resume();
    await this.source.abort();
  }

  /** Why it failed: the source's own failure, a refusal, or what the target said. */
  explain(error: unknown): unknown {
    if (this.refused) return this.refused;
    return this.sourceError === undefined ? error : streamBroken(this.sourceError);
  }
}

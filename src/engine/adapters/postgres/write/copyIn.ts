import { DatabaseError } from 'pg';
import { from as copyFrom, type CopyStreamQuery } from 'pg-copy-streams';
import { pipeline } from 'node:stream/promises';
import type { ByteStream, LoadRequest } from '../../../adapter.js';
import { EngineError, RowsRefused } from '../../../errors.js';
import { Meter } from '../../../stream/meter.js';
import { isLost } from '../errors.js';
import type { PostgresSession } from '../session.js';

export interface CopiedIn {
  /** What the server took. */
  readonly rows: number;
  readonly bytes: number;
  /** What the source gave. */
  readonly sent: number;
  readonly warnings: readonly string[];
}

const bufferedBytes = 256 * 1024;

/**
 * Streams a source into COPY … FROM STDIN. Opens the source only when PostgreSQL has accepted the statement, and stops it on every failure. Throws LOAD_IMPERFECT
 * for a row that PostgreSQL refuses, STREAM_BROKEN when the source failed, CONNECTION_LOST, or CANCELLED.
 */
export async function copyIn(
  session: PostgresSession,
  sql: string,
  request: LoadRequest,
  signal: AbortSignal | undefined,
): Promise<CopiedIn> {
  let source: ByteStream | undefined;
  const meter = new Meter(request.onBytes);
  try {
    return await session.guarded(sql, { signal }, async () => {
      const copy = session.client.query(copyFrom(sql, { highWaterMark: bufferedBytes }));
      // An error that comes after the pipeline has ended is the same one once more; one that comes right behind the acceptance comes before the pipeline listens.
      let failed: Error | undefined;
      copy.on('error', (error) => (failed ??= error));
      await accepted(copy);
      if (failed !== undefined) throw failed;
      source = opened(copy, request);
      await pipeline(source.readable, meter, copy, { signal });
      const { rows: sent } = await source.finished;
      return { rows: copy.rowCount, bytes: meter.bytes, sent, warnings: session.takeWarnings() };
    });
  } catch (error) {
    if (source === undefined) throw error;
    throw loadError(error, await failureOf(source));
  }
}

/** Opens the source. Where that fails (its connection is gone), the server is told that no data will come: it would wait for ever. */
function opened(copy: CopyStreamQuery, request: LoadRequest): ByteStream {
  try {
    return request.open();
  } catch (error) {
    copy.destroy(error instanceof Error ? error : new Error(String(error)));
    throw error;
  }
}

/** Resolves when the server asks for data; rejects when it refuses the statement. */
function accepted(copy: CopyStreamQuery): Promise<void> {
  return new Promise((resolve, reject) => {
    const stream = copy as CopyStreamQuery & { handleCopyInResponse(connection: unknown): void };
    const original = stream.handleCopyInResponse.bind(stream);
    copy.once('error', reject);
    stream.handleCopyInResponse = (connection: unknown): void => {
      copy.removeListener('error', reject);
      original(connection);
      resolve();
    };
  });
}

/** Stops the source, and says why it failed if it did so by itself. */
async function failureOf(source: ByteStream): Promise<unknown> {
  let failure: unknown;
  const finished = source.finished.catch((error: unknown) => (failure = error));
  await source.abort();
  await finished;
  return failure instanceof EngineError && failure.code === 'CANCELLED' ? undefined : failure;
}

function loadError(error: unknown, sourceError: unknown): unknown {
  const cause = error instanceof EngineError ? error.cause : error;
  const refused =
    cause instanceof DatabaseError && !isLost(cause) && !cause.message.startsWith('COPY from stdin failed');
  // A deadlock, a lock's time limit and a query that somebody killed say nothing about rows.
  if (refused && error instanceof EngineError && error.code === 'STATEMENT_FAILED' && !error.retryable)
    return imperfect(cause, error);
  if (error instanceof EngineError && !isOwnAbort(error)) return error;
  if (sourceError !== undefined) return broken(sourceError);
  return error;
}

/** The COPY failed because its source did: pg then reports our own abort, or the pipeline the source's error. */
function isOwnAbort(error: EngineError): boolean {
  return (
    error.code === 'INTERNAL' ||
    (error.cause instanceof DatabaseError && error.cause.message.startsWith('COPY from stdin failed'))
  );
}

function broken(sourceError: unknown): EngineError {
  if (sourceError instanceof EngineError) return sourceError;
  const text = sourceError instanceof Error ? sourceError.message : String(sourceError);
  return new EngineError({
    code: 'STREAM_BROKEN',
    stage: 'run',
    message: `The source stopped in the middle of the chunk, which was rolled back: ${text}`,
    hint: 'Check the source and run again.',
    retryable: true,
    cause: sourceError,
  });
}

/** `COPY t, line 3, column b: "abc"`; https://www.postgresql.org/docs/18/sql-copy.html */
function imperfect(cause: DatabaseError, error: EngineError): RowsRefused {
  const place = /COPY [^,]+, line (\d+)(?:, column (.+?)(?::|$))?/.exec(cause.where ?? '');
  const [, line, column] = place ?? [];
  const table = [cause.schema, cause.table].filter((part) => part !== undefined).join('.');
  const where =
    line === undefined ? '' : ` at row ${line} of the chunk${column === undefined ? '' : `, column ${column}`}`;
  const refusal = { reason: error.message, row: line === undefined ? undefined : Number(line), column };
  return new RowsRefused(refusal, {
    object: table === '' ? column : table,
    message: `PostgreSQL refused the data${where}: ${error.message.replace(/\.$/, '')}. The chunk was rolled back.`,
    hint:
      cause.hint ?? 'Change the column’s type or expression in the script, or the row in the source, and run again.',
    cause,
  });
}

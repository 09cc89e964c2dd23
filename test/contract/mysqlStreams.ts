import { Readable } from 'node:stream';
import type { ByteStream } from '../../src/engine/adapter.js';
import { csvEncoder } from '../../src/engine/stream/csv.js';
import { EngineError } from '../../src/engine/errors.js';

export type Row = readonly (string | Buffer | null)[];

/** Rows as CSV bytes. */
export function csvOf(rows: readonly Row[]): Buffer {
  const encoder = csvEncoder((rows[0] ?? []).map(() => undefined));
  for (const row of rows) {
    for (const value of row) {
      const bytes = typeof value === 'string' ? Buffer.from(value) : value;
      if (bytes === null) encoder.nullField();
      else encoder.field(bytes, 0, bytes.length);
    }
    encoder.endRow();
  }
  return encoder.take();
}

/** A source made of rows, which a test can watch: how often it was stopped, and how many bytes were taken from it. */
export interface WatchedStream extends ByteStream {
  aborted: number;
}

/** A source that sends these chunks and then ends, or fails. */
export function sourceOf(
  chunks: Iterable<Buffer> | AsyncIterable<Buffer>,
  rows: number,
  failure?: Error,
): WatchedStream {
  const readable = Readable.from(failing(chunks, failure), { objectMode: false, highWaterMark: 64 * 1024 });
  const finished = new Promise<{ rows: number }>((resolve, reject) => {
    readable.once('end', () => resolve({ rows }));
    readable.once('error', reject);
    readable.once('close', () => reject(new Error('the source was stopped')));
  });
  finished.catch(() => undefined);
  const stream: WatchedStream = {
    readable,
    finished,
    aborted: 0,
    abort() {
      stream.aborted += 1;
      readable.destroy();
      return Promise.resolve();
    },
  };
  return stream;
}

async function* failing(chunks: Iterable<Buffer> | AsyncIterable<Buffer>, failure?: Error): AsyncGenerator<Buffer> {
  yield* chunks;
  if (failure) throw failure;
}

/** What a promise rejects with. Throws when it resolves. */
export async function failureOf(promise: Promise<unknown>): Promise<EngineError> {
  const outcome: unknown = await promise.then(
    (value) => new Error(`It did not fail: ${JSON.stringify(value)}`),
    (error: unknown) => error,
  );
  if (outcome instanceof EngineError) return outcome;
  throw outcome;
}

import { pipeline, Transform } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import type { ByteStream, StreamFormat } from '../adapter.js';
import type { ThrottleLimits } from '../model/throttle.js';
import { rowCounter } from '../stream/rowCount.js';
import { TokenBucket } from '../stream/tokenBucket.js';

/** Milliseconds between two looks of one who waits: whether a pause is over, and to say that nothing is stalled. */
const longestRest = 250;
/** Bytes that wait for their turn at once: small enough for an even flow, eight in a second where the limit allows no more. */
const largestPiece = 16 * 1024;
const smallestPiece = 512;
const piecesASecond = 8;
const bufferedBytes = 256 * 1024;

/** Who waits. */
export interface Waiting {
  /** Ends the wait, which then rejects. */
  readonly signal: AbortSignal;
  /** Called every now and then. */
  readonly onWait: () => void;
}

/** Keeps all streams of a run together below its limits. */
export class Throttle {
  private readonly rows: TokenBucket | undefined;
  private readonly bytes: TokenBucket | undefined;
  private readonly piece: number;
  private readonly isLimited: boolean;
  private paused = false;

  constructor(readonly limits: ThrottleLimits = {}) {
    const { rowsPerSecond, bytesPerSecond } = limits;
    this.rows = rowsPerSecond === undefined ? undefined : new TokenBucket(rowsPerSecond);
    this.bytes = bytesPerSecond === undefined ? undefined : new TokenBucket(bytesPerSecond);
    this.isLimited = Object.values(limits).some((limit) => limit !== undefined);
    const even = Math.floor((bytesPerSecond ?? Infinity) / piecesASecond);
    const hasRate = this.rows !== undefined || this.bytes !== undefined;
    this.piece = hasRate ? Math.max(smallestPiece, Math.min(largestPiece, even)) : Infinity;
  }

  /** Nobody goes on until {@link resume}. */
  pause(): void {
    this.paused = true;
  }

  resume(): void {
    this.paused = false;
  }

  /** Resolves when the run is not paused. Rejects when the signal fires. */
  async goAhead({ signal, onWait }: Waiting): Promise<void> {
    while (this.paused) {
      onWait();
      await setTimeout(longestRest, undefined, { signal });
    }
  }

  /** The same stream below the limits; itself where nothing is limited. */
  slow(source: ByteStream, format: StreamFormat, waiting: Waiting): ByteStream {
    return this.isLimited ? slowed(this, source, format, waiting) : source;
  }

  /** The bytes of a chunk in pieces, each when its turn has come. */
  async *pieces(chunk: Buffer, countRows: (piece: Buffer) => number, waiting: Waiting): AsyncGenerator<Buffer> {
    for (let at = 0; at < chunk.length; at += this.piece) {
      const next = chunk.subarray(at, Math.min(chunk.length, at + this.piece));
      await this.goAhead(waiting);
      await this.turn(this.rows === undefined ? 0 : countRows(next), next.length, waiting);
      yield next;
    }
  }

  private async turn(rows: number, bytes: number, { signal, onWait }: Waiting): Promise<void> {
    let left = Math.max(this.rows?.take(rows) ?? 0, this.bytes?.take(bytes) ?? 0);
    try {
      for (; left > 0; left -= longestRest) {
        onWait();
        await setTimeout(Math.min(left, longestRest), undefined, { signal });
      }
    } catch (error) {
      this.rows?.giveBack(rows);
      this.bytes?.giveBack(bytes);
      throw error;
    }
  }
}

/** While a piece waits nothing more is read, so that the source's socket rests. */
function slowed(throttle: Throttle, source: ByteStream, format: StreamFormat, waiting: Waiting): ByteStream {
  const countRows = rowCounter(format);
  const stop = new AbortController();
  const patience = { ...waiting, signal: AbortSignal.any([waiting.signal, stop.signal]) };
  const readable = new Transform({
    highWaterMark: bufferedBytes,
    transform(chunk: Buffer, _encoding, done) {
      const pass = async (): Promise<void> => {
        for await (const next of throttle.pieces(chunk, countRows, patience)) this.push(next);
      };
      pass().then(() => done(), done);
    },
    destroy(error, done) {
      stop.abort();
      done(error);
    },
  });
  // Who reads this learns of the source's failure from `finished`, and from the error with which this stream ends.
  pipeline(source.readable, readable, () => undefined);
  return {
    readable,
    finished: source.finished,
    async abort() {
      readable.destroy();
      await source.abort();
    },
  };
}

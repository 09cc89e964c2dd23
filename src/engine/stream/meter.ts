import { Transform, type TransformCallback } from 'node:stream';
import { spent } from './spentBuffers.js';

const largestPiece = 512 * 1024;

/**
 * Passes bytes on, counts them, cuts what is too large for one packet and drops empty chunks (MySQL's protocol would take one for the end).
 * Memory of what passed is given back. `onBytes` gets the total so far; `mostBytes` is what one packet may hold, where that is little.
 */
export class Meter extends Transform {
  bytes = 0;

  private readonly piece: number;

  constructor(
    private readonly onBytes: (bytes: number) => void = () => undefined,
    mostBytes = largestPiece,
  ) {
    super({ readableHighWaterMark: largestPiece, writableHighWaterMark: largestPiece });
    this.piece = Math.min(mostBytes, largestPiece);
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    for (let at = 0; at < chunk.length; at += this.piece) this.push(chunk.subarray(at, at + this.piece));
    this.bytes += chunk.length;
    if (chunk.length > 0) this.onBytes(this.bytes);
    spent(chunk.length);
    done();
  }
}

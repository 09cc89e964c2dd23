/** Bytes that a socket gives at once, and what may be left of the piece before: longer ones stay where they are. */
const windowSize = 192 * 1024;
const firstSize = windowSize + 256 * 1024;

/**
 * The memory that an encoder works in: what came, and behind it what is made of it. Bytes move within one memory in a quarter of the time that they take from one to another,
 * whatever their number, and nothing is allocated for it: `Buffer.copy` makes an object each time. https://tc39.es/ecma262/#sec-%typedarray%.prototype.copywithin
 */
export class EncoderMemory {
  /** Its own bytes lie from `windowSize` up to `at`. */
  protected out = Buffer.allocUnsafeSlow(firstSize);
  protected at = windowSize;

  /** See `RowEncoder.adopt`. */
  adopt(rest: Buffer | undefined, chunk: Buffer): Buffer {
    const left = rest?.length ?? 0;
    const length = left + chunk.length;
    if (length > windowSize) return rest === undefined ? chunk : Buffer.concat([rest, chunk]);
    if (rest !== undefined) this.move(rest, 0, left, 0);
    this.move(chunk, 0, chunk.length, left);
    return this.out.subarray(0, length);
  }

  get size(): number {
    return this.at - windowSize;
  }

  take(): Buffer {
    const taken = Buffer.from(this.out.subarray(windowSize, this.at));
    // A long value made it grow: it need not stay so.
    if (this.out.length > firstSize) this.out = Buffer.allocUnsafeSlow(firstSize);
    this.at = windowSize;
    return taken;
  }

  /** Appends bytes of `source`, for which there is room. */
  protected append(source: Buffer, from: number, to: number): void {
    this.move(source, from, to, this.at);
    this.at += to - from;
  }

  protected makeRoom(most: number): void {
    if (this.out.length - this.at >= most) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(this.out.length * 2, this.at + most));
    this.out.copy(larger, windowSize, windowSize, this.at);
    this.out = larger;
  }

  private move(source: Buffer, from: number, to: number, at: number): void {
    if (source.buffer === this.out.buffer) this.out.copyWithin(at, source.byteOffset + from, source.byteOffset + to);
    else source.copy(this.out, at, from, to);
  }
}

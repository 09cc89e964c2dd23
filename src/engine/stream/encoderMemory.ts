/** Bytes that a socket gives at once, and what may be left of the piece before: longer ones stay where they are. */
const windowSize = 192 * 1024;
const firstSize = windowSize + 256 * 1024;
/** So many bytes a loop moves faster than a call does. */
const fewBytes = 16;

/**
 * The memory that an encoder works in: what came, and behind it what is made of it. Bytes move within one memory in a quarter of the time that they take from one to another,
 * whatever their number, and nothing is allocated for it: `Buffer.copy` makes an object each time. https://tc39.es/ecma262/#sec-%typedarray%.prototype.copywithin
 */
export class EncoderMemory {
  /** Its own bytes lie from `windowSize` up to `at`. */
  protected out = Buffer.allocUnsafeSlow(firstSize);
  protected at = windowSize;
  /** What `adopt` gave last, while it lies at the beginning of `out`. */
  private window: Buffer | undefined;

  /** See `RowEncoder.adopt`. */
  adopt(rest: Buffer | undefined, chunk: Buffer): Buffer {
    const left = rest?.length ?? 0;
    const length = left + chunk.length;
    if (length > windowSize) return rest === undefined ? chunk : Buffer.concat([rest, chunk]);
    if (rest !== undefined && left > 0) this.out.set(rest, 0);
    this.out.set(chunk, left);
    this.window = this.out.subarray(0, length);
    return this.window;
  }

  get size(): number {
    return this.at - windowSize;
  }

  take(): Buffer {
    const taken = Buffer.from(this.out.subarray(windowSize, this.at));
    // A long value made it grow: it need not stay so.
    if (this.out.length > firstSize) this.replace(Buffer.allocUnsafeSlow(firstSize));
    this.at = windowSize;
    return taken;
  }

  /** Appends bytes of `source`, for which there is room. */
  protected append(source: Buffer, from: number, to: number): void {
    const { out } = this;
    if (to - from <= fewBytes) for (let index = from; index < to; index += 1) out[this.at++] = source[index] ?? 0;
    else {
      if (source === this.window) out.copyWithin(this.at, from, to);
      else source.copy(out, this.at, from, to);
      this.at += to - from;
    }
  }

  protected makeRoom(most: number): void {
    if (this.out.length - this.at >= most) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(this.out.length * 2, this.at + most));
    this.out.copy(larger, windowSize, windowSize, this.at);
    this.replace(larger);
  }

  private replace(memory: Buffer<ArrayBuffer>): void {
    this.out = memory;
    this.window = undefined;
  }
}

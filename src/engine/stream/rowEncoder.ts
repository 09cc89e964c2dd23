import type { ClientEncoding } from '../model/type.js';
import { EncoderMemory } from './encoderMemory.js';

/**
 * Encodes rows into a byte format, field by field, straight out of the buffers that a driver received. A value may come whole (`field`) or in parts
 * (`open` with its length in bytes, `part`, `close`), so that none has to be held. `end` comes after the last row. `size` says how many bytes wait; `take` hands them over and starts anew.
 */
export interface RowEncoder {
  /** A whole value: the bytes of `source` from `from` up to `to`. */
  field(source: Buffer, from: number, to: number): void;
  nullField(): void;
  open(length: number): void;
  part(source: Buffer, from: number, to: number): void;
  close(): void;
  endRow(): void;
  end(): void;
  /**
   * Copies what came, behind the `rest` of what came before, into the encoder's own memory, from where fields move fastest, and gives it back from there. It stays as
   * it is until the next call.
   */
  adopt(rest: Buffer | undefined, chunk: Buffer): Buffer;
  readonly size: number;
  take(): Buffer;
}

/** How the values of one column are written. */
export interface FieldEncoding {
  /** What stands before a value and behind it. */
  readonly before: Buffer;
  readonly after: Buffer;
  /** Bytes that one byte of a value becomes at most. */
  readonly widest: number;
  /** Writes `source` from `from` up to `to` at `at` of `out`; returns the place behind it. */
  write(source: Buffer, from: number, to: number, out: Buffer, at: number): number;
}

/** What stands between and around fields. */
export interface Framing {
  readonly null: Buffer;
  readonly separator: number;
  readonly end: number;
}

/** The encodings that the engine's client encodings ask for; undefined means that the bytes are the text already. */
export type FieldEncodings = readonly (ClientEncoding | undefined)[];

const hexDigits = Buffer.from('0123456789abcdef', 'latin1');

/** Writes lower-case hexadecimal digits of all bytes. Indexed, for an iterator over a Buffer costs a multiple here. */
export function writeHex(source: Buffer, from: number, to: number, out: Buffer, start: number): number {
  let at = start;
  for (let index = from; index < to; index += 1) {
    const byte = source[index] ?? 0;
    out[at] = hexDigits[byte >> 4] ?? 0;
    out[at + 1] = hexDigits[byte & 15] ?? 0;
    at += 2;
  }
  return at;
}

/** An encoder out of one field encoding per column and the format's framing. */
export function rowEncoder(fields: readonly FieldEncoding[], framing: Framing): RowEncoder {
  return new Encoder(fields, framing);
}

class Encoder extends EncoderMemory implements RowEncoder {
  private column = 0;

  constructor(
    private readonly fields: readonly FieldEncoding[],
    private readonly framing: Framing,
  ) {
    super();
  }

  field(source: Buffer, from: number, to: number): void {
    const encoding = this.encoding();
    const { before, after } = encoding;
    this.makeRoom((to - from) * encoding.widest + before.length + after.length + 1);
    this.separate();
    this.put(before);
    this.at = encoding.write(source, from, to, this.out, this.at);
    this.put(after);
    this.column += 1;
  }

  nullField(): void {
    this.makeRoom(this.framing.null.length + 1);
    this.separate();
    this.put(this.framing.null);
    this.column += 1;
  }

  open(): void {
    const { before } = this.encoding();
    this.makeRoom(before.length + 1);
    this.separate();
    this.put(before);
  }

  part(source: Buffer, from: number, to: number): void {
    const encoding = this.encoding();
    this.makeRoom((to - from) * encoding.widest);
    this.at = encoding.write(source, from, to, this.out, this.at);
  }

  close(): void {
    const { after } = this.encoding();
    this.makeRoom(after.length);
    this.put(after);
    this.column += 1;
  }

  endRow(): void {
    this.makeRoom(1);
    this.out[this.at++] = this.framing.end;
    this.column = 0;
  }

  end(): void {
    // What is framed by separators needs no end of its own.
  }

  private encoding(): FieldEncoding {
    const encoding = this.fields[this.column];
    if (encoding === undefined) throw new RangeError(`A row has more than ${this.fields.length} fields.`);
    return encoding;
  }

  private separate(): void {
    if (this.column > 0) this.out[this.at++] = this.framing.separator;
  }

  private put(bytes: Buffer): void {
    // eslint-disable-next-line @typescript-eslint/prefer-for-of -- an iterator over a Buffer costs a multiple
    for (let index = 0; index < bytes.length; index += 1) this.out[this.at++] = bytes[index] ?? 0;
  }
}

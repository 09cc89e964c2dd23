import type { ClientEncoding } from '../model/type.js';

/** A row as a driver hands it over: the bytes of every field, or NULL. */
export type RawRow = readonly (Buffer | null)[];

/**
 * Encodes rows into a byte format. `add` appends one row; `size` says how many bytes wait; `take` hands them over and starts anew. Bytes are
 * copied once, so that the rows' own buffers are free after `add`.
 */
export interface RowEncoder {
  add(row: RawRow): void;
  readonly size: number;
  take(): Buffer;
}

/** How one field is written. Writes `value` at `at` and returns the place behind it; `most` bounds the bytes that it can take. */
export interface FieldEncoding {
  most(length: number): number;
  write(value: Buffer, out: Buffer, at: number): number;
}

/** What stands between and around fields. */
export interface Framing {
  readonly null: Buffer;
  readonly separator: number;
  readonly end: number;
}

const hexDigits = Buffer.from('0123456789abcdef', 'latin1');

/** Writes lower-case hexadecimal digits of all bytes. Indexed, for an iterator over a Buffer costs a multiple here. */
export function writeHex(value: Buffer, out: Buffer, start: number): number {
  let at = start;
  // eslint-disable-next-line @typescript-eslint/prefer-for-of -- an iterator over a Buffer costs a multiple, and this is the hottest loop
  for (let index = 0; index < value.length; index += 1) {
    const byte = value[index] ?? 0;
    out[at] = hexDigits[byte >> 4] ?? 0;
    out[at + 1] = hexDigits[byte & 15] ?? 0;
    at += 2;
  }
  return at;
}

/** Copies bytes; for short values a loop beats the call. */
export function writeBytes(value: Buffer, out: Buffer, at: number): number {
  const { length } = value;
  if (length > 24) {
    out.set(value, at);
  } else {
    for (let index = 0; index < length; index += 1) out[at + index] = value[index] ?? 0;
  }
  return at + length;
}

const firstSize = 128 * 1024;

/** An encoder out of one field encoding per column and the format's framing. */
export function rowEncoder(fields: readonly FieldEncoding[], framing: Framing): RowEncoder {
  let out = Buffer.allocUnsafe(firstSize);
  let at = 0;
  const makeRoom = (row: RawRow): void => {
    let most = 0;
    for (let index = 0; index < fields.length; index += 1) {
      const value = row[index];
      most += 1 + (value ? (fields[index]?.most(value.length) ?? 0) : framing.null.length);
    }
    if (out.length - at >= most) return;
    const larger = Buffer.allocUnsafe(Math.max(out.length * 2, at + most));
    out.copy(larger, 0, 0, at);
    out = larger;
  };
  return {
    add(row) {
      makeRoom(row);
      for (let index = 0; index < fields.length; index += 1) {
        const value = row[index];
        if (index > 0) out[at++] = framing.separator;
        at = value ? (fields[index]?.write(value, out, at) ?? at) : writeBytes(framing.null, out, at);
      }
      out[at++] = framing.end;
    },
    get size() {
      return at;
    },
    take() {
      const taken = out.subarray(0, at);
      out = Buffer.allocUnsafe(firstSize);
      at = 0;
      return taken;
    },
  };
}

/** The encodings that the engine's client encodings ask for; undefined means that the bytes are the text already. */
export type FieldEncodings = readonly (ClientEncoding | undefined)[];

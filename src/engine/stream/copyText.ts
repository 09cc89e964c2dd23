import { rowEncoder, writeHex, type FieldEncoding, type FieldEncodings, type RowEncoder } from './rowEncoder.js';

const backslash = 0x5c;
const tab = 0x09;
const newline = 0x0a;
const carriageReturn = 0x0d;
const nothing = Buffer.alloc(0);

const plain: FieldEncoding = {
  before: nothing,
  after: nothing,
  widest: 2,
  write(source, from, to, out, start) {
    let at = start;
    for (let index = from; index < to; index += 1) {
      const byte = source[index] ?? 0;
      if (byte > carriageReturn && byte !== backslash) {
        out[at++] = byte;
      } else {
        at = writeSpecial(byte, out, at);
      }
    }
    return at;
  },
};

function writeSpecial(byte: number, out: Buffer, at: number): number {
  const letter =
    byte === backslash ? backslash : byte === newline ? 0x6e : byte === carriageReturn ? 0x72 : byte === tab ? 0x74 : 0;
  if (letter === 0) {
    out[at] = byte;
    return at + 1;
  }
  out[at] = backslash;
  out[at + 1] = letter;
  return at + 2;
}

const hex: FieldEncoding = { before: nothing, after: nothing, widest: 2, write: writeHex };

/** `\x` in COPY text is `\\x`: the backslash itself is escaped. */
const prefixedHex: FieldEncoding = { ...hex, before: Buffer.from('\\\\x', 'latin1') };

/** PostgreSQL's COPY text format; https://www.postgresql.org/docs/18/sql-copy.html#SQL-COPY-FILE-FORMATS-TEXT */
export function copyTextEncoder(columns: FieldEncodings): RowEncoder {
  const fields = columns.map((encoding) =>
    encoding === 'hex' ? hex : encoding === 'prefixed-hex' ? prefixedHex : plain,
  );
  return rowEncoder(fields, { null: Buffer.from('\\N', 'latin1'), separator: tab, end: newline });
}

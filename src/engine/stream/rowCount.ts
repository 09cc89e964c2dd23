import type { RowFormat } from '../model/type.js';

const quote = 0x22;
const newline = 0x0a;
/** Signature, flags and the length of an extension that nobody uses; https://www.postgresql.org/docs/18/sql-copy.html#SQL-COPY-FILE-FORMATS-BINARY */
const binaryHeader = 19;
const binaryTrailer = 0xffff;

/** Says how many rows each chunk of a stream adds; chunks may end anywhere. In the text formats a row counts where it ends, in the binary one where it begins. */
export function rowCounter(format: RowFormat | 'binary'): (chunk: Buffer) => number {
  return format === 'binary' ? binaryRows() : textRows(format);
}

/** A line feed ends a row, but for one within the quotes of CSV. */
function textRows(format: RowFormat): (chunk: Buffer) => number {
  let quoted = false;
  return (chunk) => {
    let rows = 0;
    for (const byte of chunk) {
      if (byte === newline) rows += quoted ? 0 : 1;
      else if (byte === quote && format === 'csv') quoted = !quoted;
    }
    return rows;
  };
}

/** A row is the number of its fields in two bytes and then, for each, the length in four and as many bytes; -1 is NULL. */
function binaryRows(): (chunk: Buffer) => number {
  let skip = binaryHeader;
  let fields = 0;
  let number = 0;
  let digits = 0;
  /** Takes one byte of a number; true when a row begins with it. */
  const take = (byte: number): boolean => {
    number = (number << 8) | byte;
    digits += 1;
    const isCount = fields === 0;
    if (digits < (isCount ? 2 : 4)) return false;
    const value = number;
    number = digits = 0;
    if (!isCount) {
      fields -= 1;
      skip = Math.max(0, value);
      return false;
    }
    if (value === binaryTrailer) skip = Infinity;
    else fields = value;
    return value !== binaryTrailer;
  };
  return (chunk) => {
    let rows = 0;
    for (let at = 0; at < chunk.length;) {
      const passed = Math.min(skip, chunk.length - at);
      skip -= passed;
      at += passed;
      if (at < chunk.length && take(chunk[at++] ?? 0)) rows += 1;
    }
    return rows;
  };
}

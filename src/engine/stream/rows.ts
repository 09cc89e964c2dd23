import { Readable } from 'node:stream';
import type { RowFormat } from '../model/type.js';
import { copyTextEncoder } from './copyText.js';
import { csvDecoder, csvEncoder } from './csv.js';

/** A row's values; null is SQL's NULL. */
export type RowValues = readonly (Buffer | null)[];

/** Cuts a stream into its rows, each with its framing; chunks may end anywhere. Holds no more than one row. */
export interface RowSplitter {
  /** The rows that are complete with this chunk. */
  push(chunk: Buffer): Buffer[];
  /** What came of a row that is not complete; empty where the stream ended in good order. */
  rest(): Buffer;
}

const quote = 0x22;
const newline = 0x0a;

/** A line feed ends a row, but for one within the quotes of CSV; COPY's text has none within values. */
export function rowSplitter(format: RowFormat): RowSplitter {
  let parts: Buffer[] = [];
  let quoted = false;

  /** The place behind the row that goes on at `from`; undefined where the chunk ends first. */
  const endOfRow = (chunk: Buffer, from: number): number | undefined => {
    for (let at = from; at < chunk.length; at += 1) {
      if (format === 'csv' && chunk[at] === quote) quoted = !quoted;
      else if (chunk[at] === newline && !quoted) return at + 1;
    }
    return undefined;
  };

  return {
    push(chunk) {
      const rows: Buffer[] = [];
      let start = 0;
      for (let end = endOfRow(chunk, 0); end !== undefined; end = endOfRow(chunk, end)) {
        rows.push(Buffer.concat([...parts, chunk.subarray(start, end)]));
        parts = [];
        start = end;
      }
      // The reader's buffer may be used again: what waits must be a copy.
      if (start < chunk.length) parts.push(Buffer.from(chunk.subarray(start)));
      return rows;
    },
    rest: () => Buffer.concat(parts),
  };
}

/** The values of one row as {@link rowSplitter} gives it. */
export function decodeRow(format: RowFormat, row: Buffer): RowValues {
  if (format === 'csv') return csvDecoder().push(row)[0] ?? [];
  const values: (Buffer | null)[] = [];
  for (let start = 0; start < row.length;) {
    const tab = row.indexOf(0x09, start);
    const end = tab < 0 ? row.length - 1 : tab;
    values.push(unescaped(row.subarray(start, end)));
    start = end + 1;
  }
  return values;
}

/** One row with its framing: the opposite of {@link decodeRow}. */
export function encodeRow(format: RowFormat, values: RowValues): Buffer {
  const encoder = (format === 'csv' ? csvEncoder : copyTextEncoder)(values.map(() => undefined));
  for (const value of values) {
    if (value === null) encoder.nullField();
    else encoder.field(value, 0, value.length);
  }
  encoder.endRow();
  return encoder.take();
}

/** Rows in memory as a source of a load. */
export function streamOfRows(rows: readonly Buffer[]): {
  readonly readable: Readable;
  readonly finished: Promise<{ readonly rows: number }>;
  abort(): Promise<void>;
} {
  const readable = Readable.from(rows, { objectMode: false });
  return {
    readable,
    finished: Promise.resolve({ rows: rows.length }),
    abort() {
      readable.destroy();
      return Promise.resolve();
    },
  };
}

const backslash = 0x5c;

/** What stands behind a backslash; https://www.postgresql.org/docs/18/sql-copy.html#SQL-COPY-FILE-FORMATS-TEXT */
const escapes: Readonly<Record<string, number>> = { b: 0x08, f: 0x0c, n: 0x0a, r: 0x0d, t: 0x09, v: 0x0b };

/** A field of COPY's text; the servers and our encoder write single letters only, no digits. */
function unescaped(field: Buffer): Buffer | null {
  if (field.length === 2 && field[0] === backslash && field[1] === 0x4e) return null;
  if (!field.includes(backslash)) return field;
  const value = Buffer.allocUnsafe(field.length);
  let length = 0;
  for (let at = 0; at < field.length; at += 1) {
    let byte = field[at] ?? 0;
    if (byte === backslash && at + 1 < field.length) {
      at += 1;
      byte = field[at] ?? 0;
      byte = escapes[String.fromCharCode(byte)] ?? byte;
    }
    value[length++] = byte;
  }
  return value.subarray(0, length);
}

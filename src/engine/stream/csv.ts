import {
  rowEncoder,
  writeBytes,
  writeHex,
  type FieldEncoding,
  type FieldEncodings,
  type RowEncoder,
} from './rowEncoder.js';

const quote = 0x22;
const comma = 0x2c;
const newline = 0x0a;
const nullWord = Buffer.from('NULL', 'latin1');

function quoted(most: (length: number) => number, write: FieldEncoding['write']): FieldEncoding {
  return {
    most: (length) => most(length) + 2,
    write(value, out, start) {
      out[start] = quote;
      const at = write(value, out, start + 1);
      out[at] = quote;
      return at + 1;
    },
  };
}

const plain = quoted(
  (length) => 2 * length,
  (value, out, start) => {
    let from = 0;
    let at = start;
    for (let found = value.indexOf(quote); found >= 0; found = value.indexOf(quote, from)) {
      at = writeBytes(value.subarray(from, found + 1), out, at);
      out[at++] = quote;
      from = found + 1;
    }
    return writeBytes(from === 0 ? value : value.subarray(from), out, at);
  },
);

const hex = quoted((length) => 2 * length, writeHex);

const prefixedHex = quoted(
  (length) => 2 * length + 2,
  (value, out, at) => {
    out.write('\\x', at, 'latin1');
    return writeHex(value, out, at + 2);
  },
);

/** CSV as LOAD DATA reads it with `ENCLOSED BY '"' ESCAPED BY ''`: every value quoted, quotes doubled, NULL the bare word. */
export function csvEncoder(columns: FieldEncodings): RowEncoder {
  const fields = columns.map((encoding) =>
    encoding === 'hex' ? hex : encoding === 'prefixed-hex' ? prefixedHex : plain,
  );
  return rowEncoder(fields, { null: nullWord, separator: comma, end: newline });
}

/** A CSV stream held something that {@link csvEncoder}'s format doesn't know. */
export class CsvError extends Error {}

/** Cuts a CSV stream back into rows; chunks may end anywhere. */
export interface CsvDecoder {
  /** The rows that are complete with this chunk. */
  push(chunk: Buffer): (Buffer | null)[][];
  /** Throws {@link CsvError} when the stream ended inside a row. */
  end(): void;
}

type State = 'start' | 'quoted' | 'after-quote' | 'bare';

export function csvDecoder(): CsvDecoder {
  let state: State = 'start';
  let parts: Buffer[] = [];
  let row: (Buffer | null)[] = [];
  let rows: (Buffer | null)[][] = [];
  let count = 0;

  const endField = (separator: number, bare: boolean): void => {
    const value = parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
    if (bare && !value.equals(nullWord)) throw new CsvError(`Row ${count + 1} holds a value without quotes.`);
    row.push(bare ? null : value);
    parts = [];
    state = 'start';
    if (separator === comma) return;
    rows.push(row);
    row = [];
    count += 1;
  };

  /** Handles what stands at `at` and returns the next place. */
  const step = (chunk: Buffer, at: number): number => {
    const byte = chunk[at];
    switch (state) {
      case 'start':
        state = byte === quote ? 'quoted' : 'bare';
        return byte === quote ? at + 1 : at;
      case 'quoted': {
        const found = chunk.indexOf(quote, at);
        const end = found < 0 ? chunk.length : found;
        if (end > at) parts.push(chunk.subarray(at, end));
        if (found >= 0) state = 'after-quote';
        return found < 0 ? end : found + 1;
      }
      case 'after-quote':
        if (byte === quote) {
          parts.push(chunk.subarray(at, at + 1));
          state = 'quoted';
        } else if (byte === comma || byte === newline) {
          endField(byte, false);
        } else {
          throw new CsvError(`Row ${count + 1} goes on behind a closing quote.`);
        }
        return at + 1;
      case 'bare': {
        let end = at;
        while (end < chunk.length && chunk[end] !== comma && chunk[end] !== newline) end += 1;
        if (end > at) parts.push(chunk.subarray(at, end));
        if (end < chunk.length) endField(chunk[end] ?? newline, true);
        return end + 1;
      }
    }
  };

  return {
    push(chunk) {
      rows = [];
      for (let at = 0; at < chunk.length;) at = step(chunk, at);
      return rows;
    },
    end() {
      if (state !== 'start' || row.length > 0) throw new CsvError(`The stream ended inside row ${count + 1}.`);
    },
  };
}

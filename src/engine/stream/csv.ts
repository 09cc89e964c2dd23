import { rowEncoder, writeHex, type FieldEncoding, type FieldEncodings, type RowEncoder } from './rowEncoder.js';

const quote = 0x22;
const comma = 0x2c;
const newline = 0x0a;
const nullWord = Buffer.from('NULL', 'latin1');

const quotes = { before: Buffer.from('"', 'latin1'), after: Buffer.from('"', 'latin1') };

const plain: FieldEncoding = {
  ...quotes,
  widest: 2,
  write(source, from, to, out, start) {
    let at = start;
    for (let index = from; index < to; index += 1) {
      const byte = source[index] ?? 0;
      out[at++] = byte;
      if (byte === quote) out[at++] = quote;
    }
    return at;
  },
};

const hex: FieldEncoding = { ...quotes, widest: 2, write: writeHex };

const prefixedHex: FieldEncoding = { ...hex, before: Buffer.from('"\\x', 'latin1') };

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

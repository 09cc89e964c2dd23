import fc from 'fast-check';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { describe, expect, it } from 'vitest';
import { from as copyFrom } from 'pg-copy-streams';
import { copyTextEncoder } from '../../src/engine/stream/copyText.js';
import { csvDecoder, csvEncoder, CsvError } from '../../src/engine/stream/csv.js';
import { Meter } from '../../src/engine/stream/meter.js';
import type { RowEncoder } from '../../src/engine/stream/rowEncoder.js';
import { connectPostgres } from '../servers/connect.js';
import { sharedServer } from '../servers/vitest.js';

type RawRow = readonly (Buffer | null)[];

/** Values of odd rows go in in two parts: both ways give the same bytes. */
function add(encoder: RowEncoder, row: RawRow, inParts = false): void {
  for (const value of row) {
    if (value === null) {
      encoder.nullField();
    } else if (inParts) {
      const middle = value.length >> 1;
      encoder.open(value.length);
      encoder.part(value, 0, middle);
      encoder.part(value, middle, value.length);
      encoder.close();
    } else {
      encoder.field(value, 0, value.length);
    }
  }
  encoder.endRow();
}

const nasty = [
  '',
  'NULL',
  '\\N',
  '\\.',
  '\\',
  '"',
  '""',
  ',',
  '\n',
  '\r\n',
  '\t',
  '\x0b\x0c\x08\x7f\x01',
  '","',
  '"\n"',
  'é😀',
  'x'.repeat(100),
];
const allBytes = Buffer.from(Array.from({ length: 256 }, (_, at) => at));

const cell = fc.oneof(
  fc.constant(null),
  fc.constantFrom(...nasty).map((text) => Buffer.from(text)),
  fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
);
const table = fc
  .integer({ min: 1, max: 5 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 20 }));

function encoded(rows: readonly RawRow[], make: typeof csvEncoder): Buffer {
  const encoder = make((rows[0] ?? []).map(() => undefined));
  rows.forEach((row, at) => add(encoder, row, at % 2 === 1));
  return encoder.take();
}

describe('CSV', () => {
  it('comes back as it went, wherever it is cut', () => {
    fc.assert(
      fc.property(table, fc.array(fc.nat(), { maxLength: 10 }), (rows, cuts) => {
        const bytes = encoded(rows, csvEncoder);
        const places = [
          0,
          ...cuts.map((cut) => cut % (bytes.length + 1)).sort((left, right) => left - right),
          bytes.length,
        ];
        const decoder = csvDecoder();
        const back = places.slice(1).flatMap((end, at) => decoder.push(bytes.subarray(places[at], end)));
        decoder.end();
        expect(back).toEqual(rows);
      }),
    );
  });

  it.each([
    ['an unquoted value', 'x\n'],
    ['a value behind a closing quote', '"a"b\n'],
    ['an end inside a value', '"a'],
    ['an end inside a row', '"a",'],
  ])('refuses %s', (_what, text) => {
    const read = (): void => {
      const decoder = csvDecoder();
      decoder.push(Buffer.from(text));
      decoder.end();
    };
    expect(read).toThrow(CsvError);
  });
});

describe('COPY text', () => {
  const server = sharedServer('postgres18');

  it('arrives in PostgreSQL byte for byte', async () => {
    const client = await connectPostgres(server);
    try {
      await client.query('CREATE TEMPORARY TABLE c (k integer, t text, b bytea, h text)');
      const encoder = copyTextEncoder([undefined, undefined, 'prefixed-hex', 'hex']);
      const texts = [...nasty, ...nasty.map((text) => text.repeat(30)), null];
      texts.forEach((text, at) => {
        const bytes = text === null ? null : Buffer.from(text);
        add(encoder, [Buffer.from(String(at)), bytes, bytes, bytes], at % 2 === 1);
      });
      add(encoder, [Buffer.from('1000'), Buffer.from('all'), allBytes, allBytes]);
      const bytes = encoder.take();
      const pieces = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, at) => bytes.subarray(at * 7, at * 7 + 7));
      await pipeline(Readable.from(pieces), client.query(copyFrom('COPY c FROM STDIN')));
      const { rows } = await client.query<{ k: number; t: string | null; b: string | null; h: string | null }>(
        `SELECT k, t, encode(b, 'hex') AS b, h FROM c ORDER BY k`,
      );
      const hex = (text: string | null): string | null => (text === null ? null : Buffer.from(text).toString('hex'));
      expect(rows).toEqual([
        ...texts.map((text, k) => ({ k, t: text, b: hex(text), h: hex(text) })),
        { k: 1000, t: 'all', b: allBytes.toString('hex'), h: allBytes.toString('hex') },
      ]);
    } finally {
      await client.end();
    }
  });
});

describe('a row encoder', () => {
  it('grows with a row and starts anew when its bytes were taken', () => {
    const encoder = csvEncoder([undefined]);
    add(encoder, [Buffer.alloc(1_000_000, '"')]);
    expect(encoder.size).toBe(2_000_003);
    expect(encoder.take()).toHaveLength(2_000_003);
    expect(encoder.size).toBe(0);
    add(encoder, [Buffer.from('a')]);
    expect(encoder.take().toString()).toBe('"a"\n');
  });

  it('keeps what it handed over', () => {
    const encoder = copyTextEncoder([undefined]);
    add(encoder, [Buffer.from('first')]);
    const first = encoder.take();
    add(encoder, [Buffer.from('other')]);
    encoder.take();
    expect(first.toString()).toBe('first\n');
  });
});

describe('a meter', () => {
  it('counts, drops empty chunks and cuts large ones', async () => {
    const totals: number[] = [];
    const meter = new Meter((bytes) => totals.push(bytes));
    const sent = [Buffer.alloc(0), Buffer.alloc(3, 1), Buffer.alloc(0), Buffer.alloc(2_000_000, 2)];
    const seen: Buffer[] = [];
    meter.on('data', (chunk: Buffer) => seen.push(chunk));
    await pipeline(Readable.from(sent), meter);
    expect(Buffer.concat(seen).equals(Buffer.concat(sent))).toBe(true);
    expect(seen.every((chunk) => chunk.length > 0 && chunk.length <= 1_048_576)).toBe(true);
    expect(totals).toEqual([3, 2_000_003]);
    expect(meter.bytes).toBe(2_000_003);
  });
});

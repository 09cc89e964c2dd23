import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RowFormat } from '../../src/engine/model/type.js';
import { decodeRow, encodeRow, rowSplitter } from '../../src/engine/stream/rows.js';

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
  '\x0b\x0c\x08\x7f\0',
  '","',
  '"\n"',
  '\\n',
];
const cell = fc.oneof(
  fc.constant(null),
  fc.constantFrom(...nasty).map((text) => Buffer.from(text)),
  fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
);
const table = fc
  .integer({ min: 1, max: 4 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }));

describe.each<RowFormat>(['csv', 'text'])('rows of %s', (format) => {
  it('are cut and read as they were written, wherever the chunks end', () => {
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 9 }), (rows, size) => {
        const written = rows.map((row) => encodeRow(format, row));
        const stream = Buffer.concat(written);
        const splitter = rowSplitter(format);
        const cut: Buffer[] = [];
        for (let at = 0; at < stream.length; at += size) {
          const chunk = Buffer.from(stream.subarray(at, at + size));
          cut.push(...splitter.push(chunk));
          chunk.fill(0);
        }
        expect(cut).toEqual(written);
        expect(splitter.rest()).toHaveLength(0);
        expect(cut.map((row) => decodeRow(format, row))).toEqual(rows);
      }),
    );
  });

  it('that are cut off are told of', () => {
    const splitter = rowSplitter(format);
    const row = encodeRow(format, [Buffer.from('a'), null]);
    expect(splitter.push(row.subarray(0, -1))).toEqual([]);
    expect(splitter.rest()).toEqual(row.subarray(0, -1));
  });
});

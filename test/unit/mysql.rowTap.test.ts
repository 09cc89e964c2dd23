import fc from 'fast-check';
import type { Connection } from 'mysql2';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { tapRows } from '../../src/engine/adapters/mysql/rowTap.js';
import { csvDecoder, csvEncoder } from '../../src/engine/stream/csv.js';

type Row = readonly (Buffer | null)[];

const fullPacket = 0xffffff;

function lengthEncoded(length: number): Buffer {
  if (length < 0xfb) return Buffer.from([length]);
  const bytes = Buffer.alloc(length < 0x10000 ? 3 : length <= fullPacket ? 4 : 9);
  if (bytes.length === 3) bytes.writeUInt16LE(length, 1);
  else if (bytes.length === 4) bytes.writeUIntLE(length, 1, 3);
  else bytes.writeBigUInt64LE(BigInt(length), 1);
  bytes[0] = bytes.length === 3 ? 0xfc : bytes.length === 4 ? 0xfd : 0xfe;
  return bytes;
}

/** Packets with running numbers, as a server sends them; a payload of 16 MB or more goes into several. */
function packets(payloads: readonly Buffer[]): Buffer {
  let sequence = 1;
  const out: Buffer[] = [];
  for (const payload of payloads) {
    for (let at = 0, done = false; !done; at += fullPacket) {
      const part = payload.subarray(at, at + fullPacket);
      const header = Buffer.alloc(4);
      header.writeUIntLE(part.length, 0, 3);
      header[3] = sequence++ & 0xff;
      out.push(header, part);
      done = part.length < fullPacket;
    }
  }
  return Buffer.concat(out);
}

const rowPayload = (row: Row): Buffer =>
  Buffer.concat(
    row.flatMap((value) => (value === null ? [Buffer.from([0xfb])] : [lengthEncoded(value.length), value])),
  );

/** Deep comparison of large buffers takes seconds. */
const hashes = (rows: readonly Row[]): (string | null)[][] =>
  rows.map((row) => row.map((bytes) => bytes && `${bytes.length} ${createHash('md5').update(bytes).digest('hex')}`));

const eof = Buffer.from([0xfe, 0, 0, 2, 0]);
const failure = Buffer.from([0xff, 0x15, 0x04, 0x23, 0x34, 0x32, 0x30, 0x30, 0x30, 0x6f, 0x68]);

/** Feeds a result in pieces and gives what the tap kept and what it left to mysql2. */
function through(
  columns: number,
  rows: readonly Row[],
  end: Buffer,
  cuts: readonly number[],
): { rows: Row[]; left: Buffer; taken: number } {
  const head = [
    lengthEncoded(columns),
    ...Array.from({ length: columns }, (_, at) => Buffer.from(`column ${at}`)),
    eof,
  ];
  const bytes = packets([...head, ...rows.map(rowPayload), end]);
  const left: Buffer[] = [];
  const connection = { packetParser: { execute: (chunk: Buffer) => left.push(Buffer.from(chunk)) } };
  const encoder = csvEncoder(Array.from({ length: columns }, () => undefined));
  let taken = 0;
  tapRows(connection as unknown as Connection, {
    encoder: () => encoder,
    onBytes: () => undefined,
    onRow: () => (taken += 1),
    onRefused: (error) => {
      throw error;
    },
  });
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  places.slice(1).forEach((to, at) => {
    if (to > (places[at] ?? 0)) connection.packetParser.execute(bytes.subarray(places[at], to));
  });
  const decoder = csvDecoder();
  const back = decoder.push(encoder.take());
  decoder.end();
  expect(Buffer.concat(left).equals(packets([...head, end]))).toBe(true);
  return { rows: back, left: Buffer.concat(left), taken };
}

const value = fc.oneof(
  { weight: 8, arbitrary: fc.uint8Array({ maxLength: 12 }).map((bytes) => Buffer.from(bytes)) },
  { weight: 4, arbitrary: fc.constant(null) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(250, 251, 252, 255, 256, 65_535, 65_536, 70_000)
      .map((length) => Buffer.alloc(length, 'x')),
  },
);
const result = fc
  .integer({ min: 1, max: 4 })
  .chain((columns) =>
    fc.tuple(
      fc.constant(columns),
      fc.array(fc.array(value, { minLength: columns, maxLength: columns }), { maxLength: 12 }),
    ),
  );

describe('rows taken before mysql2 sees them', () => {
  it('are the rows sent, wherever the socket cuts, and the rest reaches mysql2 with its numbers in order', () => {
    fc.assert(
      fc.property(result, fc.array(fc.nat(), { maxLength: 12 }), fc.boolean(), ([columns, rows], cuts, fails) => {
        const out = through(columns, rows, fails ? failure : eof, cuts);
        expect(hashes(out.rows)).toEqual(hashes(rows));
        expect(out.taken).toBe(rows.length);
      }),
      { numRuns: 100 },
    );
  });

  it.each([fullPacket - 5, fullPacket - 4, fullPacket, fullPacket + 1, 2 * fullPacket])(
    'may hold a value of %d bytes',
    (length) => {
      const long = Buffer.alloc(length, 'abc');
      const rows: Row[] = [
        [Buffer.from('1'), long, null],
        [Buffer.from('2'), Buffer.from('b'), null],
      ];
      const cuts = Array.from({ length: 500 }, (_, at) => at * 65_536 + (at % 7));
      const out = through(3, rows, eof, cuts);
      expect(out.rows.length).toBe(2);
      expect(out.rows[0]?.[1]?.equals(long)).toBe(true);
      expect(out.rows[1]).toEqual(rows[1]);
    },
  );

  it('may begin like an end or an error', () => {
    const rows: Row[] = [[Buffer.alloc(300, 'e')], [null], [Buffer.from([0xfe])], [Buffer.from([0xff])]];
    expect(through(1, rows, eof, [3, 20, 21, 22]).rows).toEqual(rows);
  });

  it('are left to mysql2 where the answer is no result, and where mysql2 is built otherwise', () => {
    const left: Buffer[] = [];
    const connection = { packetParser: { execute: (chunk: Buffer) => left.push(chunk) } };
    tapRows(connection as unknown as Connection, {
      encoder: () => undefined,
      onBytes: () => undefined,
      onRow: () => undefined,
      onRefused: () => undefined,
    });
    const bytes = packets([failure]);
    connection.packetParser.execute(bytes);
    expect(Buffer.concat(left).equals(bytes)).toBe(true);
    expect(
      tapRows({} as unknown as Connection, {
        encoder: () => undefined,
        onBytes: () => undefined,
        onRow: () => undefined,
        onRefused: () => undefined,
      }),
    ).toBeUndefined();
  });
});

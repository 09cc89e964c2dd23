import fc from 'fast-check';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BinaryField } from '../../src/engine/model/type.js';
import { copyBinaryEncoder, type BinaryColumn } from '../../src/engine/stream/copyBinary.js';
import { connectPostgres } from '../servers/connect.js';
import { sharedServer } from '../servers/vitest.js';

/** A kind, the type that takes it, and plain texts of its values. */
const kinds: Readonly<Record<Exclude<BinaryField, 'bytes'>, { type: string; text: fc.Arbitrary<string> }>> = {
  int2: { type: 'smallint', text: number(fc.integer({ min: -32768, max: 32767 }), '-32768', '32767', '0') },
  int4: { type: 'integer', text: number(fc.integer(), '-2147483648', '2147483647', '-1') },
  int8: {
    type: 'bigint',
    text: number(
      fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
      ...['-9223372036854775808', '9223372036854775807', '-1', '-4294967296', '-4294967297', '4294967295'],
      ...['999999999999999', '-99999999999999', '1000000000000000'],
    ),
  },
  float4: {
    type: 'real',
    text: number(fc.float({ noNaN: true, noDefaultInfinity: true }).map(shortSingle), '-0', '1e-45'),
  },
  float8: {
    type: 'double precision',
    text: number(fc.double({ noNaN: true, noDefaultInfinity: true }), '-0', '5e-324'),
  },
  numeric: {
    type: 'numeric',
    text: fc.oneof(
      fc.tuple(fc.bigInt({ min: -(10n ** 65n), max: 10n ** 65n }), fc.integer({ min: 0, max: 40 })).map(decimalText),
      fc.constantFrom('0', '-0.00', '0.0001', '10000', '100000000', '0.00010000', '-9999.9999', '00012.50', '.5', '5.'),
    ),
  },
  bool: { type: 'boolean', text: fc.constantFrom('0', '1') },
  text: {
    type: 'text',
    text: fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('', '\\N', '\t\n\\')).map(withoutNul),
  },
  jsonb: { type: 'jsonb', text: fc.json().filter((text) => !text.includes('\\u0000')) },
  date: { type: 'date', text: fc.tuple(day()).map(([text]) => text) },
  time: { type: 'time', text: fc.tuple(clock(), fraction()).map((parts) => parts.join('')) },
  timestamp: { type: 'timestamp', text: moment() },
  timestamptz: { type: 'timestamptz', text: moment() },
  uuid: { type: 'uuid', text: fc.uuid() },
};

function number(values: fc.Arbitrary<number | bigint | string>, ...edges: string[]): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 9, arbitrary: values.map((value) => (Object.is(value, -0) ? '-0' : String(value))) },
    { weight: 1, arbitrary: fc.constantFrom(...edges) },
  );
}

function shortSingle(value: number): string {
  return Number(value.toPrecision(9)).toString();
}

function decimalText([digits, scale]: [bigint, number]): string {
  const text = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0');
  const point = text.length - scale;
  return `${digits < 0n ? '-' : ''}${text.slice(0, point)}${scale > 0 ? `.${text.slice(point)}` : ''}`;
}

function withoutNul(text: string): string {
  return text.replace(/[\0\p{Cs}]/gu, '');
}

function day(): fc.Arbitrary<string> {
  return fc.oneof(
    fc
      .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10)),
    fc.constantFrom('0001-01-01', '9999-12-31', '2000-02-29', '1900-02-28', '1900-03-01', '2000-01-01', '1999-12-31'),
  );
}

function clock(): fc.Arbitrary<string> {
  const two = (most: number) => fc.integer({ min: 0, max: most }).map((value) => String(value).padStart(2, '0'));
  return fc.tuple(two(23), two(59), two(59)).map((parts) => parts.join(':'));
}

function fraction(): fc.Arbitrary<string> {
  return fc.oneof(fc.constant(''), fc.stringMatching(/^\.[0-9]{1,6}$/));
}

function moment(): fc.Arbitrary<string> {
  return fc.tuple(day(), clock(), fraction()).map(([date, time, part]) => `${date} ${time}${part}`);
}

const columns: readonly BinaryColumn[] = [
  ...Object.keys(kinds).map((field) => ({ name: `c_${field}`, field: field as BinaryField })),
  { name: 'c_bytes', field: 'bytes', encode: 'prefixed-hex' },
  { name: 'c_hex', field: 'text', encode: 'hex' },
];
type Row = readonly (Buffer | null)[];

const nullable = (value: fc.Arbitrary<Buffer>): fc.Arbitrary<Buffer | null> => fc.option(value);

const row: fc.Arbitrary<Row> = fc.tuple(
  ...Object.values(kinds).map(({ text }) => nullable(text.map((value) => Buffer.from(value)))),
  nullable(fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes))),
  nullable(fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes))),
);

/** Values of every second row come in two parts, as those of long rows do. */
function encoded(rows: readonly Row[]): Buffer {
  const encoder = copyBinaryEncoder(columns);
  rows.forEach((values, index) => {
    for (const value of values) {
      if (value === null) encoder.nullField();
      else if (index % 2 === 0) encoder.field(value, 0, value.length);
      else {
        encoder.open(value.length);
        encoder.part(value, 0, value.length >> 1);
        encoder.part(value, value.length >> 1, value.length);
        encoder.close();
      }
    }
    encoder.endRow();
  });
  encoder.end();
  return encoder.take();
}

describe.each(['postgres15', 'postgres18'] as const)('a binary COPY into %s', (name) => {
  let client: pg.Client;
  const types = [...Object.values(kinds).map(({ type }) => type), 'bytea', 'text'];

  beforeAll(async () => {
    client = await connectPostgres(sharedServer(name), 'postgres');
    const list = columns.map((column, index) => `${column.name} ${types[index] ?? ''}`).join(', ');
    await client.query(`SET timezone = 'UTC'; CREATE TEMP TABLE b (n serial, ${list})`);
  });
  afterAll(() => client.end());

  it('gives the values that PostgreSQL reads from the same texts itself', async () => {
    const names = columns.map((column) => column.name).join(', ');
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 30 }), async (rows) => {
        await client.query('TRUNCATE b RESTART IDENTITY');
        await pipeline(
          Readable.from([encoded(rows)]),
          client.query(copyFrom(`COPY b (${names}) FROM STDIN (FORMAT binary)`)),
        );
        const casts = columns.map((column, index) => cast(column, types[index] ?? '', index + 2));
        const same = columns.map(
          (column, index) => `b.${column.name}::text IS NOT DISTINCT FROM (${casts[index] ?? ''})::text`,
        );
        for (const [index, values] of rows.entries()) {
          const texts = values.map((value, at) => text(columns[at], value));
          const { rows: answer } = await client.query({
            text: `SELECT ARRAY[${same.join(', ')}] FROM b WHERE n = $1`,
            values: [index + 1, ...texts],
            rowMode: 'array',
          });
          const [flags] = answer[0] as [boolean[]];
          const wrong = columns.flatMap((column, at) => (flags[at] === true ? [] : [[column.name, texts[at]]]));
          expect(wrong).toEqual([]);
        }
      }),
      { numRuns: 100 },
    );
  });
});

/** Bytes go to the server as digits. */
function text(column: BinaryColumn | undefined, value: Buffer | null): string | null {
  return value === null ? null : value.toString(column?.encode === undefined ? 'utf8' : 'hex');
}

function cast({ encode, field }: BinaryColumn, type: string, parameter: number): string {
  if (field === 'bytes') return `decode($${parameter}::text, 'hex')`;
  return encode === 'hex' ? `$${parameter}::text` : `$${parameter}::text::${type}`;
}

describe('a value that is not of its kind', () => {
  it.each<[BinaryField, string]>([
    ['int2', '32768'],
    ['int4', '2147483648'],
    ['int8', '9223372036854775808'],
    ['int4', ''],
    ['int4', '1.5'],
    ['int4', '+'],
    ['float8', 'NaN'],
    ['float8', '1e999'],
    ['float8', '0x10'],
    ['float4', '0.1234567891'],
    ['numeric', 'NaN'],
    ['numeric', '1e5'],
    ['numeric', '1.2.3'],
    ['numeric', ''],
    ['numeric', '-'],
    ['bool', 'yes'],
    ['date', '2023-02-29'],
    ['date', '0000-00-00'],
    ['date', '2023-13-01'],
    ['date', '2023-1-01x'],
    ['time', '24:00:01'],
    ['time', '838:59:59'],
    ['timestamp', '2023-01-01'],
    ['timestamp', '2023-01-01 10:00:00+02'],
    ['timestamp', '2023-01-01 10:00:00.1234567'],
    ['uuid', '00000000-0000-0000-0000-00000000000g'],
    ['uuid', '00000000000000000000000000000000'],
  ])('as %s: "%s" stops the stream, named', (field, value) => {
    const encoder = copyBinaryEncoder([{ name: 'c', field }]);
    const bytes = Buffer.from(value);
    expect(() => encoder.field(bytes, 0, bytes.length)).toThrow(
      `"${value}" in the column "c" can't be sent as ${field}`,
    );
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect } from '../../src/engine/adapters/index.js';
import type { Adapter, Session } from '../../src/engine/adapter.js';
import type { NeutralType } from '../../src/engine/model/type.js';
import { createDatabase, dropDatabase } from '../servers/load.js';
import type { ServerName } from '../servers/server.js';
import { sharedServer } from '../servers/vitest.js';

/** `FLOATS=1000000` for the long proof. */
const count = Number(process.env.FLOATS ?? 8_000);
const batch = 4_000;

/** Values at every edge of the canonical form's definition. */
const edges = [
  ...[
    0,
    -0,
    1,
    -1,
    0.1,
    0.3,
    1 / 3,
    1e-4,
    9.999e-5,
    1.0000000000000002e-4,
    1e-5,
    1e-15,
    9.999999999999999e-16,
    1.5e-16,
  ],
  ...[999999999999999.9, 1e15, 1e15 - 0.125, 1234567890123456.8, 2 ** 53, 2 ** 53 - 1, 22064174066051630, 1e22, 1e23],
  ...[2 ** 99, 2 ** 99 * (1 - 2 ** -53), 2 ** 145, 2 ** 145 * (1 - 2 ** -53), 1e200, -1.7639753095115352e260],
  ...[5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, -1.7976931348623157e308, 123456789012345680],
];

/** mulberry32: the same doubles in every run. */
function randomSource(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function doubles(): number[] {
  const random = randomSource(20261123);
  const bytes = new DataView(new ArrayBuffer(8));
  const any = (): number => {
    bytes.setUint32(0, random() * 2 ** 32);
    bytes.setUint32(4, random() * 2 ** 32);
    const value = bytes.getFloat64(0);
    return Number.isFinite(value) ? value : 1;
  };
  const kinds = [
    any,
    () => (random() - 0.5) * 10 ** (random() * 40 - 20),
    () => Number((random() * 10).toFixed(random() * 10)) * 10 ** Math.floor(random() * 36 - 18),
    () => Math.floor(random() * 2 ** 54) / 2 ** Math.floor(random() * 8),
    () => Math.floor(random() * 2 ** 53) * 2 ** Math.floor(random() * 90),
  ];
  return [...edges, ...Array.from({ length: count }, (_, at) => kinds[at % kinds.length]!())];
}

/** As both sides read it exactly. */
const literal = (value: number): string => (Object.is(value, -0) ? '-0' : value.toExponential());

const others = ['mysql97', 'mariadb1011'] as const;

describe('the canonical text of floats', () => {
  const values = doubles();
  // Exact singles, for the servers round a double to a single in their own ways.
  const singles = values.map(Math.fround).filter((value) => Math.abs(value) < 3e38 && Math.abs(value) > 1e-37);
  const database = `floats_${process.pid}`;
  const ends = new Map<ServerName, { adapter: Adapter; session: Session }>();

  beforeAll(async () => {
    for (const name of ['postgres15', 'postgres18', ...others] as const) {
      const server = sharedServer(name);
      await createDatabase(server, database);
      const { host, port, user, password, engine } = server;
      ends.set(name, await connect({ name, engine, host, port, user, password, database }, 'target'));
    }
  });
  afterAll(async () => {
    for (const [name, { session }] of ends) {
      await session.close();
      await dropDatabase(sharedServer(name), database);
    }
  });

  /** Every value's canonical text, asked from the server. */
  async function texts(name: ServerName, type: string, neutral: NeutralType): Promise<(string | null)[]> {
    const { adapter, session } = ends.get(name)!;
    const canonical = adapter.checksum.canonical('d', type, neutral, 'float', session.server);
    await session.query('DROP TABLE IF EXISTS f');
    await session.query(`CREATE TABLE f (n int, d ${type})`);
    const list = neutral.kind === 'float' && neutral.bits === 32 ? singles : values;
    for (let at = 0; at < list.length; at += batch) {
      const rows = list.slice(at, at + batch).map((value, offset) => `(${at + offset}, '${literal(value)}')`);
      await session.query(`INSERT INTO f VALUES ${rows.join(',')}`);
    }
    return (await session.query(`SELECT ${canonical} FROM f ORDER BY n`)).rows.map(([text]) => text ?? null);
  }

  test.each(['postgres18', ...others] as const)(
    'of doubles is the same on postgres15 and %s',
    async (name) => {
      const double: NeutralType = { kind: 'float', bits: 64 };
      const expected = await texts('postgres15', 'double precision', double);
      const got = await texts(name, name === 'postgres18' ? 'double precision' : 'double', double);
      // MariaDB keeps no negative zero, which the guard NEGATIVE_ZERO is about.
      const kept = (text: string | null | undefined) => (name === 'mariadb1011' && text === '-0' ? '0' : text);
      const odd = values.flatMap((value, at) =>
        kept(expected[at]) === got[at] ? [] : [[value, expected[at], got[at]]],
      );
      expect(odd.slice(0, 10)).toEqual([]);
      expect(got).toHaveLength(values.length);
    },
    3_600_000,
  );

  test.each(others)(
    'of singles is the same on postgres15 and %s',
    async (name) => {
      const single: NeutralType = { kind: 'float', bits: 32 };
      const expected = await texts('postgres15', 'real', single);
      const got = await texts(name, 'float', single);
      const odd = expected.flatMap((text, at) => (text === got[at] ? [] : [[text, got[at]]]));
      expect(odd.slice(0, 10)).toEqual([]);
      expect(got.length).toBeGreaterThan(count / 4);
    },
    3_600_000,
  );
});

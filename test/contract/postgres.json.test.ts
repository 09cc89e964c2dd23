import { afterAll, beforeAll, expect, test, describe } from 'vitest';
import { connect } from '../../src/engine/adapters/index.js';
import { read } from '../../src/engine/adapters/postgres/read.js';
import type { Session } from '../../src/engine/adapter.js';
import type { Guard, GuardId, NeutralType } from '../../src/engine/model/type.js';
import { createDatabase, dropDatabase } from '../servers/load.js';
import { sharedServer } from '../servers/vitest.js';

/** Numbers as people and programs write them into JSON. */
function numbers(): string[] {
  let state = 7;
  const random = (): number => {
    state = (Math.imul(state, 48271) >>> 0) % 2147483647;
    return state / 2147483647;
  };
  const digits = (count: number): string => Array.from({ length: count }, () => Math.floor(random() * 10)).join('');
  const edges = [
    ...[
      '0',
      '-0',
      '1',
      '-1',
      '1.0',
      '1.10',
      '0.1',
      '-0.5',
      '100000.00',
      '1e5',
      '1E5',
      '1e-5',
      '1.5e-7',
      '1e15',
      '1e16',
      '1e-15',
    ],
    ...[
      '9223372036854775807',
      '9223372036854775808',
      '18446744073709551615',
      '18446744073709551616',
      '-9223372036854775808',
    ],
    ...[
      '-9223372036854775809',
      '12345678901234567890123',
      '0.30000000000000004',
      '0.3000000000000000444',
      '5e-324',
      '1e-400',
      '1e400',
    ],
    ...[
      '1.7976931348623157e308',
      '123456789012345.6',
      '1234567890123456.8',
      '999999999999999.9',
      '22064174066051630.5',
      '0.0001',
      '0.00001',
    ],
    ...['3.14159', '1e23', '-1.5e-16', '0.0', '-0.0', '2.50', '1234.5678e10'],
  ];
  const made = Array.from({ length: 1500 }, (_, at) => {
    const whole = `${at % 3 === 0 ? '-' : ''}${1 + Math.floor(random() * 9)}${digits(Math.floor(random() * 12))}`;
    const fraction = at % 2 === 0 ? `.${digits(1 + Math.floor(random() * 10))}` : '';
    return at % 7 === 0 ? `${whole}${fraction}e${Math.floor(random() * 40 - 20)}` : whole + fraction;
  });
  return [...edges, ...made];
}

describe('JSON from PostgreSQL in MySQL', () => {
  const name = `json_${process.pid}`;
  let source: Session;
  let target: Session;
  const open = async (server: 'postgres18' | 'mysql97'): Promise<Session> => {
    const address = sharedServer(server);
    await createDatabase(address, name);
    const { host, port, user, password, engine } = address;
    return (await connect({ name: server, engine, host, port, user, password, database: name }, 'target')).session;
  };

  beforeAll(async () => {
    source = await open('postgres18');
    target = await open('mysql97');
    await source.query('CREATE TABLE t (id int PRIMARY KEY, j jsonb, p json)');
    await target.query('CREATE TABLE t (id int PRIMARY KEY, j json)');
  });
  afterAll(async () => {
    await source.close();
    await target.close();
    await dropDatabase(sharedServer('postgres18'), name);
    await dropDatabase(sharedServer('mysql97'), name);
  });

  const broken = async (column: 'j' | 'p', id: GuardId, limit?: number): Promise<ReadonlySet<string>> => {
    const guard: Guard = { id, limit, onHit: 'next', code: 'X' };
    const neutral: NeutralType = { kind: 'json', normalized: column === 'j' };
    const type = { name: column === 'j' ? 'jsonb' : 'json', text: column === 'j' ? 'jsonb' : 'json' };
    const predicate = read.guard(guard, { name: column, ordinal: 2, type, nullable: true }, neutral, source.server);
    if (predicate === undefined) return new Set();
    const { rows } = await source.query(`SELECT id FROM t WHERE ${predicate}`);
    return new Set(rows.map(([row]) => row ?? ''));
  };

  test('numbers that pass the guard print the same, and others do not', async () => {
    const list = numbers();
    await source.query('TRUNCATE t');
    await source.query(
      `INSERT INTO t SELECT n, ('{"n": ' || v || '}')::jsonb, v::json FROM unnest($1::text[]) WITH ORDINALITY u(v, n)`,
      [`{${list.join(',')}}`],
    );
    const hits = await broken('j', 'json-number');
    const { rows } = await source.query('SELECT id, j::text FROM t ORDER BY id');
    const wrong: unknown[] = [];
    let kept = 0;
    for (const [id, text] of rows) {
      const stored = await target.query(`INSERT INTO t VALUES (${id ?? ''}, ?)`, [text ?? null]).then(
        async () => (await target.query(`SELECT CAST(j AS CHAR) FROM t WHERE id = ${id ?? ''}`)).rows[0]?.[0],
        () => 'refused',
      );
      const same = stored === text;
      if (same) kept++;
      if (same === hits.has(id ?? '')) wrong.push([text, stored, hits.has(id ?? '')]);
    }
    expect(wrong.slice(0, 20)).toEqual([]);
    expect(kept).toBeGreaterThan(500);
    expect(hits.size).toBeGreaterThan(100);
  });

  test.each([
    ['["\\u0000"]', 'json-nul', true],
    ['["\\\\u0000"]', 'json-nul', false],
    ['["\\\\\\u0000"]', 'json-nul', true],
    ['["\\ud83d\\ude00"]', 'json-surrogate', false],
    ['["\\ud83d"]', 'json-surrogate', true],
    ['["\\ude00\\ud83d"]', 'json-surrogate', true],
    ['["\\\\ud83d"]', 'json-surrogate', false],
    ['["\\uD83D\\uDE00 \\uDE00"]', 'json-surrogate', true],
  ] as const)('%s breaks %s: %s', async (text, id, expected) => {
    await source.query('TRUNCATE t');
    await source.query('INSERT INTO t (id, p) VALUES (1, $1)', [text]);
    expect((await broken('p', id)).has('1')).toBe(expected);
  });

  test('a document that MySQL can nest passes, one deeper does not', async () => {
    const nested = (depth: number, core: string): string => '['.repeat(depth) + core + ']'.repeat(depth);
    await source.query('TRUNCATE t');
    await target.query('TRUNCATE t');
    const documents = [nested(100, ''), nested(100, '1'), nested(101, ''), nested(99, '{"a": 1}'), nested(100, '{}')];
    for (const [at, text] of documents.entries())
      await source.query(`INSERT INTO t VALUES (${at}, $1::text::jsonb, $1::text::json)`, [text]);
    const taken = new Set<string>();
    for (const [at, text] of documents.entries()) {
      await target.query(`INSERT INTO t VALUES (${at}, ?)`, [text]).then(
        () => taken.add(String(at)),
        () => undefined,
      );
    }
    for (const column of ['j', 'p'] as const) {
      const hits = await broken(column, 'json-depth', 100);
      expect(documents.map((_, at) => hits.has(String(at)))).toEqual(documents.map((_, at) => !taken.has(String(at))));
    }
  });
});

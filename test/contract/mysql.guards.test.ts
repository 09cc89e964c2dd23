import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Column } from '../../src/engine/model/catalog.js';
import { parseType } from '../../src/engine/adapters/mysql/types/native.js';
import type { MysqlSession } from '../../src/engine/adapters/mysql/session.js';
import type { Guard, GuardId } from '../../src/engine/model/type.js';
import { sharedServer } from '../servers/vitest.js';
import { families, TestDatabase } from './mysqlDatabase.js';

/** A column, SQL for the value of each row, and the rows (from 1) that break the guard. */
interface Case {
  readonly guard: GuardId;
  readonly type: string;
  readonly values: readonly string[];
  readonly breaking: readonly number[];
  readonly limit?: number;
  readonly only?: 'mysql' | 'mariadb';
}

const dates = [`'0000-00-00'`, `'2020-00-00'`, `'0000-01-01'`, `'2020-02-31'`, `'2020-02-29'`, `'9999-12-31'`, 'NULL'];
const cases: readonly Case[] = [
  { guard: 'zero-date', type: 'date', values: dates, breaking: [1, 2, 3, 4] },
  { guard: 'zero-date', type: 'datetime(6)', values: dates, breaking: [1, 2, 3, 4] },
  { guard: 'zero-date', type: 'timestamp', values: ['0', `'1970-01-01 00:00:01'`], breaking: [1] },
  {
    guard: 'unmapped-character',
    type: 'varchar(9) character set cp1251',
    values: [`_cp1251 x'98'`, `_cp1251 x'C0'`, `'?'`, `''`],
    breaking: [1],
  },
  {
    guard: 'unmapped-character',
    type: 'text character set tis620',
    values: [`_tis620 x'DB'`, `_tis620 x'A1'`],
    breaking: [1],
  },
  {
    guard: 'unmapped-character',
    type: 'text character set sjis',
    values: [`_sjis x'8540'`, `_sjis x'82A0'`],
    breaking: [1],
  },
  { guard: 'boolean-range', type: 'tinyint(1)', values: ['0', '1', '2', '-1', '127', 'NULL'], breaking: [3, 4, 5] },
  {
    guard: 'unsigned-range',
    type: 'bigint unsigned',
    values: ['0', '9223372036854775807', '9223372036854775808', '18446744073709551615'],
    breaking: [3, 4],
  },
  {
    guard: 'time-range',
    type: 'time(6)',
    values: [`'00:00:00'`, `'24:00:00'`, `'24:00:00.000001'`, `'-00:00:00.000001'`, `'838:59:59'`],
    breaking: [3, 4, 5],
  },
  { guard: 'enum-empty', type: `enum('a','')`, values: [`'a'`, `''`, `'neither'`, 'NULL'], breaking: [3] },
  { guard: 'nul-character', type: 'text', values: [`CHAR(0)`, `CONCAT('a', CHAR(0))`, `'a'`, `''`], breaking: [1, 2] },
  {
    guard: 'nul-character',
    type: 'varchar(9) character set utf16',
    values: [`'é'`, `CONCAT('é', 0x0000)`],
    breaking: [2],
  },
  {
    guard: 'nul-character',
    type: 'varchar(9) character set utf32',
    values: [`'a'`, `_utf32 0x00000000`],
    breaking: [2],
  },
  { guard: 'nul-character', type: 'varchar(9) character set latin1', values: [`'a'`, `CHAR(0)`], breaking: [2] },
  { guard: 'text-length', limit: 2, type: 'text', values: [`'ab'`, `'abc'`, `'😀😀'`, `'éé '`], breaking: [2, 4] },
  {
    guard: 'key-length',
    limit: 4,
    type: 'varchar(9)',
    values: [`'abcd'`, `'abcde'`, `'ééé'`, `'😀'`],
    breaking: [2, 3],
  },
  { guard: 'key-length', limit: 4, type: 'varchar(9) character set latin1', values: [`'éé'`, `'ééé'`], breaking: [2] },
  { guard: 'key-length', limit: 4, type: 'varbinary(9)', values: [`'abcd'`, `'abcde'`], breaking: [2] },
  { guard: 'json-nul', type: 'json', values: [`'"\\\\u0000"'`, `'"\\\\\\\\u0000"'`, `'"a"'`], breaking: [1] },
  {
    guard: 'json-number',
    type: 'json',
    values: [`'[1e20]'`, `'[1.5]'`, `'["1e20", -0.5]'`, `'-0.0'`],
    breaking: [1, 4],
  },
  { guard: 'json-depth', limit: 2, type: 'json', values: [`'[1]'`, `'[[1]]'`], breaking: [2] },
  {
    only: 'mariadb',
    guard: 'json-syntax',
    type: 'json',
    values: [
      `'[1.]'`,
      `'[1.e5]'`,
      `'[1e]'`,
      `'[1e+]'`,
      `'[-]'`,
      `'"\\\\x"'`,
      `'[1e+5, -1, 1.5, true, false, null, "1. - 1e \\\\\\\\x"]'`,
    ],
    breaking: [1, 2, 3, 4, 5, 6],
  },
  { only: 'mariadb', guard: 'surrogate', type: 'text', values: [`_utf8mb4 x'61EDA080'`, `'퟿\u{e000}'`], breaking: [1] },
  { only: 'mariadb', guard: 'surrogate', type: 'json', values: [`_utf8mb4 x'22EDA08022'`, `'"a"'`], breaking: [1] },
  { only: 'mysql', guard: 'negative-zero', type: 'double', values: ['-0e0', '0e0', '-1e0'], breaking: [1] },
];

describe.each(families)('guards on $server', ({ server: name, adapter }) => {
  let database: TestDatabase;
  let session: MysqlSession;
  beforeAll(async () => {
    database = await TestDatabase.create(sharedServer(name), adapter);
    session = await database.session('target');
    await session.query(`SET SESSION sql_mode = 'ALLOW_INVALID_DATES'`);
  });
  afterAll(() => database.drop());

  const own = cases.filter(({ only }) => only === undefined || only === adapter.id);

  it.each(own)('$guard of $type', async ({ guard: id, limit, type, values, breaking }) => {
    await session.query(`CREATE TABLE t (k INT PRIMARY KEY, c ${type} NULL)`);
    try {
      const rows = values.map((value, at) => `(${at + 1}, ${value})`).join(', ');
      await session.query(`INSERT INTO t VALUES ${rows}`);
      const { charset, ...native } = parseType(type)!;
      const column: Column = { name: 'c', ordinal: 2, type: native, nullable: true, charset };
      const neutral = adapter.types.toNeutral(column, session.server);
      const guard: Guard = { id, onHit: 'stop', code: 'X', ...(limit === undefined ? {} : { limit }) };
      const predicate = adapter.read.guard(guard, column, neutral, session.server);
      expect(predicate).toBeDefined();
      const found = await session.query(`SELECT k FROM t WHERE ${predicate} ORDER BY k`);
      expect(found.rows.map(([key]) => Number(key))).toEqual(breaking);
    } finally {
      await session.query('DROP TABLE t');
    }
  });

  it('a long document is looked through', async () => {
    await session.query('CREATE TABLE t (k INT PRIMARY KEY, c JSON)');
    try {
      const item = `"${'x\\\\u0041'.repeat(100)}", 1.5`;
      await session.query(
        `INSERT INTO t VALUES (1, CONCAT('[', REPEAT(CONCAT('${item}', ','), 3000), '"\\\\u0000"]'))`,
      );
      const column: Column = { name: 'c', ordinal: 2, type: { name: 'json', text: 'json' }, nullable: true };
      const neutral = adapter.types.toNeutral(column, session.server);
      for (const [id, hits] of [
        ['json-nul', 1],
        ['json-number', 0],
      ] as const) {
        const predicate = adapter.read.guard({ id, onHit: 'stop', code: 'X' }, column, neutral, session.server);
        const found = await session.query(`SELECT k FROM t WHERE ${predicate}`);
        expect(found.rows, id).toHaveLength(hits);
      }
    } finally {
      await session.query('DROP TABLE t');
    }
  });
});

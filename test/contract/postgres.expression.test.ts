import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { introspect } from '../../src/engine/adapters/postgres/introspect.js';
import { quoteIdentifier } from '../../src/engine/adapters/postgres/lex.js';
import { print, type PrintColumn } from '../../src/engine/adapters/postgres/expression/print.js';
import type { PostgresSession } from '../../src/engine/adapters/postgres/session.js';
import { types } from '../../src/engine/adapters/postgres/types.js';
import type { Table } from '../../src/engine/model/catalog.js';
import type { Expression } from '../../src/engine/model/expression.js';
import type { NeutralType } from '../../src/engine/model/type.js';
import { sharedServer } from '../servers/vitest.js';
import { TestDatabase } from './postgresDatabase.js';

const columns = `i int, j int, big bigint NOT NULL, n numeric(10,2), f double precision, b boolean, t text, v varchar(20), c char(5), d date, ts timestamp,
  tz timestamptz, y bytea, u uuid, e mood, jb jsonb, a int[], ci citext, "odd ""name" int`;

const rows = `INSERT INTO x SELECT i, 7 - i, i * 1000000007::int8, i / 3.0, i / 7.0, (i % 3 = 0), chr(96 + i) || 'Text ' || i, ' pad' || repeat('x', i % 9), 'c' || i,
  date '2020-01-01' + i * 40, timestamp '2020-01-01' + i * interval '9 hours', timestamptz '2020-01-01' + i * interval '9 hours', decode(lpad(to_hex(i), 4, '0'), 'hex'),
  lpad(i::text, 32, '0')::uuid, (enum_range(NULL::mood))[1 + abs(i) % 2], '{}', '{1}', 'Ab', -i FROM generate_series(1, 20) i;
  INSERT INTO x (big) VALUES (0); INSERT INTO x (big, i, j, t, b, n) VALUES (-5, -7, 2, '', false, -1.50)`;

/** Conditions that the model can say. */
const sayable = [
  ...[
    'i > 0',
    'i <> j',
    '(i > 0 AND j < 3) OR NOT b',
    'b',
    'NOT b',
    'b = true',
    'b IS TRUE',
    'b IS NOT TRUE',
    'b IS FALSE',
    'b IS UNKNOWN',
    'b IS NOT NULL',
  ],
  ...[
    'i IS NULL',
    'i IS DISTINCT FROM j',
    'i IS NOT DISTINCT FROM j',
    'i IN (1, 2, 3)',
    'i NOT IN (1, 2)',
    'i = ANY (ARRAY[1, 2])',
    'i <> ALL (ARRAY[3, 4])',
  ],
  ...[
    `t IN ('aText 1', 'bText 2')`,
    `t = ANY ('{"aText 1",x}'::text[])`,
    `v = 'x'`,
    `v = ANY (ARRAY['a'::varchar, 'b'])`,
    'i BETWEEN 2 AND 5',
    'n NOT BETWEEN 1 AND 2',
  ],
  ...[
    `t LIKE 'a%'`,
    `t NOT LIKE '%5'`,
    `t ILIKE 'B%'`,
    `v LIKE '%\\_%'`,
    `t ~ '^[a-c]Text [0-9]+$'`,
    `t !~ 'x'`,
    `t ~* 'TEXT'`,
    `ci ~ 'a'`,
  ],
  ...[
    'i / 2 = 1',
    'i % 3 = 0',
    '-i < 0',
    'i + j * 2 - 1 > 3',
    'n / 2 > 1',
    'f * 2 >= 1',
    'mod(i, 4) = 1',
    'i / j = 0',
    'abs(i) > 3',
    'big / 3 > 5',
  ],
  ...[
    `t || v = 'x'`,
    `(t || i::text) <> 'x'`,
    `concat(t, v) = 'x'`,
    'length(t) > 3',
    'octet_length(t) > 3',
    'length(y) = 2',
    'char_length(v) < 10',
  ],
  ...[
    `lower(t) = 'atext 1'`,
    `upper(v) = 'X'`,
    `btrim(v) = 'padx'`,
    `trim(both 'a' from t) <> ''`,
    `ltrim(v) LIKE 'pad%'`,
    `rtrim(t) = t`,
    `replace(t, 'Text', '') = 'a 1'`,
  ],
  ...[
    `left(t, 1) = 'a'`,
    `right(t, 1) = '1'`,
    `substring(t from 2 for 4) = 'Text'`,
    `substr(t, 3) = 'ext 1'`,
    `coalesce(t, '') = ''`,
    'coalesce(i, 0) >= 0',
    'nullif(i, 3) IS NULL',
  ],
  ...[
    'greatest(big, 5) = 5',
    'least(big, 0) < 0',
    'round(n) = 1',
    'round(n, 1) > 1.5',
    'floor(n) = 1',
    'ceil(n) = 2',
    'i::bigint > 0',
    'n::int > 1',
    'i::numeric > 0.5',
  ],
  ...[
    `CASE WHEN i > 3 THEN b ELSE false END`,
    `CASE i WHEN 1 THEN 'one' WHEN 2 THEN 'two' END = 'one'`,
    `d > '2020-06-01'`,
    `d >= ts`,
    `ts < '2021-01-01 00:00:00'`,
    `tz < '2021-01-01 00:00:00+00'`,
  ],
  ...[
    `u = '00000000-0000-0000-0000-000000000001'`,
    `e = 'sad'`,
    `e IN ('sad', 'it''s')`,
    `y = '\\x0001'`,
    `c = 'c1'`,
    '"odd ""name" < 0',
    `t <> ''`,
    `i::text = '3'`,
    `i = '3'`,
  ],
];

/** Conditions outside of it: another meaning elsewhere, or none. */
const unsayable = [
  ...[
    `t < 'm'`,
    `e > 'sad'`,
    `jb ? 'a'`,
    `jb ->> 'a' = 'b'`,
    'a @> ARRAY[1]',
    'a[1] = 1',
    'i = ANY (a)',
    `ci = 'AB'`,
    `t COLLATE "C" = 'x'`,
    'length(c) = 2',
    'greatest(i, j) = 5',
  ],
  ...[
    `to_char(d, 'YYYY') = '2020'`,
    'extract(year FROM d) = 2020',
    `d + 1 > '2020-01-01'`,
    `ts + interval '1 day' > ts`,
    `t ~ '(?i)x'`,
    `t ~ '\\yx'`,
    `d < 'infinity'`,
    `n <> 'NaN'`,
  ],
  ...[
    'i | 1 = 1',
    'random() > 0.5',
    `t SIMILAR TO 'a%'`,
    'i::boolean',
    `left(t, -1) = 'a'`,
    `btrim(t, 'ab') = 'x'`,
    `tz > ts`,
    'pg_column_size(t) > 0',
    `f::text = '1'`,
    `tz::date > '2020-01-01'`,
  ],
  ...[`t LIKE v`, `b::text = 'true'`],
];

describe.each(['postgres15', 'postgres18'] as const)('expressions of %s', (name) => {
  let database: TestDatabase;
  let session: PostgresSession;
  let table: Table;
  let typed: readonly PrintColumn[];

  const checkName = (at: number): string => `c${String(at).padStart(3, '0')}`;
  const conditions = [...sayable, ...unsayable];

  beforeAll(async () => {
    database = await TestDatabase.create(sharedServer(name));
    const checks = conditions.map(
      (condition, at) => `ALTER TABLE x ADD CONSTRAINT ${checkName(at)} CHECK (${condition}) NOT VALID;`,
    );
    await database.run(
      `CREATE EXTENSION citext; CREATE TYPE mood AS ENUM ('sad', 'it''s'); CREATE TABLE x (${columns}); ${rows}; ${checks.join('\n')}`,
    );
    session = await database.session();
    table = (await introspect(session, {})).schemas
      .flatMap((schema) => schema.tables)
      .find((entry) => entry.name === 'x')!;
    typed = table.columns.map((column) => {
      const neutral = types.toNeutral(column, session.server);
      return { name: column.name, nullable: column.nullable, neutral, chosen: choiceOf(column.type.text, neutral) };
    });
  });
  afterAll(() => database.drop());

  const checkOf = (condition: string) =>
    table.checks.find((check) => check.name === checkName(conditions.indexOf(condition)))!;

  test.each(sayable)('%s is understood, and printed with the same meaning', async (condition) => {
    const check = checkOf(condition);
    expect(check.expression, check.text).toBeDefined();
    const printed = print(check.expression!, typed);
    expect(printed, JSON.stringify(check.expression)).toBeDefined();
    const sql = `SELECT i, (${check.text})::text, (${printed!.sql})::text FROM public.x WHERE (${check.text}) IS DISTINCT FROM (${printed!.sql})`;
    // Division by zero is an error in PostgreSQL and NULL elsewhere, so the printed one is the more lenient.
    expect(
      (await session.query(condition === 'i / j = 0' ? sql.replace('WHERE', 'WHERE j <> 0 AND') : sql)).rows,
    ).toEqual([]);
    if (!printed!.sql.includes('citext')) expect(printed!.sql).not.toContain('::character varying');
  });

  test.each(unsayable)('%s is left as it stands', (condition) => {
    const check = checkOf(condition);
    expect(check.text).not.toBe('');
    expect(check.expression).toBeUndefined();
  });

  test('what is no expression is left as it stands', async () => {
    const { parseExpression } = await import('../../src/engine/adapters/postgres/expression/parse.js');
    for (const text of ['', 'i >', '1; SELECT 2', '1, 2', ')'])
      expect(parseExpression(text, new Map())).toBeUndefined();
  });

  describe('from elsewhere', () => {
    const column = (columnName: string): Expression => ({ kind: 'column', name: columnName });
    const number = (text: string): Expression => ({ kind: 'number', text });
    const string = (value: string): Expression => ({ kind: 'string', value });
    const folding: NeutralType = { kind: 'text', length: 20, foldsCase: true };

    const said = (expression: Expression): string | undefined =>
      print(expression, [
        ...typed.filter((entry) => entry.name !== 'v'),
        { name: 'v', nullable: true, neutral: folding, chosen: choiceOf('varchar(20)', folding) },
      ])?.sql;

    test.each<[string, Expression, string | undefined]>([
      ['a boolean against 1', { kind: 'compare', operator: '=', left: column('b'), right: number('1') }, '"b" = true'],
      [
        'a boolean in 0 and 1',
        { kind: 'in', item: column('b'), list: [number('0'), number('1')], negated: false },
        '"b" IN (false, true)',
      ],
      ['a boolean against 2', { kind: 'compare', operator: '=', left: column('b'), right: number('2') }, undefined],
      ['a number as a condition', { kind: 'and', items: [column('i'), column('b')] }, '("i" <> 0) AND "b"'],
      ['a text as a condition', { kind: 'not', item: column('t') }, undefined],
      [
        'a number against its text',
        { kind: 'compare', operator: '>', left: column('i'), right: string('10') },
        '"i" > 10',
      ],
      [
        'a text without regard to case',
        { kind: 'compare', operator: '=', left: column('v'), right: string('A') },
        `lower("v") = lower('A')`,
      ],
      [
        'a list without regard to case',
        { kind: 'in', item: column('v'), list: [string('A')], negated: true },
        `lower("v") NOT IN (lower('A'))`,
      ],
      [
        'LIKE without regard to case',
        { kind: 'like', item: column('v'), pattern: string('a%'), ignoreCase: false, negated: false },
        `"v" ILIKE 'a%'`,
      ],
      [
        'decimal division of integers',
        { kind: 'arithmetic', operator: 'divide', left: column('i'), right: column('j') },
        '"i"::numeric / NULLIF("j", 0)',
      ],
      [
        'integer division of decimals',
        { kind: 'arithmetic', operator: 'divide-integer', left: column('n'), right: number('2') },
        'trunc("n"::numeric / 2::numeric)::bigint',
      ],
      [
        'CONCAT, where NULL wins',
        { kind: 'concat', items: [column('i'), string('-'), column('t')], nullWins: true },
        `("i"::text) || '-' || "t"`,
      ],
      [
        'concat, where it is skipped',
        { kind: 'concat', items: [column('t'), string('-')], nullWins: false },
        `coalesce("t", '') || '-'`,
      ],
      [
        'IFNULL of number and text',
        { kind: 'call', name: 'coalesce', arguments: [column('i'), string('')] },
        `coalesce("i"::text, '')`,
      ],
      [
        'GREATEST, where NULL wins',
        { kind: 'call', name: 'greatest', arguments: [column('i'), column('big')] },
        'CASE WHEN "i" IS NULL THEN NULL ELSE greatest("i", "big") END',
      ],
      ['an order of texts', { kind: 'compare', operator: '<', left: column('t'), right: string('m') }, undefined],
      ['the text of a date', { kind: 'concat', items: [column('d'), column('t')], nullWins: true }, undefined],
      [
        'a pattern of another dialect',
        { kind: 'matches', item: column('t'), pattern: string('a(?=b)'), ignoreCase: false, negated: false },
        undefined,
      ],
      ['a column that is not there', column('nowhere'), undefined],
      ['a quote in a string', string(`it's \\`), `'it''s \\'`],
    ])('%s', async (_, expression, expected) => {
      expect(said(expression)).toBe(expected);
      if (expected !== undefined) await session.query(`SELECT ${expected} FROM x LIMIT 1`);
    });
  });

  function choiceOf(type: string, neutral: NeutralType): PrintColumn['chosen'] {
    const requires =
      neutral.kind === 'enum' ? { kind: 'enum' as const, name: 'mood', labels: neutral.labels } : undefined;
    const choice = { type, form: 'plain' as const, canonical: 'native' as const, guards: [], losses: [] };
    return requires ? { ...choice, type: quoteIdentifier('mood'), requires } : choice;
  }
});

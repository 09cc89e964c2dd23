import { beforeAll, describe, expect, test } from 'vitest';
import { parseExpression as parseMysql } from '../../src/engine/adapters/mysql/expression/parse.js';
import { printExpression } from '../../src/engine/adapters/mysql/expression/print.js';
import { loadParser, parseExpression, readExpression } from '../../src/engine/adapters/postgres/expression/parse.js';
import { print, type PrintColumn } from '../../src/engine/adapters/postgres/expression/print.js';
import type { NativeType } from '../../src/engine/model/catalog.js';
import { columnsOf, renameColumns, type Expression } from '../../src/engine/model/expression.js';
import type { NeutralType } from '../../src/engine/model/type.js';

// What the expressions mean is tried on servers, in test/scenarios/expressions; here is how they read, and what no server would print.

beforeAll(() => loadParser());

const int: NeutralType = { kind: 'integer', bits: 32, unsigned: false };
const columns: readonly PrintColumn[] = [
  columnOf('i', 'integer', int),
  columnOf('j', 'integer', int),
  columnOf('big', 'bigint', { kind: 'integer', bits: 64, unsigned: false }),
  columnOf('small', 'smallint', { kind: 'integer', bits: 16, unsigned: false }),
  columnOf('n', 'numeric(10,2)', { kind: 'decimal', precision: 10, scale: 2 }),
  columnOf('b', 'boolean', { kind: 'boolean' }),
  columnOf('t', 'text', { kind: 'text' }),
  columnOf('latin', 'text', { kind: 'text' }),
  columnOf('y', 'smallint', { kind: 'year' }),
];

function columnOf(name: string, type: string, neutral: NeutralType): PrintColumn {
  const chosen = { type, key: type, form: 'plain', canonical: 'text', guards: [], losses: [] } as const;
  return { name, nullable: true, neutral, chosen };
}

const context = {
  quotient: 'rounded',
  column: (name: string) =>
    name === 't'
      ? { charset: 'utf8mb4', collation: 'utf8mb4_0900_bin' }
      : name === 'latin'
        ? { charset: 'latin1', collation: 'latin1_bin' }
        : { number: { scale: name === 'n' ? 2 : 0 } },
} as const;

describe('MySQL reads in PostgreSQL as', () => {
  test.each([
    ['(`i` > 0)', '"i" > 0'],
    ["((`i` > 0) and ((`t` = _utf8mb4\\'a\\') or `b`))", `("i" > 0) AND (("t" = 'a') OR "b")`],
    ['`b` = 1', '"b" = true'],
    ['`b` in (0,1)', '"b" IN (false, true)'],
    ['`b` = 2', undefined],
    ['`i` and `b`', '("i" <> 0) AND "b"'],
    ['not `t`', undefined],
    [`\`i\` > '10'`, '"i" > 10'],
    ['`i` / `j`', 'round("i"::numeric / NULLIF("j", 0), 4)'],
    // PostgreSQL calculates sixteen digits, all of them before the point perhaps.
    ['`big` / 3', 'round(("big" + 0.000000000000) / 3, 4)'],
    ['round(cast(`big` + 0.000000000000 as decimal(65,30)) / 3, 4)', 'round(("big" + 0.000000000000) / 3, 4)'],
    // What a journey to MySQL writes for an exact quotient comes back as it went.
    ['round(cast(`i` as decimal(65,30)) / 3, 4)', 'round("i"::numeric / 3, 4)'],
    ['cast(`n` as decimal(65,30)) / 3 > 0.5', '("n" / 3) > 0.5'],
    ['cast(`n` as decimal(65,30)) / 3', `round(("n" + 0.${'0'.repeat(38)}) / 3, 30)`],
    ['round(`n` / `n`, 2)', 'round(round("n" / NULLIF("n", 0), 6), 2)'],
    // Two exact quotients may be as near to each other as their divisors are long.
    ['`big` / `big`', `round(("big" + 0.${'0'.repeat(23)}) / NULLIF("big", 0), 4)`],
    ['`n` DIV 2', 'div("n", 2)'],
    // The lowest number has no opposite in its own type.
    ['`i` DIV `j`', '"i"::bigint / NULLIF("j", 0)'],
    ['`i` DIV 2', '"i" / 2'],
    ['`small` DIV -1', '"small" / (-1)'],
    ['`i` DIV -1', '"i"::bigint / (-1)'],
    ['ifnull(`i`,0) + ifnull(`j`,0)', 'coalesce("i", 0)::bigint + coalesce("j", 0)'],
    ['char_length(`t`) + 1', 'char_length("t") + 1'],
    ['greatest(`i`,`j`) * 2', 'CASE WHEN "i" IS NULL OR "j" IS NULL THEN NULL ELSE greatest("i", "j") END::bigint * 2'],
    ['nullif(`i`,0) + 1', 'nullif("i", 0)::bigint + 1'],
    ['case when `b` then `i` else 0 end * 3', 'CASE WHEN "b" THEN "i" ELSE 0 END::bigint * 3'],
    // What would overflow 32 bits there, and does not in MySQL.
    ['`i` + 1 > 0', '("i"::bigint + 1) > 0'],
    ['`i` * `j`', '"i"::bigint * "j"'],
    ['`small` + `small`', '"small"::bigint + "small"'],
    ['`i` % 10 + 1', '("i" % 10) + 1'],
    ['`big` + `i`', '"big" + "i"'],
    [`concat(\`i\`,'-',\`t\`)`, `"i"::text || '-' || "t"`],
    [`concat(\`y\`,'-',\`i\`)`, `lpad("y"::text, 4, '0') || '-' || "i"::text`],
    ['`y` > 0', '"y" > 0'],
    [`ifnull(\`i\`,'')`, `coalesce("i"::text, '')`],
    ['greatest(`i`,`j`)', 'CASE WHEN "i" IS NULL OR "j" IS NULL THEN NULL ELSE greatest("i", "j") END'],
    ['length(`t`) < 3', 'octet_length("t") < 3'],
    // An umlaut is one byte there.
    ['length(`latin`) < 3', undefined],
    ['octet_length(concat(`t`,`latin`)) < 3', undefined],
    ['char_length(`latin`) < 3', 'char_length("latin") < 3'],
    [`\`t\` < 'm'`, undefined],
    [`\`t\` regexp 'a(?=b)'`, undefined],
    ['`nowhere`', undefined],
    [String.raw`'it''s \\'`, String.raw`'it''s \'`],
    ['i >', undefined],
    ['`i` > 0) or (1', undefined],
    ['', undefined],
    ['-(-3)', '3'],
    [`replace('abc','b',5)`, `replace('abc', 'b', 5::text)`],
  ])('%s', (sql, expected) => {
    const parsed = parseMysql(sql, context);
    expect(parsed && print(parsed.expression, columns)?.sql).toBe(expected);
  });
});

describe('MySQL compares computed texts without regard to case, and PostgreSQL as', () => {
  test.each([
    [`concat(\`i\`,'x') = '5X'`, `lower("i"::text || 'x') = '5x'`, true],
    [`concat(\`i\`,'x') like '5X'`, `("i"::text || 'x') ILIKE '5X'`, true],
    [`concat(\`i\`,'x') regexp '5X'`, `("i"::text || 'x') ~* '5X'`, true],
    [`replace('abc','b',\`i\`) = 'A5C'`, `lower(replace('abc', 'b', "i"::text)) = 'a5c'`, true],
    [`case when \`i\` = 5 then 'k' else 'z' end = 'K'`, `lower(CASE WHEN "i" = 5 THEN 'k' ELSE 'z' END) = 'k'`, true],
    [`cast(\`i\` as char) in ('5 ')`, `"i"::text IN ('5 ')`, true],
    [`cast(\`t\` as char) = 'A'`, `lower("t") = 'a'`, true],
    [`if('a'='A','same','other')`, `CASE WHEN 'a' = 'a' THEN 'same' ELSE 'other' END`, true],
    [`nullif('a','A')`, `CASE WHEN 'a' = 'a' THEN NULL ELSE 'a' END`, true],
    [`'a' like 'A%'`, `'a' ILIKE 'A%'`, true],
    // What a column or COLLATE says is stronger.
    [`concat(\`t\`,'x') = 'X'`, `("t" || 'x') = 'X'`, false],
    [`concat(\`i\`,'x') = 'X' collate utf8mb4_0900_bin`, `("i"::text || 'x') = 'X'`, false],
    // No texts are compared.
    [`\`i\` = '5'`, `"i" = 5`, false],
    [`\`i\` like '5%'`, `"i"::text LIKE '5%'`, false],
    [`concat(\`i\`,'x') is null`, `("i"::text || 'x') IS NULL`, false],
    [`concat(\`i\`,'x') <=> NULL`, `("i"::text || 'x') IS NOT DISTINCT FROM NULL`, false],
  ])('%s', (sql, expected, assumes) => {
    const parsed = parseMysql(sql, context);
    expect(parsed && print(parsed.expression, columns)?.sql).toBe(expected);
    expect(parsed?.assumes).toEqual(assumes ? ['collation'] : []);
  });
});

test.each(['', 'i >', '1; SELECT 2', '1, 2', ')'])('"%s" is no expression of PostgreSQL', (text) => {
  expect(parseExpression(text, new Map())).toBeUndefined();
});

describe('PostgreSQL reads in MySQL as', () => {
  const facts = new Map(
    ['real', 'integer', 'double precision', 'numeric', 'boolean'].map((type) => [
      type.slice(0, 1),
      { type: { name: type, text: type }, nullable: true },
    ]),
  );
  const theirs: readonly PrintColumn[] = [
    columnOf('r', 'FLOAT', { kind: 'float', bits: 32 }),
    columnOf('i', 'INT', int),
    columnOf('d', 'DOUBLE', { kind: 'float', bits: 64 }),
    columnOf('n', 'DECIMAL(10,2)', { kind: 'decimal', precision: 10, scale: 2 }),
    columnOf('b', 'TINYINT(1)', { kind: 'boolean' }),
  ];

  test.each([
    // A float of 32 bits is no decimal fraction.
    ['r = (0.1)::real', '`r` = 1.0000000149011612e-1'],
    ["r < '0.7'::real", '`r` < 6.99999988079071e-1'],
    ["r > ('-0.1'::numeric)::real", '`r` > -1.0000000149011612e-1'],
    ['r = ANY (ARRAY[(0.5)::real, (0.1)::real])', '`r` IN (CAST(0.5 AS DOUBLE), 1.0000000149011612e-1)'],
    ['r = (0.1)::double precision', '`r` = CAST(0.1 AS DOUBLE)'],
    ['r > (0)::real', '`r` > CAST(0 AS DOUBLE)'],
    ['r > (1e39)::real', undefined],
    ['r = (d)::real', undefined],
    ['r = (i)::real', undefined],
    ['(r + (0.5)::real) > (1)::real', undefined],
    // What MySQL takes for a condition.
    ['b', '`b` = TRUE'],
    ['NULL::boolean', 'NULL = TRUE'],
    ['coalesce(b, false)', 'COALESCE(`b`, FALSE) = TRUE'],
  ])('%s', (sql, expected) => {
    const expression = parseExpression(sql, facts);
    expect(expression && printExpression(expression, theirs)).toBe(expected);
  });

  test('a default of 32 bits as its digits', () => {
    const into = { name: 'real', text: 'real' };
    expect(parseExpression('(0.1)::real', new Map(), into)).toEqual({ kind: 'number', text: '0.1' });
    const wider = { name: 'double precision', text: 'double precision' };
    const exact = { kind: 'number', text: '1.0000000149011612e-1' };
    expect(parseExpression('(0.1)::real', new Map(), wider)).toEqual(exact);
  });
});

describe('PostgreSQL reads with what other systems do not say', () => {
  const typed: Readonly<Record<string, NativeType>> = {
    ...Object.fromEntries(
      Object.entries({
        i: 'integer',
        j: 'integer',
        s: 'smallint',
        big: 'bigint',
        f: 'double precision',
        t: 'text',
      }).map(([name, type]) => [name, { name: type, text: type }]),
    ),
    open: { name: 'numeric', text: 'numeric' },
    n: { name: 'numeric', text: 'numeric(10,2)', precision: 10, scale: 2 },
    w: { name: 'numeric', text: 'numeric(18,2)', precision: 18, scale: 2 },
  };
  const facts = new Map(Object.entries(typed).map(([name, type]) => [name, { type, nullable: true }]));
  const overflow = { refuses: ['integer-range'] };
  const digits = { assumes: ['quotient'] };
  const numeric = (scale: number): NativeType => ({ name: 'numeric', text: '', precision: 38, scale });
  const bigint: NativeType = { name: 'bigint', text: 'bigint' };
  const integer: NativeType = { name: 'integer', text: 'integer' };

  test.each<[string, NativeType | undefined, object]>([
    ['i + j > 0', undefined, overflow],
    ['i + j', integer, {}],
    ['i + j', bigint, overflow],
    ['(i + j)::bigint', bigint, overflow],
    ['i::bigint + j', bigint, {}],
    ['i % 9 + 1 > 0', undefined, {}],
    ['- i > 0', undefined, overflow],
    ['- big > 0', undefined, {}],
    ['- (s::integer) > 0', undefined, {}],
    ['abs(i) > 0', undefined, overflow],
    ['abs(i % 7) > 0', undefined, {}],
    ['i / j > 0', undefined, overflow],
    ['i / 2 > 0', undefined, {}],
    ["i / '-1'::integer > 0", undefined, overflow],
    ["i / '-2'::integer > 0", undefined, {}],
    ['i % (-1) > 0', undefined, {}],
    ['i::smallint > 0', undefined, overflow],
    ['i::smallint', { name: 'smallint', text: 'smallint' }, {}],
    ['f::integer > 0', undefined, overflow],
    ['f::bigint', bigint, overflow],
    ['n::bigint > 0', undefined, {}],
    ['n::integer > 0', undefined, {}],
    ['w::integer > 0', undefined, overflow],
    ['COALESCE(i, 0) + COALESCE(j, 0) > 0', undefined, overflow],
    ['CASE WHEN i > 0 THEN i ELSE NULL::integer END + 1 > 0', undefined, overflow],
    ['NULLIF(i, 0) * 2 > 0', undefined, overflow],
    ['length(t) + 1 > 0', undefined, {}],
    ['length(t) * 2 > 0', undefined, overflow],
    ['div(n, 2) > (0)::numeric', undefined, {}],
    // A dividend below 10 ** (16 - digits) has a quotient with all digits that matter.
    ['i / 7.0', numeric(4), {}],
    ['i / 7.0', numeric(7), digits],
    ['n / n', numeric(2), {}],
    ['w / n', numeric(2), digits],
    ['round(w / 3, 0)', numeric(2), digits],
    ['round(n / 3, 4)', undefined, {}],
    ['n / open', numeric(2), digits],
    ['big / 3.0', integer, {}],
    ['big / 33.0', integer, digits],
    ['(i / 3.0)::integer', integer, {}],
    ['i / f', { name: 'double precision', text: '' }, {}],
    ['round((big + 0.00000000) / 3, 4)', numeric(4), {}],
    ['round((big + 0.0000) / 3, 4)', numeric(4), digits],
    ['big / 3.0 > 0.5', undefined, digits],
    ['i / 3.0 > 0.5', undefined, {}],
    ['i / 3.0 > n', undefined, {}],
    ['i / 3.0 > f', undefined, digits],
    ['i / 3.0 = ANY (ARRAY[0.5, 1.25])', undefined, {}],
    ['(big / 3.0) IS NULL', undefined, {}],
    ['COALESCE(big / 3.0, 0)', numeric(2), digits],
    ['CASE WHEN i > 0 THEN i / 3.0 ELSE (0)::numeric END', numeric(2), {}],
  ])('%s into %j', (sql, kept, expected) => {
    const { text: _text, expression, ...rest } = readExpression(sql, facts, kept);
    expect(expression).toBeDefined();
    expect(rest).toEqual(expected);
  });
});

describe('an expression of 5,000 terms', () => {
  const facts = new Map([['i', { type: { name: 'integer', text: 'integer' }, nullable: true }]]);
  const terms = (operator: string, quote: string): string =>
    Array.from({ length: 5000 }, (_, at) => `${quote}i${quote} = ${at}`).join(` ${operator} `);
  const nested = (sum: string): string => `${'('.repeat(4999)}${sum}${`+ 1)`.repeat(4999)} = 0`;

  test.each(['OR', 'AND'])('joined by %s is carried both ways', (operator) => {
    const theirs = parseExpression(`(${terms(operator, '"')})`, facts);
    const ours = parseMysql(terms(operator.toLowerCase(), '`'), context);
    expect(theirs).toEqual(ours?.expression);
    expect(columnsOf(theirs!)).toEqual(['i']);
    const renamed = renameColumns(theirs!, () => 'j');
    expect(print(renamed, columns)?.sql.match(/"j"/g)).toHaveLength(5000);
    expect(printExpression(renamed, columns.map(inMysql))?.match(/`j`/g)).toHaveLength(5000);
  });

  test('that nest is carried or left as it stands, and overflows nothing', () => {
    for (const expression of [parseExpression(nested('i'), facts), parseMysql(nested('`i`'), context)?.expression]) {
      if (expression === undefined) continue;
      expect(columnsOf(expression)).toEqual(['i']);
      const renamed: Expression = renameColumns(expression, () => 'j');
      print(renamed, columns);
      printExpression(renamed, columns.map(inMysql));
    }
  });
});

function inMysql(column: PrintColumn): PrintColumn {
  return {
    ...column,
    chosen: { ...column.chosen, type: column.chosen.type === 'integer' ? 'INT' : column.chosen.type },
  };
}

import fc from 'fast-check';
import { oneIn } from './values.js';

/** SQL in which `@` stands for a column. */
export interface Template {
  readonly column: string;
  readonly sql: string;
}

/** What can be said of columns of some types; checks hold for every value. */
interface Phrases {
  readonly types: RegExp;
  readonly checks?: readonly string[];
  readonly generated?: readonly (readonly [type: string, sql: string])[];
  readonly indexes?: readonly string[];
  readonly conditions?: readonly string[];
}

export type Phrasebook = readonly Phrases[];

export const postgresPhrases: Phrasebook = [
  {
    types: /^(smallint|integer|bigint)$/u,
    checks: [
      '@ BETWEEN -9223372036854775808 AND 9223372036854775807',
      '@ IN (1, 2, 3) OR @ NOT IN (1, 2, 3)',
      'CASE WHEN @ > 3 THEN @ > 2 ELSE @ <= 3 END',
      '@ % 7 < 7 AND NOT (@ > 5 AND @ < 5)',
      '@ / 3 <= 9223372036854775807',
    ],
    generated: [
      ['bigint', '@ % 10'],
      ['boolean', '@ > 3'],
      ['bigint', 'coalesce(@, -1)'],
      ['bigint', '@ / 3'],
      ['text', `CASE WHEN @ > 5 THEN 'it''s "more" \\' ELSE 'less, or none' END`],
    ],
    indexes: ['(@ % 10)', '((@ > 3))'],
    conditions: ['@ > 5', '@ IS NOT NULL', '@ IN (1, 2)'],
  },
  {
    types: /^numeric\(12,4\)$/u,
    checks: ['@ <> 0.00001 OR @ = 0.00001', 'coalesce(@, 0) = coalesce(@, 0)'],
    generated: [
      ['numeric', '@ * 2'],
      ['numeric(14,2)', 'round(@, 2)'],
      ['numeric', '@ - 0.1'],
    ],
    conditions: ['@ >= 0.5'],
  },
  {
    types: /^(text|varchar\(50\))$/u,
    checks: [
      `@ <> 'no "such'' \\ text, %s'`,
      'length(@) >= 0',
      "@ NOT LIKE 'never\\_%\\%\"x'",
      `coalesce(@, 'a') = coalesce(@, 'a')`,
      `@ || 'x' <> @`,
      `nullif(@, 'é😀') IS NULL OR @ <> 'é😀'`,
      `@ IN ('a', 'it''s') OR @ <> ALL (ARRAY['a', 'it''s'])`,
    ],
    generated: [
      ['text', `@ || 'x\\y'''`],
      ['integer', 'length(@)'],
      ['text', `coalesce(@, 'none, "or"')`],
      ['boolean', `@ = 'a'`],
      ['text', 'left(@, 3)'],
      ['text', 'substring(@ from 2 for 3)'],
      ['text', `replace(@, 'a', '''')`],
    ],
    indexes: ['(lower(@))', `((@ || 'x'))`, '(left(@, 5))', '(length(@)) DESC'],
    conditions: [`@ <> 'a'`, 'length(@) > 2', `@ LIKE 'a%'`],
  },
  {
    types: /^boolean$/u,
    checks: ['@ OR NOT @', '@ IS TRUE OR @ IS NOT TRUE'],
    generated: [['boolean', 'NOT @']],
    conditions: ['@', 'NOT @', '@ IS FALSE'],
  },
  {
    types: /^(date|timestamp|timestamp\(3\))$/u,
    checks: [`@ > '2000-02-29' OR @ <= '2000-02-29'`],
    generated: [['boolean', `@ > '2000-02-29'`]],
    conditions: [`@ > '2000-02-29'`],
  },
  { types: /^uuid$/u, checks: [`@ <> '00000000-0000-0000-0000-000000000001'`] },
];

const mysqlIntegers: Phrases = {
  types: /^(tinyint|smallint|mediumint|int|bigint)( unsigned)?$/u,
  checks: [
    '@ in (1, 2, 3) or @ not in (1, 2, 3)',
    'case when @ > 3 then @ > 2 else @ <= 3 end or @ is null',
    '@ mod 7 < 7 and not (@ > 5 and @ < 5)',
    '@ div 3 <= 9223372036854775807',
    '@ between -9223372036854775808 and 18446744073709551615',
  ],
  generated: [
    ['bigint', '@ % 10'],
    ['int', '@ > 3'],
    ['decimal(30,6)', '@ / 3'],
    ['bigint', '@ div 3'],
    ['varchar(40)', `if(@ > 5, 'it''s "more" \\\\', 'less, or none')`],
  ],
};

const mysqlTexts: Phrases = {
  types: /^varchar\(50\)$/u,
  checks: [
    `@ <> 'no "such'' \\\\ text, %s'`,
    'char_length(@) < 1000',
    `@ not like 'never\\_%"x'`,
    `ifnull(@, 'a') = ifnull(@, 'a')`,
    `@ in ('a', 'it''s') or @ not in ('a', 'it''s')`,
  ],
  generated: [
    ['varchar(80)', `concat(@, 'x\\\\y''')`],
    ['int', 'char_length(@)'],
    ['int', 'length(@)'],
    ['varchar(60)', `ifnull(@, 'none, "or"')`],
    ['varchar(20)', 'left(@, 3)'],
    ['varchar(60)', `replace(@, 'a', '''')`],
  ],
};

const mysqlOthers: Phrasebook = [
  {
    types: /^decimal\(12,4\)$/u,
    checks: ['@ <> 0.00001 or @ = 0.00001'],
    generated: [
      ['decimal(20,6)', '@ * 2'],
      ['decimal(14,2)', 'round(@, 2)'],
    ],
  },
  {
    types: /^(date|datetime(\(\d\))?)$/u,
    checks: [`@ > '2000-02-29' or @ <= '2000-02-29'`],
    generated: [
      ['int', `@ > '2000-02-29'`],
      ['int', 'year(@)'],
    ],
  },
  { types: /^(text|tinytext|longtext|blob)$/u, indexes: ['@(3)', '@(200) desc'] },
  { types: /^varchar\(50\)/u, indexes: ['@(5)'] },
];

export const mariadbPhrases: Phrasebook = [mysqlIntegers, mysqlTexts, ...mysqlOthers];

/** MySQL also takes expressions as parts of an index. */
export const mysqlPhrases: Phrasebook = [
  { ...mysqlIntegers, indexes: ['((@ % 10))', '((@ > 3))'] },
  { ...mysqlTexts, indexes: ['((char_length(@)))', `((concat(@, 'x'))) desc`] },
  ...mysqlOthers,
];

/** What is said of one column, where anything can be. */
export interface Said {
  readonly check?: string | undefined;
  readonly generated?: { readonly type: string; readonly sql: string; readonly stored: boolean } | undefined;
  readonly index?: string | undefined;
  readonly condition?: string | undefined;
}

/** Now and then something is said of a column of the type. */
export function phraseFor(type: string, book: Phrasebook): fc.Arbitrary<Said> {
  const known = book.filter((phrases) => phrases.types.test(type));
  const all = <T>(list: (phrases: Phrases) => readonly T[] | undefined): T[] =>
    known.flatMap((phrases) => list(phrases) ?? []);
  const maybe = <T>(items: readonly T[]): fc.Arbitrary<T | undefined> =>
    items.length === 0 ? fc.constant(undefined) : oneIn(4, fc.constantFrom(...items));
  return fc
    .record({
      check: maybe(all((phrases) => phrases.checks)),
      generated: maybe(all((phrases) => phrases.generated)),
      index: maybe(all((phrases) => phrases.indexes)),
      condition: maybe(all((phrases) => phrases.conditions)),
      stored: fc.boolean(),
    })
    .map(({ generated, stored, ...rest }) => ({
      ...rest,
      generated: generated && { type: generated[0], sql: generated[1], stored },
    }));
}

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { mysqlString, postgresText, type RandomType } from './types.js';

const labels = [
  ...[
    'a',
    'b c',
    "it's",
    'q"q',
    'c,d',
    'back\\slash',
    'ü',
    '名',
    'NULL',
    '0',
    '1',
    ' lead',
    '%s',
    '`t`',
    'line\nbreak',
  ],
  ...['x'.repeat(60), '', 'tail ', '{a}', '$1', '--', 'Z'],
];

const someLabels = fc.uniqueArray(fc.constantFrom(...labels), {
  minLength: 1,
  maxLength: 5,
  selector: (label) => label.toLowerCase().trimEnd(),
});

const same = (literal: string): string => literal;

/** A name of the type's own, the same for the same labels. */
const nameOf = (word: string, text: string): string =>
  `"${word} "" ${createHash('sha256').update(text).digest('hex').slice(0, 6)}"`;

/** An enum or a domain of PostgreSQL, with what creates it. */
export const postgresNamed: fc.Arbitrary<RandomType> = fc.oneof(
  someLabels.map((chosen): RandomType => {
    const list = chosen.map(postgresText);
    const type = nameOf("Enum's", list.join());
    const prepare = `CREATE TYPE ${type} AS ENUM (${list.join(', ')});`;
    return { type, prepare, value: fc.constantFrom(...list), key: same, defaults: list };
  }),
  fc
    .constantFrom(
      ['integer', 'VALUE > -5', fc.constantFrom('1', '77', '-4'), '7'] as const,
      ['varchar(50)', `VALUE <> 'no, "such'''`, fc.constantFrom(`'a'`, `''`, `'é😀'`), `'it''s'`] as const,
      ['numeric(12,4)', undefined, fc.constantFrom('0.5', '-1.25'), '1.5'] as const,
    )
    .map(([base, check, value, byDefault]): RandomType => {
      const type = nameOf('Domain', base);
      const prepare = `CREATE DOMAIN ${type} AS ${base}${check === undefined ? '' : ` CHECK (${check})`};`;
      return { type, prepare, value, key: same, defaults: [byDefault] };
    }),
  someLabels.map((chosen): RandomType => {
    const list = chosen.map(postgresText);
    const type = nameOf('Labels', list.join());
    const prepare = `CREATE TYPE ${type} AS ENUM (${list.join(', ')});`;
    const value = fc.constantFrom(`ARRAY[${list.join(', ')}]::${type}[]`, `'{}'`, `'{NULL}'`);
    return { type: `${type}[]`, prepare, value, defaults: ["'{}'"] };
  }),
  fc.constantFrom(
    {
      type: '"com posite"',
      prepare: 'CREATE TYPE "com posite" AS (a integer, "b""c" text, d numeric(5,2)[]);',
      value: fc.constantFrom(`ROW(1, 'it''s, "so"', '{1.5}')`, `ROW(NULL, '', NULL)`, `'(,,)'`),
      defaults: [`'(1,a,{})'`],
    },
    {
      type: 'prices',
      prepare: 'CREATE TYPE prices AS RANGE (subtype = numeric);',
      value: fc.constantFrom("'[1.50,2)'", "'empty'"),
      defaults: ["'(,1]'"],
    },
    {
      type: 'citext',
      prepare: 'CREATE EXTENSION IF NOT EXISTS citext;',
      value: fc.constantFrom("'a'", "'B'", "'é'", "''", "'it''s'"),
      key: (literal: string) => literal.toLowerCase(),
      defaults: ["'A'"],
    },
    {
      type: 'hstore',
      prepare: 'CREATE EXTENSION IF NOT EXISTS hstore;',
      value: fc.constantFrom(`'a=>1, "b c"=>NULL'`, `''`),
      defaults: [`'a=>"it''s"'`],
    },
    {
      type: 'ltree',
      prepare: 'CREATE EXTENSION IF NOT EXISTS ltree;',
      value: fc.constantFrom(`'a.b_c.D'`, `''`),
      key: same,
      defaults: [`'x.y'`],
    },
  ),
);

/** An ENUM or a SET of any labels. */
export const mysqlNamed: fc.Arbitrary<RandomType> = fc.oneof(
  someLabels.map((chosen): RandomType => {
    const list = chosen.map(mysqlString);
    return { type: `enum(${list.join(',')})`, value: fc.constantFrom(...list), key: same, defaults: list };
  }),
  someLabels.map((chosen): RandomType => {
    // A label in braces reads as PostgreSQL's array to whoever compares the cells.
    const list = chosen.filter((label) => !/,|^$|^\{/u.test(label)).map(mysqlString);
    const some = list.length === 0 ? [`'r'`] : list;
    return { type: `set(${some.join(',')})`, value: fc.constantFrom(...some, `''`), defaults: [`''`, ...some] };
  }),
);

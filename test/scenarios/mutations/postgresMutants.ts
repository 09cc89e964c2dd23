import type { CellMutant, TargetColumn } from './mutant.js';
import { nulls, partsOf } from './mutant.js';

const accents = "E'[\\u00c0-\\u017f]'";

const text = (c: string): CellMutant[] => [
  { name: 'NULL for an empty string', value: 'NULL', where: `${c}::text = ''` },
  { name: 'an empty string for NULL', value: "''", where: `${c} IS NULL` },
  { name: 'a trailing space', value: `${c} || ' '` },
  { name: 'a leading space', value: `' ' || ${c}` },
  { name: 'a case', value: `CASE WHEN ${c} <> upper(${c}) THEN upper(${c}) ELSE lower(${c}) END` },
  { name: 'an accent decomposed', value: `normalize(${c}, NFD)`, where: `${c} ~ ${accents}` },
  { name: 'an accent composed', value: `normalize(${c}, NFC)`, where: `${c} ~ E'[\\u0300-\\u036f]'` },
  {
    name: 'a byte',
    value: `left(${c}, -1) || CASE right(${c}, 1) WHEN 'x' THEN 'y' ELSE 'x' END`,
    where: `${c} <> ''`,
  },
];

const bytes = (c: string): CellMutant[] => [
  { name: 'NULL for an empty string', value: 'NULL', where: `octet_length(${c}) = 0` },
  { name: 'an empty string for NULL', value: "''", where: `${c} IS NULL` },
  {
    name: 'a byte',
    value: `set_byte(${c}, octet_length(${c}) - 1, get_byte(${c}, octet_length(${c}) - 1) # 1)`,
    where: `octet_length(${c}) > 0`,
  },
  { name: 'a trailing byte', value: `${c} || '\\x00'::bytea` },
];

/** Towards zero, so that nothing overflows. */
const nearer = (c: string, step: string): string => `CASE WHEN ${c} > 0 THEN ${c} - ${step} ELSE ${c} + ${step} END`;

/** One unit in the last place: half of one is subtracted, and rounding does the rest. */
const float = (c: string, half: string): CellMutant[] => [
  { name: 'the last digit of a float', value: `${c}::float8 - ${c}::float8 * 2::float8 ^ ${half}` },
  { name: 'the sign of zero', value: `-${c}`, where: `${c} = 0` },
  { name: 'a sign', value: `-${c}`, where: `${c} <> 0` },
];

function moment(c: string, precision: number): CellMutant[] {
  const step = `interval '${10 ** (6 - precision)} microseconds'`;
  const later = `CASE WHEN ${c} > '2000-01-01' THEN ${c} - ${step} ELSE ${c} + ${step} END`;
  return [{ name: 'a microsecond', value: later, where: `isfinite(${c})` }];
}

/** One row a type's base name. */
const families: Readonly<
  Record<string, (c: string, numbers: readonly number[], type: string) => readonly CellMutant[]>
> = {
  text,
  'character varying': text,
  character: text,
  citext: text,
  bytea: bytes,
  smallint: (c) => [{ name: 'a number', value: nearer(c, '1') }],
  integer: (c) => [{ name: 'a number', value: nearer(c, '1') }],
  bigint: (c) => [{ name: 'a number', value: nearer(c, '1') }],
  numeric: (c) => [
    { name: 'the last digit', value: nearer(c, `power(10::numeric, -scale(${c}))`), where: `${c} <> 'NaN'` },
    { name: 'a sign', value: `-${c}`, where: `${c} <> 0` },
  ],
  'double precision': (c) => float(c, '-53'),
  real: (c) => float(c, '-24'),
  boolean: (c) => [{ name: 'a truth', value: `NOT ${c}` }],
  date: (c) => [{ name: 'a day', value: `CASE WHEN ${c} > '2000-01-01' THEN ${c} - 1 ELSE ${c} + 1 END` }],
  timestamp: (c, [precision = 6]) => moment(c, precision),
  time: (c, [precision = 6]) => [
    {
      name: 'a microsecond',
      value: `CASE WHEN ${c} > '12:00' THEN ${c} - interval '${10 ** (6 - precision)} microseconds' ELSE ${c} + interval '${10 ** (6 - precision)} microseconds' END`,
    },
  ],
  interval: (c, [precision = 6]) => [
    { name: 'a microsecond', value: `${c} - interval '${10 ** (6 - precision)} microseconds'` },
  ],
  uuid: (c) => [
    {
      name: 'a digit',
      value: `overlay(${c}::text placing CASE right(${c}::text, 1) WHEN '0' THEN '1' ELSE '0' END from 36)`,
    },
  ],
  jsonb: (c) => [{ name: 'a level', value: `jsonb_build_array(${c})` }],
  json: (c) => [
    { name: 'a level', value: `'[' || ${c}::text || ']'` },
    { name: 'a space', value: `${c}::text || ' '` },
  ],
  bit: (c) => [
    {
      name: 'a bit',
      value: `set_bit(${c}, length(${c}) - 1, 1 - get_bit(${c}, length(${c}) - 1))`,
      where: `length(${c}) > 0`,
    },
  ],
  'bit varying': (c) => [
    {
      name: 'a bit',
      value: `set_bit(${c}, length(${c}) - 1, 1 - get_bit(${c}, length(${c}) - 1))`,
      where: `length(${c}) > 0`,
    },
    { name: 'a trailing bit', value: `${c} || B'0'` },
  ],
  inet: (c) => [{ name: 'an address', value: `CASE WHEN host(${c}) ~ '[^.:0]' THEN ${c} - 1 ELSE ${c} + 1 END` }],
  point: (c) => [
    { name: 'a coordinate', value: `point(${c}[0], ${c}[1] - 1)` },
    { name: 'the axes', value: `point(${c}[1], ${c}[0])` },
  ],
};

/** Changes of one cell by the column's type, beside those that any type can have. */
export function postgresMutants({ type, nullable }: TargetColumn, c: string): readonly CellMutant[] {
  const { name, numbers } = partsOf(type);
  const own = type.endsWith('[]')
    ? [{ name: 'an element', value: `${c}[2:]`, where: `cardinality(${c}) > 0` }]
    : (families[name]?.(c, numbers, type) ?? []);
  return [...own, ...(nullable ? [nulls] : [])];
}

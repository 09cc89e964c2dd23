import type { CellMutant, TargetColumn } from './mutant.js';
import { nulls, partsOf } from './mutant.js';

/** Letters with an accent, composed and decomposed, as UTF-8. */
const accents = ['é', 'ü', 'ö', 'ä', 'å', 'ñ', 'è', 'ç', 'Å', 'É'].map(
  (letter) => [letter.normalize('NFC'), letter.normalize('NFD')] as const,
);
const utf8 = (letters: string): string => `_utf8mb4 x'${Buffer.from(letters).toString('hex')}'`;
const replaced = (c: string, from: 0 | 1, to: 0 | 1): string =>
  accents.reduce(
    (sql, pair) => `REPLACE(${sql}, ${utf8(pair[from])}, ${utf8(pair[to])})`,
    `CONVERT(${c} USING utf8mb4)`,
  );

const text = (c: string): CellMutant[] => [
  { name: 'NULL for an empty string', value: 'NULL', where: `LENGTH(${c}) = 0` },
  { name: 'an empty string for NULL', value: "''", where: `${c} IS NULL` },
  { name: 'a trailing space', value: `CONCAT(${c}, ' ')` },
  { name: 'a leading space', value: `CONCAT(' ', ${c})` },
  {
    name: 'a case',
    value: `IF(BINARY ${c} <> BINARY UPPER(${c}), UPPER(${c}), LOWER(${c}))`,
    where: `BINARY UPPER(${c}) <> BINARY LOWER(${c})`,
  },
  {
    name: 'an accent decomposed',
    value: replaced(c, 0, 1),
    where: `BINARY ${replaced(c, 0, 1)} <> BINARY CONVERT(${c} USING utf8mb4)`,
  },
  {
    name: 'an accent composed',
    value: replaced(c, 1, 0),
    where: `BINARY ${replaced(c, 1, 0)} <> BINARY CONVERT(${c} USING utf8mb4)`,
  },
  {
    name: 'a byte',
    value: `CONCAT(LEFT(${c}, CHAR_LENGTH(${c}) - 1), IF(RIGHT(${c}, 1) = 'x', 'y', 'x'))`,
    where: `CHAR_LENGTH(${c}) > 0`,
  },
];

const bytes = (c: string): CellMutant[] => [
  { name: 'NULL for an empty string', value: 'NULL', where: `LENGTH(${c}) = 0` },
  { name: 'an empty string for NULL', value: "''", where: `${c} IS NULL` },
  {
    name: 'a byte',
    value: `CONCAT(LEFT(${c}, LENGTH(${c}) - 1), CHAR(ORD(RIGHT(${c}, 1)) ^ 1))`,
    where: `LENGTH(${c}) > 0`,
  },
  { name: 'a trailing byte', value: `CONCAT(${c}, x'00')` },
];

/** Towards zero, so that nothing overflows. */
const nearer = (c: string, step: string): string => `IF(${c} > 0, ${c} - ${step}, ${c} + ${step})`;
const integer = (c: string): CellMutant[] => [{ name: 'a number', value: nearer(c, '1') }];

/** One unit in the last place: half of one is subtracted, and rounding does the rest. */
const float = (c: string, half: number): CellMutant[] => [
  { name: 'the last digit of a float', value: `${c} - ${c} * ${half.toExponential(20)}`, where: `${c} <> 0` },
  { name: 'the sign of zero', value: `-${c}`, where: `${c} = 0` },
  { name: 'a sign', value: `-${c}`, where: `${c} <> 0` },
];

function moment(c: string, precision: number, middle: string): CellMutant[] {
  const step = `INTERVAL ${10 ** (6 - precision)} MICROSECOND`;
  return [{ name: 'a microsecond', value: `IF(${c} > ${middle}, ${c} - ${step}, ${c} + ${step})` }];
}

/** One row a type's base name. */
const families: Readonly<Record<string, (c: string, numbers: readonly number[]) => readonly CellMutant[]>> = {
  char: text,
  varchar: text,
  tinytext: text,
  text,
  mediumtext: text,
  longtext: text,
  binary: bytes,
  varbinary: bytes,
  tinyblob: bytes,
  blob: bytes,
  mediumblob: bytes,
  longblob: bytes,
  tinyint: integer,
  smallint: integer,
  mediumint: integer,
  int: integer,
  bigint: integer,
  year: integer,
  decimal: (c, [, scale = 0]) => [
    { name: 'the last digit', value: nearer(c, scale === 0 ? '1' : `0.${'0'.repeat(scale - 1)}1`) },
    { name: 'a sign', value: `-${c}`, where: `${c} <> 0` },
  ],
  double: (c) => float(c, 2 ** -53),
  float: (c) => float(c, 2 ** -24),
  date: (c) => [{ name: 'a day', value: `IF(${c} > '2000-01-01', ${c} - INTERVAL 1 DAY, ${c} + INTERVAL 1 DAY)` }],
  datetime: (c, [precision = 0]) => moment(c, precision, "'2000-01-01'"),
  timestamp: (c, [precision = 0]) => moment(c, precision, "'2000-01-01'"),
  time: (c, [precision = 0]) => moment(c, precision, "'00:00:00'"),
  bit: (c) => [{ name: 'a bit', value: `${c} ^ 1` }],
  json: (c) => [{ name: 'a level', value: `CONCAT('[', ${c}, ']')` }],
  enum: (c) => [
    { name: 'a label', value: `IF(${c} + 0 = 1, 2, 1)` },
    { name: 'NULL for an empty string', value: 'NULL', where: `${c} = ''` },
  ],
  set: (c) => [{ name: 'a label', value: `${c} + 0 ^ 1` }],
  uuid: (c) => [{ name: 'a digit', value: `CONCAT(LEFT(${c}, 35), IF(RIGHT(${c}, 1) = '0', '1', '0'))` }],
  point: (c) => [
    { name: 'a coordinate', value: `ST_PointFromText(CONCAT('POINT(', ST_X(${c}), ' ', ST_Y(${c}) - 1, ')'))` },
    {
      name: 'the axes',
      value: `ST_PointFromText(CONCAT('POINT(', ST_Y(${c}), ' ', ST_X(${c}), ')'))`,
      where: `ST_X(${c}) <> ST_Y(${c})`,
    },
  ],
};

/** Changes of one cell by the column's type, beside those that any type can have. */
export function mysqlMutants({ type, nullable }: TargetColumn, c: string): readonly CellMutant[] {
  const { name, numbers } = partsOf(type);
  return [...(families[name]?.(c, numbers) ?? []), ...(nullable ? [nulls] : [])];
}

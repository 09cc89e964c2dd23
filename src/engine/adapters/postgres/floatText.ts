/**
 * The canonical text of a double: see `CanonicalForm` in model/type.ts. Proved by test against MySQL and MariaDB; PostgreSQL's own digits are the shortest ones
 * strictly between two doubles' middles, others' may lie on a middle (https://www.postgresql.org/docs/18/datatype-numeric.html#DATATYPE-FLOAT).
 */
export function floatText(double: string): string {
  const size = `abs(${double})`;
  const scaled = (power: number): string => `(${double} / 2::float8 ^ ${power})::text || '*2^${power}'`;
  return [
    'CASE',
    `WHEN ${size} >= 1e15 AND ${size} < 2::float8 ^ 99 THEN ${scaled(50)}`,
    `WHEN ${size} >= 1e15 AND ${size} < 2::float8 ^ 145 THEN ${scaled(96)}`,
    `WHEN ${size} < 1e-4 AND ${size} >= 1e-15 THEN ${double}::text::numeric::text`,
    `ELSE replace(${double}::text, 'e+', 'e') END`,
  ].join(' ');
}

/** A double as MySQL prints one inside JSON: without exponent down to 1e-15, below 1e15, and wherever digits follow the point. */
export function jsonFloatText(double: string): string {
  const plain = `abs(${double}) < 1e-4 AND abs(${double}) >= 1e-15 OR abs(${double}) >= 1e15 AND ${double} <> trunc(${double})`;
  return `CASE WHEN ${plain} THEN ${double}::text::numeric::text ELSE replace(${double}::text, 'e+', 'e') END`;
}

import { fitsDecimal, fitsFloat, fitsInteger } from '../../../model/numberFits.js';
import { parseType } from '../types/native.js';

const bitsOf: Readonly<Record<string, number>> = { tinyint: 8, smallint: 16, mediumint: 24, int: 32, bigint: 64 };

/** False where a column of the type can't hold the number: PostgreSQL takes such a default and refuses the row, MySQL and MariaDB refuse the table (error 1067). */
export function numberFits(literal: string, type: string): boolean {
  const parsed = parseType(type);
  if (!parsed) return true;
  const { name, unsigned, precision = 10, scale = 0, length } = parsed;
  const bits = bitsOf[name];
  if (bits !== undefined) return fitsInteger(literal, bits, unsigned);
  if (name === 'decimal') return fitsDecimal(literal, precision, scale);
  if (name === 'float' || name === 'double') return fitsFloat(literal, name === 'float' ? 32 : 64);
  return length === undefined || literal.length <= length;
}

/** The same for a text's characters, and for the digits of bits. */
export function textFits(value: string, type: string): boolean {
  const parsed = parseType(type);
  const { length } = parsed ?? {};
  return (
    length === undefined || !/^(?:char|varchar|bit)$/u.test(parsed?.name ?? '') || Array.from(value).length <= length
  );
}

/** True when a column of whole numbers of so many bits holds the literal, once it is rounded. */
export function fitsInteger(literal: string, bits: number, unsigned = false): boolean {
  if (/e/iu.test(literal)) return fitsPower(literal, bits, unsigned);
  const nearest = rounded(literal, 0);
  if (nearest === undefined) return false;
  const most = 2n ** BigInt(unsigned ? bits : bits - 1) - 1n;
  return nearest <= most && nearest >= (unsigned ? 0n : -most - 1n);
}

/** True when a decimal of so many digits holds the literal, once it is rounded to its scale. */
export function fitsDecimal(literal: string, precision: number, scale: number): boolean {
  if (/e/iu.test(literal)) return Math.abs(Number(literal)) < 10 ** (precision - scale);
  const units = rounded(literal, scale);
  return units !== undefined && (units < 0n ? -units : units) < 10n ** BigInt(precision);
}

/** True when a float of 32 or 64 bits holds the literal; more becomes infinite. */
export function fitsFloat(literal: string, bits: 32 | 64): boolean {
  const value = Number(literal);
  return Number.isFinite(bits === 32 ? Math.fround(value) : value);
}

function fitsPower(literal: string, bits: number, unsigned: boolean): boolean {
  const value = Number(literal);
  const most = 2 ** (unsigned ? bits : bits - 1);
  return value < most && value >= (unsigned ? 0 : -most);
}

/** The literal in units of its last kept digit, halves away from zero; undefined where it is no number. */
function rounded(literal: string, scale: number): bigint | undefined {
  const [, sign, whole = '', fraction = ''] = /^\s*([-+]?)(\d*)\.?(\d*)\s*$/u.exec(literal) ?? [];
  if (whole + fraction === '') return undefined;
  const kept = BigInt(`${whole}${fraction.slice(0, scale).padEnd(scale, '0')}`);
  const units = kept + (/^[5-9]/u.test(fraction.slice(scale)) ? 1n : 0n);
  return sign === '-' ? -units : units;
}

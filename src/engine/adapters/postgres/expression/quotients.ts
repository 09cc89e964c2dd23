import type { Expression } from '../../../model/expression.js';
import { numberOf, type Exact, type NumberOf } from './exact.js';
import { eachQuotient, type Quotient } from './quotientPlaces.js';

/*
 * PostgreSQL calculates a quotient to some sixteen digits, those before the point among them, and to as many behind it as one of its sides shows; other systems have
 * more of them. https://github.com/postgres/postgres/blob/REL_18_STABLE/src/backend/utils/adt/numeric.c, select_div_scale
 */

/** Digits that PostgreSQL calculates at least. */
const sureDigits = 16;
/** Digits behind the point that MySQL calculates at most. */
const longestScale = 30;
/** Zeros beyond the wanted digits, at least, and where nobody knows how long the divisor is. */
const guardDigits = 8;
const unknownDigits = 20;

/** Whether PostgreSQL may cut off digits of a quotient that matter. `places` are those behind the point that the column keeps which takes the value; undefined for all. */
export function lacksDigits(expression: Expression, column: NumberOf, places: number | undefined): boolean {
  let lacks = false;
  eachQuotient(expression, column, places, (quotient, wanted) => {
    const sides = sidesOf(quotient, column);
    if (sides === 'float') return quotient;
    lacks ||= wanted === undefined || !sides || !isSure(sides, wanted) || isTiny(sides);
    return quotient;
  });
  return lacks;
}

/** The same expression, whose quotients PostgreSQL calculates to all the digits that matter: their dividends show more. */
export function withAllDigits(expression: Expression, column: NumberOf): Expression {
  return eachQuotient(expression, column, undefined, (quotient, places) => {
    const sides = sidesOf(quotient, column);
    if (places === undefined || sides === 'float' || (sides && isSure(sides, places))) return quotient;
    const needed = sides ? Math.floor(digitsApart(sides, places)) + 1 : places + unknownDigits;
    const zeros = Math.max(places + guardDigits, needed);
    if (showsZeros(quotient.left, zeros)) return quotient;
    const zero: Expression = { kind: 'number', text: `0.${'0'.repeat(zeros)}` };
    return { ...quotient, left: { kind: 'arithmetic', operator: '+', left: quotient.left, right: zero } };
  });
}

interface Sides {
  readonly dividend: Exact;
  readonly divisor: Exact;
}

function sidesOf({ left, right }: Quotient, column: NumberOf): Sides | 'float' | undefined {
  const [dividend, divisor] = [numberOf(left, column), numberOf(right, column)];
  if (dividend === 'float' || divisor === 'float') return 'float';
  return dividend && divisor && { dividend, divisor };
}

/**
 * Whether a quotient that PostgreSQL has calculated is rounded to the same places as the exact one. One that isn't half a unit of the last place is apart from it by
 * more than one part in `10 ** digitsApart`. The first condition leaves the divisor out, for a quotient has a digit less before the point for each digit of it.
 */
function isSure(sides: Sides, places: number): boolean {
  const { dividend, divisor } = sides;
  const shown = Math.max(dividend.shown, divisor.shown);
  return dividend.most < 10 ** (sureDigits - lastDigit(sides, places)) || shown > digitsApart(sides, places);
}

function lastDigit({ dividend, divisor }: Sides, places: number): number {
  return Math.max(places + divisor.scale, dividend.scale);
}

function digitsApart(sides: Sides, places: number): number {
  return lastDigit(sides, places) + Math.max(0, Math.log10(sides.divisor.most));
}

/** A quotient may be zero to MySQL that is none. */
function isTiny({ dividend, divisor }: Sides): boolean {
  return Math.log10(divisor.most) + dividend.scale >= longestScale;
}

/** Whether so many digits were added already: by the journey that brought the expression. */
function showsZeros(node: Expression, places: number): boolean {
  if (node.kind !== 'arithmetic' || node.operator !== '+' || node.right.kind !== 'number') return false;
  return new RegExp(`^0\\.0{${places},}$`, 'u').test(node.right.text);
}

import type { Expression } from '../../../model/expression.js';
import type { ExpressionContext } from './context.js';
import { NotExpressible } from './readLiterals.js';
import { surePlaces } from './value.js';

/** By how many digits an exact quotient is longer than its dividend: `div_precision_increment`, as it is unless somebody changed it. */
const increment = 4;
const longestScale = 30;
const mostDigits = 65;
/** Digits that MariaDB calculates at least. */
const cutScale = 8;

type Exact = { readonly scale: number } | 'float' | undefined;

/** Exact quotients, which end after some digits. */
export class Quotients {
  /** Those that are cut, as long as nothing rounds them. */
  private readonly cut = new Set<Expression>();
  /** Those whose digits all systems have, by what stands for them: MySQL rounds to the longest scale. */
  private readonly long = new Map<Expression, Expression>();

  constructor(private readonly context: ExpressionContext) {}

  divide(left: Expression, right: Expression): Expression {
    const quotient: Expression = { kind: 'arithmetic', operator: 'divide', left: this.withoutWidening(left), right };
    const [dividend, divisor] = [this.numberOf(left), this.numberOf(right)];
    if (dividend === 'float' || divisor === 'float') return quotient;
    if (dividend === undefined || divisor === undefined) throw new NotExpressible('division');
    const digits = Math.min(dividend.scale + increment, longestScale);
    const result = this.context.quotient === 'rounded' ? rounded(quotient, digits) : quotient;
    if (digits === longestScale) this.long.set(result, quotient);
    switch (this.context.quotient) {
      case 'rounded':
        return result;
      case 'cut':
        this.cut.add(result);
        return result;
      default:
        throw new NotExpressible('division');
    }
  }

  /** What is rounded to so many digits, or cut there: of a long quotient the exact one, or each journey would round it once more. */
  shortened(item: Expression, digits: number): Expression {
    if (digits <= cutScale) this.cut.delete(item);
    return this.exact(item, digits);
  }

  /** A side of a comparison: beside a number of few digits a long quotient is as good as the exact one. */
  compared(side: Expression, other: Expression): Expression {
    const number = this.numberOf(other);
    return number && number !== 'float' ? this.exact(side, number.scale) : side;
  }

  /** A long quotient where no more than so many of its digits matter, else the item itself. */
  private exact(item: Expression, digits: number): Expression {
    const exact = digits <= surePlaces ? this.long.get(item) : undefined;
    if (exact) this.cut.delete(item);
    return exact ?? item;
  }

  /** Throws NotExpressible where the digits of a quotient could show. */
  finish(): void {
    if (this.cut.size > 0) throw new NotExpressible('digits of a quotient');
  }

  /** The dividend without the cast that `print.ts` writes for an exact quotient's sake: it keeps every exact number. */
  private withoutWidening(dividend: Expression): Expression {
    if (dividend.kind !== 'cast' || dividend.to !== 'decimal') return dividend;
    if (dividend.precision !== mostDigits || dividend.scale !== longestScale) return dividend;
    const inner = this.numberOf(dividend.item);
    return inner === undefined || inner === 'float' || inner.scale > longestScale ? dividend : dividend.item;
  }

  private numberOf(node: Expression): Exact {
    switch (node.kind) {
      case 'number':
        return /e/iu.test(node.text) ? 'float' : { scale: /\.(\d*)$/u.exec(node.text)?.[1]?.length ?? 0 };
      case 'column':
        return this.context.column(node.name)?.number;
      case 'negate':
        return this.numberOf(node.item);
      case 'arithmetic':
        return this.calculated(node);
      case 'call':
        return this.called(node);
      case 'cast':
        if (node.to === 'float') return 'float';
        return node.to === 'integer' || node.to === 'decimal' ? { scale: node.scale ?? 0 } : undefined;
      default:
        return undefined;
    }
  }

  private calculated({ operator, left, right }: Extract<Expression, { kind: 'arithmetic' }>): Exact {
    const [a, b] = [this.numberOf(left), this.numberOf(right)];
    if (a === undefined || b === undefined) return undefined;
    if (a === 'float' || b === 'float') return 'float';
    if (operator === 'divide-integer') return { scale: 0 };
    if (operator === 'divide') return undefined;
    return { scale: operator === '*' ? Math.min(a.scale + b.scale, longestScale) : Math.max(a.scale, b.scale) };
  }

  private called({ name, arguments: [first, second] }: Extract<Expression, { kind: 'call' }>): Exact {
    if (name === 'length' || name === 'octet-length') return { scale: 0 };
    if (first === undefined || !['abs', 'round', 'truncate', 'floor', 'ceiling'].includes(name)) return undefined;
    const value =
      first.kind === 'arithmetic' && first.operator === 'divide' ? { scale: longestScale } : this.numberOf(first);
    if (name === 'abs' || value === undefined || value === 'float') return value;
    const digits = second?.kind === 'number' ? Number(second.text) : 0;
    return { scale: Math.min(value.scale, digits) };
  }
}

function rounded(quotient: Expression, digits: number): Expression {
  return { kind: 'call', name: 'round', arguments: [quotient, { kind: 'number', text: String(digits) }] };
}

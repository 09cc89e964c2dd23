import type { Expression } from '../../../model/expression.js';
import type { ExpressionContext } from './context.js';
import { NotExpressible } from './readLiterals.js';

/** By how many digits an exact quotient is longer than its dividend: `div_precision_increment`, as it is unless somebody changed it. */
const increment = 4;
const longestScale = 30;
/** Digits that MariaDB calculates at least. */
const cutScale = 8;

type Exact = { readonly scale: number } | 'float' | undefined;

/** Exact quotients, which end after some digits. */
export class Quotients {
  /** Those that are cut, as long as nothing rounds them. */
  private readonly cut = new Set<Expression>();

  constructor(private readonly context: ExpressionContext) {}

  divide(left: Expression, right: Expression): Expression {
    const quotient: Expression = { kind: 'arithmetic', operator: 'divide', left, right };
    const [dividend, divisor] = [this.numberOf(left), this.numberOf(right)];
    if (dividend === 'float' || divisor === 'float') return quotient;
    if (dividend === undefined || divisor === undefined) throw new NotExpressible('division');
    switch (this.context.quotient) {
      case 'rounded':
        return rounded(quotient, Math.min(dividend.scale + increment, longestScale));
      case 'cut':
        this.cut.add(quotient);
        return quotient;
      default:
        throw new NotExpressible('division');
    }
  }

  /** An expression that rounds its item to so many digits, or cuts it there. */
  shortened(item: Expression | undefined, digits: number): void {
    if (item && digits <= cutScale) this.cut.delete(item);
  }

  /** Throws NotExpressible where the digits of a quotient could show. */
  finish(): void {
    if (this.cut.size > 0) throw new NotExpressible('digits of a quotient');
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

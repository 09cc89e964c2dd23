import type { Expression } from '../../../model/expression.js';
import type { ExpressionContext } from './context.js';

/** A whole number to the server: one without a sign makes the result of a calculation one. */
interface Whole {
  readonly unsigned: boolean;
  /** It may need all of the 64 bits. */
  readonly wide: boolean;
  /** Never below zero. */
  readonly natural: boolean;
}

/**
 * Whether a calculation with unsigned numbers may have a result below zero or beyond 64 bits: an error to the server, whatever the session's sql_mode.
 * https://dev.mysql.com/doc/refman/9.7/en/out-of-range-and-overflow.html
 */
export function mayLeaveUnsigned(expression: Expression, context: ExpressionContext): boolean {
  let leaves = false;

  const whole = (node: Expression): Whole | undefined => {
    switch (node.kind) {
      case 'number': {
        const natural = !node.text.startsWith('-');
        return /^-?\d+$/u.test(node.text) ? { unsigned: false, wide: false, natural } : undefined;
      }
      case 'column': {
        const { number } = context.column(node.name) ?? {};
        if (number === undefined || number === 'float' || number.bits === undefined) return undefined;
        const { bits, unsigned = false } = number;
        return { unsigned, wide: unsigned && bits === 64, natural: unsigned };
      }
      case 'arithmetic':
        return calculated(node);
      case 'negate': {
        const item = whole(node.item);
        if (item?.wide === true) leaves = true;
        return item && { unsigned: false, wide: false, natural: false };
      }
      case 'call':
        return called(node);
      default:
        return undefined;
    }
  };

  const called = ({ name, arguments: nodes }: Extract<Expression, { kind: 'call' }>): Whole | undefined => {
    if (name === 'length' || name === 'octet-length') return { unsigned: false, wide: false, natural: true };
    const items = nodes.map(whole);
    if (!['abs', 'coalesce', 'nullif', 'greatest', 'least'].includes(name) || items.includes(undefined))
      return undefined;
    const is = (trait: keyof Whole): boolean => items.every((item) => item?.[trait] === true);
    return { unsigned: is('unsigned'), wide: items.some((item) => item?.wide), natural: is('natural') };
  };

  const calculated = ({ operator, left, right }: Extract<Expression, { kind: 'arithmetic' }>): Whole | undefined => {
    const [a, b] = [whole(left), whole(right)];
    if (!a || !b || operator === 'divide') return undefined;
    if (operator === 'modulo') return a;
    const unsigned = a.unsigned || b.unsigned;
    const natural = operator !== '-' && a.natural && b.natural;
    const grows = operator === '+' || operator === '*';
    if (unsigned && (!natural || (grows && (a.wide || b.wide)))) leaves = true;
    return { unsigned, wide: unsigned && (operator === '*' || a.wide || b.wide), natural };
  };

  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit);
    else if (typeof node === 'object' && node !== null) {
      if ('kind' in node) whole(node as Expression);
      Object.values(node).forEach(visit);
    }
  };
  visit(expression);
  return leaves;
}

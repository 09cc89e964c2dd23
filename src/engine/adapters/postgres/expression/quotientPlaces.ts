import type { Expression } from '../../../model/expression.js';
import { numberOf, placesOf, type NumberOf } from './exact.js';

export type Quotient = Extract<Expression, { kind: 'arithmetic' }>;

/**
 * Puts something else in the place of each quotient of an expression. `replace` learns how many digits behind the point matter of it: those that it is rounded to, or
 * compared with; undefined for all of them. `places` are those of the whole expression.
 */
export function eachQuotient(
  expression: Expression,
  column: NumberOf,
  places: number | undefined,
  replace: (quotient: Quotient, places: number | undefined) => Expression,
): Expression {
  const scaleOf = (node: Expression): number | undefined => {
    const number = numberOf(node, column);
    return number && number !== 'float' && Number.isFinite(number.scale) ? number.scale : undefined;
  };
  const longest = (nodes: readonly Expression[]): number | undefined => {
    const scales = nodes.map(scaleOf);
    return scales.some((scale) => scale === undefined) ? undefined : Math.max(0, ...scales.map((scale) => scale ?? 0));
  };
  const each = (nodes: readonly Expression[], wanted: number | undefined): Expression[] =>
    nodes.map((node) => visit(node, wanted));

  const visit = (node: Expression, wanted: number | undefined): Expression => {
    switch (node.kind) {
      case 'arithmetic': {
        const sides = { left: visit(node.left, undefined), right: visit(node.right, undefined) };
        return node.operator === 'divide' ? replace({ ...node, ...sides }, wanted) : { ...node, ...sides };
      }
      case 'negate':
        return { ...node, item: visit(node.item, wanted) };
      case 'call':
        return called(node, wanted);
      case 'cast':
        return { ...node, item: visit(node.item, placesOfCast(node, wanted)) };
      case 'compare':
        return {
          ...node,
          left: visit(node.left, scaleOf(node.right)),
          right: visit(node.right, scaleOf(node.left)),
        };
      case 'in': {
        const list = each(node.list, scaleOf(node.item));
        return { ...node, item: visit(node.item, longest(node.list)), list };
      }
      case 'between': {
        const of = scaleOf(node.item);
        const item = visit(node.item, longest([node.low, node.high]));
        return { ...node, item, low: visit(node.low, of), high: visit(node.high, of) };
      }
      case 'case': {
        const branches = node.branches.map(({ when, then }) => ({
          when: visit(when, undefined),
          then: visit(then, wanted),
        }));
        return { ...node, branches, ...(node.otherwise && { otherwise: visit(node.otherwise, wanted) }) };
      }
      case 'and':
      case 'or':
      case 'concat':
        return { ...node, items: each(node.items, undefined) };
      case 'not':
        return { ...node, item: visit(node.item, undefined) };
      case 'like':
      case 'matches':
        return { ...node, item: visit(node.item, undefined), pattern: visit(node.pattern, undefined) };
      default:
        return node;
    }
  };

  const called = (node: Extract<Expression, { kind: 'call' }>, wanted: number | undefined): Expression => {
    const [, second] = node.arguments;
    switch (node.name) {
      case 'round':
      case 'truncate':
        return { ...node, arguments: each(node.arguments, placesOf(second)) };
      case 'floor':
      case 'ceiling':
      case 'sign':
        return { ...node, arguments: each(node.arguments, 0) };
      case 'abs':
      case 'coalesce':
      case 'greatest':
      case 'least':
        return { ...node, arguments: each(node.arguments, wanted) };
      case 'nullif': {
        const compared = second && scaleOf(second);
        const both = wanted === undefined || compared === undefined ? undefined : Math.max(wanted, compared);
        return { ...node, arguments: each(node.arguments, both) };
      }
      default:
        return { ...node, arguments: each(node.arguments, undefined) };
    }
  };

  return visit(expression, places);
}

function placesOfCast(
  { to, precision, scale = 0 }: Extract<Expression, { kind: 'cast' }>,
  wanted: number | undefined,
): number | undefined {
  if (to === 'integer' || to === 'boolean') return 0;
  if (to !== 'decimal') return undefined;
  return precision === undefined ? wanted : scale;
}

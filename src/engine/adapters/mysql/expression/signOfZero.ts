import type { Expression } from '../../../model/expression.js';
import type { ExpressionContext } from './context.js';

/** A float's value where the server keeps no sign of a zero: a zero is added, which takes the sign of one away and changes nothing else. */
export function withoutSignOfZero(expression: Expression, context: ExpressionContext): Expression {
  if (!isFloat(expression, context) || !mayHaveSign(expression)) return expression;
  return { kind: 'arithmetic', operator: '+', left: expression, right: { kind: 'number', text: '0' } };
}

/** Whether a float has a part in it. */
function isFloat(expression: Expression, context: ExpressionContext): boolean {
  const visit = (node: unknown): boolean => {
    if (Array.isArray(node)) return node.some(visit);
    if (typeof node !== 'object' || node === null) return false;
    const { kind, name, text, to } = node as { kind?: string; name?: string; text?: string; to?: string };
    if (kind === 'column') return context.column(name ?? '')?.number === 'float';
    if ((kind === 'number' && /e/iu.test(text ?? '')) || (kind === 'cast' && to === 'float')) return true;
    return name === 'power' || Object.values(node).some(visit);
  };
  return visit(expression);
}

/** A sum of numbers without such a sign has none. */
function mayHaveSign({ kind, ...node }: Expression): boolean {
  if (kind === 'arithmetic') return 'operator' in node && node.operator !== '+' && node.operator !== '-';
  return kind !== 'column' && kind !== 'number';
}

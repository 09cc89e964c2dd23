import type { Expression } from '../../../model/expression.js';
import { withBackslash } from '../../../model/pattern.js';
import { NotExpressible } from './readLiterals.js';

export function joined(kind: 'and' | 'or', left: Expression, right: Expression): Expression {
  const items = [left, right].flatMap((side) => (side.kind === kind ? side.items : [side]));
  return { kind, items };
}

/** NOT of a predicate is the predicate's own negation. */
export function negated(item: Expression): Expression {
  switch (item.kind) {
    case 'in':
    case 'between':
    case 'like':
    case 'matches':
    case 'is-null':
      return { ...item, negated: !item.negated };
    default:
      return { kind: 'not', item };
  }
}

/** The pattern with a backslash for its escape character. */
export function escapedPattern(pattern: Expression, escape: Expression): Expression {
  if (pattern.kind !== 'string' || escape.kind !== 'string' || Array.from(escape.value).length > 1) {
    throw new NotExpressible('escape');
  }
  return { kind: 'string', value: withBackslash(pattern.value, escape.value) };
}

/** `lower(x) LIKE lower('p')` is how a match that ignores case is said. */
export function liking(item: Expression, pattern: Expression, ignoreCase: boolean): Expression {
  const [subject, text] = [lowered(item), lowered(pattern)];
  if (subject && text?.kind === 'string')
    return { kind: 'like', item: subject, pattern: text, ignoreCase: true, negated: false };
  return { kind: 'like', item, pattern, ignoreCase, negated: false };
}

/** What is in lower case there, perhaps in another character set. */
function lowered(node: Expression): Expression | undefined {
  if (node.kind === 'cast' && node.to === 'text' && node.precision === undefined) return lowered(node.item);
  return node.kind === 'call' && node.name === 'lower' ? node.arguments[0] : undefined;
}

import type { Expression } from '../../../model/expression.js';
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
export function withBackslash(pattern: Expression, escape: Expression): Expression {
  if (pattern.kind !== 'string' || escape.kind !== 'string') throw new NotExpressible('escape');
  const [mark, more] = Array.from(escape.value);
  if (more !== undefined) throw new NotExpressible('escape');
  if (mark === '\\') return pattern;
  let value = '';
  const chars = Array.from(pattern.value);
  for (let at = 0; at < chars.length; at += 1) {
    const isEscaped = chars[at] === mark && at + 1 < chars.length;
    if (isEscaped) at += 1;
    const char = chars[at] ?? '';
    value += char === '\\' || (isEscaped && /[%_]/u.test(char)) ? `\\${char}` : char;
  }
  return { kind: 'string', value };
}

/** `lower(x) LIKE lower('p')` is how a match that ignores case is said. */
export function liking(item: Expression, pattern: Expression, ignoreCase: boolean): Expression {
  const [subject, text] = [lowered(item), lowered(pattern)];
  if (subject && text?.kind === 'string')
    return { kind: 'like', item: subject, pattern: text, ignoreCase: true, negated: false };
  return { kind: 'like', item, pattern, ignoreCase, negated: false };
}

function lowered(node: Expression): Expression | undefined {
  return node.kind === 'call' && node.name === 'lower' ? node.arguments[0] : undefined;
}

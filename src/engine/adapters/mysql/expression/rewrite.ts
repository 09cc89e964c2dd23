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

import type { Node } from 'libpg-query';
import type { NativeType } from '../../../model/catalog.js';
import type { CompareOperator, Expression } from '../../../model/expression.js';
import { typedLiteral } from './literals.js';
import { isPortablePattern } from './regex.js';
import { castToText, numeric, Untranslatable, type Kind, type Typed } from './typed.js';

export const likes: Readonly<Record<string, { ignoreCase: boolean; negated: boolean }>> = {
  '~~': { ignoreCase: false, negated: false },
  '!~~': { ignoreCase: false, negated: true },
  '~~*': { ignoreCase: true, negated: false },
  '!~~*': { ignoreCase: true, negated: true },
};

export const regexes: Readonly<Record<string, { ignoreCase: boolean; negated: boolean }>> = {
  '~': { ignoreCase: false, negated: false },
  '!~': { ignoreCase: false, negated: true },
  '~*': { ignoreCase: true, negated: false },
  '!~*': { ignoreCase: true, negated: true },
};

const texts: readonly Kind[] = ['text', 'char', 'citext', 'literal'];

export function truth(expression: Expression, notNull: boolean | undefined): Typed {
  return { expression, kind: 'boolean', notNull };
}

export function bothNotNull(left: Typed, right: Typed): boolean {
  return left.notNull === true && right.notNull === true;
}

export function constant(node: Extract<Node, { A_Const: unknown }>['A_Const']): Typed {
  if (node.isnull) return { expression: { kind: 'null' }, kind: 'literal' };
  if (node.boolval) return { ...truth({ kind: 'boolean', value: node.boolval.boolval ?? false }, true) };
  // Protocol buffers leave zero and the empty string out.
  if (node.ival)
    return { expression: { kind: 'number', text: String(node.ival.ival ?? 0) }, kind: 'integer', notNull: true };
  if (node.fval) {
    const text = node.fval.fval ?? '0';
    const kind = /^-?\d+$/.test(text) && BigInt(text) <= 9223372036854775807n ? 'integer' : 'decimal';
    return { expression: { kind: 'number', text }, kind, notNull: true };
  }
  if (node.sval) return { expression: { kind: 'string', value: node.sval.sval ?? '' }, kind: 'literal', notNull: true };
  throw new Untranslatable('constant');
}

/** A bare string takes the type of what it meets. */
export function unify(left: Typed, right: Typed): readonly [Typed, Typed] {
  return [adopt(left, right.kind), adopt(right, left.kind)];
}

function adopt(item: Typed, kind: Kind): Typed {
  if (item.kind !== 'literal' || kind === 'literal') return item;
  if (item.expression.kind !== 'string') return { ...item, kind };
  return { ...item, expression: typedLiteral(item.expression.value, kind), kind };
}

export function checkComparable(operator: CompareOperator, left: Typed, right: Typed): void {
  const [a, b] = [left.kind, right.kind];
  const isEquality = operator === '=' || operator === '<>' || operator === 'null-safe-equal';
  if (numeric.includes(a) && numeric.includes(b)) return;
  const sameDay = ['date', 'timestamp'];
  if (sameDay.includes(a) && sameDay.includes(b)) return;
  if (a === b && ['time', 'instant', 'bytes'].includes(a)) return;
  if (a === b && isEquality && ['boolean', 'uuid', 'enum'].includes(a)) return;
  // The order of texts is the collation's and the order of labels the type's; both are another one elsewhere.
  const exact: readonly Kind[] = ['text', 'char', 'literal'];
  if (isEquality && exact.includes(a) && exact.includes(b)) return;
  throw new Untranslatable(`${a} ${operator} ${b}`);
}

export function match(name: string, [left, right]: readonly [Typed, Typed]): Typed {
  if (!texts.includes(left.kind) || !texts.includes(right.kind) || right.expression.kind !== 'string') {
    throw new Untranslatable(name);
  }
  const like = Object.hasOwn(likes, name) ? likes[name] : undefined;
  if (!like && !isPortablePattern(right.expression.value)) throw new Untranslatable(name);
  const flags = like ?? regexes[name] ?? { ignoreCase: false, negated: false };
  const ignoreCase = flags.ignoreCase || left.kind === 'citext';
  const parts = { item: left.expression, pattern: right.expression, ignoreCase, negated: flags.negated };
  return truth(like ? { kind: 'like', ...parts } : { kind: 'matches', ...parts }, bothNotNull(left, right));
}

export function concatenation([left, right]: readonly [Typed, Typed]): Typed {
  const joinable: readonly Kind[] = ['text', 'literal', 'integer', 'decimal', 'enum', 'uuid'];
  const hasText = [left.kind, right.kind].some((kind) => kind === 'text' || kind === 'literal');
  if (!hasText || !joinable.includes(left.kind) || !joinable.includes(right.kind)) throw new Untranslatable('||');
  const flat = (item: Expression): readonly Expression[] =>
    item.kind === 'concat' && item.nullWins ? item.items : [item];
  const items = [...flat(left.expression), ...flat(right.expression)];
  return { expression: { kind: 'concat', items, nullWins: true }, kind: 'text', notNull: bothNotNull(left, right) };
}

export function arithmetic(name: string, [left, right]: readonly [Typed, Typed]): Typed {
  if (name === '-' && left.kind === 'date' && right.kind === 'date') return daysBetween(left, right);
  if (!numeric.includes(left.kind) || !numeric.includes(right.kind)) throw new Untranslatable(name);
  // Each result is rounded to 32 bits, which no other system does.
  if (left.single && right.single) throw new Untranslatable('single precision');
  const kind: Kind = [left.kind, right.kind].includes('float')
    ? 'float'
    : left.kind === 'integer' && right.kind === 'integer'
      ? 'integer'
      : 'decimal';
  const operators = {
    '+': '+',
    '-': '-',
    '*': '*',
    '%': 'modulo',
    '/': kind === 'integer' ? 'divide-integer' : 'divide',
  } as const;
  const operator = Object.hasOwn(operators, name) ? operators[name as keyof typeof operators] : undefined;
  if (!operator) throw new Untranslatable(name);
  return {
    expression: { kind: 'arithmetic', operator, left: left.expression, right: right.expression },
    kind,
    notNull: bothNotNull(left, right),
  };
}

function daysBetween(left: Typed, right: Typed): Typed {
  const expression: Expression = {
    ...{ kind: 'call', name: 'days-between' },
    arguments: [left.expression, right.expression],
  };
  return { expression, kind: 'integer', notNull: bothNotNull(left, right) };
}

export function castValue(item: Typed, kind: Kind, type: NativeType): Typed {
  const { precision, scale, length } = type;
  if (kind === 'text' && item.kind === 'char' && length === undefined) return castToText(item);
  const textLike = kind === 'text' && ['text', 'enum', 'literal'].includes(item.kind);
  if (textLike && length === undefined) return { ...item, kind };
  if (kind === item.kind && precision === undefined && length === undefined) return item;
  const from: Readonly<Partial<Record<Kind, readonly Kind[]>>> = {
    integer: ['integer', 'decimal', 'float', 'boolean'],
    decimal: ['integer', 'decimal'],
    float: ['integer', 'decimal', 'float'],
    text: ['text', 'char', 'enum', 'integer', 'decimal', 'uuid', 'date'],
    date: ['date', 'timestamp'],
    timestamp: ['date', 'timestamp'],
  };
  if (!from[kind]?.includes(item.kind)) throw new Untranslatable(`${item.kind} to ${kind}`);
  const to = kind as 'integer' | 'decimal' | 'float' | 'text' | 'date' | 'timestamp';
  const size = length === undefined ? { precision, scale } : { precision: length, scale: undefined };
  const whole = kind === 'float' && (item.kind === 'integer' || item.whole === true);
  return { ...item, expression: { kind: 'cast', item: item.expression, to, ...size }, kind, whole };
}

export function now(kind: Kind, precision: number | undefined): Typed {
  const fraction = precision === undefined || precision < 0 ? {} : { precision };
  const expression: Expression =
    kind === 'date'
      ? { kind: 'now', what: 'date', local: true }
      : kind === 'time'
        ? { kind: 'now', what: 'time', ...fraction, local: true }
        : { kind: 'now', what: 'timestamp', ...fraction, local: kind === 'timestamp' };
  return { expression, kind, notNull: true };
}

export function valueFunction(operator: string | undefined, precision: number | undefined): Typed {
  switch (operator) {
    case 'SVFOP_CURRENT_DATE':
      return now('date', undefined);
    case 'SVFOP_CURRENT_TIMESTAMP':
      return now('instant', undefined);
    case 'SVFOP_CURRENT_TIMESTAMP_N':
      return now('instant', precision ?? 0);
    case 'SVFOP_LOCALTIMESTAMP':
      return now('timestamp', undefined);
    case 'SVFOP_LOCALTIMESTAMP_N':
      return now('timestamp', precision ?? 0);
    case 'SVFOP_LOCALTIME':
      return now('time', undefined);
    case 'SVFOP_LOCALTIME_N':
      return now('time', precision ?? 0);
    default:
      throw new Untranslatable(operator);
  }
}

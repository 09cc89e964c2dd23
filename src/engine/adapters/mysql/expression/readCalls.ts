import type { Expression, FunctionName } from '../../../model/expression.js';
import { NotExpressible } from './readLiterals.js';
import type { Quotients } from './quotients.js';

/** What a call's reader asks of the parser. */
export interface CallContext {
  readonly quotients: Quotients;
  /** Whether the collation of a text says that capital and small letters are equal. */
  foldsPattern(item: Expression, pattern: Expression): boolean;
  matching(item: Expression, pattern: Expression, ignoreCase: boolean): Expression;
  /** Texts in the form in which they compare as their collation says. */
  alike(sides: readonly Expression[]): readonly Expression[];
  /** What stands for `to_days` until it is subtracted from another one. */
  dayNumber(day: Expression): Expression;
  equal(left: Expression, right: Expression): Expression;
  /** Whether texts have as many bytes in the source as in UTF-8. */
  isUtf8(item: Expression): boolean;
}

type Items = readonly Expression[];
type Rule = (items: Items, context: CallContext) => Expression;

function need(condition: boolean, what: string): asserts condition {
  if (!condition) throw new NotExpressible(what);
}

/** A function that means the model's for any arguments. */
function plain(name: FunctionName, least: number, most = least): Rule {
  return (items) => {
    need(items.length >= least && items.length <= most, name);
    return { kind: 'call', name, arguments: items };
  };
}

/** Counting from the end, or from zero, means something else elsewhere. */
function slice(name: FunctionName, counts: readonly number[], optional = 0): Rule {
  return (items) => {
    const [, ...numbers] = items;
    need(numbers.length <= counts.length && numbers.length >= counts.length - optional, name);
    need(
      numbers.every(
        (item, at) => item.kind === 'number' && /^\d+$/u.test(item.text) && Number(item.text) >= (counts[at] ?? 0),
      ),
      name,
    );
    return { kind: 'call', name, arguments: items };
  };
}

/** Equality is what the collation says: under one that ignores case the two sides meet in lower case. */
const nullif: Rule = (items, context) => {
  const [left, right] = items;
  need(left !== undefined && right !== undefined && items.length === 2, 'nullif');
  const when = context.equal(left, right);
  if (when.kind === 'compare' && when.left === left && when.right === right) {
    return { kind: 'call', name: 'nullif', arguments: items };
  }
  return { kind: 'case', branches: [{ when, then: { kind: 'null' } }], otherwise: left };
};

const ifThen: Rule = ([when, then, otherwise, ...rest]) => {
  need(when !== undefined && then !== undefined && otherwise !== undefined && rest.length === 0, 'if');
  return { kind: 'case', branches: [{ when, then }], otherwise };
};

const isNull: Rule = ([item, ...rest]) => {
  need(item !== undefined && rest.length === 0, 'isnull');
  return { kind: 'is-null', item, negated: false };
};

const concat: Rule = (items) => {
  need(items.length > 0, 'concat');
  return { kind: 'concat', items, nullWins: true };
};

const modulo: Rule = ([left, right, ...rest]) => {
  need(left !== undefined && right !== undefined && rest.length === 0, 'mod');
  return { kind: 'arithmetic', operator: 'modulo', left, right };
};

const regexpLike: Rule = ([item, pattern, flags, ...rest], context) => {
  need(item !== undefined && pattern !== undefined && rest.length === 0, 'regexp_like');
  need(flags === undefined || (flags.kind === 'string' && /^[ci]?$/u.test(flags.value)), 'regexp_like');
  const flag = flags?.kind === 'string' ? flags.value : '';
  return context.matching(item, pattern, flag === '' ? context.foldsPattern(item, pattern) : flag === 'i');
};

/** `locate(what, text)`; with a third argument it starts somewhere else. */
const locate: Rule = (items, context) => {
  need(items.length === 2, 'locate');
  const [what, text] = context.alike(items);
  need(what !== undefined && text !== undefined, 'locate');
  return { kind: 'call', name: 'position', arguments: [text, what] };
};

const instr: Rule = ([text, what, ...rest], context) => {
  need(text !== undefined && what !== undefined && rest.length === 0, 'instr');
  return locate([what, text], context);
};

/** With nothing to fill up with, the servers disagree. */
function pad(name: FunctionName): Rule {
  return (items) => {
    const [, size, fill] = items;
    need(items.length === 3 && size?.kind === 'number' && /^\d+$/u.test(size.text), name);
    need(fill?.kind === 'string' && fill.value !== '', name);
    return { kind: 'call', name, arguments: items };
  };
}

const repeat: Rule = (items) => {
  const [, count] = items;
  need(items.length === 2 && count?.kind === 'number' && /^\d+$/u.test(count.text), 'repeat');
  return { kind: 'call', name: 'repeat', arguments: items };
};

const power: Rule = (items) => {
  const [, exponent] = items;
  need(items.length === 2 && exponent?.kind === 'number' && /^\d$/u.test(exponent.text), 'power');
  return { kind: 'call', name: 'power', arguments: items };
};

const toDays: Rule = ([day, ...rest], context) => {
  need(day !== undefined && rest.length === 0, 'to_days');
  return context.dayNumber(day);
};

/** A number of digits below zero rounds before the point. */
function toDigits(name: 'round' | 'truncate'): Rule {
  return (items, context) => {
    const [value, digits] = items;
    need(value !== undefined && items.length <= 2, name);
    need(digits === undefined || (digits.kind === 'number' && /^-?\d+$/u.test(digits.text)), name);
    const item = context.quotients.shortened(value, digits?.kind === 'number' ? Number(digits.text) : 0);
    return { kind: 'call', name, arguments: digits ? [item, digits] : [item] };
  };
}

const uuid: Rule = (items) => {
  need(items.length === 0, 'uuid');
  return { kind: 'uuid', version: 1 };
};

const lower = plain('lower', 1);
const upper = plain('upper', 1);
const length = plain('length', 1);
const octetLength: Rule = (items, context) => {
  need(
    items.every((item) => context.isUtf8(item)),
    'bytes of another character set',
  );
  return plain('octet-length', 1)(items, context);
};
const ceiling = plain('ceiling', 1);
const substring = slice('substring', [1, 0], 1);

/** By the names in MySQL and MariaDB; https://dev.mysql.com/doc/refman/9.7/en/built-in-function-reference.html */
const rules: Readonly<Record<string, Rule>> = {
  lower,
  lcase: lower,
  upper,
  ucase: upper,
  trim: plain('trim', 1),
  ltrim: plain('trim-left', 1),
  rtrim: plain('trim-right', 1),
  char_length: length,
  character_length: length,
  length: octetLength,
  octet_length: octetLength,
  coalesce: plain('coalesce', 1, Infinity),
  ifnull: plain('coalesce', 2),
  nvl: plain('coalesce', 2),
  nullif,
  abs: plain('abs', 1),
  sign: plain('sign', 1),
  round: toDigits('round'),
  truncate: toDigits('truncate'),
  pow: power,
  power,
  floor: plain('floor', 1),
  ceiling,
  ceil: ceiling,
  left: slice('left', [0]),
  right: slice('right', [0]),
  substr: substring,
  substring,
  mid: substring,
  replace: plain('replace', 3),
  repeat,
  reverse: plain('reverse', 1),
  lpad: pad('pad-left'),
  rpad: pad('pad-right'),
  locate,
  instr,
  concat_ws: plain('concat-with', 2, Infinity),
  year: plain('year', 1),
  quarter: plain('quarter', 1),
  month: plain('month', 1),
  day: plain('day', 1),
  dayofmonth: plain('day', 1),
  dayofyear: plain('day-of-year', 1),
  hour: plain('hour', 1),
  minute: plain('minute', 1),
  datediff: plain('days-between', 2),
  to_days: toDays,
  greatest: plain('greatest', 2, Infinity),
  least: plain('least', 2, Infinity),
  concat,
  if: ifThen,
  isnull: isNull,
  mod: modulo,
  regexp_like: regexpLike,
  uuid,
};

/** What a call means. Throws NotExpressible for functions, and for uses of them, that the model can't say. */
export function readCall(name: string, items: Items, context: CallContext): Expression {
  const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
  if (!rule) throw new NotExpressible(name);
  return rule(items, context);
}

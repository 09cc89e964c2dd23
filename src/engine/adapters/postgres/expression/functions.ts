import type { CastTarget, Expression, FunctionName } from '../../../model/expression.js';
import { literalPattern, withBackslash } from '../../../model/pattern.js';
import { castToText, commonKind, numeric, Untranslatable, type Kind, type Typed } from './typed.js';

export type Arguments = readonly Typed[];

type Rule = (args: Arguments) => Typed;

const textual: readonly Kind[] = ['text', 'literal'];
const exactNumbers: readonly Kind[] = ['integer', 'decimal'];

function need(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Untranslatable(what);
}

function call(name: FunctionName, args: Arguments, kind: Kind): Typed {
  return {
    expression: { kind: 'call', name, arguments: args.map((arg) => arg.expression) },
    kind,
    notNull: args.every((arg) => arg.notNull),
  };
}

/** A function of text alone. */
function ofText(name: FunctionName, kind: Kind, count: number): Rule {
  return (args) => {
    need(args.length === count && args.every((arg) => textual.includes(arg.kind)), name);
    return call(name, args, kind);
  };
}

/** PostgreSQL's trim takes a set of characters and others' a string: the same thing only for one character. */
function trim(name: FunctionName): Rule {
  return (args) => {
    const [text, set] = args;
    need(text !== undefined && textual.includes(text.kind) && args.length <= 2, name);
    need(
      set === undefined || (set.expression.kind === 'string' && Array.from(set.expression.value).length === 1),
      name,
    );
    return call(name, args, 'text');
  };
}

function ofNumber(name: FunctionName): Rule {
  return (args) => {
    const [only] = args;
    need(args.length === 1 && only !== undefined && numeric.includes(only.kind), name);
    return call(name, args, only.kind);
  };
}

/** Rounding of floats differs between systems, and so does a negative number of digits. */
function toDigits(name: 'round' | 'truncate'): Rule {
  return (args) => {
    const [value, digits] = args;
    need(value !== undefined && exactNumbers.includes(value.kind) && args.length <= 2, name);
    need(digits === undefined || isNatural(digits.expression), name);
    return call(name, args, value.kind);
  };
}

/** The power of a whole number is exact; others differ in their last digits. */
const power: Rule = (args) => {
  const [base, exponent] = args.map(({ expression }) => withoutCast(expression, 'float'));
  need(base !== undefined && args.length === 2 && args[0]?.kind === 'float', 'power');
  need(args[0].whole === true && exponent !== undefined && isNatural(exponent), 'power');
  return { ...call('power', args, 'float'), expression: { kind: 'call', name: 'power', arguments: [base, exponent] } };
};

function withoutCast(expression: Expression, to: CastTarget): Expression {
  return expression.kind === 'cast' && expression.to === to ? expression.item : expression;
}

/** How many of the values are NULL, or are not. */
function countNulls(negated: boolean): Rule {
  return (args) => {
    const [first, ...rest] = args.map(({ expression: item }): Expression => {
      return { kind: 'cast', item: { kind: 'is-null', item, negated }, to: 'integer' };
    });
    need(first !== undefined, 'num_nulls');
    const sum = rest.reduce((left, right): Expression => ({ kind: 'arithmetic', operator: '+', left, right }), first);
    return { expression: sum, kind: 'integer', notNull: true };
  };
}

function isNatural(expression: Expression): boolean {
  return expression.kind === 'number' && /^\d+$/.test(expression.text);
}

/** `left`, `right` and `substring` with counts that mean the same everywhere: none negative, positions from 1. */
function slice(name: FunctionName, counts: 1 | 2): Rule {
  return (args) => {
    const [text, ...numbers] = args;
    need(text !== undefined && textual.includes(text.kind), name);
    need(numbers.length >= 1 && numbers.length <= counts && numbers.every((n) => isNatural(n.expression)), name);
    const [start] = numbers;
    need(name !== 'substring' || (start?.expression.kind === 'number' && start.expression.text !== '0'), name);
    return call(name, args, 'text');
  };
}

const length: Rule = (args) => {
  const [only] = args;
  need(args.length === 1 && only !== undefined, 'length');
  // The blanks of a CHAR don't count.
  if (only.kind === 'char') return call('length', [castToText(only)], 'integer');
  if (only.kind === 'bytes') return call('octet-length', args, 'integer');
  need(textual.includes(only.kind), 'length');
  return call('length', args, 'integer');
};

const octetLength: Rule = (args) => {
  const [only] = args;
  need(args.length === 1 && only !== undefined && [...textual, 'bytes'].includes(only.kind), 'octet_length');
  return call('octet-length', args, 'integer');
};

/** Counts from one; the place of an empty text is 1. */
const position: Rule = (args) => {
  need(args.length === 2 && args.every((arg) => textual.includes(arg.kind)), 'position');
  return call('position', args, 'integer');
};

const repeat: Rule = (args) => {
  const [text, count] = args;
  need(text !== undefined && textual.includes(text.kind) && count !== undefined && args.length === 2, 'repeat');
  need(isNatural(count.expression), 'repeat');
  return call('repeat', args, 'text');
};

/** Filling up with nothing is another matter in each system. */
function pad(name: 'pad-left' | 'pad-right'): Rule {
  return ([text, size, fill = blank, ...rest]) => {
    need(text !== undefined && textual.includes(text.kind) && size !== undefined && rest.length === 0, name);
    need(isNatural(size.expression) && fill.expression.kind === 'string' && fill.expression.value !== '', name);
    return call(name, [text, size, fill], 'text');
  };
}

const blank: Typed = { expression: { kind: 'string', value: ' ' }, kind: 'literal', notNull: true };

const startsWith: Rule = ([text, start, ...rest]) => {
  need(text !== undefined && textual.includes(text.kind) && start !== undefined && rest.length === 0, 'starts_with');
  need(start.expression.kind === 'string', 'starts_with');
  const pattern: Expression = { kind: 'string', value: `${literalPattern(start.expression.value)}%` };
  const expression: Expression = { kind: 'like', item: text.expression, pattern, ignoreCase: false, negated: false };
  return { expression, kind: 'boolean', notNull: text.notNull };
};

/** `LIKE … ESCAPE …`: the pattern with a backslash for its escape character. */
const likeEscape: Rule = ([pattern, escape]) => {
  need(pattern?.expression.kind === 'string' && escape?.expression.kind === 'string', 'like_escape');
  const value = withBackslash(pattern.expression.value, escape.expression.value);
  return { expression: { kind: 'string', value }, kind: 'literal', notNull: true };
};

/** Parts of a date or of a calendar reading; those of an instant are the time zone's. */
const parts: Readonly<Record<string, FunctionName>> = {
  ...{
    year: 'year',
    quarter: 'quarter',
    month: 'month',
    day: 'day',
    doy: 'day-of-year',
    hour: 'hour',
    minute: 'minute',
  },
};

const datePart: Rule = ([field, moment, ...rest]) => {
  need(field?.expression.kind === 'string' && moment !== undefined && rest.length === 0, 'extract');
  const name = Object.hasOwn(parts, field.expression.value) ? parts[field.expression.value] : undefined;
  need(name !== undefined && (moment.kind === 'timestamp' || moment.kind === 'date'), 'extract');
  need(moment.kind === 'timestamp' || (name !== 'hour' && name !== 'minute'), 'extract');
  return call(name, [moment], 'integer');
};

const coalesce: Rule = (args) => {
  need(args.length > 0, 'coalesce');
  const kind = commonKind(args);
  return { ...call('coalesce', args, kind), notNull: args.some((arg) => arg.notNull) };
};

const nullif: Rule = (args) => {
  need(args.length === 2 && !args.some((arg) => ['citext', 'json', 'other'].includes(arg.kind)), 'nullif');
  return { ...call('nullif', args, commonKind(args)), notNull: false };
};

/** PostgreSQL skips NULLs here and others give NULL: the same thing only where there are none. */
function extreme(name: 'greatest' | 'least'): Rule {
  return (args) => {
    const kind = commonKind(args);
    need(args.length > 0 && args.every((arg) => arg.notNull), name);
    need(['integer', 'decimal', 'float', 'date', 'timestamp', 'instant'].includes(kind), name);
    return call(name, args, kind);
  };
}

const concat: Rule = (args) => {
  need(
    args.every((arg) => [...textual, 'integer', 'decimal', 'enum', 'uuid'].includes(arg.kind)),
    'concat',
  );
  const items = args.map((arg) => arg.expression);
  return { expression: { kind: 'concat', items, nullWins: false }, kind: 'text', notNull: true };
};

/** NULLs are skipped, but for the separator. */
const concatWith: Rule = (args) => {
  const [separator, ...items] = args;
  need(separator !== undefined && textual.includes(separator.kind) && items.length > 0, 'concat_ws');
  need(
    items.every((arg) => [...textual, 'integer', 'decimal', 'enum', 'uuid'].includes(arg.kind)),
    'concat_ws',
  );
  return { ...call('concat-with', args, 'text'), notNull: separator.notNull };
};

const integerDivision: Rule = ([left, right, ...rest]) => {
  need(left !== undefined && right !== undefined && rest.length === 0, 'div');
  need(exactNumbers.includes(left.kind) && exactNumbers.includes(right.kind), 'div');
  const sides = { left: left.expression, right: right.expression };
  const notNull = left.notNull === true && right.notNull === true;
  return { expression: { kind: 'arithmetic', operator: 'divide-integer', ...sides }, kind: 'decimal', notNull };
};

const modulo: Rule = ([left, right, ...rest]) => {
  need(left !== undefined && right !== undefined && rest.length === 0, 'mod');
  need(exactNumbers.includes(left.kind) && exactNumbers.includes(right.kind), 'mod');
  const kind: Kind = left.kind === 'integer' && right.kind === 'integer' ? 'integer' : 'decimal';
  const expression: Expression = {
    kind: 'arithmetic',
    operator: 'modulo',
    left: left.expression,
    right: right.expression,
  };
  return { expression, kind, notNull: left.notNull === true && right.notNull === true };
};

const now: Rule = (args) => {
  need(args.length === 0, 'now');
  return { expression: { kind: 'now', what: 'timestamp', local: false }, kind: 'instant', notNull: true };
};

function uuid(version: 0 | 1 | 4 | 7): Rule {
  return (args) => {
    need(args.length === 0, 'uuid');
    return { expression: { kind: 'uuid', version }, kind: 'uuid', notNull: true };
  };
}

/** By the name in PostgreSQL; https://www.postgresql.org/docs/18/functions.html */
const rules: Readonly<Record<string, Rule>> = {
  lower: ofText('lower', 'text', 1),
  upper: ofText('upper', 'text', 1),
  btrim: trim('trim'),
  ltrim: trim('trim-left'),
  rtrim: trim('trim-right'),
  length,
  char_length: length,
  character_length: length,
  octet_length: octetLength,
  left: slice('left', 1),
  right: slice('right', 1),
  substr: slice('substring', 2),
  substring: slice('substring', 2),
  replace: ofText('replace', 'text', 3),
  concat,
  coalesce,
  nullif,
  greatest: extreme('greatest'),
  least: extreme('least'),
  reverse: ofText('reverse', 'text', 1),
  repeat,
  lpad: pad('pad-left'),
  rpad: pad('pad-right'),
  strpos: position,
  position,
  starts_with: startsWith,
  like_escape: likeEscape,
  concat_ws: concatWith,
  extract: datePart,
  date_part: datePart,
  num_nulls: countNulls(false),
  num_nonnulls: countNulls(true),
  abs: ofNumber('abs'),
  sign: ofNumber('sign'),
  power,
  pow: power,
  trunc: toDigits('truncate'),
  div: integerDivision,
  floor: ofNumber('floor'),
  ceil: ofNumber('ceiling'),
  ceiling: ofNumber('ceiling'),
  round: toDigits('round'),
  mod: modulo,
  now,
  transaction_timestamp: now,
  statement_timestamp: now,
  clock_timestamp: now,
  gen_random_uuid: uuid(4),
  uuidv4: uuid(4),
  uuidv7: uuid(7),
  uuid_generate_v4: uuid(4),
  uuid_generate_v1: uuid(1),
  uuid_generate_v1mc: uuid(1),
};

/** What a call means. Throws Untranslatable for functions, and for uses of them, that the model can't say. */
export function callExpression(name: string, args: Arguments): Typed {
  const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
  if (!rule) throw new Untranslatable(name);
  return rule(args);
}

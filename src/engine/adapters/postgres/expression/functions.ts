import type { Expression, FunctionName } from '../../../model/expression.js';
import { commonKind, Untranslatable, type Kind, type Typed } from './typed.js';

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
    need(args.length === 1 && only !== undefined && exactNumbers.includes(only.kind), name);
    return call(name, args, only.kind);
  };
}

/** Rounding of floats differs between systems, and so does a negative number of digits. */
const round: Rule = (args) => {
  const [value, digits] = args;
  need(value !== undefined && exactNumbers.includes(value.kind) && args.length <= 2, 'round');
  need(digits === undefined || isNatural(digits.expression), 'round');
  return call('round', args, value.kind);
};

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
  if (only.kind === 'bytes') return call('octet-length', args, 'integer');
  need(textual.includes(only.kind), 'length');
  return call('length', args, 'integer');
};

const octetLength: Rule = (args) => {
  const [only] = args;
  need(args.length === 1 && only !== undefined && [...textual, 'bytes'].includes(only.kind), 'octet_length');
  return call('octet-length', args, 'integer');
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
  abs: ofNumber('abs'),
  floor: ofNumber('floor'),
  ceil: ofNumber('ceiling'),
  ceiling: ofNumber('ceiling'),
  round,
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

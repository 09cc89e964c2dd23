import type { Expression, FunctionName } from '../../../model/expression.js';
import { exactly } from './literals.js';
import {
  allNotNull,
  commonCollation,
  commonKind,
  commonDigits,
  digits,
  numeric,
  surePlaces,
  texts,
  Unprintable,
  type Kind,
  type Traits,
  type Value,
} from './value.js';

type Call = Extract<Expression, { kind: 'call' }>;

/** What a function's printer asks of the expression printer. */
export interface CallPrinter {
  print(node: Expression): Value;
  number(node: Expression): Value;
  text(node: Expression): Value;
  alike(nodes: readonly Expression[]): readonly Value[];
}

type Rule = (call: Call, printer: CallPrinter) => Value;

function called(name: string, items: readonly Value[], rest: Traits): Value {
  const sql = `${name}(${items.map((item) => item.sql).join(', ')})`;
  return { sql, atom: true, notNull: allNotNull(items), ...rest };
}

function isNatural(node: Expression | undefined, least: number): node is Extract<Expression, { kind: 'number' }> {
  return node?.kind === 'number' && /^\d+$/u.test(node.text) && Number(node.text) >= least;
}

function need(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Unprintable(what);
}

/** Text of one or more texts. */
function ofText(name: string, count: number): Rule {
  return ({ arguments: nodes }, printer) => {
    need(nodes.length === count, name);
    const items = nodes.map((node) => printer.text(node));
    return called(name, items, { kind: 'text', collation: commonCollation(items) });
  };
}

/** Text and counts or positions, none of which may be negative: that means something else elsewhere. */
function slice(name: string, counts: readonly number[], optional = 0): Rule {
  return ({ arguments: [text, ...numbers] }, printer) => {
    need(text !== undefined && numbers.length <= counts.length && numbers.length >= counts.length - optional, name);
    need(
      numbers.every((node, at) => isNatural(node, counts[at] ?? 0)),
      name,
    );
    const item = printer.print(text);
    const positions = numbers.map((node) => printer.print(node));
    if (item.kind === 'bytes' && name === 'SUBSTRING') return called(name, [item, ...positions], { kind: 'bytes' });
    const value = printer.text(text);
    return called(name, [value, ...positions], { kind: 'text', collation: value.collation });
  };
}

/** The model's trim takes a set of characters and MySQL's a string: the same thing for one character alone. */
function trim(word: string, short: string): Rule {
  return ({ arguments: [text, set, ...rest] }, printer) => {
    need(text !== undefined && rest.length === 0, short);
    const item = printer.text(text);
    const traits = { kind: 'text', collation: item.collation } as const;
    if (set === undefined) return called(short, [item], traits);
    need(set.kind === 'string' && Array.from(set.value).length === 1, short);
    const sql = `TRIM(${word} ${printer.print(set).sql} FROM ${item.sql})`;
    return { ...traits, sql, atom: true, notNull: item.notNull };
  };
}

const position: Rule = ({ arguments: [node, what, ...rest] }, printer) => {
  need(node !== undefined && what !== undefined && rest.length === 0, 'position');
  const [text, wanted] = [exactly(printer.text(node)), printer.text(what)];
  return called('LOCATE', [wanted, text], { kind: 'integer', ...digits(0) });
};

const repeat: Rule = ({ arguments: [node, count, ...rest] }, printer) => {
  need(node !== undefined && count !== undefined && rest.length === 0 && isNatural(count, 0), 'repeat');
  const text = printer.text(node);
  return called('REPEAT', [text, printer.print(count)], { kind: 'text', collation: text.collation });
};

/** With nothing to fill up with, the servers disagree. */
function pad(name: string): Rule {
  return ({ arguments: [node, size, fill, ...rest] }, printer) => {
    need(node !== undefined && size !== undefined && isNatural(size, 0) && rest.length === 0, name);
    need(fill?.kind === 'string' && fill.value !== '', name);
    const text = printer.text(node);
    const items = [text, printer.print(size), printer.print(fill)];
    return called(name, items, { kind: 'text', collation: text.collation });
  };
}

/** CONCAT_WS: NULLs are skipped, but for the separator. */
const concatWith: Rule = ({ arguments: nodes }, printer) => {
  need(nodes.length > 1, 'concat-with');
  const items = nodes.map((node) => printer.text(node));
  const notNull = items[0]?.notNull === true;
  return { ...called('CONCAT_WS', items, { kind: 'text', collation: commonCollation(items) }), notNull };
};

/** A part of a date, or of a date and time. */
function part(name: string, kinds: readonly Kind[] = ['date', 'timestamp']): Rule {
  return ({ arguments: [node, ...rest] }, printer) => {
    need(node !== undefined && rest.length === 0, name);
    const moment = printer.print(node);
    need(kinds.includes(moment.kind), name);
    return called(name, [moment], { kind: 'integer', ...digits(0) });
  };
}

const daysBetween: Rule = ({ arguments: [end, start, ...rest] }, printer) => {
  need(end !== undefined && start !== undefined && rest.length === 0, 'days-between');
  const items = [printer.print(end), printer.print(start)];
  need(
    items.every((item) => item.kind === 'date'),
    'days-between',
  );
  return called('DATEDIFF', items, { kind: 'integer', ...digits(0) });
};

const length: Rule = ({ arguments: [node, ...rest] }, printer) => {
  need(node !== undefined && rest.length === 0, 'length');
  return called('CHAR_LENGTH', [printer.text(node)], { kind: 'integer', ...digits(0) });
};

const octetLength: Rule = ({ arguments: [node, ...rest] }, printer) => {
  need(node !== undefined && rest.length === 0, 'octet-length');
  const item = printer.print(node);
  need([...texts, 'bytes'].includes(item.kind), 'octet-length');
  return called('LENGTH', [item], { kind: 'integer', ...digits(0) });
};

function ofNumber(name: string): Rule {
  return ({ arguments: [node, ...rest] }, printer) => {
    need(node !== undefined && rest.length === 0, name);
    const item = printer.number(node);
    const { kind, scale, sameDigits, quotient } = item;
    if (kind === 'float') return called(name, [item], { kind });
    if (name === 'SIGN') return called(name, [item], { kind: 'integer', ...digits(0) });
    return called(name, [item], { kind, ...(name === 'ABS' ? { scale, sameDigits, quotient } : digits(0)) });
  };
}

/** A whole number's, which is exact. */
const power: Rule = ({ arguments: [node, exponent, ...rest] }, printer) => {
  need(node !== undefined && isNatural(exponent, 0) && rest.length === 0, 'power');
  const base = printer.number(node);
  need(base.kind === 'integer', 'power');
  return called('POW', [base, printer.print(exponent)], { kind: 'float' });
};

/** Floats round half to even in one system and away from zero in another. */
function toDigits(name: 'ROUND' | 'TRUNCATE'): Rule {
  return ({ arguments: [node, digitsNode, ...rest] }, printer) => {
    need(node !== undefined && rest.length === 0, name);
    const item = printer.number(node);
    need(item.kind !== 'float', name);
    need(digitsNode === undefined || isNatural(digitsNode, 0), name);
    const places = digitsNode?.kind === 'number' ? Number(digitsNode.text) : 0;
    need(item.quotient !== true || places <= surePlaces, name);
    const sql = name === 'ROUND' && !digitsNode ? `${name}(${item.sql})` : `${name}(${item.sql}, ${places})`;
    const { kind, scale = 0, notNull } = item;
    // PostgreSQL shows as many digits as it rounds to, MySQL no more than there are.
    const shown = places <= scale ? digits(places) : { sameDigits: false };
    return { sql, atom: true, notNull, kind, scale, ...shown };
  };
}

const coalesce: Rule = ({ arguments: nodes }, printer) => {
  need(nodes.length > 0, 'coalesce');
  const items = printer.alike(nodes);
  return { ...called('COALESCE', items, common(items)), notNull: items.some((item) => item.notNull) };
};

const nullif: Rule = ({ arguments: [left, right, ...rest] }, printer) => {
  need(left !== undefined && right !== undefined && rest.length === 0, 'nullif');
  const items = printer.alike([left, right]);
  const [value] = items;
  need(value !== undefined, 'nullif');
  const plain = [...numeric, 'date', 'timestamp'].includes(commonKind(items));
  if (plain || commonCollation(items) === 'exact')
    return { ...called('NULLIF', items, traitsOf(value)), notNull: false };
  const when: Expression = { kind: 'compare', operator: '=', left, right };
  return printer.print({ kind: 'case', branches: [{ when, then: { kind: 'null' } }], otherwise: left });
};

function traitsOf({ sql: _sql, atom: _atom, notNull: _notNull, ...traits }: Value): Traits {
  return traits;
}

const ordered: readonly Kind[] = [...numeric, 'date', 'timestamp'];

function extreme(name: string): Rule {
  return ({ arguments: nodes }, printer) => {
    const items = nodes.map((node) => printer.print(node));
    const kind = commonKind(items);
    need(items.length > 1 && ordered.includes(kind), name);
    return called(name, items, { kind, ...commonDigits(items), quotient: items.some((item) => item.quotient) });
  };
}

/** What a value is that is one of several alike. */
export function common(items: readonly Value[]): Traits {
  const kind = commonKind(items);
  const [storage, ...others] = new Set(items.filter((item) => item.kind === kind).map((item) => item.storage));
  need(others.length === 0, 'storage');
  const isText = texts.includes(kind) || kind === 'enum';
  return {
    kind: kind === 'enum' ? 'text' : kind,
    storage,
    ...commonDigits(items),
    quotient: items.some((item) => item.quotient),
    ...(isText ? { collation: commonCollation(items.filter((item) => item.kind !== 'null')) } : {}),
  };
}

const rules: Readonly<Record<FunctionName, Rule>> = {
  lower: ofText('LOWER', 1),
  upper: ofText('UPPER', 1),
  trim: trim('BOTH', 'TRIM'),
  'trim-left': trim('LEADING', 'LTRIM'),
  'trim-right': trim('TRAILING', 'RTRIM'),
  length,
  'octet-length': octetLength,
  coalesce,
  nullif,
  abs: ofNumber('ABS'),
  sign: ofNumber('SIGN'),
  round: toDigits('ROUND'),
  truncate: toDigits('TRUNCATE'),
  power,
  floor: ofNumber('FLOOR'),
  ceiling: ofNumber('CEILING'),
  left: slice('LEFT', [0]),
  right: slice('RIGHT', [0]),
  substring: slice('SUBSTRING', [1, 0], 1),
  replace: ofText('REPLACE', 3),
  repeat,
  reverse: ofText('REVERSE', 1),
  'pad-left': pad('LPAD'),
  'pad-right': pad('RPAD'),
  position,
  'concat-with': concatWith,
  greatest: extreme('GREATEST'),
  least: extreme('LEAST'),
  year: part('YEAR'),
  quarter: part('QUARTER'),
  month: part('MONTH'),
  day: part('DAYOFMONTH'),
  'day-of-year': part('DAYOFYEAR'),
  hour: part('HOUR', ['timestamp']),
  minute: part('MINUTE', ['timestamp']),
  'days-between': daysBetween,
};

export function printCall(call: Call, printer: CallPrinter): Value {
  return rules[call.name](call, printer);
}

import type { Expression, FunctionName } from '../../../model/expression.js';
import {
  allNotNull,
  commonCollation,
  commonKind,
  commonScale,
  numeric,
  texts,
  Unprintable,
  type Kind,
  type Value,
} from './value.js';

type Call = Extract<Expression, { kind: 'call' }>;

/** What a function's printer asks of the expression printer. */
export interface CallPrinter {
  print(node: Expression): Value;
  text(node: Expression): Value;
  alike(nodes: readonly Expression[]): readonly Value[];
}

type Rule = (call: Call, printer: CallPrinter) => Value;

function called(name: string, items: readonly Value[], rest: Omit<Value, 'sql' | 'atom' | 'notNull'>): Value {
  const sql = `${name}(${items.map((item) => item.sql).join(', ')})`;
  return { sql, atom: true, notNull: allNotNull(items), ...rest };
}

function isNatural(node: Expression | undefined, least: number): boolean {
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

const length: Rule = ({ arguments: [node, ...rest] }, printer) => {
  need(node !== undefined && rest.length === 0, 'length');
  return called('CHAR_LENGTH', [printer.text(node)], { kind: 'integer', scale: 0 });
};

const octetLength: Rule = ({ arguments: [node, ...rest] }, printer) => {
  need(node !== undefined && rest.length === 0, 'octet-length');
  const item = printer.print(node);
  need([...texts, 'bytes'].includes(item.kind), 'octet-length');
  return called('LENGTH', [item], { kind: 'integer', scale: 0 });
};

function ofNumber(name: string): Rule {
  return ({ arguments: [node, ...rest] }, printer) => {
    need(node !== undefined && rest.length === 0, name);
    const item = printer.print(node);
    need(numeric.includes(item.kind), name);
    const scale = name === 'ABS' ? item.scale : item.scale === undefined ? undefined : 0;
    return called(name, [item], { kind: item.kind, scale });
  };
}

/** Floats round half to even in one system and away from zero in another. */
const round: Rule = ({ arguments: [node, digits, ...rest] }, printer) => {
  need(node !== undefined && rest.length === 0, 'round');
  const item = printer.print(node);
  need(item.kind === 'integer' || item.kind === 'decimal', 'round');
  need(digits === undefined || isNatural(digits, 0), 'round');
  const places = digits?.kind === 'number' ? Number(digits.text) : 0;
  const items = [item, ...(digits ? [printer.print(digits)] : [])];
  const shown = item.scale !== undefined && places <= item.scale ? places : undefined;
  return called('ROUND', items, { kind: item.kind, scale: shown });
};

const coalesce: Rule = ({ arguments: nodes }, printer) => {
  need(nodes.length > 0, 'coalesce');
  const items = printer.alike(nodes);
  return { ...called('COALESCE', items, common(items)), notNull: items.some((item) => item.notNull) };
};

const nullif: Rule = ({ arguments: [left, right, ...rest] }, printer) => {
  need(left !== undefined && right !== undefined && rest.length === 0, 'nullif');
  const items = printer.alike([left, right]);
  const [value] = items;
  const kind = commonKind(items);
  need(value !== undefined && kind !== 'null', 'nullif');
  // What is equal among texts is for a column's collation to say.
  need(!texts.includes(kind) || commonCollation(items) === 'exact', 'nullif');
  const { scale, collation } = value;
  return { ...called('NULLIF', items, { kind, scale, collation }), notNull: false };
};

const ordered: readonly Kind[] = [...numeric, 'date', 'timestamp'];

function extreme(name: string): Rule {
  return ({ arguments: nodes }, printer) => {
    const items = nodes.map((node) => printer.print(node));
    const kind = commonKind(items);
    need(items.length > 1 && ordered.includes(kind), name);
    return called(name, items, { kind, scale: commonScale(items) });
  };
}

/** What a value is that is one of several alike. */
export function common(items: readonly Value[]): Omit<Value, 'sql' | 'atom' | 'notNull'> {
  const kind = commonKind(items);
  const [storage, ...others] = new Set(items.filter((item) => item.kind === kind).map((item) => item.storage));
  need(others.length === 0, 'storage');
  const isText = texts.includes(kind) || kind === 'enum';
  return {
    kind: kind === 'enum' ? 'text' : kind,
    storage,
    scale: commonScale(items),
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
  round,
  floor: ofNumber('FLOOR'),
  ceiling: ofNumber('CEILING'),
  left: slice('LEFT', [0]),
  right: slice('RIGHT', [0]),
  substring: slice('SUBSTRING', [1, 0], 1),
  replace: ofText('REPLACE', 3),
  greatest: extreme('GREATEST'),
  least: extreme('LEAST'),
};

export function printCall(call: Call, printer: CallPrinter): Value {
  return rules[call.name](call, printer);
}

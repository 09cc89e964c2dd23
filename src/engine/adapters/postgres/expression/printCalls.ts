import type { Expression, FunctionName } from '../../../model/expression.js';
import { checkComparable, number } from './meet.js';
import { dateOf, momentLiteral } from './moments.js';
import { atom, compound, kindOfOne, sizeOfOne, widest, wrapped } from './printed.js';
import { numeric, Untranslatable, type Kind, type Printed } from './typed.js';

type Call = Extract<Expression, { kind: 'call' }>;

/** What a function's printer asks of the expression printer. */
export interface CallPrinter {
  isStable: boolean;
  mayFail: boolean;
  print(node: Expression): Printed;
  number(node: Expression): Printed;
  text(node: Expression): Printed;
  alike(nodes: readonly Expression[]): readonly Printed[];
}

type Rule = (call: Call, printer: CallPrinter) => Printed;

function called(name: string, items: readonly Printed[], kind: Kind): Printed {
  const sql = `${name}(${items.map((item) => item.sql).join(', ')})`;
  return { sql, kind, atom: true, notNull: items.every((item) => item.notNull) };
}

/** A text is no longer than a gigabyte. */
const lengthSize = { bits: 32, most: 2 ** 30 };

/** A function of texts, so many at the most; counts and positions behind them stay numbers. */
function ofText(name: string, kind: Kind, texts = 1): Rule {
  return (call, printer) => {
    const isCount = (node: Expression, at: number): boolean => node.kind === 'number' && at >= texts;
    const items = call.arguments.map((node, at) => (isCount(node, at) ? printer.print(node) : printer.text(node)));
    return { ...called(name, items, kind), ...(kind === 'integer' && lengthSize) };
  };
}

function ofNumber(name: string): Rule {
  return (call, printer) => {
    const [value, digits] = call.arguments.map((node) => printer.number(node));
    if (!value) throw new Untranslatable(name);
    // round(double precision, integer) does not exist, and rounds another way.
    if (value.kind === 'float' && (name === 'round' || digits)) throw new Untranslatable(name);
    const isSame = value.kind === 'integer' && name !== 'abs' && !digits;
    if (isSame) return value;
    if (name === 'abs' && (value.most ?? Infinity) >= 2 ** 63) printer.mayFail ||= value.kind === 'integer';
    if (name === 'abs') {
      const wide = widest([value], (most) => most ?? Infinity);
      return { ...called(name, [wide], value.kind), ...sizeOfOne([wide]) };
    }
    return called(name, digits ? [value, digits] : [value], value.kind);
  };
}

const sign: Rule = (call, printer) => {
  const [value] = call.arguments.map((node) => printer.number(node));
  if (!value) throw new Untranslatable('sign');
  return atom(`sign(${value.sql})::int`, 'integer', value.notNull, { bits: 32, most: 1 });
};

const power: Rule = (call, printer) => {
  const [base, exponent] = call.arguments.map((node) => printer.number(node));
  if (base?.kind !== 'integer' || exponent?.kind !== 'integer') throw new Untranslatable('power');
  const items = [{ ...base, sql: `${wrapped(base)}::double precision` }, exponent];
  printer.mayFail = true;
  return called('power', items, 'float');
};

const position: Rule = (call, printer) => {
  const items = call.arguments.map((node) => printer.text(node));
  return { ...called('strpos', items, 'integer'), ...lengthSize };
};

/** A part of a date, or of a date and time. */
function part(field: string, kinds: readonly Kind[] = ['date', 'timestamp']): Rule {
  return (call, printer) => {
    const [moment] = call.arguments.map((node) => printer.print(node));
    if (!moment || !kinds.includes(moment.kind)) throw new Untranslatable(field);
    return atom(`extract(${field} FROM ${moment.sql})::int`, 'integer', moment.notNull, { bits: 32, most: 9999 });
  };
}

const daysBetween: Rule = (call, printer) => {
  const [end, start] = call.arguments.map((node) =>
    node.kind === 'string' ? momentLiteral(node.value, 'date') : dateOf(printer.print(node)),
  );
  if (!end || !start) throw new Untranslatable('days');
  return compound(`${wrapped(end)} - ${wrapped(start)}`, 'integer', end.notNull && start.notNull, {
    bits: 32,
    most: 2 ** 23,
  });
};

/** NULLs are skipped, but for the separator. */
const concatWith: Rule = (call, printer) => {
  const items = call.arguments.map((node) => printer.text(node));
  printer.isStable = true;
  return { ...called('concat_ws', items, 'text'), notNull: items[0]?.notNull === true };
};

const octetLength: Rule = (call, printer) => {
  const items = call.arguments.map((node) => printer.print(node));
  if (!items.every((item) => ['bytes', 'text', 'char', 'literal'].includes(item.kind)))
    throw new Untranslatable('bytes');
  return { ...called('octet_length', items, 'integer'), ...lengthSize };
};

/** Of text, or of bytes. */
const left: Rule = (call, printer) => {
  const [value, count] = call.arguments.map((node) => printer.print(node));
  if (value?.kind !== 'bytes' || !count) return ofText('left', 'text')(call, printer);
  return called('substring', [value, number('1'), count], 'bytes');
};

/** Of text, or of bytes: a prefix of a BLOB. */
const substring: Rule = (call, printer) => {
  const [value] = call.arguments.map((node) => printer.print(node));
  if (value?.kind !== 'bytes') return ofText('substr', 'text')(call, printer);
  return called(
    'substring',
    call.arguments.map((node) => printer.print(node)),
    'bytes',
  );
};

const coalesce: Rule = (call, printer) => {
  const items = printer.alike(call.arguments);
  const kind = kindOfOne(items);
  return { ...called('coalesce', items, kind), ...sizeOfOne(items), notNull: items.some((item) => item.notNull) };
};

const nullif: Rule = (call, printer) => {
  const items = printer.alike(call.arguments);
  const [left, right] = items;
  if (!left || !right) throw new Untranslatable('nullif');
  checkComparable('=', left, right);
  return { ...called('nullif', items, left.kind), ...sizeOfOne([left]), notNull: false };
};

/** PostgreSQL skips NULLs; MySQL and MariaDB give NULL when there is one. */
function extreme(name: string): Rule {
  return (call, printer) => {
    const items = printer.alike(call.arguments);
    const kind = kindOfOne(items);
    if (!numeric.includes(kind) && !['date', 'timestamp', 'instant'].includes(kind)) throw new Untranslatable(name);
    const plain = { ...called(name, items, kind), ...sizeOfOne(items) };
    const nullable = items.filter((item) => !item.notNull);
    if (nullable.length === 0) return plain;
    const isNull = nullable.map((item) => `${item.sql} IS NULL`).join(' OR ');
    return { ...plain, sql: `CASE WHEN ${isNull} THEN NULL ELSE ${plain.sql} END` };
  };
}

const rules: Readonly<Record<FunctionName, Rule>> = {
  lower: ofText('lower', 'text'),
  upper: ofText('upper', 'text'),
  trim: ofText('btrim', 'text'),
  'trim-left': ofText('ltrim', 'text'),
  'trim-right': ofText('rtrim', 'text'),
  length: ofText('char_length', 'integer'),
  'octet-length': octetLength,
  coalesce,
  nullif,
  abs: ofNumber('abs'),
  sign,
  truncate: ofNumber('trunc'),
  power,
  repeat: ofText('repeat', 'text'),
  reverse: ofText('reverse', 'text'),
  'pad-left': ofText('lpad', 'text'),
  'pad-right': ofText('rpad', 'text'),
  position,
  'concat-with': concatWith,
  year: part('year'),
  quarter: part('quarter'),
  month: part('month'),
  day: part('day'),
  'day-of-year': part('doy'),
  hour: part('hour', ['timestamp']),
  minute: part('minute', ['timestamp']),
  'days-between': daysBetween,
  round: ofNumber('round'),
  floor: ofNumber('floor'),
  ceiling: ofNumber('ceiling'),
  left,
  right: ofText('right', 'text'),
  substring,
  replace: ofText('replace', 'text', 3),
  greatest: extreme('greatest'),
  least: extreme('least'),
};

export function printCall(call: Call, printer: CallPrinter): Printed {
  return rules[call.name](call, printer);
}

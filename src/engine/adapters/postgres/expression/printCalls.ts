import type { Expression, FunctionName } from '../../../model/expression.js';
import { commonKind, numeric, Untranslatable, type Kind, type Printed } from './typed.js';

type Call = Extract<Expression, { kind: 'call' }>;

/** What a function's printer asks of the expression printer. */
export interface CallPrinter {
  print(node: Expression): Printed;
  text(node: Expression): Printed;
  alike(nodes: readonly Expression[]): readonly Printed[];
}

type Rule = (call: Call, printer: CallPrinter) => Printed;

function called(name: string, items: readonly Printed[], kind: Kind): Printed {
  const sql = `${name}(${items.map((item) => item.sql).join(', ')})`;
  return { sql, kind, atom: true, notNull: items.every((item) => item.notNull) };
}

/** A function of texts, whose counts and positions stay numbers. */
function ofText(name: string, kind: Kind): Rule {
  return (call, printer) => {
    const items = call.arguments.map((node) => (node.kind === 'number' ? printer.print(node) : printer.text(node)));
    return called(name, items, kind);
  };
}

function ofNumber(name: string): Rule {
  return (call, printer) => {
    const items = call.arguments.map((node) => printer.print(node));
    const [value, digits] = items;
    if (!value || !items.every((item) => numeric.includes(item.kind))) throw new Untranslatable(name);
    // round(double precision, integer) does not exist, and rounds another way.
    if (name === 'round' && value.kind === 'float') throw new Untranslatable(name);
    return called(name, items, digits || value.kind !== 'integer' ? value.kind : 'integer');
  };
}

const octetLength: Rule = (call, printer) => {
  const items = call.arguments.map((node) => printer.print(node));
  if (!items.every((item) => ['bytes', 'text', 'char', 'literal'].includes(item.kind)))
    throw new Untranslatable('bytes');
  return called('octet_length', items, 'integer');
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
  const kind = commonKind(
    items.map((item, at) => ({ kind: item.kind, expression: call.arguments[at] ?? { kind: 'null' } })),
  );
  return { ...called('coalesce', items, kind), notNull: items.some((item) => item.notNull) };
};

const nullif: Rule = (call, printer) => {
  const items = printer.alike(call.arguments);
  return { ...called('nullif', items, items[0]?.kind ?? 'other'), notNull: false };
};

/** PostgreSQL skips NULLs; MySQL and MariaDB give NULL when there is one. */
function extreme(name: string): Rule {
  return (call, printer) => {
    const items = call.arguments.map((node) => printer.print(node));
    const kind = commonKind(
      items.map((item, at) => ({ kind: item.kind, expression: call.arguments[at] ?? { kind: 'null' } })),
    );
    if (!numeric.includes(kind) && !['date', 'timestamp', 'instant'].includes(kind)) throw new Untranslatable(name);
    const plain = called(name, items, kind);
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
  round: ofNumber('round'),
  floor: ofNumber('floor'),
  ceiling: ofNumber('ceiling'),
  left: ofText('left', 'text'),
  right: ofText('right', 'text'),
  substring,
  replace: ofText('replace', 'text'),
  greatest: extreme('greatest'),
  least: extreme('least'),
};

export function printCall(call: Call, printer: CallPrinter): Printed {
  return rules[call.name](call, printer);
}

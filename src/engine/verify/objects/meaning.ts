import type { Adapter } from '../../adapter.js';
import type { SqlExpression } from '../../model/catalog.js';
import { opposite, type CastTarget, type CompareOperator, type Expression } from '../../model/expression.js';
import type { TableMapping } from '../../model/mapping.js';

/** An expression that was written to the target: its text in the target's dialect, and its meaning where the model can say it. */
export interface WrittenExpression {
  readonly sql: string;
  readonly expression?: Expression | undefined;
}

export type Sameness = 'same' | 'different' | 'unknown';

/**
 * Whether what the target shows is what was written. Servers print expressions in their own way, so the texts are compared without what says nothing, then printed
 * anew from their meaning, then by meaning. What the model can't say on either side stays unknown.
 */
export function sameExpression(
  written: WrittenExpression,
  found: SqlExpression,
  print: (expression: SqlExpression) => string | undefined,
): Sameness {
  if (plain(written.sql) === plain(found.text)) return 'same';
  const printed = found.expression && print(found);
  if (printed !== undefined && plain(printed) === plain(written.sql)) return 'same';
  // MariaDB's information_schema shows a question mark for every character beyond U+FFFF.
  if (plain(written.sql.replace(/[\u{10000}-\u{10ffff}]/gu, '?')) === plain(found.text)) return 'unknown';
  if (!found.expression || !written.expression) return 'unknown';
  return meaningOf(asCondition(written, written.expression)) === meaningOf(found.expression) ? 'same' : 'different';
}

/** With the `= TRUE` that a printer adds to what is no condition by itself. */
function asCondition({ sql }: WrittenExpression, expression: Expression): Expression {
  if (expression.kind === 'compare' || !sql.endsWith(' = TRUE')) return expression;
  return { kind: 'compare', operator: '=', left: expression, right: { kind: 'boolean', value: true } };
}

/** The same for an expression of a table of the mapping. */
export function judge(
  { table, adapter }: { readonly table: TableMapping; readonly adapter: Adapter },
  written: WrittenExpression,
  found: SqlExpression,
): Sameness {
  return sameExpression(written, found, (value) => adapter.ddl.printExpression(value, table.columns));
}

const meaningOf = (expression: Expression): string => {
  const bare = simplified(expression);
  if (bare.kind === 'string') return `string ${literalOf(bare.value)}`;
  if (bare.kind === 'now') return `now ${bare.what} ${bare.precision ?? ''}`;
  return JSON.stringify(bare, (_name, part: unknown) => (isExpression(part) ? sorted(inner(part)) : part));
};

/** One form for what servers print in several: casts say nothing that the columns' own types don't, literals stand in the shortest form, BETWEEN is two comparisons, NOT stands inside. */
function simplified(expression: Expression): Expression {
  if (expression.kind === 'cast') {
    const { item, to } = expression;
    if (item.kind !== 'string') return simplified(item);
    if (numericTargets.includes(to)) return simplified({ kind: 'number', text: item.value });
    return momentTargets.includes(to) ? { ...item, value: withoutMidnight(item.value) } : item;
  }
  if (expression.kind === 'negate') {
    const item = simplified(expression.item);
    return item.kind === 'number' ? simplified(opposite(item)) : expression;
  }
  if (expression.kind === 'number') return { kind: 'number', text: shortNumber(expression.text) };
  if (expression.kind === 'boolean') return { kind: 'number', text: shortNumber(expression.value ? '1' : '0') };
  if (expression.kind === 'bytes' && expression.hex === '') return { kind: 'string', value: '' };
  if (expression.kind === 'compare' && expression.operator === 'null-safe-equal') {
    const { left, right } = expression;
    const item = right.kind === 'null' ? left : left.kind === 'null' ? right : undefined;
    if (item) return { kind: 'is-null', item, negated: false };
  }
  if (expression.kind === 'compare' && isLiteral(expression.left) && !isLiteral(expression.right)) {
    const { left, right, operator } = expression;
    return { kind: 'compare', operator: mirrored[operator] ?? operator, left: right, right: left };
  }
  if (expression.kind === 'call' && /^(?:round|truncate)$/u.test(expression.name)) {
    const [item, digits] = expression.arguments;
    const isWhole = digits?.kind === 'number' && digits.text === '0';
    return item && isWhole ? { ...expression, arguments: [item] } : expression;
  }
  if (expression.kind === 'call' && expression.name === 'nullif') {
    const [left, right] = expression.arguments;
    if (!left || !right) return expression;
    const when: Expression = { kind: 'compare', operator: '=', left, right };
    return { kind: 'case', branches: [{ when, then: { kind: 'null' } }], otherwise: left };
  }
  if (expression.kind === 'not') {
    const other = denied(simplified(expression.item));
    return other === undefined ? expression : simplified(other);
  }
  if (expression.kind === 'between') {
    const { item, low, high, negated } = expression;
    const least: Expression = { kind: 'compare', operator: '>=', left: item, right: low };
    const most: Expression = { kind: 'compare', operator: '<=', left: item, right: high };
    const within: Expression = { kind: 'and', items: [least, most] };
    return simplified(negated ? { kind: 'not', item: within } : within);
  }
  if (expression.kind === 'and' || expression.kind === 'or') {
    const { kind } = expression;
    const items = expression.items.map((item) => simplified(item.kind === 'column' ? isTrue(item) : item));
    return { kind, items: items.flatMap((item) => (item.kind === kind ? item.items : [item])) };
  }
  return expression;
}

/** MariaDB writes a bare column between AND and OR so. */
const isTrue = (column: Expression): Expression => ({
  ...{ kind: 'compare', operator: '<>', left: column, right: { kind: 'number', text: '0' } },
});

/** The opposite without a NOT, as MySQL and MariaDB print it; undefined where there is none. */
function denied(expression: Expression): Expression | undefined {
  switch (expression.kind) {
    case 'not':
      return expression.item;
    case 'and':
    case 'or': {
      const items = expression.items.map((item): Expression => ({ kind: 'not', item }));
      return { kind: expression.kind === 'and' ? 'or' : 'and', items };
    }
    case 'compare': {
      const operator = opposites[expression.operator];
      return operator && { ...expression, operator };
    }
    case 'between':
    case 'in':
    case 'is-null':
    case 'like':
    case 'matches':
      return { ...expression, negated: !expression.negated };
    case 'number':
      return { kind: 'boolean', value: Number(expression.text) === 0 };
    case 'column':
      return { kind: 'compare', operator: '=', left: expression, right: { kind: 'number', text: '0' } };
    default:
      return undefined;
  }
}

const isLiteral = ({ kind }: Expression): boolean => kind === 'number' || kind === 'string' || kind === 'boolean';

/** What a comparison is from its other side. */
const mirrored: Partial<Record<CompareOperator, CompareOperator>> = { '<': '>', '>': '<', '<=': '>=', '>=': '<=' };

const opposites: Partial<Record<CompareOperator, CompareOperator>> = {
  '=': '<>',
  '<>': '=',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
};

const numericTargets: readonly CastTarget[] = ['integer', 'decimal', 'float'];
const momentTargets: readonly CastTarget[] = ['date', 'timestamp', 'instant'];

/** Inside of an expression a literal meets a column, whose type says whether a date is a moment. */
function inner(expression: Expression): Expression {
  const bare = simplified(expression);
  return bare.kind === 'string' ? { ...bare, value: withoutMidnight(literalOf(bare.value)) } : bare;
}

/** With its parts in one order, whoever made it. */
function sorted(expression: Expression): object {
  return Object.fromEntries(Object.entries(expression).sort(([one], [other]) => (one < other ? -1 : 1)));
}

const withoutMidnight = (value: string): string => value.replace(/^(\d{4}-\d\d-\d\d) 00:00:00(?:\.0+)?$/u, '$1');

/** `-1e-07`, `-0.0000001` and `-.10e-6` in one form: whole digits without zeros at either end, and a power of ten. */
export function shortNumber(text: string): string {
  const [, sign = '', whole = '', fraction = '', power = '0'] =
    /^\s*([-+]?)(\d*)\.?(\d*)(?:e([-+]?\d+))?\s*$/iu.exec(text) ?? [];
  const digits = `${whole}${fraction}`.replace(/^0+/u, '');
  if (digits === '') return /\d/u.test(text) && !/[a-z]/iu.test(text) ? '0' : text;
  const short = digits.replace(/0+$/u, '');
  const exponent = Number(power) - fraction.length + digits.length - short.length;
  return `${sign === '-' ? '-' : ''}${short}e${exponent}`;
}

function isExpression(part: unknown): part is Expression {
  return typeof part === 'object' && part !== null && 'kind' in part;
}

/** A moment or time of day without zeros at the end of its fraction, an array without quotes that its elements don't need. */
function literalOf(value: string): string {
  if (/^(?:\d{4}-\d\d-\d\d )?-?\d+:\d\d:\d\d\.\d*$/u.test(value)) return value.replace(/\.?0+$/u, '');
  return /^\{.*\}$/su.test(value) ? value.replace(/"([^",{}\\\s]+)"/gu, '$1') : value;
}

/** What says nothing between two servers' prints of one expression; strings are matched first, so that they stay. */
const silent =
  /'(?:[^'\\]|''|\\.)*'|::"?[a-z][\w ]*"?(?:\(\d+(?:, *\d+)?\))?(?:\[\])?|_\w+(?=\s*')|\bB(?=')| charset utf8mb4\b|[\s()"`]+/giu;

/** PostgreSQL prints a number below zero as a string that is cast: `'-7'::integer`. */
function numberBeforeCast(literal: string, behind: string): string | undefined {
  const digits = /^'(-?\d+(?:\.\d+)?)'$/u.exec(literal)?.[1];
  return /^::(?:smallint|integer|bigint|numeric|real|double precision)\b/u.test(behind) ? digits : undefined;
}

/** SQL without blanks, parentheses, quotes of names, casts behind values, introducers, the B of bits and the character set of every session; letters outside of strings are lower case. */
function plain(sql: string): string {
  let text = '';
  let last = 0;
  for (const match of sql.matchAll(silent)) {
    text += sql.slice(last, match.index).toLowerCase();
    const bare = numberBeforeCast(match[0], sql.slice(match.index + match[0].length));
    if (bare !== undefined) text += bare;
    else if (match[0].startsWith("'")) text += `'${literalOf(match[0].slice(1, -1).replaceAll("\\'", "''"))}'`;
    last = match.index + match[0].length;
  }
  return text + sql.slice(last).toLowerCase();
}

import type { Expression } from '../../../model/expression.js';
import type { ColumnMapping } from '../../../model/mapping.js';
import { quoteIdentifier, quoteString } from '../lex.js';
import { numberOfType } from './exact.js';
import { targetOf } from './literals.js';
import { momentLiteral, toMoment } from './moments.js';
import { parseType } from '../types/native.js';
import { printCall, type CallPrinter } from './printCalls.js';
import { isPortablePattern } from './regex.js';
import { adopt, asBoolean, checkComparable, number } from './meet.js';
import {
  allNotNull,
  atom,
  calculation,
  cast,
  compound,
  kindOfOne,
  sizeOf,
  sizeOfOne,
  widest,
  wrapped,
} from './printed.js';
import { withAllDigits } from './quotients.js';
import { numeric, oneKind, Untranslatable, type Printed } from './typed.js';

/** What the printer needs to know of the target's columns. */
export type PrintColumn = Pick<ColumnMapping, 'name' | 'chosen' | 'neutral' | 'nullable'> &
  Partial<Pick<ColumnMapping, 'source'>>;

/** What PostgreSQL evaluates to the same value for ever, as generated columns and indexes ask for; a CHECK and a default may do without. */
export type Volatility = 'immutable' | 'any';

/** PostgreSQL's text for an expression over columns of the target, or undefined where it can't be said with the same meaning. */
export function print(
  expression: Expression,
  columns: readonly PrintColumn[],
  volatility: Volatility = 'any',
): Printed | undefined {
  return said(new Printer(columns), volatility, (printer) => printer.print(exactly(expression, columns)));
}

/** The same as a condition. */
export function printCondition(
  expression: Expression,
  columns: readonly PrintColumn[],
  volatility: Volatility = 'any',
): string | undefined {
  return printTruth(expression, columns, volatility)?.sql;
}

/** The same with what the condition is. */
export function printTruth(
  expression: Expression,
  columns: readonly PrintColumn[],
  volatility: Volatility = 'any',
): Printed | undefined {
  return said(new Printer(columns), volatility, (printer) => printer.condition(exactly(expression, columns)));
}

function exactly(expression: Expression, columns: readonly PrintColumn[]): Expression {
  return withAllDigits(expression, (name) => {
    const type = parseType(columns.find((column) => column.name === name)?.chosen.type ?? '');
    return type && numberOfType(type);
  });
}

function said(printer: Printer, volatility: Volatility, work: (printer: Printer) => Printed): Printed | undefined {
  try {
    const printed = work(printer);
    if (volatility === 'immutable' && printer.isStable) return undefined;
    return printer.mayFail ? { ...printed, mayFail: true } : printed;
  } catch (error) {
    if (error instanceof Untranslatable) return undefined;
    throw error;
  }
}

class Printer implements CallPrinter {
  /** True once something was printed that PostgreSQL calls STABLE: the text of a label or of a date. */
  isStable = false;
  /** True once something was printed that is an error for some values: a result beyond the range of its type. */
  mayFail = false;

  constructor(private readonly columns: readonly PrintColumn[]) {}

  print(node: Expression): Printed {
    switch (node.kind) {
      case 'null':
        return atom('NULL', 'literal', false);
      case 'boolean':
        return atom(String(node.value), 'boolean');
      case 'number':
        return number(node.text);
      case 'string':
        if (node.value.includes('\0')) throw new Untranslatable('NUL');
        return atom(quoteString(node.value), 'literal');
      case 'bytes':
        return atom(`'\\x${node.hex}'::bytea`, 'bytes');
      case 'column':
        return this.column(node.name);
      case 'compare':
        return this.compare(node);
      case 'and':
      case 'or':
        return this.junction(node.kind, node.items);
      case 'not': {
        const item = this.condition(node.item);
        return compound(`NOT ${wrapped(item)}`, 'boolean', item.notNull);
      }
      case 'is-null':
        return compound(`${wrapped(this.print(node.item))} IS ${node.negated ? 'NOT ' : ''}NULL`, 'boolean', true);
      case 'in':
        return this.isIn(node);
      case 'between':
        return this.between(node);
      case 'like':
      case 'matches':
        return this.match(node);
      case 'arithmetic':
        return this.arithmetic(node);
      case 'negate': {
        const item = widest([this.number(node.item)], (most) => most ?? Infinity);
        this.mayFail ||= isUnsure(item);
        return compound(`- ${wrapped(item)}`, item.kind, item.notNull, item);
      }
      case 'concat':
        return this.concat(node);
      case 'call':
        return printCall(node, this);
      case 'case':
        return this.caseWhen(node);
      case 'cast':
        return this.cast(node);
      case 'now':
        return now(node);
      case 'uuid':
        return atom('gen_random_uuid()', 'uuid');
    }
  }

  /** As a boolean: MySQL takes any number for one. */
  condition(node: Expression): Printed {
    if (node.kind === 'number') return atom(Number(node.text) === 0 ? 'false' : 'true', 'boolean');
    const item = this.print(node);
    if (item.kind === 'boolean') return item;
    if (!numeric.includes(item.kind)) throw new Untranslatable('condition');
    return compound(`${wrapped(item)} <> 0`, 'boolean', item.notNull);
  }

  private column(name: string): Printed {
    const column = this.columns.find((entry) => entry.name === name);
    if (!column) throw new Untranslatable(name);
    const { chosen, nullable } = column;
    const type = parseType(chosen.type);
    const labels = chosen.requires?.kind === 'enum' ? chosen.requires.labels : undefined;
    const kind = labels ? 'enum' : type ? targetOf(type) : 'other';
    const value = atom(quoteIdentifier(name), kind, !nullable, { ...sizeOf(type), labels });
    if (chosen.foldsCase !== true) return value;
    // The model tells every two texts apart.
    return kind === 'citext'
      ? cast(value, 'text', 'text')
      : compound(`${value.sql} COLLATE "default"`, kind, !nullable);
  }

  /** A condition counts as 1 and 0. */
  number(node: Expression): Printed {
    const item = this.print(node);
    if (item.kind === 'boolean')
      return compound(`${wrapped(item)}::int`, 'integer', item.notNull, { bits: 32, most: 1 });
    if (!numeric.includes(item.kind)) throw new Untranslatable(item.kind);
    return item;
  }

  /** Both sides brought to one kind, as far as a comparison needs it. */
  private pair(leftNode: Expression, rightNode: Expression): readonly [Printed, Printed] {
    const [left, right] = [this.print(leftNode), this.print(rightNode)];
    if (left.kind === 'boolean') return [left, asBoolean(right, rightNode)];
    if (right.kind === 'boolean') return [asBoolean(left, leftNode), right];
    return [adopt(left, right, leftNode), adopt(right, left, rightNode)];
  }

  private compare(node: Extract<Expression, { kind: 'compare' }>): Printed {
    const [left, right] = this.pair(node.left, node.right);
    checkComparable(node.operator, left, right);
    const operator = node.operator === 'null-safe-equal' ? 'IS NOT DISTINCT FROM' : node.operator;
    const notNull = node.operator === 'null-safe-equal' || allNotNull([left, right]);
    return compound(`${wrapped(left)} ${operator} ${wrapped(right)}`, 'boolean', notNull);
  }

  private junction(kind: 'and' | 'or', nodes: readonly Expression[]): Printed {
    const items = nodes.map((node) => this.condition(node));
    const [only] = items;
    if (only && items.length === 1) return only;
    return compound(items.map(wrapped).join(kind === 'and' ? ' AND ' : ' OR '), 'boolean', allNotNull(items));
  }

  private isIn(node: Extract<Expression, { kind: 'in' }>): Printed {
    const pairs = node.list.map((entry) => this.pair(node.item, entry));
    for (const [left, right] of pairs) checkComparable('=', left, right);
    const [first] = pairs;
    if (!first) throw new Untranslatable('empty list');
    const [item] = first;
    const values = pairs.map(([, right]) => right);
    const list = values.map(({ sql }) => sql).join(', ');
    const words = `${wrapped(item)} ${node.negated ? 'NOT ' : ''}IN (${list})`;
    return compound(words, 'boolean', allNotNull([item, ...values]));
  }

  private between(node: Extract<Expression, { kind: 'between' }>): Printed {
    const [item, low] = this.pair(node.item, node.low);
    const [, high] = this.pair(node.item, node.high);
    checkComparable('<=', item, low);
    checkComparable('<=', item, high);
    const words = `${node.negated ? 'NOT ' : ''}BETWEEN ${wrapped(low)} AND ${wrapped(high)}`;
    return compound(`${wrapped(item)} ${words}`, 'boolean', allNotNull([item, low, high]));
  }

  private match(node: Extract<Expression, { kind: 'like' | 'matches' }>): Printed {
    const item = this.text(node.item);
    const pattern = this.print(node.pattern);
    if (node.pattern.kind !== 'string') throw new Untranslatable('pattern');
    if (node.kind === 'matches' && !isPortablePattern(node.pattern.value)) throw new Untranslatable('pattern');
    const { ignoreCase } = node;
    const operator =
      node.kind === 'like'
        ? `${node.negated ? 'NOT ' : ''}${ignoreCase ? 'ILIKE' : 'LIKE'}`
        : `${node.negated ? '!' : ''}~${ignoreCase ? '*' : ''}`;
    return compound(`${wrapped(item)} ${operator} ${pattern.sql}`, 'boolean', item.notNull);
  }

  private arithmetic(node: Extract<Expression, { kind: 'arithmetic' }>): Printed {
    const [left, right] = [this.number(node.left), this.number(node.right)];
    // Two singles make another one here, and elsewhere a double.
    if (left.single && right.single) throw new Untranslatable('single precision');
    const kind = kindOfOne([left, right]);
    const { operator } = node;
    if (operator === '+' || operator === '-' || operator === '*') {
      const result = calculation(operator, left, right, kind);
      this.mayFail ||= isUnsure(result);
      return result;
    }
    this.mayFail ||= kind === 'float';
    const isConstant = node.right.kind === 'number' && Number(node.right.text) !== 0;
    // Elsewhere a division by zero is NULL; here it is an error.
    const divisor = isConstant ? wrapped(right) : `NULLIF(${right.sql}, 0)`;
    const notNull = allNotNull([left, right]) && isConstant;
    const whole = kind === 'integer';
    if (operator === 'divide') {
      const dividend = whole ? cast(left, 'numeric', 'decimal') : left;
      return compound(
        `${wrapped(dividend)} / ${divisor}`,
        dividend.kind === 'decimal' ? kindOfOne([dividend, right]) : kind,
        notNull,
      );
    }
    if (kind === 'float') throw new Untranslatable(operator);
    if (operator === 'modulo') {
      const bits = Math.max(left.bits ?? 64, right.bits ?? 64);
      const size = whole ? { bits, most: isConstant ? right.most : left.most } : {};
      return compound(`${wrapped(left)} % ${divisor}`, kind, notNull, size);
    }
    if (whole) {
      const mayTurn = !isConstant || node.right.text.startsWith('-');
      this.mayFail ||= mayTurn && (left.most ?? Infinity) >= 2 ** 63;
      const dividend = mayTurn ? widest([left, right], (most) => most ?? Infinity) : left;
      const bits = Math.max(dividend.bits ?? 64, right.bits ?? 64);
      return compound(`${wrapped(dividend)} / ${divisor}`, 'integer', notNull, { bits, most: left.most });
    }
    return atom(`div(${left.sql}, ${isConstant ? right.sql : divisor})`, 'decimal', notNull);
  }

  private concat(node: Extract<Expression, { kind: 'concat' }>): Printed {
    const items = node.items.map((item) => this.text(item));
    if (items.length === 0) return atom(`''`, 'text');
    const parts = items.map((item) => (node.nullWins || item.notNull ? wrapped(item) : `coalesce(${item.sql}, '')`));
    if (parts.length === 1) return compound(`${parts[0] ?? ''}::text`, 'text', !node.nullWins || allNotNull(items));
    return compound(parts.join(' || '), 'text', !node.nullWins || allNotNull(items));
  }

  /** The column that a node is. */
  private columnAt(node: Expression): PrintColumn | undefined {
    return node.kind === 'column' ? this.columns.find(({ name }) => name === node.name) : undefined;
  }

  /** As text, in the digits that every system prints. */
  text(node: Expression): Printed {
    const item = this.print(node);
    switch (item.kind) {
      case 'text':
      case 'char':
      case 'citext':
      case 'literal':
        return item;
      case 'integer':
        // Four digits, also for the year 0; https://dev.mysql.com/doc/refman/9.7/en/year.html
        if (this.columnAt(node)?.neutral.kind === 'year')
          return atom(`lpad(${item.sql}::text, 4, '0')`, 'text', item.notNull);
        return this.digits(item, node);
      case 'decimal':
        return this.digits(item, node);
      case 'uuid':
        return cast(item, 'text', 'text');
      case 'boolean':
        return cast(item, 'int::text', 'text');
      case 'enum':
        this.isStable = true;
        return cast(item, 'text', 'text');
      case 'date':
        this.isStable = true;
        return atom(`to_char(${item.sql}, 'YYYY-MM-DD')`, 'text', item.notNull);
      default:
        throw new Untranslatable(`text of ${item.kind}`);
    }
  }

  private digits(item: Printed, node: Expression): Printed {
    // Zeros in front are the source's alone.
    if (this.columnAt(node)?.source?.type.zerofill === true) throw new Untranslatable('zeros in front');
    return cast(item, 'text', 'text');
  }

  /** Values that end in one column or result: of one kind, or all as text. */
  alike(nodes: readonly Expression[]): readonly Printed[] {
    const items = nodes.map((node) => this.print(node));
    const typed = items.find((item) => item.kind !== 'literal');
    if (typed === undefined) return items;
    const hasString = nodes.some((node) => node.kind === 'string');
    if (!(hasString && numeric.includes(typed.kind)) && oneKind(items.map(({ kind }) => kind)) !== undefined) {
      return items.map((item, at) => adopt(item, typed, nodes[at] ?? { kind: 'null' }));
    }
    return nodes.map((node) => (node.kind === 'null' ? this.print(node) : this.text(node)));
  }

  private caseWhen(node: Extract<Expression, { kind: 'case' }>): Printed {
    const results = [...node.branches.map((branch) => branch.then), ...(node.otherwise ? [node.otherwise] : [])];
    const printed = this.alike(results);
    const branches = node.branches.map(
      (branch, at) => `WHEN ${this.condition(branch.when).sql} THEN ${printed[at]?.sql ?? 'NULL'}`,
    );
    const otherwise = node.otherwise ? ` ELSE ${printed.at(-1)?.sql ?? 'NULL'}` : '';
    const kind = kindOfOne(printed);
    const notNull = node.otherwise !== undefined && allNotNull(printed);
    return atom(`CASE ${branches.join(' ')}${otherwise} END`, kind, notNull, sizeOfOne(printed));
  }

  private cast(node: Extract<Expression, { kind: 'cast' }>): Printed {
    const item = this.print(node.item);
    const { to, precision, scale } = node;
    const size = precision === undefined ? '' : scale === undefined ? `(${precision})` : `(${precision},${scale})`;
    switch (to) {
      case 'integer':
      case 'decimal':
      case 'float': {
        const value = this.number(node.item);
        if (to === 'integer' && value.kind === 'integer') return value;
        this.mayFail ||= to !== 'float' && (value.kind !== 'integer' || precision !== undefined);
        const type = { integer: 'bigint', decimal: `numeric${size}`, float: 'double precision' }[to];
        return cast(value, type, to, to === 'integer' ? { bits: 64 } : {});
      }
      case 'text': {
        const text = this.text(node.item);
        if (precision !== undefined) return atom(`left(${text.sql}, ${precision})`, 'text', text.notNull);
        return text.kind === 'text' ? text : cast(text, 'text', 'text');
      }
      case 'boolean':
        return this.condition(node.item);
      case 'json':
      case 'bytes':
        if (node.item.kind !== 'string' || to === 'bytes') throw new Untranslatable(`cast to ${to}`);
        return compound(`${item.sql}::jsonb`, 'json', true);
      case 'date':
      case 'time':
      case 'timestamp':
      case 'instant':
        return node.item.kind === 'string' ? momentLiteral(node.item.value, to) : toMoment(item, to, precision);
    }
  }
}

/** Whether a result may be beyond the range of its type; an exact one with decimals has room enough. */
function isUnsure({ kind, most }: Printed): boolean {
  return kind === 'float' || (kind === 'integer' && (most ?? Infinity) >= 2 ** 63);
}

function now(node: Extract<Expression, { kind: 'now' }>): Printed {
  const digits = node.precision === undefined ? '' : `(${node.precision})`;
  if (node.what === 'date') return atom('CURRENT_DATE', 'date');
  if (node.what === 'time') return atom(`LOCALTIME${digits}`, 'time');
  return node.local ? atom(`LOCALTIMESTAMP${digits}`, 'timestamp') : atom(`CURRENT_TIMESTAMP${digits}`, 'instant');
}

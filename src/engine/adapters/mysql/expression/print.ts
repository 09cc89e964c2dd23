import type { Expression } from '../../../model/expression.js';
import { adopt, asBytes, booleanValue, bytesValue, exactly, numberValue, stringValue } from './literals.js';
import { checkComparable } from './comparable.js';
import { common, printCall, type CallPrinter } from './printCalls.js';
import { asText, printCast, printNow, printUuid, type CastPrinter } from './printCasts.js';
import { printPattern } from './regex.js';
import {
  allNotNull,
  columnValue,
  digits,
  commonCollation,
  commonDigits,
  numeric,
  texts,
  Unprintable,
  wrapped,
  type Kind,
  type TypedColumn,
  type Value,
} from './value.js';

/** The digits behind the point that a quotient is computed with; MySQL has no more. */
const quotientScale = 30;

type Of<K extends Expression['kind']> = Extract<Expression, { kind: K }>;

/**
 * The expression in words that MySQL and MariaDB read alike and that mean what the model says, for CHECKs, generated columns, index parts and defaults (which
 * want it in parentheses), in a session without NO_BACKSLASH_ESCAPES, PIPES_AS_CONCAT or ANSI_QUOTES. Undefined where the meaning can't be kept. A condition is one that
 * a CHECK takes.
 */
export function printExpression(expression: Expression, columns: readonly TypedColumn[]): string | undefined {
  const value = printValue(expression, columns);
  // MySQL takes neither a bare column nor NULL for a condition.
  const isBareTruth = value?.kind === 'null' || (value?.kind === 'boolean' && value.truth !== true);
  return value && isBareTruth ? `${wrapped(value)} = TRUE` : value?.sql;
}

/** The same with what the value is. */
export function printValue(expression: Expression, columns: readonly TypedColumn[]): Value | undefined {
  try {
    const value = new Printer(columns).print(expression);
    return value.kind === 'opaque' ? undefined : value;
  } catch (error) {
    if (error instanceof Unprintable) return undefined;
    throw error;
  }
}

function compound(sql: string, kind: Kind, notNull: boolean, rest: Partial<Value> = {}): Value {
  return { sql, kind, atom: false, notNull, ...rest };
}

function truth(sql: string, notNull: boolean): Value {
  return compound(sql, 'boolean', notNull, { truth: true });
}

/** Of no type until it meets one. */
function isBare({ kind }: Value): boolean {
  return kind === 'literal' || kind === 'null';
}

function booleanOf(text: string): Value {
  if (text !== '0' && text !== '1') throw new Unprintable('boolean');
  return booleanValue(text === '1');
}

class Printer implements CallPrinter, CastPrinter {
  constructor(private readonly columns: readonly TypedColumn[]) {}

  print(node: Expression): Value {
    switch (node.kind) {
      case 'null':
        return { sql: 'NULL', kind: 'null', atom: true, notNull: false };
      case 'boolean':
        return booleanValue(node.value);
      case 'number':
        return numberValue(node.text);
      case 'string':
        return stringValue(node.value);
      case 'bytes':
        return bytesValue(node.hex);
      case 'column':
        return this.column(node.name);
      case 'compare':
        return this.compare(node);
      case 'and':
      case 'or':
        return this.junction(node);
      case 'not': {
        const item = this.condition(node.item);
        return truth(`NOT ${wrapped(item)}`, item.notNull);
      }
      case 'is-null':
        return truth(`${wrapped(this.print(node.item))} IS ${node.negated ? 'NOT ' : ''}NULL`, true);
      case 'in':
        return this.isIn(node);
      case 'between':
        return this.between(node);
      case 'like':
        return this.like(node);
      case 'matches':
        return this.matches(node);
      case 'arithmetic':
        return this.arithmetic(node);
      case 'negate': {
        const item = this.number(node.item);
        const sql = /^[\w`]/u.test(item.sql) ? wrapped(item) : `(${item.sql})`;
        return compound(`-${sql}`, item.kind, item.notNull, { ...commonDigits([item]), quotient: item.quotient });
      }
      case 'concat':
        return this.concat(node);
      case 'call':
        return printCall(node, this);
      case 'case':
        return this.caseWhen(node);
      case 'cast':
        return printCast(node, this);
      case 'now':
        return printNow(node);
      case 'uuid':
        return printUuid(node);
    }
  }

  private column(name: string): Value {
    const column = this.columns.find((entry) => entry.name === name);
    if (!column) throw new Unprintable(name);
    return columnValue(column);
  }

  number(node: Expression): Value {
    const value = this.print(node);
    if (value.kind === 'boolean') return { ...value, kind: 'integer', ...digits(0), truth: undefined };
    if (!numeric.includes(value.kind)) throw new Unprintable(value.kind);
    return value;
  }

  /** A number for a condition is true where it isn't zero. */
  condition(node: Expression): Value {
    if (node.kind === 'number') return booleanValue(Number(node.text) !== 0);
    const value = this.print(node);
    if (value.kind === 'boolean' || value.kind === 'null') return value;
    if (!numeric.includes(value.kind)) throw new Unprintable('condition');
    return truth(`${wrapped(value)} <> 0`, value.notNull);
  }

  private junction({ kind, items }: Of<'and' | 'or'>): Value {
    const values = items.map((item) => this.condition(item));
    const [only, second] = values;
    if (only === undefined) throw new Unprintable('empty junction');
    if (second === undefined) return only;
    return truth(values.map(wrapped).join(kind === 'and' ? ' AND ' : ' OR '), allNotNull(values));
  }

  /** Both sides as they have to be to compare with `operator`. */
  private pair(leftNode: Expression, rightNode: Expression, operator: string): readonly [Value, Value] {
    const [plainLeft, plainRight] = [this.print(leftNode), this.print(rightNode)];
    const left = leftNode.kind === 'string' ? adopt(leftNode.value, plainRight) : plainLeft;
    const right = rightNode.kind === 'string' ? adopt(rightNode.value, plainLeft) : plainRight;
    checkComparable(operator, left, right);
    const collations = [left.collation, right.collation];
    const isText = !collations.includes(undefined);
    if (!isText || (collations.includes('exact') && !collations.includes('other'))) return [left, right];
    return [asBytes(left), asBytes(right)];
  }

  private compare(node: Of<'compare'>): Value {
    const [left, right] = this.pair(node.left, node.right, node.operator);
    const isNullSafe = node.operator === 'null-safe-equal';
    const operator = isNullSafe ? '<=>' : node.operator;
    return truth(`${wrapped(left)} ${operator} ${wrapped(right)}`, isNullSafe || allNotNull([left, right]));
  }

  private isIn(node: Of<'in'>): Value {
    const pairs = node.list.map((entry) => this.pair(node.item, entry, '='));
    const [first] = pairs;
    if (first === undefined) throw new Unprintable('empty list');
    const [item] = first;
    if (pairs.some(([other]) => other.sql !== item.sql)) return this.oneByOne(node);
    const values = pairs.map(([, value]) => value);
    const list = values.map((value) => value.sql).join(', ');
    return truth(`${wrapped(item)} ${node.negated ? 'NOT ' : ''}IN (${list})`, allNotNull([item, ...values]));
  }

  /** A list that the item can't meet in one form. */
  private oneByOne({ item, list, negated }: Of<'in'>): Value {
    const operator = negated ? '<>' : '=';
    const items = list.map((right): Expression => ({ kind: 'compare', operator, left: item, right }));
    return this.junction({ kind: negated ? 'and' : 'or', items });
  }

  private between(node: Of<'between'>): Value {
    const [item, low] = this.pair(node.item, node.low, '<=');
    const [other, high] = this.pair(node.item, node.high, '<=');
    if (other.sql !== item.sql) throw new Unprintable('between');
    const range = `${node.negated ? 'NOT ' : ''}BETWEEN ${wrapped(low)} AND ${wrapped(high)}`;
    return truth(`${wrapped(item)} ${range}`, allNotNull([item, low, high]));
  }

  /** What a pattern is held against: a CHAR with the blanks that the model pads it with. */
  private subject(node: Expression): Value {
    const value = this.print(node);
    if (!texts.includes(value.kind)) throw new Unprintable('subject');
    if (value.padding === undefined) return value;
    const sql = `RPAD(${value.sql}, ${value.padding}, ' ')`;
    return { sql, kind: 'text', atom: true, notNull: value.notNull, collation: value.collation };
  }

  private like(node: Of<'like'>): Value {
    const subject = this.subject(node.item);
    const { pattern } = node;
    // PostgreSQL raises an error for a lone backslash at the end.
    if (pattern.kind !== 'string' || /(?<!\\)(?:\\\\)*\\$/u.test(pattern.value)) throw new Unprintable('pattern');
    const lowered = { ...subject, sql: `LOWER(${subject.sql})`, atom: true };
    const item = exactly(node.ignoreCase ? lowered : subject);
    const text = stringValue(pattern.value).sql;
    const operator = node.negated ? 'NOT LIKE' : 'LIKE';
    return truth(`${wrapped(item)} ${operator} ${node.ignoreCase ? `LOWER(${text})` : text}`, subject.notNull);
  }

  private matches(node: Of<'matches'>): Value {
    const subject = this.subject(node.item);
    const pattern = node.pattern.kind === 'string' ? printPattern(node.pattern.value, node.ignoreCase) : undefined;
    if (pattern === undefined) throw new Unprintable('pattern');
    const operator = node.negated ? 'NOT REGEXP' : 'REGEXP';
    return truth(`${wrapped(exactly(subject))} ${operator} ${stringValue(pattern).sql}`, subject.notNull);
  }

  private arithmetic(node: Of<'arithmetic'>): Value {
    const [left, right] = [this.number(node.left), this.number(node.right)];
    if (left.single && right.single) throw new Unprintable('single precision');
    if (left.quotient || right.quotient) throw new Unprintable('digits of a quotient');
    const notNull = allNotNull([left, right]);
    const whole = left.kind === 'integer' && right.kind === 'integer';
    const kind = left.kind === 'float' || right.kind === 'float' ? 'float' : whole ? 'integer' : 'decimal';
    const scales = [left.scale ?? 0, right.scale ?? 0] as const;
    const say = (operator: string, scale: number): Value => {
      // Both servers keep no more than that many of a product's digits.
      if (scale > 30 && kind === 'decimal') throw new Unprintable('too many digits');
      const shown = kind === 'float' ? {} : { scale, sameDigits: left.sameDigits && right.sameDigits };
      return compound(`${wrapped(left)} ${operator} ${wrapped(right)}`, kind, notNull, shown);
    };
    switch (node.operator) {
      case '+':
      case '-':
        return say(node.operator, Math.max(...scales));
      case '*':
        return say('*', scales[0] + scales[1]);
      case 'modulo':
        if (kind === 'float') throw new Unprintable('modulo');
        return { ...say('%', Math.max(...scales)), notNull: false };
      case 'divide-integer':
        if (kind === 'float') throw new Unprintable('divide-integer');
        return { ...say('DIV', 0), kind: 'integer', notNull: false };
      case 'divide': {
        if (kind === 'float') return { ...say('/', 0), notNull: false };
        // By itself a quotient has but four digits more than the dividend.
        const sql = `CAST(${left.sql} AS DECIMAL(65,30)) / ${wrapped(right)}`;
        return compound(sql, 'decimal', false, { scale: quotientScale, quotient: true });
      }
    }
  }

  private concat(node: Of<'concat'>): Value {
    const items = node.items.map((item) => this.text(item));
    if (items.length === 0) return stringValue('');
    const parts = node.items.map((item, at) => {
      const { notNull, sql } = items[at] ?? this.text(item);
      return node.nullWins || notNull ? this.print(item).sql : `COALESCE(${sql}, '')`;
    });
    const notNull = !node.nullWins || allNotNull(items);
    const sql = `CONCAT(${parts.join(', ')})`;
    return { sql, kind: 'text', atom: true, notNull, collation: commonCollation(items) };
  }

  /** As text, where every system writes the value alike. */
  text(node: Expression): Value {
    const value = this.print(node);
    if (['text', 'literal', 'null'].includes(value.kind)) return value;
    if (value.kind === 'enum') return { ...value, kind: 'text' };
    const isDecimal = value.kind === 'decimal' && value.sameDigits === true;
    const isUuid = value.kind === 'uuid' && value.storage !== 'binary';
    if (!isDecimal && !isUuid && value.kind !== 'integer' && value.kind !== 'date') {
      throw new Unprintable(`text of ${value.kind}`);
    }
    return asText(value);
  }

  /** Values that end in one column or result, brought to one kind. */
  alike(nodes: readonly Expression[]): readonly Value[] {
    const plain = nodes.map((node) => this.print(node));
    const typed = plain.find((value) => value.kind === 'boolean') ?? plain.find((value) => !isBare(value));
    if (typed === undefined) return plain;
    const hasString = nodes.some((node) => node.kind === 'string');
    if (hasString && numeric.includes(typed.kind)) return nodes.map((node) => this.text(node));
    return nodes.map((node, at) => {
      if (node.kind === 'string') return adopt(node.value, typed);
      // MariaDB prints TRUE as 1.
      if (node.kind === 'number' && typed.kind === 'boolean') return booleanOf(node.text);
      return plain[at] ?? typed;
    });
  }

  private caseWhen(node: Of<'case'>): Value {
    const results = [...node.branches.map((branch) => branch.then), ...(node.otherwise ? [node.otherwise] : [])];
    if (node.branches.length === 0) throw new Unprintable('case');
    const values = this.alike(results);
    const branches = node.branches.map(
      ({ when }, at) => ` WHEN ${this.condition(when).sql} THEN ${values[at]?.sql ?? 'NULL'}`,
    );
    const otherwise = node.otherwise ? ` ELSE ${values.at(-1)?.sql ?? 'NULL'}` : '';
    const notNull = node.otherwise !== undefined && allNotNull(values);
    return { ...common(values), sql: `CASE${branches.join('')}${otherwise} END`, atom: true, notNull };
  }
}

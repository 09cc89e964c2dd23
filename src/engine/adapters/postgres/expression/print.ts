import type { Expression } from '../../../model/expression.js';
import type { ColumnMapping } from '../../../model/mapping.js';
import { quoteIdentifier, quoteString } from '../lex.js';
import { targetOf } from './literals.js';
import { parseType } from '../types/native.js';
import { printCall, type CallPrinter } from './printCalls.js';
import { isPortablePattern } from './regex.js';
import { commonKind, numeric, Untranslatable, type Kind, type Printed } from './typed.js';

/** What the printer needs to know of the target's columns. */
export type PrintColumn = Pick<ColumnMapping, 'name' | 'chosen' | 'neutral' | 'nullable'>;

/** PostgreSQL's text for an expression over columns of the target, or undefined where it can't be said with the same meaning. */
export function print(expression: Expression, columns: readonly PrintColumn[]): Printed | undefined {
  try {
    return new Printer(columns).print(expression);
  } catch (error) {
    if (error instanceof Untranslatable) return undefined;
    throw error;
  }
}

/** The same as a condition. */
export function printCondition(expression: Expression, columns: readonly PrintColumn[]): string | undefined {
  try {
    return new Printer(columns).condition(expression).sql;
  } catch (error) {
    if (error instanceof Untranslatable) return undefined;
    throw error;
  }
}

export function wrapped({ sql, atom }: Printed): string {
  return atom ? sql : `(${sql})`;
}

function atom(sql: string, kind: Kind, notNull = true): Printed {
  return { sql, kind, atom: true, notNull };
}

function compound(sql: string, kind: Kind, notNull: boolean): Printed {
  return { sql, kind, atom: false, notNull };
}

const allNotNull = (items: readonly Printed[]): boolean => items.every((item) => item.notNull);

class Printer implements CallPrinter {
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
        return atom(quoteString(node.value), 'literal');
      case 'bytes':
        return compound(`'\\x${node.hex}'::bytea`, 'bytes', true);
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
        const item = this.print(node.item);
        if (!numeric.includes(item.kind)) throw new Untranslatable('negate');
        return compound(`- ${wrapped(item)}`, item.kind, item.notNull);
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
    const { chosen, neutral, nullable } = column;
    const type = parseType(chosen.type);
    const kind = chosen.requires?.kind === 'enum' ? 'enum' : type ? targetOf(type) : 'other';
    const foldsCase = neutral.kind === 'text' && neutral.foldsCase === true && kind !== 'citext';
    return { ...atom(quoteIdentifier(name), kind, !nullable), foldsCase };
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
    const folds = left.foldsCase === true || right.foldsCase === true;
    return compound(`${folded(left, folds)} ${operator} ${folded(right, folds)}`, 'boolean', notNull);
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
    const folds = item.foldsCase === true;
    const list = pairs.map(([, right]) => folded(right, folds)).join(', ');
    return compound(`${folded(item, folds)} ${node.negated ? 'NOT ' : ''}IN (${list})`, 'boolean', item.notNull);
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
    const ignoreCase = node.ignoreCase || item.foldsCase === true;
    const operator =
      node.kind === 'like'
        ? `${node.negated ? 'NOT ' : ''}${ignoreCase ? 'ILIKE' : 'LIKE'}`
        : `${node.negated ? '!' : ''}~${ignoreCase ? '*' : ''}`;
    return compound(`${wrapped(item)} ${operator} ${pattern.sql}`, 'boolean', item.notNull);
  }

  private arithmetic(node: Extract<Expression, { kind: 'arithmetic' }>): Printed {
    const [left, right] = [this.print(node.left), this.print(node.right)];
    const kind = commonKind([left, right].map((item) => ({ kind: item.kind, expression: node })));
    if (!numeric.includes(kind)) throw new Untranslatable('arithmetic');
    const { operator } = node;
    const divides = operator === 'divide' || operator === 'divide-integer' || operator === 'modulo';
    const isConstant = node.right.kind === 'number' && Number(node.right.text) !== 0;
    // Elsewhere a division by zero is NULL; here it is an error.
    const divisor = divides && !isConstant ? `NULLIF(${right.sql}, 0)` : wrapped(right);
    const notNull = allNotNull([left, right]) && (!divides || isConstant);
    const whole = left.kind === 'integer' && right.kind === 'integer';
    switch (operator) {
      case 'divide':
        return compound(
          `${whole ? `${wrapped(left)}::numeric` : wrapped(left)} / ${divisor}`,
          whole ? 'decimal' : kind,
          notNull,
        );
      case 'divide-integer':
        return whole
          ? compound(`${wrapped(left)} / ${divisor}`, 'integer', notNull)
          : compound(`trunc(${wrapped(left)}::numeric / ${divisor}::numeric)::bigint`, 'integer', notNull);
      case 'modulo':
        if (kind === 'float') throw new Untranslatable('modulo');
        return compound(`${wrapped(left)} % ${divisor}`, kind, notNull);
      default:
        return compound(`${wrapped(left)} ${operator} ${wrapped(right)}`, kind, notNull);
    }
  }

  private concat(node: Extract<Expression, { kind: 'concat' }>): Printed {
    const items = node.items.map((item) => this.text(item));
    if (items.length === 0) return atom(`''`, 'text');
    const parts = items.map((item) => (node.nullWins || item.notNull ? wrapped(item) : `coalesce(${item.sql}, '')`));
    if (parts.length === 1) return compound(`${parts[0] ?? ''}::text`, 'text', !node.nullWins || allNotNull(items));
    return compound(parts.join(' || '), 'text', !node.nullWins || allNotNull(items));
  }

  /** As text, in the digits that every system prints; an enum's or a date's text is not immutable here and is refused. */
  text(node: Expression): Printed {
    const item = this.print(node);
    switch (item.kind) {
      case 'text':
      case 'char':
      case 'citext':
      case 'literal':
        return item;
      case 'integer':
      case 'decimal':
      case 'uuid':
        return compound(`${wrapped(item)}::text`, 'text', item.notNull);
      case 'boolean':
        return compound(`${wrapped(item)}::int::text`, 'text', item.notNull);
      default:
        throw new Untranslatable(`text of ${item.kind}`);
    }
  }

  /** Values that end in one column or result: of one kind, or all as text. */
  alike(nodes: readonly Expression[]): readonly Printed[] {
    const items = nodes.map((node) => this.print(node));
    try {
      commonKind(items.map((item, at) => ({ kind: item.kind, expression: nodes[at] ?? { kind: 'null' } })));
      const numbers = items.every((item) => numeric.includes(item.kind) || item.kind === 'literal');
      const hasLiteral = items.some((item, at) => item.kind === 'literal' && nodes[at]?.kind === 'string');
      if (!numbers || !hasLiteral) return items;
    } catch (error) {
      if (!(error instanceof Untranslatable)) throw error;
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
    const kind = commonKind(
      printed.map((item, at) => ({ kind: item.kind, expression: results[at] ?? { kind: 'null' } })),
    );
    return atom(
      `CASE ${branches.join(' ')}${otherwise} END`,
      kind,
      node.otherwise !== undefined && allNotNull(printed),
    );
  }

  private cast(node: Extract<Expression, { kind: 'cast' }>): Printed {
    const item = this.print(node.item);
    const { to, precision, scale } = node;
    const size = precision === undefined ? '' : scale === undefined ? `(${precision})` : `(${precision},${scale})`;
    const isLiteral = node.item.kind === 'string';
    switch (to) {
      case 'integer':
      case 'decimal':
      case 'float': {
        if (!numeric.includes(item.kind)) throw new Untranslatable('cast to number');
        const type = { integer: 'bigint', decimal: `numeric${size}`, float: 'double precision' }[to];
        return compound(`${wrapped(item)}::${type}`, to, item.notNull);
      }
      case 'text': {
        const text = this.text(node.item);
        if (precision !== undefined) return atom(`left(${text.sql}, ${precision})`, 'text', text.notNull);
        return text.kind === 'literal' ? compound(`${text.sql}::text`, 'text', true) : text;
      }
      case 'boolean':
        return this.condition(node.item);
      case 'json':
      case 'bytes':
        if (!isLiteral || to === 'bytes') throw new Untranslatable(`cast to ${to}`);
        return compound(`${item.sql}::jsonb`, 'json', true);
      case 'date':
      case 'time':
      case 'timestamp':
      case 'instant': {
        const day = ['date', 'timestamp'];
        if (!isLiteral && !(day.includes(to) && day.includes(item.kind))) throw new Untranslatable(`cast to ${to}`);
        const type = { date: 'date', time: 'time', timestamp: 'timestamp', instant: 'timestamptz' }[to];
        const zoned =
          to === 'instant' && node.item.kind === 'string' ? quoteString(`${node.item.value}+00`) : wrapped(item);
        return compound(`${zoned}::${type}`, to, item.notNull);
      }
    }
  }
}

function number(text: string): Printed {
  const kind: Kind = /^-?\d+$/.test(text) ? 'integer' : /e/i.test(text) ? 'float' : 'decimal';
  return { ...atom(text, kind), atom: !text.startsWith('-') };
}

function asBoolean(item: Printed, node: Expression): Printed {
  if (item.kind === 'boolean' || node.kind === 'null') return item;
  if (node.kind === 'number' && /^[01]$/.test(node.text)) return atom(node.text === '1' ? 'true' : 'false', 'boolean');
  if (node.kind === 'string' && /^[01]$/.test(node.value))
    return atom(node.value === '1' ? 'true' : 'false', 'boolean');
  throw new Untranslatable('boolean');
}

/** A bare string next to a number, as MySQL writes defaults, is that number. */
function adopt(item: Printed, other: Printed, node: Expression): Printed {
  if (node.kind !== 'string' || !numeric.includes(other.kind)) return item;
  if (!/^-?\d+(\.\d+)?$/.test(node.value)) throw new Untranslatable('number');
  return number(node.value);
}

function folded(item: Printed, folds: boolean): string {
  return folds ? `lower(${item.sql})` : wrapped(item);
}

function checkComparable(operator: string, left: Printed, right: Printed): void {
  const [a, b] = [left.kind, right.kind];
  if (a === 'literal' || b === 'literal') {
    const other = a === 'literal' ? b : a;
    const ordered = ['date', 'time', 'timestamp', 'instant'].includes(other);
    if (ordered || isEquality(operator)) return;
  }
  if (numeric.includes(a) && numeric.includes(b)) return;
  if (['date', 'timestamp'].includes(a) && ['date', 'timestamp'].includes(b)) return;
  if (a === b && ['time', 'instant', 'boolean'].includes(a)) return;
  const texts: readonly Kind[] = ['text', 'char', 'citext'];
  if (isEquality(operator) && (a === b || (texts.includes(a) && texts.includes(b)))) return;
  throw new Untranslatable(`${a} ${operator} ${b}`);
}

function isEquality(operator: string): boolean {
  return operator === '=' || operator === '<>' || operator === 'null-safe-equal';
}

function now(node: Extract<Expression, { kind: 'now' }>): Printed {
  const digits = node.precision === undefined ? '' : `(${node.precision})`;
  if (node.what === 'date') return atom('CURRENT_DATE', 'date');
  if (node.what === 'time') return atom(`LOCALTIME${digits}`, 'time');
  return node.local ? atom(`LOCALTIMESTAMP${digits}`, 'timestamp') : atom(`CURRENT_TIMESTAMP${digits}`, 'instant');
}

import type { Expression, FunctionName } from '../../../model/expression.js';
import type { NeutralType } from '../../../model/type.js';
import { quoteIdentifier, quoteString } from '../lex.js';

/** What the printer knows of a column. */
export interface TypedColumn {
  readonly name: string;
  readonly neutral: NeutralType;
}

/** Raised inside for what can't be said with the same meaning. */
class NotExpressible extends Error {}

/** The expression in MySQL's and MariaDB's words; undefined where the meaning can't be kept. Columns have exact collations. */
export function printExpression(expression: Expression, columns: readonly TypedColumn[]): string | undefined {
  try {
    return new Printer(columns).print(expression);
  } catch (error) {
    if (error instanceof NotExpressible) return undefined;
    throw error;
  }
}

const calls: Readonly<Partial<Record<FunctionName, string>>> = {
  lower: 'LOWER',
  upper: 'UPPER',
  'trim-left': 'LTRIM',
  'trim-right': 'RTRIM',
  trim: 'TRIM',
  length: 'CHAR_LENGTH',
  'octet-length': 'LENGTH',
  coalesce: 'COALESCE',
  nullif: 'NULLIF',
  abs: 'ABS',
  floor: 'FLOOR',
  ceiling: 'CEILING',
  left: 'LEFT',
  right: 'RIGHT',
  substring: 'SUBSTRING',
  replace: 'REPLACE',
};

const operators = { '+': '+', '-': '-', '*': '*', divide: '/', 'divide-integer': 'DIV', modulo: '%' } as const;

class Printer {
  constructor(private readonly columns: readonly TypedColumn[]) {}

  print(expression: Expression): string {
    switch (expression.kind) {
      case 'null':
        return 'NULL';
      case 'boolean':
        return expression.value ? 'TRUE' : 'FALSE';
      case 'number':
        return expression.text;
      case 'string':
        return quoteString(expression.value);
      case 'bytes':
        return `x'${expression.hex}'`;
      case 'column':
        return this.column(expression.name);
      case 'negate':
        return `(- ${this.print(expression.item)})`;
      case 'call':
        return this.call(expression.name, expression.arguments);
      case 'concat':
        return this.concat(expression);
      case 'case':
        return this.branches(expression);
      case 'cast':
      case 'now':
      case 'uuid':
        return this.value(expression);
      case 'arithmetic':
        return `(${this.print(expression.left)} ${operators[expression.operator]} ${this.print(expression.right)})`;
      default:
        return this.condition(expression);
    }
  }

  private condition(expression: Expression): string {
    const not = (negated: boolean): string => (negated ? 'NOT ' : '');
    switch (expression.kind) {
      case 'compare': {
        const operator = expression.operator === 'null-safe-equal' ? '<=>' : expression.operator;
        return `(${this.print(expression.left)} ${operator} ${this.print(expression.right)})`;
      }
      case 'and':
        return `(${expression.items.map((item) => this.print(item)).join(' AND ')})`;
      case 'or':
        return `(${expression.items.map((item) => this.print(item)).join(' OR ')})`;
      case 'not':
        return `(NOT ${this.print(expression.item)})`;
      case 'is-null':
        return `(${this.print(expression.item)} IS ${not(expression.negated)}NULL)`;
      case 'in':
        return `(${this.print(expression.item)} ${not(expression.negated)}IN (${expression.list.map((item) => this.print(item)).join(', ')}))`;
      case 'between':
        return `(${this.print(expression.item)} ${not(expression.negated)}BETWEEN ${this.print(expression.low)} AND ${this.print(expression.high)})`;
      case 'like': {
        const fold = (item: Expression): string => (expression.ignoreCase ? `LOWER(${this.print(item)})` : this.print(item));
        return `(${fold(expression.item)} ${not(expression.negated)}LIKE ${fold(expression.pattern)})`;
      }
      default:
        throw new NotExpressible(expression.kind);
    }
  }

  private column(name: string): string {
    if (!this.columns.some((column) => column.name === name)) throw new NotExpressible(name);
    return quoteIdentifier(name);
  }

  private call(name: FunctionName, items: readonly Expression[]): string {
    const known = calls[name];
    if (known === undefined || (name.startsWith('trim') && items.length !== 1)) throw new NotExpressible(name);
    return `${known}(${items.map((item) => this.print(item)).join(', ')})`;
  }

  private concat({ items, nullWins }: Extract<Expression, { kind: 'concat' }>): string {
    const parts = items.map((item) => (nullWins ? this.print(item) : `COALESCE(${this.print(item)}, '')`));
    return `CONCAT(${parts.join(', ')})`;
  }

  private branches({ branches, otherwise }: Extract<Expression, { kind: 'case' }>): string {
    const lines = branches.map(({ when, then }) => `WHEN ${this.print(when)} THEN ${this.print(then)}`);
    return `(CASE ${lines.join(' ')}${otherwise ? ` ELSE ${this.print(otherwise)}` : ''} END)`;
  }

  private value(expression: Extract<Expression, { kind: 'cast' | 'now' | 'uuid' }>): string {
    if (expression.kind === 'now' && expression.local) {
      const digits = expression.precision ? `(${expression.precision})` : '';
      return { timestamp: `CURRENT_TIMESTAMP${digits}`, date: 'CURRENT_DATE', time: `CURRENT_TIME${digits}` }[expression.what];
    }
    if (expression.kind === 'cast' && expression.to === 'date') return `CAST(${this.print(expression.item)} AS DATE)`;
    throw new NotExpressible(expression.kind);
  }
}

import type { Expression } from '../../../model/expression.js';
import { asBytes, keepsDigits, numberValue, temporalValue } from './literals.js';
import { digits, surePlaces, texts, Unprintable, type Traits, type Value } from './value.js';

type Cast = Extract<Expression, { kind: 'cast' }>;

/** What a cast's printer asks of the expression printer. */
export interface CastPrinter {
  print(node: Expression): Value;
  number(node: Expression): Value;
  text(node: Expression): Value;
  condition(node: Expression): Value;
}

/** What a cast gives, without one where the value is of that type already. */
export function printCast(node: Cast, printer: CastPrinter): Value {
  const { item, to, precision, scale } = node;
  switch (to) {
    case 'integer': {
      const value = printer.print(item);
      if (value.kind === 'integer' || value.kind === 'boolean') return { ...value, kind: 'integer', ...digits(0) };
      return call(`CAST(${printer.number(item).sql} AS SIGNED)`, value, { kind: 'integer', ...digits(0) });
    }
    case 'decimal':
      return toDecimal(printer.number(item), precision, scale);
    case 'float': {
      if (item.kind === 'number' && !keepsDigits(item.text)) return numberValue(`${item.text}e0`);
      const value = printer.number(item);
      if (value.quotient) throw new Unprintable('digits of a quotient');
      return value.kind === 'float' ? value : call(`CAST(${value.sql} AS DOUBLE)`, value, { kind: 'float' });
    }
    case 'text': {
      const value = printer.text(item);
      if (value.kind === 'null') throw new Unprintable('text of null');
      const { collation } = value;
      return precision === undefined
        ? { ...value, kind: 'text', padding: undefined }
        : call(`LEFT(${value.sql}, ${precision})`, value, { kind: 'text', collation });
    }
    case 'boolean':
      return printer.condition(item);
    case 'date':
    case 'time':
    case 'timestamp':
    case 'instant':
      return item.kind === 'string' ? temporalValue(item.value, to) : toMoment(printer.print(item), to, precision);
    case 'bytes': {
      const value = printer.print(item);
      if (value.kind === 'bytes') return value;
      if (!texts.includes(value.kind)) throw new Unprintable('bytes');
      return asBytes(value);
    }
    case 'json':
      throw new Unprintable(to);
  }
}

function call(sql: string, { notNull }: Value, rest: Traits): Value {
  return { sql, atom: true, notNull, ...rest };
}

/** The text of a number, a date or the like. */
export function asText(value: Value): Value {
  return call(`CAST(${value.sql} AS CHAR)`, value, { kind: 'text', collation: 'session' });
}

function toDecimal(value: Value, precision: number | undefined, scale = 0): Value {
  if (value.kind === 'float') throw new Unprintable('digits of a float');
  if (value.quotient && (precision === undefined || scale > surePlaces)) throw new Unprintable('digits of a quotient');
  if (precision === undefined) return { ...value, kind: 'decimal' };
  if (precision > 65 || scale > 30 || scale < 0 || scale > precision) throw new Unprintable('decimal');
  return call(`CAST(${value.sql} AS DECIMAL(${precision},${scale}))`, value, { kind: 'decimal', ...digits(scale) });
}

/** MariaDB cuts a second's digits off and MySQL rounds them: no cast may lose any. */
function toMoment(value: Value, to: 'date' | 'time' | 'timestamp' | 'instant', precision = 6): Value {
  if (value.kind === to && (to === 'date' || precision >= (value.precision ?? 6))) return value;
  if (to === 'date' && value.kind === 'timestamp') return call(`CAST(${value.sql} AS DATE)`, value, { kind: to });
  if (to === 'timestamp' && value.kind === 'date') {
    return call(`CAST(${value.sql} AS DATETIME)`, value, { kind: to, precision: 0 });
  }
  throw new Unprintable(`${value.kind} to ${to}`);
}

export function printNow({ what, precision = 6, local }: Extract<Expression, { kind: 'now' }>): Value {
  if (!Number.isInteger(precision) || precision < 0 || precision > 6) throw new Unprintable('precision');
  const digits = precision === 0 ? '' : `(${precision})`;
  const plain = { atom: true, notNull: true, precision };
  if (what === 'date') return { ...plain, sql: 'CURRENT_DATE', kind: 'date' };
  if (what === 'time') return { ...plain, sql: `CURRENT_TIME${digits}`, kind: 'time' };
  if (local) return { ...plain, sql: `CURRENT_TIMESTAMP${digits}`, kind: 'timestamp' };
  return { ...plain, sql: `CURRENT_TIMESTAMP${digits}`, kind: 'instant', storage: 'zoned' };
}

/** Both servers' UUID() is of version 1: a random one is the caller's loss to declare, one that sorts by time is none that they have. */
export function printUuid({ version }: Extract<Expression, { kind: 'uuid' }>): Value {
  if (version === 7) throw new Unprintable('uuid');
  return { sql: 'UUID()', kind: 'uuid', atom: true, notNull: true, collation: 'session' };
}

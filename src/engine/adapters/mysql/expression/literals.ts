import { quoteString } from '../lex.js';
import { digits, Unprintable, wrapped, type Value } from './value.js';

const plainNumber = /^-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/iu;
const date = String.raw`(?!0000)\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`;
const clock = String.raw`(?:[01]\d|2[0-4]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?`;
const dateText = new RegExp(`^${date}$`, 'u');
const timeText = new RegExp(`^${clock}$`, 'u');
const timestampText = new RegExp(`^(${date})(?:[ T](${clock})(?:\\+00(?::?00)?|Z)?)?$`, 'u');
const uuidText = /^[\da-f]{8}(?:-?[\da-f]{4}){3}-?[\da-f]{12}$/iu;

/** A string literal on one line, for a session without NO_BACKSLASH_ESCAPES; https://dev.mysql.com/doc/refman/9.7/en/string-literals.html */
export function quote(value: string): string {
  return quoteString(value)
    .replaceAll('\n', String.raw`\n`)
    .replaceAll('\r', String.raw`\r`);
}

export function stringValue(value: string): Value {
  return { sql: quote(value), kind: 'literal', atom: true, notNull: true, collation: 'session' };
}

/** Whether MySQL keeps all digits of an exact number's literal: of longer ones it makes the largest number that it has, or cuts the end off. */
export function keepsDigits(text: string): boolean {
  const [, whole = '', fraction = ''] = /^[-+]?0*(\d*)\.?(\d*)$/u.exec(text) ?? [];
  return whole.length + fraction.length <= 65 && fraction.length <= 30;
}

export function numberValue(text: string): Value {
  if (!plainNumber.test(text)) throw new Unprintable('number');
  if (!/e/iu.test(text) && !keepsDigits(text)) throw new Unprintable('digits of a number');
  const plain = { sql: text, atom: true, notNull: true };
  if (/e/iu.test(text)) return { ...plain, kind: 'float' };
  const scale = /\.(\d*)$/u.exec(text)?.[1]?.length;
  return scale === undefined
    ? { ...plain, kind: 'integer', ...digits(0) }
    : { ...plain, kind: 'decimal', ...digits(scale) };
}

export function booleanValue(value: boolean): Value {
  return { sql: value ? 'TRUE' : 'FALSE', kind: 'boolean', atom: true, notNull: true, truth: true };
}

export function bytesValue(hex: string): Value {
  if (!/^(?:[\da-f]{2})*$/iu.test(hex)) throw new Unprintable('bytes');
  return { sql: `x'${hex}'`, kind: 'bytes', atom: true, notNull: true };
}

/** `DATE'…'` and its kin, which both servers check and compare as what they are; https://dev.mysql.com/doc/refman/9.7/en/date-and-time-literals.html */
export function temporalValue(text: string, kind: 'date' | 'time' | 'timestamp' | 'instant'): Value {
  const plain = { atom: true, notNull: true };
  if (kind === 'time') {
    if (!timeText.test(text)) throw new Unprintable('time');
    return { ...plain, sql: `TIME${quote(text)}`, kind, precision: 6 };
  }
  const [, day, time = '00:00:00'] = timestampText.exec(text) ?? [];
  if (day === undefined || (kind === 'timestamp' && /[+Z]/u.test(text))) throw new Unprintable(kind);
  if (kind === 'date') {
    if (!dateText.test(text)) throw new Unprintable('date');
    return { ...plain, sql: `DATE${quote(text)}`, kind };
  }
  return { ...plain, sql: `TIMESTAMP${quote(`${day} ${time}`)}`, kind, precision: 6 };
}

/** A bare string takes the type of what it meets. */
export function adopt(text: string, other: Value): Value {
  switch (other.kind) {
    case 'integer':
    case 'decimal':
    case 'float':
    case 'boolean':
      if (!/^-?\d+(?:\.\d+)?$/u.test(text)) throw new Unprintable('number');
      return numberValue(text);
    case 'date':
      return dateText.test(text) ? temporalValue(text, 'date') : temporalValue(text, 'timestamp');
    case 'time':
    case 'timestamp':
    case 'instant':
      return temporalValue(text, other.kind);
    case 'uuid':
      return uuidValue(text, other);
    case 'bytes':
      return bytesValue(Buffer.from(text, 'utf8').toString('hex'));
    case 'text':
      // Blanks at the end of a CHAR don't count, and MySQL reads none.
      return stringValue(other.padding === undefined ? text : text.replace(/ +$/u, ''));
    default:
      return stringValue(text);
  }
}

function uuidValue(text: string, { storage }: Value): Value {
  if (!uuidText.test(text)) throw new Unprintable('uuid');
  const digits = text.replaceAll('-', '').toLowerCase();
  if (storage === 'binary') return { ...bytesValue(digits), kind: 'uuid', storage };
  const parts = [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)];
  return { ...stringValue(parts.join('-')), kind: 'uuid' };
}

/** The exact bytes of a text in UTF-8, where no column says how it compares. */
export function asBytes(value: Value): Value {
  return { sql: `CAST(${inUnicode(value)} AS BINARY)`, kind: 'bytes', atom: true, notNull: value.notNull };
}

/** Under a collation that tells every two texts apart; whether it pads does not matter to LIKE and REGEXP. */
export function exactly(value: Value): Value {
  if (value.collation === 'exact') return value;
  const text = value.collation === 'other' ? inUnicode(value) : wrapped(value);
  return { ...value, sql: `${text} COLLATE utf8mb4_bin`, atom: false, collation: 'exact' };
}

/** A column may be of any character set. */
function inUnicode(value: Value): string {
  return value.collation === 'other' ? `CONVERT(${value.sql} USING utf8mb4)` : value.sql;
}

import type { NeutralType, TypeChoice } from '../../../model/type.js';
import { quoteIdentifier } from '../lex.js';

/** What the printer has to know of a column that an expression reads. */
export interface TypedColumn {
  readonly name: string;
  readonly neutral: NeutralType;
  /** What the column is on the server; without it, what the adapter would choose first. */
  readonly chosen?: Pick<TypeChoice, 'type' | 'form'> | undefined;
  /** Without it, NULL is expected. */
  readonly nullable?: boolean | undefined;
  /** A CHAR is read through RTRIM: the same value, which doesn't hang on sql_mode. */
  readonly trimmed?: boolean | undefined;
}

/** What a value is to MySQL and MariaDB. `literal`: a string that takes the type of what it meets. `opaque`: only its NULL can be told. */
export type Kind =
  | 'integer'
  | 'decimal'
  | 'float'
  | 'boolean'
  | 'text'
  | 'literal'
  | 'enum'
  | 'uuid'
  | 'bytes'
  | 'date'
  | 'time'
  | 'timestamp'
  | 'instant'
  | 'null'
  | 'opaque';

/** A printed expression and what decides how another may use it. */
export interface Value {
  readonly sql: string;
  readonly kind: Kind;
  /** True when it needs no parentheses, whatever it meets. */
  readonly atom: boolean;
  readonly notNull: boolean;
  /** Text: `exact` compares by code points as it is, `other` by another collation of a column, `session` by whatever the connection's is. */
  readonly collation?: 'exact' | 'other' | 'session' | undefined;
  /** The length of a CHAR(n), which the model pads with blanks and MySQL reads without them. */
  readonly padding?: number | undefined;
  /** Numbers: the most digits behind the point that the value has; absent for floats. */
  readonly scale?: number | undefined;
  /** Numbers: shown with the same digits everywhere. */
  readonly sameDigits?: boolean | undefined;
  /** A quotient, whose digits end sooner in one system than in another: no more than {@link surePlaces} of them may matter. */
  readonly quotient?: boolean | undefined;
  /** Times: the digits of a second that the value has. */
  readonly precision?: number | undefined;
  /** A float of 32 bits: two of them make another one, but MySQL calculates with 64. */
  readonly single?: boolean | undefined;
  /** A uuid kept as 16 bytes, or an instant in a TIMESTAMP, which is read in the session's time zone. */
  readonly storage?: 'binary' | 'zoned' | undefined;
  /** True when the server itself calls it a condition: MySQL takes no other in a CHECK (error 3812). */
  readonly truth?: boolean | undefined;
}

/** Digits behind the point in which every system agrees on a quotient. */
export const surePlaces = 12;

/** Raised inside for what can't be said with the same meaning; the caller keeps the original text. */
export class Unprintable extends Error {}

export const numeric: readonly Kind[] = ['integer', 'decimal', 'float'];

export const texts: readonly Kind[] = ['text', 'literal'];

export function wrapped({ sql, atom }: Value): string {
  return atom ? sql : `(${sql})`;
}

export const allNotNull = (values: readonly Value[]): boolean => values.every((value) => value.notNull);

export type Traits = Omit<Value, 'sql' | 'atom' | 'notNull'>;

const opaque: Traits = { kind: 'opaque' };

/** The column as a value. */
export function columnValue(column: TypedColumn): Value {
  const traits =
    column.chosen?.form === 'native' ? opaque : traitsOf(column.neutral, column.chosen?.type.toUpperCase());
  const name = quoteIdentifier(column.name);
  const isChar = column.chosen ? /^CHAR\b/iu.test(column.chosen.type) : traits.padding !== undefined;
  const sql = column.trimmed && isChar ? `RTRIM(${name})` : name;
  return { ...traits, sql, atom: true, notNull: column.nullable === false };
}

/** `type` is the column's type in upper case; a person may have named one that has little to do with `neutral`. */
function traitsOf(neutral: NeutralType, type: string | undefined): Traits {
  const is = (pattern: RegExp): boolean => type === undefined || pattern.test(type);
  switch (neutral.kind) {
    case 'integer':
    case 'year':
      return is(/^(?:(?:TINY|SMALL|MEDIUM|BIG)?INT|INTEGER|YEAR)\b/u)
        ? { kind: 'integer', ...digits(0) }
        : numberIn(type);
    case 'decimal':
    case 'money':
      return decimal(neutral, type);
    case 'float':
      return is(/^(?:FLOAT|DOUBLE|REAL)\b/u) ? { kind: 'float', single: neutral.bits === 32 } : numberIn(type);
    case 'boolean':
      return is(/^(?:TINYINT|BOOL)/u) ? { kind: 'boolean' } : opaque;
    case 'text':
      return text(neutral, type);
    case 'enum':
      return is(/^(?:ENUM|(?:VAR)?CHAR|\w*TEXT)\b/u) ? { kind: 'enum', collation: 'exact' } : opaque;
    case 'uuid':
      if (type === undefined) return opaque;
      if (type.startsWith('BINARY(16)')) return { kind: 'uuid', storage: 'binary' };
      return /^(?:UUID|CHAR\(36\)|VARCHAR)/u.test(type) ? { kind: 'uuid', collation: 'other' } : opaque;
    case 'bytes':
      return is(/^(?:(?:VAR)?BINARY|\w*BLOB)\b/u) ? { kind: 'bytes' } : opaque;
    case 'date':
      return is(/^DATE\b/u) ? { kind: 'date' } : opaque;
    case 'time':
      return !neutral.zone && is(/^TIME\b/u) ? { kind: 'time', precision: neutral.precision } : opaque;
    case 'duration':
      return is(/^TIME\b/u) ? { kind: 'time', precision: neutral.precision } : opaque;
    case 'timestamp':
      return moment(neutral, type);
    default:
      return opaque;
  }
}

/** What a number with that many digits behind the point is, everywhere. */
export function digits(scale: number): Pick<Value, 'scale' | 'sameDigits'> {
  return { scale, sameDigits: true };
}

/** A column whose number a person keeps in another type of number: its digits may be others, its order is not. */
function numberIn(type: string | undefined): Traits {
  const written = /^(?:DECIMAL|NUMERIC)\((\d+)(?:,\s*(\d+))?\)/u.exec(type ?? '');
  if (written) return { kind: 'decimal', scale: Number(written[2] ?? 0) };
  return /^(?:FLOAT|DOUBLE|REAL)\b/u.test(type ?? '') ? { kind: 'float' } : opaque;
}

function decimal(neutral: Extract<NeutralType, { kind: 'decimal' | 'money' }>, type: string | undefined): Traits {
  const declared = neutral.kind === 'money' ? 2 : neutral.precision === undefined ? undefined : (neutral.scale ?? 0);
  if (type === undefined) return declared === undefined ? opaque : { kind: 'decimal', ...digits(declared) };
  const held = numberIn(type);
  return held.kind === 'decimal' && held.scale === declared ? { ...held, sameDigits: true } : held;
}

function text(neutral: Extract<NeutralType, { kind: 'text' }>, type: string | undefined): Traits {
  if (type !== undefined && !/^(?:(?:VAR)?CHAR|(?:TINY|MEDIUM|LONG)?TEXT)\b/u.test(type)) return opaque;
  const collation = type === undefined ? undefined : /\bCOLLATE\s+(\w+)/u.exec(type)?.[1];
  const isExact = collation === undefined ? neutral.foldsCase !== true : /_(?:0900|NOPAD)_BIN$/u.test(collation);
  const padding = neutral.fixed === true ? (neutral.length ?? 1) : undefined;
  // A VARCHAR keeps the blanks that a CHAR strips: then the two compare differently.
  if (padding !== undefined && type !== undefined && !/^CHAR\b/u.test(type)) return opaque;
  return { kind: 'text', collation: isExact ? 'exact' : 'other', ...(padding === undefined ? {} : { padding }) };
}

function moment({ zone, precision }: Extract<NeutralType, { kind: 'timestamp' }>, type: string | undefined): Traits {
  if (type !== undefined && !/^(?:DATETIME|TIMESTAMP)\b/u.test(type)) return opaque;
  const zoned = type?.startsWith('TIMESTAMP') === true;
  if (!zone) return zoned ? opaque : { kind: 'timestamp', precision };
  return { kind: 'instant', precision, ...(zoned ? { storage: 'zoned' } : {}) };
}

/** The kind of a value that is one of several. */
export function commonKind(values: readonly Value[]): Kind {
  const kinds = new Set(values.map((value) => value.kind).filter((kind) => kind !== 'null'));
  if (kinds.size === 0) return 'null';
  if (kinds.size > 1) kinds.delete('literal');
  const [only] = kinds;
  if (kinds.size === 1 && only !== undefined && only !== 'opaque') return only;
  if ([...kinds].every((kind) => numeric.includes(kind))) return kinds.has('float') ? 'float' : 'decimal';
  throw new Unprintable('mixed kinds');
}

/** The collation of a text made of several. */
export function commonCollation(values: readonly Value[]): Value['collation'] {
  const found = new Set(values.map((value) => value.collation));
  // A `_bin` collation wins over any other; a column over what only the session decides.
  return found.has('exact') ? 'exact' : found.has('other') ? 'other' : 'session';
}

/** The digits of a value that is one of several: shown alike where all have as many. */
export function commonDigits(values: readonly Value[]): Pick<Value, 'scale' | 'sameDigits'> {
  const numbers = values.filter((value) => numeric.includes(value.kind));
  const scales = numbers.map((value) => value.scale);
  if (numbers.length === 0 || scales.includes(undefined)) return {};
  const scale = Math.max(...scales.map((each) => each ?? 0));
  return { scale, sameDigits: numbers.every((value) => value.sameDigits && value.scale === scale) };
}

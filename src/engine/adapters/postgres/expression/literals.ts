import type { NativeType } from '../../../model/catalog.js';
import type { Expression } from '../../../model/expression.js';
import { Untranslatable, type Kind } from './typed.js';

/** By `pg_type.typname` and by the name that a {@link NativeType} carries. */
const kinds: Readonly<Record<string, Kind>> = {
  int2: 'integer',
  int4: 'integer',
  int8: 'integer',
  smallint: 'integer',
  integer: 'integer',
  bigint: 'integer',
  numeric: 'decimal',
  float4: 'float',
  float8: 'float',
  real: 'float',
  'double precision': 'float',
  bool: 'boolean',
  boolean: 'boolean',
  text: 'text',
  varchar: 'text',
  name: 'text',
  bpchar: 'char',
  char: 'char',
  citext: 'citext',
  bytea: 'bytes',
  bit: 'bits',
  varbit: 'bits',
  date: 'date',
  time: 'time',
  timestamp: 'timestamp',
  timestamptz: 'instant',
  uuid: 'uuid',
  json: 'json',
  jsonb: 'json',
};

/** The kind of a column's or a cast's type. A type that only its schema makes known is taken for an enum: its literals are labels. */
export function targetOf(type: NativeType): Kind {
  if (type.category === 'domain') return type.base ? targetOf(type.base) : 'other';
  if (type.category === 'enum') return 'enum';
  if (type.category === 'array') return 'other';
  const known = Object.hasOwn(kinds, type.name) ? kinds[type.name] : undefined;
  if (known) return known;
  return type.schema !== undefined && type.category === undefined ? 'enum' : 'other';
}

export function isTime(kind: Kind): boolean {
  return kind === 'date' || kind === 'time' || kind === 'timestamp' || kind === 'instant';
}

/** A float of 32 bits. */
export function isSingle(type: NativeType): boolean {
  if (type.category === 'domain') return type.base !== undefined && isSingle(type.base);
  return type.category !== 'array' && ['real', 'float4'].includes(type.name);
}

interface Literal {
  /** Inside an expression, where other operators need its type; undefined where the model has no such type. */
  readonly typed: Expression | undefined;
  /** As the default of a column of that very type. */
  readonly assigned: Expression;
}

const date = String.raw`\d{4}-\d\d-\d\d`;
const clock = String.raw`\d\d:\d\d:\d\d(?:\.\d{1,6})?`;
const dateText = new RegExp(`^${date}$`);
const timeText = new RegExp(`^${clock}$`);
const timestampText = new RegExp(`^${date} ${clock}$`);
const instantText = new RegExp(`^(${date} ${clock})\\+00(?::00)?$`);

/** A string literal cast to a kind of type. Throws Untranslatable for values that only PostgreSQL has (`infinity`, `NaN`, years BC). */
export function typedLiteral(text: string, kind: Kind): Expression {
  const { typed } = castLiteral(text, kind);
  if (typed === undefined) throw new Untranslatable(kind);
  return typed;
}

/** The same where the value goes into a column of that very type, as its default. */
export function assignedLiteral(text: string, kind: Kind): Expression {
  return castLiteral(text, kind).assigned;
}

function castLiteral(text: string, kind: Kind): Literal {
  const string: Expression = { kind: 'string', value: text };
  switch (kind) {
    case 'integer':
    case 'decimal':
    case 'float':
      if (!/^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) throw new Untranslatable(text);
      return both({ kind: 'number', text });
    case 'boolean':
      return both({ kind: 'boolean', value: booleanOf(text) });
    case 'bytes':
      if (!/^\\x([0-9a-f]{2})*$/i.test(text)) throw new Untranslatable(text);
      return both({ kind: 'bytes', hex: text.slice(2).toLowerCase() });
    case 'date':
      return moment(text, 'date', dateText);
    case 'time':
      return moment(text, 'time', timeText);
    case 'timestamp':
      return moment(text, 'timestamp', timestampText);
    case 'instant':
      return moment(instantText.exec(text)?.[1] ?? text, 'instant', timestampText);
    case 'json':
      return { typed: { kind: 'cast', item: string, to: 'json' }, assigned: string };
    case 'text':
    case 'char':
    case 'citext':
    case 'enum':
    case 'uuid':
    case 'literal':
      return both(string);
    case 'bits':
    case 'other':
      return { typed: undefined, assigned: string };
  }
}

function both(expression: Expression): Literal {
  return { typed: expression, assigned: expression };
}

function moment(text: string, to: 'date' | 'time' | 'timestamp' | 'instant', form: RegExp): Literal {
  if (!form.test(text)) throw new Untranslatable(text);
  const string: Expression = { kind: 'string', value: text };
  return { typed: { kind: 'cast', item: string, to }, assigned: string };
}

function booleanOf(text: string): boolean {
  const word = text.trim().toLowerCase();
  if (['t', 'true', 'y', 'yes', 'on', '1'].includes(word)) return true;
  if (['f', 'false', 'n', 'no', 'off', '0'].includes(word)) return false;
  throw new Untranslatable(text);
}

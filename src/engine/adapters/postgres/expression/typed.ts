import type { Expression } from '../../../model/expression.js';

/** The kinds of value that decide what an operator means. `literal`: a string without a type yet. */
export type Kind =
  | 'integer'
  | 'decimal'
  | 'float'
  | 'boolean'
  | 'text'
  | 'char'
  | 'citext'
  | 'literal'
  | 'bytes'
  | 'bits'
  | 'date'
  | 'time'
  | 'timestamp'
  | 'instant'
  | 'uuid'
  | 'json'
  | 'enum'
  | 'other';

/** An expression and the kind of its value. */
export interface Typed {
  readonly expression: Expression;
  readonly kind: Kind;
  /** True when it can't be NULL. */
  readonly notNull?: boolean | undefined;
  /** A float made of a whole number. */
  readonly whole?: boolean | undefined;
  /** A float of 32 bits. */
  readonly single?: boolean | undefined;
  /** A whole number's, where it is known. */
  readonly size?: IntegerSize | undefined;
}

/** The bits of a whole number's type, and what it can be. */
export interface IntegerSize {
  readonly bits: number;
  readonly low: number;
  readonly high: number;
}

/** Text without the blanks that a CHAR is filled up with. */
export function castToText(item: Typed): Typed {
  return { ...item, expression: { kind: 'cast', item: item.expression, to: 'text' }, kind: 'text' };
}

/** Raised inside for what the model can't say; the caller keeps the text. */
export class Untranslatable extends Error {}

export const numeric: readonly Kind[] = ['integer', 'decimal', 'float'];

/** The kind of a value that is one of several; a bare string or NULL takes that of the others. Undefined where they don't go together. */
export function oneKind(kinds: readonly Kind[]): Kind | undefined {
  const found = new Set(kinds);
  if (found.size > 1) found.delete('literal');
  const [only] = found;
  if (found.size === 1 && only) return only;
  if (found.size === 0 || ![...found].every((kind) => numeric.includes(kind))) return undefined;
  return found.has('float') ? 'float' : 'decimal';
}

/** The same; throws Untranslatable where they don't go together. */
export function commonKind(items: readonly Typed[]): Kind {
  const kind = oneKind(items.filter((item) => item.expression.kind !== 'null').map((item) => item.kind));
  if (kind === undefined) throw new Untranslatable('mixed kinds');
  return kind;
}

/** SQL text and the kind of its value. `atom`: needs no parentheses. */
export interface Printed {
  readonly sql: string;
  readonly kind: Kind;
  readonly atom: boolean;
  /** True when it can't be NULL. */
  readonly notNull: boolean;
  /** A whole number: the width of its type, and the most that it can be, whatever its sign. */
  readonly bits?: number | undefined;
  readonly most?: number | undefined;
  /** A float of 32 bits. */
  readonly single?: boolean | undefined;
  /** Digits of a second. */
  readonly precision?: number | undefined;
  /** An enum's. */
  readonly labels?: readonly string[] | undefined;
  /** A text: the most characters that it can have, where that is known. */
  readonly length?: number | undefined;
  /** For some values the server may refuse to compute it. */
  readonly mayFail?: boolean | undefined;
}

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
}

/** Raised inside for what the model can't say; the caller keeps the text. */
export class Untranslatable extends Error {}

export const numeric: readonly Kind[] = ['integer', 'decimal', 'float'];

/** The kind of a value that is one of several. Throws Untranslatable where they don't go together. */
export function commonKind(items: readonly Typed[]): Kind {
  const kinds = new Set(items.filter((item) => item.expression.kind !== 'null').map((item) => item.kind));
  if (kinds.size > 1) kinds.delete('literal');
  const [only] = kinds;
  if (kinds.size === 1 && only) return only;
  if ([...kinds].every((kind) => numeric.includes(kind))) return kinds.has('float') ? 'float' : 'decimal';
  throw new Untranslatable('mixed kinds');
}

/** SQL text and the kind of its value. `atom`: needs no parentheses. */
export interface Printed {
  readonly sql: string;
  readonly kind: Kind;
  readonly atom: boolean;
  /** True when it can't be NULL. */
  readonly notNull: boolean;
  /** Equality ignores case in the source. */
  readonly foldsCase?: boolean | undefined;
}

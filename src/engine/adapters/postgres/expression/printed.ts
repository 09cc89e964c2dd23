import type { NativeType } from '../../../model/catalog.js';
import { oneKind, Untranslatable, type Kind, type Printed } from './typed.js';
import { bitsOfInteger } from '../types/integerWidths.js';

/** What a {@link Printed} may say beside its text, kind and nullability. */
export type Traits = Pick<Printed, 'bits' | 'most' | 'single' | 'precision' | 'labels' | 'length'>;

export function wrapped({ sql, atom: isAtom }: Printed): string {
  return isAtom ? sql : `(${sql})`;
}

export function atom(sql: string, kind: Kind, notNull = true, traits: Traits = {}): Printed {
  return { sql, kind, atom: true, notNull, ...only(traits) };
}

export function compound(sql: string, kind: Kind, notNull: boolean, traits: Traits = {}): Printed {
  return { sql, kind, atom: false, notNull, ...only(traits) };
}

/** `::` binds more strongly than any operator. */
export function cast(item: Printed, type: string, kind: Kind, traits: Traits = {}): Printed {
  return atom(`${wrapped(item)}::${type}`, kind, item.notNull, traits);
}

function only({ bits, most, single, precision, labels, length }: Traits): Traits {
  return { bits, most, single, precision, labels, length };
}

/** The kind of a value that is one of several. Throws Untranslatable where they don't go together. */
export function kindOfOne(items: readonly Printed[]): Kind {
  const kind = oneKind(items.map((item) => item.kind));
  if (kind === undefined) throw new Untranslatable('mixed kinds');
  return kind;
}

export const allNotNull = (items: readonly Printed[]): boolean => items.every((item) => item.notNull);

/** What a column's type says of the size of its values. */
export function sizeOf(type: NativeType | undefined): Traits {
  const bits = type && bitsOfInteger(type.name);
  if (bits !== undefined) return { bits, most: 2 ** (bits - 1) };
  if (type?.name === 'real') return { single: true };
  if (type?.name === 'varchar' || type?.name === 'char') return { length: type.length };
  return type?.name.startsWith('time') ? { precision: type.precision ?? 6 } : {};
}

/** Of a whole number that is one of several; NULL has no size. */
export function sizeOfOne(items: readonly Printed[]): Traits {
  const sized = items.filter((item) => item.sql !== 'NULL');
  if (sized.length === 0 || sized.some((item) => item.bits === undefined)) return {};
  const most = (trait: 'bits' | 'most'): number => Math.max(...sized.map((item) => item[trait] ?? Infinity));
  return { bits: most('bits'), most: most('most') };
}

/**
 * The first of some whole numbers as a bigint where a result of that size (given the largest of each, undefined for unknown) may not fit into the
 * widest type among them: MySQL calculates in 64 bits and PostgreSQL in the operands' own.
 */
export function widest(items: readonly Printed[], result: (...most: (number | undefined)[]) => number): Printed {
  const [first, ...rest] = items;
  if (first === undefined) throw new RangeError('no operand');
  const bits = Math.max(...items.map((item) => item.bits ?? 0));
  const most = result(first.most, ...rest.map((item) => item.most));
  if (items.some((item) => item.kind !== 'integer') || bits === 64) return { ...first, most };
  if (most < 2 ** (bits - 1)) return { ...first, bits, most };
  return cast(first, 'bigint', 'integer', { bits: 64, most });
}

/** `+`, `-` and `*`. */
export function calculation(operator: '+' | '-' | '*', left: Printed, right: Printed, kind: Kind): Printed {
  const size = (a = Infinity, b = Infinity): number => (operator === '*' ? a * b : a + b);
  const wide = widest([left, right], size);
  const traits = kind === 'integer' ? { bits: Math.max(wide.bits ?? 64, right.bits ?? 64), most: wide.most } : {};
  return compound(`${wrapped(wide)} ${operator} ${wrapped(right)}`, kind, allNotNull([left, right]), traits);
}

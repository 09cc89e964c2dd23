/**
 * Checks of plain JSON that arrives from the other side of a boundary. A message that fails its check is dropped and
 * logged, never half understood.
 */
export type Check<T> = (value: unknown) => value is T;

type Fields<T> = { readonly [K in keyof T]-?: Check<T[K]> };

export const isString: Check<string> = (value): value is string => typeof value === 'string';
export const isBoolean: Check<boolean> = (value): value is boolean => typeof value === 'boolean';
export const isNumber: Check<number> = (value): value is number => typeof value === 'number' && Number.isFinite(value);
/** Anything at all: for parts that this boundary only hands on. */
export const isAnything: Check<unknown> = (value): value is unknown => value !== Symbol.for('never sent');

/** True for an object that is no array. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One of the given literals. */
export function oneOf<const T extends string>(...literals: readonly T[]): Check<T> {
  return (value): value is T => literals.some((literal) => literal === value);
}

/** The value or nothing. */
export function optional<T>(check: Check<T>): Check<T | undefined> {
  return (value): value is T | undefined => value === undefined || check(value);
}

export function arrayOf<T>(check: Check<T>): Check<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every((item) => check(item));
}

export function recordOf<T>(check: Check<T>): Check<Readonly<Record<string, T>>> {
  return (value): value is Readonly<Record<string, T>> => isRecord(value) && Object.values(value).every(check);
}

/** An object whose named fields pass; fields without a name here are allowed and ignored. */
export function objectOf<T extends object>(fields: Fields<T>): Check<T> {
  const names = Object.keys(fields) as (keyof T & string)[];
  return (value): value is T => isRecord(value) && names.every((name) => fields[name](value[name]));
}

/** A union told apart by its field `type`. */
export function taggedBy<T extends { readonly type: string }>(cases: {
  readonly [K in T['type']]: Check<Extract<T, { readonly type: K }>>;
}): Check<T> {
  const checks: Readonly<Record<string, Check<unknown>>> = cases;
  return (value): value is T => {
    if (!isRecord(value) || typeof value.type !== 'string') return false;
    const check = Object.hasOwn(checks, value.type) ? checks[value.type] : undefined;
    return check?.(value) === true;
  };
}

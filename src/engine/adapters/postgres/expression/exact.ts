import type { NativeType } from '../../../model/catalog.js';
import type { Expression } from '../../../model/expression.js';
import { bitsOfInteger } from '../types/integerWidths.js';

/** An exact number. */
export interface Exact {
  /** The most that it can be, whatever its sign. */
  readonly most: number;
  /** The most digits behind the point that can be other than zero. */
  readonly scale: number;
  /** Digits behind the point that PostgreSQL shows at least, zeros among them. */
  readonly shown: number;
}

/** `float` for a number that isn't exact; undefined for what is no number, and where nobody knows. */
export type Numeric = Exact | 'float' | undefined;

/** What a column holds. */
export type NumberOf = (column: string) => Numeric;

const whole = (most: number): Exact => ({ most, scale: 0, shown: 0 });

/** Of a type's values. */
export function numberOfType({ name, category, base, precision, scale = 0 }: NativeType): Numeric {
  if (category === 'domain') return base && numberOfType(base);
  if (category === 'array') return undefined;
  if (name === 'real' || name === 'double precision') return 'float';
  const bits = bitsOfInteger(name);
  if (bits !== undefined) return whole(2 ** (bits - 1));
  return name === 'numeric' && precision !== undefined ? decimal(precision, scale) : undefined;
}

function decimal(precision: number, scale: number): Exact {
  return { most: 10 ** (precision - scale) - 10 ** -scale, scale: Math.max(scale, 0), shown: Math.max(scale, 0) };
}

/** What an expression's value is. */
export function numberOf(node: Expression, column: NumberOf): Numeric {
  switch (node.kind) {
    case 'null':
      return whole(0);
    case 'number':
      return written(node.text);
    case 'column':
      return column(node.name);
    case 'negate':
      return numberOf(node.item, column);
    case 'arithmetic':
      return calculated(node, column);
    case 'call':
      return called(node, column);
    case 'case': {
      const results = [...node.branches.map(({ then }) => then), ...(node.otherwise ? [node.otherwise] : [])];
      return oneOf(results.map((result) => numberOf(result, column)));
    }
    case 'cast':
      return converted(node, column);
    case 'boolean':
    case 'compare':
    case 'and':
    case 'or':
    case 'not':
    case 'is-null':
    case 'in':
    case 'between':
    case 'like':
    case 'matches':
      return whole(1);
    default:
      return undefined;
  }
}

function written(text: string): Numeric {
  if (/e/iu.test(text)) return 'float';
  const fraction = /\.(\d*)$/u.exec(text)?.[1] ?? '';
  return { most: Math.abs(Number(text)), scale: fraction.replace(/0+$/u, '').length, shown: fraction.length };
}

function calculated({ operator, left, right }: Extract<Expression, { kind: 'arithmetic' }>, column: NumberOf): Numeric {
  const [a, b] = [numberOf(left, column), numberOf(right, column)];
  if (a === 'float' || b === 'float') return 'float';
  if (!a || !b) return undefined;
  const longer = { scale: Math.max(a.scale, b.scale), shown: Math.max(a.shown, b.shown) };
  switch (operator) {
    case '+':
    case '-':
      return { most: a.most + b.most, ...longer };
    case '*':
      return { most: a.most * b.most, scale: a.scale + b.scale, shown: a.shown + b.shown };
    case 'modulo':
      return { most: Math.min(a.most, b.most), ...longer };
    case 'divide-integer':
      return whole(a.most * 10 ** b.scale);
    case 'divide':
      return { most: a.most * 10 ** b.scale, scale: Infinity, shown: Math.max(a.shown, b.shown) };
  }
}

const naturals: Readonly<Record<string, number>> = {
  ...{ length: 2 ** 30, 'octet-length': 2 ** 30, position: 2 ** 30, sign: 1, 'days-between': 2 ** 31 },
  ...{ year: 2 ** 23, quarter: 4, month: 12, day: 31, 'day-of-year': 366, hour: 23, minute: 59 },
};

function called({ name, arguments: nodes }: Extract<Expression, { kind: 'call' }>, column: NumberOf): Numeric {
  if (Object.hasOwn(naturals, name)) return whole(naturals[name] ?? 0);
  const [first, second] = nodes;
  const value = first && numberOf(first, column);
  switch (name) {
    case 'abs':
    case 'nullif':
      return value;
    case 'coalesce':
    case 'greatest':
    case 'least':
      return oneOf(nodes.map((node) => numberOf(node, column)));
    case 'floor':
    case 'ceiling':
      return value && value !== 'float' ? whole(value.most + 1) : value;
    case 'round':
    case 'truncate':
      return value && value !== 'float' ? shortened(value, placesOf(second)) : value;
    case 'power':
      return 'float';
    default:
      return undefined;
  }
}

/** Digits behind the point that are asked for. */
export function placesOf(node: Expression | undefined): number {
  return node?.kind === 'number' ? Number(node.text) : 0;
}

function shortened({ most, scale }: Exact, places: number): Exact {
  const digits = Math.max(places, 0);
  return { most: most + 10 ** -places, scale: Math.min(scale, digits), shown: digits };
}

function converted(
  { item, to, precision, scale = 0 }: Extract<Expression, { kind: 'cast' }>,
  column: NumberOf,
): Numeric {
  const value = numberOf(item, column);
  if (to === 'float') return 'float';
  if (to === 'integer') return value && value !== 'float' ? whole(value.most + 1) : whole(2 ** 63);
  if (to !== 'decimal') return undefined;
  return precision === undefined ? value : decimal(precision, scale);
}

/** A value that is one of several. */
function oneOf(values: readonly Numeric[]): Numeric {
  if (values.includes('float')) return 'float';
  const exact = values.filter((value) => value !== undefined && value !== 'float');
  if (exact.length < values.length) return undefined;
  const most = (trait: keyof Exact): number => Math.max(0, ...exact.map((value) => value[trait]));
  return { most: most('most'), scale: most('scale'), shown: Math.min(...exact.map(({ shown }) => shown)) };
}

/**
 * A typed expression, free of any dialect: what defaults, CHECKs, generated columns, index expressions and predicates mean.
 * Adapters parse their own text into it and print it back in theirs. What the model can't say stays as the original text, with a finding.
 */
export type Expression =
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** Digits as written, so that no precision is lost. */
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'string'; readonly value: string }
  /** Lower-case hexadecimal digits. */
  | { readonly kind: 'bytes'; readonly hex: string }
  | { readonly kind: 'column'; readonly name: string }
  | {
      readonly kind: 'compare';
      readonly operator: CompareOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'and'; readonly items: readonly Expression[] }
  | { readonly kind: 'or'; readonly items: readonly Expression[] }
  | { readonly kind: 'not'; readonly item: Expression }
  | { readonly kind: 'is-null'; readonly item: Expression; readonly negated: boolean }
  | { readonly kind: 'in'; readonly item: Expression; readonly list: readonly Expression[]; readonly negated: boolean }
  | {
      readonly kind: 'between';
      readonly item: Expression;
      readonly low: Expression;
      readonly high: Expression;
      readonly negated: boolean;
    }
  | {
      readonly kind: 'like';
      readonly item: Expression;
      readonly pattern: Expression;
      readonly ignoreCase: boolean;
      readonly negated: boolean;
    }
  | {
      readonly kind: 'matches';
      readonly item: Expression;
      readonly pattern: Expression;
      readonly ignoreCase: boolean;
      readonly negated: boolean;
    }
  /** `divide-integer` truncates towards zero (PostgreSQL's int / int, MySQL's DIV); `divide` is the exact quotient in at least sixteen digits. */
  | {
      readonly kind: 'arithmetic';
      readonly operator: ArithmeticOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'negate'; readonly item: Expression }
  /** Joins text; `nullWins`: NULL if any item is NULL (`||`, MySQL's CONCAT); otherwise NULLs are skipped (PostgreSQL's concat). */
  | { readonly kind: 'concat'; readonly items: readonly Expression[]; readonly nullWins: boolean }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly arguments: readonly Expression[] }
  | {
      readonly kind: 'case';
      readonly branches: readonly { readonly when: Expression; readonly then: Expression }[];
      readonly otherwise?: Expression | undefined;
    }
  | {
      readonly kind: 'cast';
      readonly item: Expression;
      readonly to: CastTarget;
      readonly precision?: number | undefined;
      readonly scale?: number | undefined;
    }
  /** The current moment. `precision`: fractional digits; `local`: a calendar reading rather than an instant. */
  | {
      readonly kind: 'now';
      readonly what: 'timestamp' | 'date' | 'time';
      readonly precision?: number | undefined;
      readonly local: boolean;
    }
  /** A fresh UUID. `version` 0 when the engine doesn't promise one. */
  | { readonly kind: 'uuid'; readonly version: 0 | 1 | 4 | 7 };

/** A number with the other sign. */
export function opposite({ text }: { readonly text: string }): Extract<Expression, { kind: 'number' }> {
  return { kind: 'number', text: text.startsWith('-') ? text.slice(1) : `-${text}` };
}

export type CompareOperator = '=' | '<>' | '<' | '<=' | '>' | '>=' | 'null-safe-equal';
export type ArithmeticOperator = '+' | '-' | '*' | 'divide' | 'divide-integer' | 'modulo';

/**
 * `length` counts characters and `octet-length` bytes, whatever the engine calls them. `position` takes the text and then what is looked for; `concat-with` the separator
 * first, and skips NULLs. `days-between` is the first date less the second, in days.
 */
export type FunctionName =
  | 'lower'
  | 'upper'
  | 'trim'
  | 'trim-left'
  | 'trim-right'
  | 'length'
  | 'octet-length'
  | 'coalesce'
  | 'nullif'
  | 'abs'
  | 'sign'
  | 'round'
  | 'truncate'
  | 'floor'
  | 'ceiling'
  | 'power'
  | 'left'
  | 'right'
  | 'substring'
  | 'replace'
  | 'repeat'
  | 'reverse'
  | 'pad-left'
  | 'pad-right'
  | 'position'
  | 'concat-with'
  | 'greatest'
  | 'least'
  | 'year'
  | 'quarter'
  | 'month'
  | 'day'
  | 'day-of-year'
  | 'hour'
  | 'minute'
  | 'days-between';

export type CastTarget =
  'integer' | 'decimal' | 'float' | 'text' | 'boolean' | 'date' | 'time' | 'timestamp' | 'instant' | 'bytes' | 'json';

/**
 * What a meaning leaves aside, so that only the data tell whether it is the source's. `collation`: texts that the source's collation takes for equal differ in the case
 * of ASCII letters at most (not in accents, or in blanks at their end). `line-breaks`: texts that meet a regular expression hold none, which `.` and `$`
 * treat in another way. `digits`: those texts hold no digits but 0 to 9. `quotient`: the digits of a quotient that the source cuts off don't show in any value.
 */
export type Assumption = 'collation' | 'line-breaks' | 'digits' | 'quotient';

/**
 * Where one system refuses a row and another goes on. `zero-divisor`: a quotient by zero is an error or NULL, in MySQL and MariaDB as the session's sql_mode has it.
 * `unsigned-range`: a result below zero, or beyond 64 bits, of numbers without a sign. `integer-range`: one beyond 16 or 32 bits, of numbers that have no more.
 */
export type Refusal = 'zero-divisor' | 'unsigned-range' | 'integer-range';

/** Whether an expression divides by something that may be zero. */
export function mayDivideByZero(expression: Expression): boolean {
  const divides = (node: unknown): boolean => {
    if (Array.isArray(node)) return node.some(divides);
    if (typeof node !== 'object' || node === null) return false;
    const entry = node as Partial<Expression>;
    const isQuotient = entry.kind === 'arithmetic' && /^(?:divide|divide-integer|modulo)$/u.test(entry.operator ?? '');
    if (isQuotient && entry.right !== undefined && mayBeZero(entry.right)) return true;
    return Object.values(node).some(divides);
  };
  return divides(expression);
}

function mayBeZero(divisor: Expression): boolean {
  const isZero = (node: Expression | undefined): boolean => node?.kind === 'number' && Number(node.text) === 0;
  if (divisor.kind === 'number') return isZero(divisor);
  if (divisor.kind === 'cast' || divisor.kind === 'negate') return mayBeZero(divisor.item);
  return !(divisor.kind === 'call' && divisor.name === 'nullif' && isZero(divisor.arguments[1]));
}

/** Names of all columns that an expression reads, each once, in order of appearance. */
export function columnsOf(expression: Expression): string[] {
  const names = new Set<string>();
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit);
    else if (typeof node === 'object' && node !== null) {
      const entry = node as { kind?: unknown; name?: unknown };
      if (entry.kind === 'column' && typeof entry.name === 'string') names.add(entry.name);
      else Object.values(node).forEach(visit);
    }
  };
  visit(expression);
  return [...names];
}

/** The same expression with every column renamed; names that `rename` doesn't know stay. */
export function renameColumns(expression: Expression, rename: (name: string) => string): Expression {
  const visit = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(visit);
    if (typeof node !== 'object' || node === null) return node;
    const entry = node as { kind?: unknown; name?: unknown };
    if (entry.kind === 'column' && typeof entry.name === 'string') return { kind: 'column', name: rename(entry.name) };
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, visit(value)]));
  };
  return visit(expression) as Expression;
}

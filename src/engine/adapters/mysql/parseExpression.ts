import type {
  ArithmeticOperator,
  CastTarget,
  CompareOperator,
  Expression,
  FunctionName,
} from '../../model/expression.js';
import { identifierOf, isMeaningful, stringOf, tokens, type Token } from './tokens.js';

/** What decides how text compares: a column under a `_ci` collation ignores case. */
export interface ExpressionContext {
  foldsCase(column: string): boolean;
}

const exact: ExpressionContext = { foldsCase: () => false };

/**
 * The meaning of an expression as MySQL and MariaDB print it (SHOW CREATE TABLE, information_schema); undefined when it holds anything that the
 * model can't say with the same meaning.
 */
export function parseExpression(text: string, context: ExpressionContext = exact): Expression | undefined {
  try {
    const parser = new Parser(text, context);
    const expression = parser.expression(0);
    return parser.atEnd() ? expression : undefined;
  } catch (error) {
    if (error instanceof NotExpressible) return undefined;
    throw error;
  }
}

class NotExpressible extends Error {}

/** Binding powers, weakest first; https://dev.mysql.com/doc/refman/9.7/en/operator-precedence.html */
const powers: Readonly<Record<string, number>> = {
  or: 1,
  '||': 1,
  and: 3,
  '&&': 3,
  is: 7,
  in: 7,
  between: 7,
  like: 7,
  regexp: 7,
  rlike: 7,
  not: 7,
  '=': 7,
  '<>': 7,
  '!=': 7,
  '<': 7,
  '<=': 7,
  '>': 7,
  '>=': 7,
  '<=>': 7,
  '+': 11,
  '-': 11,
  '*': 12,
  '/': 12,
  '%': 12,
  div: 12,
  mod: 12,
  collate: 15,
};
const notPower = 4;
const comparePower = 7;
const unaryPower = 14;

const comparisons: Readonly<Record<string, CompareOperator>> = {
  '=': '=',
  '<>': '<>',
  '!=': '<>',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  '<=>': 'null-safe-equal',
};

const arithmetic: Readonly<Record<string, ArithmeticOperator>> = {
  '+': '+',
  '-': '-',
  '*': '*',
  '/': 'divide',
  div: 'divide-integer',
  '%': 'modulo',
  mod: 'modulo',
};

/** Functions whose meaning is the model's for any argument, with how many arguments they take. */
const functions: Readonly<Record<string, readonly [FunctionName, number, number]>> = {
  lower: ['lower', 1, 1],
  lcase: ['lower', 1, 1],
  upper: ['upper', 1, 1],
  ucase: ['upper', 1, 1],
  trim: ['trim', 1, 1],
  ltrim: ['trim-left', 1, 1],
  rtrim: ['trim-right', 1, 1],
  char_length: ['length', 1, 1],
  character_length: ['length', 1, 1],
  length: ['octet-length', 1, 1],
  octet_length: ['octet-length', 1, 1],
  coalesce: ['coalesce', 1, Infinity],
  ifnull: ['coalesce', 2, 2],
  nullif: ['nullif', 2, 2],
  abs: ['abs', 1, 1],
  round: ['round', 1, 2],
  floor: ['floor', 1, 1],
  ceiling: ['ceiling', 1, 1],
  ceil: ['ceiling', 1, 1],
  replace: ['replace', 3, 3],
};

/** The current moment under all of its names. */
const moments: Readonly<Record<string, 'timestamp' | 'date' | 'time'>> = {
  now: 'timestamp',
  current_timestamp: 'timestamp',
  localtime: 'timestamp',
  localtimestamp: 'timestamp',
  curdate: 'date',
  current_date: 'date',
  curtime: 'time',
  current_time: 'time',
};

class Parser {
  private readonly found: readonly Token[];
  private at = 0;

  constructor(
    text: string,
    private readonly context: ExpressionContext,
  ) {
    this.found = [...tokens(text)].filter(isMeaningful);
  }

  atEnd(): boolean {
    return this.at >= this.found.length;
  }

  expression(weakest: number): Expression {
    let left = this.prefix();
    for (;;) {
      const operator = this.word();
      const power = Object.hasOwn(powers, operator) ? (powers[operator] ?? 0) : 0;
      if (power === 0 || power <= weakest) return left;
      left = this.infix(left, operator, power);
    }
  }

  /** The next token's text in lower case, unless it is a literal or a quoted name. */
  private word(): string {
    const token = this.found[this.at];
    return token && (token.kind === 'word' || token.kind === 'symbol') ? token.text.toLowerCase() : '';
  }

  private take(expected: string): boolean {
    if (this.word() !== expected) return false;
    this.at += 1;
    return true;
  }

  private need(expected: string): void {
    if (!this.take(expected)) throw new NotExpressible();
  }

  private infix(left: Expression, operator: string, power: number): Expression {
    this.at += 1;
    const compare = comparisons[operator];
    if (compare) return this.comparison(compare, left, this.expression(power));
    const calculate = arithmetic[operator];
    if (calculate) return { kind: 'arithmetic', operator: calculate, left, right: this.expression(power) };
    switch (operator) {
      case 'or':
      case '||':
        return joined('or', left, this.expression(power));
      case 'and':
      case '&&':
        return joined('and', left, this.expression(power));
      case 'is':
        return this.is(left);
      case 'not':
        return this.tested(left, true);
      case 'collate':
        throw new NotExpressible();
      default:
        this.at -= 1;
        return this.tested(left, false);
    }
  }

  private is(item: Expression): Expression {
    const negated = this.take('not');
    if (this.take('null')) return { kind: 'is-null', item, negated };
    throw new NotExpressible();
  }

  /** `[NOT] IN`, `BETWEEN`, `LIKE` and `REGEXP`. */
  private tested(item: Expression, negated: boolean): Expression {
    if (this.take('in')) {
      const list = this.list();
      const fold = this.folding(item, list);
      return { kind: 'in', item: fold(item), list: list.map(fold), negated };
    }
    if (this.take('between')) {
      const low = this.expression(comparePower);
      this.need('and');
      return { kind: 'between', item, low, high: this.expression(comparePower), negated };
    }
    if (this.take('like')) {
      const pattern = this.expression(comparePower);
      if (this.take('escape')) this.needBackslash();
      return { kind: 'like', item, pattern, ignoreCase: this.ignoresCase(item), negated };
    }
    if (this.take('regexp') || this.take('rlike')) {
      const pattern = this.expression(comparePower);
      return { kind: 'matches', item, pattern, ignoreCase: this.ignoresCase(item), negated };
    }
    throw new NotExpressible();
  }

  private needBackslash(): void {
    const escape = this.prefix();
    if (escape.kind !== 'string' || escape.value !== '\\') throw new NotExpressible();
  }

  private comparison(operator: CompareOperator, left: Expression, right: Expression): Expression {
    const fold = this.folding(left, [right]);
    return { kind: 'compare', operator, left: fold(left), right: fold(right) };
  }

  /** Under a `_ci` collation `a = 'x'` also holds for `X`: both sides in lower case say the same where case exists. */
  private folding(item: Expression, others: readonly Expression[]): (side: Expression) => Expression {
    const sides = [item, ...others];
    const letters = sides.some(
      (side) => side.kind === 'string' && side.value.toLowerCase() !== side.value.toUpperCase(),
    );
    if (!letters || !sides.some((side) => this.ignoresCase(side))) return (side) => side;
    return (side) =>
      side.kind === 'string'
        ? { kind: 'string', value: side.value.toLowerCase() }
        : { kind: 'call', name: 'lower', arguments: [side] };
  }

  private ignoresCase(side: Expression): boolean {
    return side.kind === 'column' && this.context.foldsCase(side.name);
  }

  private list(): Expression[] {
    this.need('(');
    const items = [this.expression(0)];
    while (this.take(',')) items.push(this.expression(0));
    this.need(')');
    return items;
  }

  private prefix(): Expression {
    const token = this.found[this.at];
    if (token === undefined) throw new NotExpressible();
    switch (token.kind) {
      case 'number':
        this.at += 1;
        return numberLiteral(token.text);
      case 'string':
        this.at += 1;
        return stringLiteral(token.text);
      case 'quoted':
        return this.column();
      case 'word':
        return this.named(token.text.toLowerCase());
      default:
        return this.symbol(token.text);
    }
  }

  private symbol(text: string): Expression {
    this.at += 1;
    if (text === '(') {
      const inner = this.expression(0);
      this.need(')');
      return inner;
    }
    if (text === '!') return { kind: 'not', item: this.expression(unaryPower) };
    if (text === '-') {
      const item = this.expression(unaryPower);
      return item.kind === 'number' ? { kind: 'number', text: `-${item.text}` } : { kind: 'negate', item };
    }
    throw new NotExpressible();
  }

  /** A column, perhaps behind its table's and database's names, as MySQL prints it in some places. */
  private column(): Expression {
    const parts: string[] = [];
    do {
      const token = this.found[this.at];
      if (token?.kind !== 'quoted') throw new NotExpressible();
      parts.push(identifierOf(token));
      this.at += 1;
    } while (this.take('.'));
    return { kind: 'column', name: parts.at(-1) ?? '' };
  }

  private named(word: string): Expression {
    this.at += 1;
    switch (word) {
      case 'null':
        return { kind: 'null' };
      case 'true':
      case 'false':
        return { kind: 'boolean', value: word === 'true' };
      case 'not':
        return { kind: 'not', item: this.expression(notPower) };
      case 'case':
        return this.caseExpression();
      case 'cast':
        return this.cast();
      case 'date':
      case 'timestamp':
        // DATE'2020-01-01'
        if (this.found[this.at]?.kind === 'string') return this.prefix();
    }
    // An introducer: _utf8mb4'x'
    if (/^_[a-z0-9]+$/.test(word) && this.found[this.at]?.kind === 'string') return this.introduced(word);
    if (Object.hasOwn(moments, word)) return this.moment(moments[word] ?? 'timestamp');
    if (this.word() !== '(') return { kind: 'column', name: this.found[this.at - 1]?.text ?? word };
    return this.call(word);
  }

  private introduced(word: string): Expression {
    const literal = this.prefix();
    if (literal.kind === 'string' && !/^_(utf8mb4|utf8mb3|utf8|latin1|ascii)$/.test(word)) throw new NotExpressible();
    if (literal.kind === 'bytes' && word !== '_binary') throw new NotExpressible();
    return literal;
  }

  private caseExpression(): Expression {
    const subject = this.word() === 'when' ? undefined : this.expression(0);
    const branches: { when: Expression; then: Expression }[] = [];
    while (this.take('when')) {
      const test = this.expression(0);
      this.need('then');
      const when = subject === undefined ? test : this.comparison('=', subject, test);
      branches.push({ when, then: this.expression(0) });
    }
    const otherwise = this.take('else') ? this.expression(0) : undefined;
    this.need('end');
    return { kind: 'case', branches, ...(otherwise === undefined ? {} : { otherwise }) };
  }

  private moment(what: 'timestamp' | 'date' | 'time'): Expression {
    let precision = 0;
    if (this.take('(') && !this.take(')')) {
      precision = this.wholeNumber();
      this.need(')');
    }
    return what === 'date' ? { kind: 'now', what, local: true } : { kind: 'now', what, precision, local: true };
  }

  private wholeNumber(): number {
    const token = this.found[this.at];
    if (token?.kind !== 'number' || !/^\d+$/.test(token.text)) throw new NotExpressible();
    this.at += 1;
    return Number(token.text);
  }

  private cast(): Expression {
    this.need('(');
    const item = this.expression(0);
    this.need('as');
    const target = this.castTarget();
    this.need(')');
    return { kind: 'cast', item, ...target };
  }

  private castTarget(): { to: CastTarget; precision?: number; scale?: number } {
    const word = this.word();
    this.at += 1;
    const sizes = this.take('(') ? this.sizes() : [];
    switch (word) {
      case 'signed':
        this.take('integer');
        return { to: 'integer' };
      case 'decimal':
        return { to: 'decimal', precision: sizes[0] ?? 10, scale: sizes[1] ?? 0 };
      case 'double':
        return { to: 'float' };
      case 'char':
        if (sizes.length > 0) throw new NotExpressible();
        if (this.take('charset') || (this.take('character') && this.take('set'))) this.at += 1;
        return { to: 'text' };
      case 'date':
        return { to: 'date' };
      case 'time':
        return { to: 'time', precision: sizes[0] ?? 0 };
      case 'datetime':
        return { to: 'timestamp', precision: sizes[0] ?? 0 };
      case 'json':
        return { to: 'json' };
      default:
        throw new NotExpressible();
    }
  }

  private sizes(): number[] {
    const sizes = [this.wholeNumber()];
    while (this.take(',')) sizes.push(this.wholeNumber());
    this.need(')');
    return sizes;
  }

  private call(word: string): Expression {
    const items = this.found[this.at + 1]?.text === ')' ? this.emptyList() : this.list();
    const known = Object.hasOwn(functions, word) ? functions[word] : undefined;
    if (known && items.length >= known[1] && items.length <= known[2]) {
      return { kind: 'call', name: known[0], arguments: items };
    }
    return this.specialCall(word, items);
  }

  private emptyList(): Expression[] {
    this.at += 2;
    return [];
  }

  private specialCall(word: string, items: readonly Expression[]): Expression {
    const [first, second, third] = items;
    if (word === 'uuid' && first === undefined) return { kind: 'uuid', version: 1 };
    if (first === undefined) throw new NotExpressible();
    if (word === 'concat') return { kind: 'concat', items, nullWins: true };
    if (word === 'isnull' && second === undefined) return { kind: 'is-null', item: first, negated: false };
    if (second === undefined) throw new NotExpressible();
    if (word === 'if' && third) return { kind: 'case', branches: [{ when: first, then: second }], otherwise: third };
    if (word === 'mod') return { kind: 'arithmetic', operator: 'modulo', left: first, right: second };
    if (word === 'regexp_like') {
      const flags = third === undefined ? '' : third.kind === 'string' ? third.value : 'other';
      if (!/^[ci]?$/.test(flags)) throw new NotExpressible();
      const ignoreCase = flags === '' ? this.ignoresCase(first) : flags === 'i';
      return { kind: 'matches', item: first, pattern: second, ignoreCase, negated: false };
    }
    // Counting from the end, or from zero, means something else elsewhere.
    const counted = [second, ...(third ? [third] : [])].every(
      (item) => item.kind === 'number' && /^[1-9]\d*$/.test(item.text),
    );
    if ((word === 'left' || word === 'right') && counted && !third) {
      return { kind: 'call', name: word, arguments: [first, second] };
    }
    if (/^(substr|substring|mid)$/.test(word) && counted) return { kind: 'call', name: 'substring', arguments: items };
    throw new NotExpressible();
  }
}

function joined(kind: 'and' | 'or', left: Expression, right: Expression): Expression {
  const items = [left, right].flatMap((side) => (side.kind === kind ? side.items : [side]));
  return { kind, items };
}

function numberLiteral(text: string): Expression {
  if (/^0x/i.test(text)) return { kind: 'bytes', hex: text.slice(2).toLowerCase() };
  if (/^0b/i.test(text)) throw new NotExpressible();
  return { kind: 'number', text };
}

function stringLiteral(text: string): Expression {
  const prefix = /^[xXbBnN](?=')/.exec(text)?.[0].toLowerCase();
  if (prefix === 'x') return { kind: 'bytes', hex: text.slice(2, -1).toLowerCase() };
  if (prefix === 'b') throw new NotExpressible();
  return { kind: 'string', value: stringOf(text) };
}

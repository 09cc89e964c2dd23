import {
  columnsOf,
  opposite,
  type ArithmeticOperator,
  type CompareOperator,
  type Expression,
} from '../../../model/expression.js';
import { identifierOf, type Token } from '../tokens.js';
import type { ExpressionContext, Parsed } from './context.js';
import { Cursor } from './cursor.js';
import { Folding } from './folding.js';
import { arithmetic, comparisons, moments, notPower, powers, predicatePower, unaryPower } from './grammar.js';
import { Quotients } from './quotients.js';
import { readCall, type CallContext } from './readCalls.js';
import { readCast, readConvert } from './readCasts.js';
import { NotExpressible, readNumber, readString, unescaped } from './readLiterals.js';
import { readPattern } from './readPattern.js';
import { escapedPattern, joined, liking, negated } from './rewrite.js';
import { mayLeaveUnsigned } from './unsigned.js';

const nothing: ExpressionContext = { column: () => undefined };

/**
 * What an expression means that MySQL or MariaDB printed (SHOW CREATE TABLE or information_schema, whose text may be escaped once more), or undefined where the
 * model can't say it: the text then stays as it is. Where the meaning holds for some texts only, it says what it assumes.
 */
export function parseExpression(text: string, context: ExpressionContext = nothing): Parsed | undefined {
  try {
    return new Parser(new Cursor(unescaped(text)), context).whole();
  } catch (error) {
    if (error instanceof NotExpressible) return undefined;
    throw error;
  }
}

class Parser implements CallContext {
  private readonly folding: Folding;
  readonly quotients: Quotients;
  /** What `to_days` was called with: only the difference of two of them is in the model. */
  private readonly dayNumbers = new Map<Expression, Expression>();
  private depth = 0;

  constructor(
    private readonly cursor: Cursor,
    private readonly context: ExpressionContext,
  ) {
    this.folding = new Folding(context);
    this.quotients = new Quotients(context);
  }

  whole(): Parsed {
    const expression = this.expression(0);
    if (!this.cursor.atEnd() || this.dayNumbers.size > 0) throw new NotExpressible('end');
    this.quotients.finish();
    const hidden = this.context.hidesWideCharacters === true && expression.kind !== 'string';
    if (hidden && this.cursor.holds('????')) throw new NotExpressible('a character that is not shown');
    const refuses = mayLeaveUnsigned(expression, this.context) ? (['unsigned-range'] as const) : [];
    return { expression, assumes: [...this.folding.assumes], refuses };
  }

  /** An expression of operators that bind more strongly than `weakest`. */
  expression(weakest: number): Expression {
    this.depth += 1;
    if (this.depth > 500) throw new NotExpressible('depth');
    let left = this.prefix();
    let previous = Infinity;
    for (;;) {
      const operator = this.cursor.word();
      const power = Object.hasOwn(powers, operator) ? (powers[operator] ?? 0) : 0;
      if (power <= weakest) break;
      if (power === predicatePower && previous === predicatePower) throw new NotExpressible('chained predicates');
      left = this.infix(left, operator, power);
      previous = power;
    }
    this.depth -= 1;
    return left;
  }

  private infix(left: Expression, operator: string, power: number): Expression {
    this.cursor.next();
    const compare = Object.hasOwn(comparisons, operator) ? comparisons[operator] : undefined;
    if (compare) return this.compare(compare, left, this.expression(power));
    const calculate = Object.hasOwn(arithmetic, operator) ? arithmetic[operator] : undefined;
    if (calculate) return this.calculate(calculate, left, this.expression(power));
    switch (operator) {
      case 'or':
        return joined('or', left, this.expression(power));
      case 'and':
      case '&&':
        return joined('and', left, this.expression(power));
      case 'is':
        return this.is(left);
      case 'collate':
        return this.collate(left);
      case 'not':
        return negated(this.predicate(left, this.cursor.nextWord()));
      default:
        return this.predicate(left, operator);
    }
  }

  private calculate(operator: ArithmeticOperator, left: Expression, right: Expression): Expression {
    if (operator === 'divide') return this.quotients.divide(left, right);
    const [end, start] = [this.dayNumbers.get(left), this.dayNumbers.get(right)];
    if (operator !== '-' || !end || !start) return { kind: 'arithmetic', operator, left, right };
    this.dayNumbers.delete(left);
    this.dayNumbers.delete(right);
    return { kind: 'call', name: 'days-between', arguments: [end, start] };
  }

  private compare(operator: CompareOperator, left: Expression, right: Expression): Expression {
    const isEquality = operator === '=' || operator === '<>' || operator === 'null-safe-equal';
    const fold = isEquality ? this.folding.folded([left, right]) : (side: Expression): Expression => side;
    const [first, second] = [this.quotients.compared(left, right), this.quotients.compared(right, left)];
    return { kind: 'compare', operator, left: fold(first), right: fold(second) };
  }

  private collate(left: Expression): Expression {
    return this.folding.collated(left, this.cursor.nextWord());
  }

  /** IS NULL and its kin. A number that isn't zero counts as true. */
  private is(item: Expression): Expression {
    const isNot = this.cursor.take('not');
    if (this.cursor.take('null') || this.cursor.take('unknown')) return { kind: 'is-null', item, negated: isNot };
    const wanted = this.cursor.take('true') || (this.cursor.need('false'), false);
    const isNull: Expression = { kind: 'is-null', item, negated: !isNot };
    return { kind: isNot ? 'or' : 'and', items: [isNull, wanted === isNot ? negated(item) : item] };
  }

  private predicate(item: Expression, operator: string): Expression {
    switch (operator) {
      case 'in': {
        this.cursor.need('(');
        const list = this.items();
        const fold = this.folding.folded([item, ...list]);
        return { kind: 'in', item: fold(item), list: list.map(fold), negated: false };
      }
      case 'between': {
        const low = this.expression(predicatePower);
        this.cursor.need('and');
        return { kind: 'between', item, low, high: this.expression(predicatePower), negated: false };
      }
      case 'like': {
        const pattern = this.expression(predicatePower);
        const escaped = this.cursor.take('escape') ? escapedPattern(pattern, this.expression(predicatePower)) : pattern;
        return liking(item, escaped, this.folding.foldsPattern(item, pattern));
      }
      case 'regexp':
      case 'rlike': {
        const pattern = this.expression(predicatePower);
        return this.matching(item, pattern, this.folding.foldsPattern(item, pattern));
      }
      default:
        throw new NotExpressible(operator);
    }
  }

  matching(item: Expression, pattern: Expression, ignoreCase: boolean): Expression {
    if (pattern.kind !== 'string') throw new NotExpressible('pattern');
    const read = readPattern(pattern.value);
    if (!read) throw new NotExpressible('pattern');
    for (const assumption of read.assumes) this.folding.assumes.add(assumption);
    const value: Expression = { kind: 'string', value: read.pattern };
    return { kind: 'matches', item, pattern: value, ignoreCase, negated: false };
  }

  /** Expressions up to a closing parenthesis. */
  private items(): Expression[] {
    const items: Expression[] = [];
    if (this.cursor.take(')')) return items;
    do items.push(this.expression(0));
    while (this.cursor.take(','));
    this.cursor.need(')');
    return items;
  }

  private prefix(): Expression {
    const token = this.cursor.next();
    switch (token.kind) {
      case 'number':
        return readNumber(token.text);
      case 'string':
        return readString(token.text);
      case 'quoted':
        return this.column(token);
      case 'word':
        return this.named(token.text.toLowerCase());
      case 'symbol':
        return this.symbol(token.text);
      default:
        throw new NotExpressible('operand');
    }
  }

  private symbol(text: string): Expression {
    switch (text) {
      case '(': {
        const inner = this.expression(0);
        this.cursor.need(')');
        return inner;
      }
      case '!':
        return negated(this.expression(unaryPower));
      case '-': {
        const item = this.expression(unaryPower);
        return item.kind === 'number' ? opposite(item) : { kind: 'negate', item };
      }
      default:
        throw new NotExpressible(text);
    }
  }

  /** A column, perhaps behind its table's and database's names. */
  private column(first: Token): Expression {
    let last = first;
    while (this.cursor.take('.')) {
      last = this.cursor.next();
      if (last.kind !== 'quoted') throw new NotExpressible('name');
    }
    return { kind: 'column', name: identifierOf(last) };
  }

  private named(word: string): Expression {
    const literal = this.literal(word);
    if (literal) return literal;
    switch (word) {
      case 'null':
        return { kind: 'null' };
      case 'true':
      case 'false':
        return { kind: 'boolean', value: word === 'true' };
      case 'not':
        return negated(this.expression(notPower));
      case 'case':
        return this.caseWhen();
    }
    if (Object.hasOwn(moments, word)) return this.moment(moments[word] ?? 'timestamp');
    this.cursor.need('(');
    return this.call(word);
  }

  /** A literal behind a word: `DATE'2020-01-01'`, `_utf8mb4'x'`, `_utf8mb4 0x78`. */
  private literal(word: string): Expression | undefined {
    const next = this.cursor.peek();
    const isHex = next?.kind === 'number' && /^0x/iu.test(next.text);
    if (next?.kind !== 'string' && !isHex) return undefined;
    if (word.startsWith('_')) {
      this.cursor.next();
      return readString(isHex ? `x'${next.text.slice(2)}'` : next.text, word);
    }
    if (isHex || (word !== 'date' && word !== 'time' && word !== 'timestamp')) return undefined;
    this.cursor.next();
    return { kind: 'cast', item: readString(next.text), to: word };
  }

  private call(word: string): Expression {
    switch (word) {
      case 'cast':
        return this.cast();
      case 'convert':
        return readConvert(this.cursor, this.expression(0));
      case 'trim':
        return this.trim();
      case 'extract':
        return this.extract();
      default:
        return readCall(word, this.items(), this);
    }
  }

  private cast(): Expression {
    const cast = readCast(this.cursor, this.expression(0));
    if (cast.kind === 'cast' && (cast.to === 'decimal' || cast.to === 'integer')) {
      return { ...cast, item: this.quotients.shortened(cast.item, cast.scale ?? 0) };
    }
    return cast;
  }

  equal(left: Expression, right: Expression): Expression {
    return this.compare('=', left, right);
  }

  foldsPattern(item: Expression, pattern: Expression): boolean {
    return this.folding.foldsPattern(item, pattern);
  }

  isUtf8(item: Expression): boolean {
    return columnsOf(item).every((name) => {
      const { charset = 'utf8mb4' } = this.context.column(name) ?? {};
      return /^(?:utf8(?:mb[34])?|ascii|binary)$/u.test(charset);
    });
  }

  /** Both sides as they compare. */
  alike(sides: readonly Expression[]): readonly Expression[] {
    return sides.map(this.folding.folded(sides));
  }

  dayNumber(day: Expression): Expression {
    const placeholder: Expression = { kind: 'number', text: '0' };
    this.dayNumbers.set(placeholder, day);
    return placeholder;
  }

  /** `extract(year from x)` */
  private extract(): Expression {
    const unit = this.cursor.nextWord();
    this.cursor.need('from');
    const moment = this.expression(0);
    this.cursor.need(')');
    return readCall(unit === 'day' ? 'dayofmonth' : unit, [moment], this);
  }

  private caseWhen(): Expression {
    const subject = this.cursor.word() === 'when' ? undefined : this.expression(0);
    const branches: { when: Expression; then: Expression }[] = [];
    while (this.cursor.take('when')) {
      const test = this.expression(0);
      this.cursor.need('then');
      const when = subject === undefined ? test : this.equal(subject, test);
      branches.push({ when, then: this.expression(0) });
    }
    const otherwise = this.cursor.take('else') ? this.expression(0) : undefined;
    this.cursor.need('end');
    if (branches.length === 0) throw new NotExpressible('case');
    return { kind: 'case', branches, ...(otherwise === undefined ? {} : { otherwise }) };
  }

  private moment(what: 'timestamp' | 'date' | 'time'): Expression {
    const [precision = 0] = this.cursor.take('(') ? this.cursor.sizes() : [];
    return what === 'date' ? { kind: 'now', what, local: true } : { kind: 'now', what, precision, local: true };
  }

  /** `trim(x)` and `trim(leading 'c' from x)`; MySQL cuts a text off, the model's trim each character of a set: the same for one. */
  private trim(): Expression {
    const names = { both: 'trim', leading: 'trim-left', trailing: 'trim-right' } as const;
    const side = this.cursor.word();
    if (side !== 'both' && side !== 'leading' && side !== 'trailing') return readCall('trim', this.items(), this);
    this.cursor.next();
    const cut = this.expression(0);
    this.cursor.need('from');
    const item = this.expression(0);
    this.cursor.need(')');
    if (cut.kind !== 'string' || Array.from(cut.value).length !== 1) throw new NotExpressible('trim');
    return { kind: 'call', name: names[side], arguments: [item, cut] };
  }
}

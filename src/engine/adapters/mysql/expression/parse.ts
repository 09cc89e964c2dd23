import type { CompareOperator, Expression } from '../../../model/expression.js';
import { identifierOf, type Token } from '../tokens.js';
import { Cursor } from './cursor.js';
import { Folding, type ExpressionContext } from './folding.js';
import { arithmetic, comparisons, moments, notPower, powers, predicatePower, unaryPower } from './grammar.js';
import { matching, readCall, type CallContext } from './readCalls.js';
import { readCast, readConvert } from './readCasts.js';
import { NotExpressible, readNumber, readString, unescaped } from './readLiterals.js';
import { joined, liking, negated, withBackslash } from './rewrite.js';

const exact: ExpressionContext = { foldsCase: () => false };

/**
 * What an expression means that MySQL or MariaDB printed (SHOW CREATE TABLE or information_schema, whose text may be escaped once more), or undefined where the
 * model can't say it with the same meaning: the text then stays as it is. Columns that `context` says to ignore case are compared in lower case. Two things are taken as
 * people mean them: blanks at the end of a text count, although some collations pad; in a regular expression `$` is the end of the text and `.` any character,
 * although ICU and PCRE make exceptions for line breaks.
 */
export function parseExpression(text: string, context: ExpressionContext = exact): Expression | undefined {
  try {
    const cursor = new Cursor(unescaped(text));
    const expression = new Parser(cursor, context).expression(0);
    return cursor.atEnd() ? expression : undefined;
  } catch (error) {
    if (error instanceof NotExpressible) return undefined;
    throw error;
  }
}

class Parser implements CallContext {
  private readonly folding: Folding;
  private depth = 0;

  constructor(
    private readonly cursor: Cursor,
    context: ExpressionContext,
  ) {
    this.folding = new Folding(context);
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
    if (calculate) return { kind: 'arithmetic', operator: calculate, left, right: this.expression(power) };
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

  private compare(operator: CompareOperator, left: Expression, right: Expression): Expression {
    const isEquality = operator === '=' || operator === '<>' || operator === 'null-safe-equal';
    const fold = isEquality ? this.folding.folded([left, right]) : (side: Expression): Expression => side;
    return { kind: 'compare', operator, left: fold(left), right: fold(right) };
  }

  private collate(left: Expression): Expression {
    const collation = this.cursor.nextWord();
    const collated = this.folding.collated(left, collation);
    if (!collated) throw new NotExpressible(collation);
    return collated;
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
        const escaped = this.cursor.take('escape') ? withBackslash(pattern, this.expression(predicatePower)) : pattern;
        return liking(item, escaped, this.folds(item, pattern));
      }
      case 'regexp':
      case 'rlike': {
        const pattern = this.expression(predicatePower);
        return matching(item, pattern, this.folds(item, pattern));
      }
      default:
        throw new NotExpressible(operator);
    }
  }

  /** Whether a match ignores case: an explicit collation decides, on either side. */
  private folds(item: Expression, pattern: Expression): boolean {
    return this.folding.together([item, pattern]);
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
        const isPlain = item.kind === 'number' && !item.text.startsWith('-');
        return isPlain ? { kind: 'number', text: `-${item.text}` } : { kind: 'negate', item };
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
        return readCast(this.cursor, this.expression(0));
      case 'convert':
        return readConvert(this.cursor, this.expression(0));
      case 'trim':
        return this.trim();
      default:
        return readCall(word, this.items(), this);
    }
  }

  equal(left: Expression, right: Expression): Expression {
    return this.compare('=', left, right);
  }

  ignoresCase(node: Expression): boolean {
    return this.folding.ignoresCase(node);
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

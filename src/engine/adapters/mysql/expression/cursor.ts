import { isMeaningful, tokens, type Token } from '../tokens.js';
import { NotExpressible } from './readLiterals.js';

/** A place among the tokens of one expression. */
export class Cursor {
  private readonly found: readonly Token[];
  private at = 0;

  constructor(text: string) {
    this.found = [...tokens(text)].filter(isMeaningful);
  }

  atEnd(): boolean {
    return this.at >= this.found.length;
  }

  peek(): Token | undefined {
    return this.found[this.at];
  }

  next(): Token {
    const token = this.found[this.at];
    if (token === undefined) throw new NotExpressible('end');
    this.at += 1;
    return token;
  }

  /** The next token's text in lower case, unless it is a literal or a quoted name. */
  word(): string {
    const token = this.peek();
    return token?.kind === 'word' || token?.kind === 'symbol' ? token.text.toLowerCase() : '';
  }

  nextWord(): string {
    const word = this.word();
    this.at += 1;
    return word;
  }

  take(expected: string): boolean {
    if (this.word() !== expected) return false;
    this.at += 1;
    return true;
  }

  need(expected: string): void {
    if (!this.take(expected)) throw new NotExpressible(expected);
  }

  /** Whether any token holds that text. */
  holds(text: string): boolean {
    return this.found.some((token) => token.text.includes(text));
  }

  /** Whole numbers up to a closing parenthesis. */
  sizes(): number[] {
    const sizes: number[] = [];
    if (this.take(')')) return sizes;
    do {
      const token = this.next();
      if (token.kind !== 'number' || !/^\d+$/u.test(token.text)) throw new NotExpressible('size');
      sizes.push(Number(token.text));
    } while (this.take(','));
    this.need(')');
    return sizes;
  }
}

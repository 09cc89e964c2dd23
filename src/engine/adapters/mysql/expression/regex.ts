/**
 * Regular expressions of PostgreSQL's kind (ARE) in the words that ICU (MySQL) and PCRE (MariaDB) read alike. Only what all three agree on:
 * characters, sets and ranges of them, groups, alternatives, counts, `.`, `^` and `$`. Letters' classes are another matter in each of them.
 * https://www.postgresql.org/docs/18/functions-matching.html#POSIX-SYNTAX-DETAILS
 * https://unicode-org.github.io/icu/userguide/strings/regexp.html, https://mariadb.com/docs/server/reference/sql-functions/string-functions/regular-expressions-functions/pcre
 */

class NotPortable extends Error {}

/** To ICU and PCRE `.` is no line break; `(?s)` is no way out, for ICU then takes `\r\n` for one character. */
export const anyCharacter = String.raw`[\s\S]`;
/** `$` is also before a line break at the end there. */
export const end = String.raw`\z`;

/** The pattern for MySQL and MariaDB, or undefined. With `ignoreCase` it lists both cases of every ASCII letter, whatever the collation. */
export function printPattern(pattern: string, ignoreCase: boolean): string | undefined {
  try {
    return new PatternPrinter(pattern, ignoreCase).print();
  } catch (error) {
    if (error instanceof NotPortable) return undefined;
    throw error;
  }
}

/** What PCRE or ICU take for syntax, outside of a set and in one. */
const syntax = /[\\^$.|?*+()[\]{}]/u;
const setSyntax = /[\\^[\]&-]/u;

class PatternPrinter {
  private readonly chars: readonly string[];
  private at = 0;

  constructor(
    pattern: string,
    private readonly ignoreCase: boolean,
  ) {
    this.chars = Array.from(pattern);
  }

  print(): string {
    const body = this.alternatives(0);
    if (this.at < this.chars.length) throw new NotPortable();
    return body;
  }

  private alternatives(depth: number): string {
    let printed = '';
    let isEmpty = true;
    for (;;) {
      const char = this.chars[this.at];
      const isEnd = char === undefined || (char === ')' && depth > 0);
      // ICU takes no empty pattern, and what an empty alternative finds is another matter everywhere.
      if (isEmpty && (isEnd || char === '|')) throw new NotPortable();
      if (isEnd) return printed;
      isEmpty = char === '|';
      if (isEmpty) this.at += 1;
      printed += isEmpty ? char : this.piece(depth);
    }
  }

  private piece(depth: number): string {
    const char = this.chars[this.at] ?? '';
    this.at += 1;
    if (char === '^') return this.anchor('^');
    if (char === '$') return this.anchor(end);
    return this.atom(char, depth) + this.quantifier();
  }

  private anchor(printed: string): string {
    if (this.quantifier() !== '') throw new NotPortable();
    return printed;
  }

  private atom(char: string, depth: number): string {
    switch (char) {
      case '.':
        return anyCharacter;
      case '(': {
        if (this.chars[this.at] === '?') throw new NotPortable();
        const inner = this.alternatives(depth + 1);
        this.need(')');
        return `(${inner})`;
      }
      case '[':
        return this.set();
      case '\\':
        return this.escape();
      case ')':
      case '*':
      case '+':
      case '?':
      case '{':
      case '}':
      case ']':
        throw new NotPortable();
      default:
        return this.character(char);
    }
  }

  private need(expected: string): void {
    if (this.chars[this.at] !== expected) throw new NotPortable();
    this.at += 1;
  }

  private escape(): string {
    const char = this.chars[this.at] ?? '';
    this.at += 1;
    if (char === 'd') return '[0-9]';
    // An escaped letter or digit has a meaning of its own.
    if (char === '' || /[\p{L}\p{N}_\s]/u.test(char)) throw new NotPortable();
    return this.character(char);
  }

  private character(char: string): string {
    if (syntax.test(char)) return `\\${char}`;
    if (!this.ignoreCase) return char;
    const [lower, upper] = casesOf(char);
    return lower === upper ? char : `[${lower}${upper}]`;
  }

  private quantifier(): string {
    const rest = this.chars.slice(this.at, this.at + 12).join('');
    const found = /^(?:[*+?]|\{\d{1,3}(?:,(?:\d{1,3})?)?\})/u.exec(rest)?.[0] ?? '';
    this.at += found.length;
    if (/^\{(\d+)/u.test(found) && [...found.matchAll(/\d+/gu)].some(([count]) => Number(count) > 255)) {
      throw new NotPortable();
    }
    // Another one behind it makes it lazy, possessive or an error.
    if (found !== '' && /^[*+?{]/u.test(rest.slice(found.length))) throw new NotPortable();
    return found;
  }

  private set(): string {
    const negated = this.chars[this.at] === '^';
    if (negated) this.at += 1;
    let printed = '';
    for (let first = true; first || this.chars[this.at] !== ']'; first = false) {
      const low = this.member();
      const isRange = this.chars[this.at] === '-' && this.chars[this.at + 1] !== ']';
      if (!isRange) {
        printed += low === 'digits' ? '0-9' : this.members(low, low);
        continue;
      }
      this.at += 1;
      const high = this.member();
      if (low === 'digits' || high === 'digits') throw new NotPortable();
      printed += this.members(low, high);
    }
    this.at += 1;
    return `[${negated ? '^' : ''}${printed}]`;
  }

  /** One member of a set; ranges are made of two. */
  private member(): number | 'digits' {
    const char = this.chars[this.at];
    this.at += 1;
    if (char === undefined) throw new NotPortable();
    if (char === '[' && /[:.=]/u.test(this.chars[this.at] ?? '')) {
      const name = '[:digit:]';
      if (this.chars.slice(this.at - 1, this.at - 1 + name.length).join('') !== name) throw new NotPortable();
      this.at += name.length - 1;
      return 'digits';
    }
    if (char !== '\\') return char.codePointAt(0) ?? 0;
    const escaped = this.chars[this.at] ?? '';
    this.at += 1;
    if (escaped === 'd') return 'digits';
    if (escaped === '' || /[\p{L}\p{N}_\s]/u.test(escaped)) throw new NotPortable();
    return escaped.codePointAt(0) ?? 0;
  }

  private members(low: number, high: number): string {
    if (low > high) throw new NotPortable();
    const printed = rangeOf(low, high);
    if (!this.ignoreCase) return printed;
    const letters = (from: number, to: number, shift: number): string => {
      const [first, last] = [Math.max(low, from), Math.min(high, to)];
      return first > last ? '' : rangeOf(first + shift, last + shift);
    };
    if (high > 0x7f) {
      if (low !== high) throw new NotPortable();
      casesOf(String.fromCodePoint(low));
    }
    return printed + letters(0x41, 0x5a, 32) + letters(0x61, 0x7a, -32);
  }
}

function rangeOf(low: number, high: number): string {
  const member = (code: number): string => {
    const char = String.fromCodePoint(code);
    return setSyntax.test(char) ? `\\${char}` : char;
  };
  return low === high ? member(low) : `${member(low)}-${member(high)}`;
}

/** The two cases of a character; beyond ASCII they are the collation's business. */
function casesOf(char: string): readonly [string, string] {
  const cases = [char.toLowerCase(), char.toUpperCase()] as const;
  if (cases[0] !== cases[1] && (char.codePointAt(0) ?? 0) > 0x7f) throw new NotPortable();
  return cases;
}

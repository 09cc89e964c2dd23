import type { Assumption } from '../../../model/expression.js';
import { anyCharacter, end, printPattern } from './regex.js';

/**
 * A regular expression of ICU's (MySQL) or PCRE's (MariaDB) in the words of the model, which are PostgreSQL's, and what that assumes of the texts; undefined where
 * it holds more than all of them agree on. `.` finds no line break there and `$` is also before one at the end; `\d` finds the digits of every script.
 */
export function readPattern(pattern: string): { pattern: string; assumes: readonly Assumption[] } | undefined {
  const assumes = new Set<Assumption>();
  let read = '';
  let isSet = false;
  for (const [piece] of pattern.matchAll(pieces)) {
    read += piece === anyCharacter ? '.' : piece === end ? '$' : piece;
    if (!isSet && (piece === '.' || piece === '$')) assumes.add('line-breaks');
    if (piece === String.raw`\d`) assumes.add('digits');
    // To ICU a set can hold other sets, and be what two have in common.
    if (isSet && /^(?:\[|&&|--)$/u.test(piece)) return undefined;
    if (piece === '[' || piece === '[^') isSet = true;
    else if (piece === ']') isSet = false;
  }
  if (printPattern(read, false) === undefined) return undefined;
  return { pattern: read, assumes: [...assumes] };
}

const pieces = /\[\\s\\S\]|\\[^]|\[:\w+:\]|\[\^|&&|--|[^]/gu;

import type fc from 'fast-check';
import { hostileText } from './values.js';

/** A native type and values for it. */
export interface RandomType {
  readonly type: string;
  /** SQL literals. */
  readonly value: fc.Arbitrary<string>;
  /** What two values of a key must differ in; absent where the type is no key. */
  readonly key?: (literal: string) => string;
  /** Defaults for the column, as SQL. */
  readonly defaults?: readonly string[];
  /** The statement that makes the type. */
  readonly prepare?: string;
}

/** Every spelling of a value is the only one. */
export const same = (literal: string): string => literal;

/** PostgreSQL's literal of a text: escapes where it must, so that a printed script can be read and run. */
export function postgresText(text: string): string {
  const quoted = text.replaceAll("'", "''");
  const hidden = /[\\\p{Cc}\p{Cf}\u2028\u2029]/u.test(text);
  if (!hidden) return `'${quoted}'`;
  const escaped = quoted.replaceAll('\\', '\\\\').replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, escapeCharacter);
  return `E'${escaped}'`;
}

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}

/** MySQL's literal of a text: hexadecimal where anything could be read otherwise. */
export function mysqlText(text: string): string {
  return /^[\p{L}\p{N} _.,:;{}[\]()"$@+-]*$/u.test(text)
    ? `'${text}'`
    : `_utf8mb4 x'${Buffer.from(text).toString('hex')}'`;
}

/** MySQL's literal where none in hexadecimal is taken: of a comment, of a label. */
export function mysqlString(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

/** As a literal: of what holds no apostrophe. */
export const quoted = (value: fc.Arbitrary<string>): fc.Arbitrary<string> => value.map((text) => `'${text}'`);
/** Texts of so many characters at most. */
export const short = (limit: number): fc.Arbitrary<string> =>
  hostileText.filter((text) => Array.from(text).length <= limit);

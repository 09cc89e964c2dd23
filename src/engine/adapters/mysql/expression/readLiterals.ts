import type { Expression } from '../../../model/expression.js';
import { stringOf } from '../tokens.js';

/** Raised inside for what the model can't say; the caller keeps the text. */
export class NotExpressible extends Error {}

const unicodeCharsets = /^_utf8(?:mb[34])?$/u;

/**
 * information_schema of MySQL escapes its CHECK clauses and expressions once more (`_utf8mb4\'x\'`) and reads their UTF-8 as Latin-1; SHOW CREATE TABLE and MariaDB do
 * neither. Gives the text that both mean.
 */
export function unescaped(text: string): string {
  if (!isEscaped(text)) return text;
  const plain = text.replace(
    /\\([^])/gu,
    (_all, char: string) => ({ n: '\n', r: '\r', '0': '\0', Z: '\x1a' })[char] ?? char,
  );
  if (!/^[\x00-\xff]*$/u.test(plain)) return plain;
  const decoded = Buffer.from(plain, 'latin1').toString('utf8');
  return decoded.includes('\ufffd') ? plain : decoded;
}

/** In such a text every quote has a backslash of its own; elsewhere none has that opens a string. */
function isEscaped(text: string): boolean {
  return text.includes("'") && !/(?<!\\)(?:\\\\)*'/u.test(text);
}

/** A token of kind `number`: digits, or a hexadecimal or binary literal, which is a binary string. */
export function readNumber(text: string): Expression {
  if (/^0x/iu.test(text)) return bytes(text.slice(2));
  if (/^0b/iu.test(text)) return bits(text.slice(2));
  return { kind: 'number', text };
}

/** A token of kind `string`, with its prefix and perhaps the charset that introduces it. */
export function readString(text: string, introducer?: string): Expression {
  const literal = prefixed(text);
  if (introducer === undefined) return literal;
  if (literal.kind === 'bytes') return introducedBytes(literal.hex, introducer);
  if (literal.kind !== 'string') throw new NotExpressible('literal');
  const isAscii = /^[\x00-\x7f]*$/u.test(literal.value);
  if (introducer === '_binary' && isAscii) return bytes(Buffer.from(literal.value, 'latin1').toString('hex'));
  if (unicodeCharsets.test(introducer) || (isAscii && /^_(?:latin1|ascii)$/u.test(introducer))) return literal;
  throw new NotExpressible(introducer);
}

function prefixed(text: string): Expression {
  const prefix = /^[a-z](?=')/iu.exec(text)?.[0].toLowerCase();
  if (!/^[a-z]?(?:'(?:[^'\\]|\\[^]|'')*'|"(?:[^"\\]|\\[^]|"")*")$/iu.test(text))
    throw new NotExpressible('open string');
  if (prefix === 'x') return bytes(text.slice(2, -1));
  if (prefix === 'b') return bits(text.slice(2, -1));
  return { kind: 'string', value: stringOf(text) };
}

function introducedBytes(hex: string, introducer: string): Expression {
  if (introducer === '_binary') return { kind: 'bytes', hex };
  const buffer = Buffer.from(hex, 'hex');
  const value = buffer.toString('utf8');
  if (!unicodeCharsets.test(introducer) || !Buffer.from(value, 'utf8').equals(buffer))
    throw new NotExpressible(introducer);
  return { kind: 'string', value };
}

function bytes(digits: string): Expression {
  if (!/^[\da-f]*$/iu.test(digits)) throw new NotExpressible('hexadecimal');
  return { kind: 'bytes', hex: (digits.length % 2 === 0 ? digits : `0${digits}`).toLowerCase() };
}

function bits(digits: string): Expression {
  if (!/^[01]*$/u.test(digits)) throw new NotExpressible('binary');
  const padded = digits.padStart(Math.ceil(digits.length / 8) * 8, '0');
  return bytes((padded.match(/.{4}/gu) ?? []).map((four) => Number.parseInt(four, 2).toString(16)).join(''));
}

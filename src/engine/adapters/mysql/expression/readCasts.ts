import type { CastTarget, Expression } from '../../../model/expression.js';
import type { Cursor } from './cursor.js';
import { NotExpressible } from './readLiterals.js';

interface Target {
  readonly to: CastTarget;
  readonly precision?: number;
  readonly scale?: number;
}

/** `x AS type)`, behind `CAST(`; https://dev.mysql.com/doc/refman/9.7/en/cast-functions.html */
export function readCast(cursor: Cursor, item: Expression): Expression {
  cursor.need('as');
  const target = readTarget(cursor, item);
  cursor.need(')');
  return { kind: 'cast', item, ...target };
}

/** `x USING utf8mb4)`, behind `CONVERT(`: text as it is. */
export function readConvert(cursor: Cursor, item: Expression): Expression {
  cursor.need('using');
  needUnicode(cursor.nextWord());
  cursor.need(')');
  return { kind: 'cast', item, to: 'text' };
}

function readTarget(cursor: Cursor, item: Expression): Target {
  const word = cursor.nextWord();
  const [first, second] = cursor.take('(') ? cursor.sizes() : [];
  switch (word) {
    case 'unsigned':
      // A number below zero becomes one near 2^64.
      if (!isNatural(item)) break;
      cursor.take('integer');
      return { to: 'integer' };
    case 'signed':
      cursor.take('integer');
      return { to: 'integer' };
    case 'integer':
    case 'int':
      return { to: 'integer' };
    case 'decimal':
      return { to: 'decimal', precision: first ?? 10, scale: second ?? 0 };
    case 'double':
      return { to: 'float' };
    case 'binary':
      if (first !== undefined) break;
      return { to: 'bytes' };
    case 'char':
      return readChar(cursor, first);
    case 'date':
    case 'json':
      return { to: word };
    case 'time':
      return { to: word, precision: first ?? 0 };
    case 'datetime':
      return { to: 'timestamp', precision: first ?? 0 };
  }
  throw new NotExpressible(word);
}

function readChar(cursor: Cursor, length: number | undefined): Target {
  const hasCharset = cursor.take('charset');
  const charset = hasCharset ? cursor.nextWord() : 'utf8mb4';
  if (charset === 'binary' && length === undefined) return { to: 'bytes' };
  needUnicode(charset);
  return { to: 'text', ...(length === undefined ? {} : { precision: length }) };
}

function needUnicode(charset: string): void {
  if (!/^utf8(?:mb[34])?$/u.test(charset)) throw new NotExpressible(charset);
}

/** Never below zero, so that SIGNED and UNSIGNED are the same. */
function isNatural(node: Expression): boolean {
  if (node.kind === 'number') return !node.text.startsWith('-');
  return node.kind === 'call' && (node.name === 'length' || node.name === 'octet-length');
}

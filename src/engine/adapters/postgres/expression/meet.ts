import type { Expression } from '../../../model/expression.js';
import { quoteString } from '../lex.js';
import { adoptMoment } from './moments.js';
import { atom } from './printed.js';
import { numeric, Untranslatable, type Kind, type Printed } from './typed.js';

/** A number's digits as they are. */
export function number(text: string): Printed {
  const kind: Kind = /^-?\d+$/.test(text) ? 'integer' : /e/i.test(text) ? 'float' : 'decimal';
  const size = Math.abs(Number(text));
  const traits = kind === 'integer' ? { bits: size < 2 ** 31 ? 32 : 64, most: size } : {};
  return { ...atom(text, kind, true, traits), atom: !text.startsWith('-') };
}

export function asBoolean(item: Printed, node: Expression): Printed {
  if (item.kind === 'boolean' || node.kind === 'null') return item;
  if (node.kind === 'number' && /^[01]$/.test(node.text)) return atom(node.text === '1' ? 'true' : 'false', 'boolean');
  if (node.kind === 'string' && /^[01]$/.test(node.value))
    return atom(node.value === '1' ? 'true' : 'false', 'boolean');
  throw new Untranslatable('boolean');
}

const uuidText = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** A bare string next to a value of a type, as MySQL writes literals, is of that type. */
export function adopt(item: Printed, other: Printed, node: Expression): Printed {
  if (node.kind === 'number' && other.kind === 'boolean') return asBoolean(item, node);
  if (node.kind !== 'string') return item;
  switch (other.kind) {
    case 'integer':
    case 'decimal':
    case 'float':
      if (!/^-?\d+(\.\d+)?$/.test(node.value)) throw new Untranslatable('number');
      return number(node.value);
    case 'boolean':
      return asBoolean(item, node);
    case 'date':
    case 'time':
    case 'timestamp':
      return adoptMoment(node.value, other.kind);
    case 'enum':
      if (other.labels?.includes(node.value) !== true) throw new Untranslatable('label');
      return item;
    case 'uuid':
      if (!uuidText.test(node.value)) throw new Untranslatable('uuid');
      return item;
    case 'bytes':
      return atom(`${quoteString(`\\x${Buffer.from(node.value, 'utf8').toString('hex')}`)}::bytea`, 'bytes');
    case 'text':
    case 'char':
    case 'citext':
    case 'literal':
      return item;
    case 'instant':
    case 'bits':
    case 'json':
    case 'other':
      throw new Untranslatable(`literal ${other.kind}`);
  }
}

export function checkComparable(operator: string, left: Printed, right: Printed): void {
  const [a, b] = [left.kind, right.kind];
  const within = (kinds: readonly Kind[]): boolean => kinds.includes(a) && kinds.includes(b);
  if (left.sql === 'NULL' || right.sql === 'NULL') return;
  if (within(numeric) || within(['date', 'timestamp'])) return;
  if (a === b && ['time', 'instant', 'bytes', 'boolean'].includes(a)) return;
  const isEquality = operator === '=' || operator === '<>' || operator === 'null-safe-equal';
  if (isEquality && a === b && a === 'uuid') return;
  if (isEquality && a === b && a === 'enum' && left.labels === right.labels) return;
  if (isEquality && (within(['enum', 'literal']) || within(['uuid', 'literal']))) return;
  // The order of texts is the collation's; it is another one elsewhere.
  if (isEquality && within(['text', 'char', 'citext', 'literal'])) return;
  throw new Untranslatable(`${a} ${operator} ${b}`);
}

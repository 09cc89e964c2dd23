import type { NativeType } from '../../../model/catalog.js';
import { remember } from '../../../model/remember.js';
import { isMeaningful, stringOf, tokens, type Token } from '../tokens.js';

/** A type as it stands in DDL, a mapping, a script or information_schema's COLUMN_TYPE. */
export interface WrittenType extends NativeType {
  readonly charset?: string | undefined;
  readonly collation?: string | undefined;
}

/** Other ways to write a type; https://dev.mysql.com/doc/refman/9.7/en/other-vendor-data-types.html */
const synonyms: Readonly<Record<string, string>> = {
  integer: 'int',
  int1: 'tinyint',
  int2: 'smallint',
  int3: 'mediumint',
  int4: 'int',
  int8: 'bigint',
  middleint: 'mediumint',
  bool: 'tinyint',
  boolean: 'tinyint',
  dec: 'decimal',
  numeric: 'decimal',
  fixed: 'decimal',
  real: 'double',
  'double precision': 'double',
  float4: 'float',
  float8: 'double',
  character: 'char',
  'character varying': 'varchar',
  'char varying': 'varchar',
  nchar: 'char',
  nvarchar: 'varchar',
  'long varchar': 'mediumtext',
  'long varbinary': 'mediumblob',
  geomcollection: 'geometrycollection',
};

const wordy = /^(double precision|character varying|char varying|long varchar|long varbinary)\b/i;

/** Takes a type apart. Undefined when it doesn't look like one, or something else follows it. */
export const parseType = remember(takeApart);

function takeApart(written: string): WrittenType | undefined {
  const text = written.trim();
  const base = wordy.exec(text)?.[0] ?? /^[a-z][a-z0-9]*/i.exec(text)?.[0];
  if (base === undefined) return undefined;
  const word = base.toLowerCase();
  const rest = [...tokens(text.slice(base.length))].filter(isMeaningful);
  const list = listAt(rest);
  if (list === undefined) return undefined;
  const attributes = readAttributes(rest.slice(list.length));
  if (attributes === undefined) return undefined;
  const name = synonyms[word] ?? word;
  const boolean = word === 'bool' || word === 'boolean' ? { precision: 1 } : {};
  const sizes = parameters(name, list.items);
  const asDouble = name === 'float' && sizes.scale === undefined && (sizes.precision ?? 0) > 24;
  return { name: asDouble ? 'double' : name, text, ...(asDouble ? {} : sizes), ...boolean, ...attributes };
}

/** What stands between the parentheses behind a type's name. */
function listAt(rest: readonly Token[]): { items: Token[]; length: number } | undefined {
  if (rest[0]?.text !== '(') return { items: [], length: 0 };
  const end = rest.findIndex((token) => token.text === ')');
  if (end < 0) return undefined;
  return { items: rest.slice(1, end).filter((token) => token.text !== ','), length: end + 1 };
}

function parameters(
  name: string,
  items: readonly Token[],
): Pick<NativeType, 'length' | 'precision' | 'scale' | 'labels'> {
  if (name === 'enum' || name === 'set') return { labels: items.map((token) => stringOf(token.text)) };
  const [first, second] = items.map((token) => Number(token.text));
  const two = second === undefined ? {} : { scale: second };
  if (name === 'decimal') return { precision: first ?? 10, scale: second ?? 0 };
  if (/^(float|double)$/.test(name)) return first === undefined ? {} : { precision: first, ...two };
  if (/^(time|datetime|timestamp)$/.test(name)) return { precision: first ?? 0 };
  // The display width of an integer means nothing but for tinyint(1).
  if (name.endsWith('int')) return first === undefined ? {} : { precision: first };
  if (/^(char|binary|bit)$/.test(name)) return { length: first ?? 1 };
  return first === undefined ? {} : { length: first };
}

type Attributes = Pick<WrittenType, 'unsigned' | 'zerofill' | 'charset' | 'collation' | 'srid'>;

function readAttributes(rest: readonly Token[]): Attributes | undefined {
  const attributes: { -readonly [K in keyof Attributes]: Attributes[K] } = {};
  const words = rest.map((token) => token.text.toLowerCase());
  for (let at = 0; at < words.length; at += 1) {
    const value = words[at + 1];
    switch (words[at]) {
      case 'unsigned':
        attributes.unsigned = true;
        continue;
      case 'signed':
      case 'binary':
        continue;
      case 'zerofill':
        attributes.zerofill = true;
        attributes.unsigned = true;
        continue;
      case 'character':
        if (value !== 'set' || words[at + 2] === undefined) return undefined;
        attributes.charset = words[at + 2];
        at += 2;
        continue;
      case 'charset':
      case 'collate':
      case 'srid':
        if (value === undefined) return undefined;
        if (words[at] === 'charset') attributes.charset = value;
        else if (words[at] === 'collate') attributes.collation = value;
        else attributes.srid = Number(value);
        at += 1;
        continue;
      default:
        return undefined;
    }
  }
  return attributes;
}

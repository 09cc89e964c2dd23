import type { NativeType } from '../../../model/catalog.js';
import { remember } from '../../../model/remember.js';

/** A row of the catalog query `types`. */
export interface TypeRow {
  readonly oid: string;
  readonly schema: string;
  readonly name: string;
  /** `pg_type.typtype`: b(ase), c(omposite), d(omain), e(num), p(seudo), r(ange), m(ultirange). */
  readonly kind: string;
  readonly element: string;
  readonly base: string;
  readonly modifier: number;
  readonly isArray: boolean;
  readonly labels: readonly string[] | undefined;
}

/** How `pg_type.typname` is written in SQL, where that is another word; https://www.postgresql.org/docs/18/datatype.html#DATATYPE-TABLE */
const sqlNames: Readonly<Record<string, string>> = {
  int2: 'smallint',
  int4: 'integer',
  int8: 'bigint',
  float4: 'real',
  float8: 'double precision',
  bool: 'boolean',
  bpchar: 'char',
  char: '"char"',
};

/** Every other way in which people and servers write a type; the value is the name that a {@link NativeType} carries. */
const synonyms: Readonly<Record<string, string>> = {
  ...sqlNames,
  char: 'char',
  int: 'integer',
  decimal: 'numeric',
  dec: 'numeric',
  float: 'double precision',
  character: 'char',
  'character varying': 'varchar',
  'char varying': 'varchar',
  'bit varying': 'varbit',
  'timestamp without time zone': 'timestamp',
  'timestamp with time zone': 'timestamptz',
  'time without time zone': 'time',
  'time with time zone': 'timetz',
  serial: 'integer',
  bigserial: 'bigint',
  smallserial: 'smallint',
};

/** Types of extensions, which lie in whatever schema those were put into. */
const extensionTypes: readonly string[] = [
  ...['citext', 'hstore', 'ltree', 'lquery', 'ltxtquery', 'cube', 'isbn', 'isbn13', 'ean13'],
  ...['vector', 'halfvec', 'sparsevec', 'geometry', 'geography'],
];

const categories: Readonly<Record<string, NativeType['category']>> = {
  b: 'base',
  c: 'composite',
  d: 'domain',
  e: 'enum',
  r: 'range',
  m: 'multirange',
};

/** The type behind a column, a domain or an array element, from its catalog rows. `text` is what `format_type` printed. */
export function nativeType(
  oid: string,
  modifier: number,
  text: string | undefined,
  types: ReadonlyMap<string, TypeRow>,
): NativeType {
  const row = types.get(oid);
  if (!row) return { name: text ?? oid, text: text ?? oid };
  const name = row.schema === 'pg_catalog' ? (sqlNames[row.name] ?? row.name) : row.name;
  const schema = row.schema === 'pg_catalog' ? undefined : row.schema;
  const common = { name, ...(schema === undefined ? {} : { schema }), text: text ?? printed(name, schema) };
  if (row.isArray) {
    const element = nativeType(row.element, modifier, text?.replace(/\[\]$/, ''), types);
    return { ...common, category: 'array', element };
  }
  const category = categories[row.kind] ?? 'base';
  if (category === 'domain') return { ...common, category, base: nativeType(row.base, row.modifier, undefined, types) };
  if (category === 'enum') return { ...common, category, labels: row.labels ?? [] };
  return { ...common, category, ...parameters(name, modifier) };
}

function printed(name: string, schema: string | undefined): string {
  return schema === undefined ? name : `${schema}.${name}`;
}

/** Length, precision and scale out of `atttypmod`; https://www.postgresql.org/docs/18/catalog-pg-attribute.html and src/backend/utils/adt. */
function parameters(name: string, modifier: number): Pick<NativeType, 'length' | 'precision' | 'scale'> {
  if (modifier < 0) return {};
  switch (name) {
    case 'varchar':
    case 'char':
      return { length: modifier - 4 };
    case 'bit':
    case 'varbit':
    case 'vector':
    case 'halfvec':
      return { length: modifier };
    case 'numeric': {
      const packed = modifier - 4;
      // The scale is an 11-bit number in two's complement since version 15, and was never above 1000 before.
      return { precision: (packed >> 16) & 0xffff, scale: ((packed & 0x7ff) ^ 1024) - 1024 };
    }
    case 'time':
    case 'timetz':
    case 'timestamp':
    case 'timestamptz':
      return { precision: modifier };
    case 'interval':
      return (modifier & 0xffff) === 0xffff ? {} : { precision: modifier & 0xffff };
    default:
      return {};
  }
}

/**
 * Takes a type apart that stands in DDL, a mapping or a script: `numeric(10,2)`, `timestamp(3) with time zone`, `varchar(5) COLLATE "C"`, `"mood"[]`.
 * Undefined when it doesn't look like a type at all.
 */
export const parseType = remember(takeApart);

function takeApart(written: string): NativeType | undefined {
  const text = written.replace(/\s+collate\s+.*$/is, '').trim();
  const array = /^(.*?)\s*\[\s*\d*\s*\]$/s.exec(text);
  if (array) {
    const element = parseType(array[1] ?? '');
    return element && { name: `_${element.name}`, text: written, category: 'array', element };
  }
  const known = /^(?:"(?:[^"]|"")+"|[\p{L}_][\p{L}\w$]*)\.(\w+)((?:\(.*)?)$/su.exec(text);
  if (known && extensionTypes.includes(known[1] ?? '')) {
    return { ...parseType(`${known[1] ?? ''}${known[2] ?? ''}`), name: known[1] ?? '', text: written };
  }
  const user = /^(?:("(?:[^"]|"")+"|[\p{L}_][\p{L}\w$]*)\s*\.\s*)?"((?:[^"]|"")+)"$/u.exec(text);
  if (user && text !== '"char"') return { name: (user[2] ?? '').replaceAll('""', '"'), text: written };
  const parts =
    /^([\p{L}_"][\p{L}\w$ ".]*?)\s*(?:\(\s*(-?\d+)\s*(?:,\s*(-?\d+)\s*)?\))?(\s+(?:with|without)\s+time\s+zone)?$/iu.exec(
      text,
    );
  if (!parts) return undefined;
  const [, base = '', first, second, zone = ''] = parts;
  const word = `${base}${zone}`.toLowerCase().replace(/\s+/g, ' ').trim();
  const name = word === '"char"' ? word : ((Object.hasOwn(synonyms, word) ? synonyms[word] : undefined) ?? word);
  if (word === 'float' && first !== undefined) return { name: Number(first) <= 24 ? 'real' : name, text: written };
  return { name, text: written, ...writtenParameters(name, first, second) };
}

function writtenParameters(
  name: string,
  first: string | undefined,
  second: string | undefined,
): Pick<NativeType, 'length' | 'precision' | 'scale'> {
  if (name === 'numeric') return first === undefined ? {} : { precision: Number(first), scale: Number(second ?? '0') };
  if (/^(time|interval)/.test(name)) return first === undefined ? {} : { precision: Number(first) };
  if (first !== undefined) return { length: Number(first) };
  return name === 'char' || name === 'bit' ? { length: 1 } : {};
}

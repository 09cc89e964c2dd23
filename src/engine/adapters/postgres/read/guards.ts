import type { Column, ServerInfo } from '../../../model/catalog.js';
import type { Guard, GuardId, NeutralType } from '../../../model/type.js';
import { quoteIdentifier } from '../lex.js';
import { isAtLeast } from '../server.js';
import { jsonFloatText } from '../floatText.js';

/** What a guard's predicate is built from. */
interface Guarded {
  /** The quoted column. */
  readonly column: string;
  readonly type: string;
  readonly neutral: NeutralType;
  readonly limit: number | undefined;
  readonly server: ServerInfo;
}

/** Undefined: no value of this type can break the guard. */
type Predicate = (guarded: Guarded) => string | undefined;

const never: Predicate = () => undefined;

const isNumber = (neutral: NeutralType): boolean => neutral.kind === 'decimal' || neutral.kind === 'float';

const nan: Predicate = ({ column, neutral }) => (isNumber(neutral) ? `${column} = 'NaN'` : undefined);

/** numeric knows infinity from version 14 on. */
const infinity: Predicate = ({ column, neutral, server }) => {
  const possible = neutral.kind === 'float' || (neutral.kind === 'decimal' && isAtLeast(server, 140000));
  return possible ? `${column} IN ('Infinity', '-Infinity')` : undefined;
};

const negativeZero: Predicate = ({ column, neutral }) =>
  neutral.kind === 'float' ? `${column} = 0 AND ${column}::text LIKE '-%'` : undefined;

/** More than `limit` digits behind the point, or more before it than are left of 65 in all, MySQL's and MariaDB's widest DECIMAL. */
const decimalRange: Predicate = ({ column, neutral, limit }) => {
  if (neutral.kind !== 'decimal' || limit === undefined) return undefined;
  const digits = `length(trunc(abs(${column}))::text)`;
  return `${column} NOT IN ('NaN', 'Infinity', '-Infinity') AND (scale(${column}) > ${limit} OR ${digits} > ${65 - limit})`;
};

const unsignedRange: Predicate = ({ column, neutral }) =>
  neutral.kind === 'integer' && neutral.unsigned && neutral.bits === 64
    ? `${column}::text::numeric > 9223372036854775807`
    : undefined;

const dateRange: Predicate = ({ column, neutral }) => {
  if (neutral.kind === 'date') return `(${column} < '0001-01-01' OR ${column} > '9999-12-31')`;
  if (neutral.kind !== 'timestamp') return undefined;
  const zone = neutral.zone ? '+00' : '';
  return `(${column} < '0001-01-01 00:00:00${zone}' OR ${column} >= '10000-01-01 00:00:00${zone}')`;
};

/** Outside of what MySQL's TIMESTAMP holds. */
const instantRange: Predicate = ({ column, neutral }) => {
  if (neutral.kind !== 'timestamp') return undefined;
  const zone = neutral.zone ? '+00' : '';
  return `(${column} < '1970-01-01 00:00:01${zone}' OR ${column} >= '2038-01-19 03:14:08${zone}')`;
};

/** Outside of what MySQL's TIME holds: months or days, or 839 hours and more. */
const timeRange: Predicate = ({ column, neutral }) => {
  if (neutral.kind !== 'interval') return undefined;
  const parts = ['year', 'month', 'day'].map((part) => `extract(${part} FROM ${column}) <> 0`);
  return `(${[...parts, `abs(extract(epoch FROM ${column})) >= 839 * 3600`].join(' OR ')})`;
};

const textLength: Predicate = ({ column, limit }) =>
  limit === undefined ? undefined : `char_length(${column}::text) > ${limit}`;

/** Texts that a collation without case may take for equal although the source does not: those beyond printable ASCII. */
const keyFolding: Predicate = ({ column, neutral }) =>
  neutral.kind === 'text' ? `${column}::text COLLATE "C" ~ '[^ -~]'` : undefined;

/** A database without an encoding (SQL_ASCII) holds any bytes; a pattern there goes byte by byte. RFC 3629, section 4. */
const textEncoding: Predicate = ({ column, server }) => {
  if (server.capabilities.encoding !== 'SQL_ASCII') return undefined;
  const tail = String.raw`[\x80-\xbf]`;
  const characters = [
    String.raw`[\x01-\x7f]`,
    String.raw`[\xc2-\xdf]${tail}`,
    String.raw`\xe0[\xa0-\xbf]${tail}`,
    String.raw`[\xe1-\xec\xee\xef]${tail}{2}`,
    String.raw`\xed[\x80-\x9f]${tail}`,
    String.raw`\xf0[\x90-\xbf]${tail}{2}`,
    String.raw`[\xf1-\xf3]${tail}{3}`,
    String.raw`\xf4[\x80-\x8f]${tail}{2}`,
  ];
  return `${column}::text COLLATE "C" !~ '^(?:${characters.join('|')})*$'`;
};

const keyLength: Predicate = ({ column, neutral, limit, server }) => {
  if (limit === undefined) return undefined;
  if (neutral.kind === 'bytes') return `octet_length(${column}) > ${limit}`;
  if (['UTF8', 'SQL_ASCII'].includes(String(server.capabilities.encoding)))
    return `octet_length(${column}::text) > ${limit}`;
  return `octet_length(convert_to(${column}::text, 'UTF8')) > ${limit}`;
};

/** A json document's escapes with the escaped backslashes taken out, so that each backslash left begins an escape. */
const escapesOf = (column: string): string => String.raw`replace(${column}::text, '\\', '')`;

const isPlainJson = ({ neutral, type }: Guarded): boolean =>
  neutral.kind === 'json' && !neutral.normalized && type !== 'jsonb';

const jsonNul: Predicate = (guarded) =>
  isPlainJson(guarded) ? String.raw`position('\u0000' IN ${escapesOf(guarded.column)}) > 0` : undefined;

/** Half of a surrogate pair without the other half, which only the type json keeps. */
const jsonSurrogate: Predicate = (guarded) => {
  if (!isPlainJson(guarded)) return undefined;
  const high = String.raw`\\u[dD][89abAB][0-9a-fA-F]{2}`;
  const low = String.raw`\\u[dD][c-fC-F][0-9a-fA-F]{2}`;
  return `regexp_replace(${escapesOf(guarded.column)}, '${high}${low}', '', 'g') ~ '${high}|${low}'`;
};

/** `predicate` over the document as jsonb; a document that jsonb refuses breaks other guards and not this one. */
function overJsonb(guarded: Guarded, predicate: (document: string) => string): string | undefined {
  if (guarded.neutral.kind !== 'json') return undefined;
  if (!isPlainJson(guarded)) return predicate(guarded.column);
  const refused = `${jsonNul(guarded) ?? 'false'} OR ${jsonSurrogate(guarded) ?? 'false'}`;
  return `CASE WHEN ${refused} THEN false ELSE ${predicate(`${guarded.column}::jsonb`)} END`;
}

/** Arrays and objects one inside the other, more than `limit` of them. */
const jsonDepth: Predicate = (guarded) => {
  const { limit } = guarded;
  if (limit === undefined) return undefined;
  const path = `strict $.**{${limit}} ? (@.type() == "object" || @.type() == "array")`;
  return overJsonb(guarded, (document) => `jsonb_path_exists(${document}, '${path}')`);
};

/**
 * A number that MySQL's JSON would print otherwise: it keeps integers from -2^63 to 2^64-1 as they are and makes a double of every other number.
 * https://dev.mysql.com/doc/refman/9.7/en/json.html
 */
const jsonNumber: Predicate = (guarded) =>
  overJsonb(guarded, (document) => {
    const printed = jsonFloatText('n::float8');
    const isKept = `n::text ~ '^-?[0-9]+$' AND n::text::numeric BETWEEN -9223372036854775808 AND 18446744073709551615`;
    const isTooBig = `abs(n::text::numeric) > 1.7976931348623157e308 OR (n::text::numeric <> 0 AND abs(n::text::numeric) < 4.9406564584124655e-324)`;
    const changes = `n::text <> d.text || CASE WHEN d.text ~ '[.e]' THEN '' ELSE '.0' END`;
    const number = `jsonb_path_query(${document}, 'strict $.** ? (@.type() == "number")') n`;
    return `EXISTS (SELECT FROM ${number} WHERE CASE WHEN ${isKept} THEN false WHEN ${isTooBig} THEN true ELSE (SELECT ${changes} FROM (SELECT ${printed} AS text) d) END)`;
  });

const inetMask: Predicate = ({ column, neutral }) =>
  neutral.kind === 'inet' ? `masklen(${column}) <> CASE family(${column}) WHEN 4 THEN 32 ELSE 128 END` : undefined;

const pointFinite: Predicate = ({ column, neutral }) =>
  neutral.kind === 'point'
    ? `(${column}[0] IN ('NaN', 'Infinity', '-Infinity') OR ${column}[1] IN ('NaN', 'Infinity', '-Infinity'))`
    : undefined;

/** What a plain list can't say: several dimensions, and bounds that don't begin at 1. */
const arrayShape: Predicate = ({ column, neutral }) =>
  neutral.kind === 'array' ? `(array_ndims(${column}) > 1 OR array_lower(${column}, 1) <> 1)` : undefined;

/** What MariaDB's UUID refuses: a version of 8 or more whose variant's byte lies from 01 to 80 (seen on 10.11; 00 is taken and counted here all the same). */
const uuidForm: Predicate = ({ column, neutral }) =>
  neutral.kind === 'uuid' ? `${column}::text ~ '^.{14}[89a-f].{4}([0-7]|80)'` : undefined;

/** Zero dates, NUL in text, lone surrogates in text and numbers in boolean or enum columns can't be in PostgreSQL. */
const predicates: Readonly<Record<GuardId, Predicate>> = {
  nan,
  infinity,
  'negative-zero': negativeZero,
  'decimal-range': decimalRange,
  'unsigned-range': unsignedRange,
  'boolean-range': never,
  'date-range': dateRange,
  'zero-date': never,
  'instant-range': instantRange,
  'time-range': timeRange,
  'nul-character': never,
  surrogate: never,
  'text-encoding': textEncoding,
  'key-folding': keyFolding,
  'unmapped-character': never,
  mojibake: never,
  'text-length': textLength,
  'key-length': keyLength,
  'enum-empty': never,
  'json-number': jsonNumber,
  'json-depth': jsonDepth,
  'json-nul': jsonNul,
  'json-syntax': never,
  'json-surrogate': jsonSurrogate,
  'inet-mask': inetMask,
  'uuid-form': uuidForm,
  'point-finite': pointFinite,
  'array-shape': arrayShape,
};

/** A predicate that is true for rows that break the guard, or undefined where none can. */
export function guardPredicate(
  guard: Guard,
  column: Column,
  neutral: NeutralType,
  server: ServerInfo,
): string | undefined {
  const guarded = { column: quoteIdentifier(column.name), type: column.type.name, neutral, limit: guard.limit, server };
  return predicates[guard.id](guarded);
}

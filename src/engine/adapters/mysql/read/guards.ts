import type { Column } from '../../../model/catalog.js';
import type { Guard, GuardId, NeutralType } from '../../../model/type.js';
import type { ReadFlavour } from '../flavour.js';
import { isMojibake } from './mojibake.js';
import { utf8Bytes } from './text.js';
import { quoteIdentifier, quoteString } from '../lex.js';

/** What a guard's predicate is built from. */
interface Guarded {
  /** The quoted column. */
  readonly column: string;
  readonly native: Column['type'];
  readonly neutral: NeutralType;
  readonly limit: number | undefined;
  /** The column's character set, in lower case. */
  readonly charset: string | undefined;
  readonly flavour: ReadFlavour;
}

/** Undefined: no value of this type can break the guard. */
type Predicate = (guarded: Guarded) => string | undefined;

const never: Predicate = () => undefined;

/** True for 0000-00-00, a month or day of zero, and a day that its month hasn't: for DATE, DATETIME and TIMESTAMP alike (type-mapping 2, DINV). */
export function invalidDate(column: string): string {
  return `(YEAR(${column}) = 0 OR MONTH(${column}) = 0 OR DAY(${column}) = 0 OR DAY(${column}) > DAY(LAST_DAY(${column})))`;
}

const isText = (neutral: NeutralType): boolean => neutral.kind === 'text';
const isDate = (neutral: NeutralType): boolean => neutral.kind === 'date' || neutral.kind === 'timestamp';
const when =
  (test: (neutral: NeutralType) => boolean, predicate: Predicate): Predicate =>
  (guarded) =>
    test(guarded.neutral) ? predicate(guarded) : undefined;

/** LOCATE, LIKE and REGEXP give wrong answers under collations that ignore NUL (type-mapping, trap 8). */
const nul: Predicate = ({ column }) => `INSTR(${utf8Bytes(column)}, x'00') > 0`;

/** Sets that hold nothing but what Unicode has; a byte of another one may stand for no character, and becomes `?` or U+FFFD without a warning. */
const mappedSets = /^(utf8(mb[34])?|utf16(le)?|utf32|ucs2|latin1|binary)$/;

const unmapped: Predicate = ({ column, charset }) => {
  if (charset === undefined || mappedSets.test(charset)) return undefined;
  return `CAST(CONVERT(CONVERT(${column} USING utf8mb4) USING ${charset}) AS BINARY) <> CAST(${column} AS BINARY)`;
};

const keyLength: Predicate = ({ column, neutral, limit }) => {
  if (limit === undefined) return undefined;
  return neutral.kind === 'bytes'
    ? `LENGTH(${column}) > ${limit}`
    : `LENGTH(CONVERT(${column} USING utf8mb4)) > ${limit}`;
};

const predicates: Readonly<Record<GuardId, Predicate>> = {
  nan: never,
  infinity: never,
  'negative-zero': when(
    (neutral) => neutral.kind === 'float',
    ({ column, flavour }) =>
      flavour.negativeZero ? `(${column} = 0 AND CAST(${column} AS CHAR) LIKE '-%')` : undefined,
  ),
  'decimal-range': never,
  'unsigned-range': when(
    (neutral) => neutral.kind === 'integer' && neutral.unsigned,
    ({ column, limit }) => `${column} > ${limit ?? '9223372036854775807'}`,
  ),
  'boolean-range': when(
    (neutral) => neutral.kind === 'boolean',
    ({ column }) => `${column} NOT IN (0, 1)`,
  ),
  'date-range': never,
  'zero-date': when(isDate, ({ column }) => invalidDate(column)),
  'instant-range': when(
    (neutral) => neutral.kind === 'timestamp' && !neutral.zone,
    ({ column }) => `(${column} < '1970-01-01 00:00:01' OR ${column} > '2038-01-19 03:14:07.999999')`,
  ),
  'time-range': when(
    (neutral) => neutral.kind === 'duration',
    ({ column }) => `(${column} < '00:00:00' OR ${column} > '24:00:00')`,
  ),
  'nul-character': when((neutral) => isText(neutral) || neutral.kind === 'enum', nul),
  'text-encoding': () => undefined,
  'key-folding': () => undefined,
  surrogate: when(
    (neutral) => neutral.kind === 'text' || neutral.kind === 'json',
    ({ column, charset, flavour }) => {
      if (flavour.storesSurrogates) return `${utf8Bytes(column)} REGEXP ${quoteString('\\xED[\\xA0-\\xBF]')}`;
      // MySQL takes half a pair in UCS-2 alone; converted, it is NULL or a question mark, as the sql_mode has it.
      const there = `CAST(CONVERT(CONVERT(${column} USING utf8mb4) USING ucs2) AS BINARY)`;
      return charset === 'ucs2' ? `NOT (${there} <=> CAST(${column} AS BINARY))` : undefined;
    },
  ),
  'unmapped-character': when(isText, unmapped),
  mojibake: when(isText, ({ column, charset }) => isMojibake(column, charset)),
  'text-length': ({ column, limit }) => (limit === undefined ? undefined : `CHAR_LENGTH(${column}) > ${limit}`),
  'key-length': keyLength,
  'enum-empty': when(
    (neutral) => neutral.kind === 'enum',
    ({ column }) => `${column} + 0 = 0`,
  ),
  'json-number': when(
    (neutral) => neutral.kind === 'json',
    ({ column, flavour }) => flavour.json.oddNumber(column),
  ),
  'json-depth': when(
    (neutral) => neutral.kind === 'json',
    ({ column, limit }) => (limit === undefined ? undefined : `JSON_DEPTH(${column}) > ${limit}`),
  ),
  'json-nul': when(
    (neutral) => neutral.kind === 'json',
    ({ column, flavour }) => flavour.json.nulEscape(column),
  ),
  'json-syntax': when(
    (neutral) => neutral.kind === 'json',
    ({ column, flavour }) => flavour.json.lenient?.syntax(column),
  ),
  'json-surrogate': when(
    (neutral) => neutral.kind === 'json',
    ({ column, flavour }) => flavour.json.lenient?.surrogate(column),
  ),
  'inet-mask': never,
  'uuid-form': never,
  'point-finite': never,
  'array-shape': never,
};

/** A predicate that is true for rows that break the guard; undefined where none can. */
export function guardPredicate(
  guard: Guard,
  column: Pick<Column, 'name' | 'type' | 'charset'>,
  neutral: NeutralType,
  flavour: ReadFlavour,
): string | undefined {
  return predicates[guard.id]({
    column: quoteIdentifier(column.name),
    native: column.type,
    neutral,
    limit: guard.limit,
    charset: column.charset && /^\w+$/.test(column.charset) ? column.charset.toLowerCase() : undefined,
    flavour,
  });
}

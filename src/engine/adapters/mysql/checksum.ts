import type { Checksum, Session } from '../../adapter.js';
import type { Framing, OutputColumn } from '../../model/digest.js';
import { isDigest, longValueBytes, plainForms, type CanonicalForm, type NeutralType } from '../../model/type.js';
import type { ReadFlavour } from './flavour.js';
import { quoteIdentifier, quoteString } from './lex.js';
import { givesBytes, givesFloats, givesJson, givesText, type ResultColumn } from './resultColumn.js';
import { parseType, type WrittenType } from './types/native.js';
import { digestsOf, shortened, utf8 } from './digest.js';
import { mysqlSession } from './session.js';

/** What the canonical text is made from. */
interface Canonical {
  /** Quoted SQL. */
  readonly column: string;
  readonly type: WrittenType;
  readonly neutral: NeutralType;
  readonly flavour: ReadFlavour;
}

const isText = (name: string): boolean => /char$|text$|^(enum|set|json)$/.test(name);
const isBytes = (name: string): boolean => /binary$|blob$/.test(name);

/** A number, whatever its display width and format, and of whatever type the column has become since; a SET's is its bit mask. */
function digits({ column, type }: Canonical): string {
  if (type.name === 'set') return `CAST(CAST(${column} AS UNSIGNED) AS CHAR)`;
  return `CAST(${isText(type.name) ? column : `${column} + 0`} AS CHAR)`;
}

/** A number without the zeros that ZEROFILL prints in front of it. */
function decimalOf(column: string, type: WrittenType): string {
  if (isText(type.name)) return column;
  if (type.name !== 'decimal') return `CAST(${column} AS DECIMAL(65,30))`;
  return type.zerofill ? `CAST(${column} AS DECIMAL(${type.precision ?? 10},${type.scale ?? 0}))` : column;
}

function decimalText({ column, type }: Canonical): string {
  const number = decimalOf(column, type);
  const text = `CAST(${number} AS CHAR)`;
  const shortened = `TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM ${text}))`;
  const hasPoint = type.name === 'decimal' && (type.scale ?? 0) > 0;
  const trimmed = hasPoint ? shortened : `IF(LOCATE('.', ${text}) = 0, ${text}, ${shortened})`;
  const whole = type.name === 'decimal' && type.scale === 0 && !type.zerofill;
  return whole ? text : trimmed;
}

/** Powers of two, by which a large double is divided without losing a digit. */
const scales = [
  { from: '1e15', below: '633825300114114700748351602688e0', divisor: '1125899906842624e0', power: 50 },
  {
    from: '1e15',
    below: '44601490397061246283071436545296723011960832e0',
    divisor: '79228162514264337593543950336e0',
    power: 96,
  },
] as const;

/** The value as a double; of a DOUBLE(m,d) the one that is kept, which need not be the nearest to the digits that it shows. */
function doubleOf(column: string, type: WrittenType): string {
  if (type.name !== 'double') return `CAST(${column} AS DOUBLE)`;
  return type.scale !== undefined || type.zerofill ? `(${column} + 0e0)` : column;
}

function floatText({ column, type, flavour }: Canonical): string {
  const value = doubleOf(column, type);
  const cases = scales.map(
    ({ from, below, divisor, power }) =>
      `WHEN ABS(${value}) >= ${from} AND ABS(${value}) < ${below} THEN CONCAT(CAST(${value} / ${divisor} AS CHAR), '*2^${power}')`,
  );
  return `CASE ${cases.join(' ')} ELSE ${flavour.doubleText(value)} END`;
}

function textOf({ column, type }: Canonical): string {
  return isText(type.name) ? column : `CAST(${column} AS CHAR)`;
}

/** The text in the engine that the value came from: its own types as they print, other engines' in a text column. */
function nativeText(canonical: Canonical): string {
  const { type, neutral, flavour } = canonical;
  if (neutral.kind === 'float' && !isText(type.name)) return flavour.doubleText(doubleOf(canonical.column, type));
  if (type.name === 'bit') return bitText(canonical);
  if (type.name === 'year' || type.zerofill) return digits(canonical);
  return isBytes(type.name) ? hexText(canonical) : textOf(canonical);
}

function hexText({ column: given, type, neutral, flavour }: Canonical): string {
  // MariaDB and PostgreSQL write one address in different ways; its bytes are the same.
  if (/^inet[46]$/u.test(type.name)) return `LOWER(HEX(CAST(${given} AS BINARY(${type.name === 'inet4' ? 4 : 16}))))`;
  const isDigits = isText(type.name) && neutral.kind !== 'text' && neutral.kind !== 'enum';
  if (isDigits) return textOf({ column: given, type, neutral, flavour });
  const column = isText(type.name) ? `CAST(${given} AS BINARY)` : given;
  return `IF(LENGTH(${column}) > ${longValueBytes}, CONCAT('sha256:', SHA2(${column}, 256)), LOWER(HEX(${column})))`;
}

function bitText(canonical: Canonical): string {
  const { column, type } = canonical;
  return type.name === 'bit' ? `LPAD(BIN(${column} + 0), ${type.length ?? 1}, '0')` : textOf(canonical);
}

function spanText({ column, type }: Canonical): string {
  return isText(type.name) ? utf8(column) : `CAST(CAST(${column} AS TIME(6)) AS CHAR)`;
}

/** Without zeros at the end of the fraction. Of bytes, because looking for them in characters begins at the first one each time. */
const trimmedMoment = (sql: string): string =>
  utf8(`TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM CAST(${sql} AS BINARY)))`);

/**
 * DATE_FORMAT gives NULL for a moment that isn't one (a zero date); those show as the server prints them. It shows all six digits whatever precision the column has become
 * since: its own text may end in zeros of the seconds.
 */
function momentText({ column, type }: Canonical): string {
  if (isText(type.name)) return utf8(column);
  return `COALESCE(${trimmedMoment(`DATE_FORMAT(${column}, '%Y-%m-%d %H:%i:%s.%f')`)}, CAST(${column} AS CHAR))`;
}

/** A text that stands for a UUID of the source has to be what the source prints; of a text that is to become one, case says nothing. */
function uuidText({ column, type, neutral }: Canonical): string {
  if (isText(type.name) && neutral.kind === 'uuid') return column;
  if (!isBytes(type.name)) return `LOWER(${utf8(`CAST(${column} AS CHAR)`)})`;
  const parts = [
    [1, 8],
    [9, 4],
    [13, 4],
    [17, 4],
    [21, 12],
  ].map(([at, length]) => `SUBSTR(HEX(${column}), ${at}, ${length})`);
  return `LOWER(IF(${column} IS NULL, NULL, CONCAT_WS('-', ${parts.join(', ')})))`;
}

function pointText(canonical: Canonical): string {
  const { column, type } = canonical;
  if (isText(type.name)) return textOf(canonical);
  const axis = (name: string): string =>
    floatText({ ...canonical, column: `(${name}(${column}) + 0e0)`, type: { name: 'double', text: 'double' } });
  return `CONCAT('POINT(', ${axis('ST_X')}, ' ', ${axis('ST_Y')}, ')')`;
}

/** One row a form. */
const forms: Readonly<Record<CanonicalForm, (canonical: Canonical) => string>> = {
  integer: digits,
  boolean: digits,
  decimal: decimalText,
  float: floatText,
  text: textOf,
  native: nativeText,
  json: textOf,
  hex: hexText,
  bits: bitText,
  date: ({ column }) => `CAST(${column} AS CHAR)`,
  time: spanText,
  duration: spanText,
  timestamp: momentText,
  uuid: uuidText,
  set: textOf,
  wkt: pointText,
};

/** What a query gives, without a row of it. */
async function fieldsOf(session: Session, query: string, signal?: AbortSignal): Promise<readonly ResultColumn[]> {
  // On the first line, so that the server counts the query's own lines.
  const sql = `SELECT * FROM (${query}\n) q LIMIT 0`;
  return (await mysqlSession(session).execute(sql, { signal, stage: 'verify' })).fields;
}

async function columns(
  session: Session,
  query: string,
  flavour: ReadFlavour,
  signal?: AbortSignal,
): Promise<readonly OutputColumn[]> {
  const fields = await fieldsOf(session, query, signal);
  return fields.map((field) => ({ name: field.name, exact: exactText(field, flavour) }));
}

async function held(session: Session, query: string, signal?: AbortSignal): Promise<ReadonlyMap<string, Framing>> {
  const fields = await fieldsOf(session, query, signal);
  return new Map(
    fields.map((field) => [field.name, givesJson(field) ? 'json' : givesText(field) ? 'counted' : 'plain']),
  );
}

/** Of characters that these have the bytes are those of utf8mb4. */
const utf8Charsets: ReadonlySet<string> = new Set(['utf8mb4', 'utf8mb3', 'utf8', 'ascii']);

/** The server describes all texts of a result in the session's character set; only a function tells a column's own. */
async function inUtf8(
  session: Session,
  query: string,
  names: readonly string[],
  signal?: AbortSignal,
): Promise<readonly string[]> {
  const asked = names.map((name) => `CHARSET(q.${quoteIdentifier(name)})`).join(', ');
  const none = `(SELECT * FROM (\n${query}\n) q LIMIT 0) q`;
  const { rows } = await session.query(`SELECT ${asked} FROM (SELECT 1) r LEFT JOIN ${none} ON true`, [], signal);
  return names.filter((_name, at) => utf8Charsets.has(rows[0]?.[at] ?? ''));
}

/** What is no text of its own; a FLOAT is a DOUBLE with the digits that it keeps. */
function exactText(field: ResultColumn, flavour: ReadFlavour): string | undefined {
  const column = quoteIdentifier(field.name);
  const raw = (name: string): Canonical => ({
    ...{ column, type: { name, text: name }, neutral: { kind: 'bytes' }, flavour },
  });
  if (givesBytes(field)) return hexText(raw('blob'));
  return givesFloats(field) ? floatText({ ...raw('double'), column: `(${column} + 0e0)` }) : undefined;
}

/** A text column could hold anything, whatever it is meant to hold. */
function framing(type: string, form: CanonicalForm, { binaryJson }: ReadFlavour): Framing {
  if (form === 'json' && type === 'json' && binaryJson) return 'json';
  return plainForms.includes(form) && !isText(type) ? 'plain' : 'counted';
}

export function createChecksum(flavour: ReadFlavour): Checksum {
  return {
    canonical: (column, type, neutral, form) =>
      forms[form]({ column, type: parseType(type) ?? { name: type.toLowerCase(), text: type }, neutral, flavour }),
    framing: (type, _neutral, form) => framing(parseType(type)?.name ?? 'text', form, flavour),
    held,
    columns: (session, query, signal) => columns(session, query, flavour, signal),
    inUtf8,
    ...digestsOf(flavour.joined),
    exactly: (canonical, text) => {
      const shown = isDigest(text) ? shortened(utf8(canonical)) : utf8(canonical);
      return `CAST(${shown} AS BINARY) = CAST(${quoteString(text)} AS BINARY)`;
    },
  };
}

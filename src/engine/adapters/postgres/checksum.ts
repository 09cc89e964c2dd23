import type { Checksum, Session } from '../../adapter.js';
import type { BucketQuery, DigestQuery, Framing, KeyText, LongTexts, OutputColumn } from '../../model/digest.js';
import { isDigest, longValueBytes, plainForms, type CanonicalForm, type NeutralType } from '../../model/type.js';
import type { ServerInfo } from '../../model/catalog.js';
import { quoteIdentifier, quoteString } from './lex.js';
import { parseType } from './types/native.js';
import { isKnownType } from './types/neutral.js';
import { isAtLeast } from './server.js';
import { postgresSession } from './session.js';
import { floatText } from './floatText.js';

/** What the canonical text is made from. */
interface Canonical {
  /** Quoted SQL. */
  readonly column: string;
  /** The native type's base name: `numeric`, `text`. */
  readonly base: string;
  readonly neutral: NeutralType;
  readonly server: ServerInfo;
}

const isText = (base: string): boolean => base === 'text' || base === 'varchar' || base === 'char' || base === 'citext';

/** Digits without zeros at the end of the fraction. */
function decimalText({ column, base, server }: Canonical): string {
  const number = base === 'numeric' ? column : `${column}::numeric`;
  if (isAtLeast(server, 130000)) return `trim_scale(${number})::text`;
  return `regexp_replace(regexp_replace(${number}::text, '(\\.\\d*?)0+$', '\\1'), '\\.$', '')`;
}

/** As it prints, which is a third of to_char's work. The cast changes nothing of a column, but an expression in its place may give a date. */
const momentText = (column: string, zone: boolean): string =>
  `${zone ? `(${column} AT TIME ZONE 'UTC')` : column}::timestamp::text`;

/** `[-]HH:MM:SS.ffffff`, hours beyond 24 included; spans with months and days, which no other engine has, show PostgreSQL's own text. */
function spanText(column: string, base: string): string {
  const clock = `'HH24:MI:SS.US'`;
  if (base === 'time') return `to_char(${column}, ${clock})`;
  return `CASE WHEN ${column}::text ~ '[a-z]' THEN ${column}::text WHEN ${column} < '0' THEN '-' || to_char(-${column}, ${clock}) ELSE to_char(${column}, ${clock}) END`;
}

function hexText({ column, base }: Canonical): string {
  // Four bytes of family, mask, kind and length stand before the address.
  if (base === 'inet') return `encode(substr(inet_send(${column}), 5), 'hex')`;
  if (base === 'uuid') return `replace(${column}::text, '-', '')`;
  return isText(base) ? column : bytesText(column);
}

function bytesText(column: string): string {
  return `CASE WHEN octet_length(${column}) > ${longValueBytes} THEN 'sha256:' || encode(sha256(${column}), 'hex') ELSE encode(${column}, 'hex') END`;
}

const asIs: readonly string[] = ['text', 'varchar'];
const textOf = ({ column, base }: Canonical): string => (asIs.includes(base) ? column : `${column}::text`);
const zero = ({ column, base }: Canonical): string => (base === 'boolean' ? `${column}::int::text` : `${column}::text`);

/** One row a form. */
const forms: Readonly<Record<CanonicalForm, (canonical: Canonical) => string>> = {
  integer: zero,
  boolean: zero,
  decimal: decimalText,
  float: ({ column, base }) => floatText(base === 'double precision' ? column : `${column}::float8`),
  text: textOf,
  native: (canonical) => (canonical.base === 'inet' ? `abbrev(${canonical.column})` : textOf(canonical)),
  json: textOf,
  hex: hexText,
  bits: textOf,
  date: ({ column, base }) => (base === 'date' ? `${column}::text` : momentText(column, base === 'timestamptz')),
  time: ({ column, base }) => spanText(column, base),
  duration: ({ column, base }) => spanText(column, base),
  timestamp: ({ column, base }) => momentText(column, base === 'timestamptz'),
  // A text that stands for a UUID of the source has to be what the source prints; of a text that is to become one, case says nothing.
  uuid: ({ column, base, neutral }) =>
    isText(base) && neutral.kind !== 'uuid' ? `lower(${column})` : `${column}::text`,
  set: ({ column, base }) => (isText(base) ? column : `array_to_string(${column}, ',')`),
  wkt: (canonical) => (isText(canonical.base) ? canonical.column : pointText(canonical.column)),
};

function pointText(column: string): string {
  const axis = (at: 0 | 1): string => floatText(`((${column})[${at}] + 0)`);
  return `'POINT(' || ${axis(0)} || ' ' || ${axis(1)} || ')'`;
}

/** The base type's name; of a type that only the database knows (a domain, say), what its meaning asks for. */
function baseOf(type: string, neutral: NeutralType): string {
  const parsed = parseType(type);
  if (parsed?.category === 'array') return 'array';
  if (parsed && isKnownType(parsed.name)) return parsed.name;
  if (neutral.kind === 'boolean') return 'boolean';
  if (neutral.kind === 'timestamp') return neutral.zone ? 'timestamptz' : 'timestamp';
  return ['date', 'time', 'inet'].includes(neutral.kind) ? neutral.kind : type;
}

function canonical(
  column: string,
  type: string,
  neutral: NeutralType,
  form: CanonicalForm,
  server: ServerInfo,
): string {
  return forms[form]({ column, base: baseOf(type, neutral), neutral, server });
}

async function columns(session: Session, query: string, signal?: AbortSignal): Promise<readonly OutputColumn[]> {
  const before = 'SELECT * FROM (';
  const sql = `${before}${query}\n) q LIMIT 0`;
  const { fields } = await postgresSession(session).execute(sql, { signal, stage: 'verify', prefix: before.length });
  return fields.map(({ name, typeId }) => ({ name, exact: exactTexts[typeId]?.(quoteIdentifier(name)) }));
}

/** Types by their oids that print in a closed alphabet: numbers, bytes, moments, bits, UUIDs, addresses, points. An own type is none of them, whatever it is made of. */
const plainTypes: ReadonlySet<number> = new Set([
  16, 17, 20, 21, 23, 26, 28, 29, 600, 650, 700, 701, 790, 829, 869, 1082, 1083, 1114, 1184, 1186, 1266, 1560, 1562,
  1700, 2950, 5069,
]);
const jsonTypes: ReadonlySet<number> = new Set([114, 3802]);

async function held(session: Session, query: string, signal?: AbortSignal): Promise<ReadonlyMap<string, Framing>> {
  const sql = `SELECT * FROM (${query}\n) q LIMIT 0`;
  const { fields } = await postgresSession(session).execute(sql, { signal, stage: 'verify' });
  const framingOf = (type: number): Framing =>
    jsonTypes.has(type) ? 'json' : plainTypes.has(type) ? 'plain' : 'counted';
  return new Map(fields.map(({ name, typeId }) => [name, framingOf(typeId)]));
}

/** What other engines print in another way, by the type's oid: bytea, real and double precision. */
const exactTexts: Readonly<Record<number, (column: string) => string>> = {
  17: (column) => bytesText(column),
  700: (column) => floatText(`${column}::float8`),
  701: floatText,
};

/** PostgreSQL calls no function with more than 100 arguments; https://www.postgresql.org/docs/18/limits.html */
const argumentsPerCall = 100;

function joined(items: readonly string[]): string {
  const room = argumentsPerCall - 2;
  if (items.length <= room) return `concat_ws(',', ${items.join(', ')})`;
  const groups: string[] = [];
  for (let at = 0; at < items.length; at += room) groups.push(joined(items.slice(at, at + room)));
  return joined(groups);
}

/** A text's UTF-8: the encoding of our sessions, which converts nothing where it is the database's own. */
const hashOf = (text: string): string => `sha256(textsend(${text}))`;

const digitsOf = (text: string): string => `encode(${hashOf(text)}, 'hex')`;

/** The length of a text in UTF-8. The database's own encoding is asked for once in a query. */
const bytesOf = (text: string): string =>
  `CASE WHEN (SELECT getdatabaseencoding() = 'UTF8') THEN octet_length(${text}) ELSE octet_length(textsend(${text})) END`;

/** Long values enter as the digest of their bytes, and so does what looks like one. */
const shortened = (text: string): string =>
  `CASE WHEN ${bytesOf(text)} > ${longValueBytes} OR left(${text}, 7) COLLATE "C" = 'sha256:' THEN 'sha256:' || ${digitsOf(text)} ELSE ${text} END`;

/** A row's text, as {@link Checksum} says. */
function framed(texts: readonly KeyText[], long: LongTexts): string {
  return joined(
    texts.flatMap(({ sql, plain, json }) => {
      const whole = `${sql}::text`;
      const text = plain || long === 'whole' ? whole : shortened(whole);
      if (plain || json) return [`coalesce(${text}, 'N')`];
      return [`coalesce((${bytesOf(text)})::text, 'N')`, `coalesce(${text}, '')`];
    }),
  );
}

/** Columns of a {@link renamed} query. */
const textsAt = (positions: readonly number[], asked: DigestQuery): KeyText[] =>
  positions.map((position) => ({
    ...{ sql: `c${position}`, plain: isPlainAt(position, asked) },
    json: asked.json?.includes(asked.columns[position] ?? ''),
  }));

const isPlainAt = (position: number, { columns, plain }: DigestQuery): boolean =>
  plain.includes(columns[position] ?? '');

/** Texts above this many bytes are not put together whole: a row could need more memory than there is. */
const wholeBytes = 8 * 1024 * 1024;

/** The row's hash; none where a text is too long to be joined whole. */
function rowHash(asked: DigestQuery, long: LongTexts): string {
  const positions = all(asked.columns);
  const hash = hashOf(framed(textsAt(positions, asked), long));
  const texts = positions.filter((position) => !isPlainAt(position, asked)).map((at) => `octet_length(c${at}::text)`);
  if (long === 'shortened' || texts.length === 0) return hash;
  return `CASE WHEN ${texts.map((bytes) => `${bytes} > ${wholeBytes}`).join(' OR ')} THEN NULL ELSE ${hash} END`;
}

const all = (columns: readonly string[]): number[] => columns.map((_name, at) => at);

/**
 * The first 15 hexadecimal digits as a number: 60 bits, so never negative, and summed as numeric without end. Out of its bytes, for PostgreSQL reads a number out of
 * digits only through texts and bits, which takes two and a half times as long.
 */
const number = [
  ...[52, 44, 36, 28, 20, 12, 4].map((bits, at) => `get_byte(h, ${at}) * ${2 ** bits}::bigint`),
  'get_byte(h, 7) / 16',
].join(' + ');
const digestSums = `count(*), coalesce(sum(${number}), 0), count(*) - count(h)`;

/** Keeps the planner from writing a subquery's expressions into every place that names them, to be computed again there. */
const once = 'OFFSET 0';

/** The query under names of our own: what it calls its columns may clash or be cut to 63 bytes. */
function renamed(query: string, columns: readonly string[], end: string): string {
  const names = columns.map((_name, at) => `c${at}`).join(', ');
  return `(SELECT * FROM (\n${query}\n) s ${end}) q(${names})`;
}

function bucketOf(asked: BucketQuery, digits: number): string {
  const key = asked.key.map((name) => asked.columns.indexOf(name));
  return `left(${digitsOf(framed(textsAt(key, asked), 'shortened'))}, ${digits})`;
}

function inBuckets(key: readonly KeyText[], wanted: readonly string[]): string {
  const texts = key.map((text) => ({ ...text, sql: `(${text.sql})` }));
  const bucket = `left(${digitsOf(framed(texts, 'shortened'))}, ${wanted[0]?.length ?? 0})`;
  return `${bucket} IN (${wanted.map(quoteString).join(', ')})`;
}

function digest(asked: DigestQuery, long: LongTexts): string {
  const { query, columns } = asked;
  const rows = `SELECT ${rowHash(asked, long)} AS h FROM ${renamed(query, columns, once)} ${once}`;
  return `SELECT ${digestSums} FROM (${rows}) r`;
}

function buckets(asked: BucketQuery, digits: number): string {
  const { query, columns } = asked;
  const bucket = bucketOf(asked, digits);
  const rows = `SELECT ${bucket} AS b, ${rowHash(asked, 'shortened')} AS h FROM ${renamed(query, columns, once)} ${once}`;
  return `SELECT b, ${digestSums} FROM (${rows}) r GROUP BY b`;
}

/** Here the other columns are worth computing for the wanted rows only. */
function bucketRows(asked: BucketQuery, wanted?: readonly string[]): string {
  const { query, columns } = asked;
  const bucket = wanted ? bucketOf(asked, wanted[0]?.length ?? 0) : "''";
  const texts = columns.map((_name, at) => {
    const text = `c${at}::text`;
    return isPlainAt(at, asked) ? text : shortened(text);
  });
  const rows = `SELECT ${[`${bucket} AS b`, ...texts].join(', ')} FROM ${renamed(query, columns, '')}`;
  return wanted ? `SELECT * FROM (${rows}) r WHERE b IN (${wanted.map(quoteString).join(', ')})` : rows;
}

/** The bucket first: the other columns are computed for the wanted rows only. */
function bucketDigest(asked: BucketQuery, wanted: readonly string[]): string {
  const { query, columns } = asked;
  const bucket = bucketOf(asked, wanted[0]?.length ?? 0);
  const where = `${bucket} IN (${wanted.map(quoteString).join(', ')})`;
  const rows = `SELECT ${rowHash(asked, 'shortened')} AS h FROM ${renamed(query, columns, '')} WHERE ${where} ${once}`;
  return `SELECT ${digestSums} FROM (${rows}) r`;
}

/** A text column could hold anything, whatever it is meant to hold. */
function framing(type: string, neutral: NeutralType, form: CanonicalForm): Framing {
  const base = baseOf(type, neutral);
  if (form === 'json' && (base === 'json' || base === 'jsonb')) return 'json';
  return plainForms.includes(form) && !isText(base) ? 'plain' : 'counted';
}

function exactly(canonical: string, text: string): string {
  const whole = `(${canonical})::text`;
  const shown = isDigest(text) ? `(${shortened(whole)})` : whole;
  return `${shown} COLLATE "C" = ${quoteString(text)}`;
}

export const checksum: Checksum = {
  // Its digests see to the database's encoding themselves.
  inUtf8: () => Promise.resolve([]),
  ...{ canonical, framing, held, columns, digest, buckets, inBuckets, bucketRows, bucketDigest, exactly },
};

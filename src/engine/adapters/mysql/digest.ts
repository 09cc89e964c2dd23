import type { Checksum } from '../../adapter.js';
import type { BucketQuery, DigestQuery, KeyText, LongTexts } from '../../model/digest.js';
import { longValueBytes } from '../../model/type.js';
import { quoteIdentifier, quoteString } from './lex.js';

export type Digests = Pick<Checksum, 'digest' | 'buckets' | 'inBuckets' | 'bucketRows' | 'bucketDigest'>;

/** Everything enters the digest as UTF-8, so that character sets and collations don't matter. */
export const utf8 = (sql: string): string => `CONVERT(${sql} USING utf8mb4)`;

/** Long values enter as the digest of their bytes, and so does what looks like one. */
export function shortened(sql: string): string {
  const isLong = `LENGTH(${sql}) > ${longValueBytes} OR CAST(LEFT(${sql}, 7) AS BINARY) = _binary'sha256:'`;
  return `IF(${isLong}, CONCAT('sha256:', SHA2(${sql}, 256)), ${sql})`;
}

const named = (
  names: readonly string[],
  { plain, json = [], utf8 = [] }: Omit<DigestQuery, 'query' | 'columns'>,
): KeyText[] =>
  names.map((name) => ({
    ...{ sql: quoteIdentifier(name), plain: plain.includes(name) },
    ...{ json: json.includes(name), utf8: utf8.includes(name) },
  }));

/** An expression over several texts may refuse their character sets side by side, a join does not. */
function textIn(column: string, long: LongTexts, isUtf8 = false): string {
  if (long === 'shortened') return shortened(utf8(column));
  return isUtf8 ? column : utf8(column);
}

/** What of a column stands in a row's text. */
function items({ sql, plain, json, utf8 }: KeyText, long: LongTexts): string[] {
  const text = plain ? sql : textIn(sql, long, utf8);
  return plain || json ? [`COALESCE(${text}, 'N')`] : [`COALESCE(LENGTH(${text}), 'N')`, `COALESCE(${text}, '')`];
}

const hashOf = (text: string): string => `SHA2(${text}, 256)`;

/** More than the numbers of all rows of any table add up to, and few enough digits for a DECIMAL: https://dev.mysql.com/doc/refman/9.7/en/precision-math-decimal-characteristics.html */
const unhashed = `1${'0'.repeat(40)}`;

/** A second look at a row's hash would compute it again: one sum tells both. */
const ofTotals = `n, s MOD ${unhashed}, s DIV ${unhashed}`;

/** The queries of {@link Checksum} that compute digests. `joined` joins texts by commas, none of which is NULL; NULL where they are longer than max_allowed_packet. */
export function digestsOf(joined: (texts: readonly string[]) => string): Digests {
  /** A row's text. Every use of a name computes its expression again. */
  const framed = (texts: readonly KeyText[], long: LongTexts): string =>
    joined(texts.flatMap((text) => items(text, long)));

  /** Of the query's rows `q`: how many, and the sum of their numbers: 15 hexadecimal digits of the hash each, `unhashed` for a row that is too long to have one. */
  const totals = (asked: DigestQuery, long: LongTexts): string => {
    const digits = `LEFT(${hashOf(framed(named(asked.columns, asked), long))}, 15)`;
    return `COUNT(*) AS n, COALESCE(SUM(COALESCE(CAST(CONV(${digits}, 16, 10) AS UNSIGNED), ${unhashed})), 0) AS s`;
  };

  const bucketOf = (key: readonly KeyText[], digits: number): string =>
    `LEFT(${hashOf(framed(key, 'shortened'))}, ${digits})`;

  const inBuckets = (key: readonly KeyText[], wanted: readonly string[]): string =>
    `${bucketOf(key, wanted[0]?.length ?? 0)} IN (${wanted.map(quoteString).join(', ')})`;

  const digest = (asked: DigestQuery, long: LongTexts, where = ''): string =>
    `SELECT ${ofTotals} FROM (SELECT ${totals(asked, long)} FROM (\n${asked.query}\n) q${where}) t`;

  /** Grouped by place: a name could be a column's. */
  const buckets = (asked: BucketQuery, digits: number): string => {
    const bucket = `COALESCE(${bucketOf(named(asked.key, asked), digits)}, '') AS b`;
    const groups = `SELECT ${bucket}, ${totals(asked, 'shortened')} FROM (\n${asked.query}\n) q GROUP BY 1`;
    return `SELECT b, ${ofTotals} FROM (${groups}) t`;
  };

  const bucketRows = (asked: BucketQuery, wanted?: readonly string[]): string => {
    const key = named(asked.key, asked);
    const bucket = wanted ? bucketOf(key, wanted[0]?.length ?? 0) : "''";
    const texts = asked.columns.map((name) =>
      textIn(`q.${quoteIdentifier(name)}`, asked.plain.includes(name) ? 'whole' : 'shortened'),
    );
    const where = wanted ? ` WHERE ${inBuckets(key, wanted)}` : '';
    return `SELECT ${[`${bucket} AS \`bucket\``, ...texts].join(', ')} FROM (\n${asked.query}\n) q${where}`;
  };

  const bucketDigest = (asked: BucketQuery, wanted: readonly string[]): string =>
    digest(asked, 'shortened', ` WHERE ${inBuckets(named(asked.key, asked), wanted)}`);

  return { digest: (asked, long) => digest(asked, long), buckets, inBuckets, bucketRows, bucketDigest };
}

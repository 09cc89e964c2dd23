import type { Chunk } from './chunk.js';

/**
 * How long texts enter a digest. `whole` costs least, but a row whose text is longer than a server puts together has no hash; `shortened`: texts above
 * `longValueBytes` enter as `sha256:` and their SHA-256 in hexadecimal, which every row fits into.
 */
export type LongTexts = 'whole' | 'shortened';

/**
 * What tells a value from what follows it in a row's text, where a comma stands behind every value.
 *
 * - `plain`: it holds no comma, and is never `N`. `counted`: any text; its length stands in front.
 * - `json`: a document of JSON ends by itself: what begins with a whole document and a comma is none, so that of two documents neither, with its comma, begins the other. None begins with
 *   `N`, or with the `sha256:` of one that is too long. Some servers would have to print it a second time for its length.
 */
export type Framing = 'plain' | 'json' | 'counted';

/** A column that a query gives. */
export interface OutputColumn {
  readonly name: string;
  /** SQL of its text as digests take it, where its own would not tell all values apart, or not look alike on every engine: of bytes and of floating-point numbers. */
  readonly exact?: string | undefined;
}

/** A query of canonical texts and how its rows enter a digest. */
export interface DigestQuery {
  readonly query: string;
  /** Its output columns, in order. */
  readonly columns: readonly string[];
  /** Those of plain {@link Framing}: numbers, moments, hexadecimal digits. */
  readonly plain: readonly string[];
  /** Those that hold nothing but JSON. The others are counted. */
  readonly json?: readonly string[] | undefined;
  /** Those whose text is known to be UTF-8 already: converting one costs as much as hashing it. */
  readonly utf8?: readonly string[] | undefined;
}

/** The same, split into buckets by the key's hash. */
export interface BucketQuery extends DigestQuery {
  readonly key: readonly string[];
}

/** A key's column in a condition: SQL of its canonical text, and whether it is one of {@link DigestQuery.plain} or {@link DigestQuery.json}. */
export interface KeyText {
  readonly sql: string;
  readonly plain: boolean;
  readonly json?: boolean | undefined;
  /** Whether it is UTF-8 already. */
  readonly utf8?: boolean | undefined;
}

/**
 * What a digest query gives: rows, the sum of the first 60 bits of their hashes, and rows without a hash. The sums of segments add up, and are exact: rows that
 * are equal add to one another, where XOR would cancel them.
 */
export type DigestSums = readonly bigint[];

/** Another number whenever other bytes enter a row's hash: digests that were kept tell nothing of those. */
const form = 2;

/** A digest as it is kept for a later look. */
export const keptDigest = (digest: string): string => `${form}:${digest}`;

/** Whether it was made from the same bytes as those of today. */
export const isComparable = (kept: string): boolean => kept.startsWith(keptDigest(''));

/** Both sides' sums over one key range. */
export interface SegmentSums {
  readonly source: DigestSums;
  readonly target: DigestSums;
}

/** Key ranges that make up a table, with the sums of those that were digested already. */
export interface Segments {
  readonly ranges: readonly Chunk[];
  readonly sums: ReadonlyMap<Chunk, SegmentSums>;
}

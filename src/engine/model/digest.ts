import type { Chunk } from './chunk.js';

/**
 * How long texts enter a digest. `whole` costs least, but a row whose text is longer than a server puts together has no hash; `shortened`: texts above
 * `longValueBytes` enter as `sha256:` and their SHA-256 in hexadecimal, which every row fits into.
 */
export type LongTexts = 'whole' | 'shortened';

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
  /** Those whose text is never `N` and holds no comma (numbers, moments, hexadecimal digits): they need no length in front. */
  readonly plain: readonly string[];
  /** Those whose text is known to be UTF-8 already: converting one costs as much as hashing it. */
  readonly utf8?: readonly string[] | undefined;
}

/** The same, split into buckets by the key's hash. */
export interface BucketQuery extends DigestQuery {
  readonly key: readonly string[];
}

/** A key's column in a condition: SQL of its canonical text, and whether it is one of {@link DigestQuery.plain}. */
export interface KeyText {
  readonly sql: string;
  readonly plain: boolean;
  /** Whether it is UTF-8 already. */
  readonly utf8?: boolean | undefined;
}

/**
 * What a digest query gives: rows, the sum of the first 60 bits of their hashes, and rows without a hash. The sums of segments add up, and are exact: rows that
 * are equal add to one another, where XOR would cancel them.
 */
export type DigestSums = readonly bigint[];

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

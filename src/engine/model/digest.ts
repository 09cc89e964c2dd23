/**
 * How long texts enter a digest. `whole` costs least, but a row whose text is longer than a server puts together has no hash; `shortened`: texts above
 * `longValueBytes` enter as `sha256:` and their SHA-256 in hexadecimal, which every row fits into.
 */
export type LongTexts = 'whole' | 'shortened';

/** A query of canonical texts and how its rows enter a digest. */
export interface DigestQuery {
  readonly query: string;
  /** Its output columns, in order. */
  readonly columns: readonly string[];
  /** Those whose text is never `N` and holds no comma (numbers, moments, hexadecimal digits): they need no length in front. */
  readonly plain: readonly string[];
}

/** The same, split into buckets by the key's hash. */
export interface BucketQuery extends DigestQuery {
  readonly key: readonly string[];
}

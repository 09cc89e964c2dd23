import type { BucketQuery, DigestSums } from '../model/digest.js';
import { differencesKept, type CellDifference, type RowDifference } from '../model/verification.js';
import { together } from '../model/together.js';
import type { Side } from './side.js';
import { at, uncountedOf, type Uncounted } from './step.js';

/** The shape of the two queries' output. */
export interface Comparison extends Uncounted {
  readonly columns: readonly string[];
  readonly sourceColumns: readonly string[];
  /** Positions of the key's columns; empty for a table without a key. */
  readonly key: readonly number[];
  /** Rows of the bigger side. */
  readonly rows: number;
  /** Buckets to which the comparison is confined. */
  readonly within?: { readonly digits: number; readonly buckets: readonly string[] } | undefined;
  /** How many differing rows are named; default {@link differencesKept}. */
  readonly keep?: number | undefined;
}

export interface Differences {
  readonly differences: readonly RowDifference[];
  readonly differingRows: number;
  readonly moreDiffer?: boolean | undefined;
  readonly reason?: string | undefined;
}

/** The texts of a row's columns. */
export type Row = readonly (string | null)[];

/** Rows that one look into the buckets should bring to the client at most. */
const rowsPerBucket = 1000;
/** Buckets fetched at once. */
const bucketsPerQuery = 8;

/** Finds the rows that differ, by key; stops once enough are named. Memory is bounded by a few buckets of rows. */
export async function findDifferences(
  source: Side,
  target: Side,
  comparison: Comparison,
  signal: AbortSignal,
): Promise<Differences> {
  const { within, keep = differencesKept } = comparison;
  const digits = within?.digits ?? digitsFor(comparison.rows, rowsPerBucket);
  const [left, right] = await together([
    bucketsOf(source, queryOf(source, comparison.sourceColumns, comparison), digits, signal),
    bucketsOf(target, queryOf(target, comparison.columns, comparison), digits, signal),
  ]);
  const differing = differingBuckets(left, right).filter((bucket) => within?.buckets.includes(bucket) ?? true);
  const differences: RowDifference[] = [];
  let count = 0;
  for (let next = 0; next < differing.length; next += bucketsPerQuery) {
    const buckets = differing.slice(next, next + bucketsPerQuery);
    const [sourceRows, targetRows] = await together([
      rowsOf(source, queryOf(source, comparison.sourceColumns, comparison), buckets, signal),
      rowsOf(target, queryOf(target, comparison.columns, comparison), buckets, signal),
    ]);
    const found = pairRows(sourceRows, targetRows, comparison);
    count += found.length;
    differences.push(...found.slice(0, keep - differences.length));
    const seen = Math.min(next + bucketsPerQuery, differing.length);
    if (differences.length >= keep && seen < differing.length) {
      const reason = `At least ${count} rows differ: ${seen} of ${differing.length} differing segments were looked into.`;
      return { differences, differingRows: count, moreDiffer: true, reason };
    }
  }
  return { differences, differingRows: count };
}

/** In the buckets' order. */
export function differingBuckets(left: Buckets, right: Buckets): string[] {
  const textOf = (sums: DigestSums | undefined): string => String(sums);
  return [...new Set([...left.keys(), ...right.keys()])]
    .filter((bucket) => textOf(left.get(bucket)) !== textOf(right.get(bucket)))
    .sort();
}

/** Digits of the key's hash, so that a bucket holds about so many rows. */
export function digitsFor(rows: number, each: number): number {
  const wanted = Math.ceil(Math.log(Math.max(rows, 1) / each) / Math.log(16));
  return Math.min(4, Math.max(1, wanted));
}

/** Rows without a key are told apart by all of their columns. */
export function queryOf(
  { query }: Side,
  columns: readonly string[],
  { key, plain, json }: Pick<Comparison, 'key' | keyof Uncounted>,
): BucketQuery {
  return {
    query,
    columns,
    ...uncountedOf(columns, { plain, json }),
    key: key.length === 0 ? columns : at(columns, key),
  };
}

/** The digest of every bucket that has rows. */
export type Buckets = ReadonlyMap<string, DigestSums>;

export async function bucketsOf(
  { adapter, session }: Side,
  query: BucketQuery,
  digits: number,
  signal: AbortSignal,
): Promise<Buckets> {
  const { rows } = await session.query(adapter.checksum.buckets(query, digits), [], signal);
  return new Map(rows.map(([bucket, ...sums]) => [bucket ?? '', sums.map((sum) => BigInt(sum ?? 0))]));
}

async function rowsOf(
  { adapter, session }: Side,
  query: BucketQuery,
  buckets: readonly string[],
  signal: AbortSignal,
): Promise<Row[]> {
  const { rows } = await session.query(adapter.checksum.bucketRows(query, buckets), [], signal);
  return rows.map((row) => row.slice(1));
}

/** Compares two sets of rows as multisets grouped by key: rows that stand on both sides fall out, what is left is paired. */
export function pairRows(
  source: readonly Row[],
  target: readonly Row[],
  comparison: Pick<Comparison, 'key' | 'columns' | 'plain'>,
): RowDifference[] {
  const positions = comparison.key.length > 0 ? comparison.key : comparison.columns.map((_name, index) => index);
  const left = groupByKey(source, positions);
  const right = groupByKey(target, positions);
  const differences: RowDifference[] = [];
  for (const key of new Set([...left.keys(), ...right.keys()])) {
    const lefts = left.get(key) ?? [];
    const rights = right.get(key) ?? [];
    const counts = { sourceCount: lefts.length, targetCount: rights.length };
    const unmatched = removeEqual(lefts, rights);
    const sample = lefts[0] ?? rights[0] ?? [];
    const named = Object.fromEntries(
      positions.map((position) => [comparison.columns[position] ?? '', sample[position] ?? null]),
    );
    const repeated = counts.sourceCount > 1 || counts.targetCount > 1 || comparison.key.length === 0;
    for (let index = 0; index < Math.max(unmatched.lefts.length, unmatched.rights.length); index += 1) {
      differences.push(
        pair(named, unmatched.lefts[index], unmatched.rights[index], comparison, repeated ? counts : {}),
      );
    }
  }
  return differences;
}

function groupByKey(rows: readonly Row[], positions: readonly number[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = JSON.stringify(positions.map((position) => row[position] ?? null));
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

function removeEqual(lefts: readonly Row[], rights: readonly Row[]): { lefts: Row[]; rights: Row[] } {
  const waiting = new Map<string, number>();
  for (const row of rights) waiting.set(JSON.stringify(row), (waiting.get(JSON.stringify(row)) ?? 0) + 1);
  const remainingLefts = lefts.filter((row) => !take(waiting, row));
  return { lefts: remainingLefts, rights: rights.filter((row) => take(waiting, row)) };
}

/** Takes one row out of a multiset; false when it isn't in it. */
function take(waiting: Map<string, number>, row: Row): boolean {
  const text = JSON.stringify(row);
  const count = waiting.get(text) ?? 0;
  if (count > 0) waiting.set(text, count - 1);
  return count > 0;
}

function pair(
  key: RowDifference['key'],
  left: Row | undefined,
  right: Row | undefined,
  { columns, plain }: Pick<Comparison, 'columns' | 'plain'>,
  counts: { sourceCount?: number; targetCount?: number },
): RowDifference {
  if (!left || !right) return { key, kind: left ? 'missing' : 'extra', cells: [], ...counts };
  const cells = columns.flatMap((column, index): CellDifference[] => {
    const [source = null, target = null] = [left[index], right[index]];
    if (source === target) return [];
    return [{ column, source, target, ...(plain.includes(index) ? { plain: true } : {}) }];
  });
  return { key, kind: 'changed', cells, ...counts };
}

import { differencesKept, type RowDifference } from '../model/verification.js';
import { rangePlaceholder } from '../model/script.js';
import { inLanes } from '../model/inLanes.js';
import { together } from '../model/together.js';
import { pairRows, type Row } from './differences.js';
import { segmentsOf } from './digest.js';
import type { Side } from './side.js';
import { at, namesOf, uncountedOf, whole } from './step.js';
import type { Compared, Task } from './task.js';

/** Rows that one segment should bring to the client at most. */
const segmentRows = 5_000;

/** A part of a table, as a query for each side. */
interface Segment {
  readonly left: string;
  readonly right: string;
}

/**
 * Fetches every row of both sides, segment by segment, and compares the texts. Where the key is one integer, segments are its ranges; else they are buckets of
 * the key's hash, each of which the databases read the whole table for. Memory is bounded by one segment a lane.
 */
export async function compareRows(task: Task, keep = differencesKept, signal: AbortSignal): Promise<Compared> {
  const waiting = await planSegments(task, signal);
  const totals = { source: 0, target: 0, differing: 0 };
  const differences: RowDifference[] = [];
  const compare = async (left: Side, right: Side, segment: Segment): Promise<void> => {
    const [lefts, rights] = await together([
      fetchRows(left, segment.left, signal),
      fetchRows(right, segment.right, signal),
    ]);
    totals.source += lefts.length;
    totals.target += rights.length;
    const found = pairRows(lefts, rights, task);
    totals.differing += found.length;
    differences.push(...found.slice(0, keep - differences.length));
  };
  const rightOf = (lane: number): Side => task.rights[lane] ?? task.right;
  const lanes = task.lefts.map((left, lane) => Promise.resolve({ left, right: rightOf(lane) }));
  await inLanes(lanes, waiting, ({ left, right }, segment) => compare(left, right, segment));
  return {
    source: { rows: totals.source, text: String(totals.source) },
    target: { rows: totals.target, text: String(totals.target) },
    found: { differences, differingRows: totals.differing },
  };
}

async function fetchRows({ session }: Side, sql: string, signal: AbortSignal): Promise<Row[]> {
  const { rows } = await session.query(sql, [], signal);
  return rows.map((row) => row.slice(1));
}

async function planSegments(task: Task, signal: AbortSignal): Promise<Segment[]> {
  const { step, left, right } = task;
  const chunks = await segmentsOf(step, left, 2, signal, segmentRows);
  if (chunks.length < 2) return await bucketSegments(task, signal);
  const keys = { source: namesOf(step, 'source-key', 'key'), target: namesOf(step, 'key') };
  const inRange = (side: Side, key: readonly string[], index: number): string => {
    const [chunk] = chunks.slice(index);
    const range = chunk ? side.adapter.read.range(chunk, key) : 'false';
    return side.query.replace(rangePlaceholder, () => range);
  };
  return chunks.map((_chunk, index) => ({
    left: rowsQuery(task, left, inRange(left, keys.source, index), undefined),
    right: rowsQuery(task, right, inRange(right, keys.target, index), undefined),
  }));
}

async function bucketSegments(task: Task, signal: AbortSignal): Promise<Segment[]> {
  const { rows } = await task.left.session.query(`SELECT COUNT(*) FROM (\n${whole(task.left)}\n) q`, [], signal);
  const pieces = Math.min(16 ** 4, Math.ceil(Number(rows[0]?.[0] ?? '0') / segmentRows));
  if (pieces < 2) {
    const of = (side: Side): string => rowsQuery(task, side, whole(side), undefined);
    return [{ left: of(task.left), right: of(task.right) }];
  }
  const digits = Math.ceil(Math.log(pieces) / Math.log(16));
  const buckets = Array.from({ length: 16 ** digits }, (_none, number) => number.toString(16).padStart(digits, '0'));
  const each = Math.floor(buckets.length / pieces);
  const groups = Array.from({ length: Math.ceil(buckets.length / each) }, (_none, index) =>
    buckets.slice(index * each, (index + 1) * each),
  );
  return groups.map((group) => ({
    left: rowsQuery(task, task.left, whole(task.left), group),
    right: rowsQuery(task, task.right, whole(task.right), group),
  }));
}

/** All columns as text behind a first one that says nothing; of rows in `buckets`, or of all. */
function rowsQuery(task: Task, side: Side, query: string, buckets: readonly string[] | undefined): string {
  const columns = side === task.right || task.rights.includes(side) ? task.columns : task.sourceColumns;
  const key = task.key.length === 0 ? columns : at(columns, task.key);
  return side.adapter.checksum.bucketRows({ query, columns, ...uncountedOf(columns, task), key }, buckets);
}

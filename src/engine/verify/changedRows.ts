import type { ChangedRows } from '../model/changedRows.js';
import { joinedRanges, type Chunk } from '../model/chunk.js';
import type { DigestSums, KeyText } from '../model/digest.js';
import type { Mapping } from '../model/mapping.js';
import { rangePlaceholder, type ScriptStep } from '../model/script.js';
import { together } from '../model/together.js';
import { digestFrom } from './digest.js';
import { bucketsOf, differingBuckets, digitsFor, queryOf } from './differences.js';
import { keyColumns, mappedTable, sourceColumn, targetColumn, type KeyColumn } from './keyColumns.js';
import type { Side } from './side.js';
import { namesOf, whole } from './step.js';
import { comparableOr, NotComparable, taskOf, type Ends, type Task } from './task.js';

/** Rows that go and come again with one that differs, about. */
const rowsEach = 50;

/** A table of which some key ranges are on the target, and the others are not. */
export interface Ranges {
  readonly verify: ScriptStep;
  /** Those that are there. */
  readonly ranges: readonly Chunk[];
  /** Rows of them, about. */
  readonly rows: number;
}

/**
 * Compares the source's rows in some key ranges with all rows of the target by buckets of their keys' hashes, so that it doesn't matter how either system orders the key. Undefined
 * where the table's queries can't tell.
 */
export async function changedRows(
  { verify, ranges, rows }: Ranges,
  ends: Ends,
  mapping: Mapping,
  signal: AbortSignal,
): Promise<ChangedRows | undefined> {
  const key = ownKey(verify, mapping);
  const task =
    verify.edited || key === undefined ? undefined : await taskOf(verify, [ends], signal).catch(comparableOr);
  if (key === undefined || task === undefined || task instanceof NotComparable) return undefined;
  const shown = {
    source: key.map(sourceColumn(task.left.adapter, mapping)),
    target: key.map(targetColumn(task.right.adapter, mapping)),
  };
  if (!shows(task.left, shown.source) || !shows(task.right, shown.target)) return undefined;
  const range = inAny(task.left, namesOf(verify, 'source-key', 'key'), ranges);
  const left = { ...task.left, query: task.left.query.replace(rangePlaceholder, () => range) };
  const right = { ...task.right, query: whole(task.right) };
  const digits = digitsFor(rows, rowsEach);
  const [source, target] = await together([
    bucketsOf(left, queryOf(left, task.sourceColumns, task), digits, signal),
    bucketsOf(right, queryOf(right, task.columns, task), digits, signal),
  ]);
  // A row without a hash could have changed unseen.
  if ([...source.values(), ...target.values()].some((sums) => digestFrom(sums) === undefined)) return undefined;
  const differing = differingBuckets(source, target);
  const inDiffering = (side: Side, columns: readonly KeyColumn[]): string =>
    differing.length === 0 ? 'false' : side.adapter.checksum.inBuckets(keyTexts(task, columns), differing);
  return {
    there: rowsOf(target.values()),
    removed: rowsOf(differing.flatMap((bucket) => [target.get(bucket) ?? []])),
    wanted: rowsOf(differing.flatMap((bucket) => [source.get(bucket) ?? []])),
    source: `${inDiffering(left, shown.source)} AND (${range})`,
    target: inDiffering(right, shown.target),
  };
}

/** The key's columns, where their own texts are what the step's queries compare. */
function ownKey(verify: ScriptStep, mapping: Mapping): ReturnType<typeof keyColumns> {
  const table = mappedTable(mapping, verify.attributes.table);
  const columns = table && keyColumns(verify, table);
  const isOwn = columns?.every(({ lossy, replacements = [] }) => lossy.length === 0 && replacements.length === 0);
  return isOwn === true ? columns : undefined;
}

/** A script of another version may show a key in another form than a condition on it has today. */
const shows = ({ query }: Side, key: readonly KeyColumn[]): boolean =>
  key.every(({ canonical }) => query.includes(canonical));

const keyTexts = ({ key, plain, json }: Task, columns: readonly KeyColumn[]): KeyText[] =>
  columns.map(({ canonical }, at) => {
    const position = key[at] ?? -1;
    return { sql: canonical, plain: plain.includes(position), json: json.includes(position) };
  });

function inAny({ adapter }: Side, key: readonly string[], ranges: readonly Chunk[]): string {
  return joinedRanges(ranges)
    .map((range) => `(${adapter.read.range(range, key)})`)
    .join(' OR ');
}

function rowsOf(sums: Iterable<DigestSums>): number {
  return [...sums].reduce((total, [rows = 0n]) => total + Number(rows), 0);
}

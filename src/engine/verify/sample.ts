import { randomInt } from 'node:crypto';
import type { BucketQuery } from '../model/digest.js';
import { together } from '../model/together.js';
import { askSums, digestFrom, type Digest } from './digest.js';
import { sampleSegments, segmentsFor } from './levels.js';
import type { Side } from './side.js';
import { at, uncountedOf, whole } from './step.js';
import type { Compared, Task } from './task.js';

/** Digests of the rows whose key's hash falls into a random share of all segments, the same ones on both sides; undefined where a row is too long for a digest. */
export async function sampleDigest(task: Task, percent: number, signal: AbortSignal): Promise<Compared | undefined> {
  const buckets = chooseSegments(segmentsFor(percent));
  const { left, right, columns, sourceColumns, key } = task;
  const positions = key.length === 0 ? columns.map((_name, index) => index) : key;
  const asked = (side: Side, names: readonly string[]): BucketQuery => ({
    query: whole(side),
    columns: names,
    ...uncountedOf(names, task),
    key: at(names, positions),
  });
  const [source, target] = await together([
    digest(left, asked(left, sourceColumns), buckets, signal),
    digest(right, asked(right, columns), buckets, signal),
  ]);
  return source && target && { source, target, within: { digits: 2, buckets } };
}

async function digest(
  { adapter, session }: Side,
  query: BucketQuery,
  buckets: readonly string[],
  signal: AbortSignal,
): Promise<Digest | undefined> {
  return digestFrom(await askSums(session, adapter.checksum.bucketDigest(query, buckets), signal));
}

function chooseSegments(count: number): string[] {
  const all = Array.from({ length: sampleSegments }, (_none, number) => number.toString(16).padStart(2, '0'));
  const chosen: string[] = [];
  while (chosen.length < count) chosen.push(...all.splice(randomInt(all.length), 1));
  return chosen.sort();
}

import { setTimeout as wait } from 'node:timers/promises';
import { throwIfCancelled } from '../errors.js';
import type { RowDifference } from '../model/verification.js';
import { findDifferences, type Comparison, type Differences } from './differences.js';
import type { Recheck, VerifyOptions } from './levels.js';
import type { Side } from './side.js';
import { whole } from './step.js';
import type { Task } from './task.js';

/** What became of rows that differed at first. */
export type Settled =
  | { readonly state: 'differs' | 'still-changing'; readonly found: Differences; readonly reason?: string | undefined }
  | { readonly state: 'settled'; readonly reason: string };

/**
 * Looks again at rows that differ while the source goes on living. A row that becomes equal was in flight; one that stays as it is differs; where rows go on changing
 * to the last look, that is said. Looks no more once two looks find the same.
 */
export async function recheck(
  first: Differences,
  task: Task,
  comparison: Comparison,
  { recheck: asked }: VerifyOptions,
  signal: AbortSignal,
): Promise<Settled> {
  // Of more rows than are named nothing can be said one by one.
  if (!asked || asked.times < 1 || first.differingRows > first.differences.length)
    return { state: 'differs', found: first };
  const now = await asked.source();
  try {
    return await look(first, { ...now, query: whole(task.left) }, task, {
      comparison,
      asked,
      signal,
    });
  } finally {
    await now.session.close();
  }
}

async function look(
  first: Differences,
  left: Side,
  task: Task,
  { comparison, asked, signal }: { comparison: Comparison; asked: Recheck; signal: AbortSignal },
): Promise<Settled> {
  const right: Side = { ...task.right, query: whole(task.right) };
  let last = first;
  let moved = true;
  for (let looks = 0; looks < asked.times && moved; looks += 1) {
    throwIfCancelled(signal, 'verify');
    await wait(asked.pause * 2 ** looks, undefined, { signal }).catch(() => throwIfCancelled(signal, 'verify'));
    const next = await findDifferences(left, right, comparison, signal);
    moved = textsOf(next).join() !== textsOf(last).join();
    last = next;
  }
  return settle(first, last, moved);
}

const textOf = (row: RowDifference): string => JSON.stringify(row);
const textsOf = ({ differences }: Differences): string[] => differences.map(textOf).sort();

function settle(first: Differences, last: Differences, moved: boolean): Settled {
  const inFlight = first.differences.filter((row) => !last.differences.some((other) => isSameRow(row, other))).length;
  const flown =
    inFlight === 0
      ? undefined
      : `${inFlight} ${inFlight === 1 ? 'row was' : 'rows were'} in flight and equal when looked at again.`;
  if (last.differences.length === 0) return { state: 'settled', reason: flown ?? 'Equal when looked at again.' };
  const before = new Set(first.differences.map(textOf));
  const stays = last.differences.some((row) => before.has(textOf(row)));
  if (stays || !moved) return { state: 'differs', found: last, reason: last.reason ?? flown };
  const reason =
    'The rows that differ went on changing each time that they were looked at: compare again when the source is quiet.';
  return { state: 'still-changing', found: last, reason };
}

function isSameRow(one: RowDifference, other: RowDifference): boolean {
  return JSON.stringify(one.key) === JSON.stringify(other.key);
}

import { together } from '../model/together.js';
import type { Digest } from './digest.js';
import type { Side } from './side.js';
import { whole } from './step.js';
import type { Compared, Task } from './task.js';

/** Counts the rows of both queries. */
export async function countRows({ left, right }: Task, signal: AbortSignal): Promise<Compared> {
  const [source, target] = await together([count(left, signal), count(right, signal)]);
  return { source, target };
}

async function count(side: Side, signal: AbortSignal): Promise<Digest> {
  const { rows } = await side.session.query(`SELECT COUNT(*) FROM (\n${whole(side)}\n) q`, [], signal);
  const text = rows[0]?.[0] ?? '0';
  return { rows: Number(text), text };
}

import { EngineError } from '../errors.js';
import type { ScriptStep } from '../model/script.js';
import type { Comparison, Differences } from './differences.js';
import type { Digest } from './digest.js';
import type { End, Side } from './side.js';
import { keyPositions, plainPositions, sideOf, whole } from './step.js';

/** A source and a target session that work together. */
export interface Ends {
  readonly source: End;
  readonly target: End;
}

/** A table's two queries over several lanes, and the shape of what they give. */
export interface Task {
  readonly step: ScriptStep;
  readonly lefts: readonly Side[];
  readonly rights: readonly Side[];
  readonly left: Side;
  readonly right: Side;
  readonly columns: readonly string[];
  readonly sourceColumns: readonly string[];
  readonly plain: readonly number[];
  readonly key: readonly number[];
}

/** What one level says of both sides. */
export interface Compared {
  readonly source: Digest;
  readonly target: Digest;
  /** The rows that differ, where the level finds them itself. */
  readonly found?: Differences | undefined;
  /** Segments to which a sample is confined, as {@link Comparison.within}. */
  readonly within?: Comparison['within'];
}

/** What the target's server says of a query that it refuses: a table or a column is gone, mostly. */
export class Refused extends Error {}

/** Asks both servers what their queries give. Throws {@link Refused} when the target has no answer. */
export async function taskOf(step: ScriptStep, lanes: readonly Ends[], signal: AbortSignal): Promise<Task> {
  const lefts = lanes.map(({ source }) => sideOf(step, 'source', source));
  const rights = lanes.map(({ target }) => sideOf(step, 'target', target));
  const [left] = lefts;
  const [right] = rights;
  if (left === undefined || right === undefined) throw new RangeError('A verification needs a lane.');
  // Both are awaited: a session takes one statement at a time, and the next table's would come too early.
  const [sourceColumns, columns] = await Promise.all([
    left.adapter.checksum.columns(left.session, whole(left), signal),
    right.adapter.checksum.columns(right.session, whole(right), signal).catch((thrown: unknown) => {
      if (thrown instanceof EngineError && thrown.code === 'STATEMENT_FAILED') return new Refused(thrown.message);
      throw thrown;
    }),
  ]);
  if (columns instanceof Refused) throw columns;
  const [plain, key] = [plainPositions(step, columns), keyPositions(step, columns)];
  return { step, lefts, rights, left, right, columns, sourceColumns, plain, key };
}

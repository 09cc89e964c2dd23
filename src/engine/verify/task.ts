import { EngineError } from '../errors.js';
import type { OutputColumn } from '../model/digest.js';
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
  const [given, got] = await Promise.all([
    left.adapter.checksum.columns(left.session, whole(left), signal),
    right.adapter.checksum.columns(right.session, whole(right), signal).catch((thrown: unknown) => {
      if (thrown instanceof EngineError && thrown.code === 'STATEMENT_FAILED') return new Refused(thrown.message);
      throw thrown;
    }),
  ]);
  if (got instanceof Refused) throw got;
  const columns = got.map(({ name }) => name);
  const exact = { lefts: lefts.map((side) => exactly(side, given)), rights: rights.map((side) => exactly(side, got)) };
  return {
    ...{ step, ...exact, left: exact.lefts[0] ?? left, right: exact.rights[0] ?? right },
    ...{ columns, sourceColumns: given.map(({ name }) => name) },
    ...{ plain: plainPositions(step, columns), key: keyPositions(step, columns) },
  };
}

/** The side with a query whose texts tell all values apart; one that was generated gives such texts by itself. */
function exactly(side: Side, columns: readonly OutputColumn[]): Side {
  if (columns.every(({ exact }) => exact === undefined)) return side;
  const { quoteIdentifier } = side.adapter.lex;
  const items = columns.map(({ name, exact }) => `${exact ?? quoteIdentifier(name)} AS ${quoteIdentifier(name)}`);
  return { ...side, query: `SELECT ${items.join(', ')} FROM (\n${side.query}\n) q` };
}

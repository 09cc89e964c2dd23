import { EngineError } from '../errors.js';
import type { DigestQuery, Framing, OutputColumn } from '../model/digest.js';
import type { ScriptStep } from '../model/script.js';
import { together } from '../model/together.js';
import type { Comparison, Differences } from './differences.js';
import type { Digest } from './digest.js';
import type { End, Side } from './side.js';
import {
  bareQuery,
  isAppended,
  keyPositions,
  lineIn,
  missingKeys,
  sideOf,
  uncounted,
  whole,
  type Uncounted,
} from './step.js';

/** A source and a target session that work together. */
export interface Ends {
  readonly source: End;
  readonly target: End;
}

/** A table's two queries over several lanes, and the shape of what they give. */
export interface Task extends Uncounted {
  readonly step: ScriptStep;
  readonly lefts: readonly Side[];
  readonly rights: readonly Side[];
  readonly left: Side;
  readonly right: Side;
  readonly columns: readonly string[];
  readonly sourceColumns: readonly string[];
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

/** Why a step's queries can't be compared; the message is whole sentences. */
export class NotComparable extends Error {}

/** What a server says of a query that it refuses, with the line of the script; rethrows anything else. */
function refusal(step: ScriptStep, half: 'source' | 'target'): (thrown: unknown) => never {
  return (thrown) => {
    if (!isRefusal(thrown)) throw thrown;
    const line = lineIn(step, half, thrown.line);
    const hangs = half === 'target' && isAppended(step) ? withoutKeys : '';
    throw new NotComparable(`The ${half} can't be read (line ${line}): ${thrown.message}${hangs}`);
  };
}

const withoutKeys =
  ' The rows were appended, and are told from the others by a table of their keys, which goes with the end of the run unless its last step is skipped.';

/** A server refused a statement, and would again. */
export function isRefusal(thrown: unknown): thrown is EngineError {
  return thrown instanceof EngineError && thrown.code === 'STATEMENT_FAILED' && !thrown.retryable;
}

/** One step that a server refuses doesn't end the comparison of the others. */
export function comparableOr(thrown: unknown): NotComparable {
  if (thrown instanceof NotComparable) return thrown;
  if (isRefusal(thrown)) return new NotComparable(`A server refused the comparison: ${thrown.message}`);
  throw thrown;
}

/** Asks both servers what their queries give. Throws {@link NotComparable} where one has no answer, or the step's key isn't in it. */
export async function taskOf(step: ScriptStep, lanes: readonly Ends[], signal: AbortSignal): Promise<Task> {
  const lefts = lanes.map(({ source }) => sideOf(step, 'source', source));
  const rights = lanes.map(({ target }) => sideOf(step, 'target', target));
  const [left] = lefts;
  const [right] = rights;
  if (left === undefined || right === undefined) throw new RangeError('A verification needs a lane.');
  const [given, got] = await together([
    left.adapter.checksum.columns(left.session, whole(left), signal).catch(refusal(step, 'source')),
    right.adapter.checksum.columns(right.session, whole(right), signal).catch(refusal(step, 'target')),
  ]);
  demandComparable(step, given, got);
  const columns = got.map(({ name }) => name);
  const framed = uncounted(step, columns, await heldBy(step, right, signal).catch(refusal(step, 'target')));
  const exact = {
    lefts: lefts.map((side) => exactly(step, 'source', side, given)),
    rights: rights.map((side) => exactly(step, 'target', side, got)),
  };
  return {
    ...{ step, ...exact, left: exact.lefts[0] ?? left, right: exact.rights[0] ?? right },
    ...{ columns, sourceColumns: given.map(({ name }) => name) },
    ...{ ...framed, key: keyPositions(step, columns) },
  };
}

/** What the target's columns are by now, of which the step says that their values need no length in front. */
export async function heldBy(
  step: ScriptStep,
  target: Side,
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, Framing>> {
  const query = bareQuery(step, target);
  return query === undefined ? new Map() : await target.adapter.checksum.held(target.session, query, signal);
}

/** The columns whose texts need no conversion. Of somebody's own query or expression it is none: it may name collations, which a join of texts would refuse side by side. */
export async function utf8Of(
  { edited, attributes }: ScriptStep,
  side: Side,
  { columns, plain }: Pick<DigestQuery, 'columns' | 'plain'>,
  signal?: AbortSignal,
): Promise<readonly string[]> {
  const texts = columns.filter((name) => !plain.includes(name));
  if (edited || attributes.expression !== undefined || texts.length === 0) return [];
  return await side.adapter.checksum.inUtf8(side.session, whole(side), texts, signal);
}

function demandComparable(step: ScriptStep, given: readonly OutputColumn[], got: readonly OutputColumn[]): void {
  if (given.length !== got.length)
    throw new NotComparable(`The source query gives ${given.length} columns and the target query ${got.length}.`);
  const names = got.map(({ name }) => name);
  const lost = missingKeys(step, names);
  if (lost.length === 0) return;
  const [key, columns] = [lost.join(', '), names.join(', ')];
  throw new NotComparable(`The step's key (line ${step.lines.start}) names ${key}; the target query gives ${columns}.`);
}

/**
 * The side with a query whose texts tell all values apart; one that was generated gives such texts by itself, those of repaired letters as their bytes. Throws
 * {@link NotComparable} where such a value is in a column that has its name with another one.
 */
export function exactly(
  step: ScriptStep,
  half: 'source' | 'target',
  side: Side,
  columns: readonly OutputColumn[],
): Side {
  if (!step.edited || columns.every(({ exact }) => exact === undefined)) return side;
  demandNames(step, half, columns);
  const { lex } = side.adapter;
  const items = columns.map(({ name, exact }) => {
    const column = lex.quoteIdentifier(name);
    return `${exact ?? column} AS ${column}`;
  });
  return { ...side, query: `SELECT ${items.join(', ')} FROM (\n${side.query}\n) q` };
}

/** Bytes and floating-point numbers are asked for by the names of their columns. */
function demandNames(step: ScriptStep, half: 'source' | 'target', columns: readonly OutputColumn[]): void {
  const names = columns.map(({ name }) => name);
  const twice = [...new Set(names.filter((name, at) => names.indexOf(name) < at))];
  if (twice.length === 0) return;
  const line = lineIn(step, half);
  throw new NotComparable(
    `The ${half} query (line ${line}) gives several columns called ${twice.join(', ')}, and bytes or floating-point numbers: give each column a name of its own, with AS.`,
  );
}

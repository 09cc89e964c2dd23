import type { Reader } from '../adapter.js';
import { throwIfCancelled } from '../errors.js';
import type { End } from './end.js';
import type { StepSessions } from './lockWatch.js';

/** A reader of the snapshot and a session of the target that work together. */
export interface Lane {
  readonly reader: Reader;
  readonly target: End;
}

/** A target for every reader that a snapshot gave, which may be less than were asked for. Throws RangeError where it gave none. */
export function lanesOf(readers: readonly Reader[], targets: readonly End[]): readonly [Lane, ...Lane[]] {
  const lanes = targets.flatMap((target, at) => readers.slice(at, at + 1).map((reader) => ({ reader, target })));
  const [first, ...others] = lanes;
  if (first === undefined) throw new RangeError('A snapshot has no reader.');
  return [first, ...others];
}

/** The sessions of the lanes. */
export function sessionsOf(lanes: readonly Lane[]): StepSessions {
  return { source: lanes.map(({ reader }) => reader.id), target: lanes.map(({ target }) => target.session.id) };
}

/** Gives items to lanes in their order as lanes become free. The first failure fires `stop`, waits for the others and is thrown. */
export async function spread<Item>(
  items: readonly Item[],
  lanes: readonly Lane[],
  stop: AbortController,
  work: (item: Item, lane: Lane) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  const failures: unknown[] = [];
  const drain = async (lane: Lane): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined && failures.length === 0; item = waiting.shift()) {
      try {
        throwIfCancelled(stop.signal, 'run');
        await work(item, lane);
      } catch (thrown) {
        failures.push(thrown);
        stop.abort();
      }
    }
  };
  await Promise.all(lanes.map(drain));
  if (failures.length > 0) throw failures[0];
}

import type { Reader } from '../adapter.js';
import { throwIfCancelled } from '../errors.js';
import type { End } from './end.js';
import type { StepSessions } from './lockWatch.js';

/** A reader of the snapshot and a session of the target that work together. */
export interface Lane {
  readonly reader: Reader;
  readonly target: End;
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

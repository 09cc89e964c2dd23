import { setTimeout } from 'node:timers/promises';
import { toEngineError, type EngineError } from '../errors.js';
import type { RunState, RunVerb } from '../model/event.js';
import type { CopyTotals } from './copyTotals.js';
import type { Journal } from './journal.js';

/** Attempts without progress after which a run gives up: about five minutes of pauses, time for a server to start again. */
const usualRetries = 10;
const firstPause = 1_000;
const longestPause = 60_000;

/** What of a run decides whether it may be repeated. */
interface Attempted {
  readonly verb: RunVerb;
  readonly options: {
    readonly only?: readonly string[] | undefined;
    readonly ledger?: boolean | undefined;
    readonly retries?: number | undefined;
    readonly signal?: AbortSignal | undefined;
  };
}

/**
 * Repeats a run whose connection was lost, or that met another error which passes, after a growing pause; each attempt goes on where the ledger on the target says that
 * the last one stopped. Rows that arrive begin the count anew. Throws the last error when it gives up, and what doesn't pass at once.
 */
export async function inAttempts(
  { verb, options }: Attempted,
  journal: Journal,
  totals: CopyTotals,
  attempt: (isFirst: boolean) => Promise<RunState>,
): Promise<RunState> {
  const canResume = verb === 'run' && options.only === undefined && options.ledger !== false;
  let failures = 0;
  let rows = 0;
  for (let isFirst = true; ; isFirst = false) {
    try {
      return await attempt(isFirst);
    } catch (thrown) {
      const error = toEngineError(thrown, verb);
      if (totals.own.rows > rows) failures = 0;
      rows = totals.own.rows;
      failures += 1;
      const begun = !isFirst || journal.begun;
      if (!canResume || !passes(error, begun) || failures > (options.retries ?? usualRetries)) throw error;
      const pause = Math.min(longestPause, firstPause * 2 ** (failures - 1));
      journal.say({ type: 'retry', attempt: failures, pauseMilliseconds: pause, error: error.toData() });
      await setTimeout(pause, undefined, { signal: options.signal });
    }
  }
}

/** A server that can't be reached is a wrong address at first, and one that starts again later. */
function passes(error: EngineError, begun: boolean): boolean {
  if (error.code === 'CANCELLED' || !begun) return false;
  return (
    error.retryable ||
    error.code === 'CONNECTION_LOST' ||
    error.code === 'CONNECTION_FAILED' ||
    error.code === 'STALLED'
  );
}

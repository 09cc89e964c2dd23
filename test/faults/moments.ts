import type { RunEvent } from '../../src/engine/model/event.js';

/** Calls once when so many chunks of a table have been committed. */
export function afterChunks(count: number, table: string, act: () => void): (event: RunEvent) => void {
  let seen = 0;
  return (event) => {
    if (event.type !== 'statement' || event.side !== 'target' || event.step !== `copy ${table}`) return;
    seen += 1;
    if (seen === count) act();
  };
}

/** Calls once when the run waits before its next attempt. */
export function atRetry(act: () => void): (event: RunEvent) => void {
  let called = false;
  return (event) => {
    if (event.type !== 'retry' || called) return;
    called = true;
    act();
  };
}

import type { RunEvent } from '../model/event.js';

/** Turns a function that emits events into a stream of them. */
export async function* eventStream(work: (emit: (event: RunEvent) => void) => Promise<void>): AsyncGenerator<RunEvent> {
  const waiting: RunEvent[] = [];
  const state = { ended: false, wake: (): void => undefined };
  const done = work((event) => {
    waiting.push(event);
    state.wake();
  }).finally(() => {
    state.ended = true;
    state.wake();
  });
  done.catch(() => undefined);
  for (;;) {
    const event = waiting.shift();
    if (event !== undefined) yield event;
    else if (state.ended) break;
    else await new Promise<void>((resolve) => (state.wake = resolve));
  }
  await done;
}

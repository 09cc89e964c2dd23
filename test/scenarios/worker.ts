import { serve } from '../../src/engine/worker.js';

/** Asks the engine as VS Code does, and gives its result or what it says failed; `onEvent` hears of events at once. */
export function worker(
  onEvent: (event: unknown) => void = () => undefined,
): (verb: string, body: object) => Promise<unknown> {
  const waiting = new Map<number, (answer: unknown) => void>();
  let ask: (data: unknown) => void = () => undefined;
  serve(
    (message) => {
      if (message.type === 'event') onEvent(message.event);
      if (message.type === 'result') waiting.get(message.id)?.(message.result);
      if (message.type === 'failed') waiting.get(message.id)?.(message.error);
    },
    (listener) => (ask = listener),
  );
  let last = 0;
  return (verb, body) =>
    new Promise((resolve) => {
      last += 1;
      waiting.set(last, resolve);
      ask({ type: 'request', id: last, verb, body });
    });
}

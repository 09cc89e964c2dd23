import { expect, it } from 'vitest';
import { withPatience } from '../../src/engine/net/patience.js';

/** A server that never answers, until its connection is cut. */
function silent(): { cut: (error: Error) => void; work: () => Promise<never> } {
  let fail: (error: Error) => void = () => undefined;
  const answer = new Promise<never>((_, reject) => (fail = reject));
  return { cut: (error) => fail(error), work: () => answer };
}

it('cuts a connection on which no answer comes in time', async () => {
  const { cut, work } = silent();
  await expect(withPatience({ patience: 1, cut }, work)).rejects.toMatchObject({ code: 'ETIMEDOUT' });
});

it('cuts it at once when somebody cancels', async () => {
  const { cut, work } = silent();
  const stop = new AbortController();
  const outcome = withPatience({ signal: stop.signal, patience: 60_000, cut }, work);
  stop.abort();
  await expect(outcome).rejects.toMatchObject({ code: 'ECONNABORTED' });
  await expect(withPatience({ signal: stop.signal, patience: 60_000, cut }, work)).rejects.toMatchObject({
    code: 'CANCELLED',
  });
});

it('leaves a connection alone that answered', async () => {
  let cuts = 0;
  const stop = new AbortController();
  const wait = { signal: stop.signal, patience: 60_000, cut: () => (cuts += 1) };
  expect(await withPatience(wait, () => Promise.resolve('answer'))).toBe('answer');
  stop.abort();
  expect(cuts).toBe(0);
});

import { describe, expect, it } from 'vitest';
import { inLanes } from '../../src/engine/model/inLanes.js';

describe('work in lanes', () => {
  it('is done once each, by whichever lane is free, and by those alone that come to be', async () => {
    const done: string[] = [];
    const lanes = [Promise.resolve('a'), Promise.resolve('b'), Promise.resolve(undefined)];
    await inLanes(lanes, [1, 2, 3, 4], async (lane, task) => {
      await Promise.resolve();
      done.push(`${lane}${task}`);
    });
    expect(done).toEqual(['a1', 'b2', 'a3', 'b4']);
  });

  it('of which one fails begins no other, and waits for what is under way', async () => {
    const begun: number[] = [];
    let ended = false;
    let release = (): void => undefined;
    const slow = new Promise<void>((resolve) => (release = resolve));
    const failing = inLanes([Promise.resolve('a'), Promise.resolve('b')], [1, 2, 3], async (_lane, task) => {
      begun.push(task);
      if (task === 2) {
        setImmediate(release);
        throw new Error('two');
      }
      await slow;
      ended = true;
    });
    await expect(failing).rejects.toThrow('two');
    expect({ begun, ended }).toEqual({ begun: [1, 2], ended: true });
  });
});

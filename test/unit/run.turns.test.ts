import { describe, expect, it } from 'vitest';
import { streamOfRows } from '../../src/engine/stream/rows.js';
import { ReadAhead, Turns } from '../../src/engine/run/turns.js';

describe('work in turns', () => {
  it('goes one at a time, in the order in which places were taken', async () => {
    const turns = new Turns();
    const places = [turns.take(), turns.take(), turns.take()];
    const came: number[] = [];
    const waiting = places.map(({ come }, at) => come.then(() => came.push(at)));
    await waiting[0];
    expect(came).toEqual([0]);
    // The last one is ready to go before its time.
    places[2]?.pass();
    places[0]?.pass();
    await waiting[1];
    expect(came).toEqual([0, 1]);
    places[1]?.pass();
    await waiting[2];
    expect(came).toEqual([0, 1, 2]);
  });
});

describe('a stream that is read ahead', () => {
  it('is opened at once, and stopped where nobody takes it', async () => {
    const stream = streamOfRows([Buffer.from('a\n')]);
    const ahead = new ReadAhead(() => stream);
    await ahead.drop();
    expect(stream.readable.destroyed).toBe(true);
    expect(() => ahead.take()).toThrow(RangeError);
  });

  it('is the taker’s once it was taken', async () => {
    const stream = streamOfRows([Buffer.from('a\n')]);
    const ahead = new ReadAhead(() => stream);
    expect(ahead.take()).toBe(stream);
    await ahead.drop();
    expect(stream.readable.destroyed).toBe(false);
  });
});

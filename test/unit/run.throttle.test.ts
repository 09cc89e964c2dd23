import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { ByteStream } from '../../src/engine/adapter.js';
import { limitWords, overload } from '../../src/engine/model/throttle.js';
import { Throttle } from '../../src/engine/run/throttle.js';
import { copyBinaryEncoder } from '../../src/engine/stream/copyBinary.js';
import { rowCounter } from '../../src/engine/stream/rowCount.js';
import { TokenBucket } from '../../src/engine/stream/tokenBucket.js';

describe('a token bucket', () => {
  it('lets nobody have more than the rate, and makes each wait behind the ones before', () => {
    let clock = 0;
    const bucket = new TokenBucket(100, () => clock);
    expect(bucket.take(50)).toBe(500);
    expect(bucket.take(25)).toBe(750);
    clock = 750;
    expect(bucket.take(1)).toBe(10);
  });

  it('saves up a quarter of a second and no more', () => {
    let clock = 0;
    const bucket = new TokenBucket(100, () => clock);
    clock = 60_000;
    expect(bucket.take(25)).toBe(0);
    expect(bucket.take(1)).toBe(10);
  });

  it('forgets what was given back', () => {
    const bucket = new TokenBucket(100, () => 0);
    bucket.take(1000);
    bucket.giveBack(1000);
    expect(bucket.take(10)).toBe(100);
  });
});

/** The sum over a stream that is cut into pieces of `size`. */
function counted(format: 'csv' | 'text' | 'binary', whole: Buffer, size: number): number {
  const count = rowCounter(format);
  let rows = 0;
  for (let at = 0; at < whole.length; at += size) rows += count(whole.subarray(at, at + size));
  return rows;
}

describe('the count of rows in a stream', () => {
  const encoder = copyBinaryEncoder([
    { name: 'a', field: 'int4' },
    { name: 'b', field: 'text' },
  ]);
  const long = Buffer.from('x'.repeat(300));
  for (const number of ['1', '65535', '-1']) {
    encoder.field(Buffer.from(number), 0, number.length);
    if (number === '-1') encoder.nullField();
    else encoder.field(long, 0, long.length);
    encoder.endRow();
  }
  encoder.end();
  const binary = encoder.take();

  it.each([1, 2, 3, 7, 19, 20, 1000])('is right wherever the chunks end: %i bytes each', (size) => {
    expect(counted('binary', binary, size)).toBe(3);
    expect(counted('csv', Buffer.from('"a","b"\n"line\nline","say ""\n"""\nNULL,NULL\n'), size)).toBe(3);
    expect(counted('text', Buffer.from('a\tb\n"\tc\\nd\n'), size)).toBe(2);
  });
});

/** Bytes at once, and whether they were given up. */
function source(bytes: Buffer): ByteStream & { aborted: boolean } {
  return {
    aborted: false,
    readable: Readable.from([bytes]),
    finished: Promise.resolve({ rows: 1 }),
    abort() {
      this.aborted = true;
      return Promise.resolve();
    },
  };
}

async function read(stream: ByteStream): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream.readable as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts);
}

describe('a throttle', () => {
  const waiting = { signal: new AbortController().signal, onWait: (): void => undefined };
  const bytes = Buffer.from('0123456789\n'.repeat(400));

  it('leaves a stream alone where nothing is limited', () => {
    const stream = source(bytes);
    expect(new Throttle({ rowsPerSecond: undefined }).slow(stream, 'text', waiting)).toBe(stream);
  });

  it.each([
    ['bytes', { bytesPerSecond: bytes.length * 2 }],
    ['rows', { rowsPerSecond: 800 }],
  ])('passes every byte on, no faster than so many %s a second over all streams', async (_what, limits) => {
    const throttle = new Throttle(limits);
    const began = performance.now();
    const passed = await Promise.all([1, 2].map(() => read(throttle.slow(source(bytes), 'text', waiting))));
    // Twice half a second's worth; timers may fire a millisecond early.
    expect(performance.now() - began).toBeGreaterThan(990);
    expect(passed.every((part) => part.equals(bytes))).toBe(true);
  });

  it('rests while it is paused, says meanwhile that nothing is stalled, and goes on', async () => {
    const throttle = new Throttle({ targetLoad: 1 });
    throttle.pause();
    let waits = 0;
    const passed = read(
      throttle.slow(source(bytes), 'text', {
        ...waiting,
        onWait: () => {
          waits += 1;
          if (waits === 3) throttle.resume();
        },
      }),
    );
    expect((await passed).equals(bytes)).toBe(true);
    expect(waits).toBe(3);
  });

  it.each([
    ['waits for its turn', { rowsPerSecond: 1 }, false],
    ['is paused', { targetLoad: 1 }, true],
  ])('ends at once by its signal while it %s', async (_what, limits, isPaused) => {
    const throttle = new Throttle(limits);
    if (isPaused) throttle.pause();
    const stop = new AbortController();
    const stream = throttle.slow(source(bytes), 'text', { signal: stop.signal, onWait: () => stop.abort() });
    const began = performance.now();
    await expect(read(stream)).rejects.toMatchObject({ name: 'AbortError' });
    expect(performance.now() - began).toBeLessThan(1000);
  });

  it('gives up its source when it is given up, and makes nobody wait for what did not pass', async () => {
    const throttle = new Throttle({ rowsPerSecond: 10 });
    const first = source(bytes);
    const began = performance.now();
    const stream = throttle.slow(first, 'text', { ...waiting, onWait: () => void stream.abort() });
    await expect(read(stream)).rejects.toThrow();
    expect(first.aborted).toBe(true);
    await read(throttle.slow(source(Buffer.from('one\n')), 'text', waiting));
    expect(performance.now() - began).toBeLessThan(5000);
  });
});

describe('the limits of a load', () => {
  const limits = { targetLoad: 8, replicaLagSeconds: 30 };

  it('are met up to the limit itself, and a lag that is not told holds nothing up', () => {
    expect(overload({ running: 8, lagSeconds: 30 }, limits)).toBeUndefined();
    expect(overload({ running: 9 }, limits)).toBe('9 other sessions of the target are at work; the limit is 8.');
    expect(overload({ running: 0, lagSeconds: 31 }, limits)).toBe(
      'A replica of the target is 31 s behind; the limit is 30 s.',
    );
    expect(overload({ running: 1000, lagSeconds: 1000 }, {})).toBeUndefined();
  });

  it('are told as clauses', () => {
    expect(limitWords({ rowsPerSecond: 500, bytesPerSecond: 2_000_000, targetLoad: 8 })).toEqual([
      'at most 500 rows a second',
      'at most 2.00 MB a second',
      'a pause while more than 8 other sessions of the target are at work',
    ]);
    expect(limitWords({})).toEqual([]);
  });
});

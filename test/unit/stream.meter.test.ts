import { Readable, Writable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { expect, it } from 'vitest';
import { Meter } from '../../src/engine/stream/meter.js';

const piece = 64 * 1024;
const pieces = 4096;

function* buffers(): Generator<Buffer> {
  for (let count = 0; count < pieces; count += 1) yield Buffer.allocUnsafeSlow(piece);
}

it('gives the memory of what passed back, before V8 would', async () => {
  const before = process.memoryUsage().arrayBuffers;
  let most = 0;
  const meter = new Meter();
  const sink = new Writable({
    write(_chunk, _encoding, done) {
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
      setImmediate(done);
    },
  });
  await pipeline(Readable.from(buffers(), { objectMode: false }), meter, sink);
  expect(meter.bytes).toBe(pieces * piece);
  expect(most).toBeLessThan(16 * 1024 * 1024);
});

it('cuts what is larger than a packet, and counts it once', async () => {
  const counted: number[] = [];
  const got: number[] = [];
  const meter = new Meter((bytes) => counted.push(bytes), 1000);
  meter.on('data', (chunk: Buffer) => got.push(chunk.length));
  for (const length of [2500, 0, 10]) meter.write(Buffer.alloc(length));
  meter.end();
  await finished(meter);
  expect(got).toEqual([1000, 1000, 500, 10]);
  expect(counted).toEqual([2500, 2510]);
});

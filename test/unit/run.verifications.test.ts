import { expect, it, vi } from 'vitest';
import type { Adapter, Reader, Session } from '../../src/engine/adapter.js';
import { chunksOf } from '../../src/engine/model/chunk.js';
import type { SegmentSums } from '../../src/engine/model/digest.js';
import { stepsOf } from '../../src/engine/model/script.js';
import type { TableVerification } from '../../src/engine/model/verification.js';
import { parse } from '../../src/engine/index.js';
import type { Lane } from '../../src/engine/run/lanes.js';
import { Verifications, type DigestSegment, type VerifyTable } from '../../src/engine/run/verifications.js';

const [step] = stepsOf(
  parse('-- @phase verify\n-- @step verify t on=both table=a.t\n-- @source\nSELECT 1;\n-- @target\nSELECT 1;\n'),
);
const ranges = chunksOf(['id'], [['10'], ['20']], 30);
const sums: SegmentSums = { source: [10n, 1n, 0n], target: [10n, 1n, 0n] };

/** What the phase is told that was digested early, when all three ranges of a table were copied and then its end came. */
async function knownAfter(digestSegment: DigestSegment): Promise<number | undefined> {
  if (!step) throw new Error('The script has a step.');
  const adapter = { displayName: 'nothing' } as unknown as Adapter;
  const lane: Lane = {
    reader: { id: 1 } as unknown as Reader,
    target: { adapter, session: { id: 2 } as unknown as Session },
  };
  const verifyTable = vi.fn<VerifyTable>().mockResolvedValue({ step: step.id } as TableVerification);
  const verifications = new Verifications({
    source: adapter,
    ...{ verifyTable, digestSegment },
    controller: new AbortController(),
    guarded: async (_step, _sessions, work) => {
      await work();
    },
    rejectsOf: () => 0,
    onResult: () => undefined,
  });
  verifications.beginEarly(lane);
  for (const range of ranges) {
    verifications.copied(step, range, ranges);
    await new Promise(setImmediate);
  }
  await verifications.finish([step], [lane]);
  expect(verifyTable).toHaveBeenCalledOnce();
  return verifyTable.mock.calls[0]?.[3]?.sums.size;
}

it('ranges that are compared early are known to the verification of their table', async () => {
  expect(await knownAfter(() => Promise.resolve(sums))).toBe(3);
});

it('a range that differs while others are missing lets nothing be known', async () => {
  expect(
    await knownAfter((_step, _lane, { index }) => Promise.resolve(index === 1 ? undefined : sums)),
  ).toBeUndefined();
});

it('a range that could not be read early is read with the table', async () => {
  const digest: DigestSegment = (_step, _lane, { index }) =>
    index === 1 ? Promise.reject(new Error('gone')) : Promise.resolve(sums);
  expect(await knownAfter(digest)).toBe(2);
});

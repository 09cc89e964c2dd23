import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { afterChunks } from '../../faults/moments.js';
import { retriesOf, Trial } from '../../faults/trial.js';
import { cliBundle } from '../cliProcess.js';
import { Databases } from '../databases.js';
import { crossed, isLong, journeys, makePlaces, patience, repeatedly } from './journeys.js';

const databases = new Databases('net');
let bundle: string;
beforeAll(async () => {
  bundle = await cliBundle();
});
afterAll(() => databases.drop());

describe('a network', () => {
  it.each(crossed(['target', 'source'] as const))(
    'from $from to $to: connections to the $variant that nobody will ever close are given up, and the run goes on beside them',
    async ({ variant: side, ...journey }) => {
      await repeatedly(async () => {
        const { source, target } = await makePlaces(databases, journey);
        const trial = await Trial.begin(bundle, source, target);
        const strike = afterChunks(3, 'numbers', () => trial.proxy[side].abandon());
        const ended = await trial.run(['--stall-seconds', '1'], strike);
        expect(retriesOf(ended)).toContain('STALLED');
        await trial.expectWhole(ended);
        await trial.end(`half-open ${side}`, { milliseconds: ended.milliseconds });
      });
    },
    patience,
  );

  it.each(isLong ? journeys : journeys.slice(0, 1))(
    'from $from to $to: one packet in a hundred that is late by seconds only costs time',
    async (journey) => {
      await repeatedly(async (round) => {
        const { source, target } = await makePlaces(databases, journey);
        const trial = await Trial.begin(bundle, source, target);
        const delay = isLong ? 1_000 * (1 + (round % 3)) : 1_000;
        for (const line of [trial.proxy.source, trial.proxy.target]) line.impair('both', { delay, delayShare: 0.01 });
        const ended = await trial.run();
        expect(retriesOf(ended)).toEqual([]);
        await trial.expectWhole(ended);
        await trial.end('1% delayed', { delay, milliseconds: ended.milliseconds });
      });
    },
    patience,
  );
});

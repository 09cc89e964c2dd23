import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { afterChunks } from '../../faults/moments.js';
import { retriesOf, Trial } from '../../faults/trial.js';
import { cliBundle } from '../cliProcess.js';
import { Databases } from '../databases.js';
import { isLong, journeys, makePlaces, patience, repeatedly } from './journeys.js';

const databases = new Databases('net');
let bundle: string;
beforeAll(async () => {
  bundle = await cliBundle();
});
afterAll(() => databases.drop());

describe.each(journeys)('from $from to $to', (journey) => {
  it.each(['source', 'target'] as const)(
    'connections to the %s that nobody will ever close are given up, and the run goes on beside them',
    async (side) => {
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

  it(
    'one packet in a hundred that is late by seconds only costs time',
    async () => {
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

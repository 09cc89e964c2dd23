import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectNoSession } from '../../faults/afterwards.js';
import { afterChunks } from '../../faults/moments.js';
import { tail, Trial } from '../../faults/trial.js';
import { cliBundle } from '../cliProcess.js';
import { Databases } from '../databases.js';
import { crossed, isLong, journeys, makePlaces, patience, repeatedly } from './journeys.js';

const databases = new Databases('sig');
let bundle: string;
beforeAll(async () => {
  bundle = await cliBundle();
});
afterAll(() => databases.drop());

/** In milliseconds, until the process has ended; what runs on the servers has two seconds. */
const mostToStop = 3_000;

describe('a signal', () => {
  it.each(crossed(['SIGTERM', 'SIGINT'] as const))(
    '$variant from $from to $to in the middle of a load stops both servers’ queries, and a resume ends it',
    async ({ variant: signal, ...journey }) => {
      await repeatedly(async () => {
        const { source, target } = await makePlaces(databases, journey);
        const trial = await Trial.begin(bundle, source, target);
        trial.proxy.target.impair('toServer', { bytesPerSecond: 1_000_000 });
        let sent = 0;
        let end: (signal: NodeJS.Signals) => void = () => undefined;
        const moment = 1 + Math.floor(Math.random() * 7);
        const strike = afterChunks(moment, 'numbers', () => {
          // What is left takes longer than a slow machine needs to deliver the signal.
          trial.proxy.target.impair('toServer', { bytesPerSecond: 100_000 });
          sent = performance.now();
          end(signal);
        });
        const stopped = await trial.run([], (event, kill) => {
          end = kill;
          strike(event);
        });
        const took = performance.now() - sent;
        expect(stopped.summary, tail(stopped)).toMatchObject({ exitCode: 130, outcome: { state: 'cancelled' } });
        expect(stopped.status).toBe(130);
        expect(stopped.stderr).toContain('Stopping cleanly');
        expect(took, `after ${moment} chunks`).toBeLessThan(mostToStop);
        await trial.expectStopped(stopped, 'CANCELLED', 130);
        trial.proxy.target.heal();
        await trial.expectWhole(await trial.run(['--resume']));
        await trial.end(signal, { moment, took });
      });
    },
    patience,
  );

  it.each(isLong ? journeys : journeys.slice(0, 1))(
    'Ctrl+C twice from $from to $to leaves at once, and a resume ends it',
    async (journey) => {
      await repeatedly(async () => {
        const { source, target } = await makePlaces(databases, journey);
        const trial = await Trial.begin(bundle, source, target);
        trial.proxy.target.impair('toServer', { bytesPerSecond: 500_000 });
        let end: (signal: NodeJS.Signals) => void = () => undefined;
        const strike = afterChunks(3, 'numbers', () => {
          // Nobody answers any more: stopping in good order would take its time.
          for (const line of [trial.proxy.source, trial.proxy.target]) line.impair('both', { stalled: true });
          end('SIGINT');
          setTimeout(() => end('SIGINT'), 100);
        });
        const stopped = await trial.run([], (event, kill) => {
          end = kill;
          strike(event);
        });
        expect(stopped.status, tail(stopped)).toBe(130);
        for (const line of [trial.proxy.source, trial.proxy.target]) line.heal();
        for (const place of [source, target]) await expectNoSession(place);
        await trial.expectWhole(await trial.run(['--resume']));
        await trial.end('Ctrl+C twice');
      });
    },
    patience,
  );
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Other } from '../../faults/other.js';
import { retriesOf, tail, Trial, warningsOf } from '../../faults/trial.js';
import { createDatabase, dropDatabase } from '../../servers/load.js';
import { cliBundle } from '../cliProcess.js';
import { Databases } from '../databases.js';
import { crossed, journeys, makePlaces, patience, repeatedly, usualRows } from './journeys.js';

const databases = new Databases('oth');
let bundle: string;
beforeAll(async () => {
  bundle = await cliBundle();
});
afterAll(() => databases.drop());

/** Two rows of one chunk that is loaded late. */
const [firstKey, lastKey] = [usualRows - 120, usualRows - 100];

/** A transaction that a deadlock's victim is not chosen from: it has written more, or waits longer. */
async function begin(rival: Other, isPostgres: boolean, elsewhere: string): Promise<void> {
  if (isPostgres) await rival.do(`SET deadlock_timeout = '60s'`, 'BEGIN');
  else
    await rival.do(
      `CREATE TABLE ${elsewhere}.work (id int PRIMARY KEY)`,
      'BEGIN',
      `INSERT INTO ${elsewhere}.work SELECT a.d * 1000 + b.d * 100 + c.d * 10 + e.d FROM ${['a', 'b', 'c', 'e'].map((name) => `(${tenDigits}) ${name}`).join(', ')}`,
    );
  await rival.do(`INSERT INTO numbers (id, pad) VALUES (${lastKey}, 'rival')`);
}
/** Makes the source's query last: what a line holds back stands in buffers, and the query is over. */
function slowly(text: string, isPostgres: boolean): string {
  const sleep = isPostgres ? `pg_sleep(0.02)::text = ''` : 'sleep(0.02) = 0';
  const start = text.indexOf('-- @step copy numbers');
  const pad = isPostgres ? '"pad"' : '`pad`';
  const step = text
    .slice(start)
    .replace(/^  (["`])pad\1$/mu, `  CASE WHEN id % 100 <> 0 OR ${sleep} THEN ${pad} END AS ${pad}`);
  return text.slice(0, start) + step;
}

const tenDigits = Array.from({ length: 10 }, (_, digit) => `SELECT ${digit} AS d`).join(' UNION ALL ');

describe('others on the servers', () => {
  it.each(journeys)(
    'from $from to $to: a deadlock with a second writer costs the chunk one more try',
    async (journey) => {
      await repeatedly(async () => {
        const { source, target } = await makePlaces(databases, journey);
        const isPostgres = target.server.engine === 'postgresql';
        const elsewhere = `${target.database}_else`;
        if (!isPostgres) await createDatabase(target.server, elsewhere);
        const trial = await Trial.begin(bundle, source, target);
        const rival = await Other.enter(target);
        trial.proxy.target.impair('toServer', { bytesPerSecond: 1_500_000 });
        let done: Promise<void> | undefined;
        const ended = await trial.run([], (event) => {
          if (event.type !== 'step' || event.step !== 'copy numbers' || event.state !== 'running') return;
          done ??= (async () => {
            await begin(rival, isPostgres, elsewhere);
            trial.proxy.target.heal();
            const watcher = await Other.enter(target);
            await watcher.seeWaiting();
            await watcher.leave();
            await rival.do(`INSERT INTO numbers (id, pad) VALUES (${firstKey}, 'rival')`, 'ROLLBACK');
          })().finally(() => rival.leave());
          done.catch(() => 'told below, when the run that waited for the rival has ended');
        });
        await done;
        if (!isPostgres) await dropDatabase(target.server, elsewhere);
        expect(warningsOf(ended), tail(ended)).toMatch(/deadlock.*tried again/isu);
        expect(retriesOf(ended)).toEqual([]);
        await trial.expectWhole(ended);
        await trial.end('deadlock');
      });
    },
    patience,
  );

  it.each(crossed(['source', 'target'] as const))(
    'from $from to $to: a query that an administrator of the $variant kills runs again',
    async ({ variant: side, ...journey }) => {
      await repeatedly(async () => {
        const { source, target } = await makePlaces(databases, journey);
        const trial = await Trial.begin(bundle, source, target);
        if (side === 'source') await trial.edit((text) => slowly(text, source.server.engine === 'postgresql'));
        else trial.proxy.target.impair('toServer', { bytesPerSecond: 500_000 });
        const administrator = await Other.enter(trial[side]);
        let done: Promise<void> | undefined;
        const ended = await trial.run(['--chunk-rows', '20000'], (event) => {
          if (event.type !== 'step' || event.step !== 'copy numbers' || event.state !== 'running') return;
          // Of queries with the column the copy of a slowed source alone sleeps.
          done ??= administrator
            .killQuery(side === 'source' ? 'sleep' : 'pad')
            .finally(() => trial.proxy.target.heal());
        });
        await done;
        await administrator.leave();
        expect(retriesOf(ended).length + (warningsOf(ended).includes('again') ? 1 : 0), tail(ended)).toBeGreaterThan(0);
        await trial.expectWhole(ended);
        await trial.end(`killed query ${side}`);
      });
    },
    patience,
  );
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Place } from '../../faults/afterwards.js';
import { digits, seriesTo } from '../../faults/tables.js';
import { mostMemory, Trial, type Sample, type Told, type TrialOptions } from '../../faults/trial.js';
import { loadSql } from '../../servers/load.js';
import type { ServerName } from '../../servers/server.js';
import { sharedServer } from '../../servers/vitest.js';
import { cliBundle } from '../cliProcess.js';
import { Databases } from '../databases.js';
import { isLong, journeys, type Journey } from './journeys.js';

/** `FAULTS_GB=20 npm run test:faults`: gigabytes that go through the tool; what is stored is a 600th of it. */
const gigabytes = Number(process.env.FAULTS_GB ?? 0.2);
const isMeasured = process.env.FAULTS_GB !== undefined;

/** Characters that are stored, and how often the source's half says them. */
const stored = 32;
const repeats = 625;

const databases = new Databases('siz');
let bundle: string;
beforeAll(async () => {
  bundle = await cliBundle();
});
afterAll(() => databases.drop());

/**
 * A table of which little is stored on either side, and much goes from one to the other: the source's half repeats each text, and the target keeps its beginning, so
 * that the two columns are equal in the end.
 */
async function begin(
  { from, to }: Journey,
  bytes: number,
  options: TrialOptions = {},
): Promise<{ trial: Trial; rows: number }> {
  const rows = Math.round(bytes / (stored * repeats));
  const source = await place(from, 'source');
  await loadSql(
    source.server,
    source.database,
    `${digits(source.server)} CREATE TABLE big (id int PRIMARY KEY, payload text);
     INSERT INTO big SELECT n, ${source.server.engine === 'postgresql' ? 'md5(n::text)' : `LEFT(SHA2(n, 256), ${stored})`} FROM ${seriesTo(source.server, rows)};
     ${source.server.engine === 'postgresql' ? 'ANALYZE;' : 'DROP TABLE digits; ANALYZE TABLE big;'}`,
  );
  const target = await place(to, 'target');
  const trial = await Trial.begin(bundle, source, target, options);
  const intoPostgres = target.server.engine === 'postgresql';
  const [q, p] = intoPostgres ? ['`', '"'] : ['"', '`'];
  await trial.edit((text) => {
    const start = text.indexOf('-- @step copy big');
    const end = text.indexOf('-- @step', start + 1);
    const step = text
      .slice(start, end)
      .replace(new RegExp(`^  .*${q}payload${q}$`, 'mu'), `  REPEAT(${q}payload${q}, ${repeats}) AS ${q}payload${q}`);
    const copied = intoPostgres
      ? step
      : step.replace(`${p}payload${p})`, `@payload) SET ${p}payload${p} = LEFT(@payload, ${stored})`);
    return `${text.slice(0, start)}${copied}${text.slice(end)}`;
  });
  if (intoPostgres) await trial.edit(withTrigger);
  return { trial, rows };
}

/** COPY has no expressions: a trigger shortens the text, and goes when the data is there. */
function withTrigger(text: string): string {
  const make = `-- @step sql shorten on=target
CREATE FUNCTION shorten() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN new.payload := left(new.payload, ${stored}); RETURN new; END $$;
CREATE TRIGGER shorten BEFORE INSERT ON "public"."big" FOR EACH ROW EXECUTE FUNCTION shorten();

`;
  const drop = `-- @step sql whole on=target
DROP FUNCTION shorten() CASCADE;

`;
  const data = text.indexOf('-- @phase data');
  const next = text.indexOf('-- @phase', data + 1);
  return `${text.slice(0, data)}${make}${text.slice(data, next)}${drop}${text.slice(next)}`;
}

async function place(name: ServerName, side: 'source' | 'target'): Promise<Place> {
  return { server: sharedServer(name), database: (await databases.create(name, side)).settings.database };
}

/** Up to the last row: what follows copies nothing. */
function whileCopying(samples: readonly Sample[]): readonly Sample[] {
  const all = samples.at(-1)?.bytes ?? 0;
  return samples.slice(0, samples.findIndex(({ bytes }) => bytes === all) + 1);
}

/** Bytes a second between neighbours of `count` moments that are equally far apart. */
function rates(samples: readonly Sample[], count: number): number[] {
  const [first, last] = [samples[0], samples.at(-1)];
  if (first === undefined || last === undefined) return [];
  const at = (moment: number): Sample =>
    samples.findLast((sample) => sample.at <= first.at + ((last.at - first.at) * moment) / count) ?? first;
  return Array.from({ length: count }, (_, index) => {
    const [from, to] = [at(index), at(index + 1)];
    return (to.bytes - from.bytes) / ((to.at - from.at) / 1000);
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

describe.each(journeys)('from $from to $to', (journey) => {
  it(
    `a table of ${gigabytes} GB takes no more memory than a small one, at one rate`,
    async () => {
      const { trial, rows } = await begin(journey, gigabytes * 1e9, { direct: true });
      const ended = await trial.run(['--chunk-rows', '200000']);
      expect(ended.summary?.outcome).toMatchObject({ rows });
      expect(ended.summary?.outcome?.bytes).toBeGreaterThan(gigabytes * 1e9);
      await trial.expectWhole(ended);
      if (isMeasured) expectFlat(ended);
      await trial.end('size', { gigabytes, ...figures(ended) });
    },
    120_000 + gigabytes * 120_000,
  );

  it.skipIf(!isLong && journey.to !== 'mysql97')(
    'a target that takes its time makes the source wait, not the memory grow',
    async () => {
      const { trial } = await begin(journey, 0.1e9);
      trial.proxy.target.impair('toServer', { bytesPerSecond: 10_000_000 });
      const ended = await trial.run(['--chunk-rows', '1000000'], (event) => {
        if (event.type === 'progress' && event.all.bytes + event.all.bytesUnderWay > 30_000_000)
          trial.proxy.target.heal();
      });
      await trial.expectWhole(ended);
      const most = Math.max(...ended.samples.map(({ between }) => between));
      expect(ended.samples.length).toBeGreaterThan(2);
      // What two sockets, two proxies and the tool hold between them, of 100 MB.
      expect(most).toBeLessThan(40_000_000);
      await trial.end('slow consumer', { most });
    },
  );
});

function figures({ samples, milliseconds }: Told): Record<string, unknown> {
  return {
    milliseconds,
    rates: rates(samples, 8).map((rate) => `${Math.round(rate / 1e6)} MB/s`),
    memory: Array.from({ length: 8 }, (_, index) => samples[Math.floor((index * samples.length) / 8)]?.memory ?? 0).map(
      (bytes) => `${Math.round(bytes / 2 ** 20)} MiB`,
    ),
  };
}

function expectFlat(ended: Told): void {
  const samples = whileCopying(ended.samples);
  const third = Math.floor(samples.length / 3);
  const memory = samples.map((sample) => sample.memory);
  expect(Math.max(...memory)).toBeLessThan(mostMemory);
  expect(mean(memory.slice(-third)), JSON.stringify(figures(ended))).toBeLessThan(
    1.25 * mean(memory.slice(third, 2 * third)),
  );
  const [least = 0, ...others] = rates(samples, 8).sort((left, right) => left - right);
  expect(least, JSON.stringify(figures(ended))).toBeGreaterThan(0.5 * (others.at(3) ?? Infinity));
}

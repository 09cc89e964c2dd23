import type { BenchArguments } from '../arguments.js';
import { mixed } from '../data/tables.js';
import { renew } from '../databases.js';
import { runRace } from '../race.js';
import { pairedRatio } from '../ratio.js';
import { checkCopy, journeyOf } from './journeys.js';
import type { Bench, Measure, MeasureResult, Pair } from './measure.js';
import { pairsOf } from './pairs.js';

/** Row 4: what verifying every cell adds to a copy. */
export function verificationMeasures(args: BenchArguments): Measure[] {
  const { pgToMysql, mariadbToPg, mysqlToPg } = pairsOf(args);
  return [pgToMysql, mariadbToPg, mysqlToPg].map((pair) => ({
    id: `verification/${pair.id}`,
    title: `verification of every cell, mixed rows, ${pair.source} → ${pair.target}`,
    run: (bench: Bench) => verification(bench, pair),
  }));
}

async function verification(bench: Bench, pair: Pair): Promise<MeasureResult> {
  const { servers, args, product } = bench;
  const [from, to] = [await servers.get(pair.source), await servers.get(pair.target)];
  const rows = Math.round(mixed.rows * args.scale);
  const source = await bench.sources.tables(from, { table: mixed, rows });
  const journey = await journeyOf(bench, pair, source);
  const id = `verification/${pair.id}`;
  const streams = args.streams === undefined ? {} : { streams: args.streams };
  const copying = product.copying(journey, 'copy', streams);
  const both = product.copying(journey, 'copy and verify', { ...streams, verify: true });
  const alone = product.verifying(journey, 'verify, afterwards');
  const race = await runRace(
    {
      ...{ id, title: `${rows} rows`, servers: [from, to] },
      contestants: [copying, both, { ...alone, before: copying.run }],
      prepare: () => renew(journey.target),
      check: () => checkCopy(journey, source),
    },
    bench,
  );
  const [copied, verified] = race.contestants;
  const ratio = pairedRatio(verified, copied, ({ wall }) => wall);
  const findings =
    ratio === undefined
      ? []
      : [{ reach: 'verification', where: id, value: ratio.median - 1, least: ratio.least - 1, most: ratio.most - 1 }];
  return { id, races: [race], findings, notes: [] };
}

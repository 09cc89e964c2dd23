import type { BenchArguments } from '../arguments.js';
import { clientPipe } from '../contestants/clientPipe.js';
import { customers, orders } from '../data/tables.js';
import { renew } from '../databases.js';
import { runRace } from '../race.js';
import { pairedRatio } from '../ratio.js';
import { checkCopy, journeyOf } from './journeys.js';
import type { Bench, Measure, MeasureResult, Pair } from './measure.js';
import { pairsOf } from './pairs.js';

/** Row 7: a table with four secondary indexes and a foreign key, from connecting to the last index. */
export function indexMeasures(args: BenchArguments): Measure[] {
  const { pgToMysql, pgToMariadb, mysqlToPg, mariadbToPg } = pairsOf(args);
  return [pgToMysql, mariadbToPg, mysqlToPg, pgToMariadb].map((pair) => ({
    id: `indexes/${pair.id}`,
    title: `four secondary indexes and a foreign key, mixed rows, ${pair.source} → ${pair.target}`,
    run: (bench: Bench) => indexes(bench, pair),
  }));
}

async function indexes(bench: Bench, pair: Pair): Promise<MeasureResult> {
  const { servers, args, product } = bench;
  const [from, to] = [await servers.get(pair.source), await servers.get(pair.target)];
  const rows = Math.round(orders.rows * args.scale);
  const source = await bench.sources.tables(from, { table: customers, rows: customers.rows }, { table: orders, rows });
  const journey = await journeyOf(bench, pair, source);
  const id = `indexes/${pair.id}`;
  const race = await runRace(
    {
      ...{ id, title: `${rows} rows`, servers: [from, to] },
      contestants: [
        await clientPipe(journey, { streams: 1, keys: 'before' }),
        await clientPipe(journey, { streams: 1, keys: 'after' }),
        product.copying(journey, 'this product', args.streams === undefined ? {} : { streams: args.streams }),
      ],
      prepare: () => renew(journey.target),
      check: () => checkCopy(journey, source),
    },
    bench,
  );
  const [first, , ours] = race.contestants;
  const ratio = pairedRatio(ours, first, ({ wall }) => wall);
  const findings =
    ratio === undefined
      ? []
      : [{ reach: 'indexes', where: id, value: ratio.median, least: ratio.least, most: ratio.most }];
  return { id, races: [race], findings, notes: [] };
}

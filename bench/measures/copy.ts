import type { BenchArguments } from '../arguments.js';
import { clientPipe } from '../contestants/clientPipe.js';
import type { Contestant } from '../contestants/contestant.js';
import { nodeScript, pythonScript } from '../contestants/handwritten.js';
import { pgloader } from '../contestants/pgloader.js';
import { blobs, mixed, narrow, type BenchTable } from '../data/tables.js';
import { renew } from '../databases.js';
import type { Journey } from '../journey.js';
import { runRace, type RaceResult } from '../race.js';
import { pairedRatio } from '../ratio.js';
import { checkCopy, journeyOf } from './journeys.js';
import type { Bench, Finding, Measure, MeasureResult, Pair } from './measure.js';
import { pairsOf } from './pairs.js';

const OURS = 'this product';

/** Rows 1 to 3 of the benchmark: us against the clients piped, pgloader, and the scripts that a person would write. */
export function copyMeasures(args: BenchArguments): Measure[] {
  const { pgToMysql, pgToMariadb, mysqlToPg, mariadbToPg } = pairsOf(args);
  return [pgToMysql, mariadbToPg, mysqlToPg, pgToMariadb].flatMap((pair) =>
    [mixed, narrow, blobs].map((table) => ({
      id: `copy/${pair.id}/${table.name}`,
      title: `${table.name} rows, ${pair.source} → ${pair.target}: from connecting to the last commit`,
      run: (bench: Bench) => copy(bench, pair, table),
    })),
  );
}

async function copy(bench: Bench, pair: Pair, table: BenchTable): Promise<MeasureResult> {
  const { servers, args } = bench;
  const [from, to] = [await servers.get(pair.source), await servers.get(pair.target)];
  const rows = Math.round(table.rows * args.scale);
  const source = await bench.sources.tables(from, { table, rows });
  const journey = await journeyOf(bench, pair, source);
  const id = `copy/${pair.id}/${table.name}`;
  const contestants = await contestantsOf(bench, journey);
  const race = await runRace(
    {
      ...{ id, title: `${rows} rows`, servers: [from, to], contestants },
      prepare: () => renew(journey.target),
      check: () => checkCopy(journey, source),
    },
    bench,
  );
  return { id, races: [race], findings: findingsOf(race, pair, table), notes: [] };
}

async function contestantsOf({ product, args }: Bench, journey: Journey): Promise<Contestant[]> {
  const { streams } = args;
  const isFromMysql = journey.source.server.engine !== 'postgresql';
  return [
    await clientPipe(journey, { streams: 1 }),
    await clientPipe(journey, { streams: 2 }),
    product.copying(journey, OURS, streams === undefined ? {} : { streams }),
    product.copying(journey, `${OURS}, one stream`, { streams: 1 }),
    ...(isFromMysql ? [await pgloader(journey)] : []),
    await nodeScript(journey),
    await pythonScript(journey, args.python),
  ];
}

function findingsOf(race: RaceResult, pair: Pair, table: BenchTable): Finding[] {
  const named = (part: string) => race.contestants.find(({ name }) => name.includes(part));
  const where = race.id;
  const ours = race.contestants.find(({ name }) => name === OURS);
  const wall = ({ wall: seconds }: { wall: number }): number => seconds;
  const direction = pair.source.startsWith('postgres') ? 'postgres-mysql' : 'mysql-postgres';
  const finding = (reach: string, ratio: ReturnType<typeof pairedRatio>): Finding[] =>
    ratio === undefined ? [] : [{ reach, where, value: ratio.median, least: ratio.least, most: ratio.most }];
  return [
    ...finding(`${pair.id}/${table.name}`, pairedRatio(ours, named('x1'), wall)),
    ...finding(`pgloader/${table.name}`, pairedRatio(named('pgloader'), ours, wall)),
    ...finding(
      'pgloader/memory',
      pairedRatio(ours, named('pgloader'), ({ peakMemory }) => peakMemory),
    ),
    ...(table === mixed ? finding(`python/${direction}`, pairedRatio(named('Python'), ours, wall)) : []),
  ];
}

import type { BenchArguments } from '../arguments.js';
import { cell, mixed, type BenchTable } from '../data/tables.js';
import { renew } from '../databases.js';
import { runRace, type RaceResult } from '../race.js';
import { median, totalCpu } from '../ratio.js';
import { checkCopy, journeyOf } from './journeys.js';
import type { Bench, Finding, Measure, MeasureResult, Pair } from './measure.js';
import { pairsOf } from './pairs.js';

const STEPS = [1, 4, 16];
const CELL = 200;

/** Row 5: what our process holds in memory, and how time and memory grow with the rows; and with one big cell. */
export function memoryMeasures(args: BenchArguments): Measure[] {
  const { pgToMysql, mariadbToPg, mysqlToPg } = pairsOf(args);
  return [pgToMysql, mariadbToPg, mysqlToPg].flatMap((pair) => [
    {
      id: `growth/${pair.id}`,
      title: `1, 4 and 16 times the rows, ${pair.source} → ${pair.target}`,
      run: (bench: Bench) => growth(bench, pair),
    },
    {
      id: `cell/${pair.id}`,
      title: `one cell of ${CELL} MB, ${pair.source} → ${pair.target}`,
      run: (bench: Bench) => bigCell(bench, pair),
    },
  ]);
}

async function growth(bench: Bench, pair: Pair): Promise<MeasureResult> {
  const id = `growth/${pair.id}`;
  const most = Math.round(mixed.rows * bench.args.scale);
  const races: RaceResult[] = [];
  for (const step of STEPS) races.push(await copyAlone(bench, pair, mixed, Math.round((most * step) / 16)));
  const peaks = races.map(peakOf);
  const [least, , greatest] = peaks;
  const findings: Finding[] = [];
  if (greatest !== undefined) findings.push({ reach: 'memory', where: id, value: greatest / 1e6 });
  if (least !== undefined && greatest !== undefined) {
    findings.push({ reach: 'memory/growth', where: id, value: greatest / least });
  }
  const perRow = (quantity: typeof wallOf): string => {
    const costs = races.map((race, index) => (quantity(race) ?? NaN) / (STEPS[index] ?? 1));
    return costs.map((cost, index) => `${STEPS[index] ?? ''}x ${(cost / (costs[0] ?? 1)).toFixed(2)}`).join(', ');
  };
  const notes = [`wall per row: ${perRow(wallOf)}`, `CPU per row: ${perRow(cpuOf)}`];
  return { id, races, findings, notes };
}

async function bigCell(bench: Bench, pair: Pair): Promise<MeasureResult> {
  const id = `cell/${pair.id}`;
  const megabytes = Math.max(1, Math.round(CELL * Math.min(1, bench.args.scale)));
  const small = await copyAlone(bench, pair, cell(0.1), 1, 'without the cell');
  const big = await copyAlone(bench, pair, cell(megabytes), 1, `cell of ${megabytes} MB`);
  const [without, peak] = [peakOf(small), peakOf(big)];
  const findings =
    without === undefined || peak === undefined
      ? []
      : [{ reach: 'memory/cell', where: id, value: (peak - without) / (megabytes * 1e6) }];
  return { id, races: [small, big], findings, notes: [] };
}

/** Our product on a table, with nobody beside it. */
async function copyAlone(
  bench: Bench,
  pair: Pair,
  table: BenchTable,
  rows: number,
  name = `${rows} rows`,
): Promise<RaceResult> {
  const { servers, args, product } = bench;
  const [from, to] = [await servers.get(pair.source), await servers.get(pair.target)];
  const source = await bench.sources.tables(from, { table, rows });
  const journey = await journeyOf(bench, pair, source);
  return runRace(
    {
      ...{ id: name, title: name, servers: [from, to] },
      contestants: [
        product.copying(journey, 'this product', args.streams === undefined ? {} : { streams: args.streams }),
      ],
      prepare: () => renew(journey.target),
      check: () => checkCopy(journey, source),
    },
    bench,
  );
}

/** The most of all rounds. */
function peakOf({ contestants }: RaceResult): number | undefined {
  const peaks = contestants.flatMap(({ runs }) => runs.flatMap(({ peakMemory }) => peakMemory ?? []));
  return peaks.length === 0 ? undefined : Math.max(...peaks);
}

function wallOf({ contestants }: RaceResult): number | undefined {
  return median(contestants.flatMap(({ runs }) => runs.map(({ wall }) => wall)));
}

function cpuOf({ contestants }: RaceResult): number | undefined {
  return median(contestants.flatMap(({ runs }) => runs.flatMap((run) => totalCpu(run) ?? [])));
}

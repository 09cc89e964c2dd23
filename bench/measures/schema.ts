import { parse } from '../../src/engine/index.js';
import { stepsOf } from '../../src/engine/model/script.js';
import type { BenchArguments } from '../arguments.js';
import { SCHEMA_TABLES } from '../data/schema.js';
import { clientScript } from '../contestants/clientPipe.js';
import { queryValue, renew } from '../databases.js';
import type { Journey } from '../journey.js';
import { runRace, type RaceResult } from '../race.js';
import { median } from '../ratio.js';
import { journeyOf } from './journeys.js';
import type { Bench, Measure, MeasureResult, Pair } from './measure.js';
import { pairsOf } from './pairs.js';

/** Row 8: a database of many empty tables, to the script's text and through its run. */
export function schemaMeasures(args: BenchArguments): Measure[] {
  const { pgToMysql, mysqlToPg, mariadbToPg } = pairsOf(args);
  return [pgToMysql, mysqlToPg, mariadbToPg].map((pair) => ({
    id: `schema/${pair.id}`,
    title: `a schema of many empty tables, ${pair.source} → ${pair.target}: from connecting to the script`,
    run: (bench: Bench) => schema(bench, pair),
  }));
}

async function schema(bench: Bench, pair: Pair): Promise<MeasureResult> {
  const { servers, args } = bench;
  const from = await servers.get(pair.source);
  const tables = Math.round(SCHEMA_TABLES * args.scale);
  const source = await bench.sources.schema(from, tables);
  const journey = await journeyOf(bench, pair, source);
  const generated = await raceToScript(bench, journey, tables);
  const ran = await raceToTables(bench, journey, tables);
  const runs = generated.contestants[0]?.runs ?? [];
  const times = runs.flatMap(({ toScript }) => toScript ?? []);
  const value = median(times);
  const stages = Object.entries(runs.at(-1)?.stages ?? {}).map(([name, seconds]) => `${name} ${seconds.toFixed(2)} s`);
  const spread = { least: Math.min(...times), most: Math.max(...times) };
  const id = `schema/${pair.id}`;
  return {
    id,
    races: [generated, ran],
    findings: value === undefined ? [] : [{ reach: 'schema', where: id, value, ...spread }],
    notes: [
      'from the start of the process until the script is there; the wall beside it also has the script read again (parse) and handed over',
      `stages of the last generation: ${stages.join(', ')}`,
      `its CPU seconds: ${Object.entries(runs.at(-1)?.cpu ?? {})
        .map(([name, seconds]) => `${name} ${seconds.toFixed(2)}`)
        .join(', ')}`,
    ],
  };
}

/** From connecting to the script's text. */
function raceToScript(bench: Bench, { source, target }: Journey, tables: number): Promise<RaceResult> {
  let script = '';
  const generate = {
    name: 'introspect to script',
    run: async () => {
      const { script: text, ...facts } = await bench.product.generate(source, target);
      script = text;
      return facts;
    },
  };
  return runRace(
    {
      ...{ id: 'script', title: `${tables} tables, ${tables * 15} columns`, servers: [source.server, target.server] },
      contestants: [generate],
      prepare: async () => undefined,
      check: async () => {
        const made = stepsOf(parse(script)).filter(({ kind }) => kind === 'create-table').length;
        if (made !== tables) throw new Error(`The script makes ${made} tables instead of ${tables}.`);
      },
    },
    bench,
  );
}

/** Running the script: what empty tables cost. */
async function raceToTables(bench: Bench, journey: Journey, tables: number): Promise<RaceResult> {
  const { source, target } = journey;
  return runRace(
    {
      ...{ id: 'run', title: `${tables} empty tables made`, servers: [source.server, target.server] },
      contestants: [
        await clientScript(journey),
        bench.product.copying(journey, 'this product, with verification', { verify: true }),
        bench.product.copying(journey, 'this product'),
      ],
      prepare: () => renew(target),
      check: async () => {
        const count = `SELECT COUNT(*) FROM information_schema.tables WHERE table_name LIKE 'table%' AND table_schema IN ('public', '${target.name}')`;
        const made = await queryValue(target, count);
        if (made !== String(tables)) throw new Error(`There are ${made} tables instead of ${tables}.`);
      },
    },
    bench,
  );
}

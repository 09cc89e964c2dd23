import { parse } from '../../src/engine/index.js';
import { stepsOf } from '../../src/engine/model/script.js';
import type { BenchArguments } from '../arguments.js';
import { SCHEMA_TABLES } from '../data/schema.js';
import { renew } from '../databases.js';
import { runRace } from '../race.js';
import { median } from '../ratio.js';
import type { Bench, Measure, MeasureResult, Pair } from './measure.js';
import { pairsOf } from './pairs.js';

/** Row 8: from connecting to the script's text, for a database of many tables. */
export function schemaMeasures(args: BenchArguments): Measure[] {
  const { pgToMysql, mysqlToPg, mariadbToPg } = pairsOf(args);
  return [pgToMysql, mysqlToPg, mariadbToPg].map((pair) => ({
    id: `schema/${pair.id}`,
    title: `a schema of many empty tables, ${pair.source} → ${pair.target}: from connecting to the script`,
    run: (bench: Bench) => schema(bench, pair),
  }));
}

async function schema(bench: Bench, pair: Pair): Promise<MeasureResult> {
  const { servers, args, product } = bench;
  const [from, to] = [await servers.get(pair.source), await servers.get(pair.target)];
  const tables = Math.round(SCHEMA_TABLES * args.scale);
  const source = await bench.sources.schema(from, tables);
  const target = { server: to, name: 'target' };
  await renew(target);
  const id = `schema/${pair.id}`;
  let script = '';
  const generate = {
    name: 'introspect to script',
    run: async () => {
      const { script: text, ...facts } = await product.generate(source, target);
      script = text;
      return facts;
    },
  };
  const race = await runRace(
    {
      ...{ id, title: `${tables} tables, ${tables * 15} columns`, servers: [from, to], contestants: [generate] },
      prepare: async () => undefined,
      check: async () => {
        const made = stepsOf(parse(script)).filter(({ kind }) => kind === 'create-table').length;
        if (made !== tables) throw new Error(`The script makes ${made} tables instead of ${tables}.`);
      },
    },
    bench,
  );
  const runs = race.contestants[0]?.runs ?? [];
  const walls = runs.map(({ wall }) => wall);
  const value = median(walls);
  const stages = Object.entries(runs.at(-1)?.stages ?? {}).map(([name, seconds]) => `${name} ${seconds.toFixed(2)} s`);
  const findings =
    value === undefined
      ? []
      : [{ reach: 'schema', where: id, value, least: Math.min(...walls), most: Math.max(...walls) }];
  return { id, races: [race], findings, notes: [`the last run's stages: ${stages.join(', ')}`] };
}

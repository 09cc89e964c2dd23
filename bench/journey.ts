import { parse } from '../src/engine/index.js';
import { stepsOf, type StepKind } from '../src/engine/model/script.js';
import type { BenchTable } from './data/tables.js';
import { renew, type Database } from './databases.js';
import type { Bench, Pair } from './measures/measure.js';
import { fingerprint } from './fingerprint.js';
import type { Source } from './sources.js';

/** One table's way from one server to another; every contestant of a race makes the same one. */
export interface Journey {
  readonly source: Database;
  readonly target: Database;
  readonly table: BenchTable;
  readonly rows: number;
  /** The script that our product generated for it. */
  readonly script: string;
  /** The statements that make the table on the target, taken from that script: everybody fills the same table. */
  readonly tables: string;
  /** The script's indexes and foreign keys. */
  readonly keys: string;
}

/** The name of the database that contestants fill. */
const TARGET = 'target';

/** Has our product write the script for a table's way, and takes from it what the others need. */
export async function journeyOf(bench: Bench, pair: Pair, { database: source, table, rows }: Source): Promise<Journey> {
  const target = { server: await bench.servers.get(pair.target), name: TARGET };
  await renew(target);
  const { script } = await bench.product.generate(source, target);
  const tables = statementsOf(script, ['create-schema', 'create-type', 'create-table']);
  const keys = statementsOf(script, ['create-index', 'add-foreign-key']);
  return { source, target, table, rows, script, tables, keys };
}

/** Throws when the table on the target isn't what the source has. */
export async function checkCopy({ target }: Journey, source: Source): Promise<void> {
  const found = await fingerprint(target, source.table);
  if (found !== source.fingerprint) {
    throw new Error(`The copy is wrong: ${found} instead of ${source.fingerprint} (rows, sum of hashes).`);
  }
}

function statementsOf(script: string, kinds: readonly StepKind[]): string {
  return stepsOf(parse(script))
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ body }) => `${body?.sql ?? ''}\n`)
    .join('');
}

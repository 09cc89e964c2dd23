import { parse } from '../../src/engine/index.js';
import { stepsOf, type StepKind } from '../../src/engine/model/script.js';
import { renew } from '../databases.js';
import { fingerprint } from '../fingerprint.js';
import type { Journey } from '../journey.js';
import type { Source } from '../sources.js';
import type { Bench, Pair } from './measure.js';

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

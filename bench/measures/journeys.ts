import { parse } from '../../src/engine/index.js';
import { stepsOf, type StepKind } from '../../src/engine/model/script.js';
import { renew } from '../databases.js';
import { fingerprintsOf } from '../fingerprint.js';
import type { Journey } from '../journey.js';
import type { Source } from '../sources.js';
import type { Bench, Pair } from './measure.js';

/** The name of the database that contestants fill. */
const TARGET = 'target';

/** Has our product write the script for the way of a source, and takes from it what the others need. */
export async function journeyOf(bench: Bench, pair: Pair, { database: source, tables }: Source): Promise<Journey> {
  const target = { server: await bench.servers.get(pair.target), name: TARGET };
  await renew(target);
  const { script } = await bench.product.generate(source, target);
  const createTables = statementsOf(script, ['create-schema', 'create-type', 'create-table']);
  const createKeys = statementsOf(script, ['create-index', 'add-foreign-key']);
  return { source, target, tables, script, createTables, createKeys };
}

/** Throws when the tables on the target aren't what the source has. */
export async function checkCopy({ target }: Journey, { tables, fingerprints }: Source): Promise<void> {
  const found = await fingerprintsOf(target, tables);
  if (found.join() !== fingerprints.join()) {
    throw new Error(
      `The copy is wrong: ${found.join('; ')} instead of ${fingerprints.join('; ')} (and sum of hashes).`,
    );
  }
}

function statementsOf(script: string, kinds: readonly StepKind[]): string {
  return stepsOf(parse(script))
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ body }) => `${body?.sql ?? ''}\n`)
    .join('');
}

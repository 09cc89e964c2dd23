import fc from 'fast-check';
import { describe, it } from 'vitest';
import { loadSql } from '../../servers/load.js';
import type { ServerName } from '../../servers/server.js';
import { sharedServer } from '../../servers/vitest.js';
import { Databases } from '../databases.js';
import { roundTrip } from '../roundTrip.js';
import { randomDatabase, type RandomDatabase } from './database.js';
import { worlds } from './worlds.js';
import { scriptOf } from './script.js';

/**
 * `RANDOM_MINUTES=15 npm run test:random` is the long form, for each journey; a failure prints its seed and the smallest database as a script. The short form
 * draws the same databases every time: what a change broke must not depend on luck. `RANDOM_SHRINK=no` prints the first database that fails as it is, at once.
 */
const minutes = Number(process.env.RANDOM_MINUTES ?? 0.1);
const chosenSeed = process.env.RANDOM_SEED ?? (process.env.RANDOM_MINUTES === undefined ? '20261126' : undefined);
/** More than fit into the time, the rest of them are skipped; the short form tries the same few on every machine, however fast. */
const mostCases = process.env.RANDOM_MINUTES === undefined ? 4 : Math.ceil(minutes * 200) + 20;
const seed = chosenSeed === undefined ? {} : { seed: Number(chosenSeed) };

const trips: readonly { from: ServerName; between: ServerName }[] = [
  { from: 'postgres18', between: 'mysql97' },
  { from: 'mysql97', between: 'postgres18' },
  { from: 'postgres15', between: 'mariadb1011' },
  { from: 'mariadb1011', between: 'postgres15' },
];

describe('random databases', () => {
  it.each(trips)(
    'go from $from to $between and back without a changed value, nor an undeclared change of the schema',
    async ({ from, between }) => {
      const { engine } = sharedServer(from);
      const end = Date.now() + minutes * 60_000;
      let cases = 0;
      let failed = false;
      await fc.assert(
        fc.asyncProperty(randomDatabase(worlds[engine]), async (database) => {
          // Drawn anyway, but not tried: an interruption would leave a slow machine without any case at all. A failing case is made smaller however late it is.
          if (cases > 0 && !failed && Date.now() > end) return;
          cases += 1;
          await thereAndBack(database, from, between).catch((error: unknown) => {
            failed = true;
            throw error;
          });
        }),
        {
          numRuns: mostCases,
          endOnFailure: process.env.RANDOM_SHRINK === 'no',
          reporter: (run) => {
            if (run.failed) throw failure(run.seed, run.errorInstance);
          },
          ...seed,
        },
      );
      console.log(`${from} -> ${between} -> ${from}: ${cases} random databases`);
    },
    minutes * 60_000 * 4 + 300_000,
  );
});

/** The error of the smallest case, which prints its script; what was drawn for it says nothing more. */
function failure(seed: number, cause: unknown): Error {
  const message = cause instanceof Error ? cause.message : String(cause);
  return new Error(`RANDOM_SEED=${seed}\n${message}`);
}

async function thereAndBack(database: RandomDatabase, from: ServerName, between: ServerName): Promise<void> {
  const databases = new Databases('rnd');
  const { engine } = sharedServer(from);
  const script = scriptOf(database, engine);
  try {
    const source = await databases.create(from, 'source');
    await loadSql(sharedServer(from), source.settings.database, script);
    const { changed, differences } = await roundTrip(databases, source, between);
    const undeclared = differences.filter((difference) => difference.declaredBy.length === 0);
    if (changed.length > 0 || undeclared.length > 0)
      throw new Error(JSON.stringify({ changed, undeclared }, undefined, 1));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Error(`${message}\n-- ${from} -> ${between} -> ${from}; this database reproduces it:\n${script}`, {
      cause: error,
    });
  } finally {
    await databases.drop();
  }
}

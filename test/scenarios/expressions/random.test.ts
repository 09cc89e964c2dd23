import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engineNamed } from '../../../src/engine/adapters/index.js';
import { ownColumns } from '../../../src/engine/scan/assumptions.js';
import { sharedServer } from '../../servers/vitest.js';
import { anyExpression } from './arbitrary.js';
import { postgresColumns, postgresTypes } from './rows.js';
import { createWorld, differences, type World } from './world.js';

/** Longer runs and other seeds: EXPRESSION_RUNS=20000 EXPRESSION_SEED=7 npx vitest run --project scenarios expressions/random */
const numRuns = Number(process.env.EXPRESSION_RUNS ?? 1500);
const seed = Number(process.env.EXPRESSION_SEED ?? 20_261_123);
/** Expressions that one query evaluates. */
const together = 100;

describe.each(['mysql97', 'mariadb1011'] as const)('random expressions on %s', (target) => {
  const source = sharedServer('postgres18');
  let world: World;

  beforeAll(async () => {
    world = await createWorld(`expr_random_${target}`, [source, sharedServer(target)], postgresColumns, postgresTypes);
  });
  afterAll(() => world.drop());

  test('give what they give on PostgreSQL', async () => {
    const { ddl } = engineNamed(source.engine);
    const own = ownColumns(world.table);
    const pairs = fc.sample(anyExpression, { numRuns, seed }).flatMap((expression) => {
      const theirs = ddl.printExpression({ text: '', expression }, own);
      const ours = world.print({ text: '', expression });
      return theirs === undefined || ours === undefined ? [] : [{ theirs, ours }];
    });
    expect(pairs.length).toBeGreaterThan(numRuns / 2);
    const wrong: { theirs: string; ours: string; found: unknown[] }[] = [];
    for (let from = 0; from < pairs.length; from += together) {
      const some = pairs.slice(from, from + together);
      const wanted = await world.source.values(some.map(({ theirs }) => theirs));
      const given = await world.target.values(some.map(({ ours }) => ours));
      for (const [at, pair] of some.entries()) {
        const values = wanted[at];
        // A number out of range, which PostgreSQL refuses to calculate.
        if (values === undefined || 'error' in values) continue;
        const found = differences(values, given[at]);
        if (found.length > 0) wrong.push({ ...pair, found: found.slice(0, 2) });
      }
    }
    // The shortest says most.
    wrong.sort((one, other) => one.ours.length - other.ours.length);
    expect(wrong.slice(0, 5)).toEqual([]);
  }, 3_600_000);
});

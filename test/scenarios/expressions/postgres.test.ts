import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engineNamed } from '../../../src/engine/adapters/index.js';
import { loadParser, parseExpression } from '../../../src/engine/adapters/postgres/expression/parse.js';
import type { SqlExpression } from '../../../src/engine/model/catalog.js';
import { ownColumns } from '../../../src/engine/scan/assumptions.js';
import { connectPostgres } from '../../servers/connect.js';
import { sharedServer } from '../../servers/vitest.js';
import { postgresTable } from './postgresTable.js';
import { postgresColumns, postgresTypes } from './rows.js';
import { createWorld, differences, type Values, type World } from './world.js';

const all = postgresTable.flatMap(({ same = [], refused = [] }) => [...same, ...refused]);
const ways = [
  ['postgres18', 'mysql97'],
  ['postgres15', 'mariadb1011'],
] as const;

describe.each(ways)('%s to %s', (from, target) => {
  const source = sharedServer(from);
  const { ddl } = engineNamed(source.engine);
  const database = `expr_${target}`;
  let world: World;
  const said = new Map<string, SqlExpression>();
  const printed = new Map<string, string | undefined>();
  const wanted = new Map<string, Values | undefined>();
  const given = new Map<string, Values | undefined>();
  /** The meaning in the source's own words. */
  const ownWords = new Map<string, string>();
  const again = new Map<string, Values | undefined>();

  beforeAll(async () => {
    await loadParser();
    world = await createWorld(database, [source, sharedServer(target)], postgresColumns, postgresTypes);
    const facts = new Map(
      world.table.columns.map(({ source: { name, type, nullable, collationIgnores } }) => [
        name,
        { type, nullable, folds: collationIgnores !== undefined },
      ]),
    );
    for (const [sql, text] of await deparsed()) {
      const value = { text, expression: parseExpression(text, facts) };
      said.set(sql, value);
      printed.set(sql, world.print(value));
    }
    const sayable = all.filter((sql) => printed.get(sql) !== undefined);
    const [theirs, ours] = [
      await world.source.values(sayable),
      await world.target.values(sayable.map((sql) => printed.get(sql) ?? '')),
    ];
    for (const [at, sql] of sayable.entries()) {
      wanted.set(sql, theirs[at]);
      given.set(sql, ours[at]);
    }
    const own = ownColumns(world.table);
    for (const [sql, value] of said) {
      const words = value.expression && ddl.printExpression(value, own);
      if (words !== undefined) ownWords.set(sql, words);
    }
    for (const [at, values] of (await world.source.values([...ownWords.values()])).entries()) {
      again.set([...ownWords.keys()][at] ?? '', values);
    }
  });
  afterAll(() => world.drop());

  /** Expressions as PostgreSQL itself prints them. */
  async function deparsed(): Promise<Map<string, string>> {
    const client = await connectPostgres(source, `${database}_source`);
    try {
      for (const [at, sql] of all.entries()) {
        await client.query(`CREATE TEMPORARY VIEW v${at} AS SELECT (${sql}) AS x FROM s`).catch((error: unknown) => {
          throw new Error(`${sql}: ${String(error)}`);
        });
      }
      // As the engine reads a catalog: every name in full.
      await client.query(`SET search_path = pg_catalog`);
      const { rows } = await client.query<{ text: string }>(
        `SELECT pg_get_viewdef(('pg_temp.v' || at)::regclass, false) AS text FROM generate_series(0, ${all.length - 1}) at`,
      );
      return new Map(
        rows.map(({ text }, at) => [
          all[at] ?? '',
          /^\s*SELECT\s+([^]*) AS x\s+FROM public\.s;$/.exec(text)?.[1] ?? '',
        ]),
      );
    } finally {
      await client.end();
    }
  }

  describe.each(postgresTable)('$topic', ({ same = [], refused = [] }) => {
    test.each(same)('%s', (sql) => {
      expect(said.get(sql)?.expression, said.get(sql)?.text).toBeDefined();
      expect(printed.get(sql), JSON.stringify(said.get(sql))).toBeDefined();
      expect(differences(wanted.get(sql), given.get(sql)), printed.get(sql)).toEqual([]);
      if (ownWords.has(sql)) expect(differences(wanted.get(sql), again.get(sql)), ownWords.get(sql)).toEqual([]);
    });
    test.each(refused)('%s is refused', (sql) => {
      expect(said.get(sql)?.text).not.toBe('');
      expect(printed.get(sql)).toBeUndefined();
    });
  });
});

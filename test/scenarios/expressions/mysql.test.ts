import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engineNamed } from '../../../src/engine/adapters/index.js';
import { introspect } from '../../../src/engine/index.js';
import type { SqlExpression } from '../../../src/engine/model/catalog.js';
import { ownColumns } from '../../../src/engine/scan/assumptions.js';
import { connectMysql } from '../../servers/connect.js';
import { sharedServer } from '../../servers/vitest.js';
import { settingsOf } from '../migrate.js';
import { mysqlTable } from './mysqlTable.js';
import { mysqlColumns } from './rows.js';
import type { ResultKind } from './table.js';
import { createWorld, differences, evaluator, type Values, type World } from './world.js';

const flavours = [
  { server: 'mysql97', exact: 'utf8mb4_0900_bin', folding: 'utf8mb4_0900_ai_ci' },
  { server: 'mariadb1011', exact: 'utf8mb4_nopad_bin', folding: 'utf8mb4_uca1400_nopad_ai_ci' },
] as const;

describe.each(flavours)('$server to PostgreSQL', ({ server: name, exact, folding }) => {
  const source = sharedServer(name);
  const database = `expr_${name}_pg`;
  const types: Readonly<Record<ResultKind, string>> = {
    ...{
      truth: 'TINYINT(1)',
      integer: 'BIGINT',
      decimal: 'DECIMAL(65,20)',
      float: 'DOUBLE',
      text: `LONGTEXT COLLATE ${exact}`,
    },
    ...{ bytes: 'LONGBLOB', date: 'DATE', moment: 'DATETIME(6)', time: 'TIME(6)' },
  };
  const adapter = engineNamed(source.engine);
  let world: World;
  const said = new Map<string, SqlExpression>();
  const printed = new Map<string, string | undefined>();
  const wanted = new Map<string, Values | undefined>();
  const given = new Map<string, Values | undefined>();
  const columnOf = new Map<string, string>();
  /** The meaning in the source's own words, by which a scan proves it, and its values. */
  const ownWords = new Map<string, string>();
  const meant = new Map<string, Values | undefined>();

  beforeAll(async () => {
    world = await createWorld(database, [source, sharedServer('postgres18')], mysqlColumns(exact, folding));
    for (const [sql, value] of await generated()) {
      said.set(sql, value);
      printed.set(sql, world.print(value));
    }
    const sayable = [...said.keys()].filter((sql) => printed.get(sql) !== undefined);
    const table = await evaluator(source, `${database}_source`, 'g');
    const theirs = await table.values(sayable.map((sql) => columnOf.get(sql) ?? 'NULL')).finally(() => table.end());
    const ours = await world.target.values(sayable.map((sql) => printed.get(sql) ?? ''));
    const own = ownColumns(world.table);
    for (const [sql, value] of said) {
      const words = value.assumes && adapter.ddl.printExpression(value, own);
      if (words !== undefined) ownWords.set(sql, words);
    }
    for (const [at, values] of (await world.source.values([...ownWords.values()])).entries()) {
      meant.set([...ownWords.keys()][at] ?? '', values);
    }
    for (const [at, sql] of sayable.entries()) {
      wanted.set(sql, theirs[at]);
      given.set(sql, ours[at]);
    }
  });
  afterAll(() => world.drop());

  /** Every expression in a generated column of a copy of the table, read back as the engine reads a catalog; those to be refused in a copy without rows. */
  async function generated(): Promise<Map<string, SqlExpression>> {
    const found = new Map<string, SqlExpression>();
    const client = await connectMysql(source, `${database}_source`);
    try {
      // What a strict session refuses for one expression must not keep the rows out.
      await client.query(`SET sql_mode = ''`);
      await client.query('CREATE TABLE g LIKE s');
      await client.query('CREATE TABLE h LIKE s');
      for (const { kind, same = [], assumed = [], refused = [] } of mysqlTable) {
        for (const sql of [...same, ...assumed, ...refused]) {
          const column = `g${columnOf.size}`;
          columnOf.set(sql, column);
          const alter = `ALTER TABLE ${refused.includes(sql) ? 'h' : 'g'} ADD ${column} ${types[kind]} AS (${sql}) VIRTUAL`;
          await client.query(alter).catch((error: unknown) => found.set(sql, { text: String(error) }));
        }
      }
      const names = world.table.columns.map((column) => `\`${column.source.name.replaceAll('`', '``')}\``).join(', ');
      await client.query(`INSERT INTO g (${names}) SELECT ${names} FROM s`);
    } finally {
      await client.end();
    }
    const catalog = await introspect(settingsOf(source, `${database}_source`, 'a'));
    const columns = catalog.schemas.flatMap((schema) => schema.tables).flatMap((table) => table.columns);
    for (const [sql, name] of columnOf) {
      const column = columns.find((entry) => entry.name === name);
      if (column?.generated) found.set(sql, column.generated);
    }
    return found;
  }

  describe.each(mysqlTable)('$topic', ({ same = [], assumed = [], refused = [] }) => {
    test.each(same)('%s', (sql) => {
      expect(said.get(sql)?.expression, said.get(sql)?.text).toBeDefined();
      expect(said.get(sql)?.assumes).toBeUndefined();
      expect(printed.get(sql), JSON.stringify(said.get(sql))).toBeDefined();
      expect(differences(wanted.get(sql), given.get(sql)), printed.get(sql)).toEqual([]);
    });
    test.each(assumed)('%s, if the data bear it out', (sql) => {
      expect(said.get(sql)?.assumes, said.get(sql)?.text).toBeDefined();
      expect(printed.get(sql), JSON.stringify(said.get(sql))).toBeDefined();
      const own = ownWords.get(sql);
      expect(own, JSON.stringify(said.get(sql))).toBeDefined();
      expect(differences(meant.get(sql), given.get(sql)), `${own}\n${printed.get(sql)}`).toEqual([]);
    });
    test.each(refused)('%s is refused', (sql) => {
      expect(said.get(sql)?.text).not.toBe('');
      expect(printed.get(sql)).toBeUndefined();
    });
  });
});

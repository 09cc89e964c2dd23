import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectMysql, connectPostgres } from '../../servers/connect.js';
import { fewFixtures, fixturesFolder, loadFixture } from '../../servers/fixtures.js';
import { createDatabase, dropDatabase, loadSql } from '../../servers/load.js';
import { SERVER_NAMES } from '../../servers/server.js';
import { sharedServer, type SharedServer } from '../../servers/vitest.js';

describe.skipIf(fixturesFolder() === undefined)('every fixture loads with the tables that its README counts', () => {
  describe.each(SERVER_NAMES)('%s', (serverName) => {
    const server = sharedServer(serverName);
    // The README says that MariaDB can't read this one; the loader must say so too.
    const refused = (fixture: string) => serverName === 'mariadb1011' && fixture === 'temporal';

    test.each(fewFixtures(server.engine))('%s', async (fixture) => {
      const database = `fixture_${process.pid}_${fixture.replaceAll('-', '_')}`;
      await createDatabase(server, database);
      try {
        if (refused(fixture)) {
          await expect(loadFixture(server, fixture, database)).rejects.toThrow(/visibility\.sql:\d+: .*SQL syntax/);
        } else {
          await loadFixture(server, fixture, database);
          expect(await countTables(server, database)).toBe(documentedTables(server, fixture));
        }
      } finally {
        await dropDatabase(server, database);
        await dropDatabase(server, `${database} Odd.Db`);
      }
    });
  });
});

describe.each(SERVER_NAMES)('loadSql on %s', (serverName) => {
  const server = sharedServer(serverName);
  const database = `load_sql_${process.pid}`;
  beforeAll(() => createDatabase(server, database));
  afterAll(() => dropDatabase(server, database));

  test('stops at the first error and says where', async () => {
    const script = 'create table a (i int);\n\ncreate table a (i int);\ncreate table b (i int);';
    await expect(loadSql(server, database, script, 'shop.sql')).rejects.toThrow(/^shop\.sql:3: .*already exists/);
    expect(await countTables(server, database)).toBe(1);
  });
});

/** Base tables in the database and in the one that `everything` makes beside it. */
async function countTables(server: SharedServer, database: string): Promise<number> {
  const query = "select count(*) as n from information_schema.tables where table_type = 'BASE TABLE' and";
  if (server.engine === 'postgresql') {
    const client = await connectPostgres(server, database);
    const { rows } = await client.query<{ n: string }>(
      `${query} table_schema not in ('pg_catalog', 'information_schema')`,
    );
    await client.end();
    return Number(rows[0]!.n);
  }
  const connection = await connectMysql(server);
  const databases = [database, `${database} Odd.Db`];
  const [rows] = await connection.query(`${query} table_schema in (?)`, [databases]);
  await connection.end();
  return (rows as { n: number }[])[0]!.n;
}

/** The third column of the README's table; `everything` has no row there, so its own scripts are counted here. */
function documentedTables(server: SharedServer, fixture: string): number {
  if (fixture === 'everything') return { postgresql: 66, mysql: 38, mariadb: 39 }[server.engine];
  const readme = readFileSync(join(fixturesFolder()!, 'README.md'), 'utf8');
  const row = `|${fixture}|${server.engine === 'postgresql' ? 'pg' : 'mysql'}|`;
  const line = readme.split('\n').find((text) => text.startsWith(row));
  return Number(line?.slice(row.length).split('|')[0]);
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSql } from '../servers/load.js';
import type { ServerName } from '../servers/server.js';
import { sharedServer } from '../servers/vitest.js';
import { Databases, type TestDatabase } from './databases.js';
import { migrate, summary } from './migrate.js';

const sql = `
  CREATE TABLE e (id int PRIMARY KEY, n smallint, i int, t timestamp(0), j jsonb);
  INSERT INTO e VALUES (1, 7, 7, '2020-10-10 10:10:00', '{"a": 1}'), (2, 5, 500, '2020-10-10 10:10:01', NULL), (3, NULL, NULL, NULL, '[1]');`;

/** What somebody makes of a column in the script's CREATE TABLE, and what comparing says of the rows then. */
const edits = [
  { from: '`n` SMALLINT', to: '`n` BIT(8)', differs: 2 },
  { from: '`i` INT', to: '`i` INT(6) ZEROFILL', differs: 0 },
  { from: '`i` INT', to: '`i` VARCHAR(20)', differs: 0 },
  { from: '`t` DATETIME(0)', to: '`t` DATETIME(6)', differs: 0 },
  { from: '`t` DATETIME(0)', to: '`t` TIMESTAMP(3)', differs: 0 },
  { from: '`j` JSON', to: '`j` LONGTEXT', differs: 0 },
] as const;

describe.each<ServerName>(['mysql97', 'mariadb1011'])('types that a person edits in the script for %s', (server) => {
  const databases = new Databases('edited');
  let source: TestDatabase;

  beforeAll(async () => {
    source = await databases.create('postgres18', 'source');
    await loadSql(sharedServer('postgres18'), source.settings.database, sql);
  });
  afterAll(() => databases.drop());

  it.each(edits)('$to: $differs rows are another value', async ({ from, to, differs }) => {
    const target = await databases.create(server);
    const migrated = await migrate(source.settings, target.settings, {}, (text) => {
      // MariaDB keeps documents in a text already.
      expect(text.includes(from) || from.endsWith('JSON')).toBe(true);
      return text.replace(from, to);
    });
    const [table] = migrated.tables;
    expect(table?.state, summary(migrated)).toBe(differs === 0 ? 'verified' : 'differs');
    expect(table?.differences.length, summary(migrated)).toBe(differs);
  });
});

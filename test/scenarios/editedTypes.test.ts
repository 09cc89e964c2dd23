import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verify } from '../../src/engine/index.js';
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

/** A row whose values move across its columns, or are NULL, with another one's text. */
const sameText: readonly {
  from: ServerName;
  to: ServerName;
  sql: string;
  edit: readonly [string, string];
  tamper: string;
}[] = [
  {
    ...{ from: 'postgres18', to: 'mysql97' },
    sql: `CREATE TABLE e (id int PRIMARY KEY, n date, s text); INSERT INTO e VALUES (1, NULL, 'x');`,
    edit: ['`n` DATE', '`n` VARCHAR(20)'],
    tamper: `UPDATE e SET n = 'N'`,
  },
  {
    ...{ from: 'postgres18', to: 'mysql97' },
    sql: `CREATE TABLE e (id int PRIMARY KEY, n int, s text); INSERT INTO e VALUES (1, 5, 'a,1,b');`,
    edit: ['`n` INT', '`n` VARCHAR(20)'],
    tamper: `UPDATE e SET n = '5,5,a', s = 'b'`,
  },
  {
    ...{ from: 'postgres18', to: 'mysql97' },
    sql: `CREATE TABLE e (id int PRIMARY KEY, n jsonb, s text); INSERT INTO e VALUES (1, '[1]', 'a,1,b');`,
    edit: ['`n` JSON', '`n` LONGTEXT'],
    tamper: `UPDATE e SET n = '[1],5,a', s = 'b'`,
  },
  {
    ...{ from: 'mysql97', to: 'postgres18' },
    sql: `CREATE TABLE e (id int PRIMARY KEY, n int, s text); INSERT INTO e VALUES (1, NULL, 'x');`,
    edit: ['"n" integer', '"n" varchar(20)'],
    tamper: `UPDATE e SET n = 'N'`,
  },
  {
    ...{ from: 'mysql97', to: 'postgres18' },
    sql: `CREATE TABLE e (id int PRIMARY KEY, n int, s text); INSERT INTO e VALUES (1, 5, 'a,1,b');`,
    edit: ['"n" integer', '"n" varchar(20)'],
    tamper: `UPDATE e SET n = '5,5,a', s = 'b'`,
  },
  {
    ...{ from: 'mysql97', to: 'postgres18' },
    sql: `CREATE TABLE e (id int PRIMARY KEY, n json, s text); INSERT INTO e VALUES (1, NULL, 'x');`,
    edit: ['"n" jsonb', '"n" text'],
    tamper: `UPDATE e SET n = 'N'`,
  },
];

describe.each(sameText)('$edit.1 on $to, and $tamper', ({ from, to, sql: rows, edit, tamper }) => {
  it('is another row than before, by digests and row by row', async () => {
    const databases = new Databases('tampered');
    try {
      const source = await databases.create(from, 'source');
      const target = await databases.create(to);
      await loadSql(sharedServer(from), source.settings.database, rows);
      const { script, tables } = await migrate(source.settings, target.settings, {}, (text) => text.replace(...edit));
      expect(tables.map(({ state }) => state)).toEqual(['verified']);
      await loadSql(sharedServer(to), target.settings.database, tamper);
      for (const level of ['checksum', 'rows'] as const) {
        const states: string[] = [];
        const connections = { source: source.settings, target: target.settings };
        for await (const event of verify(script, connections, { scriptName: 'test.migration.sql', level, rechecks: 0 }))
          if (event.type === 'verification') states.push(event.result.state);
        expect(states, level).not.toEqual(['verified']);
      }
    } finally {
      await databases.drop();
    }
  });
});

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

import { afterAll, describe, expect, it } from 'vitest';
import { introspect } from '../../src/engine/index.js';
import { objectDdl, previewRows, testConnection } from '../../src/engine/looking.js';
import { findTable, type Catalog, type Table } from '../../src/engine/model/catalog.js';
import { loadSql } from '../servers/load.js';
import type { ServerName } from '../servers/server.js';
import { sharedServer } from '../servers/vitest.js';
import { ask } from './ask.js';
import { Databases, type TestDatabase } from './databases.js';
import { migrate } from './migrate.js';

const databases = new Databases('brw');
afterAll(() => databases.drop());

const servers: readonly ServerName[] = ['postgres18', 'postgres15', 'mysql97', 'mariadb1011'];

async function shop(server: ServerName): Promise<{ database: TestDatabase; catalog: Catalog; schema: string }> {
  const database = await databases.create(server, 'source');
  const isPostgres = sharedServer(server).engine === 'postgresql';
  const [bytes, text] = isPostgres ? ['bytea', 'text'] : ['longblob', 'longtext CHARACTER SET utf8mb4'];
  const sql = `
    CREATE TABLE makers (id int PRIMARY KEY, name varchar(60) NOT NULL UNIQUE);
    CREATE TABLE parts (
      id int PRIMARY KEY, maker int NOT NULL, price decimal(10,2) DEFAULT 1.50, born date, weight double precision,
      note ${text}, raw ${bytes}, CONSTRAINT fair CHECK (price >= 0), FOREIGN KEY (maker) REFERENCES makers (id) ON DELETE CASCADE
    );
    CREATE INDEX parts_born ON parts (born, price);
    CREATE VIEW cheap AS SELECT id, note FROM parts WHERE price < 2;
    INSERT INTO makers VALUES (1, 'Baker'), (2, 'b''c');
    INSERT INTO parts VALUES (1, 1, 1.25, '2024-02-29', 0.5, REPEAT('ä', 100000), NULL);
    INSERT INTO parts VALUES (2, 1, 2.25, NULL, NULL, NULL, 'ab'), (3, 2, 0, NULL, -1, '', NULL);`;
  await loadSql(sharedServer(server), database.settings.database, sql);
  const catalog = await introspect(database.settings);
  const schema = isPostgres ? 'public' : database.settings.database;
  return { database, catalog, schema };
}

describe.each(servers)('%s', (server) => {
  it('shows the first rows, cut where they are long', async () => {
    const { database, catalog, schema } = await shop(server);
    const table = findTable(catalog, schema, 'parts');
    if (!table) throw new Error('The table is gone.');
    const { columns, rows, more } = await previewRows(database.settings, table, 2);
    expect(columns.map(({ name }) => name)).toEqual(['id', 'maker', 'price', 'born', 'weight', 'note', 'raw']);
    expect(more).toBe(true);
    expect(rows).toHaveLength(2);
    expect(rows[0]?.slice(0, 5)).toEqual(['1', '1', '1.25', '2024-02-29', '0.5']);
    expect(rows[0]?.[5]).toBe('ä'.repeat(200));
    expect(rows[0]?.[6]).toBeNull();
    expect((await previewRows(database.settings, table, 100)).more).toBe(false);
  });

  it('shows DDL that makes the same table and view again', async () => {
    const { database, catalog, schema } = await shop(server);
    const sql = ['makers', 'parts', 'cheap'].map((name) => objectDdl(catalog, { schema, name }) ?? '');
    expect(objectDdl(catalog, { schema, name: 'nothing' })).toBeUndefined();
    const copy = await databases.create(server);
    // On MySQL a view's definition names its database.
    const text = sql.join('\n').replaceAll(database.settings.database, copy.settings.database);
    await loadSql(sharedServer(server), copy.settings.database, text);
    const again = await introspect(copy.settings);
    const where = schema === 'public' ? schema : copy.settings.database;
    for (const name of ['makers', 'parts']) {
      const [before, after] = [findTable(catalog, schema, name), findTable(again, where, name)];
      expect(after?.columns.map(facts)).toEqual(before?.columns.map(facts));
      expect(after?.indexes.map(({ parts, unique }) => [parts.map(({ column }) => column), unique]).sort()).toEqual(
        before?.indexes.map(({ parts, unique }) => [parts.map(({ column }) => column), unique]).sort(),
      );
      expect(after?.foreignKeys.map((key) => [key.columns, key.referencedTable, key.onDelete])).toEqual(
        before?.foreignKeys.map((key) => [key.columns, key.referencedTable, key.onDelete]),
      );
      expect(after?.checks).toHaveLength(before?.checks.length ?? -1);
    }
    expect(again.schemas.flatMap(({ views }) => views.map(({ name }) => name))).toEqual(['cheap']);
  });

  it('says what may be done there, and of a read-only connection that nothing is written', async () => {
    const { settings } = await databases.create(server);
    const open = await testConnection(settings);
    expect(open.server.database).toBe(settings.database);
    expect(open.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(await ask({ server, settings, schemas: undefined }, 'SELECT 1')).toEqual([['1']]);
    const guarded = await testConnection({ ...settings, readOnly: true });
    expect(guarded.server.identity).toBe(open.server.identity);
  });

  it('refuses every write over a read-only connection, at the server', async () => {
    const { database } = await shop(server);
    const target = await databases.create(sharedServer(server).engine === 'postgresql' ? 'mysql97' : 'postgres18');
    const { outcome } = await migrate(database.settings, { ...target.settings, readOnly: true });
    expect(outcome.error?.message).toMatch(/read.only/i);
    const tables = (await introspect(target.settings)).schemas.flatMap((schema) => schema.tables);
    expect(tables).toEqual([]);
    const again = await migrate(database.settings, target.settings);
    expect(again.outcome.state).toBe('verified');
  });
});

function facts({ name, type, nullable, default: value }: Table['columns'][number]): unknown {
  return [name, type.text, nullable, value?.text];
}

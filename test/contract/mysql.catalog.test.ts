import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Catalog, Column, Table } from '../../src/engine/model/catalog.js';
import { fixtureNames, fixturesFolder } from '../servers/fixtures.js';
import { connectMysql } from '../servers/connect.js';
import { sharedServer } from '../servers/vitest.js';
import { families, TestDatabase } from './mysqlDatabase.js';

describe.each(families)('the catalog of $server', ({ server: name, adapter }) => {
  const server = sharedServer(name);
  const isMaria = adapter.id === 'mariadb';

  async function introspect(database: TestDatabase, schemas: readonly string[] = [database.name]): Promise<Catalog> {
    return await adapter.introspect(await database.session('source'), { schemas });
  }

  const table = (catalog: Catalog, wanted: string): Table => {
    const found = catalog.schemas.flatMap((schema) => schema.tables).find((entry) => entry.name === wanted);
    if (!found) throw new Error(`There is no table ${wanted}.`);
    return found;
  };
  const column = (catalog: Catalog, tableName: string, wanted: string): Column =>
    table(catalog, tableName).columns.find((entry) => entry.name === wanted)!;

  describe.skipIf(fixturesFolder() === undefined)('of databases written by others', () => {
    // MariaDB's grammar has no `->`, which this one uses.
    const names = fixtureNames(server.engine).filter((fixture) => !(isMaria && fixture === 'temporal'));

    it.each(names)('%s is whole: every table and column, of known types', async (fixture) => {
      const database = await TestDatabase.withFixture(server, adapter, fixture);
      try {
        const session = await database.session('source');
        const catalog = await adapter.introspect(session, { schemas: database.databases });
        const places = database.databases.map((entry) => `'${entry}'`).join(', ');
        const { rows } = await session.query(
          `SELECT c.TABLE_SCHEMA, c.TABLE_NAME, c.COLUMN_NAME FROM information_schema.COLUMNS c
           JOIN information_schema.TABLES t ON t.TABLE_SCHEMA = c.TABLE_SCHEMA AND t.TABLE_NAME = c.TABLE_NAME
           WHERE c.TABLE_SCHEMA IN (${places}) AND t.TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED')`,
        );
        const found = catalog.schemas.flatMap((schema) =>
          schema.tables.flatMap((entry) => entry.columns.map((item) => [schema.name, entry.name, item.name])),
        );
        const sorted = (list: readonly unknown[]): string[] => list.map((entry) => JSON.stringify(entry)).sort();
        expect(sorted(found)).toEqual(sorted(rows));
        for (const entry of catalog.schemas.flatMap((schema) => schema.tables)) {
          for (const item of entry.columns) {
            expect(adapter.types.toNeutral(item, session.server).kind, `${entry.name}.${item.name}`).not.toBe(
              'unknown',
            );
          }
        }
        const listed = async (sql: string): Promise<string[]> => sorted((await session.query(sql)).rows);
        const named = (pick: (schema: Catalog['schemas'][number]) => readonly { name: string }[]): string[] =>
          sorted(catalog.schemas.flatMap((schema) => pick(schema).map((entry) => [schema.name, entry.name])));
        expect(named((schema) => schema.views)).toEqual(
          await listed(
            `SELECT TABLE_SCHEMA, TABLE_NAME FROM information_schema.VIEWS WHERE TABLE_SCHEMA IN (${places})`,
          ),
        );
        expect(named((schema) => schema.triggers)).toEqual(
          await listed(
            `SELECT TRIGGER_SCHEMA, TRIGGER_NAME FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA IN (${places})`,
          ),
        );
        expect(named((schema) => schema.routines)).toEqual(
          await listed(
            `SELECT ROUTINE_SCHEMA, ROUTINE_NAME FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA IN (${places})`,
          ),
        );
      } finally {
        await database.drop();
      }
    });
  });

  describe('in detail', () => {
    let database: TestDatabase;
    let catalog: Catalog;

    beforeAll(async () => {
      database = await TestDatabase.create(server, adapter);
      await database.run(`
        SET sql_mode='NO_AUTO_VALUE_ON_ZERO', time_zone='+02:00';
        CREATE TABLE parent (a INT, b INT, id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT, PRIMARY KEY (id), UNIQUE KEY ab (b, a)) AUTO_INCREMENT=1000 COMMENT 'it''s "q"';
        CREATE TABLE child (id INT PRIMARY KEY, x INT, y INT, p BIGINT UNSIGNED,
          CONSTRAINT two FOREIGN KEY (y, x) REFERENCES parent (b, a) ON DELETE CASCADE ON UPDATE SET NULL,
          CONSTRAINT one FOREIGN KEY (p) REFERENCES parent (id));
        CREATE TABLE defaults (id INT PRIMARY KEY, s VARCHAR(20) DEFAULT 'it''s \\\\', e VARCHAR(20) DEFAULT '', word VARCHAR(20) DEFAULT 'NULL', q VARCHAR(20) DEFAULT 'a?b', face VARCHAR(20) DEFAULT '😀',
          n INT DEFAULT -5, d DECIMAL(5,2) DEFAULT 1.50, bits BIT(3) DEFAULT b'101', bytes VARBINARY(8) DEFAULT x'0041FF00', fixed BINARY(2) DEFAULT x'4100',
          whole VARBINARY(8) NOT NULL DEFAULT x'0041FF00', laughs VARCHAR(20) NOT NULL DEFAULT '😀?',
          ts TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3), day DATE DEFAULT '2020-01-01', sum INT DEFAULT (1 + 2), u CHAR(36) DEFAULT (UUID()),
          noon TIMESTAMP NULL DEFAULT '2020-06-01 12:00:00', sharp TIMESTAMP(3) NOT NULL DEFAULT '2020-06-01 12:00:00.5', zero TIMESTAMP NOT NULL DEFAULT '0000-00-00 00:00:00',
          nothing INT DEFAULT NULL, required INT NOT NULL);
        CREATE TABLE computed (a INT, Ünï VARCHAR(10), v INT AS (a * 2) VIRTUAL COMMENT 'v', s VARCHAR(40) AS (CONCAT(Ünï, 'é''\\\\')) STORED, CONSTRAINT positive CHECK (a > 0 AND Ünï <> 'ß'));
        CREATE TABLE counted (u VARCHAR(9) CHARACTER SET utf8mb4, l VARCHAR(9) CHARACTER SET latin1, CONSTRAINT a CHECK (LENGTH(u) < 9), CONSTRAINT b CHECK (LENGTH(l) < 9));
        CREATE TABLE labels (id INT PRIMARY KEY, e ENUM('a', 'it''s', 'x,y', '?', '😀', '👍', 'b\\\\') , s SET('r', '🎈'));
        INSERT INTO labels VALUES (1, '😀', '🎈'), (2, '?', 'r');
        CREATE TABLE indexes (id INT PRIMARY KEY, a INT, t TEXT, g POINT NOT NULL, UNIQUE KEY u (a), KEY down (a DESC, t(10)), FULLTEXT KEY words (t), SPATIAL KEY place (g), KEY noted (a) COMMENT 'why');
        CREATE TABLE documents (id INT PRIMARY KEY, j JSON NOT NULL, plain LONGTEXT);
        CREATE TABLE parts (id INT NOT NULL, PRIMARY KEY (id)) PARTITION BY RANGE (id) (PARTITION low VALUES LESS THAN (10), PARTITION high VALUES LESS THAN MAXVALUE);
        CREATE TABLE hidden (id INT PRIMARY KEY, h INT INVISIBLE DEFAULT 5);
        CREATE TABLE old (id INT PRIMARY KEY, f FLOAT(5,2) UNSIGNED, g DOUBLE(10,3), d DECIMAL(5,2) UNSIGNED, plain DECIMAL(5,2), free DOUBLE) ENGINE=MyISAM;
        CREATE TABLE per_group (g INT, n INT AUTO_INCREMENT, PRIMARY KEY (g, n)) ENGINE=MyISAM;
        CREATE TABLE per_table (g INT, n INT AUTO_INCREMENT, PRIMARY KEY (g, n), KEY (n)) ENGINE=MyISAM;`);
      catalog = await introspect(database);
    });
    afterAll(() => database.drop());

    it('keys and counters', () => {
      expect(table(catalog, 'parent')).toMatchObject({
        comment: `it's "q"`,
        autoIncrement: '1000',
        primaryKey: { columns: ['id'] },
        indexes: [{ name: 'ab', unique: true, constraint: true, parts: [{ column: 'b' }, { column: 'a' }] }],
      });
      expect(column(catalog, 'parent', 'id')).toMatchObject({
        identity: { mode: 'by-default', next: '1000' },
        type: { name: 'bigint', unsigned: true },
        nullable: false,
      });
      expect(table(catalog, 'child').foreignKeys).toMatchObject([
        {
          name: 'one',
          columns: ['p'],
          referencedTable: 'parent',
          referencedColumns: ['id'],
          onUpdate: expect.stringMatching(/no action|restrict/) as string,
        },
        { name: 'two', columns: ['y', 'x'], referencedColumns: ['b', 'a'], onDelete: 'cascade', onUpdate: 'set null' },
      ]);
    });

    it.each([
      ['s', { kind: 'string', value: `it's \\` }],
      ['e', { kind: 'string', value: '' }],
      ['word', { kind: 'string', value: 'NULL' }],
      ['q', { kind: 'string', value: 'a?b' }],
      ['face', { kind: 'string', value: '😀' }],
      ['n', { kind: 'number', text: '-5' }],
      ['d', { kind: 'number', text: '1.50' }],
      ['bits', { kind: 'string', value: '101' }],
      ['bytes', { kind: 'bytes', hex: '0041ff00' }],
      // The value of one that takes no NULL is asked for in another way.
      ['whole', { kind: 'bytes', hex: '0041ff00' }],
      ['laughs', { kind: 'string', value: '😀?' }],
      ['day', { kind: 'string', value: '2020-01-01' }],
      ['ts', { kind: 'now', what: 'timestamp', precision: 3 }],
      // Said in another time zone.
      ['noon', { kind: 'string', value: '2020-06-01 10:00:00' }],
      ['sharp', { kind: 'string', value: '2020-06-01 10:00:00.500' }],
      ['zero', { kind: 'string', value: expect.stringMatching(/^0000-00-00 00:00:00/) as string }],
      ['sum', { kind: 'arithmetic', operator: '+' }],
      ['u', { kind: 'uuid' }],
      ['nothing', undefined],
      ['required', undefined],
    ])('the default of %s', (wanted, expected) => {
      const { default: value } = column(catalog, 'defaults', wanted);
      if (expected === undefined) expect(value).toBeUndefined();
      else expect(value?.expression).toMatchObject(expected);
    });

    it('a binary default that ends in NUL', () => {
      expect(column(catalog, 'defaults', 'fixed').default?.expression).toMatchObject({
        hex: '4100',
      });
    });

    it('ON UPDATE, invisible and computed columns', () => {
      expect(column(catalog, 'defaults', 'ts').onUpdateNow).toBe(3);
      expect(column(catalog, 'hidden', 'h')).toMatchObject({ invisible: true, default: { expression: { text: '5' } } });
      expect(column(catalog, 'computed', 'v')).toMatchObject({
        comment: 'v',
        generated: { stored: false, expression: { kind: 'arithmetic' } },
      });
      expect(column(catalog, 'computed', 's').generated).toMatchObject({
        stored: true,
        expression: {
          kind: 'concat',
          items: [
            { kind: 'column', name: 'Ünï' },
            { kind: 'string', value: `é'\\` },
          ],
        },
      });
    });

    it('checks, names and letters beyond ASCII kept', () => {
      const [check] = table(catalog, 'computed').checks;
      expect(check).toMatchObject({ name: 'positive', enforced: true });
      expect(JSON.stringify(check?.expression)).toMatch(/"Ünï".*ß/);
    });

    it('bytes of a text are counted elsewhere where the character set is one of UTF-8', () => {
      const [utf8, latin] = table(catalog, 'counted').checks;
      expect([utf8?.expression?.kind, latin?.expression]).toEqual(['compare', undefined]);
    });

    it('counters of groups, and limits of numbers, that are the source’s alone', () => {
      const places = (code: string): unknown[] =>
        catalog.findings.filter((finding) => finding.code === code).map(({ object }) => object.path.slice(1).join('.'));
      expect(places('COUNTER_PER_GROUP')).toEqual(['per_group.n']);
      expect(places('RANGE_WIDENED')).toEqual(['old.f', 'old.g', 'old.d']);
    });

    it('labels that the server itself shows with a question mark', () => {
      const { labels } = column(catalog, 'labels', 'e').type;
      expect(labels).toEqual(['a', `it's`, 'x,y', '?', '😀', '?', 'b\\']);
      expect(column(catalog, 'labels', 's').type.labels).toEqual(['r', '🎈']);
      expect(catalog.findings.filter((finding) => finding.code === 'LABEL_UNREADABLE')).toMatchObject([
        { object: { path: [database.name, 'labels', 'e'] } },
      ]);
    });

    it('indexes of every kind', () => {
      expect(table(catalog, 'indexes').indexes).toMatchObject([
        {
          name: 'down',
          method: 'btree',
          unique: false,
          parts: [
            { column: 'a', descending: true },
            { column: 't', prefix: 10 },
          ],
        },
        { name: 'noted', comment: 'why' },
        { name: 'place', method: 'spatial', parts: [{ column: 'g' }] },
        { name: 'u', unique: true },
        { name: 'words', method: 'fulltext', parts: [{ column: 't' }] },
      ]);
      expect(
        table(catalog, 'indexes').indexes.find((index) => index.name === 'place')?.parts[0]?.prefix,
      ).toBeUndefined();
    });

    it('JSON, also where it is a checked text', () => {
      expect(column(catalog, 'documents', 'j').type.name).toBe('json');
      expect(column(catalog, 'documents', 'plain').type.name).toBe('longtext');
      expect(table(catalog, 'documents').checks).toEqual([]);
      expect(adapter.types.toNeutral(column(catalog, 'documents', 'j'), catalog.server)).toEqual({
        kind: 'json',
        normalized: !isMaria,
      });
    });

    it('partitions and engines', () => {
      expect(table(catalog, 'parts')).toMatchObject({
        kind: 'partitioned',
        partitioning: expect.stringMatching(/RANGE.*low.*high/s) as string,
      });
      expect(catalog.findings.find((finding) => finding.code === 'TABLE_NOT_TRANSACTIONAL')?.object.path).toEqual([
        database.name,
        'old',
      ]);
    });

    it('other schemas stay out', async () => {
      const session = await database.session('source');
      const own = await adapter.introspect(session, {});
      expect(own.schemas.map((schema) => schema.name)).toEqual([database.name]);
      expect(await adapter.listSchemas(session)).toContain(database.name);
      expect(await adapter.listSchemas(session)).not.toContain('mysql');
    });
  });

  it('costs the same number of queries for one table and for many', async () => {
    const database = await TestDatabase.create(server, adapter);
    try {
      const session = await database.session('source');
      const asked = async (): Promise<number> => {
        const { rows } = await session.query(`SHOW SESSION STATUS LIKE 'Questions'`);
        return Number(rows[0]?.[1]);
      };
      const cost = async (): Promise<number> => {
        const before = await asked();
        await adapter.introspect(session, { schemas: [database.name] });
        return (await asked()) - before;
      };
      const create = (at: number): string =>
        `CREATE TABLE t${at}(id INT PRIMARY KEY AUTO_INCREMENT, a VARCHAR(20) DEFAULT 'x', b DECIMAL(10,2), c DATETIME DEFAULT CURRENT_TIMESTAMP, d BINARY(2) DEFAULT x'4100', e ENUM('?'), KEY (a), CHECK (b > 0));`;
      await database.run(create(0));
      const one = await cost();
      const writer = await connectMysql(server, database.name);
      // As many as fit into one query for defaults and labels each.
      for (let at = 1; at < 200; at += 1) await writer.query(create(at));
      await writer.end();
      const begun = performance.now();
      expect(await cost()).toBe(one);
      expect(performance.now() - begun).toBeLessThan(5_000);
    } finally {
      await database.drop();
    }
  });

  it('tables whose names differ in case only come in one order, each with its own columns and keys', async () => {
    const database = await TestDatabase.create(server, adapter);
    try {
      const names = ['same', 'SAME', 'Same', 'sAME', 'saME', 'SaMe'];
      for (const wanted of names)
        await database.run(`CREATE TABLE ${wanted} (id_${wanted} INT PRIMARY KEY, a INT, b INT, KEY both_ (a, b))`);
      const [schema] = (await introspect(database)).schemas;
      expect(schema?.tables.map((entry) => entry.name)).toEqual([...names].sort());
      for (const entry of schema?.tables ?? []) {
        expect(entry.columns.map((item) => item.name)).toEqual([`id_${entry.name}`, 'a', 'b']);
        expect(entry.indexes.map((index) => index.parts.map((part) => part.column))).toEqual([['a', 'b']]);
      }
    } finally {
      await database.drop();
    }
  });
});

describe('what only MariaDB has', () => {
  const server = sharedServer('mariadb1011');
  const { adapter } = families[1]!;
  let database: TestDatabase;
  let catalog: Catalog;

  beforeAll(async () => {
    database = await TestDatabase.create(server, adapter);
    await database.run(`
      CREATE SEQUENCE steps START 100 INCREMENT 5;
      CREATE TABLE waits (id BIGINT DEFAULT nextval(steps), face VARCHAR(9) DEFAULT '😀');
      CREATE TABLE versioned (id INT PRIMARY KEY, v INT) WITH SYSTEM VERSIONING;
      CREATE TABLE timed (a INT PRIMARY KEY, s TIMESTAMP(6) GENERATED ALWAYS AS ROW START, e TIMESTAMP(6) GENERATED ALWAYS AS ROW END, PERIOD FOR SYSTEM_TIME (s, e)) WITH SYSTEM VERSIONING;
      CREATE TABLE booked (id INT, s DATE, e DATE, CONSTRAINT c CHECK (id > 0), PERIOD FOR stay (s, e), UNIQUE KEY one (id, stay WITHOUT OVERLAPS));
      CREATE TABLE types (u UUID, i4 INET4, i6 INET6, d DECIMAL(65,38));`);
    catalog = await adapter.introspect(await database.session('source'), {});
  });
  afterAll(() => database.drop());

  it('sequences, and history that stays behind', () => {
    const [schema] = catalog.schemas;
    // DEFAULT() would be a write there: nobody says what the question mark is.
    expect(schema?.tables.find((table) => table.name === 'waits')?.columns[1]?.default).toEqual({ text: "'?'" });
    expect(schema?.sequences).toMatchObject([{ name: 'steps', start: '100', increment: '5', cycle: false }]);
    expect(schema?.tables.map((table) => [table.name, table.kind])).toEqual([
      ['booked', 'ordinary'],
      ['timed', 'versioned'],
      ['types', 'ordinary'],
      ['versioned', 'versioned'],
      ['waits', 'ordinary'],
    ]);
    expect(catalog.findings.map((finding) => finding.code)).toEqual([
      'HISTORY_NOT_CARRIED',
      'HISTORY_NOT_CARRIED',
      'ROW_TIME_PLAIN',
      'ROW_TIME_PLAIN',
    ]);
    expect(schema?.tables[1]?.primaryKey?.columns).toEqual(['a']);
    expect(schema?.tables[1]?.columns.map((column) => column.generated)).toEqual([undefined, undefined, undefined]);
  });

  it('periods keep their order as a check, and keys without overlaps are no keys', () => {
    const booked = catalog.schemas[0]?.tables[0];
    expect(booked?.checks.map((check) => check.name)).toEqual(['c', 'stay']);
    expect(booked?.indexes).toEqual([]);
    expect(booked?.otherConstraints.map((constraint) => constraint.name)).toEqual(['stay', 'one']);
  });

  it('its own types', () => {
    const kinds = catalog.schemas[0]?.tables[2]?.columns.map((column) =>
      adapter.types.toNeutral(column, catalog.server),
    );
    expect(kinds).toEqual([
      { kind: 'uuid' },
      { kind: 'inet', family: 4, network: false },
      { kind: 'inet', family: 6, network: false },
      { kind: 'decimal', precision: 65, scale: 38 },
    ]);
  });
});

describe('what only MySQL has', () => {
  const server = sharedServer('mysql97');
  const { adapter } = families[0]!;

  it('functional, multi-valued and invisible indexes, and checks that are not enforced', async () => {
    const database = await TestDatabase.create(server, adapter);
    try {
      await database.run(`
        CREATE TABLE f (id INT PRIMARY KEY, b VARCHAR(50), j JSON, KEY low ((LOWER(b))), UNIQUE KEY some ((CASE WHEN id > 5 THEN b END)), KEY many ((CAST(j->'$.t' AS CHAR(20) ARRAY))), KEY unseen (b) INVISIBLE,
          CONSTRAINT idle CHECK (id > 100) NOT ENFORCED, p POINT SRID 4326, v VECTOR(3));`);
      const catalog = await adapter.introspect(await database.session('source'), {});
      const table = catalog.schemas[0]!.tables[0]!;
      expect(table.indexes).toMatchObject([
        { name: 'low', parts: [{ expression: { expression: { kind: 'call', name: 'lower' } } }] },
        { name: 'many', parts: [{ expression: { text: expect.stringMatching(/array/) as string } }] },
        { name: 'some', unique: true, constraint: false, parts: [{ expression: { expression: { kind: 'case' } } }] },
        { name: 'unseen', invisible: true },
      ]);
      expect(table.checks).toMatchObject([{ name: 'idle', enforced: false, validated: false }]);
      const kinds = table.columns.slice(3).map((column) => adapter.types.toNeutral(column, catalog.server));
      expect(kinds).toEqual([
        { kind: 'geometry', subtype: 'point', srid: 4326 },
        { kind: 'vector', dimensions: 3 },
      ]);
    } finally {
      await database.drop();
    }
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analyze } from '../../src/engine/index.js';
import { decisionsVersion, type Decisions } from '../../src/engine/model/mapping.js';
import { connectMysql, connectPostgres } from '../servers/connect.js';
import { stepsOf } from '../../src/engine/model/script.js';
import { createDatabase, dropDatabase, loadSql } from '../servers/load.js';
import type { ServerName } from '../servers/server.js';
import { sharedServer } from '../servers/vitest.js';
import { migrate, settingsOf, summary, type Migrated } from './migrate.js';

const mysqlShop = `
CREATE TABLE Customers (id BIGINT UNSIGNED PRIMARY KEY, full_name VARCHAR(40) NOT NULL) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_bin;
CREATE TABLE tbl_Orders (
  id INT UNSIGNED PRIMARY KEY, customerId BIGINT UNSIGNED NOT NULL, placed DATE NULL,
  state ENUM('new','paid') NOT NULL, tags SET('a','b','c') NOT NULL, urgent BIT(1) NOT NULL, paid TINYINT(1) NOT NULL,
  took TIME NOT NULL, doc JSON NOT NULL, FOREIGN KEY (customerId) REFERENCES Customers (id)
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_bin;
INSERT INTO Customers VALUES (1, 'Ada'), (2, 'Grace');
INSERT INTO tbl_Orders VALUES
  (1, 1, '2024-02-29', 'new', 'a,c', b'1', 1, '10:30:00', '{"a": 1}'),
  (4294967295, 2, '0000-00-00', 'paid', '', b'0', 0, '23:59:59', '[]')`;

const postgresShop = `
CREATE SCHEMA "Sales";
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TABLE people (id uuid PRIMARY KEY, feels mood NOT NULL, seen timestamptz NOT NULL, score double precision, ratio numeric, doc jsonb);
CREATE TABLE "Sales"."OrderItem" ("itemId" int PRIMARY KEY, "personId" uuid NOT NULL REFERENCES people, note text);
INSERT INTO people VALUES
  ('3a4f1c6e-0000-4000-8000-00000000000a', 'happy', '2024-01-01 12:00:00.5+02', 'NaN', 1.10, '{"a": 1}'),
  ('3a4f1c6e-0000-4000-8000-00000000000b', 'sad', '1999-12-31 23:59:59+00', 2.5, 3, NULL);
INSERT INTO "Sales"."OrderItem" VALUES (1, '3a4f1c6e-0000-4000-8000-00000000000a', 'x')`;

const made: { server: ServerName; database: string }[] = [];

async function fresh(server: ServerName, database: string): Promise<void> {
  await dropDatabase(sharedServer(server), database);
  await createDatabase(sharedServer(server), database);
  made.push({ server, database });
}

async function postgresRows(database: string, sql: string): Promise<unknown[][]> {
  const client = await connectPostgres(sharedServer('postgres18'), database);
  try {
    return (await client.query<unknown[]>({ text: sql, rowMode: 'array' })).rows;
  } finally {
    await client.end();
  }
}

async function mysqlRows(database: string, sql: string): Promise<unknown[]> {
  const connection = await connectMysql(sharedServer('mysql97'), database);
  try {
    const [rows] = await connection.query({ sql, rowsAsArray: true, typeCast: (field) => field.string() });
    return rows as unknown[];
  } finally {
    await connection.end();
  }
}

afterAll(async () => {
  for (const { server, database } of made) await dropDatabase(sharedServer(server), database);
});

describe('decisions on a MySQL database that goes to PostgreSQL', () => {
  const source = (): ReturnType<typeof settingsOf> => settingsOf(sharedServer('mysql97'), 'decided_shop', 'source');

  beforeAll(async () => {
    await fresh('mysql97', 'decided_shop');
    const connection = await connectMysql(sharedServer('mysql97'), 'decided_shop');
    await connection.query("SET sql_mode = ''");
    for (const statement of mysqlShop.split(';\n')) await connection.query(statement);
    await connection.end();
  });

  async function move(database: string, decisions: Partial<Decisions>): Promise<Migrated> {
    await fresh('postgres18', database);
    return await migrate(source(), settingsOf(sharedServer('postgres18'), database, 'target'), decisions);
  }

  const typesOf = (database: string): Promise<unknown[][]> =>
    postgresRows(
      database,
      `SELECT a.attname, format_type(a.atttypid, a.atttypmod) FROM pg_attribute a WHERE a.attrelid = 'orders'::regclass AND attnum > 0 ORDER BY attnum`,
    );
  const checks = async (database: string): Promise<string> =>
    (await postgresRows(database, `SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'c'`))
      .flat()
      .join('\n');

  it('waits for a decision on zero dates', async () => {
    const { outcome, script } = await move('decided_stop', {});
    expect(outcome.state).not.toBe('verified');
    expect(JSON.stringify(script)).toContain('ZERO_DATE');
    expect(
      await postgresRows('decided_stop', `SELECT count(*)::int FROM pg_class WHERE relname ILIKE '%orders%'`),
    ).toEqual([[0]]);
  });

  it('holds types in the wanted ways, names in the wanted case, and zero dates as NULL', async () => {
    const migrated = await move('decided_one', {
      names: { tables: { case: 'lower', removePrefix: 'tbl_' }, columns: 'snake' },
      types: {
        enum: 'check',
        set: 'text',
        bit: 'boolean',
        unsigned: 'check',
        time: 'time',
        boolean: 'integer',
        json: 'text',
      },
      guards: { ZERO_DATE: 'null' },
    });
    expect(migrated.outcome.state, summary(migrated)).toBe('verified');
    const accepted = stepsOf(migrated.script).flatMap((step) => step.accept);
    expect(accepted).toContain('ZERO_DATE:decided_shop.tbl_Orders.placed');
    expect(await typesOf('decided_one')).toEqual([
      ['id', 'bigint'],
      ['customer_id', 'numeric(20,0)'],
      ['placed', 'date'],
      ['state', 'text'],
      ['tags', 'text'],
      ['urgent', 'boolean'],
      ['paid', 'smallint'],
      ['took', 'time(0) without time zone'],
      ['doc', 'text'],
    ]);
    expect(await checks('decided_one')).toMatch(/id >= [\s\S]*new/u);
    expect(
      await postgresRows(
        'decided_one',
        `SELECT id::text, placed::text, state, tags, urgent, paid, took::text FROM orders ORDER BY id`,
      ),
    ).toEqual([
      ['1', '2024-02-29', 'new', 'a,c', true, 1, '10:30:00'],
      ['4294967295', null, 'paid', '', false, 0, '23:59:59'],
    ]);
  });

  it('takes the next exact type for zero dates, a mask for sets and free text for enums', async () => {
    const migrated = await move('decided_two', {
      types: { enum: 'text', set: 'bitmask', time: 'text', json: 'json' },
      guards: { ZERO_DATE: 'next' },
      tables: { 'decided_shop.tbl_Orders': { name: 'orders' } },
    });
    expect(migrated.outcome.state, summary(migrated)).toBe('verified');
    expect(await checks('decided_two')).not.toContain('new');
    expect(
      await postgresRows('decided_two', `SELECT placed, state, tags::text, took, doc::text FROM orders ORDER BY id`),
    ).toEqual([
      ['2024-02-29', 'new', '5', '10:30:00', '{"a": 1}'],
      ['0000-00-00', 'paid', '0', '23:59:59', '[]'],
    ]);
  });

  it('puts another value in the place of zero dates, and follows the first rule that matches', async () => {
    const migrated = await move('decided_three', {
      guards: { ZERO_DATE: { value: '1970-01-01' } },
      rules: [
        { column: '*tate', table: 'tbl_*', type: 'varchar(10)' },
        { when: 'kind:enum', as: 'check' },
        { when: 'BIGINT UNSIGNED', type: 'bigint' },
        { when: 'tinyint(1)', schema: 'decided_*', type: 'integer' },
      ],
      tables: {
        'decided_shop.tbl_Orders': {
          name: 'orders',
          columns: { doc: { include: false }, took: { expression: 'MAKETIME(1, 2, 3)' } },
        },
      },
    });
    expect(migrated.outcome.state, summary(migrated)).toBe('verified');
    expect(Object.fromEntries((await typesOf('decided_three')) as [string, string][])).toMatchObject({
      customerId: 'bigint',
      state: 'character varying(10)',
      paid: 'integer',
      placed: 'date',
    });
    expect(await postgresRows('decided_three', `SELECT placed::text, took::text FROM orders ORDER BY id`)).toEqual([
      ['2024-02-29', '01:02:03'],
      ['1970-01-01', '01:02:03'],
    ]);
    // A rule on one end of a foreign key holds for the other: both need one type.
    expect(await postgresRows('decided_three', `SELECT count(*)::int FROM pg_constraint WHERE contype = 'f'`)).toEqual([
      [1],
    ]);
  });

  it('says each wrong decision once, with its place and what may have been meant', async () => {
    await fresh('postgres18', 'decided_wrong');
    const target = settingsOf(sharedServer('postgres18'), 'decided_wrong', 'target');
    const { mapping } = await analyze(
      { source: source(), target },
      {
        version: decisionsVersion,
        rules: [
          { when: 'varchr', type: 'text' },
          { when: 'kind:integer', type: 'intger' },
          { table: 'tbl_order', type: 'text' },
        ],
        types: { uuid: 'binary' },
        guards: { ZERO_DATES: 'null' },
        accept: ['NAN_VALUE'],
        schemaNames: { decided_shp: 'x' },
        tables: {
          'decided_shop.tbl_Order': { include: false },
          'decided_shop.Customers': { name: 'one', columns: { nme: { name: 'n' } } },
          'decided_shop.tbl_Orders': {
            name: 'one',
            columns: {
              id: { name: 'state' },
              placed: { expression: 'placd + 1' },
              took: { expression: '(took' },
              tags: { type: 'blob' },
              doc: { as: 'bitmask' },
            },
          },
        },
      },
    );
    const said = mapping.findings
      .filter((finding) => finding.decision !== undefined)
      .map(({ code, severity, decision = [], fix = '' }) => [
        decision.join('/'),
        severity,
        code,
        /"[^"]*"\?/u.exec(fix)?.[0],
      ]);
    expect(said.filter(([place]) => place === 'rules/1/type')).toHaveLength(1);
    expect(said.sort()).toEqual(
      [
        ['accept/0', 'info', 'DECISION_WITHOUT_OBJECT', undefined],
        ['guards/ZERO_DATES', 'warning', 'DECISION_WITHOUT_OBJECT', '"ZERO_DATE"?'],
        ['rules/0', 'warning', 'RULE_WITHOUT_EFFECT', '"varchar"?'],
        ['rules/1/type', 'error', 'TYPE_UNKNOWN', undefined],
        ['rules/2', 'warning', 'RULE_WITHOUT_EFFECT', '"tbl_Orders"?'],
        ['schemaNames/decided_shp', 'warning', 'DECISION_WITHOUT_OBJECT', '"decided_shop"?'],
        ['tables/decided_shop.Customers/columns/nme', 'warning', 'DECISION_WITHOUT_OBJECT', undefined],
        ['tables/decided_shop.tbl_Orders/name', 'error', 'NAME_TAKEN', undefined],
        ['tables/decided_shop.tbl_Order', 'warning', 'DECISION_WITHOUT_OBJECT', '"decided_shop.tbl_Orders"?'],
        ['tables/decided_shop.tbl_Orders/columns/doc/as', 'error', 'WAY_NOT_OFFERED', undefined],
        ['tables/decided_shop.tbl_Orders/columns/placed/expression', 'error', 'EXPRESSION_INVALID', undefined],
        ['tables/decided_shop.tbl_Orders/columns/tags/type', 'error', 'TYPE_UNKNOWN', undefined],
        ['tables/decided_shop.tbl_Orders/columns/took/expression', 'error', 'EXPRESSION_INVALID', undefined],
      ].sort(),
    );
  });
});

describe('a change of values on the way', () => {
  const database = 'decisions_nul';

  it('says of a column in a key that values may become equal', async () => {
    await fresh('mysql97', database);
    await fresh('postgres18', database);
    await loadSql(
      sharedServer('mysql97'),
      database,
      `CREATE TABLE nuls (k varchar(9) COLLATE utf8mb4_bin PRIMARY KEY, plain varchar(9)); INSERT INTO nuls VALUES ('ab', 'x'), ('ab\\0', 'y\\0')`,
    );
    const ends = {
      source: settingsOf(sharedServer('mysql97'), database, 'a'),
      target: settingsOf(sharedServer('postgres18'), database, 'b'),
    };
    const { mapping } = await analyze(ends, { version: decisionsVersion, guards: { NUL_CHARACTER: 'change' } });
    const found = mapping.findings.filter(({ code }) => code === 'NUL_CHARACTER');
    const warns = found.map(({ object, message }) => [object.path.at(-1), message.includes('is in a key')]);
    expect(warns).toEqual([
      ['k', true],
      ['plain', false],
    ]);
  });
});

describe('decisions on a PostgreSQL database that goes to MySQL', () => {
  beforeAll(async () => {
    await fresh('postgres18', 'decided_people');
    await postgresRows('decided_people', postgresShop);
  });

  async function move(database: string, decisions: Partial<Decisions>): Promise<Migrated> {
    await fresh('mysql97', database);
    made.push({ server: 'mysql97', database: `${database}_sales` });
    await dropDatabase(sharedServer('mysql97'), `${database}_sales`);
    const source = settingsOf(sharedServer('postgres18'), 'decided_people', 'source');
    return await migrate(source, settingsOf(sharedServer('mysql97'), database, 'target'), decisions);
  }

  const typesOf = (database: string): Promise<unknown[]> =>
    mysqlRows(
      database,
      `SELECT column_name, column_type FROM information_schema.columns WHERE table_schema = '${database}' AND table_name = 'people' ORDER BY ordinal_position`,
    );

  it('holds UUIDs as bytes, enums by CHECK, moments as TIMESTAMP; a schema becomes a database; NaN becomes NULL', async () => {
    const migrated = await move('decided_my_one', {
      names: { tables: 'snake', columns: 'snake', schemas: { case: 'lower', addPrefix: 'decided_my_one_' } },
      types: { uuid: 'binary', enum: 'check', instant: 'timestamp', numeric: 'decimal', json: 'text' },
      guards: { NAN_VALUE: 'null' },
    });
    expect(migrated.outcome.state, summary(migrated)).toBe('verified');
    expect(await typesOf('decided_my_one')).toEqual([
      ['id', 'binary(16)'],
      ['feels', 'varchar(5)'],
      ['seen', 'timestamp(6)'],
      ['score', 'double'],
      ['ratio', 'decimal(65,30)'],
      ['doc', 'longtext'],
    ]);
    expect(await mysqlRows('decided_my_one', `SELECT HEX(id), feels, score FROM people ORDER BY id`)).toEqual([
      ['3A4F1C6E00004000800000000000000A', 'happy', null],
      ['3A4F1C6E00004000800000000000000B', 'sad', '2.5'],
    ]);
    expect(await mysqlRows('decided_my_one_sales', 'SELECT item_id, HEX(person_id) FROM order_item')).toEqual([
      ['1', '3A4F1C6E00004000800000000000000A'],
    ]);
  });

  it('keeps NaN in the next type that holds it, and names a database by hand', async () => {
    const migrated = await move('decided_my_two', {
      types: { uuid: 'text', instant: 'text', numeric: 'text' },
      guards: { NAN_VALUE: 'next' },
      schemaNames: { Sales: 'decided_my_two_sales' },
      tables: { 'Sales.OrderItem': { columns: { note: { include: false } } } },
    });
    expect(migrated.outcome.state, summary(migrated)).toBe('verified');
    expect(await mysqlRows('decided_my_two', `SELECT id, score, ratio FROM people ORDER BY id`)).toEqual([
      ['3a4f1c6e-0000-4000-8000-00000000000a', 'NaN', '1.10'],
      ['3a4f1c6e-0000-4000-8000-00000000000b', '2.5', '3'],
    ]);
    expect(await mysqlRows('decided_my_two_sales', 'SHOW COLUMNS FROM OrderItem')).toHaveLength(2);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Decisions } from '../../src/engine/model/mapping.js';
import { connectPostgres } from '../servers/connect.js';
import { loadSql } from '../servers/load.js';
import type { ServerName } from '../servers/server.js';
import { sharedServer } from '../servers/vitest.js';
import { Databases, type TestDatabase } from './databases.js';
import { migrate, summary, type Migrated } from './migrate.js';

const journeys: readonly { from: ServerName; to: ServerName }[] = [
  { from: 'mysql97', to: 'postgres18' },
  { from: 'mariadb1011', to: 'postgres15' },
];

const long = 'a'.repeat(57);

/** Columns that few databases have and whose values or rules PostgreSQL can't hold as they are. */
describe.each(journeys)('odd columns from $from to $to', ({ from, to }) => {
  const databases = new Databases('odd');
  let source: TestDatabase;

  beforeAll(async () => {
    source = await databases.create(from, 'source');
    await loadSql(
      sharedServer(from),
      source.settings.database,
      `
      CREATE TABLE nul (id INT PRIMARY KEY, e ENUM('a\\0b', 'c') DEFAULT 'c', s SET('x\\0', 'z'), k VARCHAR(9) DEFAULT 'q\\0' COMMENT 'a\\0b', CONSTRAINT odd CHECK (k <> 'a\\0'));
      INSERT INTO nul VALUES (1, 1, 3, 'k'), (2, 2, 0, NULL);
      CREATE TABLE sets (id INT PRIMARY KEY, s SET('', 'a'));
      INSERT INTO sets VALUES (1, 0), (2, 1), (3, 2), (4, 3);
      CREATE TABLE x_y (id INT PRIMARY KEY, z ENUM('a', 'b')); INSERT INTO x_y VALUES (1, 'a');
      CREATE TABLE x (id INT PRIMARY KEY, y_z ENUM('c', 'd'), v ENUM('e')); INSERT INTO x VALUES (1, 'd', 'e');
      CREATE TABLE x_v (id INT PRIMARY KEY);
      CREATE TABLE ${long} (id INT PRIMARY KEY, label_one ENUM('a'), label_two ENUM('b')); INSERT INTO ${long} VALUES (1, 'a', 'b');
      CREATE TABLE halves (id INT PRIMARY KEY, t TEXT CHARACTER SET ucs2); INSERT INTO halves VALUES (1, 0x0041D800), (2, 'a'), (3, NULL);
      CREATE TABLE begins (t VARCHAR(50), PRIMARY KEY (t(5))); INSERT INTO begins VALUES ('abcdefgh');
      CREATE TABLE codes (id INT PRIMARY KEY, plz INT(5) ZEROFILL);
      INSERT INTO codes VALUES (1, 123);
      ${from === 'mariadb1011' ? versioned : ''}`,
    );
  });
  afterAll(() => databases.drop());

  async function moved(decisions: Partial<Decisions>, target: TestDatabase): Promise<Migrated> {
    return await migrate(source.settings, target.settings, decisions);
  }

  /** Without the tables that stop. */
  function leftOut(): Pick<Decisions, 'tables'> {
    const { database } = source.settings;
    return { tables: { [`${database}.nul`]: { include: false }, [`${database}.halves`]: { include: false } } };
  }

  async function ask({ settings }: TestDatabase, sql: string): Promise<unknown[]> {
    const client = await connectPostgres(sharedServer(to), settings.database);
    try {
      return (await client.query<unknown[]>({ text: sql, rowMode: 'array' })).rows;
    } finally {
      await client.end();
    }
  }

  it('labels that PostgreSQL can not list stop where a row has them, and arrive as bytes and numbers', async () => {
    const stopped = await moved({}, await databases.create(to));
    expect(stopped.analysis.mapping.findings).toContainEqual(
      expect.objectContaining({ code: 'NUL_CHARACTER', severity: 'error', count: 1, example: 'id=1' }),
    );
    expect(stopped.analysis.mapping.findings).toContainEqual(
      expect.objectContaining({ code: 'SURROGATE', severity: 'error', count: 1, example: 'id=1' }),
    );
    expect(stopped.outcome.state).not.toBe('verified');

    const target = await databases.create(to);
    const nul = `${source.settings.database}.nul`;
    const { tables } = leftOut();
    const migrated = await moved({ tables: { ...tables, [nul]: { columns: { e: { type: 'bytea' } } } } }, target);
    expect(migrated.outcome.state, summary(migrated)).toBe('verified');
    expect(await ask(target, `SELECT encode(e, 'hex'), s::int FROM nul ORDER BY id`)).toEqual([
      ['610062', 3],
      ['63', 0],
    ]);
    expect(await ask(target, 'SELECT s::int FROM sets ORDER BY id')).toEqual([[0], [1], [2], [3]]);
    const codes = new Set(migrated.analysis.mapping.findings.map(({ code }) => code));
    expect([...codes]).toEqual(expect.arrayContaining(['CHECK_NOT_CARRIED', 'DEFAULT_NOT_CARRIED', 'SET_AS_BITMASK']));
    expect(codes).not.toContain('CHECK_DIFFERS');
  });

  it('types, tables and one another never take a name twice', async () => {
    const target = await databases.create(to);
    const migrated = await moved(leftOut(), target);
    expect(migrated.outcome.state, summary(migrated)).toBe('verified');
    const labels = await ask(
      target,
      `SELECT string_agg(enumlabel, ',' ORDER BY enumlabel) FROM pg_enum GROUP BY enumtypid ORDER BY 1`,
    );
    expect(labels).toEqual([['a'], ['a,b'], ['b'], ['c,d'], ['e']]);
    expect(migrated.events.filter((event) => event.type === 'warning')).toEqual([]);
  });

  it('zeros in front, and columns that the source fills by itself, are findings', async () => {
    const target = await databases.create(to);
    const { analysis, outcome } = await moved(leftOut(), target);
    const found = analysis.mapping.findings.map(({ code, object }) => [code, object.path.at(-1)]);
    expect(found).toContainEqual(['ZEROFILL_NOT_CARRIED', 'plz']);
    expect(found).toContainEqual(['KEY_WIDENED', 't']);
    expect(outcome.state, JSON.stringify(outcome)).toBe('verified');
    if (from !== 'mariadb1011') return;
    expect(found).toContainEqual(['ROW_TIME_PLAIN', 'since']);
    expect(found).toContainEqual(['ROW_TIME_PLAIN', 'until']);
    await ask(target, 'INSERT INTO kept (id) VALUES (2)');
  });
});

const versioned = `
  CREATE TABLE kept (id INT PRIMARY KEY, since TIMESTAMP(6) GENERATED ALWAYS AS ROW START, until TIMESTAMP(6) GENERATED ALWAYS AS ROW END,
    PERIOD FOR SYSTEM_TIME (since, until)) WITH SYSTEM VERSIONING;
  INSERT INTO kept (id) VALUES (1);`;

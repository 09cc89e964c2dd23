import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../../src/engine/adapters/index.js';
import type { Session } from '../../src/engine/adapter.js';
import { analyze, generate, introspect, map } from '../../src/engine/index.js';
import { decisionsVersion } from '../../src/engine/model/mapping.js';
import { scan } from '../../src/engine/scan/scan.js';
import { loadSql } from '../servers/load.js';
import type { ServerName } from '../servers/server.js';
import { sharedServer } from '../servers/vitest.js';
import { Databases, type TestDatabase } from './databases.js';

const journeys: readonly { from: ServerName; to: ServerName; told: string[]; sql: string }[] = [
  {
    from: 'postgres18',
    to: 'mysql97',
    told: ['HELD_BY_ALL_ROWS', 'HELD_BY_ALL_ROWS'],
    sql: `
      CREATE TABLE parent (id int PRIMARY KEY);
      CREATE TABLE child (id int PRIMARY KEY, parent int, made timestamp);
      ALTER TABLE child ADD CONSTRAINT unchecked_key FOREIGN KEY (parent) REFERENCES parent (id) NOT VALID;
      ALTER TABLE child ADD CONSTRAINT unchecked_check CHECK (id > 0) NOT VALID;
      CREATE TABLE emptied (id int PRIMARY KEY, made timestamp);
      INSERT INTO emptied VALUES (1, 'infinity'); DELETE FROM emptied;
      CREATE TABLE filled (id int PRIMARY KEY, made timestamp);
      INSERT INTO filled VALUES (1, 'infinity'), (2, now());`,
  },
  {
    from: 'mysql97',
    to: 'postgres18',
    told: [],
    sql: `
      SET SESSION sql_mode = '';
      CREATE TABLE parent (id int PRIMARY KEY);
      CREATE TABLE child (id int PRIMARY KEY, parent int, made datetime, FOREIGN KEY (parent) REFERENCES parent (id));
      CREATE TABLE emptied (id int PRIMARY KEY, made datetime, marked tinyint(1));
      INSERT INTO emptied VALUES (1, '0000-00-00', 7); DELETE FROM emptied;
      CREATE TABLE filled (id int PRIMARY KEY, made datetime);
      INSERT INTO filled VALUES (1, '0000-00-00'), (2, now());`,
  },
];

describe.each(journeys)('the scan of $from', ({ from, to, told, sql }) => {
  const databases = new Databases('empty');
  let source: TestDatabase;
  let target: TestDatabase;

  beforeAll(async () => {
    source = await databases.create(from, 'source');
    target = await databases.create(to);
    await loadSql(sharedServer(from), source.settings.database, sql);
  });
  afterAll(() => databases.drop());

  it('reads no table that the server knows to be empty, and counts those with rows', async () => {
    const { session, adapter } = await connect(source.settings, 'source');
    const other = await connect(target.settings, 'target');
    try {
      const catalog = await introspect(source.settings);
      const decisions = { version: decisionsVersion } as const;
      const mapping = map({ catalog, target: other.session.server, targetSchemas: [] }, decisions);
      const asked: string[] = [];
      const profile = await scan(mapping, adapter, listened(session, asked), {});
      expect(asked.filter((query) => /\bfilled\b/u.test(query))).not.toHaveLength(0);
      expect(asked.filter((query) => /\b(?:parent|child)\b/u.test(query))).toEqual([]);
      const [schema] = catalog.schemas.filter(({ tables }) => tables.length > 0);
      const rows = Object.fromEntries(
        ['parent', 'child', 'emptied', 'filled'].map((name) => [
          `${schema?.name ?? ''}.${name}`,
          name === 'filled' ? 2 : 0,
        ]),
      );
      expect(profile.rows).toEqual(rows);
      expect(profile.guards.map(({ table, hits }) => ({ table, hits }))).toContainEqual({
        table: `${schema?.name ?? ''}.filled`,
        hits: 1,
      });
    } finally {
      await session.close();
      await other.session.close();
    }
  });

  it('takes for granted of an empty table what its constraints were never held to', async () => {
    const connections = { source: source.settings, target: target.settings };
    const { mapping } = await generate(connections, { version: decisionsVersion });
    const child = mapping.tables.find((table) => table.source.name === 'child');
    expect(child?.foreignKeys.map((key) => key.validated)).toEqual([true]);
    expect(child?.checks.map((check) => check.validated)).toEqual(child?.source.checks.map(() => true));
    const findings = mapping.findings.filter(({ object }) => object.path.includes('child'));
    expect(findings.map(({ code }) => code)).toEqual(told);
  });
});

it('a type without a value to tell by is told, in the mapping of an analysis as in one that is made from what it found', async () => {
  const databases = new Databases('unproven');
  try {
    const source = await databases.create('mysql97', 'source');
    const target = await databases.create('postgres18');
    const sql =
      'CREATE TABLE a (id int PRIMARY KEY, x tinyint(1), y text); CREATE TABLE b (id int PRIMARY KEY, z tinyint(1));';
    await loadSql(sharedServer('mysql97'), source.settings.database, sql);
    const decisions = { version: decisionsVersion } as const;
    const analysis = await analyze({ source: source.settings, target: target.settings }, decisions);
    const told = analysis.mapping.findings.filter(({ code }) => code === 'TYPE_UNPROVEN');
    expect(told.map(({ object }) => object.path.slice(1))).toEqual([
      ['a', 'x'],
      ['b', 'z'],
    ]);
    expect(analysis.mapping).toEqual(map(analysis, decisions));
  } finally {
    await databases.drop();
  }
});

/** The session, which notes what it is asked. */
function listened(session: Session, asked: string[]): Session {
  return new Proxy(session, {
    get: (own, name) => {
      if (name !== 'query') return Reflect.get(own, name) as unknown;
      return async (...call: Parameters<Session['query']>) => {
        asked.push(call[0]);
        return await own.query(...call);
      };
    },
  });
}

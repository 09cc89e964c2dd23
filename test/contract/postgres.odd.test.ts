import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../../src/engine/adapters/postgres/connect.js';
import { introspect } from '../../src/engine/adapters/postgres/introspect.js';
import { read } from '../../src/engine/adapters/postgres/read.js';
import type { PostgresSession } from '../../src/engine/adapters/postgres/session.js';
import { types } from '../../src/engine/adapters/postgres/types.js';
import { findTable, type Catalog, type Column } from '../../src/engine/model/catalog.js';
import type { Guard } from '../../src/engine/model/type.js';
import { connectPostgres } from '../servers/connect.js';
import { dropDatabase } from '../servers/load.js';
import { sharedServer } from '../servers/vitest.js';
import { TestDatabase } from './postgresDatabase.js';

const schema = `
CREATE COLLATION case_only (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
CREATE COLLATION accents_too (provider = icu, locale = 'und-u-ks-level1', deterministic = false);
CREATE COLLATION german (provider = icu, locale = 'de-DE');
CREATE TABLE texts(id int PRIMARY KEY, a text COLLATE case_only, b text COLLATE accents_too, c text COLLATE german, d text COLLATE "C", e text);
INSERT INTO texts VALUES (1, 'plain ASCII ~', NULL, NULL, NULL, NULL), (2, 'é', NULL, NULL, NULL, NULL), (3, E'tab\\t', NULL, NULL, NULL, NULL);
CREATE TABLE parent(a int, b int, UNIQUE (a, b));
CREATE TABLE child(a int, b int, c int,
  CONSTRAINT partly FOREIGN KEY (a, b) REFERENCES parent(a, b) ON DELETE SET NULL (b),
  CONSTRAINT entirely FOREIGN KEY (a, b) REFERENCES parent(a, b) ON DELETE SET NULL (b, a));
CREATE TABLE excluded(t text, n int, r int4range,
  CONSTRAINT by_equality EXCLUDE USING hash (t WITH =) WHERE (n > 0), CONSTRAINT by_overlap EXCLUDE USING gist (r WITH &&));
CREATE SEQUENCE shared; CREATE SEQUENCE capped MAXVALUE 9;
CREATE TABLE counters(id serial PRIMARY KEY, a int DEFAULT nextval('shared'), b int DEFAULT nextval('shared'), c int DEFAULT nextval('capped'),
  d smallint GENERATED ALWAYS AS IDENTITY (MAXVALUE 5 CYCLE));
CREATE TABLE parts(id int PRIMARY KEY, v text CHECK (v <> 'no')) PARTITION BY LIST (id);
CREATE INDEX parts_v ON parts(v);
CREATE TABLE parts_1 PARTITION OF parts FOR VALUES IN (1);
CREATE INDEX only_here ON parts_1(v, id);
ALTER TABLE parts_1 ADD CONSTRAINT also_here CHECK (v <> 'never');
`;

describe.each(['postgres15', 'postgres18'] as const)('%s: what few databases have', (server) => {
  let database: TestDatabase;
  let session: PostgresSession;
  let catalog: Catalog;

  beforeAll(async () => {
    database = await TestDatabase.create(sharedServer(server));
    await database.run(schema);
    session = await database.session('source');
    catalog = await introspect(session, {});
  });
  afterAll(() => database.drop());

  const table = (name: string) => findTable(catalog, 'public', name)!;
  const column = (of: string, name: string): Column => table(of).columns.find((entry) => entry.name === name)!;

  it('collations say what they ignore', () => {
    expect(['a', 'b', 'c', 'd', 'e'].map((name) => column('texts', name).collationIgnores)).toEqual([
      'case',
      'more',
      undefined,
      undefined,
      undefined,
    ]);
    expect(types.toNeutral(column('texts', 'a'), session.server)).toEqual({ kind: 'text', foldsCase: true });
    expect(types.toNeutral(column('texts', 'b'), session.server)).toEqual({ kind: 'text' });
    const found = catalog.findings.filter((finding) => finding.code.startsWith('COLLATION_'));
    expect(found.map(({ object, code, severity }) => [object.path.at(-1), code, severity])).toEqual([
      ['a', 'COLLATION_CHANGED', 'info'],
      ['b', 'COLLATION_CHANGED', 'warning'],
      ['c', 'COLLATION_CHANGED', 'info'],
      ['d', 'COLLATION_NOT_NAMED', 'info'],
    ]);
  });

  it('texts beyond printable ASCII are no safe keys where case is ignored', async () => {
    const guard: Guard = { id: 'key-folding', onHit: 'next', code: 'KEY_FOLDING' };
    const { name, ...rest } = column('texts', 'a');
    const predicate = read.guard(guard, { name, ...rest }, { kind: 'text', foldsCase: true }, session.server);
    expect((await session.query(`SELECT id FROM texts WHERE ${predicate} ORDER BY id`)).rows).toEqual([['2'], ['3']]);
  });

  it('ON DELETE SET NULL of some columns only, and of all by name', () => {
    expect(table('child').foreignKeys.map((key) => [key.name, key.deleteColumns])).toEqual([
      ['entirely', undefined],
      ['partly', ['b']],
    ]);
  });

  it('an exclusion by equality is a unique index, any other a constraint of its own', () => {
    expect(table('excluded').otherConstraints.map((entry) => entry.name)).toEqual(['by_overlap']);
    const [index] = table('excluded').indexes;
    expect(index).toMatchObject({ name: 'by_equality', unique: true, constraint: true, method: 'btree' });
    expect(index?.predicate?.text).toBe('(n > 0)');
  });

  it('counters and the sequences that they share', () => {
    expect(column('counters', 'id')).toMatchObject({ identity: { increment: '1', mode: 'by-default' } });
    expect(column('counters', 'id').identity).not.toHaveProperty('cycle');
    expect(column('counters', 'id').identity).not.toHaveProperty('limit');
    for (const name of ['a', 'b']) {
      expect(column('counters', name).sequence).toEqual(['public', 'shared']);
      expect(column('counters', name).identity).toBeUndefined();
    }
    expect(column('counters', 'c').identity).toMatchObject({ limit: '9' });
    expect(column('counters', 'd').identity).toMatchObject({ mode: 'always', cycle: true, limit: '5' });
  });

  it('a partition shows what it has for itself alone', () => {
    expect(table('parts_1').indexes.map((index) => index.name)).toEqual(['only_here']);
    expect(table('parts_1').checks.map((check) => check.name)).toEqual(['also_here']);
    expect(table('parts').indexes.map((index) => index.name)).toEqual(['parts_v']);
  });

  it('money has the decimals of the server’s currency', () => {
    const money: Column = { name: 'm', ordinal: 1, type: { name: 'money', text: 'money' }, nullable: true };
    const yen = { ...session.server, capabilities: { ...session.server.capabilities, moneyScale: 0 } };
    expect(session.server.capabilities.moneyScale).toBe(2);
    expect(types.toNeutral(money, session.server)).toEqual({ kind: 'money' });
    expect(types.toNeutral(money, yen)).toEqual({ kind: 'money', scale: 0 });
  });
});

describe('a database without an encoding', () => {
  const server = sharedServer('postgres18');
  const name = `contract_ascii_${process.pid}`;
  let session: PostgresSession;

  beforeAll(async () => {
    const client = await connectPostgres(server, 'postgres');
    await client.query(`CREATE DATABASE ${name} ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0`);
    await client.end();
    const { host, port, user, password } = server;
    session = await connect(
      { name: 'ascii', engine: 'postgresql', host, port, user, password, database: name },
      'source',
    );
  });
  afterAll(async () => {
    await session.close();
    await dropDatabase(server, name);
  });

  it.each([
    ['ASCII', '61627f', false],
    ['two, three and four bytes', 'c3a9e282acf09f9880', false],
    ['the last code point', 'f48fbfbf', false],
    ['Latin-1', '61e9', true],
    ['a cut character', 'e282', true],
    ['an overlong one', 'c080', true],
    ['half of a surrogate pair', 'eda080', true],
    ['beyond the last code point', 'f4908080', true],
    ['a lone continuation', '8061', true],
  ])('%s', async (_what, hex, isBroken) => {
    const guard: Guard = { id: 'text-encoding', onHit: 'stop', code: 'TEXT_ENCODING' };
    const column: Column = { name: 't', ordinal: 1, type: { name: 'text', text: 'text' }, nullable: true };
    const predicate = read.guard(guard, column, { kind: 'text' }, session.server);
    const { rows } = await session.query(
      `SELECT (${predicate})::text FROM (SELECT convert_from('\\x${hex}', 'SQL_ASCII') AS t) q`,
    );
    expect(rows).toEqual([[String(isBroken)]]);
  });
});

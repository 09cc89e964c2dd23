import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connection } from 'mysql2/promise';
import type { Finding } from '../../src/engine/model/finding.js';
import { connectMysql } from '../servers/connect.js';
import { createDatabase, dropDatabase, loadSql } from '../servers/load.js';
import { sharedServer } from '../servers/vitest.js';
import { migrate, settingsOf, summary, type Migrated } from './migrate.js';

const many = (count: number, line: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => line(at)).join(', ');

/** What MySQL's and MariaDB's keys, counters and constraints can't hold as PostgreSQL does. */
const schema = `
CREATE EXTENSION citext;
CREATE TABLE long_pk(t text PRIMARY KEY, v int);
INSERT INTO long_pk VALUES (repeat('x', 2000) || 'a', 1), (repeat('x', 2000) || 'b', 2);
CREATE TABLE wide_pk(a varchar(500), b varchar(500), PRIMARY KEY (a, b));
INSERT INTO wide_pk VALUES (repeat('é', 500), repeat('é', 500));
CREATE TABLE many_pk(${many(17, (at) => `c${at} int`)}, PRIMARY KEY (${many(17, (at) => `c${at}`)}));
INSERT INTO many_pk VALUES (${many(17, String)});
CREATE TABLE long_unique(id int PRIMARY KEY, t text, u text, j jsonb UNIQUE, UNIQUE (t, u));
INSERT INTO long_unique VALUES (1, repeat('x', 2000), repeat('y', 2000), '{"a": 1}'), (2, NULL, 'y', '{"a": 2}'), (3, NULL, 'y', NULL);
CREATE TABLE shares(a varchar(300), b text, PRIMARY KEY (a, b));
INSERT INTO shares VALUES ('a', repeat('b', 468));
CREATE TABLE plain_ci(c citext PRIMARY KEY);
INSERT INTO plain_ci VALUES ('Abc'), ('abd');
CREATE TABLE child_ci(id int PRIMARY KEY, c citext REFERENCES plain_ci);
INSERT INTO child_ci VALUES (1, 'ABC');
CREATE TABLE odd_ci(c citext PRIMARY KEY);
INSERT INTO odd_ci VALUES ('a'), (U&'a\\200b'), (U&'e\\0301'), ('é');
CREATE TABLE many_indexes(id int PRIMARY KEY, a int, b int, UNIQUE (a));
${Array.from({ length: 66 }, (_, at) => `CREATE INDEX many_${at} ON many_indexes(b, a);`).join('\n')}
CREATE TABLE parent(id int PRIMARY KEY, a int, b int, UNIQUE (a, b));
INSERT INTO parent VALUES (1, 1, 1), (2, 2, 2);
CREATE TABLE long_child(id int PRIMARY KEY, u varchar(2000) UNIQUE, p int REFERENCES parent);
INSERT INTO long_child VALUES (1, 'x', 1);
CREATE TABLE padded(id int PRIMARY KEY, c char(4), a int, is_ab boolean GENERATED ALWAYS AS (c = 'ab') STORED, n int GENERATED ALWAYS AS (length(c)) STORED,
  low text GENERATED ALWAYS AS (lower(c)) STORED, UNIQUE NULLS NOT DISTINCT (c, a));
CREATE UNIQUE INDEX padded_part ON padded(c) WHERE a > 0;
CREATE UNIQUE INDEX padded_low ON padded(lower(c), a);
INSERT INTO padded VALUES (1, 'ab', 1), (2, 'ab', 0), (3, 'x ', NULL), (4, NULL, 5);
CREATE TABLE late(id int PRIMARY KEY, p int, n int);
INSERT INTO late VALUES (1, 1, 5);
ALTER TABLE late ADD CONSTRAINT late_fk FOREIGN KEY (p) REFERENCES parent NOT VALID;
ALTER TABLE late ADD CONSTRAINT late_check CHECK (n < 10) NOT VALID;
CREATE TABLE span(k interval PRIMARY KEY);
INSERT INTO span VALUES ('1 day');
CREATE TABLE span_child(id int PRIMARY KEY, k interval REFERENCES span);
INSERT INTO span_child VALUES (1, '1 day'), (2, '24:00:00');
CREATE TABLE broken(id int PRIMARY KEY, p int, n int);
INSERT INTO broken VALUES (7, 99, 50);
ALTER TABLE broken ADD CONSTRAINT broken_fk FOREIGN KEY (p) REFERENCES parent NOT VALID;
ALTER TABLE broken ADD CONSTRAINT broken_check CHECK (n < 10) NOT VALID;
CREATE TABLE partly(id int PRIMARY KEY, a int, b int, FOREIGN KEY (a, b) REFERENCES parent(a, b) ON DELETE SET NULL (b));
INSERT INTO partly VALUES (1, 1, 1);
CREATE TABLE computed(id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, p int REFERENCES parent ON DELETE CASCADE,
  twice int GENERATED ALWAYS AS (p * 2) STORED, next int GENERATED ALWAYS AS (id + 1) STORED);
INSERT INTO computed(p) VALUES (2);
CREATE TABLE excluded(id int PRIMARY KEY, t text, EXCLUDE USING hash (t WITH =));
INSERT INTO excluded VALUES (1, 'x'), (2, NULL), (3, NULL);
CREATE SEQUENCE shared START 1000;
SELECT setval('shared', 5);
CREATE TABLE first(id bigint PRIMARY KEY DEFAULT nextval('shared'), v int);
CREATE TABLE second(id bigint PRIMARY KEY DEFAULT nextval('shared'), v int);
INSERT INTO first(v) VALUES (1); INSERT INTO second(v) VALUES (1);
CREATE TABLE stepped(id int GENERATED ALWAYS AS IDENTITY (START 10 INCREMENT 5) PRIMARY KEY, v int);
INSERT INTO stepped(v) VALUES (1), (2);
CREATE TABLE down(id int GENERATED ALWAYS AS IDENTITY (INCREMENT -1 MINVALUE -9 MAXVALUE -1 START -1 CYCLE) PRIMARY KEY, v int);
INSERT INTO down(v) VALUES (1), (2);
CREATE TABLE amounts(id int PRIMARY KEY, m money DEFAULT '-0.05', x xid8 DEFAULT '18446744073709551615', o oid DEFAULT '7');
INSERT INTO amounts VALUES (1, '1234.56');
CREATE TABLE uuids(id int PRIMARY KEY, u uuid, t text GENERATED ALWAYS AS (u::text) STORED);
INSERT INTO uuids VALUES (1, '00000000-0000-8000-0100-000000000000'); -- which MariaDB's own type refuses
CREATE TYPE tailed AS ENUM ('tail ', 'x');
CREATE TABLE tails(e tailed PRIMARY KEY, p tailed REFERENCES tails ON UPDATE CASCADE);
INSERT INTO tails VALUES ('tail ', 'tail ');
CREATE TABLE never(id int PRIMARY KEY, s smallint DEFAULT 40000, n numeric(5,2) DEFAULT 999.995, v varchar(3) DEFAULT 'four', r real DEFAULT 1e300);
CREATE TABLE bits(id int PRIMARY KEY, b varbit);
INSERT INTO bits VALUES (1, repeat('10', 10000)::varbit);
CREATE TABLE parts(id int, v text, PRIMARY KEY (id)) PARTITION BY RANGE (id);
CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM (0) TO (10);
CREATE UNIQUE INDEX parts_1_v ON parts_1(v);
INSERT INTO parts VALUES (1, 'x');
CREATE COLLATION folding (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
CREATE TABLE folded(t text COLLATE folding PRIMARY KEY);
INSERT INTO folded VALUES ('Abc');
CREATE TABLE folded_child(id int PRIMARY KEY, t text COLLATE folding REFERENCES folded);
INSERT INTO folded_child VALUES (1, 'aBC');
`;

describe.each(['mysql97', 'mariadb1011'] as const)('what keys and constraints of PostgreSQL become on %s', (to) => {
  const source = `hostile_keys_${process.pid}_${to}`;
  const target = `hostile_keys_from_${process.pid}_${to}`;
  let migrated: Migrated;
  let connection: Connection;

  beforeAll(async () => {
    await createDatabase(sharedServer('postgres18'), source);
    await createDatabase(sharedServer(to), target);
    await loadSql(sharedServer('postgres18'), source, schema);
    migrated = await migrate(
      settingsOf(sharedServer('postgres18'), source, 'source'),
      settingsOf(sharedServer(to), target, 'target'),
    );
    connection = await connectMysql(sharedServer(to), target);
  });
  afterAll(async () => {
    await connection.end();
    await dropDatabase(sharedServer('postgres18'), source);
    await dropDatabase(sharedServer(to), target);
  });

  const findings = (path: string): Finding[] =>
    migrated.analysis.mapping.findings.filter((finding) => finding.object.path.join('.') === `public.${path}`);
  const codes = (path: string): string[] => findings(path).map((finding) => finding.code);
  const values = async (sql: string): Promise<unknown[]> => {
    const [rows] = await connection.query({ sql, rowsAsArray: true });
    return (rows as unknown[][]).map(([value]) => value);
  };
  const isDuplicate = (sql: string): Promise<void> =>
    expect(connection.query(sql)).rejects.toMatchObject({ errno: 1062 });

  it('arrives whole', () => {
    expect(migrated.outcome.state, summary(migrated)).toBe('verified');
    expect(migrated.tables.filter((table) => table.reason !== undefined)).toEqual([]);
  });

  it('keys that no index entry holds stay unique', async () => {
    await isDuplicate(`INSERT INTO long_pk VALUES (CONCAT(REPEAT('x', 2000), 'a'), 3)`);
    await isDuplicate(`INSERT INTO wide_pk VALUES (REPEAT('é', 500), REPEAT('é', 500))`);
    await isDuplicate(`INSERT INTO many_pk VALUES (${many(17, String)})`);
    await isDuplicate(`INSERT INTO long_unique VALUES (4, REPEAT('x', 2000), REPEAT('y', 2000), NULL)`);
    await isDuplicate(`INSERT INTO long_unique VALUES (4, NULL, NULL, '{"a": 1}')`);
    await isDuplicate(`INSERT INTO excluded VALUES (4, 'x')`);
    await isDuplicate(`INSERT INTO padded(id, c, a) VALUES (5, 'ab', 2)`);
    await isDuplicate(`INSERT INTO padded(id, c, a) VALUES (5, 'AB', 0)`);
    await isDuplicate(`INSERT INTO padded(id, c, a) VALUES (5, 'x', NULL)`);
    await connection.query(`INSERT INTO padded(id, c, a) VALUES (5, 'ab', -1)`);
    await isDuplicate(`INSERT INTO long_child VALUES (4, 'x', 1)`);
    await expect(connection.query(`INSERT INTO long_child VALUES (4, 'y', 99)`)).rejects.toMatchObject({ errno: 1452 });
    await connection.query(`INSERT INTO long_pk VALUES (REPEAT('x', 2001), 3)`);
    expect(codes('long_pk.long_pk_pkey')).toContain('PRIMARY_KEY_AS_UNIQUE');
    expect(codes('many_pk.many_pk_pkey')).toEqual(to === 'mysql97' ? ['PRIMARY_KEY_AS_UNIQUE', 'UNIQUE_BY_HASH'] : []);
    expect(codes('shares.shares_pkey')).toEqual([]);
  });

  it('keys that ignore case go on doing so where no two texts can collide', async () => {
    await isDuplicate(`INSERT INTO plain_ci VALUES ('aBC')`);
    await isDuplicate(`INSERT INTO folded VALUES ('ABC')`);
    await connection.query(`INSERT INTO child_ci VALUES (2, 'aBD')`);
    await expect(connection.query(`INSERT INTO child_ci VALUES (3, 'x')`)).rejects.toMatchObject({ errno: 1452 });
    expect(codes('odd_ci.c')).toEqual(expect.arrayContaining(['KEY_FOLDING', 'CASE_COUNTS']));
    expect(codes('folded_child.folded_child_t_fkey')).toEqual([]);
  });

  it('values that are equal and written in several ways are told in keys, and a foreign key over such rows is left out', () => {
    expect(codes('span.k')).toContain('EQUAL_VALUES_DIFFER');
    const example = 'k=24:00:00';
    expect(findings('span_child.span_child_k_fkey')).toMatchObject([{ code: 'FOREIGN_KEY_LOOSE', count: 1, example }]);
  });

  it('a table keeps as many indexes as it can have, the unique ones first', async () => {
    const [count] = await values(
      `SELECT COUNT(DISTINCT INDEX_NAME) FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'many_indexes'`,
    );
    expect(Number(count)).toBe(64);
    expect(
      migrated.analysis.mapping.findings.filter(
        (entry) => entry.object.path[1] === 'many_indexes' && entry.code === 'INDEX_NOT_CARRIED',
      ),
    ).toHaveLength(4);
    await connection.query('INSERT INTO many_indexes VALUES (1, 1, 1)');
    await isDuplicate('INSERT INTO many_indexes VALUES (2, 1, 1)');
  });

  it('what was NOT VALID is carried where the scan found it to hold, and said with an example where not', async () => {
    await expect(connection.query('INSERT INTO late VALUES (2, 99, 1)')).rejects.toMatchObject({ errno: 1452 });
    await expect(connection.query('INSERT INTO late VALUES (2, 1, 10)')).rejects.toThrow(/late_check/);
    expect([...codes('late.late_fk'), ...codes('late.late_check')]).toEqual(['HELD_BY_ALL_ROWS', 'HELD_BY_ALL_ROWS']);
    expect(findings('broken.broken_fk')).toMatchObject([{ code: 'FOREIGN_KEY_LOOSE', count: 1, example: 'p=99' }]);
    expect(findings('broken.broken_check')[0]).toMatchObject({ code: 'CHECK_LOOSE', count: 1, example: 'id=7' });
    await connection.query('INSERT INTO broken VALUES (8, 99, 50)');
  });

  it('an action never does more than at the source', async () => {
    await expect(connection.query('DELETE FROM parent WHERE id = 1')).rejects.toMatchObject({ errno: 1451 });
    expect(codes('partly.partly_a_b_fkey')).toEqual(['DELETE_COLUMNS']);
    expect(codes('padded.n')).not.toContain('GENERATED_NOT_CARRIED');
    expect(codes('tails.p')).toContain('TYPE_CHECK_LEFT_OUT');
    if (to === 'mariadb1011') expect(codes('uuids.t')).not.toContain('GENERATED_NOT_CARRIED');
    expect(codes('computed.twice')).toContain('GENERATED_AS_VIRTUAL');
    expect(await values('SELECT twice FROM computed')).toEqual([4]);
    await connection.query('DELETE FROM parent WHERE id = 2');
    expect(await values('SELECT COUNT(*) FROM computed')).toEqual([0]);
  });

  it('a default that no row could have is told', () => {
    expect(['s', 'n', 'v', 'r'].flatMap((name) => codes(`never.${name}`))).toEqual(
      Array(4).fill('DEFAULT_NOT_CARRIED'),
    );
  });

  it('counters go on where the source’s were, or are said to be gone', async () => {
    if (to === 'mysql97') {
      expect(codes('first.id')).toContain('DEFAULT_NOT_CARRIED');
      expect(codes('stepped.id')).toContain('IDENTITY_NOT_CARRIED');
      expect(codes('down.id')).toContain('IDENTITY_NOT_CARRIED');
      return;
    }
    await connection.query('INSERT INTO first(v) VALUES (2); ');
    await connection.query('INSERT INTO second(v) VALUES (2)');
    expect(await values('SELECT id FROM first ORDER BY id')).toEqual([6, 8]);
    expect(await values('SELECT id FROM second ORDER BY id')).toEqual([7, 9]);
    await connection.query('INSERT INTO stepped(v) VALUES (3)');
    expect(await values('SELECT id FROM stepped ORDER BY id')).toEqual([10, 15, 20]);
    for (let more = 0; more < 7; more += 1) await connection.query('INSERT INTO down(v) VALUES (3)');
    expect(await values('SELECT MIN(id) FROM down')).toEqual([-9]);
    await isDuplicate('INSERT INTO down(v) VALUES (3)');
  });

  it('what only one partition has is said', () => {
    expect(codes('parts_1.parts_1_v')).toEqual(['PARTITION_DETAIL_NOT_CARRIED']);
  });
});

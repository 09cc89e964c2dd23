import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Finding } from '../../../src/engine/model/finding.js';
import { isAmiss } from '../../../src/engine/model/objectVerification.js';
import { createDatabase, dropDatabase, loadSql } from '../../servers/load.js';
import type { ServerName } from '../../servers/server.js';
import { sharedServer } from '../../servers/vitest.js';
import { migrate, settingsOf, summary, type Migrated } from '../migrate.js';

/** Moves one script's tables and says what became of their expressions. */
function moved(from: ServerName, to: ServerName, sql: string): () => Migrated {
  const [source, target] = [sharedServer(from), sharedServer(to)];
  const [away, here] = [`expr_carried_${from}_${to}_a`, `expr_carried_${from}_${to}_b`];
  let migrated: Migrated;
  const drop = (): Promise<unknown> => Promise.all([dropDatabase(source, away), dropDatabase(target, here)]);
  beforeAll(async () => {
    await drop();
    await Promise.all([createDatabase(source, away), createDatabase(target, here)]);
    await loadSql(source, away, sql);
    migrated = await migrate(settingsOf(source, away, 'a'), settingsOf(target, here, 'b'));
  });
  afterAll(drop);
  return () => migrated;
}

function findingOf({ analysis }: Migrated, name: string): Finding | undefined {
  const about = analysis.mapping.findings.filter((finding) => finding.object.path.at(-1) === name);
  return about.find((finding) => finding.code.endsWith('_NOT_CARRIED')) ?? about[0];
}

/** What can't be said: each name's finding holds the original text, and so does the script. */
function isLeftOut(migrated: Migrated, name: string, code: string, original: string): void {
  const finding = findingOf(migrated, name);
  expect(finding?.code).toBe(code);
  expect(finding?.message).toContain(original);
  const comments = migrated.script.text.split('\n').filter((line) => line.startsWith('--'));
  expect(comments.filter((line) => line.includes(code) && line.includes(original))).not.toEqual([]);
}

describe.each(['mysql97', 'mariadb1011'] as const)('what %s can not say of PostgreSQL', (target) => {
  const migrated = moved(
    'postgres18',
    target,
    `CREATE TABLE t (id int PRIMARY KEY, a text DEFAULT CURRENT_USER, d date, i int,
       g text GENERATED ALWAYS AS (translate(a, 'x', 'y')) STORED,
       q numeric GENERATED ALWAYS AS (i / 7.0) STORED,
       CONSTRAINT c CHECK (a < 'zzz'));
     CREATE INDEX e ON t (translate(a, 'x', 'y'));
     CREATE UNIQUE INDEX p ON t (id) WHERE a < 'm';
     INSERT INTO t VALUES (1, 'x', '2020-01-01', 5), (2, NULL, NULL, NULL);`,
  );

  test('is a finding with the original text, also in the script, and the data arrive', () => {
    expect(migrated().outcome.state, summary(migrated())).toBe('verified');
    isLeftOut(migrated(), 'a', 'DEFAULT_NOT_CARRIED', 'CURRENT_USER');
    isLeftOut(migrated(), 'g', 'GENERATED_NOT_CARRIED', "translate(a, 'x'::text, 'y'::text)");
    isLeftOut(migrated(), 'q', 'GENERATED_NOT_CARRIED', '7.0');
    isLeftOut(migrated(), 'c', 'CHECK_NOT_CARRIED', "a < 'zzz'::text");
    isLeftOut(migrated(), 'e', 'INDEX_NOT_CARRIED', 'translate');
    isLeftOut(migrated(), 'p', 'UNIQUENESS_NOT_CARRIED', "a < 'm'::text");
  });
});

describe.each(['mysql97', 'mariadb1011'] as const)(
  'numbers that %s computes with more digits than their column has',
  (target) => {
    const migrated = moved(
      'postgres18',
      target,
      `CREATE TABLE t (id int PRIMARY KEY, i int, n numeric(10,2),
       q numeric(14,4) GENERATED ALWAYS AS (i / 7.0) STORED, p numeric(12,2) GENERATED ALWAYS AS (n * 1.195) STORED,
       w int GENERATED ALWAYS AS (n * 1.5) STORED);
     INSERT INTO t VALUES (1, 5, 0.05), (2, -5, -99.99), (3, NULL, 1);
     CREATE TABLE u (id int PRIMARY KEY, r real DEFAULT 0.1::real, b boolean DEFAULT true, d numeric(5,2) DEFAULT 1.005,
       s smallint DEFAULT 3.7, m money DEFAULT 12.345, h numeric(3,-2) DEFAULT 149,
       CONSTRAINT exact CHECK (r = 0.1::real), CONSTRAINT rounded CHECK (round(d) = 1), CONSTRAINT bare CHECK (b),
       CONSTRAINT called CHECK (coalesce(b, false)), CONSTRAINT nothing CHECK (NULL::boolean));
     INSERT INTO u VALUES (1);`,
    );

    test('are rounded, and the rows are loaded', () => {
      expect(migrated().outcome.state, summary(migrated())).toBe('verified');
      expect(findingOf(migrated(), 'h')?.code).toBe('SCALE_NOT_CARRIED');
      expect(migrated().objects?.objects.filter(isAmiss)).toEqual([]);
      const checks = migrated().analysis.mapping.tables.flatMap((entry) => entry.checks.map(({ name }) => name));
      expect(checks.sort()).toEqual(['bare', 'called', 'exact', 'nothing', 'rounded']);
      const table = migrated().analysis.mapping.tables.find((entry) => entry.source.name === 't');
      expect(table?.columns.filter((column) => column.generated).map((column) => column.name)).toEqual(['q', 'p', 'w']);
    });
  },
);

describe.each(['mysql97', 'mariadb1011'] as const)(
  'letters whose case the collation C does not know, on %s',
  (target) => {
    const migrated = moved(
      'postgres18',
      target,
      `CREATE TABLE t (id int PRIMARY KEY, a text COLLATE "C", b varchar(50) COLLATE "C", d text COLLATE "de-x-icu",
       g text GENERATED ALWAYS AS (lower(a)) STORED, h text GENERATED ALWAYS AS (lower(d)) STORED, CONSTRAINT c CHECK (a = lower(a) OR b ILIKE 'ä%'));
     CREATE UNIQUE INDEX e ON t (lower(b));
     INSERT INTO t VALUES (1, 'Ä', 'Ä', 'Ä'), (2, 'Ö', 'ä', NULL);`,
    );

    test('are left as they are, and what would change them is left out', () => {
      expect(migrated().outcome.state, summary(migrated())).toBe('verified');
      isLeftOut(migrated(), 'g', 'GENERATED_NOT_CARRIED', 'lower(a)');
      isLeftOut(migrated(), 'c', 'CHECK_NOT_CARRIED', 'lower(a)');
      isLeftOut(migrated(), 'e', 'UNIQUENESS_NOT_CARRIED', 'lower(');
      expect(findingOf(migrated(), 'h')?.code).not.toBe('GENERATED_NOT_CARRIED');
    });
  },
);

describe.each(['mysql97', 'mariadb1011'] as const)('what PostgreSQL can not say of %s', (source) => {
  const functional = source === 'mysql97' ? ', INDEX e ((crc32(a)))' : '';
  const migrated = moved(
    source,
    'postgres18',
    `CREATE TABLE t (id int PRIMARY KEY, a varchar(20) COLLATE utf8mb4_bin DEFAULT (hex('x')), i int, n int DEFAULT (i & 3),
       g bigint GENERATED ALWAYS AS (crc32(a)) STORED, CONSTRAINT c CHECK (a < 'zzz')${functional});
     INSERT INTO t (id, a, i) VALUES (1, 'x', 5), (2, NULL, NULL);`,
  );

  test('is a finding with the original text, also in the script, and the data arrive', () => {
    expect(migrated().outcome.state, summary(migrated())).toBe('verified');
    isLeftOut(migrated(), 'a', 'DEFAULT_NOT_CARRIED', 'hex(');
    isLeftOut(migrated(), 'n', 'DEFAULT_NOT_CARRIED', '& 3');
    isLeftOut(migrated(), 'g', 'GENERATED_NOT_CARRIED', 'crc32(`a`)');
    isLeftOut(migrated(), 'c', 'CHECK_NOT_CARRIED', '`a` <');
    if (functional !== '') isLeftOut(migrated(), 'e', 'INDEX_NOT_CARRIED', 'crc32(`a`)');
  });
});

describe.each(['mysql97', 'mariadb1011'] as const)('what of %s holds for some texts only', (source) => {
  const unique = source === 'mysql97' ? `, UNIQUE INDEX once ((CASE WHEN word = 'the' THEN id END))` : '';
  const migrated = moved(
    source,
    'postgres18',
    `CREATE TABLE t (id int PRIMARY KEY, state varchar(20) COLLATE utf8mb4_general_ci, word varchar(20) COLLATE utf8mb4_general_ci, code varchar(9) COLLATE utf8mb4_bin,
       is_open int GENERATED ALWAYS AS (if(state = 'open', 1, 0)) STORED,
       is_the int GENERATED ALWAYS AS (if(word = 'the', 1, 0)) STORED,
       CONSTRAINT sure CHECK (state in ('open', 'shut')),
       CONSTRAINT loose CHECK (word in ('the', 'a')),
       CONSTRAINT digits CHECK (code regexp '^[0-9]+$')${unique});
     INSERT INTO t (id, state, word, code) VALUES (1, 'Open', 'THÉ', '12'), (2, 'shut', 'a ', '3\\n'), (3, NULL, NULL, NULL);`,
  );

  test('is carried where every row bears it out', () => {
    expect(migrated().outcome.state, summary(migrated())).toBe('verified');
    const table = migrated().analysis.mapping.tables.find((entry) => entry.source.name === 't');
    expect(table?.checks.map((check) => check.text)).toEqual([`lower("state") IN ('open', 'shut')`]);
    expect(findingOf(migrated(), 'sure')).toMatchObject({
      code: 'CHECK_DIFFERS',
      message: expect.stringMatching(/may refuse values .* and take some .*every row meets it/u) as string,
    });
    expect(table?.columns.find((column) => column.name === 'is_open')?.generated).toBeDefined();
  });

  test('is left out where a row does not, and says which', () => {
    expect(findingOf(migrated(), 'loose')?.message).toMatch(/2 rows do not meet that \(id=1, for one\)/);
    expect(findingOf(migrated(), 'digits')?.message).toMatch(/one row does not meet that \(id=2, for one\)/);
    isLeftOut(migrated(), 'is_the', 'GENERATED_NOT_CARRIED', 'if(');
    if (unique !== '') isLeftOut(migrated(), 'once', 'UNIQUENESS_NOT_CARRIED', 'case when');
  });
});

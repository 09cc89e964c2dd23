import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Finding } from '../../../src/engine/model/finding.js';
import { isAmiss } from '../../../src/engine/model/objectVerification.js';
import { connectMysql, connectPostgres } from '../../servers/connect.js';
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
     INSERT INTO u VALUES (1);
     CREATE TABLE rounded (id int PRIMARY KEY, ts timestamp(3) DEFAULT '2021-05-05 00:00:00.1235', old timestamptz(3) DEFAULT '1999-12-31 23:59:59.9995+00', tm time(3) DEFAULT '1:2:3.45678', never boolean DEFAULT (NOT true), padded bpchar);
     INSERT INTO rounded (id, padded) VALUES (1, 'b   ');
     CREATE EXTENSION citext;
     CREATE TABLE x (id int PRIMARY KEY, ci citext, o boolean, k int, h boolean GENERATED ALWAYS AS (ci LIKE 'a%') STORED,
       CONSTRAINT shown1 CHECK (CASE WHEN k > 0 THEN o ELSE true END), CONSTRAINT shown2 CHECK (ci NOT LIKE 'b%' OR k IS NULL), CONSTRAINT shown3 CHECK (nullif(o, false) IS NULL OR k > 0));
     INSERT INTO x (id, ci, o, k) VALUES (1, 'ABC', true, 4);
     CREATE TABLE w (id int PRIMARY KEY, i int, k int, ratio int GENERATED ALWAYS AS (i / k) STORED, CONSTRAINT zero CHECK (i % k < 3), CONSTRAINT two CHECK (i / 2 < 3 OR i % nullif(k, 0) < 3));
     CREATE DOMAIN hundreds AS numeric(6,-2);
     CREATE TABLE v (id int PRIMARY KEY, n numeric(8,2), few numeric(2,5), t text, hu hundreds GENERATED ALWAYS AS (n) STORED,
       s varchar(2) GENERATED ALWAYS AS (t) STORED, c char(3) GENERATED ALWAYS AS (t) STORED);
     INSERT INTO v VALUES (1, 149.25, 0.00099, 'ab   '), (2, NULL, NULL, NULL);
     CREATE TABLE counted (id int GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, b bytea);
     INSERT INTO counted VALUES (0, '\\x00'), (7, NULL);
     CREATE SEQUENCE alone;
     CREATE TABLE asked (id int PRIMARY KEY, n bigint DEFAULT nextval('alone'));
     INSERT INTO asked VALUES (1, NULL), (2, 5);
     CREATE TABLE long (id int PRIMARY KEY, big bigint, i int, j int, third numeric(30,4) GENERATED ALWAYS AS (round(big::numeric / 3, 4)) STORED,
       seventh numeric(34,12) GENERATED ALWAYS AS (round(big::numeric / 7, 12)) STORED, few numeric(30,4) GENERATED ALWAYS AS (round(i::numeric / 7, 4)) STORED, sum int GENERATED ALWAYS AS (i + j) STORED, wide bigint GENERATED ALWAYS AS (i * j) STORED,
       CONSTRAINT fits CHECK (i % 9 + 1 < 99), CONSTRAINT beyond CHECK (i + j < 99), CONSTRAINT room CHECK (i::bigint + j < 99));
     INSERT INTO long (id, i) VALUES (6, 5), (7, 2147483647), (8, -1);
     CREATE TABLE later (id int PRIMARY KEY, big bigint, i int, any_size numeric(20,6), thirds numeric(30,4) GENERATED ALWAYS AS (round(big::numeric / 3, 4)) STORED, part numeric(20,2) GENERATED ALWAYS AS (big / 100.0) STORED,
       share numeric(30,4) GENERATED ALWAYS AS (i / any_size) STORED, half int GENERATED ALWAYS AS (big / 20.0) STORED, sure numeric(20,4) GENERATED ALWAYS AS (i / 3.0) STORED, ahead numeric(30,4) GENERATED ALWAYS AS (round((big + 0.00000000) / 3, 4)) STORED,
       CONSTRAINT above CHECK (big / 3.0 < 0.5 OR big > 2), CONSTRAINT below CHECK (i / 3.0 < 99.5));
     CREATE UNIQUE INDEX parts ON later (round(big / 100.0, 2));
     INSERT INTO later (id, big, i, any_size) VALUES (1, 5, 7, 3), (2, -1000, -1, 0.0001), (3, NULL, NULL, NULL);
     CREATE TABLE room (id int PRIMARY KEY, i int, j int, s smallint, n numeric(8,2), f double precision, wider bigint GENERATED ALWAYS AS ((i + j)::bigint) STORED, other int GENERATED ALWAYS AS (-i) STORED,
       CONSTRAINT minus CHECK (-i < 99), CONSTRAINT plus CHECK (abs(s) < 99), CONSTRAINT narrow CHECK (i::smallint < 99), CONSTRAINT given CHECK (coalesce(i, 0) + coalesce(j, 0) < 99), CONSTRAINT turned CHECK (i / (-1) < 99),
       CONSTRAINT floats CHECK (f::int < 99), CONSTRAINT digits CHECK (n::int < 99), CONSTRAINT rest CHECK (i % (-1) < 99), CONSTRAINT by CHECK (i / 2 < 99), CONSTRAINT tall CHECK (length(n::text) + s < 99));
     CREATE TABLE signs (id int PRIMARY KEY, f double precision, negative double precision GENERATED ALWAYS AS (-f) STORED, total double precision GENERATED ALWAYS AS (f + 1) STORED);
     INSERT INTO signs VALUES (1, 1.5);
     INSERT INTO room (id, i, j, s, n, f) VALUES (1, 5, 7, 3, 1.5, 2.25), (2, NULL, NULL, NULL, NULL, NULL);
     INSERT INTO long (id, big) VALUES (1, 1234567890123), (2, 9007199254740993), (3, 9223372036854775807), (4, -9223372036854775808), (5, -12345678901234567);`,
    );

    test('are rounded, and the rows are loaded', () => {
      expect(migrated().outcome.state, summary(migrated())).toBe('verified');
      expect(findingOf(migrated(), 'h')?.code).toBe('SCALE_NOT_CARRIED');
      expect(migrated().objects?.objects.filter(isAmiss)).toEqual([]);
      const checks = migrated().analysis.mapping.tables.flatMap((entry) => entry.checks.map(({ name }) => name));
      expect(checks.sort()).toEqual([
        ...['above', 'bare', 'below', 'beyond', 'by', 'called', 'digits', 'exact', 'fits', 'floats', 'given', 'minus'],
        ...[
          'narrow',
          'nothing',
          'plus',
          'rest',
          'room',
          'rounded',
          'shown1',
          'shown2',
          'shown3',
          'tall',
          'turned',
          'two',
        ],
        'zero',
      ]);
      const table = migrated().analysis.mapping.tables.find((entry) => entry.source.name === 't');
      expect(table?.columns.filter((column) => column.generated).map((column) => column.name)).toEqual(['q', 'p', 'w']);
    });

    test('a default has the digits of a second that PostgreSQL would keep, and blanks that do not count are told', async () => {
      const [server, database] = [sharedServer(target), `expr_carried_postgres18_${target}_b`];
      await loadSql(server, database, 'INSERT INTO rounded (id) VALUES (9)');
      const connection = await connectMysql(server, database);
      const [rows] = await connection.query({
        sql: 'SELECT ts, old, tm, never FROM rounded ORDER BY id',
        rowsAsArray: true,
        typeCast: (field) => field.string(),
      });
      await connection.end();
      const row = ['2021-05-05 00:00:00.124', '1999-12-31 23:59:59.999', '01:02:03.457', '0'];
      expect(rows).toEqual([row, row]);
      expect(findingOf(migrated(), 'padded')?.code).toBe('PADDING_DROPPED');
    });

    test('a zero that loses its sign in later rows is told', () => {
      const expected = target === 'mysql97' ? undefined : 'GENERATED_DIFFERS';
      expect(['negative', 'total'].map((name) => findingOf(migrated(), name)?.code)).toEqual([expected, undefined]);
    });

    test('a divisor of zero is told', () => {
      expect(findingOf(migrated(), 'ratio')?.code).toBe('GENERATED_DIFFERS');
      expect(findingOf(migrated(), 'zero')?.code).toBe('CHECK_DIFFERS');
      expect(findingOf(migrated(), 'two')).toBeUndefined();
    });

    test('a result beyond the range of its type is told, where another has the room', () => {
      const told = ['sum', 'wide', 'fits', 'beyond', 'room'].map((name) => findingOf(migrated(), name)?.code);
      expect(told).toEqual([undefined, 'GENERATED_DIFFERS', undefined, 'CHECK_DIFFERS', undefined]);
      const differs = migrated().analysis.mapping.findings.filter(({ object, code }) => {
        return object.path.includes('room') && code.endsWith('_DIFFERS');
      });
      const names = differs.map(({ object }) => object.path.at(-1)).sort();
      expect(names).toEqual(['floats', 'given', 'minus', 'narrow', 'plus', 'turned', 'wider']);
    });

    test('a quotient of which PostgreSQL may keep less digits than matter is told, though no value shows it yet', () => {
      const table = migrated().analysis.mapping.tables.find((entry) => entry.source.name === 'later');
      const generated = table?.columns.filter((column) => column.generated).map((column) => column.name);
      expect(generated).toEqual(['thirds', 'part', 'share', 'half', 'sure', 'ahead']);
      for (const name of ['thirds', 'part', 'share', 'half', 'above'])
        expect(findingOf(migrated(), name)).toMatchObject({
          code: name === 'above' ? 'CHECK_DIFFERS' : 'GENERATED_DIFFERS',
          message: expect.stringContaining('about sixteen') as string,
        });
      for (const name of ['sure', 'ahead', 'below']) expect(findingOf(migrated(), name)).toBeUndefined();
      isLeftOut(migrated(), 'parts', 'UNIQUENESS_NOT_CARRIED', 'about sixteen');
    });

    test('a quotient that PostgreSQL itself cuts to sixteen digits is left as it is', () => {
      const table = migrated().analysis.mapping.tables.find((entry) => entry.source.name === 'long');
      const names = table?.columns.filter((column) => column.generated).map((column) => column.name);
      expect(names).toEqual(['few', 'sum', 'wide']);
      for (const name of ['third', 'seventh'])
        isLeftOut(migrated(), name, 'GENERATED_NOT_CARRIED', 'calculates about sixteen, and ');
    });

    test('stay plain where the target would keep another value, and no more digits are taken', () => {
      const table = migrated().analysis.mapping.tables.find((entry) => entry.source.name === 'v');
      expect(table?.columns.filter((column) => column.generated).map((column) => column.name)).toEqual(['c']);
      isLeftOut(migrated(), 's', 'GENERATED_NOT_CARRIED', 'another value than the expression gives (id=1, for one)');
      expect(findingOf(migrated(), 'c')).toBeUndefined();
      expect(findingOf(migrated(), 'few')?.code).toBe('DIGITS_CHECKED');
      expect(migrated().script.text).toContain('CHECK (ABS(`few`) < 0.001)');
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
     INSERT INTO t (id, a, i) VALUES (1, 'x', 5), (2, NULL, NULL);
     SET sql_mode = '';
     CREATE TABLE kept (id int PRIMARY KEY, s varchar(9), b varbinary(9), m datetime(3), num int, d double, z int(5) ZEROFILL, e enum('x','y'), f bit(4), k time(3), y year, l varchar(9) CHARACTER SET latin1,
       ch char(5) AS (s), h binary(4) AS (b), w varchar(9) AS (concat(y, s)), day date AS (m), p year AS (num), q float(7,2) AS (d), v varchar(9) AS (concat(z)), o enum('y','x') AS (e), r bit(8) AS (f),
       t0 time AS (k), u int AS (length(l)), lim int AS (d), x varchar(2) AS (s), one varchar(9) AS (y));
     INSERT INTO kept (id, s, b, m, num, d, z, e, f, k, y, l) VALUES (1, 'a ', x'61', '2020-12-31 23:59:59.999', 99, 1e15, 12, 'x', b'1010', '10:00:00.6', 0, 'ä'), (2, 'abc', '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
     CREATE TABLE safe (id int PRIMARY KEY, i int, b bigint, k int AS (i) VIRTUAL, l int AS (b) VIRTUAL, m bigint AS (i + i) VIRTUAL, n bigint AS (b + i) VIRTUAL, o boolean AS (b + 1 > 0) VIRTUAL);
     INSERT INTO safe (id, i, b) VALUES (1, 2147483647, 2147483647 - 7);
     CREATE TABLE strict (id int PRIMARY KEY, i int, u int unsigned, bu bigint unsigned, yy year, flag tinyint(1), known tinyint(1), low bigint AS (u - 5),
       CONSTRAINT zero CHECK (i % u < 3), CONSTRAINT five CHECK (u - 5 < 10), CONSTRAINT wide CHECK (bu + 1 > 0), CONSTRAINT less CHECK (-bu < 0), CONSTRAINT since CHECK (yy - 1970 < 99),
       CONSTRAINT half CHECK (i % nullif(u, 0) < 3), CONSTRAINT two CHECK (i % 2 < 3), CONSTRAINT more CHECK (u + 1 > 0), CONSTRAINT plain CHECK (cast(u as signed) - 5 < 10),
       CONSTRAINT shown1 CHECK (i <=> NULL OR i > 0), CONSTRAINT shown2 CHECK (-7 + i < 3), CONSTRAINT shown3 CHECK (round(i, -1) < 100), CONSTRAINT shown4 CHECK (NOT (i <=> NULL) OR id > 0));
     INSERT INTO strict (id, known) VALUES (1, 1);
     CREATE TABLE truth (id int PRIMARY KEY, i int, own tinyint(1) AS (i), low tinyint(1) AS (i - 4), most tinyint(1) AS (if(i > 3, 1, 0)), part tinyint(1) AS (i * 0.2));
     INSERT INTO truth (id, i) VALUES (1, 5), (2, NULL);
     CREATE TABLE edge (id int PRIMARY KEY, i int, k int, s smallint, sum bigint AS (ifnull(i, 0) + ifnull(k, 0)) STORED, quotient bigint AS (i DIV k) STORED, most bigint AS (greatest(i, 5) * 3) STORED,
       few bigint AS (if(i > 0, i, k) + 1) STORED, turned bigint AS (s DIV -1) STORED, digits decimal(30,6) AS (i / k) STORED);
     INSERT INTO edge (id, i, k, s) VALUES (1, 2147483647, 2147483647, 7), (2, -2147483648, -1, -32768), (3, NULL, NULL, NULL);
     CREATE TABLE zero (id int PRIMARY KEY, d double, minus double AS (-d) STORED, times double AS (d * -1));
     INSERT INTO zero (id, d) VALUES (1, 0), (2, 1.5), (3, NULL);`,
  );

  test('is a finding with the original text, also in the script, and the data arrive', () => {
    expect(migrated().outcome.state, summary(migrated())).toBe('verified');
    isLeftOut(migrated(), 'a', 'DEFAULT_NOT_CARRIED', 'hex(');
    isLeftOut(migrated(), 'n', 'DEFAULT_NOT_CARRIED', '& 3');
    isLeftOut(migrated(), 'g', 'GENERATED_NOT_CARRIED', 'crc32(`a`)');
    isLeftOut(migrated(), 'c', 'CHECK_NOT_CARRIED', '`a` <');
    if (functional !== '') isLeftOut(migrated(), 'e', 'INDEX_NOT_CARRIED', 'crc32(`a`)');
  });

  const generatedOf = (name: string): Map<string, { sql: string; stored: boolean } | undefined> => {
    const table = migrated().analysis.mapping.tables.find((entry) => entry.source.name === name);
    return new Map(table?.columns.map((column) => [column.name, column.generated]));
  };

  test('nor a conversion into the type of a generated column, unless it is written out', () => {
    const generated = generatedOf('kept');
    expect([...generated].filter(([, value]) => value).map(([name]) => name)).toEqual(['ch', 'h', 'w']);
    expect(generated.get('ch')?.sql).toBe('rtrim("s")');
    for (const name of ['day', 'p', 'q', 'v', 'o', 'r', 't0', 'u', 'one'])
      isLeftOut(migrated(), name, 'GENERATED_NOT_CARRIED', '`');
    const limited = 'one row holds another value than the expression gives (id=';
    const why = 'where a session that is not strict has cut off or limited';
    for (const name of ['lim', 'x']) isLeftOut(migrated(), name, 'GENERATED_NOT_CARRIED', limited);
    expect(findingOf(migrated(), 'lim')?.message).toContain(why);
  });

  test('nor an error for some values: what it takes instead is told, as is a boolean that no value bears out', () => {
    const told = migrated().analysis.mapping.findings.filter(({ object, code }) => {
      return object.path.includes('strict') && /_(?:DIFFERS|UNPROVEN)$/u.test(code);
    });
    const names = told.map(({ object }) => object.path.at(-1)).sort();
    expect(names).toEqual(['five', 'flag', 'less', 'low', 'since', 'wide', 'zero']);
  });

  test('a boolean takes no number but 0 and 1, as the column does that it came from', async () => {
    const generated = generatedOf('truth');
    expect([...generated].map(([name, value]) => [name, value?.sql])).toEqual([
      ['id', undefined],
      ['i', undefined],
      ['own', '"i"'],
      ['low', '("i"::bigint - 4)::text::boolean'],
      ['most', 'CASE WHEN "i" > 3 THEN 1 ELSE 0 END <> 0'],
      ['part', expect.stringMatching(/^round\(.*\)::text::boolean$/u) as string],
    ]);
    const [server, database] = [sharedServer('postgres18'), `expr_carried_${source}_postgres18_b`];
    await loadSql(server, database, 'INSERT INTO truth (id, i) VALUES (4, 4)');
    await expect(loadSql(server, database, 'INSERT INTO truth (id, i) VALUES (9, 9)')).rejects.toThrow(/boolean: "5"/u);
  });

  test('which comes back as a plain column, declared', async () => {
    const [server, database] = [sharedServer(source), `expr_carried_${source}_postgres18_c`];
    await dropDatabase(server, database);
    await createDatabase(server, database);
    const middle = settingsOf(sharedServer('postgres18'), `expr_carried_${source}_postgres18_b`, 'b');
    const back = await migrate(middle, settingsOf(server, database, 'c'));
    await dropDatabase(server, database);
    expect(back.outcome.state, summary(back)).toBe('verified');
    const table = back.analysis.mapping.tables.find((entry) => entry.source.name === 'truth');
    const kept = table?.columns.filter(({ source: { generated } }) => generated);
    expect(kept?.map((column) => [column.name, column.chosen.type, column.generated !== undefined])).toEqual([
      ['own', 'SMALLINT', true],
      ['low', 'BOOLEAN', false],
      ['most', 'BOOLEAN', true],
      ['part', 'BOOLEAN', false],
    ]);
    for (const name of ['low', 'part']) isLeftOut(back, name, 'GENERATED_NOT_CARRIED', '::text');
  });

  test('and what it shows in other words is the same', () => {
    const odd = migrated().objects?.objects.filter((entry) => {
      return isAmiss(entry) || (entry.state === 'not-comparable' && entry.object.path.includes('strict'));
    });
    expect(odd).toEqual([]);
  });

  test('what may not fit is stored, for nothing else would refuse the row', () => {
    const stored = [...generatedOf('safe')].filter(([, value]) => value?.stored).map(([name]) => name);
    expect(stored).toEqual(['l', 'n', 'o']);
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
     INSERT INTO t (id, state, word, code) VALUES (1, 'Open', 'THÉ', '12'), (2, 'shut', 'a ', '3\\n'), (3, NULL, NULL, NULL);
     CREATE TABLE computed (id int PRIMARY KEY, a int, s varchar(9) COLLATE utf8mb4_bin, plain varchar(9) DEFAULT (if('a' = 'A', 'same', 'other')), number varchar(9) DEFAULT (if(3 = 3.0, 'same', 'other')),
       joined varchar(3) AS (if(concat(a, 'x') = '5X', 'yes', 'no')) STORED, alike int AS (concat(a, 'x') LIKE '5X') STORED, replaced int AS (replace('abc', 'b', a) = 'A5C') STORED,
       chosen int AS (CASE WHEN a = 5 THEN 'k' ELSE 'z' END = 'K') STORED, typed int AS (cast(s AS char) = 'ABC') STORED, exact int AS (concat(s, a) = 'ABC5') STORED, figures int AS (a LIKE '5%') STORED, listed int AS (cast(a AS char) IN ('5 ')) STORED,
       CONSTRAINT other CHECK (concat(a, 'x') <> '9X'));
     INSERT INTO computed (id, a, s) VALUES (1, 5, 'abc'), (2, 6, 'ABC'), (3, NULL, NULL);
     CREATE TABLE given (id int PRIMARY KEY, j json DEFAULT ('{"b":1.50, "a":[1e2,"1"]}'), turned int DEFAULT (-(-3)), within bool DEFAULT (3 BETWEEN 1 AND 5), oneof bool DEFAULT (1 IN (1, 2)),
       matched bool DEFAULT ('a' LIKE 'A%'), never bool DEFAULT (NOT true));
     INSERT INTO given (id) VALUES (1);`,
  );

  const rowsOnTarget = async (sql: string): Promise<unknown[]> => {
    const client = await connectPostgres(sharedServer('postgres18'), `expr_carried_${source}_postgres18_b`);
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows;
    } finally {
      await client.end();
    }
  };

  test('texts that are computed compare as they do there, and that is told', async () => {
    expect(migrated().objects?.objects.filter(isAmiss)).toEqual([]);
    const table = migrated().analysis.mapping.tables.find((entry) => entry.source.name === 'computed');
    const generated = ['joined', 'alike', 'replaced', 'chosen', 'typed', 'exact', 'figures'];
    const kept = table?.columns.filter((column) => column.generated).map((column) => column.name);
    const padded = source === 'mariadb1011' ? [] : ['listed'];
    expect(kept).toEqual([...generated, ...padded]);
    const told = migrated().analysis.mapping.findings.filter(({ object, code }) => {
      return object.path.includes('computed') && /_(?:DIFFERS|NOT_CARRIED)$/u.test(code);
    });
    const differs = ['joined', 'alike', 'replaced', 'chosen', 'typed', 'exact', ...padded];
    expect(told.map(({ object, code }) => `${code} ${object.path.at(-1) ?? ''}`).sort()).toEqual(
      [
        ...differs.map((name) => `GENERATED_DIFFERS ${name}`),
        ...(padded.length === 0 ? ['GENERATED_NOT_CARRIED listed'] : []),
        ...['CHECK_DIFFERS other', 'DEFAULT_DIFFERS plain'],
      ].sort(),
    );
    const [server, database] = [sharedServer('postgres18'), `expr_carried_${source}_postgres18_b`];
    await loadSql(server, database, `INSERT INTO computed (id, a, s) VALUES (9, 5, 'abc')`);
    const columns = 'joined, alike, replaced, chosen, typed, exact, figures';
    const [first, added] = await rowsOnTarget(
      `SELECT ${columns}, plain, number FROM computed WHERE id IN (1, 9) ORDER BY id`,
    );
    expect(first).toEqual({
      ...{ joined: 'yes', alike: 1, replaced: 1, chosen: 1, typed: 1, exact: 0, figures: 1 },
      plain: 'same',
      number: 'same',
    });
    expect(added).toEqual(first);
    await expect(loadSql(server, database, 'INSERT INTO computed (id, a) VALUES (10, 9)')).rejects.toThrow(/other/u);
  });

  test('defaults that are conditions stand in parentheses, and constants are the same in other words', async () => {
    const [server, database] = [sharedServer('postgres18'), `expr_carried_${source}_postgres18_b`];
    await loadSql(server, database, 'INSERT INTO given (id) VALUES (9)');
    const values = { turned: 3, within: true, oneof: true, matched: true, never: false };
    const rows = await rowsOnTarget(`SELECT j, turned, within, oneof, matched, never FROM given ORDER BY id`);
    expect(rows).toEqual([1, 9].map(() => ({ j: { a: [100, '1'], b: 1.5 }, ...values })));
  });

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

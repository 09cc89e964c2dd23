import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../../src/engine/adapters/index.js';
import { parse, verify, type RunOptions } from '../../src/engine/index.js';
import { chunksOf } from '../../src/engine/model/chunk.js';
import { stepsOf } from '../../src/engine/model/script.js';
import {
  differingRowsWords,
  type TableVerification,
  type VerificationLevel,
} from '../../src/engine/model/verification.js';
import { changedRows } from '../../src/engine/verify/changedRows.js';
import { digestSegment, verifyTable } from '../../src/engine/verify/verify.js';
import { loadSql } from '../servers/load.js';
import type { ServerName } from '../servers/server.js';
import { sharedServer } from '../servers/vitest.js';
import { Databases, type TestDatabase } from './databases.js';
import { migrate, summary, type Migrated } from './migrate.js';

const rows = 12_000;
const numbers: Readonly<Record<'postgresql' | 'mysql' | 'mariadb', string>> = {
  postgresql: `SELECT n FROM generate_series(1, ${rows}) n`,
  mysql: `WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < ${rows}) SELECT /*+ SET_VAR(cte_max_recursion_depth = 100000) */ n FROM s`,
  mariadb: `SELECT seq AS n FROM seq_1_to_${rows}`,
};
const source = (engine: 'postgresql' | 'mysql' | 'mariadb'): string => `
  CREATE TABLE numbered (id int PRIMARY KEY, v varchar(40));
  CREATE TABLE named (code varchar(20) PRIMARY KEY, v varchar(40));
  CREATE TABLE bare (n int, v varchar(40));
  INSERT INTO numbered SELECT n, concat('v', n) FROM (${numbers[engine]}) s;
  INSERT INTO named SELECT concat('c', n), concat('v', n) FROM (${numbers[engine]}) s;
  INSERT INTO bare SELECT n % 100, concat('v', n % 100) FROM (${numbers[engine]}) s;
`;

/** Bytes, under one name where a server takes that. */
const twice = (server: ServerName): string =>
  server.startsWith('postgres')
    ? "convert_to(v, 'UTF8') AS v, convert_to(v, 'UTF8') AS v"
    : 'CAST(v AS BINARY) AS v, CAST(v AS BINARY) AS w';

const journeys: readonly { from: ServerName; to: ServerName }[] = [
  { from: 'postgres18', to: 'mysql97' },
  { from: 'mariadb1011', to: 'postgres15' },
];

describe.each(journeys)('levels of verification, from $from to $to', ({ from, to }) => {
  const databases = new Databases('lvl');
  let here: TestDatabase;
  let there: TestDatabase;
  let migrated: Migrated;
  beforeAll(async () => {
    here = await databases.create(from, 'source');
    there = await databases.create(to);
    await loadSql(sharedServer(from), here.settings.database, source(sharedServer(from).engine), 'levels');
    migrated = await migrate(here.settings, there.settings);
    expect(migrated.outcome.state, summary(migrated)).toBe('verified');
  });
  afterAll(() => databases.drop());

  /** What a verification says of each table, and how it ends. */
  async function compare(
    options: Partial<RunOptions>,
    script = migrated.script,
  ): Promise<{ tables: Map<string, TableVerification>; state: string | undefined }> {
    const tables = new Map<string, TableVerification>();
    let state: string | undefined;
    const connections = { source: here.settings, target: there.settings };
    for await (const event of verify(script, connections, { scriptName: 'test.migration.sql', ...options })) {
      if (event.type === 'verification') tables.set(event.result.step.replace('verify ', ''), event.result);
      if (event.type === 'finished') state = event.outcome.state;
    }
    return { tables, state };
  }

  const onTarget = (sql: string): Promise<void> => loadSql(sharedServer(to), there.settings.database, sql, 'levels');

  it.each([
    ['counts', 'counts-equal', 'not-verified', /as many rows\. No value was looked at/u],
    ['checksum', 'verified', 'verified', /Every cell of 2 columns in every row: both databases computed/u],
    ['rows', 'verified', 'verified', /Every cell of 2 columns in every row was fetched/u],
    ['sample', 'sample-equal', 'not-verified', /random 10\.2% of the rows.*Were 28 rows or more/u],
  ] satisfies [VerificationLevel, string, string, RegExp][])(
    '%s says %s of equal tables, and what that proves',
    async (level, state, outcome, proves) => {
      const { tables, state: end } = await compare({ level, sample: 10 });
      expect([...tables.values()].map((table) => table.state)).toEqual([state, state, state]);
      for (const table of tables.values()) expect(table.proves).toMatch(proves);
      expect(end).toBe(outcome);
      const seen = [...tables.values()].reduce((sum, table) => sum + table.sourceRows, 0);
      if (level === 'sample') expect(seen).toBeLessThan(rows * 3 * 0.3);
      else expect(seen).toBe(rows * 3);
    },
  );

  it('a table of which a sample would prove next to nothing is compared whole', async () => {
    const few = migrated.analysis.script.replaceAll('/* @range */ true', "/* @range */ v IN ('v1', 'v2')");
    const { tables } = await compare({ level: 'sample', only: ['verify numbered'] }, parse(few));
    expect(tables.get('numbered')).toMatchObject({ state: 'equals-expression', level: 'checksum', sourceRows: 2 });
  });

  it('rows that changed are not looked for where a script of another version shows their key in another form', async () => {
    const [source, target] = await Promise.all([connect(here.settings, 'source'), connect(there.settings, 'target')]);
    try {
      const verify = stepsOf(migrated.script).find(({ id }) => id === 'verify numbered');
      if (!verify?.source) throw new Error('The script verifies the table.');
      const { signal } = new AbortController();
      const ask = (step: typeof verify): Promise<unknown> =>
        changedRows(
          { verify: step, ranges: chunksOf(['id'], [], rows), rows },
          { source, target },
          migrated.analysis.mapping,
          signal,
        );
      expect(await ask(verify)).toMatchObject({ there: rows, removed: 0, wanted: 0 });
      const older = verify.source.sql.replace('"id"::text', '("id")::text').replace('`id` + 0 AS CHAR', '`id` AS CHAR');
      expect(older).not.toBe(verify.source.sql);
      expect(await ask({ ...verify, source: { ...verify.source, sql: older } })).toBeUndefined();
    } finally {
      await Promise.all([source.session.close(), target.session.close()]);
    }
  });

  it('ranges may be digested before their table is whole, and hide nothing that changed in the others', async () => {
    const [source, target] = await Promise.all([connect(here.settings, 'source'), connect(there.settings, 'target')]);
    try {
      const ends = { source, target };
      const { signal } = new AbortController();
      const step = stepsOf(migrated.script).find(({ id }) => id === 'verify numbered');
      if (!step) throw new Error('The script verifies the table.');
      const ranges = chunksOf(['id'], [['4000'], ['8000']], rows);
      const [first, second, last] = ranges;
      if (!first || !second || !last) throw new Error('Two bounds make three ranges.');
      await onTarget('DELETE FROM numbered WHERE id = 9000');
      const early = [await digestSegment(step, ends, first, signal), await digestSegment(step, ends, second, signal)];
      expect(early.map((sums) => [sums?.source[0], sums?.target[0]])).toEqual([
        [4000n, 4000n],
        [4000n, 4000n],
      ]);
      expect(await digestSegment(step, ends, last, signal)).toBeUndefined();
      const sums = new Map(early.flatMap((both, at) => (both ? [[ranges[at] ?? first, both] as const] : [])));
      const known = { ranges, sums };
      const missing = await verifyTable(step, [ends], signal, known);
      expect(missing).toMatchObject({ state: 'differs', differingRows: 1, sourceRows: rows, targetRows: rows - 1 });
      expect(missing.differences).toMatchObject([{ kind: 'missing', key: { id: '9000' } }]);
      await onTarget("INSERT INTO numbered VALUES (9000, 'v9000')");
      const whole = await verifyTable(step, [ends], signal);
      expect(whole).toMatchObject({ state: 'verified', sourceRows: rows });
      const { sourceDigest, targetDigest } = await verifyTable(step, [ends], signal, known);
      expect([sourceDigest, targetDigest]).toEqual([whole.sourceDigest, whole.targetDigest]);
    } finally {
      await Promise.all([source.session.close(), target.session.close()]);
    }
  });

  it('each level finds what it claims to', async () => {
    await onTarget(`
      UPDATE numbered SET v = 'changed' WHERE id IN (1, 6000, 11999);
      UPDATE named SET v = 'changed' WHERE code LIKE 'c1%';
      DELETE FROM bare WHERE n = 7;
    `);
    const counts = await compare({ level: 'counts' });
    expect([...counts.tables].map(([name, table]) => [name, table.state])).toEqual(
      expect.arrayContaining([
        ['numbered', 'counts-equal'],
        ['named', 'counts-equal'],
        ['bare', 'differs'],
      ]),
    );
    for (const level of ['checksum', 'rows'] as const) {
      const { tables, state } = await compare({ level, rechecks: 1 });
      expect(state).toBe('differs');
      expect(
        tables
          .get('numbered')
          ?.differences.map((row) => row.key.id)
          .sort(),
      ).toEqual(['1', '11999', '6000']);
      expect(tables.get('numbered')?.differingRows).toBe(3);
      // 3,112 rows of it: looking ends once enough are named, but for the level that sees every row anyway.
      const named = tables.get('named');
      expect(named?.moreDiffer).toBe(level === 'checksum' ? true : undefined);
      if (named)
        expect(differingRowsWords(named)).toMatch(level === 'checksum' ? /^at least [\d,]+ rows$/u : /^3,112 rows$/u);
      expect(tables.get('bare')?.differences).toHaveLength(100);
      expect(tables.get('bare')?.differences[0]).toMatchObject({ kind: 'missing', sourceCount: 120, targetCount: 0 });
    }
    const rowsFound = (await compare({ level: 'rows', rechecks: 0 })).tables;
    expect(rowsFound.get('bare')?.differingRows).toBe(120);
    // 3,112 of 12,000 rows: a sample of 10% misses them all once in more than 10^100 times.
    const sample = (await compare({ level: 'sample', sample: 10, rechecks: 0 })).tables.get('named');
    expect(sample).toMatchObject({ state: 'differs', level: 'sample' });
    expect(sample?.differences.every((row) => row.cells[0]?.target === 'changed')).toBe(true);
  });

  it('a step of a person’s that gives bytes and floats as they are tells all of them apart', async () => {
    const shown: Readonly<Record<'postgresql' | 'mysql' | 'mariadb', string>> = {
      postgresql: `decode(substr('a1b2c3', id * 2 - 1, 2), 'hex') AS b, (1 + id * 1e-7)::float4 AS f`,
      mysql: `UNHEX(SUBSTR('a1b2c3', id * 2 - 1, 2)) AS b, CAST(1 + id * 1e-7 AS FLOAT) AS f`,
      mariadb: `UNHEX(SUBSTR('a1b2c3', id * 2 - 1, 2)) AS b, CAST(1 + id * 1e-7 AS FLOAT) AS f`,
    };
    const half = (server: ServerName, other = ''): string => {
      const text = shown[sharedServer(server).engine].replace('a1b2c3', other || 'a1b2c3');
      return `SELECT id, ${text} FROM numbered WHERE id <= 3 AND /* @range */ true;`;
    };
    const step = (right: string): typeof migrated.script =>
      parse(
        [
          ...[migrated.analysis.script.split('\n')[0], '-- @phase verify', '-- @step verify bytes key=id'],
          ...['-- @source', half(from), '-- @target', right],
        ].join('\n'),
      );
    const same = await compare({ level: 'checksum' }, step(half(to)));
    expect(same.tables.get('bytes')).toMatchObject({ state: 'equals-expression', sourceRows: 3 });
    // Neither byte is a text in UTF-8, and a FLOAT prints six digits of eight.
    const bytes = await compare({ rechecks: 0 }, step(half(to, 'a1b2c4')));
    expect(bytes.tables.get('bytes')?.differences).toMatchObject([
      { key: { id: '3' }, cells: [{ column: 'b', source: 'c3', target: 'c4' }] },
    ]);
    const floats = await compare({ rechecks: 0 }, step(half(to).replace('id * 1e-7', '(id + 2) * 1e-7')));
    expect(floats.tables.get('bytes')?.differences.map(({ cells }) => cells.map(({ column }) => column))).toEqual([
      ...[['f'], ['f'], ['f']],
    ]);
  });

  it('one bad step of a person’s own script takes no other one with it, and is told with its line', async () => {
    const [head = ''] = migrated.analysis.script.split('\n');
    const text = `${head.replaceAll(/ [\d.]+, database/gu, ', database').replaceAll(/, id \w+/gu, '')}
-- @phase verify
-- @step verify typo key=id
-- @source
SELECT id,
  w FROM numbered;
-- @target
SELECT id, v FROM numbered;
-- @step verify keyless key=zz
-- @source
SELECT id, v FROM numbered;
-- @target
SELECT id, v FROM numbered;
-- @step verify refused key=id
-- @source
SELECT id, v FROM numbered;
-- @target
SELECT id, (SELECT v FROM named WHERE code < 'c2') AS v FROM numbered;
-- @step verify twice key=id
-- @source
SELECT id, ${twice(from)} FROM numbered;
-- @target
SELECT id, ${twice(to)} FROM numbered;
-- @step verify good key=id
-- @source
SELECT id, v FROM numbered WHERE id BETWEEN 10 AND 18;
-- @target
SELECT id, v FROM numbered WHERE id BETWEEN 10 AND 18;
`;
    const script = parse(text);
    expect(script.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    const { tables, state } = await compare({ rechecks: 0 }, script);
    expect(state).toBe('differs');
    const line = from === 'postgres18' ? 6 : 5;
    expect(tables.get('typo')?.reason).toMatch(`The source can't be read (line ${line}): `);
    expect(tables.get('keyless')?.reason).toMatch("The step's key (line 9) names zz; the target query gives id, v.");
    expect(tables.get('refused')?.reason).toMatch('A server refused the comparison: ');
    expect(tables.get('refused')?.state).toBe('not-comparable');
    const half = from === 'postgres18' ? 'source query (line 21)' : 'target query (line 23)';
    const reason = `The ${half} gives several columns called v, and bytes or floating-point numbers: give each column a name of its own, with AS.`;
    expect(tables.get('twice')).toMatchObject({ state: 'not-comparable', reason });
    expect(tables.get('good')).toMatchObject({ state: 'equals-expression', sourceRows: 9 });
    const writes = parse(`${text}-- @step sql mine on=target\nSELECT 1;\n`);
    expect(writes.findings.map(({ code }) => code)).toContain('SCRIPT_BAD_HEADER');
  });

  it.runIf(from === 'postgres18')('rows in flight are looked at again', async () => {
    await onTarget("UPDATE numbered SET v = CONCAT('v', id)");
    const only = ['verify numbered'];
    const edited = (value: string): typeof migrated.script =>
      parse(
        migrated.analysis.script.replace(
          /(-- @step verify numbered [^]*?-- @source\s+SELECT[^]*?)"v"\n/u,
          `$1${value} AS "v"\n`,
        ),
      );
    // The snapshot of the comparison sees an older value than a session of now.
    const late = edited(
      `CASE WHEN "id" = 3 AND current_setting('transaction_isolation') = 'repeatable read' THEN 'old' ELSE "v" END`,
    );
    const settled = (await compare({ only }, late)).tables.get('numbered');
    expect(settled).toMatchObject({
      state: 'equals-expression',
      reason: '1 row was in flight and equal when looked at again.',
    });

    const restless = edited(`CASE WHEN "id" = 3 THEN clock_timestamp()::text ELSE "v" END`);
    const moving = (await compare({ only, rechecks: 2 }, restless)).tables.get('numbered');
    expect(moving?.state).toBe('still-changing');
    expect(moving?.differences.map((row) => row.key)).toEqual([{ id: '3' }]);
    expect((await compare({ only, rechecks: 2 }, restless)).state).toBe('differs');
  });
});

import { afterAll, expect, it } from 'vitest';
import { analyze } from '../../src/engine/index.js';
import type { AnalyzeProgress } from '../../src/engine/model/analysis.js';
import { decisionsVersion } from '../../src/engine/model/mapping.js';
import { loadSql } from '../servers/load.js';
import { sharedServer } from '../servers/vitest.js';
import { Databases } from './databases.js';

const databases = new Databases('many_unreadable');
const reader = `many_${process.pid}`;

afterAll(async () => {
  await databases.drop();
  await loadSql(sharedServer('mysql97'), 'mysql', `DROP USER IF EXISTS ${reader}`);
});

it('which of many tables are empty is asked ahead, and again of those alone that move where one may not be read', async () => {
  const source = await databases.create('mysql97', 'source');
  const target = await databases.create('postgres18');
  const { database } = source.settings;
  const tables = Array.from({ length: 120 }, (_, n) => `CREATE TABLE t${n} (id int PRIMARY KEY, made datetime);`);
  const grants = tables.map((_, n) => `GRANT ${n === 60 ? 'INSERT' : 'SELECT'} ON ${database}.t${n} TO ${reader};`);
  const rows = `INSERT INTO t3 VALUES (1, '0000-00-00'), (2, now());`;
  const user = `CREATE USER ${reader} IDENTIFIED BY 'unreadable';`;
  await loadSql(
    sharedServer('mysql97'),
    database,
    `SET sql_mode = '';${tables.join('')}${rows}${user}${grants.join('')}`,
  );

  const connections = { source: source.settings, target: target.settings };
  const whole = await analyze(connections, { version: decisionsVersion });
  expect(Object.values(whole.profile?.rows ?? {}).filter((count) => count === 0)).toHaveLength(119);
  expect(whole.profile?.guards.map(({ table, hits }) => ({ table, hits }))).toEqual([
    { table: `${database}.t3`, hits: 1 },
  ]);

  const some = { ...connections, source: { ...source.settings, user: reader, password: 'unreadable' } };
  const decisions = { version: decisionsVersion, tables: { [`${database}.t60`]: { include: false } } } as const;
  const { profile } = await analyze(some, decisions);
  const { [`${database}.t60`]: hidden, ...others } = whole.profile?.rows ?? {};
  expect(hidden).toBe(0);
  expect(profile?.rows).toEqual(others);
});

it('a cancel while the mapping is made ends the analysis, with nothing left asking', async () => {
  const source = await databases.create('mysql97', 'source');
  const target = await databases.create('postgres18');
  const columns = Array.from({ length: 20 }, (_, n) => `c${n} int`).join(', ');
  const tables = Array.from({ length: 200 }, (_, n) => `CREATE TABLE t${n} (id int PRIMARY KEY, ${columns});`);
  await loadSql(sharedServer('mysql97'), source.settings.database, tables.join(''));
  const cancel = new AbortController();
  const onProgress = ({ stage }: AnalyzeProgress): void => {
    if (stage === 'map') setImmediate(() => cancel.abort());
  };
  const connections = { source: source.settings, target: target.settings };
  const analysis = analyze(connections, { version: decisionsVersion }, { signal: cancel.signal, onProgress });
  await expect(analysis).rejects.toMatchObject({ code: 'CANCELLED', stage: 'map' });
});

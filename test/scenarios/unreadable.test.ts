import { afterAll, expect, it } from 'vitest';
import { analyze } from '../../src/engine/index.js';
import { decisionsVersion } from '../../src/engine/model/mapping.js';
import { connectPostgres } from '../servers/connect.js';
import { createDatabase, dropDatabase, loadSql } from '../servers/load.js';
import { sharedServer } from '../servers/vitest.js';
import { settingsOf } from './migrate.js';

const source = `unreadable_${process.pid}_source`;
const target = `unreadable_${process.pid}_target`;
const reader = `reader_${process.pid}`;

const schema = `
CREATE ROLE ${reader} LOGIN PASSWORD 'unreadable';
GRANT USAGE ON SCHEMA public TO ${reader};
CREATE TABLE hidden(id int PRIMARY KEY, n numeric(5,2));
CREATE TABLE partly(id int PRIMARY KEY, f float8, secret float8);
CREATE TABLE guarded(id int PRIMARY KEY, f float8);
ALTER TABLE guarded ENABLE ROW LEVEL SECURITY;
CREATE POLICY few ON guarded USING (id > 1);
CREATE TABLE open(id int PRIMARY KEY, f float8);
INSERT INTO open VALUES (1, 'NaN');
GRANT SELECT ON open, guarded TO ${reader};
GRANT SELECT (id, f) ON partly TO ${reader};
`;

afterAll(async () => {
  await dropDatabase(sharedServer('postgres18'), source);
  await dropDatabase(sharedServer('mysql97'), target);
  const client = await connectPostgres(sharedServer('postgres18'), 'postgres');
  await client.query(`DROP ROLE ${reader}`).finally(() => client.end());
});

it('tables that the user may not read are said so, and the others are scanned all the same', async () => {
  await createDatabase(sharedServer('postgres18'), source);
  await createDatabase(sharedServer('mysql97'), target);
  await loadSql(sharedServer('postgres18'), source, schema);
  const settings = {
    ...settingsOf(sharedServer('postgres18'), source, 'source'),
    user: reader,
    password: 'unreadable',
  };
  const { mapping, profile } = await analyze(
    { source: settings, target: settingsOf(sharedServer('mysql97'), target, 'target') },
    { version: decisionsVersion },
  );
  const codes = mapping.findings.filter((finding) => finding.severity === 'error').map((finding) => finding.code);
  expect(codes.sort()).toEqual(['COLUMN_NOT_READABLE', 'NAN_VALUE', 'ROW_SECURITY', 'TABLE_NOT_READABLE']);
  expect(Object.keys(profile?.rows ?? {})).toEqual(['public.open']);
});

import { afterAll, describe, expect, it } from 'vitest';
import { generate, parse, preflight } from '../../src/engine/index.js';
import type { ConnectionSettings } from '../../src/engine/model/connection.js';
import type { Check } from '../../src/engine/model/check.js';
import type { RunOutcome } from '../../src/engine/model/event.js';
import { connectMysql, connectPostgres } from '../servers/connect.js';
import { loadSql } from '../servers/load.js';
import type { ServerName } from '../servers/server.js';
import { sharedServer } from '../servers/vitest.js';
import { ask } from './ask.js';
import { Databases, type TestDatabase } from './databases.js';

const databases = new Databases('pre');
const visitors: { readonly server: ServerName; readonly user: string }[] = [];
afterAll(async () => {
  await databases.drop();
  for (const { server, user } of visitors) {
    const own = sharedServer(server);
    if (own.engine === 'postgresql') {
      const client = await connectPostgres(own, 'postgres');
      await client.query(`DROP ROLE ${user}`);
      await client.end();
    } else {
      const connection = await connectMysql(own);
      await connection.query(`DROP USER ${user}`);
      await connection.end();
    }
  }
});

const journeys: readonly { from: ServerName; to: ServerName }[] = [
  { from: 'postgres18', to: 'mysql97' },
  { from: 'postgres15', to: 'mariadb1011' },
  { from: 'mysql97', to: 'postgres15' },
  { from: 'mariadb1011', to: 'postgres18' },
];

interface Looked {
  readonly checks: readonly Check[];
  readonly outcome: RunOutcome;
}

async function scriptOf(source: TestDatabase, target: TestDatabase): Promise<string> {
  const { script } = await generate({ source: source.settings, target: target.settings }, { version: 1 });
  return script;
}

async function look(
  script: string,
  source: ConnectionSettings,
  target: ConnectionSettings,
  streams?: number,
): Promise<Looked> {
  const checks: Check[] = [];
  for await (const event of preflight(parse(script), { source, target }, { scriptName: 'p.migration.sql', streams })) {
    if (event.type === 'check') checks.push(event.check);
    if (event.type === 'finished') return { checks, outcome: event.outcome };
  }
  throw new Error('The checks end with "finished".');
}

const stateOf = ({ checks }: Looked, id: Check['id'], side: Check['side']): string | undefined =>
  checks.find((check) => check.id === id && check.side === side)?.state;

/** A user of the database with hardly a right, and what it takes to log in. */
async function visitor({ server, settings }: TestDatabase, grants: readonly string[]): Promise<ConnectionSettings> {
  const user = `v_${settings.database}`;
  const own = sharedServer(server);
  visitors.push({ server, user });
  if (own.engine === 'postgresql') {
    const client = await connectPostgres(own, settings.database);
    await client.query(`CREATE ROLE ${user} LOGIN PASSWORD 'visitor'`);
    for (const grant of grants) await client.query(`GRANT ${grant} TO ${user}`);
    await client.end();
  } else {
    const connection = await connectMysql(own, settings.database);
    await connection.query(`CREATE USER ${user} IDENTIFIED BY 'visitor'`);
    for (const grant of grants) await connection.query(`GRANT ${grant} TO ${user}`);
    await connection.end();
  }
  return { ...settings, user, password: 'visitor' };
}

describe.each(journeys)('the checks before a run from $from to $to', ({ from, to }) => {
  async function begin(): Promise<{ source: TestDatabase; target: TestDatabase; script: string }> {
    const source = await databases.create(from, 'source');
    const sql = `CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (id int PRIMARY KEY); INSERT INTO a VALUES (1);`;
    await loadSql(sharedServer(from), source.settings.database, sql);
    const target = await databases.create(to, 'target');
    return { source, target, script: await scriptOf(source, target) };
  }

  it('find nothing in the way, say what they saw, and write nothing', async () => {
    const { source, target, script } = await begin();
    const looked = await look(script, source.settings, target.settings);
    expect(looked.outcome.state).toBe('ready');
    expect(looked.checks.filter(({ state }) => state === 'fail')).toEqual([]);
    expect(stateOf(looked, 'read-privilege', 'source')).toBe('pass');
    expect(stateOf(looked, 'session', 'source')).toBe('pass');
    expect(stateOf(looked, 'session', 'target')).toBe('pass');
    const schema = sharedServer(to).engine === 'postgresql' ? 'public' : target.settings.database;
    expect(
      await ask(target, `SELECT count(*) FROM information_schema.tables WHERE table_schema = '${schema}'`),
    ).toEqual([['0']]);
  });

  it('find tables that are there already', async () => {
    const { source, target, script } = await begin();
    await loadSql(sharedServer(to), target.settings.database, 'CREATE TABLE b (x int);');
    const looked = await look(script, source.settings, target.settings);
    expect(looked.outcome).toMatchObject({ state: 'blocked', error: { code: 'TARGET_NOT_EMPTY' } });
    expect(stateOf(looked, 'free-names', 'target')).toBe('fail');
  });

  it('refuse a target that is the source', async () => {
    const { source, target, script } = await begin();
    await expect(scriptOf(source, source)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    const named = (side: string): string =>
      new RegExp(String.raw`${side}=\w+ (\([^)]*\))`, 'u').exec(script)?.[1] ?? '';
    const looked = await look(script.replace(named('target'), named('source')), source.settings, source.settings);
    expect(looked.outcome.error?.message).toContain('same database');
    await expect(scriptOf(target, target)).rejects.toThrow(/same database/u);
  });

  it('find more sessions than the servers have room for', async () => {
    const { source, target, script } = await begin();
    const looked = await look(script, source.settings, target.settings, 5000);
    expect(stateOf(looked, 'connections', 'source')).toBe('warn');
    expect(stateOf(looked, 'connections', 'target')).toBe('warn');
  });

  it('find that a user may not read the source', async () => {
    const { source, target, script } = await begin();
    const right =
      sharedServer(from).engine === 'postgresql' ? 'SELECT ON a' : `SELECT ON ${source.settings.database}.a`;
    const looked = await look(script, await visitor(source, [right]), target.settings);
    expect(looked.checks.find(({ id }) => id === 'read-privilege')).toMatchObject({
      state: 'fail',
      seen: expect.stringMatching(/\bb\b/) as string,
    });
    expect(looked.outcome.state).toBe('blocked');
  });

  it('find that a user may not create on the target', async () => {
    const { source, target, script } = await begin();
    const rights = sharedServer(to).engine === 'postgresql' ? [] : [`SELECT ON ${target.settings.database}.*`];
    if (sharedServer(to).engine === 'postgresql') {
      const client = await connectPostgres(sharedServer(to), target.settings.database);
      await client.query('REVOKE CREATE ON SCHEMA public FROM PUBLIC');
      await client.end();
    }
    const looked = await look(script, source.settings, await visitor(target, rights));
    expect(stateOf(looked, 'write-privilege', 'target')).toBe('fail');
    expect(looked.outcome).toMatchObject({ state: 'blocked', error: { code: 'PERMISSION_DENIED' } });
  });
});

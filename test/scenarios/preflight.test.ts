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

/** A step of a person's own. */
function clause(to: ServerName, collation: string): string {
  const isPostgres = sharedServer(to).engine === 'postgresql';
  const type = isPostgres ? `text COLLATE "${collation}"` : `varchar(9) CHARACTER SET utf8mb4 COLLATE ${collation}`;
  return `-- @step sql mine on=target\nCREATE TABLE mine (id int PRIMARY KEY, t ${type});\n\n`;
}

async function change(place: TestDatabase, sql: string): Promise<void> {
  await loadSql(sharedServer(place.server), place.settings.database, sql);
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

  it('find a limit of the user’s own on connections', async () => {
    const { source, target, script } = await begin();
    const few = async (place: TestDatabase): Promise<ConnectionSettings> => {
      const isPostgres = sharedServer(place.server).engine === 'postgresql';
      const settings = await visitor(place, isPostgres ? [] : [`ALL ON ${place.settings.database}.*`]);
      await change(
        place,
        isPostgres
          ? `ALTER ROLE ${settings.user} CONNECTION LIMIT 2`
          : `ALTER USER ${settings.user} WITH MAX_USER_CONNECTIONS 2`,
      );
      return settings;
    };
    const looked = await look(script, await few(source), await few(target));
    for (const side of ['source', 'target'] as const)
      expect(looked.checks).toContainEqual(
        expect.objectContaining({
          id: 'connections',
          side,
          state: 'warn',
          seen: expect.stringContaining(' of 2 ') as string,
        }),
      );
  });

  it('find that the script names a collation that the target lacks', async () => {
    const { source, target, script } = await begin();
    const text = script.replace('-- @phase data', () => `${clause(to, 'nowhere_ci')}-- @phase data`);
    const looked = await look(text, source.settings, target.settings);
    expect(looked.checks.find(({ id }) => id === 'collations')?.seen).toContain('nowhere_ci');
    expect(looked.outcome).toMatchObject({ state: 'blocked', error: { code: 'SCRIPT_INVALID' } });
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

describe('what only one of the systems asks for', () => {
  const table = 'CREATE TABLE a (id int PRIMARY KEY); INSERT INTO a VALUES (1);';

  async function begin(from: ServerName, to: ServerName): Promise<{ source: TestDatabase; target: TestDatabase }> {
    const source = await databases.create(from, 'source');
    await change(source, table);
    return { source, target: await databases.create(to, 'target') };
  }

  it.each(['mysql97', 'mariadb1011'] as const)('on %s the rights that the run’s own record needs', async (to) => {
    const { source, target } = await begin('postgres18', to);
    const rights = `CREATE, INSERT, SELECT, ALTER, INDEX, REFERENCES ON ${target.settings.database}.*`;
    const looked = await look(await scriptOf(source, target), source.settings, await visitor(target, [rights]));
    expect(looked.outcome).toMatchObject({ state: 'blocked', error: { code: 'PERMISSION_DENIED' } });
    expect(looked.outcome.error?.message).toMatch(/lacks DELETE, DROP/);
    const all = { ...target.settings, user: `v_${target.settings.database}`, password: 'visitor' };
    await change(target, `GRANT ALL ON ${target.settings.database}.* TO ${all.user}`);
    const script = await scriptOf(source, target);
    expect((await look(script, source.settings, all)).outcome.state).toBe('ready');
    const off = '-- @phase prepare\n-- @step session load on=target\nSET SESSION sql_log_bin = 0;\n\n-- @phase tables';
    const unlogged = await look(script.replace('-- @phase tables', off), source.settings, all);
    expect(unlogged.outcome).toMatchObject({ state: 'blocked', error: { code: 'PERMISSION_DENIED' } });
    expect(unlogged.outcome.error?.message).toContain('binary log');
  });

  it.each(['mysql97', 'mariadb1011'] as const)('from %s a lock that gives all readers one state', async (from) => {
    const { source, target } = await begin(from, 'postgres18');
    const script = await scriptOf(source, target);
    expect(stateOf(await look(script, source.settings, target.settings), 'consistent-read', 'source')).toBe('pass');
    const reader = await visitor(source, [`SELECT ON ${source.settings.database}.*`]);
    expect(stateOf(await look(script, reader, target.settings), 'consistent-read', 'source')).toBe('warn');
  });

  it.each([
    ['a copy’s key that is no column', '-- @step copy', / key=\S+/u, ' key=nope', 'SCRIPT_INVALID'],
    ['a comparison’s key that is no column', '-- @step verify', / key=\S+/u, ' key=nope', 'SCRIPT_INVALID'],
    ['a source half that the server refuses', 'SELECT', /$/u, ' nope,', 'STATEMENT_FAILED'],
    ['a target half that is no load', 'LOAD DATA', /LOAD/u, 'LAOD', 'SCRIPT_INVALID'],
  ])('with its line %s', async (_what, start, was, is, code) => {
    const { source, target } = await begin('postgres18', 'mysql97');
    const lines = (await scriptOf(source, target)).split('\n');
    const at = lines.findIndex((line) => line.startsWith(start));
    lines[at] = lines[at]!.replace(was, is);
    const { outcome } = await look(lines.join('\n'), source.settings, target.settings);
    expect(outcome).toMatchObject({ state: 'blocked', error: { code } });
    expect([at + 1, at]).toContain(outcome.error?.line);
  });

  it('on PostgreSQL types that extensions bring', async () => {
    const { source, target } = await begin('mysql97', 'postgres18');
    const script = (await scriptOf(source, target)).replace('"id" integer', '"id" nowhere');
    const looked = await look(script, source.settings, target.settings);
    expect(looked.outcome).toMatchObject({ state: 'blocked', error: { code: 'SCRIPT_INVALID' } });
    expect(looked.checks.find(({ id }) => id === 'types')?.seen).toContain('nowhere');
  });

  it.each(['mysql97', 'mariadb1011', 'postgres15'] as const)('on %s tables that take nothing back', async (to) => {
    const isPostgres = to === 'postgres15';
    const { source, target } = await begin(isPostgres ? 'mysql97' : 'postgres18', to);
    const connections = { source: source.settings, target: target.settings };
    const made = (await generate(connections, { version: 1 })).script;
    const engine = isPostgres ? 'CREATE UNLOGGED TABLE' : 'ENGINE=MEMORY';
    const edited = made.replace(isPostgres ? 'CREATE TABLE' : 'ENGINE=InnoDB', engine);
    expect(stateOf(await look(edited, source.settings, target.settings), 'target-transactional', 'target')).toBe(
      'fail',
    );
    await change(
      target,
      isPostgres
        ? `CREATE TABLE a (id int PRIMARY KEY) PARTITION BY RANGE (id); CREATE UNLOGGED TABLE part PARTITION OF a DEFAULT;`
        : `CREATE TABLE a (id int PRIMARY KEY) ENGINE=MyISAM; CREATE TABLE other (id int) ENGINE=MyISAM;`,
    );
    const { script } = await generate(connections, { version: 1, existing: 'append' });
    const looked = await look(script, source.settings, target.settings);
    expect(looked.outcome).toMatchObject({ state: 'blocked', error: { code: 'TARGET_UNFIT' } });
    expect(looked.outcome.error?.message).toContain(isPostgres ? 'part is UNLOGGED' : '`a` (MyISAM)');
    expect(looked.outcome.error?.message).not.toContain('other');
    const anew = await generate(connections, { version: 1, existing: 'replace', accept: ['TARGET_TABLE_DROPPED'] });
    const replaced = await look(anew.script, source.settings, target.settings);
    expect(stateOf(replaced, 'target-transactional', 'target')).toBe('pass');
  });

  it('on PostgreSQL rights on tables that are there', async () => {
    const { source, target } = await begin('mysql97', 'postgres18');
    await change(target, 'CREATE TABLE a (id int PRIMARY KEY)');
    const connections = { source: source.settings, target: target.settings };
    const { script } = await generate(connections, { version: 1, existing: 'append' });
    expect(stateOf(await look(script, source.settings, target.settings), 'table-privileges', 'target')).toBe('pass');
    const other = await visitor(target, ['SELECT ON a', 'CREATE ON SCHEMA public']);
    const looked = await look(script, source.settings, other);
    expect(looked.outcome).toMatchObject({ state: 'blocked', error: { code: 'PERMISSION_DENIED' } });
    expect(looked.outcome.error?.message).toContain('INSERT on public.a');
  });
});

import type { RowDataPacket } from 'mysql2';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve } from '../../src/engine/worker.js';
import type { FromEngine } from '../../src/protocol/engineProtocol.js';
import { connectMysql } from '../servers/connect.js';
import { createDatabase, dropDatabase, loadSql } from '../servers/load.js';
import { startOwnSshServer, type OwnSshServer } from '../servers/ownSshServer.js';
import { sharedServer } from '../servers/vitest.js';
import { cliBundle, runCli, type Ended } from './cliProcess.js';

const source = sharedServer('postgres18');
const target = sharedServer('mysql97');
const name = `secrets_${process.pid}`;

/** Each has every character that some notation escapes. */
const secrets = {
  source: `s0urce@p'a"s\\s:/?#%&<é>+ x`,
  target: `t4rget@p'a"s\\s:/?#%&<é>+ x`,
  ssh: `tunn3l@p'a"s\\s:/?#%&<é>+ x`,
  wrong: `wr0ng@p'a"s\\s:/?#%&<é>+ x`,
};
/** The part that no notation changes. */
const traces = /s0urce|t4rget|tunn3l|wr0ng/;

let bundle: string;
let folder: string;
let ssh: OwnSshServer;

beforeAll(async () => {
  bundle = await cliBundle();
  folder = await mkdtemp(join(tmpdir(), 'dbm-secrets-'));
  ssh = await startOwnSshServer({ password: secrets.ssh });
  await createDatabase(source, name);
  await createDatabase(target, name);
  const quoted = `E'${secrets.source.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
  await loadSql(
    source,
    name,
    `CREATE TABLE t (id integer PRIMARY KEY, word text); INSERT INTO t VALUES (1, 'a'), (2, NULL);
     CREATE ROLE ${name} LOGIN PASSWORD ${quoted}; GRANT SELECT ON t TO ${name};`,
  );
  const connection = await connectMysql(target);
  await connection.query(`CREATE USER ${name} IDENTIFIED BY ${connection.escape(secrets.target)}`);
  await connection.query(`GRANT ALL ON ${name}.* TO ${name}`);
  await connection.end();
});

afterAll(async () => {
  ssh.close();
  await rm(folder, { recursive: true });
  await loadSql(source, name, `DROP TABLE t; DROP ROLE ${name}`);
  await dropDatabase(source, name);
  const connection = await connectMysql(target);
  await connection.query(`DROP USER ${name}`);
  await connection.end();
  await dropDatabase(target, name);
});

const encode = encodeURIComponent;
const urls = (password = secrets.source): { source: string; target: string } => ({
  source: `postgresql://${name}:${encode(password)}@${source.host}:${source.port}/${name}`,
  // The port in the tunnel is the one that the SSH server sees.
  target:
    `mysql://${name}:\${env:TARGET_SECRET}@${target.host}:${target.port}/${name}?sslmode=disable` +
    `&ssh=ann@127.0.0.1:${ssh.port}&ssh-password=${encode(secrets.ssh)}&ssh-fingerprint=${encode(ssh.fingerprint)}`,
});

async function cli(words: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  return await runCli(bundle, words, { cwd: folder, env: { TARGET_SECRET: secrets.target, ...env } });
}

/** Everything that a command said and left behind, but for files that the test wrote itself. */
async function everything(ended: Ended, except: readonly string[] = []): Promise<string> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const texts = files
    .filter((entry) => !except.includes(entry.name))
    .map((entry) => readFile(join(entry.parentPath, entry.name), 'latin1'));
  return [ended.stdout, ended.stderr, ...(await Promise.all(texts))].join('\n');
}

/** Where something secret stands, with what is round it: easier to read than everything. */
function leaks(text: string): string[] {
  return [...text.matchAll(new RegExp(traces, 'g'))].map(({ index }) =>
    text.slice(Math.max(0, index - 60), index + 60),
  );
}

const script = `${name}.migration.sql`;

describe('no secret comes out of the command line', () => {
  it.each([[], ['--json']])('when all goes well %s', async (...flags) => {
    const { source: from, target: to } = urls();
    const done = await cli(['generate', '--source', from, '--target', to, '--force', ...flags]);
    expect(done).toMatchObject({ status: 0 });
    expect(leaks(await everything(done))).toEqual([]);
  });

  it.each([[], ['--json']])('when a server repeats it in an error, and it stands in the SQL %s', async (...flags) => {
    await dropTables();
    const text = await readFile(join(folder, script), 'utf8');
    const planted = `-- ${secrets.target}\nSELEKT '${secrets.target}', "${secrets.source}"; /* ${encode(secrets.ssh)} */`;
    await writeFile(
      join(folder, 'planted.migration.sql'),
      `${text}\n-- @phase more\n-- @step sql planted on=target\n${planted}\n`,
    );
    const { source: from, target: to } = urls();
    const args = ['run', 'planted.migration.sql', '--source', from, '--target', to, ...flags];
    const done = await cli(args);
    expect(done.status).toBe(1);
    const output = await everything(done, ['planted.migration.sql']);
    expect(output).toContain('•••');
    expect(leaks(output)).toEqual([]);
  });

  it('when it is wrong, or the settings are', async () => {
    const { source: from, target: to } = urls(secrets.wrong);
    const outputs: string[] = [];
    for (const [words, env] of [
      [['analyze', '--source', from, '--target', to], {}],
      [['analyze', '--source', urls().source, '--target', to], { TARGET_SECRET: secrets.wrong }],
      [['analyze', '--source', urls().source, '--target', to.replace('tunn3l', 'wr0ng')], {}],
      [['analyze', '--source', from.replace('%40', '@').replace('%3F', '?'), '--target', to], {}],
      [['analyze'], { SOURCE_URL: from, TARGET_URL: `${to}&nonsense=${encode(secrets.ssh)}` }],
      [['analyze', from, to], {}],
    ] as [string[], Record<string, string>][]) {
      const done = await cli(words, env);
      expect([2, 3]).toContain(done.status);
      outputs.push(await everything(done, ['planted.migration.sql']));
    }
    expect(leaks(outputs.join('\n'))).toEqual([]);
  });
});

/** Also the record of the run before. */
async function dropTables(): Promise<void> {
  const connection = await connectMysql(target, name);
  const [tables] = await connection.query<RowDataPacket[]>(
    'SELECT TABLE_NAME AS t FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()',
  );
  for (const { t } of tables as { t: string }[]) await connection.query('DROP TABLE ??', [t]);
  await connection.end();
}

describe('no secret comes out of the engine’s worker', () => {
  it('in events, results and failures', async () => {
    await dropTables();
    const sent: FromEngine[] = [];
    let told: () => void = () => undefined;
    let ask: (data: unknown) => void = () => undefined;
    serve(
      (message) => {
        sent.push(message);
        told();
      },
      (listener) => (ask = listener),
    );
    const login = {
      host: '127.0.0.1',
      port: ssh.port,
      user: 'ann',
      password: secrets.ssh,
      fingerprint: ssh.fingerprint,
    };
    const side = (server: typeof source, password: string): object => ({
      ...{
        name: server.engine,
        engine: server.engine,
        host: server.host,
        port: server.port,
        user: name,
        database: name,
      },
      ...{ password, ...(server === target ? { ssh: login, tls: { mode: 'disable' } } : {}) },
    });
    const connections = { source: side(source, secrets.source), target: side(target, secrets.target) };
    const text = (await readFile(join(folder, 'planted.migration.sql'), 'utf8'))
      .replace('source=source', 'source=postgresql')
      .replace('target=target', 'target=mysql');
    const requests = [
      ['testConnection', { settings: side(source, secrets.wrong) }],
      ['testConnection', { settings: connections.target }],
      [
        'run',
        {
          ...{ script: text, scriptName: 'x', connections, verify: true, resume: false },
          statePath: join(folder, 'worker.state.json'),
          reportPaths: { html: join(folder, 'w.html'), markdown: join(folder, 'w.md'), json: join(folder, 'w.json') },
          rejects: { onReject: 'stop', most: 1000, path: join(folder, 'worker.rejects.jsonl') },
          throttle: {},
        },
      ],
    ] as const;
    for (const [id, [verb, body]] of requests.entries()) {
      ask({ type: 'request', id, verb, body });
      while (!sent.some((message) => message.id === id && message.type !== 'event')) {
        await new Promise<void>((resolve) => (told = resolve));
      }
    }
    expect(sent.find((message) => message.id === 0)?.type).toBe('failed');
    expect(sent.find((message) => message.id === 1)?.type).toBe('result');
    const said = JSON.stringify(sent);
    expect(said).not.toContain('malformed');
    expect(said).toContain('•••');
    expect(leaks(said)).toEqual([]);
    expect(await readFile(join(folder, 'worker.state.json'), 'latin1').catch(() => '')).not.toMatch(traces);
    await dropTables();
  });
});

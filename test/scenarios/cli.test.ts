import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RowDataPacket } from 'mysql2';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Report } from '../../src/engine/model/report.js';
import { connectMysql, connectPostgres } from '../servers/connect.js';
import { createDatabase, dropDatabase, loadSql } from '../servers/load.js';
import { startServer } from '../servers/servers.js';
import { sharedServer } from '../servers/vitest.js';
import { cliBundle, runCli, type CliOptions, type Ended } from './cliProcess.js';

const source = sharedServer('postgres18');
const target = sharedServer('mysql97');
const database = `cli_${process.pid}`;
const rows = 1000;

let bundle: string;
let folder: string;

beforeAll(async () => {
  bundle = await cliBundle();
  await createDatabase(source, database);
  await loadSql(
    source,
    database,
    `CREATE TABLE customers (id integer PRIMARY KEY, name text NOT NULL, score double precision, note varchar(40));
     CREATE TABLE orders (id integer PRIMARY KEY, customer_id integer REFERENCES customers (id), total numeric(10, 2));
     INSERT INTO customers SELECT n, 'Zoë "' || n || E'"\\t🐘', n / 3.0, NULLIF('', CASE WHEN n % 2 = 0 THEN '' END) FROM generate_series(1, ${rows}) AS n;
     INSERT INTO orders SELECT n, n, n * 1.01 FROM generate_series(1, ${rows}) AS n;
     CREATE VIEW totals AS SELECT customer_id, sum(total) FROM orders GROUP BY 1;`,
    'cli.test.ts',
  );
});

afterAll(async () => {
  await dropDatabase(source, database);
  await dropDatabase(target, database);
});

beforeEach(async () => {
  await dropDatabase(target, database);
  await createDatabase(target, database);
  folder = await mkdtemp(join(tmpdir(), 'dbm-scenario-'));
  return () => rm(folder, { recursive: true });
});

const ends = (): string[] => ['--source', source.url(database), '--target', target.url(database)];
const urls = (): Record<string, string> => ({ SOURCE_URL: source.url(database), TARGET_URL: target.url(database) });
const cli = (words: readonly string[], options?: CliOptions): Promise<Ended> => runCli(bundle, words, options);
const scriptFile = (): string => join(folder, `${database}.migration.sql`);

async function reportIn(name = 'report.json'): Promise<Report> {
  return JSON.parse(await readFile(join(folder, name), 'utf8')) as Report;
}

function linesOf({ stdout }: Ended): Record<string, unknown>[] {
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

async function onTarget(sql: string): Promise<RowDataPacket[]> {
  const connection = await connectMysql(target, database);
  const [found] = await connection.query<RowDataPacket[]>(sql).finally(() => connection.end());
  return found;
}

async function tablesOnTarget(): Promise<unknown[]> {
  const sql = `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = '${database}'`;
  return (await onTarget(sql)).map((row) => row.name as unknown);
}

async function generated(): Promise<string> {
  const done = await cli(['generate', ...ends(), '--out', folder]);
  expect(done).toMatchObject({ status: 0 });
  return readFile(scriptFile(), 'utf8');
}

describe('migrate', () => {
  it('moves and verifies a database and leaves script, state and report', async () => {
    const done = await cli(['migrate', ...ends(), '--out', folder]);
    expect(done).toMatchObject({ status: 0, stderr: '' });
    expect(done.stdout).toContain('✓ Verified');
    expect((await readdir(folder)).sort()).toEqual([
      ...[`${database}.migration.sql`, `${database}.migration.state.json`, 'report.html', 'report.json', 'report.md'],
    ]);
    const facts = await reportIn();
    expect(facts.outcome).toMatchObject({ state: 'verified', rows: 2 * rows });
    expect(facts.tables.map((table) => [table.state, table.targetRows]).sort()).toEqual([
      ...[
        ['verified', rows],
        ['verified', rows],
      ],
    ]);
    expect(facts.findings.map((finding) => finding.object.kind)).toContain('view');
    expect(await onTarget('SELECT name, note FROM customers WHERE id = 7')).toEqual([
      { name: 'Zoë "7"\t🐘', note: expect.toBeOneOf([null, '']) as unknown },
    ]);
  });

  it('says each event as a line of JSON, and the summary last', async () => {
    const done = await cli(['migrate', ...ends(), '--out', folder, '--json']);
    expect(done.status).toBe(0);
    const lines = linesOf(done);
    const types = new Set(lines.map((line) => line.type));
    expect([...types]).toEqual(
      expect.arrayContaining([
        'analyze',
        'started',
        'phase',
        'step',
        'statement',
        'verification',
        'finished',
        'summary',
      ]),
    );
    expect(lines.at(-1)).toMatchObject({
      ...{ type: 'summary', command: 'migrate', exitCode: 0, outcome: { state: 'verified' } },
      files: { script: scriptFile(), html: join(folder, 'report.html') },
    });
  });

  it('leaves its report, and nothing half-written, also where it is killed at the very end', async () => {
    let gone = 0;
    await cli(['migrate', ...ends(), '--out', folder, '--json'], {
      onLine: (line, end, pid = 0) => {
        if (line.includes('"type":"clean-up"')) end('SIGKILL');
        gone = pid;
      },
    });
    expect(await reportIn()).toMatchObject({ verb: 'run', outcome: { state: 'verified', rows: 2 * rows } });
    // As a kill in the middle of a write leaves it.
    const half = `${database}.migration.state.json.${gone}.tmp`;
    await writeFile(join(folder, half), '{');
    await writeFile(join(folder, `${database}.migration.state.json.${process.pid}.tmp`), '{');
    const shown = await cli(['clean', scriptFile()], { env: urls() });
    expect(shown.stdout).toContain(half);
    await cli(['clean', scriptFile(), '--yes'], { env: urls() });
    expect((await readdir(folder)).filter((file) => file.endsWith('.tmp'))).toEqual([
      `${database}.migration.state.json.${process.pid}.tmp`,
    ]);
  });

  it('takes connections from a file and passwords from the environment', async () => {
    const side = (server: typeof source, type: string, name: string): Record<string, unknown> => {
      const { host, port, user } = server;
      return { type, host, port, user, password: `\${env:${name}}`, database };
    };
    const file = join(folder, 'connections.json');
    const content = { source_db: side(source, 'postgresql', 'PW1'), target_db: side(target, 'mysql', 'PW2') };
    await writeFile(file, JSON.stringify(content));
    const env = { PW1: source.password, PW2: target.password };
    const done = await cli(['migrate', '--connections', file, '--out', folder], { env });
    expect(done).toMatchObject({ status: 0, stderr: '' });
    const without = await cli(['analyze', '--connections', file], { env: { PW1: source.password } });
    expect(without.status).toBe(2);
    expect(without.stderr).toContain('PW2');
  });

  it('says "not verified" when verification is left out', async () => {
    const done = await cli(['migrate', ...ends(), '--out', folder, '--no-verify']);
    expect(done.status).toBe(0);
    expect(done.stdout).toMatch(/not verified/i);
    expect((await reportIn()).outcome.state).toBe('not-verified');
  });

  it('never replaces a script that was edited', async () => {
    const text = await generated();
    const edited = `${text}\n-- a remark of mine\n`;
    await writeFile(scriptFile(), edited);
    const refused = await cli(['migrate', ...ends(), '--out', folder]);
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain('may hold edits');
    expect(await readFile(scriptFile(), 'utf8')).toBe(edited);
    expect(await tablesOnTarget()).toEqual([]);
    expect(await cli(['migrate', ...ends(), '--out', folder, '--force'])).toMatchObject({ status: 0 });
  });
});

describe('generate, run, verify, report', () => {
  it('work one after another; what runs is the edited text', async () => {
    const text = await generated();
    expect(await tablesOnTarget()).toEqual([]);
    await writeFile(scriptFile(), text.replaceAll('`customers`', '`clients`'));
    const ran = await cli(['run', scriptFile()], { env: urls() });
    expect(ran).toMatchObject({ status: 0, stderr: '' });
    expect((await tablesOnTarget()).sort()).toEqual(['clients', 'orders']);
    const verified = await cli(['verify', scriptFile()], { env: urls() });
    expect(verified.status).toBe(0);
    // To show what would be done is all that was asked for.
    const shown = await cli(['rollback', scriptFile()], { env: urls() });
    expect(shown).toMatchObject({ status: 0, stdout: expect.stringContaining('Nothing was changed') as string });
    expect((await tablesOnTarget()).sort()).toEqual(['clients', 'orders']);
    expect((await reportIn('verification.json')).verb).toBe('verify');
    expect((await reportIn()).verb).toBe('run');
    await rm(join(folder, 'report.html'));
    expect(await cli(['report', folder])).toMatchObject({ status: 0 });
    expect(await readdir(folder)).toContain('report.html');
  });

  it('finds and names a row that differs, with status 1', async () => {
    expect(await cli(['migrate', ...ends(), '--out', folder])).toMatchObject({ status: 0 });
    await onTarget("UPDATE customers SET name = 'somebody else' WHERE id = 17");
    const done = await cli(['verify', scriptFile(), '--json'], { env: urls() });
    expect(done.status).toBe(1);
    const facts = await reportIn('verification.json');
    const table = facts.tables.find((entry) => entry.state === 'differs');
    expect(table).toMatchObject({ differingRows: 1, differences: [{ key: { id: '17' }, kind: 'changed' }] });
    expect(linesOf(done).at(-1)).toMatchObject({ exitCode: 1, outcome: { state: 'differs' } });
    expect(await cli(['verify', scriptFile(), '--level', 'counts'], { env: urls() })).toMatchObject({ status: 0 });

    const shown = await cli(['verify', scriptFile(), '--repair'], { env: urls() });
    expect(shown.status).toBe(1);
    expect(shown.stdout).toMatch(
      /This would run, to make 1 row equal again:[^]*UPDATE `customers`[^]*Add --yes to do it/u,
    );
    const repaired = await cli(['verify', scriptFile(), '--repair', '--yes'], { env: urls() });
    expect(repaired).toMatchObject({ status: 0, stderr: '' });
    expect(await onTarget("SELECT count(*) AS n FROM customers WHERE name = 'somebody else'")).toEqual([{ n: 0 }]);
  });

  it('compare a target that something else filled', async () => {
    expect(await cli(['migrate', ...ends(), '--out', folder])).toMatchObject({ status: 0 });
    const generatedOnly = await cli(['generate', ...ends(), '--out', folder, '--verify-only']);
    expect(generatedOnly).toMatchObject({ status: 0 });
    const script = (await readdir(folder)).find((name) => name.endsWith('.verify.migration.sql'));
    expect(await cli(['verify', join(folder, script ?? '')], { env: urls() })).toMatchObject({ status: 0, stderr: '' });
  });

  it('lists what is found and writes an assessment, and nothing to a database', async () => {
    const done = await cli(['analyze', ...ends()], { cwd: folder });
    expect(done.status).toBe(0);
    expect(done.stdout).toContain('2 tables with 2,000 rows to move');
    expect(done.stdout).toContain('totals');
    expect((await readdir(folder)).sort()).toEqual(
      ['html', 'json', 'md'].map((form) => `${database}.assessment.${form}`),
    );
    expect(await tablesOnTarget()).toEqual([]);
  });
});

describe('a loss', () => {
  const lossy = `${database}_nan`;
  beforeAll(async () => {
    await createDatabase(source, lossy);
    const sql = `CREATE TABLE m (id integer PRIMARY KEY, v double precision); INSERT INTO m VALUES (1, 1.5), (2, 'NaN');`;
    await loadSql(source, lossy, sql, 'cli.test.ts');
  });
  afterAll(() => dropDatabase(source, lossy));

  it('stops everything until it is accepted by name, and then stands in the script', async () => {
    const words = ['migrate', '--source', source.url(lossy), '--target', target.url(database), '--out', folder];
    const refused = await cli(words);
    expect(refused.status).toBe(1);
    const accept = /--accept (\S+)/.exec(refused.stderr)?.[1];
    expect(accept).toContain(':public.m.v');
    expect(await tablesOnTarget()).toEqual([]);
    const done = await cli([...words, '--accept', accept!]);
    expect(done).toMatchObject({ status: 0 });
    expect(await readFile(join(folder, `${lossy}.migration.sql`), 'utf8')).toContain(`-- @accept ${accept}`);
    expect(await onTarget('SELECT v FROM m ORDER BY id')).toEqual([{ v: 1.5 }, { v: null }]);
    const finding = (await reportIn()).findings.find((entry) => entry.resolution === 'accepted');
    expect(finding?.acceptedBy?.text).toContain(accept);
  });
});

describe('what stops a migration gives one clear message and changes nothing', () => {
  it('a wrong port: 3', async () => {
    const nowhere = target.url(database).replace(`:${target.port}/`, ':1/');
    const done = await cli(['migrate', '--source', source.url(database), '--target', nowhere, '--out', folder]);
    expect(done.status).toBe(3);
    expect(done.stderr).toMatch(/^✗ .*:1.*\n {2}Where: target\n(.*\n)* {2}Next: .*\n$/);
  });

  it('a wrong password: 3', async () => {
    const wrong = source.url(database).replace(source.password, 'not-the-password');
    const done = await cli(['analyze', '--source', wrong, '--target', target.url(database)]);
    expect(done.status).toBe(3);
    expect(done.stderr).not.toContain('not-the-password');
  });

  it('a missing password: 2', async () => {
    const without = source.url(database).replace(`:${source.password}@`, '@');
    const done = await cli(['analyze', '--source', without, '--target', target.url(database)]);
    expect(done.status).toBe(2);
    expect(done.stderr).toContain('password');
  });

  it('a target that already has the tables: 1', async () => {
    await onTarget('CREATE TABLE customers (mine INT)');
    await onTarget('INSERT INTO customers VALUES (42)');
    const done = await cli(['migrate', ...ends(), '--out', folder]);
    expect(done.status).toBe(1);
    expect(done.stderr).toContain('customers');
    expect(await tablesOnTarget()).toEqual(['customers']);
    expect(await onTarget('SELECT mine FROM customers')).toEqual([{ mine: 42 }]);
  });

  it('a read-only target: 1', async () => {
    // Its own, never the one that the environment names: that is shared.
    vi.stubEnv('TEST_MYSQL97_URL', undefined);
    const server = await startServer('mysql97').finally(() => vi.unstubAllEnvs());
    try {
      await createDatabase(server, database);
      const admin = await connectMysql(server);
      await admin.query('SET GLOBAL super_read_only = ON');
      await admin.end();
      const words = ['migrate', '--source', source.url(database), '--target', server.url(database), '--out', folder];
      const done = await cli([...words, '--json']);
      expect(done.status).toBe(1);
      expect(linesOf(done).at(-1)).toMatchObject({ error: { code: 'READ_ONLY_TARGET' } });
    } finally {
      await server.stop();
    }
  });

  it('a script with a broken directive: 2, with the line', async () => {
    const text = await generated();
    const lines = text.split('\n');
    const at = lines.findIndex((line) => line.startsWith('-- @step copy'));
    lines[at] = lines[at]!.replace('@step', '@stepp');
    await writeFile(scriptFile(), lines.join('\n'));
    const done = await cli(['run', scriptFile()], { env: urls() });
    expect(done.status).toBe(2);
    expect(done.stderr).toContain(`line ${at + 1}`);
    expect(await tablesOnTarget()).toEqual([]);
  });

  it('a statement that the server refuses: 1, with its line in the script', async () => {
    const text = await generated();
    const lines = text.split('\n');
    const at = lines.findLastIndex((line) => line.includes('ENGINE=InnoDB'));
    lines[at] = (lines[at] ?? '').replace('ENGINE=InnoDB', 'ENGINE=(');
    await writeFile(scriptFile(), lines.join('\n'));
    const done = await cli(['run', scriptFile()], { env: urls() });
    expect(done.status).toBe(1);
    expect(done.stderr).toContain(`line ${at + 1}`);
  });

  it('another server than the one that the script was made for: 1', async () => {
    await generated();
    const done = await cli(['run', scriptFile()], { env: { ...urls(), SOURCE_URL: source.url('postgres') } });
    expect(done.status).toBe(1);
    expect(await tablesOnTarget()).toEqual([]);
  });

  it('bad words, files and URLs: 2', async () => {
    await writeFile(join(folder, 'bad.json'), '{ "source_db": 1,\n "target_db": }');
    for (const words of [
      ['migrat'],
      ['migrate', '--sorce', 'x'],
      ['run', join(folder, 'nowhere.sql')],
      ['analyze', '--connections', join(folder, 'bad.json')],
      ['analyze', '--source', 'postgresql://u:hunter22@h:port/d'],
    ]) {
      const done = await cli(words, { env: { TARGET_URL: target.url(database) } });
      expect(done.status).toBe(2);
      expect(done.stderr).toContain('Next: ');
      expect(done.stdout + done.stderr).not.toMatch(/hunter22|\n {4}at /);
    }
  });
});

describe('TLS', () => {
  const analyze = (target: string): Promise<Ended> =>
    cli(['analyze', '--source', source.url(database), '--target', target], { cwd: folder });
  const asking = (mode: string): string => `${target.url(database)}?sslmode=${mode}`;

  it.each(['disable', 'prefer', 'require'])('%s reaches a server with a certificate of its own', async (mode) => {
    expect(await analyze(asking(mode))).toMatchObject({ status: 0, stderr: '' });
  });

  it.each(['verify-ca', 'verify-full'])('%s refuses a certificate that no authority signed: 3', async (mode) => {
    const done = await analyze(asking(mode).replace(target.host, 'localhost'));
    expect(done.status).toBe(3);
    expect(done.stderr).toMatch(/certificate/);
  });

  it('names a CA file that is missing: 2', async () => {
    const done = await analyze(`${asking('verify-ca')}&ssl-ca=/nowhere/ca.pem`);
    expect(done.status).toBe(2);
    expect(done.stderr).toContain('/nowhere/ca.pem');
  });
});

describe('Ctrl+C', () => {
  it('stops with 130 and leaves no query and no transaction on either server', async () => {
    const text = await generated();
    // Each row takes its time, so that the copy lasts until it is stopped.
    const slow = text.replace(
      /(@step copy customers[^]*?SELECT\s+)("?id"?)/,
      '$1$2 + (pg_sleep(0.05) IS NULL)::int AS $2',
    );
    expect(slow).not.toBe(text);
    await writeFile(scriptFile(), slow);
    let interrupted = 0;
    const done = await cli(['run', scriptFile(), '--json'], {
      env: urls(),
      onLine: (line, interrupt) => {
        if (interrupted > 0 || !line.includes('"step":"copy customers","state":"running"')) return;
        interrupted = performance.now();
        void untilSleeping().then(() => interrupt());
      },
    });
    expect(interrupted).toBeGreaterThan(0);
    expect(done.status).toBe(130);
    expect(linesOf(done).at(-1)).toMatchObject({ exitCode: 130, error: { code: 'CANCELLED' } });
    expect(await sessionsOnSource()).toEqual([]);
    const left = `SELECT info FROM information_schema.processlist WHERE db = '${database}' AND id <> connection_id()`;
    expect(await onTarget(left)).toEqual([]);
    expect(await onTarget('SELECT count(*) AS n FROM customers')).toEqual([{ n: 0 }]);
  });
});

/** Resolves once the slow query runs at the source. */
async function untilSleeping(): Promise<void> {
  const client = await connectPostgres(source, database);
  const asked = `SELECT 1 FROM pg_stat_activity WHERE application_name = 'database-migration' AND wait_event = 'PgSleep'`;
  while ((await client.query(asked)).rowCount === 0);
  await client.end();
}

async function sessionsOnSource(): Promise<unknown[]> {
  const client = await connectPostgres(source, database);
  const asked = `SELECT state, query FROM pg_stat_activity WHERE datname = '${database}' AND pid <> pg_backend_pid()`;
  const { rows: found } = await client.query<object>(asked);
  await client.end();
  return found;
}

describe('secrets', () => {
  const secret = `s3cret "quoted" 'x' \\ %41 &ü/?#@:`;
  const user = `cli_user_${process.pid}`;

  beforeAll(async () => {
    const client = await connectPostgres(source, database);
    await client.query(`CREATE ROLE ${user} LOGIN PASSWORD '${secret.replaceAll("'", "''")}'`);
    await client.query(`GRANT pg_read_all_data TO ${user}`);
    await client.end();
    const connection = await connectMysql(target);
    await connection.query(`CREATE USER ${user} IDENTIFIED BY ?`, [secret]);
    await connection.query(`GRANT ALL ON *.* TO ${user}`);
    await connection.end();
  });
  afterAll(async () => {
    const client = await connectPostgres(source, database);
    await client.query(`DROP OWNED BY ${user}; DROP ROLE ${user}`);
    await client.end();
    const connection = await connectMysql(target);
    await connection.query(`DROP USER ${user}`);
    await connection.end();
  });

  it('are in no output, no file and no error, in whatever form', async () => {
    const login = (url: string): string => url.replace(/\/\/.*@/, `//${user}:${encodeURIComponent(secret)}@`);
    const env = { SOURCE_URL: login(source.url(database)), TARGET_URL: login(target.url(database)) };
    const elsewhere = { ...env, TARGET_URL: env.TARGET_URL.replace(`/${database}`, '/nowhere_at_all') };
    const done = [
      await cli(['migrate', '--out', folder], { env }),
      await cli(['verify', scriptFile(), '--json'], { env }),
      await cli(['run', scriptFile(), '--json'], { env }),
      await cli(['migrate', '--out', folder], { env: elsewhere }),
      await cli(['migrate', '--source', env.SOURCE_URL.replace('%2F', '/'), '--out', folder], { env }),
    ];
    expect(done.map((entry) => entry.status)).toEqual([0, 0, 1, 3, 2]);
    const files = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')));
    const everything = [...done.flatMap(({ stdout, stderr }) => [stdout, stderr]), ...files].join('\n');
    expect(everything).not.toMatch(/s3cret/);
    expect(everything.length).toBeGreaterThan(10_000);
  });
});

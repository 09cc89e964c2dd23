import { appendFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reject } from '../../src/engine/model/reject.js';
import type { Report } from '../../src/engine/model/report.js';
import { createDatabase, dropDatabase, loadSql } from '../servers/load.js';
import type { ServerName } from '../servers/server.js';
import { startServer } from '../servers/servers.js';
import { sharedServer } from '../servers/vitest.js';
import { ask } from './ask.js';
import { cliBundle, runCli, type Ended } from './cliProcess.js';
import { Databases, type TestDatabase } from './databases.js';

interface Journey {
  readonly from: ServerName;
  readonly to: ServerName;
}

const journeys: readonly Journey[] = [
  { from: 'postgres18', to: 'mysql97' },
  { from: 'postgres15', to: 'mariadb1011' },
  { from: 'mysql97', to: 'postgres18' },
  { from: 'mariadb1011', to: 'postgres15' },
];

const postgresSource = `
  CREATE TABLE people (id integer PRIMARY KEY, name varchar(40) NOT NULL, n integer);
  CREATE TABLE orders (id integer PRIMARY KEY, person integer NOT NULL REFERENCES people (id));
  CREATE TABLE notes (v integer, t text);
  INSERT INTO people SELECT i, 'name, "' || i || E'"\\n\\\\', i % 90 FROM generate_series(1, 5000) i;
  INSERT INTO orders SELECT i, i FROM generate_series(1, 50) i;
  INSERT INTO notes SELECT i % 5, 'note ' || i FROM generate_series(1, 20) i;
  ANALYZE;`;
const mysqlSource = `
  CREATE TABLE people (id int PRIMARY KEY, name varchar(40) NOT NULL, n int);
  CREATE TABLE orders (id int PRIMARY KEY, person int NOT NULL, FOREIGN KEY (person) REFERENCES people (id));
  CREATE TABLE notes (v int, t text);
  SET SESSION cte_max_recursion_depth = 10000;
  INSERT INTO people WITH RECURSIVE s AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM s WHERE i < 5000) SELECT i, CONCAT('name, "', i, '"\\n', CHAR(92)), i % 90 FROM s;
  INSERT INTO orders SELECT id, id FROM people WHERE id <= 50;
  INSERT INTO notes SELECT id % 5, CONCAT('note ', id) FROM people WHERE id <= 20;
  ANALYZE TABLE people;`;

let bundle: string;
const databases = new Databases('rej');

beforeAll(async () => {
  bundle = await cliBundle();
});
afterAll(() => databases.drop());

/** Databases, and a script into which a person wrote something that the target won't take. */
class Migration {
  private constructor(
    readonly source: TestDatabase,
    readonly target: TestDatabase,
    readonly folder: string,
  ) {}

  static async begin({ from, to }: Journey): Promise<Migration> {
    const source = await databases.create(from, 'source');
    const isPostgres = sharedServer(from).engine === 'postgresql';
    const sql = isPostgres
      ? postgresSource
      : sharedServer(from).engine === 'mariadb'
        ? mysqlSource.replace('cte_max_recursion_depth', 'max_recursive_iterations')
        : mysqlSource;
    await loadSql(sharedServer(from), source.settings.database, sql);
    const target = await databases.create(to, 'target');
    const migration = new Migration(source, target, await mkdtemp(join(tmpdir(), 'dbm-rejects-')));
    const { status, stderr } = await migration.cli(['generate', '--out', migration.folder]);
    expect(status, stderr).toBe(0);
    return migration;
  }

  get script(): string {
    return this.file('migration.sql');
  }

  file(end: string): string {
    return join(this.folder, `${this.source.settings.database}.${end}`);
  }

  get isIntoPostgres(): boolean {
    return sharedServer(this.target.server).engine === 'postgresql';
  }

  /** Plants bad values by an expression in the source half of a copy step, as the scan would have found real ones. */
  async plant(table: string, column: string, expression: string): Promise<void> {
    const text = await readFile(this.script, 'utf8');
    const start = text.search(new RegExp(`^-- @step copy \\S*${table} `, 'mu'));
    const end = text.indexOf('-- @target', start);
    const q = this.isIntoPostgres ? '`' : '"';
    const lines = text.slice(start, end).split('\n');
    const at = lines.findIndex((line) => new RegExp(`^  .*${q}${column}${q},?$`, 'u').test(line));
    expect(at, text.slice(start, end)).toBeGreaterThan(0);
    const comma = lines[at]?.endsWith(',') === true ? ',' : '';
    lines[at] = `  ${expression} AS ${q}${column}${q}${comma}`;
    await writeFile(this.script, text.slice(0, start) + lines.join('\n') + text.slice(end));
  }

  async edit(change: (text: string) => string): Promise<void> {
    const text = await readFile(this.script, 'utf8');
    const changed = change(text);
    expect(changed).not.toBe(text);
    await writeFile(this.script, changed);
  }

  async rejects(): Promise<Reject[]> {
    const text = await readFile(this.file('migration.rejects.jsonl'), 'utf8');
    return text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Reject);
  }

  /** Puts right what was planted, without the line end that an editor may leave out. */
  async mend(right: (entry: Reject) => string): Promise<void> {
    const mended = (await this.rejects()).map((entry) => ({
      ...entry,
      values: entry.values?.map((value) => (value === 'no number' || value === 'three' ? right(entry) : value)),
    }));
    await this.write(mended);
  }

  async write(entries: readonly Reject[]): Promise<void> {
    const text = entries.map((entry) => JSON.stringify(entry)).join('\n');
    await writeFile(this.file('migration.rejects.jsonl'), text);
  }

  async report(): Promise<Report> {
    return JSON.parse(await readFile(join(this.folder, 'report.json'), 'utf8')) as Report;
  }

  async cli(
    words: readonly string[],
    env: Readonly<Record<string, string>> = {},
    onLine?: (line: string, end: (signal: 'SIGKILL') => void) => void,
  ): Promise<Ended> {
    return await runCli(bundle, words, {
      env: {
        SOURCE_URL: sharedServer(this.source.server).url(this.source.settings.database),
        TARGET_URL: sharedServer(this.target.server).url(this.target.settings.database),
        ...env,
      },
      ...(onLine ? { onLine } : {}),
    });
  }

  async count(table: string): Promise<number> {
    const [[count] = []] = await ask(this.target, `SELECT count(*) FROM ${table}`);
    return Number(count);
  }

  async end(): Promise<void> {
    await rm(this.folder, { recursive: true });
  }
}

function lastLine({ stdout }: Ended): Record<string, unknown> {
  return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '{}') as Record<string, unknown>;
}

function errorOf(ended: Ended): { code: string; message: string; hint: string } {
  return (lastLine(ended) as { error: { code: string; message: string; hint: string } }).error;
}

/** One each way is enough where the servers of a kind behave alike. */
const twoWays: readonly Journey[] = [
  { from: 'postgres18', to: 'mysql97' },
  { from: 'mariadb1011', to: 'postgres15' },
];

/** What stands in the script for people.n: three values that are no number. */
function planted({ to }: Journey): string {
  const text = to.startsWith('postgres') ? 'CAST(n AS CHAR)' : 'n::text';
  return `CASE WHEN id IN (17, 2718, 4999) THEN 'no number' ELSE ${text} END`;
}

describe.each(twoWays)('rows that the target refuses, from $from to $to', (journey) => {
  it('stop a run by default, when they are too many, and where others refer to them; a resume ends it verified', async () => {
    const migration = await Migration.begin(journey);
    await migration.plant('people', 'n', planted(journey));
    const stopped = await migration.cli(['run', migration.script, '--json']);
    expect(stopped.status, stopped.stdout.slice(-2000)).toBe(1);
    const named = errorOf(stopped);
    expect(named.code).toBe('LOAD_IMPERFECT');
    expect(named.message).toContain('the row id = 17 of ');
    expect(named.message).toContain('column n');
    expect(named.hint).toContain('--on-reject=keep');
    expect(await migration.count('people')).toBe(0);

    const resume = ['run', migration.script, '--json', '--resume', '--on-reject=keep'];
    const many = await migration.cli([...resume, '--max-rejects', '2']);
    expect(many.status).toBe(1);
    expect(errorOf(many).code).toBe('TOO_MANY_REJECTS');
    expect(await migration.count('people')).toBe(0);
    await expect(stat(migration.file('migration.rejects.jsonl'))).rejects.toThrow('ENOENT');

    const unproven = await migration.cli(resume);
    expect(unproven.status, unproven.stdout.slice(-3000)).toBe(1);
    expect(errorOf(unproven).message).toContain('17');
    expect(errorOf(unproven).hint).toContain('load-rejects');
    expect(await migration.count('people')).toBe(4997);

    await migration.mend((entry) => String(Number(entry.key.id) % 90));
    // A load that was killed within its commit: only the target can tell.
    const whole = await migration.rejects();
    await migration.write(whole.map((entry, at) => (at === 1 ? { ...entry, loading: true } : entry)));
    const unclear = await migration.cli(['load-rejects', migration.script, '--yes']);
    expect(unclear.status).toBe(2);
    expect(unclear.stderr).toContain('was cut off while it was committed');
    await migration.write(whole);
    const loaded = await migration.cli(['load-rejects', migration.script, '--yes']);
    expect(loaded.status, loaded.stdout + loaded.stderr).toBe(0);
    const ended = await migration.cli(resume);
    expect(lastLine(ended), ended.stdout.slice(-3000)).toMatchObject({
      exitCode: 0,
      outcome: { state: 'verified' },
    });
    await migration.end();
  });
});

describe.each(journeys)('rows that the target refuses, from $from to $to', (journey) => {
  const isIntoPostgres = journey.to.startsWith('postgres');

  it('are set aside by --on-reject=keep, named by the verification, and loaded later', async () => {
    const migration = await Migration.begin(journey);
    await migration.plant('people', 'n', planted(journey));
    await migration.plant(
      'notes',
      'v',
      `CASE WHEN v = 3 THEN 'three' ELSE ${isIntoPostgres ? 'CAST(v AS CHAR)' : 'v::text'} END`,
    );
    // The key from orders to people can't hold meanwhile.
    await migration.edit((text) => text.replaceAll(/^(-- @step (?:prove|add-foreign-key) .*)$/gmu, '$1\n-- @skip'));
    const ended = await migration.cli(['run', migration.script, '--json', '--on-reject=keep', '--chunk-rows', '1000']);
    expect(ended.status, ended.stdout.slice(-3000)).toBe(1);
    expect(lastLine(ended)).toMatchObject({ outcome: { state: 'incomplete', rejectedRows: 7 } });
    expect(await migration.count('people')).toBe(4997);
    expect(await migration.count('orders')).toBe(50);
    expect(await migration.count('notes')).toBe(16);

    const rejects = await migration.rejects();
    const people = rejects
      .filter(({ table }) => table.endsWith('people'))
      .sort((a, b) => Number(a.key.id) - Number(b.key.id));
    expect(people.map(({ key }) => key.id)).toEqual(['17', '2718', '4999']);
    expect(people[0]).toMatchObject({
      column: 'n',
      columns: ['id', 'name', 'n'],
      values: ['17', 'name, "17"\n\\', 'no number'],
    });
    expect(people[0]?.reason).toMatch(/integer/);
    expect((await stat(migration.file('migration.rejects.jsonl'))).mode & 0o777).toBe(0o600);

    const report = await migration.report();
    const compared = report.tables.find(({ table }) => table.endsWith('people'));
    expect(compared).toMatchObject({ state: 'differs', rejectedRows: 3, differingRows: 3 });
    expect(compared?.differences.map(({ key, kind }) => `${kind} ${key.id ?? ''}`).sort()).toEqual([
      'missing 17',
      'missing 2718',
      'missing 4999',
    ]);
    expect(
      (report.rejects ?? [])
        .filter(({ table }) => table.endsWith('people'))
        .map(({ key }) => key.id)
        .sort(),
    ).toEqual(['17', '2718', '4999']);
    // A row without a key stands in the file alone, which its owner alone may read.
    expect(report.rejects?.filter(({ table }) => table.endsWith('notes')).map(({ key }) => key)).toEqual([
      {},
      {},
      {},
      {},
    ]);
    expect(JSON.stringify(report.rejects)).not.toContain('note ');

    const shown = await migration.cli(['load-rejects', migration.script]);
    expect(shown.stdout).toMatch(/3 rows of .*people by (COPY|LOAD DATA)/);
    expect(shown.status).toBe(0);
    expect(await migration.count('people')).toBe(4997);

    const again = await migration.cli(['load-rejects', migration.script, '--yes']);
    expect(again.status).toBe(1);
    expect(again.stdout).toContain('Refused again: id = 17 of ');
    expect(await migration.rejects()).toHaveLength(7);

    await migration.mend(({ table, key }) => (table.endsWith('notes') ? '3' : String(Number(key.id) % 90)));
    const loaded = await migration.cli(['load-rejects', migration.script, '--yes']);
    expect(loaded.status, loaded.stdout + loaded.stderr).toBe(0);
    await expect(stat(migration.file('migration.rejects.jsonl'))).rejects.toThrow('ENOENT');
    const verified = await migration.cli(['verify', migration.script, '--json']);
    expect(lastLine(verified), verified.stdout.slice(-2000)).toMatchObject({ outcome: { state: 'verified' } });
    await migration.end();
  });
});

describe.each(twoWays)('every sort of row that a target refuses, from $from to $to', (journey) => {
  const isIntoPostgres = journey.to.startsWith('postgres');
  const people = isIntoPostgres ? '"people"' : '`people`';

  it('is set aside by itself, and the others go in', async () => {
    const migration = await Migration.begin(journey);
    const idText = isIntoPostgres ? 'CAST(id AS CHAR)' : 'id::text';
    // A key twice, a CHECK, a NULL that may not be, a value too long, a trigger that raises, and bytes that are no text there.
    await migration.plant('people', 'id', `CASE WHEN id = 102 THEN '101' ELSE ${idText} END`);
    const broken = isIntoPostgres ? `WHEN id IN (501, 502) THEN CAST(x'61ff00' AS BINARY)` : '';
    const long = isIntoPostgres ? `REPEAT('ä', 41)` : `repeat('ä', 41)`;
    await migration.plant(
      'people',
      'name',
      `CASE WHEN id = 201 THEN NULL WHEN id = 301 THEN ${long} ${broken} ELSE name END`,
    );
    await migration.plant('people', 'n', 'CASE WHEN id = 401 THEN 1000 WHEN id = 601 THEN 666 ELSE n END');
    await migration.edit((text) => withRules(text, migration.isIntoPostgres, people));
    await migration.edit((text) => text.replaceAll(/^(-- @step (?:prove|add-foreign-key) .*)$/gmu, '$1\n-- @skip'));
    const ended = await migration.cli(['run', migration.script, '--json', '--on-reject=keep']);
    const expected = ['101', '201', '301', '401', '601', ...(isIntoPostgres ? ['501', '502'] : [])];
    expect(lastLine(ended), ended.stdout.slice(-3000)).toMatchObject({
      exitCode: 1,
      outcome: { rejectedRows: expected.length },
    });
    const rejects = await migration.rejects();
    expect(rejects.map(({ key }) => key.id).sort()).toEqual(expected.sort());
    const reasonOf = (id: string): string => rejects.find(({ key }) => key.id === id)?.reason ?? '';
    expect(reasonOf('101')).toMatch(/duplicate/i);
    expect(reasonOf('201')).toMatch(/null/i);
    expect(reasonOf('301')).toMatch(/too long|truncated/i);
    expect(reasonOf('401')).toMatch(/check|constraint/i);
    expect(reasonOf('601')).toMatch(/not this number/);
    if (isIntoPostgres) {
      const bytes = rejects.find(({ key }) => key.id === '501')?.values?.[1];
      expect(bytes).toEqual({ base64: Buffer.from([0x61, 0xff, 0x00]).toString('base64') });
    }
    expect(await migration.count('people')).toBe(5000 - expected.length);
    await migration.end();
  });

  it('is in the file once, whatever is killed when', async () => {
    const migration = await Migration.begin(journey);
    const text = isIntoPostgres ? 'CAST(n AS CHAR)' : 'n::text';
    await migration.plant('people', 'n', `CASE WHEN id % 250 = 0 THEN 'no number' ELSE ${text} END`);
    await migration.edit((script) => script.replaceAll(/^(-- @step (?:prove|add-foreign-key) .*)$/gmu, '$1\n-- @skip'));
    const words = ['run', migration.script, '--json', '--on-reject=keep', '--chunk-rows', '300', '--streams', '2'];
    for (const moment of [1, 4, 3]) {
      let seen = 0;
      const killed = await migration.cli(moment === 1 ? words : [...words, '--resume'], {}, (line, end) => {
        if (line.includes('"type":"reject"')) seen += 1;
        if (seen === moment) end('SIGKILL');
      });
      expect(killed.status).toBe(null);
      // What a kill between the file and the commit leaves: an entry of a chunk that was not committed, and a line without its end.
      const [entry] = await migration.rejects();
      const line = JSON.stringify({ ...entry, chunk: 12345 });
      await appendFile(migration.file('migration.rejects.jsonl'), `${line}\n${line.slice(0, -10)}`);
    }
    const ended = await migration.cli([...words, '--resume']);
    expect(lastLine(ended), ended.stdout.slice(-3000)).toMatchObject({
      outcome: { state: 'incomplete', rejectedRows: 20 },
    });
    const ids = (await migration.rejects()).map(({ key }) => Number(key.id)).sort((a, b) => a - b);
    expect(ids).toEqual(Array.from({ length: 20 }, (_, at) => (at + 1) * 250));
    expect(await migration.count('people')).toBe(4980);
    expect((await migration.report()).rejects).toHaveLength(20);
    await migration.end();
  });
});

describe('rows that fit into no packet, where LOAD DATA LOCAL is off', () => {
  it('are set aside, although the source has to be stopped in the middle of its stream', async ({ skip }) => {
    const options = { 'local-infile': '0', 'max-allowed-packet': '1M' };
    const server = await startServer('mariadb1011', { options });
    const source = await databases.create('postgres18', 'source');
    const folder = await mkdtemp(join(tmpdir(), 'dbm-rejects-'));
    try {
      const sql = `CREATE TABLE wide (id integer PRIMARY KEY, t text);
        INSERT INTO wide SELECT i, repeat('x', CASE WHEN i IN (3, 20) THEN 2000000 ELSE 300000 END) FROM generate_series(1, 40) i;`;
      await loadSql(sharedServer('postgres18'), source.settings.database, sql);
      await createDatabase(server, 'narrow');
      const env = {
        SOURCE_URL: sharedServer('postgres18').url(source.settings.database),
        TARGET_URL: server.url('narrow'),
      };
      const ended = await runCli(bundle, ['migrate', '--out', folder, '--json', '--on-reject=keep'], { env });
      if (!ended.stdout.includes('LOCAL_INFILE_OFF')) skip('the server is not ours, and takes LOAD DATA LOCAL');
      expect(lastLine(ended), ended.stdout.slice(-3000)).toMatchObject({
        outcome: { state: 'incomplete', rows: 38, rejectedRows: 2 },
      });
      const text = await readFile(join(folder, `${source.settings.database}.migration.rejects.jsonl`), 'utf8');
      const rejects = text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Reject);
      expect(rejects.map(({ key }) => key.id)).toEqual(['3', '20']);
      expect(rejects[0]?.reason).toContain('max_allowed_packet');
      expect(rejects[0]?.values?.[1]).toBe('x'.repeat(2_000_000));
    } finally {
      // A server of a URL stays, and would have the database still at the next run.
      await dropDatabase(server, 'narrow');
      await server.stop();
      await rm(folder, { recursive: true });
    }
  });
});

/** A CHECK and a trigger on people, as steps of a person's own before the data. */
function withRules(text: string, isPostgres: boolean, people: string): string {
  const trigger = isPostgres
    ? `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF new.n = 666 THEN RAISE EXCEPTION 'not this number'; END IF;
  RETURN new;
END $$;
CREATE TRIGGER refuse BEFORE INSERT ON ${people} FOR EACH ROW EXECUTE FUNCTION refuse();`
    : `CREATE TRIGGER refuse BEFORE INSERT ON ${people} FOR EACH ROW
BEGIN
  IF new.n = 666 THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'not this number'; END IF;
END;`;
  const steps = `-- @step sql rules\nALTER TABLE ${people} ADD CONSTRAINT small CHECK (n < 900);\n${trigger}\n\n-- @phase data`;
  return text.replace('-- @phase data', () => steps);
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentsOf, expectNothingLeft, expectSameCells, type Place } from '../faults/afterwards.js';
import { loadSql } from '../servers/load.js';
import type { ServerName } from '../servers/server.js';
import { sharedServer } from '../servers/vitest.js';
import { cliBundle, runCli, type Ended } from './cliProcess.js';
import { Databases, type TestDatabase } from './databases.js';

/** `KILLS=50 npm run test:faults` is the long form: so many kills a journey, at random moments. */
const kills = Number(process.env.KILLS ?? 3);

const journeys: readonly { from: ServerName; to: ServerName }[] = [
  { from: 'postgres18', to: 'mysql97' },
  { from: 'mysql97', to: 'postgres15' },
  { from: 'postgres15', to: 'mariadb1011' },
  { from: 'mariadb1011', to: 'postgres18' },
];

/** Keys of every sort, a table without one, indexes and foreign keys. */
const postgresSource = `
  CREATE TABLE numbers (id integer PRIMARY KEY, pad text NOT NULL UNIQUE, other integer);
  CREATE INDEX numbers_other ON numbers (other);
  CREATE TABLE words (word varchar(40) PRIMARY KEY, n integer REFERENCES numbers (id));
  CREATE TABLE pairs (a integer, b varchar(20), v text, PRIMARY KEY (a, b));
  CREATE TABLE ids (id uuid PRIMARY KEY, v integer);
  CREATE TABLE loose (v integer, w text);
  INSERT INTO numbers SELECT n, 'pad ' || repeat('x', n % 50) || n, n % 7 FROM generate_series(1, 4000) n;
  INSERT INTO words SELECT chr(97 + n % 26) || n || CASE WHEN n % 3 = 0 THEN ' Ä' ELSE '' END, n FROM generate_series(1, 3000) n;
  INSERT INTO pairs SELECT n / 10, 'b' || n, 'v' FROM generate_series(1, 3000) n;
  INSERT INTO ids SELECT md5(n::text)::uuid, n FROM generate_series(1, 2000) n;
  INSERT INTO loose SELECT n % 5, 'same' FROM generate_series(1, 500) n;
  ANALYZE;`;

const mysqlSource = `
  CREATE TABLE numbers (id int PRIMARY KEY, pad varchar(100) NOT NULL UNIQUE, other int, INDEX (other));
  CREATE TABLE words (word varchar(40) PRIMARY KEY, n int, FOREIGN KEY (n) REFERENCES numbers (id));
  CREATE TABLE pairs (a int, b varchar(20), v text, PRIMARY KEY (a, b));
  CREATE TABLE ids (id binary(16) PRIMARY KEY, v int);
  CREATE TABLE loose (v int, w text);
  CREATE TABLE digits (d int);
  INSERT INTO digits VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9);
  INSERT INTO numbers SELECT n, CONCAT('pad ', REPEAT('x', n % 50), n), n % 7 FROM (SELECT a.d * 1000 + b.d * 100 + c.d * 10 + e.d AS n FROM digits a, digits b, digits c, digits e) s WHERE n < 4000;
  INSERT INTO words SELECT CONCAT(CHAR(97 + id % 26), id, IF(id % 3 = 0, ' Ä', '')), id FROM numbers WHERE id < 3000;
  INSERT INTO pairs SELECT id DIV 10, CONCAT('b', id), 'v' FROM numbers WHERE id < 3000;
  INSERT INTO ids SELECT UNHEX(LEFT(SHA2(id, 256), 32)), id FROM numbers WHERE id < 2000;
  INSERT INTO loose SELECT id % 5, 'same' FROM numbers WHERE id < 500;
  ANALYZE TABLE numbers, words, pairs, ids;`;

let bundle: string;
const databases = new Databases('res');

beforeAll(async () => {
  bundle = await cliBundle();
});
afterAll(() => databases.drop());

/** A source with data, an empty target, and a script in a folder of its own. */
class Journey {
  private constructor(
    readonly source: TestDatabase,
    readonly target: TestDatabase,
    readonly folder: string,
  ) {}

  static async begin(from: ServerName, to: ServerName): Promise<Journey> {
    const source = await databases.create(from, 'source');
    const sql = sharedServer(from).engine === 'postgresql' ? postgresSource : mysqlSource;
    await loadSql(sharedServer(from), source.settings.database, sql);
    const target = await databases.create(to, 'target');
    const journey = new Journey(source, target, await mkdtemp(join(tmpdir(), 'dbm-resume-')));
    const { status, stderr } = await journey.cli(['generate', '--out', journey.folder]);
    expect(status, stderr).toBe(0);
    return journey;
  }

  get script(): string {
    return join(this.folder, `${this.source.settings.database}.migration.sql`);
  }

  /** Runs the command line; kills it when it has printed so many lines. */
  async cli(words: readonly string[], killAt = Infinity): Promise<Ended> {
    const env = {
      SOURCE_URL: sharedServer(this.source.server).url(this.source.settings.database),
      TARGET_URL: sharedServer(this.target.server).url(this.target.settings.database),
    };
    let lines = 0;
    return await runCli(bundle, words, {
      env,
      onLine: (_line, end) => {
        lines += 1;
        if (lines === killAt) end('SIGKILL');
      },
    });
  }

  /** Rows of the source come, go, change, and change their keys. */
  async move(round: number): Promise<void> {
    await loadSql(
      sharedServer(this.source.server),
      this.source.settings.database,
      `UPDATE pairs SET v = 'v${round}' WHERE a = ${round};
       INSERT INTO words VALUES ('new ${round}', 1);
       UPDATE words SET word = 'moved ${round}' WHERE n = ${100 + round};
       DELETE FROM ids WHERE v = ${round};`,
    );
  }

  run(words: readonly string[] = [], killAt?: number): Promise<Ended> {
    const usual = ['--json', '--chunk-rows', '300', '--streams', '2'];
    return this.cli(['run', this.script, ...usual, ...words], killAt);
  }

  /** Every cell is there, once, and nothing of ours is left on either server. */
  async expectWhole(): Promise<void> {
    const [source, target] = [placeOf(this.source), placeOf(this.target)];
    for (const place of [source, target]) await expectNothingLeft(place);
    expectSameCells(await contentsOf(source), await contentsOf(target));
  }

  async end(): Promise<void> {
    await rm(this.folder, { recursive: true });
  }
}

function placeOf({ server, settings }: TestDatabase): Place {
  return { server: sharedServer(server), database: settings.database };
}

function lastLine({ status, stdout }: Ended): Record<string, unknown> {
  // What a killed process printed last may be cut.
  return status === null ? {} : (JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '{}') as Record<string, unknown>);
}

/** It was killed between its end and that of its process. */
function wasFinished(ended: Ended): boolean {
  const { error } = lastLine(ended) as { error?: { code: string } };
  return error?.code === 'NOTHING_TO_RESUME';
}

describe('a run that is killed', () => {
  it.each(journeys)(
    'goes on from $from to $to with --resume, also after its source moved, until every cell is there once',
    async ({ from, to }) => {
      const journey = await Journey.begin(from, to);
      const usual = 120;
      const moments: number[] = [];
      let killed = 0;
      let ended = await journey.run(['--resume'], 1);
      for (; ended.status !== 0 || killed < kills;) {
        const isOver = ended.status === 0 || wasFinished(ended);
        if (isOver) {
          // Finished before its moment: start over.
          expect((await journey.cli(['rollback', journey.script, '--yes'])).status).toBe(0);
        } else {
          expect(ended.status, `${JSON.stringify(moments)} ${ended.stdout.slice(-2000)}`).toBe(null);
          killed += 1;
          if (killed % 2 === 0) await journey.move(killed);
        }
        const moment = killed < kills ? 1 + Math.floor(Math.random() * usual) : Infinity;
        moments.push(moment);
        ended = await journey.run(['--resume'], moment);
      }
      expect(lastLine(ended), JSON.stringify(moments)).toMatchObject({ exitCode: 0, outcome: { state: 'verified' } });
      await journey.expectWhole();
      console.log(`${from} -> ${to}: killed ${killed} times`);
      await journey.end();
    },
    120_000 + kills * 10_000,
  );
});

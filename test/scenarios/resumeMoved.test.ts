import { afterAll, describe, expect, it } from 'vitest';
import { generate, parse, run } from '../../src/engine/index.js';
import type { RunEvent } from '../../src/engine/model/event.js';
import { contentsOf, expectNothingLeft, expectSameCells, type Place } from '../faults/afterwards.js';
import { afterChunks } from '../faults/moments.js';
import { loadSql } from '../servers/load.js';
import type { ServerName } from '../servers/server.js';
import { sharedServer } from '../servers/vitest.js';
import { Databases, type TestDatabase } from './databases.js';
import { memoryStore } from './migrate.js';

const databases = new Databases('rsm');
afterAll(() => databases.drop());

/** Keys that the two systems put into different orders, or that only one of them can bound. */
const postgresSource = `
  CREATE TABLE words (word varchar(60) PRIMARY KEY, twin varchar(60) NOT NULL UNIQUE, n integer);
  CREATE TABLE pairs (a integer, b varchar(20), v text, PRIMARY KEY (a, b));
  CREATE TABLE ids (id uuid PRIMARY KEY, v integer);
  INSERT INTO words SELECT chr(97 + n % 26) || n || CASE WHEN n % 3 = 0 THEN ' Ä' ELSE '' END, 'twin ' || n, n FROM generate_series(0, 2999) n;
  INSERT INTO pairs SELECT n / 10, 'b' || n, 'v' FROM generate_series(0, 2999) n;
  INSERT INTO ids SELECT md5(n::text)::uuid, n FROM generate_series(0, 2999) n;
  ANALYZE;`;

const mysqlSource = `
  CREATE TABLE words (word varchar(60) PRIMARY KEY, twin varchar(60) NOT NULL UNIQUE, n int);
  CREATE TABLE pairs (a int, b varchar(20), v text, PRIMARY KEY (a, b));
  CREATE TABLE ids (id binary(16) PRIMARY KEY, v int);
  CREATE TABLE digits (d int);
  INSERT INTO digits VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9);
  INSERT INTO ids SELECT UNHEX(LEFT(SHA2(n, 256), 32)), n FROM (SELECT a.d * 1000 + b.d * 100 + c.d * 10 + e.d AS n FROM digits a, digits b, digits c, digits e) s WHERE n < 3000;
  INSERT INTO words SELECT CONCAT(CHAR(97 + v % 26), v, IF(v % 3 = 0, ' Ä', '')), CONCAT('twin ', v), v FROM ids;
  INSERT INTO pairs SELECT v DIV 10, CONCAT('b', v), 'v' FROM ids;
  DROP TABLE digits;
  ANALYZE TABLE words, pairs, ids;`;

/** Rows of finished and of open ranges come, go, change, change their key, and change places in a unique column. */
const changes = `
  UPDATE words SET n = -n WHERE n IN (5, 1500, 2990);
  DELETE FROM words WHERE n = 100;
  INSERT INTO words VALUES ('a new one', 'twin a', 0), ('zz neu Ä', 'twin z', 1);
  UPDATE words SET twin = 'nobody' WHERE n = 7;
  UPDATE words SET twin = 'twin 7' WHERE n = 8;
  UPDATE words SET twin = 'twin 8' WHERE n = 7;
  UPDATE words SET word = 'A5000' WHERE n = 50;
  UPDATE pairs SET v = 'changed' WHERE a = 3;
  DELETE FROM pairs WHERE b = 'b100';
  INSERT INTO pairs VALUES (3, 'c30', 'v'), (299, 'zz', 'v');
  UPDATE pairs SET a = 0 WHERE b = 'b2000';
  UPDATE ids SET v = -v WHERE v IN (3, 11, 12, 13, 14, 1000);
  DELETE FROM ids WHERE v = 50;`;

const more = `UPDATE words SET n = 42 WHERE n = 9; DELETE FROM pairs WHERE b = 'b9'; UPDATE ids SET v = -v WHERE v IN (9, 15, 16, 17, 18);`;

type Finished = RunEvent & { type: 'finished' };

/** A run that is stopped and goes on, while the source moves. */
class Journey {
  events: RunEvent[] = [];
  private readonly store = memoryStore();

  private constructor(
    readonly source: TestDatabase,
    readonly target: TestDatabase,
    private readonly script: string,
  ) {}

  static async begin({ from, to }: { from: ServerName; to: ServerName }): Promise<Journey> {
    const source = await databases.create(from, 'source');
    const sql = sharedServer(from).engine === 'postgresql' ? postgresSource : mysqlSource;
    await loadSql(sharedServer(from), source.settings.database, sql);
    const target = await databases.create(to, 'target');
    const { script } = await generate({ source: source.settings, target: target.settings }, { version: 1 });
    return new Journey(source, target, script);
  }

  /** `stopping` makes what stops the run. */
  async run(resume: boolean, stopping?: (stop: () => void) => (event: RunEvent) => void): Promise<Finished> {
    const stop = new AbortController();
    const onEvent = stopping?.(() => stop.abort());
    const connections = { source: this.source.settings, target: this.target.settings };
    const options = { store: this.store, scriptName: 'moved.migration.sql', chunkRows: 300, streams: 1 };
    this.events = [];
    for await (const event of run(parse(this.script), connections, { ...options, resume, signal: stop.signal })) {
      this.events.push(event);
      onEvent?.(event);
    }
    return this.events.at(-1) as Finished;
  }

  /** Stops when a table is half there. */
  async half(table: string): Promise<void> {
    const ended = await this.run(false, (stop) => afterChunks(5, table, stop));
    expect(ended.outcome.state).toBe('cancelled');
  }

  async change(side: 'source' | 'target', sql: string): Promise<void> {
    const { server, settings } = this[side];
    await loadSql(sharedServer(server), settings.database, sql);
  }

  warnings(): string[] {
    return this.events.flatMap((event) => (event.type === 'warning' ? [event.message] : []));
  }

  async expectWhole({ outcome }: Finished): Promise<void> {
    expect(outcome, JSON.stringify(this.events.slice(-5))).toMatchObject({ state: 'verified' });
    const [source, target] = [placeOf(this.source), placeOf(this.target)];
    for (const place of [source, target]) await expectNothingLeft(place);
    expectSameCells(await contentsOf(source), await contentsOf(target));
  }
}

function placeOf({ server, settings }: TestDatabase): Place {
  return { server: sharedServer(server), database: settings.database };
}

/** Of the rows of finished ranges, how many go and come again. */
function expectFew(warnings: readonly string[], least: number): void {
  const told = warnings.flatMap((text) => /: ([\d,]+) of ([\d,]+) rows that were copied before/u.exec(text) ?? []);
  expect(told.length / 3, warnings.join('\n')).toBeGreaterThanOrEqual(least);
  const number = (text = ''): number => Number(text.replaceAll(',', ''));
  for (let at = 0; at < told.length; at += 3) expect(number(told[at + 1])).toBeLessThan(number(told[at + 2]) / 4);
  expect(warnings.join('\n')).not.toContain('as a whole');
}

const onWarning =
  (stop: () => void) =>
  (event: RunEvent): void => {
    if (event.type === 'warning' && event.message.includes('copied before')) stop();
  };

const onPhase =
  (stop: () => void) =>
  (event: RunEvent): void => {
    if (event.type === 'phase') stop();
  };

describe('a run that goes on after its source moved copies only what differs again', () => {
  it.each([
    { from: 'postgres18', to: 'mysql97', table: 'words' },
    { from: 'postgres18', to: 'mysql97', table: 'pairs' },
    { from: 'mysql97', to: 'postgres15', table: 'ids' },
    { from: 'mysql97', to: 'postgres15', table: 'words' },
    { from: 'postgres15', to: 'mariadb1011', table: 'ids' },
    { from: 'mariadb1011', to: 'postgres18', table: 'pairs' },
  ] as const)('from $from to $to, stopped within $table', async (journey) => {
    const own = await Journey.begin(journey);
    await own.half(journey.table);
    await own.change('source', changes);
    // The rows are gone, and the new snapshot is not noted yet; then it is, and they are not there.
    expect((await own.run(true, onWarning)).outcome.state).toBe('cancelled');
    expectFew(own.warnings(), 1);
    await own.change('source', more);
    expect((await own.run(true, onPhase)).outcome.state).toBe('cancelled');
    expectFew(own.warnings(), 1);
    await own.expectWhole(await own.run(true));
  });

  it.each([
    { from: 'postgres18', to: 'mysql97' },
    { from: 'mysql97', to: 'postgres18' },
  ] as const)('from $from to $to: all of the table where more than a quarter would go', async (journey) => {
    const own = await Journey.begin(journey);
    await own.half('words');
    await own.change('source', 'UPDATE words SET n = n + 1');
    const ended = await own.run(true);
    expect(own.warnings().join('\n')).toMatch(/copied again as a whole: [\d,]+ of [\d,]+ rows would have to be/u);
    await own.expectWhole(ended);
  });

  it.each([
    { from: 'postgres18', to: 'mysql97' },
    { from: 'mysql97', to: 'postgres18' },
  ] as const)('from $from to $to: never rows that others wrote into the table', async (journey) => {
    const own = await Journey.begin(journey);
    await own.half('words');
    await own.change('source', changes);
    await own.change('target', `INSERT INTO words VALUES ('of others', 'twin of others', 1)`);
    const { outcome } = await own.run(true);
    expect(outcome.error).toMatchObject({ code: 'RESUME_REFUSED', object: 'copy words' });
    expect(outcome.error?.message).toContain('rows that others wrote');
    await own.change('target', `DELETE FROM words WHERE word = 'of others'`);
    await own.expectWhole(await own.run(true));
  });
});

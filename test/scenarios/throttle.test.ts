import { setTimeout } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { connect } from '../../src/engine/adapters/index.js';
import { generate, parse, report, renderHtml, run, type RunOptions } from '../../src/engine/index.js';
import type { RunEvent } from '../../src/engine/model/event.js';
import { processList } from '../servers/connect.js';
import { loadSql } from '../servers/load.js';
import type { ServerName } from '../servers/server.js';
import { sharedServer } from '../servers/vitest.js';
import { ask } from './ask.js';
import { Databases, type TestDatabase } from './databases.js';
import { memoryStore } from './migrate.js';

const databases = new Databases('thr');
afterAll(() => databases.drop());

const rows = 4_000;
/** Above what other tests may have at work on a shared server at the same time. */
const targetLoad = 20;

type Finished = Extract<RunEvent, { type: 'finished' }>;

const journeys: readonly { from: ServerName; to: ServerName }[] = [
  { from: 'postgres18', to: 'mysql97' },
  { from: 'mysql97', to: 'postgres15' },
];

/** A source of two tables of {@link rows} rows in all, an empty target, and the script. */
class Journey {
  events: RunEvent[] = [];
  /** Milliseconds from the first to the last byte, about. */
  copying = 0;

  private constructor(
    readonly source: TestDatabase,
    readonly target: TestDatabase,
    readonly script: string,
    private readonly store = memoryStore(),
  ) {}

  static async begin({ from, to }: { from: ServerName; to: ServerName }): Promise<Journey> {
    const source = await databases.create(from, 'source');
    await fill(source);
    const target = await databases.create(to);
    const { script } = await generate({ source: source.settings, target: target.settings }, { version: 1 });
    return new Journey(source, target, script);
  }

  async run(options: Partial<RunOptions>, onEvent: (event: RunEvent) => unknown = () => undefined): Promise<Finished> {
    const connections = { source: this.source.settings, target: this.target.settings };
    const usual = { store: this.store, scriptName: 'throttle.migration.sql' };
    const acts: unknown[] = [];
    let began = 0;
    this.events = [];
    for await (const event of run(parse(this.script), connections, { ...usual, ...options })) {
      this.events.push(event);
      if (event.type === 'phase') began = performance.now();
      if (event.type === 'step' && event.step.startsWith('copy ')) this.copying = performance.now() - began;
      acts.push(onEvent(event));
    }
    await Promise.all(acts);
    const last = this.events.at(-1);
    if (last?.type !== 'finished') throw new Error('A run ends with "finished".');
    return last;
  }

  progress(): Extract<RunEvent, { type: 'progress' }>[] {
    return this.events.filter((event) => event.type === 'progress');
  }
}

async function fill({ server, settings }: TestDatabase): Promise<void> {
  const isPostgres = sharedServer(server).engine === 'postgresql';
  const half = rows / 2;
  const numbers = isPostgres
    ? `SELECT n FROM generate_series(1, ${half}) n`
    : `WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < ${half}) SELECT n FROM s`;
  await loadSql(
    sharedServer(server),
    settings.database,
    `${isPostgres ? '' : `SET cte_max_recursion_depth = ${rows};`}
     CREATE TABLE a (id int PRIMARY KEY, pad varchar(300) NOT NULL);
     INSERT INTO a SELECT n, REPEAT('x', 200) FROM (${numbers}) t;
     CREATE TABLE b (id int PRIMARY KEY, pad varchar(300) NOT NULL);
     INSERT INTO b SELECT n, REPEAT('line\n', 40) FROM (${numbers}) t;
     ${isPostgres ? 'ANALYZE' : 'ANALYZE TABLE a, b'};`,
  );
}

/** The sessions that sleep in a database. */
async function sleepers(database: TestDatabase): Promise<number[]> {
  const name = database.settings.database;
  const found = await ask(
    database,
    sharedServer(database.server).engine === 'postgresql'
      ? `SELECT pid FROM pg_stat_activity WHERE datname = '${name}' AND query LIKE 'SELECT pg_sleep%' AND state = 'active'`
      : `SELECT ID FROM ${processList(sharedServer(database.server))} WHERE DB = '${name}' AND INFO LIKE 'SELECT SLEEP%'`,
  );
  return found.map(([id]) => Number(id));
}

/** Sessions that sleep on a server, as those of a busy application work. */
class Crowd {
  private constructor(
    private readonly database: TestDatabase,
    private readonly sessions: readonly Awaited<ReturnType<typeof connect>>[],
    private readonly sleeping: readonly Promise<unknown>[],
  ) {}

  static async gather(database: TestDatabase, count: number): Promise<Crowd> {
    const sessions = await Promise.all(Array.from({ length: count }, () => connect(database.settings, 'source')));
    const sql = sharedServer(database.server).engine === 'postgresql' ? 'SELECT pg_sleep(60)' : 'SELECT SLEEP(60)';
    const sleeping = sessions.map(({ session }) => session.query(sql).catch(() => undefined));
    const ids = new Set(sessions.map(({ session }) => session.id));
    while ((await sleepers(database)).filter((id) => ids.has(id)).length < count) await setTimeout(50);
    return new Crowd(database, sessions, sleeping);
  }

  async disperse(): Promise<void> {
    const isPostgres = sharedServer(this.database.server).engine === 'postgresql';
    for (const { session } of this.sessions)
      await ask(this.database, isPostgres ? `SELECT pg_cancel_backend(${session.id})` : `KILL QUERY ${session.id}`);
    await Promise.all(this.sleeping);
    await Promise.all(this.sessions.map(({ session }) => session.close()));
  }
}

describe.each(journeys)('a run from $from to $to', (way) => {
  it('copies no more rows a second than it may, over all streams together, and every one', async () => {
    const journey = await Journey.begin(way);
    const end = await journey.run({ throttle: { rowsPerSecond: 3000 }, streams: 2 });
    expect(end.outcome).toMatchObject({ state: 'verified', rows });
    // What a bucket saves up while the servers begin comes at once.
    expect(journey.copying).toBeGreaterThan((rows / 3000) * 1000 - 300);
    expect(journey.events).toContainEqual(expect.objectContaining({ type: 'limits', limits: { rowsPerSecond: 3000 } }));
  });

  it('copies no more bytes a second than it may, and tells the truth about it all the time', async () => {
    const journey = await Journey.begin(way);
    const end = await journey.run({ throttle: { bytesPerSecond: 500_000 }, streams: 2, chunkRows: 500 });
    expect(end.outcome).toMatchObject({ state: 'verified', rows });
    expect(journey.copying).toBeGreaterThan((end.outcome.bytes / 500_000) * 1000 - 300);
    const told = journey.progress();
    const during = told.filter(({ all }) => all.rows < rows);
    for (const [at, { all, share }] of told.entries()) {
      expect(all.rows).toBeGreaterThanOrEqual(told[at - 1]?.all.rows ?? 0);
      expect(all.rows).toBeLessThanOrEqual(all.rowsTotal);
      expect(all.bytes + all.bytesUnderWay).toBeLessThanOrEqual(all.bytesTotal);
      expect(share).toBeLessThanOrEqual(1);
      expect(share).toBeGreaterThanOrEqual(told[at - 1]?.share ?? 0);
    }
    const gaps = during.map(({ at }, index) => Date.parse(at) - Date.parse(during[index - 1]?.at ?? at));
    expect(Math.max(...gaps)).toBeLessThan(2_000);
    expect(during.some(({ all }) => all.rows > 0 && all.secondsLeft !== undefined)).toBe(true);
    const late = during.filter(({ all }) => all.rows > rows / 2).map(({ all }) => all.bytesPerSecond);
    expect(Math.max(...late)).toBeLessThan(1_000_000);
    expect(told.at(-1)?.all).toMatchObject({ rows, rowsTotal: rows, bytesUnderWay: 0 });
  });

  it('stops within two seconds of a cancel while it waits for its turn, and goes on later with what is there', async () => {
    const journey = await Journey.begin(way);
    const stop = new AbortController();
    let cancelled = 0;
    const onEvent = (event: RunEvent): void => {
      if (cancelled > 0 || event.type !== 'progress' || event.all.rows === 0) return;
      cancelled = performance.now();
      stop.abort();
    };
    const limited = { throttle: { rowsPerSecond: 500 }, chunkRows: 200, streams: 2, signal: stop.signal };
    const end = await journey.run(limited, onEvent);
    expect(performance.now() - cancelled).toBeLessThan(2_000);
    expect(end.outcome.state).toBe('cancelled');
    const there = journey.progress().at(-1)?.all.rows ?? 0;
    expect(there).toBeGreaterThan(0);
    const resumed = await journey.run({ resume: true, streams: 2 });
    expect(resumed.outcome.state).toBe('verified');
    // What the first attempt committed counts as done from the beginning.
    const first = journey.progress().find(({ copies }) => copies.length > 0);
    expect(first?.all.rows).toBeGreaterThanOrEqual(there);
    expect(journey.progress().at(-1)?.all).toMatchObject({ rows, rowsTotal: rows });
  });

  it('rests while the target is busy with other things, longer than a stall may take, and goes on', async () => {
    const journey = await Journey.begin(way);
    let crowd: Promise<Crowd> | undefined;
    const onEvent = async (event: RunEvent): Promise<void> => {
      if (event.type === 'step' && event.step.startsWith('copy '))
        crowd ??= Crowd.gather(journey.target, targetLoad + 1);
      if (event.type !== 'paused') return;
      await setTimeout(1_500);
      await (await crowd)?.disperse();
    };
    const throttle = { targetLoad, bytesPerSecond: 400_000 };
    const end = await journey.run({ throttle, stallMilliseconds: 800, streams: 2 }, onEvent);
    expect(end.outcome, JSON.stringify(end.outcome.error)).toMatchObject({ state: 'verified', rows });
    const at = journey.events.findIndex((event) => event.type === 'paused');
    const until = journey.events.findIndex((event) => event.type === 'continued');
    expect(journey.events[at]).toMatchObject({ reason: expect.stringContaining('the limit is 20') as string });
    const rest = journey.events[until];
    expect(rest?.type === 'continued' && rest.milliseconds).toBeGreaterThan(1_000);
    const moved = journey.events
      .slice(at, until)
      .flatMap((event) => (event.type === 'progress' ? [event.all.bytes + event.all.bytesUnderWay] : []));
    expect(moved.at(-1)).toBe(moved.at(-2));
    const facts = report(parse(journey.script), journey.events);
    expect(facts.pacing).toMatchObject({ limits: throttle, pauses: [{ milliseconds: expect.any(Number) as number }] });
    expect(renderHtml(facts)).toMatch(/It rested 1 time, .* because the target was busy/);
  });

  it('stops within two seconds of a cancel while it rests', async () => {
    const journey = await Journey.begin(way);
    const stop = new AbortController();
    const crowd = await Crowd.gather(journey.target, targetLoad + 1);
    let cancelled = 0;
    const end = await journey.run({ throttle: { targetLoad }, signal: stop.signal }, (event) => {
      if (event.type !== 'paused') return;
      cancelled = performance.now();
      stop.abort();
    });
    expect(performance.now() - cancelled).toBeLessThan(2_000);
    expect(end.outcome.state).toBe('cancelled');
    await crowd.disperse();
  });
});

describe('what the servers say of themselves', () => {
  it.each<ServerName>(['postgres18', 'postgres15', 'mysql97', 'mariadb1011'])(
    '%s tells its room, and its load without our own sessions',
    async (server) => {
      const database = await databases.create(server);
      const { adapter, session } = await connect(database.settings, 'target');
      const { connections, cores } = await adapter.capacity(session);
      expect(connections?.open).toBeGreaterThan(0);
      expect(connections?.most).toBeGreaterThan(connections?.open ?? Infinity);
      if (cores !== undefined) expect(cores).toBeGreaterThan(0);
      expect(cores === undefined).toBe(sharedServer(server).engine === 'postgresql');
      const crowd = await Crowd.gather(database, 12);
      const ids = await sleepers(database);
      const others = await adapter.load(session, { own: [session.id], lag: false });
      const own = await adapter.load(session, { own: [session.id, ...ids], lag: true });
      await crowd.disperse();
      await session.close();
      expect(others.running).toBeGreaterThanOrEqual(12);
      expect(own.running).toBeLessThanOrEqual(others.running - 6);
      if (adapter.id === 'postgresql') expect(own).toMatchObject({ lagSeconds: 0, unseen: undefined });
      else expect(own.unseen).toContain('does not tell how far replicas');
    },
  );
});

describe('the number of streams', () => {
  it('fits a small table, and is told with its reason', async () => {
    const source = await databases.create('postgres18', 'source');
    await loadSql(
      sharedServer('postgres18'),
      source.settings.database,
      'CREATE TABLE one (id int PRIMARY KEY); INSERT INTO one VALUES (1);',
    );
    const target = await databases.create('mysql97');
    const connections = { source: source.settings, target: target.settings };
    const { script } = await generate(connections, { version: 1 });
    const events: RunEvent[] = [];
    for await (const event of run(parse(script), connections, { store: memoryStore(), scriptName: 's', streams: 8 }))
      events.push(event);
    expect(events.find(({ type }) => type === 'streams')).toMatchObject({
      streams: 1,
      reasons: ['At most 8 were asked for.', 'There is work for 1 stream: by the sizes of the tables.'],
    });
    expect(renderHtml(report(parse(script), events))).toContain('1 stream: At most 8 were asked for.');
  });
});

import type { RowDataPacket } from 'mysql2';
import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { cleanUpPlan, generate, parse, run, type RunOptions } from '../../src/engine/index.js';
import type { ConnectionSettings } from '../../src/engine/model/connection.js';
import type { RunEvent } from '../../src/engine/model/event.js';
import type { Removal } from '../../src/engine/model/removal.js';
import { contentsOf, expectNothingLeft, expectSameCells, type Place } from '../faults/afterwards.js';
import { afterChunks } from '../faults/moments.js';
import { FaultProxy } from '../faults/proxy.js';
import { fillNumbers } from '../faults/tables.js';
import { connectMysql, connectPostgres, processList } from '../servers/connect.js';
import { loadSql } from '../servers/load.js';
import type { ServerName } from '../servers/server.js';
import { sharedServer } from '../servers/vitest.js';
import { Databases, type TestDatabase } from './databases.js';
import { memoryStore } from './migrate.js';

const databases = new Databases('flt');
const proxies: FaultProxy[] = [];
afterEach(async () => {
  await Promise.all(proxies.splice(0).map((proxy) => proxy.close()));
});
afterAll(() => databases.drop());

const rows = 20_000;
const journeys: readonly { from: ServerName; to: ServerName }[] = [
  { from: 'postgres18', to: 'mysql97' },
  { from: 'mysql97', to: 'postgres15' },
];

/** Both servers behind proxies, a table with an integer key and one with a text key, and the script. */
class Journey {
  events: RunEvent[] = [];
  readonly store = memoryStore();

  private constructor(
    readonly source: TestDatabase,
    readonly target: TestDatabase,
    readonly proxy: { readonly source: FaultProxy; readonly target: FaultProxy },
    readonly script: string,
  ) {}

  static async begin(from: ServerName, to: ServerName): Promise<Journey> {
    const source = await databases.create(from, 'source');
    await fillNumbers(sharedServer(from), source.settings.database, rows);
    const target = await databases.create(to, 'target');
    const proxy = { source: await proxyOf(from), target: await proxyOf(to) };
    const { script } = await generate({ source: source.settings, target: target.settings }, { version: 1 });
    return new Journey(source, target, proxy, script);
  }

  /** Runs the script, through the proxies; `onEvent` makes the fault. */
  async run(
    options: Partial<RunOptions> = {},
    onEvent: (event: RunEvent) => void = () => undefined,
    target: ConnectionSettings = this.target.settings,
  ): Promise<RunEvent & { type: 'finished' }> {
    const connections = {
      source: through(this.source.settings, this.proxy.source),
      target: through(target, this.proxy.target),
    };
    this.events = [];
    const usual = { store: this.store, scriptName: 'faults.migration.sql', chunkRows: 1000, streams: 2 };
    for await (const event of run(parse(this.script), connections, { ...usual, ...options })) {
      this.events.push(event);
      if (process.env.FAULT_LOG) console.log(JSON.stringify(event).slice(0, 300));
      onEvent(event);
    }
    const last = this.events.at(-1);
    if (last?.type !== 'finished') throw new Error('A run ends with "finished".');
    return last;
  }

  retries(): string[] {
    return this.events.flatMap((event) => (event.type === 'retry' ? [event.error.code] : []));
  }

  warnings(): string {
    return this.events.flatMap((event) => (event.type === 'warning' ? [event.message] : [])).join('\n');
  }

  async expectWhole(end: RunEvent & { type: 'finished' }): Promise<void> {
    expect(end.outcome, JSON.stringify(this.events.slice(-5))).toMatchObject({ state: 'verified' });
    const [source, target] = [placeOf(this.source), placeOf(this.target)];
    for (const place of [source, target]) await expectNothingLeft(place);
    expectSameCells(await contentsOf(source), await contentsOf(target));
  }
}

/** Ends every session in the database but the one that asks. */
async function endSessions({ server, settings }: TestDatabase): Promise<void> {
  const own = sharedServer(server);
  if (own.engine === 'postgresql') {
    const client = await connectPostgres(own, 'postgres');
    await client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [
      settings.database,
    ]);
    await client.end();
    return;
  }
  const connection = await connectMysql(own);
  const [sessions] = await connection.query<RowDataPacket[]>(`SELECT ID AS id FROM ${processList(own)} WHERE DB = ?`, [
    settings.database,
  ]);
  for (const { id } of sessions as { id: number }[]) await connection.query('KILL ?', [id]).catch(() => undefined);
  await connection.end();
}

/** Takes a key of the table in an open transaction, for a while, and gives it back. */
async function holdKey(
  { server, settings }: TestDatabase,
  key: number,
  milliseconds: number,
): Promise<() => Promise<void>> {
  const own = sharedServer(server);
  const sql = `INSERT INTO numbers (id, pad) VALUES (${key}, 'held')`;
  if (own.engine === 'postgresql') {
    const client = await connectPostgres(own, settings.database);
    await client.query('BEGIN');
    await client.query(sql).catch(() => undefined);
    return ended(
      milliseconds,
      () => client.query('ROLLBACK'),
      () => client.end(),
    );
  }
  const connection = await connectMysql(own, settings.database);
  await connection.query('BEGIN');
  await connection.query(sql).catch(() => undefined);
  return ended(
    milliseconds,
    () => connection.query('ROLLBACK'),
    () => connection.end(),
  );
}

/** How long somebody else holds a lock can only be a time. */
function ended(milliseconds: number, ...acts: (() => Promise<unknown>)[]): () => Promise<void> {
  const done = (async () => {
    await setTimeout(milliseconds);
    for (const act of acts) await act();
  })();
  return () => done;
}

interface Restricted {
  readonly user: string;
  readonly password: string;
  revoke(): Promise<void>;
  grant(): Promise<void>;
  drop(): Promise<void>;
}

/** A user who may do on the target what a run needs, until the right to insert is taken away. */
async function restrictedUser({ server, settings }: TestDatabase): Promise<Restricted> {
  const own = sharedServer(server);
  const user = `u_${settings.database}`;
  const password = 'restricted';
  if (own.engine === 'postgresql') {
    const ask = async (...statements: string[]): Promise<void> => {
      const client = await connectPostgres(own, settings.database);
      for (const sql of statements) await client.query(sql);
      await client.end();
    };
    await ask(`CREATE ROLE ${user} LOGIN PASSWORD '${password}'`, `GRANT CREATE, USAGE ON SCHEMA public TO ${user}`);
    return {
      ...{ user, password },
      revoke: () => ask(`REVOKE INSERT ON numbers, words FROM ${user}`),
      grant: () => ask(`GRANT INSERT ON numbers, words TO ${user}`),
      drop: () => ask(`DROP OWNED BY ${user}`, `DROP ROLE ${user}`),
    };
  }
  const ask = async (...statements: string[]): Promise<void> => {
    const connection = await connectMysql(own);
    for (const sql of statements) await connection.query(sql);
    await connection.end();
  };
  const all = `ALL PRIVILEGES ON ${settings.database}.*`;
  await ask(`CREATE USER ${user} IDENTIFIED BY '${password}'`, `GRANT ${all} TO ${user}`);
  return {
    ...{ user, password },
    // A session keeps what it may do in its database: https://dev.mysql.com/doc/refman/9.7/en/privilege-changes.html
    revoke: async () => {
      await ask(`REVOKE INSERT ON ${settings.database}.* FROM ${user}`);
      await endSessions({ server, settings, schemas: undefined });
    },
    grant: () => ask(`GRANT ${all} TO ${user}`),
    drop: () => ask(`DROP USER ${user}`),
  };
}

function placeOf({ server, settings }: TestDatabase): Place {
  return { server: sharedServer(server), database: settings.database };
}

function through(settings: ConnectionSettings, proxy: FaultProxy): ConnectionSettings {
  return { ...settings, host: '127.0.0.1', port: proxy.port, socketPath: undefined };
}

async function proxyOf(name: ServerName): Promise<FaultProxy> {
  const { host, port } = sharedServer(name);
  const proxy = await FaultProxy.start({ host, port });
  proxies.push(proxy);
  return proxy;
}

describe.each(journeys)('from $from to $to', ({ from, to }) => {
  it.each(['source', 'target'] as const)(
    'a %s whose connections break is connected again, and every cell arrives',
    async (side) => {
      const own = await Journey.begin(from, to);
      const end = await own.run(
        {},
        afterChunks(3, 'numbers', () => own.proxy[side].cut('reset')),
      );
      expect(own.retries().length).toBeGreaterThan(0);
      await own.expectWhole(end);
    },
  );

  it('a target that refuses connections for a while is waited for', async () => {
    const own = await Journey.begin(from, to);
    const { target } = own.proxy;
    const fault = afterChunks(2, 'numbers', () => {
      void target.refuse();
      target.cut('reset');
    });
    const end = await own.run({}, (event) => {
      fault(event);
      if (event.type === 'retry' && event.attempt === 2) void target.accept();
    });
    expect(own.retries().length).toBeGreaterThan(1);
    await own.expectWhole(end);
  });

  it('a connection that is dead without a word is given up, named, and the run goes on', async () => {
    const own = await Journey.begin(from, to);
    const { source } = own.proxy;
    const fault = afterChunks(2, 'numbers', () => source.impair('both', { stalled: true }));
    const end = await own.run({ stallMilliseconds: 1500 }, (event) => {
      fault(event);
      if (event.type === 'retry') source.heal();
    });
    expect(own.retries()).toContain('STALLED');
    await own.expectWhole(end);
  });

  it('rows that changed in the source between two attempts are copied again', async () => {
    const own = await Journey.begin(from, to);
    const stop = new AbortController();
    const first = await own.run(
      { signal: stop.signal },
      afterChunks(15, 'numbers', () => stop.abort()),
    );
    expect(first.outcome.state).toBe('cancelled');
    await loadSql(
      sharedServer(from),
      own.source.settings.database,
      `UPDATE numbers SET pad = 'changed' WHERE id IN (1, 2500, ${rows}); DELETE FROM numbers WHERE id = 7; UPDATE words SET n = -n WHERE word = 'w2';`,
    );
    const end = await own.run({ resume: true });
    expect(own.warnings()).toContain('changed in the source since');
    await own.expectWhole(end);
  });

  it('refuses what makes no sense: a second run, and a finished step that was edited', async () => {
    const own = await Journey.begin(from, to);
    const stop = new AbortController();
    await own.run(
      { signal: stop.signal },
      afterChunks(2, 'numbers', () => stop.abort()),
    );
    expect((await own.run()).outcome).toMatchObject({ state: 'blocked', error: { code: 'RUN_UNFINISHED' } });
    const edited = own.script.replace(/varchar\(200\)/i, 'varchar(201)');
    expect(edited).not.toBe(own.script);
    const last: RunEvent[] = [];
    const connections = { source: own.source.settings, target: own.target.settings };
    const options = { store: own.store, scriptName: 'faults.migration.sql', resume: true };
    for await (const event of run(parse(edited), connections, options)) last.push(event);
    expect(last.at(-1)).toMatchObject({
      outcome: { error: { code: 'RESUME_REFUSED', object: 'create-table numbers' } },
    });
    await own.expectWhole(await own.run({ resume: true }));
    expect((await own.run({ resume: true })).outcome).toMatchObject({ error: { code: 'NOTHING_TO_RESUME' } });
  });

  it.each(['source', 'target'] as const)(
    'sessions that an administrator of the %s ends are opened again',
    async (side) => {
      const own = await Journey.begin(from, to);
      const killing: Promise<void>[] = [];
      const end = await own.run(
        {},
        afterChunks(3, 'numbers', () => killing.push(endSessions(own[side]))),
      );
      await Promise.all(killing);
      expect(own.retries().length).toBeGreaterThan(0);
      await own.expectWhole(end);
    },
  );

  it('another session’s lock on rows of the target is waited for', async () => {
    const own = await Journey.begin(from, to);
    let release: (() => Promise<void>) | undefined;
    const end = await own.run({}, (event) => {
      if (event.type !== 'step' || event.step !== 'copy numbers' || event.state !== 'running' || release) return;
      release = (): Promise<void> => Promise.resolve();
      void holdKey(own.target, rows - 500, 1500).then((released) => (release = released));
    });
    await release?.();
    // The other session took a key of ours and gave it back.
    await own.expectWhole(end);
  });

  it('a privilege that is taken away midway stops the run at once, and once it is given back the run goes on', async () => {
    const own = await Journey.begin(from, to);
    const restricted = await restrictedUser(own.target);
    const settings = { ...own.target.settings, user: restricted.user, password: restricted.password };
    const taken: Promise<void>[] = [];
    const first = await own.run(
      {},
      afterChunks(3, 'numbers', () => taken.push(restricted.revoke())),
      settings,
    );
    await Promise.all(taken);
    expect(['failed', 'blocked']).toContain(first.outcome.state);
    expect(first.outcome.error?.code).toBe('PERMISSION_DENIED');
    await restricted.grant();
    await own.expectWhole(await own.run({ resume: true }, undefined, settings));
    await restricted.drop();
  });

  it('lets one process run a script at a time', async () => {
    const own = await Journey.begin(from, to);
    let second: Promise<RunEvent & { type: 'finished' }> | undefined;
    const other: RunEvent[] = [];
    let clean: Removal | undefined;
    own.proxy.target.impair('toServer', { bytesPerSecond: 300_000 });
    const end = await own.run(
      {},
      afterChunks(1, 'numbers', () => {
        second = (async () => {
          clean = await cleanUpPlan(parse(own.script), own.target.settings);
          const connections = { source: own.source.settings, target: own.target.settings };
          const options = { store: memoryStore(), scriptName: 'faults.migration.sql', resume: true };
          for await (const event of run(parse(own.script), connections, options)) other.push(event);
          own.proxy.target.heal();
          return other.at(-1) as RunEvent & { type: 'finished' };
        })();
      }),
    );
    expect((await second)?.outcome.error?.code).toBe('RUN_UNDER_WAY');
    expect(clean).toMatchObject({ drops: [], last: [], notes: [expect.stringContaining('another process')] });
    await own.expectWhole(end);
  });
});

import { randomBytes } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { connect } from '../../src/engine/adapters/index.js';
import { generate, parse, rehearse, run, type Rehearsed } from '../../src/engine/index.js';
import type { RunEvent } from '../../src/engine/model/event.js';
import { planCleanUp } from '../../src/engine/run/planCleanUp.js';
import { Scratch } from '../../src/engine/run/scratch.js';
import { loadSql } from '../servers/load.js';
import type { ServerName } from '../servers/server.js';
import { sharedServer } from '../servers/vitest.js';
import { ask } from './ask.js';
import { Databases, type TestDatabase } from './databases.js';
import { memoryStore } from './migrate.js';

const databases = new Databases('reh');
afterAll(() => databases.drop());

const journeys: readonly { from: ServerName; to: ServerName }[] = [
  { from: 'postgres18', to: 'mysql97' },
  { from: 'postgres15', to: 'mariadb1011' },
  { from: 'mysql97', to: 'postgres15' },
  { from: 'mariadb1011', to: 'postgres18' },
];

const rows = 6000;

/** A large table whose sample needs rows of another large one, a chain of its own, and a small one. */
async function fill({ server, settings }: TestDatabase): Promise<void> {
  const isPostgres = sharedServer(server).engine === 'postgresql';
  const analyze = isPostgres ? 'ANALYZE;' : 'ANALYZE TABLE customers, orders, people;';
  const numbers = isPostgres
    ? `generate_series(1, ${rows}) n`
    : `(SELECT a.d * 1000 + b.d * 100 + c.d * 10 + e.d + 1 AS n FROM digits a, digits b, digits c, digits e) s WHERE n <= ${rows}`;
  const digits = isPostgres
    ? ''
    : 'CREATE TABLE digits (d int PRIMARY KEY); INSERT INTO digits VALUES (0),(1),(2),(3),(4),(5),(6),(7),(8),(9);';
  await loadSql(
    sharedServer(server),
    settings.database,
    `${digits}
     CREATE TABLE customers (id int PRIMARY KEY, name varchar(60) NOT NULL);
     CREATE TABLE orders (id int PRIMARY KEY, customer int NOT NULL, note varchar(3000), FOREIGN KEY (customer) REFERENCES customers (id));
     CREATE TABLE people (id int PRIMARY KEY, boss int, FOREIGN KEY (boss) REFERENCES people (id));
     CREATE TABLE small (word varchar(20) PRIMARY KEY);
     INSERT INTO small VALUES ('one'), ('two');
     INSERT INTO customers SELECT n, CONCAT('c', n) FROM ${numbers};
     INSERT INTO orders SELECT n, 1 + n * 7919 % ${rows}, CASE WHEN n = 3000 THEN REPEAT('w', 3000) END FROM ${numbers};
     INSERT INTO people SELECT n, NULLIF(n - 1, 0) FROM ${numbers} ORDER BY n;
     ${analyze}`,
  );
}

async function follow(
  script: string,
  source: TestDatabase,
  target: TestDatabase,
  signal?: AbortSignal,
): Promise<{ rehearsed: Rehearsed; events: RunEvent[]; end: RunEvent & { type: 'finished' } }> {
  const events: RunEvent[] = [];
  const connections = { source: source.settings, target: target.settings };
  const options = { scriptName: 'r.migration.sql', streams: 2, signal };
  const rehearsed = await rehearse(parse(script), connections, options, (event) => events.push(event));
  const end = events.at(-1);
  if (end?.type !== 'finished') throw new Error('A rehearsal ends with "finished".');
  return { rehearsed, events, end };
}

/** The real run. */
async function migrated(
  script: string,
  source: TestDatabase,
  target: TestDatabase,
): Promise<RunEvent & { type: 'finished' }> {
  const connections = { source: source.settings, target: target.settings };
  const options = { scriptName: 'r.migration.sql', streams: 2, store: memoryStore() };
  let last: RunEvent | undefined;
  for await (const event of run(parse(script), connections, options)) last = event;
  if (last?.type !== 'finished') throw new Error('A run ends with "finished".');
  expect(last.outcome).toMatchObject({ state: 'verified' });
  return last;
}

async function expectNothingLeft(target: TestDatabase): Promise<void> {
  const isPostgres = sharedServer(target.server).engine === 'postgresql';
  const left = await ask(
    target,
    isPostgres
      ? `SELECT datname FROM pg_database WHERE datname LIKE 'database\\_migration\\_%'`
      : `SELECT schema_name FROM information_schema.schemata WHERE schema_name LIKE 'database\\_migration\\_%'`,
  );
  expect(left).toEqual([]);
  const schema = isPostgres ? 'public' : target.settings.database;
  expect(await ask(target, `SELECT count(*) FROM information_schema.tables WHERE table_schema = '${schema}'`)).toEqual([
    ['0'],
  ]);
}

describe.each(journeys)('a rehearsal from $from to $to', ({ from, to }) => {
  it('verifies a sample with all the rows that its keys need, foretells the run, and leaves nothing', async () => {
    const source = await databases.create(from, 'source');
    await fill(source);
    const target = await databases.create(to, 'target');
    const { script } = await generate({ source: source.settings, target: target.settings }, { version: 1 });
    const { rehearsed, events, end } = await follow(script, source, target);
    expect(end.outcome, JSON.stringify(events.slice(-4))).toMatchObject({ state: 'verified' });
    const copied = (step: string): number =>
      events.flatMap((event) =>
        event.type === 'step' && event.step === step && event.state === 'done' ? [event.rows ?? 0] : [],
      )[0] ?? 0;
    expect(copied('copy orders')).toBeGreaterThan(400);
    expect(copied('copy orders')).toBeLessThan(500);
    expect(copied('copy customers')).toBeGreaterThan(400);
    expect(copied('copy customers')).toBeLessThan(rows / 2);
    expect(copied('copy small')).toBe(2);
    const keys = events.find((event) => event.type === 'step' && event.step === 'add-foreign-key orders');
    expect(keys).toMatchObject({ state: 'running' });
    expect(
      events
        .filter((event) => event.type === 'warning')
        .map(({ message }) => message)
        .join('\n'),
    ).toContain('people');
    expect(rehearsed.forecast?.rows).toBeGreaterThan(rows * 2);
    expect(rehearsed.forecast?.highMilliseconds).toBeGreaterThanOrEqual(
      rehearsed.forecast?.lowMilliseconds ?? Infinity,
    );
    await expectNothingLeft(target);
  });

  it('meets the error that the run would meet, at its line, and leaves nothing', async () => {
    const source = await databases.create(from, 'source');
    await loadSql(
      sharedServer(from),
      source.settings.database,
      'CREATE TABLE a (id int PRIMARY KEY); INSERT INTO a VALUES (1);',
    );
    const target = await databases.create(to, 'target');
    const { script } = await generate({ source: source.settings, target: target.settings }, { version: 1 });
    const broken = `${script}\n-- @phase more\n-- @step sql wrong on=target\nSELEKT 1;\n`;
    const { end } = await follow(broken, source, target);
    const line = broken.split('\n').indexOf('SELEKT 1;') + 1;
    expect(end.outcome).toMatchObject({ state: 'failed', error: { code: 'STATEMENT_FAILED', line } });
    await expectNothingLeft(target);
  });

  it('leaves nothing when it is cancelled', async () => {
    const source = await databases.create(from, 'source');
    await fill(source);
    const target = await databases.create(to, 'target');
    const { script } = await generate({ source: source.settings, target: target.settings }, { version: 1 });
    const stop = new AbortController();
    const events: RunEvent[] = [];
    const connections = { source: source.settings, target: target.settings };
    await rehearse(parse(script), connections, { scriptName: 'r', streams: 2, signal: stop.signal }, (event) => {
      events.push(event);
      if (event.type === 'step' && event.step === 'copy orders') stop.abort();
    });
    expect(events.at(-1)).toMatchObject({ outcome: { state: 'cancelled' } });
    await expectNothingLeft(target);
  });
});

describe.each(['postgres18', 'mysql97', 'mariadb1011'] as const)('a scratch area on %s', (to) => {
  it('is left alone by a clean-up while its rehearsal lives, and taken afterwards', async () => {
    const [target, other] = [await databases.create(to, 'target'), await databases.create(to, 'source')];
    const script = parse('-- @migration format=1');
    const connections = { source: target.settings, target: target.settings };
    const scratch = await Scratch.create({ connections, connect, script, options: {} });
    const { database } = scratch.settings;
    // As a crash leaves it: nobody holds the lock of its name.
    const left = `database_migration_rehearsal_${randomBytes(4).toString('hex')}`;
    await ask(target, `CREATE DATABASE ${left}`);
    try {
      const end = await connect(other.settings, 'target');
      const { drops } = await planCleanUp(end).finally(() => end.session.close());
      expect(drops.join()).toContain(left);
      expect(drops.join()).not.toContain(database);
    } finally {
      await scratch.drop(() => undefined);
      await ask(target, `DROP DATABASE ${left}`);
    }
  });
});

describe('a forecast', () => {
  it.each(journeys.slice(1, 2))('from $from to $to tells the order of what the run takes', async ({ from, to }) => {
    const source = await databases.create(from, 'source');
    await fill(source);
    const isPostgres = sharedServer(from).engine === 'postgresql';
    // Twenty times as many rows as the rest has, which other tables refer to: choosing a sample of them reads them all.
    await loadSql(
      sharedServer(from),
      source.settings.database,
      `CREATE TABLE visits (id int PRIMARY KEY, customer int NOT NULL, place varchar(60) NOT NULL, FOREIGN KEY (customer) REFERENCES customers (id));
       CREATE INDEX visits_place ON visits (place);
       CREATE TABLE photos (id int PRIMARY KEY, visit int NOT NULL, FOREIGN KEY (visit) REFERENCES visits (id));
       INSERT INTO visits SELECT o.id * 20 + s.id, o.customer, CONCAT('place ', o.id) FROM orders o, people s WHERE s.id <= 20;
       INSERT INTO photos SELECT id, id * 20 + 1 FROM customers;
       ${isPostgres ? 'ANALYZE;' : 'ANALYZE TABLE visits, photos;'}`,
    );
    const target = await databases.create(to, 'target');
    const { script } = await generate({ source: source.settings, target: target.settings }, { version: 1 });
    const { rehearsed, end } = await follow(script, source, target);
    expect(end.outcome).toMatchObject({ state: 'verified' });
    await expectNothingLeft(target);
    const { outcome } = await migrated(script, source, target);
    const { lowMilliseconds: low, highMilliseconds: high } = rehearsed.forecast!;
    const told = `${low} to ${high} ms were foretold, and it took ${outcome.milliseconds}`;
    if (process.env.FORECAST_LOG) console.log(`${from} -> ${to}: ${told}`);
    // Others use the machine too, at one time and not at the other.
    expect(outcome.milliseconds, told).toBeGreaterThan(low / 10);
    expect(outcome.milliseconds, told).toBeLessThan(high * 10);
  });
});

describe('a rehearsal on a server whose schemas are databases', () => {
  it.each(['mysql97', 'mariadb1011'] as const)(
    'moves qualified names on %s, and leaves out what reaches elsewhere',
    async (to) => {
      const source = await databases.create('postgres18', 'source');
      await loadSql(
        sharedServer('postgres18'),
        source.settings.database,
        `CREATE SCHEMA one; CREATE SCHEMA two; CREATE TABLE one.a (id int PRIMARY KEY); CREATE TABLE two.b (id int PRIMARY KEY, a int REFERENCES one.a (id));
       INSERT INTO one.a VALUES (1); INSERT INTO two.b VALUES (1, 1);`,
      );
      const target = await databases.create(to, 'target');
      const elsewhere = await databases.create(to, 'target');
      await loadSql(sharedServer(to), elsewhere.settings.database, 'CREATE TABLE t (n int);');
      const schemas = databases.schemaNames(target, ['one', 'two']);
      const { script } = await generate(
        { source: source.settings, target: target.settings },
        { version: 1, schemaNames: schemas },
      );
      const own = `${script}\n-- @phase more\n-- @step sql elsewhere on=target\nINSERT INTO ${elsewhere.settings.database}.t VALUES (1);\n`;
      const { end, events } = await follow(own, source, target);
      expect(end.outcome, JSON.stringify(events.slice(-3))).toMatchObject({ state: 'verified' });
      expect(await ask(elsewhere, 'SELECT count(*) FROM t')).toEqual([['0']]);
      expect(events).toContainEqual(expect.objectContaining({ type: 'step', step: 'sql elsewhere', state: 'skipped' }));
      const made = Object.values(schemas).map((name) => `'${name}'`);
      expect(
        await ask(
          target,
          `SELECT schema_name FROM information_schema.schemata WHERE schema_name IN (${made.join(', ')})`,
        ),
      ).toEqual([]);
    },
  );
});

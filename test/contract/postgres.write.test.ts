import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ByteStream, LoadRequest, LoadResult } from '../../src/engine/adapter.js';
import type { PostgresSession } from '../../src/engine/adapters/postgres/session.js';
import { write } from '../../src/engine/adapters/postgres/write.js';
import type { EngineError } from '../../src/engine/errors.js';
import type { TargetName } from '../../src/engine/model/mapping.js';
import { connectPostgres } from '../servers/connect.js';
import { sharedServer } from '../servers/vitest.js';
import { TestDatabase } from './postgresDatabase.js';

/** A source made of pieces of COPY text; what it was asked is kept. */
class Source {
  opened = 0;
  aborted = 0;

  constructor(
    private readonly pieces: Iterable<string | Buffer> | AsyncIterable<string | Buffer>,
    private readonly rows: number,
    private readonly failure?: Error,
  ) {}

  readonly open = (): ByteStream => {
    this.opened++;
    const { pieces, failure } = this;
    const readable = Readable.from(
      (async function* () {
        yield* pieces;
        if (failure) throw failure;
      })(),
    );
    const finished = new Promise<{ rows: number }>((resolve, reject) => {
      readable.once('end', () => resolve({ rows: this.rows }));
      readable.once('error', reject);
      readable.once('close', () => reject(new Error('closed early')));
    });
    finished.catch(() => undefined);
    const abort = async (): Promise<void> => {
      this.aborted++;
      readable.destroy();
      await finished.catch(() => undefined);
    };
    return { readable, finished, abort };
  };
}

describe.each(['postgres15', 'postgres18'] as const)('loading into %s', (name) => {
  let database: TestDatabase;
  let session: PostgresSession;
  const table: TargetName = { schema: 'public', name: 'T "x"' };

  beforeAll(async () => {
    database = await TestDatabase.create(sharedServer(name));
    session = await database.session();
    await database.run(
      `CREATE TABLE "T ""x""" (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "b c" text NOT NULL, n smallint)`,
    );
  });
  afterEach(() => session.query('TRUNCATE "T ""x"""'));
  afterAll(() => database.drop());

  const columns = [{ name: 'id' }, { name: 'b c' }, { name: 'n' }];
  const statement = (): string => write.statement(table, columns, session.server);

  async function load(source: Source, more: Partial<LoadRequest> = {}, signal?: AbortSignal): Promise<LoadResult> {
    const request = { statement: statement(), format: 'text' as const, open: source.open, onBytes: () => undefined };
    return await write.load(session, { ...request, ...more }, signal);
  }

  const failing = async (work: Promise<unknown>): Promise<EngineError> =>
    (await work.then(
      () => undefined,
      (error: unknown) => error,
    )) as EngineError;

  const stored = async (): Promise<string | null | undefined> =>
    (await session.query('SELECT count(*) FROM "T ""x"""')).rows[0]?.[0];

  test('the statement names table and columns', () => {
    expect(statement()).toBe('COPY "public"."T ""x""" ("id", "b c", "n") FROM STDIN');
  });

  test('takes all rows in one transaction, identities given by the source', async () => {
    const totals: number[] = [];
    const source = new Source(['5\ta\\tb\t1\n7\t\\', '\\N\t\\N\n'], 2);
    const result = await load(source, { onBytes: (bytes) => totals.push(bytes) });
    expect(result).toMatchObject({ rows: 2, bytes: 18, statement: statement(), warnings: [] });
    expect(totals.at(-1)).toBe(18);
    const { rows } = await session.query('SELECT id, "b c", n FROM "T ""x""" ORDER BY id');
    expect(rows).toEqual([
      ['5', 'a\tb', '1'],
      ['7', '\\N', null],
    ]);
  });

  test('says when it has all rows: before the mark, and before others can see them', async () => {
    const happened: string[] = [];
    await load(new Source(['1\ta\t1\n'], 1), {
      onBytes: () => happened.push('bytes'),
      onLoaded: () => happened.push('loaded'),
      mark: () => {
        happened.push('mark');
        return { sql: 'SELECT 1', values: [] };
      },
    });
    expect(happened).toEqual(['bytes', 'loaded', 'mark']);
    await failing(load(new Source(['2\ta\tx\n'], 1), { onLoaded: () => happened.push('loaded') }));
    expect(happened).toHaveLength(3);
  });

  test('takes csv as the sources frame it', async () => {
    const source = new Source(['"1","NULL",NULL\n"2","",NULL\n'], 2);
    await load(source, { format: 'csv' });
    const { rows } = await session.query('SELECT id, "b c", n FROM "T ""x""" ORDER BY id');
    expect(rows).toEqual([
      ['1', 'NULL', null],
      ['2', '', null],
    ]);
  });

  test('takes no rows', async () => {
    expect(await load(new Source([], 0))).toMatchObject({ rows: 0, bytes: 0 });
  });

  test('takes a cell of 20 MB', async () => {
    const cell = Buffer.alloc(20_000_000, 'x');
    await load(new Source(['1\t', cell, '\t1\n'], 1));
    expect((await session.query('SELECT length("b c") FROM "T ""x"""')).rows).toEqual([['20000000']]);
  });

  test.each([
    ['a value of the wrong type', '1\ta\t1\n2\tb\tx\n', /row 2 .*column n.*invalid input syntax/],
    ['a value out of range', '1\ta\t40000\n', /row 1 .*column n.*out of range/],
    ['a NULL that may not be', '1\t\\N\t1\n', /row 1.*null value in column "b c"/],
    ['a missing field', '1\ta\n', /row 1.*missing data/],
    ['a field too many', '1\ta\t1\t2\n', /row 1.*extra data/],
    ['a duplicate key', '1\ta\t1\n1\tb\t1\n', /row 2.*duplicate key/],
    ['a NUL character', '1\ta\0b\t1\n', /row 1.*0x00/],
    ['bytes that are no UTF-8', Buffer.from([0x31, 0x09, 0xff, 0x09, 0x31, 0x0a]), /row 1.*invalid byte sequence/],
  ])('%s rolls the chunk back and is named', async (_, text, message) => {
    const source = new Source([text], 2);
    const error = await failing(load(source));
    expect(error).toMatchObject({ code: 'LOAD_IMPERFECT', retryable: false });
    expect(error.message).toMatch(message);
    expect(source.aborted).toBe(1);
    expect(await stored()).toBe('0');
  });

  test('rows that a trigger swallows roll the chunk back', async () => {
    await database.run(`CREATE FUNCTION swallow() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN IF new.id = 2 THEN RETURN NULL; END IF; RETURN new; END';
      CREATE TRIGGER swallow BEFORE INSERT ON "T ""x""" FOR EACH ROW EXECUTE FUNCTION swallow()`);
    const error = await failing(load(new Source(['1\ta\t1\n2\tb\t1\n'], 2)));
    await database.run('DROP TRIGGER swallow ON "T ""x"""; DROP FUNCTION swallow()');
    expect(error).toMatchObject({ code: 'LOAD_IMPERFECT' });
    expect(error.message).toContain('sent 2 rows and PostgreSQL took 1');
    expect(await stored()).toBe('0');
  });

  test('a source that fails in the middle rolls the chunk back', async () => {
    const source = new Source(['1\ta\t1\n', '2\tb'], 2, new Error('the source is gone'));
    const error = await failing(load(source));
    expect(error).toMatchObject({ code: 'STREAM_BROKEN', retryable: true });
    expect(error.message).toContain('the source is gone');
    expect(await stored()).toBe('0');
  });

  test('a source that ends early, but normally, is found by its count', async () => {
    const error = await failing(load(new Source(['1\ta\t1\n'], 2)));
    expect(error).toMatchObject({ code: 'LOAD_IMPERFECT' });
    expect(await stored()).toBe('0');
  });

  test('the source is not opened when the target refuses the statement', async () => {
    const source = new Source(['1\n'], 1);
    const error = await failing(load(source, { statement: 'COPY nowhere (id) FROM STDIN' }));
    expect(error).toMatchObject({ code: 'STATEMENT_FAILED' });
    expect(source.opened).toBe(0);
    expect((await session.query('SELECT 1')).rows).toEqual([['1']]);
  });

  test('a cancelled load stops within two seconds and leaves nothing', async () => {
    const stop = new AbortController();
    const endless = (async function* () {
      for (let id = 1; ; id++) {
        yield `${id}\tx\t1\n`;
        if (id === 1000) stop.abort();
        if (id % 100 === 0) await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    const source = new Source(endless, 0);
    const began = performance.now();
    expect(await failing(load(source, {}, stop.signal))).toMatchObject({ code: 'CANCELLED' });
    expect(performance.now() - began).toBeLessThan(2_000);
    expect(source.aborted).toBe(1);
    expect(await stored()).toBe('0');
  });

  test('a load that waits for a lock is cancelled too', async () => {
    const blocker = await connectPostgres(database.server, database.name);
    await blocker.query('BEGIN; LOCK TABLE "T ""x""" IN ACCESS EXCLUSIVE MODE');
    const stop = new AbortController();
    const source = new Source(['1\ta\t1\n'], 1);
    const loading = failing(load(source, {}, stop.signal));
    await untilWaiting(database);
    stop.abort();
    expect(await loading).toMatchObject({ code: 'CANCELLED' });
    expect(source.opened).toBe(0);
    await blocker.end();
    expect(await stored()).toBe('0');
  });

  test('a target that dies says so, and stops the source', async () => {
    const victim = await database.session();
    const pid = (await victim.query('SELECT pg_backend_pid()')).rows[0]?.[0];
    const killer = await connectPostgres(database.server, database.name);
    const endless = (async function* () {
      for (let id = 1; ; id++) {
        yield `${id}\tx\t1\n`;
        if (id === 1000) await killer.query('SELECT pg_terminate_backend($1)', [pid]);
        if (id % 100 === 0) await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    const source = new Source(endless, 0);
    const request = { statement: statement(), format: 'text' as const, open: source.open, onBytes: () => undefined };
    expect(await failing(write.load(victim, request))).toMatchObject({ code: 'CONNECTION_LOST', retryable: true });
    expect(source.aborted).toBe(1);
    await killer.end();
    expect(await stored()).toBe('0');
  });
});

describe.each(['postgres15', 'postgres18'] as const)('preflight on %s', (name) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await TestDatabase.create(sharedServer(name));
    await database.run(
      'CREATE TABLE here (id int); CREATE VIEW seen AS SELECT 1; CREATE TYPE mood AS ENUM (); CREATE SCHEMA other',
    );
  });
  afterAll(() => database.drop());

  const named = (schema: string, tableName: string): TargetName => ({ schema, name: tableName });

  test('tells which names are taken, by whatever it is', async () => {
    const wanted = [
      named('public', 'here'),
      named('public', 'Here'),
      named('public', 'seen'),
      named('public', 'mood'),
      named('absent', 'here'),
    ];
    const state = await write.preflight(await database.session(), wanted, []);
    expect(state.existing).toEqual([named('public', 'here'), named('public', 'seen'), named('public', 'mood')]);
    expect(state.findings).toEqual([]);
  });

  test('tells missing privileges on schemas that exist and that don’t', async () => {
    const user = `plain_${database.name}`;
    await database.run(`CREATE ROLE ${user} LOGIN PASSWORD 'p'; REVOKE CREATE ON SCHEMA public FROM PUBLIC`);
    const session = await database.session('target', { user, password: 'p' });
    const state = await write.preflight(session, [named('public', 't'), named('other', 't'), named('fresh', 't')], []);
    expect(state.findings.map((finding) => [finding.code, finding.object.path[0]]).sort()).toEqual([
      ['MISSING_PRIVILEGE', 'fresh'],
      ['MISSING_PRIVILEGE', 'other'],
      ['MISSING_PRIVILEGE', 'public'],
    ]);
    await session.close();
    await database.run(`DROP ROLE ${user}`);
  });

  test('tells a target that is read-only', async () => {
    const user = `reader_${database.name}`;
    await database.run(
      `CREATE ROLE ${user} SUPERUSER LOGIN PASSWORD 'p'; ALTER ROLE ${user} SET default_transaction_read_only = on`,
    );
    const session = await database.session('target', { user, password: 'p' });
    const state = await write.preflight(session, [named('public', 't')], []);
    expect(state.findings.map((finding) => [finding.code, finding.severity])).toEqual([['READ_ONLY_TARGET', 'error']]);
    await session.close();
    await database.run(`DROP ROLE ${user}`);
  });

  test('tells a database that can’t hold every character', async () => {
    const client = await connectPostgres(database.server);
    const latin = `${database.name}_latin`;
    await client.query(`CREATE DATABASE ${latin} TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'`);
    const session = await database.session('target', { database: latin });
    const state = await write.preflight(session, [named('public', 't')], []);
    expect(state.findings.map((finding) => finding.code)).toEqual(['DATABASE_ENCODING']);
    await session.close();
    await client.query(`DROP DATABASE ${latin}`);
    await client.end();
  });
});

async function untilWaiting(database: TestDatabase): Promise<void> {
  const client = await connectPostgres(database.server, database.name);
  try {
    for (;;) {
      const { rowCount } = await client.query(`SELECT 1 FROM pg_locks WHERE NOT granted`);
      if ((rowCount ?? 0) > 0) return;
    }
  } finally {
    await client.end();
  }
}

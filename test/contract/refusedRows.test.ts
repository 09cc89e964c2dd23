import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Adapter, BatchLoad, BatchRequest, Session } from '../../src/engine/adapter.js';
import { connect } from '../../src/engine/adapters/index.js';
import { EngineError, RowsRefused } from '../../src/engine/errors.js';
import type { RowFormat } from '../../src/engine/model/type.js';
import { encodeRow } from '../../src/engine/stream/rows.js';
import { loadSql } from '../servers/load.js';
import { sharedServer } from '../servers/vitest.js';
import type { ServerName } from '../servers/server.js';
import { Databases } from '../scenarios/databases.js';

interface Target {
  readonly server: ServerName;
  readonly format: RowFormat;
  /** The way round a server that takes no LOAD DATA LOCAL. */
  readonly inserts: boolean;
}

const targets: readonly Target[] = [
  { server: 'postgres18', format: 'text', inserts: false },
  { server: 'postgres15', format: 'csv', inserts: false },
  { server: 'mysql97', format: 'csv', inserts: false },
  { server: 'mysql97', format: 'csv', inserts: true },
  { server: 'mariadb1011', format: 'csv', inserts: false },
  { server: 'mariadb1011', format: 'csv', inserts: true },
];

const postgresTable = `
  CREATE TABLE taken (id integer PRIMARY KEY, v varchar(5) NOT NULL, n integer CHECK (n < 100), late integer UNIQUE DEFERRABLE INITIALLY DEFERRED);
  CREATE TABLE guarded (LIKE taken INCLUDING ALL);
  CREATE TABLE children (LIKE taken INCLUDING ALL);
  ALTER TABLE children ADD FOREIGN KEY (n) REFERENCES taken (id);
  CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF new.n = 13 THEN RAISE EXCEPTION 'no thirteen here'; END IF;
    IF new.n = 14 THEN RETURN NULL; END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER refuse BEFORE INSERT ON guarded FOR EACH ROW EXECUTE FUNCTION refuse();`;
const mysqlTable = `
  CREATE TABLE taken (id int PRIMARY KEY, v varchar(5) NOT NULL, n int CHECK (n < 100), late int UNIQUE);
  CREATE TABLE guarded LIKE taken;
  CREATE TABLE children LIKE taken;
  ALTER TABLE children ADD FOREIGN KEY (n) REFERENCES taken (id);`;
const mysqlTrigger = `
  CREATE TRIGGER refuse BEFORE INSERT ON guarded FOR EACH ROW
    IF new.n = 13 THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'no thirteen here'; END IF`;

const databases = new Databases('refused');
afterAll(() => databases.drop());

describe.each(targets)('rows into $server as $format (by INSERT: $inserts)', ({ server, format, inserts }) => {
  let adapter: Adapter;
  let session: Session;
  const isPostgres = sharedServer(server).engine === 'postgresql';

  beforeAll(async () => {
    const { settings } = await databases.create(server);
    await loadSql(sharedServer(server), settings.database, isPostgres ? postgresTable : mysqlTable);
    ({ adapter, session } = await connect(settings, 'target'));
    if (!isPostgres) await session.query(mysqlTrigger);
    if (inserts) Object.assign(session.server.capabilities, { localInfile: false });
    return () => session.close();
  });
  beforeEach(async () => {
    await session.query('DELETE FROM taken');
  });

  async function begin(table = 'taken', more: Partial<BatchRequest> = {}): Promise<BatchLoad> {
    const columns = ['id', 'v', 'n', 'late'].map((name) => ({ name }));
    const schema = isPostgres ? 'public' : session.server.database;
    const statement = adapter.write.statement({ schema, name: table }, columns, session.server);
    return await adapter.write.loadBatches(session, { statement, format, ...more });
  }

  const rows = (...values: readonly (readonly (string | null)[])[]): Buffer[] =>
    values.map((row) =>
      encodeRow(
        format,
        row.map((value) => (value === null ? null : Buffer.from(value))),
      ),
    );
  const refusal = async (work: Promise<void>): Promise<RowsRefused['refusal']> => {
    const thrown = await work.then(
      () => undefined,
      (error: unknown) => error,
    );
    if (thrown instanceof RowsRefused) return thrown.refusal;
    throw thrown instanceof Error ? thrown : new Error('The rows were taken.');
  };
  const stored = async (): Promise<unknown> =>
    (await session.query('SELECT id FROM taken ORDER BY id')).rows.map(([id]) => id);

  it('keep what was there before a refused batch, and go on behind it', async () => {
    const batches = await begin();
    await batches.load(rows(['1', 'one', '1', '1'], ['2', 'two', null, null]));
    const refused = await refusal(batches.load(rows(['3', 'three', '3', '3'], ['4', 'too long', '4', '4'])));
    expect(refused.reason).toMatch(/too long|truncated/);
    await batches.load(rows(['5', 'five', '5', '5']));
    await batches.commit({ sql: 'UPDATE taken SET n = 42 WHERE id = 5', values: [] });
    expect(await stored()).toEqual(['1', '2', '5']);
    expect((await session.query('SELECT n FROM taken WHERE id = 5')).rows).toEqual([['42']]);
  });

  it.each<[string, (string | null)[], RegExp, string?]>([
    ['a value that is no number', ['3', 'a', 'x', null], /integer/, 'n'],
    ['a number out of range', ['3', 'a', '99999999999', null], /out of range/i, 'n'],
    ['a NULL that may not be', ['3', null, '1', null], /null/i],
    ['a CHECK', ['3', 'a', '100', null], /check|constraint/i],
    ['a key that is there', ['1', 'a', '1', null], /duplicate/i],
    ['a unique value that is there', ['3', 'a', '1', '1'], /duplicate/i],
  ])('are refused one by one: %s', async (_name, row, reason, column) => {
    const batches = await begin();
    await batches.load(rows(['1', 'one', '1', '1']));
    const refused = await refusal(batches.load(rows(row)));
    expect(refused.reason).toMatch(reason);
    if (column !== undefined) expect(refused.column).toBe(column);
    await batches.load(rows(['7', 'seven', '7', '7']));
    await batches.commit();
    expect(await stored()).toEqual(['1', '7']);
  });

  it('are named by their place in the batch where the server says it', async () => {
    const batches = await begin();
    const refused = await refusal(
      batches.load(rows(['1', 'a', '1', null], ['2', 'b', '2', null], ['3', 'c', 'x', null])),
    );
    await batches.rollBack();
    expect(refused.row).toBe(3);
    expect(await stored()).toEqual([]);
  });

  it('are not to blame where the target does not take the statement', async () => {
    const batches = await begin('nowhere').then(
      async (open) => {
        const thrown = await open.load([]).catch((error: unknown) => error);
        await open.rollBack();
        return thrown;
      },
      (error: unknown) => error,
    );
    expect(batches).toBeInstanceOf(EngineError);
    expect((await session.query('SELECT 1')).rows).toEqual([['1']]);
    const fit = await begin();
    await fit.load([]);
    await fit.rollBack();
  });

  it('are all taken back when the load is given up', async () => {
    const batches = await begin();
    await batches.load(rows(['1', 'one', '1', '1']));
    await batches.rollBack();
    expect(await stored()).toEqual([]);
  });

  // Under a trigger MySQL's LOAD DATA LOCAL takes such a NULL as '', and says nothing.
  it.each<[string, (string | null)[], RegExp]>([
    ['raises', ['3', 'a', '13', null], /no thirteen here/],
    ['looks on while a NULL comes that may not be', ['3', null, '1', null], /null/i],
  ])('are refused where a trigger %s', async (_name, row, reason) => {
    const batches = await begin('guarded');
    await batches.load(rows(['1', 'one', '1', '1']));
    expect((await refusal(batches.load(rows(row)))).reason).toMatch(reason);
    await batches.rollBack();
  });

  it('must meet the foreign keys that are there where that is asked for', async () => {
    const batches = await begin('children', { foreignKeys: true });
    expect((await refusal(batches.load(rows(['1', 'one', '7', null])))).reason).toMatch(/foreign key/i);
    await batches.rollBack();
  });

  it.runIf(isPostgres)('that a trigger leaves out are refused', async () => {
    const batches = await begin('guarded');
    expect((await refusal(batches.load(rows(['1', 'one', '14', '1'])))).reason).toMatch(/took 0/);
    await batches.rollBack();
  });

  it.runIf(inserts)('that fit into no packet, or that are no text, are refused before they are sent', async () => {
    const batches = await begin();
    const most = Number(session.server.capabilities.maxAllowedPacket);
    const wide = encodeRow(format, [Buffer.from('1'), Buffer.alloc(most, 'x'), null, null]);
    expect((await refusal(batches.load([wide]))).reason).toContain('max_allowed_packet');
    const broken = encodeRow(format, [Buffer.from('1'), Buffer.from([0xff]), null, null]);
    expect((await refusal(batches.load([...rows(['2', 'two', null, null]), broken]))).row).toBe(2);
    await batches.rollBack();
  });
});

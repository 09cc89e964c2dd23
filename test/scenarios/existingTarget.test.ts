import { afterAll, describe, expect, it } from 'vitest';
import { cleanUpPlan, parse, remove, rollBackPlan } from '../../src/engine/index.js';
import type { ServerName } from '../servers/server.js';
import { ask } from './ask.js';
import { Databases } from './databases.js';
import { World } from './existing/world.js';

const databases = new Databases('exi');
afterAll(() => databases.drop());

interface Journey {
  readonly from: ServerName;
  readonly to: ServerName;
}
const journeys: readonly Journey[] = [
  { from: 'postgres18', to: 'mysql97' },
  { from: 'mysql97', to: 'postgres15' },
];
const others: readonly Journey[] = [
  { from: 'postgres15', to: 'mariadb1011' },
  { from: 'mariadb1011', to: 'postgres18' },
];

describe.each([...journeys, ...others])('appending from $from to $to', ({ from, to }) => {
  it('leaves what is there as it is, triggers and keys included, and verifies the source’s rows', async () => {
    const world = await World.make(databases, from, to);
    const before = await world.standing();
    const codes = await world.generate({ existing: 'append' });
    expect(codes).toContain('TARGET_COLUMN_EXTRA');
    const { outcome } = await world.run();
    expect(outcome, world.told).toMatchObject({ state: 'verified', rows: 1300 });
    expect(await world.standing()).toBe(before);
    expect(await world.rows('customers', 'count(*), min(extra), max(extra)')).toEqual([['403', '7', '7']]);
    expect(await world.rows('orders')).toEqual([['902']]);
    expect(await world.left()).toEqual([]);
    const said = world.events.flatMap((event) => (event.type === 'verification' ? [event.result.reason] : []));
    expect(said.join()).toContain('Compared by the keys that the source has');
    // The counter stands past the source's.
    await world.change('target', "INSERT INTO customers (email) VALUES ('next')");
    const id = world.ontoPostgres ? '"ID"' : 'ID';
    expect(await world.rows('customers', id, "email = 'next'")).toEqual([['2001']]);
  });
});

describe.each(journeys)('into a target that has the tables, from $from to $to', ({ from, to }) => {
  it('refuses unless something is decided, and then too where a key is there already', async () => {
    const world = await World.make(databases, from, to);
    await world.generate({});
    expect((await world.run()).outcome).toMatchObject({ state: 'blocked', error: { code: 'TARGET_NOT_EMPTY' } });
    const id = world.ontoPostgres ? 'customers ("ID", email) OVERRIDING SYSTEM VALUE' : 'customers (ID, email)';
    await world.change('target', `INSERT INTO ${id} VALUES (500, 'taken')`);
    const before = await world.standing();
    await world.generate({ existing: 'append' });
    const { outcome } = await world.run();
    expect(outcome, world.told).toMatchObject({ state: 'failed', rows: 0, error: { code: 'PROOF_FAILED' } });
    expect(outcome.error?.message).toMatch(/500/u);
    expect(await world.standing()).toBe(before);
    expect(await world.rows('customers')).toEqual([['4']]);
    await world.rollBack();
    expect(await world.standing()).toBe(before);
    expect(await world.rows('customers')).toEqual([['4']]);
    expect(await world.left()).toEqual([]);
  });

  it('puts triggers and keys back when the load fails; a roll back takes out exactly its rows, a resume goes on', async () => {
    const world = await World.make(databases, from, to);
    const before = await world.standing();
    // One that another row has: found in the last chunk.
    await world.change('source', `UPDATE customers SET email = 'old301' WHERE id = 898`);
    await world.generate({ existing: 'append' });
    const failed = await world.run();
    expect(failed.outcome, world.told).toMatchObject({ state: 'failed', error: { code: 'LOAD_IMPERFECT' } });
    expect(Number((await world.rows('customers'))[0]?.[0])).toBeGreaterThan(3);
    // A key can't be proven again before all rows are there; it holds for whatever is written from now on.
    const unproven = (text: string): string => text.replaceAll(' NOT VALID', '').replaceAll('"false"', '"true"');
    expect(unproven(await world.standing())).toBe(before);
    const notes = await world.rollBack();
    expect(notes).toEqual([]);
    expect(await world.standing()).toBe(before);
    expect(await world.rows('customers')).toEqual([['3']]);
    expect(await world.rows('orders')).toEqual([['2']]);
    expect(await world.left()).toEqual([]);

    await world.store.clear();
    expect((await world.run()).outcome.state).toBe('failed');
    await world.change('target', `UPDATE customers SET email = 'moved away' WHERE email = 'old301'`);
    // The source moves on meanwhile, in rows that are not there yet.
    await world.change('source', `UPDATE customers SET note = 'later' WHERE id = 898`);
    const resumed = await world.run({ resume: true });
    expect(resumed.outcome, world.told).toMatchObject({ state: 'verified', inAll: { rows: 1300 } });
    expect(resumed.outcome.rows).toBeLessThan(1300);
    expect(await world.rows('customers', world.ontoPostgres ? '"Note"' : 'Note', "email = 'old301'")).toEqual([
      ['later'],
    ]);
    expect(await world.standing()).toBe(before.replace('old301', 'moved away'));
    expect(await world.rows('customers')).toEqual([['403']]);
    expect(await world.left()).toEqual([]);
    // The keys that told the run's rows went with its end; what is to stay has to be said.
    await expect(world.rollBack()).rejects.toThrow(/put into customers, orders can't be told/u);
    world.script = world.script.replaceAll(/^(-- @step copy (?:customers|orders) .*)$/gmu, '$1\n-- @skip');
    await world.rollBack();
    expect(await world.rows('customers')).toEqual([['403']]);
  });

  it('puts them back after a cancel too', async () => {
    const world = await World.make(databases, from, to);
    const before = await world.standing();
    await world.generate({ existing: 'append' });
    const stop = new AbortController();
    const { outcome } = await world.run({ signal: stop.signal }, (event) => {
      if (event.type === 'step' && event.step === 'copy orders') stop.abort();
    });
    expect(outcome, world.told).toMatchObject({ state: 'cancelled' });
    expect(await world.standing()).toBe(before);
    expect((await world.run({ resume: true })).outcome, world.told).toMatchObject({ state: 'verified' });
    expect(await world.standing()).toBe(before);
  });

  it('empties tables only when that is accepted by name, and the keys of others have to hold again', async () => {
    const world = await World.make(databases, from, to);
    const guards = await world.guards();
    await world.generate({ existing: 'truncate' });
    const finding = world.findings.find((entry) => entry.code === 'TARGET_DATA_DELETED');
    expect(finding?.message).toMatch(/2 tables of the target with about 5 rows/u);
    expect((await world.run()).outcome).toMatchObject({ state: 'blocked', error: { code: 'BLOCKED_BY_FINDING' } });
    expect(await world.rows('customers')).toEqual([['3']]);
    // A letter refers to a customer that the source doesn't have.
    await world.generate({ existing: 'truncate', accept: ['TARGET_DATA_DELETED'] });
    const blocked = await world.run();
    expect(blocked.outcome, world.told).toMatchObject({ state: 'blocked', error: { code: 'BLOCKED_BY_FINDING' } });
    expect(blocked.outcome.error?.message).toMatch(
      /1 row of .*letters.* refers to .*customers.* by the key .*written_to/u,
    );
    await world.generate({ existing: 'truncate', accept: ['TARGET_DATA_DELETED', 'TARGET_ROWS_REFER'] });
    const failed = await world.run();
    expect(failed.outcome, world.told).toMatchObject({ state: 'failed' });
    expect(JSON.stringify(failed.outcome.error)).toMatch(/written_to/u);
    await world.change('target', 'UPDATE letters SET customer = 102');
    expect((await world.run({ resume: true })).outcome, world.told).toMatchObject({
      ...{ state: 'verified', rows: 0 },
      inAll: { rows: 1300 },
    });
    expect(await world.guards()).toEqual(guards);
    expect(await world.rows('customers')).toEqual([['400']]);
    expect((await world.rows('audit')).join()).toBe('0');
  });

  it('makes tables anew when that is accepted by name', async () => {
    const world = await World.make(databases, from, to);
    const rename = world.ontoPostgres ? 'RENAME "ID" TO id' : 'CHANGE ID id bigint AUTO_INCREMENT';
    await world.change('target', `UPDATE letters SET customer = NULL; ALTER TABLE customers ${rename};`);
    const codes = await world.generate({ existing: 'replace', accept: ['TARGET_TABLE_DROPPED'] });
    expect(codes).toContain('TARGET_KEY_UNFIT');
    await world.generate({
      existing: 'replace',
      tables: { [world.key('customers')]: { columns: { id: { type: 'bigint' } } } },
      accept: ['TARGET_TABLE_DROPPED'],
    });
    // What came up since the script was generated is seen before anything is written.
    const check = (id: string): unknown =>
      world.events.flatMap((event) => (event.type === 'check' && event.check.id === id ? [event.check] : []))[0];
    await world.change('target', 'UPDATE letters SET customer = 103');
    expect((await world.run()).outcome, world.told).toMatchObject({
      state: 'blocked',
      error: { code: 'TARGET_NOT_EMPTY' },
    });
    expect(check('referring-rows')).toMatchObject({ state: 'fail', fix: expect.stringContaining('@accept') as string });
    await world.change(
      'target',
      'UPDATE letters SET customer = NULL; CREATE VIEW mails AS SELECT email FROM customers;',
    );
    if (world.ontoPostgres) {
      expect((await world.run()).outcome, world.told).toMatchObject({ state: 'blocked' });
      expect(check('dependent-objects')).toMatchObject({
        state: 'fail',
        seen: expect.stringMatching(/view .*mails/u) as string,
      });
      expect(await world.rows('customers')).toEqual([['3']]);
      await world.change('target', 'DROP VIEW mails');
    }
    const { outcome } = await world.run();
    expect(outcome, world.told).toMatchObject({ state: 'verified' });
    expect(check('dependent-objects')).toMatchObject({ state: world.ontoPostgres ? 'pass' : 'warn' });
    expect(await world.rows('customers', 'count(*), min(id)')).toEqual([['400', '102']]);
    const key = world.ontoPostgres
      ? `SELECT count(*) FROM pg_constraint WHERE conname = 'written_to' AND convalidated`
      : `SELECT count(*) FROM information_schema.REFERENTIAL_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = DATABASE() AND CONSTRAINT_NAME = 'written_to'`;
    expect(await ask(world.target, key)).toEqual([['1']]);
    expect((await world.rollBack()).join()).toMatch(/can't be brought back/u);
  });

  it('moves rows alone into empty tables, and refuses ones that hold rows', async () => {
    const world = await World.make(databases, from, to);
    await world.generate({ content: 'data' });
    const refused = await world.run();
    expect(refused.outcome, world.told).toMatchObject({ state: 'failed', error: { code: 'PROOF_FAILED' } });
    await world.rollBack().catch(() => undefined);
    await world.change(
      'target',
      'DELETE FROM letters; UPDATE orders SET parent = NULL; DELETE FROM orders; DELETE FROM customers',
    );
    const guards = await world.guards();
    await world.generate({ content: 'data', existing: 'refuse' });
    const { outcome } = await world.run();
    expect(outcome, world.told).toMatchObject({ state: 'verified', rows: 1300 });
    expect(await world.guards()).toEqual(guards);
    expect((await world.rows('audit')).join()).toBe('0');
    await world.rollBack();
    expect(await world.rows('customers')).toEqual([['0']]);
    expect(await world.guards()).toEqual(guards);
  });

  it('rehearses on stand-ins, and touches nothing', async () => {
    const world = await World.make(databases, from, to);
    const before = await world.standing();
    for (const decisions of [
      { existing: 'append' },
      { existing: 'replace', accept: ['TARGET_TABLE_DROPPED', 'TARGET_KEY_UNFIT', 'TARGET_ROWS_REFER'] },
    ] as const) {
      await world.generate(decisions);
      const { outcome } = await world.rehearse();
      expect(outcome, world.told).toMatchObject({ state: 'verified' });
    }
    expect(await world.standing()).toBe(before);
    expect(await world.rows('customers')).toEqual([['3']]);
    expect(await world.left()).toEqual([]);
  });

  it('finds rows that refer to nothing in a table outside of the migration', async () => {
    const world = await World.make(databases, from, to);
    await world.change(
      'target',
      'DELETE FROM letters; CREATE TABLE agents (id bigint PRIMARY KEY); INSERT INTO agents VALUES (1), (103), (301);',
    );
    const agent = world.ontoPostgres ? '"ID"' : 'ID';
    await world.change(
      'target',
      `ALTER TABLE customers ADD CONSTRAINT kept_by FOREIGN KEY (${agent}) REFERENCES agents (id)`,
    );
    const before = await world.standing();
    await world.generate({ existing: 'append' });
    const { outcome } = await world.run();
    expect(outcome, world.told).toMatchObject({ state: 'failed' });
    expect(JSON.stringify(outcome.error)).toMatch(/kept_by/u);
    await world.rollBack();
    expect(await world.standing()).toBe(before);
    expect(await world.rows('customers')).toEqual([['3']]);
  });

  it('makes tables without rows', async () => {
    const world = await World.make(databases, from, to);
    await world.generate({
      content: 'schema',
      schemaNames: {},
      tables: { [world.key('customers')]: { name: 'people' }, [world.key('orders')]: { name: 'sales' } },
    });
    expect(world.script).not.toMatch(/@step (?:copy|verify)/u);
    const { outcome } = await world.run();
    expect(outcome, world.told).toMatchObject({ state: 'verified', rows: 0 });
    expect(await world.rows('people')).toEqual([['0']]);
  });

  it('says beforehand what can’t go in', async () => {
    const world = await World.make(databases, from, to);
    await world.change('source', 'ALTER TABLE customers ADD COLUMN lost integer');
    await world.change('target', 'ALTER TABLE customers ADD COLUMN wanted integer; UPDATE customers SET wanted = 1');
    const demand = world.ontoPostgres ? 'ALTER COLUMN wanted SET NOT NULL' : 'MODIFY wanted integer NOT NULL';
    await world.change('target', `ALTER TABLE customers ${demand}; DROP TABLE orders;`);
    const codes = await world.generate({ existing: 'append', content: 'data' });
    expect(codes).toEqual(
      expect.arrayContaining(['TARGET_COLUMN_MISSING', 'TARGET_COLUMN_REQUIRED', 'TARGET_TABLE_MISSING']),
    );
    expect((await world.run()).outcome.state).toBe('blocked');
  });

  it('says what a roll back takes along by keys of others', async () => {
    const world = await World.make(databases, from, to);
    // One that another row has: found in the last chunk.
    await world.change('source', `UPDATE customers SET email = 'old301' WHERE id = 898`);
    await world.generate({ existing: 'append' });
    expect((await world.run()).outcome.state).toBe('failed');
    const id = world.ontoPostgres ? '"ID"' : 'ID';
    const key = `CONSTRAINT added_later FOREIGN KEY (c) REFERENCES customers (${id}) ON DELETE CASCADE`;
    await world.change('target', `CREATE TABLE later (c bigint, ${key});`);
    const { notes } = await rollBackPlan(parse(world.script), world.target.settings, {
      store: world.store,
      scriptName: 'existing.migration.sql',
    });
    expect(notes.filter((note) => note.includes('added_later')).length).toBe(world.ontoPostgres ? 1 : 0);
    // The script's own keys are put aside before.
    expect(notes.filter((note) => note.includes('ON DELETE') && !note.includes('added_later'))).toEqual([]);
  });

  it('puts triggers and keys back by "clean" after a crash', async () => {
    const world = await World.make(databases, from, to);
    const before = await world.standing();
    await world.generate({ existing: 'append' });
    // As a crash leaves it: the process is gone before it could put anything back.
    await world.crash('copy orders');
    expect(await world.guards()).not.toEqual((JSON.parse(before) as unknown[])[1]);
    const removal = await cleanUpPlan(parse(world.script), world.target.settings);
    expect(removal.notes.join()).toContain('a run of existing.migration.sql');
    await remove(parse(world.script), world.target.settings, removal, { scriptName: 'existing.migration.sql' });
    expect(await world.standing()).toBe(before);
    expect(await world.left()).toEqual([]);
  });
});

import { afterAll, describe, expect, it, vi } from 'vitest';
import { generate, parse, run } from '../../src/engine/index.js';
import type { RunEvent } from '../../src/engine/model/event.js';
import { loadSql } from '../servers/load.js';
import { sharedServer } from '../servers/vitest.js';
import { ask } from './ask.js';
import { Databases, type TestDatabase } from './databases.js';
import { memoryStore } from './migrate.js';

// On a machine as small as that one session at a time fills a table of PostgreSQL's.
vi.mock(import('node:os'), async (original) => ({ ...(await original()), availableParallelism: () => 2 }));

const databases = new Databases('turn');
afterAll(() => databases.drop());

const rows = 20_000;
const chunkRows = 1_000;

/** The commit of the first chunk waits until rows of much later ones are there; when each chunk was loaded is noted. */
const watched = `
-- @step sql wait on=target
CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  FOR attempt IN 1..1000 LOOP
    IF EXISTS (SELECT FROM public.t WHERE id > ${rows / 2}) THEN RETURN NULL; END IF;
    PERFORM pg_sleep(0.02);
  END LOOP;
  RAISE 'nothing was loaded while this chunk was committed';
END $$;
CREATE CONSTRAINT TRIGGER wait AFTER INSERT ON public.t DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.id = 1) EXECUTE FUNCTION wait();
CREATE SCHEMA aside;
CREATE TABLE aside.loads (first integer, began timestamptz, ended timestamptz);
CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO aside.loads SELECT min(id), statement_timestamp(), clock_timestamp() FROM added;
  RETURN NULL;
END $$;
CREATE TRIGGER note AFTER INSERT ON public.t REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION note();

-- @phase data
`;

async function source(): Promise<TestDatabase> {
  const made = await databases.create('mariadb1011', 'source');
  const numbers = `WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < ${rows}) SELECT n, CONCAT('row ', n) FROM s`;
  const sql = `CREATE TABLE t (id int PRIMARY KEY, word varchar(20)); SET max_recursive_iterations = 100000; INSERT INTO t ${numbers};`;
  await loadSql(sharedServer('mariadb1011'), made.settings.database, sql);
  return made;
}

describe('a table that one session at a time fills', () => {
  it('is loaded in the order of its keys, each chunk while the one before is committed', async () => {
    const from = await source();
    const to = await databases.create('postgres15');
    const connections = { source: from.settings, target: to.settings };
    const { script } = await generate(connections, { version: 1 });
    const events: RunEvent[] = [];
    const options = { store: memoryStore(), scriptName: 'turn.migration.sql', chunkRows };
    const edited = script.replace('-- @phase data\n', () => watched);
    for await (const event of run(parse(edited), connections, options)) events.push(event);
    expect(events.at(-1)).toMatchObject({ outcome: { state: 'verified', rows } });
    expect(events.find(({ type }) => type === 'streams')).toMatchObject({ streams: 1 });
    const order = `SELECT count(*) FILTER (WHERE began < before)::text, count(*)::text FROM
      (SELECT began, lag(ended) OVER (ORDER BY first) AS before FROM aside.loads) q`;
    const [[overlaps, loads] = []] = await ask(to, order);
    expect(overlaps).toBe('0');
    expect(Number(loads)).toBeGreaterThanOrEqual(rows / chunkRows);
  });
});

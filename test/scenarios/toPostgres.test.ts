import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../src/engine/model/finding.js';
import type { Decisions } from '../../src/engine/model/mapping.js';
import { connectPostgres } from '../servers/connect.js';
import { createDatabase, dropDatabase, loadSql } from '../servers/load.js';
import type { ServerName } from '../servers/server.js';
import { sharedServer } from '../servers/vitest.js';
import { migrate, settingsOf, summary, type Migrated } from './migrate.js';

const journeys: readonly { from: ServerName; to: ServerName }[] = [
  { from: 'mysql97', to: 'postgres15' },
  { from: 'mariadb1011', to: 'postgres18' },
];

/** What MySQL and MariaDB hold and PostgreSQL says in other words, from the source to a query on the target. */
describe.each(journeys)('from $from to $to', ({ from, to }) => {
  const database = `words_${process.pid}_${from}`;
  const made: string[] = [];
  beforeAll(async () => {
    await createDatabase(sharedServer(from), database);
    await loadSql(
      sharedServer(from),
      database,
      `
      CREATE TABLE texts (id INT PRIMARY KEY, l VARCHAR(20) CHARACTER SET latin1, u VARCHAR(20) CHARACTER SET utf8mb4, cp VARCHAR(20) CHARACTER SET cp1251);
      INSERT INTO texts VALUES (1, CONVERT(CAST('é漢' AS BINARY) USING latin1), CONVERT(CONVERT(CAST('é€😀' AS BINARY) USING latin1) USING utf8mb4), 'я'), (2, 'a', 'a', 'a');
      CREATE TABLE odd (id INT PRIMARY KEY, cp VARCHAR(20) CHARACTER SET cp1251); INSERT INTO odd VALUES (1, _cp1251 x'98C0'), (2, 'я');
      CREATE TABLE longs (id INT PRIMARY KEY, u VARBINARY(3000), UNIQUE KEY once (u), n VARBINARY(3000), KEY found (n), t TEXT, UNIQUE KEY prefixed (t(768)));
      INSERT INTO longs VALUES (1, REPEAT('x', 3000), REPEAT('x', 3000), REPEAT('漢', 768)), (2, 'a', 'a', 'a'), (3, NULL, NULL, NULL), (4, NULL, NULL, NULL);
      CREATE TABLE parents (code VARCHAR(20) PRIMARY KEY) COLLATE utf8mb4_general_ci;
      CREATE TABLE children (id INT PRIMARY KEY, code VARCHAR(20) COLLATE utf8mb4_general_ci, CONSTRAINT belongs FOREIGN KEY (code) REFERENCES parents (code));
      INSERT INTO parents VALUES ('Abc'), ('x'); INSERT INTO children VALUES (1, 'aBC'), (2, 'x');
      CREATE TABLE stamped (id INT PRIMARY KEY, v INT, ts TIMESTAMP NULL ON UPDATE CURRENT_TIMESTAMP, mood ENUM('a', 'b') DEFAULT 'a', happy INT AS (mood = 'a') VIRTUAL);
      INSERT INTO stamped (id, v, ts) VALUES (1, 1, '2001-01-01');
      CREATE TABLE moods (mood ENUM('a', 'b') PRIMARY KEY);
      CREATE TABLE moody (id INT PRIMARY KEY, felt ENUM('a', 'b'), CONSTRAINT feels FOREIGN KEY (felt) REFERENCES moods (mood));
      INSERT INTO moods VALUES ('b'); INSERT INTO moody VALUES (1, 'b'), (2, NULL);
      CREATE TABLE documents (id INT PRIMARY KEY, d JSON${from === 'mariadb1011' ? ', UNIQUE KEY one_document (d)' : ''});
      INSERT INTO documents VALUES (1, '{"a": 1}'), (2, '{"a": 2}');`,
    );
  });
  afterAll(async () => {
    await dropDatabase(sharedServer(from), database);
    for (const name of made) await dropDatabase(sharedServer(to), name);
  });

  async function moved(name: string, decisions: Partial<Decisions>): Promise<Migrated> {
    const target = `${database}_${name}`;
    await createDatabase(sharedServer(to), target);
    made.push(target);
    const source = settingsOf(sharedServer(from), database, 'source');
    return await migrate(source, settingsOf(sharedServer(to), target, 'target'), decisions);
  }

  async function ask(name: string, sql: string): Promise<unknown[]> {
    const client = await connectPostgres(sharedServer(to), `${database}_${name}`);
    try {
      return (await client.query<unknown[]>({ text: sql, rowMode: 'array' })).rows;
    } finally {
      await client.end();
    }
  }

  const find = ({ analysis }: Migrated, code: string): Finding[] =>
    analysis.mapping.findings.filter((finding) => finding.code === code);

  it('what would change stops, and the rest is told', async () => {
    const migrated = await moved('plain', {});
    expect(migrated.outcome.state).not.toBe('verified');
    expect(find(migrated, 'UNMAPPED_CHARACTER')).toMatchObject([{ severity: 'error', count: 1, example: 'id=1' }]);
    expect(find(migrated, 'MOJIBAKE').map(({ severity, object }) => [severity, object.path.at(-1)])).toEqual([
      ['warning', 'l'],
      ['warning', 'u'],
    ]);
    expect(find(migrated, 'FOREIGN_KEY_LOOSE')).toMatchObject([{ count: 1 }]);
  });

  it('a person has texts repaired or kept as bytes, and cases ignored', async () => {
    const folding = { type: 'varchar(20) COLLATE "ignores_case_and_accents"' };
    const migrated = await moved('decided', {
      guards: { MOJIBAKE: 'change' },
      accept: ['MOJIBAKE'],
      tables: {
        [`${database}.odd`]: { columns: { cp: { type: 'bytea' } } },
        [`${database}.parents`]: { columns: { code: folding } },
        [`${database}.children`]: { columns: { code: folding } },
      },
    });
    expect(migrated.outcome.state, summary(migrated)).toBe('verified');
    expect(await ask('decided', 'SELECT l, u, cp FROM texts ORDER BY id')).toEqual([
      ['é漢', 'é€😀', 'я'],
      ['a', 'a', 'a'],
    ]);
    expect(await ask('decided', `SELECT encode(cp, 'hex') FROM odd ORDER BY id`)).toEqual([['98c0'], ['ff']]);
    expect(await ask('decided', `SELECT count(*)::int FROM pg_constraint WHERE conname = 'belongs'`)).toEqual([[1]]);
    expect(find(migrated, 'FOREIGN_KEY_NOT_CARRIED')).toEqual([]);
    const refused = from === 'mariadb1011' ? 'duplicate key' : 'foreign key constraint "feels"';
    const row = from === 'mariadb1011' ? `documents VALUES (3, '{"a": 2}')` : `moody VALUES (3, 'a')`;
    await expect(ask('decided', `INSERT INTO ${row}`)).rejects.toThrow(refused);
    const indexes = await ask(
      'decided',
      `SELECT indexdef FROM pg_indexes WHERE tablename = 'longs' ORDER BY indexname`,
    );
    expect(indexes.map(String)).toEqual([
      expect.stringContaining('USING hash (n)'),
      expect.stringContaining('(id)'),
      expect.stringMatching(/UNIQUE.*sha256\(u\)/),
      expect.stringMatching(/UNIQUE.*md5\("left"\(t, 768\)\)/),
    ]);
    const [stamp] = await ask('decided', `UPDATE stamped SET v = 2 RETURNING ts > now() - interval '1 min', happy`);
    expect(stamp).toEqual([true, 1]);
  });

  it('a repair stops at a value that is not UTF-8', async () => {
    await loadSql(sharedServer(from), database, `UPDATE texts SET l = _latin1 x'E9' WHERE id = 2`);
    const migrated = await moved('broken', {
      guards: { MOJIBAKE: 'change' },
      accept: ['MOJIBAKE'],
      tables: { [`${database}.odd`]: { include: false } },
    });
    expect(migrated.outcome).toMatchObject({ state: 'failed', error: { code: 'LOAD_IMPERFECT' } });
  });
});

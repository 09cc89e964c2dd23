import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Reader } from '../../src/engine/adapter.js';
import { read } from '../../src/engine/adapters/postgres/read.js';
import { sharedServer } from '../servers/vitest.js';
import { TestDatabase } from './postgresDatabase.js';

describe.each(['postgres15', 'postgres18'] as const)('a snapshot of %s', (name) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await TestDatabase.create(sharedServer(name));
    await database.run('CREATE TABLE live (id int); INSERT INTO live VALUES (1), (2)');
  });
  afterAll(() => database.drop());

  const count = async (reader: Reader): Promise<unknown> =>
    (await reader.query('SELECT count(*) FROM live')).rows[0]?.[0];

  test('is still seen after a stream was cut and after a query failed', async () => {
    const writer = await database.session('target');
    const snapshot = await read.snapshot(database.settings(), [{ schema: 'public', name: 'live' }], 1);
    const [reader] = snapshot.readers;
    if (reader === undefined) throw new Error('The snapshot has no reader.');
    try {
      const options = { format: 'text', encode: {} } as const;
      const stream = reader.stream('SELECT a.* FROM generate_series(1, 9000000) a', options);
      await new Promise((resolve) => stream.readable.once('data', resolve));
      await writer.query('INSERT INTO live VALUES (77)');
      await stream.abort();
      expect(await count(reader)).toBe('2');
      await expect(reader.query('SELECT nothing')).rejects.toMatchObject({ code: 'STATEMENT_FAILED' });
      expect(await count(reader)).toBe('2');
    } finally {
      await snapshot.close();
    }
  });
});

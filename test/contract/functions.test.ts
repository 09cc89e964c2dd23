import { describe, expect, test } from 'vitest';
import { engineNamed } from '../../src/engine/adapters/index.js';
import { connectMysql, connectPostgres } from '../servers/connect.js';
import type { ServerName } from '../servers/server.js';
import { sharedServer } from '../servers/vitest.js';

/** MySQL knows a function that it calls without arguments, or whose arguments it counts, or whose call has a grammar of its own. */
const known: readonly unknown[] = [undefined, 1582, 1064];

describe('what completion offers is a function of', () => {
  test.each<ServerName>(['postgres18', 'postgres15'])('%s', async (name) => {
    const server = sharedServer(name);
    const { functions } = engineNamed(server.engine).lex;
    const client = await connectPostgres(server, server.database);
    try {
      const { rows } = await client.query<{ name: string }>(
        `SELECT DISTINCT proname::text AS name FROM pg_proc WHERE proname = ANY ($1) AND pronamespace = 'pg_catalog'::regnamespace`,
        [functions],
      );
      const found = new Set(rows.map((row) => row.name));
      for (const other of functions.filter((entry) => !found.has(entry)))
        // It has a grammar of its own, as COALESCE has.
        await expect(client.query(`SELECT ${other}()`), other).rejects.toMatchObject({ code: '42601' });
    } finally {
      await client.end();
    }
  });

  test.each<ServerName>(['mysql97', 'mariadb1011'])('%s', async (name) => {
    const server = sharedServer(name);
    const connection = await connectMysql(server);
    try {
      await connection.query('USE mysql');
      for (const called of engineNamed(server.engine).lex.functions) {
        const told = await connection.query(`SELECT ${called}()`).then(
          () => undefined,
          (error: unknown) => (error as { errno?: number }).errno,
        );
        expect(known, `${called}: ${String(told)}`).toContain(told);
      }
    } finally {
      await connection.end();
    }
  });
});

import { connectPostgres } from '../../test/servers/connect.js';
import { createDatabase, dropDatabase } from '../../test/servers/load.js';
import type { ServerAddress } from '../../test/servers/server.js';

/** A schema that is too long to read: the mapping panel's. */
export const wide = { database: 'bench_ui_wide', tables: 2000, columns: 50 };
/** Rows enough for a run of several seconds: the extension host's. */
export const full = { database: 'bench_ui_full', tables: 4, rows: 250_000 };

/** Makes both databases on the source, and empty ones of the same names on the target. */
export async function makeDatabases(servers: readonly [ServerAddress, ServerAddress]): Promise<void> {
  for (const server of servers) {
    for (const { database } of [wide, full]) {
      await dropDatabase(server, database);
      await createDatabase(server, database);
    }
  }
  const [source] = servers;
  await query(source, wide.database, wideTables());
  await query(source, full.database, [fullTables]);
}

export async function dropDatabases(servers: readonly ServerAddress[]): Promise<void> {
  for (const server of servers) for (const { database } of [wide, full]) await dropDatabase(server, database);
}

/** In portions: the locks of thousands of new tables don't fit into one transaction. */
function wideTables(): string[] {
  const portion = 250;
  const types = 'bigint;varchar(80);numeric(12,2);timestamptz;text;boolean;date;jsonb;uuid;double precision'.split(';');
  const columns = Array.from({ length: wide.columns - 1 }, (_column, at) => `column_${at} ${types[at % types.length]}`);
  return Array.from(
    { length: wide.tables / portion },
    (_portion, at) => `DO $$ BEGIN FOR n IN ${at * portion} .. ${(at + 1) * portion - 1} LOOP
      EXECUTE format('CREATE TABLE table_%s (id bigint PRIMARY KEY, ${columns.join(', ')})', lpad(n::text, 4, '0'));
    END LOOP; END $$`,
  );
}

const fullTables = `DO $$ BEGIN FOR n IN 1 .. ${full.tables} LOOP
  EXECUTE format('CREATE TABLE orders_%s (id bigint PRIMARY KEY, name varchar(80) NOT NULL, amount numeric(12,2), ordered timestamptz, note text)', n);
  EXECUTE format('INSERT INTO orders_%s SELECT r, ''name '' || r, r * 1.25, now(), repeat(''note '', r %% 20) FROM generate_series(1, ${full.rows}) AS r', n);
END LOOP; END $$`;

async function query(server: ServerAddress, database: string, statements: readonly string[]): Promise<void> {
  const client = await connectPostgres(server, database);
  try {
    for (const sql of statements) await client.query(sql);
    // What the server would do by itself later is done: its workers would take their share while the editor is measured.
    await client.query('VACUUM (ANALYZE)');
    await client.query('CHECKPOINT');
  } finally {
    await client.end();
  }
}

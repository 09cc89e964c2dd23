import type { ConnectionSettings } from '../../../src/engine/model/connection.js';
import { connectMysql, connectPostgres } from '../../servers/connect.js';
import { createDatabase, dropDatabase, loadSql } from '../../servers/load.js';
import type { ServerAddress } from '../../servers/server.js';
import { shopSql } from '../shop.js';

/** The extension under test. */
export const extensionId = 'database-migration.database-migration';

/** The environment variable in which the servers' addresses reach the extension host. */
export const serversVariable = 'DATABASE_MIGRATION_SUITE_SERVERS';

export interface SuiteServers {
  readonly postgres: ServerAddress;
  readonly mysql: ServerAddress;
}

/** The servers that run.ts started for the suites. */
export function suiteServers(): SuiteServers {
  return JSON.parse(process.env[serversVariable] ?? '') as SuiteServers;
}

/** A full source and an empty target of their own, with what it takes to reach them. */
export interface Databases {
  readonly source: ConnectionSettings;
  readonly target: ConnectionSettings;
  drop(): Promise<void>;
}

/** Makes a PostgreSQL database with the shop in it and an empty MySQL database, both called `name`. */
export async function makeDatabases(name: string): Promise<Databases> {
  const { postgres, mysql } = suiteServers();
  await Promise.all([dropDatabase(postgres, name), dropDatabase(mysql, name)]);
  await Promise.all([createDatabase(postgres, name), createDatabase(mysql, name)]);
  await loadSql(postgres, name, shopSql);
  return {
    source: settingsOf(postgres, name, `${name}-pg`),
    target: settingsOf(mysql, name, `${name}-my`),
    drop: async () => {
      await Promise.all([dropDatabase(postgres, name), dropDatabase(mysql, name)]);
    },
  };
}

function settingsOf(server: ServerAddress, database: string, name: string): ConnectionSettings {
  const { host, port, user, password, engine } = server;
  return { name, engine, host, port, user, password, database };
}

/** Rows of a query on the target, values as text. */
export async function askTarget(database: string, sql: string): Promise<readonly (string | null)[][]> {
  const connection = await connectMysql(suiteServers().mysql, database);
  try {
    const [rows] = await connection.query({ sql, rowsAsArray: true, typeCast: (field) => field.string() });
    return rows as (string | null)[][];
  } finally {
    await connection.end();
  }
}

/** Rows of a query on the source, values as text. */
export async function askSource(database: string, sql: string): Promise<readonly (string | null)[][]> {
  const client = await connectPostgres(suiteServers().postgres, database);
  try {
    const asText = { getTypeParser: () => (value: string) => value };
    return (await client.query<(string | null)[]>({ text: sql, rowMode: 'array', types: asText })).rows;
  } finally {
    await client.end();
  }
}

/** Keeps everybody from reading a sequence of the source until the result is called. Changes nothing. */
export async function lockSequence(database: string, sequence: string): Promise<() => Promise<void>> {
  const client = await connectPostgres(suiteServers().postgres, database);
  await client.query('BEGIN');
  await client.query(`ALTER SEQUENCE ${sequence} RENAME TO locked`);
  return async () => {
    await client.query('ROLLBACK');
    await client.end();
  };
}

/** The tables of the target, each with its rows: what must not change when a run is refused. */
export async function targetState(database: string): Promise<string> {
  const tables = await askTarget(database, 'SHOW TABLES');
  const lines = await Promise.all(
    tables.map(async ([table]) => {
      const [[rows] = []] = await askTarget(database, `SELECT count(*) FROM \`${table ?? ''}\``);
      return `${table ?? ''} ${rows ?? ''}`;
    }),
  );
  return lines.join('\n');
}

/** A checksum over every row of the source: it is never written to. */
export async function sourceState(database: string): Promise<string> {
  const tables = ['customers', 'categories', 'products', 'orders', 'order_items', 'audit_log'];
  const sums = await Promise.all(
    tables.map((table) =>
      askSource(database, `SELECT count(*), md5(string_agg(t::text, ',' ORDER BY t::text)) FROM ${table} t`),
    ),
  );
  return JSON.stringify(sums);
}

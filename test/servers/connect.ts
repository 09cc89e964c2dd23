import mysql from 'mysql2/promise';
import pg from 'pg';
import type { ServerAddress } from './server.js';

/** A connection of the PostgreSQL driver to one database of the server; the caller ends it. */
export async function connectPostgres(server: ServerAddress, database = server.database): Promise<pg.Client> {
  const { host, port, user, password } = server;
  const client = new pg.Client({ host, port, user, password, database });
  // Without a listener, a server that goes away would end the whole process; the next query reports it anyway.
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    await client.end();
    throw error;
  }
  return client;
}

/** A connection of the MySQL driver to one database of the server, or to none; the caller ends it. */
export async function connectMysql(server: ServerAddress, database = server.database): Promise<mysql.Connection> {
  const { host, port, user, password } = server;
  const login = { host, port, user, password, charset: 'utf8mb4' };
  return mysql.createConnection(database === '' ? login : { ...login, database });
}

/** Where a server of MySQL's kind lists its sessions. MySQL's table in information_schema can't be read while any of them runs a statement with a character beyond U+FFFF. */
export function processList({ engine }: ServerAddress): string {
  return engine === 'mysql' ? 'performance_schema.processlist' : 'information_schema.PROCESSLIST';
}

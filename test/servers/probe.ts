import mysql from 'mysql2/promise';
import pg from 'pg';
import type { ServerAddress } from './server.js';

/** Connects once and leaves again; rejects while the server doesn't take connections. */
export async function probe(address: ServerAddress): Promise<void> {
  await (address.engine === 'postgresql' ? probePostgres(address) : probeMysql(address));
}

async function probePostgres({ host, port, user, password, database }: ServerAddress): Promise<void> {
  const client = new pg.Client({ host, port, user, password, database });
  client.on('error', () => undefined); // A server that is starting may cut the connection at any moment.
  try {
    await client.connect();
  } finally {
    await client.end();
  }
}

async function probeMysql({ host, port, user, password }: ServerAddress): Promise<void> {
  const connection = await mysql.createConnection({ host, port, user, password });
  await connection.end();
}

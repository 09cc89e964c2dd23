import { connectMysql, connectPostgres } from './connect.js';
import type { ServerAddress } from './server.js';

/** Connects once and leaves again; rejects while the server doesn't take connections. */
export async function probe(address: ServerAddress): Promise<void> {
  const connection = await (address.engine === 'postgresql' ? connectPostgres(address) : connectMysql(address));
  await connection.end();
}

import type { RowDataPacket } from 'mysql2';
import type { Connection } from 'mysql2/promise';
import type { Client } from 'pg';
import { setTimeout } from 'node:timers/promises';
import { connectMysql, connectPostgres, processList } from '../servers/connect.js';
import type { Place } from './afterwards.js';

/**
 * How often somebody looks whether the moment has come, in milliseconds: no server tells of a lock or a query that another session has. InnoDB shows a
 * copy that stays as it is until nobody has read it for 0.1 s: https://dev.mysql.com/doc/refman/9.7/en/innodb-information-schema-internal-data.html
 */
const lookEvery = 150;
const mostLooks = 400;

/** Somebody else with a session on a server: an administrator, or a program that writes as well. */
export class Other {
  private constructor(
    private readonly place: Place,
    private readonly run: (sql: string) => Promise<readonly (readonly unknown[])[]>,
    readonly leave: () => Promise<void>,
  ) {}

  static async enter(place: Place): Promise<Other> {
    const { server, database } = place;
    if (server.engine === 'postgresql') return Other.onPostgres(place, await connectPostgres(server, database));
    return Other.onMysql(place, await connectMysql(server, database));
  }

  private static onPostgres(place: Place, client: Client): Other {
    const run = async (sql: string): Promise<unknown[][]> =>
      (await client.query<unknown[]>({ text: sql, rowMode: 'array' })).rows;
    return new Other(place, run, () => client.end());
  }

  private static onMysql(place: Place, connection: Connection): Other {
    const run = async (sql: string): Promise<unknown[][]> => {
      const [rows] = await connection.query<RowDataPacket[]>({ sql, rowsAsArray: true });
      return rows as unknown as unknown[][];
    };
    return new Other(place, run, () => connection.end());
  }

  async do(...statements: string[]): Promise<void> {
    for (const sql of statements) await this.run(sql);
  }

  /** Waits until a session of ours waits for a lock. */
  async seeWaiting(): Promise<void> {
    const { database } = this.place;
    await this.until(
      this.isPostgres
        ? `SELECT pid FROM pg_stat_activity WHERE datname = '${database}' AND wait_event_type = 'Lock' AND application_name = 'database-migration'`
        : `SELECT trx_mysql_thread_id FROM information_schema.INNODB_TRX JOIN ${processList(this.place.server)} ON ID = trx_mysql_thread_id
           WHERE trx_state = 'LOCK WAIT' AND DB = '${database}'`,
    );
  }

  /** Waits until a session of ours runs a statement with these words, and ends the statement. */
  async killQuery(words: string): Promise<void> {
    const { database } = this.place;
    const found = await this.until(
      this.isPostgres
        ? `SELECT pid FROM pg_stat_activity WHERE datname = '${database}' AND state = 'active' AND query LIKE '%${words}%' AND application_name = 'database-migration'`
        : `SELECT ID FROM ${processList(this.place.server)} WHERE DB = '${database}' AND COMMAND = 'Query' AND INFO LIKE '%${words}%' AND ID <> CONNECTION_ID()`,
    );
    await this.do(this.isPostgres ? `SELECT pg_cancel_backend(${found})` : `KILL QUERY ${found}`);
  }

  private get isPostgres(): boolean {
    return this.place.server.engine === 'postgresql';
  }

  private async until(sql: string): Promise<number> {
    for (let look = 0; look < mostLooks; look += 1) {
      const [[found] = []] = await this.run(sql);
      if (found !== undefined) return Number(found);
      await setTimeout(lookEvery);
    }
    throw new Error(`It never came to: ${sql}`);
  }
}

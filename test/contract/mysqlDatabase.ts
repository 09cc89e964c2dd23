import { randomBytes } from 'node:crypto';
import type { Adapter } from '../../src/engine/adapter.js';
import { mariadb } from '../../src/engine/adapters/mariadb/index.js';
import { mysql } from '../../src/engine/adapters/mysql/index.js';
import { mysqlSession, type MysqlSession } from '../../src/engine/adapters/mysql/session.js';
import type { ConnectionSettings, Role } from '../../src/engine/model/connection.js';
import { loadFixture } from '../servers/fixtures.js';
import { createDatabase, dropDatabase, loadSql } from '../servers/load.js';
import type { ServerAddress, ServerName } from '../servers/server.js';

/** The two servers that speak MySQL's protocol, each with its adapter. */
export const families: readonly { readonly server: ServerName; readonly adapter: Adapter }[] = [
  { server: 'mysql97', adapter: mysql },
  { server: 'mariadb1011', adapter: mariadb },
];

/** An empty database of a test's own, and sessions to it that are all closed with it. */
export class TestDatabase {
  private readonly sessions: MysqlSession[] = [];
  private made: readonly string[];

  private constructor(
    readonly server: ServerAddress,
    readonly adapter: Adapter,
    readonly name: string,
  ) {
    this.made = [name];
  }

  static async create(server: ServerAddress, adapter: Adapter): Promise<TestDatabase> {
    const name = `contract_${randomBytes(5).toString('hex')}`;
    await createDatabase(server, name);
    return new TestDatabase(server, adapter, name);
  }

  /** The database with a fixture in it, and the other databases that the fixture makes; undefined where this server can't load it. */
  static async withFixture(server: ServerAddress, adapter: Adapter, fixture: string): Promise<TestDatabase> {
    const database = await TestDatabase.create(server, adapter);
    const loaded = await loadFixture(server, fixture, database.name);
    database.made = loaded?.databases ?? database.made;
    return database;
  }

  /** This database and those beside it that a fixture made. */
  get databases(): readonly string[] {
    return this.made;
  }

  settings(overrides: Partial<ConnectionSettings> = {}): ConnectionSettings {
    const { host, port, user, password } = this.server;
    return { name: 'test', engine: this.adapter.id, host, port, user, password, database: this.name, ...overrides };
  }

  async session(role: Role = 'target', overrides: Partial<ConnectionSettings> = {}): Promise<MysqlSession> {
    const session = mysqlSession(await this.adapter.connect(this.settings(overrides), role));
    this.sessions.push(session);
    return session;
  }

  async run(sql: string): Promise<void> {
    await loadSql(this.server, this.name, sql);
  }

  async drop(): Promise<void> {
    await Promise.all(this.sessions.map((session) => session.close()));
    for (const name of this.made) await dropDatabase(this.server, name);
  }
}

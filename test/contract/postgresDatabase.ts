import { randomBytes } from 'node:crypto';
import { connect } from '../../src/engine/adapters/postgres/connect.js';
import type { PostgresSession } from '../../src/engine/adapters/postgres/session.js';
import type { ConnectionSettings, Role } from '../../src/engine/model/connection.js';
import { loadFixture } from '../servers/fixtures.js';
import { createDatabase, dropDatabase, loadSql } from '../servers/load.js';
import type { ServerAddress } from '../servers/server.js';

/** An empty database of a test's own, and sessions to it that are all closed with it. */
export class TestDatabase {
  private readonly sessions: PostgresSession[] = [];

  private constructor(
    readonly server: ServerAddress,
    readonly name: string,
  ) {}

  static async create(server: ServerAddress): Promise<TestDatabase> {
    const name = `contract_${randomBytes(5).toString('hex')}`;
    await createDatabase(server, name);
    return new TestDatabase(server, name);
  }

  /** The database with a fixture in it; the fixture has to exist. */
  static async withFixture(server: ServerAddress, fixture: string): Promise<TestDatabase> {
    const database = await TestDatabase.create(server);
    await loadFixture(server, fixture, database.name);
    return database;
  }

  settings(overrides: Partial<ConnectionSettings> = {}): ConnectionSettings {
    const { host, port, user, password } = this.server;
    return { name: 'test', engine: 'postgresql', host, port, user, password, database: this.name, ...overrides };
  }

  async session(role: Role = 'target', overrides: Partial<ConnectionSettings> = {}): Promise<PostgresSession> {
    const session = await connect(this.settings(overrides), role);
    this.sessions.push(session);
    return session;
  }

  async run(sql: string): Promise<void> {
    await loadSql(this.server, this.name, sql);
  }

  async drop(): Promise<void> {
    await Promise.all(this.sessions.map((session) => session.close()));
    await dropDatabase(this.server, this.name);
  }
}

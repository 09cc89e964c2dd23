import type { ConnectionSettings } from '../../src/engine/model/connection.js';
import { loadFixture } from '../servers/fixtures.js';
import { createDatabase, dropDatabase } from '../servers/load.js';
import type { ServerName } from '../servers/server.js';
import { sharedServer } from '../servers/vitest.js';
import { settingsOf } from './migrate.js';

/** A database of a test and how to connect to it. */
export interface TestDatabase {
  readonly server: ServerName;
  readonly settings: ConnectionSettings;
  /** What belongs to it: on MySQL a fixture may spread over several databases. */
  readonly schemas: readonly string[] | undefined;
}

let counter = 0;

/** The databases that a test makes, all dropped by {@link drop}. Names are unique within the process and short enough for any prefix. */
export class Databases {
  private readonly made: { server: ServerName; database: string }[] = [];

  constructor(private readonly prefix: string) {}

  /** A new empty database. */
  async create(server: ServerName, name: 'source' | 'target' = 'target'): Promise<TestDatabase> {
    counter += 1;
    const database = `${this.prefix}_${process.pid}_${counter}`;
    this.made.push({ server, database });
    await createDatabase(sharedServer(server), database);
    return { server, settings: settingsOf(sharedServer(server), database, name), schemas: undefined };
  }

  /** A new database with a fixture in it. */
  async load(server: ServerName, fixture: string): Promise<TestDatabase> {
    const created = await this.create(server, 'source');
    const loaded = await loadFixture(sharedServer(server), fixture, created.settings.database);
    if (!loaded) throw new Error(`There is no ${fixture} for ${server}.`);
    if (sharedServer(server).engine === 'postgresql') return created;
    this.made.push(...loaded.databases.map((database) => ({ server, database })));
    return { ...created, schemas: loaded.databases };
  }

  /**
   * Names for the source's schemas on the target, so that tests on one server stay apart where schemas are databases. The schemas that a
   * migration makes of them are dropped with the rest.
   */
  schemaNames(target: TestDatabase, schemas: readonly string[]): Record<string, string> {
    const names = schemas.map((schema, index) => [schema, `${target.settings.database}_${index + 1}`] as const);
    if (sharedServer(target.server).engine !== 'postgresql')
      this.made.push(...names.map(([, database]) => ({ server: target.server, database })));
    return Object.fromEntries(names);
  }

  async drop(): Promise<void> {
    for (const { server, database } of this.made.splice(0)) await dropDatabase(sharedServer(server), database);
  }
}

import type { RunningServer } from '../test/servers/server.js';
import { fillDatabase, type Filled } from './data/fill.js';
import { makeSchema } from './data/schema.js';
import type { Database } from './databases.js';
import { fingerprintsOf } from './fingerprint.js';

/** A filled database and what a right copy of its tables looks like. */
export interface Source {
  readonly database: Database;
  readonly tables: readonly Filled[];
  readonly fingerprints: readonly string[];
}

/** The data of the bench: each made when first asked for, and then kept. */
export class Sources {
  private readonly made = new Map<string, Promise<Source>>();

  constructor(private readonly say: (line: string) => void) {}

  /** A database of these tables; where one refers to another, the other comes first. */
  tables(server: RunningServer, ...tables: readonly Filled[]): Promise<Source> {
    const name = `source_${tables.map(({ table, rows }) => `${table.name}_${rows}`).join('_')}`;
    return this.once({ server, name }, (database) => this.fill(database, tables));
  }

  /** A database of that many empty tables. */
  schema(server: RunningServer, tables: number): Promise<Source> {
    return this.once({ server, name: `source_schema_${tables}` }, async (database) => {
      this.say(`  making ${tables} empty tables on ${server.name}`);
      await makeSchema(server, database.name, tables);
      return { database, tables: [], fingerprints: [] };
    });
  }

  private once(database: Database, make: (database: Database) => Promise<Source>): Promise<Source> {
    const key = `${database.server.name}/${database.name}`;
    const known = this.made.get(key) ?? make(database);
    this.made.set(key, known);
    return known;
  }

  private async fill(database: Database, tables: readonly Filled[]): Promise<Source> {
    const { server, name } = database;
    this.say(
      `  making ${tables.map(({ table, rows }) => `${rows} rows of ${table.name}`).join(', ')} on ${server.name}`,
    );
    await fillDatabase(server, name, tables);
    return { database, tables, fingerprints: await fingerprintsOf(database, tables) };
  }
}

import type { RunningServer } from '../test/servers/server.js';
import { fillTable } from './data/fill.js';
import { makeSchema } from './data/schema.js';
import type { BenchTable } from './data/tables.js';
import type { Database } from './databases.js';
import { fingerprint } from './fingerprint.js';

/** A filled table and what a right copy of it looks like. */
export interface Source {
  readonly database: Database;
  readonly table: BenchTable;
  readonly rows: number;
  readonly fingerprint: string;
}

/** The data of the bench: each made when first asked for, and then kept. */
export class Sources {
  private readonly made = new Map<string, Promise<Source>>();

  constructor(private readonly say: (line: string) => void) {}

  table(server: RunningServer, table: BenchTable, rows: number): Promise<Source> {
    const name = `source_${table.name}_${rows}`;
    const key = `${server.name}/${name}`;
    const known = this.made.get(key) ?? this.fill({ server, name }, table, rows);
    this.made.set(key, known);
    return known;
  }

  async schema(server: RunningServer, tables: number): Promise<Database> {
    const database = { server, name: `source_schema_${tables}` };
    this.say(`  making ${tables} empty tables on ${server.name}`);
    await makeSchema(server, database.name, tables);
    return database;
  }

  private async fill(database: Database, table: BenchTable, rows: number): Promise<Source> {
    this.say(`  making ${rows} rows of ${table.name} on ${database.server.name}`);
    await fillTable(database.server, database.name, table, rows);
    return { database, table, rows, fingerprint: await fingerprint(database, table) };
  }
}

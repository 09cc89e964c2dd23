import type { Filled } from './data/fill.js';
import type { Database } from './databases.js';

/** The way of some tables from one server to another; every contestant of a race makes the same one. */
export interface Journey {
  readonly source: Database;
  readonly target: Database;
  /** Where one refers to another, the other comes first. */
  readonly tables: readonly Filled[];
  /** The script that our product generated for it. */
  readonly script: string;
  /** The statements that make the tables on the target, taken from that script: everybody fills the same tables. */
  readonly createTables: string;
  /** The script's indexes and foreign keys. */
  readonly createKeys: string;
}

import type { BenchTable } from './data/tables.js';
import type { Database } from './databases.js';

/** One table's way from one server to another; every contestant of a race makes the same one. */
export interface Journey {
  readonly source: Database;
  readonly target: Database;
  readonly table: BenchTable;
  readonly rows: number;
  /** The script that our product generated for it. */
  readonly script: string;
  /** The statements that make the table on the target, taken from that script: everybody fills the same table. */
  readonly tables: string;
  /** The script's indexes and foreign keys. */
  readonly keys: string;
}

import type { Table } from './catalog.js';
import type { Finding } from './finding.js';

/**
 * What becomes of tables that are on the target already. `refuse`: nothing runs. `append`: their rows stay, and the source's come beside them. `truncate`: they are
 * emptied first. `replace`: they are dropped and created anew.
 */
export const existingPolicies = ['refuse', 'append', 'truncate', 'replace'] as const;
export type ExistingPolicy = (typeof existingPolicies)[number];

/** What moves. `data`: rows only, into tables that are there; `schema`: tables without rows. */
export const contents = ['all', 'data', 'schema'] as const;
export type Content = (typeof contents)[number];

/** A policy, resolved for one table. `fill`: it has to be empty. `keep`: nothing is done with it. */
export type Fate = 'append' | 'truncate' | 'replace' | 'fill' | 'keep';

/** A table of the target that is there before the run. */
export interface ExistingTable {
  /** As it stands on the target. */
  readonly table: Table;
  readonly fate: Fate;
  /** Target names of the key that tells the run's rows from those that were there; of appended tables only, absent where there is none. */
  readonly key?: readonly string[] | undefined;
  readonly suspension?: Suspension | undefined;
}

/** How what stands in a load's way is put aside and put back exactly as it was, as statements; empty where there is nothing. */
export interface Suspension {
  readonly schema: string;
  readonly name: string;
  readonly suspend: string;
  /** After the load: everything is as it was, and the rows meet it. */
  readonly restore: string;
  /** The same in the middle of a load, whose rows may not meet everything yet. Statements that find their object there have run. */
  readonly undo: string;
  /** Queries that give no row when the loaded rows meet what nothing checked meanwhile. */
  readonly prove: string;
  /** The same for keys that refer to the table, once rows have left it. */
  readonly unreferenced: string;
  readonly findings: readonly Finding[];
}

/** A foreign key that does something to its own rows when those that it refers to go. Names as SQL. */
export interface KeyAction {
  readonly table: string;
  readonly key: string;
  readonly references: string;
  /** As `ON DELETE` says it, CASCADE for example. */
  readonly action: string;
}

/** What a look at the target's tables told. */
export interface TargetLook {
  /** Of the schemas that the mapping writes to. */
  readonly tables: readonly Table[];
  /** `schema.name` of sequences, with the value that each would give next. */
  readonly sequences: Readonly<Record<string, string>>;
  /** `schema.name` of types. */
  readonly types: readonly string[];
  readonly suspensions: readonly Suspension[];
  /** Rows by `schema.name`, by the server's own estimate. */
  readonly rows: Readonly<Record<string, number>>;
}

/** True where the table itself stays as the target has it; not where it is made, for the first time or anew. */
export function isKept(existing: ExistingTable | undefined): boolean {
  return existing !== undefined && existing.fate !== 'replace';
}

/** What a decision on a table that is there comes to; undefined where the run is to refuse it. Data without tables that may be made anew: `replace` makes no sense then. */
export function fateOf(policy: ExistingPolicy, content: Content): Fate | undefined {
  if (policy === 'replace') return 'replace';
  if (content === 'schema') return policy === 'refuse' ? undefined : 'keep';
  if (policy === 'refuse') return content === 'data' ? 'fill' : undefined;
  return policy;
}

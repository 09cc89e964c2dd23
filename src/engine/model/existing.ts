import type { Table } from './catalog.js';
import type { Finding } from './finding.js';
import { countOf } from './quantity.js';

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

/** A table of the target whose name one of the source's takes, as an assessment tells it. */
export interface StandingTable {
  /** `schema.table` of the source. */
  readonly table: string;
  /** `schema.table` of the target. */
  readonly target: string;
  /** Rows that it holds now; absent where the user may not read it. */
  readonly rows?: number | undefined;
  /** What a run does with it; `refuse`: it stops before anything is written. */
  readonly fate: Fate | 'refuse';
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

/** Tables that a script takes rows from, or drops. */
export interface LostTables {
  readonly emptied: readonly TargetTable[];
  readonly dropped: readonly TargetTable[];
}

type TargetTable = Pick<Table, 'schema' | 'name'>;

/** A foreign key of a table that keeps its rows, to one that loses them. Names as SQL. */
export interface ReferringKey {
  readonly table: string;
  readonly key: string;
  readonly references: string;
  /** Rows that refer to one; counted up to {@link mostReferring}. */
  readonly rows: number;
}

/** Referring rows are counted up to here. */
export const mostReferring = 1_000_000;

/** What of others hangs on {@link LostTables}. */
export interface Dependents {
  readonly keys: readonly ReferringKey[];
  /** Objects that stand on tables which are dropped, as the server calls them: `view public.sales`. */
  readonly objects: readonly string[];
  /** Whether the server refuses to drop or to empty a table while such keys and objects are there. */
  readonly refused: boolean;
}

/** `1 row of "letters" refers (by its key "written_to") to rows of "customers".` */
export function referringWords(keys: readonly ReferringKey[]): string {
  return keys
    .map(({ table, key, references, rows }) => {
      const count = rows === mostReferring ? `At least ${countOf(rows, 'row')}` : countOf(rows, 'row');
      return `${count} of ${table} ${rows === 1 ? 'refers' : 'refer'} to ${references} by the key ${key}.`;
    })
    .join(' ');
}

/** What stands on tables that are dropped, and what that comes to. */
export function objectsWords({ objects, refused }: Pick<Dependents, 'objects' | 'refused'>): string {
  const what = refused
    ? 'The server drops no table on which these stand'
    : 'Without the tables that the script drops these are invalid, until they are there again';
  return `${what}: ${objects.join(', ')}.`;
}

/** What to do about them. */
export function objectsFix(refused: boolean): string {
  return refused
    ? 'Keep their definitions, drop them before the run and create them again afterwards; or empty the tables instead ("truncate").'
    : 'See after the run that they still work: a column that they name may be missing or of another type.';
}

/** The finding about rows of others that refer to rows which a script takes away; accepted by name, they stop no run. */
export const rowsReferCode = 'TARGET_ROWS_REFER';

/** The finding about a table whose rows were to go into one that the target lacks. */
export const tableMissingCode = 'TARGET_TABLE_MISSING';

/** What a look at the target's tables told. */
export interface TargetLook {
  /** Of the schemas that the mapping writes to. */
  readonly tables: readonly Table[];
  /** `schema.name` of sequences, with the value that each would give next. */
  readonly sequences: Readonly<Record<string, string>>;
  /** `schema.name` of types. */
  readonly types: readonly string[];
  readonly suspensions: readonly Suspension[];
  /** Of tables that lose their rows, or are dropped. */
  readonly dependents: Dependents;
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

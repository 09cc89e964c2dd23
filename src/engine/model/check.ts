import type { Role } from './connection.js';
import type { TargetName } from './mapping.js';

/** The checks before a run, by what they look at. */
export const checkIds = [
  /** The version was tested with this product. */
  'version',
  /** The user may read every table that the script reads; tried. */
  'read-privilege',
  /** The user may create what the script creates. */
  'write-privilege',
  /** The server takes writes. */
  'read-only',
  /** No table of the script's is there already. */
  'free-names',
  /** The tables of the target that rows are to go into are there. */
  'target-tables',
  /** The tables that rows go into take a cut load back, and keep a committed one through a crash. */
  'target-transactional',
  /** The user may do to tables that are there what the script does to them. */
  'table-privileges',
  /** No row of another table refers to one that the script takes away, unless that was accepted by name. */
  'referring-rows',
  /** No view or other object stands on a table that the script drops. */
  'dependent-objects',
  /** The run may keep its own record on the target, so that it can be resumed. */
  'run-record',
  /** There is room for the run's sessions below the server's limit. */
  'connections',
  /** No timeout ends a session that works, or waits for the other side. */
  'timeouts',
  /** No other session's transaction has been open so long that it may hold locks, or keep the server from tidying up. */
  'long-transactions',
  /** Sessions speak UTF-8, in UTC. */
  'session',
  /** Rows go in by LOAD DATA LOCAL. */
  'local-infile',
  /** The largest packet that the server takes. */
  'packet-size',
  /** Replicas that have to follow the load. */
  'replicas',
  /** Whether tables without a primary key are refused. */
  'primary-key-required',
  /** Every collation that the script names is there. */
  'collations',
  /** Every type that the script names is there: some come with extensions. */
  'types',
  /** Several readers can see one state of the source. */
  'consistent-read',
  /** The database holds every character. */
  'encoding',
  /** Space for what is copied; most servers don't tell. */
  'disk',
] as const;
export type CheckId = (typeof checkIds)[number];

/** `fail` stops the run before anything is written. */
export type CheckState = 'pass' | 'warn' | 'fail';

/** One thing that was looked at before a run. */
export interface Check {
  readonly id: CheckId;
  readonly side: 'source' | 'target';
  readonly state: CheckState;
  /** What was seen there, as a sentence. */
  readonly seen: string;
  /** What to do about it, where something is to do. */
  readonly fix?: string | undefined;
}

/** What a run will do to a server, as far as its checks depend on it. */
export interface CheckPlan {
  readonly side: Role;
  /** Sessions that the run opens beside the one that asks. */
  readonly sessions: number;
  /** The schema of the run's own record. */
  readonly schema: string;
  /** What the script runs on this side, in order. */
  readonly statements: readonly string[];
  /** Tables that were there before and that rows go into. */
  readonly fills: readonly TargetName[];
  /** All tables that rows go into, as the script's loads name them. */
  readonly loads: readonly string[];
}

/** Makes the checks of one side: what is not fine is a warning, unless it is said to be a failure. */
export function checkOn(side: Role) {
  return (id: Check['id'], isFine: boolean, seen: string, fix?: string, bad: Check['state'] = 'warn'): Check => ({
    ...{ id, side, state: isFine ? 'pass' : bad, seen },
    ...(isFine || fix === undefined ? {} : { fix }),
  });
}

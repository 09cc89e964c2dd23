import type { Conversion } from './conversion.js';
import type { ServerMark } from './event.js';
import type { StandingTable } from './existing.js';
import type { ObjectRef } from './finding.js';
import type { Forecast } from './forecast.js';
import type { ReportedFinding, reportFormat } from './report.js';
import type { Advice } from './usage.js';

/** What a migration would meet, before anything of it was made: what moves, what a person has to do, and how long it may take. */
export interface Assessment {
  readonly format: typeof reportFormat;
  readonly kind: 'assessment';
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly product: { readonly name: string; readonly version: string };
  /** The user of the operating system that asked for it. */
  readonly user?: string | undefined;
  readonly source: ServerMark;
  readonly target: ServerMark;
  readonly tables: readonly AssessedTable[];
  /** Tables of the target that stand where some of these are to go. */
  readonly standing: readonly StandingTable[];
  /** The same objects for which a verification accounts. */
  readonly objects: readonly AssessedObject[];
  /** What findings speak of beside those: settings, comments, parts of partitions. */
  readonly others: readonly AssessedObject[];
  readonly effort: Effort;
  readonly scan: Scan;
  readonly findings: readonly ReportedFinding[];
  readonly conversions: readonly Conversion[];
  readonly advice: readonly Advice[];
  readonly time: TimeNeeded;
}

export interface AssessedTable {
  /** `schema.table` of the source. */
  readonly table: string;
  readonly included: boolean;
  readonly rows: number;
  /** True where they were counted, and not taken from the server's statistics. */
  readonly counted: boolean;
  /** By the server's statistics. */
  readonly bytes: number;
  readonly columns: number;
}

/**
 * - `by-itself`: carried without anybody's doing. `look`: carried, and somebody has to decide, to know of or to add something. `by-hand`: not carried; somebody makes it.
 * - `left-out`: left out by a decision.
 */
export type Ease = 'by-itself' | 'look' | 'by-hand' | 'left-out';

export interface AssessedObject {
  readonly object: ObjectRef;
  readonly ease: Ease;
  /** What somebody needs for it, by {@link Effort.basis}. */
  readonly minutes: number;
  /** What the minutes are for. */
  readonly work?: string | undefined;
  /** Codes of its findings. */
  readonly codes: readonly string[];
}

/** What people need for all of it. */
export interface Effort {
  readonly minutes: number;
  /** Of them, for what is carried and needs a look, and for what is made by hand. */
  readonly look: number;
  readonly byHand: number;
  /** How the estimate was made, in sentences. */
  readonly basis: readonly string[];
}

/** How far the data was read. */
export interface Scan {
  readonly done: boolean;
  /** Conditions that values have to meet and that were asked of the data. */
  readonly asked: number;
  /** Of them, those that some value broke. */
  readonly broken: number;
}

/** How long the migration, and the standstill of whatever writes to the source, may take. */
export interface TimeNeeded {
  readonly rows: number;
  readonly bytes: number;
  /** From a dry run's measured rates; absent where nothing was measured. */
  readonly forecast?: Forecast | undefined;
  /** What the figures rest on, or why there are none. */
  readonly basis: string;
}

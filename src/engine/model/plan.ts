import type { Finding } from './finding.js';
import type { Decisions } from './mapping.js';
import type { DataProfile } from './profile.js';
import type { PlannedConnection, StepKind } from './script.js';

/** The phases in the order in which they run. */
export const phaseNames = [
  'prepare',
  'tables',
  'data',
  'keys',
  'foreign keys',
  'counters',
  'finish',
  'verify',
  'clean up',
] as const;
export type PhaseName = (typeof phaseNames)[number];

/** What a mapping was made from beside the two databases: with it, and a catalog, the same mapping comes out. */
export interface Basis {
  readonly decisions: Decisions;
  /** The essence of what a scan found. */
  readonly profile?: DataProfile | undefined;
}

/** Ordered steps in memory; thrown away once rendered, for what runs is the script's text. */
export interface MigrationPlan {
  readonly source: PlannedConnection;
  readonly target: PlannedConnection;
  readonly phases: readonly PlannedPhase[];
  readonly basis?: Basis | undefined;
  /** `@accept` entries for the whole script. */
  readonly accept: readonly string[];
  /** Findings that belong to no step: objects of the source that are not carried. */
  readonly findings: readonly Finding[];
}

export interface PlannedPhase {
  readonly name: PhaseName;
  readonly steps: readonly PlannedStep[];
}

/** One step before it is text. `body` runs on the side `on`; copy and verify steps have `source` and `target` halves instead. */
export interface PlannedStep {
  readonly kind: StepKind;
  /** Unique among steps of its kind: mostly the target table's name. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly source?: string | undefined;
  readonly target?: string | undefined;
  /** What takes the step back, where dropping what it created doesn't. */
  readonly undo?: string | undefined;
  /** Output columns of the source half whose raw bytes the client encodes while they pass. */
  readonly encode: Readonly<Record<string, string>>;
  readonly accept: readonly string[];
  readonly skip?: boolean | undefined;
  readonly findings: readonly Finding[];
}

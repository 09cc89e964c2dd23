import type { Finding } from './finding.js';
import type { PlannedConnection } from './plan.js';

/** The version of the script format that this code reads and writes. */
export const scriptFormat = 1;

export const stepKinds = [
  'create-schema',
  'create-type',
  'create-table',
  'copy',
  'create-index',
  'add-foreign-key',
  'set-counter',
  'comment',
  'analyze',
  'verify',
  'sql',
] as const;
export type StepKind = (typeof stepKinds)[number];

/** A range of lines of the script: 1-based, both ends included. */
export interface LineRange {
  readonly start: number;
  readonly end: number;
}

/** The parsed text of a migration. Parsing never fails: what is wrong is a finding with a line. */
export interface Script {
  readonly text: string;
  /** Absent when the header is missing or broken; a finding says so. */
  readonly source?: PlannedConnection | undefined;
  readonly target?: PlannedConnection | undefined;
  readonly phases: readonly ScriptPhase[];
  readonly findings: readonly Finding[];
}

export interface ScriptPhase {
  readonly name: string;
  readonly lines: LineRange;
  readonly steps: readonly ScriptStep[];
}

/** The unit that runs, resumes and reports. */
export interface ScriptStep {
  readonly kind: StepKind;
  readonly name: string;
  /** `kind name`: what events, states and reports call the step; unique in the script. */
  readonly id: string;
  readonly phase: string;
  /** `key`, `stream`, `on`, `after`, `gen` and the like, as written. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly lines: LineRange;
  readonly body?: StepSection | undefined;
  readonly source?: StepSection | undefined;
  readonly target?: StepSection | undefined;
  readonly accept: readonly string[];
  /** Codes of severity error that stand in the step's comments and must be accepted before it may run. */
  readonly blocks: readonly string[];
  readonly skip: boolean;
  /** Columns whose raw value the client encodes while it passes: target field -> encoding. */
  readonly encode: Readonly<Record<string, string>>;
  /** True when the body no longer is the one that was generated. */
  readonly edited: boolean;
}

/** SQL of a step: its text without directives, and where it stands. */
export interface StepSection {
  readonly sql: string;
  readonly lines: LineRange;
}

/** All steps in text order. */
export function stepsOf(script: Script): ScriptStep[] {
  return script.phases.flatMap((phase) => phase.steps);
}

/** Where a chunk's condition goes in a copy or verify query. */
export const rangePlaceholder = '/* @range */ true';

import { acceptCovers, type Finding } from './finding.js';

/** The version of the script format that this code reads and writes. */
export const scriptFormat = 1;

export const stepKinds = [
  'session',
  'require',
  'suspend',
  'drop-table',
  'truncate',
  'create-schema',
  'create-type',
  'create-sequence',
  'create-table',
  'copy',
  'create-index',
  'prove',
  'add-foreign-key',
  'restore',
  'set-counter',
  'create-trigger',
  'comment',
  'analyze',
  'verify',
  'sql',
] as const;
export type StepKind = (typeof stepKinds)[number];

/** A connection as a script names it: a name and the server's identity, never an address. */
export interface PlannedConnection {
  readonly name: string;
  readonly engine: string;
  /** Empty where a person's own script does not say it. */
  readonly version: string;
  readonly database: string;
  /** A script of comparisons alone may leave it out. */
  readonly identity?: string | undefined;
}

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
  /** `@accept` lines of the header: they hold for the whole script. */
  readonly accept: readonly string[];
  /** What the header's `@finding` lines say: objects that are not carried, mostly. */
  readonly notes: readonly Finding[];
  /** The texts of the header's `@decisions` and `@scanned` lines: what the steps were made from, in JSON. */
  readonly decisions?: string | undefined;
  readonly scanned?: string | undefined;
  readonly phases: readonly ScriptPhase[];
  /** What is wrong with the text itself; severity error means that it can't run. */
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
  /** What takes back what the step did to objects that were on the target before; of steps that create, dropping takes back. */
  readonly undo?: StepSection | undefined;
  readonly accept: readonly string[];
  /** What the step's `@finding` lines say; those of severity error must be accepted before anything may run. */
  readonly notes: readonly Finding[];
  readonly skip: boolean;
  /** Columns whose raw value the client encodes while it passes: target field -> encoding. */
  readonly encode: Readonly<Record<string, string>>;
  /** True when the body no longer is the one that was generated, or never was. */
  readonly edited: boolean;
}

/** SQL of a step: its text without directives, and where it stands. */
export interface StepSection {
  readonly sql: string;
  readonly lines: LineRange;
}

/** True for a copy of nothing but the keys of rows that another step copies. */
export function isOfKeys({ attributes }: Pick<ScriptStep, 'attributes'>): boolean {
  return attributes.part === 'keys';
}

/** True where the step makes a table, moves its rows or compares them. */
export function isOfTable({ kind, skip }: ScriptStep): boolean {
  return !skip && (kind === 'create-table' || kind === 'copy' || kind === 'verify');
}

/** All steps in text order. */
export function stepsOf(script: Script): ScriptStep[] {
  return script.phases.flatMap((phase) => phase.steps);
}

/** The findings of severity error that no `@accept` line covers and whose step isn't skipped: while there are any, the script doesn't run. */
export function blocksOf(script: Script): Finding[] {
  const open = (notes: readonly Finding[], accept: readonly string[]): Finding[] =>
    notes.filter((note) => note.severity === 'error' && !accept.some((entry) => acceptCovers(entry, note)));
  return [
    ...open(script.notes, script.accept),
    ...stepsOf(script).flatMap((step) => (step.skip ? [] : open(step.notes, [...script.accept, ...step.accept]))),
  ];
}

/** Everything that the script accepts by name, for the whole or for a step. */
export function acceptedBy(script: Script): string[] {
  return [...script.accept, ...stepsOf(script).flatMap((step) => step.accept)];
}

/** Where a chunk's condition goes in a copy or verify query. */
export const rangePlaceholder = '/* @range */ true';

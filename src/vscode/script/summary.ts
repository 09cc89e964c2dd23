import * as vscode from 'vscode';
import { stepsOf, type Script, type ScriptStep, type StepKind } from '../../engine/model/script.js';

const words: Readonly<Record<StepKind, readonly [verb: string, one: string, many: string]>> = {
  session: [vscode.l10n.t('sets every session by'), 'step', 'steps'],
  require: [vscode.l10n.t('makes sure of'), 'condition', 'conditions'],
  suspend: [vscode.l10n.t('puts triggers and keys aside on'), 'table', 'tables'],
  'drop-table': [vscode.l10n.t('drops tables in'), 'step', 'steps'],
  truncate: [vscode.l10n.t('empties tables in'), 'step', 'steps'],
  'create-schema': ['creates', 'schema', 'schemas'],
  'create-type': ['creates', 'type', 'types'],
  'create-sequence': ['creates', 'sequence', 'sequences'],
  'create-table': ['creates', 'table', 'tables'],
  copy: ['copies', 'table', 'tables'],
  'create-index': [vscode.l10n.t('builds the indexes of'), 'table', 'tables'],
  prove: [vscode.l10n.t('checks the references of'), 'table', 'tables'],
  'add-foreign-key': [vscode.l10n.t('adds the foreign keys of'), 'table', 'tables'],
  restore: [vscode.l10n.t('puts triggers and keys back on'), 'table', 'tables'],
  'set-counter': [vscode.l10n.t('sets the counters of'), 'table', 'tables'],
  'create-trigger': [vscode.l10n.t('adds the triggers of'), 'table', 'tables'],
  comment: ['comments', 'table', 'tables'],
  analyze: [vscode.l10n.t('updates the statistics of'), 'table', 'tables'],
  sql: ['runs', vscode.l10n.t('SQL step of your own'), vscode.l10n.t('SQL steps of your own')],
  verify: ['verifies', 'table', 'tables'],
};

/** The kinds that a glance is about; the rest follows from them. */
const mainKinds: readonly StepKind[] = ['create-table', 'copy', 'sql', 'verify'];

/** What a script does, for people: "creates 20 tables, copies 20 tables, …". `only` limits it to some steps. */
export function summaryOf(script: Script, only?: readonly string[]): string {
  return inWords(stepsOf(script).filter((step) => !step.skip && (only?.includes(step.id) ?? true)));
}

/** What the script takes from the target for good, with its tables and their rows, as the notes of its own steps say it. */
export function lossesOf(script: Script, only?: readonly string[]): string[] {
  const steps = stepsOf(script).filter((step) => !step.skip && (only?.includes(step.id) ?? true));
  return steps
    .filter(({ kind }) => takingKinds.includes(kind))
    .flatMap(({ notes }) => notes.map((note) => `⚠ ${note.message}`));
}

/** The same at a glance: what is created, copied and verified. */
export function glanceOf(script: Script): string {
  return inWords(stepsOf(script).filter((step) => !step.skip && (mainKinds.includes(step.kind) || drops(step))));
}

function inWords(steps: readonly ScriptStep[]): string {
  const kinds = [...new Set(steps.map((step) => step.kind))];
  const parts = kinds.map((kind) => part(kind, steps.filter((step) => step.kind === kind).length));
  const dangerous = steps.filter(drops);
  if (dangerous.length > 0)
    parts.push(vscode.l10n.t('DROPS OR EMPTIES objects in {0}', dangerous.map((step) => step.id).join(', ')));
  return parts.join(', ') || vscode.l10n.t('does nothing');
}

function part(kind: StepKind, count: number): string {
  const [verb, one, many] = words[kind];
  return `${verb} ${count} ${count === 1 ? one : many}`;
}

/** Kinds whose steps say themselves what they take away. */
const takingKinds: readonly StepKind[] = ['drop-table', 'truncate'];

/** A statement, or a part of ALTER TABLE, that takes something away; `ON DELETE` is none. */
const dropping =
  /^\s*(?:DROP|TRUNCATE|DELETE)\b|\bDROP\s+(?:TABLE|COLUMN|SCHEMA|DATABASE|INDEX|CONSTRAINT|FOREIGN|PRIMARY|VIEW|TYPE)\b/im;

/** A hint for the confirmation, not a safeguard: comments and strings may make it cry wolf. */
function drops(step: ScriptStep): boolean {
  return [step.body, step.target].some((section) => section && dropping.test(section.sql));
}

import type { ScriptStep, StepKind } from '../model/script.js';
import type { End } from './end.js';

/** Steps of these kinds touch one table each and may run side by side; later ones lock what foreign keys tie together. */
const independent: readonly StepKind[] = ['create-table', 'create-index', 'prove'];

/** Where a schema's tables share names with their indexes, the server makes up names while it creates a table, and two at a time may make up the same. */
export function mayOverlap(kind: StepKind, { adapter }: End): boolean {
  return independent.includes(kind) && (kind !== 'create-table' || adapter.ddl.limits.indexNameScope === 'table');
}

/** Neighbours of one kind. */
export interface StepGroup {
  readonly kind: StepKind;
  readonly steps: ScriptStep[];
}

/** Runs of steps that may overlap: neighbours of one kind. Text order is kept between them. */
export function groupsOf(steps: readonly ScriptStep[]): StepGroup[] {
  const groups: StepGroup[] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    if (last?.kind === step.kind) last.steps.push(step);
    else groups.push({ kind: step.kind, steps: [step] });
  }
  return groups;
}

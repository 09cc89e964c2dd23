import { stepsOf, type Script, type ScriptStep, type StepKind } from '../../engine/model/script.js';

const words: Readonly<Record<StepKind, readonly [verb: string, one: string, many: string]>> = {
  'create-schema': ['creates', 'schema', 'schemas'],
  'create-type': ['creates', 'type', 'types'],
  'create-table': ['creates', 'table', 'tables'],
  copy: ['copies', 'table', 'tables'],
  'create-index': ['builds the indexes of', 'table', 'tables'],
  prove: ['prove', 'a proof', 'proofs'],
  'add-foreign-key': ['adds the foreign keys of', 'table', 'tables'],
  'set-counter': ['sets the counters of', 'table', 'tables'],
  comment: ['comments', 'table', 'tables'],
  analyze: ['updates the statistics of', 'table', 'tables'],
  sql: ['runs', 'SQL step of your own', 'SQL steps of your own'],
  verify: ['verifies', 'table', 'tables'],
};

/** What a script does, for people: "creates 20 tables, copies 20 tables, …". `only` limits it to some steps. */
export function summaryOf(script: Script, only?: readonly string[]): string {
  const steps = stepsOf(script).filter((step) => !step.skip && (only?.includes(step.id) ?? true));
  const kinds = [...new Set(steps.map((step) => step.kind))];
  const parts = kinds.map((kind) => part(kind, steps.filter((step) => step.kind === kind).length));
  const dropping = steps.filter(drops);
  if (dropping.length > 0) parts.push(`DROPS OR EMPTIES objects in ${dropping.map((step) => step.id).join(', ')}`);
  return parts.join(', ') || 'does nothing';
}

function part(kind: StepKind, count: number): string {
  const [verb, one, many] = words[kind];
  return `${verb} ${count} ${count === 1 ? one : many}`;
}

/** A hint for the confirmation, not a safeguard: comments and strings may make it cry wolf. */
function drops(step: ScriptStep): boolean {
  return [step.body, step.target].some((section) => section && /\b(DROP|TRUNCATE|DELETE)\b/i.test(section.sql));
}

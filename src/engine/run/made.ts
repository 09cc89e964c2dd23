import type { CreatedObject, Made } from '../model/checkpoint.js';
import { stepsOf, type Script, type ScriptStep } from '../model/script.js';
import type { End } from './end.js';
import type { Journal } from './journal.js';
import type { RunLedger } from './ledger.js';

/** What the statements of steps create, in their order. */
export function createdBy(steps: readonly ScriptStep[], { adapter }: End): CreatedObject[] {
  return steps
    .flatMap((step) => adapter.lex.splitStatements(step.body?.sql ?? ''))
    .flatMap(({ sql }) => adapter.ledger.created(sql) ?? []);
}

/** What tells these objects, as they are now, from others that take their names later. */
export async function identitiesOf(
  { adapter, session }: End,
  created: readonly CreatedObject[],
  signal?: AbortSignal,
): Promise<Made> {
  if (created.length === 0) return {};
  const identities = await adapter.ledger.identities(session, created, signal);
  return Object.fromEntries(
    created.flatMap((object, at) => {
      const identity = identities[at];
      return identity === undefined ? [] : [[madeKey(object), identity]];
    }),
  );
}

/** An object's key in {@link Made}. */
export function madeKey({ kind, name }: CreatedObject): string {
  return `${kind} ${name}`;
}

/**
 * Writes down what the run has made so far, for a roll back: an object that somebody drops and makes anew is not the run's. Only after steps that make something: a
 * thousand tables have thousands of others, and each would ask for all of them.
 */
export async function noteMade(
  script: Script,
  ran: readonly ScriptStep[],
  target: End,
  ledger: RunLedger,
  journal: Journal,
): Promise<void> {
  if (createdBy(ran, target).length === 0) return;
  const begun = stepsOf(script).filter((step) => !step.skip && ledger.stateOf(step) !== undefined);
  const made = await identitiesOf(target, createdBy(begun, target));
  journal.noteMade(made);
  await ledger.noteMade(made);
}

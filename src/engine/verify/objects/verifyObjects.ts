import { toEngineError } from '../../errors.js';
import type { Catalog } from '../../model/catalog.js';
import type { Mapping } from '../../model/mapping.js';
import type { ObjectsVerification, ObjectVerification } from '../../model/objectVerification.js';
import { stepsOf, type Script } from '../../model/script.js';
import type { End } from '../side.js';
import { account } from './account.js';
import type { Comparison } from './comparison.js';
import { givenByEdited } from './coverage.js';
import { countersBehind, type CounterBehind } from './counters.js';
import { prove, type Proven } from './proofs.js';

export interface ObjectsJob {
  readonly script: Script;
  readonly source: End;
  readonly target: End;
  /** Schemas of the source that move; absent: all. */
  readonly schemas?: readonly string[] | undefined;
  /** The mapping that the script's steps were made from, made anew for the source as it is now. */
  readonly remap: (catalog: Catalog) => Mapping;
  /** Tables that were on the target before are as they are. */
  readonly keeps?: boolean | undefined;
  /** True proves keys and constraints over the data again, for a target whose rows something else may have loaded unchecked. */
  readonly prove: boolean;
}

/** Introspects both databases and accounts for every object of the source on the target, by a mapping made anew. Changes nothing. */
export async function verifyObjects(
  job: ObjectsJob,
  signal: AbortSignal,
): Promise<ObjectsVerification & { readonly mapping: Mapping }> {
  const began = performance.now();
  const { source, target } = job;
  const mapping = job.remap(await source.adapter.introspect(source.session, { schemas: job.schemas }, signal));
  const homes = [...new Set(mapping.schemas.map((schema) => schema.target))];
  const catalog = await target.adapter.introspect(target.session, { schemas: homes }, signal);
  const comparison: Comparison = {
    script: job.script,
    mapping,
    target: catalog,
    adapter: target.adapter,
    source: source.adapter,
    keeps: job.keeps ?? false,
    given: await givenByEdited(job.script, target, signal),
  };
  const objects = account(comparison);
  const moves = stepsOf(job.script).some((step) => step.kind === 'copy' || step.kind === 'verify');
  // Where no row moves, counters begin anew.
  const behind = moves ? await countersBehind(comparison, target.session, signal) : [];
  const proven = job.prove ? await prove(comparison, target.session, signal) : [];
  return {
    state: 'checked',
    mapping,
    objects: objects.map((object) => withProof(withCounter(object, behind), proven)),
    milliseconds: Math.round(performance.now() - began),
  };
}

/** What is said where the objects could not be looked at. */
export function notChecked(reason: string): ObjectsVerification {
  return { state: 'not-checked', reason, objects: [], milliseconds: 0 };
}

/** A failure here must not hide what the comparison of the rows has found. */
export function objectsFailed(thrown: unknown): ObjectsVerification {
  const { message, hint } = toEngineError(thrown, 'verify');
  return notChecked(`${message} ${hint}`);
}

const isAt = ({ object }: ObjectVerification, kind: string, path: readonly string[]): boolean =>
  object.kind === kind && JSON.stringify(object.path) === JSON.stringify(path);

function withCounter(object: ObjectVerification, behind: readonly CounterBehind[]): ObjectVerification {
  const own = behind.find(({ table, column }) =>
    isAt(object, 'column', [table.source.schema, table.source.name, column.source.name]),
  );
  if (!own) return object;
  return { ...object, state: 'differs', differences: [...object.differences, own.difference] };
}

function withProof(object: ObjectVerification, proven: readonly Proven[]): ObjectVerification {
  const own = proven.find(({ kind, path }) => isAt(object, kind, path));
  if (!own) return object;
  if (own.broken === undefined) return { ...object, proof: own.how };
  const difference = { aspect: 'data', expected: own.how, found: own.broken };
  return { ...object, state: 'differs', differences: [...object.differences, difference], proof: undefined };
}

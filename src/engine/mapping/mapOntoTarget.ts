import type { TargetLook } from '../model/existing.js';
import type { Decisions, Mapping } from '../model/mapping.js';
import { atOnce, type Slices } from '../model/slices.js';
import { adoptExisting, concernsExisting } from './adoptExisting.js';
import type { MapInput } from './context.js';
import { withExisting } from './existing.js';
import { map, mapInSlices } from './map.js';

/** What the mapping works from, and what the target has already where the decisions ask for that. */
export interface MapOntoInput extends MapInput {
  readonly look?: TargetLook | undefined;
}

/** Resolves every decision, for a target that may have some of the tables already. Pure. */
export function mapOntoTarget(input: MapOntoInput): Mapping {
  return atOnce(mapOntoTargetInSlices(input));
}

/** The same in small pieces of work. */
export function* mapOntoTargetInSlices(input: MapOntoInput): Slices<Mapping> {
  const { look, decisions, targetAdapter } = input;
  if (!look || !concernsExisting(decisions)) return yield* mapInSlices(input);
  const adopted = adoptedDecisions(input);
  return withExisting(yield* mapInSlices({ ...input, decisions: adopted }), look, targetAdapter, adopted);
}

/** The decisions with the names and types that tables of the target have already. Pure. */
export function adoptedDecisions(input: MapOntoInput): Decisions {
  const { look, decisions, targetAdapter, target } = input;
  if (!look || !concernsExisting(decisions)) return decisions;
  const mapWith = (some: Decisions): Mapping => map({ ...input, decisions: some });
  return adoptExisting(decisions, look.tables, targetAdapter, target, mapWith);
}

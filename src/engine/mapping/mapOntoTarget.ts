import type { TargetLook } from '../model/existing.js';
import type { Decisions, Mapping } from '../model/mapping.js';
import { adoptExisting, concernsExisting } from './adoptExisting.js';
import type { MapInput } from './context.js';
import { withExisting } from './existing.js';
import { map } from './map.js';

/** What the mapping works from, and what the target has already where the decisions ask for that. */
export interface MapOntoInput extends MapInput {
  readonly look?: TargetLook | undefined;
}

/** Resolves every decision, for a target that may have some of the tables already. Pure. */
export function mapOntoTarget(input: MapOntoInput): Mapping {
  const { look, decisions, targetAdapter } = input;
  if (!look || !concernsExisting(decisions)) return map(input);
  const adopted = adoptedDecisions(input);
  return withExisting(map({ ...input, decisions: adopted }), look, targetAdapter, adopted);
}

/** The decisions with the names and types that tables of the target have already. Pure. */
export function adoptedDecisions(input: MapOntoInput): Decisions {
  const { look, decisions, targetAdapter, target } = input;
  if (!look || !concernsExisting(decisions)) return decisions;
  const mapWith = (some: Decisions): Mapping => map({ ...input, decisions: some });
  return adoptExisting(decisions, look.tables, targetAdapter, target, mapWith);
}

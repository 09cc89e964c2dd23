import type { Conversion } from './conversion.js';
import type { ObjectRef } from './finding.js';
import type { Advice } from './usage.js';

/**
 * - `equal`: on the target, and of the same meaning.
 * - `declared`: on the target, with a difference that the script declares; `reasons` says which.
 * - `left-out`: not on the target, for a reason that the script gives.
 * - `not-comparable`: on the target; it, or a part of it, can't be compared, and `reasons` says why.
 * - `differs`: on the target, but not as it was to become; `differences` says in what.
 * - `missing`: not on the target, and nothing in the script says why.
 * - `added`: only on the target, within a table that the script made, where it changes what the table takes, gives or does.
 * - `beside`: only on the target, and noted: no difference, for it stands beside the tables, has no effect on them, was there before the run, or comes of the script's own
 *   edited text. `reasons` says what it does.
 */
export type ObjectState =
  'equal' | 'declared' | 'left-out' | 'not-comparable' | 'differs' | 'missing' | 'added' | 'beside';

/** One object of the source and what stands for it on the target, or one that stands on the target alone. */
export interface ObjectVerification {
  /** As the source calls it; as the target does, where it is only there. */
  readonly object: ObjectRef;
  /** Its name on the target, where it has a place there. */
  readonly target?: string | undefined;
  readonly state: ObjectState;
  readonly differences: readonly AspectDifference[];
  /** Findings of the script that declare a difference or an absence, edits of its steps, and what could not be compared. */
  readonly reasons: readonly string[];
  /** How it was shown that the data meets it, for keys and constraints: by whom, and over what. */
  readonly proof?: string | undefined;
}

/** What of an object is not as it was to become; texts of the target's dialect. */
export interface AspectDifference {
  /** `type`, `nullable`, `default`, `counter` … */
  readonly aspect: string;
  readonly expected: string;
  readonly found: string;
}

/** Every object of the source, accounted for on the target, and what stands on the target alone. */
export interface ObjectsVerification {
  /** `checked`, or why not: `reason` says it. */
  readonly state: 'checked' | 'not-checked';
  readonly reason?: string | undefined;
  readonly objects: readonly ObjectVerification[];
  /** How columns came over, and what applications have to change, by the mapping that the objects were compared with. */
  readonly conversions?: readonly Conversion[] | undefined;
  readonly advice?: readonly Advice[] | undefined;
  readonly milliseconds: number;
  /** When the look ended (ISO 8601, UTC), in a report. */
  readonly finishedAt?: string | undefined;
}

/** True for what a person has to look at: an object that is lost, not as the script says, or added to what the script made. */
export function isAmiss({ state }: ObjectVerification): boolean {
  return state === 'differs' || state === 'missing' || state === 'added';
}

/** True for what stands on the target alone. */
export function isOnlyThere({ state }: ObjectVerification): boolean {
  return state === 'added' || state === 'beside';
}

import type { RunState } from '../model/event.js';
import type { ScriptStep } from '../model/script.js';
import type { TableVerification, VerificationState } from '../model/verification.js';

const wrong: readonly VerificationState[] = ['differs', 'not-comparable', 'still-changing'];

/** Nothing differs, as far as tables were compared. */
export function isSettled(results: readonly TableVerification[]): boolean {
  return !results.some(({ state }) => wrong.includes(state));
}

/** `verified` only when there was something to do, every copied table was compared and none differs. */
export function stateOf(
  results: readonly TableVerification[],
  steps: readonly ScriptStep[],
  wanted: boolean,
): RunState {
  if (!isSettled(results)) return 'differs';
  // Of an empty source nothing was shown.
  if (steps.length === 0) return 'not-verified';
  if (!wanted || results.length === 0)
    return steps.some((step) => step.kind === 'copy' || step.kind === 'verify') ? 'not-verified' : 'verified';
  // Counts and samples prove less than that every cell is equal.
  if (results.some(({ state }) => state === 'counts-equal' || state === 'sample-equal')) return 'not-verified';
  const verified = new Set(results.map((result) => result.table));
  const copies = steps.filter((step) => step.kind === 'copy' && !step.skip);
  return copies.every((step) => verified.has(step.attributes.table ?? step.name)) ? 'verified' : 'not-verified';
}

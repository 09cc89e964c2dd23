import type { Finding } from './finding.js';
import type { TargetName } from './mapping.js';

/** What a target looks like before a run writes to it. */
export interface TargetState {
  readonly existing: readonly TargetName[];
  /** Severity error stops the run before it writes. */
  readonly findings: readonly Finding[];
}

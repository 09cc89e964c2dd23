import type { ErrorCode } from '../engine/index.js';
import type { RunState } from '../engine/model/event.js';

/** What the process ends with. Scripts depend on these numbers. */
export const exitCodes = { success: 0, problem: 1, badInput: 2, unreachable: 3, cancelled: 130 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The exit status of a failure. */
export function exitCodeOf(code: ErrorCode): ExitCode {
  switch (code) {
    case 'BAD_INPUT':
    case 'PASSWORD_MISSING':
    case 'SCRIPT_INVALID':
    case 'MAPPING_INVALID':
      return exitCodes.badInput;
    case 'CONNECTION_FAILED':
    case 'CONNECTION_LOST':
    case 'STALLED':
    case 'AUTHENTICATION_FAILED':
    case 'UNKNOWN_DATABASE':
      return exitCodes.unreachable;
    case 'CANCELLED':
      return exitCodes.cancelled;
    default:
      return exitCodes.problem;
  }
}

/** The exit status of a run that ended without an error; one that left verification out on request did all that was asked. */
export function exitCodeOfRun(state: RunState, verificationWanted: boolean): ExitCode {
  if (state === 'verified' || state === 'ready') return exitCodes.success;
  if (state === 'cancelled') return exitCodes.cancelled;
  if (state === 'not-verified' && !verificationWanted) return exitCodes.success;
  return exitCodes.problem;
}

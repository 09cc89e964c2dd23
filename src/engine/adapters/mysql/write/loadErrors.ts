import { EngineError } from '../../../errors.js';
import type { MysqlSession } from '../session.js';

/** How many of the server's warnings an error quotes. */
const warningsShown = 10;

/** The target did not take every row as it was. Nothing of the chunk stays. */
export function imperfect(session: MysqlSession, message: string, warnings: readonly string[]): EngineError {
  const shown = warnings.slice(0, warningsShown).map((warning) => `\n  ${warning}`);
  return new EngineError({
    code: 'LOAD_IMPERFECT',
    stage: 'run',
    message: `${message} Nothing of it was kept.${shown.join('')}`,
    hint: `Mend the values that the ${session.server.engine} server names, or choose a type that holds them.`,
  });
}

/** The source failed in the middle of a chunk; a cancelled one stays cancelled. */
export function streamBroken(cause: unknown): EngineError {
  if (cause instanceof EngineError && cause.code === 'CANCELLED') return cause;
  const known = cause instanceof EngineError ? cause : undefined;
  const why = cause instanceof Error ? cause.message : 'unknown reason.';
  return new EngineError({
    code: 'STREAM_BROKEN',
    stage: 'run',
    message: `The source stopped in the middle of the copy: ${why} Nothing of the chunk was kept.`,
    hint: known?.hint ?? 'Check the source, then run the step again.',
    retryable: known?.retryable,
    cause,
  });
}

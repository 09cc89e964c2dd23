import type { EngineErrorData } from '../engine/errors.js';
import { Failure } from '../protocol/failure.js';

/** The facts of anything thrown; what isn't a {@link Failure} is a defect of ours and says so. */
export function failureOf(thrown: unknown): EngineErrorData {
  if (thrown instanceof Failure) return thrown.data;
  return {
    code: 'INTERNAL',
    stage: 'input',
    message: `Something unexpected happened: ${thrown instanceof Error ? thrown.message : String(thrown)}`,
    hint: 'This is a defect of Database Migration. Please report it with the log.',
  };
}

/** A failure that the editor itself found, before the engine was asked. */
export function badInput(message: string, hint: string, place: { object?: string; line?: number } = {}): Failure {
  return new Failure({ code: 'BAD_INPUT', stage: 'input', message, hint, ...place });
}

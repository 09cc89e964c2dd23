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

/** A script or a decisions file names a connection that nobody saved here, or none at all. */
export class UnknownConnection extends Failure {
  constructor(readonly connection: string | undefined) {
    const [message, hint] =
      connection === undefined
        ? ['The source or the target is not chosen.', 'Write the names of two connections into the file.']
        : [`There is no connection called "${connection}".`, `Add a connection called "${connection}".`];
    super({ code: 'BAD_INPUT', stage: 'connect', object: connection, message, hint });
  }
}

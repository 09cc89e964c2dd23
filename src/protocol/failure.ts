import type { EngineErrorData } from '../engine/errors.js';
import { isBoolean, isNumber, isString, objectOf, optional, type Check } from './check.js';

/** Checks an error that crossed a boundary. Its code is taken as it is: a code unknown here is still an error. */
export const isEngineErrorData = objectOf<EngineErrorData>({
  code: isString as Check<EngineErrorData['code']>,
  stage: isString as Check<EngineErrorData['stage']>,
  message: isString,
  hint: isString,
  object: optional(isString),
  line: optional(isNumber),
  column: optional(isNumber),
  retryable: optional(isBoolean),
  detail: optional(isString),
});

/** An operation failed on the other side of a boundary; carries the facts as they crossed it. */
export class Failure extends Error {
  constructor(readonly data: EngineErrorData) {
    super(data.message);
    this.name = 'Failure';
  }
}

/** True when a person or a signal stopped the operation. */
export function isCancellation(thrown: unknown): boolean {
  return thrown instanceof Failure && thrown.data.code === 'CANCELLED';
}

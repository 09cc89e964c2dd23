/** The stage in which an operation failed; also the word that people read in front of an error. */
export type Stage =
  | 'connect'
  | 'introspect'
  | 'map'
  | 'scan'
  | 'plan'
  | 'parse'
  | 'preflight'
  | 'rehearse'
  | 'run'
  | 'verify'
  | 'report'
  | 'input';

/** Every way an operation can fail, as one list so that the CLI's exit code and the editor's buttons can depend on it. */
export type ErrorCode =
  | 'BAD_INPUT'
  | 'CONNECTION_FAILED'
  | 'AUTHENTICATION_FAILED'
  | 'PASSWORD_MISSING'
  | 'UNKNOWN_DATABASE'
  | 'UNSUPPORTED_SERVER'
  | 'SERVER_MISMATCH'
  | 'PERMISSION_DENIED'
  | 'READ_ONLY_TARGET'
  | 'TARGET_NOT_EMPTY'
  | 'TARGET_UNFIT'
  | 'BLOCKED_BY_FINDING'
  | 'SCRIPT_INVALID'
  | 'MAPPING_INVALID'
  | 'STATEMENT_FAILED'
  | 'DISK_FULL'
  | 'PROOF_FAILED'
  | 'RUN_UNFINISHED'
  | 'RUN_UNDER_WAY'
  | 'RESUME_REFUSED'
  | 'NOTHING_TO_RESUME'
  | 'STALLED'
  | 'LOAD_IMPERFECT'
  | 'TOO_MANY_REJECTS'
  | 'STREAM_BROKEN'
  | 'CONNECTION_LOST'
  | 'CANCELLED'
  | 'INTERNAL';

/** What a caller must say when an operation fails. `message` says what happened; `hint` says what to do next. */
export interface EngineErrorDetails {
  readonly code: ErrorCode;
  readonly stage: Stage;
  readonly message: string;
  /** What to do next, as an imperative sentence. */
  readonly hint: string;
  /** The object concerned, as people write it: `public.customers.email`, a step's id, a host and port. */
  readonly object?: string | undefined;
  /** 1-based position in the input that is wrong, when the input is a text. */
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  /** True when the same call may succeed if simply repeated (lost connection, deadlock, lock wait). */
  readonly retryable?: boolean | undefined;
  readonly cause?: unknown;
}

/** The plain-JSON form in which an error crosses the worker's boundary and enters reports. */
export type EngineErrorData = Omit<EngineErrorDetails, 'cause'> & { readonly detail?: string | undefined };

/** Other sentences follow a message, and servers end theirs without a full stop. */
function sentence(message: string): string {
  return /[.!?…:;]\s*$/u.test(message) || message === '' ? message : `${message}.`;
}

/** An operation failed. Says what, where, why and what to do next; never shown with a stack trace. */
export class EngineError extends Error {
  readonly code: ErrorCode;
  readonly stage: Stage;
  readonly hint: string;
  readonly object: string | undefined;
  readonly line: number | undefined;
  readonly column: number | undefined;
  readonly retryable: boolean;

  constructor(details: EngineErrorDetails) {
    super(sentence(details.message), { cause: details.cause });
    this.name = 'EngineError';
    this.code = details.code;
    this.stage = details.stage;
    this.hint = details.hint;
    this.object = details.object;
    this.line = details.line;
    this.column = details.column;
    this.retryable = details.retryable ?? false;
  }

  /** The same facts as plain JSON; the cause is reduced to its message. */
  toData(): EngineErrorData {
    return {
      code: this.code,
      stage: this.stage,
      message: this.message,
      hint: this.hint,
      object: this.object,
      line: this.line,
      column: this.column,
      retryable: this.retryable,
      detail: this.cause instanceof Error ? this.cause.message : undefined,
    };
  }

  /** Rebuilds an error that crossed a boundary as plain JSON. */
  static fromData(data: EngineErrorData): EngineError {
    return new EngineError({ ...data, cause: data.detail === undefined ? undefined : new Error(data.detail) });
  }
}

/** What a target said of the rows that it refused. */
export interface Refusal {
  /** The server's words. */
  readonly reason: string;
  /** Which of the rows it named, counted from 1. */
  readonly row?: number | undefined;
  readonly column?: string | undefined;
}

/** A load failed because of its rows, and nothing of them is there: LOAD_IMPERFECT. */
export class RowsRefused extends EngineError {
  constructor(
    readonly refusal: Refusal,
    details: Omit<EngineErrorDetails, 'code' | 'stage'>,
  ) {
    super({ ...details, code: 'LOAD_IMPERFECT', stage: 'run' });
  }
}

/** A server has no room for what it was given: nothing but a person's deed mends that, so the run stops at once. */
export function diskFull(
  message: string,
  role: 'source' | 'target',
): Pick<EngineErrorDetails, 'code' | 'message' | 'hint'> {
  return {
    code: 'DISK_FULL',
    message: `The ${role}'s disk or tablespace is full: ${message}`,
    hint: `Make room on the ${role}'s server, then go on with --resume (Resume Migration): what is loaded stays.`,
  };
}

/** Turns anything thrown into an EngineError, keeping one that already is. */
export function toEngineError(thrown: unknown, stage: Stage): EngineError {
  if (thrown instanceof EngineError) return thrown;
  if (thrown instanceof Error && thrown.name === 'AbortError') return cancelled(stage);
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new EngineError({
    code: 'INTERNAL',
    stage,
    message: `Something unexpected happened: ${message}`,
    hint: 'This is a defect of Database Migration. Please report it with the log of this run.',
    cause: thrown,
  });
}

/** The error of an operation that a person or a signal stopped. */
export function cancelled(stage: Stage): EngineError {
  return new EngineError({
    code: 'CANCELLED',
    stage,
    message: 'Cancelled.',
    hint: 'Start it again when you are ready; a run that had begun goes on with --resume, or Resume Migration.',
  });
}

/** Throws the cancellation error when `signal` has fired. */
export function throwIfCancelled(signal: AbortSignal | undefined, stage: Stage): void {
  if (signal?.aborted) throw cancelled(stage);
}

import type { Redactor } from '../engine/index.js';
import type { Arguments } from './arguments.js';
import type { ExitCode } from './exitCode.js';
import type { Output, Summary } from './output.js';

/** What every command works with. */
export interface Context {
  readonly args: Arguments;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly output: Output;
  readonly redactor: Redactor;
  readonly signal: AbortSignal;
}

/** What a command ends with. */
export type Ending = Omit<Summary, 'type' | 'command' | 'exitCode'> & { readonly exitCode: ExitCode };

/** A command: does its work, and says how it ended; throws an EngineError where it could not begin. */
export type Command = (context: Context) => Promise<Ending>;

import type { ConnectionSettings } from '../model/connection.js';
import { rangePlaceholder, type ScriptStep, type StepSection } from '../model/script.js';
import type { End } from './end.js';
import type { Execution } from './execution.js';

/** A step as a rehearsal runs it. */
export interface MovedStep {
  readonly step: ScriptStep;
  /** Why it is left out, as a sentence; absent where it runs. */
  readonly left?: string | undefined;
}

/** Where a rehearsal makes its tables. */
export interface Area {
  readonly settings: ConnectionSettings;
  readonly connect: Execution['connect'];
  /** One session holds all of it. */
  readonly inSession: boolean;
  /** The step with its names moved here, reading the rows of a condition; lines stay those of the text. */
  move(step: ScriptStep, where: string): MovedStep;
  /** What can't be tried here, as sentences, once all steps were moved. */
  notes(): readonly string[];
  /** Runs what creates a table, or the like, here instead of where its names say. */
  make(statements: (target: End) => Promise<readonly string[]>): Promise<void>;
  drop(say: (message: string) => void): Promise<void>;
}

/** What an area needs of a rehearsal. */
export type Owner = Pick<Execution, 'connections' | 'connect' | 'script'> & {
  readonly options: { readonly signal?: AbortSignal | undefined };
};

/** A source half that reads the rows of a condition. */
export function bounded(source: StepSection | undefined, where: string): StepSection | undefined {
  const condition = where === 'true' ? rangePlaceholder : where;
  return source && { ...source, sql: source.sql.replace(rangePlaceholder, () => condition) };
}

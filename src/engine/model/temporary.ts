import type { StepKind } from './script.js';

/** What of a script's names stands for what. */
export interface MovedNames {
  /** The schemas in which the script makes its tables. */
  readonly schemas: ReadonlySet<string>;
  /** The database that the session is connected to. */
  readonly database: string;
}

/** How a session gets tables that nobody else sees and that go with it, under the names of the script's tables. */
export interface Temporary {
  /** Statements that show whether the user may have such tables; they leave nothing. */
  readonly trial: readonly string[];
  /** What a session runs before everything else: no row of another table can change in it any more. */
  readonly confine: readonly string[];
  /** Lifts that for a statement that makes or alters such a table, and brings it back. */
  readonly lift: readonly [string, string];
  /** A statement of a step of that kind on such tables; undefined where they can't have what it makes. Pure. */
  move(sql: string, kind: StepKind, names: MovedNames): string | undefined;
}

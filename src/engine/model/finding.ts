/** How serious a finding is. An `error` blocks a run until the script accepts it by name. */
export type Severity = 'error' | 'warning' | 'info';

/** The kinds of object that a finding or a report row can be about. */
export type ObjectKind =
  | 'server'
  | 'database'
  | 'schema'
  | 'table'
  | 'column'
  | 'primary key'
  | 'index'
  | 'foreign key'
  | 'check'
  | 'constraint'
  | 'sequence'
  | 'type'
  | 'view'
  | 'materialized view'
  | 'trigger'
  | 'routine'
  | 'event'
  | 'policy'
  | 'rule'
  | 'grant'
  | 'partition'
  | 'extension'
  | 'comment'
  | 'statistics'
  | 'collation'
  | 'operator'
  | 'cast'
  | 'text search'
  | 'language'
  | 'foreign server'
  | 'event trigger'
  | 'publication'
  | 'subscription'
  | 'large object'
  | 'decision'
  | 'step';

/** The place of a finding: the object's kind and its path, outermost name first (`['public', 'customers', 'email']`). */
export interface ObjectRef {
  readonly kind: ObjectKind;
  readonly path: readonly string[];
}

/** One choice that a person has when a finding asks for a decision. */
export interface Remedy {
  /** What it does, as an imperative sentence. */
  readonly title: string;
  /** A native target type to choose for the column in the mapping, when that is the remedy. */
  readonly type?: string | undefined;
  /** True when accepting the finding's code in the script is the remedy. */
  readonly accept?: boolean | undefined;
}

/**
 * How a finding ended up. `fixed`: the script does something about it; `accepted`: a person took the loss by name; `skipped`: its step does not run. Reports alone tell of
 * what nobody decided: `noted` asks for no decision, with `ignored` the script ran all the same, `open` is still to decide.
 */
export type Resolution = 'open' | 'fixed' | 'accepted' | 'skipped' | 'ignored' | 'noted';

/** An expected problem: coded, placed, with a fix where there is one. Plain JSON. */
export interface Finding {
  /** UPPER_SNAKE_CASE, stable; `@accept CODE` in a script refers to it. */
  readonly code: string;
  readonly severity: Severity;
  readonly object: ObjectRef;
  /** What was found and what it means for the data, as one or two sentences. */
  readonly message: string;
  /** What a person can do about it. */
  readonly fix?: string | undefined;
  /** Where there are some, or an empty list, others do not help. */
  readonly remedies?: readonly Remedy[] | undefined;
  /** How many rows are concerned, when data was scanned. */
  readonly count?: number | undefined;
  /** The key of one row concerned, as text. */
  readonly example?: string | undefined;
  readonly resolution?: Resolution | undefined;
  /** The decision concerned, as a path through the decisions file: `['rules', 2, 'type']`. */
  readonly decision?: DecisionPath | undefined;
  /** 1-based line of the script, once the finding has a place there. */
  readonly line?: number | undefined;
}

/** Keys and indexes that lead through the decisions file. */
export type DecisionPath = readonly (string | number)[];

/** An object's path as people write it and as `@accept CODE:path` takes it. */
export function objectName(object: ObjectRef): string {
  return object.path.join('.');
}

/** True when an accepted `CODE` or `CODE:path` covers the finding; a table's path covers its columns. */
export function acceptCovers(accept: string, finding: Finding): boolean {
  const colon = accept.indexOf(':');
  const code = colon < 0 ? accept : accept.slice(0, colon);
  if (code !== finding.code) return false;
  if (colon < 0) return true;
  const wanted = accept.slice(colon + 1);
  const path = objectName(finding.object);
  return path === wanted || path.startsWith(`${wanted}.`) || path.endsWith(`.${wanted}`);
}

/** Findings that no consent helps: a server refuses the statement all the same. */
const refusedAnyway: ReadonlySet<string> = new Set([
  ...['ROW_TOO_WIDE', 'TOO_MANY_COLUMNS', 'TABLE_WITHOUT_COLUMNS', 'PRIMARY_KEY_DEMANDED', 'NAME_TAKEN'],
  ...['TABLE_NOT_READABLE', 'COLUMN_NOT_READABLE', 'ROW_SECURITY', 'TARGET_COLUMN_REQUIRED'],
]);

/** False where something would stop the run all the same: values that the target refuses and nothing changes are among it. */
export function consentHelps({ code, remedies }: Pick<Finding, 'code' | 'remedies'>): boolean {
  return !refusedAnyway.has(code) && (remedies === undefined || remedies.some(({ accept }) => accept === true));
}

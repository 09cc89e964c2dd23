import type { GuardId } from './type.js';

/** What the scan of one guard on one column found. */
export interface GuardResult {
  /** `schema.table` and column of the source. */
  readonly table: string;
  readonly column: string;
  readonly guard: GuardId;
  readonly limit?: number | undefined;
  /** Rows that break the guard. */
  readonly hits: number;
  /** The key (or, without a key, the value's text) of one of them. */
  readonly example?: string | undefined;
}

/** What was found of a foreign key that the source's server doesn't vouch for: rows that find no parent, or find it only because its collation takes different texts for equal. */
export interface LooseForeignKey {
  /** `schema.table` of the source. */
  readonly table: string;
  readonly name: string;
  /** Rows without a parent of exactly the same text; 0 where all have one. */
  readonly hits: number;
  /** The key's values in one of them. */
  readonly example?: string | undefined;
}

/** What was found of a CHECK that the source never held its old rows to. */
export interface LooseCheck {
  /** `schema.table` of the source. */
  readonly table: string;
  readonly name: string;
  /** Rows that break it; 0 where none does. */
  readonly hits: number;
  readonly example?: string | undefined;
}

/** An expression of a person's that the source refuses. */
export interface RefusedExpression {
  /** `schema.table` and column of the source. */
  readonly table: string;
  readonly column: string;
  readonly sql: string;
  /** The server's words. */
  readonly message: string;
}

/** How the rows bear out an expression whose meaning leaves something aside (`SqlExpression.assumes`). */
export interface ProvenExpression {
  /** `schema.table` of the source. */
  readonly table: string;
  readonly kind: 'check' | 'column';
  /** The check's name, or the generated column's. */
  readonly name: string;
  /** Rows for which the meaning says another thing than the source. */
  readonly hits: number;
  readonly example?: string | undefined;
}

/** What reading the data found that types alone can't tell. */
export interface DataProfile {
  /** ISO 8601, UTC. */
  readonly takenAt: string;
  readonly guards: readonly GuardResult[];
  readonly looseForeignKeys: readonly LooseForeignKey[];
  readonly looseChecks?: readonly LooseCheck[] | undefined;
  readonly refusedExpressions?: readonly RefusedExpression[] | undefined;
  readonly provenExpressions?: readonly ProvenExpression[] | undefined;
  /** Exact row counts by `schema.table`, counted in the same pass. */
  readonly rows: Readonly<Record<string, number>>;
}

/** Progress of a scan: tables done and to go. */
export interface ScanProgress {
  readonly table: string;
  readonly done: number;
  readonly total: number;
}

/** Finds the result of one guard; undefined when the profile doesn't hold it. */
export type GuardLookup = (
  table: string,
  column: string,
  guard: GuardId,
  limit: number | undefined,
) => GuardResult | undefined;

/** Indexes a profile, so that thousands of columns are mapped in no time. */
export function guardLookup(profile: DataProfile | undefined): GuardLookup {
  const key = (...parts: readonly unknown[]): string => JSON.stringify(parts);
  const results = new Map(
    profile?.guards.map((entry) => [key(entry.table, entry.column, entry.guard, entry.limit ?? null), entry]),
  );
  return (table, column, guard, limit) => results.get(key(table, column, guard, limit ?? null));
}

/** True when a scan found nothing that a mapping made before it didn't take for granted. */
export function foundNothing(profile: DataProfile): boolean {
  const { guards, looseForeignKeys, looseChecks, refusedExpressions, provenExpressions } = profile;
  const others = [looseForeignKeys, looseChecks ?? [], refusedExpressions ?? [], provenExpressions ?? []];
  return guards.every((entry) => entry.hits === 0) && others.every((list) => list.length === 0);
}

import type { Table } from './catalog.js';
import { tableKey } from './mapping.js';
import type { GuardId } from './type.js';

/** A guard that values of a column break. */
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

/**
 * What was found of a foreign key that the source's server doesn't vouch for: rows that find no parent, or find it only because its collation takes different
 * texts for equal.
 */
export interface LooseForeignKey {
  /** `schema.table` of the source. */
  readonly table: string;
  readonly name: string;
  /** Rows without a parent of exactly the same text; 0 for a key that was never checked and holds. */
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

/** A column without a value, whose type is chosen as if its values were of some sort (`Guard.assumes`). */
export interface ColumnWithoutValues {
  /** `schema.table` of the source. */
  readonly table: string;
  readonly column: string;
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
  readonly columnsWithoutValues?: readonly ColumnWithoutValues[] | undefined;
  /** Exact row counts by `schema.table`, counted in the same pass. */
  readonly rows: Readonly<Record<string, number>>;
}

/** Progress of a scan: tables done and to go. */
export interface ScanProgress {
  readonly table: string;
  readonly done: number;
  readonly total: number;
}

/** What a scan found in one table. */
export interface TableProfile {
  /** Guards that some values break. */
  readonly hits: readonly GuardResult[];
  readonly looseForeignKeys: readonly LooseForeignKey[];
  readonly looseChecks: readonly LooseCheck[];
  readonly provenExpressions: readonly ProvenExpression[];
  readonly columnsWithoutValues: readonly ColumnWithoutValues[];
}

export type ProfileOf = (table: Pick<Table, 'schema' | 'name'>) => TableProfile;

const nothing: TableProfile = {
  hits: [],
  looseForeignKeys: [],
  looseChecks: [],
  provenExpressions: [],
  columnsWithoutValues: [],
};

/** A profile by table, so that thousands of columns are mapped in no time. */
export function profileByTable(profile: DataProfile | undefined): ProfileOf {
  const hits = byTable(profile?.guards.filter((entry) => entry.hits > 0));
  const looseForeignKeys = byTable(profile?.looseForeignKeys);
  const looseChecks = byTable(profile?.looseChecks);
  const provenExpressions = byTable(profile?.provenExpressions);
  const columnsWithoutValues = byTable(profile?.columnsWithoutValues);
  const all = [hits, looseForeignKeys, looseChecks, provenExpressions, columnsWithoutValues];
  const isNothing = all.every((found) => found.size === 0);
  if (isNothing) return () => nothing;
  const known = new WeakMap<object, TableProfile>();
  return (table) => {
    const seen = known.get(table);
    if (seen) return seen;
    const key = tableKey(table);
    const found = {
      hits: hits.get(key) ?? nothing.hits,
      looseForeignKeys: looseForeignKeys.get(key) ?? nothing.looseForeignKeys,
      looseChecks: looseChecks.get(key) ?? nothing.looseChecks,
      provenExpressions: provenExpressions.get(key) ?? nothing.provenExpressions,
      columnsWithoutValues: columnsWithoutValues.get(key) ?? nothing.columnsWithoutValues,
    };
    known.set(table, found);
    return found;
  };
}

function byTable<T extends { readonly table: string }>(entries: readonly T[] = []): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const entry of entries) {
    const group = groups.get(entry.table);
    if (group) group.push(entry);
    else groups.set(entry.table, [entry]);
  }
  return groups;
}

/** What of a profile a mapping depends on, as short as it can be said; undefined where {@link foundNothing}. */
export function essence(profile: DataProfile | undefined): DataProfile | undefined {
  if (!profile || foundNothing(profile)) return undefined;
  return { ...profile, guards: profile.guards.filter((entry) => entry.hits > 0), rows: {}, takenAt: '' };
}

/** True when a scan found nothing that a mapping made before it didn't take for granted. */
export function foundNothing(profile: DataProfile): boolean {
  const { guards, looseForeignKeys, looseChecks = [], refusedExpressions = [], provenExpressions = [] } = profile;
  const { columnsWithoutValues = [] } = profile;
  const others = [looseForeignKeys, looseChecks, refusedExpressions, provenExpressions, columnsWithoutValues];
  return guards.every((entry) => entry.hits === 0) && others.every((list) => list.length === 0);
}

import type { Adapter } from '../adapter.js';
import type { Check, ServerInfo } from '../model/catalog.js';
import type { ColumnMapping, TableMapping } from '../model/mapping.js';
import type { Guard } from '../model/type.js';
import { claimsOf, type Claim } from './assumptions.js';

/** One thing to count in a table: the rows for which the source's `predicate` is true. */
export type Question =
  | { readonly kind: 'guard'; readonly column: ColumnMapping; readonly guard: Guard; readonly predicate: string }
  | { readonly kind: 'check'; readonly check: Check; readonly predicate: string }
  | ({ readonly kind: 'claim' } & Claim)
  /** The rows that have a value at all, by which to tell whether a choice that assumes something of them is right. */
  | { readonly kind: 'presence'; readonly column: ColumnMapping; readonly predicate: string };

/** The guards of every choice, for each may be taken in place of another. */
export function guardQuestions(table: TableMapping, source: Adapter, server: ServerInfo): Question[] {
  return table.columns.flatMap((column): Question[] => {
    if (!column.included || column.expression !== undefined) return [];
    const wanted = new Map<string, Question>();
    for (const choice of [column.chosen, ...column.choices]) {
      for (const guard of choice.guards) {
        const name = `${guard.id} ${guard.limit ?? ''}`;
        const predicate = source.read.guard(guard, column.source, column.neutral, server);
        if (predicate !== undefined) wanted.set(name, { kind: 'guard', column, guard, predicate });
      }
    }
    return [...wanted.values()];
  });
}

/** Columns whose type is chosen as if their values were of some sort. */
export function presenceQuestions(table: TableMapping, source: Adapter): Question[] {
  return table.columns
    .filter(({ included, expression, chosen, decided }) => {
      return included && expression === undefined && !decided && chosen.guards.some((guard) => guard.assumes);
    })
    .map((column) => ({
      ...{ kind: 'presence', column, predicate: `${source.lex.quoteIdentifier(column.source.name)} IS NOT NULL` },
    }));
}

/** The CHECKs to which the source never held the rows there were, and what the meaning of expressions claims of the data. */
export function expressionQuestions(table: TableMapping, source: Adapter): Question[] {
  const checks = table.source.checks
    .filter((check) => check.enforced && !check.validated)
    .map((check): Question => ({ kind: 'check', check, predicate: `NOT (${check.text})` }));
  const claims = claimsOf(table, source).map((claim): Question => ({ kind: 'claim', ...claim }));
  return [...checks, ...claims];
}

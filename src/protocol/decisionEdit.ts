import type { ColumnDecision, Decisions, TableDecision } from '../engine/model/mapping.js';
import { arrayOf, isBoolean, isString, objectOf, optional, taggedBy, type Check } from './check.js';

/**
 * One change of mind in the mapping panel. `table` is `schema.table` of the source, `column` a source column. A value
 * that is absent takes the decision back.
 */
export type DecisionEdit =
  | { readonly type: 'include-tables'; readonly tables: readonly string[]; readonly include: boolean }
  | { readonly type: 'rename-table'; readonly table: string; readonly name?: string | undefined }
  | { readonly type: 'include-column'; readonly table: string; readonly column: string; readonly include: boolean }
  | {
      readonly type: 'rename-column';
      readonly table: string;
      readonly column: string;
      readonly name?: string | undefined;
    }
  | {
      readonly type: 'set-type';
      readonly table: string;
      readonly column: string;
      readonly nativeType?: string | undefined;
    }
  | {
      readonly type: 'set-expression';
      readonly table: string;
      readonly column: string;
      readonly expression?: string | undefined;
    }
  | { readonly type: 'accept'; readonly code: string; readonly accepted: boolean };

const place = { table: isString, column: isString };

/** Checks an edit that came from a webview. */
export const isDecisionEdit: Check<DecisionEdit> = taggedBy<DecisionEdit>({
  'include-tables': objectOf({ type: isTag('include-tables'), tables: arrayOf(isString), include: isBoolean }),
  'rename-table': objectOf({ type: isTag('rename-table'), table: isString, name: optional(isString) }),
  'include-column': objectOf({ type: isTag('include-column'), ...place, include: isBoolean }),
  'rename-column': objectOf({ type: isTag('rename-column'), ...place, name: optional(isString) }),
  'set-type': objectOf({ type: isTag('set-type'), ...place, nativeType: optional(isString) }),
  'set-expression': objectOf({ type: isTag('set-expression'), ...place, expression: optional(isString) }),
  accept: objectOf({ type: isTag('accept'), code: isString, accepted: isBoolean }),
});

function isTag<const T extends string>(tag: T): Check<T> {
  return (value): value is T => value === tag;
}

/** The decisions after an edit. What says nothing any more is left out, so that taking a change back leaves no trace in the file. */
export function editDecisions(decisions: Decisions, edit: DecisionEdit): Decisions {
  switch (edit.type) {
    case 'include-tables':
      return edit.tables.reduce(
        (result, table) => changeTable(result, table, (entry) => included(entry, edit.include)),
        decisions,
      );
    case 'rename-table':
      return changeTable(decisions, edit.table, (entry) => ({ ...entry, name: edit.name }));
    case 'include-column':
      return changeColumn(decisions, edit, (entry) => included(entry, edit.include));
    case 'rename-column':
      return changeColumn(decisions, edit, (entry) => ({ ...entry, name: edit.name }));
    case 'set-type':
      return changeColumn(decisions, edit, (entry) => ({ ...entry, type: edit.nativeType }));
    case 'set-expression':
      return changeColumn(decisions, edit, (entry) => ({ ...entry, expression: edit.expression }));
    case 'accept': {
      const others = (decisions.accept ?? []).filter((code) => code !== edit.code);
      return tidy({ ...decisions, accept: edit.accepted ? [...others, edit.code] : others });
    }
  }
}

/** Including again what a decision left out takes that decision back; some tables are left out without one. */
function included<T extends TableDecision | ColumnDecision>(entry: T, include: boolean): T {
  return { ...entry, include: include && entry.include === false ? undefined : include };
}

function changeTable(decisions: Decisions, table: string, change: (entry: TableDecision) => TableDecision): Decisions {
  const entry = tidy(change(decisions.tables?.[table] ?? {}));
  return tidy({ ...decisions, tables: tidy({ ...decisions.tables, [table]: entry }) });
}

function changeColumn(
  decisions: Decisions,
  { table, column }: { readonly table: string; readonly column: string },
  change: (entry: ColumnDecision) => ColumnDecision,
): Decisions {
  return changeTable(decisions, table, (entry) => {
    const changed = tidy(change(entry.columns?.[column] ?? {}));
    return { ...entry, columns: tidy({ ...entry.columns, [column]: changed }) };
  });
}

/** Without fields that are absent or empty. */
function tidy<T extends object>(value: T): T {
  const kept = Object.entries(value).filter(([, field]) => !isEmpty(field));
  return Object.fromEntries(kept) as T;
}

function isEmpty(field: unknown): boolean {
  return field === undefined || (typeof field === 'object' && field !== null && Object.keys(field).length === 0);
}

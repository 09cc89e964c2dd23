import type {
  ColumnDecision,
  Decisions,
  NameChange,
  NamePolicy,
  TableDecision,
  TypeRule,
} from '../engine/model/mapping.js';
import type { Content, ExistingPolicy } from '../engine/model/existing.js';
import type { GuardPolicy, Way } from '../engine/model/policy.js';
import {
  arrayOf,
  isBoolean,
  isNumber,
  isRecord,
  isString,
  objectOf,
  oneOf,
  optional,
  taggedBy,
  type Check,
} from './check.js';

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
  /** Target names of many tables and columns at once; without a column the table's. */
  | {
      readonly type: 'rename';
      readonly names: readonly {
        readonly table: string;
        readonly column?: string | undefined;
        readonly name: string;
      }[];
    }
  | {
      readonly type: 'set-type';
      readonly table: string;
      readonly column: string;
      readonly nativeType?: string | undefined;
      /** The way instead, where the type alone doesn't say which choice is meant. */
      readonly way?: string | undefined;
    }
  | {
      readonly type: 'set-expression';
      readonly table: string;
      readonly column: string;
      readonly expression?: string | undefined;
    }
  | { readonly type: 'accept'; readonly code: string; readonly accepted: boolean }
  /** What moves, and what becomes of tables that the target has already. */
  | {
      readonly type: 'set-existing';
      readonly existing?: ExistingPolicy | undefined;
      readonly content?: Content | undefined;
    }
  | { readonly type: 'set-policy'; readonly policy: string; readonly way?: string | undefined }
  | { readonly type: 'set-guard'; readonly code: string; readonly policy?: GuardPolicy | undefined }
  | { readonly type: 'set-names'; readonly objects: keyof NamePolicy; readonly naming?: NameChange | undefined }
  | { readonly type: 'rename-schema'; readonly schema: string; readonly name?: string | undefined }
  /** In place of the rule at `index`, or as a new one in front of it; at the end without an index. */
  | {
      readonly type: 'set-rule';
      readonly rule: TypeRule;
      readonly index?: number | undefined;
      readonly insert: boolean;
    }
  | { readonly type: 'remove-rule'; readonly index: number }
  | { readonly type: 'move-rule'; readonly index: number; readonly to: number };

const place = { table: isString, column: isString };

const isRule = objectOf<TypeRule>({
  when: optional(isString),
  schema: optional(isString),
  table: optional(isString),
  column: optional(isString),
  type: optional(isString),
  as: optional(isString as Check<Way>),
});
const isNaming = objectOf<NameChange>({
  case: optional(oneOf('keep', 'lower', 'snake')),
  removePrefix: optional(isString),
  removeSuffix: optional(isString),
  addPrefix: optional(isString),
  addSuffix: optional(isString),
});
const isGuardPolicy: Check<GuardPolicy> = (value): value is GuardPolicy =>
  isString(value) || (isRecord(value) && isString(value.value));

/** Checks an edit that came from a webview. Whether its words are those of the format shows when the file is read again. */
export const isDecisionEdit: Check<DecisionEdit> = taggedBy<DecisionEdit>({
  'include-tables': objectOf({ type: isTag('include-tables'), tables: arrayOf(isString), include: isBoolean }),
  'rename-table': objectOf({ type: isTag('rename-table'), table: isString, name: optional(isString) }),
  'include-column': objectOf({ type: isTag('include-column'), ...place, include: isBoolean }),
  'rename-column': objectOf({ type: isTag('rename-column'), ...place, name: optional(isString) }),
  rename: objectOf({
    type: isTag('rename'),
    names: arrayOf(objectOf({ table: isString, column: optional(isString), name: isString })),
  }),
  'set-type': objectOf({ type: isTag('set-type'), ...place, nativeType: optional(isString), way: optional(isString) }),
  'set-expression': objectOf({ type: isTag('set-expression'), ...place, expression: optional(isString) }),
  accept: objectOf({ type: isTag('accept'), code: isString, accepted: isBoolean }),
  'set-existing': objectOf({
    type: isTag('set-existing'),
    existing: optional(oneOf('refuse', 'append', 'truncate', 'replace')),
    content: optional(oneOf('all', 'data', 'schema')),
  }),
  'set-policy': objectOf({ type: isTag('set-policy'), policy: isString, way: optional(isString) }),
  'set-guard': objectOf({ type: isTag('set-guard'), code: isString, policy: optional(isGuardPolicy) }),
  'set-names': objectOf({
    type: isTag('set-names'),
    objects: oneOf('schemas', 'tables', 'columns'),
    naming: optional(isNaming),
  }),
  'rename-schema': objectOf({ type: isTag('rename-schema'), schema: isString, name: optional(isString) }),
  'set-rule': objectOf({ type: isTag('set-rule'), rule: isRule, index: optional(isNumber), insert: isBoolean }),
  'remove-rule': objectOf({ type: isTag('remove-rule'), index: isNumber }),
  'move-rule': objectOf({ type: isTag('move-rule'), index: isNumber, to: isNumber }),
});

function isTag<const T extends string>(tag: T): Check<T> {
  return (value): value is T => value === tag;
}

/** The decisions after an edit. What says nothing any more is left out, so that taking a change back leaves no trace in the file. */
export function editDecisions(decisions: Decisions, edit: DecisionEdit): Decisions {
  switch (edit.type) {
    case 'include-tables':
      return changeTables(
        decisions,
        edit.tables.map((table) => ({ table, change: (entry) => included(entry, edit.include) })),
      );
    case 'rename-table':
      return changeTable(decisions, edit.table, (entry) => ({ ...entry, name: edit.name }));
    case 'include-column':
      return changeColumn(decisions, edit, (entry) => included(entry, edit.include));
    case 'rename-column':
      return changeColumn(decisions, edit, (entry) => ({ ...entry, name: edit.name }));
    case 'rename':
      return changeTables(
        decisions,
        edit.names.map(({ table, column, name }) => ({
          table,
          change: (entry) =>
            column === undefined ? { ...entry, name } : withColumn(entry, column, (of) => ({ ...of, name })),
        })),
      );
    case 'set-type':
      return changeColumn(decisions, edit, (entry) => ({
        ...entry,
        type: edit.way === undefined ? edit.nativeType : undefined,
        as: edit.way as Way | undefined,
      }));
    case 'set-expression':
      return changeColumn(decisions, edit, (entry) => ({ ...entry, expression: edit.expression }));
    case 'accept': {
      const others = (decisions.accept ?? []).filter((code) => code !== edit.code);
      return tidy({ ...decisions, accept: edit.accepted ? [...others, edit.code] : others });
    }
    default:
      return editForMany(decisions, edit);
  }
}

type ManyEdit = Extract<
  DecisionEdit,
  {
    type:
      | 'set-existing'
      | 'set-policy'
      | 'set-guard'
      | 'set-names'
      | 'rename-schema'
      | 'set-rule'
      | 'remove-rule'
      | 'move-rule';
  }
>;

/** Edits that concern many objects at once. */
function editForMany(decisions: Decisions, edit: ManyEdit): Decisions {
  const { rules = [] } = decisions;
  switch (edit.type) {
    case 'set-existing':
      return tidy({ ...decisions, existing: edit.existing, content: edit.content });
    case 'set-policy':
      return tidy({ ...decisions, types: tidy({ ...decisions.types, [edit.policy]: edit.way }) });
    case 'set-guard':
      return tidy({ ...decisions, guards: withEntry(decisions.guards, edit.code, edit.policy) });
    case 'set-names':
      return tidy({ ...decisions, names: tidy({ ...decisions.names, [edit.objects]: shortest(edit.naming) }) });
    case 'rename-schema':
      return tidy({ ...decisions, schemaNames: withEntry(decisions.schemaNames, edit.schema, edit.name) });
    case 'set-rule':
      return tidy({ ...decisions, rules: withRule(rules, edit.rule, edit.index, edit.insert) });
    case 'remove-rule':
      return tidy({ ...decisions, rules: rules.filter((_rule, index) => index !== edit.index) });
    case 'move-rule': {
      const others = rules.filter((_rule, index) => index !== edit.index);
      const moved = rules.filter((_rule, index) => index === edit.index);
      return tidy({ ...decisions, rules: [...others.slice(0, edit.to), ...moved, ...others.slice(edit.to)] });
    }
  }
}

/** The entries with one changed; without it where there is no value. */
function withEntry<T>(entries: Readonly<Record<string, T>> = {}, key: string, value: T | undefined): Record<string, T> {
  const others = Object.entries(entries).filter(([name]) => name !== key);
  return Object.fromEntries(value === undefined ? others : [...others, [key, value]]);
}

function withRule(rules: readonly TypeRule[], rule: TypeRule, index = rules.length, insert: boolean): TypeRule[] {
  return [...rules.slice(0, index), tidy(rule), ...rules.slice(insert ? index : index + 1)];
}

/** A case alone as its word. */
function shortest(naming: NameChange | undefined): NameChange | NameChange['case'] {
  if (!naming) return undefined;
  const kept = tidy(naming);
  const { case: wanted, ...others } = kept;
  return Object.keys(others).length === 0 ? (wanted === 'keep' ? undefined : wanted) : kept;
}

/** Including again what a decision left out takes that decision back; some tables are left out without one. */
function included<T extends TableDecision | ColumnDecision>(entry: T, include: boolean): T {
  return { ...entry, include: include && entry.include === false ? undefined : include };
}

type TableChange = (entry: TableDecision) => TableDecision;

function changeTable(decisions: Decisions, table: string, change: TableChange): Decisions {
  return changeTables(decisions, [{ table, change }]);
}

/** One pass, however many tables there are. */
function changeTables(
  decisions: Decisions,
  changes: readonly { readonly table: string; readonly change: TableChange }[],
): Decisions {
  const tables = new Map(Object.entries(decisions.tables ?? {}));
  for (const { table, change } of changes) tables.set(table, tidy(change(tables.get(table) ?? {})));
  return tidy({ ...decisions, tables: tidy(Object.fromEntries(tables)) });
}

function changeColumn(
  decisions: Decisions,
  { table, column }: { readonly table: string; readonly column: string },
  change: (entry: ColumnDecision) => ColumnDecision,
): Decisions {
  return changeTable(decisions, table, (entry) => withColumn(entry, column, change));
}

function withColumn(
  entry: TableDecision,
  column: string,
  change: (entry: ColumnDecision) => ColumnDecision,
): TableDecision {
  const changed = tidy(change(entry.columns?.[column] ?? {}));
  return { ...entry, columns: tidy({ ...entry.columns, [column]: changed }) };
}

/** Without fields that are absent or empty. */
function tidy<T extends object>(value: T): T {
  const kept = Object.entries(value).filter(([, field]) => !isEmpty(field));
  return Object.fromEntries(kept) as T;
}

function isEmpty(field: unknown): boolean {
  return field === undefined || (typeof field === 'object' && field !== null && Object.keys(field).length === 0);
}

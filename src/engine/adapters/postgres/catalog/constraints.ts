import type { ForeignKey, Index, IndexPart, ReferentialAction, SqlExpression } from '../../../model/catalog.js';
import { flag, list, numbers, optional, text, type Row } from './rows.js';
import { readExpression, type ColumnFacts } from '../expression/parse.js';

/** Column names by `attnum`. */
export type ConstraintNames = ReadonlyMap<number, string>;

export function namesOf(columnNumbers: readonly number[], names: ConstraintNames): string[] {
  return columnNumbers.map((number) => nameOf(number, names));
}

function nameOf(number: number, names: ConstraintNames): string {
  return names.get(number) ?? String(number);
}

/** By the letter that pg_constraint has; https://www.postgresql.org/docs/18/catalog-pg-constraint.html */
export const referentialActions: Readonly<Record<string, ReferentialAction>> = {
  a: 'no action',
  r: 'restrict',
  c: 'cascade',
  n: 'set null',
  d: 'set default',
};

/** True for WITHOUT OVERLAPS and PERIOD, which no other engine's keys can say. */
export function isPeriod(row: Row): boolean {
  return flag(row, 'period');
}

/** Of a key's constraint. */
export function deferrableOf(row: Row | undefined): { readonly deferrable?: true } {
  return row && flag(row, 'deferrable') ? { deferrable: true } : {};
}

export function foreignKey(row: Row, names: ConstraintNames): ForeignKey {
  return {
    name: text(row, 'name'),
    columns: namesOf(numbers(row, 'columns'), names),
    referencedSchema: text(row, 'referenced_schema'),
    referencedTable: text(row, 'referenced_table'),
    referencedColumns: list(row, 'referenced_columns'),
    ...deleteColumns(row, names),
    onDelete: referentialActions[text(row, 'on_delete')] ?? 'no action',
    onUpdate: referentialActions[text(row, 'on_update')] ?? 'no action',
    match: text(row, 'match') === 'f' ? 'full' : 'simple',
    deferrable: flag(row, 'deferrable'),
    initiallyDeferred: flag(row, 'deferred'),
    validated: flag(row, 'validated'),
    enforced: flag(row, 'enforced'),
  };
}

/** Named only where ON DELETE leaves out some of the key's columns. */
function deleteColumns(row: Row, names: ConstraintNames): Pick<ForeignKey, 'deleteColumns'> {
  const changed = numbers(row, 'delete_columns');
  const isPart = changed.length > 0 && changed.length < numbers(row, 'columns').length;
  return isPart ? { deleteColumns: namesOf(changed, names) } : {};
}

/** An entry of the query's `details`. */
interface PartDetails {
  readonly expression: string | null;
  readonly opclass: string | null;
  readonly collation: string | null;
}

const plainPart: PartDetails = { expression: null, opclass: null, collation: null };

export function readIndex(
  row: Row,
  names: ConstraintNames,
  facts: ReadonlyMap<string, ColumnFacts>,
  constraint: boolean,
): Index {
  const columns = numbers(row, 'columns');
  const options = numbers(row, 'options');
  const details = JSON.parse(optional(row, 'details') ?? '[]') as PartDetails[];
  const keys = Number(row.keys);
  const predicate = optional(row, 'predicate');
  const translated = (sql: string): SqlExpression => readExpression(sql, facts);
  return {
    name: text(row, 'name'),
    // An exclusion by equality alone is uniqueness, whatever kind of index it is kept in.
    unique: flag(row, 'is_unique') || flag(row, 'is_exclusion'),
    constraint,
    method: flag(row, 'is_exclusion') ? 'btree' : text(row, 'method'),
    parts: columns.slice(0, keys).map((number, at): IndexPart => {
      const { expression, ...rest } = details[at] ?? plainPart;
      const value = expression === null ? { column: nameOf(number, names) } : { expression: translated(expression) };
      return { ...value, ...orderOf(options[at] ?? 0), ...choicesOf(rest) };
    }),
    include: namesOf(columns.slice(keys), names),
    ...(predicate === undefined ? {} : { predicate: translated(predicate) }),
    ...(flag(row, 'nulls_equal') ? { nullsEqual: true } : {}),
    ...(flag(row, 'usable') ? {} : { invalid: true }),
    comment: optional(row, 'comment'),
    definition: text(row, 'definition'),
  };
}

/** `indoption`: 1 is DESC, 2 is NULLS FIRST; NULLs come first with DESC and last without unless said otherwise. */
function orderOf(option: number): Pick<IndexPart, 'descending' | 'nulls'> {
  const descending = (option & 1) !== 0;
  const nullsFirst = (option & 2) !== 0;
  return { descending, ...(nullsFirst === descending ? {} : { nulls: nullsFirst ? 'first' : 'last' }) };
}

function choicesOf({ collation, opclass }: Omit<PartDetails, 'expression'>): Partial<IndexPart> {
  return {
    ...(collation === null ? {} : { collation }),
    ...(opclass === null ? {} : { operatorClass: opclass }),
  };
}

import type { Adapter } from '../adapter.js';
import type { SqlExpression } from '../model/catalog.js';
import { columnsOf, type Expression } from '../model/expression.js';
import type { ColumnMapping, TableMapping } from '../model/mapping.js';
import type { ProvenExpression } from '../model/profile.js';

/** Something that the meaning of an expression claims of the rows; `predicate` is true for a row that belies it. */
export interface Claim {
  readonly on: ProvenExpression['kind'];
  /** The check's name, or the generated column's. */
  readonly name: string;
  readonly predicate: string;
}

/** What is to be proven of CHECKs and generated columns whose meaning assumes something of the data, in the source's own words. */
export function claimsOf(table: TableMapping, source: Adapter): Claim[] {
  const columns = ownColumns(table);
  return doubtful(table).flatMap(({ on, name, belied }): Claim[] => {
    const predicate = source.ddl.printExpression({ text: '', expression: belied }, columns);
    return predicate === undefined ? [] : [{ on, name, predicate }];
  });
}

function doubtful({ source }: TableMapping): (Omit<Claim, 'predicate'> & { readonly belied: Expression })[] {
  const checks = source.checks.filter(isDoubtful).map(({ name, expression }) => {
    const belied: Expression = { kind: 'not', item: expression };
    return { on: 'check' as const, name, belied };
  });
  const generated = source.columns.flatMap(({ name, generated: value }) => {
    if (!value || !isDoubtful(value)) return [];
    const left: Expression = { kind: 'column', name };
    const same: Expression = { kind: 'compare', operator: 'null-safe-equal', left, right: value.expression };
    return [{ on: 'column' as const, name, belied: { kind: 'not' as const, item: same } }];
  });
  const isHere = (name: string): boolean => source.columns.some((column) => column.name === name);
  return [...checks, ...generated].filter(({ belied }) => columnsOf(belied).every(isHere));
}

function isDoubtful<T extends SqlExpression>(value: T): value is T & { readonly expression: Expression } {
  return value.expression !== undefined && value.assumes !== undefined && value.assumes.length > 0;
}

/** The source's columns as they stand there, for printing an expression in the source's own words. */
export function ownColumns(table: TableMapping): ColumnMapping[] {
  return table.columns.map((column) => {
    const { name, type, collation, nullable } = column.source;
    const written = collation === undefined ? type.text : `${type.text} COLLATE ${collation}`;
    const { choices: _choices, chosen: _chosen, ...rest } = column;
    const chosen = { type: written, form: 'plain', canonical: 'text', guards: [], losses: [] } as const;
    return { ...rest, name, nullable, choices: [], chosen };
  });
}

import type { Adapter } from '../adapter.js';
import type { NativeType, SqlExpression } from '../model/catalog.js';
import { columnsOf, type Expression } from '../model/expression.js';
import type { ColumnMapping, TableMapping } from '../model/mapping.js';
import type { ProvenExpression } from '../model/profile.js';
import type { NeutralType } from '../model/type.js';

/** Something that the meaning of an expression claims of the rows; `predicate` is true for a row that belies it. */
export interface Claim {
  readonly on: ProvenExpression['kind'];
  /** The check's name, or the generated column's. */
  readonly name: string;
  /** Whether the meaning assumes something: then it is worth a word that every row bears it out. */
  readonly assumed: boolean;
  readonly predicate: string;
}

/**
 * What is to be proven of CHECKs and generated columns, in the source's own words: of a CHECK what its meaning assumes of the data, of a generated column that it keeps
 * the value that its expression gives (a session that isn't strict cuts off, or limits, what does not fit).
 */
export function claimsOf(table: TableMapping, source: Adapter): Claim[] {
  // Most tables claim nothing.
  let columns: readonly ColumnMapping[] | undefined;
  const isHere = (name: string): boolean => table.columns.some((column) => column.source.name === name);
  const claim = ({ belied, ...rest }: Belied): Claim[] => {
    if (!columnsOf(belied).every(isHere)) return [];
    columns ??= ownColumns(table);
    const predicate = source.ddl.printExpression({ text: '', expression: belied }, columns);
    return predicate === undefined ? [] : [{ ...rest, predicate }];
  };
  const checks = table.source.checks.filter(isDoubtful).flatMap(({ name, expression }) => {
    return claim({ on: 'check', name, assumed: true, belied: not(expression) });
  });
  const generated = table.columns.flatMap(({ source: { name, generated: value }, neutral, included, expression }) => {
    if (!value?.expression || !included || expression !== undefined) return [];
    const common = { on: 'column', name, assumed: isDoubtful(value) } as const;
    const isKept = value.assumes?.includes('quotient')
      ? same({ kind: 'column', name }, roundedTo(value.expression, neutral))
      : keeps({ kind: 'column', name }, value.expression, neutral);
    const proven = isKept ? claim({ ...common, belied: not(isKept) }) : [];
    if (proven.length > 0 || !isDoubtful(value)) return proven;
    return claim({ ...common, belied: not(same({ kind: 'column', name }, value.expression)) });
  });
  return [...checks, ...generated];
}

type Belied = Omit<Claim, 'predicate'> & { readonly belied: Expression };

const not = (item: Expression): Expression => ({ kind: 'not', item });

function same(left: Expression, right: Expression): Expression {
  return { kind: 'compare', operator: 'null-safe-equal', left, right };
}

/** That a column of the type holds the value, but for rounding, and for the blanks at the end of a CHAR; undefined where no value could be another one. */
function keeps(column: Expression, value: Expression, neutral: NeutralType): Expression | undefined {
  switch (neutral.kind) {
    case 'integer':
      return isNear(column, value, '0.5');
    case 'decimal':
      return neutral.precision === undefined ? undefined : isNear(column, value, halfUnit(neutral.scale ?? 0));
    case 'text': {
      const text: Expression = { kind: 'cast', item: value, to: 'text' };
      return same(column, neutral.fixed ? { kind: 'call', name: 'trim-right', arguments: [text] } : text);
    }
    default:
      return undefined;
  }
}

/** A number with the digits behind the point that a column of the type keeps. */
function roundedTo(value: Expression, neutral: NeutralType): Expression {
  const digits = neutral.kind === 'integer' ? 0 : neutral.kind === 'decimal' ? neutral.scale : undefined;
  if (digits === undefined) return value;
  return { kind: 'call', name: 'round', arguments: [value, { kind: 'number', text: String(digits) }] };
}

function isNear(column: Expression, value: Expression, distance: string): Expression {
  const beside = (operator: '+' | '-'): Expression => ({
    ...{ kind: 'arithmetic', operator, left: value, right: { kind: 'number', text: distance } },
  });
  const isNull = (item: Expression): Expression => ({ kind: 'is-null', item, negated: false });
  const within: Expression = { kind: 'between', item: column, low: beside('-'), high: beside('+'), negated: false };
  const bothNull: Expression = { kind: 'and', items: [isNull(column), isNull(value)] };
  const present: Expression = {
    kind: 'call',
    name: 'coalesce',
    arguments: [within, { kind: 'boolean', value: false }],
  };
  return { kind: 'or', items: [bothNull, present] };
}

/** Half of the last of so many digits behind the point. */
function halfUnit(scale: number): string {
  return `0.${'0'.repeat(scale)}5`;
}

function isDoubtful<T extends SqlExpression>(value: T): value is T & { readonly expression: Expression } {
  return value.expression !== undefined && value.assumes !== undefined && value.assumes.length > 0;
}

/** The source's columns as they stand there, for printing an expression in the source's own words. */
export function ownColumns(table: TableMapping): ColumnMapping[] {
  return table.columns.map((column) => {
    const { name, type, collation, nullable } = column.source;
    const { text } = withoutDomain(type);
    const written = collation === undefined ? text : `${text} COLLATE ${collation}`;
    const { choices: _choices, chosen: _chosen, ...rest } = column;
    const chosen = { type: written, form: 'plain', canonical: 'text', guards: [], losses: [] } as const;
    return { ...rest, name, nullable, choices: [], chosen };
  });
}

function withoutDomain(type: NativeType): NativeType {
  return type.category === 'domain' && type.base ? withoutDomain(type.base) : type;
}

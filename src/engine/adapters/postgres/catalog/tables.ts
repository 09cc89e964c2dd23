import type { Check, Column, Generated, NativeType, SqlExpression, Table, TableKind } from '../../../model/catalog.js';
import { renameColumns } from '../../../model/expression.js';
import type { Finding, ObjectKind } from '../../../model/finding.js';
import type { TableGlance } from '../../../model/introspection.js';
import { Counters } from './counters.js';
import { deferrableOf, foreignKey, isPeriod, namesOf, readIndex, type ConstraintNames } from './constraints.js';
import { quoteIdentifier, tokens } from '../lex.js';
import { nativeType, type TypeRow } from '../types/native.js';
import { flag, grouped, list, numbers, optional, text, type CatalogRows, type Row } from './rows.js';
import { parseExpression, readExpression, type ColumnFacts } from '../expression/parse.js';

/** Takes findings as they turn up. */
export type Report = (finding: Finding) => void;

/** What the relations alone tell of the tables whose rows move. */
export function tableGlances(relations: readonly Row[]): TableGlance[] {
  const rows = tableRows(relations);
  const sizes = new Sizes(rows);
  return rows
    .filter((row) => /^(?:ordinary|partitioned)$/.test(kindOf(row)))
    .map((row) => ({
      schema: text(row, 'schema'),
      name: text(row, 'name'),
      estimatedRows: sizes.of(text(row, 'oid')).rows,
    }));
}

function tableRows(relations: readonly Row[]): Row[] {
  return relations.filter((row) => /^[rpf]$/.test(text(row, 'kind')));
}

/** Turns the rows of the catalog queries into tables. */
export class TableReader {
  private readonly relations: ReadonlyMap<string, Row>;
  private readonly types: ReadonlyMap<string, TypeRow>;
  private readonly typeRows: ReadonlyMap<string, Row>;
  private readonly columnsOf: ReadonlyMap<string, readonly Row[]>;
  private readonly constraintsOf: ReadonlyMap<string, readonly Row[]>;
  private readonly indexesOf: ReadonlyMap<string, readonly Row[]>;
  private readonly domainChecks: ReadonlyMap<string, readonly Row[]>;
  private readonly counters: Counters;
  /** Native types by oid and modifier. */
  private readonly known = new Map<string, NativeType>();
  private readonly defaults = new Map<string, SqlExpression>();

  constructor(
    private readonly rows: CatalogRows,
    private readonly report: Report,
  ) {
    this.relations = new Map(rows.relations.map((row) => [text(row, 'oid'), row]));
    this.types = new Map(rows.types.map((row) => [text(row, 'oid'), typeRow(row)]));
    this.typeRows = new Map(rows.types.map((row) => [text(row, 'oid'), row]));
    this.columnsOf = grouped(rows.columns, 'relation');
    this.constraintsOf = grouped(rows.constraints, 'relation');
    this.indexesOf = grouped(rows.indexes, 'relation');
    this.domainChecks = grouped(rows.domainChecks, 'type');
    this.counters = new Counters(rows, this.relations);
  }

  tables(): Table[] {
    const rows = tableRows(this.rows.relations);
    const sizes = new Sizes(rows);
    return rows.map((row) => this.table(row, sizes));
  }

  /** Columns of a relation or composite type: name and type as PostgreSQL prints it. */
  plainColumns(relation: string): { name: string; type: string }[] {
    return (this.columnsOf.get(relation) ?? []).map((row) => ({
      name: text(row, 'name'),
      type: text(row, 'type_text'),
    }));
  }

  /** `[schema, table, column]` of a column by its table's oid and its number. */
  columnPath(relation: string, number: string): readonly [string, string, string] | undefined {
    const table = this.relations.get(relation);
    const column = this.columnsOf.get(relation)?.find((row) => row.number === number);
    return table && column && [text(table, 'schema'), text(table, 'name'), text(column, 'name')];
  }

  checksOfDomain(oid: string): readonly Row[] {
    return this.domainChecks.get(oid) ?? [];
  }

  private table(row: Row, sizes: Sizes): Table {
    const oid = text(row, 'oid');
    const path = [text(row, 'schema'), text(row, 'name')] as const;
    const kind = kindOf(row);
    const columnRows = this.columnsOf.get(oid) ?? [];
    const facts = this.facts(columnRows);
    const names = new Map(columnRows.map((column) => [Number(column.number), text(column, 'name')]));
    const columns = columnRows.map((column, at) => this.column(column, at + 1, oid, facts));
    if (kind !== 'partition') for (const column of columns) this.examineCollation(column, path);
    const constraints = this.constraintsOf.get(oid) ?? [];
    this.examine(row, kind, path);
    const { rows: estimatedRows, bytes: estimatedBytes } = sizes.of(oid);
    const partitioning = optional(row, 'partition_key') ?? optional(row, 'partition_bound');
    return {
      schema: path[0],
      name: path[1],
      kind,
      columns,
      ...this.keys(oid, path, constraints, names, facts),
      checks: [
        ...ownChecks(constraints, facts, kind === 'partition'),
        ...(kind === 'partition' ? [] : this.checksOfDomains(columnRows, columns)),
      ],
      comment: optional(row, 'comment'),
      estimatedRows,
      estimatedBytes,
      ...(kind === 'ordinary' ? { inherits: this.parents(row) } : {}),
      ...(partitioning === undefined ? {} : { partitioning }),
      ...(text(row, 'persistence') === 'u' ? { unlogged: true } : {}),
      ...rowSecurityOf(row),
    };
  }

  private parents(row: Row): readonly (readonly [string, string])[] | undefined {
    const parents = list(row, 'parents').flatMap((oid): (readonly [string, string])[] => {
      const parent = this.relations.get(oid);
      return parent ? [[text(parent, 'schema'), text(parent, 'name')]] : [];
    });
    return parents.length > 0 ? parents : undefined;
  }

  private facts(columns: readonly Row[]): ReadonlyMap<string, ColumnFacts> {
    return new Map(
      columns.map((row) => {
        const folds = collationOf(row).collationIgnores !== undefined;
        const asciiCase = optional(row, 'ascii_case') === '1';
        return [text(row, 'name'), { type: this.typeOf(row), nullable: this.isNullable(row), folds, asciiCase }];
      }),
    );
  }

  private typeOf(row: Row): NativeType {
    const key = `${text(row, 'type')} ${text(row, 'modifier')}`;
    const known = this.known.get(key);
    if (known) return known;
    const type = nativeType(text(row, 'type'), Number(row.modifier), text(row, 'type_text'), this.types);
    this.known.set(key, type);
    return type;
  }

  /** A domain's NOT NULL holds for its columns. */
  private isNullable(row: Row): boolean {
    if (flag(row, 'not_null')) return this.isUnproven(row);
    return !this.domainsOf(text(row, 'type')).some((domain) => flag(domain, 'not_null'));
  }

  /** NOT NULL that was added without a look at the rows there were. */
  private isUnproven(row: Row): boolean {
    const constraints = this.constraintsOf.get(text(row, 'relation')) ?? [];
    return constraints.some(
      (entry) => text(entry, 'kind') === 'n' && text(entry, 'columns') === `{${text(row, 'number')}}`,
    );
  }

  /** The domain of that oid and those that it is made of, outermost first. */
  private domainsOf(oid: string): Row[] {
    const row = this.typeRows.get(oid);
    if (!row || text(row, 'kind') !== 'd') return [];
    return [row, ...this.domainsOf(text(row, 'base'))];
  }

  private column(row: Row, ordinal: number, relation: string, facts: ReadonlyMap<string, ColumnFacts>): Column {
    const name = text(row, 'name');
    const type = this.typeOf(row);
    const expression = optional(row, 'default_text') ?? this.domainDefault(row);
    const identity = this.counters.identityOf(row, relation, expression);
    const generated = generatedOf(row, expression, facts);
    const isDefault = expression !== undefined && !generated && !identity;
    const sequence = isDefault ? this.counters.sequenceOf(expression) : undefined;
    return {
      name,
      ordinal,
      type,
      nullable: this.isNullable(row),
      ...(isDefault ? { default: this.defaultOf(expression, type) } : {}),
      ...(identity ? { identity } : {}),
      ...(sequence ? { sequence } : {}),
      ...(generated ? { generated } : {}),
      comment: optional(row, 'comment'),
      collation: optional(row, 'collation'),
      ...collationOf(row),
    };
  }

  /** Thousands of columns say the same few things. */
  private defaultOf(expression: string, type: NativeType): SqlExpression {
    const key = JSON.stringify([expression, type.text]);
    const known = this.defaults.get(key) ?? {
      text: expression,
      expression: parseExpression(expression, new Map(), type),
    };
    this.defaults.set(key, known);
    return known;
  }

  private domainDefault(row: Row): string | undefined {
    for (const domain of this.domainsOf(text(row, 'type'))) {
      const expression = optional(domain, 'default_text');
      if (expression !== undefined) return expression;
    }
    return undefined;
  }

  private keys(
    oid: string,
    path: readonly [string, string],
    constraints: readonly Row[],
    names: ConstraintNames,
    facts: ReadonlyMap<string, ColumnFacts>,
  ): Pick<Table, 'primaryKey' | 'indexes' | 'foreignKeys' | 'otherConstraints'> {
    const isOther = (row: Row): boolean => (text(row, 'kind') === 'x' && !flag(row, 'by_equality')) || isPeriod(row);
    const others = constraints.filter(isOther);
    const elsewhere = new Set(others.map((row) => text(row, 'index')));
    const primary = constraints.find((row) => text(row, 'kind') === 'p' && !isPeriod(row));
    const unique = new Map(
      constraints.filter((row) => /^[ux]$/.test(text(row, 'kind'))).map((row) => [text(row, 'index'), row]),
    );
    const indexRows = (this.indexesOf.get(oid) ?? []).filter(
      (row) => !elsewhere.has(text(row, 'oid')) && !flag(row, 'inherited'),
    );
    for (const row of indexRows) this.examineIndex(row, path);
    for (const row of constraints) this.examineConstraint(row, path);
    return {
      ...(primary
        ? {
            primaryKey: {
              name: text(primary, 'name'),
              columns: namesOf(numbers(primary, 'columns'), names),
              ...deferrableOf(primary),
            },
          }
        : {}),
      indexes: indexRows.map((row) => {
        const constraint = unique.get(text(row, 'oid'));
        return { ...readIndex(row, names, facts, constraint !== undefined), ...deferrableOf(constraint) };
      }),
      foreignKeys: constraints
        .filter((row) => text(row, 'kind') === 'f' && !isPeriod(row))
        .map((row) => foreignKey(row, names)),
      otherConstraints: others.map((row) => ({ name: text(row, 'name'), definition: text(row, 'definition') })),
    };
  }

  private checksOfDomains(rows: readonly Row[], columns: readonly Column[]): Check[] {
    return rows.flatMap((row, at) => {
      const column = columns[at];
      if (!column) return [];
      return this.domainsOf(text(row, 'type')).flatMap((domain) => {
        const base = nativeType(text(domain, 'base'), Number(domain.modifier), undefined, this.types);
        return this.checksOfDomain(text(domain, 'oid')).map((check) => domainCheck(check, column, base));
      });
    });
  }

  private finding(
    code: string,
    severity: Finding['severity'],
    kind: ObjectKind,
    path: readonly string[],
    message: string,
    fix: string,
  ): void {
    this.report({ code, severity, object: { kind, path }, message, fix });
  }

  private examine(row: Row, kind: TableKind, path: readonly [string, string]): void {
    if (kind === 'partition' || kind === 'foreign') return;
    if (!flag(row, 'readable')) {
      const message = 'The user may not read this table.';
      this.finding(
        'TABLE_NOT_READABLE',
        'error',
        'table',
        path,
        message,
        'Have SELECT granted, or leave the table out.',
      );
    }
    if (flag(row, 'readable')) {
      for (const column of list(row, 'hidden_columns')) {
        const message = 'The user may not read this column.';
        const fix = 'Have SELECT on it granted, or leave the column out.';
        this.finding('COLUMN_NOT_READABLE', 'error', 'column', [...path, column], message, fix);
      }
    }
    if (flag(row, 'hides_rows')) {
      const message =
        'Row-level security hides rows of this table from the user; PostgreSQL refuses to read it in part.';
      this.finding('ROW_SECURITY', 'error', 'table', path, message, 'Connect as the table’s owner or with BYPASSRLS.');
    }
    if (text(row, 'persistence') === 'u') {
      const message =
        'The table is unlogged: PostgreSQL empties it after a crash. The target’s table is an ordinary one.';
      this.finding('UNLOGGED_TABLE', 'info', 'table', path, message, 'Leave it out if its rows need no keeping.');
    }
  }

  private examineCollation({ name, collation, collationIgnores }: Column, path: readonly [string, string]): void {
    if (collation === undefined || collation === 'default') return;
    const place = [...path, name];
    if (/^(C|POSIX|C\.utf-?8|ucs_basic|pg_c_utf8)$/i.test(collation)) {
      const message = `Texts sort by their code points, as the collation ${collation} says; on the target they do so without that name, which a way back would not find.`;
      const fix = 'Name the collation with the column’s type where a way back is made.';
      this.finding('COLLATION_NOT_NAMED', 'info', 'column', place, message, fix);
      return;
    }
    const message =
      collationIgnores === undefined
        ? `Texts sort by the collation ${collation}; on the target they sort by their code points.`
        : `The collation ${collation} takes different texts for equal${collationIgnores === 'case' ? ' that differ in case only' : ', which the target’s does not'}.`;
    const severity = collationIgnores === 'more' ? 'warning' : 'info';
    const fix = 'Name the collation that you want on the target with the column’s type.';
    this.finding('COLLATION_CHANGED', severity, 'column', place, message, fix);
  }

  private examineIndex(row: Row, path: readonly [string, string]): void {
    if (flag(row, 'usable')) return;
    const message = 'The index is invalid: building it failed or has not ended, so PostgreSQL itself does not use it.';
    const place = [...path, text(row, 'name')];
    this.finding('INVALID_INDEX', 'warning', 'index', place, message, 'Rebuild it with REINDEX, or drop it.');
  }

  private examineConstraint(row: Row, path: readonly [string, string]): void {
    const kind = text(row, 'kind');
    const place = [...path, text(row, 'name')];
    if (kind === 'n') {
      const message =
        'NOT NULL was never checked for the rows there are; the column may hold NULLs, and takes them on the target.';
      this.finding(
        'NOT_NULL_UNPROVEN',
        'warning',
        'constraint',
        place,
        message,
        'Validate the constraint in the source.',
      );
    }
    if (/^[pux]$/.test(kind) && flag(row, 'deferrable')) {
      const message = 'The key is deferrable: PostgreSQL can check it at COMMIT. The target checks every row at once.';
      this.finding('DEFERRABLE_KEY', 'warning', 'constraint', place, message, 'See that no transaction swaps keys.');
    }
  }
}

/** ICU's second level tells letters and accents apart and ignores case; https://unicode.org/reports/tr35/tr35-collation.html#Setting_Options */
function collationOf(row: Row): Pick<Column, 'collationIgnores'> {
  const locale = optional(row, 'loose_locale');
  if (locale === undefined) return {};
  const isCaseOnly = locale.endsWith('-ks-level2') || locale.endsWith('@colStrength=secondary');
  return { collationIgnores: isCaseOnly ? 'case' : 'more' };
}

function typeRow(row: Row): TypeRow {
  return {
    oid: text(row, 'oid'),
    schema: text(row, 'schema'),
    name: text(row, 'name'),
    kind: text(row, 'kind'),
    element: text(row, 'element'),
    base: text(row, 'base'),
    modifier: Number(row.modifier),
    isArray: flag(row, 'is_array'),
    labels: optional(row, 'labels') === undefined ? undefined : list(row, 'labels'),
  };
}

function rowSecurityOf(row: Row): Pick<Table, 'rowSecurity'> {
  const words = [
    ...(flag(row, 'row_security') ? ['enabled'] : []),
    ...(flag(row, 'forced_security') ? ['forced'] : []),
  ];
  return words.length === 0 ? {} : { rowSecurity: words.join(' and ') };
}

function kindOf(row: Row): TableKind {
  if (flag(row, 'is_partition')) return 'partition';
  if (text(row, 'kind') === 'p') return 'partitioned';
  return text(row, 'kind') === 'f' ? 'foreign' : 'ordinary';
}

function generatedOf(
  row: Row,
  expression: string | undefined,
  facts: ReadonlyMap<string, ColumnFacts>,
): Generated | undefined {
  const how = text(row, 'generated');
  if (how === '' || expression === undefined) return undefined;
  const own = facts.get(text(row, 'name'))?.type;
  return { ...readExpression(expression, facts, own), stored: how === 's' };
}

/** A partition's are those that its parent doesn't have. */
function ownChecks(
  constraints: readonly Row[],
  facts: ReadonlyMap<string, ColumnFacts>,
  isPartition: boolean,
): Check[] {
  return constraints
    .filter((row) => text(row, 'kind') === 'c' && !(isPartition && flag(row, 'inherited')))
    .map((row) => ({
      name: text(row, 'name'),
      ...readExpression(text(row, 'expression'), facts),
      validated: flag(row, 'validated'),
      enforced: flag(row, 'enforced'),
    }));
}

/** A domain's CHECK as one of the column: VALUE is the column. */
function domainCheck(row: Row, column: Column, base: NativeType): Check {
  const written = /^CHECK \((.*)\)(?: NOT VALID)?$/s.exec(text(row, 'definition'))?.[1] ?? text(row, 'definition');
  const facts = new Map([['value', { type: base, nullable: column.nullable }]]);
  const { expression, refuses, assumes } = readExpression(written, facts);
  return {
    name: `${column.name}_${text(row, 'name')}`,
    text: [...tokens(written)]
      .map((token) => (token.kind === 'word' && token.text === 'VALUE' ? quoteIdentifier(column.name) : token.text))
      .join(''),
    expression: expression && renameColumns(expression, () => column.name),
    ...(refuses && { refuses }),
    ...(assumes && { assumes }),
    validated: flag(row, 'validated'),
    enforced: true,
  };
}

/** Rows and bytes of tables; a partitioned table's are those of its partitions. */
class Sizes {
  private readonly byOid: ReadonlyMap<string, Row>;
  private readonly children = new Map<string, string[]>();

  constructor(rows: readonly Row[]) {
    this.byOid = new Map(rows.map((row) => [text(row, 'oid'), row]));
    for (const row of rows) {
      if (!flag(row, 'is_partition')) continue;
      for (const parent of list(row, 'parents')) {
        this.children.set(parent, [...(this.children.get(parent) ?? []), text(row, 'oid')]);
      }
    }
  }

  of(oid: string): { rows: number; bytes: number } {
    const row = this.byOid.get(oid);
    if (!row) return { rows: 0, bytes: 0 };
    if (text(row, 'kind') !== 'p') return { rows: Number(row.rows), bytes: Number(row.bytes) };
    const parts = (this.children.get(oid) ?? []).map((child) => this.of(child));
    return {
      rows: parts.reduce((sum, part) => sum + part.rows, 0),
      bytes: parts.reduce((sum, part) => sum + part.bytes, 0),
    };
  }
}

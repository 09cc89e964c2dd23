import type { CatalogChange } from '../engine/model/catalogChange.js';
import type { Catalog, Table } from '../engine/model/catalog.js';
import type { ChoiceSummary } from '../engine/model/choiceSummary.js';
import type { DecisionPath, Finding, Severity } from '../engine/model/finding.js';
import type { ColumnMapping, Mapping, TableMapping } from '../engine/model/mapping.js';
import type { DataProfile } from '../engine/model/profile.js';

/** What the mapping panel shows of a mapping. Columns come table by table, when a person opens one. */
export interface MappingView {
  /** Names the analysis that the engine keeps, for asking on. */
  readonly analysis: string;
  readonly source: EndView;
  readonly target: EndView;
  /** When the catalog was read, ISO 8601. */
  readonly takenAt: string;
  /** What changed in the source since the reading before; absent where there was none. */
  readonly since?: ChangesSince | undefined;
  /** When the data was read; absent while it wasn't. */
  readonly scannedAt?: string | undefined;
  readonly tables: readonly TableView[];
  /** Findings that belong to no table: views, routines, the server. */
  readonly findings: readonly FindingView[];
  readonly totals: MappingTotals;
  readonly choices: ChoiceSummary;
  /** Findings about decisions themselves: without effect, impossible, colliding. Each has its place in the file. */
  readonly decisions: readonly FindingView[];
}

/** Two readings of the source, compared. */
export interface ChangesSince {
  /** When the earlier one was taken, ISO 8601. */
  readonly takenAt: string;
  readonly changes: readonly CatalogChange[];
}

export interface EndView {
  readonly name: string;
  readonly engine: string;
  readonly version: string;
  readonly database: string;
}

export type SeverityCounts = Readonly<Record<Severity, number>>;

export interface MappingTotals {
  readonly tables: number;
  readonly included: number;
  readonly rows: number;
  /** False while the figure is the server's estimate. */
  readonly rowsExact: boolean;
  readonly findings: SeverityCounts;
}

/** One pair of tables. */
export interface TableView {
  /** `schema.table` of the source: what edits refer to. */
  readonly key: string;
  readonly kind: string;
  readonly columns: number;
  readonly rows: number;
  readonly rowsExact: boolean;
  readonly included: boolean;
  readonly targetSchema: string;
  readonly targetName: string;
  readonly findings: SeverityCounts;
  /** The most serious finding's message. */
  readonly note?: string | undefined;
}

/** Everything about one table that its row doesn't say. */
export interface TableDetail {
  readonly table: string;
  readonly columns: readonly ColumnView[];
  /** Keys, indexes, foreign keys and checks that the target gets, as people read them. */
  readonly constraints: readonly ConstraintView[];
  /** Findings on the table itself, not on one of its columns. */
  readonly findings: readonly FindingView[];
  /** What the source's SQL can call. */
  readonly functions: readonly string[];
}

export interface ConstraintView {
  readonly kind: 'primary key' | 'unique' | 'index' | 'foreign key' | 'check';
  readonly name: string;
  readonly text: string;
}

/** One pair of columns. */
export interface ColumnView {
  readonly name: string;
  /** Its name as the source's SQL writes it. */
  readonly sql: string;
  readonly sourceType: string;
  readonly sourceNullable: boolean;
  readonly sourceDefault?: string | undefined;
  readonly key?: 'primary' | 'foreign' | 'unique' | undefined;
  readonly included: boolean;
  readonly targetName: string;
  readonly targetType: string;
  readonly targetNullable: boolean;
  readonly targetDefault?: string | undefined;
  readonly generated?: string | undefined;
  readonly identity: boolean;
  /** True when a person or a rule named the type. */
  readonly decided: boolean;
  /** Index of the rule that named it. */
  readonly rule?: number | undefined;
  /** Index of the chosen one among the choices. */
  readonly chosen: number;
  readonly choices: readonly ChoiceView[];
  /** How the source reads the value when nobody says otherwise. */
  readonly read: string;
  readonly expression?: string | undefined;
  readonly findings: readonly FindingView[];
}

export interface ChoiceView {
  readonly type: string;
  /** The word that asks for it, where its type alone doesn't say which of the choices is meant. */
  readonly way?: string | undefined;
  readonly losses: readonly { readonly severity: Severity; readonly message: string }[];
}

/** A finding without what the panel doesn't need. */
export interface FindingView {
  readonly code: string;
  readonly severity: Severity;
  /** The object's path, outermost name first. */
  readonly object: string;
  readonly kind: string;
  readonly message: string;
  readonly fix?: string | undefined;
  readonly accepted: boolean;
  /** Where the decision that it is about stands in the file, 1-based. */
  readonly place?: { readonly line: number; readonly column: number } | undefined;
  readonly remedies: readonly {
    readonly title: string;
    readonly type?: string | undefined;
    readonly accept: boolean;
  }[];
}

interface Known {
  readonly catalog: Catalog;
  readonly profile?: DataProfile | undefined;
  readonly mapping: Mapping;
  readonly choices: ChoiceSummary;
  readonly since?: ChangesSince | undefined;
  /** Where a decision stands in the file. */
  readonly locate: (decision: DecisionPath) => { readonly line: number; readonly column: number } | undefined;
}

/** How the source's SQL is written. */
interface Dialect {
  readonly functions: readonly string[];
  quoteIdentifier(name: string): string;
}

/** Projects what was analysed onto what the panel lists. */
export function mappingView(analysis: string, known: Known): MappingView {
  const { mapping, profile, catalog, choices, since, locate } = known;
  const byTable = findingsByTable(mapping);
  const tables = mapping.tables.map((table) => tableView(table, profile, byTable.get(keyOf(table)) ?? []));
  const included = tables.filter((table) => table.included);
  return {
    analysis,
    source: { name: mapping.sourceName, ...serverView(mapping.source) },
    target: { name: mapping.targetName, ...serverView(mapping.target) },
    takenAt: catalog.takenAt,
    since,
    scannedAt: profile?.takenAt,
    tables,
    findings: (byTable.get('') ?? []).map((finding) => findingView(finding, locate)),
    choices,
    decisions: mapping.findings
      .filter((finding) => finding.decision !== undefined && !isSettled(finding))
      .map((finding) => findingView(finding, locate)),
    totals: {
      tables: tables.length,
      included: included.length,
      rows: included.reduce((sum, table) => sum + table.rows, 0),
      rowsExact: included.every((table) => table.rowsExact),
      findings: countFindings(mapping.findings),
    },
  };
}

/** Projects one table of a mapping; undefined for a key that the mapping doesn't hold. */
export function tableDetail(
  mapping: Mapping,
  key: string,
  locate: Known['locate'],
  dialect: Dialect,
): TableDetail | undefined {
  const table = mapping.tables.find((entry) => keyOf(entry) === key);
  if (!table) return undefined;
  const findings = findingsByTable(mapping).get(key) ?? [];
  const names = new Set(table.columns.map((column) => column.source.name));
  const columnOf = (finding: Finding): string | undefined => {
    const name = finding.object.kind === 'column' ? finding.object.path[2] : undefined;
    return name !== undefined && names.has(name) ? name : undefined;
  };
  return {
    table: key,
    columns: table.columns.map((column) =>
      columnView(
        table,
        column,
        dialect.quoteIdentifier(column.source.name),
        findings
          .filter((finding) => columnOf(finding) === column.source.name)
          .map((finding) => findingView(finding, locate)),
      ),
    ),
    constraints: constraintViews(table),
    findings: findings
      .filter((finding) => columnOf(finding) === undefined)
      .map((finding) => findingView(finding, locate)),
    functions: dialect.functions,
  };
}

function keyOf(table: TableMapping): string {
  return `${table.source.schema}.${table.source.name}`;
}

function serverView(server: Mapping['source']): Omit<EndView, 'name'> {
  return { engine: server.engine, version: server.version, database: server.database };
}

/** Findings by `schema.table`; those that belong to no table of the mapping stand under the empty key. */
function findingsByTable(mapping: Mapping): Map<string, Finding[]> {
  const keys = new Set(mapping.tables.map(keyOf));
  const result = new Map<string, Finding[]>();
  for (const finding of mapping.findings) {
    const key = finding.object.path.slice(0, 2).join('.');
    const place = keys.has(key) ? key : '';
    const list = result.get(place);
    if (list) list.push(finding);
    else result.set(place, [finding]);
  }
  return result;
}

const severities: readonly Severity[] = ['error', 'warning', 'info'];

/** Accepted and fixed findings are no longer open questions and don't count. */
function countFindings(findings: readonly Finding[]): SeverityCounts {
  const count = (severity: Severity): number =>
    findings.filter((finding) => finding.severity === severity && !isSettled(finding)).length;
  return { error: count('error'), warning: count('warning'), info: count('info') };
}

function isSettled(finding: Finding): boolean {
  return finding.resolution !== undefined && finding.resolution !== 'open';
}

function tableView(table: TableMapping, profile: DataProfile | undefined, findings: readonly Finding[]): TableView {
  const exact = profile?.rows[keyOf(table)];
  const open = findings.filter((finding) => !isSettled(finding));
  const worst = severities.flatMap((severity) => open.filter((finding) => finding.severity === severity))[0];
  return {
    key: keyOf(table),
    kind: table.source.kind,
    columns: table.columns.length,
    rows: exact ?? Math.max(0, table.source.estimatedRows),
    rowsExact: exact !== undefined,
    included: table.included,
    targetSchema: table.target.schema,
    targetName: table.target.name,
    findings: countFindings(findings),
    note: worst?.message,
  };
}

function columnView(
  table: TableMapping,
  column: ColumnMapping,
  sql: string,
  findings: readonly FindingView[],
): ColumnView {
  const { source } = column;
  return {
    name: source.name,
    sql,
    sourceType: source.type.text,
    sourceNullable: source.nullable,
    sourceDefault: source.default?.text,
    key: keyUse(table.source, source.name),
    included: column.included,
    targetName: column.name,
    targetType: column.chosen.type,
    targetNullable: column.nullable,
    targetDefault: column.default,
    generated: column.generated?.sql,
    identity: column.identity !== undefined,
    decided: column.decided,
    rule: column.rule,
    chosen: column.choices.findIndex((choice) => choice === column.chosen),
    choices: column.choices.map((choice) => ({
      type: choice.type,
      way: choice.way,
      losses: choice.losses.map(({ severity, message }) => ({ severity, message })),
    })),
    read: column.read.sql,
    expression: column.expression,
    findings,
  };
}

function keyUse(table: Table, column: string): ColumnView['key'] {
  if (table.primaryKey?.columns.includes(column)) return 'primary';
  if (table.foreignKeys.some((key) => key.columns.includes(column))) return 'foreign';
  if (table.indexes.some((index) => index.unique && index.parts.some((part) => part.column === column)))
    return 'unique';
  return undefined;
}

function constraintViews(table: TableMapping): ConstraintView[] {
  const list = (columns: readonly string[]): string => columns.join(', ');
  const primary: ConstraintView[] = table.primaryKey
    ? [{ kind: 'primary key', name: table.primaryKey.name, text: list(table.primaryKey.columns) }]
    : [];
  const indexes = table.indexes.map((index): ConstraintView => ({
    kind: index.unique ? 'unique' : 'index',
    name: index.name,
    text: list(index.parts.map((part) => part.column ?? part.expression?.text ?? '')),
  }));
  const foreign = table.foreignKeys.map((key): ConstraintView => ({
    kind: 'foreign key',
    name: key.name,
    text: `${list(key.columns)} → ${key.references.name} (${list(key.referencedColumns)})`,
  }));
  const checks = table.checks.map((check): ConstraintView => ({ kind: 'check', name: check.name, text: check.text }));
  return [...primary, ...indexes, ...foreign, ...checks];
}

function findingView(finding: Finding, locate: Known['locate']): FindingView {
  return {
    code: finding.code,
    severity: finding.severity,
    object: finding.object.path.join('.'),
    kind: finding.object.kind,
    message: finding.message,
    fix: finding.fix,
    accepted: isSettled(finding),
    place: finding.decision && locate(finding.decision),
    remedies: (finding.remedies ?? []).map((remedy) => ({
      title: remedy.title,
      type: remedy.type,
      accept: remedy.accept === true,
    })),
  };
}

import type { Adapter } from '../adapter.js';
import type { Identity, Table } from '../model/catalog.js';
import { isKept, tableMissingCode, type Fate, type TargetLook } from '../model/existing.js';
import { acceptCovers, type Finding } from '../model/finding.js';
import {
  tableKey,
  type ColumnMapping,
  type Decisions,
  type MappedForeignKey,
  type MappedSequence,
  type Mapping,
  type TableMapping,
} from '../model/mapping.js';
import { rowKeyOf } from '../model/rowKey.js';
import { fateOn, standing, standingColumn } from './adoptExisting.js';
import { tableFinding } from './context.js';
import { dependentFindings, losses, notices, unfitKeys } from './existingFindings.js';

/** The mapping as it has to be for a target that has some of its tables already. Pure. */
export function withExisting(mapping: Mapping, look: TargetLook, adapter: Adapter, decisions: Decisions): Mapping {
  const { content = 'all' } = decisions;
  const findings: Finding[] = [];
  const tables = mapping.tables.map((table) => {
    if (!table.included) return table;
    const fate = fateOn(decisions, table);
    const found = fate === undefined ? undefined : standing(table, look.tables);
    if (fate !== undefined && found) return existingTable(table, found, fate, look, findings);
    if (content !== 'data') return table;
    findings.push(
      tableFinding(table.source, 'table', undefined, {
        code: tableMissingCode,
        severity: 'error',
        message: `The target has no table ${table.target.name}, and only rows move: its rows stay behind.`,
        fix: 'Create it, give the table another name in the mapping, leave it out, or move schema and data.',
      }),
    );
    return { ...table, included: false };
  });
  findings.push(...unfitKeys(tables, look, adapter, mapping.target), ...losses(tables, look, mapping.target));
  findings.push(...dependentFindings(look.dependents, mapping.target));
  const { accept = [] } = decisions;
  const said = findings.map((finding): Finding => {
    const taken = finding.severity === 'error' && accept.some((entry) => acceptCovers(entry, finding));
    return taken ? { ...finding, resolution: 'accepted' } : finding;
  });
  const kept = new Set(
    tables.filter(({ included, existing }) => included && isKept(existing)).map((table) => tableKey(table.source)),
  );
  return {
    ...mapping,
    tables,
    standing: look.types,
    sequences: mapping.sequences
      .map((sequence) => existingSequence(sequence, look))
      .filter((sequence) => sequence.existing ?? content !== 'data'),
    findings: [...mapping.findings.filter((finding) => stillHolds(finding, kept, findings, accept)), ...said],
  };
}

function existingTable(
  table: TableMapping,
  found: Table,
  fate: Fate,
  look: TargetLook,
  findings: Finding[],
): TableMapping {
  const suspension = look.suspensions.find(({ schema, name }) => schema === found.schema && name === found.name);
  if (fate === 'replace') return { ...table, existing: { table: found, fate, suspension } };
  const columns = table.columns.map((column) => keptColumn(column, found));
  const kept: TableMapping = {
    ...table,
    columns,
    primaryKey: found.primaryKey,
    indexes: [],
    checks: [],
    foreignKeys: found.foreignKeys.map(keptForeignKey),
  };
  const key = fate === 'append' ? keyOf(kept, found) : undefined;
  const existing = { table: found, fate, suspension, key };
  if (fate !== 'keep') findings.push(...notices({ ...kept, existing }, table));
  return { ...kept, existing };
}

/** The column as the target has it; one that it lacks is left out. */
function keptColumn(column: ColumnMapping, found: Table): ColumnMapping {
  const own = column.included ? standingColumn(column, found) : undefined;
  if (!own) return { ...column, included: false };
  return {
    ...column,
    nullable: own.nullable,
    default: undefined,
    generated: own.generated && { sql: own.generated.text, stored: own.generated.stored },
    identity: own.identity && further(own.identity, column.identity),
  };
}

/** A counter of the target never goes back. */
function further(own: Identity, source: Identity | undefined): Identity {
  const { next } = own;
  const other = source?.next;
  if (other === undefined || next === undefined) return { ...own, next: next ?? other };
  const descends = own.increment?.startsWith('-') === true;
  const isFurther = descends ? BigInt(other) < BigInt(next) : BigInt(other) > BigInt(next);
  return { ...own, next: isFurther ? other : next };
}

function keptForeignKey({ referencedSchema, referencedTable, ...key }: Table['foreignKeys'][number]): MappedForeignKey {
  return { ...key, sourceName: key.name, references: { schema: referencedSchema, name: referencedTable } };
}

/** The rows' own key, where the target holds it to be unique: only then no row of the run can be taken for one that was there. */
function keyOf(table: TableMapping, found: Table): string[] | undefined {
  const names = rowKeyOf(table)?.map((column) => column.name);
  if (!names) return undefined;
  const unique = [
    found.primaryKey?.columns ?? [],
    ...found.indexes
      .filter((index) => index.unique && !index.predicate && index.parts.every((part) => part.prefix === undefined))
      .map((index) => index.parts.map((part) => part.column ?? '')),
  ];
  const isSame = (columns: readonly string[]): boolean =>
    columns.length === names.length && names.every((name) => columns.includes(name));
  return unique.some(isSame) ? names : undefined;
}

function existingSequence(sequence: MappedSequence, { sequences }: TargetLook): MappedSequence {
  const { schema, name } = sequence.target;
  const next = sequences[`${schema}.${name}`];
  if (next === undefined) return sequence;
  const { source } = sequence;
  const identity = further(
    { mode: 'by-default', increment: source.increment, next },
    { mode: 'by-default', next: nextOf(sequence) },
  );
  return { ...sequence, existing: true, source: { ...source, lastValue: identity.next, isCalled: false } };
}

function nextOf({ source }: MappedSequence): string {
  const { lastValue, isCalled, increment, start } = source;
  if (lastValue === undefined) return start;
  return isCalled === true ? String(BigInt(lastValue) + BigInt(increment)) : lastValue;
}

/** What would be said of keys, defaults and comments that a table gets says nothing of one that has its own. */
const ofMaking = /^(?:DEFAULT|GENERATED|COMMENT|ON_UPDATE|IDENTITY|NULLABILITY|COLLATION|NAME)_/u;

function stillHolds(
  finding: Finding,
  kept: ReadonlySet<string>,
  added: readonly Finding[],
  accept: readonly string[],
): boolean {
  const [list, index] = finding.decision ?? [];
  const entry = list === 'accept' && typeof index === 'number' ? accept[index] : undefined;
  if (entry !== undefined && added.some((other) => acceptCovers(entry, other))) return false;
  const { kind, path } = finding.object;
  const [schema = '', name = ''] = path;
  if (!kept.has(tableKey({ schema, name }))) return true;
  if (kind === 'column') return !ofMaking.test(finding.code);
  return !['table', 'primary key', 'index', 'foreign key', 'check', 'constraint', 'comment'].includes(kind);
}

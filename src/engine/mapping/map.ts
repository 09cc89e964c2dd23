import type { Table } from '../model/catalog.js';
import { acceptCovers, objectName, type Finding } from '../model/finding.js';
import type { Mapping, SchemaMapping, TableMapping, TargetName } from '../model/mapping.js';
import { tableKey } from '../model/mapping.js';
import { profileByTable } from '../model/profile.js';
import { atOnce, type Slices } from '../model/slices.js';
import { mapChecks } from './checks.js';
import { mapColumns, type ColumnScope } from './columns.js';
import { ColumnTypes } from './columnTypes.js';
import { entryOf, isMovable, tableDecision, tableFinding, type MapContext, type MapInput } from './context.js';
import { mapForeignKeys } from './foreignKeys.js';
import { mapIndexes } from './indexes.js';
import { onePieceFindings } from './onePiece.js';
import { mapPrimaryKey } from './primaryKey.js';
import { unprovenTypes } from './unprovenTypes.js';
import { unwritableNames } from './unwritableNames.js';
import { inPolicy, nameAll, nameFinding, Namer } from './naming.js';
import { notCarried } from './notCarried.js';
import { nameSequences, sequenceTargets, withUsers } from './sequences.js';
import { TypeNames } from './typeNames.js';
import { unknownDecisions, unusedDecisions } from './unknownDecisions.js';
import { Wishes } from './wishes.js';

/** Resolves every decision: what each object of the source becomes on the target. Pure; the same input gives the same mapping. */
export function map(given: MapInput): Mapping {
  return atOnce(mapInSlices(given));
}

/** The same in small pieces of work. */
export function* mapInSlices(given: MapInput): Slices<Mapping> {
  const wishes = new Wishes(given.decisions);
  const types = ColumnTypes.of(given);
  const input: MapContext = { ...given, found: profileByTable(given.profile), types, wishes };
  const findings: Finding[] = [...input.catalog.findings, ...unknownDecisions(input)];
  const schemas = mapSchemas(input);
  const targets = targetNames(input, schemas, findings);
  const sequences = nameSequences(input, schemas, targets);
  const sequenceNames = sequenceTargets(sequences);
  const typeNames = new TypeNames([...sequences.map((sequence) => sequence.target), ...relations(schemas, targets)]);
  const columnsOf = { types: typeNames, sequences: sequenceNames, findings };
  const named: TableMapping[] = [];
  for (const { source, target } of schemas) {
    for (const table of source.tables.filter(isMovable)) {
      named.push(mapTable(input, table, { schema: target, name: targets.get(table) ?? table.name }, columnsOf));
      yield;
    }
  }
  const taken = [...named, ...sequences].map((entry) => entry.target);
  const tables = yield* withConstraints(input, named, taken, findings);
  for (const table of tables) {
    if (!table.included) continue;
    findings.push(...input.targetAdapter.ddl.examineTable(table, input.target));
    findings.push(...onePieceFindings(table), ...unwritableNames(table, input.sourceAdapter.lex));
    yield;
  }
  findings.push(...schemas.flatMap(({ source }) => notCarried(source, tables, sequences)));
  findings.push(...unusedDecisions(input, tables, findings));
  findings.push(...unprovenTypes(tables, input.found));
  const { decisions } = input;
  return {
    source: input.catalog.server,
    target: input.target,
    sourceName: decisions.source ?? 'source',
    targetName: decisions.target ?? 'target',
    schemas,
    tables,
    requiredTypes: typeNames.used(tables),
    sequences: withUsers(sequences, tables),
    findings: findings.map((finding) => settled(finding, decisions.accept ?? [])),
    load: decisions.load ?? {},
    content: decisions.content,
    accept: [...new Set([...(decisions.accept ?? []), ...findings.filter(isTaken).map(acceptOf)])],
  };
}

/** A table and its columns, without all that may read other tables' columns. */
function mapTable(
  input: MapContext,
  table: Table,
  target: TargetName,
  { findings, ...scope }: Omit<ColumnScope, 'schema'>,
): TableMapping {
  const included = tableDecision(input, table).include ?? true;
  const columns = mapColumns(input, table, { ...scope, schema: target.schema, findings: included ? findings : [] });
  const base = { source: table, included, columns, target, comment: table.comment };
  return { ...base, indexes: [], foreignKeys: [], checks: [] };
}

/** A finding that a decision has taken by name is no open question any more. */
function settled(finding: Finding, accept: readonly string[]): Finding {
  const open = finding.resolution === undefined && finding.severity === 'error';
  return open && accept.some((entry) => acceptCovers(entry, finding))
    ? { ...finding, resolution: 'accepted' }
    : finding;
}

/** True for a loss that a policy took. */
function isTaken(finding: Finding): boolean {
  return finding.resolution === 'accepted';
}

function acceptOf(finding: Finding): string {
  return `${finding.code}:${objectName(finding.object)}`;
}

/** The default schema of the source goes to the default one of the target; others keep their name. A lone schema counts as the default. */
function mapSchemas(input: MapInput): SchemaMapping[] {
  const { catalog, decisions, sourceAdapter, targetAdapter, target, targetSchemas } = input;
  const included = catalog.schemas.filter((schema) => decisions.schemas?.includes(schema.name) ?? true);
  const withTables = included.filter((schema) => schema.tables.length > 0);
  const home = targetAdapter.ddl.defaultSchema(target);
  const main = withTables.length === 1 ? withTables[0]?.name : sourceAdapter.ddl.defaultSchema(catalog.server);
  return included.map((source) => {
    const plain = source.name === main ? home : inPolicy(source.name, decisions.names?.schemas);
    const name = entryOf(decisions.schemaNames, source.name) ?? targetAdapter.ddl.legalName(plain);
    return { source, target: name, create: source.tables.length > 0 && !targetSchemas.includes(name) };
  });
}

function targetNames(input: MapInput, schemas: readonly SchemaMapping[], findings: Finding[]): Map<Table, string> {
  const namer = new Namer(input.targetAdapter.ddl, false);
  const targetOf = new Map(schemas.map(({ source, target }) => [source.name, target]));
  const tables = schemas.flatMap(({ source }) => source.tables.filter(isMovable));
  const names = nameAll(
    tables,
    (table) => {
      const { name } = tableDecision(input, table);
      return { name: name ?? inPolicy(table.name, input.decisions.names?.tables), decided: name !== undefined };
    },
    (table, wanted) => namer.take(targetOf.get(table.schema) ?? '', wanted, `${table.schema}_${wanted}`),
  );
  for (const [table, named] of names) {
    const changed = nameFinding('table', named);
    const decision = named.decided ? ['tables', tableKey(table), 'name'] : undefined;
    if (changed) findings.push(tableFinding(table, 'table', undefined, { ...changed, decision }));
  }
  return new Map([...names].map(([table, { name }]) => [table, name]));
}

function relations(schemas: readonly SchemaMapping[], targets: ReadonlyMap<Table, string>): TargetName[] {
  const targetOf = new Map(schemas.map(({ source, target }) => [source.name, target]));
  return [...targets].map(([table, name]) => ({ schema: targetOf.get(table.schema) ?? '', name }));
}

/** Indexes, checks and foreign keys need every table's columns, so they come in a second pass. */
function* withConstraints(
  input: MapContext,
  tables: readonly TableMapping[],
  taken: readonly TargetName[],
  findings: Finding[],
): Slices<TableMapping[]> {
  const { limits } = input.targetAdapter.ddl;
  const names = { index: namerFor(input), check: namerFor(input), foreignKey: namerFor(input) };
  if (limits.indexNameScope === 'schema') for (const { schema, name } of taken) names.index.reserve(schema, name);
  const complete = new Map<string, TableMapping>();
  for (const table of tables) {
    const kept = table.included ? findings : [];
    const { primaryKey, replacement } = mapPrimaryKey(input, table, kept);
    const keyed = { ...table, primaryKey };
    const wanted = [...(replacement ? [replacement] : []), ...table.source.indexes];
    const indexed = { ...keyed, indexes: mapIndexes(input, keyed, wanted, names.index, kept) };
    complete.set(tableKey(table.source), { ...indexed, checks: mapChecks(input, indexed, names.check, kept) });
    yield;
  }
  const linked: TableMapping[] = [];
  for (const mapped of complete.values()) {
    const kept = mapped.included ? findings : [];
    linked.push({ ...mapped, foreignKeys: mapForeignKeys(input, mapped, complete, names.foreignKey, kept) });
    yield;
  }
  return linked;
}

function namerFor(input: MapInput): Namer {
  return new Namer(input.targetAdapter.ddl, true);
}

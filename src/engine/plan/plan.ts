import type { Adapter } from '../adapter.js';
import type { Finding } from '../model/finding.js';
import { acceptCovers, type ObjectKind } from '../model/finding.js';
import { tableKey, type MappedSequence, type MappedType, type Mapping, type TableMapping } from '../model/mapping.js';
import { phaseNames, type Basis, type MigrationPlan, type PhaseName, type PlannedStep } from '../model/plan.js';
import { copyStep, verifyStep } from './copy.js';
import type { Draft } from './draft.js';
import { AppendedKeys, clearing, intoExisting, parentsFirst, restoring, verifyExisting } from './existing.js';
import type { Ends } from './ends.js';
import { isKept } from '../model/existing.js';
import { stepName } from './stepName.js';

export interface PlanOptions {
  /** What the mapping was made from; the script then says it. */
  readonly basis?: Basis | undefined;
  /** Only the steps that compare: something else makes the target and fills it. */
  readonly verifyOnly?: boolean | undefined;
}

/** Orders a mapping into steps: tables with their primary keys, data, other keys, foreign keys, counters, verification. Pure. */
export function plan(
  mapping: Mapping,
  source: Adapter,
  target: Adapter,
  { basis, verifyOnly = false }: PlanOptions = {},
): MigrationPlan {
  const tables = mapping.tables.filter((table) => table.included && table.columns.some((column) => column.included));
  const placed = new Set<Finding>();
  const byTable = findingsByTable(mapping);
  const place = (kinds: readonly ObjectKind[], table: TableMapping): Finding[] => {
    const found = (byTable.get(tableKey(table.source)) ?? []).filter((finding) => kinds.includes(finding.object.kind));
    for (const finding of found) placed.add(finding);
    return found;
  };
  const placeCode = (code: string): Finding[] => {
    const found = mapping.findings.filter((finding) => finding.code === code);
    for (const finding of found) placed.add(finding);
    return found;
  };
  const { ddl } = target;
  const ends: Ends = { mapping, source, target };
  const { content = 'all' } = mapping;
  const made = tables.filter((table) => !isKept(table.existing));
  const kept = parentsFirst(tables.filter(({ existing }) => isKept(existing)));
  const loaded = content === 'schema' ? [] : [...made, ...kept];
  const appended = loaded.flatMap((table) => AppendedKeys.of(ends, table) ?? []);
  const indexes = made.map((table) => ({ table, body: ddl.createIndexes(table, mapping.target) }));
  const buildsIndexes = indexes.some(({ body }) => body !== '');
  const drafts: Record<PhaseName, Draft[]> = {
    prepare: [
      { kind: 'session', name: 'load', body: ddl.sessionSettings(mapping.load, mapping.target, buildsIndexes) },
      ...clearing(ends, [...made, ...kept], placeCode),
      ...mapping.schemas
        .filter((schema) => schema.create && made.some((table) => table.target.schema === schema.target))
        .map((schema) => ({
          kind: 'create-schema' as const,
          name: schema.target,
          body: ddl.createSchema(schema.target),
        })),
      ...mapping.requiredTypes
        .filter((type) => made.length === tables.length || made.some((table) => uses(table, type)))
        .map((type) => ({
          kind: 'create-type' as const,
          name: type.type.name,
          body: ddl.createType(type),
        })),
      ...mapping.sequences
        .filter((sequence) => sequence.existing !== true)
        .map((sequence) => ({
          kind: 'create-sequence' as const,
          name: sequenceName(sequence, mapping),
          body: ddl.sequences?.create(sequence) ?? '',
        })),
    ],
    tables: [
      ...made.map((table) => ({
        kind: 'create-table' as const,
        name: stepName(mapping, table),
        body: ddl.createTable(table, mapping.target),
        findings: place(['table', 'primary key', 'check', 'constraint', 'comment'], table),
      })),
      ...appended.map((keys) => keys.create()),
    ],
    data: [
      ...appended.flatMap((keys) => keys.copy()).sort(byKind),
      ...loaded.map((table) => ({
        ...intoExisting(ends, table, copyStep(mapping, table, source, target)),
        findings: place(isKept(table.existing) ? ['column', 'table'] : ['column'], table),
      })),
    ],
    keys: indexes.map(({ table, body }) => ({
      kind: 'create-index',
      name: stepName(mapping, table),
      body,
      findings: place(['index'], table),
    })),
    'foreign keys': [
      ...made.flatMap((table): Draft[] => {
        const name = stepName(mapping, table);
        return [
          { kind: 'prove', name, body: ddl.proveForeignKeys(table, mapping.target) },
          {
            kind: 'add-foreign-key',
            name,
            body: ddl.addForeignKeys(table, mapping.target),
            findings: place(['foreign key'], table),
          },
        ];
      }),
      ...restoring(ends, [...made, ...kept]),
    ],
    counters: [
      ...loaded.map((table) => ({
        kind: 'set-counter' as const,
        name: stepName(mapping, table),
        body: ddl.setCounters(table, mapping.target),
      })),
      ...(content === 'schema' ? [] : mapping.sequences).map((sequence) => ({
        kind: 'set-counter' as const,
        name: `sequence ${sequenceName(sequence, mapping)}`,
        body: ddl.sequences?.position(sequence) ?? '',
      })),
    ],
    finish: [...made, ...kept].flatMap((table): Draft[] => {
      const name = stepName(mapping, table);
      const analyze: Draft = { kind: 'analyze', name, body: ddl.analyze(table.target, mapping.target) };
      if (isKept(table.existing)) return content === 'schema' ? [] : [analyze];
      return [
        {
          kind: 'create-trigger',
          name,
          body: ddl
            .createTriggers(table, mapping.target)
            .map(({ sql }) => sql)
            .join('\n'),
        },
        { kind: 'comment', name, body: ddl.comments(table, mapping.target) },
        analyze,
      ];
    }),
    verify: loaded.flatMap((table) => verifyExisting(ends, table, verifyStep(mapping, table, source, target)) ?? []),
    'clean up': appended.map((keys) => keys.drop()),
  };
  const phases = phaseNames.map((name) => ({
    name,
    steps: (verifyOnly && name !== 'verify' ? [] : drafts[name])
      .filter((draft) => needed(draft, placed))
      .map((draft) => complete(draft, mapping)),
  }));
  const findings = mapping.findings.filter((finding) => verifyOnly || !placed.has(finding));
  return {
    source: { ...serverOf(mapping.source), name: mapping.sourceName },
    target: { ...serverOf(mapping.target), name: mapping.targetName },
    accept: mapping.accept.filter((accept) => findings.some((finding) => acceptCovers(accept, finding))),
    phases,
    findings,
    basis,
  };
}

function sequenceName({ target: { schema, name } }: MappedSequence, mapping: Mapping): string {
  const namesakes = mapping.sequences.filter((entry) => entry.target.name === name);
  return namesakes.length > 1 ? `${schema}.${name}` : name;
}

/** All keys are copied before the first look whether one is there: copies stand together. */
function byKind(left: Draft, right: Draft): number {
  return Number(left.kind === 'require') - Number(right.kind === 'require');
}

function uses(table: TableMapping, { schema, type }: MappedType): boolean {
  return (
    table.target.schema === schema &&
    table.columns.some((column) => column.included && column.chosen.requires?.name === type.name)
  );
}

/** A step without SQL is left out; what it would have said goes to the head of the script. */
function needed(draft: Draft, placed: Set<Finding>): boolean {
  const empty = draft.body?.trim() === '';
  if (empty) for (const finding of draft.findings ?? []) placed.delete(finding);
  return !empty;
}

function complete(draft: Draft, mapping: Mapping): PlannedStep {
  const findings = draft.findings ?? [];
  return {
    attributes: draft.body === undefined ? {} : { on: 'target' },
    encode: {},
    ...draft,
    findings,
    accept: mapping.accept.filter((accept) => findings.some((finding) => acceptCovers(accept, finding))),
  };
}

function findingsByTable(mapping: Mapping): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of mapping.findings) {
    const [schema = '', name = ''] = finding.object.path;
    const key = tableKey({ schema, name });
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return groups;
}

function serverOf({ engine, version, database, identity }: Mapping['source']): Omit<MigrationPlan['source'], 'name'> {
  return { engine, version, database, identity };
}

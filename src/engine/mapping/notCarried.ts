import { firingWords, type Schema, type Sequence, type Table } from '../model/catalog.js';
import type { Finding, ObjectKind } from '../model/finding.js';
import { tableKey, type TableMapping } from '../model/mapping.js';
import { isMovable } from './context.js';

const notYet = 'Write it by hand on the target once the data is there; its definition is at the source.';

/** A finding for every object of a schema that the script does nothing about: nothing is left out in silence. */
export function notCarried(
  schema: Schema,
  tables: readonly TableMapping[],
  carried: readonly { readonly source: Sequence }[],
): Finding[] {
  return [
    ...tablesNotCarried(schema, tables),
    ...routinesNotCarried(schema, tables),
    ...typesNotCarried(schema, tables, new Set(carried.map(({ source }) => source))),
    ...othersNotCarried(schema),
  ];
}

function tablesNotCarried(schema: Schema, tables: readonly TableMapping[]): Finding[] {
  const included = new Set(tables.filter((table) => table.included).map((table) => tableKey(table.source)));
  return schema.tables.flatMap((table): Finding[] => {
    const path = [schema.name, table.name];
    if (table.kind === 'partition')
      return [
        ...ofPartition(table, path),
        entry(
          'partition',
          path,
          'PARTITION_MERGED',
          'info',
          'Its rows move as part of its parent table, which becomes one plain table.',
          undefined,
        ),
      ];
    if (table.kind === 'foreign')
      return [
        entry(
          'table',
          path,
          'TABLE_NOT_CARRIED',
          'warning',
          'A foreign table holds no rows here and is not moved.',
          'Move it from the server that holds its rows.',
        ),
      ];
    if (!included.has(tableKey(table)))
      return [entry('table', path, 'TABLE_LEFT_OUT', 'info', 'Left out by a decision in the mapping.', undefined)];
    const findings = table.otherConstraints.map(({ name, definition }) =>
      entry(
        'constraint',
        [...path, name],
        'CONSTRAINT_NOT_CARRIED',
        'warning',
        `The target has no counterpart of ${definition}.`,
        notYet,
      ),
    );
    if (table.kind === 'partitioned' || table.partitioning !== undefined) {
      findings.push(
        entry(
          'table',
          path,
          'PARTITIONING_NOT_CARRIED',
          'warning',
          `Becomes one plain table; it was partitioned (${table.partitioning ?? 'in parts'}).`,
          notYet,
        ),
      );
    }
    if (table.inherits && table.inherits.length > 0) {
      const parents = table.inherits.map((parent) => parent.join('.')).join(', ');
      findings.push(
        entry(
          'table',
          path,
          'INHERITANCE_NOT_CARRIED',
          'warning',
          `Becomes a table of its own; reading ${parents} no longer includes its rows.`,
          notYet,
        ),
      );
    }
    return findings.filter((finding) => finding.object.kind !== 'table' || isMovable(table));
  });
}

/** What a partition has for itself alone; the rest is its parent's. */
function ofPartition(table: Table, path: readonly string[]): Finding[] {
  const lost = (kind: ObjectKind, name: string, definition: string): Finding => {
    const message = `Only this partition has it, and the partitions become one table: ${definition}`;
    return entry(kind, [...path, name], 'PARTITION_DETAIL_NOT_CARRIED', 'warning', message, notYet);
  };
  return [
    ...table.indexes.map((index) => lost('index', index.name, index.definition)),
    ...table.checks.map((check) => lost('check', check.name, `CHECK (${check.text})`)),
    ...table.foreignKeys.map((key) => lost('foreign key', key.name, `FOREIGN KEY (${key.columns.join(', ')})`)),
  ];
}

function routinesNotCarried(schema: Schema, tables: readonly TableMapping[]): Finding[] {
  const included = new Set(tables.filter((table) => table.included).map((table) => table.source.name));
  // Triggers may also stand on views.
  const isTable = new Set(schema.tables.map((table) => table.name));
  return [
    ...schema.views.map((view) =>
      view.materialized
        ? entry(
            'materialized view',
            [schema.name, view.name],
            'VIEW_NOT_CARRIED',
            'warning',
            'Materialized views are not carried yet.',
            notYet,
          )
        : entry('view', [schema.name, view.name], 'VIEW_NOT_CARRIED', 'warning', 'Views are not carried yet.', notYet),
    ),
    ...schema.triggers
      .filter((trigger) => included.has(trigger.table) || !isTable.has(trigger.table))
      .map((trigger) =>
        entry(
          'trigger',
          [schema.name, trigger.table, trigger.name],
          'TRIGGER_NOT_CARRIED',
          'warning',
          `Triggers are not carried yet (${trigger.timing} ${trigger.events.join(' or ')}${trigger.firing === undefined ? '' : `, ${firingWords(trigger)}`}).`,
          notYet,
        ),
      ),
    ...schema.routines.map((routine) =>
      entry(
        'routine',
        [schema.name, routine.name],
        'ROUTINE_NOT_CARRIED',
        'warning',
        `Routines are not carried yet (${routine.kind}, ${routine.language}).`,
        notYet,
      ),
    ),
  ];
}

function typesNotCarried(schema: Schema, tables: readonly TableMapping[], carried: ReadonlySet<Sequence>): Finding[] {
  const counters = new Set(
    tables.flatMap((table) =>
      table.columns.flatMap((column) => (column.identity?.sequence ? [column.identity.sequence.join('.')] : [])),
    ),
  );
  return [
    ...schema.sequences
      .filter((sequence) => !counters.has(`${schema.name}.${sequence.name}`) && !carried.has(sequence))
      .map((sequence) =>
        entry(
          'sequence',
          [schema.name, sequence.name],
          'SEQUENCE_NOT_CARRIED',
          'warning',
          'The target has no sequences: what asks this one gets no value by itself.',
          notYet,
        ),
      ),
    ...schema.types.map((type) =>
      entry(
        'type',
        [schema.name, type.name],
        'TYPE_NOT_CARRIED',
        'info',
        `The ${type.category} type itself is not created; columns of it get the type that the script shows.`,
        undefined,
      ),
    ),
  ];
}

function othersNotCarried(schema: Schema): Finding[] {
  return schema.others.map((other) =>
    entry(
      other.kind,
      [schema.name, other.name],
      'OBJECT_NOT_CARRIED',
      'warning',
      `Objects of this kind (${other.kind}) have no place in the migration.`,
      notYet,
    ),
  );
}

function entry(
  kind: ObjectKind,
  path: readonly string[],
  code: string,
  severity: 'warning' | 'info',
  message: string,
  fix: string | undefined,
): Finding {
  return { code, severity, object: { kind, path }, message, fix };
}

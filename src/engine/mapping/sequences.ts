import type { Column, Table } from '../model/catalog.js';
import type { MappedSequence, SchemaMapping, TableMapping, TargetName } from '../model/mapping.js';
import { isMovable, type MapContext } from './context.js';
import { Namer } from './naming.js';

/** A sequence that moves, under its target name. */
type NamedSequence = Omit<MappedSequence, 'users'> & { readonly schema: string };

/** The sequences that no counter of a table stands for, by source schema and name; none where the target has no such sequences. */
export function nameSequences(
  input: MapContext,
  schemas: readonly SchemaMapping[],
  tables: ReadonlyMap<Table, string>,
): readonly NamedSequence[] {
  const { ddl } = input.targetAdapter;
  if (!ddl.sequences) return [];
  const namer = new Namer(ddl, true);
  const owned = new Set<string>();
  const shared = sharedSequences(schemas);
  for (const { source, target } of schemas) {
    for (const table of source.tables) {
      const name = tables.get(table);
      if (isMovable(table) && name !== undefined) namer.reserve(target, name);
      for (const column of table.columns)
        if (column.identity?.sequence && countsItself(input, column, table, shared))
          owned.add(sequenceKey(column.identity.sequence));
    }
  }
  return schemas.flatMap(({ source, target }) =>
    source.sequences
      .filter((sequence) => !owned.has(sequenceKey([source.name, sequence.name])))
      .map((sequence) => ({
        source: sequence,
        schema: source.name,
        target: { schema: target, name: namer.take(target, sequence.name, `${sequence.name}_sequence`) },
      })),
  );
}

/** Those that a default asks beside the column that owns them. */
function sharedSequences(schemas: readonly SchemaMapping[]): ReadonlySet<string> {
  const columns = schemas.flatMap(({ source }) => source.tables.flatMap((table) => table.columns));
  return new Set(columns.flatMap((column) => (column.sequence ? [sequenceKey(column.sequence)] : [])));
}

function countsItself(input: MapContext, column: Column, table: Table, shared: ReadonlySet<string>): boolean {
  const { targetAdapter, types } = input;
  if (column.identity?.sequence && shared.has(sequenceKey(column.identity.sequence))) return false;
  return targetAdapter.ddl.countsItself(column, types.own(column), table);
}

/** The sequence from which a column's new values come, if one does. */
export function sequenceOf(column: Column): readonly [string, string] | undefined {
  return column.sequence ?? column.identity?.sequence;
}

export function sequenceKey(name: readonly [schema: string, name: string]): string {
  return JSON.stringify(name);
}

/** The sequence behind a default, on the target. */
export type SequenceTargets = ReadonlyMap<string, TargetName>;

export function sequenceTargets(sequences: readonly NamedSequence[]): SequenceTargets {
  return new Map(sequences.map(({ schema, source, target }) => [sequenceKey([schema, source.name]), target]));
}

/** Adds the columns whose defaults ask each sequence. */
export function withUsers(sequences: readonly NamedSequence[], tables: readonly TableMapping[]): MappedSequence[] {
  const users = new Map<string, { table: TargetName; column: string }[]>();
  for (const table of tables.filter((entry) => entry.included)) {
    for (const column of table.columns.filter((entry) => entry.included)) {
      const sequence = sequenceOf(column.source);
      if (!sequence) continue;
      const key = sequenceKey(sequence);
      users.set(key, [...(users.get(key) ?? []), { table: table.target, column: column.name }]);
    }
  }
  return sequences.map(({ schema, source, target }) => ({
    source,
    target,
    users: users.get(sequenceKey([schema, source.name])) ?? [],
  }));
}

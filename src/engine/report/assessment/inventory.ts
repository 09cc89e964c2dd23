import type { Adapter } from '../../adapter.js';
import type { Schema } from '../../model/catalog.js';
import { onUpdateName } from '../../model/createdTrigger.js';
import { isKept } from '../../model/existing.js';
import type { ObjectRef } from '../../model/finding.js';
import { tableKey, type Mapping, type TableMapping } from '../../model/mapping.js';

/** An object of the source. */
export interface Inventoried {
  readonly object: ObjectRef;
  /** Lines of its definition, each of {@link lineLength} characters at most, where it has one that somebody may have to write anew. */
  readonly lines?: number | undefined;
  /** False for what a decision leaves out. */
  readonly included: boolean;
}

/** Every object of the schemas that a mapping moves: those for which a verification accounts. Pure. */
export function inventory(mapping: Mapping, { ddl }: Pick<Adapter, 'ddl'>): Inventoried[] {
  const moved = new Set(mapping.tables.map(({ source }) => tableKey(source)));
  const unmovable = mapping.schemas.flatMap(({ source }) =>
    source.tables.filter((table) => table.kind !== 'partition' && !moved.has(tableKey(table))),
  );
  return [
    ...mapping.tables.flatMap((table) => [
      ...tableObjects(table),
      ...(table.included && !isKept(table.existing) ? ddl.createTriggers(table, mapping.target) : []).map(
        (): Inventoried => ({
          object: { kind: 'trigger', path: [table.source.schema, table.source.name, onUpdateName] },
          included: true,
        }),
      ),
    ]),
    ...unmovable.map(({ schema, name }): Inventoried => ({
      object: { kind: 'table', path: [schema, name] },
      included: true,
    })),
    ...mapping.schemas.flatMap(({ source }) => schemaObjects(source)),
  ];
}

function tableObjects({ source, columns, included }: TableMapping): Inventoried[] {
  const path = [source.schema, source.name];
  const of = (kind: ObjectRef['kind'], names: readonly string[]): Inventoried[] =>
    names.map((name) => ({ object: { kind, path: [...path, name] }, included }));
  const leftOut = new Set(columns.filter((column) => !column.included).map((column) => column.source.name));
  const columnObjects = source.columns.map(({ name }): Inventoried => ({
    object: { kind: 'column', path: [...path, name] },
    included: included && !leftOut.has(name),
  }));
  const names = (list: readonly { readonly name: string }[]): string[] => list.map(({ name }) => name);
  const own: Inventoried = { object: { kind: 'table', path }, included };
  // What belongs to a table that is left out goes without saying.
  if (!included) return [own];
  return [
    own,
    ...columnObjects,
    ...of('primary key', source.primaryKey ? [source.primaryKey.name] : []),
    ...of('index', names(source.indexes)),
    ...of('foreign key', names(source.foreignKeys)),
    ...of('check', names(source.checks)),
    ...of('constraint', names(source.otherConstraints)),
  ];
}

function schemaObjects(schema: Schema): Inventoried[] {
  const owned = new Set(
    schema.tables.flatMap((table) => table.columns.flatMap(({ identity }) => identity?.sequence?.join('.') ?? [])),
  );
  const of = (kind: ObjectRef['kind'], path: readonly string[], definition?: string): Inventoried => ({
    object: { kind, path: [schema.name, ...path] },
    lines: definition === undefined ? undefined : linesOf(definition),
    included: true,
  });
  return [
    ...schema.sequences
      .filter(({ name }) => !owned.has(`${schema.name}.${name}`))
      .map(({ name }) => of('sequence', [name])),
    ...schema.types.map(({ name }) => of('type', [name])),
    ...schema.views.map(({ name, materialized, definition }) =>
      of(materialized ? 'materialized view' : 'view', [name], definition),
    ),
    ...schema.triggers.map(({ table, name, definition }) => of('trigger', [table, name], definition)),
    ...schema.routines.map(({ name, definition }) => of('routine', [name], definition)),
    ...schema.others.map(({ kind, name, definition }) => of(kind, [name], definition)),
  ];
}

/** Some servers give a whole definition as one line. */
export const lineLength = 100;

function linesOf(definition: string): number {
  return definition
    .trim()
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.trim().length / lineLength)), 0);
}

import { tableKey } from './mapping.js';
import type { Catalog, Column, Table } from './catalog.js';

/** How an object of the source differs between two readings of its catalog. */
export interface CatalogChange {
  /** `schema.table`, with `.column` where one column changed. */
  readonly object: string;
  readonly change: 'new' | 'gone' | 'changed';
  /** What changed, as `from → to` where it can be said in a few words. */
  readonly detail?: string | undefined;
}

/** What became of the tables and columns since an earlier reading. Statistics and counters, which move all the time, don't count. Pure. */
export function catalogChanges(before: Catalog, after: Catalog): readonly CatalogChange[] {
  return compared(byName(tablesOf(before), tableKey), byName(tablesOf(after), tableKey), tableChanges);
}

function tablesOf({ schemas }: Catalog): readonly Table[] {
  return schemas.flatMap((schema) => schema.tables);
}

function byName<T>(entries: readonly T[], name: (entry: T) => string): ReadonlyMap<string, T> {
  return new Map(entries.map((entry) => [name(entry), entry]));
}

function compared<T>(
  before: ReadonlyMap<string, T>,
  after: ReadonlyMap<string, T>,
  changes: (name: string, before: T, after: T) => readonly CatalogChange[],
): CatalogChange[] {
  const gone = [...before.keys()].filter((name) => !after.has(name));
  return [
    ...gone.map((object): CatalogChange => ({ object, change: 'gone' })),
    ...[...after].flatMap(([object, entry]): readonly CatalogChange[] => {
      const earlier = before.get(object);
      return earlier === undefined ? [{ object, change: 'new' }] : changes(object, earlier, entry);
    }),
  ];
}

function tableChanges(key: string, before: Table, after: Table): readonly CatalogChange[] {
  const named = (column: Column): string => `${key}.${column.name}`;
  const columns = compared(byName(before.columns, named), byName(after.columns, named), columnChanges);
  const parts = (['primaryKey', 'indexes', 'foreignKeys', 'checks'] as const).filter((part) =>
    differs(before[part], after[part]),
  );
  const words = { primaryKey: 'primary key', indexes: 'indexes', foreignKeys: 'foreign keys', checks: 'checks' };
  const detail = parts.map((part) => words[part]).join(', ');
  return detail === '' ? columns : [...columns, { object: key, change: 'changed', detail }];
}

function columnChanges(object: string, before: Column, after: Column): readonly CatalogChange[] {
  const facts = ({ type, nullable, default: value, generated, identity }: Column): readonly string[] => [
    type.text,
    nullable ? 'nullable' : 'not null',
    value === undefined ? 'no default' : `default ${value.text}`,
    generated === undefined ? 'not generated' : `generated as ${generated.text}`,
    identity === undefined ? 'no identity' : 'identity',
  ];
  const earlier = facts(before);
  const moved = facts(after).flatMap((fact, at) => (fact === earlier[at] ? [] : [`${earlier[at] ?? ''} → ${fact}`]));
  return moved.length === 0 ? [] : [{ object, change: 'changed', detail: moved.join(', ') }];
}

function differs(before: unknown, after: unknown): boolean {
  return JSON.stringify(before) !== JSON.stringify(after);
}

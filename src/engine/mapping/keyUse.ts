import type { Column, ForeignKey, Table } from '../model/catalog.js';
import { findTable, type Catalog } from '../model/catalog.js';
import type { KeyUse } from '../model/type.js';

/** One column of one table, as a key for maps. */
export type ColumnId = string;

export function columnId(schema: string, table: string, column: string): ColumnId {
  return JSON.stringify([schema, table, column]);
}

/** How a column takes part in keys, its whole foreign-key group considered. */
export interface ColumnUse {
  readonly key: KeyUse;
  readonly keyColumns: number;
  readonly autoIncrement: boolean;
  /** All columns joined to this one by foreign keys, itself included: they need one type. The first is the one that all refer to. */
  readonly group: readonly { readonly table: Table; readonly column: Column }[];
}

const strength: readonly KeyUse[] = [undefined, 'index', 'foreign', 'unique', 'primary'];

/** Works out every column's use in keys, so that columns joined by foreign keys get one type. */
export function keyUses(catalog: Catalog): (table: Table, column: Column) => ColumnUse {
  const own = new Map<ColumnId, { key: KeyUse; keyColumns: number; autoIncrement: boolean }>();
  const groups = new Groups();
  const tables = catalog.schemas.flatMap((schema) => schema.tables);
  for (const table of tables) {
    for (const column of table.columns) {
      own.set(columnId(table.schema, table.name, column.name), ownUse(table, column));
      groups.add({ table, column });
    }
  }
  for (const table of tables) for (const key of table.foreignKeys) joinColumns(catalog, table, key, groups);
  return (table, column) => {
    const group = groups.of(columnId(table.schema, table.name, column.name));
    const uses = group.map((member) => own.get(columnId(member.table.schema, member.table.name, member.column.name)));
    return {
      key: uses
        .map((use) => use?.key)
        .reduce((left, right) => (strength.indexOf(right) > strength.indexOf(left) ? right : left), undefined),
      keyColumns: Math.max(0, ...uses.map((use) => use?.keyColumns ?? 0)),
      autoIncrement: uses.some((use) => use?.autoIncrement),
      group,
    };
  };
}

function ownUse(table: Table, column: Column): { key: KeyUse; keyColumns: number; autoIncrement: boolean } {
  const keys: { use: KeyUse; columns: readonly (string | undefined)[] }[] = [
    ...(table.primaryKey ? [{ use: 'primary' as const, columns: table.primaryKey.columns }] : []),
    ...table.indexes
      .filter((index) => ['btree', 'hash'].includes(index.method))
      .map((index) => ({
        use: index.unique ? ('unique' as const) : ('index' as const),
        columns: index.parts.map((part) => (part.prefix === undefined ? part.column : undefined)),
      })),
    ...table.foreignKeys.map((key) => ({ use: 'foreign' as const, columns: key.columns })),
  ].filter((key) => key.columns.includes(column.name));
  return {
    key: keys
      .map((key) => key.use)
      .reduce((left, right) => (strength.indexOf(right) > strength.indexOf(left) ? right : left), undefined),
    keyColumns: Math.max(0, ...keys.map((key) => key.columns.length)),
    autoIncrement: column.identity !== undefined,
  };
}

function joinColumns(catalog: Catalog, table: Table, key: ForeignKey, groups: Groups): void {
  const referenced = findTable(catalog, key.referencedSchema, key.referencedTable);
  if (!referenced) return;
  key.columns.forEach((name, index) => {
    const other = key.referencedColumns[index];
    if (other === undefined) return;
    groups.join(columnId(referenced.schema, referenced.name, other), columnId(table.schema, table.name, name));
  });
}

/** Sets of columns that foreign keys join; members of a referenced column's set come first. */
class Groups {
  private readonly sets = new Map<ColumnId, { table: Table; column: Column }[]>();

  add(member: { table: Table; column: Column }): void {
    const id = columnId(member.table.schema, member.table.name, member.column.name);
    this.sets.set(id, [member]);
  }

  join(first: ColumnId, second: ColumnId): void {
    const left = this.sets.get(first);
    const right = this.sets.get(second);
    if (!left || !right || left === right) return;
    const joined = [...left, ...right];
    for (const { table, column } of joined) this.sets.set(columnId(table.schema, table.name, column.name), joined);
  }

  of(id: ColumnId): readonly { table: Table; column: Column }[] {
    return this.sets.get(id) ?? [];
  }
}

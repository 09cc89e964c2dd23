import type { Column, ForeignKey, Table } from '../model/catalog.js';
import { findTable, type Catalog } from '../model/catalog.js';
import type { KeyUse, NeutralType } from '../model/type.js';

/** One column of one table, as a key for maps. */
export type ColumnId = string;

export function columnId(schema: string, table: string, column: string): ColumnId {
  return `${schema}\0${table}\0${column}`;
}

/** How a column takes part in keys, its whole foreign-key group considered. */
export interface ColumnUse {
  readonly key: KeyUse;
  readonly companions: readonly (readonly NeutralType[])[];
  readonly autoIncrement: boolean;
  /** All columns joined to this one by foreign keys, itself included: they need one type. */
  readonly group: Group;
}

/** A unique key can be made of a hash; a primary key and both ends of a foreign key need their columns themselves. */
const strength: readonly KeyUse[] = [undefined, 'index', 'unique', 'foreign', 'primary'];

type ToNeutral = (column: Column) => NeutralType;
type OwnUse = Omit<ColumnUse, 'group'>;

type UseOf = (table: Table, column: Column) => ColumnUse;

/** A catalog's uses don't depend on any decision, and a mapping is made anew at each. */
const known = new WeakMap<Catalog, UseOf>();

/** Works out every column's use in keys, so that columns joined by foreign keys get one type. `toNeutral` is the one of the catalog's engine. */
export function keyUses(catalog: Catalog, toNeutral: ToNeutral): UseOf {
  const uses = known.get(catalog) ?? workOut(catalog, toNeutral);
  known.set(catalog, uses);
  return uses;
}

function workOut(catalog: Catalog, toNeutral: ToNeutral): UseOf {
  const own = new Map<ColumnId, OwnUse>();
  const groups = new Groups();
  const tables = catalog.schemas.flatMap((schema) => schema.tables);
  for (const table of tables) {
    for (const column of table.columns) {
      own.set(columnId(table.schema, table.name, column.name), ownUse(table, column, toNeutral));
      groups.add({ table, column });
    }
  }
  for (const table of tables) for (const key of table.foreignKeys) joinColumns(catalog, table, key, groups);
  const shared = new Map<Group, ColumnUse>();
  return (table, column) => {
    const group = groups.of(columnId(table.schema, table.name, column.name));
    const known = shared.get(group);
    if (known) return known;
    const uses = group.map((member) => own.get(columnId(member.table.schema, member.table.name, member.column.name)));
    const use: ColumnUse = {
      key: uses.map((entry) => entry?.key).reduce(stronger, undefined),
      companions: uses.flatMap((entry) => entry?.companions ?? []),
      autoIncrement: uses.some((entry) => entry?.autoIncrement),
      group,
    };
    shared.set(group, use);
    return use;
  };
}

function stronger(left: KeyUse, right: KeyUse): KeyUse {
  return strength.indexOf(right) > strength.indexOf(left) ? right : left;
}

function ownUse(table: Table, column: Column, toNeutral: ToNeutral): OwnUse {
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
    key: keys.map((key) => key.use).reduce(stronger, undefined),
    companions: keys
      .filter((key) => key.use !== 'index')
      .map((key) => companionsOf(table, column, key.columns, toNeutral)),
    autoIncrement: column.identity !== undefined,
  };
}

function companionsOf(
  table: Table,
  column: Column,
  names: readonly (string | undefined)[],
  toNeutral: ToNeutral,
): NeutralType[] {
  const others = names.filter((name) => name !== column.name);
  return others.flatMap((name) => {
    const other = table.columns.find((entry) => entry.name === name);
    return other ? [toNeutral(other)] : [];
  });
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

type Group = readonly { readonly table: Table; readonly column: Column }[];

/** Sets of columns that foreign keys join. */
class Groups {
  private readonly sets = new Map<ColumnId, { table: Table; column: Column }[]>();

  add(member: { table: Table; column: Column }): void {
    const id = columnId(member.table.schema, member.table.name, member.column.name);
    this.sets.set(id, [member]);
  }

  /** The smaller set moves into the bigger one, so that thousands of keys on one table cost next to nothing. */
  join(first: ColumnId, second: ColumnId): void {
    const left = this.sets.get(first);
    const right = this.sets.get(second);
    if (!left || !right || left === right) return;
    const [small, big] = left.length < right.length ? [left, right] : [right, left];
    big.push(...small);
    for (const { table, column } of small) this.sets.set(columnId(table.schema, table.name, column.name), big);
  }

  of(id: ColumnId): Group {
    return this.sets.get(id) ?? [];
  }
}

import type { Catalog, Column, Table } from '../model/catalog.js';
import type { KeyUse, NeutralType } from '../model/type.js';

/** How a column takes part in keys, its whole foreign-key group considered. */
export interface ColumnUse {
  readonly key: KeyUse;
  readonly companions: readonly (readonly NeutralType[])[];
  readonly autoIncrement: boolean;
  /** All columns joined to this one by foreign keys, itself included: they need one type. Empty where it is alone. */
  readonly group: Group;
}

/** A unique key can be made of a hash; a primary key and both ends of a foreign key need their columns themselves. */
const strength: readonly KeyUse[] = [undefined, 'index', 'unique', 'foreign', 'primary'];

type ToNeutral = (column: Column) => NeutralType;

export type UseOf = (column: Column) => ColumnUse;

/** Works out every column's use in keys, so that columns joined by foreign keys get one type. `toNeutral` is the one of the catalog's engine. */
export function keyUses(catalog: Catalog, toNeutral: ToNeutral): UseOf {
  const own = new Map<Column, ColumnUse>();
  const groups = groupsOf(catalog);
  for (const table of catalog.schemas.flatMap((schema) => schema.tables)) {
    const keys = keysOf(table);
    const inKeys = new Set(keys.flatMap((key) => key.columns));
    for (const column of table.columns)
      if (inKeys.has(column.name) || column.identity) own.set(column, ownUse(table, column, keys, toNeutral));
  }
  const shared = new Map<Group, ColumnUse>();
  const together = (group: Group): ColumnUse => {
    const known = shared.get(group);
    if (known) return known;
    const uses = group.map((member) => own.get(member.column) ?? unused);
    const use: ColumnUse = {
      key: uses.map((entry) => entry.key).reduce(stronger, undefined),
      companions: uses.flatMap((entry) => entry.companions),
      autoIncrement: uses.some((entry) => entry.autoIncrement),
      group,
    };
    shared.set(group, use);
    return use;
  };
  return (column) => {
    const group = groups.get(column);
    return group ? together(group) : (own.get(column) ?? unused);
  };
}

function stronger(left: KeyUse, right: KeyUse): KeyUse {
  return strength.indexOf(right) > strength.indexOf(left) ? right : left;
}

/** A key of a table, and its columns in order; undefined stands for an expression or the beginning of a column. */
interface TableKey {
  readonly use: KeyUse;
  readonly columns: readonly (string | undefined)[];
}

function keysOf(table: Table): TableKey[] {
  return [
    ...(table.primaryKey ? [{ use: 'primary' as const, columns: table.primaryKey.columns }] : []),
    ...table.indexes
      .filter((index) => ['btree', 'hash'].includes(index.method))
      .map((index) => ({
        use: index.unique ? ('unique' as const) : ('index' as const),
        columns: index.parts.map((part) => (part.prefix === undefined ? part.column : undefined)),
      })),
    ...table.foreignKeys.map((key) => ({ use: 'foreign' as const, columns: key.columns })),
  ];
}

/** That of most columns. */
const unused: ColumnUse = { key: undefined, companions: [], autoIncrement: false, group: [] };

function ownUse(table: Table, column: Column, all: readonly TableKey[], toNeutral: ToNeutral): ColumnUse {
  const autoIncrement = column.identity !== undefined;
  const keys = all.filter((key) => key.columns.includes(column.name));
  if (keys.length === 0) return { ...unused, autoIncrement };
  return {
    ...unused,
    key: keys.map((key) => key.use).reduce(stronger, undefined),
    companions: keys
      .filter((key) => key.use !== 'index')
      .map((key) => companionsOf(table, column, key.columns, toNeutral)),
    autoIncrement,
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

interface Member {
  readonly table: Table;
  readonly column: Column;
}

type Group = readonly Member[];

/** The columns that foreign keys join, each with all of its group. */
function groupsOf(catalog: Catalog): ReadonlyMap<Column, Group> {
  const tables = new Map(
    catalog.schemas.flatMap((schema) => schema.tables.map((table) => [idOf(table.schema, table.name), table])),
  );
  const groups = new Map<Column, Member[]>();
  for (const table of tables.values()) {
    for (const key of table.foreignKeys) {
      const referenced = tables.get(idOf(key.referencedSchema, key.referencedTable));
      key.columns.forEach((name, index) => {
        const from = referenced && memberOf(referenced, key.referencedColumns[index]);
        const to = memberOf(table, name);
        if (from && to) join(groups, from, to);
      });
    }
  }
  return groups;
}

const idOf = (schema: string, table: string): string => `${schema}\0${table}`;

function memberOf(table: Table, name: string | undefined): Member | undefined {
  const column = table.columns.find((entry) => entry.name === name);
  return column && { table, column };
}

/** The smaller group moves into the bigger one, so that thousands of keys on one table cost next to nothing. */
function join(groups: Map<Column, Member[]>, first: Member, second: Member): void {
  const left = groups.get(first.column) ?? [first];
  const right = groups.get(second.column) ?? [second];
  groups.set(first.column, left).set(second.column, right);
  if (left === right || first.column === second.column) return;
  const [small, big] = left.length < right.length ? [left, right] : [right, left];
  big.push(...small);
  for (const { column } of small) groups.set(column, big);
}

import fc from 'fast-check';
import type { RandomType } from './types.js';

export interface RandomColumn {
  readonly name: string;
  readonly type: RandomType;
  readonly notNull: boolean;
  readonly default?: string | undefined;
}

export interface RandomForeignKey {
  readonly columns: readonly string[];
  readonly table: string;
  readonly references: readonly string[];
  readonly action: string;
}

export interface RandomTable {
  readonly name: string;
  readonly columns: readonly RandomColumn[];
  readonly primaryKey: readonly string[];
  readonly unique: readonly (readonly string[])[];
  readonly indexes: readonly { readonly columns: readonly string[]; readonly descending: boolean }[];
  readonly foreignKeys: readonly RandomForeignKey[];
  /** SQL literals in the order of the columns. */
  readonly rows: readonly (readonly string[])[];
}

export type RandomDatabase = readonly RandomTable[];

/** Names that need quotes, or mean something elsewhere, or look like another once case and accents are gone. */
const names = fc.oneof(
  fc.stringMatching(/^[a-z][a-z_0-9]{0,20}$/u),
  fc.constantFrom(
    ...[
      'order',
      'Select',
      'we ird',
      'a.b',
      'a"b',
      'a`b',
      "it's",
      'größe',
      '名前',
      'x-y',
      'key',
      'CamelCase',
      '1st',
      ' lead',
    ],
    ...[
      'xmin',
      'user',
      'a,b',
      '@x',
      'a:b',
      '--',
      '/*',
      ';',
      '$1',
      'ｆｕｌｌ',
      'n'.repeat(60),
      'ä'.repeat(31),
      'Order',
      'id',
      '%s',
      '\\n',
    ],
  ),
);

interface Draft {
  readonly name: string;
  readonly columns: readonly RandomColumn[];
  readonly cells: readonly (readonly (string | null)[])[];
  readonly keys: readonly { readonly start: number; readonly count: number; readonly unique: boolean }[];
  readonly keyed: number;
  readonly foreign: readonly {
    readonly parent: number;
    readonly parents: readonly (number | null)[];
    readonly action: number;
  }[];
}

/** A database of a few tables with keys of every type, or none, and foreign keys: to others, to themselves, in circles. */
export function randomDatabase(
  types: readonly RandomType[],
  quirks: { readonly foldsCase: boolean; readonly reserved: readonly string[] },
): fc.Arbitrary<RandomDatabase> {
  const fold = (name: string): string => (quirks.foldsCase ? name.toLowerCase().normalize('NFKC') : name);
  return fc
    .uniqueArray(
      names.filter((name) => name.trim() === name),
      { minLength: 1, maxLength: 3, selector: (name) => name.toLowerCase() },
    )
    .chain((tables) => fc.tuple(...tables.map((name) => draft(name, types, fold, quirks.reserved))))
    .map(assemble);
}

function draft(
  name: string,
  types: readonly RandomType[],
  fold: (name: string) => string,
  reserved: readonly string[],
): fc.Arbitrary<Draft> {
  return fc
    .tuple(
      fc.uniqueArray(
        names.filter((name) => !reserved.includes(name)),
        { minLength: 1, maxLength: 7, selector: fold },
      ),
      fc.integer({ min: 0, max: 12 }),
    )
    .chain(([columnNames, rows]) =>
      fc.record({
        name: fc.constant(name),
        drawn: fc.tuple(...columnNames.map((column) => drawnColumn(column, types, rows))),
        keys: fc.array(fc.record({ start: fc.nat(6), count: fc.integer({ min: 1, max: 3 }), unique: fc.boolean() }), {
          maxLength: 2,
        }),
        keyed: fc.integer({ min: 0, max: 3 }),
        foreign: fc.array(
          fc.record({
            parent: fc.nat(2),
            parents: fc.array(fc.option(fc.nat(11), { freq: 4 }), { minLength: rows, maxLength: rows }),
            action: fc.nat(3),
          }),
          { maxLength: 2 },
        ),
      }),
    )
    .map(({ drawn, ...rest }) => ({
      ...rest,
      columns: drawn.map(({ column }) => column),
      cells: drawn.map(({ values }) => values),
    }));
}

function drawnColumn(
  name: string,
  types: readonly RandomType[],
  rows: number,
): fc.Arbitrary<{ column: RandomColumn; values: readonly (string | null)[] }> {
  return fc.tuple(fc.constantFrom(...types), fc.boolean(), fc.nat(5)).chain(([type, notNull, pick]) => {
    const value = notNull ? type.value : fc.option(type.value, { freq: 4 });
    return fc.array(value, { minLength: rows, maxLength: rows }).map((values) => ({
      column: { name, type, notNull, default: type.defaults?.[pick] },
      values,
    }));
  });
}

/** Makes what was drawn a database that its own server takes: distinct keys, children that have their parents. */
function assemble(drafts: readonly Draft[]): RandomDatabase {
  const plain = drafts.map(withKeys);
  return plain.map((table, index) => withForeignKeys(table, drafts[index]?.foreign ?? [], plain));
}

function withKeys(drawn: Draft): RandomTable {
  const able = drawn.columns.filter((column) => column.type.key);
  const primaryKey = able
    .filter((column) => column.notNull)
    .slice(0, drawn.keyed)
    .map((column) => column.name);
  const unique: string[][] = [];
  const indexes: { columns: string[]; descending: boolean }[] = [];
  for (const key of drawn.keys) {
    const columns = able.slice(key.start, key.start + key.count).map((column) => column.name);
    if (columns.length === 0) continue;
    if (key.unique) unique.push(columns);
    else indexes.push({ columns, descending: key.count === 2 });
  }
  const taken = [primaryKey, ...unique]
    .filter((key) => key.length > 0)
    .map((key) => ({ key, seen: new Set<string>() }));
  const rows: string[][] = [];
  for (let row = 0; row < (drawn.cells[0]?.length ?? 0); row += 1) {
    const cells = drawn.columns.map((_column, index) => drawn.cells[index]?.[row] ?? null);
    const marks = taken.map(({ key }) => keyOf(key, drawn.columns, cells));
    if (marks.some((mark, index) => mark !== undefined && taken[index]?.seen.has(mark))) continue;
    for (const [index, mark] of marks.entries()) if (mark !== undefined) taken[index]?.seen.add(mark);
    rows.push(cells.map((cell) => cell ?? 'NULL'));
  }
  return { name: drawn.name, columns: drawn.columns, primaryKey, unique, indexes, foreignKeys: [], rows };
}

/** What a key's value is distinct by; undefined where a NULL makes it distinct from all. */
function keyOf(
  key: readonly string[],
  columns: readonly RandomColumn[],
  cells: readonly (string | null)[],
): string | undefined {
  const parts = key.map((name) => {
    const at = columns.findIndex((column) => column.name === name);
    const cell = cells[at] ?? null;
    return cell === null ? null : columns[at]?.type.key?.(cell);
  });
  return parts.includes(null) ? undefined : JSON.stringify(parts);
}

const actions = ['', ' ON DELETE CASCADE', ' ON DELETE SET NULL', ' ON DELETE RESTRICT'];

/** A child gets columns of its own for every foreign key, filled with keys of its parent's rows. */
function withForeignKeys(table: RandomTable, drawn: Draft['foreign'], all: readonly RandomTable[]): RandomTable {
  let result = table;
  for (const [number, { parent, parents, action }] of drawn.entries()) {
    const referenced = all[parent % all.length];
    if (!referenced || referenced.primaryKey.length === 0) continue;
    const at = referenced.primaryKey.map((name) => referenced.columns.findIndex((column) => column.name === name));
    const columns = at.map((index, part) => `fk${number}_${part}_${'ö'.repeat(part)}`.concat(String(index)));
    const types = at.flatMap((index) => referenced.columns[index]?.type ?? []);
    result = {
      ...result,
      columns: [
        ...result.columns,
        ...types.map((type, part): RandomColumn => ({ name: columns[part] ?? '', type, notNull: false })),
      ],
      rows: result.rows.map((row, index) => {
        const chosen = parents[index] ?? null;
        const parentRow =
          chosen === null || referenced.rows.length === 0
            ? undefined
            : referenced.rows[chosen % referenced.rows.length];
        return [...row, ...at.map((position) => parentRow?.[position] ?? 'NULL')];
      }),
      foreignKeys: [
        ...result.foreignKeys,
        { columns, table: referenced.name, references: referenced.primaryKey, action: actions[action] ?? '' },
      ],
    };
  }
  return result;
}

import fc from 'fast-check';
import { phraseFor, type Phrasebook, type Said, type Template } from './expressions.js';
import { names } from './names.js';
import type { RandomType } from './types.js';
import { oneIn } from './values.js';

export interface RandomColumn {
  readonly name: string;
  readonly type: RandomType;
  readonly notNull: boolean;
  readonly default?: string | undefined;
  readonly comment?: string | undefined;
  readonly invisible?: boolean | undefined;
  /** The next value of a column that counts. */
  readonly next?: string | undefined;
}

export interface RandomGenerated extends Template {
  readonly name: string;
  readonly type: string;
  readonly stored: boolean;
}

export interface RandomCheck extends Template {
  /** What makes it one that the rows there are need not meet. */
  readonly clause?: string | undefined;
}

/** One whose part or whose condition is an expression. */
export interface RandomExpressionIndex {
  readonly part: Template;
  readonly condition?: Template | undefined;
  readonly comment?: string | undefined;
}

export interface RandomIndex {
  readonly columns: readonly string[];
  readonly descending: boolean;
  /** What stands behind its columns, such as that NULLs are equal. */
  readonly clause: string;
}

export interface RandomForeignKey {
  readonly columns: readonly string[];
  readonly table: string;
  readonly references: readonly string[];
  readonly action: string;
}

export interface RandomTable {
  readonly name: string;
  readonly comment?: string | undefined;
  readonly columns: readonly RandomColumn[];
  readonly generated: readonly RandomGenerated[];
  readonly checks: readonly RandomCheck[];
  readonly primaryKey: readonly string[];
  readonly unique: readonly RandomIndex[];
  readonly indexes: readonly RandomIndex[];
  readonly expressionIndexes: readonly RandomExpressionIndex[];
  readonly foreignKeys: readonly RandomForeignKey[];
  readonly parts?: RandomParts | undefined;
  /** Another table inherits it. */
  readonly hasHeir?: boolean | undefined;
  /** SQL literals in the order of the columns. */
  readonly rows: readonly (readonly string[])[];
}

/** The column by which rows go into partitions. */
export interface RandomParts {
  readonly by: 'HASH' | 'RANGE';
  readonly column: string;
}

export type RandomDatabase = readonly RandomTable[];

/** What an engine's databases are made of. */
export interface RandomWorld {
  readonly types: fc.Arbitrary<RandomType>;
  readonly phrases: Phrasebook;
  readonly comment: fc.Arbitrary<string>;
  /** The integer type that counts, and how. */
  readonly counters: readonly RandomType[];
  /** Columns can be invisible. */
  readonly invisible: boolean;
  readonly foldsCase: boolean;
  /** What can stand behind the columns of an index, and of one that is unique. */
  readonly indexClauses: readonly string[];
  readonly uniqueClauses: readonly string[];
  /** What lets a check stand beside rows that break it, where there is such a thing. */
  readonly unproven?: string;
  /** What can stand behind a foreign key. */
  readonly foreignClauses: readonly string[];
  readonly reserved: readonly string[];
  /** Tables can inherit others, and partitioned ones have foreign keys, but don't count by themselves. */
  readonly postgres: boolean;
}

interface Draft {
  readonly name: string;
  readonly comment: string | undefined;
  readonly counter: RandomColumn | undefined;
  readonly columns: readonly RandomColumn[];
  readonly said: readonly Said[];
  readonly cells: readonly (readonly (string | null)[])[];
  readonly keys: readonly {
    readonly start: number;
    readonly count: number;
    readonly unique: boolean;
    readonly clause: string;
  }[];
  readonly keyed: number;
  readonly layout: 'HASH' | 'RANGE' | 'heir' | undefined;
  readonly foreign: readonly {
    readonly parent: number;
    readonly parents: readonly (number | null)[];
    readonly action: string;
  }[];
}

/** A database of a few tables with keys of every type, or none, and foreign keys: to others, to themselves, in circles. */
export function randomDatabase(world: RandomWorld): fc.Arbitrary<RandomDatabase> {
  return fc
    .uniqueArray(
      names.filter((name) => name.trim() === name && !world.reserved.includes(name)),
      { minLength: 1, maxLength: 3, selector: (name) => name.toLowerCase() },
    )
    .chain((tables) => fc.tuple(...tables.map((name) => draft(name, world))))
    .map((drafts) => assemble(drafts, world));
}

function draft(name: string, world: RandomWorld): fc.Arbitrary<Draft> {
  const fold = (column: string): string => (world.foldsCase ? column.toLowerCase().normalize('NFKC') : column);
  return fc
    .tuple(
      fc.uniqueArray(
        names.filter((column) => !world.reserved.includes(column)),
        { minLength: 1, maxLength: 7, selector: fold },
      ),
      fc.integer({ min: 0, max: 12 }),
    )
    .chain(([columnNames, rows]) =>
      fc.record({
        name: fc.constant(name),
        comment: oneIn(4, world.comment),
        counter: oneIn(4, counterColumn(world)),
        drawn: fc.tuple(...columnNames.map((column, at) => drawnColumn(column, at, world, rows))),
        keys: fc.array(drawnKey(world), { maxLength: 2 }),
        keyed: fc.integer({ min: 0, max: 3 }),
        layout: oneIn(4, fc.constantFrom('HASH', 'RANGE', 'heir')),
        foreign: fc.array(
          fc.record({
            parent: fc.nat(2),
            parents: fc.array(fc.option(fc.nat(11), { freq: 4 }), { minLength: rows, maxLength: rows }),
            action: fc.constantFrom(...world.foreignClauses),
          }),
          { maxLength: 2 },
        ),
      }),
    )
    .map(({ drawn, ...rest }) => ({
      ...rest,
      columns: drawn.map(({ column }) => column),
      said: drawn.map(({ said }) => said),
      cells: drawn.map(({ values }) => values),
    }));
}

function drawnKey({ indexClauses, uniqueClauses }: RandomWorld): fc.Arbitrary<Draft['keys'][number]> {
  return fc.boolean().chain((unique) =>
    fc.record({
      start: fc.nat(6),
      count: fc.integer({ min: 1, max: 3 }),
      unique: fc.constant(unique),
      clause: fc.constantFrom('', '', ...(unique ? uniqueClauses : indexClauses)),
    }),
  );
}

/** Its rows count from 3 in steps of 4; what comes next is beyond all of them. */
function counterColumn({ counters }: RandomWorld): fc.Arbitrary<RandomColumn> {
  return fc
    .tuple(
      fc.constantFrom('the counter', 'Zähler', '#'),
      fc.constantFrom(...counters),
      fc.constantFrom('100', '127', '32767'),
    )
    .map(([name, type, next]) => ({ name, type, notNull: true, next }));
}

interface Drawn {
  readonly column: RandomColumn;
  readonly said: Said;
  readonly values: readonly (string | null)[];
}

function drawnColumn(name: string, at: number, world: RandomWorld, rows: number): fc.Arbitrary<Drawn> {
  return fc
    .tuple(world.types, fc.boolean(), fc.nat(5), oneIn(4, world.comment), fc.nat(7))
    .chain(([type, notNull, pick, comment, seen]) => {
      const value = notNull ? type.value : fc.option(type.value, { freq: 4 });
      const invisible = world.invisible && at > 0 && !notNull && seen === 0;
      const column = {
        name,
        type,
        notNull,
        default: type.defaults?.[pick],
        comment,
        ...(invisible ? { invisible } : {}),
      };
      return fc.record({
        column: fc.constant(column),
        said: phraseFor(type.type, world.phrases),
        values: fc.array(value, { minLength: rows, maxLength: rows }),
      });
    });
}

/** Makes what was drawn a database that its own server takes: distinct keys, children that have their parents. */
function assemble(drafts: readonly Draft[], world: RandomWorld): RandomDatabase {
  const plain = drafts.map((draft) => withKeys(draft, world));
  const keyed = plain.map((table, index) => withForeignKeys(table, drafts[index]?.foreign ?? [], plain));
  return keyed.map((table, index) => withLayout(table, drafts[index]?.layout, keyed, world));
}

/** In partitions, where its server lets it be; or with one that inherits it. */
function withLayout(
  table: RandomTable,
  layout: Draft['layout'],
  all: readonly RandomTable[],
  { postgres }: RandomWorld,
): RandomTable {
  if (layout === undefined) return table;
  if (layout === 'heir') return { ...table, hasHeir: postgres };
  const keys = [table.primaryKey, ...table.unique.map(({ columns }) => columns)].filter(({ length }) => length > 0);
  const able = table.columns.find(
    ({ name, type }) =>
      /^(?:smallint|int|integer|bigint)$/u.test(type.type) && keys.every((columns) => columns.includes(name)),
  );
  const ties = all.filter(({ foreignKeys }) => foreignKeys.some((key) => key.table === table.name));
  const isTied = postgres
    ? [table, ...ties].some(({ foreignKeys }) => foreignKeys.some(({ action }) => action.includes('NOT VALID')))
    : table.foreignKeys.length + ties.length > 0 ||
      table.columns.some(({ type }) => /^(?:geometry|point|linestring|polygon|multi)/u.test(type.type)) ||
      table.expressionIndexes.some(({ part }) => /^(?:FULLTEXT|SPATIAL)/u.test(part.sql));
  const counts = postgres && table.columns.some(({ next }) => next !== undefined);
  return able && !isTied && !counts ? { ...table, parts: { by: layout, column: able.name } } : table;
}

function withKeys(drawn: Draft, { unproven }: RandomWorld): RandomTable {
  const able = drawn.columns.filter((column) => column.type.key);
  const { counter } = drawn;
  const primaryKey = counter
    ? [counter.name]
    : able
        .filter((column) => column.notNull)
        .slice(0, drawn.keyed)
        .map((column) => column.name);
  const unique: RandomIndex[] = [];
  const indexes: RandomIndex[] = [];
  for (const key of drawn.keys) {
    const columns = able.slice(key.start, key.start + key.count).map((column) => column.name);
    if (columns.length === 0) continue;
    const index = { columns, clause: key.clause };
    if (key.unique) unique.push({ ...index, descending: false });
    else indexes.push({ ...index, descending: key.count === 2 });
  }
  const plainKey = { columns: counter ? [] : primaryKey, clause: '' };
  const taken = [plainKey, ...unique]
    .filter(({ columns }) => columns.length > 0)
    .map((key) => ({ key, seen: new Set<string>() }));
  const rows: string[][] = [];
  for (let row = 0; row < (drawn.cells[0]?.length ?? 0); row += 1) {
    const cells = drawn.columns.map((_column, index) => drawn.cells[index]?.[row] ?? null);
    const marks = taken.map(({ key }) => keyOf(key, drawn.columns, cells));
    if (marks.some((mark, index) => mark !== undefined && taken[index]?.seen.has(mark))) continue;
    for (const [index, mark] of marks.entries()) if (mark !== undefined) taken[index]?.seen.add(mark);
    const count = counter ? [String(3 + 4 * rows.length)] : [];
    rows.push([...count, ...cells.map((cell) => cell ?? 'NULL')]);
  }
  const columns = [...(counter ? [counter] : []), ...drawn.columns];
  const { name, comment } = drawn;
  return {
    ...{ name, comment, columns, primaryKey, unique, indexes, foreignKeys: [], rows },
    ...whatIsSaid(drawn, unproven),
  };
}

/** What the columns' phrases become. */
function whatIsSaid(
  { columns, said }: Draft,
  unproven: string | undefined,
): Pick<RandomTable, 'checks' | 'generated' | 'expressionIndexes'> {
  const about = said.map((entry, at) => ({
    ...entry,
    column: columns[at]?.name ?? '',
    other: columns.slice(at + 1).find(({ type }) => entry.alike?.test(type.type))?.name,
    comment: columns[at]?.comment,
    notNull: columns[at]?.notNull === true,
  }));
  return {
    checks: about.flatMap(({ column, other, check, wish }) => [
      ...(check === undefined ? [] : [{ column, other, sql: check }]),
      ...(wish === undefined || unproven === undefined ? [] : [{ column, sql: wish, clause: unproven }]),
    ]),
    generated: about.flatMap(({ column, other, generated }, at) =>
      generated === undefined ? [] : [{ column, other, name: `computed "${at}"`, ...generated }],
    ),
    expressionIndexes: about.flatMap(
      ({ column, index: drawn, condition, comment, notNull }): RandomExpressionIndex[] => {
        const index = drawn?.startsWith('SPATIAL') === true && !notNull ? undefined : drawn;
        if (index === undefined && condition === undefined) return [];
        const part = { column, sql: index ?? '@' };
        return [{ part, condition: condition === undefined ? undefined : { column, sql: condition }, comment }];
      },
    ),
  };
}

/** What a key's value is distinct by; undefined where a NULL makes it distinct from all. */
function keyOf(
  key: Pick<RandomIndex, 'columns' | 'clause'>,
  columns: readonly RandomColumn[],
  cells: readonly (string | null)[],
): string | undefined {
  const parts = key.columns.map((name) => {
    const at = columns.findIndex((column) => column.name === name);
    const cell = cells[at] ?? null;
    return cell === null ? null : columns[at]?.type.key?.(cell);
  });
  const isDistinct = parts.includes(null) && !key.clause.includes('NULLS NOT DISTINCT');
  return isDistinct ? undefined : JSON.stringify(parts);
}

/** A child gets columns of its own for every foreign key, filled with keys of its parent's rows. */
function withForeignKeys(table: RandomTable, drawn: Draft['foreign'], all: readonly RandomTable[]): RandomTable {
  let result = table;
  for (const [number, { parent, parents, action }] of drawn.entries()) {
    const referenced = all[parent % all.length];
    const keys = [referenced?.primaryKey ?? [], ...(referenced?.unique ?? []).map((index) => index.columns)];
    const references = keys[number] ?? keys[0] ?? [];
    if (!referenced || references.length === 0) continue;
    const at = references.map((name) => referenced.columns.findIndex((column) => column.name === name));
    const columns = at.map((index, part) => `fk${number}_${part}_${'ö'.repeat(part)}`.concat(String(index)));
    // A child's column doesn't count by itself.
    const types = at
      .flatMap((index) => referenced.columns[index]?.type ?? [])
      .map((type) => ({ ...type, type: type.type.replace(/ GENERATED .*$/u, '') }));
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
        const key = at.map((position) => parentRow?.[position] ?? 'NULL');
        return [...row, ...(key.includes('NULL') ? key.map(() => 'NULL') : key)];
      }),
      foreignKeys: [...result.foreignKeys, { columns, table: referenced.name, references, action }],
    };
  }
  return result;
}

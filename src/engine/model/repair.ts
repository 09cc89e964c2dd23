import type { ForeignKey, ServerInfo } from './catalog.js';
import type { TargetName } from './mapping.js';

/** What a repair would run, shown before anything is changed. */
export interface RepairPlan {
  readonly tables: readonly RepairedTable[];
  /** Tables that differ and can't be repaired row by row, and why. */
  readonly refused: readonly { readonly table: string; readonly reason: string }[];
}

/** The statements for one table: rows are fetched from the source into a temporary table of the target, and merged from there. */
export interface RepairedTable {
  readonly step: string;
  readonly table: string;
  readonly target: TargetName;
  readonly rows: number;
  /** The first of them, by their keys. */
  readonly named: string;
  /** Reads the rows from the source through the copy step's own query. */
  readonly fetch: readonly string[];
  readonly create: string;
  /** The copy step's own target half, into the temporary table. */
  readonly load: string;
  /** First in the transaction: no trigger of the table fires for what is mended. */
  readonly pause: readonly string[];
  /** Before each of the two that follow: nothing of others may hang on the rows. */
  readonly demands: Readonly<Record<'remove' | 'merge', readonly RepairDemand[]>>;
  /** What changes the table, in the transaction that all tables share: rows that are only at the target go, the others are updated or inserted. */
  readonly remove: readonly string[];
  readonly merge: readonly string[];
  /** Last in the transaction: each of those triggers fires as it did before. */
  readonly resume: readonly string[];
  readonly drop: string;
}

/** A query that gives no row where the rows of the table may change, and what it means where it gives one. */
export interface RepairDemand {
  readonly sql: string;
  readonly reason: string;
}

/** What a change of a table's rows sets off beside it. */
export interface Reactions {
  readonly table: TargetName;
  /** Foreign keys, of tables in any schema, that refer to it. */
  readonly keys: readonly InboundKey[];
  /** Statements that switch each trigger that would fire off, and back to exactly how it was; both within a transaction. */
  readonly pause: readonly string[];
  readonly resume: readonly string[];
  /** Names of triggers that can't be switched off. */
  readonly stuck: readonly string[];
}

/** A foreign key by the table that has it. */
export type InboundKey = Pick<ForeignKey, 'name' | 'columns' | 'referencedColumns' | 'onDelete' | 'onUpdate'> & {
  readonly table: TargetName;
};

/** Statements that change one table, behind a savepoint: what the server refuses there takes nothing else back. */
export interface RepairPart {
  readonly table: RepairedTable;
  readonly savepoint: string;
  readonly demands: readonly RepairDemand[];
  readonly statements: readonly string[];
}

/** A table whose rows are as they were, and why. */
export interface FailedRepair {
  readonly table: string;
  readonly reason: string;
}

/** Rows go from the children up, and come from the parents down. */
export function partsOf({ tables }: RepairPlan): RepairPart[] {
  return [
    ...[...tables].reverse().map((table) => ({ table, demands: table.demands.remove, statements: table.remove })),
    ...tables.map((table) => ({ table, demands: table.demands.merge, statements: table.merge })),
  ]
    .filter(({ statements }) => statements.length > 0)
    .map((part, at) => ({ ...part, savepoint: `repair_${at + 1}` }));
}

/** What the transaction holds: triggers stand still while rows change. */
function transactionOf(plan: RepairPlan): string[] {
  return [
    ...plan.tables.flatMap(({ pause }) => pause),
    ...partsOf(plan).flatMap(({ savepoint, demands, statements }) => [
      `SAVEPOINT ${savepoint}`,
      ...demands.map(({ sql }) => sql),
      ...statements,
    ]),
    ...plan.tables.flatMap(({ resume }) => resume),
  ];
}

/** All statements in the order in which they run, with the side on which they do. */
export function statementsOf(plan: RepairPlan): { readonly side: 'source' | 'target'; readonly sql: string }[] {
  const { tables } = plan;
  if (tables.length === 0) return [];
  const on = (side: 'source' | 'target', statements: readonly string[]): { side: typeof side; sql: string }[] =>
    statements.map((sql) => ({ side, sql }));
  return [
    ...tables.flatMap(({ fetch, create, load }) =>
      fetch.length === 0 ? [] : [...on('target', [create]), ...on('source', fetch), ...on('target', [load])],
    ),
    ...on('target', ['START TRANSACTION', ...transactionOf(plan), 'COMMIT']),
    ...tables.flatMap(({ fetch, drop }) => (fetch.length === 0 ? [] : on('target', [drop]))),
  ];
}

/** Rows that a repair puts into a table: they come into a temporary one first, and from there in one transaction. */
export interface Merge {
  readonly table: TargetName;
  /** The temporary table as statements name it. */
  readonly staging: string;
  readonly columns: readonly string[];
  readonly key: readonly string[];
  /** Columns of unique keys whose values may have changed places among the rows: they give them up before they take the new ones. */
  readonly freed: readonly FreedColumn[];
}

export interface FreedColumn {
  readonly name: string;
  readonly nullable: boolean;
}

/** Writes what a repair of differing rows runs. All methods are pure. */
export interface RepairDdl {
  /** The name of a temporary table like `table`, as statements write it. */
  staging(table: TargetName, server: ServerInfo): string;
  /** Creates it, empty; it goes with the session. */
  createStaging(table: TargetName, server: ServerInfo): string;
  dropStaging(table: TargetName, server: ServerInfo): string;
  /** True where a transaction can take NOT NULL off a column for a while; elsewhere rows with such a freed column are deleted and inserted anew. */
  readonly freesNotNull: boolean;
  /** Updates the rows that are there and inserts those that are not. */
  merge(merge: Merge, server: ServerInfo): readonly string[];
}

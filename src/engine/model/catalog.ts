import type { Assumption, Expression, Refusal } from './expression.js';
import type { Finding, ObjectKind } from './finding.js';

/** What an engine is called in URLs, files and scripts. An adapter owns exactly one. */
export type EngineId = string;

/** The server behind a connection, as it told us itself. Plain JSON without secrets. */
export interface ServerInfo {
  readonly engine: EngineId;
  /** The version as people write it: `18.4`, `10.11.19`. */
  readonly version: string;
  /** major * 10000 + minor * 100 + patch, for comparisons: 180004, 101119. */
  readonly versionNumber: number;
  readonly database: string;
  readonly user: string;
  /** A short opaque mark of this very server and database; two connections with the same mark see the same data. */
  readonly identity: string;
  /** True when this version is one that the project's tests run on. */
  readonly tested: boolean;
  /** What this server can do that others of its engine may not; the keys belong to the adapter. */
  readonly capabilities: Readonly<Record<string, boolean | number | string>>;
}

/** All that was introspected of one database. Objects refer to each other by name. */
export interface Catalog {
  readonly server: ServerInfo;
  /** ISO 8601, UTC. */
  readonly takenAt: string;
  readonly schemas: readonly Schema[];
  readonly findings: readonly Finding[];
}

export interface Schema {
  readonly name: string;
  readonly tables: readonly Table[];
  readonly views: readonly View[];
  readonly sequences: readonly Sequence[];
  readonly types: readonly UserType[];
  readonly triggers: readonly Trigger[];
  readonly routines: readonly Routine[];
  /** Everything else that exists and is only listed: policies, rules, events, extensions, statistics, aggregates … */
  readonly others: readonly OtherObject[];
}

/** `ordinary` also stands for MySQL's BASE TABLE; a `partitioned` parent holds no rows of its own but reads all of its partitions. */
export type TableKind = 'ordinary' | 'partitioned' | 'partition' | 'foreign' | 'versioned';

export interface Table {
  readonly schema: string;
  readonly name: string;
  readonly kind: TableKind;
  readonly columns: readonly Column[];
  readonly primaryKey?: Key | undefined;
  /** Unique constraints and indexes alike, the primary key's index left out. */
  readonly indexes: readonly Index[];
  readonly foreignKeys: readonly ForeignKey[];
  readonly checks: readonly Check[];
  /** Constraints that no other field can say (EXCLUDE, WITHOUT OVERLAPS), as the engine prints them. */
  readonly otherConstraints: readonly { readonly name: string; readonly definition: string }[];
  readonly comment?: string | undefined;
  /** From the server's statistics; may be off by much. */
  readonly estimatedRows: number;
  readonly estimatedBytes: number;
  /** Names of parent tables (PostgreSQL's inheritance) as `[schema, table]`. */
  readonly inherits?: readonly (readonly [string, string])[] | undefined;
  /** How it is partitioned, as the engine prints it. */
  readonly partitioning?: string | undefined;
  /** Next value of the AUTO_INCREMENT counter, in digits, where the table (and not a sequence) owns it. */
  readonly autoIncrement?: string | undefined;
  readonly collation?: string | undefined;
  /** The storage engine, where tables have one: `InnoDB`. */
  readonly engine?: string | undefined;
  /** PostgreSQL empties it after a crash. */
  readonly unlogged?: boolean | undefined;
  /** `enabled`, `forced` (without effect until enabled), or both; absent where every user sees every row. */
  readonly rowSecurity?: string | undefined;
}

/** A native type, taken apart as far as every engine needs. */
export interface NativeType {
  /** Lower-case base name: `numeric`, `varchar`, `enum`, `mood`, `tinyint`. */
  readonly name: string;
  /** The schema of a user-defined type. */
  readonly schema?: string | undefined;
  /** The type as the engine prints it: `numeric(10,2)`, `tinyint(1) unsigned`. */
  readonly text: string;
  /** Characters or bytes. */
  readonly length?: number | undefined;
  readonly precision?: number | undefined;
  readonly scale?: number | undefined;
  readonly unsigned?: boolean | undefined;
  readonly zerofill?: boolean | undefined;
  /** Labels of an enum or set, in declared order. */
  readonly labels?: readonly string[] | undefined;
  /** Element type of an array. */
  readonly element?: NativeType | undefined;
  /** What the type is made of, for user-defined ones. */
  readonly category?: 'base' | 'enum' | 'domain' | 'composite' | 'range' | 'multirange' | 'array' | undefined;
  /** Base type of a domain. */
  readonly base?: NativeType | undefined;
  readonly srid?: number | undefined;
}

/** What decides what a column's values mean: its type, and of texts what is equal. */
export type TypedValue = Pick<Column, 'type' | 'collation' | 'collationIgnores'>;

export interface Column {
  readonly name: string;
  /** 1-based position in the table. */
  readonly ordinal: number;
  readonly type: NativeType;
  readonly nullable: boolean;
  readonly default?: SqlExpression | undefined;
  /** `[schema, name]` of the sequence that the default asks, where it counts for more than this column. */
  readonly sequence?: readonly [string, string] | undefined;
  /** Values come from a counter: identity, serial or AUTO_INCREMENT. */
  readonly identity?: Identity | undefined;
  readonly generated?: Generated | undefined;
  readonly comment?: string | undefined;
  readonly charset?: string | undefined;
  readonly collation?: string | undefined;
  /** What the collation takes for equal beside identical texts; absent when nothing. */
  readonly collationIgnores?: 'case' | 'more' | undefined;
  readonly invisible?: boolean | undefined;
  /** MySQL's ON UPDATE CURRENT_TIMESTAMP(n): n. */
  readonly onUpdateNow?: number | undefined;
}

/** SQL text of the engine it came from, and its meaning where the expression model can say it. */
export interface SqlExpression {
  readonly text: string;
  readonly expression?: Expression | undefined;
  /** What `expression` leaves aside; only the data tell whether it means the same. */
  readonly assumes?: readonly Assumption[] | undefined;
  /** For what rows the source gives an error where others have a value. */
  readonly refuses?: readonly Refusal[] | undefined;
}

export interface Identity {
  /** `always` refuses values on INSERT (GENERATED ALWAYS); loading goes round it. */
  readonly mode: 'always' | 'by-default';
  /** Digits; absent when unknown or not integer. */
  readonly start?: string | undefined;
  readonly increment?: string | undefined;
  /** True when it begins anew at its end. */
  readonly cycle?: boolean | undefined;
  /** Its last value in digits, where that is not the type's. */
  readonly limit?: string | undefined;
  /** The next value that the counter would give, in digits. */
  readonly next?: string | undefined;
  /** `[schema, name]` of the sequence behind it. */
  readonly sequence?: readonly [string, string] | undefined;
}

export interface Generated extends SqlExpression {
  readonly stored: boolean;
}

export interface Key {
  readonly name: string;
  readonly columns: readonly string[];
  /** It can be checked as late as at COMMIT. */
  readonly deferrable?: boolean | undefined;
}

export interface Index {
  readonly name: string;
  readonly unique: boolean;
  /** True when it backs a UNIQUE constraint rather than being a mere index. */
  readonly constraint: boolean;
  /** Access method in lower case: `btree`, `hash`, `gin`, `gist`, `brin`, `spgist`, `fulltext`, `spatial`. */
  readonly method: string;
  readonly parts: readonly IndexPart[];
  /** Columns stored but not searched (INCLUDE). */
  readonly include: readonly string[];
  readonly predicate?: SqlExpression | undefined;
  /** PostgreSQL's NULLS NOT DISTINCT. */
  readonly nullsEqual?: boolean | undefined;
  /** The optimizer leaves it aside. */
  readonly invisible?: boolean | undefined;
  /** Building it failed or has not ended. */
  readonly invalid?: boolean | undefined;
  /** The UNIQUE constraint behind it can be checked as late as at COMMIT. */
  readonly deferrable?: boolean | undefined;
  readonly comment?: string | undefined;
  /** The index as the engine prints it. */
  readonly definition: string;
}

export interface IndexPart {
  readonly column?: string | undefined;
  readonly expression?: SqlExpression | undefined;
  readonly descending: boolean;
  /** Explicit only where it differs from the engine's own rule. */
  readonly nulls?: 'first' | 'last' | undefined;
  /** Characters or bytes of a prefix index. */
  readonly prefix?: number | undefined;
  /** The value's hash stands for the value, where entries would be too long. */
  readonly hashed?: boolean | undefined;
  readonly collation?: string | undefined;
  /** A non-default operator class, as printed. */
  readonly operatorClass?: string | undefined;
}

export type ReferentialAction = 'no action' | 'restrict' | 'cascade' | 'set null' | 'set default';

export interface ForeignKey {
  readonly name: string;
  readonly columns: readonly string[];
  readonly referencedSchema: string;
  readonly referencedTable: string;
  readonly referencedColumns: readonly string[];
  readonly onDelete: ReferentialAction;
  /** The columns that ON DELETE SET NULL or SET DEFAULT changes, where not all. */
  readonly deleteColumns?: readonly string[] | undefined;
  readonly onUpdate: ReferentialAction;
  readonly match: 'simple' | 'full';
  readonly deferrable: boolean;
  readonly initiallyDeferred: boolean;
  readonly validated: boolean;
  readonly enforced: boolean;
}

export interface Check extends SqlExpression {
  readonly name: string;
  readonly validated: boolean;
  readonly enforced: boolean;
}

export interface View {
  readonly name: string;
  readonly materialized: boolean;
  /** What it selects, as the server prints it; empty where the user may not read it. */
  readonly definition: string;
  /** What else its creation says of how it is read: `SQL SECURITY INVOKER`, `security_invoker=true`. */
  readonly options?: string | undefined;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly comment?: string | undefined;
}

export interface Sequence {
  readonly name: string;
  readonly type: string;
  readonly start: string;
  readonly increment: string;
  readonly minimum: string;
  readonly maximum: string;
  readonly cycle: boolean;
  /** Last value handed out and whether it was; absent when never read. */
  readonly lastValue?: string | undefined;
  readonly isCalled?: boolean | undefined;
  /** PostgreSQL puts it back to its start after a crash. */
  readonly unlogged?: boolean | undefined;
  /** `[schema, table, column]` that owns it. */
  readonly ownedBy?: readonly [string, string, string] | undefined;
}

export interface UserType {
  readonly name: string;
  readonly category: 'enum' | 'domain' | 'composite' | 'range' | 'other';
  readonly labels?: readonly string[] | undefined;
  readonly definition: string;
  readonly comment?: string | undefined;
}

export interface Trigger {
  readonly name: string;
  readonly table: string;
  readonly timing: string;
  readonly events: readonly string[];
  readonly definition: string;
  /** What it runs: its own text, or that of its function. */
  readonly body?: string | undefined;
  /** Fires for rows that meet it, as the engine prints it. */
  readonly condition?: string | undefined;
  /** Absent where it fires in every ordinary session. `replica`: only in sessions that apply what was replicated; `always`: in these too. */
  readonly firing?: 'disabled' | 'replica' | 'always' | undefined;
  /** The settings under which its text is read and run, where each has its own: MySQL's sql_mode. */
  readonly mode?: string | undefined;
}

/** Whether a trigger fires in ordinary sessions, in a few words. */
export function firingWords({ firing }: Pick<Trigger, 'firing'>): string {
  if (firing === 'disabled') return 'disabled';
  return firing === 'replica' ? 'enabled in sessions that replicate only' : 'enabled';
}

export interface Routine {
  readonly name: string;
  readonly kind: 'function' | 'procedure' | 'aggregate' | 'window';
  readonly language: string;
  /** Empty where the user may not read it. */
  readonly definition: string;
  /** As {@link Trigger.mode}. */
  readonly mode?: string | undefined;
}

/** A routine's name without its arguments, which some engines tell with it: it is the same in every engine. */
export function routineName({ name }: Pick<Routine, 'name'>): string {
  return name.replace(/\([^()]*\)$/u, '');
}

export interface OtherObject {
  readonly kind: ObjectKind;
  readonly name: string;
  readonly definition?: string | undefined;
  /** As {@link Trigger.mode}. */
  readonly mode?: string | undefined;
}

/** Finds a table by its schema and name. */
export function findTable(catalog: Catalog, schema: string, name: string): Table | undefined {
  return catalog.schemas.find((entry) => entry.name === schema)?.tables.find((table) => table.name === name);
}

/** The value that a sequence would give next, in digits; it may lie beyond the sequence's end. */
export function nextValue({ lastValue, isCalled, start, increment }: Sequence): string {
  if (lastValue === undefined) return start;
  return isCalled === true ? String(BigInt(lastValue) + BigInt(increment)) : lastValue;
}

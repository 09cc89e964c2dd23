import type { Check, Column, ForeignKey, Index, Key, Schema, Sequence, ServerInfo, Table } from './catalog.js';
import type { Finding } from './finding.js';
import type { ClientEncoding, Guard, NeutralType, RequiredType, TypeChoice } from './type.js';

/** The version of the decisions file that this code writes. */
export const decisionsVersion = 1;

/** A person's decisions: the whole content of `NAME.migration.json`, and nothing that could be computed. All names are the source's. */
export interface Decisions {
  readonly version: typeof decisionsVersion;
  /** Names of the two connections. */
  readonly source?: string | undefined;
  readonly target?: string | undefined;
  /** Source schemas to move; absent: all. */
  readonly schemas?: readonly string[] | undefined;
  /** Source schema -> target schema (a database on MySQL). */
  readonly schemaNames?: Readonly<Record<string, string>> | undefined;
  /** How names are written on the target, where no decision names the object itself. */
  readonly names?: NamePolicy | undefined;
  /**
   * What to do when values break a guard, by the guard's code: `stop` asks a person, `next` takes the next type that holds every value
   * (`{ "ZERO_DATE": "next" }` keeps such columns as text). To take the loss instead, name the code in `accept`.
   */
  readonly guards?: Readonly<Record<string, 'stop' | 'next'>> | undefined;
  /** First match wins, after per-column decisions. */
  readonly rules?: readonly TypeRule[] | undefined;
  /** By `schema.table`. */
  readonly tables?: Readonly<Record<string, TableDecision>> | undefined;
  /** `CODE` or `CODE:path`: losses taken by name; they become `@accept` lines in the script. */
  readonly accept?: readonly string[] | undefined;
}

/** `snake`: `OrderItem` becomes `order_item`. */
export type NameCase = 'keep' | 'lower' | 'snake';

export interface NamePolicy {
  readonly tables?: NameCase | undefined;
  readonly columns?: NameCase | undefined;
}

/**
 * `type` for every column whose native type (with or without its parameters) is `when`, or whose neutral kind is what follows `kind:`.
 * A type without parameters stands for the listed choice of that name: `{ "when": "kind:uuid", "type": "CHAR" }`.
 */
export interface TypeRule {
  readonly when: string;
  readonly type: string;
  /** Limits the rule to one table, `schema.table`. */
  readonly table?: string | undefined;
}

export interface TableDecision {
  readonly include?: boolean | undefined;
  readonly name?: string | undefined;
  readonly columns?: Readonly<Record<string, ColumnDecision>> | undefined;
}

export interface ColumnDecision {
  readonly include?: boolean | undefined;
  readonly name?: string | undefined;
  /** A native type of the target. */
  readonly type?: string | undefined;
  /** An SQL expression in the source's dialect that gives the value in place of the plain column. */
  readonly expression?: string | undefined;
}

/** Every decision resolved: what each object of the source becomes on the target. Computed, never stored. */
export interface Mapping {
  readonly source: ServerInfo;
  readonly target: ServerInfo;
  readonly sourceName: string;
  readonly targetName: string;
  readonly schemas: readonly SchemaMapping[];
  /** Included and excluded tables alike, in catalog order. */
  readonly tables: readonly TableMapping[];
  readonly requiredTypes: readonly MappedType[];
  /** Sequences that stand alone, where the target has such. */
  readonly sequences: readonly MappedSequence[];
  readonly findings: readonly Finding[];
  readonly accept: readonly string[];
}

export interface SchemaMapping {
  readonly source: Schema;
  readonly target: string;
  /** True when the script has to create it. */
  readonly create: boolean;
}

export interface MappedType {
  readonly schema: string;
  readonly type: RequiredType;
}

/** A sequence of the source that no single column owns, and the columns of the target whose defaults ask it. */
export interface MappedSequence {
  readonly source: Sequence;
  readonly target: TargetName;
  readonly users: readonly { readonly table: TargetName; readonly column: string }[];
}

/** A table's name on the target; `schema` is always given, the DDL writer leaves it out where it is the connection's own. */
export interface TargetName {
  readonly schema: string;
  readonly name: string;
}

export interface TableMapping {
  readonly source: Table;
  readonly target: TargetName;
  readonly included: boolean;
  readonly columns: readonly ColumnMapping[];
  readonly primaryKey?: Key | undefined;
  readonly indexes: readonly MappedIndex[];
  readonly foreignKeys: readonly MappedForeignKey[];
  readonly checks: readonly Check[];
  readonly comment?: string | undefined;
}

/** A column of the target and where its values come from. */
export interface ColumnMapping {
  readonly source: Column;
  readonly included: boolean;
  /** The column on the target; `type.text` is the chosen type, `default` and `generated` carry target-side meaning. */
  readonly name: string;
  readonly neutral: NeutralType;
  /** Best first; the chosen one is among them or stands first when a person named a type of their own. */
  readonly choices: readonly TypeChoice[];
  readonly chosen: TypeChoice;
  /** True when a person or a rule named the type. */
  readonly decided: boolean;
  /** How the source reads it, in the chosen choice's form. */
  readonly read: ReadExpression;
  /** The guards whose breaking values the reading changes; the script waits until that is accepted by name. */
  readonly lossy: readonly Guard[];
  /** A person's own expression; `read.sql` is then this. */
  readonly expression?: string | undefined;
  readonly nullable: boolean;
  /** The default to write, in the target's dialect; absent when there is none or it couldn't be carried (a finding says so). */
  readonly default?: string | undefined;
  readonly generated?: { readonly sql: string; readonly stored: boolean } | undefined;
  readonly identity?: Column['identity'];
  readonly comment?: string | undefined;
}

/** SQL that reads a column, and the client encoding that its raw value still needs. */
export interface ReadExpression {
  readonly sql: string;
  readonly encode?: ClientEncoding | undefined;
}

/** An index under its target name, its columns renamed; expressions stay as parsed and are printed by the target's DDL writer. */
export interface MappedIndex extends Omit<Index, 'definition'> {
  readonly sourceName: string;
}

export interface MappedForeignKey extends Omit<ForeignKey, 'referencedSchema' | 'referencedTable'> {
  readonly sourceName: string;
  readonly references: TargetName;
}

/** The key of a table in {@link Decisions.tables}. */
export function tableKey(table: { readonly schema: string; readonly name: string }): string {
  return `${table.schema}.${table.name}`;
}

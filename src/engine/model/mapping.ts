import type { Check, Column, ForeignKey, Index, Key, Schema, Sequence, ServerInfo, Table } from './catalog.js';
import type { Content, ExistingPolicy, ExistingTable } from './existing.js';
import type { Finding } from './finding.js';
import type { GuardPolicy, TypePolicies, Way } from './policy.js';
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
  /** How sorts of type are held on the target, where no decision or rule names a column's type: `{ "uuid": "binary" }`. */
  readonly types?: TypePolicies | undefined;
  /** What to do when values break a guard, by the guard's code: `{ "ZERO_DATE": "null" }`. */
  readonly guards?: Readonly<Record<string, GuardPolicy>> | undefined;
  /** First match wins, after per-column decisions. */
  readonly rules?: readonly TypeRule[] | undefined;
  /** By `schema.table`. */
  readonly tables?: Readonly<Record<string, TableDecision>> | undefined;
  /** What becomes of tables that are on the target already, where no table says otherwise. Default `refuse`. */
  readonly existing?: ExistingPolicy | undefined;
  /** What moves. Default `all`. */
  readonly content?: Content | undefined;
  /** Settings of the target's sessions that make a load faster at a price. */
  readonly load?: LoadDecision | undefined;
  /** `CODE` or `CODE:path`: losses taken by name; they become `@accept` lines in the script. */
  readonly accept?: readonly string[] | undefined;
}

/** What a load gives up for speed; a target that has no such setting ignores it. */
export interface LoadDecision {
  /** `off`: what the run writes does not go into the binary log, so neither to replicas nor to a point-in-time recovery. A run refuses while replicas hang on the target. */
  readonly binlog?: 'on' | 'off' | undefined;
  /** `relaxed`: a commit is reported before it is on disk; a crash of the server may lose the last moments of the run, never a part of a transaction. */
  readonly commit?: 'safe' | 'relaxed' | undefined;
}

/** `snake`: `OrderItem` becomes `order_item`. */
export type NameCase = 'keep' | 'lower' | 'snake';

/** Prefix and suffix are taken off first, then the case is changed, then the others are put on. */
export interface NameChange {
  readonly case?: NameCase | undefined;
  readonly removePrefix?: string | undefined;
  readonly removeSuffix?: string | undefined;
  readonly addPrefix?: string | undefined;
  readonly addSuffix?: string | undefined;
}

export interface NamePolicy {
  /** For schemas that keep their name; the main one goes to the target's own. */
  readonly schemas?: NameCase | NameChange | undefined;
  readonly tables?: NameCase | NameChange | undefined;
  readonly columns?: NameCase | NameChange | undefined;
}

/** How a type is named: by a native type of the target, or by the word of a {@link Way}. */
export interface TypeWish {
  readonly type?: string | undefined;
  readonly as?: Way | undefined;
}

/**
 * A type for all columns that meet every condition given. `when`: the native source type, with or without its parameters, or `kind:` and a neutral kind.
 * `schema`, `table`, `column`: names, in which `*` stands for any characters and `?` for one; `table` is the table's name or `schema.table`.
 * A type without parameters stands for the listed choice of that name: `{ "when": "kind:uuid", "type": "CHAR" }`.
 */
export interface TypeRule extends TypeWish {
  readonly when?: string | undefined;
  readonly schema?: string | undefined;
  readonly table?: string | undefined;
  readonly column?: string | undefined;
}

export interface TableDecision {
  readonly include?: boolean | undefined;
  readonly name?: string | undefined;
  /** What becomes of the target's table of that name. */
  readonly existing?: ExistingPolicy | undefined;
  readonly columns?: Readonly<Record<string, ColumnDecision>> | undefined;
}

export interface ColumnDecision extends TypeWish {
  readonly include?: boolean | undefined;
  readonly name?: string | undefined;
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
  readonly load: LoadDecision;
  readonly content?: Content | undefined;
  /** `schema.name` of the target's types that are there already, where that was looked for. */
  readonly standing?: readonly string[] | undefined;
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
  /** The target has it already. */
  readonly existing?: boolean | undefined;
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
  readonly checks: readonly MappedCheck[];
  readonly comment?: string | undefined;
  /** The target has it already; columns and keys are then those of the target, but where it is made anew. */
  readonly existing?: ExistingTable | undefined;
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
  /** Index of the rule that named the type. */
  readonly rule?: number | undefined;
  /** How the source reads it, in the chosen choice's form. */
  readonly read: ReadExpression;
  /** The guards whose breaking values the reading changes; the script waits until that is accepted by name. */
  readonly lossy: readonly Guard[];
  /** Values of a person's, in the source's notation, that stand for those that break a guard of `lossy`. */
  readonly replacements?: readonly Replacement[] | undefined;
  /** Some values are too long for an entry of the target's indexes. */
  readonly overlong?: boolean | undefined;
  /** A person's own expression; `read.sql` is then this. */
  readonly expression?: string | undefined;
  readonly nullable: boolean;
  /** The default to write, in the target's dialect; absent when there is none or it couldn't be carried (a finding says so). */
  readonly default?: string | undefined;
  readonly generated?: { readonly sql: string; readonly stored: boolean } | undefined;
  readonly identity?: Column['identity'];
  readonly comment?: string | undefined;
}

/** What stands in place of the values that break a guard. */
export interface Replacement {
  readonly guard: Guard;
  readonly value: string;
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

/** A CHECK in the target's dialect, its columns renamed. */
export interface MappedCheck extends Check {
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

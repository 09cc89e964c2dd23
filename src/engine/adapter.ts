import type { Readable } from 'node:stream';
import type {
  Catalog,
  Check,
  Column,
  EngineId,
  Index,
  Key,
  ServerInfo,
  SqlExpression,
  Table,
  TypedValue,
} from './model/catalog.js';
import type { CheckPlan, Check as PreflightCheck } from './model/check.js';
import type { CreatedObject } from './model/checkpoint.js';
import type { Chunk, TableSize } from './model/chunk.js';
import type { CreatedColumn } from './model/createdColumn.js';
import type { CreatedTrigger } from './model/createdTrigger.js';
import type { ConnectionSettings, Role } from './model/connection.js';
import type { BucketQuery, DigestQuery, Framing, KeyText, LongTexts, OutputColumn } from './model/digest.js';
import type { Dependents, ExistingTable, KeyAction, LostTables, Suspension } from './model/existing.js';
import type { Finding } from './model/finding.js';
import type { IntrospectionScope } from './model/introspection.js';
import type { Limits } from './model/limits.js';
import type { BoundStatement, LoadColumn, Removed } from './model/load.js';
import type { LockWait } from './model/lockWait.js';
import type {
  LoadDecision,
  MappedForeignKey,
  MappedIndex,
  MappedType,
  ReadExpression,
  TableMapping,
  TargetName,
} from './model/mapping.js';
import type { Reactions, RepairDdl } from './model/repair.js';
import type { SelectItem } from './model/selectItem.js';
import type { Lex } from './model/lex.js';
import type { LoadQuestion, ServerCapacity, ServerLoad } from './model/serverLoad.js';
import type { SequenceDdl } from './model/sequenceDdl.js';
import type { ServerSetting } from './model/event.js';
import type { TargetState } from './model/targetState.js';
import type { Temporary } from './model/temporary.js';
import type { Usage } from './model/usage.js';
import type {
  BinaryField,
  CanonicalForm,
  ClientEncoding,
  Guard,
  NeutralType,
  RowFormat,
  TextForm,
  TypeChoice,
  TypeContext,
} from './model/type.js';

/**
 * How fields are framed in a stream. `csv`: every value quoted, NULL bare, no escapes but the doubled quote; arrives in MySQL byte for byte.
 * `text` and `binary`: PostgreSQL's COPY formats.
 */
export type StreamFormat = RowFormat | 'binary';

/**
 * Everything the engine knows of one database system. One folder implements it; nothing outside that folder names the system.
 * Parts without `Session` in their signatures are pure.
 */
export interface Adapter {
  readonly id: EngineId;
  /** As people write it: `PostgreSQL`. */
  readonly displayName: string;
  /** URL schemes and `type` words that ask for it, lower case: `postgresql`, `postgres`. */
  readonly schemes: readonly string[];
  readonly defaultPort: number;
  /** True when this adapter is the right one for the server that answered (MySQL and MariaDB share a protocol). */
  accepts(server: ServerInfo): boolean;
  connect(settings: ConnectionSettings, role: Role, signal?: AbortSignal): Promise<Session>;
  /** Reads the whole catalog with a fixed number of queries, whatever the number of tables. */
  introspect(session: Session, scope: IntrospectionScope & Helpers, signal?: AbortSignal): Promise<Catalog>;
  /** Names of the schemas (databases, on MySQL) that exist and are not the system's own. */
  listSchemas(session: Session, signal?: AbortSignal): Promise<readonly string[]>;
  readonly lex: Lex;
  readonly types: Types;
  readonly ddl: Ddl;
  readonly read: Read;
  readonly write: Write;
  readonly ledger: LedgerDialect;
  readonly scratch: Scratch;
  readonly existing: Existing;
  /** Looks at a server's settings and load before a run, by the ids of a check. Writes nothing. */
  checks(session: Session, plan: CheckPlan, signal?: AbortSignal): Promise<readonly PreflightCheck[]>;
  /** How busy the server is with other things than our own sessions; cheap enough to be asked every second. */
  load(session: Session, question: LoadQuestion, signal?: AbortSignal): Promise<ServerLoad>;
  /** Which of the sessions (by their {@link Session.id}) wait for locks of others, and for whose. */
  lockWaits(session: Session, sessions: readonly number[], signal?: AbortSignal): Promise<readonly LockWait[]>;
  /** What the server has left for a run. */
  capacity(session: Session, signal?: AbortSignal): Promise<ServerCapacity>;
  readonly checksum: Checksum;
  /** The server's settings that bear on what data mean, and where our sessions differ. Writes nothing. */
  settings(session: Session, signal?: AbortSignal): Promise<readonly ServerSetting[]>;
  readonly usage: Usage;
}

/** A row of a control-plane query: every value as exact text, in the order of `columns`. */
export interface QueryResult {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
  /** Rows changed, for statements that change some. */
  readonly affectedRows: number;
  /** What the server warned of, word for word. */
  readonly warnings: readonly string[];
}

/**
 * One connection with its session settings made fit for exact transport (UTC, UTF-8, ISO dates, strict modes). A `source` session is read-only
 * at the server. Runs one statement at a time.
 */
export interface Session {
  readonly server: ServerInfo;
  /** The server's own number of the session. */
  readonly id: number;
  /** Runs one statement. When `signal` fires, the statement is cancelled at the server and the call rejects with CANCELLED. */
  query(sql: string, values?: readonly (string | number | null)[], signal?: AbortSignal): Promise<QueryResult>;
  /** Ends the session; open transactions are rolled back. Never rejects. */
  close(): Promise<void>;
}

/** Sessions that help with what one alone would be long about. */
export interface Helpers {
  /** Opens one more session to the same server, which whoever asked for it closes. */
  readonly another?: (() => Promise<Session>) | undefined;
}

/** Bytes on their way from a reader to a writer. */
export interface ByteStream {
  readonly readable: Readable;
  /** Resolves once all rows were read; rejects when the source failed, also when nobody reads on. */
  readonly finished: Promise<{ readonly rows: number }>;
  /** Stops reading and cancels the query at the server; the reader is usable again afterwards. Never rejects. */
  abort(): Promise<void>;
}

/** A session inside a snapshot, that can also stream. */
export interface Reader extends Session {
  /** Streams a SELECT in the wanted format. `encode` names output columns whose raw bytes the client encodes. */
  stream(sql: string, options: StreamOptions): ByteStream;
}

export interface StreamOptions {
  readonly format: StreamFormat;
  readonly encode: Readonly<Record<string, ClientEncoding>>;
  /** What the fields of a `binary` stream are, in the query's order. */
  readonly fields?: readonly BinaryField[] | undefined;
}

/** Readers that all see the same state of the source. */
export interface Snapshot {
  readonly readers: readonly Reader[];
  /** Opaque mark of the state (LSN, GTID set, binlog position), for change streams and for telling whether the source moved. */
  readonly position: string;
  /** What could not be guaranteed, and why (a missing privilege, for example). */
  readonly findings: readonly Finding[];
  /** Whether the included tables changed since the snapshot was taken; undefined where the server can't tell. */
  movedSince(signal?: AbortSignal): Promise<boolean | undefined>;
  close(): Promise<void>;
}

/** Native types to neutral ones and back. */
export interface Types {
  /** Whether a type as CREATE TABLE takes it is one of the engine's own, or of an extension that is known. Pure. */
  isKnown(type: string): boolean;
  toNeutral(column: TypedValue, server: ServerInfo): NeutralType;
  /** At least one choice, best first; the last one carries the value as text where the engine can hold it at all. */
  fromNeutral(neutral: NeutralType, context: TypeContext, server: ServerInfo): readonly TypeChoice[];
  /** A choice for a type that a person wrote. Throws MAPPING_INVALID when the engine has no such type. */
  choose(neutral: NeutralType, type: string, context: TypeContext, server: ServerInfo): TypeChoice;
}

/** Something that could be carried, or only with findings, or not at all (no value; a finding says why). */
export interface Carried<T> {
  readonly value?: T | undefined;
  readonly findings: readonly Finding[];
}

/** Writes the target's statements. All methods are pure. */
export interface Ddl {
  readonly limits: Limits;
  /** The schema into which a lone source schema goes: PostgreSQL's `public`, MySQL's connected database. */
  defaultSchema(server: ServerInfo): string;
  /** A legal name near `name`: refuses nothing, shortens with a hash, replaces what the engine can't store. */
  legalName(name: string): string;
  /** The source's expression in the target's dialect; undefined when it can't be said there with the same meaning. */
  printExpression(expression: SqlExpression, columns: readonly TableMapping['columns'][number][]): string | undefined;
  /** A column default; the text goes behind DEFAULT. */
  carryDefault(
    value: SqlExpression,
    column: Column,
    neutral: NeutralType,
    choice: TypeChoice,
    server: ServerInfo,
  ): Carried<string>;
  carryGenerated(
    column: Column,
    neutral: NeutralType,
    choice: TypeChoice,
    table: TableMapping,
    server: ServerInfo,
  ): Carried<{ sql: string; stored: boolean }>;
  /** A primary key, columns already renamed; without a value the mapping makes it a unique key. */
  carryPrimaryKey(key: Key, table: TableMapping, server: ServerInfo): Carried<Key>;
  /** An index fitted to the target, columns already renamed; `table` is complete but for its indexes. */
  carryIndex(index: Index, table: TableMapping, server: ServerInfo): Carried<Omit<MappedIndex, 'name' | 'sourceName'>>;
  carryForeignKey(
    key: MappedForeignKey,
    table: TableMapping,
    referenced: TableMapping,
    server: ServerInfo,
  ): Carried<MappedForeignKey>;
  /** A CHECK whose columns are already renamed; the value's `text` is in the target's dialect. */
  carryCheck(check: Check, table: TableMapping, server: ServerInfo): Carried<Check>;
  /** What a whole table breaks on this target: row size, column count, no key where one is demanded. */
  examineTable(table: TableMapping, server: ServerInfo): readonly Finding[];

  /** Statements that set up every session of a run for a faster load and for the building of indexes; empty where this server has nothing of the kind. */
  sessionSettings(load: LoadDecision, server: ServerInfo, buildsIndexes: boolean): string;
  createSchema(name: string): string;
  createType(type: MappedType): string;
  /** True when the column's identity can be the table's own counter here, with the same values; `neutral` is its type. */
  countsItself(column: Column, neutral: NeutralType, table: Table): boolean;
  /** Absent where the engine has no sequences that stand alone. */
  readonly sequences?: SequenceDdl | undefined;
  readonly repair: RepairDdl;
  /** With columns, primary key, CHECKs and, where the engine has them inline, comments. Statements end with semicolons. */
  createTable(table: TableMapping, server: ServerInfo): string;
  /** What {@link createTable} makes of each column, in the terms of a catalog of the target. */
  createdColumns(table: TableMapping): readonly CreatedColumn[];
  /** All secondary indexes of a table; empty when there are none. */
  createIndexes(table: TableMapping, server: ServerInfo): string;
  /** Queries for a step before {@link addForeignKeys}, that give no row when the data meets the keys; empty where the server checks that itself. */
  proveForeignKeys(table: TableMapping, server: ServerInfo): string;
  addForeignKeys(table: TableMapping, server: ServerInfo): string;
  /** Sets the table's counters past the data and past `next`; empty when it has none. Must also be right on an empty table. */
  setCounters(table: TableMapping, server: ServerInfo): string;
  /** Triggers that do what no column can do by itself, created once the data is there. */
  createTriggers(table: TableMapping, server: ServerInfo): readonly CreatedTrigger[];
  /** Comments, where they aren't inline; empty when there are none. */
  comments(table: TableMapping, server: ServerInfo): string;
  analyze(table: TargetName, server: ServerInfo): string;
}

/** Reads a source. */
export interface Read {
  /** The stream formats that its readers produce. */
  readonly formats: readonly StreamFormat[];
  /** SQL that gives a column in `form`; undefined when it can't (the choice is then no option for this source). */
  column(column: Column, neutral: NeutralType, form: TextForm, server: ServerInfo): ReadExpression | undefined;
  /**
   * `SELECT … FROM … WHERE /* @range *\/ true` over a table, one item a line, for copy and verify steps and for scans. `server` decides on
   * qualification. Children of an inheritance parent are left out, partitions are read through their parent.
   */
  select(table: Pick<Table, 'schema' | 'name' | 'kind'>, items: readonly SelectItem[], server: ServerInfo): string;
  /** A predicate that is true for rows that break the guard, for use in a SELECT over the table; undefined where none can. */
  guard(guard: Guard, column: Column, neutral: NeutralType, server: ServerInfo): string | undefined;
  /**
   * Like {@link column}, but with the values that break `guard` changed in the customary way (a zero date reads as NULL, a NUL character is left out),
   * for a script that blocks until a person accepts that loss by name; undefined where there is no such way.
   */
  lossyColumn(
    guard: Guard,
    column: Column,
    neutral: NeutralType,
    form: TextForm,
    server: ServerInfo,
  ): ReadExpression | undefined;
  /**
   * A condition that is true when two values of such a column are exactly the same, texts byte for byte; undefined where the server vouches for its
   * foreign keys to that degree. Keys that hold under a collation only, or that were never checked, are found with it.
   */
  exactMatch(left: string, right: string, column: Column, server: ServerInfo): string | undefined;
  /** How big tables are, by the server's own statistics, in their order; undefined for one that it doesn't know. `empty` is no estimate; see {@link empty}. */
  sizes(
    reader: Session,
    tables: readonly TargetName[],
    signal?: AbortSignal,
  ): Promise<readonly (TableSize | undefined)[]>;
  /** Which tables have no row in the reader's snapshot, in their order; one that the server doesn't know is not empty. Few queries for many tables, as for sizes. */
  empty(reader: Session, tables: readonly TargetName[], signal?: AbortSignal): Promise<readonly boolean[]>;
  /** An expression that grows with the width of a row of the table. */
  width(table: Table): string;
  /** Rows and bytes that a query will give, by the server's own estimate. */
  estimate(reader: Session, query: string, signal?: AbortSignal): Promise<Pick<TableSize, 'rows' | 'bytes'>>;
  /**
   * Cuts a copy query into at most `pieces` key ranges; one chunk without bounds when the key's type can't be cut.
   * `query` holds the range placeholder; `key` names output columns of it that are the table's own key columns.
   */
  chunks(
    reader: Session,
    query: string,
    key: readonly string[],
    pieces: number,
    signal?: AbortSignal,
  ): Promise<readonly Chunk[]>;
  /** The condition of a chunk on the key columns named `key`, with literals quoted; `true` for a chunk without bounds. */
  range(chunk: Chunk, key: readonly string[]): string;
  snapshot(
    settings: ConnectionSettings,
    tables: readonly TargetName[],
    readers: number,
    signal?: AbortSignal,
  ): Promise<Snapshot>;
}

/** One chunk on its way into a table. */
export interface LoadRequest {
  /** The step's target half, as it stands in the script. */
  readonly statement: string;
  readonly format: StreamFormat;
  /** Opens the source; called when the target is ready to read, never before. */
  readonly open: () => ByteStream;
  /** Called when the target has all rows, before what ends the transaction; for targets that fill alone ({@link Write.fillsAlone}). */
  readonly onLoaded?: (() => void) | undefined;
  /** Called as the target takes bytes: totals so far in this load. */
  readonly onBytes: (bytes: number) => void;
  /** Runs first in the load's transaction: removes what an earlier attempt left there. */
  readonly before?: string | undefined;
  /** Runs last in the load's transaction, so that the rows and the mark that they are there commit together. */
  readonly mark?: ((rows: number, bytes: number) => BoundStatement) | undefined;
}

/** Where rows go batch by batch, in one transaction. */
export interface BatchRequest {
  /** The step's target half, as it stands in the script. */
  readonly statement: string;
  readonly format: RowFormat;
  /** Runs first in the transaction. */
  readonly before?: string | undefined;
  /** True where the target's foreign keys must hold; without it they are added, and proven, later. */
  readonly foreignKeys?: boolean | undefined;
}

/** An open transaction into which rows go batch by batch. Ends with `commit` or `rollBack`. */
export interface BatchLoad {
  /** The statement as the server gets it, framing included. */
  readonly statement: string;
  /**
   * Loads rows, each with its framing. Rejects with {@link RowsRefused} when the target refuses one of them: then none of these is there, all earlier ones are, and
   * the transaction goes on. Any other rejection ends it. Without rows it tries whether the target takes the statement at all.
   */
  load(rows: readonly Buffer[]): Promise<void>;
  commit(mark?: BoundStatement): Promise<void>;
  /** Takes everything back. Leaves the session usable or closed; never rejects. */
  rollBack(): Promise<void>;
}

export interface LoadResult {
  readonly rows: number;
  readonly bytes: number;
  /** The statement as the server got it, framing included. */
  readonly statement: string;
  readonly warnings: readonly string[];
}

/** Writes a target. */
export interface Write {
  /** The stream format that every load takes. */
  readonly format: StreamFormat;
  /** A faster one that loads into columns of these native types take; undefined where there is none. Pure. */
  fasterFormat?(types: readonly string[]): StreamFormat | undefined;
  /** What a `binary` load of that statement takes, column by column. Throws SCRIPT_INVALID where a column's type has no binary form here. */
  binaryFields?(session: Session, statement: string, signal?: AbortSignal): Promise<readonly BinaryField[]>;
  /** Sessions that fill one table wait for each other so much that on few cores one alone is faster. */
  readonly fillsAlone?: boolean;
  /** The target half of a copy step. Pure. */
  statement(table: TargetName, columns: readonly LoadColumn[], server: ServerInfo): string;
  /**
   * Loads one chunk in one transaction. Commits only when the target took exactly the rows that the source sent, none skipped and without a
   * warning; otherwise rolls back, stops the source and rejects with LOAD_IMPERFECT, STREAM_BROKEN or CANCELLED. Leaves the session usable or closed.
   */
  load(session: Session, request: LoadRequest, signal?: AbortSignal): Promise<LoadResult>;
  /** The table that a load's statement fills, as it is written there. Throws SCRIPT_INVALID for what is no such statement. Pure. */
  loadedTable(statement: string): string;
  /** Deletes that table's rows, all or those of a condition, foreign keys or not, and runs `mark`, in one transaction. */
  remove(session: Session, rows: Removed, mark: BoundStatement, signal?: AbortSignal): Promise<void>;
  /** Begins a transaction that takes rows batch by batch, each batch under a savepoint, so that rows which the target refuses can be told from the others. */
  loadBatches(session: Session, request: BatchRequest, signal?: AbortSignal): Promise<BatchLoad>;
  /**
   * Checks before anything is written: read-only, privileges, settings; which of `tables` exist already; and whether the statements of `settings`, which every
   * session will run, do harm here. Changes nothing.
   */
  preflight(
    session: Session,
    tables: readonly TargetName[],
    settings: readonly string[],
    signal?: AbortSignal,
  ): Promise<TargetState>;
}

/**
 * How a run keeps its own record on the target, in a table of four columns: `step` (32 hexadecimal digits), `part` (integer), `state`, `facts` (text).
 * `table` is the quoted name; statements take their values through placeholders, in the order of the columns.
 */
export interface LedgerDialect {
  /** Whether a failed or cut transaction takes its DDL back. */
  readonly transactionalDdl: boolean;
  createTable(table: string): string;
  /** Inserts that many rows, or replaces those of the same step and part. */
  put(table: string, rows: number): string;
  /** Names of the tables that begin with `prefix` (letters and underscores). */
  tables(session: Session, schema: string, prefix: string, signal?: AbortSignal): Promise<readonly string[]>;
  /** Names of databases that begin so, and whose first `digits` characters behind it, with the prefix, are the name of no lock that somebody holds. */
  abandoned(session: Session, prefix: string, digits: number, signal?: AbortSignal): Promise<readonly string[]>;
  /** Quoted names of everything that goes with a dropped schema; `name` is its name as SQL. Empty where the server refuses to drop a schema that holds something. */
  contents(session: Session, name: string, signal?: AbortSignal): Promise<readonly string[]>;
  /** Takes a lock that the session holds until it ends; false where another session has it. */
  lock(session: Session, name: string, signal?: AbortSignal): Promise<boolean>;
  /** The statement failed because what it creates is there. */
  isAlreadyThere(error: unknown): boolean;
  /** The statement failed because it can't run within a transaction. */
  refusesTransaction(error: unknown): boolean;
  /** What has to be set in a session that drops tables which foreign keys tie together. */
  readonly beforeDrop: readonly string[];
  /** What a statement creates; undefined for anything that goes with a table or was there before. */
  created(statement: string): CreatedObject | undefined;
  /** What tells each object from another that takes its name once it is dropped, in their order; undefined for what is not there, or where nothing tells it. */
  identities(session: Session, of: readonly CreatedObject[], signal?: AbortSignal): Promise<(string | undefined)[]>;
}

/** What a load into tables that are on the target already needs. What asks the server changes nothing. */
export interface Existing {
  /** For tables that are loaded or dropped: their triggers and foreign keys, and the foreign keys of others that refer to tables which lose rows. */
  suspensions(session: Session, tables: readonly ExistingTable[], signal?: AbortSignal): Promise<readonly Suspension[]>;
  /** For a table whose rows a repair mends. */
  reactions(session: Session, table: TargetName, signal?: AbortSignal): Promise<Reactions>;
  /** What of others hangs on tables that lose their rows, or are dropped. */
  dependents(session: Session, lost: LostTables, signal?: AbortSignal): Promise<Dependents>;
  truncate(tables: readonly TargetName[], server: ServerInfo): string;
  /** Rows leave a table again; a query among the statements gives a row where others need them. */
  deleteRows(table: ExistingTable, where: string, server: ServerInfo): string;
  /** Foreign keys that change rows of their own when rows which they refer to are deleted by {@link deleteRows}. */
  keyActions(session: Session, signal?: AbortSignal): Promise<readonly KeyAction[]>;
  /** In one statement, and never what hangs on them. */
  drop(tables: readonly TargetName[], types: readonly TargetName[], server: ServerInfo): string;
  /** Creates a table that holds only these columns of another one, with them as its primary key. */
  createKeys(keys: TargetName, table: TargetName, columns: readonly string[], server: ServerInfo): string;
  /** The tables that a DROP TABLE statement drops. */
  dropped(statement: string, server: ServerInfo): readonly TargetName[];
}

/** How a rehearsal gets an area of its own on the target. */
export interface Scratch {
  /** True where every schema is a database of its own. */
  readonly schemasAreDatabases: boolean;
  /** The same SQL with schemas under other names; `others` are the qualifiers that stay as they are, among them aliases and tables. Pure. */
  move(sql: string, names: ReadonlyMap<string, string>): { readonly sql: string; readonly others: readonly string[] };
  createDatabase(name: string): readonly string[];
  readonly temporary: Temporary;
  /** Statements that give a new database what the connected one has beside schemas. */
  extensions(session: Session, signal?: AbortSignal): Promise<readonly string[]>;
}

/**
 * Digests over canonical text, the same on every engine. A row's text joins, for every column in order, the value's length in UTF-8 bytes (or `N` for NULL) and the value
 * (an empty one for NULL), all joined by commas: `3,abc,N,,1,7`; a column of another {@link Framing} gives its value alone, or `N`. Its hash is SHA-256 over UTF-8. A segment's digest is
 * the number of rows and the exact sum of the rows' numbers, the first 15 hexadecimal digits of their hashes. A row's bucket is the first
 * `digits` hexadecimal digits of the SHA-256 of its key's text, framed the same way. Texts are whole or {@link LongTexts shortened} in {@link Checksum.digest},
 * shortened everywhere else.
 */
export interface Checksum {
  /** The canonical text of a native column (quoted SQL), the source's own or what a target's choice made of it; `type` is the native type as DDL writes it. */
  canonical(column: string, type: string, neutral: NeutralType, form: CanonicalForm, server: ServerInfo): string;
  /** True for a row whose canonical text `canonical` is exactly `text`, whatever any collation says. Pure. */
  exactly(canonical: string, text: string): string;
  /** What any column of that type allows for in that form. */
  framing(type: string, neutral: NeutralType, form: CanonicalForm): Framing;
  /** What each output column of a query over bare columns allows for, whatever was meant to be in it; asked without reading a row. */
  held(session: Session, query: string, signal?: AbortSignal): Promise<ReadonlyMap<string, Framing>>;
  /** Output columns of a query, asked from the server without reading a row. */
  columns(session: Session, query: string, signal?: AbortSignal): Promise<readonly OutputColumn[]>;
  /** Those of the named columns whose text needs no conversion; see {@link DigestQuery.utf8}. */
  inUtf8(session: Session, query: string, names: readonly string[], signal?: AbortSignal): Promise<readonly string[]>;
  /** A query giving one row: count, sum of the rows' numbers, and how many rows have no hash because they are too long. */
  digest(query: DigestQuery, long: LongTexts): string;
  /** A query giving the bucket and then what {@link digest} of shortened texts gives, for each bucket that has rows. */
  buckets(query: BucketQuery, digits: number): string;
  /** True for a row whose key falls into one of the buckets. Pure. */
  inBuckets(key: readonly KeyText[], buckets: readonly string[]): string;
  /** A query giving bucket (an empty one without buckets) and then all columns as text, for rows in the named buckets, or for all. */
  bucketRows(query: BucketQuery, buckets?: readonly string[]): string;
  /** Like {@link digest} of shortened texts, for rows in the named buckets. */
  bucketDigest(query: BucketQuery, buckets: readonly string[]): string;
}

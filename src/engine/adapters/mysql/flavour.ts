import type { EngineId } from '../../model/catalog.js';
import type { Usage } from '../../model/usage.js';
import type { JsonReading } from './read/json.js';
import type { ExpressionContext } from './expression/context.js';
import type { CatalogDialect } from './catalog/queries.js';
import type { Processors } from './load.js';
import type { LockQuery } from './lockWaits.js';

/** What differs between MySQL and MariaDB, as values; nothing else in this folder asks which one it is. */
export interface Flavour {
  readonly id: EngineId;
  readonly displayName: string;
  readonly schemes: readonly string[];
  readonly catalog: CatalogFlavour;
  readonly types: TypeFlavour;
  readonly ddl: DdlFlavour;
  readonly read: ReadFlavour;
  readonly processors: Processors;
  /** Queries for whose locks sessions wait, in the order in which they are asked. */
  readonly lockWaits: readonly LockQuery[];
  readonly usage: Usage;
}

export interface CatalogFlavour {
  readonly dialect: CatalogDialect;
  /** COLUMN_DEFAULT holds an expression (MariaDB: strings quoted, NULL a word) and not a bare literal flagged by EXTRA. */
  readonly defaultsAreExpressions: boolean;
  /** Expression texts of information_schema are escaped once more, and their UTF-8 bytes are read as Latin-1. */
  readonly expressionsAreEscaped: boolean;
  /** What becomes of an exact quotient; undefined where nobody looked. */
  readonly quotient: ExpressionContext['quotient'];
  /** Expression texts show characters beyond U+FFFF as question marks. */
  readonly hidesWideCharacters: boolean;
  /** A DOUBLE keeps the sign of zero. */
  readonly negativeZero: boolean;
  /** `LONGTEXT` with a column CHECK of json_valid is what the engine calls JSON. */
  readonly jsonIsCheckedText: boolean;
  /** Tables can have application-time periods. */
  readonly periods: boolean;
}

export interface TypeFlavour {
  /** The collation under which nothing but identical text is equal, and the order is by code point. */
  readonly exactCollation: string;
  /** The collation that ignores case and nothing else that can be helped; undefined where there is none. */
  readonly caseFoldingCollation: string | undefined;
  readonly largestScale: number;
  readonly longestEnumLabel: number;
  readonly uuid: boolean;
  /** Types of addresses. */
  readonly inet: readonly (4 | 6)[];
  readonly vector: boolean;
  /** JSON is a type of its own, which reorders and rounds; otherwise it is checked text. */
  readonly binaryJson: boolean;
  readonly jsonDepth: number;
  /** A geometry column can be bound to one SRID. */
  readonly sridAttribute: boolean;
  /** A UNIQUE key takes text of any length (a hidden hash). */
  readonly uniqueLongText: boolean;
  /** DOUBLE keeps the sign of zero. */
  readonly negativeZero: boolean;
}

export interface DdlFlavour {
  /** Bytes that a value of a variable type, of at most `most` bytes, takes of its row's page at worst. */
  readonly bytesInPage: (most: number) => number;
  readonly columnsPerIndex: number;
  readonly checkNameScope: 'table' | 'schema';
  /** Index parts can be expressions; otherwise a generated column stands in. */
  readonly functionalIndexes: boolean;
  /** Stored and indexed expressions may read a CHAR only through RTRIM, for sql_mode PAD_CHAR_TO_FULL_LENGTH changes what it gives (error 1901). */
  readonly trimsChar: boolean;
  readonly enforcement: boolean;
  /** A column can be left out of SELECT *. */
  readonly invisibleColumns: boolean;
  /** An index keeps the order that DESC asks for. */
  readonly descendingParts: boolean;
  /** A load with a SET clause takes the zero of an AUTO_INCREMENT column that it reads itself for none, whatever the sql_mode says. */
  readonly loadCountsZeros: boolean;
  /** There are sequences that stand alone. */
  readonly sequences: boolean;
}

export interface ReadFlavour {
  /** A DOUBLE's shortest digits in the canonical form, out of an SQL expression that gives one. */
  readonly doubleText: (value: string) => string;
  /** A DOUBLE keeps the sign of zero. */
  readonly negativeZero: boolean;
  /** Text can hold half of a surrogate pair. */
  readonly storesSurrogates: boolean;
  readonly json: JsonReading;
  /** JSON is a type of its own, which holds nothing else. */
  readonly binaryJson: boolean;
  /** Texts joined by commas, none of them NULL. The collation, which plays no part in it, says that columns of different ones may stand side by side. */
  readonly joined: (texts: readonly string[]) => string;
  /** Statements that tell the binary log's position, tried in this order, and which columns of their row make it up. */
  readonly positions: readonly PositionQuery[];
}

export interface PositionQuery {
  readonly sql: string;
  readonly columns: readonly number[];
}

import type { TypePolicyName, Way } from './policy.js';

/**
 * What a column's type means, free of any engine. An adapter knows how to get from its own types to these and back;
 * no adapter knows another.
 */
export type NeutralType =
  | { readonly kind: 'integer'; readonly bits: 8 | 16 | 24 | 32 | 64; readonly unsigned: boolean }
  /** Without precision: any number of digits, as PostgreSQL's plain `numeric`. `digits`: of those behind the point no more may be other than zeros in front. */
  | {
      readonly kind: 'decimal';
      readonly precision?: number | undefined;
      readonly scale?: number | undefined;
      readonly digits?: number | undefined;
    }
  | { readonly kind: 'float'; readonly bits: 32 | 64 }
  /** `scale` where the currency has not two decimals. */
  | { readonly kind: 'money'; readonly scale?: number | undefined }
  | { readonly kind: 'boolean' }
  /**
   * `length` in characters; without it, unbounded. `fixed`: blank-padded on comparison, as SQL's CHAR. `foldsCase`: equality ignores case; `foldsAccents`: accents too.
   * `foldsBlanks`: of equality that minds case, that it ignores blanks at the end or characters without weight.
   */
  | {
      readonly kind: 'text';
      readonly length?: number | undefined;
      readonly fixed?: boolean | undefined;
      readonly foldsCase?: boolean | undefined;
      readonly foldsAccents?: boolean | undefined;
      readonly foldsBlanks?: boolean | undefined;
    }
  /** `length` in bytes. `fixed`: padded with zero bytes. */
  | { readonly kind: 'bytes'; readonly length?: number | undefined; readonly fixed?: boolean | undefined }
  | { readonly kind: 'bits'; readonly length?: number | undefined; readonly varying?: boolean | undefined }
  | { readonly kind: 'date' }
  /** A time of day; `precision` is the number of fractional digits of a second. */
  | { readonly kind: 'time'; readonly precision: number; readonly zone: boolean }
  /** A signed time span as MySQL's TIME: hours may pass 24. */
  | { readonly kind: 'duration'; readonly precision: number }
  /** `zone: true` is an instant (stored as UTC); `zone: false` is a calendar reading. */
  | { readonly kind: 'timestamp'; readonly precision: number; readonly zone: boolean }
  | { readonly kind: 'interval' }
  | { readonly kind: 'year' }
  | { readonly kind: 'uuid' }
  /** `normalized`: the server reorders keys and drops duplicates (jsonb, MySQL's JSON); otherwise the text is kept. */
  | { readonly kind: 'json'; readonly normalized: boolean }
  | { readonly kind: 'xml' }
  /** `name` where the engine names its enums (PostgreSQL). Labels in declared order. */
  | { readonly kind: 'enum'; readonly labels: readonly string[]; readonly name?: string | undefined }
  | { readonly kind: 'set'; readonly labels: readonly string[] }
  | { readonly kind: 'array'; readonly element: NeutralType }
  /** An IP address; `network: true` may carry a mask. `family` 0 is either. */
  | { readonly kind: 'inet'; readonly family: 0 | 4 | 6; readonly network: boolean }
  | { readonly kind: 'point' }
  | { readonly kind: 'geometry'; readonly subtype: string; readonly srid?: number | undefined }
  | { readonly kind: 'vector'; readonly dimensions?: number | undefined }
  /** A type with a lossless text form and no counterpart elsewhere: carried as that text. `name` is the native type. */
  | { readonly kind: 'textual'; readonly name: string; readonly maxLength?: number | undefined }
  /** A type that the adapter does not know; carried as text only when a person says so. */
  | { readonly kind: 'unknown'; readonly name: string };

/**
 * The closed list of text forms in which a reader can deliver a value and a writer can take it. Each kind has one agreed `plain` form:
 * integers and decimals as digits; floats shortest that read back exactly; boolean `0`/`1`; text as itself; bytes as lower-case
 * hexadecimal digits; bits as `0`/`1` digits; date `YYYY-MM-DD`; timestamp `YYYY-MM-DD HH:MM:SS.ffffff` (an instant in UTC, no offset);
 * time `HH:MM:SS.ffffff`; uuid with dashes; json as text; enum its label; set its labels joined by commas; inet as the host address.
 *
 * - `native`: the value in its own engine's text form; what a text column of the target keeps.
 * - `prefixed-hex`: bytes as `\x` and lower-case hexadecimal digits, as PostgreSQL's bytea reads them.
 * - `array-literal`: a set as a PostgreSQL array literal, `{"a","b"}`.
 * - `bitmask`: a set as digits, the first label counting 1, the second 2, the third 4 …
 * - `wkt`: a point as `POINT(x y)`.
 */
export type TextForm = 'plain' | 'native' | 'prefixed-hex' | 'array-literal' | 'bitmask' | 'wkt';

/** A conversion that the client does while bytes pass: the reader selects the raw value and the stream encodes it. */
export type ClientEncoding = 'hex' | 'prefixed-hex';

/** The formats of a stream in which one row can be told from the next, and read, without the server. */
export type RowFormat = 'csv' | 'text';

/** What a field of a binary stream is, in PostgreSQL's binary form of that type; `bytes` is a bytea. */
export type BinaryField =
  | 'int2'
  | 'int4'
  | 'int8'
  | 'float4'
  | 'float8'
  | 'numeric'
  | 'bool'
  | 'text'
  | 'jsonb'
  | 'bytes'
  | 'date'
  | 'time'
  | 'timestamp'
  | 'timestamptz'
  | 'uuid';

/**
 * The canonical text in which the two sides of a verification meet, computed inside each database from its native column.
 * Values longer than {@link longValueBytes} bytes are represented by their digest.
 *
 * - `integer`: digits, `-` in front of a negative one. `boolean`: `0` or `1`. `bits`: `0` and `1` digits.
 * - `decimal`: digits without zeros at the end of the fraction, and no point without a fraction; zero is `0`.
 * - `float`: the shortest digits that read back exactly, of the value as a double (also a single's), without exponent from 1e-15 up to below 1e15 (`0.00001`),
 *   below and above that as `1.5e-16`, `1.5e200`; a negative zero is `-0` (of a point's coordinates `0`). From 1e15 up to below 2^145, where a decimal can
 *   lie exactly between two doubles and systems disagree on which digits are the shortest: the value divided by 2^50 followed by `*2^50`, from 2^99 up divided
 *   by 2^96 followed by `*2^96` (`1e23`: `88817841.97001252*2^50`).
 * - `text`: the exact characters. `native`: the value's text in the engine it came from (the other side keeps it in a text column).
 * - `hex`: bytes as lower-case hexadecimal digits.
 * - `date` `YYYY-MM-DD`; `timestamp` `YYYY-MM-DD HH:MM:SS.f`, without zeros at the end of the fraction, and no point without one; `time` and `duration` `[-]HH:MM:SS.ffffff`: always six digits of a second.
 * - `uuid`: lower case with dashes. `json`: the text as the engine prints it. `set`: labels joined by commas. `wkt`: `POINT(x y)`.
 */
export type CanonicalForm =
  | 'integer'
  | 'decimal'
  | 'float'
  | 'boolean'
  | 'text'
  | 'native'
  | 'hex'
  | 'bits'
  | 'date'
  | 'time'
  | 'duration'
  | 'timestamp'
  | 'uuid'
  | 'json'
  | 'set'
  | 'wkt';

/** Forms of a closed alphabet: without commas, and never the single letter `N`. */
export const plainForms: readonly CanonicalForm[] = [
  'integer',
  'decimal',
  'float',
  'boolean',
  'hex',
  'bits',
  'date',
  'time',
  'duration',
  'timestamp',
  'uuid',
  'wkt',
];

/** Canonical text and bytes above this many bytes enter a checksum as `sha256:` and the SHA-256 of the value, in lower-case hexadecimal; shorter texts that begin so, too. */
export const longValueBytes = 8192;

/** Whether a text may stand for a longer one. */
export const isDigest = (text: string): boolean => /^sha256:[0-9a-f]{64}$/u.test(text);

/**
 * The conditions under which a choice of type would change a value. A target's choice names the guards it needs; the source's adapter
 * answers with a predicate that is true for an offending row, or nothing where the source can't hold such a value.
 */
export type GuardId =
  | 'nan'
  | 'infinity'
  | 'negative-zero'
  | 'decimal-range'
  | 'unsigned-range'
  | 'boolean-range'
  | 'date-range'
  | 'zero-date'
  | 'instant-range'
  | 'time-range'
  | 'nul-character'
  | 'surrogate'
  | 'text-encoding'
  | 'key-folding'
  | 'unmapped-character'
  | 'mojibake'
  | 'text-length'
  | 'key-length'
  | 'enum-empty'
  | 'json-number'
  | 'json-depth'
  | 'json-nul'
  | 'json-syntax'
  | 'json-surrogate'
  | 'inet-mask'
  | 'uuid-form'
  | 'point-finite'
  | 'array-shape';

/** Guards whose breaking values have no likeness on the target: an accepted loss turns them into NULL. Of the others something is kept. */
export const nullingGuards: readonly GuardId[] = [
  'nan',
  'infinity',
  'date-range',
  'zero-date',
  'instant-range',
  'time-range',
  'unsigned-range',
  'enum-empty',
  'point-finite',
];

/** One condition that the data must meet for a type choice to carry every value exactly. */
export interface Guard {
  readonly id: GuardId;
  /** A bound that the guard compares with, where it has one: characters for `text-length`, bytes for `key-length`. */
  readonly limit?: number | undefined;
  /**
   * `next`: fall back to the next choice that carries the value exactly. `stop`: a person has to decide. `note`: every value is carried exactly, and a person
   * may want another one.
   */
  readonly onHit: 'next' | 'stop' | 'note';
  /** The finding code raised on a hit. */
  readonly code: string;
  /** What the choice takes for granted where a column has no value to tell. */
  readonly assumes?: string | undefined;
}

/** Something that does not survive a type choice although every value does (or, with severity error, a value that changes). */
export interface Loss {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
}

/** One way in which a target can hold a neutral type. Plain JSON; choices are listed best first. */
export interface TypeChoice {
  /** The column's type as the target's DDL writes it, collation included: `VARCHAR(40) COLLATE utf8mb4_0900_bin`. */
  readonly type: string;
  /** The form that the target needs the values in. */
  readonly form: TextForm;
  /** How the target turns the incoming field into the value, with `@value` for the field; absent when it is stored as it comes. */
  readonly load?: string | undefined;
  readonly canonical: CanonicalForm;
  readonly guards: readonly Guard[];
  readonly losses: readonly Loss[];
  /** DDL that the type needs beside its table: a PostgreSQL enum, a collation. Created once per distinct name. */
  readonly requires?: RequiredType | undefined;
  /** True when texts that differ only in case are equal in this type. */
  readonly foldsCase?: boolean | undefined;
  /** A CHECK on the column that the choice needs, with `@value` for the quoted column: `char_length(@value) <= 20`. */
  readonly check?: string | undefined;
  /** The word by which the decisions file asks for a choice of this sort. */
  readonly way?: Way | undefined;
}

/** A named type or collation that must exist on the target before the tables. `name` is a suggestion; the mapping makes it unique. */
export type RequiredType = RequiredEnum | RequiredCollation;

export interface RequiredEnum {
  readonly kind: 'enum';
  readonly name: string;
  readonly labels: readonly string[];
}

/** An ICU collation under which different texts are equal. */
export interface RequiredCollation {
  readonly kind: 'collation';
  readonly name: string;
  /** A BCP 47 tag: `und-u-ks-level2`. */
  readonly locale: string;
}

/** How a choice is meant in a key: decides between long and bounded types on engines that limit the length of an index entry. */
export type KeyUse = 'primary' | 'unique' | 'index' | 'foreign' | undefined;

/** What a target may take into account when it lists choices for a column. */
export interface TypeContext {
  readonly key: KeyUse;
  /**
   * What the other columns are of each primary, unique or foreign key that the column, or one joined to it by a foreign key, takes part in; an empty list
   * for a key of one column.
   */
  readonly companions: readonly (readonly NeutralType[])[];
  /** True when values are generated by the server (identity, AUTO_INCREMENT). */
  readonly autoIncrement: boolean;
  /** A name from which a required type can be named: `table_column`. */
  readonly nameHint: string;
}

/** The sort that a neutral type belongs to; undefined where there is one way only. */
export function policyOf(neutral: NeutralType): TypePolicyName | undefined {
  switch (neutral.kind) {
    case 'enum':
    case 'set':
    case 'uuid':
    case 'boolean':
    case 'json':
      return neutral.kind;
    case 'bits':
      return 'bit';
    case 'integer':
      return neutral.unsigned ? 'unsigned' : undefined;
    case 'duration':
    case 'interval':
      return 'time';
    case 'timestamp':
      return neutral.zone ? 'instant' : undefined;
    case 'decimal':
      return neutral.precision === undefined ? 'numeric' : undefined;
    default:
      return undefined;
  }
}

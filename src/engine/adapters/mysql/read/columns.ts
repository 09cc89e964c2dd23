import type { Column } from '../../../model/catalog.js';
import type { ReadExpression } from '../../../model/mapping.js';
import type { Guard, NeutralType, TextForm } from '../../../model/type.js';
import type { ReadFlavour } from '../flavour.js';
import { guardPredicate } from './guards.js';
import { repaired } from './mojibake.js';
import { utf8Bytes } from './text.js';
import { quoteIdentifier, quoteString } from '../lex.js';

type Native = Column['type'];

/** Kinds whose bytes the server sends as they are and the client encodes, for HEX() is cut at max_allowed_packet (type-mapping 0.3). */
const rawKinds: ReadonlySet<NeutralType['kind']> = new Set(['bytes', 'geometry', 'vector']);

/** A column in one of the agreed text forms; undefined when it has none. */
export function readColumn(
  column: Pick<Column, 'name' | 'type'>,
  neutral: NeutralType,
  form: TextForm,
): ReadExpression | undefined {
  const quoted = quoteIdentifier(column.name);
  if (rawKinds.has(neutral.kind)) return readBytes(quoted, form);
  switch (form) {
    case 'plain':
    case 'native':
      return { sql: plain(quoted, column.type, neutral) };
    case 'array-literal':
      return neutral.kind === 'set' ? { sql: arrayLiteral(quoted) } : undefined;
    case 'bitmask':
      return neutral.kind === 'set' ? { sql: `CAST(${quoted} AS UNSIGNED)` } : undefined;
    case 'prefixed-hex':
      // The bytes of a text, in the column's own character set.
      return neutral.kind === 'text' || neutral.kind === 'enum'
        ? readBytes(`CAST(${quoted} AS BINARY)`, form)
        : undefined;
    case 'wkt':
      return undefined;
  }
}

function readBytes(quoted: string, form: TextForm): ReadExpression | undefined {
  if (form === 'plain') return { sql: quoted, encode: 'hex' };
  return form === 'prefixed-hex' ? { sql: quoted, encode: 'prefixed-hex' } : undefined;
}

function plain(quoted: string, type: Native, neutral: NeutralType): string {
  switch (type.name) {
    // A FLOAT by itself prints six digits (type-mapping, trap 5).
    case 'float':
      return `CAST(${quoted} AS DOUBLE)`;
    // A DOUBLE(m,d) shows d digits, and need not be the double nearest to them: -0.01 is kept as -0.010000000000000009.
    case 'double':
      return type.scale === undefined && !type.zerofill ? quoted : `${quoted} + 0e0`;
    case 'bit':
      return neutral.kind === 'bits' ? `LPAD(BIN(${quoted} + 0), ${type.length ?? 1}, '0')` : `${quoted} + 0`;
    case 'year':
      return `${quoted} + 0`;
    default:
      return type.zerofill ? `${quoted} + 0` : quoted;
  }
}

/** Labels hold no commas, so replacing commas separates them. */
function arrayLiteral(quoted: string): string {
  const text = `CONVERT(${quoted} USING utf8mb4)`;
  const escaped = `REPLACE(REPLACE(${text}, ${quoteString('\\')}, ${quoteString('\\\\')}), '"', ${quoteString('\\"')})`;
  return `IF(${quoted} + 0 = 0, '{}', CONCAT('{"', REPLACE(${escaped}, ',', '","'), '"}'))`;
}

/** Like {@link readColumn}, with the values that break the guard changed in the customary way; undefined where there is none. */
export function readLossy(
  guard: Guard,
  column: Pick<Column, 'name' | 'type' | 'nullable' | 'charset'>,
  neutral: NeutralType,
  form: TextForm,
  flavour: ReadFlavour,
): ReadExpression | undefined {
  const reading = readColumn(column, neutral, form);
  const broken = guardPredicate(guard, column, neutral, flavour);
  if (reading === undefined || broken === undefined) return undefined;
  const sql = lossy(guard, { column, neutral, flavour, broken, plain: reading.sql });
  return sql === undefined ? undefined : { ...reading, sql };
}

interface Lossy {
  readonly column: Pick<Column, 'name' | 'type' | 'nullable' | 'charset'>;
  readonly neutral: NeutralType;
  readonly flavour: ReadFlavour;
  readonly broken: string;
  readonly plain: string;
}

function lossy(guard: Guard, { column, neutral, flavour, broken, plain }: Lossy): string | undefined {
  const quoted = quoteIdentifier(column.name);
  switch (guard.id) {
    case 'zero-date':
    case 'instant-range':
    case 'time-range':
    case 'enum-empty':
    case 'unsigned-range':
      return column.nullable ? `IF(${broken}, NULL, ${plain})` : undefined;
    // One of the two readings stands for a column that breaks both guards.
    case 'surrogate':
      return column.nullable ? sound(column, neutral, flavour) : undefined;
    case 'nul-character':
      return sound(column, neutral, flavour);
    case 'mojibake':
      return repaired(quoted, column.charset);
    case 'boolean-range':
      return `${quoted} <> 0`;
    case 'text-length':
      return guard.limit === undefined ? undefined : `LEFT(${plain}, ${guard.limit})`;
    case 'negative-zero':
    case 'json-number':
    case 'unmapped-character':
      return plain;
    default:
      return undefined;
  }
}

/** The text without NUL characters, and NULL in place of one that holds half of a surrogate pair. */
function sound(column: Lossy['column'], neutral: NeutralType, flavour: ReadFlavour): string {
  const stripped = `CONVERT(REPLACE(${utf8Bytes(quoteIdentifier(column.name))}, x'00', '') USING utf8mb4)`;
  const halves = guardPredicate({ id: 'surrogate', onHit: 'stop', code: 'SURROGATE' }, column, neutral, flavour);
  return halves === undefined || !column.nullable ? stripped : `IF(${halves}, NULL, ${stripped})`;
}

/**
 * Collations ignore case, accents or trailing blanks, the bytes of the text as UTF-8 don't; and rows loaded with foreign_key_checks off were never
 * compared at all, so every key is looked at.
 */
export function exactMatch(left: string, right: string, column: Pick<Column, 'charset'>): string {
  const isText = column.charset !== undefined && column.charset !== 'binary';
  return isText ? `${utf8Bytes(left)} = ${utf8Bytes(right)}` : `${left} = ${right}`;
}

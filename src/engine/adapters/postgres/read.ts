import type { Read } from '../../adapter.js';
import type { SelectItem } from '../../model/selectItem.js';
import type { Column, NativeType, ServerInfo, Table } from '../../model/catalog.js';
import type { ReadExpression } from '../../model/mapping.js';
import { rangePlaceholder } from '../../model/script.js';
import type { Guard, NeutralType, TextForm } from '../../model/type.js';
import { chunks, range } from './read/chunks.js';
import { estimate } from './read/estimate.js';
import { guardPredicate } from './read/guards.js';
import { qualify, quoteIdentifier } from './lex.js';
import { empty, sizes } from './read/sizes.js';
import { snapshot } from './read/snapshot.js';

/** SQL for each neutral kind's plain form, over the quoted column; a kind that is missing has none in PostgreSQL. */
const plainForms: {
  readonly [K in NeutralType['kind']]?: (column: string, neutral: Extract<NeutralType, { kind: K }>) => string;
} = {
  integer: (column) => column,
  decimal: (column) => column,
  // As float4 the largest one prints as 3.4028235e38, which is above FLT_MAX when it is read as a double.
  float: (column, { bits }) => (bits === 32 ? `${column}::float8` : column),
  money: (column) => `${column}::numeric`,
  boolean: (column) => `${column}::int`,
  text: (column, { fixed }) => (fixed ? `${column}::text` : column),
  bytes: (column) => `encode(${column}, 'hex')`,
  bits: (column) => column,
  date: (column) => column,
  timestamp: (column, { zone }) => (zone ? `${column} AT TIME ZONE 'UTC'` : column),
  uuid: (column) => column,
  json: (column) => column,
  enum: (column) => column,
  inet: (column) => `host(${column})`,
};

function plain(column: string, neutral: NeutralType): string | undefined {
  if (neutral.kind === 'time') return neutral.zone ? undefined : column;
  const form = plainForms[neutral.kind] as ((column: string, neutral: NeutralType) => string) | undefined;
  return form?.(column, neutral);
}

function expression(quoted: string, neutral: NeutralType, form: TextForm): string | undefined {
  switch (form) {
    case 'plain':
      return plain(quoted, neutral);
    case 'native':
      // A cast would write the mask of a single address too, which nobody wrote: 10.0.0.1/32.
      return neutral.kind === 'inet' ? `abbrev(${quoted})` : `${quoted}::text`;
    case 'prefixed-hex':
      return neutral.kind === 'bytes' ? quoted : undefined;
    case 'array-literal':
      return neutral.kind === 'array' ? `${quoted}::text` : undefined;
    case 'bitmask':
      return undefined;
    case 'wkt':
      return neutral.kind === 'point' ? `'POINT(' || ${quoted}[0] || ' ' || ${quoted}[1] || ')'` : undefined;
  }
}

/** Whether equal values may have several texts: a case, `1 day` and `24:00:00`, `[1,2)` and `[1.0,2.0)`. */
function hasSeveralTexts({ name, category, base, element }: NativeType): boolean {
  if (category === 'domain') return base !== undefined && hasSeveralTexts(base);
  if (category === 'array') return element !== undefined && (element.name === 'numeric' || hasSeveralTexts(element));
  return /^(?:citext|interval|jsonb|num(?:multi)?range)$/u.test(name);
}

function column(column: Column, neutral: NeutralType, form: TextForm): ReadExpression | undefined {
  const sql = expression(quoteIdentifier(column.name), neutral, form);
  return sql === undefined ? undefined : { sql };
}

/** The customary way with values that another system has no room for: NaN, infinities and far-off dates read as NULL, a negative zero as 0, and a text is cut. */
function lossyColumn(
  guard: Guard,
  column: Column,
  neutral: NeutralType,
  form: TextForm,
  server: ServerInfo,
): ReadExpression | undefined {
  const quoted = quoteIdentifier(column.name);
  const sql = expression(quoted, neutral, form);
  if (sql === undefined) return undefined;
  switch (guard.id) {
    // One of the two readings stands for a column that breaks both guards.
    case 'nan':
    case 'infinity':
      return { sql: `CASE WHEN ${quoted} NOT IN ('NaN', 'Infinity', '-Infinity') THEN ${sql} END` };
    case 'date-range':
    case 'instant-range':
    case 'point-finite': {
      const broken = guardPredicate(guard, column, neutral, server);
      return broken === undefined ? undefined : { sql: `CASE WHEN NOT ${broken} THEN ${sql} END` };
    }
    case 'text-length':
      return guard.limit === undefined ? undefined : { sql: `left((${sql})::text, ${guard.limit})` };
    case 'negative-zero':
      return { sql: `(${sql} + 0::float8)` };
    case 'inet-mask':
    case 'json-number':
      return { sql };
    default:
      return undefined;
  }
}

function select(table: Pick<Table, 'schema' | 'name' | 'kind'>, items: readonly SelectItem[]): string {
  const listed = items.map((item) => {
    const name = quoteIdentifier(item.name);
    return item.sql === name ? `  ${name}` : `  ${item.sql} AS ${name}`;
  });
  const only = table.kind === 'partitioned' ? '' : 'ONLY ';
  return `SELECT\n${listed.join(',\n')}\nFROM ${only}${qualify(table)}\nWHERE ${rangePlaceholder}`;
}

export const read: Read = {
  formats: ['csv', 'text'],
  column,
  select,
  guard: guardPredicate,
  lossyColumn,
  exactMatch: (left, right, column) => {
    const isLoose = column.collationIgnores !== undefined || hasSeveralTexts(column.type);
    return isLoose ? `${left}::text COLLATE "C" = ${right}::text COLLATE "C"` : undefined;
  },
  sizes,
  empty,
  estimate,
  chunks,
  range,
  width: ({ name }) => `pg_catalog.pg_column_size(${quoteIdentifier(name)}.*)`,
  snapshot,
};

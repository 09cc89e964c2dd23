import type { Adapter, Session } from '../adapter.js';
import type { SelectItem } from '../model/selectItem.js';
import { cutForPreview, previewLimits } from '../model/glance.js';
import type { ConversionPreview } from '../model/conversionPreview.js';
import { tableKey, type ColumnMapping, type TableMapping } from '../model/mapping.js';
import { rangePlaceholder } from '../model/script.js';

/** Columns that are shown; PostgreSQL gives 1,664 at most, and each is asked twice. */
const widest = 100;

/** Reads a table's first rows, in no order, once as they are and once as a copy would. With `only` that one column. Writes nothing, and long values are cut by the server. */
export async function previewConversion(
  table: TableMapping,
  only: string | undefined,
  limit: number,
  source: { readonly adapter: Adapter; readonly session: Session },
  signal?: AbortSignal,
): Promise<ConversionPreview> {
  const { adapter, session } = source;
  const key = table.source.primaryKey?.columns ?? [];
  const wanted = table.columns.filter(({ included, source: { name } }) => included && (only ?? name) === name);
  const columns = wanted.slice(0, widest);
  const keyed = table.columns.filter((column) => key.includes(column.source.name));
  const items = [
    ...keyed.map((column) => before(column, adapter, session)),
    ...columns.flatMap((column) => [before(column, adapter, session), after(column)]),
  ].map((sql, at): SelectItem => ({ sql, name: `value_${at}` }));
  const query = adapter.read.select(table.source, items, session.server).replace(rangePlaceholder, () => 'true');
  const { rows } = await session.query(`${query}\nLIMIT ${Math.trunc(limit)}`, [], signal);
  const shown = rows.map((row) => row.map((value) => value && cutForPreview(value)));
  return {
    table: tableKey(table.source),
    key: keyed.map((column) => column.source.name),
    columns: columns.map((column) => ({ name: column.source.name, length: isBytes(column) })),
    columnsLeft: wanted.length - columns.length,
    rows: shown.map((row) => ({
      key: row.slice(0, keyed.length),
      cells: columns.map((_, at) => ({
        before: row[keyed.length + at * 2] ?? null,
        after: row[keyed.length + at * 2 + 1] ?? null,
      })),
    })),
  };
}

function before({ source }: ColumnMapping, adapter: Adapter, session: Session): string {
  const neutral = adapter.types.toNeutral(source, session.server);
  // Bytes in hexadecimal, as a copy reads them, where the source can write them so.
  const form = neutral.kind === 'bytes' ? 'plain' : 'native';
  const read = adapter.read.column(source, neutral, form, session.server);
  return read && !read.encode ? bounded(read.sql) : `LENGTH(${adapter.lex.quoteIdentifier(source.name)})`;
}

function after(column: ColumnMapping): string {
  if (column.expression !== undefined) return bounded(`(${column.expression}\n)`);
  return isBytes(column) ? `LENGTH(${column.read.sql})` : bounded(column.read.sql);
}

/** Bytes that the client encodes on the way are no text. */
function isBytes({ expression, read }: ColumnMapping): boolean {
  return expression === undefined && read.encode !== undefined;
}

/** One character more than is shown tells that there is more; CONCAT makes a text of every type on every engine. */
function bounded(sql: string): string {
  return `CASE WHEN ${sql} IS NOT NULL THEN SUBSTRING(CONCAT(${sql}, '') FROM 1 FOR ${previewLimits.characters + 1}) END`;
}

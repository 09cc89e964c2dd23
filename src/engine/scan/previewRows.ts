import type { Adapter, Session } from '../adapter.js';
import type { SelectItem } from '../model/selectItem.js';
import type { Column, Table } from '../model/catalog.js';
import { previewLimits, type RowPreview } from '../model/glance.js';
import { rangePlaceholder } from '../model/script.js';

interface PreviewItem extends SelectItem {
  readonly length: boolean;
}

/** Reads a table's first rows, in no order. Bounded: long values are cut by the server, and of bytes only the length is asked. */
export async function previewRows(
  table: Table,
  adapter: Adapter,
  session: Session,
  most: number,
  signal?: AbortSignal,
): Promise<RowPreview> {
  const limit = Math.min(most, previewLimits.rows);
  const items = table.columns.map((column) => previewItem(column, adapter, session));
  const query = adapter.read.select(table, items, session.server).replace(rangePlaceholder, () => 'true');
  const { rows } = await session.query(`${query}\nLIMIT ${limit + 1}`, [], signal);
  const columns = table.columns.map(({ name, type }, at) => ({
    name,
    type: type.text,
    length: items[at]?.length === true,
  }));
  return { columns, rows: rows.slice(0, limit), more: rows.length > limit };
}

function previewItem(column: Column, adapter: Adapter, session: Session): PreviewItem {
  const { name } = column;
  const neutral = adapter.types.toNeutral(column, session.server);
  const read = adapter.read.column(column, neutral, 'native', session.server);
  if (!read || read.encode) return { name, sql: `LENGTH(${adapter.lex.quoteIdentifier(name)})`, length: true };
  return { name, sql: `SUBSTRING(${read.sql} FROM 1 FOR ${previewLimits.characters})`, length: false };
}

import type { SelectItem } from '../../../model/selectItem.js';
import type { ServerInfo, Table } from '../../../model/catalog.js';
import type { Chunk } from '../../../model/chunk.js';
import { rangePlaceholder } from '../../../model/script.js';
import { qualify, quoteIdentifier, quoteString } from '../lex.js';

/** One item a line. */
export function select(
  table: Pick<Table, 'schema' | 'name'>,
  items: readonly SelectItem[],
  server: ServerInfo,
): string {
  const listed = items.map((item) => {
    const name = quoteIdentifier(item.name);
    return item.sql === name ? `  ${name}` : `  ${item.sql} AS ${name}`;
  });
  return `SELECT\n${listed.join(',\n')}\nFROM ${qualify(table, server)}\nWHERE ${rangePlaceholder}`;
}

/**
 * The condition of a chunk. Row comparisons are spelt out, for MySQL doesn't use an index for them; literals stand in quotes, and the server turns them
 * into the column's own type.
 */
export function range(chunk: Chunk, key: readonly string[]): string {
  const columns = key.map(quoteIdentifier);
  const conditions = [
    ...(chunk.from ? [bound(columns, chunk.from, '>', '>')] : []),
    ...(chunk.to ? [bound(columns, chunk.to, '<', '<=')] : []),
  ];
  return conditions.length === 0 ? 'true' : conditions.join(' AND ');
}

/** `(a > 1 OR (a = 1 AND (b > 2)))`: `strict` decides all columns but the last one. */
function bound(columns: readonly string[], values: readonly string[], strict: string, last: string): string {
  const [column = '', ...rest] = columns;
  const [value = '', ...others] = values;
  if (rest.length === 0) return `${column} ${last} ${quoteString(value)}`;
  const literal = quoteString(value);
  return `(${column} ${strict} ${literal} OR (${column} = ${literal} AND ${bound(rest, others, strict, last)}))`;
}

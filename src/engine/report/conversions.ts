import type { Adapter } from '../adapter.js';
import type { Conversion } from '../model/conversion.js';
import { tableKey, type ColumnMapping, type Mapping } from '../model/mapping.js';

/** How the columns of a mapping come over, those of the same way together, most columns first. Pure. */
export function conversionsOf(mapping: Mapping, source: Adapter): Conversion[] {
  const ways = new Map<string, { way: Omit<Conversion, 'columns'>; columns: string[] }>();
  for (const table of mapping.tables.filter(({ included }) => included)) {
    for (const column of table.columns.filter(({ included }) => included)) {
      const way = wayOf(column, source);
      const key = JSON.stringify(way);
      const known = ways.get(key) ?? { way, columns: [] };
      known.columns.push(`${tableKey(table.source)}.${column.source.name}`);
      ways.set(key, known);
    }
  }
  return [...ways.values()]
    .map(({ way, columns }) => ({ ...way, columns }))
    .sort((a, b) => b.columns.length - a.columns.length);
}

function wayOf(column: ColumnMapping, { lex }: Adapter): Omit<Conversion, 'columns'> {
  const quoted = lex.quoteIdentifier(column.source.name);
  const { read, chosen, expression, source } = column;
  return {
    sourceType: source.type.text,
    targetType: chosen.type,
    read: read.sql === quoted ? undefined : read.sql.replaceAll(quoted, '@column'),
    encode: read.encode,
    load: chosen.load,
    own: expression === undefined ? undefined : true,
  };
}

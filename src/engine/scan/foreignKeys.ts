import type { Adapter, Session } from '../adapter.js';
import type { ForeignKey } from '../model/catalog.js';
import { tableKey, type Mapping, type TableMapping } from '../model/mapping.js';
import type { LooseForeignKey } from '../model/profile.js';

/** Counts, for each foreign key that the source doesn't vouch for, the rows without a parent of exactly the same value. */
export async function findLooseForeignKeys(
  table: TableMapping,
  mapping: Mapping,
  source: Adapter,
  session: Session,
  signal: AbortSignal | undefined,
): Promise<LooseForeignKey[]> {
  const loose: LooseForeignKey[] = [];
  for (const key of table.source.foreignKeys) {
    const query = orphanQuery(key, table, mapping, source, session);
    if (query === undefined) continue;
    const { rows } = await session.query(query, [], signal);
    const hits = Number(rows[0]?.[0] ?? 0);
    if (hits > 0) loose.push({ table: tableKey(table.source), name: key.name, hits });
  }
  return loose;
}

/** Undefined where the source vouches for the key. */
function orphanQuery(
  key: ForeignKey,
  table: TableMapping,
  mapping: Mapping,
  source: Adapter,
  session: Session,
): string | undefined {
  const parent = mapping.tables.find(
    (entry) => entry.source.schema === key.referencedSchema && entry.source.name === key.referencedTable,
  );
  if (!parent?.included) return undefined;
  const { lex, read } = source;
  const child = key.columns.map((name) => `c.${lex.quoteIdentifier(name)}`);
  const other = key.referencedColumns.map((name) => `p.${lex.quoteIdentifier(name)}`);
  const exact = child.map((left, index) => {
    const column = table.source.columns.find((entry) => entry.name === key.columns[index]);
    return column && read.exactMatch(left, other[index] ?? 'NULL', column, session.server);
  });
  if (exact.every((condition) => condition === undefined)) return undefined;
  // The plain comparison lets the server use its index; the exact one then decides.
  const pairs = child.flatMap((left, index) => [`${other[index] ?? 'NULL'} = ${left}`, exact[index] ?? 'TRUE']);
  const from = lex.qualify(table.source, session.server);
  const to = lex.qualify(parent.source, session.server);
  const present = child.map((name) => `${name} IS NOT NULL`).join(' AND ');
  return `SELECT count(*) FROM ${from} c WHERE ${present} AND NOT EXISTS (SELECT 1 FROM ${to} p WHERE ${pairs.join(' AND ')})`;
}

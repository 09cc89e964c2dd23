import type { Adapter, Session } from '../adapter.js';
import type { ForeignKey } from '../model/catalog.js';
import { exampleText } from './example.js';
import { tableKey, type TableMapping } from '../model/mapping.js';
import type { LooseForeignKey } from '../model/profile.js';

/** How a table is asked. */
interface Asks {
  readonly source: Adapter;
  readonly session: Session;
  /** The table has no row. */
  readonly isEmpty: boolean;
  readonly signal: AbortSignal | undefined;
}

/**
 * Counts, for each foreign key that the source doesn't vouch for, the rows without a parent of exactly the same value. A key that was never checked is told
 * also where it has none. `parents`: the tables by their keys.
 */
export async function findLooseForeignKeys(
  table: TableMapping,
  parents: ReadonlyMap<string, TableMapping>,
  { source, session, isEmpty, signal }: Asks,
): Promise<LooseForeignKey[]> {
  const loose: LooseForeignKey[] = [];
  for (const key of table.source.foreignKeys) {
    const parent = parents.get(tableKey({ schema: key.referencedSchema, name: key.referencedTable }));
    const orphans = parent?.included ? orphansOf(key, table, parent, source, session) : undefined;
    if (orphans === undefined) continue;
    const counted = isEmpty ? undefined : await session.query(`SELECT count(*) ${orphans}`, [], signal);
    const hits = Number(counted?.rows[0]?.[0] ?? 0);
    if (hits === 0 && key.validated) continue;
    const names = key.columns.map((name) => `c.${source.lex.quoteIdentifier(name)}`).join(', ');
    const one = hits > 0 ? (await session.query(`SELECT ${names} ${orphans} LIMIT 1`, [], signal)).rows[0] : undefined;
    const example =
      one &&
      exampleText(
        key.columns.map((name) => ({ name })),
        one,
      );
    loose.push({ table: tableKey(table.source), name: key.name, hits, example });
  }
  return loose;
}

/** `FROM … WHERE …` for the rows without a parent; undefined where the source vouches for the key, or doesn't mean it. */
function orphansOf(
  key: ForeignKey,
  table: TableMapping,
  parent: TableMapping,
  source: Adapter,
  session: Session,
): string | undefined {
  const { lex, read } = source;
  const child = key.columns.map((name) => `c.${lex.quoteIdentifier(name)}`);
  const other = key.referencedColumns.map((name) => `p.${lex.quoteIdentifier(name)}`);
  const exact = child.map((left, index) => {
    const column = table.source.columns.find((entry) => entry.name === key.columns[index]);
    return column && read.exactMatch(left, other[index] ?? 'NULL', column, session.server);
  });
  if (!key.enforced || (key.validated && exact.every((condition) => condition === undefined))) return undefined;
  // The plain comparison lets the server use its index; the exact one then decides.
  const pairs = child.flatMap((left, index) => [`${other[index] ?? 'NULL'} = ${left}`, exact[index] ?? 'TRUE']);
  const from = lex.qualify(table.source, session.server);
  const to = lex.qualify(parent.source, session.server);
  const present = child.map((name) => `${name} IS NOT NULL`).join(' AND ');
  return `FROM ${from} c WHERE ${present} AND NOT EXISTS (SELECT 1 FROM ${to} p WHERE ${pairs.join(' AND ')})`;
}

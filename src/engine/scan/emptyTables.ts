import type { Adapter, Session } from '../adapter.js';
import type { TableGlance } from '../model/introspection.js';
import { tableKey } from '../model/mapping.js';

/** A table for which the server's statistics say more rows than this is not asked. */
const fewRows = 1000;

/** The tables that hold no row, by their keys (`tableKey`): for certain, not by the server's statistics. */
export async function emptyTables(
  tables: readonly TableGlance[],
  source: Adapter,
  session: Session,
  signal: AbortSignal | undefined,
): Promise<ReadonlySet<string>> {
  const asked = tables.filter(({ estimatedRows }) => estimatedRows <= fewRows);
  const empty = asked.length === 0 ? [] : await source.read.empty(session, asked, signal);
  return new Set(asked.filter((_table, at) => empty[at] === true).map(tableKey));
}

import type { Session } from '../../../adapter.js';
import type { TableSize } from '../../../model/chunk.js';
import type { TargetName } from '../../../model/mapping.js';
import { postgresSession } from '../session.js';

/** A row's bytes where nothing is known of it. */
const usualRow = 100;

const wantedNames = `wanted AS (SELECT j ->> 0 AS schema, j ->> 1 AS name, at FROM pg_catalog.jsonb_array_elements($1::jsonb) WITH ORDINALITY e(j, at))`;
const wantedRelations = `FROM wanted w
    JOIN pg_catalog.pg_namespace n ON n.nspname = w.schema
    JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = w.name`;

/** `members` are the relations that hold a table's rows: itself, or the leaves of a partitioned one (https://www.postgresql.org/docs/18/functions-info.html). */
const query = `
  WITH ${wantedNames},
  found AS (SELECT w.at, c.oid, c.relkind ${wantedRelations}),
  leaves AS (
    SELECT at, oid FROM found WHERE relkind <> 'p'
    UNION ALL
    SELECT f.at, t.relid FROM found f, pg_catalog.pg_partition_tree(f.oid) t WHERE f.relkind = 'p' AND t.isleaf
  ),
  members AS (
    SELECT l.at, m.relkind, m.reltuples, m.relpages, pg_catalog.pg_relation_size(m.oid) AS main, pg_catalog.pg_table_size(m.oid) AS bytes
    FROM leaves l JOIN pg_catalog.pg_class m ON m.oid = l.oid
  )
  SELECT at, sum(CASE WHEN reltuples > 0 AND relpages > 0 THEN reltuples / relpages * (main / current_setting('block_size')::int) ELSE bytes / ${usualRow} END)::bigint,
    sum(bytes)::bigint, (bool_and(main = 0 AND relkind IN ('r', 'm')))::int
  FROM members GROUP BY at`;

/**
 * Sizes by the files themselves, rows by the density that the last ANALYZE saw, as the planner has it. A table whose file has no block has no row in any
 * snapshot that its lock protects.
 */
export async function sizes(
  reader: Session,
  tables: readonly TargetName[],
  signal?: AbortSignal,
): Promise<readonly (TableSize | undefined)[]> {
  const { rows } = await postgresSession(reader).execute(query, { values: [namesAsJson(tables)], signal });
  const found: (TableSize | undefined)[] = tables.map(() => undefined);
  for (const [at, count, bytes, empty] of rows) {
    found[Number(at) - 1] = { rows: Number(count), bytes: Number(bytes), empty: empty === '1' };
  }
  return found;
}

function namesAsJson(tables: readonly TargetName[]): string {
  return JSON.stringify(tables.map((table) => [table.schema, table.name]));
}

/** Plain tables whose file has no block, and partitioned ones of which no leaf has one. */
const emptyQuery = `
  WITH ${wantedNames}
  SELECT w.at ${wantedRelations}
  WHERE c.relkind IN ('r', 'm') AND c.relpages = 0 AND pg_catalog.pg_relation_size(c.oid) = 0
    OR c.relkind = 'p' AND NOT EXISTS (
      SELECT FROM pg_catalog.pg_partition_tree(c.oid) t JOIN pg_catalog.pg_class m ON m.oid = t.relid
      WHERE t.isleaf AND (m.relkind NOT IN ('r', 'm') OR pg_catalog.pg_relation_size(m.oid) > 0))`;

/** Of the files themselves; see {@link sizes}. */
export async function empty(
  reader: Session,
  tables: readonly TargetName[],
  signal?: AbortSignal,
): Promise<readonly boolean[]> {
  const { rows } = await postgresSession(reader).execute(emptyQuery, { values: [namesAsJson(tables)], signal });
  const found = new Set(rows.map(([at]) => Number(at)));
  return tables.map((_table, at) => found.has(at + 1));
}

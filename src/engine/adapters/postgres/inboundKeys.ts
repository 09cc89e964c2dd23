import type { Session } from '../../adapter.js';
import type { TargetName } from '../../model/mapping.js';
import type { InboundKey } from '../../model/repair.js';
import { referentialActions } from './catalog/constraints.js';

/** A table with its partitions and the tables that inherit from it, as `tables`. `$1`: schema and name as JSON. */
export const tableTree = `WITH RECURSIVE tables AS (
    SELECT c.oid FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = $1::jsonb ->> 0 AND c.relname = $1::jsonb ->> 1
    UNION SELECT i.inhrelid FROM pg_catalog.pg_inherits i JOIN tables ON tables.oid = i.inhparent
  )`;

const columnNames = (relation: string, numbers: string): string =>
  `(SELECT pg_catalog.jsonb_agg(a.attname ORDER BY o.place) FROM pg_catalog.unnest(k.${numbers}) WITH ORDINALITY o(number, place)
      JOIN pg_catalog.pg_attribute a ON a.attrelid = k.${relation} AND a.attnum = o.number)::text`;

const inbound = `${tableTree}
  SELECT n.nspname, c.relname, k.conname, k.confdeltype::text, k.confupdtype::text,
    ${columnNames('conrelid', 'conkey')},
    ${columnNames('confrelid', 'confkey')}
  FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_class c ON c.oid = k.conrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE k.contype = 'f' AND k.conparentid = 0 AND k.confrelid IN (SELECT oid FROM tables) ORDER BY 1, 2, 3`;

/** The foreign keys of all schemas that refer to a table. */
export async function inboundKeys(session: Session, table: TargetName, signal?: AbortSignal): Promise<InboundKey[]> {
  const { rows } = await session.query(inbound, [JSON.stringify([table.schema, table.name])], signal);
  return rows.map((row) => {
    const [schema = '', name = '', key = '', remove = '', update = '', columns = '', referenced = ''] = row.map(
      (value) => value ?? '',
    );
    return {
      table: { schema, name },
      name: key,
      columns: JSON.parse(columns) as string[],
      referencedColumns: JSON.parse(referenced) as string[],
      onDelete: referentialActions[remove] ?? 'no action',
      onUpdate: referentialActions[update] ?? 'no action',
    };
  });
}

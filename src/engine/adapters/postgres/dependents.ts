import type { Session } from '../../adapter.js';
import { mostReferring, type Dependents, type LostTables, type ReferringKey } from '../../model/existing.js';
import type { TargetName } from '../../model/mapping.js';
import { qualify, quoteIdentifier } from './lex.js';

/** Tables, given as pairs of schema and name in $1, by their oid. */
const named = `named AS (SELECT c.oid, c.reltype FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_catalog.jsonb_array_elements($1::jsonb) w ON n.nspname = w ->> 0 AND c.relname = w ->> 1)`;

/** A key that nothing enforces says so in its definition, from PostgreSQL 18 on. */
const referringKeys = `WITH ${named}
  SELECT n.nspname, c.relname, k.conname, rn.nspname, r.relname,
    (SELECT pg_catalog.jsonb_agg(a.attname) FROM pg_catalog.pg_attribute a WHERE a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey))::text
  FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_class c ON c.oid = k.conrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_catalog.pg_class r ON r.oid = k.confrelid JOIN pg_catalog.pg_namespace rn ON rn.oid = r.relnamespace
  WHERE k.contype = 'f' AND k.conparentid = 0 AND k.confrelid IN (SELECT oid FROM named) AND k.conrelid NOT IN (SELECT oid FROM named)
    AND pg_catalog.pg_get_constraintdef(k.oid) NOT LIKE '% NOT ENFORCED%' ORDER BY 1, 2, 3`;

/** What DROP TABLE stops at: normal dependencies (https://www.postgresql.org/docs/18/catalog-pg-depend.html) of what does not go with the tables; foreign keys are put aside. */
const standing = `WITH ${named},
  gone AS (SELECT oid FROM named UNION SELECT d.objid FROM pg_catalog.pg_depend d JOIN named ON named.oid = d.refobjid
    WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refclassid = d.classid AND d.deptype IN ('a', 'i')),
  needed AS (SELECT 'pg_catalog.pg_class'::pg_catalog.regclass::oid AS class, oid FROM gone
    UNION ALL SELECT 'pg_catalog.pg_type'::pg_catalog.regclass::oid, unnest(ARRAY[t.oid, t.typarray]) FROM pg_catalog.pg_type t JOIN named ON named.reltype = t.oid)
  SELECT DISTINCT CASE WHEN r.ev_class IS NULL THEN pg_catalog.pg_describe_object(d.classid, d.objid, d.objsubid)
    ELSE pg_catalog.pg_describe_object('pg_catalog.pg_class'::pg_catalog.regclass, r.ev_class, 0) END
  FROM pg_catalog.pg_depend d JOIN needed ON needed.class = d.refclassid AND needed.oid = d.refobjid
  LEFT JOIN pg_catalog.pg_rewrite r ON d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass AND r.oid = d.objid
  LEFT JOIN pg_catalog.pg_constraint k ON d.classid = 'pg_catalog.pg_constraint'::pg_catalog.regclass AND k.oid = d.objid
  LEFT JOIN pg_catalog.pg_attrdef a ON d.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass AND a.oid = d.objid
  LEFT JOIN pg_catalog.pg_trigger t ON d.classid = 'pg_catalog.pg_trigger'::pg_catalog.regclass AND t.oid = d.objid
  WHERE d.deptype = 'n' AND k.contype IS DISTINCT FROM 'f'
    AND NOT EXISTS (SELECT FROM gone WHERE gone.oid IN (r.ev_class, k.conrelid, a.adrelid, t.tgrelid))
    AND NOT (d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid IN (SELECT oid FROM gone))
  ORDER BY 1`;

const pairs = (tables: readonly TargetName[]): string =>
  JSON.stringify(tables.map(({ schema, name }) => [schema, name]));

/** TRUNCATE stops at keys, DROP TABLE at keys and objects; https://www.postgresql.org/docs/18/ddl-depend.html */
export async function dependents(
  session: Session,
  { emptied, dropped }: LostTables,
  signal?: AbortSignal,
): Promise<Dependents> {
  const { rows } = await session.query(referringKeys, [pairs([...emptied, ...dropped])], signal);
  const keys: ReferringKey[] = [];
  for (const row of rows) {
    const [schema = '', name = '', key = '', otherSchema = '', otherName = '', columns = ''] = row.map(
      (value) => value ?? '',
    );
    const table = qualify({ schema, name });
    const present = (JSON.parse(columns) as string[]).map((column) => `${quoteIdentifier(column)} IS NOT NULL`);
    const counted = await session.query(
      `SELECT count(*) FROM (SELECT FROM ${table} WHERE ${present.join(' AND ')} LIMIT ${mostReferring}) r`,
      [],
      signal,
    );
    const references = qualify({ schema: otherSchema, name: otherName });
    keys.push({ table, key: quoteIdentifier(key), references, rows: Number(counted.rows[0]?.[0]) });
  }
  const objects = dropped.length === 0 ? [] : (await session.query(standing, [pairs(dropped)], signal)).rows;
  return { keys, objects: objects.map(([description]) => description ?? ''), refused: true };
}

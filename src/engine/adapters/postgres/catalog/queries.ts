/**
 * The catalog queries: a fixed number of them, whatever the number of tables. Each takes the wanted schemas as `$1` (a text array, or NULL for all) and
 * answers with plain columns that the introspection groups; https://www.postgresql.org/docs/18/catalogs.html.
 */
export interface CatalogQueries {
  readonly schemas: string;
  readonly types: string;
  readonly domainChecks: string;
  readonly relations: string;
  readonly columns: string;
  readonly constraints: string;
  readonly indexes: string;
  readonly sequences: string;
  readonly triggers: string;
  readonly routines: string;
  readonly others: string;
}

const userSchema = `n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast') AND n.nspname !~ '^pg_(toast_)?temp_'`;
const wanted = `${userSchema} AND ($1::text[] IS NULL OR n.nspname = ANY ($1::text[]))`;

/** True for an object that came with an extension, and so goes with it. */
const ofExtension = (catalog: string, oid: string): string =>
  `EXISTS (SELECT FROM pg_depend x WHERE x.classid = '${catalog}'::regclass AND x.objid = ${oid} AND x.deptype = 'e')`;

const comment = (catalog: string, oid: string): string =>
  `(SELECT description FROM pg_description d WHERE d.classoid = '${catalog}'::regclass AND d.objoid = ${oid} AND d.objsubid = 0)`;

/** Names of user schemas, of extensions' own ones too. */
export const schemaNames = `SELECT n.nspname::text FROM pg_catalog.pg_namespace n WHERE ${userSchema} ORDER BY n.nspname`;

const schemas = `
SELECT n.oid, n.nspname AS name, has_schema_privilege(n.oid, 'USAGE')::int AS usable
FROM pg_namespace n
WHERE ${wanted} AND NOT ${ofExtension('pg_namespace', 'n.oid')}
ORDER BY n.nspname`;

const types = (version: number): string => `
SELECT t.oid, n.nspname AS schema, t.typname AS name, t.typtype AS kind, t.typelem AS element, t.typbasetype AS base, t.typtypmod AS modifier,
  EXISTS (SELECT FROM pg_type e WHERE e.oid = t.typelem AND e.typarray = t.oid)::int AS is_array, t.typnotnull::int AS not_null, pg_get_expr(t.typdefaultbin, 0) AS default_text,
  c.relkind AS row_of, t.typrelid AS relation,
  CASE WHEN t.typtype IN ('e', 'd', 'c', 'r') OR t.typbasetype <> 0 THEN format_type(t.typbasetype, t.typtypmod) END AS base_text,
  (SELECT json_agg(e.enumlabel ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid) AS labels,
  (SELECT format_type(r.rngsubtype, NULL) FROM pg_range r WHERE r.rngtypid = t.oid) AS subtype,
  (${wanted})::int AS wanted, ${ofExtension('pg_type', 't.oid')}::int AS of_extension,
  ${version >= 140000 ? `(SELECT r.rngtypid FROM pg_range r WHERE r.rngmultitypid = t.oid)` : 'NULL'} AS multirange_of,
  ${comment('pg_type', 't.oid')} AS comment
FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace LEFT JOIN pg_class c ON c.oid = t.typrelid
ORDER BY n.nspname, t.typname`;

const domainChecks = `
SELECT c.contypid AS type, c.conname AS name, pg_get_constraintdef(c.oid) AS definition, c.convalidated::int AS validated
FROM pg_constraint c WHERE c.contypid <> 0 AND c.contype = 'c' ORDER BY c.contypid, c.conname`;

/** Of tables what their glances need, without asking for their files and privileges, which takes a hundred times as long. */
export const tableNames = `
SELECT c.oid, n.nspname AS schema, c.relname AS name, c.relkind AS kind, c.relispartition::int AS is_partition,
  greatest(c.reltuples, pg_stat_get_live_tuples(c.oid), 0)::bigint AS rows,
  CASE WHEN c.relispartition THEN (SELECT json_agg(i.inhparent::text ORDER BY i.inhseqno) FROM pg_inherits i WHERE i.inhrelid = c.oid) END AS parents
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'f') AND ${wanted} AND NOT ${ofExtension('pg_class', 'c.oid')}
ORDER BY n.nspname, c.relname`;

const relations = `
SELECT c.oid, n.nspname AS schema, c.relname AS name, c.relkind AS kind, c.relispartition::int AS is_partition, c.relpersistence AS persistence,
  greatest(c.reltuples, pg_stat_get_live_tuples(c.oid), 0)::bigint AS rows, CASE WHEN c.relkind IN ('r', 'm') THEN pg_table_size(c.oid) ELSE 0 END AS bytes,
  CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END AS partition_key,
  CASE WHEN c.relispartition THEN pg_get_expr(c.relpartbound, c.oid) END AS partition_bound,
  (SELECT json_agg(i.inhparent::text ORDER BY i.inhseqno) FROM pg_inherits i WHERE i.inhrelid = c.oid) AS parents,
  CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END AS view_definition, CASE WHEN c.relkind = 'v' THEN array_to_string(c.reloptions, ', ') END AS view_options,
  c.relrowsecurity::int AS row_security, c.relforcerowsecurity::int AS forced_security, row_security_active(c.oid)::int AS hides_rows, c.relhassubclass::int AS has_children,
  (has_schema_privilege(n.oid, 'USAGE') AND (has_table_privilege(c.oid, 'SELECT') OR has_any_column_privilege(c.oid, 'SELECT')))::int AS readable,
  CASE WHEN NOT has_table_privilege(c.oid, 'SELECT') THEN (SELECT json_agg(a.attname ORDER BY a.attnum) FROM pg_attribute a
    WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND NOT has_column_privilege(c.oid, a.attnum, 'SELECT')) END AS hidden_columns,
  CASE WHEN c.relkind = 'f' THEN (SELECT s.srvname FROM pg_foreign_table f JOIN pg_foreign_server s ON s.oid = f.ftserver WHERE f.ftrelid = c.oid) END AS foreign_server,
  ${comment('pg_class', 'c.oid')} AS comment
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm') AND ${wanted} AND NOT ${ofExtension('pg_class', 'c.oid')}
ORDER BY n.nspname, c.relname`;

/** Where a collation's ICU locale is kept. */
function collationLocale(version: number): string {
  if (version >= 170000) return 'o.colllocale';
  return version >= 150000 ? 'o.colliculocale' : 'o.collcollate';
}

/** Whether the collation of a column knows the case of ASCII letters only; https://www.postgresql.org/docs/current/locale.html */
function asciiCase(version: number): string {
  const isPlain = (locale: string): string => `${locale} IN ('C', 'POSIX')`;
  const ofDatabase = [
    `(${version >= 150000 ? `b.datlocprovider = 'c' AND ` : ''}${isPlain('b.datctype')})`,
    ...(version >= 170000 ? [`(b.datlocprovider = 'b' AND b.datlocale = 'C')`] : []),
  ].join(' OR ');
  const ofCollation = [isPlain('o.collctype'), ...(version >= 170000 ? [`o.colllocale = 'C'`] : [])].join(' OR ');
  return `CASE WHEN a.attcollation = 100 THEN (SELECT ${ofDatabase} FROM pg_database b WHERE b.datname = current_database())
    WHEN a.attcollation <> 0 THEN ${ofCollation} END`;
}

// Joined, for a subquery would be asked anew for each of tens of thousands of columns.
const columns = (version: number): string => `
SELECT a.attrelid AS relation, a.attnum AS number, a.attname AS name, a.atttypid AS type, a.atttypmod AS modifier, format_type(a.atttypid, a.atttypmod) AS type_text,
  a.attnotnull::int AS not_null, a.attidentity AS identity, ${version >= 120000 ? 'a.attgenerated' : `''`} AS generated, pg_get_expr(d.adbin, d.adrelid) AS default_text,
  CASE WHEN a.attcollation <> t.typcollation THEN o.collname END AS collation, CASE WHEN NOT o.collisdeterministic THEN ${collationLocale(version)} END AS loose_locale,
  (${asciiCase(version)})::int AS ascii_case, m.description AS comment
FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_type t ON t.oid = a.atttypid
  LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum LEFT JOIN pg_collation o ON o.oid = a.attcollation
  LEFT JOIN pg_description m ON m.classoid = 'pg_class'::regclass AND m.objoid = a.attrelid AND m.objsubid = a.attnum
WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'f', 'v', 'm', 'c') AND ${wanted} AND NOT ${ofExtension('pg_class', 'c.oid')}
ORDER BY a.attrelid, a.attnum`;

// NOT NULL constraints only where old rows were never held against them (from version 18 on); for the others the column's flag says it.
// A key whose own triggers somebody disabled (DISABLE TRIGGER ALL) holds nothing any more, whatever its flags say.
// A foreign key to a partitioned table has a row for each of its partitions too, each with the first one as its parent.
const constraints = (version: number): string => `
SELECT k.oid, k.conrelid AS relation, k.conname AS name, k.contype AS kind, k.conindid AS index, k.conkey::text AS columns,
  rn.nspname AS referenced_schema, r.relname AS referenced_table, CASE WHEN k.contype = 'f' THEN (SELECT json_agg(a.attname ORDER BY o.place) FROM unnest(k.confkey) WITH ORDINALITY o(number, place)
    JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = o.number) END AS referenced_columns,
  k.confdeltype AS on_delete, k.confupdtype AS on_update, k.confmatchtype AS match, k.condeferrable::int AS deferrable, k.condeferred::int AS deferred,
  k.convalidated::int AS validated, (${version >= 180000 ? 'k.conenforced' : 'true'} AND NOT EXISTS (SELECT FROM pg_trigger g WHERE g.tgconstraint = k.oid AND g.tgisinternal AND g.tgenabled IN ('D', 'R')))::int AS enforced, ${version >= 180000 ? 'k.conperiod::int' : '0'} AS period,
  ${version >= 150000 ? `coalesce(k.confdelsetcols::text, '')` : `''`} AS delete_columns,
  (k.coninhcount > 0)::int AS inherited, CASE WHEN k.contype = 'x' THEN (SELECT bool_and(o.oprname = '=') FROM pg_operator o WHERE o.oid = ANY (k.conexclop)) END::int AS by_equality,
  CASE WHEN k.contype = 'x'${version >= 180000 ? ' OR k.conperiod' : ''} THEN pg_get_constraintdef(k.oid) END AS definition, pg_get_expr(k.conbin, k.conrelid) AS expression
FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_class r ON r.oid = k.confrelid LEFT JOIN pg_namespace rn ON rn.oid = r.relnamespace
WHERE (k.contype IN ('p', 'u', 'f', 'c', 'x') OR k.contype = 'n' AND NOT k.convalidated) AND (k.contype <> 'f' OR k.conparentid = 0) AND ${wanted} AND NOT ${ofExtension('pg_class', 'c.oid')}
ORDER BY k.conrelid, k.conname`;

// `details` is asked only where a part is more than a column with its type's usual operators and the usual collation (oid 100): thousands of indexes have none.
const indexes = (version: number): string => `
SELECT i.indexrelid AS oid, i.indrelid AS relation, x.relname AS name, x.relispartition::int AS inherited, i.indisunique::int AS is_unique, i.indisexclusion::int AS is_exclusion,
  (i.indisvalid AND i.indisready)::int AS usable, ${version >= 150000 ? 'i.indnullsnotdistinct::int' : '0'} AS nulls_equal, i.indnkeyatts AS keys, m.amname AS method,
  pg_get_expr(i.indpred, i.indrelid) AS predicate, pg_get_indexdef(i.indexrelid) AS definition, ${comment('pg_class', 'i.indexrelid')} AS comment,
  i.indkey::text AS columns, i.indoption::text AS options,
  CASE WHEN 0 = ANY (i.indkey) OR NOT i.indclass::oid[] <@ ARRAY(SELECT oid FROM pg_opclass WHERE opcdefault) OR NOT i.indcollation::oid[] <@ ARRAY[0, 100]::oid[] THEN
    (SELECT json_agg(json_build_object(
      'expression', CASE WHEN i.indkey[p] = 0 THEN pg_get_indexdef(i.indexrelid, p + 1, false) END,
      'opclass', (SELECT CASE WHEN NOT o.opcdefault THEN quote_ident(o.opcname) END FROM pg_opclass o WHERE o.oid = i.indclass[p]),
      'collation', (SELECT o.collname FROM pg_collation o WHERE o.oid = i.indcollation[p]
        AND o.oid IS DISTINCT FROM (SELECT a.attcollation FROM pg_attribute a WHERE a.attrelid = i.indrelid AND a.attnum = i.indkey[p])
        AND o.collname <> 'default')
    ) ORDER BY p) FROM generate_series(0, i.indnkeyatts - 1) p) END AS details
FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_am m ON m.oid = x.relam
  JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE NOT i.indisprimary AND c.relkind IN ('r', 'p', 'm', 'f') AND ${wanted} AND NOT ${ofExtension('pg_class', 'c.oid')}
ORDER BY i.indrelid, x.relname`;

// A sequence that setval(…, false) left uncalled tells its value only when read itself: from 18 on by pg_get_sequence_data, before through query_to_xml.
const sequences = (version: number): string => `
SELECT s.seqrelid AS oid, s.seqrelid::regclass::text AS printed, n.nspname AS schema, c.relname AS name, format_type(s.seqtypid, NULL) AS type, s.seqstart AS start, s.seqincrement AS increment,
  s.seqmin AS minimum, s.seqmax AS maximum, s.seqcycle::int AS cycle, c.relpersistence AS persistence, d.refobjid AS owner, d.refobjsubid AS owner_column, d.deptype AS dependency,
  v.last_value, v.is_called
FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')
  LEFT JOIN LATERAL (${version >= 180000 ? sequenceValue : olderSequenceValue}) v
    ON has_schema_privilege(n.oid, 'USAGE') AND has_sequence_privilege(c.oid, 'SELECT')
WHERE ${wanted} AND NOT ${ofExtension('pg_class', 'c.oid')}
ORDER BY n.nspname, c.relname`;

const sequenceValue = `SELECT q.last_value::text, q.is_called::int FROM pg_get_sequence_data(c.oid) q`;

const olderSequenceValue = `
    SELECT coalesce(q.called, substring(query_to_xml(format('SELECT last_value FROM %I.%I', n.nspname, c.relname), false, true, '')::text
      FROM '<last_value>(-?[0-9]+)</last_value>')) AS last_value, (q.called IS NOT NULL)::int AS is_called
    FROM (SELECT pg_sequence_last_value(c.oid)::text AS called) q`;

const triggers = (version: number): string => `
SELECT n.nspname AS schema, c.relname AS relation, t.tgname AS name, t.tgtype AS type, pg_get_triggerdef(t.oid) AS definition,
  p.prosrc AS body, t.tgenabled AS enabled
FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE NOT t.tgisinternal ${version >= 130000 ? 'AND t.tgparentid = 0' : ''} AND ${wanted} AND NOT ${ofExtension('pg_class', 'c.oid')}
ORDER BY n.nspname, c.relname, t.tgname`;

const routines = `
SELECT n.nspname AS schema, p.proname AS name, pg_get_function_identity_arguments(p.oid) AS arguments, p.prokind AS kind, l.lanname AS language,
  CASE WHEN p.prokind = 'a' THEN format('CREATE AGGREGATE %I.%I(%s)', n.nspname, p.proname, pg_get_function_arguments(p.oid)) ELSE pg_get_functiondef(p.oid) END AS definition
FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_language l ON l.oid = p.prolang
WHERE ${wanted} AND NOT ${ofExtension('pg_proc', 'p.oid')} AND NOT EXISTS (
  SELECT FROM pg_depend x WHERE x.classid = 'pg_proc'::regclass AND x.objid = p.oid AND x.deptype = 'i')
ORDER BY n.nspname, p.proname, 3`;

/** One branch a kind; those without a schema of their own have none and are listed with the first. */
const others = `
SELECT n.nspname AS schema, 'policy' AS kind, format('%s on %s', p.polname, c.relname) AS name, coalesce(pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)) AS definition
  FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${wanted}
UNION ALL SELECT n.nspname, 'policy', format('row level security on %s', c.relname), 'enabled without a policy: nobody but the owner sees rows' || CASE WHEN c.relforcerowsecurity THEN ', and forced: nor does the owner' ELSE '' END
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relrowsecurity AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid) AND ${wanted} AND NOT ${ofExtension('pg_class', 'c.oid')}
UNION ALL SELECT n.nspname, 'rule', format('%s on %s', r.rulename, c.relname), pg_get_ruledef(r.oid)
  FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE r.rulename <> '_RETURN' AND ${wanted} AND NOT ${ofExtension('pg_class', 'c.oid')}
UNION ALL SELECT n.nspname, 'extension', e.extname, format('version %s', e.extversion)
  FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname <> 'plpgsql'
UNION ALL SELECT n.nspname, 'statistics', s.stxname, pg_get_statisticsobjdef(s.oid)
  FROM pg_statistic_ext s JOIN pg_namespace n ON n.oid = s.stxnamespace WHERE ${wanted}
UNION ALL SELECT n.nspname, 'collation', o.collname, NULL
  FROM pg_collation o JOIN pg_namespace n ON n.oid = o.collnamespace WHERE ${wanted} AND NOT ${ofExtension('pg_collation', 'o.oid')}
UNION ALL SELECT n.nspname, 'operator', format('%s (%s, %s)', o.oprname, format_type(nullif(o.oprleft, 0), NULL), format_type(nullif(o.oprright, 0), NULL)), NULL
  FROM pg_operator o JOIN pg_namespace n ON n.oid = o.oprnamespace WHERE ${wanted} AND NOT ${ofExtension('pg_operator', 'o.oid')}
UNION ALL SELECT n.nspname, 'operator', format('operator class %s', o.opcname), NULL
  FROM pg_opclass o JOIN pg_namespace n ON n.oid = o.opcnamespace WHERE ${wanted} AND NOT ${ofExtension('pg_opclass', 'o.oid')}
UNION ALL SELECT n.nspname, 'text search', format('configuration %s', t.cfgname), NULL
  FROM pg_ts_config t JOIN pg_namespace n ON n.oid = t.cfgnamespace WHERE ${wanted} AND NOT ${ofExtension('pg_ts_config', 't.oid')}
UNION ALL SELECT n.nspname, 'text search', format('dictionary %s', t.dictname), NULL
  FROM pg_ts_dict t JOIN pg_namespace n ON n.oid = t.dictnamespace WHERE ${wanted} AND NOT ${ofExtension('pg_ts_dict', 't.oid')}
UNION ALL SELECT n.nspname, 'grant', format('%s on %s to %s', string_agg(a.privilege_type, ', ' ORDER BY a.privilege_type), c.relname,
    CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(a.grantee) END), NULL
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace CROSS JOIN LATERAL aclexplode(c.relacl) a
  WHERE a.grantee <> c.relowner AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND ${wanted} AND NOT ${ofExtension('pg_class', 'c.oid')}
  GROUP BY n.nspname, c.relname, a.grantee
UNION ALL SELECT n.nspname, 'comment', 'the schema itself', d.description
  FROM pg_namespace n JOIN pg_description d ON d.classoid = 'pg_namespace'::regclass AND d.objoid = n.oid WHERE ${wanted} AND d.description <> 'standard public schema'
UNION ALL SELECT n.nspname, 'comment', format('constraint %s on %s', k.conname, k.conrelid::regclass), d.description
  FROM pg_constraint k JOIN pg_namespace n ON n.oid = k.connamespace JOIN pg_description d ON d.classoid = 'pg_constraint'::regclass AND d.objoid = k.oid WHERE ${wanted}
UNION ALL SELECT n.nspname, 'comment', format('sequence %s', c.relname), d.description
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_description d ON d.classoid = 'pg_class'::regclass AND d.objoid = c.oid WHERE c.relkind = 'S' AND ${wanted}
UNION ALL SELECT n.nspname, 'comment', format('trigger %s on %s', t.tgname, c.relname), d.description
  FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_description d ON d.classoid = 'pg_trigger'::regclass AND d.objoid = t.oid WHERE ${wanted}
UNION ALL SELECT n.nspname, 'comment', format('routine %s', p.oid::regprocedure), d.description
  FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_description d ON d.classoid = 'pg_proc'::regclass AND d.objoid = p.oid
  WHERE ${wanted} AND NOT ${ofExtension('pg_proc', 'p.oid')}
UNION ALL SELECT NULL, 'event trigger', e.evtname, format('on %s, function %s', e.evtevent, e.evtfoid::regproc)
  FROM pg_event_trigger e WHERE NOT ${ofExtension('pg_event_trigger', 'e.oid')}
UNION ALL SELECT NULL, 'publication', p.pubname, NULL FROM pg_publication p
UNION ALL SELECT NULL, 'subscription', s.subname, NULL FROM pg_subscription s WHERE s.subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())
UNION ALL SELECT NULL, 'foreign server', s.srvname, NULL FROM pg_foreign_server s WHERE NOT ${ofExtension('pg_foreign_server', 's.oid')}
UNION ALL SELECT NULL, 'language', l.lanname, NULL FROM pg_language l WHERE l.oid >= 16384 AND NOT ${ofExtension('pg_language', 'l.oid')}
UNION ALL SELECT NULL, 'cast', format('%s to %s', format_type(c.castsource, NULL), format_type(c.casttarget, NULL)), NULL
  FROM pg_cast c WHERE c.oid >= 16384 AND NOT EXISTS (SELECT FROM pg_depend x WHERE x.classid = 'pg_cast'::regclass AND x.objid = c.oid AND x.deptype IN ('e', 'i'))
UNION ALL SELECT NULL, 'large object', format('%s large objects', count(*)), NULL FROM pg_largeobject_metadata HAVING count(*) > 0
ORDER BY 1, 2, 3`;

/** The queries for a server of that version (`server_version_num`). */
export function catalogQueries(version: number): CatalogQueries {
  return {
    schemas,
    types: types(version),
    domainChecks,
    relations,
    columns: columns(version),
    constraints: constraints(version),
    indexes: indexes(version),
    sequences: sequences(version),
    triggers: triggers(version),
    routines,
    others,
  };
}

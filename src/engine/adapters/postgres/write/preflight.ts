import type { TargetState } from '../../../model/targetState.js';
import type { Finding, ObjectKind } from '../../../model/finding.js';
import type { TargetName } from '../../../model/mapping.js';
import type { PostgresSession } from '../session.js';

/** Looks before anything is written; changes nothing. */
export async function preflight(
  session: PostgresSession,
  tables: readonly TargetName[],
  signal?: AbortSignal,
): Promise<TargetState> {
  const existing = await existingTables(session, tables, signal);
  const schemas = await schemaFindings(session, [...new Set(tables.map((table) => table.schema))], signal);
  return { existing, findings: [...serverFindings(session), ...schemas] };
}

function finding(code: string, kind: ObjectKind, path: readonly string[], message: string, fix: string): Finding {
  return { code, severity: 'error', object: { kind, path }, message, fix };
}

function serverFindings(session: PostgresSession): Finding[] {
  const { capabilities, database } = session.server;
  const path = [database];
  const found: Finding[] = [];
  if (capabilities.recovery === true) {
    const message = 'The target is a standby server and takes no writes.';
    found.push(finding('READ_ONLY_TARGET', 'server', path, message, 'Connect to the primary server.'));
  } else if (capabilities.readOnly === true) {
    const message = 'Transactions on the target are read-only (default_transaction_read_only).';
    found.push(finding('READ_ONLY_TARGET', 'server', path, message, 'Turn the setting off for this user or database.'));
  }
  if (capabilities.encoding !== 'UTF8') {
    const message = `The target database is encoded in ${String(capabilities.encoding)}, which can't hold every character.`;
    found.push(finding('DATABASE_ENCODING', 'database', path, message, 'Create the database with ENCODING UTF8.'));
  }
  return found;
}

/** A table's name is taken by any relation and by any type of its schema. */
async function existingTables(
  session: PostgresSession,
  tables: readonly TargetName[],
  signal: AbortSignal | undefined,
): Promise<TargetName[]> {
  const sql = `SELECT j ->> 0, j ->> 1 FROM pg_catalog.jsonb_array_elements($1::jsonb) WITH ORDINALITY w(j, place)
    JOIN pg_catalog.pg_namespace n ON n.nspname = j ->> 0
    WHERE EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.relnamespace = n.oid AND c.relname = j ->> 1)
      OR EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typnamespace = n.oid AND t.typname = j ->> 1)
    ORDER BY place`;
  const wanted = JSON.stringify(tables.map((table) => [table.schema, table.name]));
  const { rows } = await session.execute(sql, { values: [wanted], signal, stage: 'preflight' });
  return rows.map(([schema, name]) => ({ schema: schema ?? '', name: name ?? '' }));
}

async function schemaFindings(
  session: PostgresSession,
  schemas: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Finding[]> {
  const sql = `SELECT name, (n.oid IS NOT NULL)::int,
      CASE WHEN n.oid IS NULL THEN has_database_privilege(current_database(), 'CREATE') ELSE has_schema_privilege(n.oid, 'CREATE') END::int
    FROM pg_catalog.jsonb_array_elements_text($1::jsonb) w(name) LEFT JOIN pg_catalog.pg_namespace n ON n.nspname = name`;
  const { rows } = await session.execute(sql, { values: [JSON.stringify(schemas)], signal, stage: 'preflight' });
  return rows
    .filter(([, , allowed]) => allowed !== '1')
    .map(([name, exists]) =>
      exists === '1'
        ? finding(
            'MISSING_PRIVILEGE',
            'schema',
            [name ?? ''],
            `The user ${session.server.user} may not create tables in this schema.`,
            'Have it granted: GRANT CREATE ON SCHEMA … TO …',
          )
        : finding(
            'MISSING_PRIVILEGE',
            'schema',
            [name ?? ''],
            `The schema does not exist, and the user ${session.server.user} may not create it.`,
            'Have it created, or have it granted: GRANT CREATE ON DATABASE … TO …',
          ),
    );
}

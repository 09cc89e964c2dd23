import type { Session } from '../../adapter.js';
import type { Catalog, Schema, Table } from '../../model/catalog.js';
import type { Finding } from '../../model/finding.js';
import type { IntrospectionScope } from '../../model/introspection.js';
import { catalogQueries, schemaNames, tableNames } from './catalog/queries.js';
import { otherObjects, routines, sequences, triggers, userTypes, views } from './catalog/objects.js';
import { catalogRows, text, type CatalogRows, type Row } from './catalog/rows.js';
import { postgresSession, type PostgresSession } from './session.js';
import { tableGlances, TableReader } from './catalog/tables.js';
import { loadParser } from './expression/parse.js';

/**
 * Reads the catalog in one snapshot. The search path is empty meanwhile, so that PostgreSQL prints every name with its schema and an expression means
 * the same wherever it is read.
 */
export async function introspect(session: Session, scope: IntrospectionScope, signal?: AbortSignal): Promise<Catalog> {
  const own = postgresSession(session);
  const rows = await readRows(own, scope, signal);
  await loadParser();
  return assemble(own, rows);
}

export async function listSchemas(session: Session, signal?: AbortSignal): Promise<readonly string[]> {
  const { rows } = await postgresSession(session).execute(schemaNames, { signal, stage: 'introspect' });
  return rows.map(([name]) => name ?? '');
}

async function readRows(
  session: PostgresSession,
  scope: IntrospectionScope,
  signal: AbortSignal | undefined,
): Promise<CatalogRows> {
  const run = async (sql: string): Promise<unknown> => await session.execute(sql, { signal, stage: 'introspect' });
  const queries = catalogQueries(session.server.versionNumber);
  await run('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    await run(`SET LOCAL search_path = ''`);
    // Catalog queries look expensive to the planner: compiling them would take longer than running them. https://www.postgresql.org/docs/18/jit-decision.html
    await run('SET LOCAL jit = off');
    const ask = async (sql: string): Promise<Row[]> => await catalogRows(session, sql, scope.schemas, signal);
    if (scope.onTables) scope.onTables(tableGlances(await ask(tableNames)));
    return {
      relations: await ask(queries.relations),
      schemas: await ask(queries.schemas),
      types: await ask(queries.types),
      domainChecks: await ask(queries.domainChecks),
      columns: await ask(queries.columns),
      constraints: await ask(queries.constraints),
      indexes: await ask(queries.indexes),
      sequences: await ask(queries.sequences),
      triggers: await ask(queries.triggers),
      routines: await ask(queries.routines),
      others: await ask(queries.others),
    };
  } finally {
    // Without the signal: also a cancelled introspection leaves the session as it was.
    await session.execute('ROLLBACK', { stage: 'introspect' }).catch(() => undefined);
  }
}

function assemble(session: PostgresSession, rows: CatalogRows): Catalog {
  const findings: Finding[] = encodingFinding(session);
  const reader = new TableReader(rows, (finding) => findings.push(finding));
  const tables = new Map<string, Table[]>(rows.schemas.map((row) => [text(row, 'name'), []]));
  for (const table of reader.tables()) tables.get(table.schema)?.push(table);
  const [first] = rows.schemas;
  const schemas = rows.schemas.map((row): Schema => {
    const name = text(row, 'name');
    if (row.usable !== '1') findings.push(notUsable(name));
    return {
      name,
      tables: tables.get(name) ?? [],
      views: views(rows, reader, name),
      sequences: sequences(rows, reader, name),
      types: userTypes(rows, reader, name),
      triggers: triggers(rows, name),
      routines: routines(rows, name),
      others: otherObjects(rows, name, row === first),
    };
  });
  return { server: session.server, takenAt: new Date().toISOString(), schemas, findings };
}

/** Text of an unknown encoding passes as bytes; what is no UTF-8 among them is refused by the target. */
function encodingFinding({ server }: PostgresSession): Finding[] {
  if (server.capabilities.encoding !== 'SQL_ASCII') return [];
  return [
    {
      code: 'DATABASE_ENCODING',
      severity: 'warning',
      object: { kind: 'database', path: [server.database] },
      message: 'The database says nothing about the encoding of its texts (SQL_ASCII); they are taken for UTF-8.',
      fix: 'Make sure that they are UTF-8; the copy stops at the first one that is not.',
    },
  ];
}

function notUsable(schema: string): Finding {
  return {
    code: 'SCHEMA_NOT_READABLE',
    severity: 'error',
    object: { kind: 'schema', path: [schema] },
    message: 'The user may not use this schema, so none of its tables can be read.',
    fix: `Have it granted: GRANT USAGE ON SCHEMA … TO …, or leave the schema out.`,
  };
}

import type { Helpers, Session } from '../../adapter.js';
import type { Catalog, Schema, Table } from '../../model/catalog.js';
import type { Finding } from '../../model/finding.js';
import { inLanes } from '../../model/inLanes.js';
import { manyTables, type IntrospectionScope } from '../../model/introspection.js';
import { together } from '../../model/together.js';
import { catalogQueries, schemaNames, tableNames, type CatalogQueries } from './catalog/queries.js';
import { otherObjects, routines, sequences, triggers, userTypes, views } from './catalog/objects.js';
import { catalogRows, text, type CatalogRows, type Row } from './catalog/rows.js';
import { postgresSession, type PostgresSession } from './session.js';
import { tableGlances, TableReader } from './catalog/tables.js';
import { quoteString } from './lex.js';
import { loadParser } from './expression/parse.js';

/**
 * Reads the catalog in one snapshot. The search path is empty meanwhile, so that PostgreSQL prints every name with its schema and an expression means
 * the same wherever it is read.
 */
export async function introspect(
  session: Session,
  scope: IntrospectionScope & Helpers,
  signal?: AbortSignal,
): Promise<Catalog> {
  const own = postgresSession(session);
  const [rows] = await together([readRows(own, scope, signal), loadParser()]);
  return assemble(own, rows);
}

export async function listSchemas(session: Session, signal?: AbortSignal): Promise<readonly string[]> {
  const { rows } = await postgresSession(session).execute(schemaNames, { signal, stage: 'introspect' });
  return rows.map(([name]) => name ?? '');
}

/** The longest first, so that two sessions are done at about the same time. */
const order: readonly (keyof CatalogQueries)[] = [
  ...(['relations', 'columns', 'indexes', 'sequences', 'constraints', 'types'] as const),
  ...(['schemas', 'domainChecks', 'triggers', 'routines', 'others'] as const),
];

async function readRows(
  session: PostgresSession,
  { schemas, onTables, another }: IntrospectionScope & Helpers,
  signal: AbortSignal | undefined,
): Promise<CatalogRows> {
  const queries = catalogQueries(session.server.versionNumber);
  const ask = async (by: PostgresSession, sql: string): Promise<Row[]> => await catalogRows(by, sql, schemas, signal);
  const rows: Partial<Record<keyof CatalogQueries, readonly Row[]>> = {};
  let helper: Promise<PostgresSession | undefined> | undefined;
  try {
    await begin(session, undefined, signal);
    if (onTables || another) {
      const tables = tableGlances(await ask(session, tableNames));
      onTables?.(tables);
      if (another && tables.length >= manyTables) helper = helperIn(await exported(session, signal), another, signal);
    }
    await inLanes([Promise.resolve(session), ...(helper ? [helper] : [])], order, async (by, name) => {
      rows[name] = await ask(by, queries[name]);
    });
    return rows as CatalogRows;
  } finally {
    await (await helper)?.close();
    // Without the signal: also a cancelled introspection leaves the session as it was.
    await session.execute('ROLLBACK', { stage: 'introspect' }).catch(() => undefined);
  }
}

async function begin(session: PostgresSession, snapshot: string | undefined, signal?: AbortSignal): Promise<void> {
  const options = { signal, stage: 'introspect' } as const;
  await session.execute('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', options);
  if (snapshot !== undefined) await session.execute(`SET TRANSACTION SNAPSHOT ${quoteString(snapshot)}`, options);
  await session.execute(`SET LOCAL search_path = ''`, options);
  // Catalog queries look expensive to the planner: compiling them would take longer than running them. https://www.postgresql.org/docs/18/jit-decision.html
  await session.execute('SET LOCAL jit = off', options);
}

/** The name of the session's snapshot, for another one. */
async function exported(session: PostgresSession, signal: AbortSignal | undefined): Promise<string> {
  const { rows } = await session.execute('SELECT pg_catalog.pg_export_snapshot()', { signal, stage: 'introspect' });
  return rows[0]?.[0] ?? '';
}

/** A second session in a snapshot; undefined where it can't be had. */
async function helperIn(
  snapshot: string,
  another: () => Promise<Session>,
  signal: AbortSignal | undefined,
): Promise<PostgresSession | undefined> {
  let opened: Session | undefined;
  try {
    opened = await another();
    const helper = postgresSession(opened);
    await begin(helper, snapshot, signal);
    return helper;
  } catch {
    await opened?.close();
    return undefined;
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

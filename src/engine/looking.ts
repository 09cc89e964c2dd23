import { engineNamed } from './adapters/index.js';
import { map, type Analysis } from './index.js';
import type { Catalog, Table } from './model/catalog.js';
import type { ConnectionSettings } from './model/connection.js';
import type { ConversionPreview } from './model/conversionPreview.js';
import type { ConnectionTrial, DdlPair, RowPreview } from './model/glance.js';
import type { Mapping, TableMapping, TargetName } from './model/mapping.js';
import { tableDdl, viewDdl } from './plan/objectDdl.js';
import { previewConversion as previewConversionStage } from './scan/previewConversion.js';
import { previewRows as previewRowsStage } from './scan/previewRows.js';
import { at } from './sessions.js';

/** Connects, asks the server who it is and what the user may do there, and leaves. Writes nothing. Throws an EngineError that says what to do. */
export async function testConnection(settings: ConnectionSettings, signal?: AbortSignal): Promise<ConnectionTrial> {
  return await at(settings, 'target', signal, async ({ adapter, session }) => {
    const { server } = session;
    const schemas = await adapter.listSchemas(session, signal);
    // A name that nobody has: whether it could be made is what is asked.
    const probe = { schema: adapter.ddl.defaultSchema(server), name: 'database_migration_probe' };
    const { findings } = await adapter.write.preflight(session, [probe], [], signal);
    return { server, schemas, findings };
  });
}

/** The first rows of a table, read by a session that can't write. */
export async function previewRows(
  settings: ConnectionSettings,
  table: Table,
  most: number,
  signal?: AbortSignal,
): Promise<RowPreview> {
  return await at(settings, 'source', signal, ({ adapter, session }) =>
    previewRowsStage(table, adapter, session, most, signal),
  );
}

/** What would make a table or view of the catalog anew on its own server; undefined where the schema has no such object. Pure. */
export function objectDdl(catalog: Catalog, { schema, name }: TargetName): string | undefined {
  const adapter = engineNamed(catalog.server.engine);
  const view = catalog.schemas.find((entry) => entry.name === schema)?.views.find((entry) => entry.name === name);
  if (view) return viewDdl(schema, view, adapter);
  const schemas = catalog.schemas.map((entry) => entry.name);
  const known = { catalog, target: catalog.server, targetSchemas: schemas };
  return tableDdl(map(known, { version: 1, schemas }), { schema, name }, adapter);
}

/** What made a table in the source, and what makes it on the target under a mapping: two texts to compare. Undefined for a table that the mapping doesn't hold. Pure. */
export function compareDdl({ catalog, mapping }: Analysis, table: TargetName): DdlPair | undefined {
  const source = objectDdl(catalog, table);
  const target = tableDdl(mapping, table, engineNamed(mapping.target.engine));
  return source === undefined || target === undefined ? undefined : { source, target };
}

/** How the source's SQL is written. Pure. */
export function sourceLex({ source }: Mapping): ReturnType<typeof engineNamed>['lex'] {
  return engineNamed(source.engine).lex;
}

/** The first rows of a table of the source, as they are and as a copy would read them; with `column` that one alone. Writes nothing. Throws STATEMENT_FAILED where the source refuses a person's expression. */
export async function previewConversion(
  table: TableMapping,
  column: string | undefined,
  settings: ConnectionSettings,
  signal?: AbortSignal,
): Promise<ConversionPreview> {
  return await at(settings, 'source', signal, (source) => previewConversionStage(table, column, 20, source, signal));
}

import type { Session } from './adapter.js';
import { connect, engineNamed } from './adapters/index.js';
import { throwIfCancelled } from './errors.js';
import { concernsExisting, demandSense, fatesOf } from './mapping/adoptExisting.js';
import { mapOntoTarget, mapOntoTargetInSlices, type MapOntoInput } from './mapping/mapOntoTarget.js';
import { unprovenTypes } from './mapping/unprovenTypes.js';
import type { Analysis, AnalyzeOptions } from './model/analysis.js';
import type { Catalog } from './model/catalog.js';
import type { ConnectionSettings } from './model/connection.js';
import type { TargetLook } from './model/existing.js';
import { manyTables, type IntrospectionScope, type TableGlance } from './model/introspection.js';
import type { Decisions, Mapping } from './model/mapping.js';
import { foundNothing, profileByTable, type DataProfile, type ScanProgress } from './model/profile.js';
import { gently } from './model/slices.js';
import { demandTwoDatabases } from './run/demands.js';
import { emptyTables } from './scan/emptyTables.js';
import { lookAtTarget } from './scan/lookAtTarget.js';
import { scan as scanStage, type ScanOptions } from './scan/scan.js';
import { at } from './sessions.js';

/** The two ends of a migration. */
export interface Connections {
  readonly source: ConnectionSettings;
  readonly target: ConnectionSettings;
}

/** Reads the catalog of a database. */
export async function introspect(
  settings: ConnectionSettings,
  schemas?: readonly string[],
  signal?: AbortSignal,
  onTables?: IntrospectionScope['onTables'],
): Promise<Catalog> {
  const another = async (): Promise<Session> => (await connect(settings, 'source', signal)).session;
  return await at(settings, 'source', signal, ({ adapter, session }) =>
    adapter.introspect(session, { schemas, onTables, another }, signal),
  );
}

/** Resolves every decision against what is known. Pure; asks no server. */
export function map(analysis: Omit<Analysis, 'mapping'>, decisions: Decisions): Mapping {
  return mapOntoTarget(mapInput(analysis, decisions));
}

/** What the mapping works from, with the adapters of both ends. */
export function mapInput(analysis: Omit<Analysis, 'mapping'>, decisions: Decisions): MapOntoInput {
  const sourceAdapter = engineNamed(analysis.catalog.server.engine);
  return { ...analysis, decisions, sourceAdapter, targetAdapter: engineNamed(analysis.target.engine) };
}

/** Reads the data of the source for what types alone can't tell. Writes nothing. */
export async function scan(
  mapping: Mapping,
  settings: ConnectionSettings,
  signal?: AbortSignal,
  onProgress?: (progress: ScanProgress) => void,
  empty?: ScanOptions['empty'],
): Promise<DataProfile> {
  return await at(settings, 'source', signal, ({ adapter, session }) =>
    scanStage(mapping, adapter, session, { signal, onProgress, empty }),
  );
}

/**
 * Asks which of many tables are empty in a session of its own, while their catalog is read still: a server that opens each table for that takes longer than for the
 * catalog (MySQL: 0.6 ms a table, https://dev.mysql.com/doc/refman/9.7/en/table-cache.html). Where it can't be told, say because one of them may not be read, the scan asks itself.
 */
class EmptyTablesAhead {
  private readonly ended = new AbortController();
  private asked: ScanOptions['empty'];

  constructor(
    private readonly settings: ConnectionSettings,
    private readonly signal: AbortSignal | undefined,
  ) {}

  begin(tables: readonly TableGlance[]): void {
    if (tables.length < manyTables) return;
    const { ended, settings } = this;
    const signal = this.signal ? AbortSignal.any([this.signal, ended.signal]) : ended.signal;
    const asked = at(settings, 'source', signal, (end) => emptyTables(tables, end.adapter, end.session, signal));
    this.asked = asked.catch(() => undefined);
  }

  get found(): ScanOptions['empty'] {
    return this.asked;
  }

  /** Nobody waits for the answer any more. */
  async end(): Promise<void> {
    this.ended.abort();
    await this.asked;
  }
}

/** introspect -> map -> scan -> map: everything known before a script is written. */
export async function analyze(
  connections: Connections,
  decisions: Decisions,
  options: AnalyzeOptions = {},
): Promise<Analysis> {
  const ahead = new EmptyTablesAhead(connections.source, options.signal);
  try {
    return await analyzeWith(connections, decisions, options, ahead);
  } finally {
    await ahead.end();
  }
}

async function analyzeWith(
  connections: Connections,
  decisions: Decisions,
  options: AnalyzeOptions,
  ahead: EmptyTablesAhead,
): Promise<Analysis> {
  const { signal, onProgress } = options;
  demandSense(decisions);
  onProgress?.({ stage: 'connect' });
  const { server, targetSchemas } = await at(connections.target, 'target', signal, async ({ adapter, session }) => {
    const listed = await adapter.listSchemas(session, signal);
    return { server: session.server, targetSchemas: listed };
  });
  onProgress?.({ stage: 'introspect' });
  const known = decisions.schemas === undefined ? options.catalog : undefined;
  const onTables: IntrospectionScope['onTables'] = (tables) => {
    if (options.scan !== false) ahead.begin(tables);
    onProgress?.({ stage: 'introspect', tables });
  };
  const catalog = known ?? (await introspect(connections.source, decisions.schemas, signal, onTables));
  demandTwoDatabases(catalog.server, server);
  onProgress?.({ stage: 'map' });
  const bare = { catalog, target: server, targetSchemas };
  const ends: Omit<Analysis, 'mapping'> = concernsExisting(decisions)
    ? { ...bare, look: await look(map(bare, decisions), connections.target, decisions, signal) }
    : bare;
  const mapWith = async (some: Omit<Analysis, 'mapping'>): Promise<Mapping> =>
    await gently(mapOntoTargetInSlices(mapInput(some, decisions)), () => throwIfCancelled(signal, 'map'));
  const first = await mapWith(ends);
  if (options.scan === false) return { ...ends, mapping: first };
  const tell = (progress: ScanProgress): void => onProgress?.({ stage: 'scan', ...progress });
  const profile = await scan(first, connections.source, signal, tell, ahead.found);
  const { columnsWithoutValues = [] } = profile;
  const isSame = foundNothing({ ...profile, columnsWithoutValues: [] }) && (decisions.accept ?? []).length === 0;
  if (!isSame || (ends.look && columnsWithoutValues.length > 0))
    return { ...ends, profile, mapping: await mapWith({ ...ends, profile }) };
  // No choice hangs on columns without a value.
  const said = unprovenTypes(first.tables, profileByTable(profile));
  return { ...ends, profile, mapping: { ...first, findings: [...first.findings, ...said] } };
}

/** What the target has already of what the mapping writes to. */
async function look(
  mapping: Mapping,
  settings: ConnectionSettings,
  decisions: Decisions,
  signal: AbortSignal | undefined,
): Promise<TargetLook> {
  const schemas = [...new Set(mapping.schemas.map((schema) => schema.target))];
  const fates: Parameters<typeof lookAtTarget>[0]['fates'] = (tables) => fatesOf(decisions, mapping, tables);
  return await at(settings, 'target', signal, (end) => lookAtTarget({ ...end, schemas, fates }, signal));
}

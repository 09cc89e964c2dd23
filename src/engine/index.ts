import { connect, engineNamed } from './adapters/index.js';
import { analyze, introspect, map, mapInput, scan, type Connections } from './analyzing.js';
import { EngineError } from './errors.js';
import { adopt } from './mapping/adopt.js';
import { concernsExisting } from './mapping/adoptExisting.js';
import { parseDecisions } from './mapping/decisions.js';
import { adoptedDecisions } from './mapping/mapOntoTarget.js';
import type { Analysis, AssessOptions, GenerateOptions } from './model/analysis.js';
import type { Assessment } from './model/assessment.js';
import type { Catalog, ServerInfo } from './model/catalog.js';
import type { ConnectionSettings, Role } from './model/connection.js';
import type { RunEvent, ServerMark } from './model/event.js';
import type { ObjectsVerification } from './model/objectVerification.js';
import type { Decisions, Mapping } from './model/mapping.js';
import type { Basis, MigrationPlan } from './model/plan.js';
import { essence, type DataProfile } from './model/profile.js';
import type { RejectedTable, RejectStore } from './model/reject.js';
import type { Removal } from './model/removal.js';
import type { FailedRepair, Reactions, RepairPlan } from './model/repair.js';
import { blocksOf, stepsOf, type Script } from './model/script.js';
import type { TableVerification } from './model/verification.js';
import { plan as planStage, type PlanOptions } from './plan/plan.js';
import { standInsOf } from './plan/standIns.js';
import { adviceOf } from './report/advice.js';
import { assessment, type Measured } from './report/assessment/assess.js';
import { conversionsOf } from './report/conversions.js';
import { demandSameServer } from './run/demands.js';
import type { End } from './run/end.js';
import { eventStream } from './run/eventStream.js';
import { execute } from './run/execute.js';
import type { Execution, Since } from './run/execution.js';
import { loadRejects as loadRejectsInto, planRejects, type LoadedRejects } from './run/loadRejects.js';
import { osUser } from './run/osUser.js';
import { rehearse as rehearseStage, type Rehearsed } from './run/rehearsal.js';
import { planCleanUp } from './run/planCleanUp.js';
import { planRollBack, remove as removeFrom } from './run/rollBack.js';
import type { RemovalOptions, RunOptions } from './run/runOptions.js';
import { serverMark } from './run/serverMark.js';
import { standingTables } from './scan/standingTables.js';
import { at } from './sessions.js';
import { parse } from './script/parse.js';
import { render as renderStage } from './script/render.js';
import { notChecked, objectsFailed, verifyObjects } from './verify/objects/verifyObjects.js';
import { sourceTables } from './run/sourceTables.js';
import type { VerifyOptions } from './verify/levels.js';
import { applyRepair } from './verify/repair/apply.js';
import { mostRepairedRows, planRepair, repairedTables } from './verify/repair/plan.js';
import { EventLog } from './report/report.js';
import { changedRows } from './verify/changedRows.js';
import { digestOfTarget, digestSegment, sameInRange, verifyTable } from './verify/verify.js';

export { decisionLocator, printDecisions } from './mapping/decisions.js';
export { editDecisionsText } from './mapping/editText.js';
export { replacedNames } from './mapping/replaceNames.js';
export { previewChange, summarizeChoices } from './mapping/choiceSummary.js';
export { EngineError, parse, parseDecisions, analyze, introspect, map, scan };
export type { Connections };
export { EventLog, report } from './report/report.js';
export { renderHtml, renderMarkdown } from './report/migration.js';
export { renderAssessmentHtml, renderAssessmentMarkdown, summarizeAssessment } from './report/assessment/document.js';
export { reportOutline } from './report/outline.js';
export { summarize } from './report/summary.js';
export type { Analysis, AnalyzeOptions, AnalyzeProgress, AssessOptions, GenerateOptions } from './model/analysis.js';
export type { RemovalOptions, RunOptions } from './run/runOptions.js';
export type { Rehearsed } from './run/rehearsal.js';
export type { LoadedRejects } from './run/loadRejects.js';
export { rejectFile } from './run/rejectFile.js';
export { fileCheckpointStore } from './run/checkpointStore.js';
export { writeWhole } from './run/wholeFile.js';
export { connectionFromUrl } from './net/url.js';
export { connectionsFromJson } from './net/connectionFile.js';
export { completeConnection } from './net/complete.js';
export { Redactor, redact } from './net/redact.js';
export { toEngineError } from './errors.js';
export type { EngineErrorData, ErrorCode } from './errors.js';

/** The ordered steps of a mapping; with what it was made from, the script can say later what every object was to become. Pure. */
export function plan(mapping: Mapping, options?: PlanOptions): MigrationPlan {
  return planStage(mapping, engineNamed(mapping.source.engine), engineNamed(mapping.target.engine), options);
}

/** A plan's text: the product. Pure. */
export function render(migrationPlan: MigrationPlan): string {
  return renderStage(migrationPlan);
}

/** What a migration would meet, for a report before anything is made. Writes nothing but, to measure, a scratch database. */
export async function assess(
  connections: Connections,
  decisions: Decisions,
  options: AssessOptions = {},
): Promise<Analysis & { readonly assessment: Assessment }> {
  const analysis = await analyze(connections, decisions, options);
  const { mapping, profile } = analysis;
  const { signal } = options;
  const systems = { source: engineNamed(mapping.source.engine), target: engineNamed(mapping.target.engine) };
  const input = {
    ...{ mapping, profile, createdAt: new Date().toISOString(), user: osUser() },
    source: await markOf(connections.source, 'source', signal),
    target: await markOf(connections.target, 'target', signal),
    standing: await at(connections.target, 'target', signal, (end) => standingTables(mapping, end, signal)),
    system: systems.target,
    conversions: conversionsOf(mapping, systems.source),
    advice: adviceOf(mapping, systems),
    measured: options.measure === true ? await measure(analysis, connections, decisions, options) : undefined,
  };
  return { ...analysis, assessment: assessment(input) };
}

async function markOf(settings: ConnectionSettings, role: Role, signal?: AbortSignal): Promise<ServerMark> {
  return await at(settings, role, signal, (end) => serverMark(end, settings.name, signal));
}

/** Rates of a dry run of the script that the analysis leads to. */
async function measure(
  { mapping, profile }: Analysis,
  connections: Connections,
  decisions: Decisions,
  { signal, onProgress }: AssessOptions,
): Promise<Measured> {
  onProgress?.({ stage: 'measure' });
  const script = parse(render(plan(mapping, { basis: { decisions, profile: essence(profile) } })));
  const blocking = blocksOf(script).length;
  if (blocking > 0) return { reason: `${blocking} findings have to be decided before a dry run can measure it` };
  let reason = 'the dry run copied no row';
  const { forecast } = await rehearse(script, connections, { signal, scriptName: 'assessment' }, (event) => {
    if (event.type !== 'finished' || event.outcome.error === undefined) return;
    reason = `the dry run failed (${event.outcome.error.message})`;
  });
  signal?.throwIfAborted();
  return { forecast, reason };
}

/** Everything up to the script's text. */
export async function generate(
  connections: Connections,
  given: Decisions,
  options: GenerateOptions = {},
): Promise<Analysis & { readonly script: string }> {
  const { verifyOnly = false, onProgress, signal } = options;
  const decisions = verifyOnly ? { ...given, existing: undefined, content: undefined } : given;
  const first = await analyze(connections, decisions, options);
  const adopted = verifyOnly
    ? await adoptTarget(first, connections.target, decisions, signal)
    : adoptedDecisions(mapInput(first, decisions));
  const analysis = !verifyOnly || adopted === decisions ? first : { ...first, mapping: map(first, adopted) };
  onProgress?.({ stage: 'plan' });
  const basis = { decisions: adopted, profile: essence(analysis.profile) };
  return { ...analysis, script: render(plan(analysis.mapping, { basis, verifyOnly })) };
}

/** The decisions that lead to the tables which are on the target already. */
async function adoptTarget(
  { mapping }: Analysis,
  settings: ConnectionSettings,
  decisions: Decisions,
  signal: AbortSignal | undefined,
): Promise<Decisions> {
  const schemas = [...new Set(mapping.schemas.map((schema) => schema.target))];
  return await at(settings, 'target', signal, async ({ adapter, session }) =>
    adopt(mapping, await adapter.introspect(session, { schemas }, signal), adapter, decisions),
  );
}

/** Runs a script: preflight, every phase in text order, verification. The stream ends with `finished`, also after a failure or a cancel. */
export function run(script: Script, connections: Connections, options: RunOptions): AsyncIterable<RunEvent> {
  const verifyObjects = objectsVerifier(script, false);
  const level = levelOf(options);
  const compare: Execution['verifyTable'] = (step, lanes, signal, known) =>
    verifyTable(step, lanes, signal, known, level);
  const early = level.level === 'checksum' ? { digestSegment } : {};
  const since = { sameInRange, changedRows: changesFinder(script) };
  const parts = { verb: 'run', script, connections, options, connect, since, ...early } as const;
  const log = new EventLog();
  const settled: Execution['settled'] = async (outcome) => await options.onSettled?.(log.report(script, outcome));
  return eventStream((emit) => {
    const told = (event: RunEvent): void => {
      if (options.onSettled) log.take(event);
      emit(event);
    };
    return execute({ ...parts, verifyTable: compare, verifyObjects, emit: told, settled });
  });
}

/** Makes the mapping of the script anew once it is asked: the keys of its tables have their texts from there. */
function changesFinder(script: Script): Since['changedRows'] {
  let known: Mapping | undefined;
  return async (table, ends, source, signal) => {
    known ??= await mappingOf(script, source, ends.target.session.server, signal);
    return known && (await changedRows(table, ends, known, signal));
  };
}

/** By the script's own decisions, over the source's present catalog; undefined where it doesn't say what it was made from. */
async function mappingOf(
  script: Script,
  { adapter, session }: End,
  target: ServerInfo,
  signal?: AbortSignal,
): Promise<Mapping | undefined> {
  const basis = basisOf(script);
  if (!basis) return undefined;
  const { decisions, profile } = basis;
  const catalog = await adapter.introspect(session, { schemas: decisions.schemas }, signal);
  return map({ catalog, target, targetSchemas: [], profile }, decisions);
}

/** Looks at everything that a run would need, and says of each thing what it saw. Writes nothing on either side. */
export function preflight(
  script: Script,
  connections: Connections,
  options: Pick<RunOptions, 'signal' | 'scriptName' | 'streams'>,
): AsyncIterable<RunEvent> {
  const verifyObjects = objectsVerifier(script, false);
  const parts = { verb: 'preflight', script, connections, options, connect } as const;
  return eventStream((emit) => execute({ ...parts, verifyTable, verifyObjects, emit }));
}

/** Runs the whole script on a scratch area of the target with a sample of the rows, verifies it, drops it, and foretells the real run. */
export async function rehearse(
  script: Script,
  connections: Connections,
  options: Pick<RunOptions, 'signal' | 'scriptName' | 'streams'>,
  emit: (event: RunEvent) => void,
): Promise<Rehearsed> {
  const verifyObjects = async (): Promise<ObjectsVerification> => notChecked('A rehearsal compares rows only.');
  const standIns = async (source: End, target: End): Promise<string[]> => {
    const basis = basisOf(script);
    if (!basis || !concernsExisting(basis.decisions)) return [];
    const mapping = await mappingOf(script, source, target.session.server);
    return mapping ? standInsOf(script, mapping, target.adapter) : [];
  };
  const stages = { connect, verifyTable, verifyObjects, standIns };
  return await rehearseStage({ script, connections, options, ...stages, emit });
}

/** Runs only the verify steps of a script. Writes nothing on either side. */
export function verify(
  script: Script,
  connections: Connections,
  options: Omit<RunOptions, 'verify' | 'store'>,
): AsyncIterable<RunEvent> {
  const verifyObjects = objectsVerifier(script, options.level !== 'counts');
  const source = (): Promise<End> => connect(connections.source, 'source', options.signal);
  const level: VerifyOptions = {
    ...levelOf(options),
    recheck: { times: options.rechecks ?? 5, pause: 150, source },
  };
  const compare: Execution['verifyTable'] = (step, lanes, signal) => verifyTable(step, lanes, signal, undefined, level);
  const parts = { verb: 'verify', script, connections, options, connect } as const;
  return eventStream((emit) => execute({ ...parts, verifyTable: compare, verifyObjects, emit }));
}

function levelOf({
  level = 'checksum',
  sample,
  namedRows,
}: Pick<RunOptions, 'level' | 'sample' | 'namedRows'>): VerifyOptions {
  return { level, sample, keep: namedRows };
}

/** Compares the two databases and plans what would make differing rows equal again, through the script's own copy steps. Changes nothing. */
export async function repairPlan(
  script: Script,
  connections: Connections,
  options: Omit<RunOptions, 'verify' | 'store' | 'level' | 'sample'> & { readonly onEvent?: (event: RunEvent) => void },
): Promise<RepairPlan> {
  const results: TableVerification[] = [];
  for await (const event of verify(script, connections, { ...options, namedRows: mostRepairedRows })) {
    options.onEvent?.(event);
    if (event.type === 'verification') results.push(event.result);
    if (event.type === 'finished' && event.outcome.error) throw EngineError.fromData(event.outcome.error);
  }
  if (!results.some((result) => result.state === 'differs')) return { tables: [], refused: [] };
  const basis = basisOf(script);
  if (!basis) throw noBasis();
  const { signal } = options;
  const catalog = await introspect(connections.source, basis.decisions.schemas, signal);
  return await onTarget(script, connections.target, signal, async ({ adapter, session }) => {
    const { server } = session;
    const mapping = map({ catalog, target: server, targetSchemas: [], profile: basis.profile }, basis.decisions);
    const reactions: Reactions[] = [];
    for (const table of repairedTables(mapping, results))
      reactions.push(await adapter.existing.reactions(session, table, signal));
    const source = engineNamed(catalog.server.engine);
    const schemas = [...new Set(mapping.tables.map((table) => table.target.schema))];
    const found = await adapter.introspect(session, { schemas }, signal);
    return planRepair({ script, mapping, results, source, target: adapter, catalog: found, reactions });
  });
}

/** Runs the plan that a person has seen, in one transaction of the target, and gives the tables that it left as they were. Verify again afterwards. */
export async function repair(
  script: Script,
  connections: Connections,
  plan: RepairPlan,
  signal = new AbortController().signal,
): Promise<readonly FailedRepair[]> {
  const steps = stepsOf(script).filter((step) => plan.tables.some((table) => table.step === step.id));
  const { adapter, session } = await connect(connections.source, 'source', signal);
  await session.close();
  demandSameServer('source', script, session.server);
  const snapshot = await adapter.read.snapshot(connections.source, sourceTables(steps), 1, signal);
  try {
    const [reader] = snapshot.readers;
    if (reader === undefined) throw new RangeError('A snapshot has no reader.');
    return await onTarget(script, connections.target, signal, (target) =>
      applyRepair({ script, plan, reader, target }, signal),
    );
  } finally {
    await snapshot.close();
  }
}

/** What the script says that its steps were made from. Throws MAPPING_INVALID where its line can't be read. */
export function basisOf({ decisions, scanned }: Script): Basis | undefined {
  if (decisions === undefined) return undefined;
  const profile = scanned === undefined ? undefined : (JSON.parse(scanned) as DataProfile);
  return { decisions: parseDecisions(decisions), profile };
}

function noBasis(): EngineError {
  return new EngineError({
    code: 'BAD_INPUT',
    stage: 'verify',
    message: 'The script has no @decisions line, so it does not say how its keys are compared.',
    hint: 'Generate the script again, and repair with that one.',
  });
}

/** Makes the mapping of the script anew and compares the catalogs by it; a run has proven the constraints already while it added them. */
function objectsVerifier(script: Script, prove: boolean): Execution['verifyObjects'] {
  return async (source, target, signal) => {
    try {
      const basis = basisOf(script);
      if (!basis)
        return notChecked('The script has no @decisions line, so it does not say what each object was to become.');
      const { decisions, profile } = basis;
      const remap = (catalog: Catalog): Mapping =>
        map({ catalog, target: target.session.server, targetSchemas: [], profile }, decisions);
      const { mapping, ...result } = await verifyObjects(
        { script, source, target, schemas: decisions.schemas, remap, prove, keeps: concernsExisting(decisions) },
        signal,
      );
      const advice = adviceOf(mapping, { source: source.adapter, target: target.adapter });
      return { ...result, conversions: conversionsOf(mapping, source.adapter), advice };
    } catch (thrown) {
      if (signal.aborted) throw thrown;
      return objectsFailed(thrown);
    }
  };
}

/** What a roll back of the script's run would drop, as statements. Changes nothing. Throws BAD_INPUT where no run is known. */
export async function rollBackPlan(
  script: Script,
  target: ConnectionSettings,
  options: RemovalOptions,
): Promise<Removal> {
  const { scriptName, signal } = options;
  const checkpoint = await options.store.load();
  return await onTarget(script, target, signal, (end) =>
    planRollBack(end, { ...{ script, scriptName, checkpoint, signal }, digest: digestOfTarget }),
  );
}

/** What crashed runs and rehearsals left on the target, as the statements that drop it. Changes nothing. */
export async function cleanUpPlan(script: Script, target: ConnectionSettings, signal?: AbortSignal): Promise<Removal> {
  return await onTarget(script, target, signal, (end) => planCleanUp(end, signal));
}

/** Runs the statements of a plan that a person has seen. */
export async function remove(
  script: Script,
  target: ConnectionSettings,
  removal: Removal,
  options: Omit<RemovalOptions, 'store'>,
): Promise<void> {
  const { scriptName, signal } = options;
  await onTarget(script, target, signal, (end) => removeFrom(end, removal, { script, scriptName }, signal));
}

/** The rows of a rejects file, by the steps whose target halves would load them. Changes nothing. */
export async function rejectsPlan(
  script: Script,
  target: ConnectionSettings,
  store: RejectStore,
  signal?: AbortSignal,
): Promise<readonly RejectedTable[]> {
  return await onTarget(script, target, signal, (end) => planRejects(end, script, store));
}

/** Loads the rows of a rejects file, once what the target refused is mended in the file or on the target. */
export async function loadRejects(
  script: Script,
  target: ConnectionSettings,
  store: RejectStore,
  { scriptName, signal }: Omit<RemovalOptions, 'store'>,
): Promise<LoadedRejects> {
  return await onTarget(script, target, signal, (end) => loadRejectsInto(end, script, scriptName, store, signal));
}

async function onTarget<T>(
  script: Script,
  settings: ConnectionSettings,
  signal: AbortSignal | undefined,
  work: (end: End) => Promise<T>,
): Promise<T> {
  return await at(settings, 'target', signal, async (end) => {
    demandSameServer('target', script, end.session.server);
    return await work(end);
  });
}

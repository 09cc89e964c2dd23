import { readFile } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import { isRecord } from '../protocol/check.js';
import { editDecisions, type DecisionEdit } from '../protocol/decisionEdit.js';
import { bodyChecks, isToEngine } from '../protocol/engineChecks.js';
import {
  catalogOutline,
  type Body,
  type ConnectionPair,
  type FromEngine,
  type ReportPaths,
  type Result,
  type RollBackBody,
  type RunBody,
  type RunResult,
  type VerbEvent,
  type VerbName,
} from '../protocol/engineProtocol.js';
import { mappingView, tableDetail, type ChangesSince, type MappingView } from '../protocol/mappingView.js';
import { previewStep, regenerate, reviewScript } from './editing.js';
import { EngineError, toEngineError, type EngineErrorData } from './errors.js';
import {
  analyze,
  assess,
  completeConnection,
  connectionFromUrl,
  connectionsFromJson,
  decisionLocator,
  editDecisionsText,
  EventLog,
  fileCheckpointStore,
  loadRejects,
  rejectFile,
  rejectsPlan,
  generate,
  introspect,
  map,
  parse,
  parseDecisions,
  preflight,
  previewChange,
  printDecisions,
  Redactor,
  rehearse,
  remove,
  renderAssessmentHtml,
  renderAssessmentMarkdown,
  renderHtml,
  renderMarkdown,
  replacedNames,
  repair,
  repairPlan,
  reportOutline,
  rollBackPlan,
  run,
  summarizeAssessment,
  summarizeChoices,
  verify,
  writeWhole,
  type Analysis,
  type RemovalOptions,
} from './index.js';
import { compareDdl, objectDdl, previewConversion, previewRows, sourceLex, testConnection } from './looking.js';
import type { Check } from './model/check.js';
import { catalogChanges } from './model/catalogChange.js';
import { findTable, type Catalog, type Table } from './model/catalog.js';
import type { ConnectionSettings } from './model/connection.js';
import type { RunEvent, RunOutcome } from './model/event.js';
import { tableKey, type Decisions, type Mapping } from './model/mapping.js';
import type { NameSearch, NewName } from './model/nameSearch.js';
import { statementsOf, type RepairPlan } from './model/repair.js';
import type { Report } from './model/report.js';
import type { Script } from './model/script.js';

/** More than these names would be no preview but a list. */
const shownNames = 200;

/** How many catalogs and analyses stay in memory; the one that was used longest ago goes first. */
const kept = 6;

/** Values by a running number, the least recently used dropped beyond {@link kept}. */
class Memory<T> {
  readonly #values = new Map<string, T>();
  #last = 0;

  add(value: T): string {
    const id = String(++this.#last);
    this.put(id, value);
    return id;
  }

  put(id: string, value: T): void {
    this.#values.delete(id);
    this.#values.set(id, value);
    const oldest = this.#values.keys().next().value;
    if (this.#values.size > kept && oldest !== undefined) this.#values.delete(oldest);
  }

  remove(id: string): void {
    this.#values.delete(id);
  }

  /** The one that was used last. */
  find(matches: (value: T) => boolean): T | undefined {
    return [...this.#values.values()].reverse().find(matches);
  }

  get(id: string): T | undefined {
    const value = this.#values.get(id);
    if (value !== undefined) this.put(id, value);
    return value;
  }
}

/** An analysis and the decisions that it was made for. */
interface KeptAnalysis {
  readonly analysis: Analysis;
  readonly decisions: Decisions;
  /** The decisions' text. */
  readonly text: string;
  /** What changed in the source since an earlier reading. */
  readonly since?: ChangesSince | undefined;
}

/** Knows every password that this thread was given; stands in front of all events, errors and reports. */
const redactor = new Redactor();
const catalogs = new Memory<Catalog>();
const analyses = new Memory<KeptAnalysis>();
const repairs = new Memory<{ readonly script: string; readonly planned: RepairPlan }>();

/** One request while it runs. */
interface Call<Event> {
  readonly signal: AbortSignal;
  readonly emit: (event: Event) => void;
}

type Handlers = { readonly [V in VerbName]: (body: Body<V>, call: Call<VerbEvent<V>>) => Promise<Result<V>> };

const handlers: Handlers = {
  connectionFromUrl: async ({ url, name }) => connectionFromUrl(url, name),
  connectionsFromJson: async ({ text }) => connectionsFromJson(text),
  testConnection: async ({ settings }, { signal }) => testConnection(await completed(settings), signal),
  browse: async ({ settings }, { signal, emit }) => {
    const catalog = await introspect(await completed(settings), undefined, signal, (tables) => emit({ tables }));
    return catalogOutline(catalogs.add(catalog), catalog);
  },
  describeTable: async ({ catalog, schema, table }) => tableOf(catalog, schema, table),
  objectDdl: async ({ catalog, schema, name }) => {
    const kept = catalogs.get(catalog);
    const sql = kept && objectDdl(kept, { schema, name });
    if (sql === undefined) throw notKept(`${schema}.${name}`);
    return { sql };
  },
  previewRows: async ({ settings, catalog, schema, table, most }, { signal }) =>
    previewRows(await completed(settings), tableOf(catalog, schema, table), most, signal),
  readDecisions: async ({ text }) => parseDecisions(text),
  printDecisions: async ({ decisions }) => ({ text: printDecisions(decisions) }),
  editDecisions: async ({ text, edit }) => {
    const decisions = parseDecisions(text);
    const edited = editDecisionsText(text, decisions, editDecisions(decisions, edit));
    // What an edit makes of the file must be a file again.
    parseDecisions(edited);
    return { text: edited };
  },
  analyze: async ({ text, connections, scan, before, catalog: id }, { signal, emit }) => {
    const decisions = parseDecisions(text);
    const catalog = id === undefined ? undefined : catalogs.get(id);
    const options = { signal, scan, catalog, onProgress: emit };
    const analysis = await analyze(await completedPair(connections), decisions, options);
    return keep({ analysis, decisions, text, since: changesSince(before, analysis.catalog, decisions) });
  },
  assess: async ({ text, connections, measure }, { signal, emit }) => {
    const options = { signal, measure, onProgress: emit };
    const { assessment } = await assess(await completedPair(connections), parseDecisions(text), options);
    const facts = redactor.value(assessment);
    return {
      html: renderAssessmentHtml(facts),
      markdown: renderAssessmentMarkdown(facts),
      json: `${JSON.stringify(facts, undefined, 2)}\n`,
      headline: summarizeAssessment(facts).headline,
    };
  },
  remap: async ({ text, analysis: id }) => {
    const decisions = parseDecisions(text);
    const known = analyses.get(id);
    if (!known || scopeOf(known.decisions) !== scopeOf(decisions)) return {};
    const analysis = { ...known.analysis, mapping: map(known.analysis, decisions) };
    const kept = { analysis, decisions, text, since: known.since };
    analyses.put(id, kept);
    return { view: viewOf(id, kept) };
  },
  previewEdit: async ({ text, analysis: id, edit }) => {
    const known = analyses.get(id);
    const decisions = parseDecisions(text);
    if (!known || scopeOf(known.decisions) !== scopeOf(decisions)) return {};
    const edited = parseDecisions(printDecisions(editDecisions(decisions, edit)));
    return { preview: previewChange(map(known.analysis, decisions), map(known.analysis, edited)) };
  },
  previewNames: async ({ text, analysis: id, search }) => {
    const decisions = parseDecisions(text);
    const found = findNames(id, decisions, search);
    if (!found) return {};
    const { known, before, names, edit } = found;
    const { findings } = previewChange(before, map(known, editDecisions(decisions, edit)));
    return { preview: { total: names.length, names: names.slice(0, shownNames), findings } };
  },
  replaceNames: async ({ text, analysis: id, search }) => {
    const decisions = parseDecisions(text);
    const found = findNames(id, decisions, search);
    if (!found) throw notKept(search.search);
    return { text: editDecisionsText(text, decisions, editDecisions(decisions, found.edit)) };
  },
  tableDetail: async ({ analysis, table }) => {
    const known = analyses.get(analysis);
    if (!known) return {};
    const { mapping } = known.analysis;
    return { detail: tableDetail(mapping, table, decisionLocator(known.text), sourceLex(mapping)) };
  },
  previewConversion: async ({ analysis, table, column, source }, { signal }) => {
    const tables = analyses.get(analysis)?.analysis.mapping.tables;
    const mapped = tables?.find((entry) => tableKey(entry.source) === table);
    if (!mapped) throw notKept(table);
    return await previewConversion(mapped, column, await completed(source), signal);
  },
  compareDdl: async ({ analysis, schema, name }) => {
    const known = analyses.get(analysis)?.analysis;
    const pair = known && compareDdl(known, { schema, name });
    if (!pair) throw notKept(`${schema}.${name}`);
    return pair;
  },
  generate: async ({ text, connections }, { signal, emit }) => {
    const decisions = parseDecisions(text);
    const { script, ...analysis } = await generate(await completedPair(connections), decisions, {
      signal,
      onProgress: emit,
    });
    return { script, view: keep({ analysis, decisions, text }) };
  },
  run: (body, call) =>
    follow(body, call, (script, connections, options) =>
      run(script, connections, {
        ...options,
        onSettled: async (facts) => await writeReport(redactor.value(facts), body.reportPaths),
        verify: body.verify,
        resume: body.resume,
        throttle: body.throttle,
        rejects: { onReject: body.rejects.onReject, most: body.rejects.most, store: rejectFile(body.rejects.path) },
        store: fileCheckpointStore(body.statePath, (error) => redactor.value(error)),
      }),
    ),
  preflight: async (body, { signal }) => {
    const checks: Check[] = [];
    let error: EngineErrorData | undefined;
    const options = { signal, scriptName: body.scriptName, streams: body.streams };
    for await (const event of preflight(parse(body.script), await completedPair(body.connections), options)) {
      if (event.type === 'check') checks.push(redactor.value(event.check));
      if (event.type === 'finished') error = redactor.value(event.outcome.error);
    }
    return { checks, error };
  },
  rejectsPlan: async ({ script, target, rejectsPath }, { signal }) => {
    const store = rejectFile(rejectsPath);
    return { tables: await rejectsPlan(parse(script), await completed(target), store, signal) };
  },
  loadRejects: async ({ script, scriptName, target, rejectsPath }, { signal }) => {
    const store = rejectFile(rejectsPath);
    return await loadRejects(parse(script), await completed(target), store, { scriptName, signal });
  },
  rehearse: async (body, { signal, emit }) => {
    const { scriptName, streams } = body;
    let outcome: RunOutcome | undefined;
    const connections = await completedPair(body.connections);
    const { forecast } = await rehearse(parse(body.script), connections, { signal, scriptName, streams }, (event) => {
      if (event.type === 'finished') outcome = redactor.value(event.outcome);
      emit(redactor.value(event));
    });
    if (!outcome) throw new Error('The rehearsal ended without an outcome.');
    return { outcome, forecast };
  },
  rollBackPlan: async (body, { signal }) => {
    const target = await completed(body.target);
    return await rollBackPlan(parse(body.script), target, removalOptions(body, signal));
  },
  rollBack: async (body, { signal }) => {
    const options = removalOptions(body, signal);
    await remove(parse(body.script), await completed(body.target), body.removal, options);
    await options.store.clear();
    return {};
  },
  verify: (body, call) =>
    follow(body, call, (script, connections, options) =>
      verify(script, connections, { ...options, level: body.level }),
    ),
  reviewScript: async ({ script }) => ({ review: reviewScript(script, lastCatalog) }),
  regenerate: async ({ script, connections }, { signal }) => ({
    script: await regenerate(parse(script), await completedPair(connections), signal),
  }),
  previewStep: async ({ script, step, source, limit }, { signal }) =>
    await previewStep(parse(script), step, await completed(source), limit, signal),
  readReport: async ({ path }) => ({ outline: reportOutline(await readFile(path, 'utf8')) }),
  repairPlan: async ({ script, scriptName, only, connections }, { signal, emit }) => {
    const options = { signal, scriptName, only, onEvent: (event: RunEvent) => emit(redactor.value(event)) };
    const planned = await repairPlan(parse(script), await completedPair(connections), options);
    const rows = planned.tables.reduce((sum, table) => sum + table.rows, 0);
    const shown = redactor.value({ statements: statementsOf(planned), refused: planned.refused });
    return { plan: repairs.add({ script, planned }), rows, ...shown };
  },
  repair: async ({ script, plan, connections }, { signal }) => {
    const kept = repairs.get(plan);
    // Another text may hold other copy steps than those that a person has seen.
    if (kept?.script !== script) throw staleRepair();
    repairs.remove(plan);
    const failed = await repair(parse(script), await completedPair(connections), kept.planned, signal);
    return { failed: redactor.value(failed) };
  },
};

function tableOf(catalog: string, schema: string, name: string): Table {
  const kept = catalogs.get(catalog);
  const table = kept && findTable(kept, schema, name);
  if (!table) throw notKept(`${schema}.${name}`);
  return table;
}

/** What was read last of the database with this identity. */
function lastCatalog(identity: string): Catalog | undefined {
  const isOf = (catalog: Catalog): boolean => catalog.server.identity === identity;
  return analyses.find(({ analysis }) => isOf(analysis.catalog))?.analysis.catalog ?? catalogs.find(isOf);
}

function removalOptions({ statePath, scriptName }: RollBackBody, signal: AbortSignal): RemovalOptions {
  return { store: fileCheckpointStore(statePath, (error) => redactor.value(error)), scriptName, signal };
}

/** `${env:NAME}` gets its value here, in the thread that opens the session, and nowhere else. */
async function completed(settings: ConnectionSettings): Promise<ConnectionSettings> {
  const complete = await completeConnection(settings, process.env);
  redactor.addConnection(complete);
  return complete;
}

async function completedPair({ source, target }: ConnectionPair): Promise<ConnectionPair> {
  return { source: await completed(source), target: await completed(target) };
}

function keep(known: KeptAnalysis): MappingView {
  return viewOf(analyses.add(known), known);
}

/** Two readings of the same schemas of the same database can be compared. */
function changesSince(before: string | undefined, catalog: Catalog, decisions: Decisions): ChangesSince | undefined {
  const earlier = before === undefined ? undefined : analyses.get(before);
  if (earlier === undefined || scopeOf(earlier.decisions) !== scopeOf(decisions)) return undefined;
  const { catalog: known } = earlier.analysis;
  if (known.server.identity !== catalog.server.identity) return undefined;
  return { takenAt: known.takenAt, changes: catalogChanges(known, catalog) };
}

function viewOf(id: string, { analysis, decisions, text, since }: KeptAnalysis): MappingView {
  const choices = summarizeChoices(analysis.mapping, decisions, analysis.profile);
  return mappingView(id, { ...analysis, since, choices, locate: decisionLocator(text) });
}

/** The names of a kept analysis that a search hits, and the edit that gives them their new ones. */
function findNames(id: string, decisions: Decisions, search: NameSearch): FoundNames | undefined {
  const kept = analyses.get(id);
  if (!kept || scopeOf(kept.decisions) !== scopeOf(decisions)) return undefined;
  const before = map(kept.analysis, decisions);
  const names = replacedNames(before.tables, search);
  const edit = { type: 'rename', names: names.map(({ becomes, ...place }) => ({ ...place, name: becomes })) } as const;
  return { known: kept.analysis, before, names, edit };
}

interface FoundNames {
  readonly known: Analysis;
  readonly before: Mapping;
  readonly names: readonly NewName[];
  readonly edit: DecisionEdit;
}

/** The decisions that choose what is read from the servers; others only change what is made of it. */
function scopeOf({ source, target, schemas }: Decisions): string {
  return JSON.stringify([source, target, schemas]);
}

interface FollowOptions {
  readonly signal: AbortSignal;
  readonly scriptName: string;
  readonly only: readonly string[] | undefined;
  readonly streams: number | undefined;
}

/** Passes a run's events on while it lasts and makes its report in the end. */
async function follow(
  body: RunBody,
  call: Call<RunEvent>,
  start: (script: Script, connections: ConnectionPair, options: FollowOptions) => AsyncIterable<RunEvent>,
): Promise<RunResult> {
  const script = parse(body.script);
  const connections = await completedPair(body.connections);
  const log = new EventLog();
  let outcome: RunOutcome | undefined;
  const { scriptName, only, streams } = body;
  const options = { signal: call.signal, scriptName, only, streams };
  for await (const event of start(script, connections, options)) {
    log.take(event);
    if (event.type === 'finished') outcome = redactor.value(event.outcome);
    call.emit(redactor.value(event));
  }
  if (!outcome) throw new Error('The run ended without an outcome.');
  return { outcome: redactor.value(outcome), ...textsOf(redactor.value(log.report(script))) };
}

/** A report in its three forms. */
function textsOf(facts: Report): Readonly<Record<keyof ReportPaths, string>> {
  const json = `${JSON.stringify(facts, undefined, 2)}\n`;
  return { html: renderHtml(facts), markdown: renderMarkdown(facts), json };
}

async function writeReport(facts: Report, paths: ReportPaths): Promise<void> {
  const { html, markdown, json } = textsOf(facts);
  await writeWhole(paths.html, html);
  await writeWhole(paths.markdown, markdown);
  await writeWhole(paths.json, json);
}

function staleRepair(): EngineError {
  return new EngineError({
    code: 'BAD_INPUT',
    stage: 'verify',
    message: 'The script has changed since the repair was shown, or it ran already.',
    hint: 'Compare again.',
  });
}

function notKept(object: string): EngineError {
  return new EngineError({
    code: 'BAD_INPUT',
    stage: 'introspect',
    object,
    message: `${object} is no longer in memory.`,
    hint: 'Refresh the connection.',
  });
}

const port = parentPort;
if (port)
  serve(
    (message) => port.postMessage(message),
    (listener) => port.on('message', listener),
  );

/** Answers requests for as long as messages come. Exported for a transport other than a worker thread. */
export function serve(send: (message: FromEngine) => void, receive: (listener: (data: unknown) => void) => void): void {
  const running = new Map<number, AbortController>();
  receive((message) => {
    if (!isToEngine(message)) {
      if (isRecord(message) && typeof message.id === 'number') send(refused(message.id));
      return;
    }
    if (message.type === 'cancel') {
      running.get(message.id)?.abort();
      return;
    }
    const { id, verb, body } = message;
    const controller = new AbortController();
    running.set(id, controller);
    answer(verb, body, {
      signal: controller.signal,
      emit: (event) => send({ type: 'event', id, event: redactor.value(event) }),
    })
      .then(
        (result) => send({ type: 'result', id, result }),
        (thrown: unknown) => send({ type: 'failed', id, error: describe(thrown) }),
      )
      .finally(() => running.delete(id));
  });
}

async function answer<V extends VerbName>(verb: V, body: unknown, call: Call<VerbEvent<V>>): Promise<Result<V>> {
  const check = bodyChecks[verb];
  if (!check(body)) throw new Error(`The request ${verb} is malformed.`);
  return await handlers[verb](body, call);
}

function refused(id: number): FromEngine {
  return { type: 'failed', id, error: describe(new Error('The engine was asked something it does not know.')) };
}

function describe(thrown: unknown): EngineErrorData {
  return redactor.value(toEngineError(thrown, 'input').toData());
}

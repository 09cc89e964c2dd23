import type { EngineErrorData } from '../engine/errors.js';
import type { AnalyzeProgress } from '../engine/model/analysis.js';
import type { Catalog, ServerInfo, Table } from '../engine/model/catalog.js';
import type { EditPreview } from '../engine/model/choiceSummary.js';
import type { ConversionPreview } from '../engine/model/conversionPreview.js';
import type { ConnectionSettings } from '../engine/model/connection.js';
import type { Check as PreflightCheck } from '../engine/model/check.js';
import type { RunEvent, RunOutcome } from '../engine/model/event.js';
import type { ConnectionTrial, DdlPair, RowPreview } from '../engine/model/glance.js';
import type { TableGlance } from '../engine/model/introspection.js';
import type { Forecast } from '../engine/model/forecast.js';
import type { Decisions } from '../engine/model/mapping.js';
import type { NameSearch, NamesPreview } from '../engine/model/nameSearch.js';
import type { RejectedRow, RejectedTable } from '../engine/model/reject.js';
import type { Removal } from '../engine/model/removal.js';
import type { FailedRepair, RepairPlan } from '../engine/model/repair.js';
import type { ThrottleLimits } from '../engine/model/throttle.js';
import type { ReportOutline } from '../engine/model/reportOutline.js';
import type { ScriptReview } from '../engine/model/scriptReview.js';
import type { VerificationLevel } from '../engine/model/verification.js';
import { type DecisionEdit } from './decisionEdit.js';
import type { MappingView, TableDetail } from './mappingView.js';

/**
 * What the extension host asks of the engine's worker: verb -> body of the request, its result, and the events on the way.
 * All plain JSON. `text` is always the text of a document; the engine reads and prints it.
 */
export interface EngineVerbs {
  readonly connectionFromUrl: Verb<{ url: string; name: string }, ConnectionSettings>;
  /** Reads a connection file, `source_db` and `target_db`. Fails with BAD_INPUT and a position. */
  readonly connectionsFromJson: Verb<{ text: string }, ConnectionPair>;
  readonly testConnection: Verb<{ settings: ConnectionSettings }, ConnectionTrial>;
  /** Reads the catalog and keeps it; the result lists it. The tables' names come before, while all else is still being read. */
  readonly browse: Verb<{ settings: ConnectionSettings }, CatalogOutline, { readonly tables: readonly TableGlance[] }>;
  readonly describeTable: Verb<{ catalog: string; schema: string; table: string }, Table>;
  /** The statements that make a table or view of a kept catalog, in its server's dialect. Asks no server. */
  readonly objectDdl: Verb<{ catalog: string; schema: string; name: string }, { sql: string }>;
  /** The first rows of a table of a kept catalog. */
  readonly previewRows: Verb<
    { settings: ConnectionSettings; catalog: string; schema: string; table: string; most: number },
    RowPreview
  >;
  /** Reads a decisions file. Fails with MAPPING_INVALID and a position. */
  readonly readDecisions: Verb<{ text: string }, Decisions>;
  readonly printDecisions: Verb<{ decisions: Decisions }, { text: string }>;
  readonly editDecisions: Verb<{ text: string; edit: DecisionEdit }, { text: string }>;
  /**
   * Connects and analyses; the engine keeps the analysis under `view.analysis`. With `before`, an analysis that was made earlier, the result tells what
   * changed in the source since. With `catalog`, one that `browse` read of the source, that isn't read again while it is kept.
   */
  readonly analyze: Verb<
    {
      text: string;
      connections: ConnectionPair;
      scan: boolean;
      before?: string | undefined;
      catalog?: string | undefined;
    },
    MappingView,
    AnalyzeProgress
  >;
  /** Analyses and assesses what a migration would meet; to `measure`, by a dry run too. */
  readonly assess: Verb<
    { text: string; connections: ConnectionPair; measure: boolean },
    AssessmentResult,
    AnalyzeProgress
  >;
  /** Maps a kept analysis again, without asking a server. Nothing comes back when it isn't kept or doesn't fit the decisions any more. */
  readonly remap: Verb<{ text: string; analysis: string }, { view?: MappingView | undefined }>;
  /** What an edit would change in a kept analysis; nothing comes back when it isn't kept. Writes nothing. */
  readonly previewEdit: Verb<
    { text: string; analysis: string; edit: DecisionEdit },
    { preview?: EditPreview | undefined }
  >;
  /** What a replacement in target names would do in a kept analysis; nothing comes back when it isn't kept. Fails with BAD_INPUT for a wrong expression. */
  readonly previewNames: Verb<
    { text: string; analysis: string; search: NameSearch },
    { preview?: NamesPreview | undefined }
  >;
  /** The decisions with that replacement made. */
  readonly replaceNames: Verb<{ text: string; analysis: string; search: NameSearch }, { text: string }>;
  readonly tableDetail: Verb<{ analysis: string; table: string }, { detail?: TableDetail | undefined }>;
  readonly generate: Verb<
    { text: string; connections: ConnectionPair },
    { script: string; view: MappingView },
    AnalyzeProgress
  >;
  /** What makes a table in the source and, under an analysis's mapping, on the target. */
  readonly compareDdl: Verb<{ analysis: string; schema: string; name: string }, DdlPair>;
  /** The first rows of a table under an analysis's mapping, before and after the conversion; with `column` that one alone. */
  readonly previewConversion: Verb<
    { analysis: string; table: string; column?: string | undefined; source: ConnectionSettings },
    ConversionPreview
  >;
  readonly run: Verb<
    RunBody & {
      statePath: string;
      reportPaths: ReportPaths;
      verify: boolean;
      resume: boolean;
      rejects: RejectChoice;
      throttle: ThrottleLimits;
    },
    RunResult,
    RunEvent
  >;
  /** What a roll back of the script's run would drop, as statements. Changes nothing. */
  readonly rollBackPlan: Verb<RollBackBody, Removal>;
  /** The rows that runs set aside, and by which statements they would be loaded. Changes nothing. */
  readonly rejectsPlan: Verb<RejectsBody, { tables: readonly RejectedTable[] }>;
  readonly loadRejects: Verb<RejectsBody, { loaded: readonly RejectedTable[]; left: readonly RejectedRow[] }>;
  /** Runs those statements, after a person has seen them. */
  readonly rollBack: Verb<RollBackBody & { removal: Removal }, Nothing>;
  /** Looks at everything that a run would need; `error` is what stands in its way. Writes nothing. */
  readonly preflight: Verb<RunBody, { checks: readonly PreflightCheck[]; error?: EngineErrorData | undefined }>;
  /** Runs the script with a sample on a scratch area of the target, which is dropped again. */
  readonly rehearse: Verb<RunBody, RehearsalResult, RunEvent>;
  readonly verify: Verb<RunBody & { level?: VerificationLevel | undefined }, RunResult, RunEvent>;
  /** What an editor wants to know of a script's text; nothing for a script without its header. Asks no server. */
  readonly reviewScript: Verb<{ script: string }, { review?: ScriptReview | undefined }>;
  /** The script as it would be generated now from what it says that it was made from. Reads no row. */
  readonly regenerate: Verb<{ script: string; connections: ConnectionPair }, { script: string }>;
  /** The first rows that a copy step reads. Writes nothing. */
  readonly previewStep: Verb<{ script: string; step: string; source: ConnectionSettings; limit: number }, RowPreview>;
  readonly readReport: Verb<{ path: string }, { outline?: ReportOutline | undefined }>;
  /** Compares, and plans what would make differing rows equal; the engine keeps it under `plan`. Changes nothing. */
  readonly repairPlan: Verb<RunBody, RepairOffer, RunEvent>;
  /** Runs a plan that a person has seen, once. */
  readonly repair: Verb<RunBody & { plan: string }, { readonly failed: readonly FailedRepair[] }>;
}

/** What a repair would run, in its order. */
export interface RepairOffer {
  readonly plan: string;
  readonly rows: number;
  readonly statements: readonly { readonly side: 'source' | 'target'; readonly sql: string }[];
  readonly refused: RepairPlan['refused'];
}

interface Verb<Body, Result, Event = never> {
  readonly body: Body;
  readonly result: Result;
  readonly event: Event;
}

export type VerbName = keyof EngineVerbs;
export type Body<V extends VerbName> = EngineVerbs[V]['body'];
export type Result<V extends VerbName> = EngineVerbs[V]['result'];
export type VerbEvent<V extends VerbName> = EngineVerbs[V]['event'];

export interface ConnectionPair {
  readonly source: ConnectionSettings;
  readonly target: ConnectionSettings;
}

export type Nothing = Readonly<Record<string, never>>;

/** What a rehearsal came to, and what it foretells. */
export interface RehearsalResult {
  readonly outcome: RunOutcome;
  readonly forecast?: Forecast | undefined;
}

/** Whose run is taken back: the script's, by its text and name, on its target. */
export interface RollBackBody {
  readonly script: string;
  readonly scriptName: string;
  readonly statePath: string;
  readonly target: ConnectionSettings;
}

/** The three forms of a run's report. */
export interface ReportPaths {
  readonly html: string;
  readonly markdown: string;
  readonly json: string;
}

/** What becomes of rows that the target refuses; `path` is the rejects file. */
export interface RejectChoice {
  readonly onReject: 'stop' | 'keep';
  readonly most: number;
  readonly path: string;
}

/** Whose refused rows are loaded: those of the script's runs, from their file. */
export interface RejectsBody {
  readonly script: string;
  readonly scriptName: string;
  readonly rejectsPath: string;
  readonly target: ConnectionSettings;
}

/** What is run: the text itself, so that nothing but what a person sees can run. */
export interface RunBody {
  readonly script: string;
  readonly scriptName: string;
  readonly connections: ConnectionPair;
  /** Only these steps (ids). */
  readonly only?: readonly string[] | undefined;
  /** How many copies run side by side at most. */
  readonly streams?: number | undefined;
}

/** An assessment as one page, as Markdown, and as JSON text. */
export interface AssessmentResult {
  readonly html: string;
  readonly markdown: string;
  readonly json: string;
  /** What it comes to, in a few words. */
  readonly headline: string;
}

export interface RunResult {
  readonly outcome: RunOutcome;
  /** The report as one page, as Markdown, and as JSON text. */
  readonly html: string;
  readonly markdown: string;
  readonly json: string;
}

/** What a database holds, by name; `describeTable` tells the rest. */
export interface CatalogOutline {
  /** Names the catalog that the engine keeps. */
  readonly catalog: string;
  readonly server: ServerInfo;
  readonly schemas: readonly SchemaOutline[];
}

export interface SchemaOutline {
  readonly name: string;
  readonly tables: readonly TableOutline[];
  readonly views: readonly string[];
}

export interface TableOutline {
  readonly name: string;
  readonly kind: string;
  readonly columns: number;
  readonly estimatedRows: number;
  readonly estimatedBytes: number;
}

/** Lists a catalog by name. */
export function catalogOutline(id: string, catalog: Catalog): CatalogOutline {
  const schemas = catalog.schemas.map((schema) => ({
    name: schema.name,
    tables: schema.tables.map((table) => ({
      name: table.name,
      kind: table.kind,
      columns: table.columns.length,
      estimatedRows: table.estimatedRows,
      estimatedBytes: table.estimatedBytes,
    })),
    views: schema.views.map((view) => view.name),
  }));
  return { catalog: id, server: catalog.server, schemas };
}

/** From the extension host to the worker. */
export type ToEngine =
  | { readonly type: 'request'; readonly id: number; readonly verb: VerbName; readonly body: unknown }
  | { readonly type: 'cancel'; readonly id: number };

/** From the worker to the extension host; every request ends with `result` or `failed`. */
export type FromEngine =
  | { readonly type: 'event'; readonly id: number; readonly event: unknown }
  | { readonly type: 'result'; readonly id: number; readonly result: unknown }
  | { readonly type: 'failed'; readonly id: number; readonly error: EngineErrorData };

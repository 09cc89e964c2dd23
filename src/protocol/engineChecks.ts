import type { AnalyzeProgress } from '../engine/model/analysis.js';
import type { FailedRepair } from '../engine/model/repair.js';
import type { EditPreview } from '../engine/model/choiceSummary.js';
import type { ConversionPreview } from '../engine/model/conversionPreview.js';
import type { Check as PreflightCheck } from '../engine/model/check.js';
import type { RunEvent, RunOutcome } from '../engine/model/event.js';
import type { DdlPair, RowPreview } from '../engine/model/glance.js';
import type { TableGlance } from '../engine/model/introspection.js';
import type { Forecast } from '../engine/model/forecast.js';
import type { Decisions } from '../engine/model/mapping.js';
import type { NamesPreview } from '../engine/model/nameSearch.js';
import type { RejectedRow, RejectedTable } from '../engine/model/reject.js';
import type { Removal } from '../engine/model/removal.js';
import type { ThrottleLimits } from '../engine/model/throttle.js';
import type { ReportOutline } from '../engine/model/reportOutline.js';
import type { ScriptReview } from '../engine/model/scriptReview.js';
import {
  arrayOf,
  isAnything,
  isBoolean,
  isNumber,
  isRecord,
  isString,
  objectOf,
  oneOf,
  optional,
  taggedBy,
  type Check,
} from './check.js';
import { isConnectionSettings } from './connectionSettings.js';
import { isDecisionEdit } from './decisionEdit.js';
import type {
  VerbName,
  Body,
  Nothing,
  Result,
  VerbEvent,
  ConnectionPair,
  RehearsalResult,
  RejectChoice,
  RejectsBody,
  AssessmentResult,
  RunResult,
  RepairOffer,
  ToEngine,
  FromEngine,
} from './engineProtocol.js';
import { isNameSearch } from './nameSearch.js';
import { isEngineErrorData } from './failure.js';
import type { MappingView, TableDetail } from './mappingView.js';

const isPair = objectOf<ConnectionPair>({ source: isConnectionSettings, target: isConnectionSettings });
const isDecisions: Check<Decisions> = (value): value is Decisions => isRecord(value) && value.version === 1;
const rollBackFields = { script: isString, scriptName: isString, statePath: isString, target: isConnectionSettings };
const isRemoval = objectOf<Removal>({
  before: arrayOf(isString),
  deletions: arrayOf(isString),
  drops: arrayOf(isString),
  putBack: arrayOf(isString),
  last: arrayOf(isString),
  notes: arrayOf(isString),
});
const isRejectChoice = objectOf<RejectChoice>({ onReject: oneOf('stop', 'keep'), most: isNumber, path: isString });
const rejectsBody = objectOf<RejectsBody>({
  script: isString,
  scriptName: isString,
  rejectsPath: isString,
  target: isConnectionSettings,
});
const runFields = {
  script: isString,
  scriptName: isString,
  connections: isPair,
  only: optional(arrayOf(isString)),
  streams: optional(isNumber),
};
const isThrottle = objectOf<ThrottleLimits>({
  rowsPerSecond: optional(isNumber),
  bytesPerSecond: optional(isNumber),
  targetLoad: optional(isNumber),
  replicaLagSeconds: optional(isNumber),
});

/** What each verb's body must look like; the worker refuses anything else. */
export const bodyChecks: { readonly [V in VerbName]: Check<Body<V>> } = {
  connectionFromUrl: objectOf({ url: isString, name: isString }),
  connectionsFromJson: objectOf({ text: isString }),
  testConnection: objectOf({ settings: isConnectionSettings }),
  browse: objectOf({ settings: isConnectionSettings }),
  describeTable: objectOf({ catalog: isString, schema: isString, table: isString }),
  objectDdl: objectOf({ catalog: isString, schema: isString, name: isString }),
  previewRows: objectOf({
    settings: isConnectionSettings,
    catalog: isString,
    schema: isString,
    table: isString,
    most: isNumber,
  }),
  readDecisions: objectOf({ text: isString }),
  printDecisions: objectOf({ decisions: isDecisions }),
  editDecisions: objectOf({ text: isString, edit: isDecisionEdit }),
  analyze: objectOf({
    ...{ text: isString, connections: isPair, scan: isBoolean, before: optional(isString) },
    catalog: optional(isString),
  }),
  assess: objectOf({ text: isString, connections: isPair, measure: isBoolean }),
  remap: objectOf({ text: isString, analysis: isString }),
  previewEdit: objectOf({ text: isString, analysis: isString, edit: isDecisionEdit }),
  previewNames: objectOf({ text: isString, analysis: isString, search: isNameSearch }),
  replaceNames: objectOf({ text: isString, analysis: isString, search: isNameSearch }),
  tableDetail: objectOf({ analysis: isString, table: isString }),
  compareDdl: objectOf({ analysis: isString, schema: isString, name: isString }),
  previewConversion: objectOf({
    analysis: isString,
    table: isString,
    column: optional(isString),
    source: isConnectionSettings,
  }),
  generate: objectOf({ text: isString, connections: isPair }),
  run: objectOf({
    ...runFields,
    statePath: isString,
    reportPaths: objectOf({ html: isString, markdown: isString, json: isString }),
    verify: isBoolean,
    resume: isBoolean,
    rejects: isRejectChoice,
    throttle: isThrottle,
  }),
  rejectsPlan: rejectsBody,
  loadRejects: rejectsBody,
  rollBackPlan: objectOf(rollBackFields),
  rollBack: objectOf({ ...rollBackFields, removal: isRemoval }),
  preflight: objectOf(runFields),
  rehearse: objectOf(runFields),
  verify: objectOf({ ...runFields, level: optional(oneOf('counts', 'checksum', 'rows', 'sample')) }),
  reviewScript: objectOf({ script: isString }),
  regenerate: objectOf({ script: isString, connections: isPair }),
  previewStep: objectOf({ script: isString, step: isString, source: isConnectionSettings, limit: isNumber }),
  readReport: objectOf({ path: isString }),
  repairPlan: objectOf(runFields),
  repair: objectOf({ ...runFields, plan: isString }),
};

/** True for an object with these fields, whatever they hold: the parts are the engine's own plain data. */
function having<T extends object>(...fields: readonly (keyof T & string)[]): Check<T> {
  return (value): value is T => isRecord(value) && fields.every((field) => value[field] !== undefined);
}

/** Checks a view by its outline: it comes from the engine, at once or by way of the disk. */
export const isMappingView = having<MappingView>(
  'analysis',
  'source',
  'target',
  'takenAt',
  'tables',
  'findings',
  'totals',
  'choices',
);
const isText = objectOf<{ text: string }>({ text: isString });
const isRunResult = objectOf<RunResult>({
  outcome: having<RunOutcome>('state', 'rows', 'bytes', 'milliseconds'),
  html: isString,
  markdown: isString,
  json: isString,
});

const isRejectedTable = objectOf<RejectedTable>({
  step: isString,
  table: isString,
  rows: isNumber,
  statement: isString,
});
const isRejectedRow = having<RejectedRow>('step', 'table', 'key', 'reason');

/** What each verb's result must look like; the host treats anything else as a failure of the engine. */
export const resultChecks: { readonly [V in VerbName]: Check<Result<V>> } = {
  connectionFromUrl: isConnectionSettings,
  connectionsFromJson: isPair,
  testConnection: having('server', 'schemas', 'findings'),
  browse: having('catalog', 'server', 'schemas'),
  describeTable: having('name', 'columns', 'indexes', 'foreignKeys'),
  objectDdl: objectOf({ sql: isString }),
  previewRows: having('columns', 'rows', 'more'),
  readDecisions: isDecisions,
  printDecisions: isText,
  editDecisions: isText,
  analyze: isMappingView,
  assess: objectOf<AssessmentResult>({ html: isString, markdown: isString, json: isString, headline: isString }),
  remap: objectOf({ view: optional(isMappingView) }),
  previewEdit: objectOf({ preview: optional(having<EditPreview>('columns', 'tables', 'losses', 'findings')) }),
  previewNames: objectOf({ preview: optional(having<NamesPreview>('total', 'names', 'findings')) }),
  replaceNames: isText,
  compareDdl: objectOf<DdlPair>({ source: isString, target: isString }),
  previewConversion: having<ConversionPreview>('table', 'key', 'columns', 'columnsLeft', 'rows'),
  tableDetail: objectOf({ detail: optional(having<TableDetail>('table', 'columns', 'constraints', 'findings')) }),
  generate: objectOf({ script: isString, view: isMappingView }),
  run: isRunResult,
  rejectsPlan: objectOf({ tables: arrayOf(isRejectedTable) }),
  loadRejects: objectOf({ loaded: arrayOf(isRejectedTable), left: arrayOf(isRejectedRow) }),
  rollBackPlan: isRemoval,
  rollBack: isRecord as Check<Nothing>,
  preflight: objectOf({
    checks: arrayOf(having<PreflightCheck>('id', 'side', 'state', 'seen')),
    error: optional(isEngineErrorData),
  }),
  rehearse: objectOf<RehearsalResult>({
    outcome: having<RunOutcome>('state', 'rows', 'bytes', 'milliseconds'),
    forecast: optional(having<Forecast>('rows', 'bytes', 'lowMilliseconds', 'highMilliseconds')),
  }),
  verify: isRunResult,
  reviewScript: objectOf({ review: optional(having<ScriptReview>('source', 'target', 'findings', 'quotes')) }),
  regenerate: objectOf({ script: isString }),
  previewStep: having<RowPreview>('columns', 'rows', 'more'),
  readReport: objectOf({ outline: optional(having<ReportOutline>('verb', 'state', 'finishedAt', 'steps')) }),
  repairPlan: objectOf<RepairOffer>({
    plan: isString,
    rows: isNumber,
    statements: arrayOf(having<RepairOffer['statements'][number]>('side', 'sql')),
    refused: arrayOf(having<RepairOffer['refused'][number]>('table', 'reason')),
  }),
  repair: objectOf({ failed: arrayOf(having<FailedRepair>('table', 'reason')) }),
};

// Records and not lists: the compiler asks for every stage and every event that there is.
const analyzeStages: Readonly<Record<AnalyzeProgress['stage'], true>> = {
  ...{ connect: true, introspect: true, map: true, plan: true, measure: true, scan: true },
};
const isGlances = arrayOf(objectOf<TableGlance>({ schema: isString, name: isString, estimatedRows: isNumber }));
const isAnalyzeProgress: Check<AnalyzeProgress> = (value): value is AnalyzeProgress =>
  isRecord(value) &&
  isString(value.stage) &&
  Object.hasOwn(analyzeStages, value.stage) &&
  (value.tables === undefined || isGlances(value.tables));

const runEvents: Readonly<Record<RunEvent['type'], true>> = {
  ...{ started: true, check: true, phase: true, step: true, progress: true, statement: true, warning: true },
  ...{ retry: true, streams: true, limits: true, paused: true, continued: true, reject: true, finding: true },
  ...{ verification: true, objects: true, 'clean-up': true, finished: true },
};
const isRunEvent: Check<RunEvent> = (value): value is RunEvent =>
  isRecord(value) && isString(value.at) && isString(value.type) && Object.hasOwn(runEvents, value.type);

const noEvent = (_: unknown): _ is never => false;

/** What each verb's events must look like. */
export const eventChecks: { readonly [V in VerbName]: Check<VerbEvent<V>> } = {
  connectionFromUrl: noEvent,
  connectionsFromJson: noEvent,
  testConnection: noEvent,
  browse: objectOf({ tables: isGlances }),
  describeTable: noEvent,
  objectDdl: noEvent,
  previewRows: noEvent,
  readDecisions: noEvent,
  printDecisions: noEvent,
  editDecisions: noEvent,
  analyze: isAnalyzeProgress,
  assess: isAnalyzeProgress,
  remap: noEvent,
  previewEdit: noEvent,
  previewNames: noEvent,
  replaceNames: noEvent,
  tableDetail: noEvent,
  compareDdl: noEvent,
  previewConversion: noEvent,
  generate: isAnalyzeProgress,
  run: isRunEvent,
  rejectsPlan: noEvent,
  loadRejects: noEvent,
  rollBackPlan: noEvent,
  rollBack: noEvent,
  preflight: noEvent,
  rehearse: isRunEvent,
  verify: isRunEvent,
  reviewScript: noEvent,
  regenerate: noEvent,
  previewStep: noEvent,
  readReport: noEvent,
  repairPlan: isRunEvent,
  repair: noEvent,
};

const isVerbName: Check<VerbName> = (value): value is VerbName =>
  typeof value === 'string' && Object.hasOwn(bodyChecks, value);

/** Checks the envelope of a message to the worker; the body is checked by its verb. */
export const isToEngine = taggedBy<ToEngine>({
  request: objectOf({ type: oneOf('request'), id: isNumber, verb: isVerbName, body: isAnything }),
  cancel: objectOf({ type: oneOf('cancel'), id: isNumber }),
});

/** Checks the envelope of a message from the worker; results and events are checked by the verb they answer. */
export const isFromEngine = taggedBy<FromEngine>({
  event: objectOf({ type: oneOf('event'), id: isNumber, event: isAnything }),
  result: objectOf({ type: oneOf('result'), id: isNumber, result: isAnything }),
  failed: objectOf({ type: oneOf('failed'), id: isNumber, error: isEngineErrorData }),
});

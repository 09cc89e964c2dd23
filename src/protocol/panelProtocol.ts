import type { EditPreview } from '../engine/model/choiceSummary.js';
import type { ConversionPreview } from '../engine/model/conversionPreview.js';
import type { TableGlance } from '../engine/model/introspection.js';
import type { Decisions } from '../engine/model/mapping.js';
import type { NameSearch, NamesPreview } from '../engine/model/nameSearch.js';
import {
  isBoolean,
  isNumber,
  isRecord,
  isString,
  objectOf,
  oneOf,
  optional,
  recordOf,
  taggedBy,
  type Check,
} from './check.js';
import { isDecisionEdit, type DecisionEdit } from './decisionEdit.js';
import type { MappingView, TableDetail } from './mappingView.js';
import { isNameSearch } from './nameSearch.js';

/** What a button in the panel asks the editor to do about a problem. */
export type ProblemAction =
  | 'add-connection'
  | 'edit-connection'
  | 'enter-password'
  | 'choose-connections'
  | 'open-as-text'
  | 'retry'
  | 'show-log';

/** Why the panel can't show all that it should, and what to do next. */
export interface PanelProblem {
  readonly message: string;
  readonly hint: string;
  /** Best first; the first is the primary button. */
  readonly actions: readonly {
    readonly title: string;
    readonly action: ProblemAction;
    readonly connection?: string | undefined;
  }[];
}

/** What is being read at the moment. */
export interface PanelActivity {
  readonly text: string;
  readonly done?: number | undefined;
  readonly total?: number | undefined;
}

/** All that the panel shows, sent whole whenever it changes. */
export interface PanelState {
  readonly name: string;
  /** The document's decisions; absent while its text is broken. */
  readonly decisions?: Decisions | undefined;
  readonly view?: MappingView | undefined;
  /** The source's tables by name, while there is no view of them yet. */
  readonly tables?: readonly TableGlance[] | undefined;
  readonly problem?: PanelProblem | undefined;
  readonly activity?: PanelActivity | undefined;
}

/** What an edit would change. */
export type Preview = EditPreview;

/** What stands in the panel's page, so that it is painted before any message has come. */
export interface PanelStart {
  /** The migration's. */
  readonly name: string;
  /** The panel's texts in the person's language, by the English ones. */
  readonly words: Readonly<Record<string, string>>;
}

/** From the extension host to the panel. */
export type ToPanel =
  | { readonly type: 'state'; readonly state: PanelState }
  /** What is being read now, while all else stays as it is. */
  | { readonly type: 'activity'; readonly activity?: PanelActivity | undefined }
  /** A table's columns under the analysis and edit that `view` stands for. */
  | { readonly type: 'detail'; readonly analysis: string; readonly detail: TableDetail }
  /** Answers the last question of what an edit would change. */
  | { readonly type: 'preview'; readonly preview?: Preview | undefined }
  /** Answers the last question of what a replacement would do: that, or why it can't be made. */
  | {
      readonly type: 'names';
      readonly preview?: NamesPreview | undefined;
      readonly problem?: string | undefined;
    }
  /** The document is about to be saved: what is being typed belongs to it. */
  | { readonly type: 'hand-over'; readonly question: number }
  /** Answers the last question for rows: them, or why there are none. */
  | {
      readonly type: 'rows';
      readonly rows?: ConversionPreview | undefined;
      readonly problem?: string | undefined;
    };

/** From the panel to the extension host. */
export type FromPanel =
  /** The panel has loaded (again) and wants the state. */
  | { readonly type: 'ready' }
  | { readonly type: 'edit'; readonly edit: DecisionEdit }
  /** Takes back, or makes again, what the document holds once the edits before are in it. */
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }
  /** What was being typed when this was asked for has been sent, as all before it. */
  | { readonly type: 'handed-over'; readonly question: number }
  | { readonly type: 'preview'; readonly edit: DecisionEdit }
  /** What a replacement in target names would do. */
  | { readonly type: 'preview-names'; readonly search: NameSearch }
  /** Makes it: one edit of the document. */
  | { readonly type: 'replace-names'; readonly search: NameSearch }
  | { readonly type: 'detail'; readonly table: string }
  /** The first rows of a table, or of one column of it; without a table nobody looks any more. */
  | { readonly type: 'rows'; readonly table?: string | undefined; readonly column?: string | undefined }
  /** Both sides' DDL of a table, in an editor that compares. */
  | { readonly type: 'compare'; readonly schema: string; readonly name: string }
  | { readonly type: 'refresh'; readonly scan: boolean }
  | { readonly type: 'cancel' }
  | { readonly type: 'generate' }
  | { readonly type: 'act'; readonly action: ProblemAction; readonly connection?: string | undefined }
  /** Something in the panel went wrong; goes to the log. */
  | { readonly type: 'trouble'; readonly message: string };

const isProblemAction = oneOf<ProblemAction>(
  'add-connection',
  'edit-connection',
  'enter-password',
  'choose-connections',
  'open-as-text',
  'retry',
  'show-log',
);

/** Checks a message from the panel. */
export const isFromPanel = taggedBy<FromPanel>({
  ready: objectOf({ type: oneOf('ready') }),
  edit: objectOf({ type: oneOf('edit'), edit: isDecisionEdit }),
  undo: objectOf({ type: oneOf('undo') }),
  redo: objectOf({ type: oneOf('redo') }),
  'handed-over': objectOf({ type: oneOf('handed-over'), question: isNumber }),
  preview: objectOf({ type: oneOf('preview'), edit: isDecisionEdit }),
  'preview-names': objectOf({ type: oneOf('preview-names'), search: isNameSearch }),
  'replace-names': objectOf({ type: oneOf('replace-names'), search: isNameSearch }),
  detail: objectOf({ type: oneOf('detail'), table: isString }),
  rows: objectOf({ type: oneOf('rows'), table: optional(isString), column: optional(isString) }),
  compare: objectOf({ type: oneOf('compare'), schema: isString, name: isString }),
  refresh: objectOf({ type: oneOf('refresh'), scan: isBoolean }),
  cancel: objectOf({ type: oneOf('cancel') }),
  generate: objectOf({ type: oneOf('generate') }),
  act: objectOf({ type: oneOf('act'), action: isProblemAction, connection: optional(isString) }),
  trouble: objectOf({ type: oneOf('trouble'), message: isString }),
});

/** Checks what stands in the page. */
export const isPanelStart = objectOf<PanelStart>({ name: isString, words: recordOf(isString) });

const isActivity = objectOf<PanelActivity>({ text: isString, done: optional(isNumber), total: optional(isNumber) });

const isState: Check<PanelState> = (value): value is PanelState =>
  isRecord(value) &&
  isString(value.name) &&
  (value.tables === undefined || Array.isArray(value.tables)) &&
  [value.decisions, value.view, value.problem, value.activity].every((part) => part === undefined || isRecord(part));

const isDetail: Check<TableDetail> = (value): value is TableDetail =>
  isRecord(value) && isString(value.table) && Array.isArray(value.columns) && Array.isArray(value.constraints);

const isPreview: Check<Preview> = (value): value is Preview =>
  isRecord(value) && Array.isArray(value.losses) && Array.isArray(value.types) && Array.isArray(value.findings);

const isNames: Check<NamesPreview> = (value): value is NamesPreview =>
  isRecord(value) && isNumber(value.total) && Array.isArray(value.names) && Array.isArray(value.findings);

const isRows: Check<ConversionPreview> = (value): value is ConversionPreview =>
  isRecord(value) &&
  isString(value.table) &&
  [value.key, value.columns, value.rows].every((part) => Array.isArray(part));

/** Checks a message to the panel. */
export const isToPanel = taggedBy<ToPanel>({
  state: objectOf({ type: oneOf('state'), state: isState }),
  activity: objectOf({ type: oneOf('activity'), activity: optional(isActivity) }),
  detail: objectOf({ type: oneOf('detail'), analysis: isString, detail: isDetail }),
  preview: objectOf({ type: oneOf('preview'), preview: optional(isPreview) }),
  names: objectOf({ type: oneOf('names'), preview: optional(isNames), problem: optional(isString) }),
  'hand-over': objectOf({ type: oneOf('hand-over'), question: isNumber }),
  rows: objectOf({ type: oneOf('rows'), rows: optional(isRows), problem: optional(isString) }),
});

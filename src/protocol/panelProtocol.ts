import type { EditPreview } from '../engine/model/choiceSummary.js';
import type { ConversionPreview } from '../engine/model/conversionPreview.js';
import type { Decisions } from '../engine/model/mapping.js';
import { isBoolean, isRecord, isString, objectOf, oneOf, optional, taggedBy, type Check } from './check.js';
import { isDecisionEdit, type DecisionEdit } from './decisionEdit.js';
import type { MappingView, TableDetail } from './mappingView.js';

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
  readonly problem?: PanelProblem | undefined;
  readonly activity?: PanelActivity | undefined;
}

/** What an edit would change. */
export type Preview = EditPreview;

/** From the extension host to the panel. */
export type ToPanel =
  | { readonly type: 'state'; readonly state: PanelState }
  /** A table's columns under the analysis and edit that `view` stands for. */
  | { readonly type: 'detail'; readonly analysis: string; readonly detail: TableDetail }
  /** Answers the last question of what an edit would change. */
  | { readonly type: 'preview'; readonly preview?: Preview | undefined }
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
  | { readonly type: 'preview'; readonly edit: DecisionEdit }
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
  preview: objectOf({ type: oneOf('preview'), edit: isDecisionEdit }),
  detail: objectOf({ type: oneOf('detail'), table: isString }),
  rows: objectOf({ type: oneOf('rows'), table: optional(isString), column: optional(isString) }),
  compare: objectOf({ type: oneOf('compare'), schema: isString, name: isString }),
  refresh: objectOf({ type: oneOf('refresh'), scan: isBoolean }),
  cancel: objectOf({ type: oneOf('cancel') }),
  generate: objectOf({ type: oneOf('generate') }),
  act: objectOf({ type: oneOf('act'), action: isProblemAction, connection: optional(isString) }),
  trouble: objectOf({ type: oneOf('trouble'), message: isString }),
});

const isState: Check<PanelState> = (value): value is PanelState =>
  isRecord(value) &&
  isString(value.name) &&
  [value.decisions, value.view, value.problem, value.activity].every((part) => part === undefined || isRecord(part));

const isDetail: Check<TableDetail> = (value): value is TableDetail =>
  isRecord(value) && isString(value.table) && Array.isArray(value.columns) && Array.isArray(value.constraints);

const isPreview: Check<Preview> = (value): value is Preview =>
  isRecord(value) && Array.isArray(value.losses) && Array.isArray(value.types) && Array.isArray(value.findings);

const isRows: Check<ConversionPreview> = (value): value is ConversionPreview =>
  isRecord(value) &&
  isString(value.table) &&
  [value.key, value.columns, value.rows].every((part) => Array.isArray(part));

/** Checks a message to the panel. */
export const isToPanel = taggedBy<ToPanel>({
  state: objectOf({ type: oneOf('state'), state: isState }),
  detail: objectOf({ type: oneOf('detail'), analysis: isString, detail: isDetail }),
  preview: objectOf({ type: oneOf('preview'), preview: optional(isPreview) }),
  rows: objectOf({ type: oneOf('rows'), rows: optional(isRows), problem: optional(isString) }),
});

import { arrayOf, isBoolean, isNumber, isString, objectOf, oneOf, optional, taggedBy, type Check } from './check.js';

/** How something went, for its colour and its mark. */
export type RunTone = 'quiet' | 'active' | 'good' | 'warning' | 'bad';

/** What a button of the run view asks the editor to do. */
export type RunAction = 'run' | 'cancel' | 'resume' | 'verify' | 'repair' | 'open-report' | 'open-script' | 'show-log';

export interface RunButton {
  readonly action: RunAction;
  readonly title: string;
  readonly primary?: boolean | undefined;
}

/** An amount and its name: `Rows`, `12,000 of 50,000`. */
export interface RunFact {
  readonly label: string;
  readonly value: string;
}

/** The run as a whole. Every text is written for people already, in their language. */
export interface RunOverview {
  readonly title: string;
  /** From where to where. */
  readonly route: string;
  readonly status: string;
  readonly tone: RunTone;
  readonly isLive: boolean;
  /** Of the whole run, 0 to 1. */
  readonly share: number;
  /** What went wrong and what to do next. */
  readonly problem?: string | undefined;
  readonly facts: readonly RunFact[];
  readonly buttons: readonly RunButton[];
  /** Milliseconds from its beginning until now, or until its end. */
  readonly elapsed: number;
}

/** How far a table is. `unproven`: compared without a result, or less closely than cell by cell, or not at all. */
export type RunTableState =
  | 'waiting'
  | 'copying'
  | 'copied'
  | 'indexes'
  | 'verifying'
  | 'verified'
  | 'unproven'
  | 'differs'
  | 'failed'
  | 'interrupted'
  | 'skipped';

/** One table, from the first of its steps to the last. */
export interface RunTable {
  readonly name: string;
  readonly state: RunTableState;
  readonly words: string;
  /** Of its rows that were copied, 0 to 1. */
  readonly share: number;
  readonly detail: string;
  /** Line of the script, from 1. */
  readonly line: number;
}

/** One step that began. Times are milliseconds since the run began. */
export interface RunTimelineEntry {
  readonly step: string;
  readonly tone: RunTone;
  readonly words: string;
  readonly from: number;
  /** Absent while it runs. */
  readonly to?: number | undefined;
  readonly line: number;
}

/** Something to know that happened on the way. */
export interface RunNote {
  readonly time: string;
  readonly tone: RunTone;
  readonly text: string;
}

/** The last notes, and how many there were before them. */
export interface RunNotes {
  readonly last: readonly RunNote[];
  readonly earlier: number;
}

/** What stands above the columns of both lists. */
export type RunColumn =
  'column-table' | 'column-copied' | 'column-state' | 'column-detail' | 'column-step' | 'column-time';

/** The texts of the view that stay the same, by what they stand for. */
export type RunLabel =
  | 'tables'
  | 'timeline'
  | 'notes'
  | 'filter'
  | 'all'
  | 'under-way'
  | 'problems'
  | 'no-tables'
  | 'no-steps'
  | 'no-notes'
  | 'earlier-notes'
  | 'progress'
  | RunColumn
  | RunTableState;

/** A part of a list that is new: its entries by their place in it. */
export type Changed<T> = readonly { readonly at: number; readonly item: T }[];

/** From the extension host to the run view. */
export type ToRunView =
  /** All that it shows. */
  | {
      readonly type: 'run';
      /** The script's address: what the view keeps to find its run again. */
      readonly script: string;
      readonly labels: Readonly<Record<RunLabel, string>>;
      readonly overview: RunOverview;
      readonly tables: readonly RunTable[];
      readonly timeline: readonly RunTimelineEntry[];
      readonly notes: RunNotes;
    }
  /** What is other than in the message before. */
  | {
      readonly type: 'news';
      readonly overview: RunOverview;
      readonly tables: Changed<RunTable>;
      readonly timeline: Changed<RunTimelineEntry>;
      readonly notes?: RunNotes | undefined;
    };

/** From the run view to the extension host. */
export type FromRunView =
  /** The view has loaded (again) and wants the run. */
  | { readonly type: 'ready' }
  | { readonly type: 'act'; readonly action: RunAction }
  /** Shows a line of the script, from 1. */
  | { readonly type: 'show-line'; readonly line: number }
  /** Something in the view went wrong; goes to the log. */
  | { readonly type: 'trouble'; readonly message: string };

const isAction = oneOf<RunAction>(
  'run',
  'cancel',
  'resume',
  'verify',
  'repair',
  'open-report',
  'open-script',
  'show-log',
);

/** Checks a message from the run view. */
export const isFromRunView = taggedBy<FromRunView>({
  ready: objectOf({ type: oneOf('ready') }),
  act: objectOf({ type: oneOf('act'), action: isAction }),
  'show-line': objectOf({ type: oneOf('show-line'), line: isNumber }),
  trouble: objectOf({ type: oneOf('trouble'), message: isString }),
});

const isTone = oneOf<RunTone>('quiet', 'active', 'good', 'warning', 'bad');

const isOverview: Check<RunOverview> = objectOf<RunOverview>({
  title: isString,
  route: isString,
  status: isString,
  tone: isTone,
  isLive: isBoolean,
  share: isNumber,
  problem: optional(isString),
  facts: arrayOf(objectOf<RunFact>({ label: isString, value: isString })),
  buttons: arrayOf(objectOf<RunButton>({ action: isAction, title: isString, primary: optional(isBoolean) })),
  elapsed: isNumber,
});

const isTable = objectOf<RunTable>({
  name: isString,
  state: oneOf<RunTableState>(
    'waiting',
    'copying',
    'copied',
    'indexes',
    'verifying',
    'verified',
    'unproven',
    'differs',
    'failed',
    'interrupted',
    'skipped',
  ),
  words: isString,
  share: isNumber,
  detail: isString,
  line: isNumber,
});

const isEntry = objectOf<RunTimelineEntry>({
  step: isString,
  tone: isTone,
  words: isString,
  from: isNumber,
  to: optional(isNumber),
  line: isNumber,
});

const isNotes = objectOf<RunNotes>({
  last: arrayOf(objectOf<RunNote>({ time: isString, tone: isTone, text: isString })),
  earlier: isNumber,
});

const isLabels = (value: unknown): value is Readonly<Record<RunLabel, string>> =>
  typeof value === 'object' && value !== null && Object.values(value).every(isString);

const changedOf = <T>(item: Check<T>): Check<Changed<T>> =>
  arrayOf(objectOf<{ readonly at: number; readonly item: T }>({ at: isNumber, item }));

/** Checks a message to the run view. */
export const isToRunView = taggedBy<ToRunView>({
  run: objectOf({
    type: oneOf('run'),
    script: isString,
    labels: isLabels,
    overview: isOverview,
    tables: arrayOf(isTable),
    timeline: arrayOf(isEntry),
    notes: isNotes,
  }),
  news: objectOf({
    type: oneOf('news'),
    overview: isOverview,
    tables: changedOf(isTable),
    timeline: changedOf(isEntry),
    notes: optional(isNotes),
  }),
});

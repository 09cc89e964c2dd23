import * as vscode from 'vscode';
import type { StepKind } from '../../engine/model/script.js';

const { l10n } = vscode;

/** What a directive is for, and what is put in when it is completed. */
export interface DirectiveWord {
  readonly meaning: string;
  readonly snippet: string;
}

/** Every directive that a person may write. */
export const directiveWords: Readonly<Record<string, DirectiveWord>> = {
  migration: {
    meaning: l10n.t('Names the two servers by name and identity; a run against another server is refused.'),
    snippet: '@migration format=1 source=$1 target=$2',
  },
  phase: { meaning: l10n.t('Begins a phase. Phases run in text order.'), snippet: '@phase $0' },
  step: { meaning: l10n.t('Begins a step: the unit that runs and reports.'), snippet: '@step $0' },
  source: { meaning: l10n.t('Begins the half that is read on the source.'), snippet: '@source\n$0' },
  target: { meaning: l10n.t('Begins the half that is written, or compared, on the target.'), snippet: '@target\n$0' },
  accept: {
    meaning: l10n.t('Takes a loss by name, so that its finding no longer blocks the run.'),
    snippet: '@accept $0',
  },
  encode: {
    meaning: l10n.t('Names a column whose bytes the client encodes while they pass, and how.'),
    snippet: '@encode ${1:column}=${2|hex,prefixed-hex|}',
  },
  undo: {
    meaning: l10n.t('Begins the statements by which a roll back takes back what the step did.'),
    snippet: '@undo\n$0',
  },
  skip: { meaning: l10n.t('Disables the step.'), snippet: '@skip' },
  finding: {
    meaning: l10n.t('Something to know about an object. One of severity error blocks the run until it is accepted.'),
    snippet: '@finding ${1|info,warning,error|} $2',
  },
  decisions: {
    meaning: l10n.t('What the steps were made from: a person’s decisions, in JSON.'),
    snippet: '@decisions $0',
  },
  scanned: { meaning: l10n.t('What the steps were made from: what the data showed, in JSON.'), snippet: '@scanned $0' },
};

/** What a step of each kind does. */
export const kindWords: Readonly<Record<StepKind, string>> = {
  session: l10n.t('Sets up every session of the target before anything else runs there.'),
  require: l10n.t('Stops the run when its query gives a row.'),
  suspend: l10n.t('Puts triggers and foreign keys of a table aside that is there already, until the rows are in.'),
  'drop-table': l10n.t('Drops tables of the target.'),
  truncate: l10n.t('Empties tables of the target.'),
  restore: l10n.t('Puts triggers and foreign keys back as they were.'),
  'create-schema': l10n.t('Creates a schema on the target.'),
  'create-type': l10n.t('Creates a type that columns of the target use.'),
  'create-sequence': l10n.t('Creates a sequence on the target.'),
  'create-table': l10n.t('Creates the table on the target, without indexes and foreign keys: they follow the data.'),
  copy: l10n.t('Reads the source half on one snapshot and streams the rows into the target half, chunk by chunk.'),
  'create-index': l10n.t('Builds the indexes of the table, after its rows are there.'),
  prove: l10n.t('Asks the target whether the rows meet their foreign keys. Changes nothing.'),
  'add-foreign-key': l10n.t('Adds the foreign keys of the table, after all rows are there.'),
  'set-counter': l10n.t('Sets the table’s counters past its data.'),
  'create-trigger': l10n.t('Creates triggers that do what no column can do by itself.'),
  comment: l10n.t('Writes the comments of the table and its columns.'),
  analyze: l10n.t('Has the target refresh its statistics of the table.'),
  verify: l10n.t('Compares every cell by two queries, one on each side. Changes nothing.'),
  sql: l10n.t('Runs SQL of your own on the target. Nothing else runs beside it.'),
};

/** What a key of a step's line means. */
export const keyWords: Readonly<Record<string, string>> = {
  table: l10n.t('The source’s table, with its schema.'),
  key: l10n.t('The columns that name a row. Rows are cut into chunks, and compared, by them.'),
  'source-key': l10n.t('The same columns by their names on the source, where those differ.'),
  stream: l10n.t('How rows are framed on their way: csv, text or binary.'),
  on: l10n.t('The side on which the step runs.'),
  plain: l10n.t('Columns whose text holds nothing that a digest could mistake.'),
  json: l10n.t('Columns that hold nothing but JSON, whose text ends by itself.'),
  lossy: l10n.t('Columns whose values an accepted loss changes, and which loss.'),
  expression: l10n.t('Columns that a person’s own expression makes.'),
  existing: l10n.t('What becomes of rows that the table has already.'),
  into: l10n.t('The target’s table, where it was there before the run.'),
  part: l10n.t('What of the rows is copied: their keys alone.'),
  gen: l10n.t('The hash of what was generated, so that an edit is seen.'),
};

const always = ['gen'];

/** The keys that a step of a kind may carry. */
export function keysOf(kind: string): readonly string[] {
  if (kind === 'copy') return ['table', 'key', 'stream', 'existing', 'into', 'part', ...always];
  if (kind === 'verify')
    return ['table', 'key', 'source-key', 'plain', 'json', 'lossy', 'expression', 'existing', ...always];
  return ['on', ...always];
}

/** The values that a key takes from a closed list. */
export const keyValues: Readonly<Record<string, readonly string[]>> = {
  stream: ['csv', 'text', 'binary'],
  on: ['target'],
  existing: ['append', 'truncate', 'fill'],
  part: ['keys'],
};

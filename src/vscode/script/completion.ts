import * as vscode from 'vscode';
import { consentHelps, objectName, type Finding } from '../../engine/model/finding.js';
import { writeNames } from '../../engine/model/names.js';
import { blocksOf, stepKinds, stepsOf, type Script, type ScriptStep } from '../../engine/model/script.js';
import type { ReviewedTable, ScriptReview } from '../../engine/model/scriptReview.js';
import { cursorAt, halfAt, type Cursor } from './cursor.js';
import { scriptOf, stepAt } from './language.js';
import type { ScriptReviews } from './reviews.js';
import { directiveWords, keysOf, keyValues, keyWords, kindWords } from './vocabulary.js';

const { CompletionItemKind: Kind } = vscode;

/** The most tables that one list offers; typing on narrows it. */
const mostTables = 500;

/** Directives, keys and their values, findings to accept, and the names of tables and columns. */
export class ScriptCompletion implements vscode.CompletionItemProvider {
  /** Characters that open the list by themselves. */
  static readonly triggers = ['@', ' ', '=', ',', '"', '`', '.'];

  constructor(private readonly reviews: ScriptReviews) {}

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
    context: vscode.CompletionContext,
  ): Promise<vscode.CompletionList | undefined> {
    const line = document.lineAt(position.line).text;
    const cursor = cursorAt(line, position.character);
    if (cursor.at === 'nothing') return undefined;
    // In SQL a blank or a comma is typed all the time, and nothing is asked by it.
    if (cursor.at === 'sql' && [' ', '=', ',', '@'].includes(context.triggerCharacter ?? '')) return undefined;
    const script = await scriptOf(document);
    if (token.isCancellationRequested) return undefined;
    const place: Place = { document, position, script, step: stepAt(script, position.line) };
    const review = needsNames(cursor) ? await this.reviews.recent(document) : undefined;
    const items = itemsAt(cursor, place, review);
    const range = new vscode.Range(position.line, cursor.from, position.line, position.character);
    for (const item of items) item.range = range;
    return new vscode.CompletionList(items, items.length >= mostTables);
  }
}

interface Place {
  readonly document: vscode.TextDocument;
  readonly position: vscode.Position;
  readonly script: Script;
  readonly step: ScriptStep | undefined;
}

function needsNames({ at }: Cursor): boolean {
  return at !== 'directive' && at !== 'kind' && at !== 'key' && at !== 'accept' && at !== 'phase';
}

function itemsAt(cursor: Cursor, place: Place, review: ScriptReview | undefined): vscode.CompletionItem[] {
  switch (cursor.at) {
    case 'directive':
      return directives();
    case 'kind':
      return stepKinds.map((kind) => plain(kind, Kind.Function, kindWords[kind]));
    case 'name':
      return (review?.target ?? []).slice(0, mostTables).map(({ name }) => plain(name, Kind.Struct));
    case 'key':
      return keys(place);
    case 'value':
      return values(cursor.key, place, review);
    case 'accept':
      return acceptable(place);
    case 'encode':
      return columnsOf(place, 'source', review).map(({ name }) => plain(`${writeNames([name], ',')}=hex`, Kind.Field));
    case 'phase':
      return place.script.phases.map(({ name }) => plain(name, Kind.Module));
    case 'sql':
      return names(place, review);
    case 'nothing':
      return [];
  }
}

function directives(): vscode.CompletionItem[] {
  return Object.entries(directiveWords).map(([name, { meaning, snippet }]) => {
    const item = plain(`@${name}`, Kind.Keyword, meaning);
    item.insertText = new vscode.SnippetString(snippet);
    if (snippet.endsWith(' $0')) item.command = { command: 'editor.action.triggerSuggest', title: '' };
    return item;
  });
}

function keys({ document, position }: Place): vscode.CompletionItem[] {
  const written = document.lineAt(position.line).text;
  const [, kind = ''] = /@step\s+([\w-]+)/u.exec(written) ?? [];
  return keysOf(kind)
    .filter((key) => !written.includes(` ${key}=`))
    .map((key) => {
      const item = plain(`${key}=`, Kind.Property, keyWords[key]);
      item.command = { command: 'editor.action.triggerSuggest', title: '' };
      return item;
    });
}

function values(key: string, place: Place, review: ScriptReview | undefined): vscode.CompletionItem[] {
  const closed = keyValues[key];
  if (closed) return closed.map((value) => plain(value, Kind.EnumMember));
  if (key === 'table') {
    const tables = review?.source ?? [];
    return tables.slice(0, mostTables).map(({ schema, name }) => plain(writeNames([schema, name], '.'), Kind.Struct));
  }
  if (key === 'gen') return [];
  const side = key === 'source-key' || place.step?.kind === 'copy' ? 'source' : 'target';
  return columnsOf(place, side, review).map((column) =>
    plain(writeNames([column.name], ','), Kind.Field, undefined, column.type),
  );
}

/** The findings that block, by code and object; in a step those of the step. */
function acceptable({ script, step }: Place): vscode.CompletionItem[] {
  const blocking = new Set(blocksOf(script));
  const notes = step ? step.notes : [...script.notes, ...stepsOf(script).flatMap((entry) => entry.notes)];
  const open = notes.filter((note) => blocking.has(note) && consentHelps(note));
  const item = (label: string, note: Finding): vscode.CompletionItem =>
    plain(label, Kind.Constant, [note.message, note.fix].filter(Boolean).join('\n\n'));
  const items = open.flatMap((note) => [item(`${note.code}:${objectName(note.object)}`, note), item(note.code, note)]);
  return [...new Map(items.map((entry) => [entry.label, entry])).values()];
}

/** The columns of the table that the step is about, then tables. */
function names(place: Place, review: ScriptReview | undefined): vscode.CompletionItem[] {
  const { document, position, script, step } = place;
  if (!review || !step) return [];
  const lineText = (line: number): string => document.lineAt(line).text;
  const side = halfAt(lineText, step.lines.start - 1, position.line) === 'source' ? 'source' : 'target';
  const quote = (name: string): string => {
    const mark = review.quotes[side];
    return `${mark}${name.replaceAll(mark, mark + mark)}${mark}`;
  };
  const columns = columnsOf(place, side, review).map(({ name, type }, at) => {
    const item = plain(quote(name), Kind.Field, undefined, type);
    item.sortText = `0${String(at).padStart(5, '0')}`;
    item.filterText = `${quote(name)} ${name}`;
    return item;
  });
  const database = script[side]?.database;
  const tables = review[side].slice(0, mostTables).map(({ schema, name }) => {
    const text = schema === database ? quote(name) : `${quote(schema)}.${quote(name)}`;
    const item = plain(text, Kind.Struct, undefined, schema);
    item.sortText = `1${name}`;
    item.filterText = `${text} ${name}`;
    return item;
  });
  return [...columns, ...tables];
}

function columnsOf(
  { script, step }: Place,
  side: 'source' | 'target',
  review: ScriptReview | undefined,
): ReviewedTable['columns'] {
  const table = step && review && tableOf(script, step, side, review);
  return table?.columns ?? [];
}

/** The table of one side that a step is about. */
export function tableOf(
  script: Script,
  step: ScriptStep,
  side: 'source' | 'target',
  review: ScriptReview,
): ReviewedTable | undefined {
  if (side === 'source') {
    const key = step.attributes.table;
    return review.source.find(({ schema, name }) => writeNames([schema, name], '.') === key);
  }
  const sql = step.target?.sql ?? step.body?.sql ?? '';
  const mark = review.quotes.target;
  const named = review.target.filter(({ name }) => sql.includes(`${mark}${name}${mark}`));
  const called = named.find(({ name }) => name === step.name);
  if (called) return called;
  const creation = stepsOf(script).find((entry) => entry.kind === 'create-table' && entry.name === step.name);
  return (
    named[0] ??
    review.target.find(({ line = 0 }) => creation && line >= creation.lines.start && line <= creation.lines.end)
  );
}

function plain(
  label: string,
  kind: vscode.CompletionItemKind,
  documentation?: string,
  detail?: string,
): vscode.CompletionItem {
  const item = new vscode.CompletionItem({ label, ...(detail === undefined ? {} : { description: detail }) }, kind);
  if (documentation !== undefined) item.documentation = documentation;
  item.insertText = label;
  return item;
}

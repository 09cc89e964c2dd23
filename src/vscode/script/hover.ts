import * as vscode from 'vscode';
import { acceptCovers, consentHelps, objectName, type Finding } from '../../engine/model/finding.js';
import { stepsOf, type Script, type ScriptStep } from '../../engine/model/script.js';
import type { ReviewedTable } from '../../engine/model/scriptReview.js';
import type { StepResults } from '../migrations/stepResults.js';
import { tableOf } from './completion.js';
import { halfAt, nameAt } from './cursor.js';
import { scriptOf, stepAt } from './language.js';
import type { ScriptReviews } from './reviews.js';
import { resultText } from './resultText.js';
import { directiveWords, keyWords, kindWords } from './vocabulary.js';

const { l10n } = vscode;

/** Columns that a table's hover lists at most. */
const mostColumns = 30;

/** Says what a step does and what became of it, what a finding means, and what a table holds. */
export class ScriptHover implements vscode.HoverProvider {
  constructor(
    private readonly reviews: ScriptReviews,
    private readonly results: StepResults,
  ) {}

  async provideHover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> {
    const line = document.lineAt(position.line).text;
    const [, name] = /^\s*--\s*@([\w-]+)/u.exec(line) ?? [];
    const script = await scriptOf(document);
    const step = stepAt(script, position.line);
    if (name === undefined) return await this.#nameHover(document, position, script, step);
    const key = keyAt(line, position.character);
    if (key !== undefined) return key;
    const lineRange = document.lineAt(position.line).range;
    if (name === 'step' && step) return new vscode.Hover(this.#stepText(document.uri, script, step), lineRange);
    if (name === 'finding') {
      const notes = [...script.notes, ...stepsOf(script).flatMap((entry) => entry.notes)];
      const note = notes.find((entry) => entry.line === position.line + 1);
      if (note) return new vscode.Hover(findingText(note, script, step), lineRange);
    }
    if (name === 'accept') return new vscode.Hover(acceptText(line, script, step), lineRange);
    const word = directiveWords[name];
    return word && new vscode.Hover(markdown(word.meaning), lineRange);
  }

  #stepText(uri: vscode.Uri, script: Script, step: ScriptStep): vscode.MarkdownString {
    const text = markdown();
    text.appendMarkdown(`**${step.kind}** · `);
    text.appendText(step.name);
    text.appendMarkdown(`\n\n${kindWords[step.kind]}`);
    const { table, key } = step.attributes;
    if (table !== undefined) appendFact(text, l10n.t('Table of the source'), table);
    if (key !== undefined) appendFact(text, l10n.t('Rows are named by'), key);
    if (step.skip) text.appendMarkdown(`\n\n${l10n.t('Skipped: it does not run.')}`);
    if (step.edited && step.attributes.gen !== undefined)
      text.appendMarkdown(`\n\n${l10n.t('Edited: it runs as it stands here, and is never overwritten unasked.')}`);
    const result = this.results.of(uri).get(step.id);
    if (result) appendFact(text, l10n.t('Last result'), resultText(result).words);
    for (const note of step.notes) {
      text.appendMarkdown('\n\n---\n\n');
      appendFinding(text, note, script, step);
    }
    return text;
  }

  async #nameHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    script: Script,
    step: ScriptStep | undefined,
  ): Promise<vscode.Hover | undefined> {
    const found = nameAt(document.lineAt(position.line).text, position.character);
    if (!found || !step) return undefined;
    const review = await this.reviews.recent(document);
    if (!review) return undefined;
    const half = halfAt((line) => document.lineAt(line).text, step.lines.start - 1, position.line);
    const side = half === 'source' ? 'source' : 'target';
    const range = new vscode.Range(position.line, found.start, position.line, found.end);
    const table = review[side].find((entry) => entry.name === found.name);
    if (table) return new vscode.Hover(tableText(table), range);
    const column = tableOf(script, step, side, review)?.columns.find((entry) => entry.name === found.name);
    if (!column) return undefined;
    const text = markdown();
    text.appendCodeblock(`${column.name} ${column.type ?? ''}`.trim(), 'sql');
    return new vscode.Hover(text, range);
  }
}

function keyAt(line: string, column: number): vscode.Hover | undefined {
  for (const match of line.matchAll(/(?<=\s)([\w-]+)=/gu)) {
    const [, key = ''] = match;
    const meaning = keyWords[key];
    if (meaning !== undefined && match.index <= column && column <= match.index + key.length)
      return new vscode.Hover(markdown(`**${key}**: ${meaning}`));
  }
  return undefined;
}

function tableText({ schema, name, columns }: ReviewedTable): vscode.MarkdownString {
  const shown = columns.slice(0, mostColumns).map((column) => `${column.name} ${column.type ?? ''}`.trim());
  const text = markdown();
  text.appendText(`${schema}.${name}`);
  text.appendCodeblock(shown.join('\n'), 'sql');
  if (columns.length > mostColumns) text.appendText(l10n.t('and {0} more', columns.length - mostColumns));
  return text;
}

function findingText(note: Finding, script: Script, step: ScriptStep | undefined): vscode.MarkdownString {
  const text = markdown();
  appendFinding(text, note, script, step);
  return text;
}

/** What was found, what it means for the run, and how to go on. */
function appendFinding(text: vscode.MarkdownString, note: Finding, script: Script, step?: ScriptStep): void {
  const accepted = [...script.accept, ...(step?.accept ?? [])].find((entry) => acceptCovers(entry, note));
  text.appendMarkdown(`**${note.code}** · `);
  text.appendText(objectName(note.object));
  text.appendMarkdown('\n\n');
  text.appendText(note.message);
  if (note.severity === 'error')
    text.appendMarkdown(`\n\n${accepted === undefined ? blockedText(note) : l10n.t('Accepted by name.')}`);
  if (note.fix !== undefined) appendFact(text, l10n.t('What to do'), note.fix);
}

function blockedText(note: Finding): string {
  return consentHelps(note)
    ? l10n.t('It blocks the run until it is mended in the mapping or accepted by name.')
    : l10n.t('It blocks the run until it is mended in the mapping.');
}

function acceptText(line: string, script: Script, step: ScriptStep | undefined): vscode.MarkdownString {
  const entry = /@accept\s+(.*?)\s*$/u.exec(line)?.[1] ?? '';
  const notes = step ? step.notes : [...script.notes, ...stepsOf(script).flatMap(({ notes: own }) => own)];
  const covered = notes.filter((note) => acceptCovers(entry, note));
  const text = markdown(covered.length === 0 ? l10n.t('Accepts nothing that was found here.') : l10n.t('Accepts:'));
  for (const note of covered.slice(0, mostColumns)) {
    text.appendMarkdown(`\n\n**${note.code}** · `);
    text.appendText(`${objectName(note.object)}: ${note.message}`);
  }
  return text;
}

function appendFact(text: vscode.MarkdownString, label: string, value: string): void {
  text.appendMarkdown(`\n\n*${label}:* `);
  text.appendText(value);
}

function markdown(text?: string): vscode.MarkdownString {
  return new vscode.MarkdownString(text);
}

import { setImmediate } from 'node:timers/promises';
import * as vscode from 'vscode';
import { stepsOf, type Script, type ScriptStep } from '../../engine/model/script.js';
import { gently } from '../../engine/model/slices.js';
import { parseInSlices } from '../../engine/script/parse.js';

/** The language id of `*.migration.sql`. */
export const scriptLanguage = 'migration-sql';

/** Parses without holding up the extension host: other work has its turn all the while. */
export async function parseGently(text: string): Promise<Script> {
  return await gently(parseInSlices(text));
}

interface Parsed {
  readonly version: number;
  readonly script: Promise<Script>;
}

const parsed = new WeakMap<vscode.TextDocument, Parsed>();

/** The parsed text of a script's document, parsed once for each version of it. Those who wait for it go on one after another, with turns for others between them. */
export async function scriptOf(document: vscode.TextDocument): Promise<Script> {
  let known = parsed.get(document);
  if (known?.version !== document.version) {
    known = { version: document.version, script: parseGently(document.getText()) };
    parsed.set(document, known);
  }
  const script = await known.script;
  await nextTurn();
  return script;
}

let lastTurn: Promise<unknown> = Promise.resolve();

/** Resolves in a turn of the event loop that nobody else was given. */
async function nextTurn(): Promise<void> {
  const turn = lastTurn.then(() => setImmediate());
  lastTurn = turn;
  await turn;
}

/** The step that a line belongs to, counted from 0. */
export function stepAt(script: Script, line: number): ScriptStep | undefined {
  return stepsOf(script).find(({ lines }) => lines.start <= line + 1 && line + 1 <= lines.end);
}

/** The range from a 1-based line to another, both whole. */
export function linesRange(document: vscode.TextDocument, start: number, end = start): vscode.Range {
  const last = document.lineCount - 1;
  const from = Math.min(last, Math.max(0, start - 1));
  const to = Math.min(last, Math.max(from, end - 1));
  return new vscode.Range(new vscode.Position(from, 0), document.lineAt(to).range.end);
}

import * as vscode from 'vscode';
import type { Script } from '../../engine/model/script.js';
import { parse } from '../../engine/script/parse.js';

/** The language id of `*.migration.sql`. */
export const scriptLanguage = 'migration-sql';

const parsed = new WeakMap<vscode.TextDocument, { readonly version: number; readonly script: Script }>();

/** The parsed text of a script's document, parsed once for each version of it. */
export function scriptOf(document: vscode.TextDocument): Script {
  const known = parsed.get(document);
  if (known?.version === document.version) return known.script;
  const script = parse(document.getText());
  parsed.set(document, { version: document.version, script });
  return script;
}

/** The range from a 1-based line to another, both whole. */
export function linesRange(document: vscode.TextDocument, start: number, end = start): vscode.Range {
  const last = document.lineCount - 1;
  const from = Math.min(last, Math.max(0, start - 1));
  const to = Math.min(last, Math.max(from, end - 1));
  return new vscode.Range(new vscode.Position(from, 0), document.lineAt(to).range.end);
}

import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { escapeMarkup } from '../../engine/model/markupText.js';

/** Where the code and styles of the webviews lie. */
export function webviewFolder(extension: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extension, 'dist', 'webview');
}

/** A page with the code and the style of one view. */
export interface WebviewPage {
  /** The name of its `.js` and its `.css` in {@link webviewFolder}. */
  readonly name: string;
  readonly title: string;
  /** Its Content-Security-Policy beyond its own code: directives for styles, fonts and whatever else it loads. The style that it carries has this nonce. */
  readonly policy: (nonce: string) => readonly string[];
  /** What it needs for its first paint, as plain JSON: it finds it with its element `app`. */
  readonly start?: unknown;
}

/** Files that don't change while the extension runs. */
const files = new Map<string, string>();

/**
 * The HTML of a view. Code and style stand in it: each file of its own would be asked for through the workbench and back, before anything is painted. What is
 * needed later is loaded from the folder that its script names.
 */
export function webviewPage(
  webview: vscode.Webview,
  extension: vscode.Uri,
  { name, title, policy: own, start = {} }: WebviewPage,
): string {
  const nonce = randomBytes(16).toString('base64url');
  const folder = webviewFolder(extension);
  const policy = [`default-src 'none'`, `script-src 'nonce-${nonce}'`, ...own(nonce)].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="UTF-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <style nonce="${nonce}">${fileText(folder, `${name}.css`)}</style>
    <title>${escapeMarkup(title)}</title>
  </head>
  <body>
    <main id="app" data-start="${escapeMarkup(JSON.stringify(start))}"></main>
    <script nonce="${nonce}" data-folder="${webview.asWebviewUri(folder).toString()}/">${fileText(folder, `${name}.js`)}</script>
  </body>
</html>`;
}

function fileText(folder: vscode.Uri, name: string): string {
  const path = join(folder.fsPath, name);
  const text = files.get(path) ?? readFileSync(path, 'utf8');
  files.set(path, text);
  return text;
}

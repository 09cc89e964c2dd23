import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

/** Where the view's code and style lie. */
export function viewFolder(extension: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extension, 'dist', 'webview');
}

/** The page that loads the run view: its own code and style, nothing else, from nowhere else. */
export function runPage(webview: vscode.Webview, extension: vscode.Uri, title: string): string {
  const nonce = randomBytes(16).toString('base64url');
  const file = (name: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(viewFolder(extension), name)).toString();
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${webview.cspSource}`;
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="UTF-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="stylesheet" href="${file('run.css')}">
    <title>${title.replaceAll(/[&<>"]/gu, ' ')}</title>
  </head>
  <body>
    <main id="app"></main>
    <script nonce="${nonce}" src="${file('run.js')}"></script>
  </body>
</html>`;
}

import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

/** Where the code and styles of the webviews lie. */
export function webviewFolder(extension: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extension, 'dist', 'webview');
}

/** A page with the code and the style of one view. */
export interface WebviewPage {
  /** The name of its `.js` and its `.css` in {@link webviewFolder}. */
  readonly name: string;
  readonly title: string;
  /** Its Content-Security-Policy beyond its own code: directives for styles, fonts and whatever else it loads. */
  readonly policy: readonly string[];
}

/** The HTML that loads a view: its own code and style, and nothing from elsewhere. */
export function webviewPage(
  webview: vscode.Webview,
  extension: vscode.Uri,
  { name, title, policy: own }: WebviewPage,
): string {
  const nonce = randomBytes(16).toString('base64url');
  const file = (extensionOf: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(webviewFolder(extension), `${name}.${extensionOf}`)).toString();
  const policy = ["default-src 'none'", `script-src 'nonce-${nonce}'`, ...own].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="UTF-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="stylesheet" href="${file('css')}">
    <title>${title.replaceAll(/[&<>"]/gu, ' ')}</title>
  </head>
  <body>
    <main id="app"></main>
    <script nonce="${nonce}" src="${file('js')}"></script>
  </body>
</html>`;
}

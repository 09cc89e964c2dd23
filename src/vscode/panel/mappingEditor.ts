import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { MappingView } from '../../protocol/mappingView.js';
import type { ObjectDocuments } from '../connections/documents.js';
import type { Services } from '../services.js';
import { DecisionDiagnostics } from './decisionDiagnostics.js';
import { MappingSession } from './mappingSession.js';

/** How many closed mappings are shown as they were when they are opened again; the one closed longest ago goes first. */
const remembered = 4;

/** The custom editor of `*.migration.json`. */
export class MappingEditor implements vscode.CustomTextEditorProvider {
  static readonly viewType = 'databaseMigration.mapping';
  readonly #sessions = new Map<string, Set<MappingSession>>();
  readonly #diagnostics = new DecisionDiagnostics();
  /** What was last shown of documents whose panels are closed. */
  readonly #closed = new Map<string, MappingView>();

  constructor(
    private readonly services: Services,
    private readonly documents: ObjectDocuments,
  ) {
    services.context.subscriptions.push(this.#diagnostics);
  }

  /** Shows in the panels of a document what was analysed for it elsewhere. */
  adopt(document: vscode.Uri, view: MappingView): void {
    this.#sessions.get(document.toString())?.forEach((session) => session.adopt(view));
  }

  /** Reads the schemas of a document's panels again. */
  async refresh(document: vscode.Uri): Promise<void> {
    const sessions = [...(this.#sessions.get(document.toString()) ?? [])];
    await Promise.all(sessions.map((session) => session.refresh(false)));
  }

  resolveCustomTextEditor(document: vscode.TextDocument, panel: vscode.WebviewPanel): void {
    const { extensionUri } = this.services.context;
    const dist = vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
    panel.webview.options = { enableScripts: true, localResourceRoots: [dist] };
    const key = document.uri.toString();
    const session = new MappingSession(
      document,
      panel.webview,
      this.services,
      this.#diagnostics,
      this.documents,
      this.#closed.get(key),
    );
    const sessions = this.#sessions.get(key) ?? new Set();
    this.#sessions.set(key, sessions.add(session));
    panel.onDidDispose(() => {
      session.dispose();
      sessions.delete(session);
      this.#remember(key, session.view);
    });
    panel.webview.html = page(panel.webview, dist);
  }

  #remember(key: string, view: MappingView | undefined): void {
    this.#closed.delete(key);
    if (view) this.#closed.set(key, view);
    const oldest = this.#closed.keys().next().value;
    if (this.#closed.size > remembered && oldest !== undefined) this.#closed.delete(oldest);
  }
}

function page(webview: vscode.Webview, dist: vscode.Uri): string {
  const nonce = randomBytes(16).toString('base64url');
  const file = (name: string): string => webview.asWebviewUri(vscode.Uri.joinPath(dist, name)).toString();
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    // Monaco sets styles inline and gives no way to sign them.
    `style-src ${webview.cspSource} 'unsafe-inline'`,
    `font-src ${webview.cspSource} data:`,
    `img-src ${webview.cspSource} data:`,
    'worker-src blob:',
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="UTF-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="stylesheet" href="${file('main.css')}">
    <title>Mapping</title>
  </head>
  <body>
    <main id="app"></main>
    <script nonce="${nonce}" src="${file('main.js')}"></script>
  </body>
</html>`;
}

import * as vscode from 'vscode';
import type { MappingView } from '../../protocol/mappingView.js';
import type { ObjectDocuments } from '../connections/documents.js';
import type { Services } from '../services.js';
import { webviewFolder, webviewPage } from '../ui/webviewPage.js';
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
    panel.webview.options = { enableScripts: true, localResourceRoots: [webviewFolder(extensionUri)] };
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
    panel.webview.html = webviewPage(panel.webview, extensionUri, {
      ...{ name: 'main', title: vscode.l10n.t('Mapping'), policy: policyOf(panel.webview) },
    });
  }

  #remember(key: string, view: MappingView | undefined): void {
    this.#closed.delete(key);
    if (view) this.#closed.set(key, view);
    const oldest = this.#closed.keys().next().value;
    if (this.#closed.size > remembered && oldest !== undefined) this.#closed.delete(oldest);
  }
}

/** What Monaco needs: it sets styles inline and gives no way to sign them. */
const policyOf = ({ cspSource }: vscode.Webview): string[] => [
  `style-src ${cspSource} 'unsafe-inline'`,
  `font-src ${cspSource} data:`,
  `img-src ${cspSource} data:`,
  'worker-src blob:',
];

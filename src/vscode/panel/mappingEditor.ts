import * as vscode from 'vscode';
import type { MappingView } from '../../protocol/mappingView.js';
import type { PanelStart } from '../../protocol/panelProtocol.js';
import type { ObjectDocuments } from '../connections/documents.js';
import type { Services } from '../services.js';
import { webviewFolder, webviewPage } from '../ui/webviewPage.js';
import { DecisionDiagnostics } from './decisionDiagnostics.js';
import { KnownViews } from './knownViews.js';
import { MappingSession } from './mappingSession.js';

/** The custom editor of `*.migration.json`. */
export class MappingEditor implements vscode.CustomTextEditorProvider {
  static readonly viewType = 'databaseMigration.mapping';
  readonly #sessions = new Map<string, Set<MappingSession>>();
  readonly #diagnostics = new DecisionDiagnostics();
  readonly #known: KnownViews;

  constructor(
    private readonly services: Services,
    private readonly documents: ObjectDocuments,
  ) {
    this.#known = new KnownViews(services.context, services.log);
    services.context.subscriptions.push(this.#diagnostics, this.#known);
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

  /** Waits for nothing: the page loads meanwhile. */
  resolveCustomTextEditor(document: vscode.TextDocument, panel: vscode.WebviewPanel): void {
    const { extensionUri } = this.services.context;
    panel.webview.options = { enableScripts: true, localResourceRoots: [webviewFolder(extensionUri)] };
    const key = document.uri.toString();
    const session = new MappingSession(document, panel, this.services, this.#diagnostics, this.documents, this.#known);
    const sessions = this.#sessions.get(key) ?? new Set();
    this.#sessions.set(key, sessions.add(session));
    panel.onDidDispose(() => {
      session.dispose();
      sessions.delete(session);
    });
    panel.webview.html = webviewPage(panel.webview, extensionUri, {
      ...{ name: 'main', title: vscode.l10n.t('Mapping'), policy: () => policyOf(panel.webview) },
      start: { name: session.name, words: vscode.l10n.bundle ?? {} } satisfies PanelStart,
    });
  }
}

/** What Monaco needs: it sets styles inline and gives no way to sign them. */
const policyOf = ({ cspSource }: vscode.Webview): string[] => [
  `style-src ${cspSource} 'unsafe-inline'`,
  `font-src ${cspSource} data:`,
  `img-src ${cspSource} data:`,
  'worker-src blob:',
];

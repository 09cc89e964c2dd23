import * as vscode from 'vscode';
import { isRecord } from '../../protocol/check.js';
import { migrationOf } from '../migrations/files.js';
import { RunPanel, type RunViewParts } from './runPanel.js';

/** Shows how the run of a script goes, and afterwards how it went: one panel a script. */
export class RunView implements vscode.WebviewPanelSerializer, vscode.Disposable {
  static readonly viewType = 'databaseMigration.run';
  readonly #panels = new Map<string, RunPanel>();
  readonly #registration = vscode.window.registerWebviewPanelSerializer(RunView.viewType, this);

  constructor(private readonly parts: RunViewParts) {}

  /** Opens the view of a script's run, or brings it to the front. */
  show(script: vscode.Uri): void {
    const known = this.#panels.get(script.toString());
    if (known) {
      known.panel.reveal();
      return;
    }
    const title = vscode.l10n.t('Run of {0}', migrationOf(script)?.name ?? '');
    const place = vscode.window.activeTextEditor ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
    this.#adopt(vscode.window.createWebviewPanel(RunView.viewType, title, place), script);
  }

  /** Called by VS Code after a reload, with what the view had kept: the script's address. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const script = isRecord(state) && typeof state.script === 'string' ? vscode.Uri.parse(state.script) : undefined;
    const isKnown = script === undefined || this.#panels.has(script.toString());
    if (!isKnown && migrationOf(script) && vscode.workspace.getWorkspaceFolder(script)) this.#adopt(panel, script);
    else panel.dispose();
  }

  dispose(): void {
    this.#registration.dispose();
    for (const { panel } of this.#panels.values()) panel.dispose();
  }

  #adopt(panel: vscode.WebviewPanel, script: vscode.Uri): void {
    const key = script.toString();
    this.#panels.set(key, new RunPanel(panel, script, this.parts));
    panel.onDidDispose(() => {
      this.#panels.get(key)?.dispose();
      this.#panels.delete(key);
    });
  }
}

import * as vscode from 'vscode';
import { badInput } from '../failures.js';

const viewType = 'databaseMigration.report';

/** Scripts are off and nothing may be loaded: a report is one page that carries its style with it. */
const policy = `default-src 'none'; style-src 'unsafe-inline'; img-src data:`;

/** Shows report files beside the editor, one panel a file. */
export class ReportView implements vscode.Disposable {
  readonly #panels = new Map<string, vscode.WebviewPanel>();
  readonly #subscription = vscode.window.onDidChangeActiveColorTheme(() => {
    for (const [file, panel] of this.#panels) void this.#fill(panel, vscode.Uri.parse(file));
  });

  /** The report that the active panel shows. */
  active(): vscode.Uri | undefined {
    const entry = [...this.#panels].find(([, panel]) => panel.active);
    return entry && vscode.Uri.parse(entry[0]);
  }

  /** Shows a report; the keyboard goes there where a person asked for it, and stays where it is when something long has ended. */
  async show(file: vscode.Uri, preserveFocus = false): Promise<void> {
    await read(file);
    const known = this.#panels.get(file.toString());
    if (known) {
      await this.#fill(known, file);
      known.reveal(undefined, preserveFocus);
      return;
    }
    const place = { viewColumn: vscode.ViewColumn.Beside, preserveFocus };
    const panel = vscode.window.createWebviewPanel(viewType, titleOf(file), place, { localResourceRoots: [] });
    await this.#adopt(panel, file);
  }

  dispose(): void {
    this.#subscription.dispose();
    for (const panel of this.#panels.values()) panel.dispose();
  }

  async #adopt(panel: vscode.WebviewPanel, file: vscode.Uri): Promise<void> {
    this.#panels.set(file.toString(), panel);
    panel.onDidDispose(() => this.#panels.delete(file.toString()));
    panel.iconPath = new vscode.ThemeIcon('output');
    await this.#fill(panel, file);
  }

  async #fill(panel: vscode.WebviewPanel, file: vscode.Uri): Promise<void> {
    const html = await read(file);
    const wasClosed = this.#panels.get(file.toString()) !== panel;
    if (!wasClosed) panel.webview.html = inTheme(html, vscode.window.activeColorTheme.kind);
  }
}

/**
 * The page in the light or the dark of VS Code, which is not always that of the system. Its own policy names the hash of its
 * own style, and makes way for ours.
 */
function inTheme(html: string, theme: vscode.ColorThemeKind): string {
  const { Light, HighContrastLight } = vscode.ColorThemeKind;
  const isLight = theme === Light || theme === HighContrastLight;
  return html
    .replace(/<html/i, `<html data-theme="${isLight ? 'light' : 'dark'}"`)
    .replace(/(http-equiv="Content-Security-Policy"\s+content=)"[^"]*"/i, `$1"${policy}"`)
    .replaceAll('@media (prefers-color-scheme: dark)', isLight ? '@media not all' : '@media all');
}

async function read(file: vscode.Uri): Promise<string> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  } catch {
    throw badInput(
      vscode.l10n.t('There is no report yet.'),
      vscode.l10n.t('Run the migration, or verify it; either writes one.'),
      {
        object: file.fsPath,
      },
    );
  }
}

function titleOf(file: vscode.Uri): string {
  return file.path.slice(file.path.lastIndexOf('/') + 1).replace(/\.html$/, '');
}

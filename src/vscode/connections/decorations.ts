import * as vscode from 'vscode';
import { connectionScheme, protectionWords } from './nodes.js';
import type { ConnectionStore } from './store.js';

/** The letter behind a connection that is marked production or read-only. */
export class ProtectionBadges implements vscode.FileDecorationProvider {
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeFileDecorations = this.#changed.event;

  constructor(private readonly store: ConnectionStore) {
    store.onDidChange(() => this.#changed.fire(undefined));
  }

  provideFileDecoration(uri: vscode.Uri): vscode.FileDecoration | undefined {
    if (uri.scheme !== connectionScheme) return undefined;
    const protection = this.store.get(uri.path.slice(1))?.protection;
    if (protection === undefined) return undefined;
    const [badge, color] = protection === 'production' ? ['P', 'charts.red'] : ['R', 'charts.blue'];
    return new vscode.FileDecoration(badge, protectionWords(protection), new vscode.ThemeColor(color));
  }
}

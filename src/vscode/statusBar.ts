import * as vscode from 'vscode';
import { migrationOf } from './migrations/files.js';
import type { RunBoard } from './migrations/runBoard.js';

/** One item of the status bar, there only while something runs. */
export function showRunsInStatusBar(board: RunBoard): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('databaseMigration.runs', vscode.StatusBarAlignment.Left);
  item.name = 'Database Migration';
  item.command = 'databaseMigration.migrations.focus';
  const subscription = board.onDidChange(() => {
    const [run, ...others] = board.live();
    if (!run) {
      item.hide();
      return;
    }
    const more = others.length > 0 ? ` +${others.length}` : '';
    const name = migrationOf(run.script)?.name ?? '';
    item.tooltip = run.words ?? vscode.l10n.t('Show the running migrations');
    item.text = `$(sync~spin) ${name} ${Math.floor(run.share * 100)}%${more}`;
    item.show();
  });
  return vscode.Disposable.from(subscription, item);
}

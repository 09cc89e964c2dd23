import * as vscode from 'vscode';
import { migrationOf } from './migrations/files.js';
import type { Run } from './migrations/run.js';
import type { RunBoard } from './migrations/runBoard.js';

/** One item of the status bar, there only while something runs; a click shows the run. */
export function showRunsInStatusBar(board: RunBoard): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('databaseMigration.runs', vscode.StatusBarAlignment.Left);
  item.name = 'Database Migration';
  let shown: Run | undefined;
  const subscription = board.onDidChange(() => {
    const [run, ...others] = board.live();
    if (!run) {
      item.hide();
      return;
    }
    const more = others.length > 0 ? ` +${others.length}` : '';
    const name = migrationOf(run.script)?.name ?? '';
    item.tooltip = run.words ?? vscode.l10n.t('Show how the run goes');
    const icon = run.rest === undefined ? '$(sync~spin)' : '$(warning)';
    item.text = `${icon} ${name} ${Math.floor(run.share * 100)}%${more}`;
    // Not at every event: VS Code forgets a command that is set anew while somebody clicks.
    if (run !== shown)
      item.command = {
        title: vscode.l10n.t('Show Run'),
        command: 'databaseMigration.showRun',
        arguments: [run.script],
      };
    shown = run;
    item.show();
  });
  return vscode.Disposable.from(subscription, item);
}

import * as vscode from 'vscode';
import type { Services } from '../services.js';
import { fileOf, type Migration, type MigrationFinder } from './files.js';
import { stepRecords } from './recorded.js';

/** Which offers a person has seen, by the script's address: the time of the state file. */
const seenKey = 'databaseMigration.offeredToResume';

/** Tells, when the window opens, of runs that were interrupted, and offers to go on with them; of each interruption once. */
export async function offerToResume({ context, log }: Services, finder: MigrationFinder): Promise<void> {
  if (!vscode.workspace.isTrusted) return;
  try {
    for (const migration of await finder.list()) await offer(context.workspaceState, migration);
  } catch (thrown) {
    log.warn(`Looking for interrupted runs: ${String(thrown)}`);
  }
}

async function offer(memory: vscode.Memento, migration: Migration): Promise<void> {
  if (!migration.has.has('state') || !migration.has.has('script')) return;
  const [state, script] = [fileOf(migration, 'state'), fileOf(migration, 'script')];
  const steps = await stepRecords(state);
  if (!steps.some((step) => step.state === 'interrupted')) return;
  const { mtime } = await vscode.workspace.fs.stat(state);
  const seen = memory.get<Readonly<Record<string, number>>>(seenKey, {});
  if (seen[script.toString()] === mtime) return;
  await memory.update(seenKey, { ...seen, [script.toString()]: mtime });
  const [resume, show] = [vscode.l10n.t('Resume'), vscode.l10n.t('Show Run')];
  const words = vscode.l10n.t('The run of {0} was interrupted. What it had copied is on the target.', migration.name);
  void vscode.window.showInformationMessage(words, resume, show).then((answer) => {
    if (answer === resume) void vscode.commands.executeCommand('databaseMigration.resumeMigration', script);
    if (answer === show) void vscode.commands.executeCommand('databaseMigration.showRun', script);
  });
}

import * as vscode from 'vscode';
import { inOrder } from '../../engine/model/removal.js';
import { addressOf, engineLabel } from '../connections/profile.js';
import { confirmProduction, demandWritable } from '../connections/protection.js';
import { scriptOf } from '../script/language.js';
import type { Services } from '../services.js';
import { demandTrust } from './runnable.js';
import { fileOf, type Migration } from './files.js';

/** Takes back what a run of the script created on its target: shows every statement, and runs them when a person agrees. */
export async function rollBackTarget(
  { engine, store }: Services,
  migration: Pick<Migration, 'name' | 'folder'>,
  file: vscode.Uri,
): Promise<void> {
  demandTrust();
  const script = await scriptOf(await vscode.workspace.openTextDocument(file));
  const profile = store.named(script.target?.name ?? '');
  demandWritable(profile);
  const body = {
    script: script.text,
    scriptName: file.path.slice(file.path.lastIndexOf('/') + 1),
    statePath: fileOf(migration, 'state').fsPath,
    target: await store.settingsNamed(script.target?.name),
  };
  const removal = await engine.request('rollBackPlan', body, {});
  const where = profile ? `${engineLabel(profile.engine)}, ${addressOf(profile)}` : (script.target?.name ?? '');
  const question = vscode.l10n.t('Drop what the run of {0} created on {1}?', migration.name, where);
  const detail = [...inOrder(removal).map((sql) => `${sql};`), ...removal.notes].join('\n');
  const chosen = await vscode.window.showWarningMessage(question, { modal: true, detail }, vscode.l10n.t('Roll Back'));
  if (chosen !== vscode.l10n.t('Roll Back') || !(await confirmProduction(profile))) return;
  await engine.request('rollBack', { ...body, removal }, {});
  void vscode.window.showInformationMessage(vscode.l10n.t('{0}: rolled back.', migration.name));
}

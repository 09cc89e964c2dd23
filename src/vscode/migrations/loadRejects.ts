import * as vscode from 'vscode';
import { countOf } from '../../engine/model/quantity.js';
import { rowName } from '../../engine/model/reject.js';
import { addressOf, engineLabel } from '../connections/profile.js';
import { confirmProduction, demandWritable } from '../connections/protection.js';
import { badInput } from '../failures.js';
import { scriptOf } from '../script/language.js';
import type { Services } from '../services.js';
import { demandTrust } from './runnable.js';
import { fileOf, type Migration } from './files.js';

/** Loads the rows that a run set aside: shows the statements, and runs them when a person agrees. Rows that are refused again stay in their file. */
export async function loadRejects(
  { engine, store, log }: Services,
  migration: Pick<Migration, 'name' | 'folder'>,
): Promise<void> {
  demandTrust();
  const file = fileOf(migration, 'script');
  const script = await scriptOf(await vscode.workspace.openTextDocument(file));
  const profile = store.named(script.target?.name ?? '');
  demandWritable(profile);
  const body = {
    script: script.text,
    scriptName: file.path.slice(file.path.lastIndexOf('/') + 1),
    rejectsPath: fileOf(migration, 'rejects').fsPath,
    target: await store.settingsNamed(script.target?.name),
  };
  const { tables } = await engine.request('rejectsPlan', body, {});
  if (tables.length === 0)
    throw badInput(
      vscode.l10n.t('No refused rows are set aside.'),
      vscode.l10n.t('A run writes them where it may keep them.'),
    );
  const where = profile ? `${engineLabel(profile.engine)}, ${addressOf(profile)}` : (script.target?.name ?? '');
  const question = vscode.l10n.t('Load the rows that the run of {0} set aside into {1}?', migration.name, where);
  const detail = tables
    .map(({ table, rows, statement }) => `${countOf(rows, 'row')} of ${table}: ${statement}`)
    .join('\n');
  const chosen = await vscode.window.showWarningMessage(question, { modal: true, detail }, vscode.l10n.t('Load'));
  if (chosen !== vscode.l10n.t('Load') || !(await confirmProduction(profile))) return;
  const { loaded, left } = await engine.request('loadRejects', body, {});
  for (const { table, key, reason } of left) log.warn(`${table}: refused again: ${rowName(key)}: ${reason}`);
  const rows = countOf(
    loaded.reduce((sum, table) => sum + table.rows, 0),
    'row',
  );
  if (left.length === 0)
    void vscode.window.showInformationMessage(vscode.l10n.t('{0}: {1} went in.', migration.name, rows));
  else
    void vscode.window.showWarningMessage(
      vscode.l10n.t(
        '{0}: {1} went in, and {2} refused again: the file and the log name them.',
        migration.name,
        rows,
        countOf(left.length, 'row'),
      ),
    );
}

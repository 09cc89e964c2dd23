import * as vscode from 'vscode';
import { countOf } from '../../engine/model/quantity.js';
import type { ObjectDocuments } from '../connections/documents.js';
import { addressOf, engineLabel } from '../connections/profile.js';
import { confirmProduction, demandWritable } from '../connections/protection.js';
import { scriptOf } from '../script/language.js';
import type { Services } from '../services.js';
import { demandTrust } from './runnable.js';
import type { Migration } from './files.js';

/**
 * Makes rows of the target that differ equal again: compares, shows every statement in an editor, and runs them when a person agrees. True when they ran; verify
 * again then.
 */
export async function repairRows(
  { engine, store, log }: Services,
  documents: ObjectDocuments,
  migration: Pick<Migration, 'name' | 'folder'>,
  file: vscode.Uri,
): Promise<boolean> {
  demandTrust();
  const script = await scriptOf(await vscode.workspace.openTextDocument(file));
  const profile = store.named(script.target?.name ?? '');
  demandWritable(profile);
  const connections = await store.pairNamed(script.source?.name, script.target?.name);
  const scriptName = file.path.slice(file.path.lastIndexOf('/') + 1);
  const body = { script: script.text, scriptName, connections };
  const title = vscode.l10n.t('Comparing {0}', migration.name);
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  const offer = await vscode.window.withProgress(options, async (_progress, token) =>
    engine.request('repairPlan', body, { token }),
  );
  for (const { table, reason } of offer.refused) log.warn(`${table} is not repaired. ${reason}`);
  if (offer.rows === 0) {
    const why = offer.refused.map(({ table, reason }) => `${table}: ${reason}`).join(' ');
    void vscode.window.showInformationMessage(
      why === '' ? vscode.l10n.t('No row differs.') : vscode.l10n.t('No row can be repaired. {0}', why),
    );
    return false;
  }
  const content = offer.statements.map(({ side, sql }) => `-- ${side}\n${sql};\n`).join('\n');
  await documents.show(migration.name, `${migration.name}.repair.sql`, content);
  const where = profile ? `${engineLabel(profile.engine)}, ${addressOf(profile)}` : (script.target?.name ?? '');
  const question = vscode.l10n.t('Make {0} of {1} equal to the source again?', countOf(offer.rows, 'row'), where);
  const detail = vscode.l10n.t(
    'The statements stand in the editor. They change the target in one transaction; the source is only read.',
  );
  if (
    (await vscode.window.showWarningMessage(question, { modal: true, detail }, vscode.l10n.t('Repair'))) !==
    vscode.l10n.t('Repair')
  )
    return false;
  if (!(await confirmProduction(profile))) return false;
  const { failed } = await engine.request('repair', { ...body, plan: offer.plan }, {});
  for (const { table, reason } of failed) log.warn(`${table}: ${reason}`);
  const why = failed.map(({ table, reason }) => `${table}: ${reason}`).join(' ');
  if (why !== '') void vscode.window.showWarningMessage(vscode.l10n.t('Some rows are not repaired. {0}', why));
  return true;
}

import * as vscode from 'vscode';
import { countOf } from '../../engine/model/quantity.js';
import { rowName } from '../../engine/model/reject.js';
import { addressOf, engineLabel } from '../connections/profile.js';
import { confirmProduction, demandWritable } from '../connections/protection.js';
import { badInput } from '../failures.js';
import { scriptOf } from '../script/language.js';
import type { Services } from '../services.js';
import { fileOf, type Migration } from './files.js';

/** Loads the rows that a run set aside: shows the statements, and runs them when a person agrees. Rows that are refused again stay in their file. */
export async function loadRejects(
  { engine, store, log }: Services,
  migration: Pick<Migration, 'name' | 'folder'>,
): Promise<void> {
  if (!vscode.workspace.isTrusted)
    throw badInput('Scripts do not run in an untrusted workspace.', 'Trust the workspace first.');
  const file = fileOf(migration, 'script');
  const script = scriptOf(await vscode.workspace.openTextDocument(file));
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
    throw badInput('No refused rows are set aside.', 'A run writes them where it may keep them.');
  const where = profile ? `${engineLabel(profile.engine)}, ${addressOf(profile)}` : (script.target?.name ?? '');
  const question = `Load the rows that the run of ${migration.name} set aside into ${where}?`;
  const detail = tables
    .map(({ table, rows, statement }) => `${countOf(rows, 'row')} of ${table}: ${statement}`)
    .join('\n');
  const chosen = await vscode.window.showWarningMessage(question, { modal: true, detail }, 'Load');
  if (chosen !== 'Load' || !(await confirmProduction(profile))) return;
  const { loaded, left } = await engine.request('loadRejects', body, {});
  for (const { table, key, reason } of left) log.warn(`${table}: refused again: ${rowName(key)}: ${reason}`);
  const rows = countOf(
    loaded.reduce((sum, table) => sum + table.rows, 0),
    'row',
  );
  if (left.length === 0) void vscode.window.showInformationMessage(`${migration.name}: ${rows} went in.`);
  else
    void vscode.window.showWarningMessage(
      `${migration.name}: ${rows} went in, and ${countOf(left.length, 'row')} refused again: the file and the log name them.`,
    );
}

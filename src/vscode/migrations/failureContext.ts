import * as vscode from 'vscode';
import { scriptOf } from '../script/language.js';
import type { FailureContext } from '../ui/failureDialog.js';
import { fileOf, type Migration } from './files.js';

/** What a failure of something done with a migration was about: its files, and the connections that its script names. */
export async function failureContextOf(migration: Pick<Migration, 'name' | 'folder'>): Promise<FailureContext> {
  const [script, mapping] = [fileOf(migration, 'script'), fileOf(migration, 'mapping')];
  try {
    const { source, target } = await scriptOf(await vscode.workspace.openTextDocument(script));
    return { script, mapping, connections: [target?.name, source?.name].filter((name) => name !== undefined) };
  } catch {
    // There is no script yet.
    return { mapping };
  }
}

import * as vscode from 'vscode';
import { scriptOf } from '../script/language.js';
import type { Services } from '../services.js';
import type { FailureContext } from '../ui/failureDialog.js';
import { fileOf, type Migration } from './files.js';

type Ends = readonly (string | undefined)[];

/** What a failure of something done with a migration was about: its files, and the connections that its script names, or its mapping where there is no script yet. */
export async function failureContextOf(
  services: Pick<Services, 'engine'>,
  migration: Pick<Migration, 'name' | 'folder'>,
): Promise<FailureContext> {
  const [script, mapping] = [fileOf(migration, 'script'), fileOf(migration, 'mapping')];
  const ofScript = await namesOf(async () => {
    const { source, target } = await scriptOf(await vscode.workspace.openTextDocument(script));
    return [target?.name, source?.name];
  });
  if (ofScript) return { script, mapping, connections: ofScript };
  const connections = (await connectionsOfMapping(services, migration)).reverse();
  return { mapping, connections };
}

/** The source and the target that a mapping names. */
export async function connectionsOfMapping(
  { engine }: Pick<Services, 'engine'>,
  migration: Pick<Migration, 'name' | 'folder'>,
): Promise<string[]> {
  const names = await namesOf(async () => {
    const text = (await vscode.workspace.openTextDocument(fileOf(migration, 'mapping'))).getText();
    const { source, target } = await engine.request('readDecisions', { text });
    return [source, target];
  });
  return names ?? [];
}

/** Nothing where the file is not there, or says nothing. */
async function namesOf(read: () => Promise<Ends>): Promise<string[] | undefined> {
  try {
    return (await read()).filter((name) => name !== undefined);
  } catch {
    return undefined;
  }
}

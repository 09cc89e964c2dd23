import * as vscode from 'vscode';
import type { ScriptStep } from '../../engine/model/script.js';
import type { ConnectionNode } from '../connections/nodes.js';
import type { ConnectionProfile } from '../connections/profile.js';
import { badInput } from '../failures.js';
import type { Services } from '../services.js';
import { showFailure } from '../ui/failureDialog.js';
import { halfAt, nameAt } from './cursor.js';
import { scriptLanguage, scriptOf, stepAt } from './language.js';

type TableNode = Extract<ConnectionNode, { type: 'table' }>;

/** A table as a script names it; without a schema where it only names the table. */
interface TableName {
  readonly schema?: string | undefined;
  readonly name: string;
}

/** The command that shows the table at the cursor among its database's others, in the Connections view. */
export function registerRevealTable(
  services: Services,
  reveal: (table: TableNode) => Thenable<void>,
): vscode.Disposable {
  return vscode.commands.registerCommand('databaseMigration.revealTable', async () => {
    try {
      const editor = vscode.window.activeTextEditor;
      if (editor?.document.languageId !== scriptLanguage) return;
      const table = await tableAt(services, editor.document, editor.selection.active);
      await reveal(table);
    } catch (error) {
      await showFailure(error, services.log);
    }
  });
}

/** The table that the cursor means, on the side whose half it stands in; on the other one where that has none of this name. */
async function tableAt(
  { store, open }: Services,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<TableNode> {
  const script = await scriptOf(document);
  const step = stepAt(script, position.line);
  const half = step && halfAt((line) => document.lineAt(line).text, step.lines.start - 1, position.line);
  const ends = half === 'target' ? [script.target, script.source] : [script.source, script.target];
  const profiles = ends.flatMap((end) => store.named(end?.name ?? '') ?? []);
  const names = namesAt(document.lineAt(position.line).text, position.character, step);
  for (const name of names) {
    for (const profile of profiles) {
      const { catalog, schemas } = await open.outline(profile);
      const found = nodeIn(profile, catalog, schemas, name);
      if (found) return found;
    }
  }
  throw badInput(
    vscode.l10n.t('Neither database has the table {0} that the cursor means.', names[0]?.name ?? ''),
    vscode.l10n.t('Put the cursor on the name of a table, or refresh the connections.'),
  );
}

function nodeIn(
  profile: ConnectionProfile,
  catalog: string,
  schemas: readonly Extract<ConnectionNode, { type: 'schema' }>['schema'][],
  { schema, name }: TableName,
): TableNode | undefined {
  for (const entry of schemas) {
    const table = entry.tables.find((known) => known.name === name);
    if (table && (schema === undefined || schema === entry.name))
      return { type: 'table', profile, catalog, schema: entry.name, table };
  }
  return undefined;
}

/** The name at the cursor first, then those of the step that it stands in. */
function namesAt(line: string, column: number, step: ScriptStep | undefined): TableName[] {
  const word = nameAt(line, column)?.name;
  const own = step?.attributes.table;
  const dot = own?.indexOf('.') ?? -1;
  return [
    ...(word === undefined ? [] : [{ name: word }]),
    ...(own === undefined || dot < 0 ? [] : [{ schema: own.slice(0, dot), name: own.slice(dot + 1) }]),
    ...(step ? [{ name: step.name }] : []),
  ];
}

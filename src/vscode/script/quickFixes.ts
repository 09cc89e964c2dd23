import * as vscode from 'vscode';
import { acceptCovers, consentHelps, objectName } from '../../engine/model/finding.js';
import { blocksOf } from '../../engine/model/script.js';
import type { ScriptDiagnostic, ScriptDiagnostics } from './diagnostics.js';
import { scriptOf, stepAt } from './language.js';

const { l10n } = vscode;

/** One-click answers to the problems of a script. */
export class ScriptQuickFixes implements vscode.CodeActionProvider {
  static readonly kinds = [vscode.CodeActionKind.QuickFix];

  constructor(private readonly diagnostics: ScriptDiagnostics) {}

  async provideCodeActions(document: vscode.TextDocument, range: vscode.Range): Promise<vscode.CodeAction[]> {
    const script = await scriptOf(document);
    const blocking = new Set(blocksOf(script));
    return this.diagnostics.at(document.uri, range).flatMap((diagnostic) => {
      const { finding } = diagnostic;
      if (!finding) return [];
      const blocks = [...blocking].some((note) => note.code === finding.code && note.line === finding.line);
      if (blocks) return acceptFixes(document, diagnostic, stepAt(script, diagnostic.range.start.line)?.lines.start);
      switch (finding.code) {
        case 'SCRIPT_ACCEPT_UNUSED':
          return [removeLine(document, diagnostic)];
        case 'SCRIPT_STEP_EDITED':
          return [
            command(diagnostic, l10n.t('Restore the generated step'), 'restoreStep', document.uri, finding.step),
            command(diagnostic, l10n.t('Compare with the generated step'), 'compareStep', document.uri, finding.step),
          ];
        case 'SCRIPT_NO_CREATE_STEP':
        case 'SCRIPT_NOT_VERIFIED':
          return [
            command(diagnostic, l10n.t('Add the missing steps of the table'), 'addSteps', document.uri, finding.step),
          ];
        default:
          return [];
      }
    });
  }
}

/** The loss can be taken for this object, or for all that have it: in the step, or at the head. */
function acceptFixes(
  document: vscode.TextDocument,
  diagnostic: ScriptDiagnostic,
  stepLine: number | undefined,
): vscode.CodeAction[] {
  const { finding } = diagnostic;
  if (!finding || !consentHelps(finding)) return [];
  const line = stepLine ?? finding.line ?? 1;
  const entries = [`${finding.code}:${objectName(finding.object)}`, finding.code];
  return entries
    .filter((entry) => acceptCovers(entry, finding))
    .map((entry, at) => {
      const action = fix(diagnostic, l10n.t('Accept {0}', entry));
      action.edit = new vscode.WorkspaceEdit();
      action.edit.insert(document.uri, new vscode.Position(line, 0), `-- @accept ${entry}\n`);
      action.isPreferred = at === 0;
      return action;
    });
}

function removeLine(document: vscode.TextDocument, diagnostic: ScriptDiagnostic): vscode.CodeAction {
  const action = fix(diagnostic, l10n.t('Remove this @accept'));
  const { line } = diagnostic.range.start;
  action.edit = new vscode.WorkspaceEdit();
  action.edit.delete(document.uri, document.lineAt(line).rangeIncludingLineBreak);
  action.isPreferred = true;
  return action;
}

function command(diagnostic: ScriptDiagnostic, title: string, name: string, ...rest: unknown[]): vscode.CodeAction {
  const action = fix(diagnostic, title);
  action.command = { title, command: `databaseMigration.${name}`, arguments: rest };
  return action;
}

function fix(diagnostic: ScriptDiagnostic, title: string): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = [diagnostic];
  return action;
}

import * as vscode from 'vscode';
import type { Script } from '../../engine/model/script.js';
import { Failure } from '../../protocol/failure.js';
import { badInput, UntrustedWorkspace } from '../failures.js';
import type { RunBoard } from './runBoard.js';

/** Throws {@link UntrustedWorkspace} where nobody trusts it: its scripts could say anything to the person's databases. */
export function demandTrust(): void {
  if (!vscode.workspace.isTrusted)
    throw new UntrustedWorkspace(vscode.l10n.t('Scripts do not run in an untrusted workspace.'));
}

/** The same for a mapping's expressions, which the source would compute. */
export function demandTrustOfMapping(): void {
  if (!vscode.workspace.isTrusted)
    throw new UntrustedWorkspace(
      vscode.l10n.t('Expressions of a mapping do not run in an untrusted workspace: they could call anything.'),
    );
}

/** Throws where a script runs already, and SCRIPT_INVALID with its line where it is broken. */
export function demandRunnable(board: RunBoard, file: vscode.Uri, script: Script): void {
  if (board.get(file)?.isLive === true)
    throw badInput(vscode.l10n.t('This script is running already.'), vscode.l10n.t('Wait for it, or cancel it.'));
  const [wrong] = script.findings.filter((finding) => finding.severity === 'error');
  if (wrong) {
    throw new Failure({
      code: 'SCRIPT_INVALID',
      stage: 'parse',
      message: vscode.l10n.t('Line {0} of the script: {1}', wrong.line ?? 1, wrong.message),
      hint: wrong.fix ?? vscode.l10n.t('Mend the script.'),
      line: wrong.line,
    });
  }
}

import * as vscode from 'vscode';
import { verificationLevels, type VerificationLevel } from '../../engine/model/verification.js';

/** Each level and what it proves, the usual choice first. */
const levels: readonly (vscode.QuickPickItem & { readonly level: VerificationLevel })[] = [
  {
    level: 'checksum',
    label: vscode.l10n.t('Checksum'),
    description: vscode.l10n.t('the usual choice'),
    detail: vscode.l10n.t('Proves every cell: both databases digest every row, each from its own columns.'),
  },
  {
    level: 'rows',
    label: vscode.l10n.t('Rows'),
    description: vscode.l10n.t('slow'),
    detail: vscode.l10n.t('Proves every cell: all rows are fetched from both sides and compared, text by text.'),
  },
  {
    level: 'sample',
    label: vscode.l10n.t('Sample'),
    detail: vscode.l10n.t('Proves every cell of a random 1% of the rows. A difference elsewhere goes unseen.'),
  },
  {
    level: 'counts',
    label: vscode.l10n.t('Counts'),
    detail: vscode.l10n.t('Proves the numbers of rows only. No value is looked at.'),
  },
];

/** Asks how closely tables are compared; each answer says what it proves. Nothing when the person gave up. */
export async function askLevel(): Promise<VerificationLevel | undefined> {
  const placeHolder = vscode.l10n.t('How closely are source and target compared? Nothing is written to either.');
  return (await vscode.window.showQuickPick(levels, { placeHolder, matchOnDetail: true }))?.level;
}

/** The level that a caller names, where it names one. */
export function levelOf(word: unknown): VerificationLevel | undefined {
  return verificationLevels.find((level) => level === word);
}

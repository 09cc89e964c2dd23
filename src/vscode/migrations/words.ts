import * as vscode from 'vscode';
import type { RunState } from '../../engine/model/event.js';

/** What a run came to, in people's words. */
export const outcomeWords: Readonly<Record<RunState, string>> = {
  ready: vscode.l10n.t('ready to run'),
  verified: 'verified',
  'not-verified': vscode.l10n.t('not verified'),
  incomplete: vscode.l10n.t('incomplete, rows were refused'),
  differs: vscode.l10n.t('source and target differ'),
  blocked: vscode.l10n.t('blocked, nothing was written'),
  failed: 'failed',
  cancelled: 'cancelled',
};

import * as vscode from 'vscode';
import type { RunState, StepState } from '../../engine/model/event.js';

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

/** What became of a run of which only the state file tells. */
export const recordedWords: Readonly<Record<StepState, string>> = {
  done: vscode.l10n.t('ran to its end'),
  failed: 'failed',
  interrupted: 'interrupted',
  pending: vscode.l10n.t('not finished'),
  running: 'running',
  skipped: 'skipped',
};

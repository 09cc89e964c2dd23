import * as vscode from 'vscode';
import type { AnalyzeProgress } from '../../engine/model/analysis.js';
import type { PanelActivity } from '../../protocol/panelProtocol.js';

const words: Readonly<Record<AnalyzeProgress['stage'], string>> = {
  connect: vscode.l10n.t('Connecting to both servers …'),
  introspect: vscode.l10n.t('Reading the source schema …'),
  map: vscode.l10n.t('Mapping types …'),
  scan: vscode.l10n.t('Reading the data …'),
  plan: vscode.l10n.t('Writing the script …'),
  measure: vscode.l10n.t('Measuring with a dry run …'),
};

/** What an analysis is doing, in people's words. */
export function analysisWords(progress: AnalyzeProgress): PanelActivity {
  if (progress.stage !== 'scan') return { text: words[progress.stage] };
  const { table, done, total } = progress;
  return {
    text: vscode.l10n.t('Reading the data of {0}: table {1} of {2}', table, Math.min(done + 1, total), total),
    done,
    total,
  };
}

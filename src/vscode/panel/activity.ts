import type { AnalyzeProgress } from '../../protocol/engineProtocol.js';
import type { PanelActivity } from '../../protocol/panelProtocol.js';

const words: Readonly<Record<AnalyzeProgress['stage'], string>> = {
  connect: 'Connecting to both servers …',
  introspect: 'Reading the source schema …',
  map: 'Mapping types …',
  scan: 'Reading the data …',
  plan: 'Writing the script …',
};

/** What an analysis is doing, in people's words. */
export function analysisWords(progress: AnalyzeProgress): PanelActivity {
  if (progress.stage !== 'scan') return { text: words[progress.stage] };
  const { table, done, total } = progress;
  return { text: `Reading the data of ${table}: table ${Math.min(done + 1, total)} of ${total}`, done, total };
}

import * as vscode from 'vscode';
import type { Check } from '../../engine/model/check.js';
import { countOf } from '../../engine/model/quantity.js';
import { scriptOf } from '../script/language.js';
import { Failure } from '../../protocol/failure.js';
import type { Services } from '../services.js';
import { demandTrust } from './runnable.js';
import { mostStreams } from './limits.js';

const icons: Readonly<Record<Check['state'], string>> = { pass: '$(pass)', warn: '$(warning)', fail: '$(error)' };

const urgency: readonly Check['state'][] = ['fail', 'warn', 'pass'];
const byUrgency = (left: Check, right: Check): number => urgency.indexOf(left.state) - urgency.indexOf(right.state);

/** A name may look like VS Code's mark of an icon. https://code.visualstudio.com/api/references/icons-in-labels */
const withoutIcons = (text: string): string => text.replaceAll('$(', String.raw`\$(`);

/** Looks at everything that a run of the script would need, and lists what was seen. Writes nothing. */
export async function checkBeforeRun({ engine, store, log }: Services, file: vscode.Uri): Promise<void> {
  demandTrust();
  const script = await scriptOf(await vscode.workspace.openTextDocument(file));
  const connections = await store.pairNamed(script.source?.name, script.target?.name);
  const scriptName = file.path.slice(file.path.lastIndexOf('/') + 1);
  const location = vscode.ProgressLocation.Notification;
  const { checks, error } = await vscode.window.withProgress(
    { location, title: vscode.l10n.t('Checking {0}', scriptName), cancellable: true },
    (_progress, token) =>
      engine.request(
        'preflight',
        { script: script.text, scriptName, connections, streams: mostStreams(file) },
        { token },
      ),
  );
  for (const { id, side, state, seen, fix } of checks)
    log.info(`check ${id} (${side}): ${state}. ${seen} ${fix ?? ''}`);
  const failed = checks.filter(({ state }) => state === 'fail').length;
  // A server that doesn't answer, or the like: there is nothing to list.
  if (error !== undefined && failed === 0) throw new Failure(error);
  const items = [...checks].sort(byUrgency).map(({ id, side, state, seen, fix }) => ({
    label: `${icons[state]} ${id}`,
    description: side,
    detail: withoutIcons(state === 'pass' ? seen : `${seen} ${fix ?? ''}`),
  }));
  const title =
    failed > 0
      ? vscode.l10n.t('{0} of {1} in the way', failed, countOf(checks.length, 'check'))
      : vscode.l10n.t('Nothing stands in the way ({0})', countOf(checks.length, 'check'));
  await vscode.window.showQuickPick(items, {
    title,
    placeHolder: vscode.l10n.t('What was seen on both servers'),
    matchOnDetail: true,
  });
}

import * as vscode from 'vscode';
import type { Check } from '../../engine/model/check.js';
import { countOf } from '../../engine/model/quantity.js';
import { scriptOf } from '../script/language.js';
import type { Services } from '../services.js';
import { demandTrust } from './runnable.js';
import { mostStreams } from './limits.js';

const icons: Readonly<Record<Check['state'], string>> = { pass: '$(pass)', warn: '$(warning)', fail: '$(error)' };

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
  const items = checks.map(({ id, side, state, seen, fix }) => ({
    label: `${icons[state]} ${id}`,
    description: side,
    detail: state === 'pass' ? seen : `${seen} ${fix ?? ''}`,
  }));
  const failed = checks.filter(({ state }) => state === 'fail').length;
  const title =
    error !== undefined
      ? vscode.l10n.t('In the way: {0} {1}', error.message, error.hint)
      : vscode.l10n.t(
          'Nothing stands in the way ({0}, {1})',
          countOf(checks.length, 'check'),
          countOf(failed, 'failure'),
        );
  await vscode.window.showQuickPick(items, {
    title,
    placeHolder: vscode.l10n.t('What was seen on both servers'),
    matchOnDetail: true,
  });
}

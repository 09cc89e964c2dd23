import * as vscode from 'vscode';
import { Failure } from '../../protocol/failure.js';
import { addressOf, engineLabel, type ConnectionProfile } from './profile.js';

/** Throws READ_ONLY_TARGET where a connection is marked read-only. */
export function demandWritable(profile: ConnectionProfile | undefined): void {
  if (profile?.protection !== 'read-only') return;
  throw new Failure({
    code: 'READ_ONLY_TARGET',
    stage: 'preflight',
    object: profile.name,
    message: vscode.l10n.t('The connection "{0}" is marked read-only, so nothing is written there.', profile.name),
    hint: vscode.l10n.t('Choose another target, or change its protection in the Connections view.'),
  });
}

/** Asks once more, naming server and database, before anything is written to what is marked production. True where nothing stands against it. */
export async function confirmProduction(profile: ConnectionProfile | undefined): Promise<boolean> {
  if (profile?.protection !== 'production') return true;
  const { l10n } = vscode;
  const place = profile.socketPath ?? `${profile.host}:${profile.port}`;
  const question = l10n.t('"{0}" is a production database. Write to it all the same?', profile.name);
  const detail = [
    l10n.t('Server: {0} at {1}', engineLabel(profile.engine), place),
    l10n.t('Database: {0}', profile.database),
    l10n.t('As: {0}', addressOf(profile)),
  ].join('\n');
  const write = l10n.t('Write to Production');
  return (await vscode.window.showWarningMessage(question, { modal: true, detail }, write)) === write;
}

import * as vscode from 'vscode';
import type { ConnectionSettings } from '../../engine/model/connection.js';
import { isRecord } from '../../protocol/check.js';
import { addressOf, engineLabel, isReference, suggestName, type ConnectionProfile } from '../connections/profile.js';
import { badInput } from '../failures.js';
import type { Services } from '../services.js';

/** A database as the terminal's connection file writes it, or the name of a saved connection alone: `{ "name": "shop-pg" }`. */
export type DatabaseInput = Readonly<Record<string, unknown>>;

/**
 * The saved connection that an agent means. One that isn't saved yet is added after the person agreed, because what it names (a host, a variable
 * of the environment) came out of a conversation. Throws BAD_INPUT, with what to do, for anything else.
 */
export async function connectionFor(
  services: Services,
  side: 'source_db' | 'target_db',
  input: DatabaseInput,
): Promise<ConnectionProfile> {
  const { store, engine } = services;
  refuseSecrets(input, side);
  const { name } = input;
  if (Object.keys(input).every((key) => key === 'name') && typeof name === 'string') {
    const profile = store.named(name);
    if (profile) return profile;
    throw badInput(
      `There is no saved connection called "${name}".`,
      `Use one of: ${
        store
          .list()
          .map((entry) => entry.name)
          .join(', ') || 'none is saved'
      }; or give ${side} as { type, host, port, user, password: "\${env:NAME}", database }.`,
    );
  }
  const { source: settings } = await engine.request('connectionsFromJson', {
    text: JSON.stringify({ source_db: input, target_db: input }),
  });
  const known = store.list().find((profile) => leadsTo(profile, settings));
  return known ?? (await addAfterConsent(services, settings, typeof name === 'string' ? name : undefined));
}

const secretKeys = /^(?:password|passphrase)$/i;

function refuseSecrets(value: unknown, side: string): void {
  if (!isRecord(value)) return;
  for (const [key, part] of Object.entries(value)) {
    if (secretKeys.test(key) && typeof part === 'string' && !isReference(part))
      throw badInput(
        `${side} holds a secret in "${key}". Secrets are not passed through a chat.`,
        `Write "\${env:NAME}" there, or have the person add the connection and pass { "name": "…" }.`,
      );
    refuseSecrets(part, side);
  }
}

function leadsTo(profile: ConnectionProfile, settings: ConnectionSettings): boolean {
  const same = ['engine', 'host', 'port', 'user', 'database', 'socketPath'] as const;
  return same.every((key) => profile[key] === settings[key]);
}

async function addAfterConsent(
  { store }: Services,
  settings: ConnectionSettings,
  wanted: string | undefined,
): Promise<ConnectionProfile> {
  const { l10n } = vscode;
  const taken = store.list().map((profile) => profile.name);
  const free = wanted !== undefined && !taken.includes(wanted) ? wanted : undefined;
  const name = free ?? suggestName(settings.database, settings.engine, taken);
  const detail = [
    `${engineLabel(settings.engine)}, ${addressOf(settings)}`,
    settings.password === undefined
      ? l10n.t('Its password will be asked for.')
      : l10n.t('Its password is read from {0} and sent to that server.', settings.password),
  ].join('\n');
  const add = l10n.t('Add Connection');
  const question = l10n.t('An agent asks to connect to a database. Add it as "{0}"?', name);
  if ((await vscode.window.showWarningMessage(question, { modal: true, detail }, add)) === add)
    return await store.save({ ...settings, name });
  throw badInput('The person did not agree to add that connection.', 'Ask which saved connection to use instead.');
}

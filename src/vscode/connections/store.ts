import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import type { ConnectionSettings } from '../../engine/model/connection.js';
import { isString, recordOf } from '../../protocol/check.js';
import type { ConnectionPair } from '../../protocol/engineProtocol.js';
import { Failure } from '../../protocol/failure.js';
import { UnknownConnection } from '../failures.js';
import { readDotenvReference, type DotenvPlace } from './dotenv.js';
import {
  isConnectionProfile,
  isReference,
  joinSecrets,
  splitSettings,
  type ConnectionProfile,
  type Secrets,
} from './profile.js';

const profilesKey = 'connections';
const secretKey = (id: string): string => `connection.${id}.password`;
/** The passphrases, and the passwords of SSH servers, as one JSON object. */
const moreSecretsKey = (id: string): string => `connection.${id}.secrets`;
const isSecrets = recordOf(isString);

/**
 * The saved connections: profiles in the extension's global state, passwords and passphrases in SecretStorage and nowhere else.
 */
export class ConnectionStore {
  readonly #changed = new vscode.EventEmitter<void>();
  /** Fires after any connection was added, changed or removed. */
  readonly onDidChange = this.#changed.event;
  #arriving: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly state: vscode.Memento,
    private readonly secrets: vscode.SecretStorage,
    /** Looks a password up in a `.env` file; undefined where it isn't there. */
    private readonly passwordAt: (place: DotenvPlace) => Promise<string | undefined>,
  ) {}

  /** Whoever needs a connection that isn't there yet waits for this first. */
  expect(arriving: Promise<unknown>): void {
    this.#arriving = arriving;
  }

  /** All profiles, by name. */
  list(): readonly ConnectionProfile[] {
    const stored = this.state.get<unknown>(profilesKey);
    const profiles = Array.isArray(stored) ? stored.filter(isConnectionProfile) : [];
    return profiles.sort((a, b) => a.name.localeCompare(b.name));
  }

  get(id: string): ConnectionProfile | undefined {
    return this.list().find((profile) => profile.id === id);
  }

  named(name: string): ConnectionProfile | undefined {
    return this.list().find((profile) => profile.name === name);
  }

  /** Saves a new connection, or an existing one's changes under its `id`. An absent password leaves a kept one as it is; other secrets
   * are replaced, as {@link ConnectionStore.known} gives them to whoever changes a connection. */
  async save(settings: ConnectionSettings, id: string = randomUUID()): Promise<ConnectionProfile> {
    const { profile: open, password, secrets } = splitSettings(settings);
    const { protection, group } = this.get(id) ?? {};
    const profile = { id, ...open, protection, group };
    if (Object.keys(secrets).length > 0) await this.secrets.store(moreSecretsKey(id), JSON.stringify(secrets));
    else await this.secrets.delete(moreSecretsKey(id));
    if (password !== undefined) await this.secrets.store(secretKey(id), password);
    else if (profile.passwordReference !== undefined) await this.secrets.delete(secretKey(id));
    await this.#write([...this.list().filter((entry) => entry.id !== id), profile]);
    return profile;
  }

  /** Changes how a connection is listed and protected. */
  async mark(id: string, marks: Pick<ConnectionProfile, 'protection' | 'group'>): Promise<void> {
    const profile = this.get(id);
    if (profile) await this.#write([...this.list().filter((entry) => entry.id !== id), { ...profile, ...marks }]);
  }

  async remove(id: string): Promise<void> {
    await this.secrets.delete(secretKey(id));
    await this.secrets.delete(moreSecretsKey(id));
    await this.#write(this.list().filter((entry) => entry.id !== id));
  }

  async setPassword(id: string, password: string): Promise<void> {
    const profile = this.get(id);
    if (!profile) return;
    if (isReference(password)) await this.secrets.delete(secretKey(id));
    else await this.secrets.store(secretKey(id), password);
    const passwordReference = isReference(password) ? password : undefined;
    await this.#write([...this.list().filter((entry) => entry.id !== id), { ...profile, passwordReference }]);
  }

  /** Forgets a connection's password and keeps the rest. */
  async forgetPassword(id: string): Promise<void> {
    await this.secrets.delete(secretKey(id));
  }

  /**
   * Everything needed to connect, for passing to the engine at once and keeping nowhere. The engine resolves `${env:NAME}`; in an
   * untrusted workspace it doesn't come to that, because the workspace's own settings can set variables.
   */
  async settings(profile: ConnectionProfile): Promise<ConnectionSettings> {
    const { id, passwordReference, protection, group: _listedUnder, ...open } = profile;
    if (!vscode.workspace.isTrusted && /\$\{(?:env|dotenv):/.test(JSON.stringify(profile))) throw untrusted(profile);
    const [password, secrets] = await Promise.all([this.#password(id, passwordReference), this.#moreSecrets(id)]);
    const fromFile = open.passfile ?? open.defaultsFile;
    if (password === undefined && fromFile === undefined) throw passwordMissing(profile);
    const readOnly = protection === 'read-only' ? { readOnly: true } : {};
    return { ...joinSecrets(open, secrets), ...readOnly, password };
  }

  /** Settings of which a `.env` reference in place of the password was looked up. */
  async looked(settings: ConnectionSettings): Promise<ConnectionSettings> {
    const place = settings.password === undefined ? undefined : readDotenvReference(settings.password);
    return place ? { ...settings, password: await this.passwordAt(place) } : settings;
  }

  async #password(id: string, reference: string | undefined): Promise<string | undefined> {
    const place = reference === undefined ? undefined : readDotenvReference(reference);
    if (place) return await this.passwordAt(place);
    return reference ?? (await this.secrets.get(secretKey(id)));
  }

  /** What is known of a connection, the secrets too where they are kept: for changing it. */
  async known({
    id,
    passwordReference,
    protection: _protection,
    group: _group,
    ...open
  }: ConnectionProfile): Promise<ConnectionSettings> {
    const password = passwordReference ?? (await this.secrets.get(secretKey(id)));
    return { ...joinSecrets(open, await this.#moreSecrets(id)), password };
  }

  async #moreSecrets(id: string): Promise<Secrets> {
    const text = await this.secrets.get(moreSecretsKey(id));
    const value: unknown = text === undefined ? {} : JSON.parse(text);
    return isSecrets(value) ? value : {};
  }

  /** The settings of the connection that a script or a decisions file names. */
  async settingsNamed(name: string | undefined): Promise<ConnectionSettings> {
    if (name !== undefined && !this.named(name)) await this.#arriving;
    const profile = name === undefined ? undefined : this.named(name);
    if (!profile) throw new UnknownConnection(name);
    return await this.settings(profile);
  }

  /** The same for both ends. */
  async pairNamed(source: string | undefined, target: string | undefined): Promise<ConnectionPair> {
    const [from, to] = await Promise.all([this.settingsNamed(source), this.settingsNamed(target)]);
    return { source: from, target: to };
  }

  async #write(profiles: readonly ConnectionProfile[]): Promise<void> {
    await this.state.update(profilesKey, profiles);
    this.#changed.fire();
  }
}

function passwordMissing({ name, passwordReference }: ConnectionProfile): Failure {
  const { l10n } = vscode;
  const place = passwordReference === undefined ? undefined : readDotenvReference(passwordReference);
  const [message, hint] =
    place === undefined
      ? [l10n.t('The password of the connection "{0}" is not stored.', name), l10n.t('Enter the password.')]
      : [
          l10n.t('The connection "{0}" takes its password from {1}, where it no longer is.', name, place.variable),
          l10n.t('Put {0} back into {1}, or enter a password.', place.variable, vscode.Uri.parse(place.file).fsPath),
        ];
  return new Failure({ code: 'PASSWORD_MISSING', stage: 'connect', object: name, message, hint });
}

function untrusted({ name }: ConnectionProfile): Failure {
  return new Failure({
    code: 'BAD_INPUT',
    stage: 'connect',
    object: name,
    message: vscode.l10n.t(
      'The connection "{0}" reads the environment, which is not done in an untrusted workspace.',
      name,
    ),
    hint: vscode.l10n.t('Trust the workspace, or edit the connection.'),
  });
}

import * as vscode from 'vscode';
import type { ServerInfo } from '../../engine/model/catalog.js';
import type { ConnectionSettings } from '../../engine/model/connection.js';
import { failureOf } from '../failures.js';
import type { Services } from '../services.js';
import { showFailure } from '../ui/failureDialog.js';
import { askChangedConnection, askNewConnection } from './form.js';
import { engineLabel, type ConnectionProfile } from './profile.js';
import type { ConnectionNode, ConnectionsTree } from './tree.js';

/** What a connection command may be called with: a line of the view, a connection's name, or nothing (then it asks). */
type Place = ConnectionNode | string | undefined;

/** The commands of the Connections view. */
export class ConnectionCommands {
  constructor(
    private readonly services: Services,
    private readonly tree: ConnectionsTree,
  ) {}

  register(): vscode.Disposable[] {
    const command = (id: string, run: (place: Place) => Promise<unknown>): vscode.Disposable =>
      vscode.commands.registerCommand(`databaseMigration.${id}`, async (place: Place) => {
        try {
          return await run(place);
        } catch (error) {
          await showFailure(error, this.services.log);
          return undefined;
        }
      });
    return [
      command('addConnection', (place) => this.add(typeof place === 'string' ? place : undefined)),
      command('editConnection', (place) => this.edit(place)),
      command('testConnection', (place) => this.test(place)),
      command('removeConnection', (place) => this.remove(place)),
      command('enterPassword', (place) => this.enterPassword(place)),
      command('refreshConnections', async (place) =>
        this.tree.refresh(typeof place === 'object' && place.type === 'connection' ? place.profile.id : undefined),
      ),
    ];
  }

  /** Asks for a connection, tests it and saves it; the saved profile, or nothing when the person gave up. `name` is suggested. */
  async add(name?: string): Promise<ConnectionProfile | undefined> {
    const { store, engine } = this.services;
    const settings = await askNewConnection(
      engine,
      store.list().map((profile) => profile.name),
      name,
    );
    return settings && (await this.#saveTested(settings));
  }

  async edit(place: Place): Promise<void> {
    const profile = await this.#profile(place, 'Which connection do you want to edit?');
    if (!profile) return;
    const known = await this.services.store.known(profile);
    const settings = await askChangedConnection(known, this.#namesBut(profile));
    if (settings) await this.#saveTested(settings, profile);
  }

  async test(place: Place): Promise<void> {
    const profile = await this.#profile(place, 'Which connection do you want to test?');
    if (!profile) return;
    try {
      const server = await this.#ask(await this.services.store.settings(profile));
      void vscode.window.showInformationMessage(`${profile.name} works: ${describeServer(server)}.`);
    } catch (error) {
      await showFailure(error, this.services.log, { connections: [profile.name] });
    }
  }

  async remove(place: Place): Promise<void> {
    const profile = await this.#profile(place, 'Which connection do you want to remove?');
    if (!profile) return;
    const detail = 'The saved address and password are forgotten. Nothing changes on the server.';
    const answer = await vscode.window.showWarningMessage(
      `Remove the connection "${profile.name}"?`,
      { modal: true, detail },
      'Remove',
    );
    if (answer === 'Remove') await this.services.store.remove(profile.id);
  }

  async enterPassword(place: Place): Promise<void> {
    const profile = await this.#profile(place, 'Whose password do you want to enter?');
    if (!profile) return;
    const password = await vscode.window.showInputBox({
      title: `Password of ${profile.name}`,
      prompt: `For ${profile.user} at ${profile.host}; kept in secret storage`,
      password: true,
      ignoreFocusOut: true,
    });
    if (password === undefined) return;
    await this.services.store.setPassword(profile.id, password);
    await this.test(profile.name);
  }

  async #saveTested(
    settings: ConnectionSettings,
    existing?: ConnectionProfile,
  ): Promise<ConnectionProfile | undefined> {
    const { store, log } = this.services;
    try {
      const server = await this.#ask(settings);
      const saved = await store.save(settings, existing?.id);
      void vscode.window.showInformationMessage(`${saved.name} is ready: ${describeServer(server)}.`);
      return saved;
    } catch (thrown) {
      const failure = failureOf(thrown);
      if (failure.code === 'CANCELLED') return undefined;
      log.error(`${failure.message} ${failure.hint}`);
      const message = `${failure.message} ${failure.hint}`;
      const answer = await vscode.window.showErrorMessage(message, 'Edit', 'Save Anyway', 'Show Log');
      if (answer === 'Show Log') log.show();
      if (answer === 'Save Anyway') return await store.save(settings, existing?.id);
      const changed = answer === 'Edit' ? await askChangedConnection(settings, this.#namesBut(existing)) : undefined;
      return changed && (await this.#saveTested(changed, existing));
    }
  }

  #namesBut(profile: ConnectionProfile | undefined): readonly string[] {
    const others = this.services.store.list().filter((entry) => entry.id !== profile?.id);
    return others.map((entry) => entry.name);
  }

  async #ask(settings: ConnectionSettings): Promise<ServerInfo> {
    return await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: `Connecting to ${settings.name} …`, cancellable: true },
      (_progress, token) => this.services.engine.request('testConnection', { settings }, { token }),
    );
  }

  async #profile(place: Place, question: string): Promise<ConnectionProfile | undefined> {
    const { store } = this.services;
    if (typeof place === 'string') return store.named(place);
    if (place && place.type !== 'detail') return store.get(place.profile.id);
    const items = store
      .list()
      .map((profile) => ({ label: profile.name, description: engineLabel(profile.engine), profile }));
    if (items.length === 0) return await this.add();
    return (await vscode.window.showQuickPick(items, { placeHolder: question }))?.profile;
  }
}

function describeServer(server: ServerInfo): string {
  const untested = server.tested ? '' : ' (a version that we do not test on)';
  return `${engineLabel(server.engine)} ${server.version}${untested}, database ${server.database}`;
}

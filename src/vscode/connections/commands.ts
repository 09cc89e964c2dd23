import * as vscode from 'vscode';
import type { ConnectionSettings } from '../../engine/model/connection.js';
import type { ConnectionTrial } from '../../engine/model/glance.js';
import { countOf } from '../../engine/model/quantity.js';
import { failureOf } from '../failures.js';
import type { Services } from '../services.js';
import { showFailure } from '../ui/failureDialog.js';
import type { ObjectDocuments } from './documents.js';
import { askChangedConnection, askNewConnection } from './form.js';
import { importConnections } from './importEnv.js';
import { askGroup, askProtection } from './marks.js';
import type { ConnectionNode } from './nodes.js';
import { objectActions } from './objectCommands.js';
import { engineLabel, type ConnectionProfile } from './profile.js';
import type { ConnectionsTree } from './tree.js';

/** What a connection command may be called with: a line of the view, a connection's name, or nothing (then it asks). */
type Place = ConnectionNode | string | undefined;

/** The commands of the Connections view. */
export class ConnectionCommands {
  constructor(
    private readonly services: Services,
    private readonly tree: ConnectionsTree,
    private readonly view: vscode.TreeView<ConnectionNode>,
    private readonly documents: ObjectDocuments,
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
      command('addConnection', (place) => this.#handOn(() => this.add(typeof place === 'string' ? place : undefined))),
      command('editConnection', (place) => this.edit(place)),
      command('testConnection', (place) => this.test(place)),
      command('removeConnection', (place) => this.remove(place)),
      command('enterPassword', (place) => this.enterPassword(place)),
      command('importConnections', () => this.#handOn(() => importConnections(this.services))),
      command('connect', (place) => this.connect(place)),
      command('reconnect', (place) => this.connect(place)),
      command('refreshConnections', (place) => this.refresh(place)),
      command('disconnect', async (place) => {
        const profile = await this.#profile(place, vscode.l10n.t('Which connection do you want to close?'));
        if (profile) this.services.open.disconnect(profile.id);
      }),
      command('protectConnection', async (place) => {
        const profile = await this.#profile(place, vscode.l10n.t('Which connection do you want to protect?'));
        if (profile) await askProtection(this.services.store, profile);
      }),
      command('groupConnection', async (place) => {
        const profile = await this.#profile(place, vscode.l10n.t('Which connection do you want to move?'));
        if (profile) await askGroup(this.services.store, profile);
      }),
      command('filterTables', () => this.#filter()),
      command('clearFilter', async () => {
        this.tree.filter = '';
      }),
      ...Object.entries(objectActions(this.services, this.documents)).map(([id, run]) => command(id, run)),
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

  /** The view's welcome text goes with the first connection; the keyboard, which VS Code would leave nowhere, goes to that one's line. */
  async #handOn<T>(add: () => Promise<T>): Promise<T> {
    const { store } = this.services;
    const showedWelcome = store.list().length === 0 && this.view.visible;
    const added = await add();
    const [first] = store.list();
    if (showedWelcome && first) void this.view.reveal({ type: 'connection', profile: first }, { focus: true });
    return added;
  }

  async edit(place: Place): Promise<void> {
    const profile = await this.#profile(place, vscode.l10n.t('Which connection do you want to edit?'));
    if (!profile) return;
    const known = await this.services.store.known(profile);
    const settings = await askChangedConnection(known, this.#namesBut(profile));
    if (settings) await this.#saveTested(settings, profile);
  }

  async test(place: Place): Promise<void> {
    const { store, open, log } = this.services;
    const profile = await this.#profile(place, vscode.l10n.t('Which connection do you want to test?'));
    if (!profile) return;
    try {
      const trial = await this.#ask(await store.settings(profile));
      log.info(`${profile.name}: ${describeTrial(trial, profile)}`);
      void vscode.window.showInformationMessage(
        vscode.l10n.t('{0} works: {1}', profile.name, describeTrial(trial, profile)),
      );
    } catch (error) {
      open.noticeLoss(profile.id, failureOf(error));
      await showFailure(error, log, { connections: [profile.name] });
    }
  }

  /** Connects and reads what the database holds, anew where it is known. */
  async connect(place: Place): Promise<void> {
    const { open, log } = this.services;
    const profile = await this.#profile(place, vscode.l10n.t('Which connection do you want to open?'));
    if (!profile) return;
    const options = {
      location: { viewId: 'databaseMigration.connections' },
      title: vscode.l10n.t('Connecting to {0} …', profile.name),
    };
    try {
      await vscode.window.withProgress(options, () => open.connect(profile));
    } catch (error) {
      await showFailure(error, log, { connections: [profile.name] });
    }
  }

  /** Reads anew: one connection, or all that are open. */
  async refresh(place: Place): Promise<void> {
    const { store, open } = this.services;
    if (typeof place === 'object' && place.type === 'connection') {
      await this.connect(place);
      return;
    }
    const opened = store.list().filter(({ id }) => open.of(id).state !== 'disconnected');
    await Promise.all(opened.map((profile) => this.connect(profile.name)));
  }

  async remove(place: Place): Promise<void> {
    const { l10n } = vscode;
    const profile = await this.#profile(place, l10n.t('Which connection do you want to remove?'));
    if (!profile) return;
    const detail = l10n.t('The saved address and password are forgotten. Nothing changes on the server.');
    const remove = l10n.t('Remove');
    const question = l10n.t('Remove the connection "{0}"?', profile.name);
    const answer = await vscode.window.showWarningMessage(question, { modal: true, detail }, remove);
    if (answer === remove) await this.services.store.remove(profile.id);
  }

  async enterPassword(place: Place): Promise<void> {
    const { l10n } = vscode;
    const profile = await this.#profile(place, l10n.t('Whose password do you want to enter?'));
    if (!profile) return;
    const password = await vscode.window.showInputBox({
      title: l10n.t('Password of {0}', profile.name),
      prompt: l10n.t('For {0} at {1}; kept in secret storage', profile.user, profile.host),
      password: true,
      ignoreFocusOut: true,
    });
    if (password === undefined) return;
    await this.services.store.setPassword(profile.id, password);
    await this.test(profile.name);
  }

  async #filter(): Promise<void> {
    const text = await vscode.window.showInputBox({
      title: vscode.l10n.t('Filter Tables'),
      prompt: vscode.l10n.t('Show only tables and views whose names hold this text; empty shows all'),
      value: this.tree.filter,
    });
    if (text !== undefined) this.tree.filter = text.trim();
  }

  async #saveTested(
    settings: ConnectionSettings,
    existing?: ConnectionProfile,
  ): Promise<ConnectionProfile | undefined> {
    const { store, log } = this.services;
    const { l10n } = vscode;
    try {
      // A reference to a file is looked up for the test alone; the reference is what is kept.
      const trial = await this.#ask(await store.looked(settings));
      const saved = await store.save(settings, existing?.id);
      void vscode.window.showInformationMessage(l10n.t('{0} is ready: {1}', saved.name, describeTrial(trial, saved)));
      return saved;
    } catch (thrown) {
      const failure = failureOf(thrown);
      if (failure.code === 'CANCELLED') return undefined;
      log.error(`${failure.message} ${failure.hint}`);
      const message = `${failure.message} ${failure.hint}`;
      const [edit, keep, show] = [l10n.t('Edit'), l10n.t('Save Anyway'), l10n.t('Show Log')];
      const answer = await vscode.window.showErrorMessage(message, edit, keep, show);
      if (answer === show) log.show();
      if (answer === keep) return await store.save(settings, existing?.id);
      const changed = answer === edit ? await askChangedConnection(settings, this.#namesBut(existing)) : undefined;
      return changed && (await this.#saveTested(changed, existing));
    }
  }

  #namesBut(profile: ConnectionProfile | undefined): readonly string[] {
    const others = this.services.store.list().filter((entry) => entry.id !== profile?.id);
    return others.map((entry) => entry.name);
  }

  async #ask(settings: ConnectionSettings): Promise<ConnectionTrial> {
    const title = vscode.l10n.t('Connecting to {0} …', settings.name);
    return await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title, cancellable: true },
      (_progress, token) => this.services.engine.request('testConnection', { settings }, { token }),
    );
  }

  async #profile(place: Place, question: string): Promise<ConnectionProfile | undefined> {
    const { store } = this.services;
    if (typeof place === 'string') return store.named(place);
    if (place && 'profile' in place) return store.get(place.profile.id);
    const items = store
      .list()
      .map((profile) => ({ label: profile.name, description: engineLabel(profile.engine), profile }));
    if (items.length === 0) return await this.add();
    return (await vscode.window.showQuickPick(items, { placeHolder: question }))?.profile;
  }
}

/** Who answered, and what may be done there. */
function describeTrial({ server, schemas, findings }: ConnectionTrial, profile: ConnectionProfile): string {
  const { l10n } = vscode;
  const who = l10n.t('{0} {1}, database {2}', engineLabel(server.engine), server.version, server.database);
  const untested = server.tested ? '' : ` ${l10n.t('(a version that we do not test on)')}`;
  const source = l10n.t('As a source: sees {0}.', countOf(schemas.length, 'schema'));
  const obstacles = findings.filter((finding) => finding.severity === 'error').map((finding) => finding.message);
  const target =
    profile.protection === 'read-only'
      ? l10n.t('As a target: no, it is marked read-only.')
      : obstacles.length > 0
        ? l10n.t('As a target: no. {0}', obstacles.join(' '))
        : l10n.t('As a target: may create and fill tables.');
  return `${who}${untested}. ${source} ${target}`;
}

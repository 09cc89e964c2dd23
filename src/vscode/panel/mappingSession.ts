import * as vscode from 'vscode';
import type { AnalyzeProgress } from '../../engine/model/analysis.js';
import type { TableGlance } from '../../engine/model/introspection.js';
import type { Decisions } from '../../engine/model/mapping.js';
import type { NamesPreview, NameSearch } from '../../engine/model/nameSearch.js';
import type { DecisionEdit } from '../../protocol/decisionEdit.js';
import { isCancellation } from '../../protocol/failure.js';
import type { MappingView } from '../../protocol/mappingView.js';
import {
  isFromPanel,
  type FromPanel,
  type PanelActivity,
  type PanelState,
  type ToPanel,
} from '../../protocol/panelProtocol.js';
import type { ObjectDocuments } from '../connections/documents.js';
import { knownTables } from '../connections/openConnections.js';
import { engineLabel } from '../connections/profile.js';
import { migrationOf } from '../migrations/files.js';
import { demandTrustOfMapping } from '../migrations/runnable.js';
import type { Services } from '../services.js';
import { failureOf } from '../failures.js';
import { analysisWords } from './activity.js';
import type { DecisionDiagnostics } from './decisionDiagnostics.js';
import type { KnownViews } from './knownViews.js';
import { minimalEdit } from './minimalEdit.js';
import { endsWithin, PendingEdits } from './pendingEdits.js';
import { problemOf } from './problems.js';

/** What was read longer ago is shown at once and then read again, in milliseconds. */
const freshMilliseconds = 60_000;
/** How long a save waits, in milliseconds: VS Code waits 1,750 for all extensions, and no longer asks one that often takes 1,500. */
const longestWait = 1000;

/**
 * One mapping panel over one document. The document is the only truth: every edit goes into it first, and what the panel
 * shows is computed anew from its text.
 */
export class MappingSession implements vscode.Disposable {
  /** The migration's. */
  readonly name: string;
  readonly #subscriptions: vscode.Disposable[] = [];
  #state: PanelState;
  readonly #pending = new PendingEdits((question) => this.#post({ type: 'hand-over', question }));
  #updates: Promise<void> = Promise.resolve();
  #previews = 0;
  #looking: vscode.CancellationTokenSource | undefined;
  #stale = false;
  #analysis: vscode.CancellationTokenSource | undefined;
  /** The page listens. What happens before is in the state that it gets then. */
  #isReady = false;
  #disposed = false;

  constructor(
    private readonly document: vscode.TextDocument,
    private readonly panel: vscode.WebviewPanel,
    private readonly services: Services,
    private readonly diagnostics: DecisionDiagnostics,
    private readonly documents: ObjectDocuments,
    private readonly known: KnownViews,
  ) {
    this.name = migrationOf(document.uri)?.name ?? document.fileName;
    // What was shown before is shown again at once: the header says when it was read.
    this.#state = { name: this.name, view: known.get(document) };
    // Servers are asked while the page is still loading.
    if (this.#state.view) this.#documentChanged();
    else {
      void this.#analyze(false);
      void this.#recall();
    }
    this.#subscriptions.push(
      panel.webview.onDidReceiveMessage((message: unknown) => this.#receive(message)),
      vscode.workspace.onDidChangeTextDocument((event) => {
        if (event.document === document && event.contentChanges.length > 0) this.#documentChanged();
      }),
      vscode.workspace.onWillSaveTextDocument((event) => {
        if (event.document === document) event.waitUntil(this.#completeSave(event.reason));
      }),
      services.store.onDidChange(() => {
        if (this.#state.problem && !this.#analysis) void this.#analyze(false);
      }),
    );
  }

  /** The analysis that the engine keeps of what is shown; absent where an earlier window had it. */
  get #kept(): string | undefined {
    const analysis = this.#state.view?.analysis;
    return analysis === '' ? undefined : analysis;
  }

  /** Takes over what was analysed for the same document elsewhere. */
  adopt(view: MappingView): void {
    this.#show({ view, problem: undefined });
    this.#documentChanged();
  }

  /** Reads the schemas again, and with `scan` the data too. */
  async refresh(scan: boolean): Promise<void> {
    await this.#analyze(scan);
  }

  dispose(): void {
    this.#disposed = true;
    this.#analysis?.cancel();
    this.#looking?.cancel();
    this.#pending.dismiss();
    this.diagnostics.clear(this.document);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** Shows what an earlier window showed, unless this one knows better by now. */
  async #recall(): Promise<void> {
    const view = await this.known.read(this.document);
    if (!view || this.#state.view) return;
    this.#state = { ...this.#state, view, tables: undefined };
    this.#post({ type: 'state', state: this.#state });
  }

  #receive(message: unknown): void {
    if (isFromPanel(message)) this.#act(message);
    else this.services.log.warn('The mapping panel sent a message that is malformed.');
  }

  #act(message: FromPanel): void {
    switch (message.type) {
      case 'ready':
        this.#isReady = true;
        this.#pending.dismiss();
        this.#post({ type: 'state', state: this.#state });
        if (!this.#state.view && !this.#analysis) void this.#analyze(false);
        break;
      case 'edit':
        this.#edit((text) => this.services.engine.request('editDecisions', { text, edit: message.edit }));
        break;
      case 'undo':
      case 'redo':
        this.#pending.add(() => this.#history(message.type));
        break;
      case 'handed-over':
        this.#pending.answered(message.question);
        break;
      case 'preview-names':
        void this.#previewNames(message.search);
        break;
      case 'replace-names':
        this.#replaceNames(message.search);
        break;
      case 'preview':
        void this.#preview(message.edit);
        break;
      case 'detail':
        void this.#detail(message.table);
        break;
      case 'rows':
        void this.#rows(message);
        break;
      case 'compare':
        void this.#compare(message);
        break;
      case 'refresh':
        void this.#analyze(message.scan);
        break;
      case 'cancel':
        this.#analysis?.cancel();
        break;
      case 'generate':
        void this.#generate();
        break;
      case 'act':
        void this.#solve(message);
        break;
      case 'trouble':
        this.services.log.error(`Mapping panel: ${message.message}`);
        break;
    }
  }

  async #solve({ action, connection }: Extract<FromPanel, { type: 'act' }>): Promise<void> {
    const command = (id: string): Thenable<unknown> =>
      vscode.commands.executeCommand(`databaseMigration.${id}`, connection);
    switch (action) {
      case 'add-connection':
        await command('addConnection');
        break;
      case 'edit-connection':
        await command('editConnection');
        break;
      case 'enter-password':
        await command('enterPassword');
        break;
      case 'choose-connections':
      case 'open-as-text':
        await vscode.commands.executeCommand('vscode.openWith', this.document.uri, 'default');
        return;
      case 'show-log':
        this.services.log.show();
        return;
      case 'retry':
        break;
    }
    await this.#analyze(false);
  }

  /** Edits the document, one edit after the other. */
  #edit(change: (text: string) => Promise<{ readonly text: string }>): void {
    this.#pending.add(() => this.#apply(change));
  }

  async #apply(edited: (text: string) => Promise<{ readonly text: string }>): Promise<void> {
    try {
      let before: string;
      let text: string;
      do {
        before = this.document.getText();
        ({ text } = await edited(before));
        // Somebody typed meanwhile, or VS Code formatted what it saves: the edit is made in what they wrote.
      } while (this.document.getText() !== before);
      if (text === before) return;
      const change = new vscode.WorkspaceEdit();
      const { range, replacement } = minimalEdit(this.document, text);
      change.replace(this.document.uri, range, replacement);
      await vscode.workspace.applyEdit(change);
    } catch (error) {
      this.#show({ problem: problemOf(error, undefined) });
    }
  }

  /** Saves all that was done before the save: it waits for the edits, and where that takes too long, saves them when they are made. */
  async #completeSave(reason: vscode.TextDocumentSaveReason): Promise<void> {
    // What VS Code saves by itself takes no name that is half typed; a page behind another tab has none.
    const asks = this.#isReady && this.panel.visible && reason !== vscode.TextDocumentSaveReason.AfterDelay;
    const complete = asks ? this.#pending.complete() : this.#pending.made();
    if (await endsWithin(complete, longestWait)) return;
    void complete.then(() => (this.document.isDirty ? this.document.save() : undefined));
  }

  async #generate(): Promise<void> {
    await this.#pending.made();
    await vscode.commands.executeCommand('databaseMigration.generateScript', this.document.uri);
  }

  /** The document's own undo and redo, for the editor that has the keyboard. */
  async #history(command: 'undo' | 'redo'): Promise<void> {
    try {
      await vscode.commands.executeCommand(command);
    } catch (error) {
      this.services.log.error(`Mapping panel, ${command}: ${failureOf(error).message}`);
    }
  }

  /** Computes the panel anew. While that goes on, further changes only ask for one more round. */
  #documentChanged(): void {
    if (this.#stale) return;
    this.#stale = true;
    this.#updates = this.#updates.then(async () => {
      this.#stale = false;
      await this.#remap();
    });
  }

  async #remap(): Promise<void> {
    const { engine } = this.services;
    const text = this.document.getText();
    const decisions = await this.#readDecisions(text);
    const analysis = this.#kept;
    if (!decisions) return;
    if (analysis === undefined) {
      // What an earlier window showed stays as it is, and as the person changed it, until it is computed anew.
      if (this.#state.view) this.#state = { ...this.#state, decisions };
      else this.#show({ decisions });
      return;
    }
    try {
      const { view } = await engine.request('remap', { text, analysis });
      if (view) this.#show({ decisions, view, problem: undefined });
      else await this.#analyze(false);
    } catch (error) {
      this.#show({ decisions, problem: problemOf(error, decisions) });
    }
  }

  async #readDecisions(text: string): Promise<Decisions | undefined> {
    try {
      return await this.services.engine.request('readDecisions', { text });
    } catch (error) {
      this.diagnostics.showFailure(this.document, failureOf(error));
      this.#show({ decisions: undefined, problem: problemOf(error, undefined) });
      return undefined;
    }
  }

  async #analyze(scan: boolean): Promise<void> {
    this.#analysis?.cancel();
    const cancel = new vscode.CancellationTokenSource();
    this.#analysis = cancel;
    const text = this.document.getText();
    const decisions = await this.#readDecisions(text);
    try {
      if (!decisions) return;
      if (scan) demandTrustOfMapping();
      this.#show({ decisions, problem: undefined, activity: { text: vscode.l10n.t('Connecting …') } });
      const { store, engine } = this.services;
      const connections = await store.pairNamed(decisions.source, decisions.target);
      const before = this.#kept;
      const catalog = scan || before !== undefined ? undefined : await this.#openCatalog(decisions, cancel.token);
      const view = await engine.request(
        'analyze',
        { text, connections, scan, before, catalog },
        { token: cancel.token, onEvent: (event) => this.#showProgress(event) },
      );
      if (this.#analysis !== cancel) return;
      this.#show({ view, activity: undefined });
      if (catalog !== undefined && Date.now() - Date.parse(view.takenAt) > freshMilliseconds) void this.#analyze(false);
      if (this.document.getText() !== text) this.#documentChanged();
    } catch (error) {
      if (this.#analysis !== cancel) return;
      const problem = isCancellation(error) && this.#state.view ? undefined : problemOf(error, decisions);
      this.#show({ problem, tables: undefined });
    } finally {
      if (this.#analysis === cancel) {
        this.#analysis = undefined;
        if (this.#state.activity) this.#show({ activity: undefined });
      }
      cancel.dispose();
    }
  }

  /** What the open connection of the source has read, which is opened for it: thousands of tables are not read twice, for the connections' view and for this. */
  async #openCatalog({ source, schemas }: Decisions, token: vscode.CancellationToken): Promise<string | undefined> {
    const { store, open } = this.services;
    const profile = source === undefined || schemas !== undefined ? undefined : store.named(source);
    if (!profile) return undefined;
    const { id } = profile;
    const look = (): void => this.#showProgress({ stage: 'introspect', tables: knownTables(open.of(id)) });
    // Somebody else may be reading it already, or have read it.
    look();
    const looking = open.onDidChange((changed) => changed === id && look());
    try {
      return (await open.outline(profile, token)).catalog;
    } finally {
      looking.dispose();
    }
  }

  /** Answers what an edit would change; of one that makes no sense yet, nothing. */
  async #preview(edit: DecisionEdit): Promise<void> {
    this.#previews += 1;
    const question = this.#previews;
    const analysis = this.#kept;
    if (analysis === undefined) return;
    const request = this.services.engine.request('previewEdit', { text: this.document.getText(), analysis, edit });
    const { preview } = await request.catch(() => ({ preview: undefined }));
    if (question === this.#previews) this.#post({ type: 'preview', preview });
  }

  /** Answers what a replacement in target names would do. */
  async #previewNames(search: NameSearch): Promise<void> {
    this.#previews += 1;
    const question = this.#previews;
    const answer = await this.#askForNames(search).catch((error: unknown) => ({ problem: failureOf(error).message }));
    if (question === this.#previews) this.#post({ type: 'names', ...answer });
  }

  async #askForNames(search: NameSearch): Promise<{ preview?: NamesPreview | undefined }> {
    const analysis = this.#kept;
    if (analysis === undefined) return {};
    return await this.services.engine.request('previewNames', { text: this.document.getText(), analysis, search });
  }

  #replaceNames(search: NameSearch): void {
    const analysis = this.#kept;
    if (analysis === undefined) return;
    this.#edit((text) => this.services.engine.request('replaceNames', { text, analysis, search }));
  }

  /** Answers with the first rows of what is selected; a question that comes meanwhile ends this one, on the server too. */
  async #rows({ table, column }: Extract<FromPanel, { type: 'rows' }>): Promise<void> {
    this.#looking?.cancel();
    this.#looking = undefined;
    const { view, decisions } = this.#state;
    if (table === undefined || !view) return;
    const looking = new vscode.CancellationTokenSource();
    this.#looking = looking;
    const answer = (found: Omit<Extract<ToPanel, { type: 'rows' }>, 'type'>): void => {
      if (this.#looking === looking) this.#post({ type: 'rows', ...found });
    };
    try {
      demandTrustOfMapping();
      const { store, engine } = this.services;
      const source = await store.settingsNamed(decisions?.source);
      const question = { analysis: view.analysis, table, column, source };
      answer({ rows: await engine.request('previewConversion', question, { token: looking.token }) });
    } catch (error) {
      const { message, hint } = failureOf(error);
      answer({ problem: hint ? `${message} ${hint}` : message });
    } finally {
      looking.dispose();
    }
  }

  async #compare({ schema, name }: Extract<FromPanel, { type: 'compare' }>): Promise<void> {
    const { view } = this.#state;
    if (!view) return;
    try {
      const question = { analysis: view.analysis, schema, name };
      const { source, target } = await this.services.engine.request('compareDdl', question);
      const sides = [
        this.documents.put(view.source.name, `${schema}.${name}.sql`, source),
        this.documents.put(view.target.name, `${schema}.${name}.target.sql`, target),
      ];
      const title = `${schema}.${name}: ${view.source.name} ↔ ${view.target.name}`;
      await vscode.commands.executeCommand('vscode.diff', ...sides, title);
    } catch (error) {
      this.#show({ problem: problemOf(error, this.#state.decisions) });
    }
  }

  async #detail(table: string): Promise<void> {
    const analysis = this.#kept;
    if (analysis === undefined) return;
    try {
      const { detail } = await this.services.engine.request('tableDetail', { analysis, table });
      if (detail) this.#post({ type: 'detail', analysis, detail });
    } catch (error) {
      this.#show({ problem: problemOf(error, undefined) });
    }
  }

  #show(change: Partial<PanelState>): void {
    if (change.view && !this.#disposed) this.diagnostics.showView(this.document, change.view);
    const view = change.view ? withLabels(change.view) : this.#state.view;
    this.#state = { ...this.#state, ...change, view };
    if (view) this.#state = { ...this.#state, tables: undefined };
    if (change.view && view) this.known.keep(this.document, view);
    this.#post({ type: 'state', state: this.#state });
  }

  #showProgress(progress: AnalyzeProgress): void {
    this.#showActivity(analysisWords(progress));
    if (progress.stage === 'introspect' && progress.tables) this.#showTables(progress.tables);
  }

  /** The tables' names are there long before all that is mapped. */
  #showTables(tables: readonly TableGlance[]): void {
    if (!this.#state.view && tables !== this.#state.tables) this.#show({ tables });
  }

  /** Alone: the state of thousands of tables isn't sent for each step of reading them. */
  #showActivity(activity: PanelActivity): void {
    this.#state = { ...this.#state, activity };
    this.#post({ type: 'activity', activity });
  }

  #post(message: ToPanel): void {
    if (this.#isReady && !this.#disposed) void this.panel.webview.postMessage(message);
  }
}

/** The same with the engines' names as people write them. */
function withLabels(view: MappingView): MappingView {
  const label = (end: MappingView['source']): MappingView['source'] => ({ ...end, engine: engineLabel(end.engine) });
  return { ...view, source: label(view.source), target: label(view.target) };
}

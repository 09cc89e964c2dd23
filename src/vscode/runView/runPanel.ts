import * as vscode from 'vscode';
import { isFromRunView, type FromRunView, type RunAction, type ToRunView } from '../../protocol/runViewProtocol.js';
import { fileOf, migrationOf, type MigrationFinder } from '../migrations/files.js';
import { recordedRun } from '../migrations/recorded.js';
import { Run } from '../migrations/run.js';
import type { RunBoard } from '../migrations/runBoard.js';
import type { StepResults } from '../migrations/stepResults.js';
import type { Services } from '../services.js';
import { webviewFolder, webviewPage } from '../ui/webviewPage.js';
import { RunFeed } from './feed.js';

/** What the panels share. */
export interface RunViewParts {
  readonly services: Services;
  readonly finder: MigrationFinder;
  readonly board: RunBoard;
  readonly results: StepResults;
}

/** The hash of nothing: the component library adds an empty style and writes its rules through it. */
const emptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/** Milliseconds between two messages to the view, however much happens. */
const pause = 300;
/** Milliseconds after which the clock of a run moves on though nothing happened. */
const tick = 1000;

const commands: Readonly<Record<Exclude<RunAction, 'open-script' | 'show-log' | 'open-report'>, string>> = {
  run: 'runMigration',
  cancel: 'cancel',
  resume: 'resumeMigration',
  verify: 'verify',
  repair: 'repairRows',
};

/** One panel with the run of one script. It keeps nothing itself: whenever its page is made anew, it asks. */
export class RunPanel implements vscode.Disposable {
  readonly #subscriptions: vscode.Disposable[];
  #feed: RunFeed | undefined;
  #isReady = false;
  /** A panel that somebody closed while it was read for throws at every touch of its webview. */
  #isDisposed = false;
  #hasReport = false;
  #timer: NodeJS.Timeout | undefined;
  #clock: NodeJS.Timeout | undefined;

  constructor(
    readonly panel: vscode.WebviewPanel,
    readonly script: vscode.Uri,
    private readonly parts: RunViewParts,
  ) {
    const { services, board, finder, results } = parts;
    const { extensionUri } = services.context;
    panel.iconPath = new vscode.ThemeIcon('pulse');
    panel.webview.options = { enableScripts: true, localResourceRoots: [webviewFolder(extensionUri)] };
    const isOwn = (file: vscode.Uri): boolean => file.toString() === script.toString();
    this.#subscriptions = [
      panel.webview.onDidReceiveMessage((message: unknown) => this.#receive(message)),
      panel.onDidChangeViewState(() => {
        if (!panel.visible) this.#isReady = false;
      }),
      board.onDidChange((run) => {
        if (isOwn(run.script)) this.#soon();
      }),
      results.onDidChange((file) => {
        if (this.#isReady && isOwn(file) && !board.get(script)) void this.#begin();
      }),
      finder.onDidChange(() => void this.#lookForReport()),
    ];
    panel.webview.html = webviewPage(panel.webview, extensionUri, {
      ...{ name: 'run', title: panel.title },
      policy: (nonce) => [`style-src ${panel.webview.cspSource} 'nonce-${nonce}' ${emptyStyle}`],
    });
  }

  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#clock);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #receive(message: unknown): void {
    if (isFromRunView(message)) void this.#act(message);
    else this.parts.services.log.warn('The run view sent a message that is malformed.');
  }

  async #act(message: FromRunView): Promise<void> {
    switch (message.type) {
      case 'ready':
        await this.#begin();
        break;
      case 'act':
        await this.#do(message.action);
        break;
      case 'show-line':
        await this.#showLine(message.line);
        break;
      case 'trouble':
        this.parts.services.log.error(`Run view: ${message.message}`);
        break;
    }
  }

  async #do(action: RunAction): Promise<void> {
    if (action === 'open-script') await this.#showLine(1);
    else if (action === 'show-log') this.parts.services.log.show();
    else if (action === 'open-report') {
      const migration = migrationOf(this.script);
      if (migration) await vscode.commands.executeCommand('databaseMigration.openReport', fileOf(migration, 'report'));
    } else await vscode.commands.executeCommand(`databaseMigration.${commands[action]}`, this.script);
  }

  async #showLine(line: number): Promise<void> {
    const at = new vscode.Position(Math.max(0, Math.floor(line) - 1), 0);
    const open = vscode.window.visibleTextEditors.find(
      ({ document }) => document.uri.toString() === this.script.toString(),
    );
    await vscode.window.showTextDocument(this.script, {
      selection: new vscode.Range(at, at),
      viewColumn: open?.viewColumn ?? vscode.ViewColumn.Beside,
    });
  }

  /** Tells all there is of the run that is under way, of the last one, or of what the files say. */
  async #begin(): Promise<void> {
    await this.#lookForReport();
    const run = this.parts.board.get(this.script) ?? (await this.#recorded());
    if (this.#isDisposed) return;
    this.#feed = new RunFeed(run, () => this.#hasReport);
    this.#isReady = true;
    this.#post(this.#feed.whole());
    this.#keepTime(run);
  }

  async #recorded(): Promise<Run> {
    const { finder, results } = this.parts;
    const key = this.script.toString();
    const migration = (await finder.list()).find((entry) => fileOf(entry, 'script').toString() === key);
    const run = (migration && (await recordedRun(migration))) ?? new Run('run', this.script, () => undefined);
    run.isRecorded = true;
    run.remember(results.of(this.script));
    return run;
  }

  async #lookForReport(): Promise<void> {
    const migration = migrationOf(this.script);
    if (!migration) return;
    const had = this.#hasReport;
    this.#hasReport = await vscode.workspace.fs.stat(fileOf(migration, 'report')).then(
      () => true,
      () => false,
    );
    if (had !== this.#hasReport && !this.#isDisposed) this.#soon();
  }

  /** Tells the news in a moment, together with what comes until then. */
  #soon(): void {
    clearTimeout(this.#clock);
    this.#timer ??= setTimeout(() => this.#tell(), pause);
  }

  #tell(): void {
    this.#timer = undefined;
    if (!this.#isReady || !this.#feed) return;
    const run = this.parts.board.get(this.script);
    if (run && run !== this.#feed.run) {
      void this.#begin();
      return;
    }
    this.#post(this.#feed.news());
    this.#keepTime(run);
  }

  /** The time of a run goes on though nothing happens. */
  #keepTime(run: Run | undefined): void {
    clearTimeout(this.#clock);
    if (run?.isLive === true) this.#clock = setTimeout(() => this.#tell(), tick);
  }

  #post(message: ToRunView): void {
    if (this.#isReady) void this.panel.webview.postMessage(message);
  }
}

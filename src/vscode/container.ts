import * as vscode from 'vscode';
import { registerTools } from './agents/tools.js';
import { ConnectionCommands } from './connections/commands.js';
import { ProtectionBadges } from './connections/decorations.js';
import { ObjectDocuments, objectScheme } from './connections/documents.js';
import { MigrationByDrop } from './connections/dragDrop.js';
import { addFromEnvironment } from './connections/environmentFile.js';
import { passwordFrom } from './connections/importEnv.js';
import { OpenConnections } from './connections/openConnections.js';
import { ConnectionStore } from './connections/store.js';
import { ConnectionsTree } from './connections/tree.js';
import { EngineClient } from './engineClient.js';
import { Analyzer } from './migrations/analyze.js';
import { registerMigrationCommands } from './migrations/commands.js';
import { MigrationFinder } from './migrations/files.js';
import { Generator } from './migrations/generate.js';
import { newMigration } from './migrations/newMigration.js';
import { offerToResume } from './migrations/offerResume.js';
import { RunBoard } from './migrations/runBoard.js';
import { Runner } from './migrations/runner.js';
import { StepResults } from './migrations/stepResults.js';
import { MigrationsTree } from './migrations/tree.js';
import { MappingEditor } from './panel/mappingEditor.js';
import { ReportView } from './report/reportView.js';
import { registerRevealTable } from './script/revealTable.js';
import { registerScriptLanguage } from './script/register.js';
import { RunView } from './runView/runView.js';
import type { Services } from './services.js';
import { registerTasks } from './tasks/taskProvider.js';
import { showRunsInStatusBar } from './statusBar.js';
import { VerificationTests } from './verification/verificationTests.js';

/** What the extension gives to others that ask for its exports: its own tests, mostly. */
export interface ExtensionApi {
  readonly connections: ConnectionStore;
  readonly open: OpenConnections;
  readonly runs: RunBoard;
  /** Resolves once the connections that the environment names are there. */
  readonly ready: Promise<void>;
  /** CPU time that joining the parts took. */
  readonly activationMilliseconds: number;
  readonly verification: VerificationTests;
}

/** Builds the editor's parts, joins them and registers them with VS Code. */
export function compose(context: vscode.ExtensionContext): ExtensionApi {
  const began = process.cpuUsage();
  const log = vscode.window.createOutputChannel('Database Migration', { log: true });
  const engine = new EngineClient(vscode.Uri.joinPath(context.extensionUri, 'dist', 'engine.mjs').fsPath, log);
  const store = new ConnectionStore(context.globalState, context.secrets, (place) => passwordFrom(place, engine));
  const open = new OpenConnections(store, engine);
  const services: Services = { context, engine, store, open, log };

  const finder = new MigrationFinder();
  const board = new RunBoard();
  const migrations = new MigrationsTree(finder, board);
  const reports = new ReportView();
  const runner = new Runner(services, board, reports);
  const generator = new Generator(services);
  const analyzer = new Analyzer(services, reports);
  const documents = new ObjectDocuments();
  const mapping = new MappingEditor(services, documents);
  const results = new StepResults(services, board);
  const tests = new VerificationTests(services, finder, board);
  const runView = new RunView({ services, finder, board, results });

  context.subscriptions.push(
    log,
    engine,
    finder,
    board,
    migrations,
    reports,
    documents,
    ...registerConnections(services, documents),
    vscode.window.createTreeView('databaseMigration.migrations', {
      treeDataProvider: migrations,
      showCollapseAll: true,
    }),
    // Kept behind another tab: in a browser VS Code takes seconds to load a page of thousands of tables again.
    vscode.window.registerCustomEditorProvider(MappingEditor.viewType, mapping, {
      webviewOptions: { retainContextWhenHidden: true },
    }),
    generator.onDidGenerate((event) => mapping.adopt(event.mapping, event.view)),
    showRunsInStatusBar(board),
    results,
    registerScriptLanguage(services, board, results, documents),
    tests,
    runView,
    ...registerTools({ services, finder, runner, generator }),
    registerTasks(services, finder, runner),
    ...registerMigrationCommands({
      services,
      finder,
      migrations,
      runner,
      generator,
      analyzer,
      reports,
      runView,
      mapping,
      documents,
    }),
  );
  const ready = addFromEnvironment(services);
  store.expect(ready);
  void ready.then(() => offerToResume(services, finder));
  const { user, system } = process.cpuUsage(began);
  const activationMilliseconds = (user + system) / 1000;
  return { connections: store, open, runs: board, verification: tests, ready, activationMilliseconds };
}

function registerConnections(services: Services, documents: ObjectDocuments): { dispose(): unknown }[] {
  const { store, open, log } = services;
  const tree = new ConnectionsTree(store, open, log);
  const view = vscode.window.createTreeView('databaseMigration.connections', {
    treeDataProvider: tree,
    dragAndDropController: new MigrationByDrop((wish) => newMigration(services, wish)),
    showCollapseAll: true,
    canSelectMany: true,
  });
  tree.onDidFilter((text) => {
    view.message = text === '' ? '' : vscode.l10n.t('Tables and views with "{0}"', text);
    void vscode.commands.executeCommand('setContext', 'databaseMigration.filtered', text !== '');
  });
  // Before that is said, VS Code takes a view for empty, and gives the keyboard to its welcome text.
  const sayWhetherEmpty = (): void =>
    void vscode.commands.executeCommand('setContext', 'databaseMigration.empty', store.list().length === 0);
  sayWhetherEmpty();
  return [
    store.onDidChange(sayWhetherEmpty),
    open,
    view,
    vscode.workspace.registerTextDocumentContentProvider(objectScheme, documents),
    vscode.window.registerFileDecorationProvider(new ProtectionBadges(store)),
    ...new ConnectionCommands(services, tree, view, documents).register(),
    registerRevealTable(services, async (table) => {
      // A filter may hide it.
      if (!table.table.name.toLowerCase().includes(tree.filter.toLowerCase())) tree.filter = '';
      await view.reveal(table, { select: true, focus: true, expand: true });
    }),
  ];
}

import * as vscode from 'vscode';
import { stepsOf, type Script } from '../../engine/model/script.js';
import { differingRowsWords, type TableVerification, type VerificationState } from '../../engine/model/verification.js';
import { badInput, failureOf } from '../failures.js';
import { fileOf, type Migration, type MigrationFinder } from '../migrations/files.js';
import { Run } from '../migrations/run.js';
import { demandRunnable, demandTrust } from '../migrations/runnable.js';
import type { RunBoard } from '../migrations/runBoard.js';
import { linesRange, scriptOf } from '../script/language.js';
import { resultText, verificationWords } from '../script/resultText.js';
import type { Services } from '../services.js';
import { differenceTexts } from './differenceTexts.js';

const { l10n } = vscode;

/** How a comparison's state counts as a test's. */
const testStates: Readonly<Record<VerificationState, 'passed' | 'failed' | 'skipped'>> = {
  verified: 'passed',
  'equals-expression': 'passed',
  'counts-equal': 'passed',
  'sample-equal': 'passed',
  differs: 'failed',
  'still-changing': 'skipped',
  'not-comparable': 'skipped',
  'not-checked': 'skipped',
};

/** The tests to run of one script: all of them, or some of its verify steps. */
interface Selection {
  readonly root: vscode.TestItem;
  readonly steps: vscode.TestItem[];
}

/** What is told while tables are compared. */
interface Watch {
  readonly onStart: (step: string) => void;
  readonly onResult: (result: TableVerification) => void;
}

/** Each migration with its tables in the Testing view: a test passes when source and target hold the same. */
export class VerificationTests implements vscode.Disposable {
  readonly controller = vscode.tests.createTestController(
    'databaseMigration.verification',
    l10n.t('Database Migration: Verification'),
  );
  /** Runs that came from here, which publish their own results. */
  readonly #own = new WeakSet<Run>();
  readonly #published = new WeakSet<Run>();
  readonly #subscriptions: vscode.Disposable[];

  constructor(
    private readonly services: Services,
    private readonly finder: MigrationFinder,
    private readonly board: RunBoard,
  ) {
    this.controller.resolveHandler = (item) => (item ? this.#resolveTables(item) : this.refresh());
    this.controller.refreshHandler = () => this.refresh();
    this.controller.createRunProfile(
      l10n.t('Verify'),
      vscode.TestRunProfileKind.Run,
      (request, token) => this.run(request, token),
      true,
    );
    this.#subscriptions = [
      finder.onDidChange(() => void this.refresh()),
      board.onDidChange((run) => {
        if (!run.isLive && !this.#own.has(run)) void this.#publish(run);
      }),
    ];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.controller.dispose();
  }

  /** Lists the migrations that have a script; those that were opened get their tables anew. */
  async refresh(): Promise<void> {
    const { items } = this.controller;
    const migrations = (await this.finder.list()).filter(({ has }) => has.has('script'));
    const wanted = new Map(migrations.map((migration) => [fileOf(migration, 'script').toString(), migration]));
    items.forEach((item) => {
      if (!wanted.has(item.id)) items.delete(item.id);
    });
    for (const [id, migration] of wanted) {
      const known = items.get(id);
      if (!known) items.add(this.#rootItem(migration));
      else if (known.children.size > 0) await this.#resolveTables(known);
    }
  }

  /** Verifies what is asked for, script after script; reports to the Testing view as each table is compared. */
  async run(request: vscode.TestRunRequest, token: vscode.CancellationToken): Promise<void> {
    if (this.controller.items.size === 0) await this.refresh();
    // Failing rows are real data: VS Code shall not write them down.
    const run = this.controller.createTestRun(request, undefined, false);
    try {
      for (const selection of await this.#selections(request)) {
        if (token.isCancellationRequested) break;
        await this.#verify(selection, run, token);
      }
    } finally {
      run.end();
    }
  }

  #rootItem(migration: Migration): vscode.TestItem {
    const file = fileOf(migration, 'script');
    const item = this.controller.createTestItem(file.toString(), migration.name, file);
    item.canResolveChildren = true;
    return item;
  }

  async #resolveTables(root: vscode.TestItem): Promise<void> {
    if (!root.uri || root.parent) return;
    const document = await vscode.workspace.openTextDocument(root.uri);
    const script = await scriptOf(document);
    const steps = stepsOf(script).filter(({ kind }) => kind === 'verify');
    root.children.replace(
      steps.map((step) => {
        const item = root.children.get(step.id) ?? this.controller.createTestItem(step.id, step.name, root.uri);
        item.range = linesRange(document, step.lines.start);
        item.description = step.skip ? l10n.t('skipped in the script') : (item.description ?? '');
        return item;
      }),
    );
  }

  async #selections({ include, exclude = [] }: vscode.TestRunRequest): Promise<Selection[]> {
    const asked = include ?? [...this.controller.items].map(([, item]) => item);
    const roots = new Map<string, Selection>();
    for (const item of asked) {
      const root = item.parent ?? item;
      if (root.children.size === 0) await this.#resolveTables(root);
      const selection = roots.get(root.id) ?? { root, steps: [] };
      roots.set(root.id, selection);
      const items = item === root ? [...root.children].map(([, child]) => child) : [item];
      selection.steps.push(...items.filter((entry) => !exclude.includes(entry) && !exclude.includes(root)));
    }
    return [...roots.values()];
  }

  async #verify({ root, steps }: Selection, tests: vscode.TestRun, token: vscode.CancellationToken): Promise<void> {
    const items = new Map(steps.map((item) => [item.id, item]));
    for (const item of steps) tests.enqueued(item);
    const open = new Set(items.keys());
    try {
      const file = root.uri;
      if (!file) return;
      const document = await vscode.workspace.openTextDocument(file);
      const script = await scriptOf(document);
      for (const { id, skip } of stepsOf(script)) {
        const item = skip && open.delete(id) ? items.get(id) : undefined;
        if (item) setAside(tests, item, l10n.t('skipped in the script'));
      }
      const only = [...open];
      if (only.length === 0) return;
      await this.#compare(file, script, only, token, {
        onStart: (step) => {
          const item = items.get(step);
          if (item) tests.started(item);
        },
        onResult: (result) => {
          const item = items.get(result.step);
          open.delete(result.step);
          if (item) report(tests, item, result);
        },
      });
    } catch (thrown) {
      const failure = failureOf(thrown);
      if (failure.code === 'CANCELLED') return;
      for (const id of open) {
        const item = items.get(id);
        if (item) tests.errored(item, new vscode.TestMessage(`${failure.message}\n${failure.hint}`));
      }
      open.clear();
    } finally {
      for (const id of open) {
        const item = items.get(id);
        if (item) setAside(tests, item, l10n.t('not checked'));
      }
    }
  }

  /** Runs the verify steps in the engine; the other views see the same run. */
  async #compare(
    file: vscode.Uri,
    script: Script,
    only: readonly string[],
    token: vscode.CancellationToken,
    watch: Watch,
  ): Promise<void> {
    const { engine, store } = this.services;
    demandTrust();
    demandRunnable(this.board, file, script);
    const connections = await store.pairNamed(script.source?.name, script.target?.name);
    const cancel = new vscode.CancellationTokenSource();
    const subscription = token.onCancellationRequested(() => cancel.cancel());
    const run = new Run('verify', file, () => cancel.cancel());
    this.#own.add(run);
    this.board.begin(run);
    try {
      const scriptName = file.path.slice(file.path.lastIndexOf('/') + 1);
      const { outcome } = await engine.request(
        'verify',
        { script: script.text, scriptName, connections, only },
        {
          token: cancel.token,
          onEvent: (event) => {
            this.board.apply(run, event);
            if (event.type === 'step' && event.state === 'running') watch.onStart(event.step);
            if (event.type === 'verification') watch.onResult(event.result);
          },
        },
      );
      run.outcome = outcome;
      if (outcome.error && outcome.state !== 'cancelled') throw badInput(outcome.error.message, outcome.error.hint);
    } finally {
      this.board.end(run);
      subscription.dispose();
      cancel.dispose();
    }
  }

  /** What a run elsewhere found belongs in the Testing view too. */
  async #publish(run: Run): Promise<void> {
    const results = [...run.steps.values()].flatMap(({ verification }) => verification ?? []);
    if (results.length === 0 || this.#published.has(run)) return;
    this.#published.add(run);
    let root = this.controller.items.get(run.script.toString());
    if (!root) {
      await this.refresh();
      root = this.controller.items.get(run.script.toString());
    }
    if (!root) return;
    if (root.children.size === 0) await this.#resolveTables(root);
    const tests = this.controller.createTestRun(new vscode.TestRunRequest([root]), undefined, false);
    for (const result of results) {
      const item = root.children.get(result.step);
      if (item) report(tests, item, result);
    }
    tests.end();
  }
}

function report(tests: vscode.TestRun, item: vscode.TestItem, result: TableVerification): void {
  const { milliseconds, reason, proves, state } = result;
  const { words } = resultText({ ...result, state: 'done', rows: result.targetRows, verification: state });
  tests.appendOutput(`${[words, proves ?? reason].filter(Boolean).join('\r\n')}\r\n`, undefined, item);
  switch (testStates[state]) {
    case 'passed':
      item.description = '';
      tests.passed(item, milliseconds);
      break;
    case 'failed':
      item.description = '';
      tests.failed(item, messageOf(item, result), milliseconds);
      break;
    case 'skipped':
      setAside(tests, item, [verificationWords[state][1], reason].filter(Boolean).join(': '));
      break;
  }
}

/** No failure, and no proof either: the reason stands beside the test. */
function setAside(tests: vscode.TestRun, item: vscode.TestItem, reason: string): void {
  item.description = reason;
  tests.skipped(item);
}

function messageOf(item: vscode.TestItem, result: TableVerification): vscode.TestMessage {
  const { differingRows, moreDiffer, table, differences, reason } = result;
  const head = l10n.t('Source and target differ in {0} of {1}.', differingRowsWords(result), table);
  const isCut = moreDiffer === true || differingRows > differences.length;
  const more = isCut ? l10n.t('{0} of them are shown.', differences.length) : '';
  const text = [head, more, reason].filter(Boolean).join(' ');
  const { source, target } = differenceTexts(result, {
    absent: l10n.t('(no such row)'),
    present: l10n.t('(the row is there)'),
  });
  const message =
    differences.length === 0 ? new vscode.TestMessage(text) : vscode.TestMessage.diff(text, source, target);
  if (item.uri && item.range) message.location = new vscode.Location(item.uri, item.range);
  return message;
}

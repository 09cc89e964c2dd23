import * as vscode from 'vscode';
import { consentHelps, objectName, type Finding } from '../../engine/model/finding.js';
import { countOf } from '../../engine/model/quantity.js';
import { blocksOf, stepsOf, type Script, type ScriptStep } from '../../engine/model/script.js';
import type { RunBoard } from '../migrations/runBoard.js';
import type { StepResults } from '../migrations/stepResults.js';
import { linesRange, scriptOf } from './language.js';
import { StepWindow } from './stepWindow.js';
import { glanceOf } from './summary.js';

const { l10n } = vscode;

/** What can be done with a script, above the lines that it is done with. */
export class ScriptCodeLens implements vscode.CodeLensProvider<StepLens>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.#changed.event;
  readonly #window: StepWindow;
  readonly #subscriptions: readonly { dispose(): unknown }[];

  constructor(
    private readonly board: RunBoard,
    private readonly results: StepResults,
  ) {
    this.#window = new StepWindow(() => this.#changed.fire());
    const live = new WeakMap<object, boolean>();
    const wasUnfinished = new Map<string, boolean>();
    this.#subscriptions = [
      this.#window,
      board.onDidChange((run) => {
        if (live.get(run) !== run.isLive) this.#changed.fire();
        live.set(run, run.isLive);
      }),
      results.onDidChange((script) => {
        const key = script.toString();
        const now = this.#isUnfinished(script);
        if (wasUnfinished.get(key) !== now) this.#changed.fire();
        wasUnfinished.set(key, now);
      }),
    ];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
  }

  async provideCodeLenses(document: vscode.TextDocument): Promise<StepLens[]> {
    const script = await scriptOf(document);
    const blocking = new Set(blocksOf(script));
    const steps = this.#window.stepsNear(document, stepsOf(script));
    return [
      ...this.#headLenses(document, script, blocking.size),
      ...steps.flatMap((step) => stepLenses(document, step, blocking)),
    ];
  }

  /** Only lenses in sight get their words. */
  resolveCodeLens(lens: StepLens): StepLens {
    lens.command = lens.words();
    return lens;
  }

  #headLenses(document: vscode.TextDocument, script: Script, blocked: number): StepLens[] {
    const line = headerLine(document);
    const range = linesRange(document, line + 1);
    const { uri } = document;
    const lens = (title: string, command: string, tooltip: string): StepLens =>
      new StepLens(range, () => words(title, command, tooltip, uri));
    if (this.board.get(uri)?.isLive === true)
      return [lens(`$(debug-stop) ${l10n.t('Cancel')}`, 'databaseMigration.cancel', l10n.t('Stop on both servers'))];
    const hint =
      blocked === 0 ? glanceOf(script) : l10n.t('{0} to accept or to mend before it runs', countOf(blocked, 'finding'));
    const resume = lens(
      `$(debug-continue) ${l10n.t('Resume')}`,
      'databaseMigration.resumeMigration',
      l10n.t('Go on where the last run stopped'),
    );
    return [
      lens(`$(play) ${l10n.t('Run all')}`, 'databaseMigration.runMigration', l10n.t('Create, copy and verify')),
      ...(this.#isUnfinished(uri) ? [resume] : []),
      lens(
        `$(beaker) ${l10n.t('Dry run')}`,
        'databaseMigration.rehearse',
        l10n.t('Run it with a sample in a scratch database of the target'),
      ),
      lens(
        `$(check-all) ${l10n.t('Verify')}`,
        'databaseMigration.verify',
        l10n.t('Compare source and target; writes nothing'),
      ),
      lens(`$(info) ${hint}`, '', ''),
    ];
  }

  #isUnfinished(script: vscode.Uri): boolean {
    const states = [...this.results.of(script).values()].map(({ state }) => state);
    return states.some((state) => state === 'failed' || state === 'interrupted');
  }
}

/** A lens whose words are made when it comes into sight. */
export class StepLens extends vscode.CodeLens {
  constructor(
    range: vscode.Range,
    readonly words: () => vscode.Command,
  ) {
    super(range);
  }
}

function stepLenses(
  document: vscode.TextDocument,
  step: ScriptStep,
  blocking: ReadonlySet<Finding>,
): readonly StepLens[] {
  const line = step.lines.start - 1;
  const range = new vscode.Range(line, 0, line, 0);
  const { uri } = document;
  const { id } = step;
  const lens = (title: string, command: string, tooltip: string, ...rest: unknown[]): StepLens =>
    new StepLens(range, () => words(title, command, tooltip, uri, ...rest));
  if (step.skip)
    return [lens(`$(debug-step-over) ${l10n.t('Skipped: run it again')}`, 'databaseMigration.toggleSkip', '', id)];
  const run =
    step.kind === 'verify'
      ? lens(`$(check) ${l10n.t('Verify table')}`, 'databaseMigration.verify', l10n.t('Verify {0} only', step.name), [
          id,
        ])
      : lens(`$(play) ${l10n.t('Run step')}`, 'databaseMigration.runMigration', l10n.t('Run only {0}', id), [id]);
  const preview = lens(
    `$(table) ${l10n.t('Preview rows')}`,
    'databaseMigration.previewStep',
    l10n.t('Read the first rows of the source half; writes nothing'),
    id,
  );
  const skip = lens(
    `$(debug-step-over) ${l10n.t('Skip')}`,
    'databaseMigration.toggleSkip',
    l10n.t('Disable this step with @skip'),
    id,
  );
  const accept = step.notes
    .filter((note) => blocking.has(note) && consentHelps(note))
    .map((note) => {
      const entry = `${note.code}:${objectName(note.object)}`;
      const title = `$(warning) ${l10n.t('Accept {0}', note.code)}`;
      return lens(title, 'databaseMigration.acceptFinding', note.message, step.lines.start, entry);
    });
  return [run, ...(step.kind === 'copy' ? [preview] : []), skip, ...accept];
}

function words(title: string, command: string, tooltip: string, ...rest: unknown[]): vscode.Command {
  return { title, command, tooltip, arguments: rest };
}

function headerLine(document: vscode.TextDocument): number {
  for (let line = 0; line < Math.min(document.lineCount, 1000); line += 1)
    if (/^\s*--\s*@migration\b/u.test(document.lineAt(line).text)) return line;
  return 0;
}

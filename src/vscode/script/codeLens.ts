import * as vscode from 'vscode';
import type { Finding } from '../../engine/model/finding.js';
import { objectName } from '../../engine/model/finding.js';
import { countOf } from '../../engine/model/quantity.js';
import { blocksOf, type Script, type ScriptStep } from '../../engine/model/script.js';
import type { RunBoard } from '../migrations/runBoard.js';
import { glanceOf } from './summary.js';
import { linesRange, scriptOf } from './language.js';

/** What can be done with a script, above the lines that it is done with. */
export class ScriptCodeLens implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.#changed.event;
  readonly #subscription: vscode.Disposable;

  constructor(private readonly board: RunBoard) {
    const live = new WeakMap<object, boolean>();
    this.#subscription = board.onDidChange((run) => {
      if (live.get(run) !== run.isLive) this.#changed.fire();
      live.set(run, run.isLive);
    });
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    const script = scriptOf(document);
    const blocking = new Set(blocksOf(script));
    const steps = script.phases.flatMap((phase) => phase.steps);
    return [
      ...this.#headLenses(document, script, blocking.size),
      ...steps.flatMap((step) => this.#stepLenses(document, step, blocking)),
    ];
  }

  #headLenses(document: vscode.TextDocument, script: Script, blocked: number): vscode.CodeLens[] {
    const line = document
      .getText()
      .split('\n')
      .findIndex((text) => /^\s*--\s*@migration\b/.test(text));
    const range = linesRange(document, line + 1);
    const { uri } = document;
    if (this.board.get(uri)?.isLive === true)
      return [
        lens(
          range,
          vscode.l10n.t('$(debug-stop) Cancel'),
          'databaseMigration.cancel',
          vscode.l10n.t('Stop on both servers'),
          uri,
        ),
      ];
    const hint =
      blocked === 0
        ? glanceOf(script)
        : vscode.l10n.t('{0} to accept or to mend before it runs', countOf(blocked, 'finding'));
    return [
      lens(
        range,
        vscode.l10n.t('$(play) Run all'),
        'databaseMigration.runMigration',
        vscode.l10n.t('Create, copy and verify'),
        uri,
      ),
      lens(
        range,
        vscode.l10n.t('$(check-all) Verify'),
        'databaseMigration.verify',
        vscode.l10n.t('Compare source and target; writes nothing'),
        uri,
      ),
      lens(range, `$(info) ${hint}`, '', ''),
    ];
  }

  #stepLenses(document: vscode.TextDocument, step: ScriptStep, blocking: ReadonlySet<Finding>): vscode.CodeLens[] {
    const range = linesRange(document, step.lines.start);
    const { uri } = document;
    if (step.skip) return [lens(range, vscode.l10n.t('$(debug-step-over) Skipped'), '', '')];
    const run =
      step.kind === 'verify'
        ? lens(
            range,
            vscode.l10n.t('$(check) Verify table'),
            'databaseMigration.verify',
            vscode.l10n.t('Verify {0} only', step.name),
            uri,
            [step.id],
          )
        : lens(
            range,
            vscode.l10n.t('$(play) Run step'),
            'databaseMigration.runMigration',
            vscode.l10n.t('Run only {0}', step.id),
            uri,
            [step.id],
          );
    const accept = step.notes
      .filter((note) => blocking.has(note))
      .map((note) => {
        const entry = `${note.code}:${objectName(note.object)}`;
        const title = vscode.l10n.t('$(warning) Accept {0}', note.code);
        return lens(range, title, 'databaseMigration.acceptFinding', note.message, uri, step.lines.start, entry);
      });
    return [run, ...accept];
  }
}

function lens(
  range: vscode.Range,
  title: string,
  command: string,
  tooltip: string,
  ...rest: unknown[]
): vscode.CodeLens {
  return new vscode.CodeLens(range, { title, command, tooltip, arguments: rest });
}

/** Writes an `@accept` line below the step's own line. */
export async function acceptFinding(uri: vscode.Uri, stepLine: number, entry: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.insert(uri, new vscode.Position(stepLine, 0), `-- @accept ${entry}\n`);
  await vscode.workspace.applyEdit(edit);
}

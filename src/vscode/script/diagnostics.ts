import * as vscode from 'vscode';
import { objectName, type Finding, type Severity } from '../../engine/model/finding.js';
import { blocksOf, stepsOf, type Script } from '../../engine/model/script.js';
import type { ReviewFinding } from '../../engine/model/scriptReview.js';
import { differingRowsWords } from '../../engine/model/verification.js';
import { objectScheme } from '../connections/documents.js';
import type { RunBoard } from '../migrations/runBoard.js';
import { linesRange, scriptLanguage, scriptOf } from './language.js';
import type { ScriptReviews } from './reviews.js';

const severities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
};

/** How long typing has to pause before a script is read again. */
const pauseMilliseconds = 200;

/** A problem of a script, with what its quick fixes need. */
export class ScriptDiagnostic extends vscode.Diagnostic {
  override readonly source = 'Database Migration';

  constructor(
    range: vscode.Range,
    message: string,
    severity: vscode.DiagnosticSeverity,
    override readonly code: string,
    readonly finding?: ReviewFinding,
  ) {
    super(range, message, severity);
  }
}

/** Problems of scripts in the Problems view: what is wrong with the text, what the generator found, where the last run failed. */
export class ScriptDiagnostics implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('database-migration');
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #subscriptions: vscode.Disposable[];

  constructor(
    private readonly board: RunBoard,
    private readonly reviews: ScriptReviews,
  ) {
    this.#subscriptions = [
      vscode.workspace.onDidOpenTextDocument((document) => void this.#update(document)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#schedule(document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.#forget(document)),
      board.onDidChange((run) => {
        if (run.isLive) return;
        const open = vscode.workspace.textDocuments.find((entry) => entry.uri.toString() === run.script.toString());
        if (open) void this.#update(open);
      }),
    ];
    vscode.workspace.textDocuments.forEach((document) => void this.#update(document));
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#collection.dispose();
  }

  /** The problems at a place, as they were found. */
  at(uri: vscode.Uri, range: vscode.Range): ScriptDiagnostic[] {
    const all = this.#collection.get(uri) ?? [];
    return all.filter((entry): entry is ScriptDiagnostic => 'finding' in entry && !!entry.range.intersection(range));
  }

  #schedule(document: vscode.TextDocument): void {
    if (document.languageId !== scriptLanguage) return;
    const key = document.uri.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.set(
      key,
      setTimeout(() => void this.#update(document), pauseMilliseconds),
    );
  }

  async #update(document: vscode.TextDocument): Promise<void> {
    // What only shows a piece of a script isn't wrong for being one.
    if (document.languageId !== scriptLanguage || document.uri.scheme === objectScheme || document.isClosed) return;
    const { version } = document;
    const isStale = (): boolean => document.isClosed || document.version !== version;
    const script = await scriptOf(document);
    if (isStale()) return;
    const known = [...textDiagnostics(document, script), ...this.#failures(document, script)];
    this.#collection.set(document.uri, known);
    const review = await this.reviews.of(document);
    if (isStale() || !review) return;
    const reviewed = review.findings.map((finding) => reviewDiagnostic(document, finding));
    this.#collection.set(document.uri, [...known, ...reviewed]);
  }

  #failures(document: vscode.TextDocument, script: Script): vscode.Diagnostic[] {
    const run = this.board.get(document.uri);
    const lines = new Map(stepsOf(script).map((step) => [step.id, step.lines.start]));
    const { Error } = vscode.DiagnosticSeverity;
    return [...(run?.steps.values() ?? [])].flatMap(({ outline, error, verification }) => {
      const line = lines.get(outline.step);
      if (line === undefined) return [];
      const range = linesRange(document, line);
      if (error) return [new ScriptDiagnostic(range, `${error.message} ${error.hint}`, Error, error.code)];
      if (verification?.state !== 'differs') return [];
      const message = vscode.l10n.t(
        'Source and target differ in {0} of {1}.',
        differingRowsWords(verification),
        verification.table,
      );
      return [new ScriptDiagnostic(range, message, Error, 'DIFFERS')];
    });
  }

  #forget(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    this.#collection.delete(document.uri);
  }
}

function textDiagnostics(document: vscode.TextDocument, script: Script): ScriptDiagnostic[] {
  const blocking = new Set(blocksOf(script));
  const ofText = script.findings.map((finding) => findingDiagnostic(document, finding, finding.severity));
  const steps = stepsOf(script).map(({ id, notes }) => ({ step: id, notes }));
  const ofNotes = [{ step: undefined, notes: script.notes }, ...steps].flatMap(({ step, notes }) =>
    notes.map((note) => {
      // An accepted loss stays visible, but no longer as an error.
      const severity = note.severity === 'error' && !blocking.has(note) ? 'warning' : note.severity;
      return findingDiagnostic(document, { ...note, step }, severity);
    }),
  );
  return [...ofText, ...ofNotes];
}

function findingDiagnostic(
  document: vscode.TextDocument,
  finding: ReviewFinding,
  severity: Severity,
): ScriptDiagnostic {
  const range = linesRange(document, finding.line ?? 1);
  return new ScriptDiagnostic(range, messageOf(finding), severities[severity], finding.code, finding);
}

/** What the review found: at the word concerned; what a person meant anyway only as a hint. */
function reviewDiagnostic(document: vscode.TextDocument, finding: ReviewFinding): ScriptDiagnostic {
  const whole = linesRange(document, finding.line ?? 1);
  const at = finding.mark === undefined ? -1 : document.lineAt(whole.start.line).text.indexOf(finding.mark);
  const range =
    at < 0
      ? whole
      : new vscode.Range(whole.start.translate(0, at), whole.start.translate(0, at + (finding.mark?.length ?? 0)));
  const isHint = finding.code === 'SCRIPT_STEP_EDITED';
  const severity = isHint ? vscode.DiagnosticSeverity.Hint : severities[finding.severity];
  const diagnostic = new ScriptDiagnostic(range, messageOf(finding), severity, finding.code, finding);
  if (finding.code === 'SCRIPT_ACCEPT_UNUSED') diagnostic.tags = [vscode.DiagnosticTag.Unnecessary];
  return diagnostic;
}

function messageOf({ object, message, fix }: Finding): string {
  const place = object.kind === 'step' ? '' : `${objectName(object)}: `;
  return [`${place}${message}`, fix].filter(Boolean).join('\n');
}

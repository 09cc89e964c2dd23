import * as vscode from 'vscode';
import { objectName, type Finding, type Severity } from '../../engine/model/finding.js';
import { blocksOf, stepsOf, type Script } from '../../engine/model/script.js';
import type { RunBoard } from '../migrations/runBoard.js';
import { linesRange, scriptLanguage, scriptOf } from './language.js';

const severities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
};

/** How long typing has to pause before a script is read again. */
const pauseMilliseconds = 200;

/** Problems of scripts in the Problems view: what is wrong with the text, what the generator found, where the last run failed. */
export class ScriptDiagnostics implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('database-migration');
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #subscriptions: vscode.Disposable[];

  constructor(private readonly board: RunBoard) {
    this.#subscriptions = [
      vscode.workspace.onDidOpenTextDocument((document) => this.#update(document)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#schedule(document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.#forget(document)),
      board.onDidChange((run) => {
        if (run.isLive) return;
        const open = vscode.workspace.textDocuments.find((entry) => entry.uri.toString() === run.script.toString());
        if (open) this.#update(open);
      }),
    ];
    vscode.workspace.textDocuments.forEach((document) => this.#update(document));
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#collection.dispose();
  }

  #schedule(document: vscode.TextDocument): void {
    if (document.languageId !== scriptLanguage) return;
    const key = document.uri.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.set(
      key,
      setTimeout(() => this.#update(document), pauseMilliseconds),
    );
  }

  #update(document: vscode.TextDocument): void {
    if (document.languageId !== scriptLanguage || document.isClosed) return;
    const script = scriptOf(document);
    const failures = this.#failures(document, script);
    this.#collection.set(document.uri, [...textDiagnostics(document, script), ...failures]);
  }

  #failures(document: vscode.TextDocument, script: Script): vscode.Diagnostic[] {
    const run = this.board.get(document.uri);
    const lines = new Map(stepsOf(script).map((step) => [step.id, step.lines.start]));
    return [...(run?.steps.values() ?? [])].flatMap(({ outline, error, verification }) => {
      const line = lines.get(outline.step);
      if (line === undefined) return [];
      const range = linesRange(document, line);
      if (error) return [diagnostic(range, `${error.message} ${error.hint}`, 'error', error.code)];
      if (verification?.state !== 'differs') return [];
      const message = vscode.l10n.t(
        '{0} rows of {1} differ between source and target.',
        verification.differingRows,
        verification.table,
      );
      return [diagnostic(range, message, 'error', 'DIFFERS')];
    });
  }

  #forget(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    this.#collection.delete(document.uri);
  }
}

function textDiagnostics(document: vscode.TextDocument, script: Script): vscode.Diagnostic[] {
  const blocking = new Set(blocksOf(script));
  const notes = [script.notes, ...stepsOf(script).map((step) => step.notes)].flat();
  const ofText = script.findings.map((finding) => findingDiagnostic(document, finding, finding.severity));
  const ofNotes = notes.map((note) => {
    // An accepted loss stays visible, but no longer as an error.
    const severity = note.severity === 'error' && !blocking.has(note) ? 'warning' : note.severity;
    return findingDiagnostic(document, note, severity);
  });
  return [...ofText, ...ofNotes];
}

function findingDiagnostic(document: vscode.TextDocument, finding: Finding, severity: Severity): vscode.Diagnostic {
  const place = finding.object.kind === 'step' ? '' : `${objectName(finding.object)}: `;
  const message = [`${place}${finding.message}`, finding.fix].filter(Boolean).join('\n');
  return diagnostic(linesRange(document, finding.line ?? 1), message, severity, finding.code);
}

function diagnostic(range: vscode.Range, message: string, severity: Severity, code: string): vscode.Diagnostic {
  const result = new vscode.Diagnostic(range, message, severities[severity]);
  result.source = 'Database Migration';
  result.code = code;
  return result;
}

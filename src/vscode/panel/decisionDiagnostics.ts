import * as vscode from 'vscode';
import type { MappingView } from '../../protocol/mappingView.js';
import type { EngineErrorData } from '../../engine/errors.js';

const severities = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
} as const;

/** Marks in the text of a mapping file what is wrong with its decisions. */
export class DecisionDiagnostics implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('Database Migration');

  /** Decisions that have no effect or can't be met. */
  showView(document: vscode.TextDocument, view: MappingView): void {
    const marks = view.decisions.map(({ severity, code, message, fix, place }) =>
      mark(document, place, severity, fix === undefined ? message : `${message} ${fix}`, code),
    );
    this.#collection.set(document.uri, marks);
  }

  /** A file that can't be read at all. */
  showFailure(document: vscode.TextDocument, { message, line, column = 1, code }: EngineErrorData): void {
    const place = line === undefined ? undefined : { line, column };
    this.#collection.set(document.uri, [mark(document, place, 'error', message, code)]);
  }

  clear(document: vscode.TextDocument): void {
    this.#collection.delete(document.uri);
  }

  dispose(): void {
    this.#collection.dispose();
  }
}

function mark(
  document: vscode.TextDocument,
  { line, column }: { readonly line: number; readonly column: number } = { line: 1, column: 1 },
  severity: keyof typeof severities,
  message: string,
  code: string,
): vscode.Diagnostic {
  const start = document.validatePosition(new vscode.Position(line - 1, column - 1));
  const range = document.getWordRangeAtPosition(start, /"(?:[^"\\]|\\.)*"|\S+/u) ?? new vscode.Range(start, start);
  const diagnostic = new vscode.Diagnostic(range, message, severities[severity]);
  diagnostic.code = code;
  diagnostic.source = 'Database Migration';
  return diagnostic;
}

import * as vscode from 'vscode';
import type { ScriptPhase, ScriptStep } from '../../engine/model/script.js';
import { linesRange, scriptOf } from './language.js';

/** Phases and steps in the outline, the breadcrumbs and "Go to Symbol". */
export class ScriptOutline implements vscode.DocumentSymbolProvider {
  provideDocumentSymbols(document: vscode.TextDocument): vscode.DocumentSymbol[] {
    return scriptOf(document).phases.map((phase) => phaseSymbol(document, phase));
  }
}

/** Folding by step and by phase. */
export class ScriptFolding implements vscode.FoldingRangeProvider {
  provideFoldingRanges(document: vscode.TextDocument): vscode.FoldingRange[] {
    return scriptOf(document).phases.flatMap(({ lines, steps }) =>
      [lines, ...steps.map((step) => step.lines)].map(({ start, end }) => {
        let last = Math.min(end, document.lineCount) - 1;
        while (last >= start && document.lineAt(last).isEmptyOrWhitespace) last -= 1;
        return new vscode.FoldingRange(start - 1, last);
      }),
    );
  }
}

function phaseSymbol(document: vscode.TextDocument, phase: ScriptPhase): vscode.DocumentSymbol {
  const { start, end } = phase.lines;
  const symbol = new vscode.DocumentSymbol(
    phase.name || 'phase',
    '',
    vscode.SymbolKind.Namespace,
    linesRange(document, start, end),
    linesRange(document, start),
  );
  symbol.children = phase.steps.map((step) => stepSymbol(document, step));
  return symbol;
}

function stepSymbol(document: vscode.TextDocument, step: ScriptStep): vscode.DocumentSymbol {
  const { start, end } = step.lines;
  return new vscode.DocumentSymbol(
    step.name,
    step.skip ? `${step.kind}, skipped` : step.kind,
    step.kind === 'create-table' ? vscode.SymbolKind.Struct : vscode.SymbolKind.Method,
    linesRange(document, start, end),
    linesRange(document, start),
  );
}

import * as vscode from 'vscode';
import type { ScriptPhase, ScriptStep } from '../../engine/model/script.js';
import { scriptOf } from './language.js';

/** Phases and steps in the outline, the breadcrumbs and "Go to Symbol". */
export class ScriptOutline implements vscode.DocumentSymbolProvider {
  async provideDocumentSymbols(document: vscode.TextDocument): Promise<vscode.DocumentSymbol[]> {
    const { phases } = await scriptOf(document);
    return phases.map(phaseSymbol);
  }
}

/** Folding by step and by phase. */
export class ScriptFolding implements vscode.FoldingRangeProvider {
  async provideFoldingRanges(document: vscode.TextDocument): Promise<vscode.FoldingRange[]> {
    const { phases } = await scriptOf(document);
    return phases.flatMap(({ lines, steps }) =>
      [lines, ...steps.map((step) => step.lines)].map(({ start, end }) => {
        let last = Math.min(end, document.lineCount) - 1;
        while (last >= start && document.lineAt(last).isEmptyOrWhitespace) last -= 1;
        return new vscode.FoldingRange(start - 1, last);
      }),
    );
  }
}

function phaseSymbol(phase: ScriptPhase): vscode.DocumentSymbol {
  const { start, end } = phase.lines;
  const symbol = new vscode.DocumentSymbol(
    phase.name || 'phase',
    '',
    vscode.SymbolKind.Namespace,
    new vscode.Range(start - 1, 0, end, 0),
    new vscode.Range(start - 1, 0, start - 1, 0),
  );
  symbol.children = phase.steps.map(stepSymbol);
  return symbol;
}

function stepSymbol(step: ScriptStep): vscode.DocumentSymbol {
  const { start, end } = step.lines;
  return new vscode.DocumentSymbol(
    step.name,
    step.skip ? `${step.kind}, skipped` : step.kind,
    step.kind === 'create-table' ? vscode.SymbolKind.Struct : vscode.SymbolKind.Method,
    new vscode.Range(start - 1, 0, end, 0),
    new vscode.Range(start - 1, 0, start - 1, 0),
  );
}

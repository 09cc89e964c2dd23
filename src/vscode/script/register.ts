import * as vscode from 'vscode';
import type { ObjectDocuments } from '../connections/documents.js';
import type { StepResults } from '../migrations/stepResults.js';
import type { RunBoard } from '../migrations/runBoard.js';
import type { Services } from '../services.js';
import { ScriptCodeLens } from './codeLens.js';
import { ScriptCompletion } from './completion.js';
import { ScriptDefinition } from './definition.js';
import { ScriptDiagnostics } from './diagnostics.js';
import { ScriptFormatting } from './formatting.js';
import { ScriptHover } from './hover.js';
import { scriptLanguage } from './language.js';
import { ScriptFolding, ScriptOutline } from './outline.js';
import { ScriptQuickFixes } from './quickFixes.js';
import { ResultDecorations } from './resultDecorations.js';
import { ScriptReviews } from './reviews.js';
import { StepCommands } from './stepCommands.js';

/** Everything that an editor does with `*.migration.sql`. */
export function registerScriptLanguage(
  services: Services,
  board: RunBoard,
  results: StepResults,
  documents: ObjectDocuments,
): vscode.Disposable {
  const selector = { language: scriptLanguage };
  const reviews = new ScriptReviews(services.engine, services.log);
  const diagnostics = new ScriptDiagnostics(board, reviews);
  const codeLens = new ScriptCodeLens(board, results);
  const { languages } = vscode;
  return vscode.Disposable.from(
    reviews,
    diagnostics,
    codeLens,
    new ResultDecorations(results),
    ...new StepCommands(services, documents).register(),
    languages.registerCodeLensProvider(selector, codeLens),
    languages.registerDocumentSymbolProvider(selector, new ScriptOutline()),
    languages.registerFoldingRangeProvider(selector, new ScriptFolding()),
    languages.registerCompletionItemProvider(selector, new ScriptCompletion(reviews), ...ScriptCompletion.triggers),
    languages.registerHoverProvider(selector, new ScriptHover(reviews, results)),
    languages.registerDefinitionProvider(selector, new ScriptDefinition(reviews)),
    languages.registerCodeActionsProvider(selector, new ScriptQuickFixes(diagnostics), {
      providedCodeActionKinds: ScriptQuickFixes.kinds,
    }),
    languages.registerDocumentFormattingEditProvider(selector, new ScriptFormatting()),
  );
}

import * as vscode from 'vscode';
import { tableOf } from './completion.js';
import { halfAt, nameAt } from './cursor.js';
import { linesRange, scriptOf, stepAt } from './language.js';
import type { ScriptReviews } from './reviews.js';

/** From the name of a table or a column to the line of the script that creates it. */
export class ScriptDefinition implements vscode.DefinitionProvider {
  constructor(private readonly reviews: ScriptReviews) {}

  async provideDefinition(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.LocationLink[] | undefined> {
    const found = nameAt(document.lineAt(position.line).text, position.character);
    const [script, review] = await Promise.all([scriptOf(document), this.reviews.of(document)]);
    const step = stepAt(script, position.line);
    if (!found || !review || !step) return undefined;
    const half = halfAt((line) => document.lineAt(line).text, step.lines.start - 1, position.line);
    const own = tableOf(script, step, 'target', review);
    // The source's own tables are created nowhere in a script: what they become is.
    const tables = review.target.filter(({ name }) => name === found.name);
    const sourceTable = half !== 'target' && step.attributes.table?.endsWith(`.${found.name}`) === true;
    const lines = [
      ...tables.map(({ line }) => line),
      ...(tables.length === 0 && sourceTable ? [own?.line] : []),
      ...(tables.length === 0 ? [own?.columns.find(({ name }) => name === found.name)?.line] : []),
    ].filter((line) => line !== undefined);
    const origin = new vscode.Range(position.line, found.start, position.line, found.end);
    return [...new Set(lines)].map((line) => ({
      originSelectionRange: origin,
      targetUri: document.uri,
      targetRange: linesRange(document, line),
    }));
  }
}

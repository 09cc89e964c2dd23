import * as vscode from 'vscode';
import { stepsOf } from '../../engine/model/script.js';
import type { StepResults } from '../migrations/stepResults.js';
import { scriptLanguage, scriptOf } from './language.js';
import { resultText, type Tone } from './resultText.js';

const colors: Readonly<Record<Tone, string>> = {
  good: 'testing.iconPassed',
  bad: 'errorForeground',
  quiet: 'editorCodeLens.foreground',
};

const marks: Readonly<Record<Tone, string>> = { good: '✓', bad: '✗', quiet: '·' };

/** Lines above and below those in sight that are marked too, so that scrolling finds them ready. */
const margin = 100;

/** Behind each step's line, what became of it: state, rows and time. Only lines in sight are marked, however long the script is. */
export class ResultDecorations implements vscode.Disposable {
  readonly #types: Readonly<Record<Tone, vscode.TextEditorDecorationType>> = {
    good: decoration('good'),
    bad: decoration('bad'),
    quiet: decoration('quiet'),
  };
  readonly #subscriptions: vscode.Disposable[];

  constructor(private readonly results: StepResults) {
    const draw = (editor: vscode.TextEditor): void => void this.#draw(editor);
    const drawAll = (uri: vscode.Uri): void => {
      for (const editor of vscode.window.visibleTextEditors)
        if (editor.document.uri.toString() === uri.toString()) draw(editor);
    };
    this.#subscriptions = [
      vscode.window.onDidChangeVisibleTextEditors((editors) => editors.forEach(draw)),
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => draw(textEditor)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => drawAll(document.uri)),
      results.onDidChange(drawAll),
    ];
    vscode.window.visibleTextEditors.forEach(draw);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    for (const type of Object.values(this.#types)) type.dispose();
  }

  async #draw(editor: vscode.TextEditor): Promise<void> {
    const { document } = editor;
    if (document.languageId !== scriptLanguage) return;
    const { version } = document;
    const script = await scriptOf(document);
    if (document.version !== version) return;
    const results = this.results.of(document.uri);
    const options: Record<Tone, vscode.DecorationOptions[]> = { good: [], bad: [], quiet: [] };
    for (const step of results.size === 0 ? [] : stepsOf(script)) {
      const line = step.lines.start - 1;
      const result = results.get(step.id);
      if (!result || !isNear(editor, line)) continue;
      const { tone, words } = resultText(result);
      if (words === '') continue;
      const contentText = `${marks[tone]} ${words}`;
      options[tone].push({ range: document.lineAt(line).range, renderOptions: { after: { contentText } } });
    }
    for (const tone of ['good', 'bad', 'quiet'] as const) editor.setDecorations(this.#types[tone], options[tone]);
  }
}

function decoration(tone: Tone): vscode.TextEditorDecorationType {
  const after = { color: new vscode.ThemeColor(colors[tone]), margin: '0 0 0 2em' };
  return vscode.window.createTextEditorDecorationType({ after, isWholeLine: true });
}

function isNear({ visibleRanges }: vscode.TextEditor, line: number): boolean {
  return visibleRanges.some(({ start, end }) => start.line - margin <= line && line <= end.line + margin);
}

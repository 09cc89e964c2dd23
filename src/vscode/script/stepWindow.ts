import * as vscode from 'vscode';
import type { ScriptStep } from '../../engine/model/script.js';
import { scriptLanguage } from './language.js';

/** Up to so many steps, all of a script count as near. */
const few = 500;
/** Lines around those in sight that count as near, and how close to their end scrolling may come before they move. */
const around = 1500;
const edge = 500;

/** How long scrolling has to pause. */
const pauseMilliseconds = 100;

interface Lines {
  readonly from: number;
  readonly to: number;
}

/** The steps of a long script near the lines in sight: what stands at every step can't be sent to the editor for thousands of them at once. */
export class StepWindow implements vscode.Disposable {
  readonly #covered = new WeakMap<vscode.TextDocument, readonly Lines[]>();
  readonly #subscription: vscode.Disposable;
  #timer: NodeJS.Timeout | undefined;

  /** `moved` is called when somebody has scrolled to where no step was near before. */
  constructor(moved: () => void) {
    this.#subscription = vscode.window.onDidChangeTextEditorVisibleRanges(
      ({ textEditor: { document, visibleRanges } }) => {
        const covered = this.#covered.get(document);
        if (document.languageId !== scriptLanguage || !covered) return;
        const last = document.lineCount - 1;
        const isIn = ({ start, end }: vscode.Range): boolean =>
          covered.some(
            ({ from, to }) => from <= Math.max(0, start.line - edge) && Math.min(last, end.line + edge) <= to,
          );
        if (visibleRanges.every(isIn)) return;
        clearTimeout(this.#timer);
        this.#timer = setTimeout(moved, pauseMilliseconds);
      },
    );
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscription.dispose();
  }

  /** Of these steps, those near to what editors show of the document; all where there are few, or nothing is shown. */
  stepsNear(document: vscode.TextDocument, steps: readonly ScriptStep[]): readonly ScriptStep[] {
    const editors = vscode.window.visibleTextEditors.filter((editor) => editor.document === document);
    const shown = editors.flatMap(({ visibleRanges }) => visibleRanges);
    if (steps.length <= few || shown.length === 0) {
      this.#covered.delete(document);
      return steps;
    }
    const covered = shown.map(({ start, end }) => ({ from: Math.max(0, start.line - around), to: end.line + around }));
    this.#covered.set(document, covered);
    return steps.filter(({ lines }) => covered.some(({ from, to }) => from <= lines.start && lines.start <= to));
  }
}

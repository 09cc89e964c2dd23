import * as monaco from 'monaco-editor/editor/editor.api.js';
import 'monaco-editor/features/bracketMatching/register.js';
import 'monaco-editor/features/clipboard/register.js';
import 'monaco-editor/features/comment/register.js';
import 'monaco-editor/features/contextmenu/register.js';
import 'monaco-editor/features/find/register.js';
import 'monaco-editor/features/hover/register.js';
// The feature's own register.js brings inline completions alone.
import 'monaco-editor/editor/contrib/suggest/browser/suggestController.js';
import 'monaco-editor/features/wordOperations/register.js';
import 'monaco-editor/languages/definitions/sql/register.js';
import { workerSource } from 'monaco-worker';
import { element } from './dom.js';
import { handOverWhenAsked } from './typing.js';

declare global {
  interface Window {
    MonacoEnvironment?: { getWorker(): Worker };
  }
}

/** What is edited: an expression over the columns of one table. */
export interface ExpressionPlace {
  /** Names the place across updates. */
  readonly key: string;
  readonly text: string;
  readonly columns: readonly { readonly name: string; readonly type: string; readonly sql: string }[];
  /** What the text can call. */
  readonly functions: readonly string[];
}

/** A small SQL editor for a column's value. Hands the text over when a person is done: on Ctrl+Enter, on leaving it, and before the document is saved. */
export class ExpressionEditor {
  readonly element = element('div', { className: 'expression-editor' });
  readonly #editor: monaco.editor.IStandaloneCodeEditor;
  #place: ExpressionPlace = { key: '', text: '', columns: [], functions: [] };
  /** A text that was handed over and hasn't come back yet. */
  #sent: string | undefined;

  /** `label` is what the editor is called to those who don't see it. */
  constructor(
    label: string,
    private readonly onCommit: (key: string, text: string) => void,
    private readonly onDirty: (dirty: boolean) => void,
  ) {
    startMonaco();
    this.#editor = monaco.editor.create(this.element, {
      language: 'sql',
      theme: themeName,
      automaticLayout: true,
      minimap: { enabled: false },
      lineNumbers: 'off',
      folding: false,
      glyphMargin: false,
      lineDecorationsWidth: 6,
      lineNumbersMinChars: 0,
      renderLineHighlight: 'none',
      scrollBeyondLastLine: false,
      overviewRulerLanes: 0,
      wordWrap: 'on',
      fixedOverflowWidgets: true,
      tabFocusMode: true,
      ariaLabel: label,
      ...editorFont(),
    });
    this.#editor.addCommand(monaco.KeyMod.CtrlCmd | monaco.KeyCode.Enter, () => this.commit());
    this.#editor.onDidBlurEditorWidget(() => this.commit());
    handOverWhenAsked(this.element, () => this.commit());
    this.#editor.onDidChangeModelContent(() => this.onDirty(this.#isDirty()));
    suggest(() => this.#place);
  }

  /** Shows a place. The same place with unfinished typing keeps what was typed. */
  show(place: ExpressionPlace): void {
    const same = place.key === this.#place.key;
    if (!same) this.commit();
    if (!same || place.text === this.#sent) this.#sent = undefined;
    // What was handed over is on its way into the document; until it is there, the old text is still shown to us.
    if (this.#sent !== undefined) return;
    const keep = same && this.#isDirty();
    this.#place = place;
    if (!keep && this.#editor.getValue() !== place.text) this.#editor.setValue(place.text);
    this.onDirty(this.#isDirty());
  }

  commit(): void {
    if (!this.#isDirty()) return;
    const text = this.#editor.getValue().trim();
    this.#place = { ...this.#place, text };
    this.#sent = text;
    this.onCommit(this.#place.key, text);
    this.onDirty(false);
  }

  focus(): void {
    this.#editor.focus();
  }

  #isDirty(): boolean {
    return this.#editor.getValue().trim() !== this.#place.text.trim();
  }
}

const themeName = 'vscode';
let started = false;

function startMonaco(): void {
  if (started) return;
  started = true;
  const source = URL.createObjectURL(new Blob([workerSource], { type: 'text/javascript' }));
  window.MonacoEnvironment = { getWorker: () => new Worker(source) };
  followTheme();
  new MutationObserver(followTheme).observe(document.body, { attributes: true, attributeFilter: ['class'] });
}

/** Monaco in the colours of VS Code's own editor. */
function followTheme(): void {
  const { classList } = document.body;
  const contrast = classList.contains('vscode-high-contrast');
  const light = classList.contains('vscode-light') || classList.contains('vscode-high-contrast-light');
  const base = contrast ? (light ? 'hc-light' : 'hc-black') : light ? 'vs' : 'vs-dark';
  const variables = getComputedStyle(document.documentElement);
  const colors = Object.fromEntries(
    themeColors.flatMap(([color, variable]): [string, string][] => {
      const value = hexColor(variables.getPropertyValue(variable).trim());
      return value === undefined ? [] : [[color, value]];
    }),
  );
  const rules = [{ token: 'predefined.sql', foreground: light ? '795e26' : 'dcdcaa' }];
  monaco.editor.defineTheme(themeName, { base, inherit: true, rules: contrast ? [] : rules, colors });
  monaco.editor.setTheme(themeName);
}

const themeColors: readonly (readonly [string, string])[] = [
  ['editor.background', '--vscode-editor-background'],
  ['editor.foreground', '--vscode-editor-foreground'],
  ['editor.selectionBackground', '--vscode-editor-selectionBackground'],
  ['editorCursor.foreground', '--vscode-editorCursor-foreground'],
  ['editorSuggestWidget.background', '--vscode-editorSuggestWidget-background'],
  ['editorWidget.background', '--vscode-editorWidget-background'],
  ['focusBorder', '--vscode-focusBorder'],
];

/** Monaco's themes take hexadecimal colours only. */
function hexColor(value: string): string | undefined {
  return /^#[0-9a-f]{6}([0-9a-f]{2})?$/i.test(value) ? value : undefined;
}

function editorFont(): monaco.editor.IEditorOptions {
  const variables = getComputedStyle(document.documentElement);
  const size = Number.parseFloat(variables.getPropertyValue('--vscode-editor-font-size'));
  const family = variables.getPropertyValue('--vscode-editor-font-family').trim();
  return { fontSize: Number.isFinite(size) ? size : 13, ...(family === '' ? {} : { fontFamily: family }) };
}

const { CompletionItemKind, CompletionItemInsertTextRule } = monaco.languages;

/** Columns first, written so that the source understands them whatever their names are; then functions. */
function suggest(place: () => ExpressionPlace): void {
  monaco.languages.registerCompletionItemProvider('sql', {
    provideCompletionItems: (model, position) => {
      const range = nameAt(model, position);
      const { columns, functions } = place();
      const fields = columns.map(({ name, type, sql }, at) => ({
        ...{ label: name, detail: type, kind: CompletionItemKind.Field, insertText: sql, range },
        ...{ filterText: `${model.getValueInRange(range).replace(/[^"`].*$/u, '')}${name}` },
        sortText: `0${String(at).padStart(5, '0')}`,
      }));
      const calls = functions.map((name) => ({
        ...{ label: name, kind: CompletionItemKind.Function, insertText: `${name}($0)`, range, sortText: `1${name}` },
        insertTextRules: CompletionItemInsertTextRule.InsertAsSnippet,
      }));
      return { suggestions: [...fields, ...calls] };
    },
  });
}

/** The word at the cursor, with the quotes that a person has opened around it. */
function nameAt(model: monaco.editor.ITextModel, { lineNumber, column }: monaco.Position): monaco.Range {
  const { startColumn, endColumn } = model.getWordUntilPosition({ lineNumber, column });
  const line = model.getLineContent(lineNumber);
  const isQuote = (at: number): boolean => /["`]/u.test(line.charAt(at - 1));
  const opened = isQuote(startColumn - 1);
  const from = opened ? startColumn - 1 : startColumn;
  const to = opened && isQuote(endColumn) ? endColumn + 1 : endColumn;
  return new monaco.Range(lineNumber, from, lineNumber, to);
}

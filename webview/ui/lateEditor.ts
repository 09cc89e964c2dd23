import type { ExpressionEditor } from './expressionEditor.js';

/** What dist/webview/expression.js leaves in the window; scripts/build.mjs names it so. */
interface Late {
  readonly expressionEditor?: { readonly ExpressionEditor: typeof ExpressionEditor };
}

/** The script that runs: it names the folder of the files, and its nonce allows them. It is only known while it is first read. */
const own = document.currentScript as HTMLScriptElement | null;
let loading: Promise<typeof ExpressionEditor> | undefined;

/** Loads the editor of expressions when somebody first needs it: it is ten times as large as the rest of the panel, which would have to wait for it. */
export async function loadExpressionEditor(): Promise<typeof ExpressionEditor> {
  loading ??= load();
  return await loading;
}

async function load(): Promise<typeof ExpressionEditor> {
  const script = document.createElement('script');
  script.nonce = own?.nonce ?? '';
  script.src = late('expression.js');
  const style = document.createElement('link');
  style.rel = 'stylesheet';
  style.href = late('expression.css');
  await Promise.all([added(script), added(style)]);
  const { expressionEditor } = window as Late;
  if (!expressionEditor) throw new Error('expression.js left no editor.');
  return expressionEditor.ExpressionEditor;
}

function late(name: string): string {
  return new URL(name, own?.dataset.folder).toString();
}

function added(part: HTMLElement): Promise<void> {
  return new Promise((resolve, reject) => {
    part.addEventListener('load', () => resolve());
    part.addEventListener('error', () => reject(new Error('A part of the panel could not be loaded.')));
    document.head.append(part);
  });
}

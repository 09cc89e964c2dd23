import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../../src/vscode/container.js';
import { extensionId } from './environment.js';

/** A message that the extension showed to the person. */
export interface Shown {
  readonly severity: 'error' | 'warning' | 'information';
  readonly message: string;
  /** The detail of a modal one. */
  readonly detail: string | undefined;
  readonly modal: boolean;
  readonly buttons: readonly string[];
}

type Show = (message: string, ...rest: unknown[]) => Thenable<unknown>;

/**
 * Stands in for the person: records every message and answers the modal ones with the button given. A modal dialog can't be
 * pressed from inside the extension host; the journey presses the real one.
 */
export class Person {
  readonly shown: Shown[] = [];
  /** What to press in modal dialogs; nothing closes them. */
  answer: string | undefined;
  /** What to press in the next ones, before {@link answer}. */
  readonly answers: string[] = [];
  readonly #restore: (() => void)[] = [];
  readonly #window = windowOfExtension();

  constructor() {
    this.#watch('showErrorMessage', 'error');
    this.#watch('showWarningMessage', 'warning');
    this.#watch('showInformationMessage', 'information');
  }

  errors(): readonly Shown[] {
    return this.shown.filter(({ severity }) => severity === 'error');
  }

  modals(): readonly Shown[] {
    return this.shown.filter(({ modal }) => modal);
  }

  /** Answers the next lists to choose from: with the items whose labels hold one of the texts. */
  choose(...labels: readonly string[]): void {
    const original: unknown = this.#window.showQuickPick;
    const pick = async (
      items: readonly vscode.QuickPickItem[] | Promise<readonly vscode.QuickPickItem[]>,
      options?: vscode.QuickPickOptions,
    ): Promise<unknown> => {
      const fitting = (await items).filter(({ label }) => labels.some((text) => label.includes(text)));
      return options?.canPickMany === true ? fitting : fitting[0];
    };
    Reflect.set(this.#window, 'showQuickPick', pick);
    this.#restore.push(() => void Reflect.set(this.#window, 'showQuickPick', original));
  }

  /** Gives VS Code its own functions back. */
  leave(): void {
    for (const restore of this.#restore) restore();
  }

  #watch(
    name: 'showErrorMessage' | 'showWarningMessage' | 'showInformationMessage',
    severity: Shown['severity'],
  ): void {
    const original: unknown = this.#window[name];
    const show: Show = (message, ...rest) => {
      const options = rest.find((part) => typeof part === 'object') as { modal?: boolean; detail?: string } | undefined;
      const buttons = rest.filter((part) => typeof part === 'string');
      const modal = options?.modal === true;
      this.shown.push({ severity, message, detail: options?.detail, modal, buttons });
      return Promise.resolve(modal ? (this.answers.shift() ?? this.answer) : undefined);
    };
    Reflect.set(this.#window, name, show);
    this.#restore.push(() => void Reflect.set(this.#window, name, original));
  }
}

/** VS Code gives every extension an API object of its own, by the place from which it is required. */
function windowOfExtension(): typeof vscode.window {
  const extension = vscode.extensions.getExtension(extensionId);
  if (!extension) throw new Error('The extension is not installed in this VS Code.');
  const requireThere = createRequire(join(extension.extensionPath, 'dist', 'extension.cjs'));
  return (requireThere('vscode') as typeof vscode).window;
}

/** The extension under test, active. */
export async function activeExtension(): Promise<ExtensionApi> {
  const extension = vscode.extensions.getExtension<ExtensionApi>(extensionId);
  if (!extension) throw new Error('The extension is not installed in this VS Code.');
  return await extension.activate();
}

/** A file of the workspace. */
export function workspaceFile(name: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('No folder is open.');
  return vscode.Uri.joinPath(folder.uri, name);
}

export async function writeWorkspaceFile(name: string, text: string): Promise<vscode.Uri> {
  const file = workspaceFile(name);
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  return file;
}

export async function readWorkspaceFile(file: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
}

/** Replaces a text that occurs exactly once in a document, without saving it. */
export async function replaceInDocument(file: vscode.Uri, search: string, replacement: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(file);
  const parts = document.getText().split(search);
  if (parts.length !== 2) throw new Error(`"${search}" occurs ${parts.length - 1} times in:\n${document.getText()}`);
  const start = parts[0]?.length ?? 0;
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start + search.length));
  const edit = new vscode.WorkspaceEdit();
  edit.replace(file, range, replacement);
  await vscode.workspace.applyEdit(edit);
}

/** Waits until a question has an answer, asking again at every event of `listen`. */
export async function until<T>(listen: vscode.Event<unknown>, ask: () => T | undefined): Promise<T> {
  const first = ask();
  if (first !== undefined) return first;
  return await new Promise<T>((resolve) => {
    const subscription = listen(() => {
      const answer = ask();
      if (answer === undefined) return;
      subscription.dispose();
      resolve(answer);
    });
  });
}

/** What a suite does in the end: nothing of it stays for the next. */
export async function tidyUp(api: ExtensionApi, databases: { drop(): Promise<void> }): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await Promise.all(api.connections.list().map((profile) => api.connections.remove(profile.id)));
  await databases.drop();
}

import type * as vscode from 'vscode';
import { compose, type ExtensionApi } from './vscode/container.js';

/** Called by VS Code when the extension is first needed. */
export function activate(context: vscode.ExtensionContext): ExtensionApi {
  return compose(context);
}

import * as vscode from 'vscode';

/** The smallest single replacement that turns a document into `text`, so that undo, diffs and cursors stay local. */
export function minimalEdit(
  document: vscode.TextDocument,
  text: string,
): { readonly range: vscode.Range; readonly replacement: string } {
  const before = document.getText();
  const shorter = Math.min(before.length, text.length);
  let start = 0;
  while (start < shorter && before[start] === text[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === text.at(-1 - end)) end += 1;
  const range = new vscode.Range(document.positionAt(start), document.positionAt(before.length - end));
  return { range, replacement: text.slice(start, text.length - end) };
}

import * as vscode from 'vscode';
import { minimalEdit } from '../panel/minimalEdit.js';
import { formatLines } from './format.js';

/** Tidies directives and leaves SQL alone. */
export class ScriptFormatting implements vscode.DocumentFormattingEditProvider {
  provideDocumentFormattingEdits(document: vscode.TextDocument): vscode.TextEdit[] {
    const lines = Array.from({ length: document.lineCount }, (_line, at) => document.lineAt(at).text);
    const text = formatLines(lines).join(document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n');
    const { range, replacement } = minimalEdit(document, text);
    return range.isEmpty && replacement === '' ? [] : [vscode.TextEdit.replace(range, replacement)];
  }
}

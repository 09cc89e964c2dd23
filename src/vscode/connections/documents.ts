import * as vscode from 'vscode';
import type { RowPreview } from '../../engine/model/glance.js';

/** The scheme of documents that show what a database holds. They can't be edited and are kept nowhere. */
export const objectScheme = 'database-migration';

/** Read-only documents by their address: the DDL of an object, the first rows of a table. */
export class ObjectDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#changed.event;
  readonly #texts = new Map<string, string>();
  readonly #closing = vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#texts.delete(uri.toString()));

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? '';
  }

  /** Opens a document called `name`, below the connection's; an open one of that name takes the new text. */
  async show(connection: string, name: string, text: string): Promise<vscode.TextEditor> {
    return await vscode.window.showTextDocument(this.put(connection, name, text), { preview: true });
  }

  /** The address of such a document, which holds that text from now on. */
  put(connection: string, name: string, text: string): vscode.Uri {
    const uri = vscode.Uri.from({ scheme: objectScheme, path: `/${connection}/${name}` });
    this.#texts.set(uri.toString(), text);
    this.#changed.fire(uri);
    return uri;
  }

  dispose(): void {
    this.#closing.dispose();
    this.#changed.dispose();
  }
}

/** Rows as a table of aligned text, which screen readers and searches can read. Line breaks within values show as ⏎. */
export function rowsText(title: string, { columns, rows, more }: RowPreview): string {
  const { l10n } = vscode;
  const head = columns.map((column) => column.name);
  const types = columns.map((column) => (column.length ? `${column.type} ${l10n.t('(bytes)')}` : column.type));
  const heads = types.some((type) => type !== '') ? [head, types] : [head];
  const lines = [...heads, ...rows.map((row) => row.map(cellText))];
  const widths = head.map((_name, at) => Math.max(...lines.map((line) => widthOf(line[at] ?? ''))));
  const written = lines.map((line) =>
    line.map((cell, at) => cell + ' '.repeat((widths[at] ?? 0) - widthOf(cell))).join(' │ '),
  );
  const rule = widths.map((width) => '─'.repeat(width)).join('─┼─');
  const count = more
    ? l10n.t('The first {0} rows; there are more.', rows.length)
    : l10n.t('All {0} rows.', rows.length);
  return [title, count, '', ...written.slice(0, heads.length), rule, ...written.slice(heads.length), '']
    .map((line) => line.trimEnd())
    .join('\n');
}

/** NULL is told from the text NULL by its signs, as psql's `\pset null` does. */
function cellText(value: string | null): string {
  if (value === null) return '∅';
  return value.replaceAll(/\r\n|\r|\n/g, '⏎').replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, '�');
}

function widthOf(text: string): number {
  return Array.from(text).length;
}

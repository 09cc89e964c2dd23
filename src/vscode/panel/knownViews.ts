import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type * as vscode from 'vscode';
import { isString, objectOf } from '../../protocol/check.js';
import { isMappingView } from '../../protocol/engineChecks.js';
import type { MappingView } from '../../protocol/mappingView.js';

/** How many views stay in memory with their analysis; the one that was shown longest ago goes first. */
const remembered = 4;
/** A view that changes with every edit is written down when it rests, after so many milliseconds. */
const rest = 1000;

/** A view as it lies on the disk: only the same version of the extension, over the same text of the mapping, shows it. */
interface KeptView {
  readonly version: string;
  readonly text: string;
  readonly view: MappingView;
}

const isKeptView = objectOf<KeptView>({ version: isString, text: isString, view: isMappingView });

/**
 * What mappings last showed. A panel that opens again shows it at once, also in another window, and computes it anew meanwhile; thousands of tables need seconds
 * to be read. It holds names, types and counts, as the schema's DDL does, and no row.
 */
export class KnownViews implements vscode.Disposable {
  readonly #shown = new Map<string, MappingView>();
  readonly #resting = new Map<string, NodeJS.Timeout>();
  readonly #folder: string | undefined;
  readonly #version: string;

  constructor(
    { storageUri, extension }: vscode.ExtensionContext,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.#folder = storageUri && join(storageUri.fsPath, 'mappings');
    this.#version = String((extension.packageJSON as { version?: unknown }).version);
  }

  /** What this window showed last. */
  get(document: vscode.TextDocument): MappingView | undefined {
    return this.#shown.get(document.uri.toString());
  }

  /** What an earlier window showed last, without its analysis. Nothing where nothing fits, or nothing can be read. */
  async read(document: vscode.TextDocument): Promise<MappingView | undefined> {
    const file = this.#fileOf(document);
    if (file === undefined) return undefined;
    try {
      const kept: unknown = JSON.parse(await readFile(file, 'utf8'));
      const fits = isKeptView(kept) && kept.version === this.#version && kept.text === digest(document.getText());
      return fits ? { ...kept.view, analysis: '' } : undefined;
    } catch {
      return undefined;
    }
  }

  keep(document: vscode.TextDocument, view: MappingView): void {
    const key = document.uri.toString();
    this.#shown.delete(key);
    this.#shown.set(key, view);
    const oldest = this.#shown.keys().next().value;
    if (this.#shown.size > remembered && oldest !== undefined) this.#shown.delete(oldest);
    clearTimeout(this.#resting.get(key));
    this.#resting.set(
      key,
      setTimeout(() => void this.#write(document, view), rest),
    );
  }

  dispose(): void {
    for (const timer of this.#resting.values()) clearTimeout(timer);
  }

  async #write(document: vscode.TextDocument, view: MappingView): Promise<void> {
    this.#resting.delete(document.uri.toString());
    const file = this.#fileOf(document);
    if (file === undefined || this.#folder === undefined) return;
    const kept: KeptView = { version: this.#version, text: digest(document.getText()), view };
    try {
      await mkdir(this.#folder, { recursive: true });
      await writeFile(file, JSON.stringify(kept));
    } catch (error) {
      this.log.warn(`The mapping's view could not be kept: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  #fileOf({ uri }: vscode.TextDocument): string | undefined {
    return this.#folder && join(this.#folder, `${digest(uri.toString())}.json`);
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

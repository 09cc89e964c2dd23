import * as vscode from 'vscode';
import type { ConnectionPair } from '../../protocol/engineProtocol.js';
import type { Decisions } from '../../engine/model/mapping.js';
import type { MappingView } from '../../protocol/mappingView.js';
import { stepsOf } from '../../engine/model/script.js';
import { failureOf } from '../failures.js';
import { scriptOf } from '../script/language.js';
import type { Services } from '../services.js';
import { analysisWords } from '../panel/activity.js';
import { showFailure } from '../ui/failureDialog.js';
import { askPolicy, decideExisting, isOpen, standingTables } from './existing.js';
import { connectionsOfMapping } from './failureContext.js';
import { fileOf, type Migration } from './files.js';
import { demandTrustOfMapping } from './runnable.js';

type MigrationPlace = Pick<Migration, 'name' | 'folder'>;

/** A script that was made and is written nowhere yet. */
interface Made {
  readonly script: string;
  readonly view: MappingView;
  readonly decisions: Decisions;
}

/** Writes the script of a migration from its decisions and a fresh look at both databases, and opens it. */
export class Generator {
  readonly #generated = new vscode.EventEmitter<{ readonly mapping: vscode.Uri; readonly view: MappingView }>();
  /** Fires with what was analysed on the way, so that an open panel shows the same. */
  readonly onDidGenerate = this.#generated.event;

  constructor(private readonly services: Services) {}

  /**
   * As {@link Generator.write}, and opens the script; a failure is shown to the person. Where the target has some of the tables and the decisions say nothing of
   * that, the person is asked first, and the answer stands in the decisions.
   */
  async generate(migration: MigrationPlace): Promise<vscode.Uri | undefined> {
    try {
      let made = await this.#make(migration);
      const standing = await this.#standing(made);
      if (standing.tables.length > 0) {
        const policy = await askPolicy(standing.tables, standing.all);
        if (!policy) return undefined;
        await decideExisting(this.services, fileOf(migration, 'mapping'), policy, undefined);
        if (policy !== 'refuse') made = await this.#make(migration);
      }
      const file = await this.#put(migration, made);
      if (file) await vscode.window.showTextDocument(file, { preview: false });
      return file;
    } catch (error) {
      await showFailure(error, this.services.log, {
        connections: await connectionsOfMapping(this.services, migration),
        mapping: fileOf(migration, 'mapping'),
        again: () => this.generate(migration),
      });
      return undefined;
    }
  }

  /** Writes the script; nothing comes back when the person kept the one that they had edited. Throws a failure. */
  async write(migration: MigrationPlace): Promise<vscode.Uri | undefined> {
    return await this.#put(migration, await this.#make(migration));
  }

  async #make(migration: MigrationPlace): Promise<Made> {
    demandTrustOfMapping();
    const mapping = fileOf(migration, 'mapping');
    const document = await vscode.workspace.openTextDocument(mapping);
    // What the script comes from shall stand on disk beside it.
    if (document.isDirty) await document.save();
    const text = document.getText();
    const { engine, store } = this.services;
    const decisions = await engine.request('readDecisions', { text });
    const connections = await store.pairNamed(decisions.source, decisions.target);
    return { decisions, ...(await this.#ask(migration.name, text, connections)) };
  }

  async #put(migration: MigrationPlace, { script, view }: Made): Promise<vscode.Uri | undefined> {
    this.#generated.fire({ mapping: fileOf(migration, 'mapping'), view });
    const file = fileOf(migration, 'script');
    return (await write(file, script)) ? file : undefined;
  }

  /** The tables that the target has already, where the decisions leave open what becomes of them. */
  async #standing({ decisions, view }: Made): Promise<ReturnType<typeof standingTables>> {
    const { store, open, log } = this.services;
    const target = isOpen(decisions) ? store.named(decisions.target ?? '') : undefined;
    const nothing = { tables: [], all: true };
    if (!target) return nothing;
    try {
      return standingTables(view, await open.connect(target));
    } catch (thrown) {
      // The run looks again before it writes anything.
      log.warn(`Looking for tables of the target: ${failureOf(thrown).message}`);
      return nothing;
    }
  }

  async #ask(name: string, text: string, connections: ConnectionPair): Promise<{ script: string; view: MappingView }> {
    const options = {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Generating the script of {0}', name),
      cancellable: true,
    };
    return await vscode.window.withProgress(options, (progress, token) =>
      this.services.engine.request(
        'generate',
        { text, connections },
        { token, onEvent: (event) => progress.report({ message: analysisWords(event).text }) },
      ),
    );
  }
}

/** Puts the text into the file. A script that a person edited is never replaced unasked. */
async function write(file: vscode.Uri, text: string): Promise<boolean> {
  const old = await existing(file);
  if (!old) {
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
    return true;
  }
  if (old.getText() === text) return true;
  const edited = stepsOf(await scriptOf(old)).filter((step) => step.edited);
  if (
    edited.length > 0 &&
    !(await mayReplace(
      file,
      old,
      text,
      edited.map((step) => step.id),
    ))
  )
    return false;
  const edit = new vscode.WorkspaceEdit();
  edit.replace(file, new vscode.Range(0, 0, old.lineCount, 0), text);
  return (await vscode.workspace.applyEdit(edit)) && (await old.save());
}

async function existing(file: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    await vscode.workspace.fs.stat(file);
  } catch {
    return undefined;
  }
  return await vscode.workspace.openTextDocument(file);
}

async function mayReplace(
  file: vscode.Uri,
  old: vscode.TextDocument,
  text: string,
  edited: readonly string[],
): Promise<boolean> {
  const shown = edited.slice(0, 10).join('\n');
  const more = edited.length > 10 ? vscode.l10n.t('\nand {0} more', edited.length - 10) : '';
  const detail = vscode.l10n.t(
    'Steps that are not as they were generated:\n{0}{1}\n\nReplacing can be undone in the editor.',
    shown,
    more,
  );
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('The script was edited by hand. Replace it?'),
    { modal: true, detail },
    vscode.l10n.t('Compare'),
    vscode.l10n.t('Replace'),
  );
  if (answer === vscode.l10n.t('Compare')) {
    const fresh = await vscode.workspace.openTextDocument({ content: text, language: old.languageId });
    await vscode.commands.executeCommand(
      'vscode.diff',
      file,
      fresh.uri,
      vscode.l10n.t('Edited script ↔ newly generated'),
    );
  }
  return answer === vscode.l10n.t('Replace');
}

import * as vscode from 'vscode';
import { stepsOf, type Script, type ScriptStep } from '../../engine/model/script.js';
import { rowsText, type ObjectDocuments } from '../connections/documents.js';
import { badInput } from '../failures.js';
import { demandTrust } from '../migrations/runnable.js';
import type { Services } from '../services.js';
import { showFailure } from '../ui/failureDialog.js';
import { parseGently, scriptLanguage, scriptOf, stepAt } from './language.js';
import { addingSteps, restoring, stepText, type LinesChange } from './stepTexts.js';

const { l10n } = vscode;

/** Rows that a preview reads. */
const previewedRows = 100;

/** A step of a script that a command works on. */
interface StepPlace {
  readonly document: vscode.TextDocument;
  readonly script: Script;
  readonly step: ScriptStep;
}

/** The commands that work on one step: from its CodeLens, from a quick fix, or where the cursor stands. */
export class StepCommands {
  constructor(
    private readonly services: Services,
    private readonly documents: ObjectDocuments,
  ) {}

  register(): vscode.Disposable[] {
    return [
      this.#command('previewStep', (place) => this.#previewStep(place)),
      this.#command('toggleSkip', (place) => toggleSkip(place)),
      this.#command('restoreStep', (place) => this.#restore(place)),
      this.#command('compareStep', (place) => this.#compare(place)),
      this.#command('addSteps', (place) => this.#addSteps(place)),
    ];
  }

  #command(name: string, run: (place: StepPlace) => Promise<unknown>): vscode.Disposable {
    return vscode.commands.registerCommand(`databaseMigration.${name}`, async (uri: unknown, step: unknown) => {
      try {
        return await run(await placeOf(uri, step));
      } catch (error) {
        await showFailure(error, this.services.log);
        return undefined;
      }
    });
  }

  async #previewStep({ script, step }: StepPlace): Promise<vscode.Uri> {
    demandTrust();
    const { engine, store } = this.services;
    const source = await store.settingsNamed(script.source?.name);
    const body = { script: script.text, step: step.id, source, limit: previewedRows };
    const preview = await progress(l10n.t('Reading rows of {0}', step.name), (token) =>
      engine.request('previewStep', body, { token }),
    );
    const title = l10n.t(
      '{0}, as its copy step reads it. Nothing of this is kept.',
      step.attributes.table ?? step.name,
    );
    const uri = this.documents.put(source.name, `${step.name}.copied.txt`, rowsText(title, preview));
    await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Beside, preview: true });
    return uri;
  }

  async #restore(place: StepPlace): Promise<boolean> {
    const change = restoring(place.script, await this.#fresh(place), place.step.id);
    if (!change) throw notGenerated(place.step);
    return await apply(place, [change]);
  }

  async #compare(place: StepPlace): Promise<void> {
    const { document, script, step } = place;
    const fresh = await this.#fresh(place);
    const made = stepsOf(fresh).find(({ id }) => id === step.id);
    if (!made) throw notGenerated(step);
    const name = step.id.replaceAll('/', ' ');
    const folder = script.target?.name ?? '';
    const [left, right] = await Promise.all(
      [
        this.documents.put(folder, `generated ${name}`, `${stepText(fresh, made)}\n`),
        this.documents.put(folder, `edited ${name}`, `${stepText(script, step)}\n`),
      ].map(async (uri) =>
        vscode.languages.setTextDocumentLanguage(await vscode.workspace.openTextDocument(uri), document.languageId),
      ),
    );
    if (left && right)
      await vscode.commands.executeCommand(
        'vscode.diff',
        left.uri,
        right.uri,
        l10n.t('{0}: generated ↔ edited', step.id),
      );
  }

  async #addSteps(place: StepPlace): Promise<boolean> {
    const changes = addingSteps(place.script, await this.#fresh(place), place.step.id);
    if (changes.length === 0) throw notGenerated(place.step);
    return await apply(place, changes);
  }

  /** What would be generated now. */
  async #fresh({ script }: StepPlace): Promise<Script> {
    demandTrust();
    const { engine, store } = this.services;
    const connections = await store.pairNamed(script.source?.name, script.target?.name);
    const { script: text } = await progress(l10n.t('Generating the step anew'), (token) =>
      engine.request('regenerate', { script: script.text, connections }, { token }),
    );
    return await parseGently(text);
  }
}

/** Writes an `@accept` line below the step's own line. */
export async function acceptFinding(uri: vscode.Uri, stepLine: number, entry: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.insert(uri, new vscode.Position(stepLine, 0), `-- @accept ${entry}\n`);
  await vscode.workspace.applyEdit(edit);
}

async function toggleSkip({ document, step }: StepPlace): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  if (!step.skip) edit.insert(document.uri, new vscode.Position(step.lines.start, 0), '-- @skip\n');
  for (let line = step.lines.start; step.skip && line < step.lines.end; line += 1) {
    const at = document.lineAt(line);
    if (/^\s*--\s*@skip\b/u.test(at.text)) edit.delete(document.uri, at.rangeIncludingLineBreak);
  }
  return await vscode.workspace.applyEdit(edit);
}

async function apply({ document, script }: StepPlace, changes: readonly LinesChange[]): Promise<boolean> {
  if (document.getText() !== script.text)
    throw badInput(l10n.t('The script has changed meanwhile.'), l10n.t('Ask for it again.'));
  const edit = new vscode.WorkspaceEdit();
  for (const { from, to, text } of changes) edit.replace(document.uri, new vscode.Range(from, 0, to, 0), text);
  return await vscode.workspace.applyEdit(edit);
}

/** The step that a command was called for: by its script and id, or where the cursor stands. */
async function placeOf(uri: unknown, id: unknown): Promise<StepPlace> {
  const editor = vscode.window.activeTextEditor;
  if (uri instanceof vscode.Uri && typeof id === 'string') {
    const document = await vscode.workspace.openTextDocument(uri);
    const script = await scriptOf(document);
    const step = stepsOf(script).find((entry) => entry.id === id);
    if (step) return { document, script, step };
  } else if (editor?.document.languageId === scriptLanguage) {
    const { document } = editor;
    const script = await scriptOf(document);
    const step = stepAt(script, editor.selection.active.line);
    if (step) return { document, script, step };
  }
  throw badInput(l10n.t('No step of a script is meant.'), l10n.t('Put the cursor into a step.'));
}

function notGenerated(step: ScriptStep): Error {
  return badInput(
    l10n.t('Nothing is generated for {0} any more.', step.id),
    l10n.t('The table may be gone from the source, or left out by the decisions.'),
  );
}

async function progress<T>(title: string, work: (token: vscode.CancellationToken) => Promise<T>): Promise<T> {
  const location = vscode.ProgressLocation.Notification;
  return await vscode.window.withProgress({ location, title, cancellable: true }, (_progress, token) => work(token));
}

import * as vscode from 'vscode';
import type { Decisions } from '../../engine/model/mapping.js';
import type { AssessmentResult, ConnectionPair } from '../../protocol/engineProtocol.js';
import { engineLabel, type ConnectionProfile } from '../connections/profile.js';
import { confirmProduction, demandWritable } from '../connections/protection.js';
import { badInput } from '../failures.js';
import { analysisWords } from '../panel/activity.js';
import type { ReportView } from '../report/reportView.js';
import type { Services } from '../services.js';
import { showFailure } from '../ui/failureDialog.js';
import { defaultDecisions } from './defaults.js';
import { fileOf, type Migration } from './files.js';
import { demandTrustOfMapping } from './runnable.js';

type MigrationPlace = Pick<Migration, 'name' | 'folder'>;

/** Assesses what a migration would meet, before any is made, writes the assessment and opens it. Writes nothing to a source. */
export class Analyzer {
  constructor(
    private readonly services: Services,
    private readonly reports: ReportView,
  ) {}

  /** By the decisions of a migration. `measure` says whether a dry run measures rates; without it the person is asked. */
  async ofMigration(migration: MigrationPlace, measure?: boolean): Promise<vscode.Uri | undefined> {
    demandTrustOfMapping();
    const { engine, store } = this.services;
    const document = await vscode.workspace.openTextDocument(fileOf(migration, 'mapping'));
    const text = document.getText();
    const decisions = await engine.request('readDecisions', { text });
    const connections = await store.pairNamed(decisions.source, decisions.target);
    return await this.#assess(migration, text, connections, measure);
  }

  /** Of everything in a connection's database, towards another connection that the person picks, by the settings for new migrations. */
  async ofConnection(given?: ConnectionProfile, measure?: boolean): Promise<vscode.Uri | undefined> {
    const { engine, store } = this.services;
    const source = given ?? (await this.#pick(vscode.l10n.t('Which database would move?')));
    const target = source && (await this.#pick(vscode.l10n.t('Where would {0} move to?', source.name), source));
    if (!source || !target) return undefined;
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? this.services.context.globalStorageUri;
    const decisions: Decisions = {
      version: 1,
      source: source.name,
      target: target.name,
      ...(await defaultDecisions(this.services, folder)),
    };
    const { text } = await engine.request('printDecisions', { decisions });
    const connections = { source: await store.settings(source), target: await store.settings(target) };
    const name = source.database.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-') || 'database';
    try {
      return await this.#assess({ name, folder }, text, connections, measure);
    } catch (error) {
      const again = (): Promise<unknown> => this.ofConnection(source, measure);
      await showFailure(error, this.services.log, { connections: [source.name, target.name], again });
      return undefined;
    }
  }

  async #pick(placeHolder: string, except?: ConnectionProfile): Promise<ConnectionProfile | undefined> {
    const items = this.services.store
      .list()
      .filter((profile) => profile.id !== except?.id)
      .map((profile) => ({
        label: `$(database) ${profile.name}`,
        description: `${engineLabel(profile.engine)} · ${profile.database}`,
        profile,
      }));
    if (items.length === 0)
      throw badInput(
        vscode.l10n.t('There is no other connection.'),
        vscode.l10n.t('Add the database to move to first.'),
      );
    return (await vscode.window.showQuickPick(items, { placeHolder }))?.profile;
  }

  async #assess(
    migration: MigrationPlace,
    text: string,
    connections: ConnectionPair,
    given: boolean | undefined,
  ): Promise<vscode.Uri | undefined> {
    const measure = given ?? (await askMeasure(connections.target.name));
    if (measure === undefined) return undefined;
    if (measure) {
      const profile = this.services.store.named(connections.target.name);
      demandWritable(profile);
      if (!(await confirmProduction(profile))) return undefined;
    }
    const options = {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Analyzing {0}', connections.source.name),
      cancellable: true,
    };
    const result = await vscode.window.withProgress(options, (progress, token) =>
      this.services.engine.request(
        'assess',
        { text, connections, measure },
        { token, onEvent: (event) => progress.report({ message: analysisWords(event).text }) },
      ),
    );
    await write(migration, result);
    this.services.log.info(`analyzed ${connections.source.name}: ${result.headline}`);
    const file = fileOf(migration, 'assessment');
    await this.reports.show(file, true);
    return file;
  }
}

async function write(migration: MigrationPlace, { html, markdown, json }: AssessmentResult): Promise<void> {
  const files = { assessment: html, assessmentText: markdown, assessmentData: json } as const;
  for (const role of ['assessment', 'assessmentText', 'assessmentData'] as const)
    await vscode.workspace.fs.writeFile(fileOf(migration, role), new TextEncoder().encode(files[role]));
}

/** Whether a dry run is to measure rates; nothing when the person gave up. */
async function askMeasure(target: string): Promise<boolean | undefined> {
  const items = [
    {
      label: `$(eye) ${vscode.l10n.t('Read only')}`,
      detail: vscode.l10n.t('Reads the catalog and the data of the source. How long a migration takes stays unknown.'),
      measure: false,
    },
    {
      label: `$(beaker) ${vscode.l10n.t('Read, and measure')}`,
      detail: vscode.l10n.t(
        'Also makes a dry run with a sample in a scratch database of {0}, which is dropped again.',
        target,
      ),
      measure: true,
    },
  ];
  const placeHolder = vscode.l10n.t('How closely? Nothing is ever written to the source.');
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.measure;
}

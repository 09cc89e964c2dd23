import * as vscode from 'vscode';
import type { ConnectionNode } from '../connections/nodes.js';
import type { ObjectDocuments } from '../connections/documents.js';
import { badInput } from '../failures.js';
import { MappingEditor } from '../panel/mappingEditor.js';
import type { ReportView } from '../report/reportView.js';
import type { RunView } from '../runView/runView.js';
import { acceptFinding } from '../script/stepCommands.js';
import type { Services } from '../services.js';
import { showFailure } from '../ui/failureDialog.js';
import type { Analyzer } from './analyze.js';
import { failureContextOf } from './failureContext.js';
import { chooseExisting } from './existing.js';
import { fileOf, migrationOf, type FileRole, type Migration, type MigrationFinder } from './files.js';
import type { Generator } from './generate.js';
import { askLevel, levelOf } from './level.js';
import { newMigration } from './newMigration.js';
import { checkBeforeRun } from './preflight.js';
import { loadRejects } from './loadRejects.js';
import { repairRows } from './repair.js';
import { rollBackTarget } from './rollBack.js';
import type { Runner } from './runner.js';
import type { MigrationNode, MigrationsTree } from './tree.js';

interface Parts {
  readonly services: Services;
  readonly finder: MigrationFinder;
  readonly migrations: MigrationsTree;
  readonly runner: Runner;
  readonly generator: Generator;
  readonly analyzer: Analyzer;
  readonly reports: ReportView;
  readonly runView: RunView;
  readonly mapping: MappingEditor;
  readonly documents: ObjectDocuments;
}

/** What a command may be called with: a file, a line of the view, or nothing (then the active editor counts, or it asks). */
type Place = vscode.Uri | MigrationNode | ConnectionNode | undefined;

/** The commands that work on a migration. */
export function registerMigrationCommands(parts: Parts): vscode.Disposable[] {
  const { services, runner, generator, analyzer, reports, mapping } = parts;
  const command = (id: string, run: (place: Place, ...rest: unknown[]) => unknown): vscode.Disposable =>
    vscode.commands.registerCommand(`databaseMigration.${id}`, async (place: Place, ...rest: unknown[]) => {
      try {
        return await run(place, ...rest);
      } catch (error) {
        const migration = placeOf(place) ?? activeMigration();
        await showFailure(error, services.log, migration && (await failureContextOf(services, migration)));
        return undefined;
      }
    });
  const on = async <T>(
    place: Place,
    role: FileRole,
    act: (migration: MigrationPlace, file: vscode.Uri) => Promise<T>,
  ): Promise<T | undefined> => {
    const migration = await resolve(parts.finder, place, role);
    if (!migration) return undefined;
    try {
      return await act(migration, fileOf(migration, role));
    } catch (error) {
      await showFailure(error, services.log, await failureContextOf(services, migration));
      return undefined;
    }
  };
  return [
    command('newMigration', () => newMigration(services)),
    command('openMapping', (place) =>
      on(place, 'mapping', async (_migration, file) =>
        vscode.commands.executeCommand('vscode.openWith', file, MappingEditor.viewType),
      ),
    ),
    command('openAsText', (place) =>
      on(place, 'mapping', async (_migration, file) =>
        vscode.commands.executeCommand('vscode.openWith', file, 'default'),
      ),
    ),
    command('generateScript', (place) => on(place, 'mapping', (migration) => generator.generate(migration))),
    command('chooseExisting', (place) =>
      on(place, 'mapping', async (migration, file) =>
        (await chooseExisting(services, file)) ? await generator.generate(migration) : undefined,
      ),
    ),
    command('analyze', async (place, measure) => {
      const wanted = typeof measure === 'boolean' ? measure : undefined;
      if (isConnection(place)) return await analyzer.ofConnection(place.profile, wanted);
      const known = placeOf(place) ?? activeMigration();
      if (!known && (await parts.finder.list()).length === 0) return await analyzer.ofConnection(undefined, wanted);
      return await on(place, 'mapping', (migration) => analyzer.ofMigration(migration, wanted));
    }),
    command('runMigration', (place, only) =>
      on(place, 'script', (_migration, file) => runner.start('run', file, stepIds(only))),
    ),
    command('preflight', (place) => on(place, 'script', (_migration, file) => checkBeforeRun(services, file))),
    command('rehearse', (place) => on(place, 'script', (_migration, file) => runner.start('rehearse', file))),
    command('resumeMigration', (place) => on(place, 'script', (_migration, file) => runner.start('resume', file))),
    command('rollBackTarget', (place) =>
      on(place, 'script', (migration, file) => rollBackTarget(services, migration, file)),
    ),
    command('loadRejects', (place) => on(place, 'rejects', (migration) => loadRejects(services, migration))),
    command('repairRows', (place) =>
      on(place, 'script', async (migration, file) => {
        if (await repairRows(services, parts.documents, migration, file))
          await runner.start('verify', file, undefined, 'checksum');
      }),
    ),
    command('verify', (place, only, level) =>
      on(place, 'script', async (_migration, file) => {
        const wanted = levelOf(level) ?? (await askLevel());
        return wanted && (await runner.start('verify', file, stepIds(only), wanted));
      }),
    ),
    command('cancel', (place) => {
      const known = placeOf(place);
      runner.cancel(known && fileOf(known, 'script'));
    }),
    command('showRun', (place) => on(place, 'script', async (_migration, file) => parts.runView.show(file))),
    command('openReport', (place) =>
      place instanceof vscode.Uri ? reports.show(place) : on(place, 'report', (_migration, file) => reports.show(file)),
    ),
    command('openReportInBrowser', (place) => openInBrowser(place, reports)),
    command('refreshMapping', (place) => on(place, 'mapping', (_migration, file) => mapping.refresh(file))),
    command('refreshMigrations', () => parts.migrations.refresh()),
    command('acceptFinding', (uri, line, entry) =>
      uri instanceof vscode.Uri && typeof line === 'number' && typeof entry === 'string'
        ? acceptFinding(uri, line, entry)
        : undefined,
    ),
    command('openWalkthrough', async () =>
      vscode.commands.executeCommand('workbench.action.openWalkthrough', `${services.context.extension.id}#start`),
    ),
    command('showLog', () => services.log.show()),
  ];
}

type MigrationPlace = Pick<Migration, 'name' | 'folder'>;

function stepIds(only: unknown): readonly string[] | undefined {
  // A title-bar button hands on its group in this place.
  return Array.isArray(only) && only.every((id) => typeof id === 'string') && only.length > 0 ? only : undefined;
}

function isConnection(place: Place): place is Extract<ConnectionNode, { type: 'connection' }> {
  return place !== undefined && 'type' in place && place.type === 'connection';
}

function placeOf(place: Place): MigrationPlace | undefined {
  if (place instanceof vscode.Uri) return migrationOf(place);
  if (place && 'migration' in place) return place.migration;
  return undefined;
}

/** The migration meant: the one given, the active editor's, the only one there is, or the one that the person picks. */
async function resolve(finder: MigrationFinder, place: Place, role: FileRole): Promise<MigrationPlace | undefined> {
  const given = placeOf(place) ?? activeMigration();
  if (given) return given;
  const all = (await finder.list()).filter((migration) => migration.has.has(role));
  if (all.length < 2) {
    if (all[0]) return all[0];
    throw badInput(
      missing[role],
      role === 'mapping' ? vscode.l10n.t('Start with "New Migration".') : vscode.l10n.t('Generate or run it first.'),
    );
  }
  const items = all.map((migration) => ({
    label: migration.name,
    description: vscode.workspace.asRelativePath(migration.folder),
    migration,
  }));
  return (await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Which migration?') }))?.migration;
}

const missing: Readonly<Record<FileRole, string>> = {
  mapping: vscode.l10n.t('There is no migration in this workspace yet.'),
  script: vscode.l10n.t('There is no migration script in this workspace yet.'),
  rejects: vscode.l10n.t('No run of this workspace set refused rows aside.'),
  state: vscode.l10n.t('No migration of this workspace ran yet.'),
  report: vscode.l10n.t('There is no report in this workspace yet.'),
  reportData: vscode.l10n.t('There is no report in this workspace yet.'),
  reportText: vscode.l10n.t('There is no report in this workspace yet.'),
  assessment: vscode.l10n.t('There is no assessment in this workspace yet.'),
  assessmentText: vscode.l10n.t('There is no assessment in this workspace yet.'),
  assessmentData: vscode.l10n.t('There is no assessment in this workspace yet.'),
};

function activeMigration(): MigrationPlace | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom) return migrationOf(input.uri);
  return undefined;
}

async function openInBrowser(place: Place, reports: ReportView): Promise<void> {
  const { remoteName } = vscode.env;
  if (remoteName !== undefined)
    throw badInput(
      vscode.l10n.t('The report lies on another machine ({0}), and a browser sees the files of its own.', remoteName),
      vscode.l10n.t('Read it here, or download it from the Explorer.'),
    );
  const given = placeOf(place);
  const file = given ? fileOf(given, 'report') : reports.active();
  if (!file) throw badInput(vscode.l10n.t('No report is open.'), vscode.l10n.t('Open a report first.'));
  if (!(await vscode.env.openExternal(file)))
    throw badInput(
      vscode.l10n.t('The browser did not open {0}.', file.fsPath),
      vscode.l10n.t('Open the file from your file manager.'),
    );
}

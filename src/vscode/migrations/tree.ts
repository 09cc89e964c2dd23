import * as vscode from 'vscode';
import type { RunState, StepState } from '../../engine/model/event.js';
import { objectName, type Finding, type Severity } from '../../engine/model/finding.js';
import { paceWords } from '../../engine/model/pace.js';
import { countOf, writeDuration } from '../../engine/model/quantity.js';
import type { RowDifference } from '../../engine/model/verification.js';
import { fileOf, type FileRole, type Migration, type MigrationFinder } from './files.js';
import { recordedRun, recordedState } from './recorded.js';
import type { Run, StepStatus } from './run.js';
import type { RunBoard } from './runBoard.js';
import { outcomeWords, recordedWords } from './words.js';

/** A line of the Migrations view. */
export type MigrationNode =
  | { readonly type: 'migration'; readonly migration: Migration; readonly run: Run | undefined }
  | { readonly type: 'file'; readonly migration: Migration; readonly role: FileRole }
  | { readonly type: 'run'; readonly migration: Migration; readonly run: Run }
  | { readonly type: 'phase'; readonly run: Run; readonly name: string; readonly steps: readonly StepStatus[] }
  | { readonly type: 'step'; readonly run: Run; readonly status: StepStatus }
  | { readonly type: 'note'; readonly item: vscode.TreeItem };

/** How often the view is drawn anew while a run reports. */
const redrawMilliseconds = 250;

/** Every migration of the workspace with its files and its last run, live while it lasts. */
export class MigrationsTree implements vscode.TreeDataProvider<MigrationNode>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly finder: MigrationFinder,
    private readonly board: RunBoard,
  ) {
    finder.onDidChange(() => this.refresh());
    board.onDidChange(() => {
      this.#timer ??= setTimeout(() => this.refresh(), redrawMilliseconds);
    });
  }

  refresh(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#changed.fire(undefined);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#changed.dispose();
  }

  getTreeItem(node: MigrationNode): vscode.TreeItem {
    switch (node.type) {
      case 'migration':
        return migrationItem(node.migration, node.run);
      case 'file':
        return fileItem(node.migration, node.role);
      case 'run':
        return runItem(node.run);
      case 'phase':
        return phaseItem(node.run, node.name, node.steps);
      case 'step':
        return stepItem(node.run, node.status);
      case 'note':
        return node.item;
    }
  }

  async getChildren(node?: MigrationNode): Promise<MigrationNode[]> {
    if (!node) return await this.#migrations();
    switch (node.type) {
      case 'migration':
        return migrationChildren(node.migration, node.run);
      case 'run':
        return runChildren(node.run);
      case 'phase':
        return node.steps.map((status) => ({ type: 'step', run: node.run, status }));
      case 'step':
        return stepNotes(node.status);
      case 'file':
      case 'note':
        return [];
    }
  }

  async #migrations(): Promise<MigrationNode[]> {
    const all = await this.finder.list(['mapping', 'script', 'assessment']);
    return await Promise.all(all.map((migration) => this.#migration(migration)));
  }

  async #migration(migration: Migration): Promise<MigrationNode> {
    const run = this.board.get(fileOf(migration, 'script')) ?? (await recordedRun(migration));
    return { type: 'migration', migration, run };
  }
}

const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;

function icon(id: string, color?: string): vscode.ThemeIcon {
  return new vscode.ThemeIcon(id, color === undefined ? undefined : new vscode.ThemeColor(color));
}

const green = 'testing.iconPassed';
const red = 'list.errorForeground';
const yellow = 'list.warningForeground';

const outcomeIcons: Readonly<Record<RunState, vscode.ThemeIcon>> = {
  ready: icon('pass', green),
  verified: icon('verified-filled', green),
  'not-verified': icon('pass', yellow),
  incomplete: icon('diff-removed', red),
  differs: icon('diff', red),
  blocked: icon('circle-slash', red),
  failed: icon('error', red),
  cancelled: icon('debug-stop', yellow),
};

const stepIcons: Readonly<Record<StepState, vscode.ThemeIcon>> = {
  pending: icon('circle-outline'),
  running: icon('sync~spin'),
  done: icon('pass', green),
  failed: icon('error', red),
  skipped: icon('debug-step-over'),
  interrupted: icon('debug-pause', yellow),
};

/** How far a migration came that never ran. */
function stageWords({ has }: Migration): string {
  if (has.has('script')) return vscode.l10n.t('script ready');
  return has.has('mapping') ? vscode.l10n.t('mapping') : vscode.l10n.t('assessed');
}

function migrationItem(migration: Migration, run: Run | undefined): vscode.TreeItem {
  const item = new vscode.TreeItem(migration.name, Expanded);
  item.id = fileOf(migration, 'script').toString();
  item.description = run ? runWords(run) : stageWords(migration);
  item.iconPath = run ? runIcon(run) : icon('arrow-swap');
  item.contextValue = ['migration', ...migration.has, ...(isLive(run) ? ['running'] : [])].join(' ');
  return item;
}

function migrationChildren(migration: Migration, run: Run | undefined): MigrationNode[] {
  const roles: readonly FileRole[] = ['mapping', 'script', 'rejects', 'report', 'assessment'];
  const files = roles
    .filter((role) => migration.has.has(role))
    .map((role): MigrationNode => ({ type: 'file', migration, role }));
  return run ? [...files, { type: 'run', migration, run }] : files;
}

const fileLabels: Readonly<Record<FileRole, readonly [label: string, icon: string]>> = {
  mapping: [vscode.l10n.t('Mapping'), 'table'],
  script: [vscode.l10n.t('Script'), 'file-code'],
  report: [vscode.l10n.t('Report'), 'output'],
  state: [vscode.l10n.t('State'), 'history'],
  rejects: [vscode.l10n.t('Refused rows'), 'diff-removed'],
  reportData: [vscode.l10n.t('Report data'), 'json'],
  reportText: [vscode.l10n.t('Report as Markdown'), 'markdown'],
  assessment: [vscode.l10n.t('Assessment'), 'graph'],
  assessmentText: [vscode.l10n.t('Assessment as Markdown'), 'markdown'],
  assessmentData: [vscode.l10n.t('Assessment data'), 'json'],
};

function fileItem(migration: Migration, role: FileRole): vscode.TreeItem {
  const file = fileOf(migration, role);
  const [label, iconId] = fileLabels[role];
  const item = new vscode.TreeItem(label, None);
  item.id = file.toString();
  item.description = file.path.slice(file.path.lastIndexOf('/') + 1);
  item.iconPath = icon(iconId);
  item.contextValue = role;
  item.command =
    role === 'report' || role === 'assessment'
      ? { title: vscode.l10n.t('Open Report'), command: 'databaseMigration.openReport', arguments: [file] }
      : { title: vscode.l10n.t('Open'), command: 'vscode.open', arguments: [file] };
  return item;
}

function isLive(run: Run | undefined): boolean {
  return run?.isLive === true;
}

function runIcon(run: Run): vscode.ThemeIcon {
  if (run.isLive) return run.rest === undefined ? icon('sync~spin') : stepIcons.interrupted;
  return run.outcome ? outcomeIcons[run.outcome.state] : stepIcons[recordedState(run)];
}

function runWords(run: Run): string {
  if (run.isLive && run.rest !== undefined) return run.rest;
  if (run.isLive) return `${run.verb === 'run' ? 'running' : 'verifying'} · ${Math.floor(run.share * 100)}%`;
  if (!run.outcome) return recordedWords[recordedState(run)];
  const { state, milliseconds } = run.outcome;
  return `${outcomeWords[state]} · ${countOf(run.rows, 'row')} · ${writeDuration(milliseconds)}`;
}

function runItem(run: Run): vscode.TreeItem {
  const item = new vscode.TreeItem(
    run.verb === 'run' ? vscode.l10n.t('Run') : vscode.l10n.t('Verification'),
    run.isLive ? Expanded : Collapsed,
  );
  item.id = `${run.script.toString()}#${run.verb}`;
  item.description = run.isRecorded ? vscode.l10n.t('last run') : run.startedAt.toLocaleTimeString();
  item.iconPath = runIcon(run);
  item.tooltip = run.outcome?.error ? `${run.outcome.error.message}\n${run.outcome.error.hint}` : undefined;
  return item;
}

function runChildren(run: Run): MigrationNode[] {
  const phases = [...run.phases()].map(([name, steps]): MigrationNode => ({ type: 'phase', run, name, steps }));
  const findings = run.findings.map((finding) => findingNote(finding, run.script));
  return run.outcome?.error ? [errorNote(run.outcome.error.message), ...phases, ...findings] : [...phases, ...findings];
}

function phaseItem(run: Run, name: string, steps: readonly StepStatus[]): vscode.TreeItem {
  const running = steps.some((step) => step.state === 'running');
  const failed = steps.some((step) => step.state === 'failed');
  const differs = steps.some(({ verification }) => verification?.state === 'differs');
  const done = steps.filter((step) => step.state === 'done' || step.state === 'skipped').length;
  // It closes behind a run, but not where there is something to look at. VS Code opens a line that it doesn't know yet, and leaves others as they are.
  const worthALook = running || failed || differs;
  const item = new vscode.TreeItem(name, worthALook ? Expanded : Collapsed);
  item.id = `${run.script.toString()}#${run.verb}/${name}${worthALook ? '!' : ''}`;
  item.description = `${done} of ${steps.length}`;
  const state: StepState = failed ? 'failed' : running ? 'running' : done === steps.length ? 'done' : 'pending';
  item.iconPath = differs ? outcomeIcons.differs : stepIcons[state];
  return item;
}

function stepItem(run: Run, status: StepStatus): vscode.TreeItem {
  const { outline, state } = status;
  const item = new vscode.TreeItem(outline.name, stepNotes(status).length > 0 ? Collapsed : None);
  item.id = `${run.script.toString()}#${run.verb}#${outline.step}`;
  item.description = stepWords(status);
  item.iconPath = status.verification?.state === 'differs' ? outcomeIcons.differs : stepIcons[state];
  item.tooltip = status.error ? `${outline.step}\n${status.error.message}\n${status.error.hint}` : outline.step;
  const at = new vscode.Position(Math.max(0, outline.line - 1), 0);
  item.command = {
    title: vscode.l10n.t('Show in Script'),
    command: 'vscode.open',
    arguments: [run.script, { selection: new vscode.Range(at, at), preserveFocus: true }],
  };
  return item;
}

function stepWords(status: StepStatus): string {
  const { outline, rows, pace, milliseconds, verification, error } = status;
  if (error) return error.message;
  if (verification) return `${verification.state.replaceAll('-', ' ')} · ${countOf(verification.targetRows, 'row')}`;
  const parts = [outline.kind === 'copy' ? '' : outline.kind.replaceAll('-', ' ')];
  if (status.state === 'running' && pace) parts.push(paceWords(pace));
  else if (rows !== undefined && outline.kind === 'copy') parts.push(countOf(rows, 'row'));
  if (milliseconds !== undefined) parts.push(writeDuration(milliseconds));
  return parts.filter(Boolean).join(' · ');
}

function stepNotes(status: StepStatus): MigrationNode[] {
  const differences = status.verification?.differences ?? [];
  return [
    ...(status.error ? [errorNote(status.error.message)] : []),
    ...status.warnings.map((warning) => note(warning, 'warning', yellow)),
    ...differences.map((difference) => note(differenceWords(difference), 'diff', red)),
    ...(status.verification?.reason === undefined ? [] : [note(status.verification.reason, 'info')]),
  ];
}

function differenceWords(difference: RowDifference): string {
  const key = Object.entries(difference.key)
    .map(([column, value]) => `${column}=${value ?? 'NULL'}`)
    .join(', ');
  const cells = difference.cells.map((cell) => `${cell.column}: ${cell.source ?? 'NULL'} → ${cell.target ?? 'NULL'}`);
  return [`${key} ${difference.kind}`, ...cells].join(' · ');
}

const severityIcons: Readonly<Record<Severity, readonly [string, string | undefined]>> = {
  error: ['error', red],
  warning: ['warning', yellow],
  info: ['info', undefined],
};

function findingNote(finding: Finding, script: vscode.Uri): MigrationNode {
  const [iconId, color] = severityIcons[finding.severity];
  const item = new vscode.TreeItem(objectName(finding.object), None);
  item.description = finding.message;
  item.tooltip = `${finding.code}\n${finding.message}\n${finding.fix ?? ''}`;
  item.iconPath = icon(iconId, color);
  if (finding.line !== undefined) {
    const at = new vscode.Position(finding.line - 1, 0);
    item.command = {
      title: vscode.l10n.t('Show'),
      command: 'vscode.open',
      arguments: [script, { selection: new vscode.Range(at, at) }],
    };
  }
  return { type: 'note', item };
}

function errorNote(message: string): MigrationNode {
  return note(message, 'error', red);
}

function note(text: string, iconId: string, color?: string): MigrationNode {
  const item = new vscode.TreeItem(text, None);
  item.tooltip = text;
  item.iconPath = icon(iconId, color);
  return { type: 'note', item };
}

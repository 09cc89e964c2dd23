import * as vscode from 'vscode';

/** The files of a migration lie side by side and share a name. */
export const suffixes = {
  mapping: '.migration.json',
  script: '.migration.sql',
  state: '.migration.state.json',
  rejects: '.migration.rejects.jsonl',
  report: '.report.html',
  reportText: '.report.md',
  reportData: '.report.json',
  assessment: '.assessment.html',
  assessmentText: '.assessment.md',
  assessmentData: '.assessment.json',
} as const;
export type FileRole = keyof typeof suffixes;

/** One migration of the workspace. */
export interface Migration {
  readonly name: string;
  readonly folder: vscode.Uri;
  /** Which of its files exist. */
  readonly has: ReadonlySet<FileRole>;
}

/** Where a migration's file lies, whether or not it exists. */
export function fileOf(migration: Pick<Migration, 'name' | 'folder'>, role: FileRole): vscode.Uri {
  return vscode.Uri.joinPath(migration.folder, `${migration.name}${suffixes[role]}`);
}

/** The migration that a file belongs to, by its name alone. */
export function migrationOf(file: vscode.Uri): Pick<Migration, 'name' | 'folder'> | undefined {
  const base = file.path.slice(file.path.lastIndexOf('/') + 1);
  const suffix = Object.values(suffixes).find((entry) => base.endsWith(entry) && base.length > entry.length);
  if (suffix === undefined) return undefined;
  return { name: base.slice(0, -suffix.length), folder: vscode.Uri.joinPath(file, '..') };
}

const pattern =
  '**/*.{migration.json,migration.sql,migration.state.json,migration.rejects.jsonl,report.html,report.json,assessment.html}';

/** The migrations of the workspace, kept up to date while files come and go. */
export class MigrationFinder implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #watcher = vscode.workspace.createFileSystemWatcher(pattern);

  constructor() {
    this.#watcher.onDidCreate(() => this.#changed.fire());
    this.#watcher.onDidDelete(() => this.#changed.fire());
    this.#watcher.onDidChange((file) => {
      if (file.path.endsWith(suffixes.script) || file.path.endsWith(suffixes.state)) this.#changed.fire();
    });
  }

  /** All that have one of these files, by name: migrations have a mapping or a script, and what was only assessed has neither. */
  async list(owning: readonly FileRole[] = ['mapping', 'script']): Promise<readonly Migration[]> {
    const files = await vscode.workspace.findFiles(pattern, '**/{node_modules,.git}/**');
    const found = new Map<string, { name: string; folder: vscode.Uri; has: Set<FileRole> }>();
    for (const file of files) {
      const place = migrationOf(file);
      const role = place && roles.find((entry) => file.path.endsWith(`${place.name}${suffixes[entry]}`));
      if (!place || !role) continue;
      const key = `${place.folder.toString()}/${place.name}`;
      const migration = found.get(key) ?? { ...place, has: new Set<FileRole>() };
      migration.has.add(role);
      found.set(key, migration);
    }
    return [...found.values()]
      .filter(({ has }) => owning.some((role) => has.has(role)))
      .sort((a, b) => a.name.localeCompare(b.name));
  }

  dispose(): void {
    this.#watcher.dispose();
    this.#changed.dispose();
  }
}

const roles = Object.keys(suffixes) as FileRole[];

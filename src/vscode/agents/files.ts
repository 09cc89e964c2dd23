import * as vscode from 'vscode';
import { badInput } from '../failures.js';
import { fileOf, migrationOf, type FileRole, type Migration, type MigrationFinder } from '../migrations/files.js';

type Place = Pick<Migration, 'name' | 'folder'>;

/** The migration that a path or a name means; it has to lie in the workspace, for what a chat names is not what a person chose. Throws BAD_INPUT. */
export async function migrationNamed(finder: MigrationFinder, given: string, role: FileRole): Promise<Place> {
  const all = await finder.list();
  const found = all.filter((migration) => migration.name === given || names(migration, given));
  const [first, ...others] = found;
  if (first && others.length === 0) {
    if (first.has.has(role)) return first;
    throw badInput(
      `${first.name} has no ${role} yet.`,
      role === 'script' ? 'Generate the script first.' : 'Run it first.',
    );
  }
  const known = all.map((migration) => vscode.workspace.asRelativePath(fileOf(migration, 'script'))).join(', ');
  throw badInput(
    first ? `"${given}" stands for more than one migration.` : `There is no migration "${given}" in this workspace.`,
    `Give the path of one of: ${known || 'none yet; generate a script first'}.`,
  );
}

function names(migration: Migration, given: string): boolean {
  const path = given.replaceAll('\\', '/').replace(/^\.\//, '');
  const roles: readonly FileRole[] = ['script', 'mapping', 'report', 'reportData'];
  return roles.some((role) => {
    const file = fileOf(migration, role);
    return file.path === path || file.fsPath === given || vscode.workspace.asRelativePath(file, false) === path;
  });
}

/** Where a new migration of that name would lie: the first folder of the workspace. Throws BAD_INPUT. */
export function newPlace(name: string): Place {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder)
    throw badInput('No folder is open.', 'Ask the person to open a folder; a migration is a few files in it.');
  const place = { name, folder: folder.uri };
  if (!/^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u.test(name) || !migrationOf(fileOf(place, 'mapping')))
    throw badInput(`"${name}" is no name for a migration.`, 'Use letters, digits, dots, dashes and underscores.');
  return place;
}

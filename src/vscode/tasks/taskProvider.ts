import * as vscode from 'vscode';
import { isBoolean, isString, objectOf, oneOf, optional } from '../../protocol/check.js';
import { badInput } from '../failures.js';
import { fileOf, type MigrationFinder } from '../migrations/files.js';
import type { Runner } from '../migrations/runner.js';
import { scriptOf } from '../script/language.js';
import type { Services } from '../services.js';
import { MigrationTerminal } from './terminal.js';

const taskType = 'database-migration';

interface Definition extends vscode.TaskDefinition {
  readonly task: 'run' | 'verify' | 'rehearse';
  /** Path of the script, within the folder. */
  readonly script: string;
  /** Name of the connection that the script writes to. */
  readonly target?: string | undefined;
  /** True: the person who wrote the task agreed to writing to `target`; no dialog asks again, but before production. */
  readonly confirmed?: boolean | undefined;
}

const isDefinition = objectOf<Definition>({
  type: oneOf(taskType),
  task: oneOf('run', 'verify', 'rehearse'),
  script: isString,
  target: optional(isString),
  confirmed: optional(isBoolean),
});

/** Lets `tasks.json` verify, rehearse or run a script: exit status 0 when everything is verified, else 1. */
export function registerTasks(services: Services, finder: MigrationFinder, runner: Runner): vscode.Disposable {
  return vscode.tasks.registerTaskProvider(taskType, {
    provideTasks: async () => {
      const scripts = (await finder.list()).filter(({ has }) => has.has('script'));
      return scripts.flatMap((migration) => {
        const folder = vscode.workspace.getWorkspaceFolder(migration.folder);
        const script = vscode.workspace.asRelativePath(fileOf(migration, 'script'), false);
        const task = 'verify' as const;
        return folder ? [taskOf({ type: taskType, task, script }, folder, services, runner)] : [];
      });
    },
    resolveTask: (task) => {
      const { definition, scope } = task;
      if (!isDefinition(definition)) return undefined;
      const given = typeof scope === 'object' ? scope : vscode.workspace.workspaceFolders?.[0];
      return given && taskOf(definition, given, services, runner, task.name);
    },
  });
}

function taskOf(
  definition: Definition,
  folder: vscode.WorkspaceFolder,
  services: Services,
  runner: Runner,
  name = `${definition.task} ${definition.script}`,
): vscode.Task {
  const execution = new vscode.CustomExecution(async () => {
    const file = vscode.Uri.joinPath(folder.uri, definition.script);
    return new MigrationTerminal(services.log, {
      cancel: () => runner.cancel(file),
      start: async () => runner.attempt(definition.task, file, { agreed: await isAgreed(definition, file) }),
    });
  });
  return new vscode.Task(definition, folder, name, 'Database Migration', execution);
}

/** Whether the definition stands for the dialog: it names the very target that the script names. Throws where it names another. */
async function isAgreed({ task, target, confirmed }: Definition, file: vscode.Uri): Promise<boolean> {
  if (target === undefined) return false;
  const named = (await scriptOf(await vscode.workspace.openTextDocument(file))).target?.name;
  if (named !== target)
    throw badInput(
      vscode.l10n.t('The task names the target "{0}", and the script "{1}".', target, named ?? ''),
      vscode.l10n.t('Make both name the same connection.'),
    );
  return task !== 'verify' && confirmed === true;
}

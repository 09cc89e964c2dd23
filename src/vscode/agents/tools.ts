import * as vscode from 'vscode';
import { arrayOf, isBoolean, isRecord, isString, objectOf, optional, type Check } from '../../protocol/check.js';
import { Failure } from '../../protocol/failure.js';
import { isReport } from '../../protocol/report.js';
import { badInput, failureOf } from '../failures.js';
import { fileOf, type MigrationFinder } from '../migrations/files.js';
import type { Generator } from '../migrations/generate.js';
import type { Runner, RunVerb } from '../migrations/runner.js';
import { scriptOf } from '../script/language.js';
import type { Services } from '../services.js';
import { analysisAnswer, connectionAnswer, reportAnswer, runAnswer, scriptAnswer } from './answers.js';
import { connectionFor, type DatabaseInput } from './databases.js';
import { migrationNamed, newPlace } from './files.js';

/** What the tools work with. */
export interface ToolParts {
  readonly services: Services;
  readonly finder: MigrationFinder;
  readonly runner: Runner;
  readonly generator: Generator;
}

interface Tool<Input extends object> {
  readonly check: Check<Input>;
  /** What stands in the chat while it works. */
  readonly doing: (input: Input) => string;
  /** What the chat asks before; a dialog of our own asks again before anything is written to a database. */
  readonly asks?: (input: Input) => string;
  readonly answer: (input: Input, token: vscode.CancellationToken) => Promise<object>;
}

interface Pair {
  readonly source_db: DatabaseInput;
  readonly target_db: DatabaseInput;
  readonly schemas?: readonly string[] | undefined;
}

const pairFields = { source_db: isRecord, target_db: isRecord, schemas: optional(arrayOf(isString)) };
const isScriptInput = objectOf<{ script: string; resume?: boolean | undefined }>({
  script: isString,
  resume: optional(isBoolean),
});

/** Registers the language-model tools: the stages of a migration, each the same as its command. */
export function registerTools(parts: ToolParts): vscode.Disposable[] {
  return [
    register('list_connections', listConnections(parts)),
    register('analyze_databases', analyzeDatabases(parts)),
    register('generate_script', generateScript(parts)),
    register('rehearse_script', runTool(parts, 'rehearse')),
    register('run_script', runTool(parts, 'run')),
    register('verify_script', runTool(parts, 'verify')),
    register('read_report', readReport(parts)),
  ];
}

function register<Input extends object>(name: string, tool: Tool<Input>): vscode.Disposable {
  return vscode.lm.registerTool<unknown>(`database_migration_${name}`, {
    prepareInvocation: ({ input }) => {
      if (!tool.check(input)) return undefined;
      const invocationMessage = tool.doing(input);
      const message = tool.asks?.(input);
      return message === undefined
        ? { invocationMessage }
        : { invocationMessage, confirmationMessages: { title: invocationMessage, message } };
    },
    invoke: async ({ input }, token) => {
      try {
        if (!vscode.workspace.isTrusted)
          throw badInput('The workspace is not trusted.', 'Ask the person to trust the workspace.');
        if (!tool.check(input)) throw badInput('The input does not fit the schema.', 'Look at the tool’s inputSchema.');
        const answer = await tool.answer(input, token);
        return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(JSON.stringify(answer, null, 1))]);
      } catch (thrown) {
        const { code, message, hint, line } = failureOf(thrown);
        throw new Error(`${code}${line === undefined ? '' : ` at line ${line}`}: ${message} ${hint}`);
      }
    },
  });
}

function listConnections({ services, finder }: ToolParts): Tool<object> {
  return {
    check: isRecord,
    doing: () => vscode.l10n.t('Listing connections and migrations'),
    answer: async () => {
      const migrations = (await finder.list()).map((migration) => ({
        name: migration.name,
        files: [...migration.has].map((role) => vscode.workspace.asRelativePath(fileOf(migration, role))),
      }));
      return { connections: services.store.list().map(connectionAnswer), migrations };
    },
  };
}

function analyzeDatabases({ services }: ToolParts): Tool<Pair> {
  return {
    check: objectOf<Pair>(pairFields),
    doing: () => vscode.l10n.t('Analysing both databases; nothing is written'),
    answer: async (input, token) => {
      const { text, connections } = await decisionsFor(services, input);
      return analysisAnswer(await services.engine.request('analyze', { text, connections, scan: true }, { token }));
    },
  };
}

interface GenerateInput {
  readonly source_db?: DatabaseInput | undefined;
  readonly target_db?: DatabaseInput | undefined;
  readonly schemas?: readonly string[] | undefined;
  readonly name?: string | undefined;
}

function generateScript({ services, finder, generator }: ToolParts): Tool<GenerateInput> {
  return {
    check: objectOf<GenerateInput>({
      source_db: optional(isRecord),
      target_db: optional(isRecord),
      schemas: optional(arrayOf(isString)),
      name: optional(isString),
    }),
    doing: ({ name }) => vscode.l10n.t('Generating a migration script {0}', name ?? ''),
    answer: async ({ source_db, target_db, schemas, name }) => {
      if (source_db === undefined || target_db === undefined) {
        if (name === undefined)
          throw badInput(
            'Neither databases nor a migration are given.',
            'Give source_db and target_db, or the name of a migration that exists.',
          );
        return await scriptFrom(generator, await migrationNamed(finder, name, 'mapping'));
      }
      const { text, source } = await decisionsFor(services, { source_db, target_db, schemas });
      const place = newPlace(name ?? source.database);
      const exists = (await finder.list()).some(
        (migration) => fileOf(migration, 'mapping').path === fileOf(place, 'mapping').path,
      );
      if (exists)
        throw badInput(
          `There is a migration called "${place.name}" already.`,
          'Call again with its name alone to generate its script anew, or choose another name.',
        );
      await vscode.workspace.fs.writeFile(fileOf(place, 'mapping'), new TextEncoder().encode(text));
      return await scriptFrom(generator, place);
    },
  };
}

async function scriptFrom(generator: Generator, place: Parameters<Generator['write']>[0]): Promise<object> {
  const file = await generator.write(place);
  if (!file) throw badInput('The person kept the script that they had edited.', 'Work with the script as it is.');
  const script = await scriptOf(await vscode.workspace.openTextDocument(file));
  return scriptAnswer(vscode.workspace.asRelativePath(file), script);
}

async function decisionsFor(services: Services, { source_db, target_db, schemas }: Pair) {
  const source = await connectionFor(services, 'source_db', source_db);
  const target = await connectionFor(services, 'target_db', target_db);
  const decisions = { version: 1 as const, source: source.name, target: target.name, ...(schemas ? { schemas } : {}) };
  const { text } = await services.engine.request('printDecisions', { decisions });
  const { store } = services;
  return { text, source, connections: { source: await store.settings(source), target: await store.settings(target) } };
}

function runTool({ finder, runner }: ToolParts, verb: RunVerb): Tool<{ script: string; resume?: boolean | undefined }> {
  const asked = async (script: string): Promise<vscode.Uri> =>
    fileOf(await migrationNamed(finder, script, 'script'), 'script');
  const { l10n } = vscode;
  return {
    check: isScriptInput,
    doing: ({ script }) =>
      verb === 'run'
        ? l10n.t('Running {0}', script)
        : verb === 'rehearse'
          ? l10n.t('Rehearsing {0} in a scratch database', script)
          : l10n.t('Verifying {0}; nothing is written', script),
    ...(verb === 'verify'
      ? {}
      : {
          asks: ({ script }) =>
            l10n.t('A dialog will name the target of {0} and ask you before anything is written.', script),
        }),
    answer: async ({ script, resume }, token) => {
      const file = await asked(script);
      const cancelling = token.onCancellationRequested(() => runner.cancel(file));
      try {
        const run = await runner.attempt(verb === 'run' && resume === true ? 'resume' : verb, file);
        if (run) return runAnswer(run);
      } finally {
        cancelling.dispose();
      }
      throw new Failure({
        code: 'CANCELLED',
        stage: 'run',
        message: 'The person did not agree to it in the dialog. Nothing was written.',
        hint: 'Ask what they want changed; do not try again unasked.',
      });
    },
  };
}

function readReport({ finder }: ToolParts): Tool<{ script: string }> {
  return {
    check: objectOf({ script: isString }),
    doing: ({ script }) => vscode.l10n.t('Reading the report of {0}', script),
    answer: async ({ script }) => {
      const file = fileOf(await migrationNamed(finder, script, 'reportData'), 'reportData');
      const report: unknown = JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)));
      if (!isReport(report))
        throw badInput('The report is of another format.', 'Verify the script again to have a new one.');
      return reportAnswer(vscode.workspace.asRelativePath(file), report);
    },
  };
}

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../../src/vscode/container.js';
import { askTarget, makeDatabases, sourceState, targetState, type Databases } from './environment.js';
import { activeExtension, Person, readWorkspaceFile, tidyUp, workspaceFile, writeWorkspaceFile } from './window.js';

describe('An agent', () => {
  let api: ExtensionApi;
  let databases: Databases;
  let person: Person;
  /** Everything that tools answered, to look for secrets in. */
  const answers: string[] = [];

  before(async () => {
    api = await activeExtension();
    databases = await makeDatabases('suite_agent');
    await api.connections.save(databases.source);
    await api.connections.save(databases.target);
  });
  beforeEach(() => {
    person = new Person();
  });
  afterEach(() => person.leave());
  after(() => tidyUp(api, databases));

  async function call<T = Record<string, unknown>>(name: string, input: object): Promise<T> {
    try {
      const result = await vscode.lm.invokeTool(`database_migration_${name}`, {
        input,
        toolInvocationToken: undefined,
      });
      const text = result.content
        .map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : ''))
        .join('');
      answers.push(text);
      return JSON.parse(text) as T;
    } catch (error) {
      answers.push(String(error));
      throw error;
    }
  }

  const named = (): object => ({
    source_db: { name: databases.source.name },
    target_db: { name: databases.target.name },
  });

  it('finds every tool that the manifest declares, and its skill', async () => {
    const extension = vscode.extensions.getExtension('database-migration.database-migration');
    assert.ok(extension);
    const { languageModelTools, chatSkills } = (extension.packageJSON as { contributes: Contributes }).contributes;
    const known = vscode.lm.tools.map(({ name }) => name);
    assert.equal(languageModelTools.length, 7);
    for (const { name } of languageModelTools) assert.ok(known.includes(name), name);
    const skill = await readWorkspaceFile(vscode.Uri.joinPath(extension.extensionUri, chatSkills[0]?.path ?? ''));
    assert.match(skill, /^---\nname: database-migration\ndescription: .{40,}\n---\n/);
    for (const { toolReferenceName } of languageModelTools) assert.ok(skill.includes(`#${toolReferenceName}`));
  });

  it('lists what is saved', async () => {
    const { connections } = await call<{ connections: { name: string }[] }>('list_connections', {});
    assert.deepEqual(connections.map(({ name }) => name).sort(), [databases.source.name, databases.target.name].sort());
  });

  it('analyses without writing', async () => {
    const { totals, tables } = await call<{ totals: { tables: number }; tables: { items: { table: string }[] } }>(
      'analyze_databases',
      named(),
    );
    assert.equal(totals.tables, 6);
    assert.ok(tables.items.some(({ table }) => table === 'public.customers'));
    assert.equal(await targetState('suite_agent'), '');
  });

  it('is refused a secret in the open, and told what to do', async () => {
    const { password, ...address } = databases.source;
    const input = { ...named(), source_db: { type: 'postgresql', ...address, engine: undefined, password: 'hunter2' } };
    await assert.rejects(call('analyze_databases', input), /holds a secret in "password".*\$\{env:NAME\}/);
    assert.notEqual(password, 'hunter2');
    assert.deepEqual(person.modals(), []);
  });

  it('may add a connection only when the person agrees', async () => {
    const { host, port, user } = databases.source;
    const source_db = { type: 'postgresql', host, port, user, password: '${env:SUITE_NOT_SET}', database: 'other' };
    await assert.rejects(call('analyze_databases', { ...named(), source_db }), /did not agree to add that connection/);
    assert.match(person.modals()[0]?.detail ?? '', /SUITE_NOT_SET.*sent to that server/);
    assert.equal(api.connections.list().length, 2);
    person.answers.push('Add Connection');
    await assert.rejects(call('analyze_databases', { ...named(), source_db }), /SUITE_NOT_SET, which is not set/);
    assert.equal(api.connections.list().length, 3);
    const added = api.connections.list().find((profile) => profile.database === 'other');
    if (added) await api.connections.remove(added.id);
  });

  it('takes the whole shape of a connection that is saved for that connection', async () => {
    const { host, port, user, database } = databases.source;
    const source_db = { type: 'postgresql', host, port, user, password: '${env:IGNORED}', database };
    await call('analyze_databases', { ...named(), source_db });
    assert.deepEqual(person.modals(), []);
  });

  it('generates a script into the workspace', async () => {
    const answer = await call<{ script: string; does: string }>('generate_script', { ...named(), name: 'agent' });
    assert.equal(answer.script, 'agent.migration.sql');
    assert.match(answer.does, /creates 6 tables, copies 6 tables/);
    await assert.rejects(call('generate_script', { ...named(), name: 'agent' }), /already.*name alone/);
    await assert.rejects(call('generate_script', { ...named(), name: '../outside' }), /is no name for a migration/);
    assert.equal((await call<{ script: string }>('generate_script', { name: 'agent' })).script, answer.script);
  });

  it('can neither run nor rehearse while the person says no', async () => {
    for (const tool of ['run_script', 'rehearse_script'])
      await assert.rejects(call(tool, { script: 'agent.migration.sql' }), /did not agree.*Nothing was written/);
    assert.equal(person.modals().length, 2);
    for (const { message } of person.modals()) assert.match(message, /agent\.migration\.sql on suite_agent-my/);
    assert.equal(await targetState('suite_agent'), '');
  });

  it('rehearses, runs, verifies and reports when they say yes', async () => {
    const before = await sourceState('suite_agent');
    person.answers.push('Dry Run', 'Run');
    assert.equal((await call('rehearse_script', { script: 'agent' })).state, 'verified');
    assert.equal(await targetState('suite_agent'), '');
    const ran = await call<{ state: string; tables: { items: unknown[] } }>('run_script', { script: 'agent' });
    assert.deepEqual([ran.state, ran.tables.items.length], ['verified', 6]);
    const { outcome } = await call<{ outcome: { state: string } }>('read_report', { script: 'agent.migration.sql' });
    assert.equal(outcome.state, 'verified');
    await askTarget('suite_agent', `UPDATE customers SET notes = 'changed' WHERE id = 7`);
    const looked = await call<{ state: string; tables: { items: { table: string; differing_rows?: number }[] } }>(
      'verify_script',
      { script: 'agent' },
    );
    assert.equal(looked.state, 'differs');
    const [differing, ...more] = looked.tables.items.filter(({ differing_rows }) => differing_rows !== undefined);
    assert.deepEqual([differing?.differing_rows, more], [1, []]);
    assert.equal(await sourceState('suite_agent'), before);
  });

  it('is told where a script is wrong', async () => {
    await writeWorkspaceFile('broken.migration.sql', '-- @migration format=1\n-- @nonsense\n');
    await assert.rejects(call('run_script', { script: 'broken' }), /SCRIPT_INVALID at line \d+: /);
    await vscode.workspace.fs.delete(workspaceFile('broken.migration.sql'));
    await assert.rejects(
      call('run_script', { script: '/etc/passwd' }),
      /no migration "\/etc\/passwd" in this workspace/,
    );
  });

  it('lets a task verify, and write without a dialog where the task names the very target', async () => {
    const [task] = (await vscode.tasks.fetchTasks({ type: 'database-migration' })).filter(({ name }) =>
      name.includes('agent'),
    );
    assert.ok(task);
    assert.equal(await exitCode(task), 1, 'a row differs since the test before');
    const { script } = task.definition as unknown as { script: string };
    const definition = { type: 'database-migration', task: 'rehearse', script, confirmed: true };
    const changed = new Promise<void>((resolve) => {
      const subscription = vscode.workspace.onDidChangeConfiguration((event) => {
        if (!event.affectsConfiguration('tasks')) return;
        subscription.dispose();
        resolve();
      });
    });
    const tasks = [
      { ...definition, label: 'wrong', target: 'elsewhere' },
      { ...definition, label: 'right', target: databases.target.name },
    ];
    await writeWorkspaceFile('.vscode/tasks.json', JSON.stringify({ version: '2.0.0', tasks }));
    await changed;
    const configured = await vscode.tasks.fetchTasks();
    for (const [label, code] of [
      ['wrong', 1],
      ['right', 0],
    ] as const) {
      const found = configured.find(({ name }) => name === label);
      assert.ok(found, configured.map(({ name }) => name).join());
      assert.equal(await exitCode(found), code, label);
    }
    assert.deepEqual(person.modals(), []);
    await vscode.workspace.fs.delete(workspaceFile('.vscode'), { recursive: true });
  });

  it('never learns a password', () => {
    for (const { password } of [databases.source, databases.target])
      for (const answer of answers) assert.ok(password && !answer.includes(password), answer.slice(0, 200));
    assert.ok(answers.length > 10);
  });
});

interface Contributes {
  readonly languageModelTools: readonly { name: string; toolReferenceName: string }[];
  readonly chatSkills: readonly { path: string }[];
}

async function exitCode(task: vscode.Task): Promise<number | undefined> {
  const ended = new Promise<number | undefined>((resolve) => {
    const subscription = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode: code }) => {
      if (execution.task.name !== task.name) return;
      subscription.dispose();
      resolve(code);
    });
  });
  await vscode.tasks.executeTask(task);
  return await ended;
}

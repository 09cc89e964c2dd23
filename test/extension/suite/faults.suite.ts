import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../../src/vscode/container.js';
import type { ConnectionProfile } from '../../../src/vscode/connections/profile.js';
import { askTarget, makeDatabases, sourceState, targetState, type Databases } from './environment.js';
import {
  activeExtension,
  Person,
  readWorkspaceFile,
  replaceInDocument,
  tidyUp,
  until,
  workspaceFile,
  writeWorkspaceFile,
} from './window.js';

describe('What goes wrong', () => {
  let api: ExtensionApi;
  let databases: Databases;
  let target: ConnectionProfile;
  let person: Person;
  let source: string;
  const mapping = (): vscode.Uri => workspaceFile('faults.migration.json');
  const script = (): vscode.Uri => workspaceFile('faults.migration.sql');
  const run = (): Thenable<unknown> => vscode.commands.executeCommand('databaseMigration.runMigration', script());

  before(async () => {
    api = await activeExtension();
    databases = await makeDatabases('suite_faults');
    await api.connections.save(databases.source);
    target = await api.connections.save(databases.target);
    const decisions = { version: 1, source: databases.source.name, target: databases.target.name };
    await writeWorkspaceFile('faults.migration.json', JSON.stringify(decisions));
    await vscode.commands.executeCommand('databaseMigration.generateScript', mapping());
    source = await sourceState('suite_faults');
  });
  beforeEach(() => {
    person = new Person();
    person.answer = 'Run';
  });
  afterEach(async () => {
    person.leave();
    await api.connections.save(databases.target, target.id);
  });
  after(() => tidyUp(api, databases));

  /** One message, with a button that does the next thing, and neither database touched. */
  async function refusedWith(pattern: RegExp, button: RegExp, state = ''): Promise<void> {
    const [error, ...more] = person.errors();
    assert.deepEqual(more, []);
    assert.match(error?.message ?? '', pattern);
    assert.match(error?.buttons[0] ?? '', button);
    assert.doesNotMatch(error?.message ?? '', /\n\s+at /, 'a stack trace reached the person');
    assert.equal(await targetState('suite_faults'), state);
    assert.equal(await sourceState('suite_faults'), source);
    assert.deepEqual(await vscode.workspace.findFiles('faults.report.*'), [], 'a refused run wrote a report');
  }

  it('a wrong port', async () => {
    await api.connections.save({ ...databases.target, port: 1 }, target.id);
    await run();
    await refusedWith(/:1\b|port 1\b/, /^Edit Connection$/);
  });

  it('a password that was deleted from secret storage', async () => {
    await api.connections.forgetPassword(target.id);
    await run();
    await refusedWith(/password of .*suite_faults-my/, /^Enter Password$/);
    assert.deepEqual(person.modals(), []);
  });

  it('a wrong password', async () => {
    await api.connections.save({ ...databases.target, password: 'surely wrong' }, target.id);
    await run();
    await refusedWith(/password|denied/i, /^Enter Password$/);
  });

  it('a directive that is broken: a diagnostic on its line, and nothing runs', async () => {
    await replaceInDocument(script(), '-- @phase data', '-- @phrase data');
    const line = (await vscode.workspace.openTextDocument(script())).getText().split('\n').indexOf('-- @phrase data');
    const problem = await until(vscode.languages.onDidChangeDiagnostics, () =>
      vscode.languages
        .getDiagnostics(script())
        .find(({ severity, range }) => severity === vscode.DiagnosticSeverity.Error && range.start.line === line),
    );
    assert.match(problem.message, /@phrase/);
    await run();
    assert.deepEqual(person.modals(), []);
    await refusedWith(new RegExp(`Line ${line + 1} of the script`), new RegExp(`^Go to Line ${line + 1}$`));
    await replaceInDocument(script(), '-- @phrase data', '-- @phase data');
  });

  it('a connection that the script names and nobody saved', async () => {
    await api.connections.save({ ...databases.target, name: 'called-otherwise' }, target.id);
    await run();
    await refusedWith(/no connection called "suite_faults-my"/, /^Add Connection$/);
  });

  it('a run that the person does not confirm', async () => {
    person.answer = undefined;
    await run();
    assert.deepEqual(person.errors(), []);
    assert.equal(person.modals().length, 1);
    assert.equal(await targetState('suite_faults'), '');
  });

  it('a target that is read-only', async () => {
    await askTarget('suite_faults', 'SET GLOBAL super_read_only = ON');
    try {
      await run();
      await refusedWith(/read.only/i, /^Edit Connection$/);
    } finally {
      await askTarget('suite_faults', 'SET GLOBAL super_read_only = OFF, GLOBAL read_only = OFF');
    }
  });

  it('a target that has one of the tables already', async () => {
    await askTarget('suite_faults', 'CREATE TABLE customers (precious int)');
    await askTarget('suite_faults', 'INSERT INTO customers VALUES (42)');
    await run();
    await refusedWith(/customers/, /^Choose What Becomes of Them$/, 'customers 1');
    assert.deepEqual(await askTarget('suite_faults', 'SELECT precious FROM customers'), [['42']]);
  });

  it('what becomes of that table is asked before a script is generated, and told before it happens', async () => {
    person.choose('Replace them');
    await vscode.commands.executeCommand('databaseMigration.generateScript', mapping());
    assert.deepEqual(person.errors(), []);
    assert.match(await readWorkspaceFile(mapping()), /"existing": "replace"/);
    const text = await readWorkspaceFile(script());
    assert.match(text, /^-- @step drop-table replaced/mu);
    await run();
    await refusedWith(/TARGET_TABLE_DROPPED/, /^Go to Line \d+$/, 'customers 1');
    const line = text.split('\n').findIndex((entry) => entry.startsWith('-- @step drop-table replaced')) + 1;
    await vscode.commands.executeCommand('databaseMigration.acceptFinding', script(), line, 'TARGET_TABLE_DROPPED');
    person.answer = undefined;
    await run();
    assert.match(person.modals()[0]?.detail ?? '', /drops, with indexes, triggers and grants, 1 table .* customers/);
    assert.deepEqual(await askTarget('suite_faults', 'SELECT precious FROM customers'), [['42']]);
  });
});

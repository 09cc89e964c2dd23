import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../../src/vscode/container.js';
import type { Run } from '../../../src/vscode/migrations/run.js';
import { shopRows } from '../shop.js';
import { askTarget, makeDatabases, sourceState, type Databases } from './environment.js';
import {
  activeExtension,
  Person,
  readWorkspaceFile,
  replaceInDocument,
  tidyUp,
  workspaceFile,
  writeWorkspaceFile,
} from './window.js';

describe('A migration', () => {
  let api: ExtensionApi;
  let databases: Databases;
  let person: Person;
  const mapping = (): vscode.Uri => workspaceFile('shop.migration.json');
  const script = (): vscode.Uri => workspaceFile('shop.migration.sql');

  before(async () => {
    api = await activeExtension();
    databases = await makeDatabases('suite_shop');
    await api.connections.save(databases.source);
    await api.connections.save(databases.target);
    const decisions = {
      version: 1,
      source: databases.source.name,
      target: databases.target.name,
      tables: {
        'public.audit_log': { include: false },
        'public.customers': { columns: { notes: { name: 'remarks' } } },
      },
    };
    await writeWorkspaceFile('shop.migration.json', JSON.stringify(decisions, undefined, 2));
  });
  beforeEach(() => {
    person = new Person();
  });
  afterEach(() => person.leave());
  after(() => tidyUp(api, databases));

  it('generates its script from the decisions and opens it', async () => {
    await vscode.commands.executeCommand('databaseMigration.generateScript', mapping());
    assert.deepEqual(person.errors(), []);
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.uri.toString(), script().toString());
    assert.equal(document?.languageId, 'migration-sql');
    const text = document?.getText() ?? '';
    assert.match(text, /^-- @migration format=1 source=suite_shop-pg /);
    assert.match(text, /@step copy customers/);
    assert.match(text, /`remarks`/);
    assert.doesNotMatch(text, /@step copy audit_log/);
  });

  it('offers to run all above the script and each step above the step', async () => {
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      script(),
      1000,
    );
    const titles = lenses.map((lens) => lens.command?.title ?? '');
    const document = await vscode.workspace.openTextDocument(script());
    const steps = document.getText().match(/^-- @step /gmu)?.length ?? 0;
    assert.equal(titles.filter((title) => title.includes('Run all')).length, 1);
    assert.equal(titles.filter((title) => /Run step|Verify table/.test(title)).length, steps);
  });

  it('has an outline of phases and steps', async () => {
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      script(),
    );
    const data = symbols.find((symbol) => symbol.name === 'data');
    assert.ok(data?.children.some((step) => step.name === 'customers' && step.detail === 'copy'));
  });

  it('runs what stands in the editor: an edited conversion and table name arrive in the target', async () => {
    const before = await sourceState('suite_shop');
    const text = (await vscode.workspace.openTextDocument(script())).getText();
    const copy = text.indexOf('-- @step copy customers');
    const edited = (
      text.slice(0, copy) + text.slice(copy).replace('"full_name"', 'upper("full_name") AS "full_name"')
    ).replaceAll('`categories`', '`product_groups`');
    const edit = new vscode.WorkspaceEdit();
    edit.replace(script(), new vscode.Range(0, 0, text.length, 0), edited);
    await vscode.workspace.applyEdit(edit);

    person.answer = 'Run';
    const run = await vscode.commands.executeCommand<Run | undefined>('databaseMigration.runMigration', script());
    assert.deepEqual(person.errors(), []);
    const [modal] = person.modals();
    assert.match(modal?.message ?? '', /suite_shop-my, database suite_shop/);
    assert.match(modal?.detail ?? '', /creates 5 tables/);
    assert.ok(run?.outcome, 'the run has no outcome');

    const tables = (await askTarget('suite_shop', 'SHOW TABLES')).map(([name]) => name);
    assert.ok(tables.includes('product_groups') && !tables.includes('categories') && !tables.includes('audit_log'));
    const [[name, remarks] = []] = await askTarget(
      'suite_shop',
      'SELECT full_name, remarks FROM customers WHERE id = 1',
    );
    assert.equal(name, 'CUSTOMER 1');
    assert.match(remarks ?? '', /\t.*😀/u);
    for (const [table, rows] of Object.entries(shopRows)) {
      if (table === 'audit_log') continue;
      const target = table === 'categories' ? 'product_groups' : table;
      assert.deepEqual(await askTarget('suite_shop', `SELECT count(*) FROM ${target}`), [[String(rows)]]);
    }
    assert.equal(await sourceState('suite_shop'), before);
    // The edited expression makes the customers differ from the source's own column, and the result doesn't hide it.
    const states = new Map([...run.steps.values()].map((step) => [step.outline.step, step.verification?.state]));
    assert.equal(states.get('verify orders'), 'verified');
    assert.notEqual(states.get('verify customers'), 'verified');
  });

  it('leaves its state and its report beside the script, and no password in any file', async () => {
    const [html, markdown, json] = await Promise.all(
      ['shop.report.html', 'shop.report.md', 'shop.report.json'].map((name) => readWorkspaceFile(workspaceFile(name))),
    );
    assert.match(html ?? '', /<html/);
    assert.match(markdown ?? '', /^# Migration report/);
    assert.equal((JSON.parse(json ?? '') as { format: number }).format, 1);
    const secrets = [databases.source.password, databases.target.password].filter(
      (secret) => (secret ?? '').length > 2,
    );
    for (const file of await vscode.workspace.findFiles('**/*')) {
      const text = await readWorkspaceFile(file);
      for (const secret of secrets) assert.ok(!text.includes(secret ?? ''), `${file.path} holds a password`);
    }
  });

  it('opens its report in a browser only where that sees it', async function () {
    // The desktop of this machine would open a browser.
    if (vscode.env.remoteName === undefined) this.skip();
    await vscode.commands.executeCommand('databaseMigration.openReportInBrowser', workspaceFile('shop.report.html'));
    const [refused] = person.errors();
    assert.match(refused?.message ?? '', /lies on another machine .* download it from the Explorer/u);
  });

  it('verifies again without writing, and finds a value that was changed in the target', async () => {
    await askTarget('suite_shop', "UPDATE orders SET comment = 'changed' WHERE id = 3");
    const run = await vscode.commands.executeCommand<Run | undefined>(
      'databaseMigration.verify',
      script(),
      undefined,
      'checksum',
    );
    assert.equal(run?.outcome?.state, 'differs');
    const [difference] = run.steps.get('verify orders')?.verification?.differences ?? [];
    assert.deepEqual(difference?.key, { id: '3' });
    assert.deepEqual(
      difference.cells.map((cell) => cell.target),
      ['changed'],
    );
  });

  it('does not replace a script that was edited by hand unasked', async () => {
    await replaceInDocument(script(), 'upper("full_name")', 'lower("full_name")');
    await vscode.commands.executeCommand('workbench.action.files.saveAll');
    const before = await readWorkspaceFile(script());
    person.choose('Refuse');
    await vscode.commands.executeCommand('databaseMigration.generateScript', mapping());
    assert.match(person.modals()[0]?.detail ?? '', /copy customers/);
    assert.equal(await readWorkspaceFile(script()), before);
  });

  it('stops when the person cancels, and says so', async () => {
    const other = await makeDatabases('suite_cancel');
    const file = workspaceFile('cancel.migration.sql');
    try {
      await Promise.all([api.connections.save(other.source), api.connections.save(other.target)]);
      const decisions = { version: 1, source: other.source.name, target: other.target.name };
      const mapped = await writeWorkspaceFile('cancel.migration.json', JSON.stringify(decisions));
      await vscode.commands.executeCommand('databaseMigration.generateScript', mapped);
      person.answer = 'Run';
      const copying = api.runs.onDidChange((run) => {
        if (run.current?.startsWith('copy ') !== true) return;
        copying.dispose();
        void vscode.commands.executeCommand('databaseMigration.cancel', file);
      });
      const stopped = await vscode.commands.executeCommand<Run | undefined>('databaseMigration.runMigration', file);
      assert.equal(stopped?.outcome?.state, 'cancelled');
      assert.deepEqual(person.errors(), []);
      assert.ok(person.shown.some(({ severity, message }) => severity === 'warning' && message.includes('cancelled')));
      assert.deepEqual(api.runs.live(), []);
    } finally {
      await other.drop();
    }
  });
});

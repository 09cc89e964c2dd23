import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../../src/vscode/container.js';
import type { Run } from '../../../src/vscode/migrations/run.js';
import { askTarget, makeDatabases, sourceState, type Databases } from './environment.js';
import {
  activeExtension,
  Person,
  replaceInDocument,
  until,
  workspaceFile,
  writeWorkspaceFile,
  tidyUp,
} from './window.js';

const name = 'suite_script';

describe('A script in the editor', () => {
  let api: ExtensionApi;
  let databases: Databases;
  let person: Person;
  let document: vscode.TextDocument;
  let generated: string;
  const file = (): vscode.Uri => workspaceFile('edit.migration.sql');

  before(async () => {
    api = await activeExtension();
    databases = await makeDatabases(name);
    await api.connections.save(databases.source);
    await api.connections.save(databases.target);
    const { source, target } = databases;
    const decisions = {
      version: 1,
      source: source.name,
      target: target.name,
      guards: { INFINITE_VALUE: 'null', NAN_VALUE: 'null' },
      tables: { 'public.audit_log': { include: false } },
    };
    await vscode.commands.executeCommand(
      'databaseMigration.generateScript',
      await writeWorkspaceFile('edit.migration.json', JSON.stringify(decisions)),
    );
    document = await vscode.workspace.openTextDocument(file());
    generated = document.getText();
  });
  /** The text as it was generated. */
  async function reset(): Promise<void> {
    if (document.getText() === generated) return;
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), generated);
    await vscode.workspace.applyEdit(edit);
  }
  beforeEach(async () => {
    person = new Person();
    await reset();
  });
  afterEach(() => {
    person.leave();
    assert.deepEqual(person.errors(), []);
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await tidyUp(api, databases);
  });

  /** The place behind a text that occurs once, or at least the first. */
  function behind(text: string, from = 0): vscode.Position {
    const at = document.getText().indexOf(text, from);
    assert.ok(at >= 0, `"${text}" is not in the script`);
    return document.positionAt(at + text.length);
  }

  async function write(at: vscode.Position, text: string): Promise<void> {
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, at, text);
    await vscode.workspace.applyEdit(edit);
  }

  async function completions(at: vscode.Position): Promise<string[]> {
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      at,
    );
    return items.map(({ label }) => (typeof label === 'string' ? label : label.label));
  }

  async function hover(at: vscode.Position): Promise<string> {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      at,
    );
    return hovers
      .flatMap(({ contents }) => contents.map((content) => (content as vscode.MarkdownString).value))
      .join('\n')
      .replaceAll('&nbsp;', ' ')
      .replaceAll('\\', '');
  }

  /** The problems of the script, once one with this code is among them, or none is. */
  async function problem(code: string, there = true): Promise<readonly vscode.Diagnostic[]> {
    return await until(vscode.languages.onDidChangeDiagnostics, () => {
      const all = vscode.languages.getDiagnostics(document.uri).filter((entry) => entry.code === code);
      return all.length > 0 === there ? all : undefined;
    });
  }

  async function fix(code: string, title: string): Promise<void> {
    const [found] = await problem(code);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      found?.range,
    );
    const action = actions.find((entry) => entry.title === title);
    assert.ok(action, `no "${title}" among ${actions.map((entry) => entry.title).join(', ')}`);
    if (action.edit) await vscode.workspace.applyEdit(action.edit);
    if (action.command)
      await vscode.commands.executeCommand(action.command.command, ...((action.command.arguments ?? []) as unknown[]));
  }

  it('has nothing to complain of as it was generated', async () => {
    await problem('SCRIPT_UNKNOWN_COLUMN', false);
    const text = document.getText();
    // A change that is taken back has the script reviewed anew.
    await write(new vscode.Position(1, 0), '-- @accept NAN_VALUE\n');
    await problem('SCRIPT_ACCEPT_UNUSED');
    await fix('SCRIPT_ACCEPT_UNUSED', 'Remove this @accept');
    await problem('SCRIPT_ACCEPT_UNUSED', false);
    assert.equal(document.getText(), text);
    const complaints = vscode.languages
      .getDiagnostics(document.uri)
      .filter(({ code }) => typeof code === 'string' && code.startsWith('SCRIPT_'));
    assert.deepEqual(complaints, []);
  });

  it('completes directives, kinds, keys, tables and columns', async () => {
    const step = document.getText().indexOf('-- @step copy customers');
    const end = behind('@target', step);
    await write(end, '\n-- @\n-- @step copy customers \n');
    const line = end.line + 1;
    assert.ok((await completions(new vscode.Position(line, 4))).includes('@accept'));
    assert.ok((await completions(new vscode.Position(line + 1, 9))).includes('verify'));
    const keys = await completions(new vscode.Position(line + 1, 24));
    assert.deepEqual(
      keys.filter((key) => key.endsWith('=')),
      ['existing=', 'gen=', 'into=', 'key=', 'part=', 'stream=', 'table='],
    );
    await reset();
    const inSource = behind('@source\nSELECT\n  ', step);
    const sourceNames = await completions(inSource);
    assert.ok(sourceNames.includes('"full_name"') && sourceNames.includes('"public"."orders"'), sourceNames.join());
    const inTarget = behind('INTO TABLE ', step);
    const targetNames = await completions(inTarget);
    assert.ok(targetNames.includes('`full_name`') && targetNames.includes('`orders`'), targetNames.join());
    const key = behind('@step copy customers table=', step);
    assert.ok((await completions(key)).includes('public.orders'));
  });

  it('explains a step, a key, a table and a column', async () => {
    const step = document.getText().indexOf('-- @step copy customers');
    const text = await hover(behind('-- @step copy cust', step));
    assert.match(text, /streams the rows/);
    assert.match(text, /public\.customers/);
    assert.match(await hover(behind('stre', step)), /framed/);
    assert.match(await hover(behind('INTO TABLE `cust', step)), /email VARCHAR\(120\)/);
    assert.match(await hover(behind('"full_na', step)), /full_name character varying\(80\)|full_name varchar\(80\)/);
  });

  it('goes from a name to the line that creates it', async () => {
    const step = document.getText().indexOf('-- @step copy orders');
    const [link] = await vscode.commands.executeCommand<vscode.LocationLink[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      behind('INTO TABLE `ord', step),
    );
    assert.equal(document.lineAt(link?.targetRange.start.line ?? 0).text, 'CREATE TABLE `orders` (');
    const [column] = await vscode.commands.executeCommand<vscode.LocationLink[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      behind('(`id`, `customer', step),
    );
    assert.match(document.lineAt(column?.targetRange.start.line ?? 0).text, /^ {2}`customer_id` BIGINT/);
  });

  it('complains while typing, and mends what it complains of', async () => {
    const before = document.getText();
    await replaceInDocument(file(), '(`id`, `email`, `full_name`', '(`id`, `email`, `ful_name`');
    const [unknown] = await problem('SCRIPT_UNKNOWN_COLUMN');
    assert.equal(document.getText(unknown?.range), '`ful_name`');
    assert.match(unknown?.message ?? '', /no column of customers/);
    const [edited] = await problem('SCRIPT_STEP_EDITED');
    assert.equal(edited?.severity, vscode.DiagnosticSeverity.Hint);
    await fix('SCRIPT_STEP_EDITED', 'Restore the generated step');
    await problem('SCRIPT_STEP_EDITED', false);
    assert.equal(document.getText(), before);

    await replaceInDocument(file(), '  `full_name` VARCHAR(80)', '  `full_name` CITEXT');
    const [type] = await problem('SCRIPT_UNKNOWN_TYPE');
    assert.equal(document.getText(type?.range), 'CITEXT');
    await vscode.commands.executeCommand('databaseMigration.restoreStep', file(), 'create-table customers');
    assert.equal(document.getText(), before);
  });

  it('adds the steps that a table lacks', async () => {
    const before = document.getText();
    const [all] = /-- @step create-table orders [^]*?(?=-- @(?:step|phase))/u.exec(before) ?? [];
    await replaceInDocument(file(), all ?? '', '');
    await fix('SCRIPT_NO_CREATE_STEP', 'Add the missing steps of the table');
    await problem('SCRIPT_NO_CREATE_STEP', false);
    assert.ok(document.getText().includes((all ?? '').trim()));
  });

  it('accepts a loss by name', async () => {
    const at = document.getText().indexOf('-- @step copy orders');
    const finding = '-- @finding error ENUM_LOST column public.orders.state: A loss.\n';
    await write(document.positionAt(at).translate(1), finding);
    await fix('ENUM_LOST', 'Accept ENUM_LOST:public.orders.state');
    const [accepted] = await until(vscode.languages.onDidChangeDiagnostics, () => {
      const all = vscode.languages.getDiagnostics(document.uri).filter(({ code }) => code === 'ENUM_LOST');
      return all.some(({ severity }) => severity === vscode.DiagnosticSeverity.Warning) ? all : undefined;
    });
    assert.match(accepted?.message ?? '', /A loss/);
    assert.match(await hover(behind('-- @accept ENUM')), /A loss/);
  });

  it('disables a step and enables it again', async () => {
    const before = document.getText();
    await vscode.commands.executeCommand('databaseMigration.toggleSkip', file(), 'verify orders');
    assert.match(document.getText(), /-- @step verify orders [^\n]*\n-- @skip\n/);
    await vscode.commands.executeCommand('databaseMigration.toggleSkip', file(), 'verify orders');
    assert.equal(document.getText(), before);
  });

  it('shows the rows that a copy step reads, and writes nothing', async () => {
    const before = await sourceState(name);
    await vscode.commands.executeCommand('databaseMigration.previewStep', file(), 'copy customers');
    const shown = vscode.window.activeTextEditor?.document;
    assert.equal(shown?.uri.scheme, 'database-migration');
    assert.match(shown.getText(), /│ customer1@example\.com\s+│ Customer 1/);
    assert.match(shown.getText(), /public\.customers[^]*first 100 rows; there are more/);
    assert.equal(await sourceState(name), before);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('formats directives and changes no step', async () => {
    const before = document.getText();
    await replaceInDocument(file(), '-- @step copy customers', '--    @step    copy customers');
    const edits = await vscode.commands.executeCommand<vscode.TextEdit[]>(
      'vscode.executeFormatDocumentProvider',
      document.uri,
      {},
    );
    const edit = new vscode.WorkspaceEdit();
    edit.set(document.uri, edits);
    await vscode.workspace.applyEdit(edit);
    assert.equal(document.getText(), before);
  });

  it('folds each step and each phase', async () => {
    const ranges = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      document.uri,
    );
    const steps = document.getText().match(/^-- @(?:step|phase) /gmu)?.length;
    assert.equal(ranges.length, steps);
  });

  it('verifies a single table in the Testing view, and shows rows that differ', async () => {
    await document.save();
    person.answer = 'Run';
    const run = await vscode.commands.executeCommand<Run | undefined>('databaseMigration.runMigration', file());
    assert.equal(run?.outcome?.state, 'verified');
    await askTarget(name, "UPDATE orders SET comment = 'changed' WHERE id = 3");
    await askTarget(name, 'DELETE FROM order_items WHERE order_id = 5 AND line = 1');

    const { verification } = api;
    await verification.refresh();
    const root = verification.controller.items.get(file().toString());
    assert.ok(root, 'the migration is no test');
    await verification.controller.resolveHandler?.(root);
    assert.deepEqual([...root.children].map(([id]) => id).sort(), [
      ...['verify categories', 'verify customers', 'verify order_items', 'verify orders', 'verify products'],
    ]);
    const watched = watchTests(api);
    const only = ['verify orders', 'verify customers'].map((id) => root.children.get(id)).filter((item) => !!item);
    await verification.run(new vscode.TestRunRequest(only), new vscode.CancellationTokenSource().token);
    watched.stop();
    assert.deepEqual(watched.passed, ['customers']);
    assert.deepEqual(watched.skipped, []);
    const [[table, message] = []] = watched.failed;
    assert.equal(table, 'orders');
    assert.match(message?.expectedOutput ?? '', /id = "3"\n {2}comment: NULL/);
    assert.match(message?.actualOutput ?? '', /id = "3"\n {2}comment: "changed"/);
    assert.match(typeof message?.message === 'string' ? message.message : '', /differ in 1 row of public.orders/);
    assert.match(await hover(behind('-- @step verify orders')), /differs: 1 row/);

    await askTarget(name, 'UPDATE orders SET comment = NULL WHERE id = 3');
    const again = watchTests(api);
    await verification.run(new vscode.TestRunRequest(only.slice(0, 1)), new vscode.CancellationTokenSource().token);
    again.stop();
    assert.deepEqual([again.passed, again.failed], [['orders'], []]);
  });

  it('says of tables that were left out why, and does not call them failed', async () => {
    await vscode.commands.executeCommand('databaseMigration.toggleSkip', file(), 'verify orders');
    await askTarget(name, 'ALTER TABLE products RENAME COLUMN sku TO code');
    const { verification } = api;
    const root = verification.controller.items.get(file().toString());
    const watched = watchTests(api);
    await verification.run(new vscode.TestRunRequest(root && [root]), new vscode.CancellationTokenSource().token);
    watched.stop();
    assert.deepEqual(watched.skipped.sort(), ['orders', 'products']);
    assert.deepEqual(
      watched.failed.map(([table]) => table),
      ['order_items'],
    );
    assert.match(watched.failed[0]?.[1].actualOutput ?? '', /no such row/);
    assert.match(root?.children.get('verify products')?.description ?? '', /not comparable/);
  });
});

/** What is reported to the Testing view, by the tests' names. */
function watchTests({ verification }: ExtensionApi): {
  readonly passed: string[];
  readonly skipped: string[];
  readonly failed: [string, vscode.TestMessage][];
  stop(): void;
} {
  const { controller } = verification;
  const original = controller.createTestRun.bind(controller);
  const seen = { passed: [] as string[], skipped: [] as string[], failed: [] as [string, vscode.TestMessage][] };
  controller.createTestRun = (...parameters) => {
    const run = original(...parameters);
    return new Proxy(run, {
      get(target, key): unknown {
        if (key === 'passed') return (item: vscode.TestItem): void => void seen.passed.push(item.label);
        if (key === 'skipped') return (item: vscode.TestItem): void => void seen.skipped.push(item.label);
        if (key === 'failed')
          return (item: vscode.TestItem, message: vscode.TestMessage): void =>
            void seen.failed.push([item.label, message]);
        const value: unknown = Reflect.get(target, key);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
  };
  return { ...seen, stop: () => void (controller.createTestRun = original) };
}

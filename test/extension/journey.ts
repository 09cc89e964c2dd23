import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { serverUrl } from '../servers/server.js';
import { workInContrast } from './contrast.js';
import { findTables } from './foundTables.js';
import type { PageProblem } from './harness/page-problems.js';
import { barriers } from './harness/accessibility.js';
import { untilFound } from './harness/waiting.js';
import { columnRow, rename, tableRow } from './panelRows.js';
import { replaceNames } from './replaceNames.js';
import { saveTyping } from './saveTyping.js';
import { shopRows } from './shop.js';
import { inShop, type Shop } from './shopWindow.js';
import { askSource, askTarget, type SuiteServers } from './suite/environment.js';

/**
 * The way of a person who has never seen the product, through the real workbench: add both connections, map, generate, edit the
 * script, run it from the palette, read the report. Takes pictures on the way (`<cache>/pictures`).
 *
 * @throws at the first thing that isn't as it should be, with a picture of the window
 */
export async function runJourney(servers: SuiteServers, log: (line: string) => void): Promise<void> {
  await inShop({ name: 'shop', settings }, (shop) => new Journey(shop, servers, log).go());
}

const settings = {
  'databaseMigration.defaults.types.enum': 'check',
  'databaseMigration.defaults.guards': { INFINITE_VALUE: 'null' },
};

class Journey {
  #picture = 0;
  readonly #barriers: string[] = [];

  private readonly workbench;
  readonly workspace;
  readonly database;

  constructor(
    shop: Shop,
    private readonly servers: SuiteServers,
    private readonly log: (line: string) => void,
  ) {
    this.workbench = shop.workbench;
    this.workspace = join(shop.folder, 'shop');
    this.database = shop.database;
  }

  async go(): Promise<void> {
    await this.part('begins with the walkthrough', () => this.walkThrough());
    await this.part('adds PostgreSQL by its URL', () => this.addByUrl());
    await this.part('adds MySQL step by step', () => this.addByStep());
    await this.part('browses the source', () => this.browse());
    await this.part('looks at a table and protects the source', () => this.protect());
    await this.part('creates a migration', () => this.create());
    await this.part('maps', () => this.map());
    await this.part('chooses for many columns at once', () => this.choose());
    await this.part('finds the panel as it was after a reload', () => this.reload());
    await this.part('generates the script', () => this.generate());
    await this.part('edits the script', () => this.editScript());
    await this.part('runs it from the palette', () => this.run());
    await this.part('finds in the target what was decided', () => this.look());
    await this.part('reads the report and the tree', () => this.read());
    await this.part('finds the results in the script and among the tests', () => this.results());
    await this.part('sees how the run went', () => this.seeRun());
    await this.part('works in a light theme', () => this.light());
    await this.part('works in high contrast', () =>
      workInContrast(this.workbench, (webview, name) => this.open(webview, name)),
    );
    await this.part('sees the tables before they are mapped', () =>
      findTables(this.workbench, this, (webview, name) => this.open(webview, name)),
    );
    await this.part('shows broken JSON without losing it', () => this.breakMapping());
    assert.deepEqual(this.#barriers, [], 'barriers for some people');
    assert.deepEqual(troubles(this.workbench.problems.all()), [], 'errors in the console');
  }

  private async part(title: string, act: () => Promise<void>): Promise<void> {
    const begin = Date.now();
    await act();
    this.log(`✓ the journey ${title} (${Date.now() - begin} ms)`);
  }

  private async picture(name: string): Promise<void> {
    this.#picture += 1;
    // Where nothing has a tooltip.
    await this.workbench.page.mouse.move(680, 848);
    await this.workbench.screenshot(`journey-${String(this.#picture).padStart(2, '0')}-${name}`);
  }

  /** Takes a picture, and notes what in the webview keeps people with a disability out. */
  private async open(webview: FrameLocator, name: string): Promise<void> {
    await this.picture(name);
    const found = (await barriers(webview)).map((barrier) => `${name}: ${barrier}`);
    this.#barriers.push(...found);
    for (const barrier of found) this.log(barrier);
  }

  /** Each step of it has its picture. */
  private async walkThrough(): Promise<void> {
    const { page } = this.workbench;
    await this.workbench.runCommand('Database Migration: Get Started');
    const steps = page.locator('.getting-started-step');
    await steps.nth(4).waitFor();
    const shown = new Set<string>();
    for (const step of await steps.all()) {
      await step.locator('.step-title').click();
      await step.and(page.locator('.expanded')).waitFor();
      const picture = page.locator('.getting-started-media img');
      const alternative = await untilFound(
        page.locator('.getting-started-media'),
        () => picture.evaluate((img: HTMLImageElement) => (img.naturalWidth > 0 ? img.alt : undefined)),
        async () => `${await step.innerText()} has no picture.`,
      );
      shown.add(alternative);
    }
    assert.equal(shown.size, await steps.count());
    await this.picture('walkthrough');
    await this.workbench.runCommand('View: Close All Editors');
  }

  private async addByUrl(): Promise<void> {
    const { sideBar, quickInput, notifications } = this.workbench;
    const { postgres } = this.servers;
    await sideBar.open('Database Migration');
    const view = sideBar.view('Connections');
    assert.match(await view.welcome(), /secret storage/);
    await this.picture('welcome');
    await view.welcomeAction('Add Connection');
    await quickInput.choose('How do you want to add', 'Paste a connection URL');
    await quickInput.answer(
      'The password may be left out',
      serverUrl({ ...postgres, password: '' }, this.database).replace(':@', '@'),
    );
    await quickInput.waitFor('Password, kept in secret storage');
    assert.ok(await quickInput.isPassword());
    await quickInput.answer('Password, kept in secret storage', postgres.password);
    await quickInput.answer('Name of the connection', 'shop-pg');
    await notifications.waitFor('shop-pg is ready: PostgreSQL 18');
  }

  private async addByStep(): Promise<void> {
    const { sideBar, quickInput, notifications } = this.workbench;
    const { mysql } = this.servers;
    await sideBar.view('Connections').titleAction('Add Connection');
    await quickInput.choose('How do you want to add', 'MySQL');
    await quickInput.answer('Host name', 'nowhere.invalid');
    await quickInput.waitFor('Port');
    await this.picture('step-by-step');
    await quickInput.press('Back');
    await quickInput.answer('Host name', mysql.host);
    await quickInput.answer('Port', '1');
    await quickInput.answer('User name', mysql.user);
    await quickInput.answer('Database', this.database);
    await quickInput.answer('Password, kept', mysql.password);
    await quickInput.choose('Encryption', 'Prefer');
    await quickInput.choose('SSH tunnel', 'No SSH tunnel');
    await quickInput.answer('Name of the connection', 'shop-my');
    // Nothing that was typed is lost when the server doesn't answer.
    await (await notifications.waitFor(':1')).click('Edit');
    this.workbench.problems.take();
    await quickInput.waitFor('Host name');
    await quickInput.accept();
    await quickInput.answer('Port', String(mysql.port));
    for (const question of ['User name', 'Database', 'New password']) {
      await quickInput.waitFor(question);
      await quickInput.accept();
    }
    await quickInput.choose('Encryption', 'Prefer');
    await quickInput.choose('SSH tunnel', 'No SSH tunnel');
    await quickInput.waitFor('Name of the connection');
    await quickInput.accept();
    await notifications.waitFor('shop-my is ready: MySQL 9');
    await notifications.clear();
  }

  private async browse(): Promise<void> {
    const view = this.workbench.sideBar.view('Connections');
    await view.waitForText('not null', 'shop-pg', 'public', 'customers', 'email');
    await this.picture('connections');
    await view.collapse('shop-pg', 'public');
  }

  private async protect(): Promise<void> {
    const { quickInput, editors, sideBar } = this.workbench;
    const view = sideBar.view('Connections');
    await view.contextMenu('Show DDL', 'shop-pg', 'public', 'customers');
    await editors.waitForTab('public.customers.sql');
    assert.match(await editors.text().text(), /CREATE TABLE[^(]+customers/);
    await view.contextMenu('Preview Rows', 'shop-pg', 'public', 'customers');
    await editors.waitForTab('public.customers.rows.txt');
    assert.match(await editors.text().text(), /customer1@example\.com/);
    for (const [connection, protection] of [
      ['shop-pg', 'Read-only'],
      ['shop-my', 'Production'],
    ] as const) {
      await view.contextMenu('Protect Connection', connection);
      await quickInput.choose('What may be written', protection);
    }
    await view.contextMenu('Move Connection to Group', 'shop-my');
    await quickInput.answer('Name of the new group', 'live');
    await view.row('live', 'shop-my');
    await this.picture('protected');
    await view.contextMenu('Move Connection to Group', 'live', 'shop-my');
    await quickInput.choose('An environment', 'No group');
    await view.contextMenu('Protect Connection', 'shop-my');
    await quickInput.choose('What may be written', 'None');
    await view.collapse('shop-pg');
    await this.workbench.runCommand('View: Close All Editors');
  }

  private async create(): Promise<void> {
    const { quickInput, editors } = this.workbench;
    await this.workbench.runCommand('Database Migration: New Migration');
    await quickInput.choose('Source:', 'shop-pg');
    await quickInput.choose('Target:', 'shop-my');
    await quickInput.answer('Name of the migration', 'shop');
    await editors.waitForTab('shop.migration.json');
    // The settings' defaults stand in the file from the start.
    const { types, guards } = JSON.parse(await this.file('shop.migration.json')) as Record<string, unknown>;
    assert.deepEqual([types, guards], [{ enum: 'check' }, { INFINITE_VALUE: 'null' }]);
  }

  private async map(): Promise<void> {
    const { editors } = this.workbench;
    const panel = await editors.webview();
    await panel.getByText('6 of 6 tables').waitFor();
    await this.open(panel, 'mapping');
    await tableRow(panel, 'public.audit_log').getByRole('checkbox').click();
    await panel.getByText('5 of 6 tables').waitFor();
    // Somebody goes on developing the source meanwhile.
    await askSource(this.database, "ALTER TABLE audit_log ALTER COLUMN message SET DEFAULT 'nothing'");
    await panel.getByText('Refresh').click();
    await panel.locator('.changes summary', { hasText: '1 change in the source since' }).click();
    await panel.getByText("public.audit_log.message: changed (no default → default 'nothing'").waitFor();
    await this.picture('changed-source');
    await panel.locator('.changes summary').click();
    await tableRow(panel, 'public.customers').locator('.twisty').click();
    await rename(columnRow(panel, 'notes'), 'remarks');
    const type = columnRow(panel, 'preferences').locator('select');
    const other = (await type.locator('option').nth(1).innerText()).replace(/\s+⚠ with losses$/, '');
    assert.match(other, /^LONGTEXT/);
    await type.selectOption({ index: 1 });
    await columnRow(panel, 'full_name').locator('.source').click();
    await panel.locator('.expression-editor .monaco-editor').click();
    await this.workbench.page.keyboard.type('upper(full_name)');
    await this.workbench.page.keyboard.press('Control+Enter');
    await columnRow(panel, 'full_name').getByText('ƒ').waitFor();
    await panel.getByText('Show rows of the source').click();
    await panel.locator('.sample-table .changed').first().waitFor();
    await this.open(panel, 'column');
    await tableRow(panel, 'public.customers').locator('.source').first().click();
    await panel.getByText('Compare DDL').click();
    await editors.waitForTab('public.customers: shop-pg ↔ shop-my');
    await this.picture('compare-ddl');
    await this.workbench.runCommand('View: Close Editor');
    // The panel was hidden meanwhile, and VS Code made it anew.
    const again = await editors.webview();
    await columnRow(again, 'full_name').locator('.source').click();
    await again.getByText('Show rows of the source').click();
    await editors.save();
    const { source, target, tables } = JSON.parse(await this.file('shop.migration.json')) as Record<string, unknown>;
    assert.deepEqual([source, target], ['shop-pg', 'shop-my']);
    assert.deepEqual(tables, {
      'public.audit_log': { include: false },
      'public.customers': {
        columns: {
          full_name: { expression: 'upper(full_name)' },
          notes: { name: 'remarks' },
          preferences: { type: other },
        },
      },
    });
    await saveTyping(this.workbench, join(this.workspace, 'shop.migration.json'));
  }

  /** Ways, values, rules and names for many columns at once, each with what it costs before it is taken. */
  private async choose(): Promise<void> {
    const { editors, page } = this.workbench;
    const panel = await editors.webview();
    await panel.getByRole('tab', { name: 'Choices' }).click();
    const uuids = panel.locator('.card').filter({ has: panel.getByRole('button', { name: /^UUIDs/ }) });
    await uuids.getByText('1 column', { exact: true }).waitFor();
    await this.picture('choices');
    await uuids.getByRole('button').click();
    await uuids.getByText('its 16 bytes').waitFor();
    await uuids.getByRole('radio', { name: 'As 16 bytes' }).click();
    await uuids.getByText('As 16 bytes · chosen').waitFor();
    const nan = panel.locator('.card').filter({ has: panel.getByRole('button', { name: /^NaN/ }) });
    await nan.getByRole('button').click();
    await nan.getByRole('radio', { name: 'Make them NULL' }).click();
    await nan.locator('.card-now', { hasText: 'Make them NULL' }).waitFor();
    await this.open(panel, 'choices-values');
    const form = panel.locator('.rule-form');
    await form.getByRole('textbox', { name: 'Source type' }).fill('kind:text');
    await form.getByRole('textbox', { name: 'Column' }).fill('*comment');
    await form.getByRole('textbox', { name: 'Target type' }).fill('VARCHAR(200)');
    await form.getByText('Texts of more than 200 characters are refused').waitFor();
    await form.locator('.preview').scrollIntoViewIfNeeded();
    await this.picture('rule-before');
    await form.getByText('Add Rule').click();
    await panel.locator('.rule').getByText('1 column of 1 table').waitFor();
    await form.getByRole('textbox', { name: 'Source type' }).fill('varchr');
    await form.getByRole('textbox', { name: 'Target type' }).fill('TEXT');
    await form.getByText('The rule holds for no column').waitFor();
    await form.locator('.preview').scrollIntoViewIfNeeded();
    await this.open(panel, 'rule-without-effect');
    for (const field of ['Source type', 'Target type']) await form.getByRole('textbox', { name: field }).fill('');
    await panel.locator('.name-policy').filter({ hasText: 'Columns' }).locator('select').selectOption('snake');
    await page.keyboard.press('Tab');
    await this.picture('names');
    await replaceNames(panel, (name) => this.open(panel, name));
    await editors.save();
    const { types, guards, rules, names } = JSON.parse(await this.file('shop.migration.json')) as Record<
      string,
      unknown
    >;
    assert.deepEqual(
      [types, guards, names],
      [{ enum: 'check', uuid: 'binary' }, { INFINITE_VALUE: 'null', NAN_VALUE: 'null' }, { columns: 'snake' }],
    );
    assert.deepEqual(rules, [{ when: 'kind:text', column: '*comment', type: 'VARCHAR(200)' }]);
    await panel.getByRole('tab', { name: 'Tables' }).click();
  }

  private async reload(): Promise<void> {
    const { editors } = this.workbench;
    const before = await editors.webview();
    await before.getByRole('textbox', { name: 'Filter' }).fill('custom');
    await before.locator('.row.table').nth(1).waitFor({ state: 'detached' });
    // VS Code's own reload, which first writes down what is to be restored.
    const loaded = this.workbench.page.waitForEvent('load');
    await this.workbench.runCommand('Developer: Reload Window');
    await loaded;
    await editors.waitForTab('shop.migration.json');
    const panel = await editors.webview();
    await columnRow(panel, 'full_name').getByText('ƒ').waitFor();
    assert.equal(await panel.locator('.row.table').count(), 1);
    assert.equal(await panel.locator('.row.selected .source').innerText(), 'full_name');
    await panel.getByRole('textbox', { name: 'Filter' }).fill('');
  }

  private async generate(): Promise<void> {
    const { editors } = this.workbench;
    const panel = await editors.webview();
    await panel.getByText('Generate Script').click();
    await editors.waitForTab('shop.migration.sql', 60_000);
    const text = await editors.text().text();
    assert.match(text, /upper\(full_name\)/);
    assert.doesNotMatch(text, /@step \S+ audit_log/);
    await editors.text().codeLenses(1);
    await this.picture('script');
  }

  private async editScript(): Promise<void> {
    const text = this.workbench.editors.text();
    await text.replaceAll('`categories`', '`product_groups`');
    await text.replace('-- This script is what runs', '-- Mended by hand. This script is what runs');
  }

  private async run(): Promise<void> {
    const { dialog, notifications } = this.workbench;
    await this.workbench.runCommand('Database Migration: Run Migration');
    await dialog.waitFor('Run shop.migration.sql on shop-my');
    const words = await dialog.text();
    assert.match(words, /creates 5 tables, copies 5 tables/);
    assert.doesNotMatch(words, /DROPS/);
    assert.match(words, new RegExp(this.database));
    await this.picture('confirmation');
    await dialog.click('Run');
    await notifications.waitFor(/shop: verified/, 120_000);
  }

  private async look(): Promise<void> {
    const { audit_log: _left, categories = 0, ...others } = shopRows;
    for (const [table, rows] of Object.entries({ ...others, product_groups: categories }))
      assert.deepEqual(await askTarget(this.database, `SELECT count(*) FROM ${table}`), [[String(rows)]]);
    const tables = (await askTarget(this.database, 'SHOW TABLES')).map(([name]) => name);
    assert.ok(!tables.includes('audit_log') && !tables.includes('categories'), tables.join());
    const types = `SELECT column_type FROM information_schema.columns WHERE table_schema = '${this.database}' AND table_name = 'orders' AND column_name IN ('reference', 'comment', 'state') ORDER BY column_name`;
    assert.deepEqual(await askTarget(this.database, types), [['varchar(200)'], ['binary(16)'], ['varchar(8)']]);
    const [row] = await askTarget(this.database, 'SELECT full_name, remarks FROM customers WHERE id = 1');
    assert.deepEqual(row, ['CUSTOMER 1', 'Note 1\twith a tab, "quotes" and 😀']);
  }

  private async read(): Promise<void> {
    const { sideBar } = this.workbench;
    const report = await this.webview('shop.report');
    await report.getByRole('heading', { name: /^Migration report/ }).waitFor();
    const view = sideBar.view('Migrations');
    await view.waitForText(/verified/, 'shop');
    await view.waitForText(/6,000 rows/, 'shop', 'Run', 'data', 'orders');
    // A person's own expression changed the names: they equal what was asked for, and nobody calls them the source's.
    await view.waitForText(/equals expression/, 'shop', 'Run', 'verify', 'customers');
    await this.open(report, 'report');
    await this.workbench.notifications.clear();
  }

  /** What became of each step stands at its line, and a hover says more. */
  private async results(): Promise<void> {
    const { editors, page } = this.workbench;
    await editors.select('shop.migration.sql');
    const text = editors.text();
    const line = await text.lineOf('-- @step copy orders ');
    await text.goToLine(line);
    const words = page.locator('.editor-instance .view-line').filter({ hasText: '@step copy orders' });
    await words.locator('span[class*=ced-]').first().waitFor({ state: 'attached' });
    await this.picture('results');
    await text.find('-- @step copy orders');
    await this.workbench.runCommand('Show or Focus Hover');
    const hover = page.locator('.monaco-hover:visible').filter({ hasText: 'streams the rows' });
    await hover.waitFor();
    // The editor writes its hovers with spaces that don't break.
    assert.match((await hover.innerText()).replaceAll('\u00a0', ' '), /6,000 rows/);
    await this.workbench.screenshot('journey-script-hover');
    await page.keyboard.press('Escape');
  }

  private async seeRun(): Promise<void> {
    await this.workbench.runCommand('Database Migration: Show Run');
    const run = await this.webview('Run of shop');
    await run.locator('.counts', { hasText: /^5 verified$/ }).waitFor();
    await this.open(run, 'run');
  }

  /** Brings a tab to the front, and returns the document in its webview. */
  private async webview(tab: string): Promise<FrameLocator> {
    const { editors } = this.workbench;
    await editors.select(tab);
    return await editors.webview();
  }

  private async light(): Promise<void> {
    const { editors, page } = this.workbench;
    await this.workbench.runCommand('Preferences: Toggle between Light/Dark Themes');
    await page.locator('.monaco-workbench.vs').waitFor();
    await this.open(await this.webview('Run of shop'), 'run-light');
    const report = await this.webview('shop.report');
    await report.locator('html[data-theme=light]').waitFor();
    await this.open(report, 'report-light');
    await editors.select('shop.migration.sql');
    await this.picture('script-light');
    await editors.close('shop.report');
    await editors.close('Run of shop');
    const panel = await this.webview('shop.migration.json');
    await columnRow(panel, 'preferences').locator('.source').click();
    await panel.locator('.detail h2').filter({ hasText: 'preferences' }).waitFor();
    await this.open(panel, 'mapping-light');
    await panel.getByRole('tab', { name: 'Choices' }).click();
    await this.open(panel, 'choices-light');
    await panel.getByRole('tab', { name: 'Tables' }).click();
  }

  private async breakMapping(): Promise<void> {
    const { editors } = this.workbench;
    await this.workbench.runCommand('Database Migration: Open Mapping as Text');
    const text = editors.text();
    await text.replace('"version": 1,', '"version": 1 oops');
    await this.workbench.runCommand('Database Migration: Open Mapping');
    const panel = await editors.webview();
    await panel
      .getByRole('alert')
      .filter({ hasText: /line \d/i })
      .waitFor();
    await this.open(panel, 'broken');
    await panel.getByText('Open as Text').click();
    await text.replace('"version": 1 oops', '"version": 1,');
    await editors.save();
  }

  private async file(name: string): Promise<string> {
    return await readFile(join(this.workspace, name), 'utf8');
  }
}

/**
 * What the page complained of, less what code-server's own key service says to every extension that keeps a secret, and what VS Code says of the folder for results
 * of tests when none of them may be written down.
 */
function troubles(problems: readonly PageProblem[]): readonly PageProblem[] {
  return problems.filter(
    ({ text, url }) =>
      !url.includes('/mint-key') &&
      !text.includes('getServerKeyPart') &&
      !/nonexistent file .*\/testResults'/u.test(text),
  );
}

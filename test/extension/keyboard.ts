import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { serverUrl, type ServerAddress } from '../servers/server.js';
import { Keyboard } from './harness/keyboard.js';
import { untilFound } from './harness/waiting.js';
import { columnRow, tableRow } from './panelRows.js';
import { shopRows } from './shop.js';
import { inShop, type Shop } from './shopWindow.js';
import { askTarget, extensionId, type SuiteServers } from './suite/environment.js';

/**
 * The whole way without a mouse: connections, migration, mapping, script, dry run, run, run view and report. From each webview the palette opens, and Tab
 * leads out of each.
 *
 * @throws at the first thing that isn't as it should be, with a picture of the window
 */
export async function runKeyboardJourney(servers: SuiteServers, log: (line: string) => void): Promise<void> {
  await inShop({ name: 'keyboard' }, (shop) => new KeyboardJourney(shop, servers, log).go());
}

const focusConnections = 'Database Migration: Focus on Connections View';

function sideBarRow(page: Page, label: string): Locator {
  return page.locator('.part.sidebar .monaco-list-row').filter({ has: page.getByText(label, { exact: true }) });
}

class KeyboardJourney {
  private readonly workbench;
  private readonly keys;
  private readonly workspace;
  private readonly database;

  constructor(
    shop: Shop,
    private readonly servers: SuiteServers,
    private readonly log: (line: string) => void,
  ) {
    this.workbench = shop.workbench;
    this.keys = new Keyboard(shop.workbench.page, shop.workbench.quickInput);
    this.workspace = join(shop.folder, 'shop');
    this.database = shop.database;
  }

  async go(): Promise<void> {
    await this.part('adds both connections', () => this.connect());
    await this.part('walks through the tree and opens a context menu', () => this.browse());
    await this.part('creates a migration, and has its mapping under the keyboard', () => this.create());
    await this.part('includes, undoes, filters, renames and chooses a type', () => this.map());
    await this.part('leaves the mapping and comes back', () => this.leaveMapping());
    await this.part('generates and edits the script', () => this.generate());
    await this.part('rehearses and runs it', () => this.run());
    await this.part('looks at the run', () => this.seeRun());
    await this.part('reads the report', () => this.readReport());
  }

  private async part(title: string, act: () => Promise<void>): Promise<void> {
    const begin = Date.now();
    await act();
    this.log(`✓ the keyboard alone ${title} (${Date.now() - begin} ms)`);
  }

  private async connect(): Promise<void> {
    const { keys } = this;
    const { page } = this.workbench;
    await keys.command(focusConnections);
    // From what an empty view says; the line of the first connection takes the keyboard over when that goes.
    await keys.goTo(page.locator('.welcome-view-content .monaco-button').filter({ hasText: 'Add Connection' }));
    await keys.press('Enter');
    await this.add(this.servers.postgres, 'shop-pg');
    await keys.waitForFocus(page.getByRole('tree', { name: 'Connections' }));
    await sideBarRow(page, 'shop-pg').and(page.locator('.focused')).waitFor();
    await keys.command('Database Migration: Add Connection');
    await this.add(this.servers.mysql, 'shop-my');
  }

  private async add(server: ServerAddress, name: string): Promise<void> {
    const { keys } = this;
    await keys.choose('How do you want to add', 'Paste a connection URL');
    await keys.answer(
      'The password may be left out',
      serverUrl({ ...server, password: '' }, this.database).replace(':@', '@'),
    );
    await keys.answer('Password, kept in secret storage', server.password);
    await keys.answer('Name of the connection', name);
    await this.workbench.notifications.waitFor(`${name} is ready`);
  }

  private async browse(): Promise<void> {
    const { keys } = this;
    const { page, editors } = this.workbench;
    const current = page.locator('.part.sidebar .monaco-list-row.focused');
    const walk = (key: string, label: string): Promise<void> =>
      keys.walk(key, current, sideBarRow(page, label).and(current));
    // In a window that doesn't know yet whether there are connections.
    await this.workbench.waitUntilStored(extensionId, 'shop-my');
    await this.workbench.reload();
    await keys.command(focusConnections);
    await keys.waitForFocus(page.getByRole('tree', { name: 'Connections' }));
    await walk('ArrowDown', 'shop-pg');
    await walk('ArrowRight', 'public');
    await walk('ArrowRight', 'audit_log');
    await walk('ArrowDown', 'customers');
    await keys.contextMenu('Show DDL');
    await editors.waitForTab('public.customers.sql');
    await keys.command('View: Close Editor');
  }

  private async create(): Promise<void> {
    const { keys } = this;
    await keys.command('Database Migration: New Migration');
    await keys.choose('Source:', 'shop-pg');
    await keys.choose('Target:', 'shop-my');
    await keys.answer('Name of the migration', 'shop');
    await this.workbench.editors.waitForTab('shop.migration.json');
    const panel = await this.webview();
    await panel.getByText('6 of 6 tables').waitFor();
    await keys.waitForFocus(panel.locator('.list-viewport'));
  }

  private async map(): Promise<void> {
    const { keys } = this;
    const panel = await this.webview();
    const list = panel.locator('.list-viewport');
    const current = panel.locator('.row.selected');
    const walkTo = (row: Locator): Promise<void> => keys.walk('ArrowDown', current, row.and(current));
    await walkTo(tableRow(panel, 'public.audit_log'));
    // It is shown before the document has it; what is undone is that nevertheless.
    await keys.press('Space', 'Control+Z');
    await panel.getByText('6 of 6 tables').waitFor();
    await keys.press('Control+Shift+Z');
    await panel.getByText('5 of 6 tables').waitFor();
    await keys.goTo(panel.getByRole('textbox', { name: 'Filter' }), 'Shift+Tab');
    await keys.type('customers');
    await panel.locator('.row.table').nth(1).waitFor({ state: 'detached' });
    await keys.goTo(list);
    await walkTo(tableRow(panel, 'public.customers'));
    await keys.press('ArrowRight');
    const preferences = columnRow(panel, 'preferences');
    await preferences.waitFor();
    await walkTo(preferences);
    const type = preferences.locator('select');
    const suggested = await type.inputValue();
    await keys.press('F4');
    await keys.waitForFocus(type);
    await keys.press('ArrowDown');
    await preferences.locator('select.decided').waitFor();
    await keys.press('Escape');
    await keys.waitForFocus(list);
    await keys.press('Control+Z');
    await preferences.locator('select:not(.decided)').waitFor();
    assert.equal(await type.inputValue(), suggested);
    await keys.press('Control+Shift+Z');
    await preferences.locator('select.decided').waitFor();
    await walkTo(columnRow(panel, 'notes'));
    await keys.press('F2');
    await keys.type('remarks');
    await keys.press('Enter');
    await keys.waitForFocus(list);
    await keys.press('Control+S');
    await this.workbench.editors.waitForDirty('shop.migration.json', false);
    const { tables } = JSON.parse(await readFile(join(this.workspace, 'shop.migration.json'), 'utf8')) as {
      tables?: Record<string, { include?: boolean; columns?: Record<string, { name?: string; type?: string }> }>;
    };
    assert.equal(tables?.['public.audit_log']?.include, false);
    assert.equal(tables['public.customers']?.columns?.notes?.name, 'remarks');
    assert.match(tables['public.customers'].columns.preferences?.type ?? '', /^LONGTEXT/);
    await keys.goTo(panel.getByRole('textbox', { name: 'Filter' }), 'Shift+Tab');
    await keys.press('Control+A', 'Backspace');
    await tableRow(panel, 'public.orders').waitFor();
  }

  /** A column is selected: its details hold fields, the expression's editor and the rows. */
  private async leaveMapping(): Promise<void> {
    const { keys } = this;
    const panel = await this.webview();
    await keys.goTo(panel.locator('.list-viewport'));
    await panel.locator('.expression-editor .monaco-editor').waitFor();
    await keys.tabOutOf(panel);
    await keys.press('Control+1');
    await keys.waitUntilIn(panel);
    await this.leaveByPalette(panel);
  }

  private async generate(): Promise<void> {
    const { keys } = this;
    const { editors, page } = this.workbench;
    const panel = await this.webview();
    await keys.goTo(panel.locator('vscode-button').filter({ hasText: 'Generate Script' }));
    await keys.press('Enter');
    await editors.waitForTab('shop.migration.sql', 60_000);
    await page.locator('.editor-group-container.active .monaco-editor.focused').waitFor();
    await keys.press('Control+F');
    await page.locator('.find-widget.visible textarea.input:focus').waitFor();
    await keys.type('This script is what runs');
    await page.locator('.find-widget .matchesCount').filter({ hasText: '1 of 1' }).waitFor();
    await keys.press('Enter', 'Escape');
    await keys.type('Read before it ran: this script is what runs');
    await keys.press('Control+S');
    await editors.waitForDirty('shop.migration.sql', false);
    assert.match(await readFile(join(this.workspace, 'shop.migration.sql'), 'utf8'), /-- Read before it ran/);
  }

  private async run(): Promise<void> {
    const { keys } = this;
    const { dialog, notifications } = this.workbench;
    await keys.command('Database Migration: Dry Run');
    await dialog.waitFor('Dry Run shop.migration.sql on shop-my');
    await keys.confirm('Dry Run');
    await notifications.waitFor(/shop: .*rehearsed/, 120_000);
    await keys.command('Notifications: Clear All Notifications');
    await keys.command('Database Migration: Run Migration');
    await dialog.waitFor('Run shop.migration.sql on shop-my');
    await keys.confirm('Run');
    await notifications.waitFor(/shop: verified/, 120_000);
    await keys.command('Notifications: Clear All Notifications');
    const { audit_log: _left, ...others } = shopRows;
    for (const [table, rows] of Object.entries(others))
      assert.deepEqual(await askTarget(this.database, `SELECT count(*) FROM ${table}`), [[String(rows)]]);
  }

  private async seeRun(): Promise<void> {
    const { keys } = this;
    const { editors } = this.workbench;
    await keys.command('Database Migration: Show Run');
    await editors.waitForTab('Run of shop');
    const run = await this.webview();
    await run.locator('.counts', { hasText: /^5 verified$/ }).waitFor();
    await keys.waitUntilIn(run);
    await keys.goTo(run.locator('.tables-list'));
    const current = run.locator('.tables-list .row.selected');
    await keys.walk('ArrowDown', current, current.filter({ hasText: 'orders' }));
    await keys.tabOutOf(run);
    await keys.command('Database Migration: Show Run');
    await keys.waitUntilIn(run);
    await this.leaveByPalette(run);
    await keys.goTo(run.locator('.tables-list'));
    await keys.press('Enter');
    await editors.waitForTab('shop.migration.sql');
  }

  private async readReport(): Promise<void> {
    const { keys } = this;
    await keys.command('Database Migration: Open Report');
    await this.workbench.editors.waitForTab('shop.report');
    const report = await this.webview();
    await report.getByRole('heading', { name: /^Migration report/ }).waitFor();
    await keys.waitUntilIn(report);
    await keys.press('End');
    await untilFound(
      report.locator('html'),
      async () => ((await report.locator('html').evaluate(() => window.scrollY)) > 0 ? true : undefined),
      () => 'The key End does not scroll the report.',
    );
    await this.leaveByPalette(report);
    await keys.tabOutOf(report);
  }

  /** F1 reaches the workbench from within a webview, and Escape leads back to it. */
  private async leaveByPalette(webview: FrameLocator): Promise<void> {
    const { keys } = this;
    await keys.openPalette();
    await keys.press('Escape');
    await keys.waitUntilIn(webview);
  }

  private async webview(): Promise<FrameLocator> {
    return await this.workbench.editors.webview();
  }
}

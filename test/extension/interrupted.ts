import assert from 'node:assert/strict';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SessionOptions } from './harness/in-workbench.js';
import { shopRows } from './shop.js';
import { generateShop, inShop, type Shop } from './shopWindow.js';
import { askTarget, type SuiteServers } from './suite/environment.js';

/** What the tree says of the row below its table. */
const differing = 'id=3 changed · comment: NULL → changed by hand';

/** So slow that two minutes are left to watch it, and to stop it in the middle, on a machine that does other things, too. */
const rowsPerSecond = 200;

/**
 * A run that is watched, stopped in the middle, and gone on with after the window was loaded anew; in a workspace of two folders, for a migration that began
 * by dragging a schema onto its target.
 *
 * @throws at the first thing that isn't as it should be, with a picture of the window
 */
export async function runInterruptedJourney(servers: SuiteServers, log: (line: string) => void): Promise<void> {
  const settings = { 'databaseMigration.run.maxRowsPerSecond': rowsPerSecond };
  const window = { name: 'interrupted', connected: servers, settings, prepare: twoFolders };
  await inShop(window, (shop) => new InterruptedJourney(shop, log).go());
}

async function twoFolders(folder: string): Promise<Partial<SessionOptions>> {
  const workspace = join(folder, 'both.code-workspace');
  await mkdir(join(folder, 'notes'));
  await writeFile(workspace, JSON.stringify({ folders: [{ path: 'notes' }, { path: 'shop' }] }));
  return { workspace, viewport: { width: 1500, height: 850 } };
}

class InterruptedJourney {
  private readonly workbench;
  private readonly folder;
  private readonly database;

  constructor(
    shop: Shop,
    private readonly log: (line: string) => void,
  ) {
    this.workbench = shop.workbench;
    this.folder = join(shop.folder, 'shop');
    this.database = shop.database;
  }

  async go(): Promise<void> {
    await this.part('filters the tables of its connections', () => this.filter());
    await this.part('drags a schema onto its target, in a workspace of two folders', () => this.drag());
    await this.part('shows a table of the script among the others', () => this.reveal());
    await this.part('watches the run and stops it midway', () => this.stop());
    await this.part('is offered to resume after a reload, and resumes', () => this.resume());
    await this.part('finds every row in the target', () => this.look());
    await this.part('is told of a row that somebody changed, and repairs it', () => this.repair());
  }

  private async part(title: string, act: () => Promise<void>): Promise<void> {
    const begin = Date.now();
    await act();
    this.log(`✓ a person ${title} (${Date.now() - begin} ms)`);
  }

  private async filter(): Promise<void> {
    const { sideBar, quickInput } = this.workbench;
    await sideBar.open('Database Migration');
    const view = sideBar.view('Connections');
    // Both connect by themselves, and their lines are drawn anew meanwhile.
    for (const name of ['shop-pg', 'shop-my']) await (await view.row(name)).locator('.codicon-database').waitFor();
    await view.row('shop-pg', 'public', 'customers');
    await view.titleAction('Filter Tables');
    await quickInput.answer('Show only tables and views', 'order');
    await view.waitUntilGone('shop-pg', 'public', 'customers');
    await view.row('shop-pg', 'public', 'order_items');
    await view.titleAction('Clear Filter');
    await view.row('shop-pg', 'public', 'customers');
    await view.collapse('shop-pg', 'public');
  }

  private async drag(): Promise<void> {
    const { sideBar, quickInput } = this.workbench;
    const view = sideBar.view('Connections');
    const target = await view.row('shop-my');
    await (await view.row('shop-pg', 'public')).dragTo(target);
    await quickInput.choose('Folder for the files', 'shop');
    await generateShop(this.workbench);
    assert.deepEqual((await readdir(this.folder)).sort(), ['shop.migration.json', 'shop.migration.sql']);
  }

  private async reveal(): Promise<void> {
    const { editors, sideBar, page } = this.workbench;
    await editors.text().goToLine(await editors.text().lineOf('-- @step copy orders '));
    await this.workbench.runCommand('Database Migration: Reveal Table in Connections');
    await (
      await sideBar.view('Connections').row('shop-pg', 'public', 'orders')
    )
      .and(page.locator('.selected'))
      .waitFor();
  }

  private async stop(): Promise<void> {
    const { dialog, editors, page } = this.workbench;
    await editors.select('shop.migration.sql');
    await this.workbench.runCommand('Database Migration: Run Migration');
    await dialog.waitFor('Run shop.migration.sql on shop-my');
    await dialog.click('Run');
    await page.locator('.statusbar-item', { hasText: /shop \d+%/ }).click();
    await editors.waitForTab('Run of shop');
    const view = await editors.webview();
    await view.getByRole('heading', { name: 'Run of shop' }).waitFor();
    await view.locator('.tables .state', { hasText: 'copying' }).first().waitFor();
    await this.workbench.screenshot('run-view-live');
    await view.getByText('Cancel', { exact: true }).click();
    await view.locator('.status-words', { hasText: 'cancelled' }).waitFor();
    await view.getByText('Resume', { exact: true }).waitFor();
    await this.workbench.notifications.clear();
    const [[copied] = []] = await askTarget(this.database, 'SELECT count(*) FROM order_items');
    assert.ok(Number(copied) < (shopRows.order_items ?? 0), 'the run was not stopped in the middle');
    // The rest may go as fast as it can.
    await mkdir(join(this.folder, '.vscode'));
    const settings = { 'databaseMigration.run.maxRowsPerSecond': 0 };
    await writeFile(join(this.folder, '.vscode', 'settings.json'), JSON.stringify(settings));
  }

  private async resume(): Promise<void> {
    const { dialog, editors, notifications, page } = this.workbench;
    const loaded = page.waitForEvent('load');
    await this.workbench.runCommand('Developer: Reload Window');
    await loaded;
    const offer = await notifications.waitFor('The run of shop was interrupted', 60_000);
    // The view came back by itself, with what the files tell.
    const view = await editors.webview();
    await view.locator('.status-words', { hasText: 'interrupted' }).waitFor();
    await this.workbench.screenshot('run-view-interrupted');
    await offer.click('Resume');
    await dialog.waitFor('Resume shop.migration.sql on shop-my');
    await dialog.click('Resume');
    await notifications.waitFor(/shop: verified/, 120_000);
    await notifications.clear();
    await editors.select('Run of shop');
    const again = await editors.webview();
    await again.locator('.counts', { hasText: /^6 verified$/ }).waitFor();
    await again.getByText('Open Report', { exact: true }).waitFor();
    await this.workbench.screenshot('run-view-verified');
    await this.workbench.runCommand('Preferences: Toggle between Light/Dark Themes');
    await page.locator('.monaco-workbench.vs').waitFor();
    await this.workbench.screenshot('run-view-light');
  }

  private async repair(): Promise<void> {
    const { quickInput, notifications, dialog, editors, sideBar } = this.workbench;
    await askTarget(this.database, "UPDATE orders SET comment = 'changed by hand' WHERE id = 3");
    await this.workbench.runCommand('Database Migration: Verify');
    await quickInput.choose('How closely', 'Checksum');
    const words = 'shop: source and target differ: 1 row of public.orders.';
    await notifications.waitFor(words, 60_000);
    const view = sideBar.view('Migrations');
    // The view has drawn the end; what differs lies open nevertheless.
    await view.waitForText(/source and target differ/, 'shop');
    const phase = await view.row('shop', 'Verification', 'verify');
    assert.equal(await phase.getAttribute('aria-expanded'), 'true');
    await view.waitForText('changed by hand', 'shop', 'Verification', 'verify', 'orders', differing);
    // It may have gone behind the bell meanwhile.
    await (await notifications.waitFor(words, 1000)).click('Repair Rows');
    await dialog.waitFor('Make 1 row of');
    await dialog.click('Repair');
    await notifications.waitFor('shop: verified, 27,540 rows.', 60_000);
    assert.deepEqual(await askTarget(this.database, 'SELECT comment FROM orders WHERE id = 3'), [[null]]);
    await editors.select('shop.report');
    const report = await editors.webview();
    await report.getByRole('heading', { name: /^Verification report/ }).waitFor();
  }

  private async look(): Promise<void> {
    for (const [table, rows] of Object.entries(shopRows))
      assert.deepEqual(await askTarget(this.database, `SELECT count(*) FROM ${table}`), [[String(rows)]]);
  }
}

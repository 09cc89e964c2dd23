import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import type { SessionOptions } from './harness/in-workbench.js';
import { columnRow, tableRow } from './panelRows.js';
import { inShop, type Shop } from './shopWindow.js';
import { askSource, askTarget, type SuiteServers } from './suite/environment.js';

const window = 'corners';
const file = 'shop.migration.json';

/** Too long for the place that an edited script gives it. */
const remark = 'said at length, and more than once';

const oddTable = `
CREATE TABLE measures (id integer PRIMARY KEY, "Full Name" varchar(80) NOT NULL, weight double precision, remark text);
INSERT INTO measures VALUES (1, 'Ada', 'NaN', 'short'), (2, 'Grace', 1.5, '${remark}')`;

const decisions = { version: 1, source: 'shop-pg', target: 'shop-my' };

/**
 * What lies beside the straight way: an analysis before anything else, a finding's remedy, completion in the editor of expressions, the check before a run, a step
 * compared with its generated form, and refused rows that are loaded afterwards.
 *
 * @throws at the first thing that isn't as it should be, with a picture of the window
 */
export async function runCornersJourney(servers: SuiteServers, log: (line: string) => void): Promise<void> {
  const settings = { 'databaseMigration.run.onReject': 'keep' };
  await inShop({ name: window, connected: servers, settings, prepare }, (shop) => new CornersJourney(shop, log).go());
}

async function prepare(): Promise<Partial<SessionOptions>> {
  await askSource(`journey_${window}`, oddTable);
  return {};
}

class CornersJourney {
  private readonly workbench;
  private readonly workspace;
  private readonly database;

  constructor(
    shop: Shop,
    private readonly log: (line: string) => void,
  ) {
    this.workbench = shop.workbench;
    this.workspace = join(shop.folder, 'shop');
    this.database = shop.database;
  }

  async go(): Promise<void> {
    await this.part('analyzes a database before there is a migration', () => this.analyze());
    await this.part('takes a remedy of a finding', () => this.remedy());
    await this.part('completes an expression', () => this.complete());
    await this.part('checks before running', () => this.check());
    await this.part('compares a step with its generated form', () => this.compare());
    await this.part('loads refused rows', () => this.load());
  }

  private async part(title: string, act: () => Promise<void>): Promise<void> {
    const begin = Date.now();
    await act();
    this.log(`✓ somebody ${title} (${Date.now() - begin} ms)`);
  }

  private async picture(name: string): Promise<void> {
    await this.workbench.screenshot(`corner-${name}`);
  }

  private async analyze(): Promise<void> {
    const { quickInput, editors, sideBar } = this.workbench;
    await sideBar.open('Database Migration');
    for (const name of ['shop-pg', 'shop-my'])
      await (await sideBar.view('Connections').row(name)).locator('.codicon-database').waitFor();
    await this.workbench.runCommand('Database Migration: Analyze');
    await quickInput.choose('Which database would move?', 'shop-pg');
    await quickInput.choose('Where would shop-pg move to?', 'shop-my');
    await quickInput.waitFor('How closely?');
    await this.picture('analyze-question');
    await quickInput.choose('How closely?', 'Read only');
    await editors.waitForTab(`${this.database}.assessment`, 60_000);
    const assessment = await editors.webview();
    await assessment.getByRole('heading', { level: 1 }).waitFor();
    await assessment.getByText('7 tables with 27,542 rows').waitFor();
    await this.picture('assessment');
    await this.workbench.runCommand('View: Close All Editors');
    // It is found again, though there is no mapping yet.
    await sideBar.view('Migrations').waitForText('assessed', this.database);
    await (await sideBar.view('Migrations').row(this.database, 'Assessment')).click();
    await editors.waitForTab(`${this.database}.assessment`);
    await (await editors.webview()).getByText('7 tables with 27,542 rows').waitFor();
    await this.picture('assessment-found');
    await this.workbench.runCommand('View: Close All Editors');
  }

  private async remedy(): Promise<void> {
    const { editors } = this.workbench;
    await writeFile(join(this.workspace, file), JSON.stringify(decisions, undefined, 2));
    await editors.openFile(file);
    const panel = await editors.webview();
    await panel.getByText('7 of 7 tables').waitFor();
    await panel.getByText('Scan Data').click();
    await panel.getByText('data scanned').waitFor();
    await tableRow(panel, 'public.measures').locator('.twisty').click();
    await columnRow(panel, 'weight').locator('.source').click();
    const finding = panel.locator('.detail .finding').filter({ hasText: 'NAN_VALUE' });
    await finding.waitFor();
    await this.picture('finding');
    await finding.getByText('Accept NAN_VALUE').click();
    await finding.getByText('NAN_VALUE, settled').waitFor();
    await this.picture('finding-settled');
    await editors.save();
    const { accept } = JSON.parse(await this.file(file)) as { accept?: readonly string[] };
    assert.deepEqual(accept, ['NAN_VALUE:public.measures.weight']);
  }

  /** A column whose name has to be quoted, a function, and rows that show what they make of it. */
  private async complete(): Promise<void> {
    const { editors, page } = this.workbench;
    const panel = await editors.webview();
    await columnRow(panel, 'Full Name').locator('.source').click();
    const editor = panel.locator('.expression-editor .monaco-editor');
    await editor.click();
    await page.keyboard.type('upp');
    await this.suggestion(panel, 'upper').waitFor();
    await this.picture('completion-function');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Fu');
    await this.suggestion(panel, 'Full Name').waitFor();
    await this.picture('completion-column');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Enter');
    await columnRow(panel, 'Full Name').getByText('ƒ').waitFor();
    await panel.getByText('Show rows of the source').click();
    await panel.locator('.sample-table .changed').filter({ hasText: 'ADA' }).waitFor();
    await this.picture('completed');
    await editors.save();
    const { tables } = JSON.parse(await this.file(file)) as {
      tables?: Record<string, { columns?: Record<string, { expression?: string }> }>;
    };
    assert.equal(tables?.['public.measures']?.columns?.['Full Name']?.expression, 'upper("Full Name")');
  }

  private async check(): Promise<void> {
    const { editors, quickInput } = this.workbench;
    const panel = await editors.webview();
    await panel.getByText('Generate Script').click();
    await editors.waitForTab('shop.migration.sql', 60_000);
    await this.workbench.runCommand('Database Migration: Check Before Running');
    await quickInput.waitFor('Nothing stands in the way');
    assert.ok((await quickInput.items()).length > 5);
    await this.picture('checks');
    await quickInput.cancel();
  }

  private async compare(): Promise<void> {
    const { editors, page } = this.workbench;
    const text = editors.text();
    await text.replace('`remark` LONGTEXT', '`remark` VARCHAR(12)');
    await text.goToLine(await text.lineOf('-- @step create-table measures'));
    await this.workbench.runCommand('Database Migration: Compare Step with Generated');
    await editors.waitForTab('create-table measures: generated ↔ edited');
    const sides = page.locator('.editor-group-container.active .diff-editor-instance, .monaco-diff-editor').first();
    await sides.locator('.char-delete, .char-insert').first().waitFor();
    await this.picture('compared-step');
    // Neither side is wrong for being a piece of a script.
    assert.equal(await page.locator('.editor-group-container.active .squiggly-error').count(), 0);
    await this.workbench.runCommand('View: Close Editor');
    await editors.waitForTab('shop.migration.sql');
  }

  private async load(): Promise<void> {
    const { dialog, notifications, sideBar } = this.workbench;
    await this.workbench.runCommand('Database Migration: Run Migration');
    await dialog.waitFor('Run shop.migration.sql on shop-my');
    await dialog.click('Run');
    await notifications.waitFor(/shop: incomplete/, 120_000);
    await this.picture('refused');
    await sideBar.view('Migrations').row('shop', 'Refused rows');
    await notifications.clear();
    await askTarget(this.database, 'ALTER TABLE measures MODIFY remark VARCHAR(200)');
    await this.workbench.runCommand('Database Migration: Load Refused Rows');
    await dialog.waitFor('Load the rows that the run of shop set aside');
    await this.picture('load-refused');
    await dialog.click('Load');
    await notifications.waitFor('shop: 1 row went in.');
    assert.deepEqual(
      await askTarget(this.database, 'SELECT id, `Full Name`, weight, remark FROM measures ORDER BY id'),
      [
        ['1', 'ADA', null, 'short'],
        ['2', 'GRACE', '1.5', remark],
      ],
    );
  }

  private suggestion(panel: FrameLocator, label: string): ReturnType<FrameLocator['locator']> {
    return panel.locator('.suggest-widget.visible .monaco-list-row.focused').filter({ hasText: label });
  }

  private async file(name: string): Promise<string> {
    return await readFile(join(this.workspace, name), 'utf8');
  }
}

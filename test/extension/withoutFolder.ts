import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SessionOptions } from './harness/in-workbench.js';
import type { Workbench } from './harness/workbench.js';
import { inShop } from './shopWindow.js';
import type { SuiteServers } from './suite/environment.js';

const decisions = { version: 1, source: 'shop-pg', target: 'shop-my' };

/**
 * A window without a folder: connections and an analysis work as everywhere, what needs a folder says so, and a migration's file that is opened alone is mapped and
 * written beside itself.
 *
 * @throws at the first thing that isn't as it should be, with a picture of the window
 */
export async function runWithoutFolder(servers: SuiteServers, log: (line: string) => void): Promise<void> {
  await inShop({ name: 'nofolder', connected: servers, prepare }, async ({ workbench, database }) => {
    await look(workbench);
    await analyze(workbench, database);
    await migrate(workbench);
    log('✓ a window without a folder analyzes, maps and generates');
  });
}

async function prepare(folder: string): Promise<Partial<SessionOptions>> {
  const openFile = join(folder, 'shop', 'alone.migration.json');
  await writeFile(openFile, JSON.stringify(decisions));
  // The page opens the file before it knows the extension's editor.
  const userSettings = { 'workbench.editorAssociations': { '*.migration.json': 'databaseMigration.mapping' } };
  return { withoutFolder: true, openFile, userSettings };
}

/** The mapping is open already; both views say what they have. */
async function look(workbench: Workbench): Promise<void> {
  const { sideBar, notifications } = workbench;
  await sideBar.open('Database Migration');
  assert.match(await sideBar.view('Migrations').welcome(), /Open Folder/);
  await sideBar.view('Connections').row('shop-pg', 'public', 'customers');
  await workbench.runCommand('Database Migration: New Migration');
  const told = await notifications.waitFor('A migration is a few files in a folder. Open a folder first.');
  assert.deepEqual(await told.buttons(), ['Open Folder']);
  await workbench.screenshot('without-folder');
  await notifications.clear();
}

async function analyze(workbench: Workbench, database: string): Promise<void> {
  const { sideBar, quickInput, editors, page } = workbench;
  const tab = `${database}.assessment`;
  await sideBar.view('Connections').contextMenu('Analyze', 'shop-pg');
  await quickInput.choose('Where would shop-pg move to?', 'shop-my');
  await quickInput.choose('How closely?', 'Read only');
  // Beside what the person is at, which keeps the keyboard.
  await page.getByRole('tab', { name: tab }).waitFor({ timeout: 60_000 });
  await editors.select(tab);
  await (await editors.webview()).getByRole('heading', { level: 1 }).waitFor();
  await workbench.screenshot('without-folder-assessment');
  await editors.close(tab);
}

async function migrate(workbench: Workbench): Promise<void> {
  const { editors, quickInput } = workbench;
  await editors.select('alone.migration.json');
  const panel = await editors.webview();
  await panel.getByText('6 of 6 tables').waitFor();
  await panel.getByText('Generate Script').click();
  await editors.waitForTab('alone.migration.sql', 60_000);
  await workbench.runCommand('Database Migration: Check Before Running');
  await quickInput.waitFor('Nothing stands in the way');
  await workbench.screenshot('without-folder-script');
  await quickInput.cancel();
}

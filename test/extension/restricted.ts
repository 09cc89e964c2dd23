import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serverUrl } from '../servers/server.js';
import type { SessionOptions } from './harness/in-workbench.js';
import type { Workbench } from './harness/workbench.js';
import { columnRow, tableRow } from './panelRows.js';
import { inShop } from './shopWindow.js';
import { targetState, type SuiteServers } from './suite/environment.js';

const script = `-- @migration format=1 source=shop-pg (postgresql 18.0, database shop, id 1) target=shop-my (mysql 9.0, database shop, id 2)

-- @phase tables
-- @step create-table t on=target
CREATE TABLE t (id int);
`;

const mapping = {
  ...{ version: 1, source: 'shop-pg', target: 'shop-my' },
  tables: { 'public.customers': { columns: { email: { expression: 'anything()' } } } },
};

/**
 * A folder that nobody trusted yet: databases can be browsed, scripts and mappings read; nothing of them runs, and no \`.env\` file is read.
 *
 * @throws at the first thing that isn't as it should be, with a picture of the window
 */
export async function runRestrictedJourney(servers: SuiteServers, log: (line: string) => void): Promise<void> {
  await inShop({ name: 'restricted', settings, prepare: foreignFiles }, async ({ workbench, database }) => {
    await go(workbench, serverUrl(servers.postgres, database));
    await lookAtMapping(workbench, serverUrl(servers.mysql, database));
    assert.equal(await targetState(database), '');
    log('✓ a folder that nobody trusted can be looked at and does nothing');
  });
}

const settings = { 'security.workspace.trust.startupPrompt': 'never', 'security.workspace.trust.banner': 'never' };

async function foreignFiles(folder: string): Promise<Partial<SessionOptions>> {
  await writeFile(join(folder, 'shop', 'shop.migration.sql'), script);
  await writeFile(join(folder, 'shop', 'shop.migration.json'), JSON.stringify(mapping));
  await writeFile(join(folder, 'shop', '.env'), 'DATABASE_URL=postgresql://u:p@evil.example.com/x\n');
  return { asksForTrust: true };
}

async function go(workbench: Workbench, source: string): Promise<void> {
  const { sideBar, quickInput, notifications, editors, page } = workbench;
  await page.locator('.statusbar').getByText('Restricted Mode').waitFor();
  await sideBar.open('Database Migration');
  const view = sideBar.view('Connections');
  await view.welcomeAction('Add Connection');
  await quickInput.choose('How do you want to add', 'Paste a connection URL');
  await quickInput.answer('The password may be left out', source);
  await quickInput.answer('Name of the connection', 'shop-pg');
  await notifications.waitFor('shop-pg is ready: PostgreSQL 18');
  await notifications.clear();
  await view.waitForText('not null', 'shop-pg', 'public', 'customers', 'email');
  await editors.openFile('shop.migration.sql');
  await editors.waitForTab('shop.migration.sql');
  await workbench.screenshot('restricted');
  // Commands that write are not even offered, and importing from the folder's files neither.
  for (const title of ['Run Migration', 'Dry Run', 'Import Connections from .env']) {
    await quickInput.open(`>Database Migration: ${title}`);
    const labels = await quickInput.items();
    assert.ok(
      !labels.some((label) => label.includes(`Database Migration: ${title}`)),
      `${title} is offered: ${labels.join()}`,
    );
    await quickInput.cancel();
  }
}

/** What a mapping says of its columns is SQL, too: the source computes none of it. */
async function lookAtMapping(workbench: Workbench, target: string): Promise<void> {
  const { quickInput, notifications, editors } = workbench;
  await workbench.runCommand('Database Migration: Add Connection');
  await quickInput.choose('How do you want to add', 'Paste a connection URL');
  await quickInput.answer('The password may be left out', target);
  await quickInput.answer('Name of the connection', 'shop-my');
  await notifications.waitFor('shop-my is ready: MySQL');
  await editors.openFile('shop.migration.json');
  await editors.waitForTab('shop.migration.json');
  const panel = await editors.webview();
  await panel.getByText('6 of 6 tables').waitFor();
  const refusal = panel.getByText('Expressions of a mapping do not run in an untrusted workspace');
  await panel.getByText('Scan Data').click();
  await refusal.waitFor();
  await tableRow(panel, 'public.customers').locator('.twisty').click();
  await columnRow(panel, 'email').locator('.source').click();
  await panel.getByText('Show rows of the source, before and after').click();
  await refusal.nth(1).waitFor();
  await notifications.clear();
  await panel.getByText('Generate Script').click();
  await notifications.waitFor('Expressions of a mapping do not run in an untrusted workspace');
}

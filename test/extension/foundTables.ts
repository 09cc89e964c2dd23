import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import type { Workbench } from './harness/workbench.js';
import { lockSequence } from './suite/environment.js';

const file = 'second.migration.json';

/**
 * The source's tables stand in a mapping that opens for the first time while all else of them is still being read (here somebody holds a lock), can be filtered
 * and walked through, and the mapping takes their places under the keyboard.
 */
export async function findTables(
  { sideBar, editors, page }: Workbench,
  { workspace, database }: { readonly workspace: string; readonly database: string },
  look: (panel: FrameLocator, name: string) => Promise<void>,
): Promise<void> {
  await writeFile(join(workspace, file), JSON.stringify({ version: 1, source: 'shop-pg', target: 'shop-my' }));
  await sideBar.view('Connections').contextMenu('Disconnect', 'shop-pg');
  const release = await lockSequence(database, 'orders_id_seq');
  let panel: FrameLocator;
  try {
    await editors.openFile(file);
    panel = await editors.webview();
    await panel.locator('.row.found').nth(5).waitFor();
    await look(panel, 'found-tables');
    await panel.getByRole('textbox', { name: 'Filter' }).fill('order');
    await panel.locator('.row.found').nth(2).waitFor({ state: 'detached' });
    await panel.locator('.list-viewport').focus();
    await page.keyboard.press('End');
    await panel.locator('.row.found.selected').getByText('orders').waitFor();
  } finally {
    await release();
  }
  await panel.locator('.row.table.selected').getByText('orders').waitFor();
  await panel.getByText('6 of 6 tables').waitFor();
  assert.deepEqual(await panel.locator('.row.table .name').allInnerTexts(), ['order_items', 'orders']);
  assert.equal(await panel.locator('.list-viewport').evaluate((list) => list === document.activeElement), true);
  await editors.close(file);
  await rm(join(workspace, file));
}

import assert from 'node:assert/strict';
import type { FrameLocator, Locator } from 'playwright-core';
import type { Workbench } from './harness/workbench.js';

const mapping = 'shop.migration.json';

/** Opens the mapping, works in it and leaves it, with keys alone; takes back what it changed. */
export async function workWithoutMouse(workbench: Workbench): Promise<void> {
  const { editors, page } = workbench;
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await press('F1');
  await page.keyboard.type('View: Close All Editors');
  await page.locator('.quick-input-widget').getByRole('option', { name: 'View: Close All Editors' }).first().waitFor();
  await press('Enter');
  await page.locator('.tabs-container .tab').first().waitFor({ state: 'detached' });
  await press('Control+P');
  await page.keyboard.type(mapping);
  await page.locator('.quick-input-widget').getByRole('option', { name: mapping }).first().waitFor();
  await press('Enter');
  await editors.waitForTab(mapping);
  const panel = await editors.webview();
  // Nobody has to look for the list: it has the focus once it is there.
  await panel.locator('.list-viewport:focus').waitFor();

  await press('Home');
  const customers = await walkTo(panel, press, 'ArrowDown', 'public.customers');
  await press('ArrowRight');
  await panel.locator('.row.column').first().waitFor();
  const email = await walkTo(panel, press, 'ArrowDown', 'email');
  await panel.locator('.detail h2').filter({ hasText: 'public.customers.email' }).waitFor();
  assert.equal(await customers.getAttribute('aria-expanded'), 'true');

  await press('Space');
  await panel.locator('.row.selected.excluded').waitFor();
  await press('Space');
  await panel.locator('.row.selected:not(.excluded)').waitFor();
  await press('F4');
  await email.locator('select:focus').waitFor();
  await press('ArrowDown');
  await email.locator('select.decided').waitFor();
  await press('Escape', 'F2');
  await email.locator('input:focus').waitFor();
  await page.keyboard.type('mail_address');
  await press('Enter');
  await panel.locator('.detail h2').filter({ hasText: 'customers.mail_address' }).waitFor();
  await panel.locator('.list-viewport:focus').waitFor();
  // The document's own undo, from inside of the panel.
  await press('Control+Z');
  await panel.locator('.detail h2').filter({ hasText: 'customers.email' }).waitFor();
  await press('Control+Z');
  await email.locator('select:not(.decided)').waitFor();
  await press('Shift+Space');
  await panel.getByText('0 of 6 tables').waitFor();
  await press('Shift+Space');
  await panel.getByText('6 of 6 tables').waitFor();
  await leave(workbench, press);
}

/** Presses a key until the line of that name is selected, at most thirty times. */
async function walkTo(
  panel: FrameLocator,
  press: (key: string) => Promise<void>,
  key: string,
  name: string,
): Promise<Locator> {
  const row = panel.locator('.row').filter({ has: panel.locator(`.name[title="${name}"]`) });
  for (let step = 0; step < 30; step += 1) {
    if ((await row.getAttribute('aria-selected')) === 'true') return row;
    await press(key);
  }
  throw new Error(`Nobody gets to ${name} by ${key}.`);
}

/** Tab goes through the panel and out of it, and back in with Shift. */
async function leave({ page }: Workbench, press: (key: string) => Promise<void>): Promise<void> {
  const inPanel = (): Promise<boolean> => page.evaluate(() => document.activeElement?.tagName === 'IFRAME');
  assert.ok(await inPanel());
  for (const key of ['Tab', 'Shift+Tab']) {
    let presses = 0;
    const began = await inPanel();
    for (; (await inPanel()) === began; presses += 1) {
      assert.ok(presses < 40, `the panel is not ${began ? 'left' : 'reached'} with ${key}`);
      await press(key);
    }
  }
}

import type { Page } from 'playwright-core';
import { named } from './waiting.js';

/** Picks an item of the menu that is open, and waits until the menu is gone. */
export async function clickMenuItem(page: Page, item: string): Promise<void> {
  const menu = page.locator('.monaco-menu').last();
  await menu.getByRole('menuitem', { name: named(item) }).hover();
  // A click would be lost: menus don't listen to the mouse in their first tenth of a second. Hovering has focused it.
  await page.keyboard.press('Enter');
  await menu.waitFor({ state: 'hidden' });
}

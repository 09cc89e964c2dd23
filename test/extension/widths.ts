import assert from 'node:assert/strict';
import type { FrameLocator, Page } from 'playwright-core';
import type { Workbench } from './harness/workbench.js';
import { columnRow, tableRow } from './panelRows.js';
import { generateShop, inShop } from './shopWindow.js';
import type { SuiteServers } from './suite/environment.js';

const themes = [
  { title: 'Dark Modern', base: 'vs-dark' },
  { title: 'Light Modern', base: 'vs' },
  { title: 'Dark High Contrast', base: 'hc-black' },
] as const;

/** Of a webview, in pixels; the window is wider by what stands beside it. */
const widths = [400, 600, 900] as const;
const beside = 58;
/** Within which a window that was made narrower has drawn itself anew. */
const mostFrames = 600;
const wide = { width: 1360, height: 850 };

const views = ['shop.migration.json', 'Run of shop', 'shop.report'] as const;

/**
 * Every webview at widths that a person gives it beside an editor, in three themes: a picture of each (`<cache>/pictures/width-*`), and nothing that is cut off.
 *
 * @throws where words reach beyond what they stand in
 */
export async function runWidths(servers: SuiteServers, log: (line: string) => void): Promise<void> {
  await inShop({ name: 'widths', connected: servers }, async ({ workbench }) => {
    await migrate(workbench);
    const cut: string[] = [];
    for (const theme of themes) cut.push(...(await lookIn(workbench, theme)));
    assert.deepEqual(cut, []);
    log(`✓ ${views.length} views in ${themes.length} themes at ${widths.length} widths cut nothing off`);
  });
}

async function migrate(workbench: Workbench): Promise<void> {
  const { editors, quickInput, dialog, notifications, sideBar, page } = workbench;
  await sideBar.open('Database Migration');
  for (const name of ['shop-pg', 'shop-my'])
    await (await sideBar.view('Connections').row(name)).locator('.codicon-database').waitFor();
  await workbench.runCommand('Database Migration: New Migration');
  await quickInput.choose('Source:', 'shop-pg');
  await quickInput.choose('Target:', 'shop-my');
  await generateShop(workbench);
  await workbench.runCommand('Database Migration: Run Migration');
  await dialog.waitFor('Run shop.migration.sql on shop-my');
  await dialog.click('Run');
  await notifications.waitFor(/shop: verified/, 120_000);
  await notifications.clear();
  await workbench.runCommand('Database Migration: Show Run');
  await editors.waitForTab('Run of shop');
  await workbench.runCommand('View: Join All Editor Groups');
  await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
  await page.locator('.part.sidebar').waitFor({ state: 'hidden' });
}

async function lookIn(workbench: Workbench, { title, base }: (typeof themes)[number]): Promise<string[]> {
  const { editors, quickInput, page } = workbench;
  await workbench.runCommand('Preferences: Color Theme');
  await quickInput.choose('Select Color Theme', title);
  await page.locator(`.monaco-workbench.${base}`).waitFor();
  const cut: string[] = [];
  for (const view of views) {
    await editors.select(view);
    const webview = await editors.webview();
    await ready[view](webview);
    for (const width of widths) {
      await page.setViewportSize({ ...wide, width: width + beside });
      await atWidth(page, webview, width);
      await workbench.screenshot(`width-${base}-${view.replaceAll(/\W/gu, '')}-${width}`);
      const found = await webview.locator('body').evaluate(cutOff);
      cut.push(...found.map((text) => `${base}, ${view} at ${width}: ${text}`));
    }
    await page.setViewportSize(wide);
  }
  return cut;
}

const ready: Readonly<Record<(typeof views)[number], (webview: FrameLocator) => Promise<void>>> = {
  'shop.migration.json': async (panel) => {
    const column = columnRow(panel, 'preferences');
    if (!(await column.isVisible())) await tableRow(panel, 'public.customers').locator('.twisty').click();
    await column.locator('.source').click();
    await panel.locator('.expression-editor .monaco-editor').waitFor();
  },
  'Run of shop': async (run) => run.locator('.counts', { hasText: 'verified' }).waitFor(),
  'shop.report': async (report) => report.getByRole('heading', { level: 1 }).waitFor(),
};

/** Waits until a webview has about this width. The report runs no script, so it is asked from outside, frame by frame. */
async function atWidth(page: Page, webview: FrameLocator, width: number): Promise<void> {
  for (let frame = 0; frame < mostFrames; frame += 1) {
    const own = await webview.locator('body').evaluate(() => window.innerWidth);
    if (Math.abs(own - width) <= 30) return;
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  throw new Error(`The webview did not become ${width} pixels wide.`);
}

/** Runs in the page: words that reach beyond the page, or beyond what they are scrolled in before anybody scrolls. */
function cutOff(body: Element): string[] {
  const found: string[] = [];
  const said = (element: Element): string => (element.textContent ?? '').trim().slice(0, 60);
  for (const caption of body.querySelectorAll('caption')) {
    const place = caption.closest('.scroll')?.getBoundingClientRect();
    if (place && caption.getBoundingClientRect().right > place.right + 1) found.push(`the caption "${said(caption)}"`);
  }
  const page = body.ownerDocument.documentElement;
  if (page.scrollWidth > page.clientWidth + 1) found.push(`the page is ${page.scrollWidth} wide`);
  for (const button of body.querySelectorAll('vscode-button, button, h1, h2, h3, p'))
    if (button.getClientRects().length > 0 && button.getBoundingClientRect().right > page.clientWidth + 1)
      found.push(`${button.localName} "${said(button)}"`);
  return found;
}

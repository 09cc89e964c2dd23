import type { FrameLocator } from 'playwright-core';
import type { Workbench } from './harness/workbench.js';
import { columnRow } from './panelRows.js';

const themes = [
  { title: 'Dark High Contrast', base: 'hc-black', report: 'dark' },
  { title: 'Light High Contrast', base: 'hc-light', report: 'light' },
] as const;

/** Shows every webview in both high-contrast themes, where nothing may be told by colour alone, or vanish. */
export async function workInContrast(
  workbench: Workbench,
  report: () => FrameLocator,
  look: (webview: FrameLocator, name: string) => Promise<void>,
): Promise<void> {
  const { editors, page, quickInput } = workbench;
  await workbench.runCommand('View: Close All Editors');
  await editors.openFile('shop.migration.json');
  const opened = await editors.webview();
  await columnRow(opened, 'preferences').waitFor();
  await workbench.runCommand('Database Migration: Open Report');
  await report()
    .getByRole('heading', { name: /^Migration report/ })
    .waitFor();
  for (const { title, base, report: shade } of themes) {
    await workbench.runCommand('Preferences: Color Theme');
    await quickInput.choose('Select Color Theme', title);
    await page.locator(`.monaco-workbench.${base}`).waitFor();
    await report().locator(`html[data-theme=${shade}]`).waitFor();
    await look(report(), `report-${base}`);
    await editors.select('shop.migration.json');
    const panel = await editors.webview();
    await columnRow(panel, 'preferences').locator('.source').click();
    await panel.locator('.expression-editor .monaco-editor').waitFor();
    await look(panel, `mapping-${base}`);
    await panel.getByRole('tab', { name: 'Choices' }).click();
    await look(panel, `choices-${base}`);
    await panel.getByRole('tab', { name: 'Tables' }).click();
  }
}

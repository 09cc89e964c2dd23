import type { FrameLocator } from 'playwright-core';
import type { Workbench } from './harness/workbench.js';
import { columnRow, tableRow } from './panelRows.js';

const themes = [
  { title: 'Dark High Contrast', base: 'hc-black', report: 'dark' },
  { title: 'Light High Contrast', base: 'hc-light', report: 'light' },
] as const;

/** Shows every webview in both high-contrast themes, where nothing may be told by colour alone, or vanish. */
export async function workInContrast(
  workbench: Workbench,
  look: (webview: FrameLocator, name: string) => Promise<void>,
): Promise<void> {
  const { editors, page, quickInput } = workbench;
  const show = async (tab: string): Promise<FrameLocator> => {
    await editors.select(tab);
    return await editors.webview();
  };
  await workbench.runCommand('View: Close All Editors');
  await editors.openFile('shop.migration.json');
  const opened = await editors.webview();
  await tableRow(opened, 'public.customers').locator('.twisty').click();
  await columnRow(opened, 'preferences').waitFor();
  await workbench.runCommand('Database Migration: Open Report');
  await page.getByRole('tab', { name: /^shop\.report/ }).waitFor();
  await workbench.runCommand('Database Migration: Show Run');
  for (const { title, base, report: shade } of themes) {
    await workbench.runCommand('Preferences: Color Theme');
    await quickInput.choose('Select Color Theme', title);
    await page.locator(`.monaco-workbench.${base}`).waitFor();
    const report = await show('shop.report');
    await report.locator(`html[data-theme=${shade}]`).waitFor();
    await look(report, `report-${base}`);
    const run = await show('Run of shop');
    await run.locator('.counts', { hasText: 'verified' }).waitFor();
    await look(run, `run-${base}`);
    const panel = await show('shop.migration.json');
    await columnRow(panel, 'preferences').locator('.source').click();
    await panel.locator('.expression-editor .monaco-editor').waitFor();
    await look(panel, `mapping-${base}`);
    await panel.getByRole('tab', { name: 'Choices' }).click();
    await look(panel, `choices-${base}`);
    await panel.getByRole('tab', { name: 'Tables' }).click();
  }
}

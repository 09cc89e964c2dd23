import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { untilFound } from './harness/waiting.js';
import type { Workbench } from './harness/workbench.js';
import { columnRow, tableRow } from './panelRows.js';

/** Ctrl+S saves what is being typed, and every edit before it, however fast they came. What `file` holds is the same in the end; `full_name` is selected. */
export async function saveTyping({ editors, page }: Workbench, file: string): Promise<void> {
  const before = await readFile(file, 'utf8');
  const panel = await editors.webview();
  const list = panel.locator('.list-viewport');
  const save = async (what: string, isSaved: (text: string) => boolean): Promise<void> => {
    await page.keyboard.press('Control+S');
    await untilFound(
      list,
      async () => isSaved(await readFile(file, 'utf8')) || undefined,
      async () => `${what} is not in the file:\n${await readFile(file, 'utf8')}`,
    );
    await editors.waitForDirty(basename(file), false);
  };
  const saveTyped = async (text: string): Promise<void> => {
    // Not Ctrl+A, which VS Code takes, and sends back a moment later.
    for (const key of ['End', 'Shift+Home']) await page.keyboard.press(key);
    await page.keyboard.type(text);
    await save(text, (saved) => saved.includes(`"${text}"`));
  };

  await columnRow(panel, 'notes').locator('.source').click();
  await list.focus();
  await page.keyboard.press('F2');
  await saveTyped('typed_in_a_line');
  await panel.locator('.detail').getByRole('textbox', { name: 'Name on the target' }).click();
  await saveTyped('remarks');
  await columnRow(panel, 'full_name').locator('.source').click();
  const expression = panel.locator('.expression-editor .monaco-editor');
  await expression.click();
  await saveTyped('lower(full_name)');
  await saveTyped('upper(full_name)');
  assert.equal(await readFile(file, 'utf8'), before);

  // So many edits that some are still on their way when the keys after them are pressed.
  const rows = Number(await list.getAttribute('aria-rowcount')) - 1;
  const last = tableRow(panel, 'public.products').and(panel.locator(`[aria-rowindex="${rows + 1}"]`));
  await last.waitFor();
  await list.press('Home');
  for (let row = 0; row < rows; row += 1) for (const key of ['Space', 'ArrowDown']) await page.keyboard.press(key);
  await save('The last of many edits', (saved) => saved.includes('"public.products"'));
  for (let row = 0; row < rows; row += 1) await page.keyboard.press('Control+Z');
  await save('The last of many steps back', (saved) => saved === before);
  await columnRow(panel, 'full_name').locator('.source').click();
}

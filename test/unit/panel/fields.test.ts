import { chromium, type Browser, type BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath } from '../../extension/harness/chromium.js';
import { BarePanel, panelCode, type Opened, type PanelCode } from './barePanel.js';
import { detailsOf, keyOf, viewOf } from './sampleViews.js';

const opened: Opened = { state: { name: 'shop', view: viewOf() }, details: detailsOf() };

let browser: Browser;
let context: BrowserContext;
let code: PanelCode;

beforeAll(async () => {
  [browser, code] = await Promise.all([
    chromiumPath().then((executablePath) => chromium.launch({ executablePath, args: ['--no-sandbox'] })),
    panelCode(),
  ]);
  context = await browser.newContext();
  // Chromium may have to be fetched first.
}, 660_000);

afterAll(async () => await browser.close());

describe('a field', () => {
  test('in a line or beside the list hands over what is being typed before a save, once', async () => {
    const panel = await BarePanel.open(context, code, opened);
    const key = keyOf(3);
    await panel.line(key).getByRole('gridcell').nth(2).click();
    await panel.settle();
    const fields = [
      panel.line(key).getByRole('textbox'),
      panel.page.locator('.detail').getByRole('textbox', { name: 'Name on the target' }),
    ];
    for (const [question, field] of fields.entries()) {
      await field.click();
      await panel.page.keyboard.press('Control+A');
      await panel.page.keyboard.type(`typed_${question}`);
      await panel.edits();
      for (let time = 0; time < 2; time += 1) await panel.say({ type: 'hand-over', question });
      expect(await panel.sent()).toEqual([
        { type: 'edit', edit: { type: 'rename-table', table: key, name: `typed_${question}` } },
        { type: 'handed-over', question },
        { type: 'handed-over', question },
      ]);
    }
    // What is no field has nothing to hand over, though it could act.
    await panel.line(key).getByRole('checkbox').focus();
    await panel.edits();
    await panel.say({ type: 'hand-over', question: 7 });
    expect(await panel.sent()).toEqual([{ type: 'handed-over', question: 7 }]);
    await panel.page.close();
  });
});

import { describe, expect, test } from 'vitest';
import { type BarePanel, usePanels, type Opened } from './barePanel.js';
import { detailsOf, keyOf, tableCount, viewOf } from './sampleViews.js';

const opened: Opened = { state: { name: 'shop', view: viewOf() }, details: detailsOf() };

const panels = usePanels();

describe('a field', () => {
  test('in a line or beside the list hands over what is being typed before a save, once', async () => {
    const panel = await panels.open(opened);
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

  test('beside the list keeps the keyboard, and what is typed on, when what was saved comes back', async () => {
    const panel = await panels.open(opened);
    const table = keyOf(1);
    await panel.line(table).getByRole('button', { name: 'Columns' }).click();
    await panel.settle();
    const field = panel.page.locator('.detail').getByRole('textbox', { name: 'Name on the target' });
    for (const key of [table, `${table}\u0000column_2`]) {
      await panel.line(key).getByRole('gridcell').nth(2).click();
      await panel.settle();
      await field.click();
      for (const pressed of ['End', 'Shift+Home']) await panel.page.keyboard.press(pressed);
      await panel.page.keyboard.type('half');
      await panel.say({ type: 'hand-over', question: 1 });
      await panel.page.keyboard.type('_and');
      const round = key === table ? 1 : 2;
      await panel.page.evaluate((details) => Object.assign(window.host.details, details), detailsOf(round));
      await panel.say({ type: 'state', state: { name: 'shop', view: viewOf(round) } });
      await panel.page.keyboard.type('_whole');
      expect(await field.inputValue()).toBe('half_and_whole');
    }
    await panel.page.close();
  });

  test('that shows a name of several lines renames nothing unless somebody types', async () => {
    const view = viewOf();
    const [first, ...rest] = view.tables;
    if (!first) throw new Error('There is no table.');
    const tables = [{ ...first, targetName: 'new\nline' }, ...rest];
    const panel = await panels.open({
      ...opened,
      state: { name: 'shop', view: { ...view, tables } },
    });
    await panel.page.keyboard.press('Home');
    await panel.settle();
    const beside = panel.page.locator('.detail').getByRole('textbox', { name: 'Name on the target' });
    const line = panel.line(first.key).getByRole('textbox');
    await panel.edits();
    for (const field of [line, beside]) {
      await field.focus();
      await panel.page.keyboard.press('End');
      await panel.page.keyboard.type('x');
      await panel.page.keyboard.press('Backspace');
      await panel.say({ type: 'hand-over', question: 1 });
      await panel.page.keyboard.press('Enter');
      expect(await field.inputValue()).toBe('newline');
    }
    await panel.page.keyboard.press('Escape');
    await panel.page.keyboard.press('F2');
    await panel.page.keyboard.press('Enter');
    expect(await panel.edits()).toEqual([]);
    await line.fill('new_line');
    await panel.page.keyboard.press('Enter');
    expect(await panel.edits()).toEqual([{ type: 'rename-table', table: first.key, name: 'new_line' }]);
    await panel.page.close();
  });
});

describe('the line that is selected', () => {
  const isInSight = async (panel: BarePanel, key: string): Promise<boolean> => {
    const [list, line] = await Promise.all([panel.list.boundingBox(), panel.line(key).boundingBox()]);
    // Half a pixel is what a layout may round.
    return list !== null && line !== null && line.y >= list.y && line.y + line.height <= list.y + list.height + 0.5;
  };

  test('stays in sight when the details take room from the list', async () => {
    const last = await panels.open(opened);
    const height = (await last.list.boundingBox())?.height ?? 0;
    await last.page.keyboard.press('End');
    await last.settle();
    expect((await last.list.boundingBox())?.height).toBeLessThan(height - 56);
    expect(await isInSight(last, keyOf(tableCount - 1))).toBe(true);
    await last.page.close();

    const lowest = await panels.open(opened);
    const at = Math.floor(height / 28) - 2;
    expect(await isInSight(lowest, keyOf(at))).toBe(true);
    await lowest.line(keyOf(at)).getByRole('gridcell').nth(2).click();
    await lowest.settle();
    expect((await lowest.list.boundingBox())?.height).toBeLessThan(height - 56);
    expect(await isInSight(lowest, keyOf(at))).toBe(true);
    // Somebody who has scrolled away from it is left where they are.
    await lowest.scrollTo(1300);
    await lowest.page.setViewportSize({ width: 1140, height: 500 });
    await lowest.page.addStyleTag({ content: 'html, body, #app { height: 500px !important; }' });
    await lowest.settle();
    expect(await lowest.list.evaluate((list) => list.scrollTop)).toBe(1300);
    await lowest.page.close();
  });
});

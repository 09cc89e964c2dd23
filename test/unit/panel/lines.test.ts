import { describe, expect, test } from 'vitest';
import type { PanelState } from '../../../src/protocol/panelProtocol.js';
import { type BarePanel, usePanels, type Opened } from './barePanel.js';
import { detailsOf, keyOf, tableCount, viewOf } from './sampleViews.js';

const rowHeight = 28;
/** So high that no line ever has to be given on. */
const towering = 7000;
const opened: Opened = { state: { name: 'shop', view: viewOf() }, details: detailsOf() };

const panels = usePanels();

/** Lines that were given on, at each of these places, are what lines made anew for the same rows are. */
async function expectLinesAsNew(panel: BarePanel, now: Opened, tops: readonly number[]): Promise<void> {
  const fresh = await panels.open({ ...now, place: await panel.place() }, towering);
  const made = await fresh.lines();
  await fresh.page.close();
  for (const top of tops) {
    await panel.scrollTo(top);
    const given = await panel.lines();
    expect(Object.keys(given).length).toBeGreaterThan(5);
    for (const [id, line] of Object.entries(given)) expect(line, `line ${id}, scrolled to ${top}`).toBe(made[id]);
  }
}

/** Runs in the page: presses the box of every table's line and writes into its field; returns whose lines they are. */
function useEveryTable(): string[] {
  return [...document.querySelectorAll('.list-content > .row.table')].map((line) => {
    const key = decodeURIComponent(line.id.replace('row-', ''));
    line.querySelector<HTMLInputElement>('.check')?.click();
    const field = line.querySelector<HTMLInputElement>('.row-field');
    if (field) field.value = `named ${key}`;
    field?.dispatchEvent(new Event('change'));
    return key;
  });
}

/** Down in steps of other lengths, and back. */
const everywhere = [0, 700, 1300, 940, 40];

describe('a line that is given on to another row', () => {
  test('is what a new one would be: found, mapped, opened, filtered, selected and mapped anew', async () => {
    const tables = Array.from({ length: tableCount }, (_table, at) => {
      const [schema = '', name = ''] = keyOf(at).split('.');
      return { schema, name, estimatedRows: at * 3 };
    });
    const found: PanelState = { name: 'shop', tables };
    const panel = await panels.open({ ...opened, state: found });
    await expectLinesAsNew(panel, { ...opened, state: found }, [0, 700, 40]);

    await panel.say({ type: 'state', state: opened.state });
    await expectLinesAsNew(panel, opened, everywhere);

    await panel.scrollTo(0);
    for (const at of [9, 4, 1]) await panel.line(keyOf(at)).getByRole('button', { name: 'Columns' }).click();
    await panel.settle();
    for (const top of everywhere) await panel.scrollTo(top);
    await panel.line(keyOf(1)).getByRole('button', { name: 'Columns' }).click();
    await panel.line(keyOf(2)).getByRole('gridcell').nth(2).click();
    await expectLinesAsNew(panel, opened, [...everywhere, 150, 500]);

    const filter = panel.page.getByRole('textbox', { name: 'Filter tables by name' });
    await filter.fill('table_01');
    await panel.settle();
    await filter.fill('');
    await panel.page.getByRole('checkbox', { name: 'With findings' }).check();
    await expectLinesAsNew(panel, opened, [0, 600]);
    await panel.page.getByRole('checkbox', { name: 'With findings' }).uncheck();

    const other: Opened = { state: { name: 'shop', view: viewOf(1) }, details: detailsOf(1) };
    await panel.page.evaluate((details) => Object.assign(window.host.details, details), other.details);
    await panel.say({ type: 'state', state: other.state });
    await expectLinesAsNew(panel, other, everywhere);
    await panel.page.close();
  });

  test('acts for its row alone, once', async () => {
    const panel = await panels.open(opened);
    await panel.edits();
    const first = 32;
    for (const top of [0, 1300, 200, first * rowHeight]) {
      await panel.scrollTo(top);
      const tables = await panel.page.evaluate(useEveryTable);
      expect(tables.length).toBeGreaterThan(15);
      expect(await panel.edits()).toEqual(
        tables.flatMap((key) => [
          { type: 'include-tables', tables: [key], include: expect.any(Boolean) as boolean },
          { type: 'rename-table', table: key, name: `named ${key}` },
        ]),
      );
    }
    const table = keyOf(first);
    await panel.line(table).getByRole('button', { name: 'Columns' }).click();
    await panel.settle();
    for (const top of [0, first * rowHeight]) await panel.scrollTo(top);
    for (const { name, included, choices, chosen } of detailsOf()[table]?.columns.slice(0, 4) ?? []) {
      const place = { table, column: name };
      const line = panel.line(`${table}\u0000${name}`);
      expect(await line.getByRole('combobox').inputValue()).toBe(String(chosen));
      await line.getByRole('checkbox').click();
      await line.getByRole('textbox').fill(`named_${name}`);
      await line.getByRole('textbox').press('Enter');
      const expected: object[] = [
        { type: 'include-column', ...place, include: !included },
        { type: 'rename-column', ...place, name: `named_${name}` },
      ];
      if (chosen > 0) {
        await line.getByRole('combobox').selectOption({ index: 0 });
        expected.push({ type: 'set-type', ...place, nativeType: choices[0]?.type });
      }
      expect(await panel.edits()).toEqual(expected);
    }
    await panel.page.close();
  });

  test('never takes the keyboard, or what was being typed, to another row', async () => {
    const panel = await panels.open(opened);
    const typed = panel.line(keyOf(3)).getByRole('textbox');
    const focused = (): Promise<string> =>
      panel.page.evaluate(() => document.activeElement?.closest('.row')?.id ?? document.activeElement?.tagName ?? '');
    const home = await panel.line(keyOf(3)).getAttribute('id');
    await typed.focus();
    await panel.page.keyboard.type('half a na');
    for (const top of [400, 1300, 900]) {
      await panel.scrollTo(top);
      expect(await focused()).toBe(home);
      expect(await typed.inputValue()).toContain('half a na');
    }
    expect(await panel.edits()).toEqual([]);
    // Its row goes from under the eyes, and with it the field; another row comes into view.
    await panel.scrollTo(0);
    const without = { ...viewOf(), tables: viewOf().tables.filter(({ key }) => key !== keyOf(3)) };
    await panel.say({ type: 'state', state: { name: 'shop', view: without } });
    expect(await focused()).toBe('BODY');
    const strangers = (await panel.edits()).filter((edit) => !JSON.stringify(edit).includes(keyOf(3)));
    expect(strangers).toEqual([]);
    await panel.page.keyboard.type('me');
    expect(await panel.edits()).toEqual([]);
    const texts = await panel.page
      .locator('.row .row-field')
      .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
    expect(texts.filter((text) => text.includes('half a na'))).toEqual([]);
    await expectLinesAsNew(panel, { ...opened, state: { name: 'shop', view: without } }, [0, 900, 0]);
    await panel.page.close();
  });
});

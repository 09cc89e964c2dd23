import type { CDPSession, FrameLocator } from 'playwright-core';
import type { Workbench } from '../../test/extension/harness/workbench.js';
import { untilFound } from '../../test/extension/harness/waiting.js';
import { spread, type Figure } from './figures.js';
import { paintAfterFocus, probe, scrollFrames, type Marks } from './pageProbe.js';
import { wide } from './databases.js';

const frameLimit = 17;
const mapping = 'wide.migration.json';
/** Another one of the same source. */
const second = 'second.migration.json';
/** For the comparison with what VS Code takes for a webview of its own. */
export const picture = 'picture.png';

/** Measures the mapping panel in a real workbench whose workspace holds `wide.migration.json`. */
export async function panelFigures(workbench: Workbench, say: (line: string) => void): Promise<Figure[]> {
  const measures = new PanelMeasures(workbench, await workbench.page.context().newCDPSession(workbench.page), say);
  return await measures.all();
}

class PanelMeasures {
  readonly #figures: Figure[] = [];

  constructor(
    private readonly workbench: Workbench,
    private readonly devtools: CDPSession,
    private readonly say: (line: string) => void,
  ) {}

  async all(): Promise<Figure[]> {
    await this.workbench.page.context().addInitScript(probe);
    await this.workbench.page.evaluate(probe);
    await this.devtools.send('Performance.enable');
    // Whatever the workbench itself loads late is there before the panel's share is measured.
    await this.workbench.runCommand('View: Close All Editors');
    const before = await this.#heap();
    await this.#open('for the first time: connect, read 100,000 columns, map');
    const after = await this.#heap();
    this.#add({
      measure: 'memory of the panel in the page',
      value: (after.heap - before.heap) / 1e6,
      unit: 'MB',
      limit: 100,
    });
    this.#add({ measure: 'its nodes', value: after.nodes - before.nodes, unit: 'nodes' });
    await this.#scroll('tables', 84);
    await this.#keys('a step down the list to paint', 'ArrowDown', 30, '.list-viewport');
    await this.#expand();
    await this.#scroll('columns of opened tables', 84);
    await this.#filter();
    await this.#comeBack();
    await this.#include();
    await this.workbench.runCommand('File: Revert File');
    await this.workbench.runCommand('View: Close All Editors');
    await this.#open('again after it was closed');
    await this.#open('while its source is open', second);
    await this.workbench.runCommand('View: Close All Editors');
    await this.workbench.reload();
    await this.#open('in a new window, as it was');
    await this.workbench.runCommand('View: Close All Editors');
    await this.workbench.reload();
    await this.#openPicture();
    return this.#figures;
  }

  #add(...figures: readonly Figure[]): void {
    this.#figures.push(...figures);
    for (const { measure, value, unit } of figures) this.say(`  ${measure}: ${value.toFixed(1)} ${unit}`);
  }

  async #panel(): Promise<FrameLocator> {
    return await this.workbench.editors.webview();
  }

  /** Finds a mapping as a person does, by its name, and leaves it to Enter. */
  async #choose(file: string): Promise<void> {
    const { quickInput, page } = this.workbench;
    const widget = page.locator('.quick-input-widget');
    const first = widget.locator('.monaco-list-row.focused').and(widget.getByRole('option', { name: file }));
    await untilFound(
      widget,
      async () => {
        // Typed anew where an editor that had just opened took the field's text away.
        await quickInput.open(file);
        return first.waitFor({ timeout: 2000 }).then(
          () => true,
          () => undefined,
        );
      },
      () => `Quick open does not find ${file}.`,
    );
  }

  async #open(how: string, file = mapping): Promise<void> {
    const { page } = this.workbench;
    await this.#choose(file);
    await page.keyboard.press('Enter');
    await this.workbench.editors.waitForTab(file, 120_000);
    const panel = await this.#panel();
    await panel.locator('.row.table').first().waitFor({ timeout: 120_000 });
    const after = await this.#sinceKey(panel, 'mapped');
    this.#add(
      { measure: `opening ${how}: Enter to the panel's first paint`, value: after('panel'), unit: 'ms', limit: 1000 },
      {
        measure: `opening ${how}: Enter to the first tables`,
        value: after('rows'),
        unit: 'ms',
        limit: 1000,
      },
      { measure: `opening ${how}: Enter to the whole mapping`, value: after('mapped'), unit: 'ms' },
    );
  }

  /** What VS Code takes by itself for the same: nothing of ours is in it. */
  async #openPicture(): Promise<void> {
    await this.#choose(picture);
    await this.workbench.page.keyboard.press('Enter');
    const preview = await this.#panel();
    await preview.locator('img').first().waitFor({ timeout: 120_000 });
    const measure = "for comparison, a picture in VS Code's own preview in a new window: Enter to its paint";
    this.#add({ measure, value: (await this.#sinceKey(preview, 'picture'))('picture'), unit: 'ms' });
  }

  /** Waits until the last of a page's marks is painted; then each says how long after the key it was, in milliseconds. */
  async #sinceKey(webview: FrameLocator, last: keyof Marks): Promise<(mark: keyof Marks) => number> {
    const marks = await webview.locator('body').evaluate(async (_body, awaited) => {
      // What it marks is there; its paint comes with the next frame.
      while (!((window.benchMarks?.[awaited] ?? Number.NaN) > 0)) await new Promise(requestAnimationFrame);
      return window.benchMarks ?? {};
    }, last);
    const { key = Number.NaN } = (await this.workbench.page.evaluate(() => window.benchMarks)) ?? {};
    return (mark) => (marks[mark] ?? Number.NaN) - key;
  }

  /** The panel's page is kept behind another tab. */
  async #comeBack(): Promise<void> {
    const panel = await this.#panel();
    await this.workbench.editors.openFile('notes.txt');
    // The first text editor of a window loads much that is not the panel's.
    await this.workbench.editors.text().visibleText();
    const back = panel.locator('body').evaluate(paintAfterFocus);
    await this.#choose(mapping);
    await this.workbench.page.keyboard.press('Enter');
    const painted = await back;
    const { key = Number.NaN } = (await this.workbench.page.evaluate(() => window.benchMarks)) ?? {};
    const measure = "opening from behind another tab: Enter to the panel's paint, with the keyboard";
    this.#add({ measure, value: painted - key, unit: 'ms', limit: 1000 });
  }

  async #scroll(what: string, step: number): Promise<void> {
    const list = (await this.#panel()).locator('.list-viewport');
    await list.evaluate((element) => (element.scrollTop = 0));
    const before = await this.#work();
    const intervals = await list.evaluate(scrollFrames, step);
    const work = ((await this.#work()) - before) / intervals.length;
    this.#add(...spread(`scrolling the ${what}: a frame`, intervals, frameLimit), {
      measure: `scrolling the ${what}: work of the page for a frame, mean`,
      value: work,
      unit: 'ms',
      limit: 8,
    });
  }

  async #keys(measure: string, key: string, times: number, selector: string): Promise<void> {
    const panel = await this.#panel();
    await panel.locator(selector).focus();
    this.#add(...spread(measure, await this.#press(panel, Array<string>(times).fill(key)), 50));
  }

  /** Presses keys one after the other, each when the one before is on the screen; returns how long each took. */
  async #press(panel: FrameLocator, keys: readonly string[]): Promise<number[]> {
    const body = panel.locator('body');
    await body.evaluate(() => window.benchInputs?.splice(0));
    for (const [at, key] of keys.entries()) {
      await this.workbench.page.keyboard.press(key);
      await body.evaluate(async (_body, count) => {
        while ((window.benchInputs?.length ?? 0) < count) await new Promise(requestAnimationFrame);
      }, at + 1);
    }
    return await body.evaluate(() => window.benchInputs ?? []);
  }

  async #expand(): Promise<void> {
    const panel = await this.#panel();
    await panel.locator('.list-viewport').focus();
    await this.#press(panel, ['Home']);
    // From the end to the beginning, so that the next table to open is always the line above.
    await this.#press(panel, Array<string>(20).fill('ArrowDown'));
    const opened = await this.#press(
      panel,
      Array<string>(20)
        .fill('')
        .flatMap(() => ['ArrowRight', 'ArrowUp']),
    );
    this.#add(
      ...spread(
        'opening a table, key to paint',
        opened.filter((_value, at) => at % 2 === 0),
        50,
      ),
    );
    await panel.locator('.row.column').first().waitFor();
  }

  async #filter(): Promise<void> {
    const panel = await this.#panel();
    await panel.getByRole('textbox', { name: 'Filter tables by name' }).focus();
    const typed = await this.#press(panel, [...'table_1999'.split(''), ...Array<string>(10).fill('Backspace')]);
    this.#add(...spread('filter, key to paint', typed, 50));
  }

  /** Every table by one key: to the screen, and until the document holds it and the panel was told. */
  async #include(): Promise<void> {
    const panel = await this.#panel();
    await panel.locator('.list-viewport').focus();
    const began = Date.now();
    await this.#press(panel, ['Shift+Space']);
    await panel.getByText(`0 of ${wide.tables.toLocaleString('en-US')} tables`).waitFor();
    // Shift alone is a key too; the later one did it.
    const painted = (await panel.locator('body').evaluate(() => window.benchInputs?.at(-1))) ?? Number.NaN;
    await this.workbench.editors.waitForDirty(mapping);
    this.#add(
      {
        measure: `leaving out ${wide.tables.toLocaleString('en-US')} tables by one key: to paint`,
        value: painted,
        unit: 'ms',
        limit: 50,
      },
      { measure: 'the same: until the document holds it', value: Date.now() - began, unit: 'ms' },
    );
  }

  /** Time that the page's main thread has worked so far, in milliseconds. */
  async #work(): Promise<number> {
    return (await this.#metrics()).TaskDuration * 1000;
  }

  async #heap(): Promise<{ heap: number; nodes: number }> {
    await this.devtools.send('HeapProfiler.collectGarbage');
    const { JSHeapUsedSize, Nodes } = await this.#metrics();
    return { heap: JSHeapUsedSize, nodes: Nodes };
  }

  async #metrics(): Promise<Record<'TaskDuration' | 'JSHeapUsedSize' | 'Nodes', number>> {
    const { metrics } = await this.devtools.send('Performance.getMetrics');
    const of = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
    return { TaskDuration: of('TaskDuration'), JSHeapUsedSize: of('JSHeapUsedSize'), Nodes: of('Nodes') };
  }
}

import type { Locator, Page } from 'playwright-core';
import { named, patienceMs, untilFound } from './waiting.js';

/** The field or list at the window's top: the command palette, quick open, and whatever an extension asks. */
export class QuickInput {
  private readonly widget: Locator;
  private readonly input: Locator;

  constructor(private readonly page: Page) {
    this.widget = page.locator('.quick-input-widget');
    this.input = this.widget.locator('.quick-input-box input.input');
  }

  /**
   * Opens it from the title bar, which works wherever the focus is, with a text: `>` shows commands, else files. Once more where it did not stay: a webview that
   * was just brought to the front gets the keyboard once more 50 ms later, which closes it.
   */
  async open(text: string): Promise<void> {
    await untilFound(
      this.page.locator('.monaco-workbench'),
      async () => {
        if (await this.input.isVisible()) await this.cancel();
        await this.page.locator('.command-center-quick-pick').first().click();
        return await this.input.fill(text, { timeout: 2000 }).then(
          () => true,
          () => undefined,
        );
      },
      () => `The quick input does not take "${text}".`,
    );
  }

  /** Waits until it asks this: `text` stands in its title, placeholder or prompt. */
  async waitFor(text: string): Promise<void> {
    await untilFound(
      this.widget,
      async () => ((await this.asks()).includes(text) ? true : undefined),
      async () => `No quick input asked "${text}"; it asks "${await this.asks()}".`,
    );
  }

  /** Waits for the question, types an answer and accepts it. */
  async answer(question: string, text: string): Promise<void> {
    await this.waitFor(question);
    await this.type(text);
    await this.accept();
  }

  /** Waits for the question and picks an item. */
  async choose(question: string, label: string): Promise<void> {
    await this.waitFor(question);
    await this.pick(label);
  }

  /** Waits for the question, checks exactly these items of a list with check boxes, and accepts. */
  async chooseMany(question: string, labels: readonly string[]): Promise<void> {
    await this.waitFor(question);
    await this.rows().first().waitFor();
    for (const row of await this.rows().all()) {
      const wanted = labels.includes(await labelOf(row));
      if (((await row.getAttribute('aria-checked')) === 'true') !== wanted) await row.click();
    }
    const checked = await this.widget.locator('.monaco-list-row[aria-checked=true]').count();
    if (checked !== labels.length) throw new Error(`${checked} of ${labels.length} items were there to be checked.`);
    await this.accept();
  }

  /** Replaces the text in its field. */
  async type(text: string): Promise<void> {
    await this.input.fill(text, { timeout: patienceMs });
  }

  /** Picks the item with this label, typing it first where a long list doesn't show it. */
  async pick(label: string): Promise<void> {
    const row = this.row(label);
    await this.rows().first().waitFor();
    if (!(await row.isVisible())) await this.type(label);
    await row.click();
  }

  /** The item whose label, or whole description, is this text; picks nothing. */
  row(label: string): Locator {
    const byName = this.widget.getByRole('option', { name: named(label) });
    const byLabel = this.rows().filter({ has: this.page.locator('.label-name').getByText(label, { exact: true }) });
    return byName.or(byLabel).first();
  }

  /** The labels of the items in sight. */
  async items(): Promise<string[]> {
    await this.rows().first().waitFor();
    return Promise.all((await this.rows().all()).map(labelOf));
  }

  /** The text below its field: the prompt, or what is wrong with the value. */
  async message(): Promise<string> {
    return (await this.widget.locator('.quick-input-message').innerText()).trim();
  }

  /** Waits until that text says this: validation takes a moment. */
  async waitForMessage(text: string): Promise<void> {
    await this.widget.locator('.quick-input-message').filter({ hasText: text }).waitFor();
  }

  /** Whether the field hides what is typed. */
  async isPassword(): Promise<boolean> {
    return (await this.input.getAttribute('type')) === 'password';
  }

  /** Presses Enter in the field. */
  async accept(): Promise<void> {
    await this.input.press('Enter');
  }

  /** Presses a button in its title bar or beside the field, by its tooltip. */
  async press(button: string): Promise<void> {
    await this.widget.getByRole('button', { name: named(button) }).click();
  }

  /** Presses Escape and waits until it is gone. */
  async cancel(): Promise<void> {
    await this.input.press('Escape');
    await this.waitUntilClosed();
  }

  /** Waits until nothing is asked any more. */
  async waitUntilClosed(): Promise<void> {
    await this.input.waitFor({ state: 'hidden' });
  }

  private rows(): Locator {
    return this.widget.locator('.quick-input-list .monaco-list-row');
  }

  /** Its title, placeholder and prompt in one text; empty while it is closed. */
  private async asks(): Promise<string> {
    if (!(await this.input.isVisible())) return '';
    return this.widget.evaluate((widget) => {
      const texts = [...widget.querySelectorAll<HTMLElement>('.quick-input-title, .quick-input-message')];
      const input = widget.querySelector('input.input');
      const attributes = ['placeholder', 'aria-label'].map((name) => input?.getAttribute(name) ?? '');
      return [...texts.map((element) => element.innerText), ...attributes].join('\n');
    });
  }
}

async function labelOf(row: Locator): Promise<string> {
  return (await row.locator('.label-name').first().innerText()).trim();
}

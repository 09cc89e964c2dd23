import type { FrameLocator, Locator, Page } from 'playwright-core';
import type { QuickInput } from './quick-input.js';
import { exactly, named, untilFound } from './waiting.js';

/** So many stops no page of ours has: whoever needs more goes round in a circle. */
const mostStops = 60;
/** How long a key may take to show what it did, in milliseconds. */
const lookMs = 150;

/** What a person does who has no mouse: every key goes to whatever has the focus, and the page is only looked at. */
export class Keyboard {
  private readonly palette: Locator;

  constructor(
    private readonly page: Page,
    private readonly quickInput: QuickInput,
  ) {
    this.palette = page.locator('.quick-input-widget');
  }

  /** Presses keys one after the other, wherever the focus is. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Runs a command from the palette, which F1 opens from everywhere: from within a webview too. */
  async command(title: string): Promise<void> {
    await untilFound(
      this.page.locator('.monaco-workbench'),
      async () => {
        await this.press('F1');
        await this.fieldHasFocus();
        await this.type(title);
        const found = await this.offered(title)
          .waitFor({ timeout: 2000 })
          .then(
            () => true,
            () => undefined,
          );
        // The palette doesn't take up what an extension contributes later.
        if (!found) await this.press('Escape');
        return found;
      },
      () => `The command palette has no "${title}".`,
    );
    await this.press('Enter');
  }

  /** Answers a question of the quick input with a text. */
  async answer(question: string, text: string): Promise<void> {
    await this.quickInput.waitFor(question);
    await this.fieldHasFocus();
    await this.press('Control+A');
    await this.type(text);
    await this.press('Enter');
  }

  /** Answers a question of the quick input with one of its items. */
  async choose(question: string, label: string): Promise<void> {
    await this.quickInput.waitFor(question);
    await this.fieldHasFocus();
    await this.type(label);
    await this.offered(label).waitFor();
    await this.press('Enter');
  }

  /** Presses a button of the dialog that is open. */
  async confirm(button: string): Promise<void> {
    const buttons = this.page.locator('.monaco-dialog-box .dialog-buttons .monaco-button');
    await this.goTo(buttons.filter({ hasText: exactly(button) }));
    await this.press('Enter');
    await this.page.locator('.monaco-dialog-box').waitFor({ state: 'hidden' });
  }

  /** Picks from the context menu of what has the focus. */
  async contextMenu(item: string): Promise<void> {
    await this.press('Shift+F10');
    const focused = this.page.locator('.monaco-menu .action-item.focused');
    await this.page.locator('.monaco-menu').last().waitFor();
    for (let stop = 0; stop < mostStops; stop += 1) {
      await this.press('ArrowDown');
      if ((await focused.last().innerText()).trim().startsWith(item)) break;
    }
    await focused.filter({ hasText: item }).waitFor();
    await this.press('Enter');
  }

  /** Goes to an element by Tab, or by another key; throws where that leads nowhere. */
  async goTo(wanted: Locator, key = 'Tab'): Promise<void> {
    await wanted.first().waitFor();
    for (let stop = 0; stop < mostStops; stop += 1) {
      if (await hasFocus(wanted.first())) return;
      await this.press(key);
    }
    throw new Error(`${key} never comes to ${String(wanted)}.`);
  }

  /** Presses a key until something is in sight, with a look after each. */
  async pressUntil(key: string, wanted: Locator): Promise<void> {
    if (await wanted.isVisible()) return;
    for (let stop = 0; stop < mostStops; stop += 1) {
      await this.press(key);
      const isThere = await wanted.waitFor({ timeout: lookMs }).then(
        () => true,
        () => false,
      );
      if (isThere) return;
    }
    throw new Error(`${key} never leads to ${String(wanted)}.`);
  }

  /** Waits until the keyboard is within an element of a webview. */
  async waitForFocus(wanted: Locator): Promise<void> {
    await untilFound(
      this.page.locator('.monaco-workbench'),
      async () => ((await hasFocus(wanted)) ? true : undefined),
      async () => `The keyboard is not at ${String(wanted)} but at ${await this.whereabouts()}.`,
    );
  }

  /** Leaves a webview by Tab alone, through everything that it holds. */
  async tabOutOf(webview: FrameLocator): Promise<void> {
    const page = webview.locator('html');
    await this.waitForFocus(page);
    for (let stop = 0; stop < mostStops; stop += 1) {
      await this.press('Tab');
      if (!(await hasFocus(page))) return;
    }
    throw new Error(`Tab never leaves the webview; it is at ${await this.whereabouts()}.`);
  }

  /** Waits until no webview has the keyboard. */
  async waitUntilOutside(): Promise<void> {
    await this.page.waitForFunction(() => document.activeElement?.tagName !== 'IFRAME');
  }

  /** The first item of the quick input, which Enter takes. */
  private offered(label: string): Locator {
    return this.palette.locator('.monaco-list-row.focused').and(this.page.getByRole('option', { name: named(label) }));
  }

  private async fieldHasFocus(): Promise<void> {
    await this.palette.locator('input.input:focus').waitFor();
  }

  private async whereabouts(): Promise<string> {
    return await this.page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200) ?? 'nothing');
  }
}

async function hasFocus(element: Locator): Promise<boolean> {
  return await element.evaluate((found) => found.ownerDocument.hasFocus() && found.matches(':focus-within'));
}

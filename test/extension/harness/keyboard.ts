import type { FrameLocator, Locator, Page } from 'playwright-core';
import type { QuickInput } from './quick-input.js';
import { exactly, patienceMs, untilFound } from './waiting.js';

/** So many stops no page of ours has: whoever needs more goes round in a circle. */
const mostStops = 60;
/** How many frames a key may take to show what it did. */
const mostFrames = 60;

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

  /** Opens the palette with F1, again where it did not keep the keyboard: VS Code gives it to a webview twice, the second time 50 ms after it was brought to the front. */
  async openPalette(): Promise<void> {
    await untilFound(
      this.page.locator('.monaco-workbench'),
      async () => {
        await this.press('F1');
        return await this.fieldHasFocus(2000).then(
          () => true,
          () => undefined,
        );
      },
      () => 'F1 does not give the keyboard to the command palette.',
    );
  }

  /** Runs a command from the palette, which F1 opens from everywhere: from within a webview too. */
  async command(title: string): Promise<void> {
    await untilFound(
      this.page.locator('.monaco-workbench'),
      async () => {
        await this.openPalette();
        await this.type(title);
        const found = await this.quickInput
          .row(title)
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
    await this.pick(title);
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
    await this.pick(label);
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

  /**
   * Walks through a list until the line that is wanted is the current one, a key at a time, as somebody does who looks after each.
   *
   * @param current the line that the list shows as its current one, each with an id of its own
   */
  async walk(key: string, current: Locator, wanted: Locator): Promise<void> {
    for (let stop = 0; stop < mostStops; stop += 1) {
      if (await wanted.isVisible()) return;
      const before = await idOf(current);
      await this.press(key);
      // At its end a list stays where it is, and where it opens a line as well.
      for (let frame = 0; frame < mostFrames && (await idOf(current)) === before; frame += 1)
        await this.page.evaluate(() => new Promise(requestAnimationFrame));
    }
    throw new Error(`${key} never leads to ${String(wanted)}.`);
  }

  /** Waits until an element has the keyboard. */
  async waitForFocus(wanted: Locator): Promise<void> {
    await this.until(() => hasFocus(wanted), String(wanted));
  }

  /** Waits until a webview has the keyboard, whichever of its elements, or none. */
  async waitUntilIn(webview: FrameLocator): Promise<void> {
    await this.until(() => isIn(webview), 'the webview');
  }

  /** Leaves a webview by Tab alone, through everything that it holds. */
  async tabOutOf(webview: FrameLocator): Promise<void> {
    await this.waitUntilIn(webview);
    for (let stop = 0; stop < mostStops; stop += 1) {
      await this.press('Tab');
      if (!(await isIn(webview))) return;
    }
    throw new Error(`Tab never leaves the webview; it is at ${await this.whereabouts()}.`);
  }

  /** Takes the item of the quick input with this label, which isn't always the first. */
  private async pick(label: string): Promise<void> {
    const item = this.quickInput.row(label);
    await item.waitFor();
    const current = this.palette.locator('.monaco-list-row.focused');
    await this.walk('ArrowDown', current, current.and(item));
    await this.press('Enter');
  }

  /** Then no webview has the keyboard any more. */
  private async fieldHasFocus(timeout = patienceMs): Promise<void> {
    await this.palette.locator('input.input:focus').waitFor({ timeout });
  }

  private async until(isSo: () => Promise<boolean>, place: string): Promise<void> {
    await untilFound(
      this.page.locator('.monaco-workbench'),
      async () => ((await isSo()) ? true : undefined),
      async () => `The keyboard is not at ${place} but at ${await this.whereabouts()}.`,
    );
  }

  private async whereabouts(): Promise<string> {
    return await this.page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200) ?? 'nothing');
  }
}

async function idOf(current: Locator): Promise<string | undefined> {
  return (await current.evaluateAll((found) => found.map(({ id }) => id))).at(0);
}

async function isIn(webview: FrameLocator): Promise<boolean> {
  return await webview.locator('html').evaluate((root) => root.ownerDocument.hasFocus());
}

async function hasFocus(element: Locator): Promise<boolean> {
  return await element.evaluate((found) => found.ownerDocument.hasFocus() && found.matches(':focus-within'));
}

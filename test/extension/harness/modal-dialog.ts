import type { Locator, Page } from 'playwright-core';
import { exactly } from './waiting.js';

/** The dialog that stands before everything else. */
export class ModalDialog {
  private readonly box: Locator;

  constructor(page: Page) {
    this.box = page.locator('.monaco-dialog-box');
  }

  /** Waits for it, and returns its message and detail, one line each. */
  async text(): Promise<string> {
    return this.box.locator('.dialog-message-container').innerText();
  }

  /** Waits for a dialog that says this. */
  async waitFor(text: string | RegExp): Promise<void> {
    await this.box.filter({ hasText: text }).waitFor();
  }

  /** The labels of its buttons, from left to right as they are drawn. */
  async buttons(): Promise<string[]> {
    await this.box.waitFor();
    return this.box.locator('.dialog-buttons .monaco-button').allInnerTexts();
  }

  /** Presses a button and waits until the dialog is gone. */
  async click(button: string): Promise<void> {
    await this.box
      .locator('.dialog-buttons .monaco-button')
      .filter({ hasText: exactly(button) })
      .click();
    await this.box.waitFor({ state: 'hidden' });
  }
}

import type { Locator, Page } from 'playwright-core';
import { exactly, patienceMs } from './waiting.js';

/** One notification in sight, progress included. */
export class Notification {
  constructor(private readonly item: Locator) {}

  /** Its whole message. */
  async text(): Promise<string> {
    return (await this.item.locator('.notification-list-item-message').innerText()).trim();
  }

  /** `info`, `warning` or `error`, as its icon says. */
  async severity(): Promise<string> {
    const icon = await this.item.locator('.notification-list-item-icon').getAttribute('class');
    return /codicon-(info|warning|error)/.exec(icon ?? '')?.[1] ?? '';
  }

  /** The labels of its buttons. */
  async buttons(): Promise<string[]> {
    return this.item.locator('.notification-list-item-buttons-container .monaco-button').allInnerTexts();
  }

  /** Presses one of its buttons, `Cancel` of a progress included. */
  async click(button: string): Promise<void> {
    await this.item
      .locator('.monaco-button')
      .filter({ hasText: exactly(button) })
      .click();
  }

  /** Dismisses it. */
  async close(): Promise<void> {
    await this.item.hover();
    await this.item.locator('.codicon-notifications-clear').click();
  }

  /** Waits until it is no longer in sight, as when a progress ends. */
  async waitUntilGone(timeoutMs: number = patienceMs): Promise<void> {
    await this.item.waitFor({ state: 'hidden', timeout: timeoutMs });
  }

  /** Presses a link in its message. */
  async followLink(text: string): Promise<void> {
    await this.item.locator('.notification-list-item-message').getByText(text).click();
  }
}

/** The messages in the window's corner. */
export class Notifications {
  constructor(private readonly page: Page) {}

  /**
   * Waits for a notification that holds this text: among the toasts, and when the time is up in the list behind the
   * bell, where toasts go that were not looked at in time.
   */
  async waitFor(text: string | RegExp, timeoutMs: number = patienceMs): Promise<Notification> {
    const items = this.page.locator('.notification-list-item:visible');
    const item = items.filter({ hasText: text }).first();
    try {
      await item.waitFor({ timeout: timeoutMs });
    } catch {
      const dialog = this.page.locator('.monaco-dialog-box');
      if (await dialog.isVisible()) {
        throw new Error(`No notification said ${String(text)}; a dialog asks: ${await dialog.innerText()}`);
      }
      await this.openList();
      if (!(await item.isVisible())) {
        const others = (await this.all()).map((other) => `"${other}"`).join(', ');
        throw new Error(`No notification said ${String(text)} within ${timeoutMs} ms; there are: ${others || 'none'}.`);
      }
    }
    return new Notification(item);
  }

  /** The messages of all that nobody dismissed, toasts that faded included; newest first. Leaves the list open. */
  async all(): Promise<string[]> {
    await this.openList();
    return this.page.locator('.notifications-center .notification-list-item-message').allInnerTexts();
  }

  /** Dismisses all and closes the list. */
  async clear(): Promise<void> {
    await this.openList();
    await this.page.locator('.notifications-center .codicon-notifications-clear-all').click();
    await this.page.locator('.notifications-center').waitFor({ state: 'hidden' });
  }

  private async openList(): Promise<void> {
    const list = this.page.locator('.notifications-center');
    if (await list.isVisible()) return;
    await this.page.locator('[id="status.notifications"]').click();
    await list.waitFor();
  }
}

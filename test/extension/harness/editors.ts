import type { FrameLocator, Locator, Page } from 'playwright-core';
import type { QuickInput } from './quick-input.js';
import { TextEditor } from './text-editor.js';
import { named, patienceMs, untilFound } from './waiting.js';

/** The tabs of the editor area and what they show. */
export class Editors {
  private readonly activeGroup: Locator;

  constructor(
    private readonly page: Page,
    private readonly quickInput: QuickInput,
  ) {
    this.activeGroup = page.locator('.editor-group-container.active');
  }

  /** Opens a file of the workspace by its relative path, through quick open, and waits for its tab. */
  async openFile(path: string): Promise<void> {
    const name = path.slice(path.lastIndexOf('/') + 1);
    await this.quickInput.open('');
    const item = this.page
      .locator('.quick-input-widget')
      .getByRole('option', { name: named(name) })
      .first();
    await untilFound(
      this.page.locator('.quick-input-widget'),
      async () => {
        // Typed anew each time: a file made a moment ago isn't in the list of before.
        await this.quickInput.type('');
        await this.quickInput.type(path);
        return item.waitFor({ timeout: 2000 }).then(
          () => true,
          () => undefined,
        );
      },
      () => `Quick open does not find ${path} in the workspace.`,
    );
    await item.click();
    await this.waitForTab(name);
  }

  /** The titles of all tabs, from left to right, group by group. */
  async tabs(): Promise<string[]> {
    return this.page
      .locator('.tabs-container .tab .tab-label')
      .evaluateAll((labels) =>
        labels.map((label) => label.querySelector('.monaco-icon-label-container')?.textContent?.trim() ?? ''),
      );
  }

  /** Waits until the active group's active tab has this title. */
  async waitForTab(title: string, timeoutMs: number = patienceMs): Promise<void> {
    await this.activeGroup.locator('.tab.active').and(this.tab(title)).waitFor({ timeout: timeoutMs });
  }

  /** Brings a tab to the front. */
  async select(title: string): Promise<void> {
    await this.tab(title).first().click();
    await this.waitForTab(title);
  }

  /** Closes a tab; with unsaved changes VS Code asks, see `Workbench.dialog`. */
  async close(title: string): Promise<void> {
    const tab = this.tab(title).first();
    await tab.hover();
    await tab.locator('.codicon-close-small, .codicon-close').click();
  }

  /** Whether a tab has unsaved changes; its mark follows a change with a moment's delay. */
  async isDirty(title: string): Promise<boolean> {
    return (await this.tab(title).and(this.page.locator('.tab.dirty')).count()) > 0;
  }

  /** Waits until a tab has, or has no longer, unsaved changes. */
  async waitForDirty(title: string, dirty = true): Promise<void> {
    const mark = dirty ? '.tab.dirty' : '.tab:not(.dirty)';
    await this.tab(title).and(this.page.locator(mark)).first().waitFor();
  }

  /** Saves what the active tab shows, text or panel, and waits until nothing is unsaved. */
  async save(): Promise<void> {
    const tab = this.activeGroup.locator('.tab.active');
    const dirty = this.activeGroup.locator('.tab.active.dirty');
    // The mark follows a change with a moment's delay; saving what has none is fine too.
    await dirty.waitFor({ timeout: 1000 }).catch(() => undefined);
    await tab.click();
    await tab.press('Control+S');
    await dirty.waitFor({ state: 'detached' });
  }

  /** Presses an icon at the right end of the active group's tabs, by its tooltip. */
  async titleAction(action: string): Promise<void> {
    await this.activeGroup
      .locator('.editor-actions')
      .getByRole('button', { name: named(action) })
      .click();
  }

  /** The text editor in the active tab. */
  text(): TextEditor {
    return new TextEditor(this.page, this.activeGroup, this.quickInput);
  }

  /**
   * The document inside the webview that the active tab shows, a custom editor or a panel.
   *
   * @example
   * const panel = await workbench.editors.webview();
   * await panel.getByRole('button', { name: 'Generate' }).click();
   */
  async webview(): Promise<FrameLocator> {
    const owner = this.activeGroup.locator('.editor-instance [aria-flowto]');
    await owner.waitFor({ state: 'attached' });
    // The place may still name the webview of the editor that was there a moment ago, which may be kept, out of sight.
    const id = await untilFound(
      this.activeGroup,
      async () => {
        const name = (await owner.getAttribute('aria-flowto')) ?? '';
        return (await this.page.locator(`iframe.webview.ready[name="${name}"]`).isVisible()) ? name : undefined;
      },
      () => 'The webview of the active tab is not there.',
    );
    const outer = this.page.frameLocator(`iframe.webview.ready[name="${id}"]`);
    const inner = outer.frameLocator('iframe#active-frame');
    await inner.locator('body').waitFor({ state: 'attached' });
    return inner;
  }

  private tab(title: string): Locator {
    return this.page.getByRole('tab', { name: named(title) });
  }
}

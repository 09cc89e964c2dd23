import type { Locator, Page } from 'playwright-core';
import { TreeView } from './tree-view.js';
import { named } from './waiting.js';

/** The side bar with its views, opened from the icons of the activity bar. */
export class SideBar {
  private readonly part: Locator;

  constructor(private readonly page: Page) {
    this.part = page.locator('.part.sidebar');
  }

  /** Shows a view container by the name of its icon: `Explorer`, `Database Migration`. */
  async open(container: string): Promise<void> {
    const icon = this.page.locator('.activitybar').getByRole('tab', { name: named(container) });
    await icon.waitFor();
    // A click on the icon of what is shown would hide it.
    if (!(await this.isShown(icon))) await icon.click();
    await this.part.locator('.composite.title').filter({ hasText: container }).waitFor();
  }

  /** A view of the container that is open, by its name. */
  view(name: string): TreeView {
    const header = this.page.locator(`.pane-header[aria-label=${JSON.stringify(`${name} Section`)}]`);
    return new TreeView(this.page, name, this.part.locator('.pane').filter({ has: header }), this.part);
  }

  private async isShown(icon: Locator): Promise<boolean> {
    return (await icon.getAttribute('aria-selected')) === 'true' && (await this.part.isVisible());
  }
}

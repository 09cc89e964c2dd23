import type { Locator, Page } from 'playwright-core';
import { clickMenuItem } from './context-menu.js';
import { exactly, named, settled, untilFound } from './waiting.js';

/** A line that is drawn anew just then takes no click; another one is tried after so many milliseconds. */
const clickMs = 3000;

/** Rejects where the line went elsewhere meanwhile. */
async function clickTwisty(row: Locator, expanded: boolean): Promise<void> {
  await row.locator('.monaco-tl-twistie').click({ timeout: clickMs });
  await row.and(row.page().locator(`[aria-expanded=${expanded}]`)).waitFor({ timeout: clickMs });
}

/** One line of a tree, as it is shown. */
export interface TreeRow {
  readonly label: string;
  readonly description: string;
  /** 1 for the outermost. */
  readonly level: number;
  /** Undefined for a leaf. */
  readonly expanded: boolean | undefined;
}

interface FoundRow extends TreeRow {
  /** Place in the whole list, rows out of sight included. */
  readonly index: number;
  readonly last: boolean;
}

/** A tree view in the side bar. Items are named by their labels from the outermost on: `row('shop', 'public', 'orders')`. */
export class TreeView {
  private readonly tree: Locator;

  constructor(
    private readonly page: Page,
    private readonly name: string,
    private readonly pane: Locator,
    private readonly sideBar: Locator,
  ) {
    this.tree = pane.locator('.monaco-list[role=tree]');
  }

  /** The rows in sight, from top to bottom. */
  async rows(): Promise<TreeRow[]> {
    const rows = await this.renderedRows();
    return rows.map(({ label, description, level, expanded }) => ({ label, description, level, expanded }));
  }

  /** The labels of the rows in sight, each indented by two spaces a level: one text to compare. */
  async outline(): Promise<string> {
    return (await this.renderedRows()).map((row) => '  '.repeat(row.level - 1) + row.label).join('\n');
  }

  /** Waits for an item, expanding those above it and scrolling as needed. */
  async row(...path: readonly string[]): Promise<Locator> {
    for (let depth = 1; depth < path.length; depth += 1) await this.toggle(path.slice(0, depth), true);
    return this.find(path);
  }

  /** Waits until an item's row holds this text, in its label or description. */
  async waitForText(text: string | RegExp, ...path: readonly string[]): Promise<void> {
    await (await this.row(...path)).filter({ hasText: text }).waitFor();
  }

  /** Waits until there is no such item; the items above it must be expanded. */
  async waitUntilGone(...path: readonly string[]): Promise<void> {
    await untilFound(
      this.pane,
      async () => ((await this.indexOf(path)) === undefined ? true : undefined),
      () => `${path.join(' > ')} is still in the view ${this.name}.`,
    );
  }

  /** Expands an item, and those above it. */
  async expand(...path: readonly string[]): Promise<void> {
    await this.row(...path);
    await this.toggle(path, true);
  }

  /** Collapses an item. */
  async collapse(...path: readonly string[]): Promise<void> {
    await this.row(...path);
    await this.toggle(path, false);
  }

  /** Clicks an item's label, which selects it and runs its command. */
  async click(...path: readonly string[]): Promise<void> {
    await (await this.row(...path)).locator('.label-name').first().click();
  }

  /** Presses an icon that an item shows while the pointer is on it, by its tooltip. */
  async inlineAction(action: string, ...path: readonly string[]): Promise<void> {
    const row = await this.row(...path);
    await row.hover();
    await row.getByRole('button', { name: named(action) }).click();
  }

  /** Picks from an item's context menu. */
  async contextMenu(item: string, ...path: readonly string[]): Promise<void> {
    const row = await this.row(...path);
    await row.locator('.label-name').first().click({ button: 'right' });
    await clickMenuItem(this.page, item);
  }

  /** Presses an icon in the view's header, by its tooltip. */
  async titleAction(action: string): Promise<void> {
    const button = { name: named(action) };
    const own = this.pane.locator('.pane-header').getByRole('button', button);
    // A container with one view shows that view's actions in its own title.
    const shared = this.sideBar.locator('.composite.title').getByRole('button', button);
    await this.pane.hover();
    await own.or(shared).first().click();
  }

  /** Waits for what the view says while it is empty, and returns it. */
  async welcome(): Promise<string> {
    const content = this.pane.locator('.welcome-view-content');
    await content.waitFor();
    return content.innerText();
  }

  /** Presses a button or link of the welcome text. */
  async welcomeAction(label: string): Promise<void> {
    await this.pane.locator('.welcome-view-content').getByText(exactly(label)).click();
  }

  /**
   * Expands or collapses an item that is in the list. A view that draws its lines anew meanwhile may give the click to another one: it is looked for again, and
   * clicked again, for as long as it is not what is wanted.
   */
  private async toggle(path: readonly string[], expanded: boolean): Promise<void> {
    await untilFound(
      this.pane,
      async () => {
        const row = await this.find(path);
        const state = await row.getAttribute('aria-expanded');
        if (state === null) throw new Error(`${path.join(' > ')} in the view ${this.name} has nothing below it.`);
        if (state === String(expanded)) return true;
        await clickTwisty(row, expanded).catch(() => undefined);
        return undefined;
      },
      () => `${path.join(' > ')} in the view ${this.name} did not become ${expanded ? 'expanded' : 'collapsed'}.`,
    );
  }

  private async find(path: readonly string[]): Promise<Locator> {
    await this.tree.waitFor();
    const index = await untilFound(
      this.pane,
      () => this.indexOf(path),
      async () => `There is no ${path.join(' > ')} in the view ${this.name}; in sight:\n${await this.outline()}`,
    );
    return this.tree.locator(`.monaco-list-rows > .monaco-list-row[data-index="${index}"]`);
  }

  /** The place of an item in the whole list, scrolled into sight; undefined while there is no such item. */
  private async indexOf(path: readonly string[]): Promise<number | undefined> {
    const [first] = await this.renderedRows();
    if (first !== undefined && first.index > 0) await this.scroll('Home');
    let place: number | undefined = -1;
    for (const [depth, label] of path.entries()) {
      place = await this.indexBelow(place, depth + 1, label);
      if (place === undefined) return undefined;
    }
    return place;
  }

  /** Reads on from a row to the end of what lies below it; the list renders only the rows in sight. */
  private async indexBelow(parent: number, level: number, label: string): Promise<number | undefined> {
    for (;;) {
      const rows = (await this.renderedRows()).filter((row) => row.index > parent);
      const end = rows.find((row) => row.level < level)?.index ?? Infinity;
      const found = rows.find((row) => row.level === level && row.label === label && row.index < end);
      if (found !== undefined) return found.index;
      if (end < Infinity || rows.length === 0 || rows.some((row) => row.last)) return undefined;
      await this.scroll('PageDown');
    }
  }

  /** By keyboard: a turn of the wheel moves two rows only. It moves the focus, not the selection. */
  private async scroll(key: 'Home' | 'PageDown'): Promise<void> {
    await this.tree.press(key);
    await settled(this.tree);
  }

  private renderedRows(): Promise<FoundRow[]> {
    return this.tree.locator('.monaco-list-rows > .monaco-list-row').evaluateAll((rows) =>
      rows
        .map((row) => ({
          index: Number(row.getAttribute('data-index')),
          label: row.querySelector('.label-name')?.textContent ?? '',
          description: row.querySelector('.label-description')?.textContent ?? '',
          last: row.getAttribute('data-last-element') === 'true',
          level: Number(row.getAttribute('aria-level')),
          expanded: row.hasAttribute('aria-expanded') ? row.getAttribute('aria-expanded') === 'true' : undefined,
        }))
        .sort((one, other) => one.index - other.index),
    );
  }
}

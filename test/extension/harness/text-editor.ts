import type { Locator, Page } from 'playwright-core';
import type { QuickInput } from './quick-input.js';
import { patienceMs, untilFound } from './waiting.js';

/** The text editor in the active tab. Monaco renders only the lines in sight, so whole texts go over the clipboard. */
export class TextEditor {
  private readonly editor: Locator;

  constructor(
    private readonly page: Page,
    group: Locator,
    private readonly quickInput: QuickInput,
  ) {
    this.editor = group.locator('.editor-instance > .monaco-editor, .editor-instance .monaco-editor').first();
  }

  /** The whole text, unsaved changes included. The cursor stays where it was. */
  async text(): Promise<string> {
    await this.focus();
    const nothing = `nothing copied ${Math.random()}`;
    await this.writeClipboard(nothing);
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.press('Control+C');
    const copied = await untilFound(
      this.editor,
      async () => {
        const text = await this.page.evaluate(() => navigator.clipboard.readText());
        return text === nothing ? undefined : text;
      },
      () => 'The editor copied nothing.',
    );
    await this.page.keyboard.press('Control+U');
    return copied;
  }

  /** Waits until the whole text satisfies a condition, and returns it. */
  async waitForText(condition: (text: string) => boolean): Promise<string> {
    let last = '';
    return untilFound(
      this.editor,
      async () => {
        last = await this.text();
        return condition(last) ? last : undefined;
      },
      () => `The editor's text did not become what was waited for; it is:\n${last.slice(0, 2000)}`,
    );
  }

  /** Replaces the whole text, as pasting does: nothing is completed, indented or closed. */
  async setText(text: string): Promise<void> {
    await this.focus();
    await this.page.keyboard.press('Control+A');
    await this.paste(text);
    await this.expectText(text);
  }

  /**
   * Finds a text with the find widget, as a person does, and replaces it where it was found.
   *
   * @param search one line's text, case-sensitive, which must occur exactly once
   */
  async replace(search: string, replacement: string): Promise<void> {
    const before = await this.text();
    const parts = before.split(search);
    if (parts.length !== 2) {
      throw new Error(
        `"${search}" occurs ${parts.length - 1} times in the editor, not once:\n${before.slice(0, 2000)}`,
      );
    }
    await this.find(search);
    await this.paste(replacement);
    await this.expectText(parts.join(replacement));
  }

  /** Replaces every occurrence of a text, by rewriting the document. */
  async replaceAll(search: string, replacement: string): Promise<void> {
    const before = await this.text();
    if (!before.includes(search)) throw new Error(`"${search}" isn't in the editor:\n${before.slice(0, 2000)}`);
    await this.setText(before.replaceAll(search, replacement));
  }

  /** Types key by key at the cursor, with everything that an editor does while a person types. */
  async type(text: string): Promise<void> {
    await this.focus();
    await this.page.keyboard.type(text);
  }

  /** Selects the first match of one line's text, case-sensitive; the editor has the focus then. */
  async find(search: string): Promise<void> {
    await this.focus();
    await this.page.keyboard.press('Control+F');
    const widget = this.editor.locator('.find-widget.visible');
    await widget.waitFor();
    const field = widget.locator('.find-part textarea.input');
    const matchCase = widget.locator('.codicon-case-sensitive[aria-checked=true]');
    if ((await matchCase.count()) === 0) await field.press('Alt+C');
    await matchCase.waitFor();
    const count = widget.locator('.matchesCount');
    await field.fill('');
    await count.filter({ hasText: /no results/i }).waitFor();
    await field.fill(search);
    await count.filter({ hasText: /\d+ of \d+/ }).waitFor();
    // Not by Escape, which any hover in sight takes for itself.
    await widget.locator('.codicon-widget-close').click();
    await widget.waitFor({ state: 'hidden' });
    await this.focus();
  }

  /** Puts the cursor at the beginning of a line, counted from 1, and brings it into sight. */
  async goToLine(line: number): Promise<void> {
    await this.quickInput.open(`:${line}`);
    await this.quickInput.accept();
    await this.quickInput.waitUntilClosed();
    await this.lineNumber(line).waitFor();
  }

  /** The number, from 1, of the only line that holds this text. */
  async lineOf(text: string): Promise<number> {
    const lines = (await this.text()).split(/\r?\n/);
    const found = lines.flatMap((line, index) => (line.includes(text) ? [index + 1] : []));
    if (found.length !== 1) throw new Error(`${found.length} lines hold "${text}", not one: ${found.join(', ')}`);
    return found[0] ?? 0;
  }

  /** The lines in sight, as they are drawn. */
  async visibleText(): Promise<string> {
    const lines = await this.editor
      .locator('.view-line')
      .evaluateAll((elements) =>
        (elements as HTMLElement[])
          .sort((one, other) => one.offsetTop - other.offsetTop)
          .map((line) => line.innerText.replaceAll('\u00a0', ' ')),
      );
    return lines.join('\n');
  }

  /** The titles of the CodeLenses above a line, from left to right; waits for the first. */
  async codeLenses(line: number): Promise<string[]> {
    return (await this.codeLensRow(line))
      .locator('a')
      .allInnerTexts()
      .then((all) => all.map((text) => text.trim()));
  }

  /** Clicks a CodeLens by its title (icons don't count), above a line counted from 1. */
  async clickCodeLens(title: string, line: number): Promise<void> {
    await (await this.codeLensRow(line)).locator('a').filter({ hasText: title }).first().click();
  }

  /** Clicks the editor's left margin or text away from links, so that keys go to it. */
  async focus(): Promise<void> {
    await this.editor.waitFor();
    const field = this.editor.locator('.native-edit-context, textarea.inputarea').first();
    await field.focus();
    await this.page.locator('.monaco-editor.focused').and(this.editor).waitFor();
  }

  private async paste(text: string): Promise<void> {
    await this.writeClipboard(text);
    await this.page.keyboard.press('Control+V');
  }

  private async expectText(expected: string): Promise<void> {
    await this.waitForText((text) => text === expected);
  }

  private async writeClipboard(text: string): Promise<void> {
    await this.page.evaluate((value) => navigator.clipboard.writeText(value), text);
  }

  private lineNumber(line: number): Locator {
    return this.editor.locator('.margin-view-overlays .line-numbers').getByText(String(line), { exact: true });
  }

  /** The CodeLenses above a line: a widget of their own, right above it. */
  private async codeLensRow(line: number): Promise<Locator> {
    await this.goToLine(line);
    const id = await untilFound(
      this.editor,
      async () => {
        const number = await this.lineNumber(line).boundingBox();
        return number === null ? undefined : this.editor.evaluate(codeLensAbove, number.y);
      },
      async () => `No CodeLens stands above line ${line}; in sight:\n${await this.visibleText()}`,
    );
    const row = this.editor.locator(`.codelens-decoration[widgetid="${id}"]`);
    await row.waitFor({ timeout: patienceMs });
    return row;
  }
}

/** Runs in the page: the id of the CodeLens widget whose lower edge touches a line's upper edge. */
function codeLensAbove(editor: Element, top: number): string | undefined {
  const widgets = [...editor.querySelectorAll<HTMLElement>('.codelens-decoration')];
  const touching = widgets.find((widget) => {
    const box = widget.getBoundingClientRect();
    return (
      getComputedStyle(widget).visibility !== 'hidden' && box.height > 0 && Math.abs(box.bottom - top) < box.height / 2
    );
  });
  return touching?.getAttribute('widgetid') ?? undefined;
}

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { cacheFolder } from '../../servers/cache.js';
import { makeWorkplace, occupyWorkplace, removeWorkplace } from '../../servers/workplace.js';
import { waitUntilStored } from './browser-storage.js';
import { chromiumPath } from './chromium.js';
import type { WorkbenchServer } from './code-server.js';
import { clickMenuItem } from './context-menu.js';
import { Editors } from './editors.js';
import { ModalDialog } from './modal-dialog.js';
import { Notifications } from './notifications.js';
import { PageProblems } from './page-problems.js';
import { QuickInput } from './quick-input.js';
import { SideBar } from './side-bar.js';
import { named, patienceMs, untilFound } from './waiting.js';

const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** How a workbench is looked at. */
export interface WorkbenchOptions {
  /** In CSS pixels; 1440 x 900 unless told. */
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Device pixels per CSS pixel: 2 for pictures to print. */
  readonly scale?: number;
  /** False shows the browser's window, to watch a test. */
  readonly headless?: boolean;
}

/**
 * The real workbench in a real browser. Its verbs do what a person does with mouse and keyboard, wait for what they
 * need to see (30 s at most), and say what there was instead when it doesn't come.
 *
 * @example
 * const workbench = await Workbench.open(server);
 * await workbench.runCommand('Database Migration: Add Connection');
 * await workbench.quickInput.answer('Connection URL', 'postgresql://…');
 * await workbench.notifications.waitFor('Connected');
 * await workbench.close();
 */
export class Workbench {
  /** What the palette, quick open and the extensions ask. */
  readonly quickInput: QuickInput;
  /** The messages in the corner. */
  readonly notifications: Notifications;
  /** View containers and trees. */
  readonly sideBar: SideBar;
  /** Tabs, text editors and webviews. */
  readonly editors: Editors;
  /** The modal dialog. */
  readonly dialog: ModalDialog;
  /** Errors in the console of page and frames; a test asserts that there are none. */
  readonly problems: PageProblems;

  private constructor(
    private readonly context: BrowserContext,
    private readonly folder: string,
    /** For whatever has no verb here. */
    readonly page: Page,
  ) {
    this.problems = new PageProblems(page);
    this.quickInput = new QuickInput(page);
    this.notifications = new Notifications(page);
    this.sideBar = new SideBar(page);
    this.editors = new Editors(page, this.quickInput);
    this.dialog = new ModalDialog(page);
    // VS Code asks before it is left with unsaved changes; hot exit keeps them, and Playwright would say no.
    page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined));
  }

  /** Opens the server's page in a browser of its own and waits until the workbench is there. */
  static async open(server: Pick<WorkbenchServer, 'url'>, options: WorkbenchOptions = {}): Promise<Workbench> {
    const executablePath = await chromiumPath();
    const folder = await makeWorkplace('browser');
    const context = await launch(executablePath, folder, options);
    try {
      await occupyWorkplace(folder, { pid: await processIdOf(context) });
      context.setDefaultTimeout(patienceMs);
      // Half of the key that the page encrypts its secrets with: 32 bytes from code-server's own server, which the bare
      // VS Code server lacks. Without it every secret is forgotten when the page reloads.
      await context.route('**/mint-key', (route) => route.fulfill({ body: Buffer.alloc(32, 'database-migration') }));
      const workbench = new Workbench(context, folder, context.pages()[0] ?? (await context.newPage()));
      await workbench.page.goto(server.url);
      await workbench.waitUntilReady();
      return workbench;
    } catch (error) {
      await context.close();
      await removeWorkplace(folder);
      throw error;
    }
  }

  /** Runs a command from the palette by its whole title, `Category: Command`; waits while its extension is loading. */
  async runCommand(title: string): Promise<void> {
    const palette = this.page.locator('.quick-input-widget');
    const item = palette.getByRole('option', { name: named(title) }).first();
    await untilFound(
      palette,
      async () => {
        // Opened anew each time: the palette doesn't take up what an extension contributes later.
        await this.quickInput.open(`>${title}`);
        return item.waitFor({ timeout: 2000 }).then(
          () => true,
          () => undefined,
        );
      },
      () => `The command palette has no "${title}".`,
    );
    await item.click();
  }

  /** Picks from the context menu that is open. */
  async menu(item: string): Promise<void> {
    await clickMenuItem(this.page, item);
  }

  /** What the Problems view lists, one text an entry: severity, message and place. Leaves the view open. */
  async diagnostics(): Promise<string[]> {
    await this.runCommand('Problems: Focus on Problems View');
    const view = this.page.locator('.markers-panel');
    await view.waitFor();
    const rows = await view.getByRole('treeitem', { level: 2 }).all();
    return Promise.all(rows.map(async (row) => (await row.getAttribute('aria-label')) ?? ''));
  }

  /** Waits until the Problems view lists an entry that holds this text. */
  async waitForDiagnostic(text: string): Promise<void> {
    await this.runCommand('Problems: Focus on Problems View');
    const rows = this.page.locator('.markers-panel').getByRole('treeitem', { level: 2 });
    await rows.filter({ hasText: text }).first().waitFor();
  }

  /** The lines in sight of the output channel with this name, which is shown. */
  async output(channel: string): Promise<string> {
    await this.runCommand('Output: Show Output Channels...');
    await this.quickInput.pick(channel);
    const panel = this.page.locator('.part.panel');
    await panel.locator('.view-line').first().waitFor();
    return (await panel.locator('.view-lines').first().innerText()).replaceAll('\u00a0', ' ');
  }

  /** Loads the page anew, as F5 in a browser or Developer: Reload Window does: extension host and webviews restart. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.waitUntilReady();
  }

  /** Waits until a text that an extension keeps for all windows outlasts a reload; `extension` is its id. */
  async waitUntilStored(extension: string, text: string): Promise<void> {
    await waitUntilStored(this.page, extension, text);
  }

  /**
   * Takes a picture of the window.
   *
   * @param name file name without extension
   * @returns the path of the PNG, in `<cache>/pictures`
   */
  async screenshot(name: string): Promise<string> {
    const folder = join(cacheFolder(), 'pictures');
    await mkdir(folder, { recursive: true });
    const path = join(folder, `${name}.png`);
    await this.page.screenshot({ path, animations: 'disabled' });
    return path;
  }

  /** Runs a part of a test; when it fails, a picture of the window is taken and its path added to the message. */
  async picturing<T>(name: string, part: () => Promise<T>): Promise<T> {
    try {
      return await part();
    } catch (error) {
      const path = await this.screenshot(`${name}-failed`).catch(() => 'no picture: the page is gone');
      throw new Error(`${error instanceof Error ? error.message : String(error)}\n(picture: ${path})`, {
        cause: error,
      });
    }
  }

  /** Closes the browser; the server goes on. */
  async close(): Promise<void> {
    await this.context.close();
    await removeWorkplace(this.folder);
  }

  private async waitUntilReady(): Promise<void> {
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 60_000 });
    await this.page.locator('.activitybar').getByRole('tab').first().waitFor();
    await this.page.locator('.command-center-quick-pick').first().waitFor();
  }
}

/** A browser whose every file is in `folder`. */
function launch(executablePath: string, folder: string, options: WorkbenchOptions): Promise<BrowserContext> {
  return chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath,
    args: chromiumArgs,
    artifactsDir: join(folder, 'artifacts'),
    env: { ...process.env, TMPDIR: folder },
    headless: options.headless ?? true,
    viewport: options.viewport ?? { width: 1440, height: 900 },
    deviceScaleFactor: options.scale ?? 1,
    permissions: ['clipboard-read', 'clipboard-write'],
    // Playwright's own handlers would keep this process alive after a SIGTERM.
    ...{ handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false },
  });
}

/** The browser's own process, which leads its process group. */
async function processIdOf(context: BrowserContext): Promise<number> {
  const browser = context.browser();
  if (browser === null) throw new Error('Playwright knows no browser behind its context.');
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const own = processInfo.find((process) => process.type === 'browser');
  if (own === undefined) throw new Error('Chromium does not tell the id of its process.');
  return own.id;
}

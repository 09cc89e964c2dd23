import { join } from 'node:path';
import { build } from 'esbuild';
import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import type { TableDetail } from '../../../src/protocol/mappingView.js';
import type { FromPanel, PanelState, ToPanel } from '../../../src/protocol/panelProtocol.js';
import { chromiumPath } from '../../extension/harness/chromium.js';
import { projectRoot } from '../../servers/cache.js';

/** What a panel is opened over. */
export interface Opened {
  readonly state: PanelState;
  readonly details: Readonly<Record<string, TableDetail>>;
  /** Where a person was in it, as the panel itself keeps it for a reload. */
  readonly place?: unknown;
}

interface Host {
  readonly sent: FromPanel[];
  readonly details: Record<string, TableDetail>;
  place: unknown;
  say(message: ToPanel): void;
}

declare global {
  interface Window {
    host: Host;
  }
}

/** The panel's code and style, as the product bundles them. */
interface PanelCode {
  readonly script: string;
  readonly style: string;
}

async function panelCode(): Promise<PanelCode> {
  const { outputFiles } = await build({
    ...{ absWorkingDir: projectRoot(), entryPoints: [join('webview', 'main.ts')], outfile: 'main.js', write: false },
    ...{ bundle: true, minify: true, platform: 'browser', target: 'es2022', format: 'iife', logLevel: 'warning' },
  });
  const text = (ending: string): string => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  return { script: text('.js'), style: text('.css') };
}

/** A browser for a file's tests. */
export function usePanels(): { open(opened: Opened, height?: number): Promise<BarePanel> } {
  let browser: Browser;
  let context: BrowserContext;
  let code: PanelCode;
  beforeAll(async () => {
    [browser, code] = await Promise.all([
      chromiumPath().then((executablePath) => chromium.launch({ executablePath, args: ['--no-sandbox'] })),
      panelCode(),
    ]);
    context = await browser.newContext();
    // Chromium may have to be fetched first.
  }, 660_000);
  afterAll(async () => await browser.close());
  return { open: (opened, height) => BarePanel.open(context, code, opened, height) };
}

/** The mapping panel in a page of its own, without an editor around it. The host answers from memory and writes down what it is told. */
export class BarePanel {
  readonly list: Locator;

  private constructor(readonly page: Page) {
    this.list = page.locator('.list-viewport');
  }

  /** `height` in pixels is the panel's, of which the window shows no more than the beginning. */
  static async open(context: BrowserContext, code: PanelCode, opened: Opened, height = 600): Promise<BarePanel> {
    const page = await context.newPage();
    await page.setViewportSize({ width: 1140, height: 600 });
    await page.setContent('<main id="app"></main>');
    await page.addStyleTag({ content: `${code.style} html, body, #app { height: ${height}px; }` });
    await page.locator('#app').evaluate((app, name) => {
      (app as HTMLElement).dataset.start = JSON.stringify({ name, words: {} });
    }, opened.state.name);
    await page.evaluate(playHost, opened);
    await page.addScriptTag({ content: code.script });
    const panel = new BarePanel(page);
    await panel.settle();
    return panel;
  }

  /** A message of the host, shown when this ends. */
  async say(message: ToPanel): Promise<void> {
    await this.page.evaluate((said) => window.host.say(said), message);
    await this.settle();
  }

  async scrollTo(top: number): Promise<void> {
    await this.list.evaluate((list, to) => (list.scrollTop = to), top);
    await this.settle();
  }

  /** Waits until everything that was asked for is there and drawn. */
  async settle(): Promise<void> {
    await this.page.waitForFunction(
      () => document.querySelector('.list-content > .row:not(.waiting)') && !document.querySelector('.row.waiting'),
    );
    await this.page.evaluate(async () => {
      // What the host said before has arrived when this has; a list follows its scrolling before the next frame.
      await new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = resolve;
        port2.postMessage(undefined);
      });
      await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
    });
  }

  line(key: string): Locator {
    return this.page.locator(`[id="row-${encodeURIComponent(key)}"]`);
  }

  /** What the host was told since the last question. */
  async sent(): Promise<FromPanel[]> {
    return await this.page.evaluate(() => window.host.sent.splice(0));
  }

  /** The edits among that. */
  async edits(): Promise<unknown[]> {
    return (await this.sent()).flatMap((message) => (message.type === 'edit' ? [message.edit] : []));
  }

  /** Where the person is now, as it is kept for a reload. */
  async place(): Promise<unknown> {
    return await this.page.evaluate(() => {
      // That is when the panel writes it down at once.
      document.dispatchEvent(new Event('visibilitychange'));
      return window.host.place;
    });
  }

  /** All that each line on the screen is, by its id. */
  async lines(): Promise<Readonly<Record<string, string>>> {
    return await this.page.evaluate(describeLines);
  }
}

/** Runs in the page. */
function playHost({ state, details, place }: Opened): void {
  let shown = state;
  const say = (message: ToPanel): void => {
    if (message.type === 'state') shown = message.state;
    window.postMessage(message, '*');
  };
  const host: Host = (window.host = { sent: [], details: { ...details }, place, say });
  const answer = (message: FromPanel): void => {
    host.sent.push(message);
    if (message.type === 'ready') say({ type: 'state', state });
    const detail = message.type === 'detail' ? host.details[message.table] : undefined;
    if (detail) say({ type: 'detail', analysis: shown.view?.analysis ?? '', detail });
  };
  const api = {
    getState: () => host.place,
    setState: (kept: unknown) => (host.place = kept),
    postMessage: answer,
  };
  Reflect.set(window, 'acquireVsCodeApi', () => api);
}

/** Runs in the page: attributes, texts and what a person has in fields, boxes and choices. */
function describeLines(): Record<string, string> {
  const written = (name: string, value: string): string =>
    name === 'class' ? value.split(/\s+/).filter(Boolean).sort().join(' ') : value;
  const describe = (node: Node): unknown => {
    if (!(node instanceof Element)) return node.textContent;
    const attributes = [...node.attributes].map(({ name, value }) => `${name}=${written(name, value)}`).sort();
    const children = [...node.childNodes].map(describe).filter((child) => child !== '');
    const { checked, indeterminate, value, disabled } = node as HTMLInputElement;
    return [node.tagName, attributes, { checked, indeterminate, value, disabled }, children];
  };
  const lines = [...document.querySelectorAll('.list-content > .row')];
  return Object.fromEntries(lines.map((line) => [line.id, JSON.stringify(describe(line), undefined, 1)]));
}

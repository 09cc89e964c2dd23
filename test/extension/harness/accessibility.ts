import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { projectRoot } from '../../servers/cache.js';

declare global {
  interface Window {
    axe?: { run(context: Document, options: object): Promise<AxeResults> };
  }
}

/** Of what axe-core answers, what is read here. */
interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly impact?: string | null;
    readonly nodes: readonly {
      readonly target: readonly unknown[];
      readonly any: readonly { readonly message: string }[];
    }[];
  }[];
}

let source: Promise<string> | undefined;

/** What axe-core finds amiss in a webview's document and calls serious or critical, one line an element. */
export async function barriers(webview: FrameLocator): Promise<string[]> {
  const sandbox = await webview.owner().getAttribute('sandbox');
  return sandbox?.includes('allow-scripts') === false ? await barriersInCopy(webview) : await barriersIn(webview);
}

/** Where no script may run, no timer does either, and axe-core needs some: a copy of the document in a page of its own. */
async function barriersInCopy(webview: FrameLocator): Promise<string[]> {
  const html = await webview.locator('html').evaluate((root) => root.outerHTML);
  const copy = await webview.owner().page().context().newPage();
  try {
    await copy.setContent(html);
    return await barriersIn(copy);
  } finally {
    await copy.close();
  }
}

async function barriersIn(document: Pick<FrameLocator, 'locator'>): Promise<string[]> {
  const body = document.locator('body');
  source ??= readFile(createRequire(join(projectRoot(), 'package.json')).resolve('axe-core/axe.min.js'), 'utf8');
  // Through the debugger, for no webview of ours lets a foreign script in.
  if (!(await body.evaluate(() => window.axe !== undefined))) await body.evaluate(await source);
  return await body.evaluate(async ({ ownerDocument }) => {
    const found = await window.axe?.run(ownerDocument, { resultTypes: ['violations'], iframes: false });
    return (found?.violations ?? [])
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, help, nodes }) =>
        nodes.map(({ target, any }) => `${id} (${help}): ${target.join(' ')} ${any[0]?.message ?? ''}`),
      );
  });
}

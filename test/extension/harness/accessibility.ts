import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults, RunOptions } from 'axe-core';
import type { FrameLocator } from 'playwright-core';
import { projectRoot } from '../../servers/cache.js';

declare global {
  interface Window {
    axe?: { run(context: Document, options: RunOptions): Promise<AxeResults> };
  }
}

let source: Promise<string> | undefined;

/** What axe-core finds amiss in a webview's document and calls serious or critical, one line an element. */
export async function barriers(webview: FrameLocator): Promise<string[]> {
  const body = webview.locator('body');
  source ??= readFile(createRequire(join(projectRoot(), 'package.json')).resolve('axe-core/axe.min.js'), 'utf8');
  // Through the debugger, for no webview of ours lets a foreign script in.
  if (!(await body.evaluate(() => window.axe !== undefined))) await body.evaluate(await source);
  return await body.evaluate(async () => {
    const found = await window.axe?.run(document, { resultTypes: ['violations'], iframes: false });
    return (found?.violations ?? [])
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, help, nodes }) =>
        nodes.map(({ target, any }) => `${id} (${help}): ${target.join(' ')} ${any[0]?.message ?? ''}`),
      );
  });
}

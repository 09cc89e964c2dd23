import type { Page } from 'playwright-core';
import { patienceMs } from './waiting.js';

/**
 * Waits until the browser holds a text among what an extension keeps for all windows (its `globalState`). In a browser, VS Code writes that down a tenth of a second after
 * it told the extension that it is kept; a page that is loaded anew in between has lost it. (A desktop writes the rest when it closes.)
 *
 * @param extension its id, `publisher.name`
 */
export async function waitUntilStored(page: Page, extension: string, text: string): Promise<void> {
  await page.evaluate(untilStored, { extension, text, patience: patienceMs });
}

/** Runs in the page. VS Code tells its other windows of each write on a channel named after the database, when it is done. */
async function untilStored(wanted: { extension: string; text: string; patience: number }): Promise<void> {
  const name = 'vscode-web-state-db-global';
  const answer = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error(`${name} can't be read.`));
    });
  const writes = new BroadcastChannel(name);
  const database = await answer(indexedDB.open(name));
  const stored = (): Promise<unknown> =>
    answer(database.transaction('ItemTable').objectStore('ItemTable').get(wanted.extension));
  const tooLate = new Promise<never>((_resolve, reject) => {
    const message = `The browser does not hold "${wanted.text}" in the global state of ${wanted.extension}.`;
    setTimeout(() => reject(new Error(message)), wanted.patience);
  });
  try {
    for (;;) {
      const written = new Promise((resolve) => writes.addEventListener('message', resolve, { once: true }));
      const value = await stored();
      if (typeof value === 'string' && value.includes(wanted.text)) return;
      await Promise.race([written, tooLate]);
    }
  } finally {
    database.close();
    writes.close();
  }
}

import { once } from 'node:events';
import { watch } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { SuiteProgress } from './suite-result.js';

/**
 * Follows the file that the suite writes until it says that it is done.
 *
 * @throws an Error at the deadline, which names the test under way
 */
export async function waitForSuiteEnd(resultPath: string, deadline: AbortSignal): Promise<SuiteProgress> {
  const watcher = watch(dirname(resultPath));
  try {
    for (;;) {
      // Listening before reading: a change between the two is not missed.
      const changed = once(watcher, 'change', { signal: deadline });
      const progress = await readSuiteProgress(resultPath);
      if (progress?.done === true) {
        changed.catch(() => undefined);
        return progress;
      }
      await changed.catch(() => {
        const ended = progress?.tests.length ?? 0;
        throw new Error(
          `The suites did not end in time: ${ended} tests ended, running: ${progress?.running ?? 'none'}.`,
        );
      });
    }
  } finally {
    watcher.close();
  }
}

/** What the suite has written so far; undefined before it starts. */
export async function readSuiteProgress(path: string): Promise<SuiteProgress | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as SuiteProgress);
}

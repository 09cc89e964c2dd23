import type { Locator } from 'playwright-core';

/** How long a verb waits for what it needs to see, in milliseconds. */
export const patienceMs = 30_000;

/** A pattern that matches this text and nothing more, but for surrounding space. */
export function exactly(text: string): RegExp {
  return new RegExp(`^\\s*${escapePattern(text)}\\s*$`);
}

/** An accessible name that is this text, or begins with it and goes on with a remark: `Fruit, recently used`. */
export function named(text: string): RegExp {
  return new RegExp(`^\\s*${escapePattern(text)}\\s*(?:,|\\(|$)`);
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/**
 * Asks until there is an answer: after each no it waits for a change below `around`, or half a second, for some
 * changes (a scroll, a value) are no mutation.
 *
 * @param describe what to say when the patience ends
 */
export async function untilFound<T>(
  around: Locator,
  ask: () => Promise<T | undefined>,
  describe: () => Promise<string> | string,
): Promise<T> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > deadline) throw new Error(await describe());
    await settled(around);
  }
}

/** Waits for the next change below an element, or half a second: what a scroll or a key brings may be in sight already. */
export async function settled(element: Locator): Promise<void> {
  await element.evaluate(nextMutation, undefined, { timeout: patienceMs });
}

/** Runs in the page. */
function nextMutation(element: Element): Promise<void> {
  return new Promise((resolve) => {
    const observer = new MutationObserver(done);
    const timer = setTimeout(done, 500);
    observer.observe(element, { subtree: true, childList: true, attributes: true, characterData: true });
    function done(): void {
      clearTimeout(timer);
      observer.disconnect();
      resolve();
    }
  });
}

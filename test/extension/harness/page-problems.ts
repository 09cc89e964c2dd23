import type { ConsoleMessage, Page } from 'playwright-core';

/** An error that the page, one of its frames or the extension host reported. */
export interface PageProblem {
  /** `csp`: a content security policy refused something. `exception`: nobody caught it. */
  readonly kind: 'console' | 'csp' | 'exception';
  readonly text: string;
  /** The script or page that it came from; empty where the browser doesn't say. */
  readonly url: string;
}

/**
 * What a healthy VS Code of npm's code-server says too, seen on empty workspaces without any extension. Each pattern
 * is matched against `text url`.
 */
const harmless: readonly RegExp[] = [
  // Files that code-server's own page has and the bare server doesn't serve: icons, service worker, update check.
  /status of 404 .*\/_static\/src\/browser\/media\//,
  /status of 404 .*\/(?:vsda_bg\.wasm|vsda\.js|update\/check|manifest\.json)/,
  /Manifest fetch from .* failed/,
  /bad HTTP response code \(404\) was received when fetching the script/,
  // The gallery, where the network doesn't reach it.
  /open-vsx\.org|openvsx|extensionquery|net::ERR_(?:NAME_NOT_RESOLVED|INTERNET_DISCONNECTED|CONNECTION_REFUSED).*https:/,
  /Timed out waiting for authentication provider 'github' to register/,
  // A machine under load.
  /Aborted onWillSaveTextDocument-event after/,
  // A page that is reloaded.
  /\[lifecycle\] Long running operations during shutdown|IndexedDB database '.*' is closed/,
  /An unknown error occurred\. Please consult the log for more details\./,
  // Native modules that can't be built without a compiler.
  /Could not locate the bindings file|build\/Release\/(?:watchdog|vscode-sqlite3|.*\.node)/,
];

/** Collects the errors of a page and all its frames, webviews included, from its opening on. */
export class PageProblems {
  private readonly found: PageProblem[] = [];

  constructor(page: Page) {
    page.on('console', (message) => this.addMessage(message));
    page.on('pageerror', (error) => this.add({ kind: 'exception', text: error.stack ?? error.message, url: '' }));
  }

  /** All that were found so far, less the noise of every VS Code. */
  all(): readonly PageProblem[] {
    return this.found;
  }

  /** Forgets what was found so far, returning it: for a test that has just provoked errors on purpose. */
  take(): readonly PageProblem[] {
    return this.found.splice(0);
  }

  private addMessage(message: ConsoleMessage): void {
    const text = message.text();
    const csp = /Content Security Policy|Content-Security-Policy/i.test(text);
    if (message.type() !== 'error' && !csp) return;
    this.add({ kind: csp ? 'csp' : 'console', text, url: message.location().url });
  }

  private add(problem: PageProblem): void {
    const line = `${problem.text} ${problem.url}`;
    if (!harmless.some((pattern) => pattern.test(line))) this.found.push(problem);
  }
}

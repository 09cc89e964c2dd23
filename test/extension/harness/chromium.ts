import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { findExecutable, isRoot, run } from '../../servers/program.js';
import { announce } from './announce.js';

const packages = ['chromium', 'fonts-dejavu-core', 'fonts-noto-color-emoji'];
const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'Google Chrome',
  'Chromium',
  'chrome',
];
const otherFolders = [
  '/Applications/Google Chrome.app/Contents/MacOS',
  '/Applications/Chromium.app/Contents/MacOS',
  'C:\\Program Files\\Google\\Chrome\\Application',
];
const aptPatienceMs = 600_000;

let installing: Promise<string> | undefined;

/**
 * The path of a Chromium or Chrome: `CHROMIUM_PATH`, one on PATH or in its usual place, or, on Debian as root, the
 * distribution's package, which is installed once (15 s; no service is started).
 *
 * @throws an Error whose message is one sentence that says what to install
 */
export async function chromiumPath(): Promise<string> {
  const given = process.env.CHROMIUM_PATH;
  if (given !== undefined && given !== '') {
    if (!existsSync(given)) throw new Error(`CHROMIUM_PATH is ${given}, and there is no such file.`);
    return given;
  }
  return installedChromium() ?? (await (installing ??= installChromium()));
}

function installedChromium(): string | undefined {
  return names.map((name) => findExecutable(name, otherFolders)).find((path) => path !== undefined);
}

async function installChromium(): Promise<string> {
  if (!isDebian() || findExecutable('apt-get') === undefined || !isRoot()) {
    throw new Error(
      'The tests in a real VS Code need Chromium or Google Chrome: install one, or set CHROMIUM_PATH to its executable.',
    );
  }
  announce(`Installing Debian's ${packages.join(', ')} for the tests in a real VS Code (about 100 MB, once) …`);
  await aptGet(['update']);
  await aptGet(['install', '-y', '--no-install-recommends', ...packages]);
  const path = installedChromium();
  if (path === undefined) throw new Error('apt-get installed chromium, but there is no such command on PATH.');
  announce(`Chromium is ready: ${path}`);
  return path;
}

/** Ubuntu isn't meant: its chromium is a snap, which needs a running service. */
function isDebian(): boolean {
  return existsSync('/etc/os-release') && /^ID="?debian"?$/m.test(readFileSync('/etc/os-release', 'utf8'));
}

/** `DPkg::Lock::Timeout` covers dpkg's lock only; apt's locks on its lists and archives fail at once, so those retry. */
async function aptGet(args: readonly string[]): Promise<void> {
  const command = {
    command: 'apt-get',
    args: ['-q', '-o', 'DPkg::Lock::Timeout=600', ...args],
    env: { DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' },
  };
  const deadline = Date.now() + aptPatienceMs;
  for (let told = false; ; told = true) {
    try {
      await run(command);
      return;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (!/Could not get lock|Unable to lock/.test(message) || Date.now() > deadline) throw error;
      if (!told) announce('Another apt-get holds its lock; waiting for it …');
      // apt gives no event when it is done.
      await delay(2000);
    }
  }
}

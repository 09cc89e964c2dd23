// `npm run demo`, `npm run demo:code`, `npm test`, `npm run test:extension`, `npm run bench` and `npm run bench:ui`: works as the very first command in a fresh clone, so until the dependencies are
// there it uses nothing but Node itself. Installs them when they differ from the lockfile, then bundles and runs the task.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** @type {Record<string, string>} */
const tasks = {
  bench: 'bench/main.ts',
  'bench:ui': 'bench/ui/main.ts',
  demo: 'demo/main.ts',
  'demo:code': 'demo/code.ts',
  test: 'test/run.ts',
  'test:extension': 'test/extension/main.ts',
};

const [task = '', ...rest] = process.argv.slice(2);
const entry = tasks[task];
if (entry === undefined) fail(`Usage: node scripts/start.mjs ${Object.keys(tasks).join('|')}`);
if (!isNewEnough(process.versions.node)) fail(`Node 20.19 or newer is needed; this is ${process.versions.node}.`);
process.chdir(root);
installDependencies();
process.setSourceMapsEnabled(true);
const { bundleTask } = await import('./task.mjs');
const bundle = await bundleTask(entry);
process.argv = [process.execPath, bundle, ...rest];
await import(pathToFileURL(bundle).href);

/**
 * @param {string} message
 * @returns {never}
 */
function fail(message) {
  console.error(message);
  process.exit(2);
}

/** @param {string} version */
function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 20 || (major === 20 && minor >= 19);
}

function installDependencies() {
  const missing = firstDifference();
  if (missing === undefined) return;
  console.log(`Installing the dependencies with "npm ci" (${missing}); this takes about half a minute.`);
  // The npm that runs this script; --include=dev because NODE_ENV=production would leave most of it out.
  const npm = process.env.npm_execpath;
  const command = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  try {
    if (npm?.endsWith('npm-cli.js')) execFileSync(process.execPath, [npm, ...command], { cwd: root, stdio: 'inherit' });
    else execFileSync('npm', command, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  } catch {
    fail('npm could not install the dependencies; what it said stands above.');
  }
}

/**
 * What npm has installed against what the lockfile asks for. npm writes its own record last, so half an
 * installation doesn't count as one.
 * @returns {string | undefined} why an installation is needed
 */
function firstDifference() {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return 'none are here yet';
  const wanted = readLock(join(root, 'package-lock.json'));
  const installed = readLock(record);
  for (const [path, { version, integrity, optional }] of Object.entries(wanted)) {
    const found = installed[path];
    if (path === '' || (found === undefined && optional === true)) continue; // Another platform's binaries.
    if (found === undefined) return `${path} is missing`;
    if (found.version !== version || found.integrity !== integrity) return `${path} differs from the lockfile`;
  }
  return undefined;
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, integrity?: string, optional?: boolean }>}
 */
function readLock(file) {
  const lock = /** @type {{ packages: ReturnType<typeof readLock> }} */ (JSON.parse(readFileSync(file, 'utf8')));
  return lock.packages;
}

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { run } from '../../servers/program.js';
import { killGroup, makeWorkplace, occupyWorkplace, removeWorkplace } from '../../servers/workplace.js';
import { obtainVsCodeServer, type VsCodeServer } from './obtain-vscode.js';
import { TextTail } from './text-tail.js';

/** User settings for a quiet workbench: nothing that asks, greets, updates, reports or looks for a gallery. */
export const quietUserSettings: Readonly<Record<string, unknown>> = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.tree.enableStickyScroll': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.enableExperiments': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'chat.disableAIFeatures': true,
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'telemetry.telemetryLevel': 'off',
  // As on the desktop; in a browser VS Code saves by itself.
  'files.autoSave': 'off',
  'git.openRepositoryInParentFolders': 'never',
  'remote.autoForwardPorts': false,
  'remote.restoreForwardedPorts': false,
  'editor.minimap.enabled': false,
  'editor.accessibilitySupport': 'off',
};

/** What a workbench is started with. */
export interface WorkbenchServerOptions {
  /** Folders of unpacked extensions: installed as they lie there. None when `installVsix` put one into `serverDataDir`. */
  readonly extensionPath?: string | readonly string[];
  /** A CommonJS module with `run()`, run by the extension host when the page opens; see host-suite.ts. */
  readonly extensionTestsPath?: string;
  /** The folder, or the `.code-workspace` file, that the page opens; an empty temporary folder unless told. */
  readonly workspace?: string;
  /** True opens a window that has neither. */
  readonly withoutFolder?: boolean;
  /** Added to `quietUserSettings`. */
  readonly userSettings?: Readonly<Record<string, unknown>>;
  /** Added to the environment of the server, and so of the extension host. */
  readonly env?: Readonly<Record<string, string>>;
  /** Where the server keeps extensions, settings and logs: a temporary folder unless told; a given one is kept. */
  readonly serverDataDir?: string;
  /** A free port unless told. */
  readonly port?: number;
  /** A file that is open when the page opens. */
  readonly openFile?: string;
  /** Who opens the page has to know it; none unless told, for a test is alone on its machine. */
  readonly connectionToken?: string;
  /** True lets VS Code ask whether the folder is trusted; it starts in restricted mode then. */
  readonly asksForTrust?: boolean;
}

/** A running VS Code server: its extension host starts when a browser opens `url` (see workbench.ts). */
export interface WorkbenchServer {
  /** The page, with the workspace and what it loads. */
  readonly url: string;
  readonly port: number;
  readonly workspace: string;
  readonly serverDataDir: string;
  /** The end of the server's log, for the message of a failed test. */
  output(): string;
  /** Ends the server with its extension hosts, and removes the temporary folders made for it. */
  stop(): Promise<void>;
}

/**
 * Starts a VS Code server with a port and a data folder of its own, in a process group that ends with this process in
 * whatever way that ends. A cold start until the page is usable takes about ten seconds: keep one for several tests.
 *
 * An unpacked extension is entered into the server's list of installed extensions, so that the page is what a person
 * sees after installing it. (Loading it as an extension under development needs the smoke-test driver, and with that
 * VS Code shows no notification.) Only a run of `extensionTestsPath` is a development host.
 *
 * @example
 * const server = await startWorkbench({ extensionPath: projectRoot(), workspace: '/tmp/shop' });
 * const workbench = await Workbench.open(server);
 */
export async function startWorkbench(options: WorkbenchServerOptions = {}): Promise<WorkbenchServer> {
  const vscode = await obtainVsCodeServer();
  const workplace = await makeWorkplace('vscode');
  const serverDataDir = options.serverDataDir ?? join(workplace, 'data');
  const workspace = options.workspace ?? join(workplace, 'workspace');
  if (!isWorkspaceFile(workspace)) await mkdir(workspace, { recursive: true });
  await writeUserSettings(serverDataDir, { ...quietUserSettings, ...options.userSettings });
  if (options.extensionTestsPath === undefined) await installUnpacked(extensionPaths(options), serverDataDir);
  const child = spawn(vscode.nodePath, serverArgs(vscode, serverDataDir, options), {
    // Its sockets and temporary files go where they are removed with the rest.
    env: { ...environmentForVsCode(), TMPDIR: workplace, XDG_RUNTIME_DIR: workplace, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  await occupyWorkplace(workplace, child.pid === undefined ? {} : { pid: child.pid });
  const log = new TextTail(child.stdout, child.stderr);
  const stop = async (): Promise<void> => {
    await end(child);
    await removeWorkplace(workplace);
  };
  try {
    const [, port] = await log.waitFor(/Web UI available at http:\/\/[^:]+:(\d+)/, 60_000);
    const url = pageUrl(Number(port), workspace, options);
    return { url, port: Number(port), workspace, serverDataDir, output: () => log.text, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * Installs a packed extension into a server's data folder. Pass that folder to `startWorkbench`, without an
 * `extensionPath`.
 *
 * @example
 * await installVsix('/work/database-migration-0.1.0.vsix', serverDataDir);
 * const server = await startWorkbench({ serverDataDir, workspace });
 */
export async function installVsix(vsixPath: string, serverDataDir: string): Promise<void> {
  const vscode = await obtainVsCodeServer();
  const args = ['--install-extension', resolve(vsixPath), '--server-data-dir', serverDataDir];
  const program = { command: vscode.nodePath, args: [mainOf(vscode), ...args, '--accept-server-license-terms'] };
  const output = await run(program);
  if (!output.includes('was successfully installed')) {
    throw new Error(`VS Code did not say that it installed ${vsixPath}:\n${output.slice(-2000)}`);
  }
}

function mainOf(vscode: VsCodeServer): string {
  return join(vscode.folder, 'out', 'server-main.js');
}

function serverArgs(vscode: VsCodeServer, serverDataDir: string, options: WorkbenchServerOptions): string[] {
  return [
    mainOf(vscode),
    ...['--host', '127.0.0.1', '--port', String(options.port ?? 0)],
    ...(options.connectionToken === undefined
      ? ['--without-connection-token']
      : ['--connection-token', options.connectionToken]),
    ...['--server-data-dir', serverDataDir, '--accept-server-license-terms'],
    '--disable-telemetry',
    ...(options.asksForTrust === true ? [] : ['--disable-workspace-trust']),
    // Without it the page ignores the paths in its payload.
    ...(options.extensionTestsPath === undefined ? [] : ['--enable-smoke-test-driver']),
  ];
}

/** What a test runner, or a VS Code around it, sets must not reach the extension host. */
function environmentForVsCode(): NodeJS.ProcessEnv {
  const foreign = /^(?:NODE_OPTIONS|NODE_ENV|TEST|VITEST.*|VSCODE_.*|ELECTRON_.*|npm_.*)$/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}

async function writeUserSettings(serverDataDir: string, settings: Readonly<Record<string, unknown>>): Promise<void> {
  const folder = join(serverDataDir, 'data', 'User');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'settings.json'), JSON.stringify(settings, null, 2));
}

/** Writes the server's list of installed extensions, whose entries may lie anywhere on the disk. */
async function installUnpacked(extensions: readonly string[], serverDataDir: string): Promise<void> {
  if (extensions.length === 0) return;
  const entries = [];
  for (const path of extensions) {
    const { publisher, name, version } = JSON.parse(await readFile(join(path, 'package.json'), 'utf8')) as Manifest;
    const location = { $mid: 1, path, scheme: 'file' };
    entries.push({ identifier: { id: `${publisher}.${name}` }, version, location, relativeLocation: undefined });
  }
  await mkdir(join(serverDataDir, 'extensions'), { recursive: true });
  await writeFile(join(serverDataDir, 'extensions', 'extensions.json'), JSON.stringify(entries));
}

interface Manifest {
  readonly publisher: string;
  readonly name: string;
  readonly version: string;
}

function extensionPaths(options: WorkbenchServerOptions): string[] {
  return [options.extensionPath ?? []].flat().map((path) => resolve(path));
}

function isWorkspaceFile(path: string): boolean {
  return path.endsWith('.code-workspace');
}

function pageUrl(port: number, workspace: string, options: WorkbenchServerOptions): string {
  const place = isWorkspaceFile(workspace) ? { workspace } : { folder: workspace };
  const query = new URLSearchParams(options.withoutFolder === true ? { ew: 'true' } : place);
  const remote = (path: string): string => `vscode-remote://127.0.0.1:${port}${path}`;
  const payload: [string, string][] = [];
  if (options.extensionTestsPath !== undefined) {
    for (const path of extensionPaths(options)) payload.push(['extensionDevelopmentPath', remote(path)]);
    payload.push(['extensionTestsPath', remote(resolve(options.extensionTestsPath))]);
  }
  if (options.openFile !== undefined) payload.push(['openFile', remote(options.openFile)]);
  if (payload.length > 0) query.set('payload', JSON.stringify(payload));
  if (options.connectionToken !== undefined) query.set('tkn', options.connectionToken);
  return `http://127.0.0.1:${port}/?${query.toString()}`;
}

/** Lets the server end by itself for three seconds, so that extensions are deactivated; then kills what is left. */
async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined) return;
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, 'exit', { signal: AbortSignal.timeout(3000) }).catch(() => undefined);
    child.kill('SIGTERM');
    await ended;
  }
  killGroup(child.pid);
}

import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { cached } from '../../servers/cache.js';
import { findExecutable, run } from '../../servers/program.js';
import { announce } from './announce.js';
import { replaceNativeModules } from './native-modules.js';

/** code-server 4.139.1 carries VS Code 1.139.1. */
const codeServerVersion = '4.139.1';
/** That VS Code's server and extension host need this major version of Node. */
const nodeMajor = 24;
const npmFlags = ['--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund', '--loglevel=error'];

/** A VS Code server on disk and the Node that runs it. */
export interface VsCodeServer {
  /** The folder that holds `out/server-main.js`. */
  readonly folder: string;
  readonly nodePath: string;
}

let obtaining: Promise<VsCodeServer> | undefined;

/**
 * A complete VS Code server: the one in `VSCODE_SERVER_DIR` (a folder with `out/server-main.js`), or else that of npm's
 * code-server, fetched once into the project's cache (20 s, 780 MB on disk with its Node; no compiler, nothing outside
 * the cache). Linux and macOS; elsewhere electron.ts runs the suites.
 */
export function obtainVsCodeServer(): Promise<VsCodeServer> {
  obtaining ??= obtain();
  obtaining.catch(() => (obtaining = undefined));
  return obtaining;
}

async function obtain(): Promise<VsCodeServer> {
  const given = process.env.VSCODE_SERVER_DIR;
  if (given === undefined || given === '') return { folder: await fetchVsCode(), nodePath: await nodeForVsCode() };
  const folder = resolve(given);
  if (!existsSync(join(folder, 'out', 'server-main.js'))) {
    throw new Error(`VSCODE_SERVER_DIR is ${folder}, where there is no out/server-main.js.`);
  }
  return { folder, nodePath: await nodeForVsCode() };
}

async function fetchVsCode(): Promise<string> {
  const folder = await cached(`code-server-${codeServerVersion}`, async (draft) => {
    announce(`Fetching VS Code (npm's code-server ${codeServerVersion}) into the project's cache: 20 s, once …`);
    await installPackage(draft, `code-server@${codeServerVersion}`);
    await runNpm(['install', ...npmFlags], vsCodeIn(draft));
    await replaceNativeModules(vsCodeIn(draft));
    announce('VS Code is ready.');
  });
  return vsCodeIn(folder);
}

function vsCodeIn(folder: string): string {
  return join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
}

/** This Node where its version fits, or else the one of npm's `node-<os>-<cpu>`, which npm's `node` gets by a script. */
async function nodeForVsCode(): Promise<string> {
  if (process.versions.node.startsWith(`${nodeMajor}.`)) return process.execPath;
  const platform = `${process.platform}-${process.arch}`;
  const name = platform === 'darwin-arm64' ? `node-bin-${platform}` : `node-${platform}`;
  const folder = await cached(`node-${nodeMajor}`, async (draft) => {
    announce(`Fetching Node ${nodeMajor} for VS Code (npm's ${name}) into the project's cache …`);
    await installPackage(draft, `${name}@${nodeMajor}`);
  });
  const path = findExecutable('node', [join(folder, 'node_modules', name, 'bin')]);
  if (path?.startsWith(folder) !== true)
    throw new Error(`npm's ${name} has no bin/node: delete ${folder} and try again.`);
  return path;
}

async function installPackage(folder: string, specifier: string): Promise<void> {
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true }));
  await runNpm(['install', specifier, ...npmFlags], folder);
}

/** Runs the npm that started us, or else the one on PATH. */
async function runNpm(args: readonly string[], cwd: string): Promise<void> {
  const script = process.env.npm_execpath;
  const ours =
    script?.endsWith('npm-cli.js') === true ? { command: process.execPath, args: [script, ...args] } : undefined;
  await run(ours ?? { command: 'npm', args }, { cwd });
}

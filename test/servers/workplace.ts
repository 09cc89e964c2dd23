import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { projectRoot } from './cache.js';

/** Short, because a socket's path inside must stay under 104 characters on some systems. */
const PREFIX = 'dbm-';
const OWNER_FILE = 'owner.json';

/** Who made a temporary folder, and which process (with its process group) works in it. */
interface Owner {
  readonly parent: number;
  /** Tells the parent from a later process with the same id; undefined where the system doesn't say. */
  readonly parentStarted: string | undefined;
  readonly pid?: number;
  readonly container?: string;
}

/**
 * Makes a temporary folder for one server. It goes with `removeWorkplace`; if this process dies before that, a
 * watchdog removes it, and if that dies too, the next start of any server does.
 */
export async function makeWorkplace(name: string): Promise<string> {
  await removeLeftovers();
  const folder = await mkdtemp(join(tmpdir(), `${PREFIX}${name}-`));
  await occupyWorkplace(folder, {});
  return folder;
}

/** Says which process group, or Docker container, works in the folder: it is killed before the folder is removed. */
export async function occupyWorkplace(folder: string, by: { pid?: number; container?: string }): Promise<void> {
  tellWatchdog({ watch: folder, ...by });
  const owner: Owner = { parent: process.pid, parentStarted: startOf(process.pid), ...by };
  await writeFile(join(folder, OWNER_FILE), JSON.stringify(owner));
}

/** Removes the folder; its server must have ended. */
export async function removeWorkplace(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  tellWatchdog({ release: folder });
}

/** Kills a process and its children at once; the process must lead its own process group. */
export function killGroup(pid: number): void {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

let watchdog: ChildProcess | undefined;

function tellWatchdog(message: object): void {
  if (watchdog === undefined) {
    const script = join(projectRoot(), 'test', 'servers', 'watchdog.mjs');
    watchdog = spawn(process.execPath, [script], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
    watchdog.unref();
    const input = watchdog.stdin as Writable & { unref?: () => void };
    input.unref?.(); // The pipe alone must not keep this process alive: its closing is the message.
    input.on('error', () => undefined); // Somebody ended the watchdog: the next start removes what is left.
  }
  watchdog.stdin?.write(`${JSON.stringify(message)}\n`);
}

/** Removes the folders whose makers are gone, and what still runs in them. */
async function removeLeftovers(): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(PREFIX));
  for (const folder of names.map((name) => join(tmpdir(), name))) {
    const file = join(folder, OWNER_FILE);
    if (!existsSync(file)) continue;
    const owner = await readFile(file, 'utf8').then((text) => JSON.parse(text) as Owner, ignoreVanished);
    if (owner === undefined || startOf(owner.parent) === owner.parentStarted) continue;
    if (owner.pid !== undefined && worksIn(owner.pid, folder)) killGroup(owner.pid);
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}

/** Another process removes or rewrites the same file at this moment. */
function ignoreVanished(): undefined {
  return undefined;
}

function worksIn(pid: number, folder: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder);
  } catch {
    return false;
  }
}

/** When a process started, in a form only for comparing; undefined where it is gone or the system has no `/proc`. */
function startOf(pid: number): string | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // After the name in brackets, which may hold anything, the start is the 20th field (proc(5)).
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

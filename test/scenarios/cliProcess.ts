import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { bundleTask } from '../../scripts/task.mjs';
import { projectRoot } from '../servers/cache.js';

/** A command line that ended. */
export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The most memory that the process held, in bytes, as of its last line; 0 where the system does not say. */
  readonly peakMemory: number;
}

export interface CliOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Told of each line of standard output as it comes, with a way to end the process: as Ctrl+C does, or by another signal. */
  readonly onLine?: (line: string, end: (signal?: NodeJS.Signals) => void, pid: number | undefined) => void;
}

/**
 * The command line as people install it, `dist/cli.mjs`, when it is newer than all of its source; otherwise (while somebody works on the source) a
 * bundle made now.
 */
export async function cliBundle(): Promise<string> {
  const built = join(projectRoot(), 'dist', 'cli.mjs');
  if (existsSync(built) && statSync(built).mtimeMs > newest(join(projectRoot(), 'src'))) return built;
  return bundleTask('src/cli.ts');
}

/** Runs the command line in a process of its own, with nothing in its environment but `env`. */
export async function runCli(bundle: string, words: readonly string[], options: CliOptions = {}): Promise<Ended> {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [bundle, ...words], {
    cwd: options.cwd,
    env: { PATH, HOME, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  let seen = 0;
  let peakMemory = 0;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    peakMemory = memoryOf(child.pid, 'VmHWM') ?? peakMemory;
    for (let end = stdout.indexOf('\n', seen); end >= 0; end = stdout.indexOf('\n', seen)) {
      options.onLine?.(stdout.slice(seen, end), (signal = 'SIGINT') => child.kill(signal), child.pid);
      seen = end + 1;
    }
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  return { status, stdout, stderr, peakMemory };
}

/** What a process holds (`VmRSS`) or has held at most (`VmHWM`), in bytes; undefined where it is gone or the system has no `/proc` (proc(5)). */
export function memoryOf(pid: number | undefined, field: 'VmRSS' | 'VmHWM'): number | undefined {
  try {
    const kilobytes = new RegExp(`^${field}:\\s+(\\d+) kB$`, 'mu').exec(
      readFileSync(`/proc/${pid}/status`, 'utf8'),
    )?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}

function newest(folder: string): number {
  const entries = readdirSync(folder, { withFileTypes: true });
  const times = entries.map((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? newest(path) : statSync(path).mtimeMs;
  });
  return Math.max(0, ...times);
}

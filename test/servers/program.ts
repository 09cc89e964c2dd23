import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A command ready to be started: with its leading arguments, its environment and its user. */
export interface Program {
  readonly command: string;
  readonly args: readonly string[];
  /** Added to this process's environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** The user and group id to run as; this process's own when left out. */
  readonly uid?: number;
}

/** The unprivileged user that PostgreSQL runs as when we are root, which it refuses (`nobody` on Debian). */
export const UNPRIVILEGED = 65534;

/** Whether this process runs as root, which some servers refuse. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** The options that make `spawn` run a program as its own user, with its own environment. */
export function spawnOptions(program: Program): { env: NodeJS.ProcessEnv; uid?: number; gid?: number } {
  const env = { ...process.env, ...program.env };
  return program.uid === undefined ? { env } : { env, uid: program.uid, gid: program.uid };
}

/** The program with more arguments at its end. */
export function withArguments(program: Program, more: readonly string[]): Program {
  return { ...program, args: [...program.args, ...more] };
}

/** The full path of an executable found on PATH or in `folders`, or undefined. */
export function findExecutable(name: string, folders: readonly string[] = []): string | undefined {
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return [...folders, ...path].map((folder) => join(folder, name + suffix)).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Runs a program to its end and returns what it printed on standard output.
 * Throws with the end of its output when it fails.
 */
export async function run(
  program: Program,
  options: { readonly cwd?: string; readonly input?: string; readonly signal?: AbortSignal } = {},
): Promise<string> {
  const child = spawn(program.command, program.args, {
    ...spawnOptions(program),
    ...(options.cwd !== undefined && { cwd: options.cwd }),
    ...(options.signal && { signal: options.signal }),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let output = '';
  let everything = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    everything += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (everything += text));
  child.stdin.on('error', () => undefined); // The program ended before it read its input: `close` tells how.
  child.stdin.end(options.input ?? '');
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) resolve(output);
      else reject(new Error(`${program.command} failed (${signal ?? code ?? '?'}):\n${everything.slice(-2000)}`));
    });
  });
}

import { readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { EngineError } from '../errors.js';

/** `~/…` as a shell reads it. */
export function expandHome(path: string): string {
  return path.startsWith('~/') ? homedir() + path.slice(1) : path;
}

/**
 * The text of a file that holds secrets. Throws BAD_INPUT when it can't be read, is no plain file, or others than its owner may read or
 * write it, as libpq demands (https://www.postgresql.org/docs/current/libpq-pgpass.html). `what` is what it is: `password file`.
 */
export async function readSecretFile(path: string, what: string): Promise<string> {
  const refuse = (message: string, hint: string, cause?: unknown): EngineError =>
    new EngineError({ code: 'BAD_INPUT', stage: 'input', object: path, message, hint, cause });
  try {
    const file = await stat(path);
    if (!file.isFile()) throw refuse(`The ${what} "${path}" is not a plain file.`, 'Name a file.');
    if (process.platform !== 'win32' && (file.mode & 0o077) !== 0) {
      const mode = (file.mode & 0o777).toString(8).padStart(4, '0');
      throw refuse(`The ${what} "${path}" is open to others (mode ${mode}).`, `Close it: chmod 600 "${path}"`);
    }
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof EngineError) throw error;
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    if (missing) throw refuse(`There is no ${what} "${path}".`, 'Check the path.');
    throw refuse(`The ${what} "${path}" can't be read.`, 'Check its permissions.', error);
  }
}

/** An error at a line of such a file; `message` holds nothing of what stands there. */
export function badLine(path: string, line: number, column: number, message: string, hint: string): EngineError {
  return new EngineError({ code: 'BAD_INPUT', stage: 'input', object: path, line, column, message, hint });
}

import { rename, writeFile } from 'node:fs/promises';
import { EngineError } from '../errors.js';

/** Writes a whole file in one step: a reader sees the old one or the new one, never a part. Throws BAD_INPUT where that can't be. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    await writeFile(temporary, text);
    await rename(temporary, path);
  } catch (cause) {
    const message = `The file "${path}" can't be written.`;
    const hint = 'Check the permissions and the space of its folder.';
    throw new EngineError({ code: 'BAD_INPUT', stage: 'input', object: path, message, hint, cause });
  }
}

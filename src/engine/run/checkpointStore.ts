import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { EngineError } from '../errors.js';
import type { Checkpoint, CheckpointStore } from '../model/checkpoint.js';

/**
 * A checkpoint kept in a file, replaced by renaming so that no reader ever sees a part of it. `clean` takes the secrets out of what servers said; names
 * and hashes stay as they are, for a resume compares them.
 */
export function fileCheckpointStore(path: string, clean: (error: unknown) => unknown): CheckpointStore {
  const temporaries = async (): Promise<string[]> => {
    const name = basename(path).replace(/state\.json$/u, '');
    const files = await readdir(dirname(path));
    return files.filter((file) => file.startsWith(name) && isAbandoned(file));
  };
  return {
    async load() {
      const text = await readFile(path, 'utf8').catch((error: unknown) => {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
        throw unreadable(path, error);
      });
      if (text === undefined) return undefined;
      try {
        return JSON.parse(text) as Checkpoint;
      } catch (error) {
        throw unreadable(path, error);
      }
    },
    async save(checkpoint) {
      const temporary = `${path}.${process.pid}.tmp`;
      const cleaned = (key: string, value: unknown): unknown => (key === 'error' ? clean(value) : value);
      await writeFile(temporary, `${JSON.stringify(checkpoint, cleaned, 2)}\n`);
      await rename(temporary, path);
    },
    async clear() {
      await rm(path, { force: true });
    },
    temporaries,
    async tidy() {
      for (const name of await temporaries()) await rm(join(dirname(path), name), { force: true });
    },
  };
}

/** A file is written as `NAME.PID.tmp` before it gets its name; that of a process that lives may be under way. */
function isAbandoned(file: string): boolean {
  const pid = Number(/\.(\d+)\.tmp$/u.exec(file)?.[1] ?? 0);
  if (pid === 0 || pid === process.pid) return pid !== 0;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

function unreadable(path: string, cause: unknown): EngineError {
  return new EngineError({
    code: 'BAD_INPUT',
    stage: 'run',
    object: path,
    message: `The state file ${path} can't be read.`,
    hint: 'Remove it to start this migration from the beginning.',
    cause,
  });
}

import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder that holds this project's package.json, also when the caller runs from a bundle
 * (`scripts/start.mjs` bundles into `node_modules/.cache`, vitest into memory).
 */
export function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'test', 'servers', 'watchdog.mjs'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`No project folder above ${fileURLToPath(import.meta.url)}`);
    folder = parent;
  }
  return folder;
}

/** Where downloads are kept between runs: `.cache` in the project, or `DATABASE_MIGRATION_CACHE`. */
export function cacheFolder(): string {
  return process.env.DATABASE_MIGRATION_CACHE ?? join(projectRoot(), '.cache');
}

/**
 * The folder `name` of the cache, made by `make` the first time.
 * `make` fills a private folder that is then renamed into place, so that neither a crash nor a
 * second process at the same time leaves half a folder behind.
 */
export async function cached(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const target = join(cacheFolder(), name);
  if (existsSync(target)) return target;
  await mkdir(dirname(target), { recursive: true });
  const draft = await mkdtemp(`${target}.draft-`);
  try {
    await make(draft);
    await rename(draft, target).catch((error: unknown) => {
      if (!existsSync(target)) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return target;
}

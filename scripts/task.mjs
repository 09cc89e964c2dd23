import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const CACHE = join('node_modules', '.cache', 'database-migration');

/**
 * Bundles a TypeScript program of this project (the demo, the tests' driver), because Node 20 runs no TypeScript.
 * The bundle lies inside node_modules, or another folder of the project, from where it finds the dependencies.
 * @param {string} entry its path from the project's folder
 * @param {{ root?: string, folder?: string, sourcemap?: boolean }} options the project's folder; the bundle's, from there
 * @returns {Promise<string>} the bundle's path, to be imported
 */
export async function bundleTask(entry, { root = projectFolder(), folder = CACHE, sourcemap = true } = {}) {
  const name = entry.replaceAll(/[\\/]/g, '-').replace(/\.ts$/, '.mjs');
  const outfile = join(root, folder, name);
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: sourcemap && 'inline',
    logLevel: 'warning',
  });
  return outfile;
}

/** From this file's place, or from that of the bundle that it was made part of. */
function projectFolder() {
  const here = dirname(fileURLToPath(import.meta.url));
  const bundled = here.lastIndexOf(join('node_modules', '.cache'));
  return bundled === -1 ? dirname(here) : here.slice(0, bundled);
}

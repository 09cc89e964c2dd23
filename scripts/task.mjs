import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { commonJsInEsm, copyWasm, nodeProgram } from './node-program.mjs';

/**
 * Bundles a TypeScript program of this project (the demo, the tests' driver), because Node 20 runs no TypeScript.
 * The bundle lies inside node_modules, from where it finds the dependencies.
 * @param {string} entry its path from the project's folder
 * @returns {Promise<string>} the bundle's path, to be imported
 */
export async function bundleTask(entry) {
  const root = projectFolder();
  const outfile = join(root, 'node_modules', '.cache', 'database-migration', nameOf(entry));
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return outfile;
}

/**
 * Bundles a program with all its dependencies, as the product is bundled: it starts and weighs as the product does.
 * @param {string} root the project's folder
 * @param {string} entry its path from there
 * @param {string} folder the bundle's, from there
 * @returns {Promise<string>} the bundle's path
 */
export async function bundleWhole(root, entry, folder) {
  const outfile = join(folder, nameOf(entry));
  await build({
    ...nodeProgram,
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    metafile: true,
    format: 'esm',
    banner: { js: commonJsInEsm },
    plugins: [copyWasm()],
    logLevel: 'warning',
  });
  return join(root, outfile);
}

/** @param {string} entry */
function nameOf(entry) {
  return entry.replaceAll(/[\\/]/g, '-').replace(/\.ts$/, '.mjs');
}

/** From this file's place, or from that of the bundle that it was made part of. */
function projectFolder() {
  const here = dirname(fileURLToPath(import.meta.url));
  const bundled = here.lastIndexOf(join('node_modules', '.cache'));
  return bundled === -1 ? dirname(here) : here.slice(0, bundled);
}

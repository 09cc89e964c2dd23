// What the bundles of the product that run on Node have in common.
import { existsSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

// CommonJS dependencies inside an ES module look for these three.
export const commonJsInEsm = [
  "import { createRequire as __createRequire } from 'node:module';",
  "import { fileURLToPath as __fileURLToPath } from 'node:url';",
  "import { dirname as __pathDirname } from 'node:path';",
  'const require = __createRequire(import.meta.url);',
  'const __filename = __fileURLToPath(import.meta.url);',
  'const __dirname = __pathDirname(__filename);',
].join('\n');

/**
 * How everything that runs on Node is bundled with its dependencies.
 * @type {import('esbuild').BuildOptions}
 */
export const nodeProgram = {
  platform: 'node',
  target: 'node20',
  // Without comments everything is ASCII, and V8 keeps the source in half the memory. Names stay: errors show them, and short ones save nothing here.
  minifyWhitespace: true,
  // To learn whether it runs at Cloudflare, pg makes a Response, for which Node would load all of fetch.
  define: { Response: 'undefined' },
  // Its main file is UMD, whose inner requires no bundler can follow.
  alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
  // ssh2's own native speed-ups, which it does without where they can't be loaded.
  external: ['cpu-features', '*/sshcrypto.node'],
};

/**
 * A WebAssembly file is read from beside the bundle at run time.
 * @returns {import('esbuild').Plugin}
 */
export function copyWasm() {
  return {
    name: 'copy-wasm',
    setup(bundler) {
      bundler.onEnd(async ({ metafile }) => {
        const inputs = Object.keys(metafile?.inputs ?? {});
        const { absWorkingDir = '', outfile = '' } = bundler.initialOptions;
        const folders = new Set(inputs.filter((file) => file.includes('libpg-query')).map((file) => dirname(file)));
        for (const folder of folders) {
          const wasm = join(absWorkingDir, folder, 'libpg-query.wasm');
          if (existsSync(wasm)) await copyFile(wasm, join(absWorkingDir, dirname(outfile), basename(wasm)));
        }
      });
    },
  };
}

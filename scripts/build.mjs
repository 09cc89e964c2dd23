// Makes the bundles of the product in dist/. `--watch` rebuilds while you type, `--production` minifies and leaves out source maps.
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, context } from 'esbuild';
import { commonJsInEsm, copyWasm, nodeProgram as node } from './node-program.mjs';
import { thirdPartyNotices } from './notices.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** @typedef {{ watch?: boolean, production?: boolean, log?: (line: string) => void }} BuildMode */

/** @type {import('esbuild').BuildOptions[]} */
const bundles = [
  // The extension host loads its entry with require().
  {
    ...node,
    entryPoints: ['src/extension.ts'],
    outfile: 'dist/extension.cjs',
    format: 'cjs',
    external: ['vscode'],
    plugins: [oneVsCode()],
  },
  {
    ...node,
    entryPoints: ['src/engine/worker.ts'],
    outfile: 'dist/engine.mjs',
    format: 'esm',
    banner: { js: commonJsInEsm },
  },
  // Here `vscode` is not external, so that an import of it by accident fails the build.
  { ...node, entryPoints: ['src/cli.ts'], outfile: 'dist/cli.mjs', format: 'esm', banner: { js: commonJsInEsm } },
  { ...webview(), entryPoints: ['webview/main.ts'], outfile: 'dist/webview/main.js' },
  { ...webview(), entryPoints: ['webview/run/main.ts'], outfile: 'dist/webview/run.js' },
  // Loaded when first needed, see webview/ui/lateEditor.ts.
  {
    ...webview(),
    entryPoints: ['webview/ui/expressionEditor.ts'],
    outfile: 'dist/webview/expression.js',
    globalName: 'expressionEditor',
    loader: { '.ttf': 'file' },
    assetNames: '[name]',
    plugins: [monacoWorker()],
  },
];

/** @returns {import('esbuild').BuildOptions} */
function webview() {
  return { platform: 'browser', target: 'es2022', format: 'iife' };
}

/**
 * Takes VS Code's API as the namespace that `import * as vscode` means. esbuild would copy all of it, name by name, once for each file that imports it:
 * most of the time that the extension takes to load.
 * @returns {import('esbuild').Plugin}
 */
function oneVsCode() {
  return {
    name: 'one-vscode',
    setup(bundler) {
      bundler.onEnd(async ({ errors }) => {
        if (errors.length > 0) return;
        const file = join(root, 'dist', 'extension.cjs');
        const code = await readFile(file, 'utf8');
        // Of the same length, so that source maps stay right.
        const shared = code.replaceAll(/__toESM\(require\("vscode"\),\s*1\)/g, (copy) =>
          'require("vscode")'.padEnd(copy.length),
        );
        await writeFile(file, shared);
      });
    },
  };
}

/**
 * `import { workerSource } from 'monaco-worker'` gives Monaco's editor worker as text: a webview may only start a
 * worker from a blob, because its own files come from another origin.
 * @returns {import('esbuild').Plugin}
 */
function monacoWorker() {
  return {
    name: 'monaco-worker',
    setup(bundler) {
      const { minify = false } = bundler.initialOptions;
      bundler.onResolve({ filter: /^monaco-worker$/ }, () => ({ path: 'monaco-worker', namespace: 'monaco-worker' }));
      bundler.onLoad({ filter: /.*/, namespace: 'monaco-worker' }, async () => {
        const { outputFiles } = await build({
          absWorkingDir: root,
          entryPoints: ['node_modules/monaco-editor/esm/vs/editor/editor.worker.js'],
          bundle: true,
          write: false,
          platform: 'browser',
          format: 'iife',
          minify,
        });
        return { contents: `export const workerSource = ${JSON.stringify(outputFiles[0]?.text)};` };
      });
    },
  };
}

/**
 * Builds everything; rejects after the last bundle if one has errors, which esbuild has printed then.
 * @param {BuildMode} mode
 */
export async function buildProduct({ watch = false, production = false, log = console.log } = {}) {
  if (!watch) await rm(join(root, 'dist'), { recursive: true, force: true });
  await mkdir(join(root, 'dist'), { recursive: true });
  let failed = 0;
  /** @type {string[]} */
  const inputs = [];
  for (const bundle of bundles) {
    /** @type {import('esbuild').BuildOptions} */
    const options = {
      ...bundle,
      absWorkingDir: root,
      bundle: true,
      metafile: true,
      minify: production && bundle.platform === 'browser',
      // A person who debugs wants them; the VSIX doesn't carry them.
      sourcemap: !production,
      logLevel: watch ? 'info' : 'warning',
      plugins: [...(bundle.plugins ?? []), copyWasm()],
    };
    if (watch) {
      await (await context(options)).watch();
      continue;
    }
    const result = await build(options).catch(() => undefined); // esbuild has printed what is wrong.
    if (result === undefined) failed++;
    else await report(result, log);
    inputs.push(...Object.keys(result?.metafile?.inputs ?? {}));
  }
  if (failed > 0) throw new Error(`${failed} of the ${bundles.length} bundles failed.`);
  if (production) await writeFile(join(root, 'dist', 'THIRD-PARTY-NOTICES.txt'), thirdPartyNotices(root, inputs));
}

/**
 * @param {import('esbuild').BuildResult} result
 * @param {(line: string) => void} log
 */
async function report({ metafile }, log) {
  for (const file of Object.keys(metafile?.outputs ?? {}).filter((name) => !name.endsWith('.map'))) {
    const { size } = await stat(join(root, file));
    log(`${file.padEnd(24)} ${(size / 1024).toFixed(0).padStart(6)} KB`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const flags = new Set(process.argv.slice(2));
  await buildProduct({ watch: flags.has('--watch'), production: flags.has('--production') }).catch(
    (/** @type {unknown} */ error) => {
      console.error(error instanceof Error ? error.message : error);
      process.exitCode = 1;
    },
  );
}

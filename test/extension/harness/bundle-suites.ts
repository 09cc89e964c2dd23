import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
import { projectRoot } from '../../servers/cache.js';

/**
 * Bundles mocha suites with suite-index.ts into one CommonJS file that exports `run()`, for the extension host.
 *
 * @param suites paths of TypeScript or JavaScript test files
 * @param outfile where the bundle goes: anywhere on this machine, for mocha is required by its full path
 */
export async function bundleSuites(suites: readonly string[], outfile: string): Promise<void> {
  // Not by import.meta.url: `npm test` may run from a bundle.
  const root = projectRoot();
  const index = join(root, 'test', 'extension', 'harness', 'suite-index.ts');
  const loaders = suites.map((path) => `() => require(${JSON.stringify(path)})`);
  const mocha = createRequire(join(root, 'package.json')).resolve('mocha/lib/mocha.cjs');
  await build({
    stdin: {
      contents:
        `import { runSuites } from ${JSON.stringify(index)};\n` +
        `export const run = () => runSuites([${loaders.join(', ')}]);\n`,
      resolveDir: root,
      sourcefile: 'suites.ts',
      loader: 'ts',
    },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode'],
    logLevel: 'warning',
    plugins: [
      {
        name: 'mocha by path',
        setup(plugins) {
          plugins.onResolve({ filter: /^mocha$/ }, () => ({ path: mocha, external: true }));
        },
      },
    ],
  });
}

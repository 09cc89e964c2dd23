import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { listFiles, PackageManager } from '@vscode/vsce';
import { expect, test } from 'vitest';
import { projectRoot } from '../servers/cache.js';

const root = projectRoot();
const allowed = [
  /^(?:package\.json|package\.nls(?:\.[\w-]+)?\.json|README\.md|CHANGELOG\.md|LICENSE)$/,
  /^dist\/(?:extension\.cjs|engine\.mjs|[\w.-]+\.wasm|THIRD-PARTY-NOTICES\.txt)$/,
  /^dist\/webview\/[\w.-]+\.(?:js|css|ttf)$/,
  /^media\/[\w./-]+\.(?:svg|png|json)$/,
  /^l10n\/bundle\.l10n(?:\.[\w-]+)?\.json$/,
  /^skills\/database-migration\/SKILL\.md$/,
];
/** Bytes. */
const limit = 6 * 1024 * 1024;

test.skipIf(!existsSync(join(root, 'dist', 'extension.cjs')))(
  'the packed extension holds what it needs, nothing else, and is small',
  async () => {
    const files = (await listFiles({ cwd: root, packageManager: PackageManager.None })).map((file) =>
      file.replaceAll('\\', '/'),
    );
    expect(files.filter((file) => !allowed.some((shape) => shape.test(file)))).toEqual([]);
    const { contributes, main } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
    const needed = [
      ...[
        main,
        'dist/engine.mjs',
        'dist/webview/main.js',
        'dist/webview/expression.js',
        'dist/webview/run.js',
        'package.nls.json',
        'l10n/bundle.l10n.json',
      ],
      ...contributes.chatSkills.map(({ path }) => path),
      ...contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.image)),
    ].map((path) => path.replace(/^\.\//, ''));
    expect(needed.filter((file) => !files.includes(file))).toEqual([]);
    // These stand in the HTML of their pages, see webviewPage.ts.
    for (const page of ['main', 'run']) {
      expect(readFileSync(join(root, 'dist', 'webview', `${page}.js`), 'utf8')).not.toMatch(/<\/?script/iu);
      expect(readFileSync(join(root, 'dist', 'webview', `${page}.css`), 'utf8')).not.toMatch(/<\/style|url\(/iu);
    }
    const bytes = files.reduce((sum, file) => sum + deflateRawSync(readFileSync(join(root, file))).length, 0);
    expect(bytes).toBeLessThan(limit);
  },
);

interface Manifest {
  readonly main: string;
  readonly contributes: {
    readonly chatSkills: readonly { readonly path: string }[];
    readonly walkthroughs: readonly { readonly steps: readonly { readonly media: { readonly image: string } }[] }[];
  };
}

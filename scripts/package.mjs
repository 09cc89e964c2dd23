// Packs the extension: dist/database-migration-VERSION.vsix, its files listed, held under its size limit.
import { execFileSync } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildProduct } from './build.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const LIMIT_MB = 6;

await buildProduct({ production: true });
const manifest = await readFile(join(root, 'package.json'), 'utf8');
const { version } = /** @type {{ version: string }} */ (JSON.parse(manifest));
const file = join('dist', `database-migration-${version}.vsix`);
const vsce = join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
// --no-dependencies: the bundles carry what they need. Links stay as they are, because no public repository is named.
const options = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '--out', file];
execFileSync(process.execPath, [vsce, 'package', ...options], { cwd: root, stdio: 'inherit' });
const megabytes = (await stat(join(root, file))).size / 1024 / 1024;
console.log(`${file}: ${megabytes.toFixed(2)} MB`);
if (megabytes > LIMIT_MB) throw new Error(`The package must stay under ${LIMIT_MB} MB.`);

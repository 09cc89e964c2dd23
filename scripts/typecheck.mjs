// Type-checks each part with its own settings: the engine and the host, the webview, the tests, the demo, the benchmark, the scripts.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');

let failed = false;
for (const part of ['.', 'webview', 'test', 'demo', 'bench', 'scripts']) {
  const folder = join(root, part);
  const sources = existsSync(folder) ? readdirSync(folder) : [];
  if (!sources.some((name) => name !== 'tsconfig.json')) continue; // Nothing there yet: tsc would call it an error.
  try {
    execFileSync(process.execPath, [tsc, '--project', folder], { cwd: root, stdio: 'inherit' });
  } catch {
    failed = true;
  }
}
process.exit(failed ? 1 : 0);

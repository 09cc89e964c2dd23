// `npm run l10n`: writes l10n/bundle.l10n.json from what the code shows to people, and moves the texts of package.json to package.nls.json.
// Translators copy both files (bundle.l10n.de.json, package.nls.de.json); `test/unit/l10n.test.ts` fails while either is behind.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { externalized } from './l10n-manifest.mjs';
import { shownSources, messagesOf } from './l10n-source.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** @param {string} name */
const read = (name) => readFileSync(join(root, name), 'utf8');
/** @param {string} name @param {unknown} value */
const write = (name, value) => writeFileSync(join(root, name), `${JSON.stringify(value, undefined, 2)}\n`);

mkdirSync(join(root, 'l10n'), { recursive: true });
write('l10n/bundle.l10n.json', Object.fromEntries(messagesOf(shownSources(root)).map((text) => [text, text])));
const written = /** @type {Record<string, unknown>} */ (JSON.parse(read('package.json')));
const known = /** @type {Record<string, string>} */ (JSON.parse(read('package.nls.json')));
const { manifest, texts } = externalized(written, known);
write('package.json', manifest);
write('package.nls.json', texts);

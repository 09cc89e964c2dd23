import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The licences of everything that the bundles carry: most of them ask to be passed on with every copy.
 * @param {string} root the project's folder
 * @param {Iterable<string>} inputs the files that went into the bundles, from the project's folder
 */
export function thirdPartyNotices(root, inputs) {
  const packages = new Set([...inputs].flatMap((file) => packageFolder(file) ?? []));
  const notices = [...packages].sort().map((folder) => notice(join(root, folder)));
  return `This extension contains the following open source packages.\n\n${notices.join(`\n${'='.repeat(80)}\n\n`)}`;
}

/** @param {string} file */
function packageFolder(file) {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
}

/** @param {string} folder */
function notice(folder) {
  const manifest = /** @type {{ name: string, version: string, license?: string }} */ (
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  );
  const { name, version, license } = manifest;
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  if (file === undefined && license === undefined) throw new Error(`${name} tells no licence, so it can't be shipped.`);
  const text = file === undefined ? '' : `\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
  const extra = join(folder, 'ThirdPartyNotices.txt');
  const more = existsSync(extra) ? `\n${readFileSync(extra, 'utf8').trim()}\n` : '';
  return `${name} ${version} (${license ?? 'see below'})\n${text}${more}`;
}

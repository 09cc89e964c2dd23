import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { externalized } from '../../scripts/l10n-manifest.mjs';
import { bypassing, shownSources, messagesOf, sourceOf } from '../../scripts/l10n-source.mjs';
import { speak, t } from '../../webview/l10n.js';
import { projectRoot } from '../servers/cache.js';

const read = (name: string): unknown => JSON.parse(readFileSync(name, 'utf8'));
const sources = shownSources(projectRoot());

describe('what people read', () => {
  test('goes through l10n.t everywhere in the extension host', () => {
    const places = sources.flatMap(bypassing).map(({ path, line, text }) => `${path}:${line}: ${text}`);
    expect(places).toEqual([]);
  });

  test('stands in the bundle for translators: npm run l10n', () => {
    const messages = messagesOf(sources);
    expect(messages.length).toBeGreaterThan(100);
    expect(read('l10n/bundle.l10n.json')).toEqual(Object.fromEntries(messages.map((text) => [text, text])));
  });

  test('of the manifest stands in package.nls.json: npm run l10n', () => {
    const known = read('package.nls.json') as Record<string, string>;
    const manifest = read('package.json') as Record<string, unknown>;
    const moved = externalized(manifest, known);
    expect(moved.manifest).toEqual(manifest);
    expect(moved.texts).toEqual(known);
    expect(Object.entries(known).filter(([, text]) => text === '')).toEqual([]);
  });
});

test('the panel says its texts in the language that it was given, and in English what has no translation', () => {
  speak({ '{0} of {1}': '{1}, davon {0}' });
  expect(t('{0} of {1}', 3, '6 tables')).toBe('6 tables, davon 3');
  expect(t('in {0}', 'a $& b {1}')).toBe('in a $& b {1}');
  speak({});
  expect(t('{0} of {1}', 3, '6 tables')).toBe('3 of 6 tables');
});

describe('the search for texts', () => {
  const found = (text: string): string[] =>
    bypassing(sourceOf('src/vscode/x.ts', text)).map(({ text: message }) => message);

  test.each([
    [`show('Something happened here.')`, ['Something happened here.']],
    ['show(`Run ${name} now`)', ['Run {0} now']],
    [`item.label = 'Verify';`, ['Verify']],
    [`lens('$(play) Run all')`, ['$(play) Run all']],
    ["show(vscode.l10n.t('Done: {0}', `and then ${x} more`))", ['and then {0} more']],
  ])('finds %s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test.each([
    `show(vscode.l10n.t('Something happened here.'))`,
    `log.info('Something happened here.')`,
    `throw new Error('Something happened here.')`,
    `run('databaseMigration.showLog')`,
    `import x from 'some thing';`,
    `let kind: 'Run' | 'Stop';`,
    `icon('sync~spin')`,
  ])('leaves %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

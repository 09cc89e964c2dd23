import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importCycles, importViolations } from './architecture/imports.js';
import { parseSource, readSources, type Source } from './architecture/source.js';
import {
  anyTypes,
  defaultExports,
  engineComparisons,
  fileShape,
  reExports,
  unexplainedSwitches,
} from './architecture/style.js';
import { projectRoot } from './servers/cache.js';

const root = projectRoot();
const inProject = (folders: readonly string[]): Source[] =>
  readSources(
    root,
    folders.filter((folder) => existsSync(join(root, folder))),
  );
const product = inProject(['src', 'webview']);
const everything = [...product, ...inProject(['test', 'demo', 'bench', 'scripts'])];

describe('the product', () => {
  test('imports only what the table of architecture.md allows', () => {
    expect(importViolations(product.filter(({ path }) => !path.endsWith('.d.ts')))).toEqual([]);
  });

  test('has no cycle of imports', () => {
    expect(importCycles(everything)).toEqual([]);
  });

  test.each([
    ['compares with no engine id outside adapters', engineComparisons],
    ['has no default export', defaultExports],
    ['never uses any', anyTypes],
    ['imports from the file that declares', reExports],
  ])('%s', (_, rule) => {
    expect(product.flatMap(rule)).toEqual([]);
  });
});

describe('all code', () => {
  test.each([
    ['has files with telling names and of one idea', fileShape],
    ['says why where it switches a check off', unexplainedSwitches],
  ])('%s', (_, rule) => {
    expect(everything.flatMap(rule)).toEqual([]);
  });
});

describe('each rule can fail', () => {
  const violations = (path: string, text: string) => importViolations([parseSource(path, text)]);

  test.each([
    ['a stage another stage', 'src/engine/plan/plan.ts', `import { map } from '../mapping/map.js';`],
    ['a stage an adapter', 'src/engine/run/execute.ts', `import { mysql } from '../adapters/mysql/index.js';`],
    ['a stage the registry, even types', 'src/engine/run/execute.ts', `import type { x } from '../adapters/index.js';`],
    ['an adapter its sibling', 'src/engine/adapters/mysql/ddl.ts', `import { q } from '../mariadb/ddl.js';`],
    ['an adapter a stage', 'src/engine/adapters/mysql/ddl.ts', `export { q } from '../../plan/plan.js';`],
    ["an adapter another's driver", 'src/engine/adapters/mysql/connect.ts', `import pg from 'pg';`],
    ['the model the adapter', 'src/engine/model/plan.ts', `import type { Adapter } from '../adapter.js';`],
    ['the model Node', 'src/engine/model/plan.ts', `import { join } from 'node:path';`],
    ['the index an inside of an adapter', 'src/engine/index.ts', `import './adapters/mysql/ddl.js';`],
    ['the engine vscode, its types', 'src/engine/net/tls.ts', `import type { Uri } from 'vscode';`],
    ['the engine vscode, by reference', 'src/engine/net/tls.ts', `/// <reference types="vscode" />`],
    ['the engine vscode, in a type', 'src/engine/net/tls.ts', `let u: import('vscode').Uri;`],
    ['the terminal vscode, later', 'src/cli.ts', `await import('vscode');`],
    ['the protocol code of the model', 'src/protocol/check.ts', `import { f } from '../engine/model/plan.js';`],
    ['the webview the model', 'webview/main.ts', `import type { T } from '../src/engine/model/plan.js';`],
    ['the webview vscode', 'webview/main.ts', `import * as vscode from 'vscode';`],
    ['the host the engine', 'src/vscode/run.ts', `import { run } from '../engine/index.js';`],
    ['the host code of the errors', 'src/vscode/run.ts', `import { EngineError } from '../engine/errors.js';`],
    ['the host a renderer', 'src/vscode/run.ts', `import { render } from '../engine/script/render.js';`],
    ['extension.ts the engine', 'src/extension.ts', `import './engine/model/plan.js';`],
    ['a file of nowhere', 'src/other/x.ts', ''],
  ])('%s', (_, path, text) => {
    expect(violations(path, text)).toHaveLength(1);
  });

  test.each([
    ['its own folder', 'src/engine/plan/plan.ts', `import './order.js';`],
    ['what the table names', 'src/engine/plan/plan.ts', `import type { Adapter } from '../adapter.js';`],
    [
      'types of the model in the protocol',
      'src/protocol/check.ts',
      `import type { T } from '../engine/model/plan.js';`,
    ],
    ['the one sibling edge', 'src/engine/adapters/mariadb/ddl.ts', `import { q } from '../mysql/ddl.js';`],
    ["a driver's entry", 'src/engine/adapters/mysql/connect.ts', `import mysql from 'mysql2/promise';`],
    ['the pure parser in the host', 'src/vscode/run.ts', `import { parse } from '../engine/script/parse.js';`],
  ])('but not for %s', (_, path, text) => {
    expect(violations(path, text)).toEqual([]);
  });

  test('a cycle, over types too', () => {
    const sources = [
      parseSource('src/a.ts', `import { b } from './b.js';`),
      parseSource('src/b.ts', `import type { c } from './c.js';`),
      parseSource('src/c.ts', `export { a } from './a.js';`),
      parseSource('src/d.ts', `import './a.js';`),
    ];
    expect(importCycles(sources)).toEqual(['src/a.ts -> src/b.ts -> src/c.ts -> src/a.ts']);
  });

  test.each([
    [engineComparisons, `if (engine === 'postgresql') f();`],
    [engineComparisons, `const x = 'mysql' !== engine;`],
    [engineComparisons, 'if (engine == `mariadb`) f();'],
    [engineComparisons, `switch (engine) { case 'mysql': f(); }`],
    [engineComparisons, `if (['mysql', 'mariadb'].includes(engine)) f();`],
    [defaultExports, `export default 1;`],
    [defaultExports, `export default function f() {}`],
    [defaultExports, `const a = 1; export { a as default };`],
    [anyTypes, `const a = b as any;`],
    [anyTypes, `let a: any;`],
    [reExports, `export { a } from './a.js';`],
    [reExports, `export * from './a.js';`],
    [unexplainedSwitches, `// eslint-disable-next-line no-console\nf();`],
    [unexplainedSwitches, `f(); // @ts-ignore because of this`],
    [unexplainedSwitches, `// @ts-expect-error`],
    [fileShape, 'f();\n'.repeat(501)],
  ])('%o on %j', (rule, text) => {
    expect(rule(parseSource('src/vscode/run.ts', text))).toHaveLength(1);
  });

  test.each(['src/engine/utils.ts', 'src/engine/stringHelpers.ts', 'src/helpers/a.ts', 'test/date-utils.ts'])(
    'a file named %s',
    (path) => {
      expect(fileShape(parseSource(path, ''))).toHaveLength(1);
    },
  );

  test('but not for what is explained, or known to an adapter', () => {
    const explained = '// eslint-disable-next-line no-console -- the terminal is its purpose\nf();';
    expect(unexplainedSwitches(parseSource('src/cli.ts', explained))).toEqual([]);
    const known = `if (engine === 'mysql') f();`;
    expect(engineComparisons(parseSource('src/engine/adapters/mysql/connect.ts', known))).toEqual([]);
  });
});

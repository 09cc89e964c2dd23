import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';

// Expected by harness.test.ts: 3 passed, 1 failed, 1 skipped.
describe('in the extension host', () => {
  it('activates the extension under test', async () => {
    const extension = vscode.extensions.getExtension<{ answer: number }>('database-migration.selftest');
    assert.ok(extension);
    assert.equal((await extension.activate()).answer, 42);
  });

  it('runs on the Node of VS Code 1.139, without the test runner around it', () => {
    assert.match(process.versions.node, /^24\./);
    assert.equal(process.env.VITEST, undefined);
    assert.equal(process.env.SELFTEST_WORD, 'cuckoo');
  });

  it('opens the workspace', async () => {
    const [file] = await vscode.workspace.findFiles('*.notes');
    assert.ok(file);
    assert.equal((await vscode.workspace.openTextDocument(file)).languageId, 'selftest-notes');
  });

  it('fails on purpose', () => {
    assert.equal('one', 'two');
  });

  it.skip('is skipped on purpose', () => undefined);
});

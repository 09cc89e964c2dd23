import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../../src/vscode/container.js';
import type { Run } from '../../../src/vscode/migrations/run.js';
import { FaultProxy } from '../../faults/proxy.js';
import { makeDatabases, type Databases } from './environment.js';
import { activeExtension, Person, tidyUp, until, workspaceFile, writeWorkspaceFile } from './window.js';

describe('A run whose target goes away', () => {
  let api: ExtensionApi;
  let databases: Databases;
  let proxy: FaultProxy;
  let person: Person;

  before(async () => {
    api = await activeExtension();
    databases = await makeDatabases('suite_waiting');
    const { host, port } = databases.target;
    proxy = await FaultProxy.start({ host, port });
    await api.connections.save(databases.source);
    await api.connections.save({ ...databases.target, host: '127.0.0.1', port: proxy.port });
    person = new Person();
    person.answer = 'Run';
  });
  after(async () => {
    person.leave();
    await proxy.close();
    await tidyUp(api, databases);
  });

  it('says that it waits, and goes on', async () => {
    const { source, target } = databases;
    const decisions = JSON.stringify({ version: 1, source: source.name, target: target.name });
    const mapping = await writeWorkspaceFile('waiting.migration.json', decisions);
    const script = workspaceFile('waiting.migration.sql');
    await vscode.commands.executeCommand('databaseMigration.generateScript', mapping);
    const { runs } = api;
    const now = (): Run | undefined => runs.get(script);
    const finished = vscode.commands.executeCommand('databaseMigration.runMigration', script);
    await until(runs.onDidChange, () => (now()?.begun.some((step) => step.startsWith('copy')) ? true : undefined));
    await proxy.refuse();
    proxy.cut('reset');
    const rest = await until(runs.onDidChange, () => now()?.rest);
    assert.match(rest, /Trying again in \d/u);
    assert.equal(now()?.words, rest);
    await proxy.accept();
    await until(runs.onDidChange, () => (now()?.isLive === false ? true : undefined));
    await finished;
    assert.equal(now()?.rest, undefined);
    assert.equal(now()?.outcome?.state, 'verified');
  });
});

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { ConnectionProfile } from '../../../src/vscode/connections/profile.js';
import type { ExtensionApi } from '../../../src/vscode/container.js';
import type { Run } from '../../../src/vscode/migrations/run.js';
import { makeDatabases, targetState, type Databases } from './environment.js';
import { activeExtension, Person, tidyUp, workspaceFile, writeWorkspaceFile } from './window.js';

describe('A protected target', () => {
  let api: ExtensionApi;
  let databases: Databases;
  let person: Person;
  let target: ConnectionProfile;
  const script = (): vscode.Uri => workspaceFile('guarded.migration.sql');
  const run = (id: string): Thenable<Run | undefined> =>
    vscode.commands.executeCommand(`databaseMigration.${id}`, script(), undefined, 'checksum');

  before(async () => {
    api = await activeExtension();
    databases = await makeDatabases('suite_guarded');
    await api.connections.save(databases.source);
    target = await api.connections.save(databases.target);
    const decisions = { version: 1, source: databases.source.name, target: databases.target.name };
    const mapping = await writeWorkspaceFile('guarded.migration.json', JSON.stringify(decisions));
    await vscode.commands.executeCommand('databaseMigration.generateScript', mapping);
  });
  beforeEach(() => {
    person = new Person();
  });
  afterEach(() => person.leave());
  after(() => tidyUp(api, databases));

  it('that is read-only is never written to, whatever is answered', async () => {
    await api.connections.mark(target.id, { protection: 'read-only' });
    person.answer = 'Run';
    for (const verb of ['runMigration', 'resumeMigration', 'rehearse', 'rollBackTarget', 'repairRows'])
      assert.ok(!(await run(verb)), verb);
    assert.deepEqual(person.modals(), []);
    assert.equal(person.errors().length, 5);
    for (const { message } of person.errors()) assert.match(message, /suite_guarded-my.* is marked read-only/);
    assert.equal(await targetState('suite_guarded'), '');
    assert.equal((await api.connections.settings({ ...target, protection: 'read-only' })).readOnly, true);
  });

  it('that is production is written to only after a second question, which names server and database', async () => {
    await api.connections.mark(target.id, { protection: 'production' });
    person.answers.push('Run');
    assert.equal(await run('runMigration'), undefined);
    const [first, second, ...more] = person.modals();
    assert.deepEqual(more, []);
    assert.match(first?.message ?? '', /^Run guarded\.migration\.sql on suite_guarded-my/);
    assert.match(second?.message ?? '', /"suite_guarded-my" is a production database/);
    const { host, port } = databases.target;
    assert.ok(second?.detail?.includes(`MySQL at ${host}:${port}`), second?.detail);
    assert.match(second?.detail ?? '', /Database: suite_guarded/);
    assert.equal(await targetState('suite_guarded'), '');
    person.answers.push('Run', 'Write to Production');
    assert.equal((await run('runMigration'))?.outcome?.state, 'verified');
    assert.notEqual(await targetState('suite_guarded'), '');
  });

  it('can still be verified', async () => {
    await api.connections.mark(target.id, { protection: 'read-only' });
    assert.equal((await run('verify'))?.outcome?.state, 'verified');
    assert.deepEqual(person.errors(), []);
  });
});

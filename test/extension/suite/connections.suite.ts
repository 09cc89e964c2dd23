import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../../src/vscode/container.js';
import { suiteServers } from './environment.js';
import { activeExtension, Person } from './window.js';

describe('Connections', () => {
  let api: ExtensionApi;
  let person: Person;
  const { postgres } = suiteServers();
  const settings = {
    name: 'saved',
    engine: postgres.engine,
    host: postgres.host,
    port: postgres.port,
    user: postgres.user,
    database: postgres.database,
    password: postgres.password,
  };

  before(async () => {
    api = await activeExtension();
  });
  beforeEach(() => {
    person = new Person();
  });
  afterEach(async () => {
    person.leave();
    await Promise.all(api.connections.list().map((profile) => api.connections.remove(profile.id)));
  });
  after(() => assert.deepEqual(api.connections.list(), []));

  it('contributes every command under one category', async () => {
    const { contributes } = vscode.extensions.getExtension('database-migration.database-migration')?.packageJSON as {
      contributes: { commands: { command: string; category: string }[] };
    };
    const known = new Set(await vscode.commands.getCommands(true));
    for (const { command, category } of contributes.commands) {
      assert.equal(category, 'Database Migration');
      assert.ok(known.has(command), `${command} is declared and not registered`);
    }
  });

  it('is loaded and activated in less than 100 ms of CPU', () => {
    const { extensionPath } = vscode.extensions.getExtension('database-migration.database-migration') ?? {};
    const file = join(extensionPath ?? '', 'dist', 'extension.cjs');
    const requireThere = createRequire(file);
    const loads = Array.from({ length: 3 }, () => {
      Reflect.deleteProperty(requireThere.cache, file);
      const began = process.cpuUsage();
      requireThere(file);
      const { user, system } = process.cpuUsage(began);
      return (user + system) / 1000;
    });
    const milliseconds = Math.min(...loads) + api.activationMilliseconds;
    assert.ok(milliseconds < 100, `loading ${loads.join()} ms, joining the parts ${api.activationMilliseconds} ms`);
  });

  it('keeps the password in secret storage and out of what is stored in the open', async () => {
    const secret = 'correct horse battery staple';
    const profile = await api.connections.save({ ...settings, password: secret });
    assert.ok(!JSON.stringify(api.connections.list()).includes(secret));
    assert.equal((await api.connections.settings(profile)).password, secret);
    await api.connections.remove(profile.id);
    const again = await api.connections.save({ ...settings, password: undefined }, profile.id);
    await assert.rejects(api.connections.settings(again), /password .* is not stored/);
  });

  it('keeps every other secret there too, and gives them to the engine', async () => {
    const tls = { mode: 'require', certificate: '/c.pem', key: '/k.pem', passphrase: 'planted one' } as const;
    const jump = { host: 'j', port: 22, user: 'u', password: 'planted two' };
    const ssh = { host: 's', port: 22, user: 'u', key: '/id', passphrase: 'planted three', jump };
    const profile = await api.connections.save({ ...settings, tls, ssh });
    assert.doesNotMatch(JSON.stringify(api.connections.list()), /planted/);
    const back = await api.connections.settings(profile);
    assert.deepEqual([back.tls?.passphrase, back.ssh?.passphrase], ['planted one', 'planted three']);
    assert.equal(back.ssh?.jump?.password, 'planted two');
    const changed = await api.connections.save(
      { ...(await api.connections.known(profile)), ssh: undefined },
      profile.id,
    );
    assert.equal((await api.connections.settings(changed)).tls?.passphrase, 'planted one');
    assert.equal((await api.connections.settings(changed)).ssh, undefined);
  });

  it('keeps a password through an edit that does not name one', async () => {
    const profile = await api.connections.save(settings);
    const edited = await api.connections.save({ ...settings, password: undefined, name: 'renamed' }, profile.id);
    assert.equal((await api.connections.settings(edited)).password, settings.password);
  });

  it('tests a connection and says what answered', async () => {
    await api.connections.save(settings);
    await vscode.commands.executeCommand('databaseMigration.testConnection', 'saved');
    assert.deepEqual(person.errors(), []);
    assert.match(person.shown[0]?.message ?? '', /^saved works: PostgreSQL 18\./);
  });

  it('reads a password from the environment at every connect', async () => {
    await api.connections.save({ ...settings, password: '${env:SUITE_PASSWORD}' });
    assert.ok(JSON.stringify(api.connections.list()).includes('${env:SUITE_PASSWORD}'));
    await vscode.commands.executeCommand('databaseMigration.testConnection', 'saved');
    assert.equal(person.errors().length, 1);
    assert.match(person.errors()[0]?.message ?? '', /SUITE_PASSWORD, which is not set/);
  });

  it('says which port nothing answers on, and offers to edit the connection', async () => {
    await api.connections.save({ ...settings, port: 1 });
    await vscode.commands.executeCommand('databaseMigration.testConnection', 'saved');
    const [error, ...more] = person.errors();
    assert.deepEqual(more, []);
    assert.match(error?.message ?? '', /1\b/);
    assert.ok(error?.buttons.includes('Edit Connection'));
  });

  it('says that the password is wrong, without showing it, and offers to enter another', async () => {
    await api.connections.save({ ...settings, password: 'not the password at all' });
    await vscode.commands.executeCommand('databaseMigration.testConnection', 'saved');
    const [error, ...more] = person.errors();
    assert.deepEqual(more, []);
    assert.deepEqual(error?.buttons.slice(0, 1), ['Enter Password']);
    assert.ok(!JSON.stringify(person.shown).includes('not the password at all'));
  });
});

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { ConnectionProfile } from '../../../src/vscode/connections/profile.js';
import type { ExtensionApi } from '../../../src/vscode/container.js';
import { serverUrl } from '../../servers/server.js';
import { makeDatabases, suiteServers, type Databases } from './environment.js';
import { activeExtension, Person, tidyUp, workspaceFile, writeWorkspaceFile } from './window.js';

describe('The databases of connections', () => {
  let api: ExtensionApi;
  let databases: Databases;
  let person: Person;
  let source: ConnectionProfile;

  before(async () => {
    api = await activeExtension();
    databases = await makeDatabases('suite_browse');
    source = await api.connections.save(databases.source);
  });
  beforeEach(() => {
    person = new Person();
  });
  afterEach(() => person.leave());
  after(() => tidyUp(api, databases));

  const run = (id: string, ...args: unknown[]): Thenable<unknown> =>
    vscode.commands.executeCommand(`databaseMigration.${id}`, ...args);

  async function customers(): Promise<object> {
    const { catalog, schemas } = await api.open.outline(source);
    const table = schemas[0]?.tables.find(({ name }) => name === 'customers');
    return { type: 'table', profile: source, catalog, schema: 'public', table };
  }

  it('connect, disconnect and connect again when told', async () => {
    assert.equal(api.open.of(source.id).state, 'disconnected');
    await run('connect', source.name);
    assert.equal(api.open.of(source.id).state, 'connected');
    await run('disconnect', source.name);
    assert.equal(api.open.of(source.id).state, 'disconnected');
    assert.deepEqual(person.errors(), []);
  });

  it('are kept in sight when the server goes away, and told as lost until it is back', async () => {
    await run('connect', source.name);
    const { port } = databases.source;
    const moved = { ...source, port: 1 };
    await assert.rejects(
      api.open.ask(source.id, 'testConnection', { settings: { ...databases.source, port: moved.port } }),
      /1\b/,
    );
    const { state, outline, error } = api.open.of(source.id);
    assert.deepEqual([state, outline?.schemas[0]?.name, error?.code], ['lost', 'public', 'CONNECTION_FAILED']);
    assert.equal(port, databases.source.port);
    await run('reconnect', source.name);
    assert.equal(api.open.of(source.id).state, 'connected');
  });

  it('forget what was read when a connection leads elsewhere, and keep it when it is only marked', async () => {
    await run('connect', source.name);
    await api.connections.mark(source.id, { protection: 'production', group: 'live' });
    assert.equal(api.open.of(source.id).state, 'connected');
    await api.connections.save({ ...databases.source, database: 'elsewhere' }, source.id);
    assert.equal(api.open.of(source.id).state, 'disconnected');
    source = await api.connections.save(databases.source, source.id);
    assert.deepEqual([source.protection, source.group], ['production', 'live']);
    await api.connections.mark(source.id, { protection: undefined, group: undefined });
  });

  it('show the DDL of a table in a document that nobody can edit', async () => {
    await run('showDdl', await customers());
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.languageId, 'sql');
    assert.equal(document.uri.scheme, 'database-migration');
    assert.match(document.getText(), /CREATE TABLE "public"\."customers"|CREATE TABLE public\.customers|CREATE TABLE/);
    assert.match(document.getText(), /People who bought something/);
    assert.equal(vscode.workspace.fs.isWritableFileSystem(document.uri.scheme), undefined);
    assert.deepEqual(person.errors(), []);
  });

  it('show the first rows of a table', async () => {
    await run('previewRows', await customers());
    const text = vscode.window.activeTextEditor?.document.getText() ?? '';
    const lines = text.split('\n');
    assert.match(lines[1] ?? '', /The first 100 rows; there are more/);
    assert.match(lines[3] ?? '', /^id +│ email +│ full_name/);
    assert.equal(lines.filter((line) => line.includes('@example.com')).length, 100);
    assert.deepEqual(person.errors(), []);
  });

  it('give the name of an object to the clipboard', async () => {
    await run('copyName', await customers());
    assert.equal(await vscode.env.clipboard.readText(), 'public.customers');
  });

  it('are imported from a .env file whose password is read there at every connect and kept nowhere else', async () => {
    const { postgres } = suiteServers();
    const url = serverUrl(postgres, databases.source.database);
    const file = await writeWorkspaceFile('.env', `NOTE=x\nDATABASE_URL="${url}"\n`);
    person.choose('DATABASE_URL');
    const [saved] = (await run('importConnections')) as ConnectionProfile[];
    assert.deepEqual(person.errors(), []);
    assert.ok(saved);
    const kept = JSON.stringify(api.connections.list());
    assert.ok(!kept.includes(encodeURIComponent(postgres.password)) && !kept.includes(`:${postgres.password}@`), kept);
    assert.match(saved.passwordReference ?? '', /^\$\{dotenv:file:.*\.env#DATABASE_URL\}$/);
    assert.equal((await api.connections.settings(saved)).password, postgres.password);
    await run('testConnection', saved.name);
    assert.match(person.shown.at(-1)?.message ?? '', /works: PostgreSQL 18.*may create and fill tables/);
    await vscode.workspace.fs.delete(workspaceFile('.env'));
    await assert.rejects(api.connections.settings(saved), /takes its password from DATABASE_URL/);
    assert.equal(file.toString(), workspaceFile('.env').toString());
  });
});

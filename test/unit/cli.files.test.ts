import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Arguments } from '../../src/cli/arguments.js';
import { readConnections } from '../../src/cli/connections.js';
import { filesNamed, filesOfScript, makeFolder, nameOfDecisions, writeScript } from '../../src/cli/files.js';
import { Redactor } from '../../src/engine/net/redact.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dbm-cli-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('files of a migration', () => {
  it('are named after the database, whatever its name', () => {
    expect(filesNamed('d', 'shop').script).toBe(join('d', 'shop.migration.sql'));
    expect(filesNamed('d', '../a b/ü:').script).toBe(join('d', 'a-b-ü-.migration.sql'));
    expect(filesNamed('d', '..').script).toBe(join('d', 'database.migration.sql'));
    expect(filesOfScript('d/x.migration.sql').state).toBe(join('d', 'x.migration.state.json'));
    expect(nameOfDecisions('d/shop.migration.json')).toBe('shop');
  });

  it('never replace a script that says something else, unless forced', async () => {
    const path = join(folder, 'a.migration.sql');
    await writeScript(path, 'one\n', false);
    await writeScript(path, 'one\n', false);
    await expect(writeScript(path, 'two\n', false)).rejects.toThrow(/may hold edits/);
    expect(await readFile(path, 'utf8')).toBe('one\n');
    await writeScript(path, 'two\n', true);
    expect(await readFile(path, 'utf8')).toBe('two\n');
    expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('replace a script that lacks only losses taken since', async () => {
    const path = join(folder, 'b.migration.sql');
    await writeScript(path, '-- @step copy a\nSELECT 1;\n', false);
    const accepted = '-- @accept B\n-- @step copy a\n-- @accept A:x\nSELECT 1;\n';
    await writeScript(path, accepted, false);
    expect(await readFile(path, 'utf8')).toBe(accepted);
    await expect(writeScript(path, '-- @step copy a\n-- @accept A:x\nSELECT 1;\n', false)).rejects.toThrow(/edits/);
  });

  it('say when a folder can not be', async () => {
    await writeFile(join(folder, 'file'), '');
    await expect(makeFolder(join(folder, 'file'))).rejects.toThrow(/can't be made/);
    await expect(makeFolder(join(folder, 'file', 'below'))).rejects.toThrow(/can't be made/);
  });
});

describe('readConnections', () => {
  const no = { force: false, measure: false, verifyOnly: false, repair: false, resume: false, yes: false, json: false };
  const none: Arguments = {
    command: 'analyze',
    accept: [],
    verify: true,
    scan: true,
    onReject: 'stop',
    throttle: {},
    ...no,
  };
  const url = (name: string): string => `postgresql://u:pass-of-${name}@h/${name}`;

  it('prefers the option, then the file, then the environment', async () => {
    const file = join(folder, 'connections.json');
    const side = { type: 'mysql', host: 'h', user: 'u', database: 'file', password: '${env:PW}' };
    await writeFile(file, JSON.stringify({ source_db: side, target_db: side }));
    const env = { SOURCE_URL: url('env1'), TARGET_URL: url('env2'), PW: 'secret-of-env' };
    const redactor = new Redactor();
    const databases = async (args: Partial<Arguments>): Promise<string[]> => {
      const { source, target } = await readConnections({ ...none, ...args }, env, redactor);
      return [source.database, target.database];
    };
    expect(await databases({})).toEqual(['env1', 'env2']);
    expect(await databases({ connections: file })).toEqual(['file', 'file']);
    expect(await databases({ connections: file, target: url('option') })).toEqual(['file', 'option']);
    expect(redactor.text('pass-of-env1 pass-of-option secret-of-env')).toBe('••• ••• •••');
  });

  it('says what is missing', async () => {
    await expect(readConnections(none, {}, new Redactor())).rejects.toThrow(
      expect.objectContaining({ code: 'BAD_INPUT', hint: expect.stringContaining('SOURCE_URL') as string }),
    );
    await expect(readConnections({ ...none, connections: 'nowhere.json' }, {}, new Redactor())).rejects.toThrow(
      /no connection file "nowhere.json"/,
    );
  });
});

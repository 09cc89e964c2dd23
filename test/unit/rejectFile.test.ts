import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Reject, RejectStore } from '../../src/engine/model/reject.js';
import { rejectFile } from '../../src/engine/run/rejectFile.js';

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

let folder: string;
let path: string;
let store: RejectStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dbm-reject-file-'));
  folders.push(folder);
  path = join(folder, 'shop.migration.rejects.jsonl');
  store = rejectFile(path);
});

const entry = (id: string, more: Partial<Reject> = {}): Reject => ({
  ...{ format: 1, step: 'copy t', table: 'public.t', chunk: 0, key: { id }, reason: 'no', column: 'v', stream: 'csv' },
  ...{ columns: ['id', 'v'], values: [id, 'a\u2028b\r\n"\ud83d\ude00'] },
  ...more,
});

async function all(): Promise<Reject[]> {
  const entries: Reject[] = [];
  for await (const found of store.read()) entries.push(found);
  return entries;
}

describe('the rejects file', () => {
  it('gives back what was added, by several at once, and belongs to its owner', async () => {
    const entries = ['1', '2', '3', '4'].map((id) => entry(id, id === '3' ? { values: [id, { base64: '/w==' }] } : {}));
    await Promise.all(entries.map((each) => store.append(each)));
    expect(await all()).toEqual(entries);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('is rewritten as a whole, and goes with its last entry', async () => {
    for (const id of ['1', '2', '3']) await store.append(entry(id));
    await store.rewrite((each, index) => (index === 1 ? undefined : { ...each, reason: `${index}` }));
    expect((await all()).map(({ key, reason }) => `${key.id ?? ''} ${reason}`)).toEqual(['1 0', '3 2']);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    await store.rewrite(() => undefined);
    expect(await readdir(folder)).toEqual([]);
  });

  it('leaves out a line that was cut off, and refuses one that is broken in the middle', async () => {
    await store.append(entry('1'));
    await appendFile(path, JSON.stringify(entry('2')).slice(0, -3));
    expect(await all()).toHaveLength(1);
    await store.rewrite((each) => each);
    await store.append(entry('3'));
    expect((await all()).map(({ key }) => key.id)).toEqual(['1', '3']);
    await appendFile(path, `{"format":1}\n${JSON.stringify(entry('4'))}\n`);
    await expect(all()).rejects.toThrow('Line 3 of');
  });

  it('reads a last line without its end, as an editor may leave it', async () => {
    await writeFile(path, JSON.stringify(entry('1')));
    expect(await all()).toEqual([entry('1')]);
  });

  it('is set aside where it holds something', async () => {
    expect(await store.setAside()).toBeUndefined();
    await store.append(entry('1'));
    expect(await store.setAside()).toBe(join(folder, 'shop.migration.rejects.old.jsonl'));
    expect(await all()).toEqual([]);
  });

  it('is ignored by git before it holds anything, where git looks at the folder', async () => {
    await mkdir(join(folder, '.git'));
    await writeFile(join(folder, '.gitignore'), 'dist');
    await store.append(entry('1'));
    await store.append(entry('2'));
    await store.rewrite(() => undefined);
    await store.append(entry('3'));
    expect(await readFile(join(folder, '.gitignore'), 'utf8')).toBe('dist\n*.migration.rejects*\n');
  });

  it('says what is wrong where it can not be written', async () => {
    await mkdir(path);
    await expect(store.append(entry('1'))).rejects.toMatchObject({ code: 'BAD_INPUT', object: path });
  });
});

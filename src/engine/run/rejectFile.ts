import { createReadStream } from 'node:fs';
import { access, chmod, open, readFile, rename, rm, writeFile, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { EngineError } from '../errors.js';
import type { Reject, RejectStore } from '../model/reject.js';
import { rowSplitter } from '../stream/rows.js';

/** For its owner alone: the file holds real data. */
const mode = 0o600;

/**
 * Rejects in a file of JSON lines. An entry is synchronised before its chunk is committed, and what was not committed is taken out again by a resume; a rewrite
 * replaces the whole file, so that a reader sees the old one or the new one. Within a git repository the file is ignored before anything stands in it.
 */
export function rejectFile(path: string): RejectStore {
  let turn: Promise<unknown> = Promise.resolve();
  /** One after another. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = turn.then(work).catch((error: unknown) => {
      throw error instanceof EngineError ? error : unusable(path, error);
    });
    turn = next.catch(() => undefined);
    return next;
  };
  return {
    read: () => entriesOf(path),
    append: (entry) =>
      inTurn(async () => {
        const isNew = !(await exists(path));
        if (isNew) await ignoreInGit(path);
        await withFile(path, isNew ? 'wx' : 'a', (file) => file.appendFile(lineOf(entry)));
      }),
    rewrite: (change) => inTurn(() => rewrite(path, change)),
    setAside: () =>
      inTurn(async () => {
        let found = false;
        for await (const _entry of entriesOf(path)) {
          found = true;
          break;
        }
        if (!found) return undefined;
        const old = path.replace(/(\.jsonl)?$/u, '.old.jsonl');
        await rename(path, old);
        return old;
      }),
  };
}

const lineOf = (entry: Reject): string => `${JSON.stringify(entry)}\n`;

async function rewrite(path: string, change: Parameters<RejectStore['rewrite']>[0]): Promise<void> {
  if (!(await exists(path))) return;
  const temporary = `${path}.${process.pid}.tmp`;
  let [index, kept] = [0, 0];
  await rm(temporary, { force: true });
  try {
    await withFile(temporary, 'wx', async (file) => {
      for await (const entry of entriesOf(path)) {
        const now = change(entry, index);
        index += 1;
        if (now === undefined) continue;
        kept += 1;
        await file.appendFile(lineOf(now));
      }
    });
    if (kept > 0) await rename(temporary, path);
    else await rm(path, { force: true });
  } finally {
    await rm(temporary, { force: true });
  }
}

/** Writes to a file that only its owner may read, and to the disk before it resolves. */
async function withFile(path: string, flags: 'a' | 'wx', work: (file: FileHandle) => Promise<void>): Promise<void> {
  const file = await open(path, flags, mode);
  try {
    await chmod(path, mode);
    await work(file);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function* entriesOf(path: string): AsyncGenerator<Reject> {
  if (!(await exists(path))) return;
  const splitter = rowSplitter('text');
  let number = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    for (const line of splitter.push(chunk)) {
      number += 1;
      const text = line.toString('utf8').trim();
      if (text === '') continue;
      const entry = entryOf(text);
      if (entry === undefined) throw broken(path, number);
      yield entry;
    }
  }
  // A line without its end was cut off while it was written, and its chunk never committed; or a person's editor leaves it out.
  const last = entryOf(splitter.rest().toString('utf8'));
  if (last !== undefined) yield last;
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}

function entryOf(line: string): Reject | undefined {
  try {
    const entry = JSON.parse(line) as Partial<Reject> | null;
    return isEntry(entry) ? entry : undefined;
  } catch {
    return undefined;
  }
}

function broken(path: string, line: number): EngineError {
  return new EngineError({
    code: 'BAD_INPUT',
    stage: 'input',
    object: path,
    line,
    message: `Line ${line} of ${path} is no refused row as this product writes it.`,
    hint: 'Mend the line (JSON, one row a line), or take it out.',
  });
}

function isEntry(entry: Partial<Reject> | null): entry is Reject {
  if (entry?.format !== 1 || typeof entry.step !== 'string' || typeof entry.key !== 'object') return false;
  const { columns, values = [], stream } = entry;
  if (!Array.isArray(columns) || !Array.isArray(values) || (stream !== 'csv' && stream !== 'text')) return false;
  return values.every(
    (value: unknown) =>
      value === null ||
      typeof value === 'string' ||
      (typeof value === 'object' && 'base64' in value && typeof value.base64 === 'string'),
  );
}

const pattern = '*.migration.rejects*';

/** Adds a line to the folder's .gitignore where a git repository holds the folder. */
async function ignoreInGit(path: string): Promise<void> {
  const folder = dirname(path);
  if (!basename(path).includes('.migration.rejects') || !(await isInGit(folder))) return;
  const ignore = join(folder, '.gitignore');
  const text = await readFile(ignore, 'utf8').catch(() => '');
  if (text.split(/\r?\n/u).includes(pattern)) return;
  await writeFile(ignore, `${text === '' || text.endsWith('\n') ? text : `${text}\n`}${pattern}\n`);
}

async function isInGit(folder: string): Promise<boolean> {
  const parent = dirname(folder);
  return (await exists(join(folder, '.git'))) || (parent !== folder && (await isInGit(parent)));
}

function unusable(path: string, cause: unknown): EngineError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new EngineError({
    code: 'BAD_INPUT',
    stage: 'run',
    object: path,
    message: `The file for refused rows ${path} can't be used: ${why}`,
    hint: 'Check the permissions and the space of its folder.',
    cause,
  });
}

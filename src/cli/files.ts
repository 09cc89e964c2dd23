import { mkdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { EngineError, writeWhole } from '../engine/index.js';

/** Where the files of one migration lie. */
export interface MigrationFiles {
  /** The migration's own name, fit for a file's. */
  readonly name: string;
  readonly folder: string;
  readonly script: string;
  readonly state: string;
  /** Rows that the target refused. */
  readonly rejects: string;
}

const suffix = '.migration.sql';

/** The files of a migration that is about to be generated. `name` is made fit for a file's name. */
export function filesNamed(folder: string, name: string): MigrationFiles {
  const safe = name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[-.]+/, '') || 'database';
  return filesOfScript(join(folder, `${safe}${suffix}`));
}

/** The files beside a script that exists. */
export function filesOfScript(script: string): MigrationFiles {
  const name = basename(script);
  const stem = name.endsWith(suffix) ? name.slice(0, -suffix.length) : name.replace(/\.sql$/i, '');
  const folder = dirname(script);
  const beside = (end: string): string => join(folder, `${stem}.migration.${end}`);
  return { name: stem, folder, script, state: beside('state.json'), rejects: beside('rejects.jsonl') };
}

/** `shop` of `some/shop.migration.json`. */
export function nameOfDecisions(path: string): string {
  return basename(path).replace(/(\.migration)?\.json$/i, '');
}

/** Makes a folder that can be written to, with its parents. Throws BAD_INPUT where that can't be. */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    if (!(await stat(folder)).isDirectory()) throw new Error('it is no folder');
  } catch (error) {
    throw fileError(folder, `The folder "${folder}" can't be made.`, 'Name another one with --out DIR.', error);
  }
}

/**
 * Writes a generated script, but never over one that says something else: somebody may have edited it. One that lacks nothing but losses taken
 * since (`@accept` lines) says nothing else.
 */
export async function writeScript(path: string, text: string, force: boolean): Promise<void> {
  const present = await readFile(path, 'utf8').catch(() => undefined);
  if (present === text) return;
  if (present !== undefined && !force && !lacksOnlyAccepts(present, text)) {
    throw fileError(
      path,
      `"${path}" exists and differs from the script that was generated now; it may hold edits.`,
      `To run it as it is: database-migration run "${path}". To replace it, add --force; to keep both, name another --out DIR.`,
    );
  }
  await writeWhole(path, text);
}

function lacksOnlyAccepts(present: string, text: string): boolean {
  const accept = /^-- @accept .*$/;
  // What the script was made from follows from the decisions; nobody edits it there.
  const steps = (script: string): string[] =>
    script.split('\n').filter((line) => !/^-- @(?:decisions|scanned) /u.test(line));
  const lines = steps(present);
  let next = 0;
  for (const line of steps(text)) {
    if (line === lines[next]) next += 1;
    else if (!accept.test(line)) return false;
  }
  return next === lines.length;
}

function fileError(object: string, message: string, hint: string, cause?: unknown): EngineError {
  return new EngineError({ code: 'BAD_INPUT', stage: 'input', object, message, hint, cause });
}

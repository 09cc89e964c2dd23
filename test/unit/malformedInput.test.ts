import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundleTask } from '../../scripts/task.mjs';
import { main } from '../../src/cli/main.js';
import { EngineError, type EngineErrorData } from '../../src/engine/errors.js';
import { parseDecisions } from '../../src/engine/mapping/decisions.js';
import { connectionsFromJson } from '../../src/engine/net/connectionFile.js';
import { connectionFromUrl } from '../../src/engine/net/url.js';
import { parse } from '../../src/engine/script/parse.js';
import { mutantsOf } from './mutations.js';

/** Nothing listens there: what is well-formed ends with a refused connection, at once. */
const nowhere = (scheme: string): string => `${scheme}://ann:hunter22@127.0.0.1:1/shop?sslmode=disable`;
const ends = ['--source', nowhere('postgresql'), '--target', nowhere('mysql')];

const goodScript = `-- @migration format=1 source=source (postgresql 18.4, database shop, id 3fa9) target=target (mysql 9.7.4, database shop, id 88aa)

-- @phase tables
-- @step create-table customers on=target gen=1a2b3c4d
CREATE TABLE \`customers\` (\`id\` INT PRIMARY KEY, \`photo\` LONGBLOB);

-- @phase data
-- @step copy customers table=public.customers key=id stream=csv gen=9f2c41aa
-- @source
SELECT "id" AS "id", encode("photo", 'hex') AS "photo" FROM "public"."customers" WHERE /* @range */ true;
-- @target
LOAD DATA LOCAL INFILE '@stream' INTO TABLE \`customers\` (\`id\`, @photo) SET \`photo\` = UNHEX(@photo);
`;
const goodMapping = `{
  "version": 1,
  "schemas": ["public"],
  "guards": { "ZERO_DATE": "next" },
  "tables": { "public.orders": { "name": "o", "columns": { "id": { "type": "BIGINT", "expression": "id + 1" } } } },
  "accept": ["ZERO_DATE:public.orders"]
}
`;
const side = (type: string): object => ({
  type,
  host: '127.0.0.1',
  port: 1,
  user: 'ann',
  password: 'hunter22',
  database: 'd',
});
const goodFile = JSON.stringify(
  { source_db: { ...side('postgresql'), tls: { mode: 'verify-full', ca: '/ca.pem' } }, target_db: side('mysql') },
  undefined,
  2,
);
const goodUrl =
  'postgresql://ann:hunter22@db.example.com:5432/shop?sslmode=verify-full&sslrootcert=/ca.pem&ssh=me@bastion:22&ssh-key=~/.ssh/id';

/** What a parser says of a text: nothing, or where it is wrong. Anything else that is thrown is a defect. */
function verdictOf(read: (text: string) => unknown, text: string): EngineErrorData | undefined {
  try {
    read(text);
    return undefined;
  } catch (error) {
    if (error instanceof EngineError) return error.toData();
    throw error;
  }
}

function readScript(text: string): void {
  const [wrong] = parse(text).findings.filter((finding) => finding.severity === 'error');
  if (wrong === undefined) return;
  const { message, fix = '', line } = wrong;
  throw new EngineError({ code: 'SCRIPT_INVALID', stage: 'parse', message, hint: fix, line });
}

interface Kind {
  readonly name: string;
  readonly good: string;
  readonly read: (text: string) => unknown;
  readonly code: string;
  /** The command line that reads a mutant, as a file or as it is. */
  readonly words: (text: string, file: string, folder: string) => readonly string[];
}

const kinds: readonly Kind[] = [
  {
    name: 'script',
    good: goodScript,
    read: readScript,
    code: 'SCRIPT_INVALID',
    words: (_text, file) => ['run', file, ...ends],
  },
  {
    name: 'mapping file',
    good: goodMapping,
    read: parseDecisions,
    code: 'MAPPING_INVALID',
    words: (_text, file, folder) => ['generate', '--decisions', file, '--out', folder, ...ends],
  },
  {
    name: 'connection file',
    good: goodFile,
    read: connectionsFromJson,
    code: 'BAD_INPUT',
    words: (_text, file) => ['analyze', '--connections', file],
  },
  {
    name: 'URL',
    good: goodUrl,
    read: (text) => connectionFromUrl(text, 'source'),
    code: 'BAD_INPUT',
    words: (text) => ['analyze', `--source=${text}`, '--target', nowhere('mysql')],
  },
];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dbm-malformed-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Mutants of each kind that the command line refuses in one process, and in processes of their own; `MALFORMED=100` takes all of them in both. */
const wanted = 100;
const inProcesses = Number(process.env.MALFORMED ?? 2);

/** Those mutants of a kind that are malformed. */
function malformed(kind: Kind, most: number): string[] {
  // A URL with a NUL can't be given on any command line.
  const all = mutantsOf(kind.good, 4 * wanted, 20_26)
    // What no file can hold (half a surrogate pair) is not there once it is written.
    .map((text) => (kind.name === 'URL' ? text : Buffer.from(text).toString()))
    .filter((text) => kind.name !== 'URL' || (text !== '' && !text.includes('\0')));
  return all.filter((text) => verdictOf(kind.read, text) !== undefined).slice(0, most);
}

class Collected extends Writable {
  readonly isTTY = false;
  readonly colors = false;
  readonly columns = 80;
  text = '';
  override _write(part: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.text += part.toString();
    done();
  }
}

describe.each(kinds)('a malformed $name', (kind) => {
  test('the good one is good', () => {
    expect(verdictOf(kind.read, kind.good)).toBeUndefined();
  });

  test('is refused by its parser with a place, whatever is wrong with it', () => {
    for (const text of mutantsOf(kind.good, 300, 7)) {
      const verdict = verdictOf(kind.read, text);
      if (verdict === undefined) continue;
      expect(verdict, text).toMatchObject({ code: kind.code, hint: expect.stringMatching(/./) as string });
      const lines = text.split('\n');
      const { line = 1, column = 1 } = verdict;
      expect(verdict.line ?? verdict.column, text).toBeGreaterThan(0);
      expect(line, text).toBeLessThanOrEqual(lines.length);
      expect(column, text).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 2);
      expect(JSON.stringify(verdict), text).not.toContain('hunter22');
    }
  });

  test('ends the command line with status 2, its place, and nothing written', async () => {
    const mutants = malformed(kind, wanted);
    expect(mutants.length).toBe(wanted);
    const file = join(folder, 'input.migration.sql');
    for (const text of mutants) {
      await writeFile(file, text);
      const written = await readFile(file, 'utf8');
      const screen = new Collected();
      const errors = new Collected();
      const words = [...kind.words(text, file, folder), '--json'];
      const status = await main(words, { env: {}, screen, errors, signal: new AbortController().signal });
      const output = screen.text + errors.text;
      expect(status, `${text}\n${output}`).toBe(2);
      const summary = JSON.parse(screen.text.trimEnd().split('\n').at(-1) ?? '') as { error?: EngineErrorData };
      expect(summary.error?.line ?? summary.error?.column, `${text}\n${output}`).toBeGreaterThan(0);
      expect(output).not.toMatch(/hunter22|INTERNAL|\n {4}at /);
      expect(await readdir(folder)).toEqual(['input.migration.sql']);
      expect(await readFile(file, 'utf8')).toBe(written);
    }
  });

  test(
    'does so in a real process',
    async () => {
      const bundle = await bundleTask('src/cli.ts');
      const file = join(folder, 'input.migration.sql');
      for (const text of malformed(kind, inProcesses)) {
        await writeFile(file, text);
        const child = spawn(process.execPath, [bundle, ...kind.words(text, file, folder)], {
          stdio: ['ignore', 'ignore', 'pipe'],
        });
        let said = '';
        child.stderr.setEncoding('utf8').on('data', (part: string) => (said += part));
        const status = await new Promise((resolve) => child.on('close', resolve));
        expect(status, said).toBe(2);
        expect(said).not.toMatch(/hunter22|\n {4}at /);
        expect(await readdir(folder)).toEqual(['input.migration.sql']);
      }
    },
    30_000 + inProcesses * 1_000,
  );
});

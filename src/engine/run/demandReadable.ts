import { EngineError, toEngineError } from '../errors.js';
import { readList } from '../model/names.js';
import { rangePlaceholder, type ScriptStep } from '../model/script.js';
import type { End } from './end.js';
import { oneStatement } from './tableCopy.js';

type Half = 'source' | 'target';

/**
 * Tries what a person may have written into copy and verify steps, before anything is written: source halves that are not the generated ones, and keys that they don't
 * mention. The server is asked what such a query gives, no row is read. Throws SCRIPT_INVALID, or what the server says, with the line of the script.
 */
export async function demandReadable(
  steps: readonly ScriptStep[],
  source: End,
  target: End,
  signal?: AbortSignal,
): Promise<void> {
  const read = steps.filter((step) => !step.skip && (step.kind === 'copy' || step.kind === 'verify'));
  for (const step of read) {
    const query = oneStatement(source.adapter, step, 'source');
    const key = keyOf(step, 'source');
    const stray = unmentioned(key, query, source);
    if (step.edited || stray.length > 0) await demandGives(step, query, key, source, signal);
    if (step.kind === 'verify') demandMentioned(step, target);
  }
}

function keyOf({ kind, attributes }: ScriptStep, half: Half): string[] {
  const word = kind === 'verify' && half === 'source' ? (attributes['source-key'] ?? attributes.key) : attributes.key;
  return readList(word);
}

/** The names that stand nowhere in a query. */
function unmentioned(key: readonly string[], query: string, { adapter }: End): string[] {
  if (key.length === 0) return [];
  const names = new Set([...adapter.lex.tokens(query)].flatMap(({ name }) => name?.toLowerCase() ?? []));
  return key.filter((name) => !names.has(name.toLowerCase()));
}

async function demandGives(
  step: ScriptStep,
  query: string,
  key: readonly string[],
  { adapter, session }: End,
  signal: AbortSignal | undefined,
): Promise<void> {
  const ask = async (range: string): Promise<unknown> =>
    await adapter.checksum.columns(
      session,
      query.replace(rangePlaceholder, () => range),
      signal,
    );
  await ask('true').catch((thrown: unknown) => {
    throw beforehand(thrown, step, 'source');
  });
  if (key.length === 0 || !query.includes(rangePlaceholder)) return;
  const range = key.map((name) => `${adapter.lex.quoteIdentifier(name)} IS NOT NULL`).join(' AND ');
  await ask(range).catch((thrown: unknown) => {
    const { code, message } = toEngineError(thrown, 'preflight');
    throw code === 'STATEMENT_FAILED' ? wrongKey(step, key, message) : thrown;
  });
}

/** The same error as one of a half of the step, found before anything was written. */
function beforehand(thrown: unknown, step: ScriptStep, half: Half): EngineError {
  const error = toEngineError(thrown, 'preflight');
  const line = step[half]?.lines.start ?? step.lines.start;
  return new EngineError({ ...error.toData(), stage: 'preflight', object: step.id, line, cause: error.cause });
}

/** Every table that rows go into, as SQL. Throws SCRIPT_INVALID where a step's target half is no load. */
export function loadedTables(steps: readonly ScriptStep[], { adapter }: End): string[] {
  const copies = steps.filter((step) => step.kind === 'copy' && !step.skip);
  return copies.map((step) => {
    try {
      return adapter.write.loadedTable(oneStatement(adapter, step, 'target'));
    } catch (thrown) {
      throw beforehand(thrown, step, 'target');
    }
  });
}

/** Tables of the target may be there later only, so its half is only read. */
function demandMentioned(step: ScriptStep, target: End): void {
  const query = oneStatement(target.adapter, step, 'target');
  const stray = unmentioned(keyOf(step, 'target'), query, target);
  if (stray.length > 0 && !query.includes('*')) throw wrongKey(step, stray, 'Its target half gives no such column.');
}

function wrongKey({ id, lines }: ScriptStep, key: readonly string[], why: string): EngineError {
  return new EngineError({
    code: 'SCRIPT_INVALID',
    stage: 'preflight',
    object: id,
    line: lines.start,
    message: `Line ${lines.start}: the key ${key.join(', ')} of "${id}" can't be used: ${why}`,
    hint: 'Name columns of the table that both halves read, or leave key= out. Nothing was changed.',
  });
}

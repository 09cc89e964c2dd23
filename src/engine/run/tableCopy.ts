import type { Adapter, BinaryField, Reader, TableSize } from '../adapter.js';
import { EngineError } from '../errors.js';
import type { Chunk } from '../model/chunk.js';
import { readNames } from '../model/names.js';
import { rangePlaceholder, type ScriptStep } from '../model/script.js';
import type { End } from './end.js';
import type { Journal } from './journal.js';
import { Progress } from './progress.js';
import { sourceTables } from './sourceTables.js';
import { located } from './statements.js';

/** Rows and bytes from which on a table is cut (performance.md: transactions of 50k rows or more). */
const chunkRows = 200_000;
const chunkBytes = 64 * 1024 * 1024;

/** A table's copy under way. */
export interface TableCopy {
  readonly step: ScriptStep;
  readonly query: string;
  readonly statement: string;
  readonly key: readonly string[];
  readonly progress: Progress;
  readonly chunks: readonly Chunk[];
  readonly bytesExpected: number;
  /** What a binary stream's fields are, once a lane has asked the target. */
  fields?: readonly BinaryField[] | undefined;
  /** Chunks that are not finished. */
  open: number;
  begun: boolean;
  rows: number;
  bytes: number;
}

/** What planning needs of a run. */
export interface CopyPlanning {
  readonly steps: readonly ScriptStep[];
  readonly source: Adapter;
  readonly target: End;
  readonly reader: Reader;
  readonly journal: Journal;
  readonly signal: AbortSignal;
}

/**
 * Sizes all tables with few queries and cuts the big ones into key ranges; the biggest come first. A table without a row in the snapshot gets no chunk, for
 * there is nothing to copy; one whose query a person edited is always asked.
 */
export async function planCopies(planning: CopyPlanning): Promise<TableCopy[]> {
  const { steps, source, reader, signal } = planning;
  const named = steps.map((step) => sourceTables([step])[0]);
  const known = named.filter((table) => table !== undefined);
  const sizes = await source.read.sizes(reader, known, signal);
  const copies: TableCopy[] = [];
  for (const [index, step] of steps.entries()) {
    const table = named[index];
    const size = table === undefined ? undefined : sizes[known.indexOf(table)];
    try {
      copies.push(await planCopy(planning, step, step.edited || step.attributes.gen === undefined ? undefined : size));
    } catch (thrown) {
      throw located(thrown, step);
    }
  }
  return copies.sort((left, right) => right.bytesExpected - left.bytesExpected);
}

async function planCopy(planning: CopyPlanning, step: ScriptStep, size: TableSize | undefined): Promise<TableCopy> {
  const { source, target, reader, journal, signal } = planning;
  const query = oneStatement(source, step, 'source');
  const statement = oneStatement(target.adapter, step, 'target');
  const key = readNames(step.attributes.key ?? '', ',').filter((name) => name !== '');
  const { rows, bytes } = size ?? (await source.read.estimate(reader, query.replace(rangePlaceholder, 'true'), signal));
  const pieces = Math.ceil(Math.max(rows / chunkRows, bytes / chunkBytes, 1));
  const canCut = pieces > 1 && key.length > 0 && query.includes(rangePlaceholder);
  const whole: Chunk = { index: 0, key, estimatedRows: rows };
  const cut = canCut ? await source.read.chunks(reader, query, key, pieces, signal) : [whole];
  const chunks = size?.empty === true ? [] : cut;
  const progress = new Progress(step.id, size?.empty === true ? 0 : rows, (happening) => journal.say(happening));
  progress.announce();
  return {
    ...{ step, query, statement, key, progress, chunks, bytesExpected: bytes },
    ...{ open: chunks.length, begun: false, rows: 0, bytes: 0 },
  };
}

function oneStatement(adapter: Adapter, step: ScriptStep, half: 'source' | 'target'): string {
  const section = step[half];
  const [first, second] = adapter.lex.splitStatements(section?.sql ?? '');
  if (first && !second) return first.sql;
  throw new EngineError({
    code: 'SCRIPT_INVALID',
    stage: 'run',
    object: step.id,
    line: section?.lines.start ?? step.lines.start,
    message: `The @${half} half of "${step.id}" must be one statement${second ? ', and it holds several' : ''}.`,
    hint: 'Keep one statement in it; put others into a step of kind sql.',
  });
}

import type { Adapter, LoadResult, Reader } from '../adapter.js';
import { EngineError, throwIfCancelled, toEngineError } from '../errors.js';
import type { Chunk } from '../model/chunk.js';
import { readNames } from '../model/names.js';
import { rangePlaceholder, type ScriptStep } from '../model/script.js';
import type { ClientEncoding } from '../model/type.js';
import type { StreamFormat } from '../adapter.js';
import type { End } from './end.js';
import type { Journal } from './journal.js';
import { Progress } from './progress.js';
import { located } from './statements.js';

/** Rows and bytes that the target took, over the whole run. */
export interface CopyTotals {
  rows: number;
  bytes: number;
}

export interface CopyJob {
  readonly steps: readonly ScriptStep[];
  readonly source: Adapter;
  readonly readers: readonly Reader[];
  /** One session per reader. */
  readonly targets: readonly End[];
  readonly journal: Journal;
  readonly totals: CopyTotals;
  readonly controller: AbortController;
}

/** Rows and bytes that one transaction should hold at least before a table is cut (performance.md: 50k rows or more). */
const chunkRows = 200_000;
const chunkBytes = 64 * 1024 * 1024;

interface Table {
  readonly step: ScriptStep;
  readonly query: string;
  readonly statement: string;
  readonly key: readonly string[];
  readonly progress: Progress;
  readonly chunks: Chunk[];
  readonly estimate: { rows: number; bytes: number };
  open: number;
  begun: boolean;
  rows: number;
  bytes: number;
}

/** Copies tables chunk by chunk over all readers at once, biggest tables first. The first failure stops the others. */
export async function copyTables(job: CopyJob): Promise<void> {
  const tables = await planTables(job);
  const queue = tables.flatMap((table) => table.chunks.map((chunk) => ({ table, chunk })));
  const failures: unknown[] = [];
  const worker = async (reader: Reader, target: End): Promise<void> => {
    for (let item = queue.shift(); item && failures.length === 0; item = queue.shift()) {
      try {
        throwIfCancelled(job.controller.signal, 'run');
        await copyChunk(job, item.table, item.chunk, reader, target);
      } catch (thrown) {
        failures.push(thrown);
        failTable(job, item.table, thrown);
        job.controller.abort();
      }
    }
  };
  await Promise.all(
    job.readers.map((reader, index) => {
      const target = job.targets[index];
      return target ? worker(reader, target) : Promise.resolve();
    }),
  );
  if (failures.length > 0) {
    for (const table of tables) if (table.begun && table.open > 0) endInterrupted(job, table);
    throw failures[0];
  }
}

async function planTables(job: CopyJob): Promise<Table[]> {
  const [reader] = job.readers;
  const tables: Table[] = [];
  for (const step of job.steps) {
    if (step.skip || !reader) {
      job.journal.end(step, 'skipped');
      continue;
    }
    const query = oneStatement(job.source, step, 'source');
    const statement = oneStatement(job.targets[0]?.adapter ?? job.source, step, 'target');
    const key = readNames(step.attributes.key ?? '', ',').filter((name) => name !== '');
    const whole = query.replace(rangePlaceholder, 'true');
    try {
      const estimate = await job.source.read.estimate(reader, whole, job.controller.signal);
      const pieces = Math.ceil(Math.max(estimate.rows / chunkRows, estimate.bytes / chunkBytes, 1));
      const single: Chunk = { index: 0, key, estimatedRows: estimate.rows };
      const canCut = pieces > 1 && key.length > 0 && query.includes(rangePlaceholder);
      const chunks = canCut
        ? await job.source.read.chunks(reader, query, key, pieces, job.controller.signal)
        : [single];
      const progress = new Progress(step.id, estimate.rows, (happening) => job.journal.say(happening));
      progress.announce();
      tables.push({
        step,
        query,
        statement,
        key,
        progress,
        chunks: [...chunks],
        estimate,
        open: chunks.length,
        begun: false,
        rows: 0,
        bytes: 0,
      });
    } catch (thrown) {
      throw located(thrown, step);
    }
  }
  return tables.sort((left, right) => right.estimate.bytes - left.estimate.bytes);
}

async function copyChunk(job: CopyJob, table: Table, chunk: Chunk, reader: Reader, target: End): Promise<void> {
  const { step } = table;
  if (!table.begun) {
    table.begun = true;
    job.journal.begin(step);
  }
  const sql = table.query.replace(rangePlaceholder, () => job.source.read.range(chunk, table.key));
  const format = (step.attributes.stream ?? target.adapter.write.format) as StreamFormat;
  const encode = step.encode as Readonly<Record<string, ClientEncoding>>;
  const began = performance.now();
  let taken = 0;
  const result = await target.adapter.write
    .load(
      target.session,
      {
        statement: table.statement,
        format,
        open: () => reader.stream(sql, { format, encode }),
        onBytes: (bytes) => {
          table.progress.bytes(bytes - taken);
          taken = bytes;
        },
      },
      job.controller.signal,
    )
    .catch((thrown: unknown) => {
      throw located(thrown, step);
    });
  finishChunk(job, table, sql, result, Math.round(performance.now() - began), result.bytes - taken);
}

function finishChunk(
  job: CopyJob,
  table: Table,
  sql: string,
  result: LoadResult,
  milliseconds: number,
  unseen: number,
): void {
  const { step } = table;
  job.journal.say({ type: 'statement', step: step.id, side: 'source', sql, milliseconds, rows: result.rows });
  job.journal.say({
    type: 'statement',
    step: step.id,
    side: 'target',
    sql: result.statement,
    milliseconds,
    rows: result.rows,
  });
  for (const message of result.warnings) job.journal.say({ type: 'warning', step: step.id, side: 'target', message });
  table.rows += result.rows;
  table.bytes += result.bytes;
  table.open -= 1;
  job.totals.rows += result.rows;
  job.totals.bytes += result.bytes;
  table.progress.bytes(unseen);
  table.progress.rows(result.rows, table.open === 0);
  if (table.open === 0) job.journal.end(step, 'done', { rows: table.rows, bytes: table.bytes });
}

function failTable(job: CopyJob, table: Table, thrown: unknown): void {
  const error = toEngineError(thrown, 'run');
  if (error.code === 'CANCELLED') return;
  table.open = 0;
  job.journal.end(table.step, 'failed', { rows: table.rows, bytes: table.bytes, error: error.toData() });
}

function endInterrupted(job: CopyJob, table: Table): void {
  job.journal.end(table.step, 'interrupted', { rows: table.rows, bytes: table.bytes });
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

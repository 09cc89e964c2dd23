import type { Adapter, Reader } from '../adapter.js';
import { EngineError } from '../errors.js';
import type { Chunk, TableSize } from '../model/chunk.js';
import { readList, readNames } from '../model/names.js';
import { rangePlaceholder, type ScriptStep } from '../model/script.js';
import type { ThrottleLimits } from '../model/throttle.js';
import type { BinaryField } from '../model/type.js';
import type { End } from './end.js';
import type { LedgerEntry, RunLedger } from './ledger.js';
import type { CopyProgress } from './copyProgress.js';
import type { RunProgress } from './progress.js';
import { sourceTables } from './sourceTables.js';
import { located } from './statements.js';

/** Rows and bytes from which on a table is cut (performance.md: transactions of 50k rows or more). */
const usualChunkRows = 200_000;
const usualChunkBytes = 64 * 1024 * 1024;
/** A piece holds so many rows or bytes at least when it is cut for the lanes' sake alone: smaller transactions cost more than they save. */
const sharedRows = 50_000;
const sharedBytes = 16 * 1024 * 1024;
/** Seconds that a chunk takes at most where the run is throttled: no transaction stays open for long. Within reason, for every chunk is recorded. */
const throttledSeconds = 30;
const fewestRows = 1_000;
const fewestBytes = 1024 * 1024;

/** How large a chunk gets. */
export interface ChunkLimits {
  readonly rows: number;
  readonly bytes: number;
}

/** `rows` is what a person asked for. */
export function chunkLimits(
  rows: number | undefined,
  { rowsPerSecond = Infinity, bytesPerSecond = Infinity }: ThrottleLimits = {},
): ChunkLimits {
  const within = (usual: number, perSecond: number, least: number): number =>
    Math.min(usual, Math.max(least, perSecond * throttledSeconds));
  return {
    rows: rows ?? within(usualChunkRows, rowsPerSecond, fewestRows),
    bytes: within(usualChunkBytes, bytesPerSecond, fewestBytes),
  };
}

/**
 * Into how many pieces a table of that size is cut, where it has a key that can be cut: by the limits, and so that the lanes that copy it end at the same time, as long as
 * that makes no small transactions.
 */
export function piecesOf({ rows, bytes }: Pick<TableSize, 'rows' | 'bytes'>, limits: ChunkLimits, lanes = 1): number {
  const least = Math.ceil(Math.max(rows / limits.rows, bytes / limits.bytes, 1));
  const shared = Math.ceil(least / lanes) * lanes;
  const most = Math.floor(Math.max(rows / sharedRows, bytes / sharedBytes));
  return Math.max(least, Math.min(shared, most));
}

/** A table's copy under way. */
export interface TableCopy {
  readonly step: ScriptStep;
  readonly query: string;
  readonly statement: string;
  readonly key: readonly string[];
  /** The key's columns by their names on the target. */
  readonly targetKey: readonly string[];
  readonly progress: CopyProgress;
  /** Those that are to be copied. */
  readonly chunks: readonly Chunk[];
  /** All of them, copied ones too. */
  readonly ranges: readonly Chunk[];
  readonly bytesExpected: number;
  /** What a binary stream's fields are, once a lane has asked the target. */
  fields?: readonly BinaryField[] | undefined;
  /** Chunks whose rows of an earlier snapshot have to be deleted first. */
  readonly stale: ReadonlySet<Chunk>;
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
  readonly ledger?: RunLedger | undefined;
  /** The verify step of a copy step's table. */
  readonly verifyOf: (step: ScriptStep) => ScriptStep | undefined;
  readonly progress: RunProgress;
  readonly chunk: ChunkLimits;
  /** How many copy side by side. */
  readonly lanes: number;
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
      copies.push(await planCopy(planning, step, step.edited ? undefined : size));
    } catch (thrown) {
      throw located(thrown, step);
    }
  }
  return copies.sort((left, right) => right.bytesExpected - left.bytesExpected);
}

async function planCopy(planning: CopyPlanning, step: ScriptStep, size: TableSize | undefined): Promise<TableCopy> {
  const { source, target, reader, ledger, signal } = planning;
  const query = oneStatement(source, step, 'source');
  const statement = oneStatement(target.adapter, step, 'target');
  const key = readList(step.attributes.key);
  const targetKey = readList(planning.verifyOf(step)?.attributes.key);
  const recorded = ledger?.chunksOf(step) ?? [];
  const { rows, bytes } = size ?? (await source.read.estimate(reader, query.replace(rangePlaceholder, 'true'), signal));
  const isEmpty = size?.empty === true && recorded.length === 0;
  const plan = { ...{ step, query, statement, key, targetKey, bytesExpected: bytes }, begun: false };
  const rowBytes = rows > 0 ? bytes / rows : undefined;
  const progressOf = (chunks: readonly Chunk[], done = { rows: 0, bytes: 0 }): CopyProgress =>
    planning.progress.copy(step.id, { done, rowBytes, chunks: chunks.map(({ estimatedRows }) => estimatedRows) });
  if (recorded.length > 0) {
    const open = recorded.filter(({ state }) => state !== 'done');
    const done = recorded.filter(({ state }) => state === 'done');
    const there = { rows: sum(done, 'rows'), bytes: sum(done, 'bytes') };
    const chunks = open.map(({ chunk }) => chunk);
    const stale = new Set(open.filter(({ state }) => state === 'stale').map(({ chunk }) => chunk));
    const ranges = recorded.map(({ chunk }) => chunk).filter(({ where }) => where === undefined);
    return { ...plan, ...there, chunks, ranges, stale, open: chunks.length, progress: progressOf(chunks, there) };
  }
  const pieces = piecesOf({ rows, bytes }, planning.chunk, planning.lanes);
  const canCut = pieces > 1 && key.length > 0 && query.includes(rangePlaceholder);
  const whole: Chunk = { index: 0, key, estimatedRows: rows };
  const ranged = keyQuery(planning, step) ?? query;
  const cut = canCut ? await source.read.chunks(reader, ranged, key, pieces, signal) : [whole];
  const chunks = isEmpty ? [] : cut;
  const progress = progressOf(chunks);
  return { ...plan, chunks, ranges: chunks, stale: new Set(), open: chunks.length, rows: 0, bytes: 0, progress };
}

/** The key as it is in the table, which the copy's query may read in another form; undefined where a person's query tells what is read. */
function keyQuery({ source, reader }: CopyPlanning, step: ScriptStep): string | undefined {
  const [table] = sourceTables([step]);
  if (table === undefined || step.edited) return undefined;
  const names = readNames(step.attributes.key ?? '', ',');
  const items = names.map((name) => ({ sql: source.lex.quoteIdentifier(name), name }));
  return source.read.select({ ...table, kind: 'partitioned' }, items, reader.server);
}

function sum(entries: readonly LedgerEntry[], count: 'rows' | 'bytes'): number {
  return entries.reduce((total, { facts }) => total + (facts[count] ?? 0), 0);
}

/** The only statement of a half. Throws SCRIPT_INVALID where there are others or none. */
export function oneStatement(adapter: Adapter, step: ScriptStep, half: 'source' | 'target'): string {
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

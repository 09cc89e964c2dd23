import type { Session } from '../adapter.js';
import type { DigestQuery, DigestSums, LongTexts, Segments } from '../model/digest.js';
import type { Chunk } from '../model/chunk.js';
import { readNames } from '../model/names.js';
import { rangePlaceholder, type ScriptStep } from '../model/script.js';
import { inLanes } from '../model/inLanes.js';
import { together } from '../model/together.js';
import type { End, Side } from './side.js';
import { namesOf } from './step.js';

/** Rows of a segment, where several lanes are free. */
const segmentRows = 200_000;

/** What one side's digest says of a whole table. */
export interface Digest {
  readonly rows: number;
  readonly text: string;
}

/**
 * Key ranges for several lanes. Each side's ranges hold every one of its rows exactly once whatever its own order, and digests add up: so both sides' sums
 * are comparable although a segment need not hold the same rows on both.
 */
export async function segmentsOf(
  step: ScriptStep,
  source: Side,
  lanes: number,
  signal: AbortSignal,
  rowsEach = segmentRows,
): Promise<readonly Chunk[]> {
  const key = namesOf(step, 'source-key', 'key');
  const single: readonly Chunk[] = [{ index: 0, key, estimatedRows: 0 }];
  const [schema, name] = readNames(step.attributes.table ?? '', '.');
  if (lanes < 2 || !canSplit(step) || schema === undefined || name === undefined) return single;
  const { read, lex } = source.adapter;
  const [size] = await read.sizes(source.session, [{ schema, name }], signal);
  if (size === undefined || size.rows < 2 * rowsEach) return single;
  const pieces = Math.ceil(size.rows / rowsEach / lanes) * lanes;
  const items = key.map((column) => ({ sql: lex.quoteIdentifier(column), name: column }));
  const table = { schema, name, kind: 'partitioned' as const };
  const query = read.select(table, items, source.session.server);
  const chunks = await read.chunks(source.session, query, key, pieces, signal);
  // Another type might not take the source's bounds as literals.
  return chunks.every(hasPlainBounds) ? chunks : single;
}

/** Whether key ranges can stand in both of the step's queries. */
export function canSplit(step: ScriptStep): boolean {
  const { source, target } = step;
  const hasPlaces = [source, target].every((half) => half?.sql.includes(rangePlaceholder) === true);
  return hasPlaces && namesOf(step, 'expression').length === 0 && namesOf(step, 'source-key', 'key').length === 1;
}

export const hasPlainBounds = ({ to }: Chunk): boolean => to === undefined || /^-?\d+$/u.test(to.join(''));

export interface SegmentedQuery extends Omit<DigestQuery, 'query'> {
  readonly sessions: readonly Side[];
  readonly key: readonly string[];
  readonly segments: Segments;
  /** Which of a segment's sums are this side's. */
  readonly half: 'source' | 'target';
}

/** The digests of both sides, of whole texts; of shortened ones where a row of either is too long for that; undefined where one is too long even so. */
export async function digestsOf(
  source: SegmentedQuery,
  target: SegmentedQuery,
  signal: AbortSignal,
): Promise<readonly [Digest, Digest] | undefined> {
  const both = async (long: LongTexts): Promise<readonly [DigestSums, DigestSums]> =>
    await together([sumsOf(source, long, signal), sumsOf(target, long, signal)]);
  for (const long of ['whole', 'shortened'] as const) {
    const [left, right] = (await both(long)).map(digestFrom);
    if (left && right) return [left, right];
  }
  return undefined;
}

/** The digest of one side alone. */
export async function digestOf(
  { adapter, session }: End,
  asked: DigestQuery,
  signal?: AbortSignal,
): Promise<Digest | undefined> {
  for (const long of ['whole', 'shortened'] as const) {
    const digest = digestFrom(await askSums(session, adapter.checksum.digest(asked, long), signal));
    if (digest) return digest;
  }
  return undefined;
}

const nothing: DigestSums = [0n, 0n, 0n];

/** What a digest query gives; zeros without a row. */
export async function askSums(session: Session, sql: string, signal?: AbortSignal): Promise<DigestSums> {
  const { rows } = await session.query(sql, [], signal);
  return nothing.map((zero, at) => BigInt(rows[0]?.[at] ?? zero));
}

/** Undefined where rows have no hash. */
export function digestFrom([rows, sum, unhashed]: DigestSums): Digest | undefined {
  return unhashed === 0n ? { rows: Number(rows), text: [rows, sum].join('-') } : undefined;
}

/** Adds up the segments' sums; each of the side's sessions takes the next one when it is free. What is known already is of whole texts. */
export async function sumsOf(
  { sessions, key, segments, half, ...asked }: SegmentedQuery,
  long: LongTexts,
  signal: AbortSignal,
): Promise<DigestSums> {
  const { ranges, sums } = segments;
  const known = ranges.map((range) => (long === 'whole' ? sums.get(range)?.[half] : undefined));
  const waiting = ranges.filter((_range, at) => known[at] === undefined);
  let totals = known.reduce<DigestSums>((sum, more) => plus(sum, more ?? nothing), nothing);
  const add = async (side: Side, segment: Chunk): Promise<void> => {
    const range = side.adapter.read.range(segment, key);
    const query = side.query.replace(rangePlaceholder, () => range);
    const sql = side.adapter.checksum.digest({ ...asked, query }, long);
    const sums = await askSums(side.session, sql, signal);
    totals = plus(totals, sums);
  };
  await inLanes(
    sessions.map((side) => Promise.resolve(side)),
    waiting,
    add,
  );
  return totals;
}

const plus = (left: DigestSums, right: DigestSums): DigestSums => left.map((sum, at) => sum + (right[at] ?? 0n));

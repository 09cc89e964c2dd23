import type { DigestQuery } from '../model/digest.js';
import { throwIfCancelled } from '../errors.js';
import type { Chunk } from '../model/chunk.js';
import { readNames } from '../model/names.js';
import { rangePlaceholder, type ScriptStep } from '../model/script.js';
import type { TableVerification, VerificationState } from '../model/verification.js';
import { findDifferences } from './differences.js';
import type { End, Side } from './side.js';

/** Rows from which on a table is compared in segments, where several lanes are free. */
const segmentRows = 200_000;

/** What one side's digest says of a whole table. */
interface Digest {
  readonly rows: number;
  readonly text: string;
}

/** A source and a target session that work together. */
interface Ends {
  readonly source: End;
  readonly target: End;
}

/**
 * Compares a table: every cell of every column, computed inside each database by the two queries of the step. Where the digests differ, the
 * rows that differ are found through buckets of their keys' hashes, so that no order of any engine matters.
 */
export async function verifyTable(
  step: ScriptStep,
  lanes: readonly Ends[],
  signal: AbortSignal,
): Promise<TableVerification> {
  const began = performance.now();
  throwIfCancelled(signal, 'verify');
  const sides = lanes.map(({ source, target }) => ({
    left: sideOf(step, 'source', source),
    right: sideOf(step, 'target', target),
  }));
  const [first] = sides;
  if (first === undefined) throw new RangeError('A verification needs a lane.');
  const { left, right } = first;
  const [sourceColumns, columns] = await Promise.all([
    left.adapter.checksum.columns(left.session, whole(left), signal),
    right.adapter.checksum.columns(right.session, whole(right), signal),
  ]);
  const outcome = (facts: Partial<TableVerification> & { state: VerificationState }): TableVerification => ({
    step: step.id,
    table: step.attributes.table ?? step.name,
    sourceRows: 0,
    targetRows: 0,
    columns,
    differences: [],
    differingRows: 0,
    milliseconds: Math.round(performance.now() - began),
    ...facts,
  });
  if (sourceColumns.length !== columns.length) {
    const reason = `The source query gives ${sourceColumns.length} columns and the target query ${columns.length}.`;
    return outcome({ state: 'not-comparable', reason });
  }
  const plain = plainPositions(step, columns);
  const segments = await segmentsOf(step, left, lanes.length, signal);
  const keys = { source: namesOf(step, 'source-key', 'key'), target: namesOf(step, 'key') };
  const [sourceDigest, targetDigest] = await Promise.all([
    digestOf(
      sides.map((side) => side.left),
      { columns: sourceColumns, plain: at(sourceColumns, plain), key: keys.source, segments },
      signal,
    ),
    digestOf(
      sides.map((side) => side.right),
      { columns, plain: at(columns, plain), key: keys.target, segments },
      signal,
    ),
  ]);
  const facts = {
    sourceRows: sourceDigest.rows,
    targetRows: targetDigest.rows,
    sourceDigest: sourceDigest.text,
    targetDigest: targetDigest.text,
  };
  if (sourceDigest.text === targetDigest.text) {
    const own = step.edited || step.attributes.expression !== undefined;
    return outcome({ ...facts, state: own ? 'equals-expression' : 'verified', reason: acceptedLosses(step) });
  }
  const found = await findDifferences(
    { ...left, query: whole(left) },
    { ...right, query: whole(right) },
    {
      columns,
      sourceColumns,
      plain,
      key: keyPositions(step, columns),
      rows: Math.max(sourceDigest.rows, targetDigest.rows),
    },
    signal,
  );
  return outcome({ ...facts, ...found, state: 'differs' });
}

/** Whether both sides hold the same in a key range, by the digests of the step's two queries; undefined where they can't be compared. */
export async function sameInRange(
  step: ScriptStep,
  { source, target }: Ends,
  chunk: Chunk,
  signal: AbortSignal,
): Promise<boolean | undefined> {
  const [left, right] = [sideOf(step, 'source', source), sideOf(step, 'target', target)];
  const [sourceColumns, columns] = await Promise.all([
    left.adapter.checksum.columns(left.session, whole(left), signal),
    right.adapter.checksum.columns(right.session, whole(right), signal),
  ]);
  if (sourceColumns.length !== columns.length) return undefined;
  const plain = plainPositions(step, columns);
  const keys = { source: namesOf(step, 'source-key', 'key'), target: namesOf(step, 'key') };
  const segments = [chunk];
  const [expected, found] = await Promise.all([
    digestOf([left], { columns: sourceColumns, plain: at(sourceColumns, plain), key: keys.source, segments }, signal),
    digestOf([right], { columns, plain: at(columns, plain), key: keys.target, segments }, signal),
  ]);
  return expected.text === found.text;
}

function acceptedLosses(step: ScriptStep): string | undefined {
  const names = namesOf(step, 'lossy');
  return names.length === 0 ? undefined : `Equal but for what was accepted by name: ${names.join(', ')}.`;
}

function sideOf(step: ScriptStep, half: 'source' | 'target', end: End): Side {
  const [statement] = end.adapter.lex.splitStatements(step[half]?.sql ?? '');
  return { ...end, query: statement?.sql ?? '' };
}

const whole = (side: Side): string => side.query.replace(rangePlaceholder, 'true');

/**
 * Key ranges for several lanes. Each side's ranges hold every one of its rows exactly once whatever its own order, and digests add up: so both sides' sums
 * are comparable although a segment need not hold the same rows on both.
 */
async function segmentsOf(
  step: ScriptStep,
  source: Side,
  lanes: number,
  signal: AbortSignal,
): Promise<readonly Chunk[]> {
  const key = namesOf(step, 'source-key', 'key');
  const single: readonly Chunk[] = [{ index: 0, key, estimatedRows: 0 }];
  const [schema, name] = readNames(step.attributes.table ?? '', '.');
  const cannot =
    !source.query.includes(rangePlaceholder) ||
    !step.target?.sql.includes(rangePlaceholder) ||
    namesOf(step, 'expression').length > 0;
  if (lanes < 2 || cannot || key.length !== 1 || schema === undefined || name === undefined) return single;
  const { read, lex } = source.adapter;
  const [size] = await read.sizes(source.session, [{ schema, name }], signal);
  if (size === undefined || size.rows < 2 * segmentRows) return single;
  const pieces = Math.ceil(size.rows / segmentRows / lanes) * lanes;
  const items = key.map((column) => ({ sql: lex.quoteIdentifier(column), name: column }));
  const table = { schema, name, kind: 'partitioned' as const };
  const query = read.select(table, items, source.session.server);
  const chunks = await read.chunks(source.session, query, key, pieces, signal);
  // Another type might not take the source's bounds as literals.
  return chunks.every(({ to }) => to === undefined || /^-?\d+$/u.test(to.join(''))) ? chunks : single;
}

interface SegmentedQuery extends Omit<DigestQuery, 'query'> {
  readonly key: readonly string[];
  readonly segments: readonly Chunk[];
}

/** Adds up the segments' digests; each of the side's sessions takes the next one when it is free. */
async function digestOf(
  sessions: readonly Side[],
  { columns, plain, key, segments }: SegmentedQuery,
  signal: AbortSignal,
): Promise<Digest> {
  const waiting = [...segments];
  const totals = [0n, 0n, 0n];
  const drain = async (side: Side): Promise<void> => {
    for (let segment = waiting.shift(); segment !== undefined; segment = waiting.shift()) {
      const range = side.adapter.read.range(segment, key);
      const query = side.query.replace(rangePlaceholder, () => range);
      const sql = side.adapter.checksum.digest({ query, columns, plain });
      const { rows } = await side.session.query(sql, [], signal);
      totals.forEach((total, at) => (totals[at] = total + BigInt(rows[0]?.[at] ?? '0')));
    }
  };
  await Promise.all(sessions.map(drain));
  return { rows: Number(totals[0]), text: totals.join('-') };
}

/** The names in the first of these attributes that the step has. */
function namesOf(step: ScriptStep, ...attributes: readonly string[]): string[] {
  const text = attributes.map((name) => step.attributes[name]).find((value) => value !== undefined) ?? '';
  return readNames(text, ',').filter((name) => name !== '');
}

/** An edited query may give any text anywhere. */
function plainPositions(step: ScriptStep, columns: readonly string[]): number[] {
  if (step.edited) return [];
  const names = new Set(namesOf(step, 'plain'));
  return columns.flatMap((name, position) => (names.has(name) ? [position] : []));
}

const at = (columns: readonly string[], positions: readonly number[]): string[] =>
  positions.map((position) => columns[position] ?? '');

/** Positions of the key's columns in the output; empty when the step names no key, or one that the queries don't give. */
function keyPositions(step: ScriptStep, columns: readonly string[]): number[] {
  const positions = namesOf(step, 'key').map((name) => columns.indexOf(name));
  return positions.includes(-1) ? [] : positions;
}

import { throwIfCancelled } from '../errors.js';
import { readNames } from '../model/names.js';
import { rangePlaceholder, type ScriptStep } from '../model/script.js';
import type { TableVerification, VerificationState } from '../model/verification.js';
import { findDifferences } from './differences.js';
import type { End, Side } from './side.js';

/** What one side's digest says of a whole table. */
interface Digest {
  readonly rows: number;
  readonly text: string;
}

/**
 * Compares a table: every cell of every column, computed inside each database by the two queries of the step. Where the digests differ, the
 * rows that differ are found through buckets of their keys' hashes, so that no order of any engine matters.
 */
export async function verifyTable(
  step: ScriptStep,
  source: End,
  target: End,
  signal: AbortSignal,
): Promise<TableVerification> {
  const began = performance.now();
  throwIfCancelled(signal, 'verify');
  const left = sideOf(step, 'source', source);
  const right = sideOf(step, 'target', target);
  const [sourceColumns, columns] = await Promise.all([
    left.adapter.checksum.columns(left.session, left.query, signal),
    right.adapter.checksum.columns(right.session, right.query, signal),
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
  const [sourceDigest, targetDigest] = await Promise.all([
    digestOf(left, sourceColumns, signal),
    digestOf(right, columns, signal),
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
  const key = keyPositions(step, columns);
  const found = await findDifferences(
    left,
    right,
    { columns, sourceColumns, key, rows: Math.max(sourceDigest.rows, targetDigest.rows) },
    signal,
  );
  return outcome({ ...facts, ...found, state: 'differs' });
}

function acceptedLosses(step: ScriptStep): string | undefined {
  const names = readNames(step.attributes.lossy ?? '', ',').filter((name) => name !== '');
  return names.length === 0 ? undefined : `Equal but for what was accepted by name: ${names.join(', ')}.`;
}

function sideOf(step: ScriptStep, half: 'source' | 'target', end: End): Side {
  const [statement] = end.adapter.lex.splitStatements(step[half]?.sql ?? '');
  return { ...end, query: (statement?.sql ?? '').replace(rangePlaceholder, 'true') };
}

async function digestOf(side: Side, columns: readonly string[], signal: AbortSignal): Promise<Digest> {
  const { rows } = await side.session.query(side.adapter.checksum.digest(side.query, columns), [], signal);
  const [count, first, second] = rows[0] ?? [];
  return { rows: Number(count ?? 0), text: [count ?? '0', first ?? '0', second ?? '0'].join('-') };
}

/** Positions of the key's columns in the output; empty when the step names no key, or one that the queries don't give. */
function keyPositions(step: ScriptStep, columns: readonly string[]): number[] {
  const names = readNames(step.attributes.key ?? '', ',').filter((name) => name !== '');
  const positions = names.map((name) => columns.indexOf(name));
  return positions.includes(-1) ? [] : positions;
}

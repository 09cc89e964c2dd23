import type { Session } from '../../../adapter.js';
import type { Chunk } from '../../../model/chunk.js';
import { rangePlaceholder } from '../../../model/script.js';
import { estimate } from './estimate.js';
import { quoteIdentifier } from '../lex.js';
import { range } from './select.js';
import type { ResultColumn } from '../resultColumn.js';
import { mysqlSession, type MysqlSession } from '../session.js';

/** The protocol's numbers of TINY, SHORT, LONG, LONGLONG and INT24. */
const integerTypes = new Set([1, 2, 3, 8, 9]);
/** TIMESTAMP, DATE, TIME, DATETIME, NEWDECIMAL. */
const orderedTypes = new Set([7, 10, 11, 12, 246]);
/** VAR_STRING and STRING. */
const textTypes = new Set([253, 254]);
const binaryCharset = 63;
/** Keys with fewer values in use than one in so many are cut by stepping through them. */
const densest = 2;

/**
 * Key ranges of about the same number of rows. Bounds are values of the key columns themselves, in their own order, so that every row lies in exactly one
 * range whatever the collation; a key that the query changes on the way, or that compares otherwise than it sorts (ENUM), gives one chunk.
 */
export async function chunks(
  reader: Session,
  query: string,
  key: readonly string[],
  pieces: number,
  signal?: AbortSignal,
): Promise<readonly Chunk[]> {
  const session = mysqlSession(reader);
  const whole: Chunk = { index: 0, key, estimatedRows: 0 };
  if (key.length === 0) return [whole];
  const columns = key.map(quoteIdentifier).join(', ');
  const { fields } = await session.execute(`SELECT ${columns} FROM (\n${query}\n) q LIMIT 0`, { signal });
  const { rows } = await estimate(session, query, signal);
  const cut: Cut = { session, query, key, pieces, signal, rows };
  if (pieces < 2 || !fields.every(canCut)) return [{ ...whole, estimatedRows: rows }];
  const [first] = fields;
  const byNumber = fields.length === 1 && first !== undefined && integerTypes.has(first.type);
  return (byNumber ? await integerChunks(cut) : undefined) ?? (await steppedChunks(cut));
}

/** NOT NULL columns of a table, as they are, whose literals compare as they sort. */
function canCut(field: ResultColumn): boolean {
  if (!field.notNull || field.listed || field.originalName === '') return false;
  if (integerTypes.has(field.type) || orderedTypes.has(field.type)) return true;
  return textTypes.has(field.type) && field.charset !== binaryCharset;
}

interface Cut {
  readonly session: MysqlSession;
  readonly query: string;
  readonly key: readonly string[];
  readonly pieces: number;
  readonly signal: AbortSignal | undefined;
  /** Estimated. */
  readonly rows: number;
}

/** Even steps between the least and the greatest key; undefined where the keys have such gaps that a step could hold far more than its share. */
async function integerChunks(cut: Cut): Promise<readonly Chunk[] | undefined> {
  const column = quoteIdentifier(cut.key[0] ?? '');
  const from = `FROM (\n${cut.query}\n) q`;
  const sql = `SELECT (SELECT MIN(${column}) ${from}), (SELECT MAX(${column}) ${from})`;
  const { rows } = await cut.session.execute(sql, { signal: cut.signal });
  const [least, greatest] = rows[0] ?? [];
  if (least === undefined || least === null || greatest === undefined || greatest === null) return assemble(cut, []);
  const low = BigInt(least);
  const width = BigInt(greatest) - low + 1n;
  if (width > BigInt(densest * Math.max(cut.rows, cut.pieces))) return undefined;
  const steps = width < BigInt(cut.pieces) ? width : BigInt(cut.pieces);
  const bounds = Array.from({ length: Number(steps) - 1 }, (_, at) => [
    String(low + (width * BigInt(at + 1)) / steps - 1n),
  ]);
  return assemble(cut, bounds);
}

/** The key of every n-th row, found by stepping through the key's own index. */
async function steppedChunks(cut: Cut): Promise<readonly Chunk[]> {
  const list = cut.key.map(quoteIdentifier).join(', ');
  const step = Math.max(1, Math.ceil(cut.rows / cut.pieces));
  const bounds: string[][] = [];
  while (bounds.length < cut.pieces - 1) {
    const from = bounds.at(-1);
    const chunk: Chunk = { index: 0, key: cut.key, estimatedRows: 0, ...(from ? { from } : {}) };
    const rest = cut.query.replace(rangePlaceholder, () => range(chunk, cut.key));
    if (rest === cut.query) break;
    const sql = `SELECT ${list} FROM (\n${rest}\n) q ORDER BY ${list} LIMIT 1 OFFSET ${step - 1}`;
    const { rows } = await cut.session.execute(sql, { signal: cut.signal });
    const next = rows[0];
    if (next === undefined) break;
    bounds.push(next.map((value) => value ?? ''));
  }
  return assemble(cut, bounds);
}

/** `bounds` are the last keys of all chunks but the last one. */
function assemble(cut: Cut, bounds: readonly (readonly string[])[]): Chunk[] {
  const estimatedRows = Math.ceil(cut.rows / (bounds.length + 1));
  return [...bounds, undefined].map((to, index) => {
    const from = bounds[index - 1];
    return { index, key: cut.key, ...(from ? { from } : {}), ...(to ? { to } : {}), estimatedRows };
  });
}

import type { Session } from '../../../adapter.js';
import { chunksOf, evenBounds, type Chunk } from '../../../model/chunk.js';
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
  const even = byNumber ? await numberBounds(cut) : undefined;
  return chunksOf(key, even ?? (await steppedBounds(cut)), rows);
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

/** Even steps between the least and the greatest key; undefined where the keys have large gaps. */
async function numberBounds({
  session,
  query,
  key,
  pieces,
  rows: total,
  signal,
}: Cut): Promise<string[][] | undefined> {
  const column = quoteIdentifier(key[0] ?? '');
  const from = `FROM (\n${query}\n) q`;
  const { rows } = await session.execute(`SELECT (SELECT MIN(${column}) ${from}), (SELECT MAX(${column}) ${from})`, {
    signal,
  });
  const [least = null, greatest = null] = rows[0] ?? [];
  return least === null || greatest === null ? [] : evenBounds(least, greatest, pieces, total);
}

/** The key of every n-th row, found by stepping through the key's own index. */
async function steppedBounds(cut: Cut): Promise<string[][]> {
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
  return bounds;
}

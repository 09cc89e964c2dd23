import type { Session } from '../../../adapter.js';
import type { Chunk } from '../../../model/chunk.js';
import { estimate } from './estimate.js';
import { quoteIdentifier, quoteString } from '../lex.js';
import { postgresSession, type PostgresSession } from '../session.js';

/** `pg_type.oid` of int8, int2 and int4. */
const integerTypes: readonly number[] = [20, 21, 23];

/**
 * Key ranges of about the same number of rows. Bounds are values of the key columns themselves, in their own order, so that every row lies in exactly one
 * range whatever the type and collation; a key that the query changes on the way, or that holds NULLs, gives one chunk.
 */
export async function chunks(
  reader: Session,
  query: string,
  key: readonly string[],
  pieces: number,
  signal?: AbortSignal,
): Promise<readonly Chunk[]> {
  const session = postgresSession(reader);
  const whole: Chunk = { index: 0, key, estimatedRows: 0 };
  if (key.length === 0) return [whole];
  const columns = key.map(quoteIdentifier).join(', ');
  const { fields } = await session.execute(`SELECT ${columns} FROM (\n${query}\n) q LIMIT 0`, { signal });
  const plain = fields.every((field) => field.tableId !== 0 && field.columnNumber !== 0);
  if (!plain) return [whole];
  const context = { session, query, key, pieces, signal };
  const byNumber = fields.length === 1 && integerTypes.includes(fields[0]?.typeId ?? 0);
  return byNumber ? await integerChunks(context) : await sampledChunks(context);
}

interface Cut {
  readonly session: PostgresSession;
  readonly query: string;
  readonly key: readonly string[];
  readonly pieces: number;
  readonly signal: AbortSignal | undefined;
}

/** Even steps between the least and the greatest key. */
async function integerChunks(cut: Cut): Promise<readonly Chunk[]> {
  const column = quoteIdentifier(cut.key[0] ?? '');
  const from = `FROM (\n${cut.query}\n) q`;
  const sql = `SELECT (SELECT min(${column}) ${from}), (SELECT max(${column}) ${from}), ${nullKey(cut)}`;
  const { rows } = await cut.session.execute(sql, { signal: cut.signal });
  const [least = null, greatest = null, hasNull] = rows[0] ?? [];
  const { rows: total } = await estimate(cut.session, cut.query, cut.signal);
  if (least === null || greatest === null || hasNull === 't') return assemble(cut, [], total);
  const low = BigInt(least);
  const width = BigInt(greatest) - low + 1n;
  const steps = width < BigInt(cut.pieces) ? width : BigInt(Math.max(1, cut.pieces));
  const bounds = Array.from({ length: Number(steps) - 1 }, (_, at) => [
    String(low + (width * BigInt(at + 1)) / steps - 1n),
  ]);
  return assemble(cut, bounds, total);
}

/** The key of every n-th row in the key's order. */
async function sampledChunks(cut: Cut): Promise<readonly Chunk[]> {
  const counts = await cut.session.execute(`SELECT count(*), ${nullKey(cut)} FROM (\n${cut.query}\n) q`, {
    signal: cut.signal,
  });
  const [count, hasNull] = counts.rows[0] ?? [];
  const total = Number(count);
  if (cut.pieces < 2 || total < 2 || hasNull === 't') return assemble(cut, [], total);
  const step = Math.ceil(total / cut.pieces);
  const list = cut.key.map(quoteIdentifier).join(', ');
  const texts = cut.key.map((name) => `${quoteIdentifier(name)}::text`).join(', ');
  const numbered = `SELECT ${list}, row_number() OVER (ORDER BY ${list}) AS "row number" FROM (\n${cut.query}\n) q`;
  const sql = `SELECT ${texts} FROM (\n${numbered}\n) n WHERE "row number" % ${step} = 0 AND "row number" < ${total} ORDER BY "row number"`;
  const { rows } = await cut.session.execute(sql, { signal: cut.signal });
  const bounds = rows.map((row) => row.map((value) => value ?? ''));
  return assemble(cut, bounds, total);
}

/** No range holds a NULL. */
function nullKey(cut: Cut): string {
  const isNull = cut.key.map((name) => `${quoteIdentifier(name)} IS NULL`).join(' OR ');
  return `EXISTS (SELECT FROM (\n${cut.query}\n) q WHERE ${isNull})`;
}

/** `bounds` are the last keys of all chunks but the last one. */
function assemble(cut: Cut, bounds: readonly (readonly string[])[], total: number): Chunk[] {
  const estimatedRows = Math.ceil(total / (bounds.length + 1));
  return [...bounds, undefined].map((to, index) => {
    const from = bounds[index - 1];
    return { index, key: cut.key, ...(from ? { from } : {}), ...(to ? { to } : {}), estimatedRows };
  });
}

/** Literals stand in quotes without a type, so that PostgreSQL reads them as the column's own. */
export function range(chunk: Chunk, key: readonly string[]): string {
  const columns = key.map(quoteIdentifier);
  const row = (items: readonly string[]): string => (items.length === 1 ? (items[0] ?? '') : `(${items.join(', ')})`);
  const bound = (operator: string, values: readonly string[]): string =>
    `${row(columns)} ${operator} ${row(values.map(quoteString))}`;
  const conditions = [...(chunk.from ? [bound('>', chunk.from)] : []), ...(chunk.to ? [bound('<=', chunk.to)] : [])];
  return conditions.length === 0 ? 'true' : conditions.join(' AND ');
}

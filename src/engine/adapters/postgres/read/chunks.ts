import type { Session } from '../../../adapter.js';
import { chunksOf, evenBounds, type Chunk } from '../../../model/chunk.js';
import { estimate } from './estimate.js';
import { quoteIdentifier, quoteString } from '../lex.js';
import { postgresSession, type PostgresSession, type ResultColumn } from '../session.js';

/** `pg_type.oid` of int8, int2 and int4. */
const integerTypes: readonly number[] = [20, 21, 23];
/** Rows that a sample should hold for each piece. */
const sampledPerPiece = 200;

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
  if (pieces < 2 || (await holdsNull(session, query, key, signal))) return [whole];
  const { rows: total } = await estimate(session, query, signal);
  const context: Cut = { session, key, pieces, signal, total, query };
  const byNumber = fields.length === 1 && integerTypes.includes(fields[0]?.typeId ?? 0);
  const even = byNumber ? await numberBounds(context) : undefined;
  return chunksOf(key, even ?? (await sampledBounds(context, fields)), total);
}

interface Cut {
  readonly session: PostgresSession;
  readonly query: string;
  readonly key: readonly string[];
  readonly pieces: number;
  /** Estimated rows of the query. */
  readonly total: number;
  readonly signal: AbortSignal | undefined;
}

/** Even steps between the least and the greatest key; undefined where the keys have large gaps. */
async function numberBounds({ session, query, key, pieces, total, signal }: Cut): Promise<string[][] | undefined> {
  const column = quoteIdentifier(key[0] ?? '');
  const from = `FROM (\n${query}\n) q`;
  const { rows } = await session.execute(`SELECT (SELECT min(${column}) ${from}), (SELECT max(${column}) ${from})`, {
    signal,
  });
  const [least = null, greatest = null] = rows[0] ?? [];
  return least === null || greatest === null ? [] : evenBounds(least, greatest, pieces, total);
}

/** Bounds at even places of a sample of the table's pages: any value of the key's type is a bound, so the query itself need not be read. */
async function sampledBounds(
  { session, key, pieces, total, signal }: Cut,
  fields: readonly ResultColumn[],
): Promise<string[][]> {
  const { rows: names } = await session.execute(
    `SELECT a.attrelid::regclass::text, pg_catalog.quote_ident(a.attname) FROM pg_catalog.unnest($1::int[]) WITH ORDINALITY k(n, at)
     JOIN pg_catalog.pg_attribute a ON a.attrelid = $2::oid AND a.attnum = k.n ORDER BY k.at`,
    { values: [`{${fields.map((field) => field.columnNumber).join(',')}}`, fields[0]?.tableId ?? 0], signal },
  );
  const table = names[0]?.[0];
  if (table === undefined || table === null || names.length !== key.length) return [];
  const percent = Math.min(100, (100 * pieces * sampledPerPiece) / Math.max(total, 1));
  const list = names.map(([, name]) => name).join(', ');
  const texts = names.map(([, name]) => `${name}::text`).join(', ');
  const sample = `SELECT ${list}, row_number() OVER (ORDER BY ${list}) AS "row number", count(*) OVER () AS "rows"
    FROM ${table} TABLESAMPLE SYSTEM (${percent.toFixed(6)}) REPEATABLE (1)`;
  const sql = `SELECT ${texts} FROM (${sample}) s
    WHERE "row number" * ${pieces} / "rows" > ("row number" - 1) * ${pieces} / "rows" AND "row number" < "rows" ORDER BY "row number"`;
  const { rows } = await session.execute(sql, { signal });
  return distinct(rows.map((row) => row.map((value) => value ?? '')));
}

function distinct(bounds: readonly string[][]): string[][] {
  return bounds.filter((bound, at) => at === 0 || JSON.stringify(bound) !== JSON.stringify(bounds[at - 1]));
}

/** No range holds a NULL. */
async function holdsNull(
  session: PostgresSession,
  query: string,
  key: readonly string[],
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const isNull = key.map((name) => `${quoteIdentifier(name)} IS NULL`).join(' OR ');
  const { rows } = await session.execute(`SELECT EXISTS (SELECT FROM (\n${query}\n) q WHERE ${isNull})`, { signal });
  return rows[0]?.[0] === 't';
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

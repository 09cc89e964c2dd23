import type { Session } from '../../../adapter.js';
import { chunksOf, evenBounds, type BoundForm, type Chunk } from '../../../model/chunk.js';
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
/** FLOAT, DOUBLE. */
const floatTypes = new Set([4, 5]);
/** YEAR and BIT, which read a text otherwise than as its number. */
const numberTypes = new Set([13, 16]);
/** VAR_STRING and STRING. */
const textTypes = new Set([253, 254]);
const binaryCharset = 63;

/**
 * Key ranges of about the same number of rows. Bounds are values of the key's columns themselves, in their own order, so that every row lies in exactly one
 * range whatever the collation. Columns from the first on that can't be cut stay out of the bounds; where that is the first one, there is one chunk.
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
  const forms = boundForms(fields);
  if (pieces < 2 || forms.length === 0) return [{ ...whole, estimatedRows: rows }];
  const bounded = fields.slice(0, forms.length);
  const values = bounded.map((field, at) => valueOf(field, quoteIdentifier(key[at] ?? '')));
  const cut: Cut = { session, query, key: key.slice(0, forms.length), forms, values, pieces, signal, rows };
  const byNumber = fields.length === 1 && fields[0] !== undefined && integerTypes.has(fields[0].type);
  const even = byNumber ? await numberBounds(cut) : undefined;
  return chunksOf(key, even ?? (await steppedBounds(cut)), rows, forms);
}

/** The forms in which bounds name values of the key's first columns. */
function boundForms(fields: readonly ResultColumn[]): BoundForm[] {
  const forms = fields.map(boundForm);
  const end = forms.indexOf(undefined);
  const leading = forms.slice(0, end < 0 ? undefined : end).filter((form) => form !== undefined);
  // A table has fewer rows than a chunk, where labels alone tell them apart.
  return leading.every((form) => form === 'position') ? [] : leading;
}

/** Of a NOT NULL column of a table, as it is. */
function boundForm(field: ResultColumn): BoundForm | undefined {
  if (!field.notNull || field.originalName === '' || field.listed === 'set') return undefined;
  if (field.listed === 'enum') return 'position';
  if (numberTypes.has(field.type)) return 'number';
  if (integerTypes.has(field.type) || orderedTypes.has(field.type) || floatTypes.has(field.type)) return 'text';
  if (!textTypes.has(field.type)) return undefined;
  return field.charset === binaryCharset ? 'bytes' : 'text';
}

/** A FLOAT prints six digits, a label its letters, and a bit its byte. */
function valueOf(field: ResultColumn, column: string): string {
  if (floatTypes.has(field.type)) return `${column} + 0e0`;
  const form = boundForm(field);
  return form === 'number' || form === 'position' ? `${column} + 0` : column;
}

interface Cut {
  readonly session: MysqlSession;
  readonly query: string;
  /** The key's columns that bounds name. */
  readonly key: readonly string[];
  readonly forms: readonly BoundForm[];
  /** What a bound's values are read as. */
  readonly values: readonly string[];
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
  const end = await lastPosition(cut);
  while (bounds.length < cut.pieces - 1) {
    const from = bounds.at(-1);
    const chunk: Chunk = {
      index: 0,
      key: cut.key,
      forms: cut.forms,
      estimatedRows: 0,
      ...(from ? { from, to: end } : {}),
    };
    const rest = cut.query.replace(rangePlaceholder, () => range(chunk, cut.key));
    if (rest === cut.query) break;
    const sql = `SELECT ${cut.values.join(', ')} FROM (\n${rest}\n) q ORDER BY ${list} LIMIT 1 OFFSET ${step - 1}`;
    const { rows } = await cut.session.execute(sql, { signal: cut.signal });
    const next = rows[0];
    if (next === undefined) break;
    bounds.push(next.map((value) => value ?? ''));
  }
  return bounds;
}

/** The last label in use where the key begins with labels: an index finds what lies between two of them, not what lies behind one. */
async function lastPosition({ session, query, key, forms, signal }: Cut): Promise<string[] | undefined> {
  if (forms[0] !== 'position') return undefined;
  const column = quoteIdentifier(key[0] ?? '');
  const sql = `SELECT ${column} + 0 FROM (\n${query}\n) q ORDER BY ${column} DESC LIMIT 1`;
  const { rows } = await session.execute(sql, { signal });
  return rows[0]?.map((value) => value ?? '0');
}

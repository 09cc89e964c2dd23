import type { CatalogQueries } from './queries.js';
import type { PostgresSession } from '../session.js';

/** A row of a catalog query by column name; numbers and flags are text still. */
export type Row = Readonly<Record<string, string | null>>;

/** The rows of every catalog query. */
export type CatalogRows = Readonly<Record<keyof CatalogQueries, readonly Row[]>>;

/** Runs a catalog query in the introspection's stage. */
export async function catalogRows(
  session: PostgresSession,
  sql: string,
  schemas: readonly string[] | undefined,
  signal: AbortSignal | undefined,
): Promise<Row[]> {
  const values = sql.includes('$1') ? { values: [schemas === undefined ? null : arrayLiteral(schemas)] } : {};
  const { columns, rows } = await session.execute(sql, { ...values, signal, stage: 'introspect' });
  return rows.map((values) => {
    const row: Record<string, string | null> = {};
    for (const [at, name] of columns.entries()) row[name] = values[at] ?? null;
    return row;
  });
}

function arrayLiteral(items: readonly string[]): string {
  return `{${items.map((item) => `"${item.replace(/(["\\])/g, '\\$1')}"`).join(',')}}`;
}

export function text(row: Row, name: string): string {
  return row[name] ?? '';
}

export function optional(row: Row, name: string): string | undefined {
  return row[name] ?? undefined;
}

export function flag(row: Row, name: string): boolean {
  return row[name] === '1';
}

/** A JSON array of strings, as `json_agg` gives it. */
export function list(row: Row, name: string): string[] {
  const json = optional(row, name);
  return json === undefined ? [] : (JSON.parse(json) as string[]);
}

/** The numbers of an `int2[]` printed as text (`{1,2}`), or of an `int2vector` (`1 2`). */
export function numbers(row: Row, name: string): number[] {
  return text(row, name)
    .split(/[{}, ]/)
    .filter((part) => part !== '')
    .map(Number);
}

/** Rows by the value of one column, each group in the order of the query. */
export function grouped(rows: readonly Row[], name: string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = text(row, name);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

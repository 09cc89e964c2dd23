import type { Filled } from './data/fill.js';
import type { BenchColumn, BenchTable, Dialect } from './data/tables.js';
import { dialectOf, queryValue, type Database } from './databases.js';

/** Of each table. */
export async function fingerprintsOf(database: Database, tables: readonly Filled[]): Promise<string[]> {
  return Promise.all(tables.map(({ table }) => fingerprint(database, table)));
}

/**
 * How many rows a table has and the sum of a hash of every row: equal on both sides, or the copy is wrong and its time
 * counts for nothing. Made of SQL that both dialects answer alike, apart from the product's own verification.
 */
async function fingerprint(database: Database, table: BenchTable): Promise<string> {
  const dialect = dialectOf(database.server);
  const values = table.columns.map((column) => `COALESCE(${canonical(column, dialect)}, 'NULL')`);
  const row = `CONCAT_WS('|', ${values.join(', ')})`;
  const sum =
    dialect === 'postgres'
      ? `COUNT(*) || ' rows, ' || SUM(('x' || LEFT(ENCODE(${sha256(row)}, 'hex'), 8))::bit(32)::bigint)`
      : `CONCAT(COUNT(*), ' rows, ', SUM(CAST(CONV(LEFT(SHA2(${row}, 256), 8), 16, 10) AS UNSIGNED)))`;
  return queryValue(database, `SELECT ${sum} FROM ${table.name}`);
}

/** A value as the same text on both. */
function canonical({ name, kind }: BenchColumn, dialect: Dialect): string {
  const postgres = dialect === 'postgres';
  switch (kind) {
    case 'boolean':
      return postgres ? `${name}::int::text` : `CAST(${name} AS CHAR)`;
    case 'instant':
      // A timestamptz becomes a timestamp in UTC; a timestamp stays what it is in a session that is at UTC.
      return postgres ? `TO_CHAR(${name}, 'YYYY-MM-DD HH24:MI:SS.US')` : `DATE_FORMAT(${name}, '%Y-%m-%d %H:%i:%s.%f')`;
    case 'bytes':
      return postgres ? `ENCODE(SHA256(${name}), 'hex')` : `SHA2(${name}, 256)`;
    case 'json':
      // The other servers write blanks where jsonb does.
      return postgres ? `${name}::jsonb::text` : `CONVERT(${name} USING utf8mb4)`;
    case 'number':
    case 'text':
      return postgres ? `${name}::text` : `CONVERT(${name} USING utf8mb4)`;
  }
}

function sha256(text: string): string {
  return `SHA256(CONVERT_TO(${text}, 'UTF8'))`;
}

import type { Column } from '../../src/engine/model/catalog.js';
import { connectMysql, connectPostgres } from '../servers/connect.js';
import type { ServerName } from '../servers/server.js';
import { sharedServer } from '../servers/vitest.js';

/** A table to read cell by cell: the columns as they were at first, under the names that they have now. */
export interface CellQuery {
  readonly schema: string;
  readonly table: string;
  /** A partitioned table gives its partitions' rows; of an inheritance parent only its own count. */
  readonly partitioned: boolean;
  readonly columns: readonly { readonly name: string; readonly original: Column }[];
}

/** One row: a text for each cell, NULL as null. */
export type Row = readonly (string | null)[];

/** Values longer than this are represented by a hash, which the server computes. */
const longest = 2000;

/**
 * All rows of a table, every cell as the server itself prints it once it is cast back to the type that the column had at first; sorted, for rows
 * have no order. This shares nothing with the verification of the engine.
 */
export async function readCells(server: ServerName, database: string, query: CellQuery): Promise<Row[]> {
  const rows = await (sharedServer(server).engine === 'postgresql'
    ? fromPostgres(server, database, query)
    : fromMysql(server, database, query));
  const keyed = rows.map((row) => ({ row, key: JSON.stringify(row) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ row }) => row);
}

async function fromPostgres(server: ServerName, database: string, query: CellQuery): Promise<Row[]> {
  const client = await connectPostgres(sharedServer(server), database);
  try {
    await client.query("SET timezone = 'UTC'; SET datestyle = 'ISO, YMD'; SET lc_monetary = 'C'");
    const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;
    const items = query.columns.map(({ name, original }) => {
      // Types of the database's own are not there when the data comes back: their text has to be the same.
      const builtIn =
        original.type.schema === undefined && !/^(enum|domain|composite)$/u.test(original.type.category ?? '');
      const text = builtIn ? `(${quote(name)}::text)::${original.type.text}::text` : `${quote(name)}::text`;
      return `CASE WHEN length(${text}) > ${longest} THEN md5(${text}) ELSE ${text} END`;
    });
    const from = `${quote(query.schema)}.${quote(query.table)}`;
    const sql = `SELECT ${items.length === 0 ? 'NULL' : items.join(', ')} FROM ${query.partitioned ? '' : 'ONLY '}${from}`;
    const { rows } = await client.query<(string | null)[]>({ text: sql, rowMode: 'array' });
    return rows;
  } finally {
    await client.end();
  }
}

async function fromMysql(server: ServerName, database: string, query: CellQuery): Promise<Row[]> {
  const connection = await connectMysql(sharedServer(server), database);
  try {
    await connection.query("SET time_zone = '+00:00', sql_mode = ''");
    const quote = (name: string): string => `\`${name.replaceAll('`', '``')}\``;
    const items = query.columns.map(({ name, original }) => mysqlCell(quote(name), original));
    const sql = `SELECT ${items.join(', ')} FROM ${quote(query.schema)}.${quote(query.table)}`;
    const [rows] = await connection.query({ sql, rowsAsArray: true });
    return (rows as (string | number | null)[][]).map((row) =>
      row.map((value, index) => (value === null ? null : normalized(String(value), query.columns[index]?.original))),
    );
  } finally {
    await connection.end();
  }
}

/** A cell's text by what its column was at first. */
function mysqlCell(name: string, original: Column): string {
  const type = original.type.name;
  const bytes = (sql: string): string => `IF(LENGTH(${sql}) > ${longest}, SHA2(${sql}, 256), HEX(${sql}))`;
  if (/^inet[46]$/u.test(type)) return `CAST(CAST(${name} AS ${type.toUpperCase()}) AS CHAR)`;
  if (type === 'vector') return `HEX(${name})`;
  if (/^(float|double)$/u.test(type)) return `CAST(${name} + 0e0 AS CHAR)`;
  const fills = original.type.zerofill === true;
  if (fills || /^(tiny|small|medium|big)?int$|^(bit|year)$/u.test(type)) return `CAST(${name} + 0 AS CHAR)`;
  if (type === 'time') return `CAST(CAST(${name} AS TIME(6)) AS CHAR)`;
  // A text that came back as bytes has those of its first character set.
  const charset = original.charset ?? 'utf8mb4';
  const text = `IF(CHARSET(${name}) = 'binary', CONVERT(CONVERT(${name} USING ${charset}) USING utf8mb4), CONVERT(${name} USING utf8mb4))`;
  if (/^(char|varchar|\w*text|enum)$/u.test(type)) return bytes(text);
  if (/binary|blob|geometry|point|linestring|polygon|^multi|collection/u.test(type)) return bytes(name);
  return `CAST(${name} AS CHAR)`;
}

/** A SET and a VECTOR come back as PostgreSQL's arrays: the same labels and numbers, framed otherwise. */
function normalized(text: string, original: Column | undefined): string {
  const type = original?.type.name;
  if (type === 'set' && text.startsWith('{'))
    return text.slice(1, -1).replace(/"((?:[^"\\]|\\.)*)"/gu, (_all, inner: string) => inner.replace(/\\(.)/gu, '$1'));
  const bytes = Buffer.from(type === 'vector' ? text : '', 'hex').toString();
  if (!bytes.startsWith('{')) return text;
  const numbers = Float32Array.from(bytes.slice(1, -1).split(','), Number);
  return Buffer.from(numbers.buffer).toString('hex').toUpperCase();
}

import type mysql from 'mysql2/promise';
import type pg from 'pg';
import { engineNamed } from '../../../src/engine/adapters/index.js';
import type { SqlExpression } from '../../../src/engine/model/catalog.js';
import type { TableMapping } from '../../../src/engine/model/mapping.js';
import { connectMysql, connectPostgres } from '../../servers/connect.js';
import { createDatabase, dropDatabase, loadSql } from '../../servers/load.js';
import type { ServerAddress } from '../../servers/server.js';
import { migrate, settingsOf, summary } from '../migrate.js';
import { sampleRows, type SampleColumn } from './rows.js';

/** What an expression gives for every row, as text; `error` where the server refuses it. */
export type Values = readonly (string | null)[] | { readonly error: string };

/** A connection that evaluates expressions over the sample table. */
export interface Evaluator {
  /** All in one query; one by one only where that fails. */
  values(expressions: readonly string[]): Promise<Values[]>;
  end(): Promise<void>;
}

/** The sample table on a source, moved to a target by the engine itself. */
export interface World {
  readonly table: TableMapping;
  readonly source: Evaluator;
  readonly target: Evaluator;
  /** The expression in the target's words; undefined where it has none. */
  print(value: SqlExpression): string | undefined;
  drop(): Promise<void>;
}

const sampleTable = 's';

/** Creates `s` in a new database, fills it, and moves it. `prepare` runs before, `after` once the rows are there. */
export async function createWorld(
  name: string,
  [source, target]: readonly [ServerAddress, ServerAddress],
  columns: readonly SampleColumn[],
  prepare = '',
): Promise<World> {
  const [from, to] = [`${name}_source`, `${name}_target`];
  await Promise.all([dropDatabase(source, from), dropDatabase(target, to)]);
  await Promise.all([createDatabase(source, from), createDatabase(target, to)]);
  await loadSql(source, from, `${prepare}\n${tableSql(source, columns)}`);
  const migrated = await migrate(settingsOf(source, from, 'a'), settingsOf(target, to, 'b'));
  if (migrated.outcome.state !== 'verified') throw new Error(summary(migrated));
  const table = migrated.analysis.mapping.tables.find((entry) => entry.source.name === sampleTable);
  if (!table) throw new Error('the sample table is not in the mapping');
  const { ddl } = engineNamed(migrated.analysis.target.engine);
  const [read, written] = await Promise.all([evaluator(source, from), evaluator(target, to)]);
  return {
    table,
    source: read,
    target: written,
    print: (value) => ddl.printExpression(value, table.columns),
    drop: async () => {
      await Promise.all([read.end(), written.end()]);
      await Promise.all([dropDatabase(source, from), dropDatabase(target, to)]);
    },
  };
}

function tableSql({ engine }: ServerAddress, columns: readonly SampleColumn[]): string {
  const mark = engine === 'postgresql' ? '"' : '`';
  const name = (column: SampleColumn): string => mark + column.name.replaceAll(mark, mark + mark) + mark;
  const list = columns.map((column) => `${name(column)} ${column.type}`);
  const rows = sampleRows(columns).map((row, at) => `(${[at, ...row].join(', ')})`);
  return `CREATE TABLE ${sampleTable} (row_no integer PRIMARY KEY, ${list.join(', ')});
    INSERT INTO ${sampleTable} VALUES ${rows.join(',\n')};`;
}

export async function evaluator(server: ServerAddress, database: string, table = sampleTable): Promise<Evaluator> {
  if (server.engine !== 'postgresql') return mysqlEvaluator(await connectMysql(server, database), table);
  return postgresEvaluator(await connectPostgres(server, database), table);
}

type Table = readonly (readonly (string | null)[])[];

/** Columns of a result, or one after the other with the error of each. */
async function each(
  expressions: readonly string[],
  query: (list: readonly string[]) => Promise<Table>,
): Promise<Values[]> {
  const columnOf = (rows: Table, at: number): (string | null)[] => rows.map((row) => row[at] ?? null);
  if (expressions.length === 0) return [];
  try {
    const rows = await query(expressions);
    return expressions.map((_, at) => columnOf(rows, at));
  } catch (error) {
    if (expressions.length === 1) return [{ error: error instanceof Error ? error.message : String(error) }];
    const half = Math.ceil(expressions.length / 2);
    return [...(await each(expressions.slice(0, half), query)), ...(await each(expressions.slice(half), query))];
  }
}

async function postgresEvaluator(client: pg.Client, table: string): Promise<Evaluator> {
  await client.query(`SET timezone = 'UTC'; SET extra_float_digits = 1`);
  const query = async (list: readonly string[]): Promise<Table> => {
    const items = list.map((sql) => `(${sql})`);
    const types = { getTypeParser: (oid: number) => (text: string) => canonical(text, postgresKinds[oid]) };
    const text = `SELECT ${items.join(',\n')} FROM ${table} ORDER BY row_no`;
    return (await client.query<(string | null)[]>({ text, rowMode: 'array', types })).rows;
  };
  return { values: (list) => each(list, query), end: () => client.end() };
}

type ValueKind = 'number' | 'truth' | 'moment' | 'uuid' | undefined;

/** By the type's OID. */
const postgresKinds: Readonly<Record<number, ValueKind>> = {
  ...{ 16: 'truth', 20: 'number', 21: 'number', 23: 'number', 700: 'number', 701: 'number', 1700: 'number' },
  ...{ 1083: 'moment', 1114: 'moment', 1184: 'moment' },
};

/** The modes that the engine's own sessions have, and those of a server as it is installed. */
const sqlMode =
  'ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION';

async function mysqlEvaluator(connection: mysql.Connection, table: string): Promise<Evaluator> {
  await connection.query(`SET time_zone = '+00:00', sql_mode = '${sqlMode}'`);
  const query = async (list: readonly string[]): Promise<Table> => {
    const items = list.map((sql) => `(${sql})`);
    const [rows, fields] = await connection.query<mysql.RowDataPacket[][]>({
      sql: `SELECT ${items.join(',\n')} FROM ${table} ORDER BY row_no`,
      rowsAsArray: true,
      typeCast: (field) =>
        texts.test(field.type) ? field.buffer() : canonical(field.string(), mysqlKinds[field.type]),
    });
    const text = (value: unknown, at: number): string | null => {
      if (!Buffer.isBuffer(value)) return value as string | null;
      return fields[at]?.characterSet === binary ? `\\x${value.toString('hex')}` : value.toString('utf8');
    };
    return rows.map((row) => row.map(text));
  };
  return { values: (list) => each(list, query), end: () => connection.end() };
}

const texts = /^(?:VAR_STRING|STRING|BLOB|LONG_BLOB|MEDIUM_BLOB|TINY_BLOB|VARCHAR)$/;
const binary = 63;

const mysqlKinds: Readonly<Record<string, ValueKind>> = {
  ...{
    TINY: 'number',
    SHORT: 'number',
    INT24: 'number',
    LONG: 'number',
    LONGLONG: 'number',
    FLOAT: 'number',
    YEAR: 'number',
  },
  ...{
    DOUBLE: 'number',
    NEWDECIMAL: 'number',
    DECIMAL: 'number',
    TIMESTAMP: 'moment',
    DATETIME: 'moment',
    TIME: 'moment',
  },
};

/** One text for one value: truth as 1 and 0, seconds without zeros at their end, numbers in fifteen digits, for a quotient has more on one side. */
function canonical(text: string | null, kind: ValueKind): string | null {
  if (text === null) return null;
  switch (kind) {
    case 'truth':
      return text === 't' ? '1' : '0';
    case 'number':
      return /^-?[\d.e+-]+$/.test(text) ? numberText(text) : text;
    case 'moment':
      return text
        .replace(/\+00$/, '')
        .replace(/(\.\d*?)0+$/, '$1')
        .replace(/\.$/, '');
    default:
      return text;
  }
}

function numberText(text: string): string {
  const plain = text.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
  if (/^-?\d+$/.test(plain) && plain !== '-0') return plain;
  const value = Number(Number(text).toPrecision(15));
  return String(Object.is(value, -0) ? 0 : value);
}

/** What is not the same, row by row; a server's error stands for all rows. */
export function differences(wanted: Values | undefined, given: Values | undefined): unknown[] {
  if (wanted === undefined || given === undefined || 'error' in wanted || 'error' in given) return [{ wanted, given }];
  return wanted.flatMap((value, row) => (value === given[row] ? [] : [{ row, wanted: value, given: given[row] }]));
}

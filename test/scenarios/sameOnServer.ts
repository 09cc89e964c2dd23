import type { SqlExpression } from '../../src/engine/model/catalog.js';
import { connectMysql, connectPostgres } from '../servers/connect.js';
import { sharedServer } from '../servers/vitest.js';
import type { TestDatabase } from './databases.js';

/** An expression of a table, by the names of its own server. */
export interface Placed {
  readonly database: TestDatabase;
  readonly schema: string;
  readonly table: string;
  readonly expression: SqlExpression;
  /** The columns that it reads, in the order of the other side's. */
  readonly columns: readonly string[];
  /** The column that takes its values. */
  readonly into?: string | undefined;
}

/**
 * Whether two expressions that are written in other words give the same values on the server, for the rows of their tables and for values round each literal
 * that stands in them. This shares nothing with the engine's own judgement.
 */
export async function sameOnServer(before: Placed, after: Placed): Promise<boolean> {
  // Asking a sequence moves it on.
  if (/nextval/iu.test(before.expression.text + after.expression.text)) return false;
  const probes = [...new Set([before, after].flatMap(({ expression }) => probesOf(expression.text)))];
  const [first, second] = await Promise.all([valuesOf(before, probes), valuesOf(after, probes)]);
  if (first === undefined || second === undefined) return false;
  // A column of another type may take other probes.
  const shared = [...first].filter(([cells]) => second.has(cells));
  return shared.length > 0 && shared.every(([cells, value]) => second.get(cells) === value);
}

/** Texts of values on either side of every literal. */
function probesOf(sql: string): string[] {
  const plain = sql.replaceAll("\\'", "'");
  const texts = [...plain.matchAll(/'((?:[^'\\]|''|\\.)*)'/gsu)].map(([, text = '']) => text.replaceAll("''", "'"));
  const numbers = [...plain.matchAll(/-?\b\d{1,15}(?:\.\d+)?\b/gu)].map(([text]) => Number(text));
  return [
    ...texts.flatMap((text) => [text, `${text}x`, `x${text}`, text.toUpperCase(), text.toLowerCase(), text.slice(1)]),
    ...[0, ...numbers].flatMap((number) => [number - 1, number, number + 1, number + 0.00001].map(String)),
  ];
}

/** The expression's value by the cells of its columns; undefined where the server takes no such expression. */
async function valuesOf(placed: Placed, probes: readonly string[]): Promise<ReadonlyMap<string, unknown> | undefined> {
  const server = sharedServer(placed.database.server);
  const { database } = placed.database.settings;
  if (server.engine === 'postgresql') {
    const client = await connectPostgres(server, database);
    const ask = async (sql: string): Promise<unknown[][]> =>
      (await client.query<unknown[]>({ text: sql, rowMode: 'array' })).rows;
    await client.query("SET timezone = 'UTC'; SET datestyle = 'ISO, YMD'");
    return await evaluate(placed, probes, postgres, ask).finally(() => client.end());
  }
  const connection = await connectMysql(server, database);
  const ask = async (sql: string): Promise<unknown[][]> =>
    (await connection.query({ sql, rowsAsArray: true }))[0] as unknown[][];
  await connection.query("SET time_zone = '+00:00', sql_mode = ''");
  return await evaluate(placed, probes, mysql, ask).finally(() => connection.end());
}

interface Dialect {
  readonly quote: (name: string) => string;
  readonly text: (sql: string) => string;
  readonly literal: (text: string) => string;
  /** Behind INSERT INTO: a row of defaults. */
  readonly row: string;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const postgres: Dialect = {
  quote: (name) => `"${name.replaceAll('"', '""')}"`,
  text: (sql) => `(${sql})::text`,
  literal: quoted,
  row: 'DEFAULT VALUES',
};

const mysql: Dialect = {
  quote: (name) => `\`${name.replaceAll('`', '``')}\``,
  text: (sql) => `CAST(${sql} AS CHAR)`,
  literal: (text) => quoted(text.replaceAll('\\', '\\\\')),
  row: '() VALUES ()',
};

const scratch = 'scratch of a test';

async function evaluate(
  { schema, table, expression, columns, into }: Placed,
  probes: readonly string[],
  { quote, text, literal, row }: Dialect,
  ask: (sql: string) => Promise<unknown[][]>,
): Promise<ReadonlyMap<string, unknown> | undefined> {
  const value = `(${expression.text})`;
  const kept = [...columns, ...(into === undefined ? [] : [into])].map(quote);
  const name = quote(scratch);
  const from = `${quote(schema)}.${quote(table)}`;
  try {
    await ask(`CREATE TEMPORARY TABLE ${name} AS SELECT ${kept.join(', ') || '1 AS one'} FROM ${from}`);
    if (columns.length === 0) {
      await ask(`DELETE FROM ${name}`);
      await ask(`INSERT INTO ${name} ${row}`);
    }
    // What one column doesn't take, another may.
    for (const column of columns.map(quote))
      for (const probe of ['NULL', ...probes.map(literal)])
        await ask(`INSERT INTO ${name} (${column}) VALUES (${probe})`).catch(() => undefined);
    // What is set by name has no ON UPDATE of its own.
    const same = columns.map(quote).map((column) => `${column} = ${column}, `);
    if (into !== undefined) await ask(`UPDATE ${name} SET ${same.join('')}${quote(into)} = ${value}`);
    const results = [...kept, ...(into === undefined ? [value] : [])].map(text);
    const rows = await ask(`SELECT ${results.join(', ')} FROM ${name}`);
    return new Map(rows.map((cells) => [JSON.stringify(cells.slice(0, -1)), cells.at(-1)]));
  } catch {
    return undefined;
  }
}

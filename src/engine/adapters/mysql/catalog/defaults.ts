import type { Column, SqlExpression, Table } from '../../../model/catalog.js';
import { quoteIdentifier, quoteString } from '../lex.js';
import type { MysqlSession } from '../session.js';
import { unionAll } from './batches.js';
import { bytesDefault } from './tables.js';

/** Defaults as the server evaluates them, where information_schema may show another value (type-mapping 2, DEFAULT). Where it doesn't say, they have no meaning. */
export async function correctDefaults(
  session: MysqlSession,
  tables: readonly Table[],
  signal?: AbortSignal,
): Promise<Table[]> {
  const doubtful = tables.flatMap((table) => table.columns.filter(isDoubtful).map((column) => ({ table, column })));
  const asked = doubtful.filter(({ table }) => !usesSequence(table));
  const selects = asked.map(({ table, column }, at) => selectDefault(table, column, at));
  const values = new Map<Column, SqlExpression>();
  for (const { column } of doubtful) {
    const text = column.default?.text ?? '';
    if (text.includes('?')) values.set(column, { text });
  }
  for (const [at, hex] of await unionAll(session, selects, signal)) {
    const column = asked[Number(at)]?.column;
    if (column !== undefined && hex !== null && hex !== undefined) values.set(column, trueDefault(column, hex));
  }
  if (values.size === 0) return [...tables];
  return tables.map((table) => ({
    ...table,
    columns: table.columns.map((column) => {
      const value = values.get(column);
      return value === undefined ? column : { ...column, default: value };
    }),
  }));
}

/** Only literals are garbled, or shown as the maker's time zone read them; and of an expression MySQL's DEFAULT() gives no value. */
function isDoubtful({ type, default: value }: Column): boolean {
  const { expression, text = '' } = value ?? {};
  if (!/^x?'/i.test(text)) return false;
  if (type.name.endsWith('binary')) return expression?.kind === 'bytes' || expression?.kind === 'string';
  return expression?.kind === 'string' && (type.name === 'timestamp' || expression.value.includes('?'));
}

/** MariaDB takes DEFAULT() for a write where another column's default asks a sequence, and a source is only read. */
function usesSequence(table: Table): boolean {
  return table.columns.some((column) => /\bnext(?:val\s*\(|\s+value\s+for\b)/iu.test(column.default?.text ?? ''));
}

/** Of the first row, if there is one; else of a row that an outer join makes up, in which a column that takes no NULL may have no value: there the servers go apart. */
function selectDefault(table: Table, column: Column, at: number): string {
  const value = `DEFAULT(t.${quoteIdentifier(column.name)})`;
  const bytes = column.type.name.endsWith('binary') ? value : `CONVERT(${value} USING utf8mb4)`;
  const name = `${quoteIdentifier(table.schema)}.${quoteIdentifier(table.name)}`;
  const select = `SELECT HEX(${bytes}) FROM`;
  const joined = (condition: string): string => `(${select} (SELECT 1) one LEFT JOIN ${name} t ON ${condition})`;
  const key = column.nullable ? undefined : keyCondition(table);
  const ways = [
    `(${select} ${name} t LIMIT 1)`,
    joined('FALSE'),
    // MariaDB looks such a row up before it joins.
    ...(key === undefined ? [] : [joined(key)]),
    // MySQL makes up a row for a sum over none; the table is known to be empty here.
    ...(column.nullable ? [] : [`(${select} ${name} t HAVING COUNT(*) >= 0)`]),
  ];
  return `SELECT ${at} AS place, COALESCE(${ways.join(', ')}) AS value`;
}

/** The primary key compared with constants; undefined where there is none of numbers and texts. */
function keyCondition({ primaryKey, columns }: Table): string | undefined {
  const parts = primaryKey?.columns.map((name) => {
    const type = columns.find((column) => column.name === name)?.type.name ?? '';
    const constant = type.endsWith('int') ? '0' : /char$|binary$/u.test(type) ? `''` : undefined;
    return constant && `t.${quoteIdentifier(name)} = ${constant}`;
  });
  return parts === undefined || parts.includes(undefined) ? undefined : parts.join(' AND ');
}

function trueDefault(column: Column, hex: string): SqlExpression {
  if (column.type.name.endsWith('binary')) return bytesDefault(hex);
  const value = Buffer.from(hex, 'hex').toString('utf8');
  return { text: quoteString(value), expression: { kind: 'string', value } };
}

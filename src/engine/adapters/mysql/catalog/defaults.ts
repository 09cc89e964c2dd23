import type { Column, SqlExpression, Table } from '../../../model/catalog.js';
import { quoteIdentifier, quoteString } from '../lex.js';
import type { MysqlSession } from '../session.js';
import { unionAll } from './batches.js';
import { bytesDefault } from './tables.js';

/** Defaults as the server evaluates them, where information_schema may show another value (type-mapping 2, DEFAULT). */
export async function correctDefaults(
  session: MysqlSession,
  tables: readonly Table[],
  signal?: AbortSignal,
): Promise<Table[]> {
  const asked = tables.flatMap((table) => table.columns.filter(isDoubtful).map((column) => ({ table, column })));
  const selects = asked.map(({ table, column }, at) => selectDefault(table, column, at));
  const values = new Map<Column, SqlExpression>();
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

/** Only literals are garbled, and of an expression MySQL's DEFAULT() gives no value. */
function isDoubtful({ type, default: value }: Column): boolean {
  const { expression, text = '' } = value ?? {};
  if (!/^x?'/i.test(text)) return false;
  if (type.name.endsWith('binary')) return expression?.kind === 'bytes' || expression?.kind === 'string';
  return expression?.kind === 'string' && expression.value.includes('?');
}

/** The outer join gives the default whether the table has rows or not, and reads none of them. */
function selectDefault(table: Table, column: Column, at: number): string {
  const value = `DEFAULT(${quoteIdentifier(column.name)})`;
  const bytes = column.type.name.endsWith('binary') ? value : `CONVERT(${value} USING utf8mb4)`;
  const name = `${quoteIdentifier(table.schema)}.${quoteIdentifier(table.name)}`;
  return `SELECT ${at} AS place, HEX(${bytes}) AS value FROM (SELECT 1) one LEFT JOIN ${name} ON FALSE`;
}

function trueDefault(column: Column, hex: string): SqlExpression {
  if (column.type.name.endsWith('binary')) return bytesDefault(hex);
  const value = Buffer.from(hex, 'hex').toString('utf8');
  return { text: quoteString(value), expression: { kind: 'string', value } };
}

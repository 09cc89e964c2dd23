import type { Column, Table } from '../../../model/catalog.js';
import type { Finding } from '../../../model/finding.js';
import { quoteIdentifier } from '../lex.js';
import type { MysqlSession } from '../session.js';
import { unionAll } from './batches.js';

/** A label that the server shows with a question mark. */
interface Doubtful {
  readonly table: Table;
  readonly column: Column;
  readonly position: number;
}

/**
 * A label with a character beyond U+FFFF shows as `?` even in SHOW CREATE TABLE (seen on MySQL 9.7 and MariaDB 10.11), while the rows hold the true one:
 * labels with a `?` are read from the rows.
 */
export async function correctLabels(
  session: MysqlSession,
  tables: readonly Table[],
  signal?: AbortSignal,
): Promise<{ tables: Table[]; findings: Finding[] }> {
  const doubtful = tables.flatMap((table) =>
    table.columns.flatMap((column) =>
      (column.type.labels ?? []).flatMap((label, position) =>
        label.includes('?') ? [{ table, column, position }] : [],
      ),
    ),
  );
  const found = new Map<Column, Map<number, string>>();
  for (const [at, label] of await unionAll(session, doubtful.map(selectUsed), signal)) {
    const place = doubtful[Number(at)];
    if (place === undefined || label === null || label === undefined) continue;
    found.set(place.column, (found.get(place.column) ?? new Map<number, string>()).set(place.position, label));
  }
  const corrected = tables.map((table) => ({
    ...table,
    columns: table.columns.map((column) => withLabels(column, found.get(column))),
  }));
  return { tables: corrected, findings: unreadable(doubtful, found) };
}

/** A row where the label stands alone. */
function selectUsed({ table, column, position }: Doubtful, at: number): string {
  const name = quoteIdentifier(column.name);
  const from = `${quoteIdentifier(table.schema)}.${quoteIdentifier(table.name)}`;
  const test =
    column.type.name === 'set'
      ? `CAST(${name} AS UNSIGNED) = ${(1n << BigInt(position)).toString()}`
      : `${name} + 0 = ${position + 1}`;
  return `SELECT ${at} AS place, CONVERT(${name} USING utf8mb4) AS label FROM ${from} WHERE ${test} LIMIT 1`;
}

function withLabels(column: Column, found: ReadonlyMap<number, string> | undefined): Column {
  if (found === undefined) return column;
  const labels = (column.type.labels ?? []).map((label, position) => found.get(position) ?? label);
  return { ...column, type: { ...column.type, labels } };
}

function unreadable(doubtful: readonly Doubtful[], found: ReadonlyMap<Column, ReadonlyMap<number, string>>): Finding[] {
  const unknown = new Map<Column, { table: Table; labels: string[] }>();
  for (const { table, column, position } of doubtful) {
    if (found.get(column)?.has(position) === true) continue;
    const entry = unknown.get(column) ?? { table, labels: [] };
    entry.labels.push(column.type.labels?.[position] ?? '');
    unknown.set(column, entry);
  }
  return [...unknown].map(([column, { table, labels }]) => ({
    code: 'LABEL_UNREADABLE',
    severity: 'warning',
    object: { kind: 'column', path: [table.schema, table.name, column.name] },
    message: `The server shows these labels of the ${column.type.name} with a question mark, which may stand for a character that it can't show, and no row tells: ${labels.join(', ')}.`,
    fix: 'If a label really holds an emoji or the like, correct it in the script.',
  }));
}

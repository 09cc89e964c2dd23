import type { Column, Table } from '../../../model/catalog.js';
import type { Finding } from '../../../model/finding.js';
import { bytesDefault } from './tables.js';
import type { CatalogFlavour } from '../flavour.js';
import { quoteIdentifier, quoteString } from '../lex.js';
import type { MysqlSession } from '../session.js';
import { identifierOf, isMeaningful, stringOf, tokens, type Token } from '../tokens.js';

/** What one table's closer look gives. */
interface Looked {
  readonly table: Table;
  readonly findings: readonly Finding[];
}

/**
 * information_schema shows characters beyond U+FFFF as `?`, cuts binary defaults at NUL and hides MariaDB's periods: tables where that could be so are
 * asked once more, each on its own.
 */
export async function lookCloser(
  session: MysqlSession,
  tables: readonly Table[],
  flavour: CatalogFlavour,
  signal?: AbortSignal,
): Promise<{ tables: Table[]; findings: Finding[] }> {
  const looked: Looked[] = [];
  for (const table of tables) looked.push(await look(session, table, flavour, signal));
  return { tables: looked.map((entry) => entry.table), findings: looked.flatMap((entry) => entry.findings) };
}

async function look(
  session: MysqlSession,
  table: Table,
  flavour: CatalogFlavour,
  signal: AbortSignal | undefined,
): Promise<Looked> {
  const doubtful = table.columns.some(hasDoubtfulDefault) || mayHavePeriod(table, flavour);
  const created = doubtful ? await showCreate(session, table, signal) : undefined;
  const withDefaults = created === undefined ? table : correctTable(table, created);
  return await readLabels(session, withDefaults, signal);
}

function hasDoubtfulDefault(column: Column): boolean {
  const value = column.default?.expression;
  if (column.type.name.endsWith('binary')) return value?.kind === 'bytes' || value?.kind === 'string';
  return value?.kind === 'string' && value.value.includes('?');
}

/** A period shows only as a check `start < end` and as columns of a unique key. */
function mayHavePeriod(table: Table, flavour: CatalogFlavour): boolean {
  return flavour.jsonIsCheckedText && table.checks.some((check) => /^`[^`]+` < `[^`]+`$/.test(check.text));
}

/** SHOW CREATE TABLE, one character per byte, so that bytes which are no UTF-8 survive. */
async function showCreate(session: MysqlSession, table: Table, signal?: AbortSignal): Promise<string> {
  const name = `${quoteIdentifier(table.schema)}.${quoteIdentifier(table.name)}`;
  return (await session.readBytes(`SHOW CREATE TABLE ${name}`, 1, signal)).toString('latin1');
}

const latin1 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
const utf8 = (text: string): string => Buffer.from(text, 'latin1').toString('utf8');

function correctTable(table: Table, created: string): Table {
  const definitions = splitDefinitions(created);
  const columns = table.columns.map((column) => correctDefault(column, definitions));
  const periods = definitions.filter((parts) => parts[0]?.text.toUpperCase() === 'PERIOD');
  if (periods.length === 0) return { ...table, columns };
  const names = periods.map((parts) => identifierOf(parts[2] ?? { kind: 'word', text: '', start: 0 }));
  const overlaps = definitions.filter((parts) => parts.some((token) => token.text.toUpperCase() === 'OVERLAPS'));
  const overlapNames = overlaps.map((parts) =>
    utf8(identifierOf(parts.find((token) => token.kind === 'quoted') ?? periodName)),
  );
  const print = (parts: readonly Token[]): string => utf8(parts.map((token) => token.text).join(' '));
  return {
    ...table,
    columns,
    checks: table.checks.filter((check) => !names.includes(latin1(check.name))),
    indexes: table.indexes.filter((index) => !overlapNames.includes(index.name)),
    otherConstraints: [
      ...periods.map((parts, index) => ({ name: utf8(names[index] ?? ''), definition: print(parts) })),
      ...overlaps.map((parts, index) => ({ name: overlapNames[index] ?? '', definition: print(parts) })),
    ],
  };
}

const periodName: Token = { kind: 'quoted', text: '``', start: 0 };

/** The comma-separated parts between the outermost parentheses of a CREATE TABLE, as tokens. */
function splitDefinitions(created: string): Token[][] {
  const definitions: Token[][] = [];
  let depth = 0;
  for (const token of [...tokens(created)].filter(isMeaningful)) {
    if (token.text === ')') depth -= 1;
    if (depth === 0 && definitions.length > 0) break;
    if (depth === 1 && token.text === ',') definitions.push([]);
    else if (depth >= 1) (definitions.at(-1) ?? []).push(token);
    if (token.text === '(') {
      depth += 1;
      if (depth === 1) definitions.push([]);
    }
  }
  return definitions;
}

function correctDefault(column: Column, definitions: readonly Token[][]): Column {
  if (!hasDoubtfulDefault(column)) return column;
  const own = definitions.find(([first]) => first?.kind === 'quoted' && identifierOf(first) === latin1(column.name));
  const at = own?.findIndex((token) => token.kind === 'word' && token.text.toUpperCase() === 'DEFAULT') ?? -1;
  const literal = at < 0 ? undefined : own?.[at + 1];
  if (literal === undefined) return column;
  const bytes = /^0x/i.test(literal.text)
    ? Buffer.from(literal.text.slice(2), 'hex')
    : Buffer.from(stringOf(literal.text), 'latin1');
  if (column.type.name.endsWith('binary')) return { ...column, default: bytesDefault(bytes.toString('hex')) };
  const value = bytes.toString('utf8');
  return { ...column, default: { text: quoteString(value), expression: { kind: 'string', value } } };
}

/**
 * A label with a character beyond U+FFFF shows as `?` even in SHOW CREATE TABLE (seen on MySQL 9.7 and MariaDB 10.11), while the rows hold the true one:
 * labels with a `?` are read from the rows.
 */
async function readLabels(session: MysqlSession, table: Table, signal?: AbortSignal): Promise<Looked> {
  const findings: Finding[] = [];
  const columns: Column[] = [];
  for (const column of table.columns) {
    const labels = column.type.labels ?? [];
    const doubtful = labels.flatMap((label, index) => (label.includes('?') ? [index] : []));
    if (doubtful.length === 0) {
      columns.push(column);
      continue;
    }
    const used = await usedLabels(session, table, column, doubtful, signal);
    const unknown = doubtful.filter((index) => !used.has(index));
    columns.push({
      ...column,
      type: { ...column.type, labels: labels.map((label, index) => used.get(index) ?? label) },
    });
    if (unknown.length > 0)
      findings.push(
        unknownLabels(
          table,
          column,
          unknown.map((index) => labels[index] ?? ''),
        ),
      );
  }
  return {
    table:
      findings.length > 0 || columns.some((column, index) => column !== table.columns[index])
        ? { ...table, columns }
        : table,
    findings,
  };
}

/** The labels at the given positions that rows hold: position -> true label. */
async function usedLabels(
  session: MysqlSession,
  table: Table,
  column: Column,
  positions: readonly number[],
  signal?: AbortSignal,
): Promise<Map<number, string>> {
  const name = quoteIdentifier(column.name);
  const from = `${quoteIdentifier(table.schema)}.${quoteIdentifier(table.name)}`;
  const isSet = column.type.name === 'set';
  const found = new Map<number, string>();
  for (const position of positions) {
    // A set's label is the difference that its bit makes; a row where no other doubtful bit is set tells it.
    const test = isSet
      ? `CAST(${name} AS UNSIGNED) = ${(1n << BigInt(position)).toString()}`
      : `${name} + 0 = ${position + 1}`;
    const sql = `SELECT CONVERT(${name} USING utf8mb4) FROM ${from} WHERE ${test} LIMIT 1`;
    const { rows } = await session.execute(sql, { stage: 'introspect', signal });
    const label = rows[0]?.[0];
    if (label !== undefined && label !== null) found.set(position, label);
  }
  return found;
}

function unknownLabels(table: Table, column: Column, labels: readonly string[]): Finding {
  return {
    code: 'LABEL_UNREADABLE',
    severity: 'warning',
    object: { kind: 'column', path: [table.schema, table.name, column.name] },
    message: `The server shows these labels of the ${column.type.name} with a question mark, which may stand for a character that it can't show, and no row tells: ${labels.join(', ')}.`,
    fix: 'If a label really holds an emoji or the like, correct it in the script.',
  };
}

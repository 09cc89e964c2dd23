import type { Table } from '../../../model/catalog.js';
import { quoteIdentifier } from '../lex.js';
import type { MysqlSession } from '../session.js';
import { identifierOf, isMeaningful, tokens, type Token } from '../tokens.js';

/** Application-time periods and keys WITHOUT OVERLAPS, which only SHOW CREATE TABLE tells of; one query for each table that may have one. */
export async function correctPeriods(
  session: MysqlSession,
  tables: readonly Table[],
  signal?: AbortSignal,
): Promise<Table[]> {
  const corrected: Table[] = [];
  for (const table of tables)
    corrected.push(mayHavePeriod(table) ? withPeriods(table, await showCreate(session, table, signal)) : table);
  return corrected;
}

/** A period shows only as a check `start < end` and as columns of a unique key. */
function mayHavePeriod(table: Table): boolean {
  return table.checks.some((check) => /^`[^`]+` < `[^`]+`$/.test(check.text));
}

async function showCreate(session: MysqlSession, table: Table, signal?: AbortSignal): Promise<string> {
  const name = `${quoteIdentifier(table.schema)}.${quoteIdentifier(table.name)}`;
  return (await session.readBytes(`SHOW CREATE TABLE ${name}`, 1, signal)).toString('utf8');
}

/** The check that keeps the period's start before its end stays: it is one on any server. */
function withPeriods(table: Table, created: string): Table {
  const definitions = splitDefinitions(created);
  const periods = definitions.filter((parts) => parts[0]?.text.toUpperCase() === 'PERIOD');
  const overlaps = definitions.filter((parts) => parts.some((token) => token.text.toUpperCase() === 'OVERLAPS'));
  if (periods.length === 0) return table;
  const keys = overlaps.map((parts) => ({ name: keyName(parts), definition: print(parts) }));
  return {
    ...table,
    indexes: table.indexes.filter((index) => !keys.some((key) => key.name === index.name)),
    otherConstraints: [...periods.map((parts) => ({ name: nameAt(parts, 2), definition: print(parts) })), ...keys],
  };
}

const nameAt = (parts: readonly Token[], at: number): string => {
  const token = parts[at];
  return token === undefined ? '' : identifierOf(token);
};

/** `PRIMARY KEY (…)` or `UNIQUE KEY name (…)`. */
function keyName(parts: readonly Token[]): string {
  return parts[0]?.text.toUpperCase() === 'PRIMARY' ? 'PRIMARY' : nameAt(parts, 2);
}

function print(parts: readonly Token[]): string {
  return parts
    .map((token) => token.text)
    .join(' ')
    .replace(/\( /g, '(')
    .replace(/ (?=[,)])/g, '');
}

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

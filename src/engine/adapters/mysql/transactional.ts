import type { Session } from '../../adapter.js';
import { checkOn, type Check, type CheckPlan } from '../../model/check.js';
import type { TargetName } from '../../model/mapping.js';
import { createdTable, qualify, tableName } from './lex.js';
import { one } from './one.js';
import { identifierOf, isMeaningful, tokens, type Token } from './tokens.js';

/**
 * Rows and the mark that they are there have to commit together. Tables of MyISAM, Aria, MEMORY and the like keep the rows of a load that was cut, or lose those of a
 * finished one. https://dev.mysql.com/doc/refman/9.7/en/information-schema-engines-table.html
 */
export async function transactional(
  session: Session,
  { loads, statements }: Pick<CheckPlan, 'loads' | 'statements'>,
  signal: AbortSignal | undefined,
): Promise<Check> {
  const { server } = session;
  const tables = loads.flatMap((sql) => tableName(meaningful(sql), 0, server)?.name ?? []);
  const { rows } = await session.query("SELECT ENGINE FROM information_schema.ENGINES WHERE TRANSACTIONS = 'YES'");
  const takesBack = new Set(rows.map(([engine]) => engine?.toLowerCase()));
  const usual = (await one(session, 'SELECT @@SESSION.default_storage_engine', signal)) ?? 'InnoDB';
  const engines = new Map(await enginesThere(session, tables, signal));
  for (const sql of statements) {
    const made = engineGiven(sql, server.database, usual);
    if (made) engines.set(keyOf(made.table), made.engine);
  }
  const unfit = tables.flatMap((table) => {
    const engine = engines.get(keyOf(table));
    return engine === undefined || takesBack.has(engine.toLowerCase()) ? [] : [`${qualify(table, server)} (${engine})`];
  });
  const seen =
    unfit.length === 0
      ? 'The tables that rows go into have engines with transactions.'
      : `Rows would go into tables whose engine takes nothing back, so an interruption could leave rows there twice or in part: ${unfit.join(', ')}.`;
  const fix = 'ALTER TABLE … ENGINE=InnoDB for the time of the run, or take ENGINE=InnoDB in the script.';
  return checkOn('target')('target-transactional', unfit.length === 0, seen, fix, 'fail');
}

const keyOf = ({ schema, name }: TargetName): string => JSON.stringify([schema, name]);
const meaningful = (sql: string): Token[] => [...tokens(sql)].filter(isMeaningful);

async function enginesThere(
  session: Session,
  tables: readonly TargetName[],
  signal: AbortSignal | undefined,
): Promise<[string, string][]> {
  const schemas = [...new Set(tables.map(({ schema }) => schema))];
  if (schemas.length === 0) return [];
  const { rows } = await session.query(
    `SELECT TABLE_SCHEMA, TABLE_NAME, ENGINE FROM information_schema.TABLES
      WHERE TABLE_SCHEMA IN (${schemas.map(() => '?').join(', ')}) AND ENGINE IS NOT NULL`,
    schemas,
    signal,
  );
  return rows.map(([schema = '', name = '', engine = '']) => [
    keyOf({ schema: schema ?? '', name: name ?? '' }),
    engine ?? '',
  ]);
}

/** The table that a statement creates or alters, and the engine that it gets by that; undefined where it gets none. */
function engineGiven(
  sql: string,
  database: string,
  usual: string,
): { readonly table: TargetName; readonly engine: string } | undefined {
  const found = meaningful(sql);
  const named = outside(found, 'engine');
  const created = createdTable(sql, { database });
  const isAlter = found[0]?.text.toLowerCase() === 'alter' && found[1]?.text.toLowerCase() === 'table';
  const altered = isAlter ? tableName(found, 2, { database })?.name : undefined;
  const table = created ?? altered;
  if (table === undefined || (altered !== undefined && named === undefined)) return undefined;
  const value = named === undefined ? undefined : found[named + 1]?.text === '=' ? found[named + 2] : found[named + 1];
  const isLike = outside(found, 'like') !== undefined;
  if (value === undefined || !['word', 'quoted', 'string'].includes(value.kind))
    return isLike ? undefined : { table, engine: usual };
  return { table, engine: value.kind === 'string' ? value.text.slice(1, -1) : identifierOf(value) };
}

/** Where a word stands outside of parentheses. */
function outside(found: readonly Token[], word: string): number | undefined {
  let depth = 0;
  for (const [at, { kind, text }] of found.entries()) {
    if (text === '(') depth += 1;
    else if (text === ')') depth -= 1;
    else if (depth === 0 && kind === 'word' && text.toLowerCase() === word) return at;
  }
  return undefined;
}

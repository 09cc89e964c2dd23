import type { TargetName } from '../../model/mapping.js';
import type { SqlToken } from '../../model/sqlToken.js';
import { ledger } from './ledger.js';
import { defaultSchema, lex } from './lex.js';

/** A name as a statement writes it: with its schema or without. */
export type Path = readonly string[];

/** What begins an item of CREATE TABLE that is no column. */
const noColumn = new Set(['constraint', 'primary', 'unique', 'check', 'foreign', 'exclude', 'like']);
/** Words for types that are no names in the catalog, or only the first of several; https://www.postgresql.org/docs/18/datatype.html */
const ownWords = new Set(
  `bigint bigserial bit boolean char character dec decimal double float int integer interval national nchar real serial serial2 serial4 serial8 smallint
    smallserial time timestamp varchar`.split(/\s+/u),
);

/** The collations that statements name and don't create, each once. */
export function namedCollations(statements: readonly string[]): Path[] {
  const made = new Set(
    statements.flatMap((sql) => {
      const [first, second, ...rest] = [...lex.tokens(sql)];
      if (!isWord(first, 'create') || !isWord(second, 'collation')) return [];
      return pathAt(isWord(rest[0], 'if') ? rest.slice(3) : rest).at(-1) ?? [];
    }),
  );
  const paths = statements.flatMap((sql) => {
    const all = [...lex.tokens(sql)];
    return all.flatMap((token, at) => (isWord(token, 'collate') ? [pathAt(all.slice(at + 1))] : []));
  });
  return unique(paths.filter((path) => path.length > 0 && !made.has(path.at(-1) ?? '')));
}

/** The types of the columns that statements create, but for those that the statements create too, each once. */
export function namedTypes(statements: readonly string[]): Path[] {
  const made = new Set(
    statements.flatMap((sql) => {
      const created = ledger.created(sql);
      return created === undefined || created.kind === 'SCHEMA'
        ? []
        : (pathAt([...lex.tokens(created.name)]).at(-1) ?? []);
    }),
  );
  return unique(statements.flatMap(columnTypes).filter((path) => !made.has(path.at(-1) ?? '')));
}

function columnTypes(sql: string): Path[] {
  if (lex.createdTable(sql, { database: '' }) === undefined) return [];
  const all = [...lex.tokens(sql)];
  const types: Path[] = [];
  let depth = 0;
  for (const [at, { text }] of all.entries()) {
    const begins = (text === '(' && depth === 0) || (text === ',' && depth === 1);
    if (text === '(') depth += 1;
    if (text === ')') depth -= 1;
    // Behind the columns there are other lists.
    if (text === ')' && depth === 0) break;
    const [column, type] = [all[at + 1], all[at + 2]];
    if (!begins || column === undefined || type === undefined) continue;
    if (column.kind === 'word' && noColumn.has(column.text.toLowerCase())) continue;
    const word = type.kind === 'word' ? type.text.toLowerCase() : '';
    if (ownWords.has(word)) continue;
    const path = pathAt(all.slice(at + 2));
    if (path.length > 0) types.push(path);
  }
  return types;
}

/** The tables that statements alter, empty or drop. */
export function changedTables(
  statements: readonly string[],
): { readonly table: TargetName; readonly verb: 'ALTER' | 'DROP' | 'TRUNCATE' }[] {
  return statements.flatMap((sql) => {
    const all = [...lex.tokens(sql)];
    const verb = (['ALTER', 'DROP', 'TRUNCATE'] as const).find((word) => isWord(all[0], word.toLowerCase()));
    if (verb === undefined || !(isWord(all[1], 'table') || verb === 'TRUNCATE')) return [];
    const start = all.findIndex((token) => token.name !== undefined && !skippable.has(token.text.toLowerCase()));
    const tables: TargetName[] = [];
    for (let at = start; at >= 0 && at < all.length;) {
      const path = pathAt(all.slice(at));
      const name = path.at(-1);
      if (name === undefined) break;
      tables.push({ schema: path.at(-2) ?? defaultSchema, name });
      at += path.length * 2 - 1;
      if (all[at]?.text !== ',') break;
      at += 1;
    }
    return tables.map((table) => ({ table, verb }));
  });
}

/** What stands in front of the names. */
const skippable = new Set(['alter', 'drop', 'truncate', 'table', 'if', 'exists', 'only']);

function isWord(token: SqlToken | undefined, word: string): boolean {
  return token?.kind === 'word' && token.text.toLowerCase() === word;
}

/** The dotted name with which tokens begin. */
function pathAt(list: readonly SqlToken[]): string[] {
  const path: string[] = [];
  for (let at = 0; list[at]?.name !== undefined; at += 2) {
    path.push(list[at]?.name ?? '');
    if (list[at + 1]?.text !== '.') break;
  }
  return path;
}

function unique(paths: readonly Path[]): Path[] {
  return [...new Map(paths.map((path) => [JSON.stringify(path), path])).values()];
}

import type { Lex } from '../model/lex.js';
import type { SqlToken } from '../model/sqlToken.js';
import { stepsOf, type Script, type StepSection } from '../model/script.js';
import type { ReviewedColumn, ReviewedTable } from '../model/scriptReview.js';

/** Words with which a line of CREATE TABLE begins that is no column. */
const notColumns: ReadonlySet<string> = new Set([
  ...['constraint', 'primary', 'unique', 'key', 'index', 'check', 'foreign'],
  ...['exclude', 'like', 'fulltext', 'spatial', 'period'],
]);

/** Words that end a column's type. */
const afterType: ReadonlySet<string> = new Set([
  ...[
    'not',
    'null',
    'default',
    'generated',
    'primary',
    'unique',
    'comment',
    'collate',
    'character',
    'charset',
    'check',
  ],
  ...[
    'references',
    'auto_increment',
    'constraint',
    'as',
    'storage',
    'compression',
    'invisible',
    'visible',
    'on',
    'srid',
  ],
]);

/** The tables that the steps of a script create, with their columns and the lines on which they stand. */
export function createdTables(script: Script, lex: Lex): ReviewedTable[] {
  const server = { database: script.target?.database ?? '' };
  return stepsOf(script).flatMap((step) => {
    const { body } = step;
    if (step.skip || body === undefined || !/\bcreate\b/iu.test(body.sql)) return [];
    return lex.splitStatements(body.sql).flatMap(({ sql, offset }) => {
      const name = lex.createdTable(sql, server);
      if (!name) return [];
      const columns = createdColumns(sql, lex).map(({ start, ...column }) => ({
        ...column,
        line: lineAt(body, offset + start),
      }));
      return [{ ...name, columns, line: lineAt(body, offset) }];
    });
  });
}

/** The 1-based line of the script on which a character of a section stands. */
export function lineAt({ sql, lines }: StepSection, offset: number): number {
  let line = lines.start;
  for (let at = sql.indexOf('\n'); at >= 0 && at < offset; at = sql.indexOf('\n', at + 1)) line += 1;
  return line;
}

function createdColumns(statement: string, lex: Lex): (ReviewedColumn & { readonly start: number })[] {
  const tokens = [...lex.tokens(statement)];
  const open = tokens.findIndex((token) => token.text === '(');
  if (open < 0) return [];
  return itemsOf(tokens.slice(open + 1)).flatMap((item) => {
    const [first, ...rest] = item;
    if (first?.name === undefined || (first.kind === 'word' && notColumns.has(first.name.toLowerCase()))) return [];
    return [{ name: first.name, type: typeOf(statement, rest), start: first.start }];
  });
}

/** Splits by the commas of the outermost parentheses, up to the one that closes them. */
function itemsOf(tokens: readonly SqlToken[]): SqlToken[][] {
  const items: SqlToken[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (token.text === '(') depth += 1;
    if (token.text === ')') depth -= 1;
    if (depth < 0) break;
    if (token.text === ',' && depth === 0) items.push([]);
    else items.at(-1)?.push(token);
  }
  return items;
}

function typeOf(statement: string, rest: readonly SqlToken[]): string | undefined {
  // The first word is the type's own, whatever it is: CHARACTER VARYING.
  const end = rest.findIndex((token, at) => at > 0 && token.kind === 'word' && afterType.has(token.text.toLowerCase()));
  const tokens = end < 0 ? rest : rest.slice(0, end);
  const [first, last] = [tokens[0], tokens.at(-1)];
  return first && last ? statement.slice(first.start, last.start + last.text.length) : undefined;
}

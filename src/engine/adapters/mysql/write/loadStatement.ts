import { EngineError } from '../../../errors.js';
import type { ServerInfo } from '../../../model/catalog.js';
import type { LoadColumn } from '../../../model/load.js';
import type { TargetName } from '../../../model/mapping.js';
import { qualify, quoteIdentifier, tableName } from '../lex.js';
import { identifierOf, isMeaningful, stringOf, tokens, type Token } from '../tokens.js';

/** What stands in a script for the stream of the step's source half. */
export const streamName = '@stream';

/** CSV as the stream gives it; see type-mapping 0.1. Without a character set the bytes would be read in the database's own. */
const framing = `CHARACTER SET utf8mb4 FIELDS TERMINATED BY ',' ENCLOSED BY '"' ESCAPED BY '' LINES TERMINATED BY '\\n'`;

/** The target half of a copy step. */
export function loadStatement(table: TargetName, columns: readonly LoadColumn[], server: ServerInfo): string {
  const fields = columns.map((column) =>
    column.load === undefined ? quoteIdentifier(column.name) : variableOf(column.name),
  );
  const sets = columns
    .filter((column): column is LoadColumn & { load: string } => column.load !== undefined)
    .map(({ name, load }) => `${quoteIdentifier(name)} = ${load.replaceAll('@value', () => variableOf(name))}`);
  const set = sets.length === 0 ? '' : `\nSET ${sets.join(',\n  ')}`;
  return `LOAD DATA LOCAL INFILE '${streamName}' INTO TABLE ${qualify(table, server)}\n(${fields.join(', ')})${set};`;
}

/** Where anything is SET, what counts by itself is SET, too: a zero that is read into it would become the next number. */
export function zerosKept(columns: readonly LoadColumn[]): readonly LoadColumn[] {
  if (columns.every(({ load }) => load === undefined)) return columns;
  return columns.map((column) => (column.counts === true ? { ...column, load: column.load ?? '@value' } : column));
}

function variableOf(name: string): string {
  return /^[A-Za-z_][\w$]*$/.test(name) ? `@${name}` : `@${quoteIdentifier(name)}`;
}

/** A load statement taken apart. */
export interface ParsedLoad {
  /** The statement that it was taken from. */
  readonly text: string;
  /** The table as written, qualified or not. */
  readonly table: string;
  /** The same in parts; no schema where none is written. */
  readonly name: TargetName;
  /** A column's name, or a variable's with its `@`, for each field in order. */
  readonly fields: readonly string[];
  /** SQL behind SET, column by column. */
  readonly sets: readonly { readonly column: string; readonly expression: readonly Token[] }[];
  /** Where the framing goes: behind the table (and PARTITION) and before the fields. */
  readonly framingAt: number;
}

/** Takes the target half of a copy step apart. Throws SCRIPT_INVALID when it isn't a plain LOAD DATA of the stream. */
export function parseLoad(statement: string): ParsedLoad {
  const found = [...tokens(statement)].filter(isMeaningful);
  const last = found.at(-1);
  if (last?.text === ';') found.pop();
  const start = ['load', 'data', 'local', 'infile'];
  const isLoad = start.every((word, at) => found[at]?.text.toLowerCase() === word);
  if (!isLoad) throw invalid('The target half of a copy step is not LOAD DATA LOCAL INFILE.');
  const file = found[start.length];
  if (file?.kind !== 'string' || stringOf(file.text) !== streamName) {
    throw invalid(`LOAD DATA must read '${streamName}', which stands for the source half.`);
  }
  const into = start.length + 1;
  if (found[into]?.text.toLowerCase() !== 'into' || found[into + 1]?.text.toLowerCase() !== 'table') {
    throw invalid(`Behind '${streamName}' INTO TABLE must follow; REPLACE and IGNORE would change or drop rows.`);
  }
  const named = tableName(found, into + 2, { database: '' });
  if (named === undefined) throw invalid('LOAD DATA names no table.');
  const tableTokens = found.slice(into + 2, into + 2 + named.length);
  const table = textOf(statement, tableTokens);
  return { text: statement, table, name: named.name, ...parseFields(found, into + 2 + named.length) };
}

function parseFields(found: readonly Token[], from: number): Omit<ParsedLoad, 'table' | 'name' | 'text'> {
  let at = from;
  if (found[at]?.text.toLowerCase() === 'partition') at = closing(found, at + 1) + 1;
  const open = found[at];
  if (open?.text !== '(') {
    throw invalid(
      'Behind the table the list of columns must follow; character set, FIELDS and LINES are added when it runs.',
    );
  }
  const end = closing(found, at);
  const fields = split(found.slice(at + 1, end), ',').map(([token]) => fieldOf(token));
  const rest = found.slice(end + 1);
  if (rest.length > 0 && rest[0]?.text.toLowerCase() !== 'set')
    throw invalid(`"${rest[0]?.text}" was not expected here.`);
  const sets = rest.length === 0 ? [] : split(rest.slice(1), ',').map(parseSet);
  return { fields, sets, framingAt: open.start };
}

function fieldOf(token: Token | undefined): string {
  if (token?.kind === 'variable') return variableKey(token);
  if (token?.kind === 'quoted' || token?.kind === 'word') return identifierOf(token);
  throw invalid('The list of columns holds something that is neither a column nor a variable.');
}

/** `@photo` for `@photo` and for @`photo`; variables' names ignore case. */
export function variableKey(token: Token): string {
  const name = token.text.slice(1);
  return `@${identifierOf({ kind: name.startsWith('`') ? 'quoted' : 'word', text: name, start: 0 }).toLowerCase()}`;
}

function parseSet(part: readonly Token[]): ParsedLoad['sets'][number] {
  const [column, equals, ...expression] = part;
  if (!column || equals?.text !== '=' || expression.length === 0 || !['quoted', 'word'].includes(column.kind)) {
    throw invalid('SET holds something that is not column = expression.');
  }
  return { column: identifierOf(column), expression };
}

/** The place of the parenthesis that closes the one at `open`. */
function closing(found: readonly Token[], open: number): number {
  let depth = 0;
  for (let at = open; at < found.length; at += 1) {
    if (found[at]?.text === '(') depth += 1;
    else if (found[at]?.text === ')') depth -= 1;
    if (depth === 0) return at;
  }
  throw invalid('A parenthesis is not closed.');
}

/** Cuts at commas outside of parentheses. */
function split(found: readonly Token[], separator: string): Token[][] {
  const parts: Token[][] = [[]];
  let depth = 0;
  for (const token of found) {
    if (token.text === '(') depth += 1;
    else if (token.text === ')') depth -= 1;
    if (token.text === separator && depth === 0) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}

function textOf(statement: string, part: readonly Token[]): string {
  const [first] = part;
  const last = part.at(-1);
  return first && last ? statement.slice(first.start, last.start + last.text.length) : '';
}

/** The statement with the stream's framing, as the server gets it. */
export function framed(statement: string, parsed: ParsedLoad): string {
  const whole = statement.trimEnd().replace(/;$/, '');
  return `${whole.slice(0, parsed.framingAt).trimEnd()} ${framing}\n${whole.slice(parsed.framingAt)}`;
}

function invalid(message: string): EngineError {
  return new EngineError({
    code: 'SCRIPT_INVALID',
    stage: 'run',
    message,
    hint: `Write it as: LOAD DATA LOCAL INFILE '${streamName}' INTO TABLE \`table\` (\`column\`, @variable) SET \`other\` = expression;`,
  });
}

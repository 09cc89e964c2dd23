import type { Lex } from '../../model/lex.js';
import type { ServerInfo } from '../../model/catalog.js';
import type { TargetName } from '../../model/mapping.js';
import type { SqlToken } from '../../model/sqlToken.js';
import { functions } from './functions.js';
import { identifierOf, isMeaningful, tokens, type Token } from './tokens.js';

export function quoteIdentifier(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}

const escaped: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "''",
  '\0': '\\0',
  '\x1a': '\\Z',
  '\n': '\\n',
  '\r': '\\r',
};

/** Relies on NO_BACKSLASH_ESCAPES being off, as it is in our sessions. A literal stays in one line, for a script is read line by line. */
export function quoteString(value: string): string {
  return `'${value.replace(/[\\'\0\x1a\n\r]/g, (char) => escaped[char] ?? char)}'`;
}

export function qualify(name: TargetName, server: Pick<ServerInfo, 'database'>): string {
  const table = quoteIdentifier(name.name);
  return name.schema === '' || name.schema === server.database ? table : `${quoteIdentifier(name.schema)}.${table}`;
}

/** Semicolons inside the bodies of routines, triggers and events end no statement. There is no DELIMITER: it belongs to a client, not to SQL. */
export function splitStatements(sql: string): { sql: string; offset: number }[] {
  const statements: { sql: string; offset: number }[] = [];
  let current = new Statement();
  const flush = (end: number): void => {
    if (current.start !== undefined && current.previous !== undefined) {
      statements.push({ sql: sql.slice(current.start, end).trimEnd(), offset: current.start });
    }
    current = new Statement();
  };
  const all = [...tokens(sql)].filter((token) => token.kind !== 'space');
  for (const [index, token] of all.entries()) {
    if (token.kind === 'symbol' && token.text === ';' && current.depth === 0) flush(token.start);
    else current.add(token, all, index);
  }
  flush(sql.length);
  return statements;
}

/** After these words a new statement of a body can begin. */
const statementStarts = new Set(['begin', ';', 'then', 'else', 'do', 'row', 'loop', 'repeat', ':', ')']);
const blockWords = new Set(['if', 'while', 'loop', 'repeat']);

class Statement {
  start: number | undefined;
  /** Open blocks of a body. */
  depth = 0;
  previous: string | undefined;
  private creates = false;
  private body = false;

  add(token: Token, all: readonly Token[], index: number): void {
    this.start ??= token.start;
    // `/*! … */` is a comment that the server executes.
    if (token.kind === 'comment' && !/^\/\*M?!/.test(token.text)) return;
    const word = token.kind === 'word' || token.kind === 'symbol' ? token.text.toLowerCase() : '';
    if (this.body) this.count(word, all, index);
    else this.enterBody(word);
    this.previous = word;
  }

  private enterBody(word: string): void {
    if (this.previous === undefined) this.creates = word === 'create';
    else if (this.creates && /^(?:procedure|function|trigger|event|package)$/.test(word)) this.body = true;
    else if (this.previous === 'begin' && word === 'not') {
      // MariaDB's compound statement outside of a routine: BEGIN NOT ATOMIC.
      this.body = true;
      this.depth = 1;
    }
  }

  private count(word: string, all: readonly Token[], index: number): void {
    if (this.previous === 'end' && (blockWords.has(word) || word === 'case')) return;
    if (word === 'begin' || word === 'case') this.depth += 1;
    else if (word === 'end') this.depth = Math.max(0, this.depth - 1);
    else if (blockWords.has(word) && statementStarts.has(this.previous ?? '') && !isCall(all, index)) this.depth += 1;
  }
}

/** Tells the functions IF(a, b, c) and REPEAT(a, n) from the statements of the same name: their parentheses hold commas. */
function isCall(all: readonly Token[], index: number): boolean {
  if (all[index + 1]?.text !== '(') return false;
  let depth = 0;
  for (const token of all.slice(index + 1)) {
    if (token.text === '(') depth += 1;
    else if (token.text === ')') depth -= 1;
    else if (token.text === ',' && depth === 1) return true;
    if (depth === 0) return false;
  }
  return false;
}

/** As many meaningful tokens as it takes to name what a statement creates. */
function firstOf(statement: string): Token[] {
  const list: Token[] = [];
  for (const token of tokens(statement)) if (isMeaningful(token) && list.push(token) === 10) break;
  return list;
}

/** The table that a CREATE TABLE statement creates; temporary ones don't count. */
export function createdTable(statement: string, server: Pick<ServerInfo, 'database'>): TargetName | undefined {
  const found = firstOf(statement);
  const words = (at: number, ...wanted: string[]): boolean =>
    wanted.every((word, index) => found[at + index]?.text.toLowerCase() === word);
  let at = 0;
  if (!words(at, 'create')) return undefined;
  at += 1;
  if (words(at, 'or', 'replace')) at += 2;
  if (!words(at, 'table')) return undefined;
  at += 1;
  if (words(at, 'if', 'not', 'exists')) at += 3;
  return tableName(found, at, server)?.name;
}

/** The possibly qualified table name at a position, and how many tokens it takes. */
export function tableName(
  found: readonly Token[],
  at: number,
  server: Pick<ServerInfo, 'database'>,
): { readonly name: TargetName; readonly length: number } | undefined {
  const first = nameAt(found, at);
  if (first === undefined) return undefined;
  const second = found[at + 1]?.text === '.' ? nameAt(found, at + 2) : undefined;
  return second === undefined
    ? { name: { schema: server.database, name: first }, length: 1 }
    : { name: { schema: first, name: second }, length: 3 };
}

function nameAt(found: readonly Token[], at: number): string | undefined {
  const token = found[at];
  return token && (token.kind === 'quoted' || token.kind === 'word') ? identifierOf(token) : undefined;
}

/** MySQL has no parser of its own outside of the server: what shows here are brackets and quotes, and ends of a statement or a value. */
export function expressionError(sql: string): string | undefined {
  let depth = 0;
  let empty = true;
  for (const token of tokens(sql)) {
    if (isUnfinished(token)) return `${token.text.slice(0, 20)} has no end`;
    if (!isMeaningful(token)) continue;
    empty = false;
    if (token.text === '(') depth += 1;
    if (token.text === ')') depth -= 1;
    if (depth < 0) return 'a closing parenthesis has none that opens';
    if (token.text === ';') return 'a semicolon ends it';
    if (token.text === ',' && depth === 0) return 'it is more than one expression';
  }
  if (empty) return 'it is empty';
  return depth > 0 ? 'a closing parenthesis is missing' : undefined;
}

/** A string, name or comment that reaches to the end of the text without its closing mark. */
function isUnfinished({ kind, text }: Token): boolean {
  if (kind === 'comment') return text.startsWith('/*') && (text.length < 4 || !text.endsWith('*/'));
  if (kind === 'quoted') return !/^`(?:[^`]|``)*`$/u.test(text);
  return kind === 'string' && !/^[xXbBnN]?(?:'(?:[^'\\]|''|\\[^])*'|"(?:[^"\\]|""|\\[^])*")$/u.test(text);
}

function* meaningfulTokens(sql: string): Generator<SqlToken> {
  for (const token of tokens(sql)) {
    const { kind, text, start } = token;
    if (kind === 'space' || kind === 'comment') continue;
    const named = kind === 'word' || kind === 'quoted';
    yield { kind, text, start, name: named ? identifierOf(token) : undefined };
  }
}

export const lex: Lex = {
  quoteIdentifier,
  quoteString,
  qualify,
  splitStatements,
  expressionError,
  createdTable,
  functions,
  tokens: meaningfulTokens,
};

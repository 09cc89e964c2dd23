import type { Lex } from '../../model/lex.js';
import { EngineError } from '../../errors.js';
import type { TargetName } from '../../model/mapping.js';
import type { SqlToken } from '../../model/sqlToken.js';
import { expressionError } from './expression/parse.js';
import { functions } from './functions.js';

/** A piece of SQL text, as PostgreSQL's scanner cuts it. `quoted` is a quoted identifier, `string` any kind of literal string. */
export interface Token {
  readonly kind: 'space' | 'comment' | 'word' | 'quoted' | 'string' | 'number' | 'symbol';
  readonly text: string;
  readonly start: number;
}

// The first that matches says the kind; https://www.postgresql.org/docs/18/sql-syntax-lexical.html
const alternatives = [
  ['space', String.raw`\s+`],
  ['comment', String.raw`--[^\n\r]*`],
  ['escape', String.raw`[eE]'[^'\\]*(?:(?:''|\\[^])[^'\\]*)*'?`],
  ['string', String.raw`(?:[bBxXnN]|[uU]&)?'[^']*(?:''[^']*)*'?`],
  ['quoted', String.raw`(?:[uU]&)?"[^"]*(?:""[^"]*)*"?`],
  ['dollar', String.raw`\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$`],
  ['word', String.raw`[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*`],
  ['number', String.raw`\d[\w.]*`],
  ['symbol', String.raw`[^]`],
] as const;

// Numbered groups, for named ones cost many times as much.
const pattern = new RegExp(alternatives.map(([, source]) => `(${source})`).join('|'), 'y');

/** Cuts SQL into tokens that together are the whole text. Never fails: an unterminated string or comment reaches to the end. */
export function* tokens(sql: string): Generator<Token> {
  let start = 0;
  while (start < sql.length) {
    const token = tokenAt(sql, start);
    yield token;
    start += token.text.length;
  }
}

function tokenAt(sql: string, start: number): Token {
  if (sql.startsWith('/*', start)) return { kind: 'comment', text: blockComment(sql, start), start };
  pattern.lastIndex = start;
  const match: readonly (string | undefined)[] = pattern.exec(sql) ?? [];
  const [kind] = alternatives[match.findIndex((group, at) => at > 0 && group !== undefined) - 1] ?? ['symbol'];
  const text = match[0] ?? sql.slice(start, start + 1);
  if (kind === 'escape') return { kind: 'string', text, start };
  if (kind === 'dollar') {
    const end = sql.indexOf(text, start + text.length);
    return { kind: 'string', text: end < 0 ? sql.slice(start) : sql.slice(start, end + text.length), start };
  }
  return { kind, text, start };
}

/** PostgreSQL's block comments nest. */
function blockComment(sql: string, start: number): string {
  const edge = /\/\*|\*\//g;
  edge.lastIndex = start;
  let depth = 0;
  for (let match = edge.exec(sql); match; match = edge.exec(sql)) {
    depth += match[0] === '/*' ? 1 : -1;
    if (depth === 0) return sql.slice(start, edge.lastIndex);
  }
  return sql.slice(start);
}

export function isMeaningful(token: Token): boolean {
  return token.kind !== 'space' && token.kind !== 'comment';
}

/**
 * What would not survive the lines of a script: a carriage return, for lines end with or without one, and a line break before what would read as a
 * directive. Both are written as escapes.
 */
const lostInLines = /\r|\n(?=[^\S\n]*--[^\S\n]*@)/gu;

export function quoteIdentifier(name: string): string {
  const quoted = `"${name.replaceAll('"', '""')}"`;
  if (!/[\r\n]/u.test(name) || name.search(lostInLines) < 0) return quoted;
  const escaped = quoted.replaceAll('\\', '\\\\');
  return `U&${escaped.replace(lostInLines, (char) => (char === '\r' ? String.raw`\000D` : String.raw`\000A`))}`;
}

export function quoteString(value: string): string {
  if (value.includes('\0')) {
    throw new EngineError({
      code: 'BAD_INPUT',
      stage: 'input',
      message: 'PostgreSQL cannot hold the NUL character in text.',
      hint: 'Leave the character out of the value.',
    });
  }
  const quoted = value.replaceAll("'", "''");
  if (quoted.search(lostInLines) < 0) return `'${quoted}'`;
  const escaped = quoted.replaceAll('\\', '\\\\');
  return `E'${escaped.replace(lostInLines, (char) => (char === '\r' ? String.raw`\r` : String.raw`\n`))}'`;
}

export function qualify(name: TargetName): string {
  return `${quoteIdentifier(name.schema)}.${quoteIdentifier(name.name)}`;
}

/** The schema of objects that are named without one. */
export const defaultSchema = 'public';

/**
 * Semicolons inside parentheses (CREATE RULE … DO (…; …)) and inside BEGIN ATOMIC … END (SQL-standard function bodies) end no statement.
 */
export function splitStatements(sql: string): { sql: string; offset: number }[] {
  const statements: { sql: string; offset: number }[] = [];
  const state = new StatementState();
  for (const token of tokens(sql)) {
    if (token.kind === 'symbol' && token.text === ';' && state.isTopLevel()) {
      state.flush(sql, token.start, statements);
    } else {
      state.add(token);
    }
  }
  state.flush(sql, sql.length, statements);
  return statements;
}

class StatementState {
  private start: number | undefined;
  private meaningful = false;
  private parentheses = 0;
  /** Open BEGIN ATOMIC and CASE blocks. */
  private blocks = 0;
  private previous = '';

  isTopLevel(): boolean {
    return this.parentheses === 0 && this.blocks === 0;
  }

  add(token: Token): void {
    if (token.kind === 'space') return;
    this.start ??= token.start;
    if (!isMeaningful(token)) return;
    this.meaningful = true;
    if (token.text === '(') this.parentheses++;
    if (token.text === ')') this.parentheses = Math.max(0, this.parentheses - 1);
    if (token.kind === 'word') this.addWord(token.text.toLowerCase());
    else this.previous = token.text;
  }

  private addWord(word: string): void {
    if (word === 'atomic' && this.previous === 'begin') this.blocks++;
    else if (this.blocks > 0 && word === 'case') this.blocks++;
    else if (this.blocks > 0 && word === 'end') this.blocks--;
    this.previous = word;
  }

  flush(sql: string, end: number, statements: { sql: string; offset: number }[]): void {
    if (this.meaningful && this.start !== undefined) {
      statements.push({ sql: sql.slice(this.start, end).trimEnd(), offset: this.start });
    }
    this.start = undefined;
    this.meaningful = false;
    this.parentheses = 0;
    this.blocks = 0;
    this.previous = '';
  }
}

/** https://www.postgresql.org/docs/18/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS */
const unicodeEscape = /\\(?:(\\)|([0-9a-f]{4})|\+((?:0[0-9a-f]|10)[0-9a-f]{4}))/giu;

function escapedCharacter(_all: string, backslash?: string, short?: string, long?: string): string {
  return backslash ?? String.fromCodePoint(parseInt(short ?? long ?? '', 16));
}

/** An identifier token as the server stores it: unquoted ones in lower case. */
export function identifierOf(token: Token | undefined): string | undefined {
  if (token?.kind === 'word') return token.text.toLowerCase();
  if (token?.kind !== 'quoted') return undefined;
  const name = token.text.slice(token.text.indexOf('"') + 1, -1).replaceAll('""', '"');
  return token.text.startsWith('"') ? name : name.replace(unicodeEscape, escapedCharacter);
}

/** As many meaningful tokens as it takes to name what a statement creates. */
function firstOf(statement: string): Token[] {
  const list: Token[] = [];
  for (const token of tokens(statement)) if (isMeaningful(token) && list.push(token) === 10) break;
  return list;
}

function createdTable(statement: string): TargetName | undefined {
  const list = firstOf(statement);
  let at = 0;
  const take = (word: string): boolean => {
    if (list[at]?.kind !== 'word' || list[at]?.text.toLowerCase() !== word) return false;
    at++;
    return true;
  };
  if (!take('create')) return undefined;
  if (!take('unlogged')) take('foreign');
  if (!take('table')) return undefined;
  if (take('if') && !(take('not') && take('exists'))) return undefined;
  const first = identifierOf(list[at++]);
  if (first === undefined) return undefined;
  if (list[at]?.text !== '.') return { schema: defaultSchema, name: first };
  const second = identifierOf(list[at + 1]);
  return second === undefined ? undefined : { schema: first, name: second };
}

/** The tables that a DROP TABLE statement drops. */
export function droppedTables(statement: string): TargetName[] {
  const list = [...tokens(statement)].filter(isMeaningful);
  const word = (at: number): string => list[at]?.text.toLowerCase() ?? '';
  if (word(0) !== 'drop' || word(1) !== 'table') return [];
  const names: TargetName[] = [];
  for (let at = word(2) === 'if' ? 4 : 2; at < list.length; at += 1) {
    const first = identifierOf(list[at]);
    const second = word(at + 1) === '.' ? identifierOf(list[at + 2]) : undefined;
    if (first === undefined) break;
    names.push(second === undefined ? { schema: defaultSchema, name: first } : { schema: first, name: second });
    at += second === undefined ? 1 : 3;
    if (word(at) !== ',') break;
  }
  return names;
}

function* meaningfulTokens(sql: string): Generator<SqlToken> {
  for (const token of tokens(sql)) {
    const { kind, text, start } = token;
    if (kind !== 'space' && kind !== 'comment') yield { kind, text, start, name: identifierOf(token) };
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

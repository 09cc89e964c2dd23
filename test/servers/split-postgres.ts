import { LineCounter, matchAt } from './script-position.js';

/** A piece of a PostgreSQL script as psql would read it; `line` counts from 1. */
export type PostgresPiece =
  | { readonly kind: 'statement'; readonly sql: string; readonly line: number }
  /** `COPY … FROM stdin` with the lines that follow it, up to `\.`. */
  | { readonly kind: 'copy'; readonly sql: string; readonly data: string; readonly line: number }
  /** A backslash command; `sql` is what stood before it unfinished (`select … \gset`). */
  | {
      readonly kind: 'command';
      readonly name: string;
      readonly rest: string;
      readonly sql: string;
      readonly line: number;
    };

// The lexical rules: https://www.postgresql.org/docs/18/sql-syntax-lexical.html
const TOKEN = new RegExp(
  [
    String.raw`(?<space>\s+|--[^\n]*)`,
    String.raw`(?<comment>/\*)`,
    String.raw`(?<text>[eE]'[^'\\]*(?:(?:\\[^]|'')[^'\\]*)*'|'[^']*'|"[^"]*")`,
    String.raw`(?<dollar>\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$)`,
    String.raw`(?<word>[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*)`,
    String.raw`(?<mark>[;()\\])`,
    String.raw`(?<other>\d[\w$]*|[^])`,
  ].join('|'),
  'y',
);

/**
 * Splits a script as psql does: at semicolons outside strings, comments, parentheses and `BEGIN ATOMIC` bodies,
 * and at backslash commands. Throws where a comment, a dollar-quoted string or COPY data has no end.
 */
export function* splitPostgres(script: string): Generator<PostgresPiece> {
  const lines = new LineCounter(script);
  let at = 0;
  while (at < script.length) {
    const end = endOfStatement(script, at);
    const line = lines.at(end.start);
    const sql = script.slice(end.start, end.end).trim();
    at = end.end;
    if (script[at] === '\\') {
      const [whole, name, rest] = matchAt(/\\(\S+)[^\S\n]*([^\n]*)/y, script, at) ?? ['\\', '', ''];
      yield { kind: 'command', name: name ?? '', rest: (rest ?? '').trim(), sql, line: lines.at(at) };
      at += whole.length;
      continue;
    }
    at += 1;
    if (/^copy\b[^]*\bfrom\s+stdin\b/i.test(sql)) {
      const [data, after] = readCopyData(script, at, line);
      yield { kind: 'copy', sql, data, line };
      at = after;
    } else if (sql !== '') {
      yield { kind: 'statement', sql, line };
    }
  }
}

/** From where a statement's first word stands to the semicolon, backslash or end of the script that closes it. */
function endOfStatement(script: string, from: number): { start: number; end: number } {
  let start: number | undefined;
  let depth = 0;
  const bodies = new BodyDepth();
  for (let at = from; at < script.length;) {
    const token = matchAt(TOKEN, script, at);
    const { space, comment, dollar, word, mark } = token?.groups ?? {};
    if (depth === 0 && bodies.depth === 0 && (mark === ';' || mark === '\\')) return { start: start ?? at, end: at };
    if (space === undefined && comment === undefined) start ??= at;
    if (mark === '(') depth++;
    if (mark === ')') depth = Math.max(0, depth - 1);
    if (word !== undefined) bodies.read(word.toLowerCase());
    if (comment !== undefined) at = endOfComment(script, at);
    else if (dollar !== undefined) at = endOfDollarQuote(script, at, dollar);
    else at += token?.[0].length ?? 1;
  }
  return { start: start ?? script.length, end: script.length };
}

/** How deep inside the `BEGIN ATOMIC … END` of a routine we are; counted by words, as psql does. */
class BodyDepth {
  depth = 0;
  private readonly first: string[] = [];

  read(word: string): void {
    if (this.first.length < 4) this.first.push(word);
    const [create, ...rest] = this.first;
    if (create !== 'create' || !rest.some((kind) => kind === 'function' || kind === 'procedure')) return;
    if (word === 'begin' || (word === 'case' && this.depth > 0)) this.depth++;
    if (word === 'end') this.depth = Math.max(0, this.depth - 1);
  }
}

function endOfComment(script: string, from: number): number {
  let depth = 0;
  const edge = /\/\*|\*\//g;
  edge.lastIndex = from;
  for (let match = edge.exec(script); match !== null; match = edge.exec(script)) {
    depth += match[0] === '/*' ? 1 : -1;
    if (depth === 0) return edge.lastIndex;
  }
  throw new Error(`line ${lineOf(script, from)}: this comment has no end`);
}

function endOfDollarQuote(script: string, from: number, tag: string): number {
  const end = script.indexOf(tag, from + tag.length);
  if (end === -1) throw new Error(`line ${lineOf(script, from)}: the string ${tag} has no end`);
  return end + tag.length;
}

/** The lines between the one that `at` is on and `\.`, and where the script goes on. */
function readCopyData(script: string, at: number, line: number): [data: string, after: number] {
  const start = script.indexOf('\n', at) + 1;
  if (start > 0 && /^\\\.\r?(\n|$)/.test(script.slice(start, start + 4))) return ['', start + 2];
  const end = /\n\\\.\r?(?=\n|$)/g;
  end.lastIndex = start;
  const match = start === 0 ? null : end.exec(script);
  if (match === null) throw new Error(`line ${line}: the data of this COPY has no end (\\.)`);
  return [script.slice(start, match.index + 1), end.lastIndex];
}

/** For errors, which come once. */
function lineOf(script: string, offset: number): number {
  return new LineCounter(script).at(offset);
}

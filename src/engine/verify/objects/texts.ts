import type { Lex } from '../../model/lex.js';
import type { SqlToken } from '../../model/sqlToken.js';

/** What the source calls its schemas, and what the target does. */
export type SchemaNames = ReadonlyMap<string, string>;

/**
 * How two texts of one dialect compare, piece by piece: blanks, comments and the quotes of names say nothing. `letters`: only the case of letters differs, which may be that of a keyword or
 * of a name.
 */
export type Likeness = 'same' | 'letters' | 'different';

/** Compares what the source says with what the target does; schemas that the source names in front of others are called as the target does. Pure. */
export function likeness(source: string, target: string, lex: Lex, schemas: SchemaNames): Likeness {
  const [left, right] = [piecesOf(source, lex, schemas), piecesOf(target, lex, new Map())];
  if (sameList(left, right)) return 'same';
  const fold = (list: readonly string[]): string[] => list.map((piece) => piece.toLowerCase());
  return sameList(fold(left), fold(right)) ? 'letters' : 'different';
}

/** As much of a text as a message shows, from a little before the place where it parts from another one. Pure. */
export function excerpt(text: string, other: string): string {
  const [line, against] = [text, other].map((entry) => entry.replace(/\s+/gu, ' ').trim());
  const own = Array.from(line ?? '');
  const theirs = Array.from(against ?? '');
  const parting = own.findIndex((letter, at) => letter !== theirs[at]);
  const from = Math.max(0, (parting < 0 ? own.length : parting) - before);
  const shown = own.slice(from, from + most).join('');
  return `${from > 0 ? '…' : ''}${shown}${from + most < own.length ? '…' : ''}`;
}

/** Letters that an excerpt shows, and how many of them stand before the difference. */
const most = 120;
const before = 40;

/** A comment that the server executes is no comment, and where one begins and ends is a matter of versions. */
const executed = /\/\*M?!/u;

function piecesOf(sql: string, lex: Lex, schemas: SchemaNames): string[] {
  if (executed.test(sql)) return [sql.trim()];
  const tokens = [...lex.tokens(sql)];
  return tokens.map((token, at) => pieceOf(token, tokens[at + 1], schemas));
}

function pieceOf({ kind, name, text }: SqlToken, next: SqlToken | undefined, schemas: SchemaNames): string {
  if (name === undefined) return `${kind} ${text}`;
  return (next?.text === '.' ? schemas.get(name) : undefined) ?? name;
}

const sameList = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((piece, at) => piece === other[at]);

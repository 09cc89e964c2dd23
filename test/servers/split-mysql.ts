import { LineCounter, matchAt } from './script-position.js';

/** One statement of a MySQL script; `line` counts from 1. */
export interface MysqlStatement {
  readonly sql: string;
  readonly line: number;
}

// The lexical rules: https://dev.mysql.com/doc/refman/9.7/en/language-structure.html
// A version comment (`/*!90000 … */`, MariaDB's `/*M!…`) is code: only its opening is stepped over.
const TOKEN = new RegExp(
  [
    String.raw`(?<code>/\*M?!\d*)`,
    String.raw`(?<space>\s+|--(?=\s|$)[^\n]*|#[^\n]*|/\*[^]*?\*/)`,
    String.raw`(?<text>'[^'\\]*(?:\\[^][^'\\]*)*'|"[^"\\]*(?:\\[^][^"\\]*)*"|${'`[^`]*`'})`,
    String.raw`(?<word>[\w$\u0080-\uffff]+)`,
    String.raw`(?<other>[^])`,
  ].join('|'),
  'y',
);

const DELIMITER_COMMAND = /delimiter[^\S\n]+(\S+)[^\S\n]*\r?(?:\n|$)/iy;

/** Splits a script as the `mysql` client does, `DELIMITER` included. */
export function* splitMysql(script: string): Generator<MysqlStatement> {
  let delimiter = ';';
  let start: number | undefined;
  const lines = new LineCounter(script);
  for (let at = 0; at < script.length;) {
    const command = start === undefined ? matchAt(DELIMITER_COMMAND, script, at) : null;
    if (command !== null) {
      delimiter = command[1] ?? ';';
      at += command[0].length;
    } else if (script.startsWith(delimiter, at)) {
      if (start !== undefined) yield statement(start, at);
      start = undefined;
      at += delimiter.length;
    } else {
      const token = matchAt(TOKEN, script, at);
      if (token?.groups?.space === undefined) start ??= at;
      // A word may hide the delimiter (`END$$`): only what stands before it is stepped over.
      const length = token?.[0].length ?? 1;
      const hidden = token?.groups?.word?.indexOf(delimiter) ?? -1;
      at += hidden > 0 ? hidden : length;
    }
  }
  if (start !== undefined) yield statement(start, script.length);

  function statement(from: number, to: number): MysqlStatement {
    return { sql: script.slice(from, to).trim(), line: lines.at(from) };
  }
}

import { quoteString } from '../lex.js';
import { utf8Bytes } from './text.js';

/** How a server looks into the text of its JSON documents; conditions as SQL. */
export interface JsonReading {
  /** A number that a decimal type prints otherwise: with an exponent, or a negative zero. */
  readonly oddNumber: (column: string) => string;
  /** The escape of the NUL character. */
  readonly nulEscape: (column: string) => string;
  /** What the standard doesn't know; absent where the server doesn't take it. */
  readonly lenient?: {
    readonly syntax: (column: string) => string;
    /** The escape of half of a surrogate pair. */
    readonly surrogate: (column: string) => string;
  };
}

const string = String.raw`"(?:[^"\\]++|\\.)*+"`;
const oddNumber = String.raw`[0-9][eE]|-0(\.0*)?([^0-9.]|$)`;

/**
 * Bytes of a document up to which MySQL's regular expressions get through before they end after so many steps (regexp_time_limit): the worst of eleven
 * kinds of document failed at 131072 (9.7).
 */
const longestSearched = 65_536;

/** MySQL prints documents in one way: exponents with a small `e`, and only the escapes that are needed. */
export const mysqlJson: JsonReading = {
  // In a longer document a string that looks like such a number counts too: the next exact type is then used in vain.
  oddNumber: (column) => {
    const text = `CAST(${column} AS CHAR)`;
    const outside = `REGEXP_REPLACE(${text}, ${quoteString(string)}, '""') REGEXP ${quoteString(oddNumber)}`;
    const signs = Array.from({ length: 10 }, (_digit, at) => `${at}e`).concat('-0');
    const anywhere = signs.map((sign) => `INSTR(CAST(${column} AS BINARY), '${sign}') > 0`).join(' OR ');
    return `CASE WHEN LENGTH(${column}) <= ${longestSearched} THEN ${outside} ELSE ${anywhere} END`;
  },
  nulEscape: (column) =>
    `INSTR(REPLACE(CAST(${column} AS CHAR), ${quoteString('\\\\')}, ''), ${quoteString('\\u0000')}) > 0`,
};

/** PCRE goes on behind what is to be left out, in one pass; MariaDB's REPLACE takes time by the square of a text's length. */
const skipping = (column: string, skipped: string, pattern: string): string =>
  `${utf8Bytes(column)} REGEXP ${quoteString(`${skipped}(*SKIP)(*F)|(?:${pattern})`)}`;

const outsideStrings = (column: string, pattern: string): string => skipping(column, string, pattern);
const escapes = (column: string, pattern: string): string => skipping(column, String.raw`\\\\`, pattern);

/** A sign, a point or an exponent without the digit that has to follow: MariaDB's JSON_VALID takes them (10.11, by comparison with JSON.parse). */
const unfinishedNumber = String.raw`-([^0-9]|$)|[0-9]\.([^0-9]|$)|[0-9.][eE][+-]?([^0-9+-]|$)`;

const high = String.raw`\\u[dD][89abAB][0-9a-fA-F]{2}`;
const low = String.raw`\\u[dD][c-fC-F][0-9a-fA-F]{2}`;
const loneSurrogate = String.raw`${high}(?!${low})|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})${low}`;

export const mariadbJson: JsonReading = {
  oddNumber: (column) => outsideStrings(column, oddNumber),
  nulEscape: (column) => escapes(column, String.raw`\\u0000`),
  lenient: {
    syntax: (column) =>
      `(${outsideStrings(column, unfinishedNumber)} OR ${escapes(column, String.raw`\\[^"\\/bfnrtu]`)})`,
    surrogate: (column) => escapes(column, loneSurrogate),
  },
};

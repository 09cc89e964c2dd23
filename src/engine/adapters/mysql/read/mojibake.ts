import { utf8Bytes } from './text.js';

/** The character sets of which every text is one of Unicode. */
const unicode = /^(utf16(le)?|utf32|ucs2)$/;
const utf8 = /^utf8(mb[34])?$/;

/** The bytes that a client wrote who took the connection for another character set; undefined where that can't have happened. */
function written(column: string, charset: string | undefined): string | undefined {
  if (charset === undefined || charset === 'binary' || unicode.test(charset)) return undefined;
  return `CAST(${utf8.test(charset) ? `CONVERT(${column} USING latin1)` : column} AS BINARY)`;
}

/** True where latin1, as which UTF-8 was read when it was encoded twice, holds every character of the text. */
const throughLatin1 = (column: string): string =>
  `CAST(CONVERT(CONVERT(${column} USING latin1) USING utf8mb4) AS BINARY) = ${utf8Bytes(column)}`;

/** True for texts with other characters than ASCII's whose bytes are UTF-8. MySQL makes NULL of what isn't, MariaDB question marks. */
export function isMojibake(column: string, charset: string | undefined): string | undefined {
  const bytes = written(column, charset);
  if (bytes === undefined || charset === undefined) return undefined;
  const text = `CONVERT(${bytes} USING utf8mb4)`;
  const valid = `CAST(${text} AS BINARY) = ${bytes} AND CHAR_LENGTH(${text}) < LENGTH(${bytes})`;
  return utf8.test(charset) ? `(${throughLatin1(column)} AND ${valid})` : `(${valid})`;
}

/** The bytes themselves, for a target that checks them: it refuses a value that is no UTF-8. */
export function repaired(column: string, charset: string | undefined): string | undefined {
  const bytes = written(column, charset);
  if (bytes === undefined || charset === undefined) return undefined;
  return utf8.test(charset) ? `IF(${throughLatin1(column)}, ${bytes}, x'FF')` : bytes;
}

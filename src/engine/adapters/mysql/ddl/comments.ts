import type { Finding } from '../../../model/finding.js';
import type { TableMapping } from '../../../model/mapping.js';
import { tableFinding } from './findings.js';

/** Characters that a comment may have; https://dev.mysql.com/doc/refman/9.7/en/create-table.html */
export const longestColumnComment = 1024;
export const longestTableComment = 2048;

/** A comment as the data dictionary keeps it: three-byte UTF-8 only, and so long. */
export function storedComment(text: string, length: number): string {
  const characters = Array.from(text.replace(/[\u{10000}-\u{10ffff}]/gu, '\ufffd'));
  return characters.slice(0, length).join('');
}

/** A finding for every comment that is not kept as it is. */
export function examineComments(table: TableMapping): Finding[] {
  const comments = [
    { kind: 'table' as const, name: undefined, text: table.comment, length: longestTableComment },
    ...table.columns
      .filter((column) => column.included && column.comment)
      .map((column) => ({
        kind: 'column' as const,
        name: column.source.name,
        text: column.comment,
        length: longestColumnComment,
      })),
    ...table.indexes.map((index) => ({
      kind: 'index' as const,
      name: index.sourceName,
      text: index.comment,
      length: longestColumnComment,
    })),
  ];
  return comments.flatMap(({ kind, name, text, length }): Finding[] => {
    if (!text || storedComment(text, length) === text) return [];
    const message = `The comment is not kept whole: it holds more than ${length} characters, or some that the data dictionary can't store (beyond U+FFFF).`;
    return [tableFinding(table, kind, name, { code: 'COMMENT_CHANGED', severity: 'warning', message })];
  });
}

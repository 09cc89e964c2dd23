import { lex, qualify } from './lex.js';

/** The tables that statements create without a primary key, as they are written. */
export function tablesWithoutKey(statements: readonly string[]): string[] {
  return statements.flatMap((sql) => {
    const table = lex.createdTable(sql, { database: '' });
    const words = [...lex.tokens(sql)].map(({ kind, text }) => (kind === 'word' ? text.toLowerCase() : ''));
    const hasKey = words.some((word, at) => word === 'primary' && words[at + 1] === 'key');
    return table === undefined || hasKey ? [] : [qualify(table, { database: '' })];
  });
}

/** The collations that statements name, each once. */
export function namedCollations(statements: readonly string[]): string[] {
  const names = statements.flatMap((sql) => {
    const all = [...lex.tokens(sql)];
    return all.flatMap(({ kind, text }, at) => {
      if (kind !== 'word' || text.toLowerCase() !== 'collate') return [];
      const next = all[at + 1]?.text === '=' ? all[at + 2] : all[at + 1];
      return next?.name?.toLowerCase() ?? [];
    });
  });
  return [...new Set(names)];
}

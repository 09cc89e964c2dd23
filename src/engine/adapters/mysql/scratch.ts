import type { Scratch } from '../../adapter.js';
import { quoteIdentifier } from './lex.js';
import { identifierOf, isMeaningful, tokens } from './tokens.js';

/** A schema is a database here: names that are qualified have to be moved one by one. */
export const scratch: Scratch = {
  schemasAreDatabases: true,
  move(sql, names) {
    const list = [...tokens(sql)];
    const meaningful = list.filter(isMeaningful);
    const others = new Set<string>();
    const moved = new Map<number, string>();
    meaningful.forEach((token, index) => {
      if (token.kind !== 'word' && token.kind !== 'quoted') return;
      const before = meaningful[index - 1]?.text;
      const isQualifier = meaningful[index + 1]?.text === '.' && before !== '.';
      const isDatabase = /^(schema|database)$/iu.test(before ?? '') || /^exists$/iu.test(before ?? '');
      if (!isQualifier && !isDatabase) return;
      const name = identifierOf(token);
      const target = names.get(name);
      if (target !== undefined) moved.set(token.start, quoteIdentifier(target));
      else if (isQualifier) others.add(name);
    });
    return { sql: list.map((token) => moved.get(token.start) ?? token.text).join(''), others: [...others] };
  },
  createDatabase: (name) => [`CREATE DATABASE ${quoteIdentifier(name)}`],
  extensions: async () => [],
};

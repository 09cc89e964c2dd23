import { quoteIdentifier } from './lex.js';
import { identifierOf, isMeaningful, tokens } from './tokens.js';

/** The same SQL with databases under other names; `others` are the qualifiers that stay as they are. */
export function moveNames(
  sql: string,
  names: ReadonlyMap<string, string>,
): { readonly sql: string; readonly others: readonly string[] } {
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
}

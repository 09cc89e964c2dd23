import type { Temporary } from '../../model/temporary.js';
import { identifierOf, isMeaningful, tokens, type Token } from './lex.js';

const trial = 'database_migration_trial';

/** PostgreSQL's name for the schema of a session's own objects. */
const ownSchema = 'pg_temp';

/** Types, sequences, functions, foreign keys and triggers may be temporary, too: they live in that schema. */
export const temporary: Temporary = {
  trial: [`CREATE TEMPORARY TABLE ${trial} (a integer)`, `DROP TABLE ${ownSchema}.${trial}`],
  confine: ['SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY'],
  lift: [
    'SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE',
    'SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY',
  ],
  move(sql, kind, { schemas }) {
    if (kind === 'create-schema' || kind === 'sql') return undefined;
    const list = [...tokens(sql)];
    const meaningful = list.filter(isMeaningful);
    const moved = new Map<number, string>();
    meaningful.forEach((token, at) => {
      const text = tokenMoved(token, meaningful[at - 1]?.text, meaningful[at + 1]?.text, schemas);
      if (text !== undefined) moved.set(token.start, text);
    });
    const text = list.map((token) => moved.get(token.start) ?? token.text).join('');
    return kind === 'create-table' ? text.replace(creation, '$1TEMPORARY $2') : text;
  },
};

const creation = /^((?:\s|--[^\n]*\n)*CREATE\s+)(?:UNLOGGED\s+)?(TABLE\b)/iu;

/** A qualifier, in SQL or at the beginning of a literal that names something (`'"public"."t"'`). */
function tokenMoved(
  token: Token,
  before: string | undefined,
  after: string | undefined,
  schemas: ReadonlySet<string>,
): string | undefined {
  if (token.kind === 'string') {
    const [, quoted, plain] = /^'(?:"([^"']+)"|([a-z_][a-z0-9_$]*))\./u.exec(token.text) ?? [];
    const name = quoted ?? plain;
    if (name === undefined || !schemas.has(name)) return undefined;
    return `'${ownSchema}${token.text.slice(1 + (quoted === undefined ? name.length : name.length + 2))}`;
  }
  if (token.kind !== 'word' && token.kind !== 'quoted') return undefined;
  const isQualifier = after === '.' && before !== '.';
  return isQualifier && schemas.has(identifierOf(token) ?? '') ? ownSchema : undefined;
}

import { EngineError } from '../errors.js';
import type { Adapter, Session } from '../adapter.js';
import type { SelectItem } from '../model/selectItem.js';
import type { TableMapping } from '../model/mapping.js';
import { rangePlaceholder } from '../model/script.js';
import type { Question } from './questions.js';

/** Characters of a value that a message shows. */
const shown = 60;

/** The key of one row for which the predicate is true, as `column=value`; of a table without a key, the value itself. */
export async function exampleOf(
  table: TableMapping,
  question: Question,
  source: Adapter,
  session: Session,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  const items = itemsOf(table, question, source, session);
  if (items.length === 0) return undefined;
  const query = source.read
    .select(table.source, items, session.server)
    .replace(rangePlaceholder, () => `(${question.predicate})`);
  try {
    const { rows } = await session.query(`${query} LIMIT 1`, [], signal);
    return rows[0] && exampleText(items, rows[0]);
  } catch (error) {
    // A key that can't even be sent, for it is no text of any encoding: the count has to do.
    if (error instanceof EngineError && error.code === 'STATEMENT_FAILED') return undefined;
    throw error;
  }
}

/** `id=7, code=x`, with long values cut. */
export function exampleText(items: readonly Pick<SelectItem, 'name'>[], row: readonly (string | null)[]): string {
  return row.map((value, at) => `${items[at]?.name ?? ''}=${short(value ?? 'NULL')}`).join(', ');
}

function short(value: string): string {
  const characters = Array.from(value.slice(0, 2 * shown));
  return characters.length > shown ? `${characters.slice(0, shown - 1).join('')}…` : value;
}

function itemsOf(table: TableMapping, question: Question, source: Adapter, session: Session): SelectItem[] {
  const key = table.source.primaryKey?.columns ?? [];
  if (key.length > 0) return key.map((name) => ({ sql: source.lex.quoteIdentifier(name), name }));
  if (question.kind !== 'guard') return [];
  const { source: column, neutral } = question.column;
  const read = source.read.column(column, neutral, 'native', session.server);
  return read && !read.encode ? [{ sql: read.sql, name: column.name }] : [];
}

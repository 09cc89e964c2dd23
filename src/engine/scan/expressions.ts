import type { Adapter, Session } from '../adapter.js';
import { EngineError } from '../errors.js';
import { tableKey, type TableMapping } from '../model/mapping.js';
import type { RefusedExpression } from '../model/profile.js';
import { rangePlaceholder } from '../model/script.js';

/** Has the source try each of a person's expressions on no row at all, and tells those that it refuses. */
export async function tryExpressions(
  table: TableMapping,
  source: Adapter,
  session: Session,
  signal: AbortSignal | undefined,
): Promise<RefusedExpression[]> {
  const refused: RefusedExpression[] = [];
  for (const { source: column, included, expression } of table.columns) {
    if (!included || expression === undefined || source.lex.expressionError(expression) !== undefined) continue;
    const query = source.read.select(table.source, [{ sql: `(${expression}\n)`, name: column.name }], session.server);
    try {
      await session.query(query.replace(rangePlaceholder, 'false'), [], signal);
    } catch (error) {
      if (!(error instanceof EngineError) || error.code !== 'STATEMENT_FAILED') throw error;
      refused.push({ table: tableKey(table.source), column: column.name, sql: expression, message: error.message });
    }
  }
  return refused;
}

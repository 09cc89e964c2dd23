import type { Session } from '../../../adapter.js';
import { mostReferring, type Dependents, type LostTables, type ReferringKey } from '../../../model/existing.js';
import type { TargetName } from '../../../model/mapping.js';
import { qualify, quoteIdentifier } from '../lex.js';
import { mysqlSession } from '../session.js';
import { foreignKeysOf } from './foreignKeys.js';

/** Tables go and lose their rows while keys are not checked, and views stay, invalid until the table is there again. */
export async function dependents(
  session: Session,
  { emptied, dropped }: LostTables,
  signal?: AbortSignal,
): Promise<Dependents> {
  const own = mysqlSession(session);
  const lost = [...emptied, ...dropped];
  const isLost = (table: TargetName): boolean =>
    lost.some(({ schema, name }) => schema === table.schema && name === table.name);
  const keys: ReferringKey[] = [];
  for (const key of await foreignKeysOf(own, lost, signal)) {
    if (!isLost(key.references) || isLost(key.table)) continue;
    const table = qualify(key.table, own.server);
    const present = key.columns.map((column) => `${quoteIdentifier(column)} IS NOT NULL`);
    const { rows } = await own.query(
      `SELECT COUNT(*) FROM (SELECT 1 FROM ${table} WHERE ${present.join(' AND ')} LIMIT ${mostReferring}) r`,
      [],
      signal,
    );
    const references = qualify(key.references, own.server);
    keys.push({ table, key: quoteIdentifier(key.name), references, rows: Number(rows[0]?.[0]) });
  }
  return { keys, objects: await viewsOn(session, dropped, signal), refused: false };
}

/** Views by the text of their definition, which names every table in full: MariaDB has no table of what a view reads. */
async function viewsOn(session: Session, tables: readonly TargetName[], signal?: AbortSignal): Promise<string[]> {
  if (tables.length === 0) return [];
  const { rows } = await session.query(
    `SELECT TABLE_SCHEMA, TABLE_NAME FROM information_schema.VIEWS
    WHERE ${tables.map(() => 'LOCATE(?, VIEW_DEFINITION) > 0').join(' OR ')} ORDER BY 1, 2`,
    tables.map(({ schema, name }) => `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`),
    signal,
  );
  return rows.map(([schema, name]) => `view ${schema ?? ''}.${name ?? ''}`);
}

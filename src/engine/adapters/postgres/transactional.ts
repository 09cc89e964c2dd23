import type { Session } from '../../adapter.js';
import { checkOn, type Check, type CheckPlan } from '../../model/check.js';
import { lex } from './lex.js';

/**
 * Rows and the mark that they are there have to commit, and outlive a crash of the server, together. An UNLOGGED table is emptied after a crash, and a foreign one commits
 * by itself. https://www.postgresql.org/docs/18/sql-createtable.html#SQL-CREATETABLE-UNLOGGED
 */
export async function transactional(
  session: Session,
  { loads, statements }: Pick<CheckPlan, 'loads' | 'statements'>,
  signal: AbortSignal | undefined,
): Promise<Check> {
  // A table that is there under such a name is dropped before.
  const made = statements.flatMap((sql) => {
    const table = lex.createdTable(sql, session.server);
    return table === undefined ? [] : [lex.qualify(table, session.server)];
  });
  const { rows } = await session.query(
    `SELECT DISTINCT c.oid::regclass::text, CASE c.relkind WHEN 'f' THEN 'a foreign table' ELSE 'UNLOGGED' END
      FROM jsonb_array_elements_text($1::jsonb) w(name) JOIN pg_catalog.pg_class t ON t.oid = to_regclass(w.name)
        CROSS JOIN LATERAL (SELECT t.oid AS part UNION SELECT relid FROM pg_catalog.pg_partition_tree(t.oid)) p
        JOIN pg_catalog.pg_class c ON c.oid = p.part
      WHERE (c.relkind = 'f' OR (c.relkind <> 'p' AND c.relpersistence <> 'p'))
        AND NOT EXISTS (SELECT FROM jsonb_array_elements_text($2::jsonb) m(name) WHERE to_regclass(m.name) = t.oid) ORDER BY 1`,
    [JSON.stringify(loads), JSON.stringify(made)],
    signal,
  );
  const unfit = [
    ...rows.map(([table, why]) => `${table ?? ''} is ${why ?? ''}`),
    ...unloggedBy(statements).map((sql) => `the script makes one UNLOGGED (${sql})`),
  ];
  const seen =
    unfit.length === 0
      ? 'The tables that rows go into keep what is committed.'
      : `Rows that were committed and recorded could be lost with a crash of the server: ${unfit.join(', ')}.`;
  const fix = 'ALTER TABLE … SET LOGGED for the time of the run; of a foreign table, fill the one behind it.';
  return checkOn('target')('target-transactional', unfit.length === 0, seen, fix, 'fail');
}

/** The beginnings of statements that create a table, or make one, UNLOGGED. */
function unloggedBy(statements: readonly string[]): string[] {
  return statements.flatMap((sql) => {
    const words = [...lex.tokens(sql)].map(({ kind, text }) => (kind === 'word' ? text.toLowerCase() : text));
    const isCreated = words[0] === 'create' && words[1] === 'unlogged';
    const isMade = words[0] === 'alter' && words.some((word, at) => word === 'set' && words[at + 1] === 'unlogged');
    return isCreated || isMade ? [words.slice(0, 4).join(' ')] : [];
  });
}

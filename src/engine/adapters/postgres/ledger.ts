import type { LedgerDialect, Session } from '../../adapter.js';
import { EngineError } from '../../errors.js';

/** SQLSTATE of an error that a statement met; https://www.postgresql.org/docs/18/errcodes-appendix.html */
function stateOf(error: unknown): string {
  const cause = error instanceof EngineError ? error.cause : error;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}

const identifier = String.raw`(?:"(?:[^"]|"")+"|[\p{L}_][\p{L}\p{N}_$]*)`;
const creation = new RegExp(
  String.raw`^\s*(?:--[^\n]*\n\s*)*CREATE\s+(?:OR\s+REPLACE\s+|UNLOGGED\s+)?(TABLE|SCHEMA|TYPE|SEQUENCE|DOMAIN|FUNCTION)\s+(?!IF\s)(${identifier}(?:\.${identifier})?)`,
  'iu',
);

/** A pattern of LIKE for names that begin with `prefix`. */
function pattern(prefix: string): string {
  return `${prefix.replaceAll('_', '\\_')}%`;
}

async function names(session: Session, sql: string, values: string[], signal?: AbortSignal): Promise<string[]> {
  const { rows } = await session.query(sql, values, signal);
  return rows.map(([name]) => name ?? '');
}

/** PostgreSQL keeps DDL within transactions, so a step and its mark commit together. */
export const ledger: LedgerDialect = {
  transactionalDdl: true,
  createTable: (table) =>
    `CREATE TABLE ${table} (step text, part integer, state text NOT NULL, facts text NOT NULL, PRIMARY KEY (step, part))`,
  put(table, rows) {
    const values = Array.from(
      { length: rows },
      (_, row) => `($${row * 4 + 1}, $${row * 4 + 2}, $${row * 4 + 3}, $${row * 4 + 4})`,
    );
    return `INSERT INTO ${table} (step, part, state, facts) VALUES ${values.join(', ')} ON CONFLICT (step, part) DO UPDATE SET state = excluded.state, facts = excluded.facts`;
  },
  tables: (session, schema, prefix, signal) =>
    names(
      session,
      'SELECT tablename FROM pg_catalog.pg_tables WHERE schemaname = $1 AND tablename LIKE $2 ORDER BY 1',
      [schema, pattern(prefix)],
      signal,
    ),
  // A lock belongs to the database in which it was taken, and is seen from all.
  abandoned: (session, prefix, digits, signal) =>
    names(
      session,
      `SELECT datname FROM pg_catalog.pg_database WHERE datname LIKE $1 AND NOT EXISTS (SELECT FROM pg_catalog.pg_locks
        WHERE locktype = 'advisory' AND objsubid = 1 AND (classid::bigint << 32) | objid::bigint =
          pg_catalog.hashtextextended(left(datname, ${prefix.length + digits}), 0)) ORDER BY 1`,
      [pattern(prefix)],
      signal,
    ),
  contents: () => Promise.resolve([]),
  async lock(session, name, signal) {
    const sql = 'SELECT pg_catalog.pg_try_advisory_lock(pg_catalog.hashtextextended($1, 0))::text';
    const { rows } = await session.query(sql, [name], signal);
    return rows[0]?.[0] === 'true';
  },
  // Everything that is there already; such a statement's transaction was cut before its commit was told.
  isAlreadyThere: (error) => /^(42P0[67]|42701|42710|42723)$/u.test(stateOf(error)),
  refusesTransaction: (error) => stateOf(error) === '25001',
  beforeDrop: [],
  created(statement) {
    const [, kind, name] = creation.exec(statement) ?? [];
    return kind === undefined || name === undefined ? undefined : { kind: kind.toUpperCase(), name };
  },
  // An object keeps its OID whatever is altered about it.
  async identities(session, objects, signal) {
    const { rows } = await session.query(
      `SELECT CASE j ->> 0 WHEN 'TABLE' THEN to_regclass(j ->> 1)::oid WHEN 'SEQUENCE' THEN to_regclass(j ->> 1)::oid WHEN 'SCHEMA' THEN to_regnamespace(j ->> 1)::oid
          WHEN 'FUNCTION' THEN to_regproc(j ->> 1)::oid ELSE to_regtype(j ->> 1)::oid END::text
        FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY o(j, place) ORDER BY place`,
      [JSON.stringify(objects.map(({ kind, name }) => [kind, name]))],
      signal,
    );
    return rows.map(([oid]) => oid ?? undefined);
  },
};

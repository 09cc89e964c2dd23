import type { LedgerDialect, Session } from '../../adapter.js';
import { EngineError } from '../../errors.js';
import { tableName } from './lex.js';
import { isMeaningful, tokens } from './tokens.js';

/**
 * Table, column, key, constraint, trigger, database and routine that exist already, in MySQL's and in MariaDB's numbers; MariaDB reports a foreign key's name that is
 * taken as 1005 with "errno: 121". https://dev.mysql.com/doc/mysql-errors/9.7/en/server-error-reference.html, https://mariadb.com/kb/en/mariadb-error-codes/
 */
const alreadyThere = new Set([1007, 1050, 1060, 1061, 1068, 1304, 1359, 1826, 3822, 4127]);

function isAlreadyThere(error: unknown): boolean {
  const cause = error instanceof EngineError ? error.cause : error;
  if (!(cause instanceof Error) || !('errno' in cause)) return false;
  return alreadyThere.has(Number(cause.errno)) || (cause.errno === 1005 && /errno: 121\b/u.test(cause.message));
}

const identifier = '(?:`(?:[^`]|``)+`|[\\p{L}\\p{N}_$]+)';
const creation = new RegExp(
  String.raw`^\s*(?:--[^\n]*\n\s*)*CREATE\s+(TABLE|SCHEMA|DATABASE|SEQUENCE)\s+(?!IF\s)(${identifier}(?:\.${identifier})?)`,
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

/** MySQL and MariaDB commit before and after every DDL statement: what is intended is written down first, and a statement that finds its object there has run. */
export const ledger: LedgerDialect = {
  transactionalDdl: false,
  createTable: (table) =>
    `CREATE TABLE ${table} (step CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, part INT NOT NULL, ` +
    `state VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, facts LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL, ` +
    `PRIMARY KEY (step, part)) ENGINE=InnoDB`,
  put: (table, rows) =>
    `REPLACE INTO ${table} (step, part, state, facts) VALUES ${Array.from({ length: rows }, () => '(?, ?, ?, ?)').join(', ')}`,
  tables: (session, schema, prefix, signal) =>
    names(
      session,
      'SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_NAME LIKE ? ORDER BY 1',
      [schema, pattern(prefix)],
      signal,
    ),
  abandoned: (session, prefix, digits, signal) =>
    names(
      session,
      `SELECT SCHEMA_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME LIKE ?
        AND IS_FREE_LOCK(LEFT(SCHEMA_NAME, ${prefix.length + digits})) = 1 ORDER BY 1`,
      [pattern(prefix)],
      signal,
    ),
  contents(session, name, signal) {
    const schema = name.replace(/^`(.*)`$/su, '$1').replaceAll('``', '`');
    const quoted = (column: string): string => `CONCAT('\`', REPLACE(${column}, '\`', '\`\`'), '\`')`;
    const sql = `SELECT CONCAT_WS('.', ${quoted('held.container')}, ${quoted('held.name')}) FROM (
        SELECT TABLE_SCHEMA AS container, TABLE_NAME AS name FROM information_schema.TABLES
        UNION ALL SELECT ROUTINE_SCHEMA, ROUTINE_NAME FROM information_schema.ROUTINES
        UNION ALL SELECT EVENT_SCHEMA, EVENT_NAME FROM information_schema.EVENTS
      ) AS held WHERE held.container = ? ORDER BY 1`;
    return names(session, sql, [schema], signal);
  },
  async lock(session, name, signal) {
    const { rows } = await session.query('SELECT GET_LOCK(?, 0)', [name], signal);
    return rows[0]?.[0] === '1';
  },
  isAlreadyThere,
  refusesTransaction: () => false,
  beforeDrop: ['SET SESSION foreign_key_checks = 0'],
  created(statement) {
    const [, kind, name] = creation.exec(statement) ?? [];
    return kind === undefined || name === undefined ? undefined : { kind: kind.toUpperCase(), name };
  },
  // The number that InnoDB gives a table is for users with PROCESS alone. Databases have no such thing: what they hold is looked at before one goes.
  async identities(session, objects, signal) {
    const named = objects.map(({ name }) => tableName([...tokens(name)].filter(isMeaningful), 0, session.server)?.name);
    const schemas = [...new Set(named.flatMap((table) => table?.schema ?? []))];
    if (schemas.length === 0) return objects.map(() => undefined);
    const { rows } = await session.query(
      `SELECT TABLE_SCHEMA, TABLE_NAME, CREATE_TIME FROM information_schema.TABLES WHERE TABLE_SCHEMA IN (${schemas.map(() => '?').join(', ')})`,
      schemas,
      signal,
    );
    const times = new Map(rows.map(([schema, name, created]) => [JSON.stringify([schema, name]), created]));
    return objects.map(({ kind }, at) => {
      const table = kind === 'TABLE' || kind === 'SEQUENCE' ? named[at] : undefined;
      return (table && times.get(JSON.stringify([table.schema, table.name]))) ?? undefined;
    });
  },
};

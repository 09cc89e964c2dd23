import { DatabaseError } from 'pg';
import type { Snapshot } from '../../../adapter.js';
import { EngineError } from '../../../errors.js';
import type { ConnectionSettings } from '../../../model/connection.js';
import type { Finding } from '../../../model/finding.js';
import type { TargetName } from '../../../model/mapping.js';
import { together } from '../../../model/together.js';
import { connect } from '../connect.js';
import { qualify, quoteString } from '../lex.js';
import type { PostgresSession } from '../session.js';
import { changesOf, hasMoved, type Changes } from './sourceMoves.js';

const lockTimeout = '30s';
const begin = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';

/**
 * Readers of one state. The locks come before the snapshot: a table that is truncated or rewritten in between would read as empty
 * (https://www.postgresql.org/docs/18/mvcc-caveats.html), and LOCK TABLE itself takes no snapshot. The first session holds locks and snapshot until the end.
 */
export async function snapshot(
  settings: ConnectionSettings,
  tables: readonly TargetName[],
  readers: number,
  signal?: AbortSignal,
): Promise<Snapshot> {
  const opened: PostgresSession[] = [];
  const open = async (): Promise<PostgresSession> => {
    const session = await connect(settings, 'source', signal);
    opened.push(session);
    return session;
  };
  const close = async (): Promise<void> => {
    await Promise.all(opened.map((session) => session.close()));
  };
  try {
    const keeper = await open();
    const { findings, position, name, changes } = await takeSnapshot(keeper, tables, signal);
    const list = await together(
      Array.from({ length: readers }, async () => {
        const reader = await open();
        await reader.execute(begin, { signal });
        await reader.execute(`SET TRANSACTION SNAPSHOT ${quoteString(name)}`, { signal });
        await reader.keepTransaction();
        return reader;
      }),
    );
    const movedSince = async (asked?: AbortSignal): Promise<boolean | undefined> => {
      const session = await connect(settings, 'source', asked);
      try {
        return await hasMoved(session, changes, tables, asked);
      } finally {
        await session.close();
      }
    };
    return { readers: list, position, findings, movedSince, close };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Taken {
  readonly findings: readonly Finding[];
  readonly position: string;
  /** What `pg_export_snapshot` gave. */
  readonly name: string;
  readonly changes: Changes;
}

async function takeSnapshot(
  keeper: PostgresSession,
  tables: readonly TargetName[],
  signal: AbortSignal | undefined,
): Promise<Taken> {
  const { lockable, findings } = await sortTables(keeper, tables, signal);
  const locked = await lock(keeper, lockable, signal);
  if (!locked) findings.push(tooManyLocks(keeper));
  const lsn = keeper.server.capabilities.recovery === true ? 'pg_last_wal_replay_lsn()' : 'pg_current_wal_lsn()';
  const { rows } = await keeper.execute(`SELECT pg_export_snapshot(), ${lsn}::text`, { signal });
  const [name, position] = rows[0] ?? [];
  const changes = await changesOf(keeper, tables, signal);
  return { findings, name: name ?? '', position: position ?? '', changes };
}

/** Opens the transaction and takes the locks in it; false when the server has no room for so many. */
async function lock(
  keeper: PostgresSession,
  tables: readonly string[],
  signal: AbortSignal | undefined,
): Promise<boolean> {
  await keeper.execute(begin, { signal });
  await keeper.execute(`SET LOCAL lock_timeout = '${lockTimeout}'`, { signal });
  if (tables.length === 0) return true;
  try {
    await keeper.execute(`LOCK TABLE ${tables.join(', ')} IN ACCESS SHARE MODE`, { signal });
    return true;
  } catch (error) {
    const code = error instanceof EngineError && error.cause instanceof DatabaseError ? error.cause.code : undefined;
    if (code === '55P03') throw lockedOut(error);
    if (code !== '53200') throw error;
    await keeper.execute('ROLLBACK');
    await keeper.execute(begin, { signal });
    return false;
  }
}

function lockedOut(cause: unknown): EngineError {
  return new EngineError({
    code: 'STATEMENT_FAILED',
    stage: 'run',
    message: `Another session holds a table so that nobody can read it, and did not let go within ${lockTimeout}.`,
    hint: 'Look for it in pg_locks (AccessExclusiveLock), let it end, and start again.',
    retryable: true,
    cause,
  });
}

/** https://www.postgresql.org/docs/18/runtime-config-locks.html */
function tooManyLocks(keeper: PostgresSession): Finding {
  return {
    code: 'SNAPSHOT_NOT_LOCKED',
    severity: 'warning',
    object: { kind: 'database', path: [keeper.server.database] },
    message:
      'The server has no room to lock so many tables at once: a TRUNCATE or ALTER TABLE while one is copied would go unnoticed.',
    fix: 'Raise max_locks_per_transaction, or change no table meanwhile.',
  };
}

/** Only tables can be locked, and only with the privilege to read all of their columns; the others are read as they are, and said so. */
async function sortTables(
  session: PostgresSession,
  tables: readonly TargetName[],
  signal: AbortSignal | undefined,
): Promise<{ lockable: string[]; findings: Finding[] }> {
  const sql = `SELECT n.nspname, c.relname, c.relkind, (has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT'))::int
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE (n.nspname, c.relname) IN (SELECT j ->> 0, j ->> 1 FROM pg_catalog.jsonb_array_elements($1::jsonb) j)`;
  const wanted = JSON.stringify(tables.map((table) => [table.schema, table.name]));
  const { rows } = await session.execute(sql, { values: [wanted], signal });
  const known = new Map(
    rows.map(([schema, name, kind, readable]) => [JSON.stringify([schema, name]), { kind, readable }]),
  );
  const lockable: string[] = [];
  const findings: Finding[] = [];
  for (const table of tables) {
    const found = known.get(JSON.stringify([table.schema, table.name]));
    if (found === undefined) continue;
    if (found.readable === '1' && (found.kind === 'r' || found.kind === 'p')) {
      lockable.push(found.kind === 'p' ? qualify(table) : `ONLY ${qualify(table)}`);
    } else {
      findings.push(notLocked(table, found.kind === 'f'));
    }
  }
  return { lockable, findings };
}

function notLocked(table: TargetName, foreign: boolean): Finding {
  return {
    code: 'SNAPSHOT_NOT_LOCKED',
    severity: 'warning',
    object: { kind: 'table', path: [table.schema, table.name] },
    message: foreign
      ? 'A foreign table can’t be locked, and its rows are not part of the snapshot: they are read as they are at that moment.'
      : 'The table can’t be locked for want of SELECT on all of it: a TRUNCATE or ALTER TABLE while it is copied would go unnoticed.',
    fix: foreign ? 'Leave the table out, or keep its server quiet.' : 'Have SELECT on the table granted.',
  };
}
